//! Faults in what a file says it is.

use super::{Entry, Level, entry};
use crate::Severity;

/// The unit that the file names is not in the roster.
pub static UNKNOWN_UNIT: Entry = entry("I001", "unknown-unit", Level::File, Severity::Error, &["suggestion"]);
/// The file does not say which unit it is from.
pub static NO_UNIT: Entry = entry("I002", "no-unit", Level::File, Severity::Error, &[]);
/// The file is for another period than the one collected.
pub static WRONG_PERIOD: Entry = entry("I003", "wrong-period", Level::File, Severity::Error, &["expected"]);
/// The file is another form.
pub static WRONG_FORM: Entry = entry("I004", "wrong-form", Level::File, Severity::Error, &["expected"]);
/// The file is another version of the form.
pub static WRONG_VERSION: Entry = entry("I005", "wrong-version", Level::File, Severity::Error, &["expected"]);
/// The places in which a file says what it is disagree.
pub static CONFLICTING_IDENTITY: Entry =
    entry("I006", "conflicting-identity", Level::File, Severity::Error, &["what", "witnesses"]);
/// The unit does not exist at the end of the period.
pub static UNIT_NOT_EXPECTED: Entry =
    entry("I007", "unit-not-expected", Level::File, Severity::Error, &["unit"]);
/// The file does not say which period it is for.
pub static NO_PERIOD: Entry = entry("I008", "no-period", Level::File, Severity::Error, &["expected"]);
/// The file does not say which version of the form it is.
pub static NO_VERSION: Entry = entry("I009", "no-version", Level::File, Severity::Warning, &["expected"]);

/// The name of the unit in the header is none that the roster knows.
pub static NAME_UNKNOWN: Entry = entry("I010", "name-unknown", Level::File, Severity::Warning, &["unit"]);
/// The kind of unit in the header is not the roster's.
pub static KIND_DIFFERS: Entry = entry("I011", "kind-differs", Level::File, Severity::Warning, &["expected"]);

pub(super) static FAMILY: &[&Entry] = &[
    &UNKNOWN_UNIT,
    &NO_UNIT,
    &WRONG_PERIOD,
    &WRONG_FORM,
    &WRONG_VERSION,
    &CONFLICTING_IDENTITY,
    &UNIT_NOT_EXPECTED,
    &NO_PERIOD,
    &NO_VERSION,
    &NAME_UNKNOWN,
    &KIND_DIFFERS,
];
