//! Faults in what a file says it is.

use super::{Entry, Level, entry};
use crate::Severity;

/// The unit that the file names is not in the roster.
pub static UNKNOWN_UNIT: Entry = entry("I001", "unknown-unit", Level::File, Severity::Error, &["suggestion"]);
/// The file does not say which unit it is from.
pub static NO_UNIT: Entry = entry("I002", "no-unit", Level::File, Severity::Error, &["suggestion"]);
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
/// The file gives no code; its unit was found by name.
pub static UNIT_BY_NAME: Entry =
    entry("I012", "unit-by-name", Level::File, Severity::Note, &["unit", "code"]);
/// The name of the file is another unit's than the file itself.
pub static FILE_NAME_CONTRADICTS: Entry =
    entry("I013", "file-name-contradicts", Level::File, Severity::Warning, &["unit", "other"]);
/// The file is an older version of the form that is still read.
pub static OLDER_VERSION: Entry =
    entry("I014", "older-version", Level::File, Severity::Warning, &["expected"]);
/// The code of the unit is spelled otherwise than in the roster.
pub static UNIT_CODE_RESPELLED: Entry =
    entry("I015", "unit-code-respelled", Level::File, Severity::Note, &["code"]);
/// The file gives no code, and its name can be that of several units.
pub static NAME_OF_SEVERAL: Entry =
    entry("I016", "name-of-several", Level::File, Severity::Error, &["units"]);

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
    &UNIT_BY_NAME,
    &FILE_NAME_CONTRADICTS,
    &OLDER_VERSION,
    &UNIT_CODE_RESPELLED,
    &NAME_OF_SEVERAL,
];
