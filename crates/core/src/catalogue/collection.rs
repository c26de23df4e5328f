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
/// A unit came twice, at least once in a roll-up.
pub static UNIT_REPORTED_TWICE: Entry =
    entry("C020", "unit-reported-twice", Level::Cell, Severity::Error, &["unit", "other"]);
/// A roll-up does not cover all of its units.
pub static ROLL_UP_INCOMPLETE: Entry = entry(
    "C021",
    "roll-up-incomplete",
    Level::File,
    Severity::Warning,
    &["unit", "expected", "accepted", "missing", "rejected"],
);
/// A roll-up lists other units than the roster has below its sender.
pub static ROLL_UP_UNITS_DIFFER: Entry =
    entry("C022", "roll-up-units-differ", Level::File, Severity::Warning, &["unit", "absent", "surplus"]);
/// A roll-up was made of a provisional consolidation.
pub static ROLL_UP_PROVISIONAL: Entry =
    entry("C023", "roll-up-provisional", Level::File, Severity::Warning, &["unit"]);
/// The committee's own roll-up lies among what it collects.
pub static ROLL_UP_OF_OWN: Entry = entry("C024", "roll-up-of-own", Level::File, Severity::Error, &[]);
/// A figure of a report stands otherwise than the data give it.
pub static REPORT_FIGURE_DIFFERS: Entry =
    entry("C040", "report-figure-differs", Level::File, Severity::Error, &["expression", "section", "now"]);
/// A figure of a report is gone.
pub static REPORT_FIGURE_DELETED: Entry =
    entry("C041", "report-figure-deleted", Level::File, Severity::Warning, &["expression", "section", "now"]);
/// A figure of a report cannot be said in that way any more.
pub static REPORT_FIGURE_UNSAYABLE: Entry = entry(
    "C042",
    "report-figure-unsayable",
    Level::File,
    Severity::Error,
    &["expression", "section", "reason"],
);
/// Numbers in a report come from no figure.
pub static REPORT_NUMBER_UNBOUND: Entry =
    entry("C043", "report-number-unbound", Level::File, Severity::Note, &["section", "numbers"]);
/// A section of a report was made of a file that counts no longer.
pub static REPORT_SECTION_STALE: Entry =
    entry("C044", "report-section-stale", Level::File, Severity::Warning, &["section", "file", "fields"]);
/// The document is no report that this program wrote, or does not say so any more.
pub static NOT_A_REPORT: Entry = entry("C045", "not-a-report", Level::File, Severity::Error, &["reason"]);
/// A figure of a report does not cover all units.
pub static REPORT_FIGURE_PARTIAL: Entry =
    entry("C046", "report-figure-partial", Level::Line, Severity::Warning, &["have", "of"]);
/// The report is of another period or form.
pub static REPORT_OF_ANOTHER: Entry =
    entry("C047", "report-of-another", Level::File, Severity::Error, &["expected"]);

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
    &UNIT_REPORTED_TWICE,
    &ROLL_UP_INCOMPLETE,
    &ROLL_UP_UNITS_DIFFER,
    &ROLL_UP_PROVISIONAL,
    &ROLL_UP_OF_OWN,
    &REPORT_FIGURE_DIFFERS,
    &REPORT_FIGURE_DELETED,
    &REPORT_FIGURE_UNSAYABLE,
    &REPORT_NUMBER_UNBOUND,
    &REPORT_SECTION_STALE,
    &NOT_A_REPORT,
    &REPORT_FIGURE_PARTIAL,
    &REPORT_OF_ANOTHER,
];
