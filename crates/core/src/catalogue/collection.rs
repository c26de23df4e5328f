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
/// A decision names a file that did not come in.
pub static DECIDED_FILE_MISSING: Entry =
    entry("C010", "decided-file-missing", Level::Line, Severity::Warning, &[]);
/// A decision names a file whose content is no longer that which was decided about.
pub static DECIDED_FILE_DIFFERS: Entry =
    entry("C011", "decided-file-differs", Level::Line, Severity::Warning, &["sha256"]);
/// A value is decided for an answer that is clear as it stands.
pub static DECISION_NOT_NEEDED: Entry =
    entry("C012", "decision-not-needed", Level::Line, Severity::Warning, &["unit"]);
/// A cell says something else than the decision about it quotes.
pub static DECISION_QUOTES_OTHERWISE: Entry =
    entry("C013", "decision-quotes-otherwise", Level::Line, Severity::Warning, &["unit", "quoted"]);
/// A value is decided for an answer that no submission which stands has.
pub static DECISION_WITHOUT_ANSWER: Entry =
    entry("C014", "decision-without-answer", Level::Line, Severity::Warning, &["unit"]);
/// A decision fits several files that say different things.
pub static DECISION_AMBIGUOUS: Entry =
    entry("C015", "decision-ambiguous", Level::Line, Severity::Warning, &["files"]);
/// Several files of one unit are decided to be the one that counts.
pub static DECISIONS_CONTRADICT: Entry =
    entry("C016", "decisions-contradict", Level::Line, Severity::Warning, &["unit", "files"]);
/// A file is decided to count that is no submission of a unit.
pub static TAKEN_FILE_UNUSABLE: Entry =
    entry("C017", "taken-file-unusable", Level::Line, Severity::Warning, &[]);
/// A warning is explained that is not there.
pub static EXPLAINED_WARNING_MISSING: Entry =
    entry("C018", "explained-warning-missing", Level::Line, Severity::Warning, &["unit"]);
/// The office decided that the file does not count.
pub static LEFT_OUT: Entry = entry("C019", "left-out", Level::File, Severity::Note, &["by", "on", "why"]);

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
    &DECIDED_FILE_MISSING,
    &DECIDED_FILE_DIFFERS,
    &DECISION_NOT_NEEDED,
    &DECISION_QUOTES_OTHERWISE,
    &DECISION_WITHOUT_ANSWER,
    &DECISION_AMBIGUOUS,
    &DECISIONS_CONTRADICT,
    &TAKEN_FILE_UNUSABLE,
    &EXPLAINED_WARNING_MISSING,
    &LEFT_OUT,
];
