//! Faults in where things stand in a workbook.

use super::{Entry, Level, entry};
use crate::Severity;

/// A sheet of the form is not in the workbook.
pub static MISSING_SHEET: Entry = entry("L001", "missing-sheet", Level::File, Severity::Error, &["sheet"]);
/// A code of the form stands nowhere in its sheet.
pub static MISSING_CODE: Entry = entry("L002", "missing-code", Level::Sheet, Severity::Error, &[]);
/// A code stands in several rows.
pub static DOUBLED_CODE: Entry = entry("L003", "doubled-code", Level::Cell, Severity::Error, &["cells"]);
/// A row has an answer under a code that the form does not know.
pub static UNKNOWN_CODE: Entry =
    entry("L004", "unknown-code", Level::Cell, Severity::Warning, &["suggestion"]);
/// A column of the form has no heading in the sheet.
pub static MISSING_COLUMN: Entry =
    entry("L005", "missing-column", Level::Sheet, Severity::Error, &["column"]);
/// A number stands in the row of a field but outside its answer cell.
pub static ANSWER_BESIDE_CELL: Entry =
    entry("L006", "answer-beside-cell", Level::Cell, Severity::Warning, &["answer"]);
/// A number stands outside the form's rows and columns.
pub static CONTENT_OUTSIDE_FORM: Entry =
    entry("L007", "content-outside-form", Level::Cell, Severity::Note, &[]);
/// A sheet that the form does not have holds numbers.
pub static EXTRA_SHEET: Entry = entry("L008", "extra-sheet", Level::Sheet, Severity::Note, &[]);
/// A row of a table is a total of the others, and is not counted as one of them.
pub static TOTAL_ROW: Entry = entry("L009", "total-row", Level::Cell, Severity::Note, &[]);
/// Answers have no code beside them and were found by their label.
pub static FOUND_BY_LABEL: Entry =
    entry("L010", "found-by-label", Level::Sheet, Severity::Warning, &["fields"]);
/// A row has no code, and its label can be that of several fields.
pub static LABEL_AMBIGUOUS: Entry =
    entry("L011", "label-ambiguous", Level::Cell, Severity::Error, &["fields"]);
/// A row has no code, and its label is not quite that of the field that it must be.
pub static LABEL_RESEMBLES: Entry =
    entry("L012", "label-resembles", Level::Cell, Severity::Warning, &["written"]);
/// The code of a row is one field's and its label another's.
pub static CODE_AND_LABEL_DISAGREE: Entry =
    entry("L013", "code-and-label-disagree", Level::Cell, Severity::Error, &["written", "other"]);
/// A sheet has the codes of the form and no heading over its answers.
pub static NO_ANSWER_HEADING: Entry =
    entry("L014", "no-answer-heading", Level::Sheet, Severity::Error, &["heading"]);
/// The branch has changed the unit of measure of an answer.
pub static MEASURE_CHANGED: Entry =
    entry("L015", "measure-changed", Level::Cell, Severity::Error, &["written", "measure"]);
/// There are several answers to one field, and they differ.
pub static ANSWERS_DIFFER: Entry = entry("L016", "answers-differ", Level::Cell, Severity::Error, &["cells"]);
/// A sheet is a copy of another with the same answers, or none.
pub static COPIED_SHEET: Entry = entry("L017", "copied-sheet", Level::Sheet, Severity::Note, &["original"]);
/// The answer cells of several fields are merged into one.
pub static ANSWERS_MERGED: Entry = entry("L018", "answers-merged", Level::Cell, Severity::Error, &["range"]);
/// An answer cell is merged with the cell beside it, where the answer stands.
pub static ANSWER_IN_MERGED_CELL: Entry =
    entry("L019", "answer-in-merged-cell", Level::Cell, Severity::Warning, &["range"]);
/// A cell of a table is merged over several rows.
pub static ROWS_MERGED: Entry = entry("L020", "rows-merged", Level::Cell, Severity::Warning, &["range"]);
/// The first row of a table counts its columns, or is a row; nobody can tell.
pub static INDEX_ROW_OR_DATA: Entry = entry("L021", "index-row-or-data", Level::Cell, Severity::Error, &[]);
/// Two sheets hold the same table with different rows.
pub static TABLES_DIFFER: Entry = entry("L022", "tables-differ", Level::Sheet, Severity::Error, &["other"]);
/// An older version of the form lacks what is asked since.
pub static NEWLY_ASKED: Entry = entry("L023", "newly-asked", Level::File, Severity::Error, &["version"]);
/// Many files depart from the form in the same way.
pub static SHARED_DRIFT: Entry = entry(
    "L024",
    "shared-drift",
    Level::Collection,
    Severity::Warning,
    &["what", "code", "sheet", "cell", "count", "files"],
);
/// Text of the workbook is in an encoding from before Unicode and was converted.
pub static LEGACY_TEXT: Entry =
    entry("L025", "legacy-text", Level::File, Severity::Note, &["count", "encodings"]);
/// Cells in which the form checks its answers hold no check any more.
pub static CHECKS_OVERWRITTEN: Entry =
    entry("L026", "checks-overwritten", Level::Sheet, Severity::Warning, &["cells", "fields", "count"]);
/// A roll-up lacks a sheet, or the headings of one, without which nobody can tell what its figures are made of.
pub static ROLL_UP_SHEET_MISSING: Entry =
    entry("L027", "roll-up-sheet-missing", Level::File, Severity::Error, &["sheet"]);
/// What a roll-up carries is not what was written into it.
pub static ROLL_UP_ALTERED: Entry =
    entry("L028", "roll-up-altered", Level::File, Severity::Error, &["sheets"]);
/// A line of a roll-up cannot be read.
pub static ROLL_UP_LINE_UNREADABLE: Entry =
    entry("L029", "roll-up-line-unreadable", Level::Cell, Severity::Error, &["heading"]);

pub(super) static FAMILY: &[&Entry] = &[
    &MISSING_SHEET,
    &MISSING_CODE,
    &DOUBLED_CODE,
    &UNKNOWN_CODE,
    &MISSING_COLUMN,
    &ANSWER_BESIDE_CELL,
    &CONTENT_OUTSIDE_FORM,
    &EXTRA_SHEET,
    &TOTAL_ROW,
    &FOUND_BY_LABEL,
    &LABEL_AMBIGUOUS,
    &LABEL_RESEMBLES,
    &CODE_AND_LABEL_DISAGREE,
    &NO_ANSWER_HEADING,
    &MEASURE_CHANGED,
    &ANSWERS_DIFFER,
    &COPIED_SHEET,
    &ANSWERS_MERGED,
    &ANSWER_IN_MERGED_CELL,
    &ROWS_MERGED,
    &INDEX_ROW_OR_DATA,
    &TABLES_DIFFER,
    &NEWLY_ASKED,
    &SHARED_DRIFT,
    &LEGACY_TEXT,
    &CHECKS_OVERWRITTEN,
    &ROLL_UP_SHEET_MISSING,
    &ROLL_UP_ALTERED,
    &ROLL_UP_LINE_UNREADABLE,
];
