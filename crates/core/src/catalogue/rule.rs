//! Rules that a form declares. Each is shown under its own id.

use super::{Entry, Level, entry};
use crate::Severity;

/// A submission, or the collection, does not meet a rule of the form.
pub static RULE_BROKEN: Entry = entry("R000", "rule-broken", Level::Cell, Severity::Error, RULE_ARGS);

/// From `difference` on for the collection alone: by how much both sides are off, how many units (`have` of `of`)
/// are in its totals, which are not, and how many more of these there are.
const RULE_ARGS: &[&str] =
    &["message", "expected", "check", "trial", "difference", "have", "of", "absent", "more"];

pub(super) static FAMILY: &[&Entry] = &[&RULE_BROKEN];
