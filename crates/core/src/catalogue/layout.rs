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
/// Text of the workbook is in an encoding from before Unicode and was converted.
pub static LEGACY_TEXT: Entry =
    entry("L025", "legacy-text", Level::File, Severity::Note, &["count", "encodings"]);

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
    &LEGACY_TEXT,
];
