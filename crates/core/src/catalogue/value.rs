//! Faults of an answer.

use super::{Entry, Level, entry};
use crate::Severity;

/// A required answer is blank. Blank is not zero.
pub static REQUIRED_BLANK: Entry = entry("V001", "required-blank", Level::Cell, Severity::Error, &[]);
/// A number that cannot be negative is.
pub static NEGATIVE: Entry = entry("V002", "negative", Level::Cell, Severity::Error, &[]);
/// The answer is no number.
pub static NOT_A_NUMBER: Entry =
    entry("V003", "not-a-number", Level::Cell, Severity::Error, &["type", "unit"]);
/// A count has a fraction.
pub static FRACTIONAL_COUNT: Entry =
    entry("V004", "fractional-count", Level::Cell, Severity::Error, &["thousands"]);
/// The answer is none of the choices.
pub static NOT_A_CHOICE: Entry =
    entry("V005", "not-a-choice", Level::Cell, Severity::Error, &["choices", "suggestion"]);
/// The cell shows a formula error.
pub static FORMULA_ERROR: Entry = entry("V006", "formula-error", Level::Cell, Severity::Error, &[]);
/// The answer is no day.
pub static NOT_A_DATE: Entry = entry("V007", "not-a-date", Level::Cell, Severity::Error, &[]);
/// Digits were stored as text and are read as the number.
pub static NUMBER_AS_TEXT: Entry = entry("V008", "number-as-text", Level::Cell, Severity::Note, &["value"]);
/// The number is outside the bounds of its field.
pub static OUT_OF_RANGE: Entry =
    entry("V009", "out-of-range", Level::Cell, Severity::Error, &["minimum", "maximum"]);
/// The cell holds a formula that was never calculated.
pub static FORMULA_WITHOUT_VALUE: Entry =
    entry("V010", "formula-without-value", Level::Cell, Severity::Error, &["formula"]);
/// A percentage of at most 1 can mean a fraction or points.
pub static PERCENT_TWO_READINGS: Entry =
    entry("V011", "percent-two-readings", Level::Cell, Severity::Error, &["points"]);
/// A computed cell holds another figure than the form computes.
pub static COMPUTED_DIFFERS: Entry =
    entry("V012", "computed-differs", Level::Cell, Severity::Warning, &["computed"]);
/// The answer is neither yes nor no.
pub static NOT_YES_OR_NO: Entry = entry("V013", "not-yes-or-no", Level::Cell, Severity::Error, &["choices"]);
/// The answer is no part of a whole such as 33/41.
pub static NOT_A_RATIO: Entry = entry("V014", "not-a-ratio", Level::Cell, Severity::Error, &[]);
/// The number has more digits than can be kept exactly.
pub static TOO_MANY_DIGITS: Entry = entry("V015", "too-many-digits", Level::Cell, Severity::Error, &[]);
/// A choice was spelled another way and is read as the form spells it.
pub static CHOICE_RESPELLED: Entry =
    entry("V016", "choice-respelled", Level::Cell, Severity::Note, &["value"]);
/// The value comes by a formula from another workbook.
pub static LINKED_WORKBOOK: Entry =
    entry("V017", "linked-workbook", Level::Cell, Severity::Warning, &["formula"]);
/// A figure can be read as either of two numbers.
pub static TWO_READINGS: Entry =
    entry("V018", "two-readings", Level::Cell, Severity::Error, &["first", "second"]);
/// The figure is not exact.
pub static ESTIMATE: Entry = entry("V019", "estimate", Level::Cell, Severity::Error, &["value"]);
/// The cell holds more than one number.
pub static SEVERAL_NUMBERS: Entry =
    entry("V020", "several-numbers", Level::Cell, Severity::Error, &["numbers"]);
/// The figure is in another unit of measure.
pub static OTHER_MEASURE: Entry =
    entry("V021", "other-measure", Level::Cell, Severity::Error, &["measure", "unit"]);
/// A word or a dash stands for zero.
pub static ZERO_IN_WORDS: Entry = entry("V022", "zero-in-words", Level::Cell, Severity::Note, &[]);
/// The answer says that the question does not apply.
pub static NOT_APPLICABLE: Entry = entry("V023", "not-applicable", Level::Cell, Severity::Note, &[]);
/// Dots or lines to write on stand where an answer would.
pub static BLANK_MARK: Entry = entry("V024", "blank-mark", Level::Cell, Severity::Note, &[]);
/// A fraction became a day.
pub static DAY_FOR_NUMBER: Entry =
    entry("V025", "day-for-number", Level::Cell, Severity::Error, &["fraction"]);
/// A separator of thousands was taken for a decimal point, and is read as what it was.
pub static POINT_TAKEN_FOR_GROUP: Entry =
    entry("V026", "point-taken-for-group", Level::Cell, Severity::Note, &["value", "reason"]);
/// A figure is a thousandth of what it was in the period before.
pub static THOUSANDS_SUSPECTED: Entry =
    entry("V027", "thousands-suspected", Level::Cell, Severity::Warning, &["prior", "thousands"]);
/// A day was written another way and is read.
pub static DAY_RESPELLED: Entry = entry("V028", "day-respelled", Level::Cell, Severity::Note, &["value"]);
/// The cell's number format hides the number.
pub static NOT_SHOWN: Entry = entry("V029", "not-shown", Level::Cell, Severity::Warning, &["value"]);
/// A number without a format is read as a percentage in points.
pub static PERCENT_AS_POINTS: Entry =
    entry("V030", "percent-as-points", Level::Cell, Severity::Note, &["value"]);
/// What is stored in the cell can be read in several ways or in none.
pub static UNTRUSTED_CONTENT: Entry =
    entry("V040", "untrusted-content", Level::Cell, Severity::Error, &["doubt"]);
/// Cells with content stand in places that no sheet has.
pub static UNPLACED_CELLS: Entry = entry("V041", "unplaced-cells", Level::Sheet, Severity::Error, &["cells"]);
/// Cells that are no answers hold what can be read in several ways or in none.
pub static UNTRUSTED_CELLS: Entry =
    entry("V043", "untrusted-cells", Level::Sheet, Severity::Warning, &["cells"]);
/// The answer was typed in an encoding from before Unicode and is read in Unicode.
pub static LEGACY_ANSWER: Entry = entry("V045", "legacy-answer", Level::Cell, Severity::Note, &["value"]);
/// The text may be in a legacy encoding or in Unicode, and was left as it is.
pub static ENCODING_NOT_CLEAR: Entry =
    entry("V046", "encoding-not-clear", Level::Cell, Severity::Warning, &[]);

/// A period was never closed though rules or opening figures look at it.
pub static PERIOD_NOT_CLOSED: Entry =
    entry("V050", "period-not-closed", Level::Collection, Severity::Note, &["period", "rules", "openings"]);
/// A figure is many times larger or smaller than those of the unit's own past.
pub static UNLIKE_OWN_PAST: Entry =
    entry("V051", "unlike-own-past", Level::Cell, Severity::Warning, &["usual", "low", "high", "periods"]);
/// A figure is, for the size of the unit, many times larger or smaller than those of its peers.
pub static UNLIKE_PEERS: Entry = entry(
    "V052",
    "unlike-peers",
    Level::Cell,
    Severity::Warning,
    &["per", "ratio", "usual", "low", "high", "peers"],
);
/// All figures of the period are those of the period before.
pub static SAME_AS_BEFORE: Entry =
    entry("V053", "same-as-before", Level::Cell, Severity::Warning, &["count", "period"]);
/// All figures of the period are those of another unit, in another file.
pub static SAME_AS_ANOTHER: Entry =
    entry("V054", "same-as-another", Level::Cell, Severity::Warning, &["count", "others"]);
/// Hardly a figure is not round.
pub static ROUND_FIGURES: Entry =
    entry("V055", "round-figures", Level::Cell, Severity::Note, &["round", "count", "odds"]);
/// A figure is zero that was well above it in every period before.
pub static SUDDEN_ZERO: Entry =
    entry("V056", "sudden-zero", Level::Cell, Severity::Warning, &["least", "periods"]);
/// A figure in the form of a roll-up is not what the contributions that it carries add up to.
pub static ROLL_UP_DIFFERS: Entry =
    entry("V057", "roll-up-differs", Level::Cell, Severity::Error, &["sum", "sheet"]);
/// A row in a table of a roll-up is not what its contributions say.
pub static ROLL_UP_ROW_DIFFERS: Entry =
    entry("V058", "roll-up-row-differs", Level::Cell, Severity::Error, &["carried", "sheet"]);

pub(super) static FAMILY: &[&Entry] = &[
    &REQUIRED_BLANK,
    &NEGATIVE,
    &NOT_A_NUMBER,
    &FRACTIONAL_COUNT,
    &NOT_A_CHOICE,
    &FORMULA_ERROR,
    &NOT_A_DATE,
    &NUMBER_AS_TEXT,
    &OUT_OF_RANGE,
    &FORMULA_WITHOUT_VALUE,
    &PERCENT_TWO_READINGS,
    &COMPUTED_DIFFERS,
    &NOT_YES_OR_NO,
    &NOT_A_RATIO,
    &TOO_MANY_DIGITS,
    &CHOICE_RESPELLED,
    &LINKED_WORKBOOK,
    &TWO_READINGS,
    &ESTIMATE,
    &SEVERAL_NUMBERS,
    &OTHER_MEASURE,
    &ZERO_IN_WORDS,
    &NOT_APPLICABLE,
    &BLANK_MARK,
    &DAY_FOR_NUMBER,
    &POINT_TAKEN_FOR_GROUP,
    &THOUSANDS_SUSPECTED,
    &DAY_RESPELLED,
    &NOT_SHOWN,
    &PERCENT_AS_POINTS,
    &UNTRUSTED_CONTENT,
    &UNPLACED_CELLS,
    &UNTRUSTED_CELLS,
    &LEGACY_ANSWER,
    &ENCODING_NOT_CLEAR,
    &PERIOD_NOT_CLOSED,
    &UNLIKE_OWN_PAST,
    &UNLIKE_PEERS,
    &SAME_AS_BEFORE,
    &SAME_AS_ANOTHER,
    &ROUND_FIGURES,
    &SUDDEN_ZERO,
    &ROLL_UP_DIFFERS,
    &ROLL_UP_ROW_DIFFERS,
];
