use std::sync::Arc;

use tonghop_core::{CellRef, CodeMap, Note, composed};

use crate::form_sheet::{ColumnRole, FormSheet};
use crate::locate::{Located, Search};
use crate::sheet::{Cell, Content, Sheet};

/// The cells for remarks beside the answers, and what is written in them.
///
/// Of a field with several rows the row of its answer counts, and where nothing is written there, another. What
/// cannot be trusted is not quoted; that it stands there is reported for the sheet.
pub(crate) fn collect_notes(search: &Search<'_>, located: &Located) -> CodeMap<Note> {
    let mut notes = CodeMap::new();
    for (code, rows) in &located.rows {
        let answered = located.cells.get(code).map(|(sheet, cell)| (*sheet, cell.row));
        let rows = answered.iter().chain(rows.iter().filter(|row| Some(**row) != answered));
        let mut found: Vec<Note> = rows.filter_map(|(sheet, row)| beside(search, *sheet, *row)).collect();
        let written = found.iter().position(|note| !note.is_blank()).unwrap_or_default();
        if written < found.len() {
            notes.insert(code.clone(), found.swap_remove(written));
        }
    }
    notes
}

/// The remark in a row.
fn beside(search: &Search<'_>, index: usize, row: u32) -> Option<Note> {
    let form_sheet = search.sheets.iter().find(|form_sheet| form_sheet.sheet == index)?;
    let sheet = search.sheet(index);
    let headed = form_sheet.columns_of(ColumnRole::Note).map(|column| note(sheet, row, column));
    let headed: Vec<Note> = headed.collect();
    let written = headed.iter().find(|note| !note.is_blank()).cloned();
    written.or_else(|| loose(form_sheet, sheet, row)).or(headed.into_iter().next())
}

fn note(sheet: &Sheet, row: u32, column: u32) -> Note {
    let own = CellRef::new(row, column);
    let cell = sheet.merge_of(own).map_or(own, |(first, _)| first);
    // Cells that are merged with a column of the form hold what that asks for.
    let cell = if cell.column == column { cell } else { own };
    let text = sheet.get(cell).map(text_of).unwrap_or_default();
    Note { text: Arc::from(text), sheet: sheet.name.clone(), cell }
}

/// Words to the right of a given answer in a column that nothing heads: beside a blank one they are reported.
fn loose(form_sheet: &FormSheet, sheet: &Sheet, row: u32) -> Option<Note> {
    let last = form_sheet.answer_columns.iter().max()?;
    let is_given = |column: &u32| sheet.get(CellRef::new(row, *column)).is_some_and(|cell| !cell.is_blank());
    if !form_sheet.answer_columns.iter().any(is_given) {
        return None;
    }
    let loose = sheet.row(row)?.iter().filter(|(column, cell)| {
        let is_words = cell.text().is_some_and(|text| text.chars().any(char::is_alphabetic));
        *column > last
            && is_words
            && form_sheet.role_of(**column) == ColumnRole::None
            && form_sheet.is_unheaded(sheet, **column)
    });
    loose.map(|(column, _)| note(sheet, row, *column)).next()
}

fn text_of(cell: &Cell) -> String {
    match &cell.content {
        Content::Untrusted { .. } => String::new(),
        content => composed(content.raw().trim()),
    }
}
