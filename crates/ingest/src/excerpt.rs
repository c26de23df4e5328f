use std::collections::BTreeSet;

use tonghop_core::{ExcerptRow, Excerpts, Finding, Submission};

use crate::open::Workbook;
use crate::sheet::{Cells, Sheet};

/// The most rows of a sheet that are kept. A form has some hundred; beyond, a finding shows its place alone.
const ROWS: usize = 2_000;
/// The most cells of a row. More do not fit into the line of a report.
const CELLS: usize = 32;
/// The most characters of a cell.
const CHARACTERS: usize = 48;

/// A sheet as it may be shown.
#[derive(Debug)]
pub(crate) struct View {
    /// Its index in the workbook.
    pub sheet: usize,
    pub heading_row: u32,
    /// The columns that may be shown below the headings, in a sheet about persons; `None` for all.
    pub shown: Option<Vec<u32>>,
}

/// The rows of a workbook that a finding is about or may come to be about: those of every finding and of every
/// answer.
pub(crate) fn excerpts(workbook: &Workbook, views: &[View], submission: &Submission) -> Excerpts {
    let mut excerpts = Excerpts::default();
    for (index, sheet) in workbook.sheets.iter().enumerate() {
        let rows = rows(sheet, submission);
        if rows.is_empty() {
            continue;
        }
        let views: Vec<&View> = views.iter().filter(|view| view.sheet == index).collect();
        for view in &views {
            if let Some(cells) = sheet.row(view.heading_row) {
                excerpts.add_heading(sheet.name.clone(), excerpt(view.heading_row, cells, None));
            }
        }
        let shown = views.iter().find_map(|view| view.shown.as_deref());
        for row in rows {
            let is_heading = views.iter().any(|view| view.heading_row == row);
            let shown = shown.filter(|_| !is_heading);
            let cells = sheet
                .row(row)
                .map_or(ExcerptRow { row, cells: Vec::new() }, |cells| excerpt(row, cells, shown));
            excerpts.add(sheet.name.clone(), cells);
        }
    }
    excerpts
}

/// The rows of a sheet to keep: those of findings first, since they are shown for certain.
fn rows(sheet: &Sheet, submission: &Submission) -> BTreeSet<u32> {
    let found = |finding: &Finding| {
        let cell = finding.place.cell_ref()?;
        (finding.place.sheet_name() == Some(&sheet.name)).then_some(cell.row)
    };
    let in_tables = submission.tables.values().flatten().flat_map(|row| row.cells.values());
    let answered = submission.values.values().chain(in_tables).filter_map(|value| {
        let source = value.source.as_ref()?;
        (source.sheet == sheet.name).then_some(source.cell.row)
    });
    let mut rows = BTreeSet::new();
    for row in submission.findings.iter().filter_map(found).chain(answered) {
        if rows.len() == ROWS {
            break;
        }
        rows.insert(row);
    }
    rows
}

fn excerpt(row: u32, cells: &Cells, shown: Option<&[u32]>) -> ExcerptRow {
    let cells = cells.iter().filter(|(_, cell)| !cell.is_blank()).take(CELLS).map(|(column, cell)| {
        let may_be_shown = shown.is_none_or(|shown| shown.contains(column));
        (*column, if may_be_shown { on_one_line(&cell.content.raw()) } else { "…".to_owned() })
    });
    ExcerptRow { row, cells: cells.collect() }
}

/// The beginning of a text, its line breaks and whatever else steers a terminal as single blanks.
fn on_one_line(text: &str) -> String {
    let mut line = String::new();
    let mut length = 0;
    for character in text.trim().chars() {
        let character = if character.is_control() || character.is_whitespace() { ' ' } else { character };
        if character == ' ' && line.ends_with(' ') {
            continue;
        }
        if length == CHARACTERS {
            line.push('…');
            break;
        }
        line.push(character);
        length += 1;
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_shown_on_one_line_and_cut_short() {
        assert_eq!(on_one_line(" Tên\r\n chỉ\u{1b}[31m tiêu\t"), "Tên chỉ [31m tiêu");
        assert_eq!(on_one_line(&"ư".repeat(48)), "ư".repeat(48));
        assert_eq!(on_one_line(&"ư".repeat(49)), format!("{}…", "ư".repeat(48)));
    }
}
