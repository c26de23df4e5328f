//! Rules that a form declares. Each is shown under its own id.

use super::{Entry, Level, entry};
use crate::Severity;

/// A submission, or the collection, does not meet a rule of the form.
pub static RULE_BROKEN: Entry =
    entry("R000", "rule-broken", Level::Cell, Severity::Error, &["message", "expected", "check", "trial"]);

pub(super) static FAMILY: &[&Entry] = &[&RULE_BROKEN];
