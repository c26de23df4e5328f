use std::sync::Arc;

use tonghop_core::catalogue;
use tonghop_core::{CellRef, Code, Field, Finding, Form, Place, Related, nearest};

use crate::form_sheet::{ColumnRole, FormSheet};
use crate::sheet::{Cells, Content, Sheet};

/// What stands beside the answer cell of a field and looks like an answer.
pub(crate) fn beside_answer(
    form_sheet: &FormSheet,
    sheet: &Sheet,
    answer: CellRef,
    cells: &Cells,
    field: &Field,
    file: &Arc<str>,
    findings: &mut Vec<Finding>,
) {
    let row = answer.row;
    let answered = sheet.get(answer).is_some_and(|content| !content.is_blank());
    for (column, content) in cells.iter().filter(|(_, content)| !content.is_blank()) {
        if *column == answer.column {
            continue;
        }
        let is_stray = match form_sheet.role_of(*column) {
            // Answers in several answer columns are compared with each other.
            ColumnRole::Answer => false,
            // What the form itself puts there; a figure of the period before may stand beside a blank answer.
            ColumnRole::Code | ColumnRole::Prior => false,
            // LibreOffice writes 0 into an .xls for a check that says nothing.
            ColumnRole::Check => content.is_number() && content.content != Content::Number(0.0),
            ColumnRole::Note => !answered && content.looks_like_figure(),
            ColumnRole::Label => content.is_number(),
            ColumnRole::Measure => {
                let digits = |text: &str| text.contains(|c: char| c.is_ascii_digit());
                let figure = content.text().is_some_and(digits) && !digits(&field.measure);
                content.is_number() || (!answered && figure)
            }
            ColumnRole::TextAnswer | ColumnRole::None => content.is_number() || !answered,
        };
        if is_stray {
            let place = Place::cell(file.clone(), sheet.name.clone(), CellRef::new(row, *column));
            findings.push(
                Finding::new(&catalogue::ANSWER_BESIDE_CELL, place)
                    .field(field)
                    .found(content.raw())
                    .related([Related::of(field.code.clone(), answer)])
                    .text("answer", answer.to_string()),
            );
        }
    }
}

/// A row under the headings that is no field's: an answer under a strange code, or numbers by themselves.
pub(crate) fn unclaimed_row(
    form_sheet: &FormSheet,
    sheet: &Sheet,
    (row, cells): (u32, &Cells),
    code: Option<&str>,
    form: &Form,
    file: &Arc<str>,
    findings: &mut Vec<Finding>,
) {
    let place = |column: u32| Place::cell(file.clone(), sheet.name.clone(), CellRef::new(row, column));
    let answer_at = form_sheet
        .answer_columns
        .iter()
        .find(|column| cells.get(column).is_some_and(|content| !content.is_blank()));
    let answer = answer_at.and_then(|column| Some((*column, cells.get(column)?)));
    if let (Some(code), Some((column, answer))) = (code.filter(|code| !code.is_empty()), answer) {
        let suggestion = nearest(code, form.codes().map(Code::as_str)).unwrap_or_default();
        let mut finding = Finding::new(&catalogue::UNKNOWN_CODE, place(column))
            .found(answer.raw())
            .text("suggestion", suggestion);
        finding.field = Some(Code::from(code));
        findings.push(finding);
        return;
    }
    for (column, content) in cells {
        let in_answers = form_sheet.answer_columns.contains(column);
        if content.is_number() || (in_answers && !content.is_blank()) {
            findings
                .push(Finding::new(&catalogue::CONTENT_OUTSIDE_FORM, place(*column)).found(content.raw()));
        }
    }
}
