//! Faults of a period's submissions together.

use super::{Entry, Level, entry};
use crate::Severity;

/// A unit that must report has not.
pub static UNIT_MISSING: Entry = entry("C001", "unit-missing", Level::Collection, Severity::Error, &["unit"]);
/// A unit reported more than once; the later file counts.
pub static RESUBMISSION: Entry =
    entry("C002", "resubmission", Level::File, Severity::Warning, &["unit", "superseded", "evidence"]);
/// A unit reported more than once and nothing tells which file is the later.
pub static ORDER_UNKNOWN: Entry =
    entry("C003", "order-unknown", Level::File, Severity::Error, &["unit", "files"]);
/// The file has the same content as another.
pub static DUPLICATE_FILE: Entry =
    entry("C004", "duplicate-file", Level::File, Severity::Note, &["original"]);
/// The submission came after the deadline.
pub static LATE: Entry = entry("C005", "late", Level::File, Severity::Warning, &["unit", "day", "deadline"]);
/// The committee's own figures have not been entered.
pub static COMMITTEE_MISSING: Entry =
    entry("C006", "committee-missing", Level::Collection, Severity::Error, &["unit", "fields"]);
/// A total has more digits than can be kept exactly.
pub static TOTAL_NOT_EXACT: Entry = entry("C007", "total-not-exact", Level::Collection, Severity::Error, &[]);
/// The register of receipts names a file that is not there.
pub static RECEIPT_WITHOUT_FILE: Entry =
    entry("C008", "receipt-without-file", Level::Collection, Severity::Note, &[]);
/// A unit's later file was rejected, so that an earlier one still counts.
pub static NEWER_REJECTED: Entry =
    entry("C009", "newer-rejected", Level::File, Severity::Warning, &["unit", "counting"]);

pub(super) static FAMILY: &[&Entry] = &[
    &UNIT_MISSING,
    &RESUBMISSION,
    &ORDER_UNKNOWN,
    &DUPLICATE_FILE,
    &LATE,
    &COMMITTEE_MISSING,
    &TOTAL_NOT_EXACT,
    &RECEIPT_WITHOUT_FILE,
    &NEWER_REJECTED,
];
