//! Mistakes in a form, roster, workspace or register file.

use super::{Entry, Level, entry};
use crate::Severity;

/// The file is not well-formed TOML or CSV.
pub static NOT_WELL_FORMED: Entry =
    entry("D001", "not-well-formed", Level::Line, Severity::Error, &["reason"]);
/// A key that means nothing here.
pub static UNKNOWN_KEY: Entry =
    entry("D002", "unknown-key", Level::Line, Severity::Error, &["suggestion", "known"]);
/// A key that must stand here is missing.
pub static MISSING_KEY: Entry =
    entry("D003", "missing-key", Level::Line, Severity::Error, &["key", "example"]);
/// A key has a value of the wrong type.
pub static WRONG_TYPE_OF_VALUE: Entry =
    entry("D004", "wrong-type-of-value", Level::Line, Severity::Error, &["key", "expected"]);
/// A value is none of the words that the key takes.
pub static UNKNOWN_WORD: Entry =
    entry("D005", "unknown-word", Level::Line, Severity::Error, &["key", "allowed", "suggestion"]);
/// A code or name is declared a second time.
pub static DECLARED_TWICE: Entry = entry("D006", "declared-twice", Level::Line, Severity::Error, &["first"]);
/// A code is named that the form does not declare.
pub static DECLARED_UNKNOWN_CODE: Entry =
    entry("D007", "unknown-code", Level::Line, Severity::Error, &["suggestion"]);
/// A formula cannot be read or says more than is supported.
pub static BAD_FORMULA: Entry = entry("D008", "bad-formula", Level::Line, Severity::Error, &["reason"]);
/// A computed field depends on itself.
pub static FORMULA_CYCLE: Entry = entry("D009", "formula-cycle", Level::Line, Severity::Error, &["cycle"]);
/// A text is no reporting period of the form.
pub static NOT_A_PERIOD: Entry = entry("D010", "not-a-period", Level::Line, Severity::Error, &["expected"]);
/// A text is no calendar day.
pub static DECLARED_NOT_A_DATE: Entry = entry("D011", "not-a-date", Level::Line, Severity::Error, &[]);
/// A column that a table must have is missing.
pub static DECLARED_MISSING_COLUMN: Entry =
    entry("D012", "missing-column", Level::Line, Severity::Error, &["column", "known"]);
/// A code has characters that codes cannot have.
pub static BAD_CODE: Entry = entry("D013", "bad-code", Level::Line, Severity::Error, &[]);
/// A unit is dissolved before it is founded.
pub static DATES_REVERSED: Entry =
    entry("D014", "dates-reversed", Level::Line, Severity::Error, &["founded"]);
/// A key contradicts another key of the same item.
pub static KEY_DOES_NOT_FIT: Entry =
    entry("D015", "key-does-not-fit", Level::Line, Severity::Error, &["key", "with"]);
/// A field of units whose values cannot be added up.
pub static CANNOT_BE_ADDED: Entry = entry("D016", "cannot-be-added", Level::Line, Severity::Error, &["type"]);
/// The file declares nothing.
pub static NOTHING_DECLARED: Entry =
    entry("D017", "nothing-declared", Level::Line, Severity::Error, &["what"]);
/// A text should be a whole number.
pub static DECLARED_NOT_A_NUMBER: Entry =
    entry("D018", "not-a-number", Level::Line, Severity::Error, &["key"]);
/// A column of the table means nothing.
pub static UNKNOWN_COLUMN: Entry =
    entry("D019", "unknown-column", Level::Line, Severity::Error, &["suggestion", "known"]);
/// A unit kind or unit is named that the roster does not have.
pub static NOT_IN_ROSTER: Entry =
    entry("D020", "not-in-roster", Level::Line, Severity::Error, &["known", "suggestion"]);
/// A field is named where only a number can stand.
pub static NO_NUMBER_FIELD: Entry = entry("D021", "no-number-field", Level::Line, Severity::Error, &["type"]);
/// A code is none of a finding.
pub static UNKNOWN_FINDING: Entry =
    entry("D022", "unknown-finding", Level::Line, Severity::Error, &["suggestion"]);
/// A text is no SHA-256.
pub static NOT_A_CHECKSUM: Entry = entry("D023", "not-a-checksum", Level::Line, Severity::Error, &[]);
/// A decided value is not of the type of its field.
pub static VALUE_DOES_NOT_FIT: Entry =
    entry("D024", "value-does-not-fit", Level::Line, Severity::Error, &["type", "choices"]);
/// A value is decided for a field that nobody answers.
pub static NOT_DECIDABLE: Entry = entry("D025", "not-decidable", Level::Line, Severity::Error, &[]);
/// A rule names what has no value in its scope.
pub static NOT_IN_SCOPE: Entry = entry("D028", "not-in-scope", Level::Line, Severity::Error, &["scope"]);
/// A part of a rule has no sense for the kinds of values in it.
pub static WRONG_TYPE_IN_RULE: Entry =
    entry("D029", "wrong-type-in-rule", Level::Line, Severity::Error, &["reason"]);
/// A comparison in a rule has the same result whatever the data are.
pub static ALWAYS_DECIDED: Entry =
    entry("D030", "always-decided", Level::Line, Severity::Error, &["always", "suggestion"]);
/// A rule, or a part of it, that no submission can ever reach.
pub static NEVER_REACHED: Entry =
    entry("D031", "never-reached", Level::Line, Severity::Note, &["reason", "part"]);
/// Two rules have the same condition.
pub static SAME_CONDITION: Entry = entry("D032", "same-condition", Level::Line, Severity::Note, &["first"]);
/// A rule says nothing where an answer is blank that may be left blank.
pub static MAY_BE_SILENT: Entry = entry("D033", "may-be-silent", Level::Line, Severity::Note, &["fields"]);
/// Number fields that no rule looks at.
pub static UNWATCHED_FIELDS: Entry =
    entry("D034", "unwatched-fields", Level::Line, Severity::Note, &["fields", "section"]);
/// The message of a rule names no figure.
pub static MESSAGE_WITHOUT_FIGURE: Entry =
    entry("D035", "message-without-figure", Level::Line, Severity::Note, &[]);
/// The text of a report is no template or no text that can be laid out.
pub static REPORT_NOT_WELL_FORMED: Entry =
    entry("D040", "report-not-well-formed", Level::Line, Severity::Error, &["reason"]);
/// The text of a report names a figure that there is not.
pub static UNKNOWN_FIGURE: Entry =
    entry("D041", "unknown-figure", Level::Line, Severity::Error, &["suggestion"]);
/// The text of a report names a way of saying a figure that there is not.
pub static UNKNOWN_FILTER: Entry =
    entry("D042", "unknown-filter", Level::Line, Severity::Error, &["suggestion", "known"]);
/// A word before a figure would be untrue.
pub static UNTRUE_WORD: Entry =
    entry("D043", "untrue-word", Level::Line, Severity::Error, &["value", "step"]);
/// A figure of a report has no value.
pub static FIGURE_MISSING: Entry =
    entry("D044", "figure-missing", Level::Line, Severity::Error, &["covered"]);
/// A report uses a unit's answer that the office has not chosen.
pub static ANSWER_NOT_CHOSEN: Entry =
    entry("D045", "answer-not-chosen", Level::Line, Severity::Error, &["question"]);
/// A figure cannot be said in that way.
pub static FILTER_DOES_NOT_FIT: Entry =
    entry("D046", "filter-does-not-fit", Level::Line, Severity::Error, &["filter", "wanted"]);
/// A figure of the period before is asked for that is not known.
pub static PRIOR_NOT_KNOWN: Entry =
    entry("D047", "prior-not-known", Level::Line, Severity::Error, &["have", "of"]);
/// An answer is chosen that no counted submission gives.
pub static CHOSEN_ANSWER_MISSING: Entry =
    entry("D048", "chosen-answer-missing", Level::Line, Severity::Error, &["question"]);
/// Units are to be named as the foremost, and others have the same figure.
pub static FOREMOST_TIED: Entry =
    entry("D049", "foremost-tied", Level::Line, Severity::Error, &["value", "units"]);
/// A target is no number, or one that can be read in two ways.
pub static NOT_A_TARGET: Entry = entry("D050", "not-a-target", Level::Line, Severity::Error, &[]);
/// The formula of a criterion of the scoring cannot give points.
pub static NO_POINTS: Entry = entry("D051", "no-points", Level::Line, Severity::Error, &["reason", "part"]);
/// A chart by unit names a field that units have no figure of.
pub static NO_FIELD_OF_UNITS: Entry = entry("D054", "no-field-of-units", Level::Line, Severity::Error, &[]);
/// A chart by section names a field that cannot be added to others.
pub static NOT_ADDED_TO_OTHERS: Entry =
    entry("D055", "not-added-to-others", Level::Line, Severity::Error, &["type"]);

pub(super) static FAMILY: &[&Entry] = &[
    &NOT_WELL_FORMED,
    &UNKNOWN_KEY,
    &MISSING_KEY,
    &WRONG_TYPE_OF_VALUE,
    &UNKNOWN_WORD,
    &DECLARED_TWICE,
    &DECLARED_UNKNOWN_CODE,
    &BAD_FORMULA,
    &FORMULA_CYCLE,
    &NOT_A_PERIOD,
    &DECLARED_NOT_A_DATE,
    &DECLARED_MISSING_COLUMN,
    &BAD_CODE,
    &DATES_REVERSED,
    &KEY_DOES_NOT_FIT,
    &CANNOT_BE_ADDED,
    &NOTHING_DECLARED,
    &DECLARED_NOT_A_NUMBER,
    &UNKNOWN_COLUMN,
    &NOT_IN_ROSTER,
    &NO_NUMBER_FIELD,
    &UNKNOWN_FINDING,
    &NOT_A_CHECKSUM,
    &VALUE_DOES_NOT_FIT,
    &NOT_DECIDABLE,
    &NOT_IN_SCOPE,
    &WRONG_TYPE_IN_RULE,
    &ALWAYS_DECIDED,
    &NEVER_REACHED,
    &SAME_CONDITION,
    &MAY_BE_SILENT,
    &UNWATCHED_FIELDS,
    &MESSAGE_WITHOUT_FIGURE,
    &REPORT_NOT_WELL_FORMED,
    &UNKNOWN_FIGURE,
    &UNKNOWN_FILTER,
    &UNTRUE_WORD,
    &FIGURE_MISSING,
    &ANSWER_NOT_CHOSEN,
    &FILTER_DOES_NOT_FIT,
    &PRIOR_NOT_KNOWN,
    &CHOSEN_ANSWER_MISSING,
    &FOREMOST_TIED,
    &NOT_A_TARGET,
    &NO_POINTS,
    &NO_FIELD_OF_UNITS,
    &NOT_ADDED_TO_OTHERS,
];
