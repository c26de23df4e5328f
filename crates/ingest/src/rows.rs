use std::collections::BTreeMap;
use std::sync::Arc;

use tonghop_core::catalogue;
use tonghop_core::{CellRef, Column, Finding, Layout, Place, Row, RowTable, folded};

use crate::excerpt::View;
use crate::open::Workbook;
use crate::reading::{At, Customs, Question, read_value};
use crate::sheet::{Cell, Cells, Content, Sheet};

/// The heading row of a row table in a sheet.
#[derive(Debug)]
pub(crate) struct TableSheet {
    /// Index of the sheet in the workbook.
    pub sheet: usize,
    header_row: u32,
    /// The column of the sheet for each column of the table.
    columns: Vec<Option<u32>>,
    index_columns: Vec<u32>,
}

impl TableSheet {
    /// The sheet as it may be shown. Beside the columns that are not about persons a sheet about persons may hold
    /// anything about them anywhere.
    pub fn view(&self, table: &RowTable) -> View {
        let personal = table.columns.iter().any(|column| column.personal);
        let shown = || {
            let columns = table.columns.iter().zip(&self.columns).filter(|(column, _)| !column.personal);
            columns.filter_map(|(_, at)| *at).chain(self.index_columns.iter().copied()).collect()
        };
        View { sheet: self.sheet, heading_row: self.header_row, shown: personal.then(shown) }
    }
}

/// Finds the sheet of a row table: the one that has its code for a name, else the one whose headings are the
/// table's.
pub(crate) fn find_table(
    workbook: &Workbook,
    table: &RowTable,
    layout: &Layout,
    taken: &[usize],
) -> Option<TableSheet> {
    let free = || workbook.sheets.iter().enumerate().filter(|(index, _)| !taken.contains(index));
    let named = free().find(|(_, sheet)| folded(&sheet.name) == folded(table.code.as_str()));
    match named {
        Some((index, sheet)) => headings(index, sheet, table, layout, 1),
        // Half of the headings and at least two: a sheet that is merely similar is not enough.
        None => free()
            .filter_map(|(index, sheet)| {
                headings(index, sheet, table, layout, 2.max(table.columns.len().div_ceil(2)))
            })
            .max_by_key(|found| found.columns.iter().flatten().count()),
    }
}

/// The heading row of a sheet: the first that has all but one of as many of the table's headings as any row
/// has, and at least `least`. What a branch adds below, a second heading row even, is content.
fn headings(
    index: usize,
    sheet: &Sheet,
    table: &RowTable,
    layout: &Layout,
    least: usize,
) -> Option<TableSheet> {
    let count = |cells| assign(table, &Sheet::folded_row(cells)).iter().flatten().count();
    let counts: Vec<(u32, usize)> = sheet.rows().map(|(row, cells)| (row, count(cells))).collect();
    let most = counts.iter().map(|(_, count)| *count).max()?;
    let enough = least.max(most.saturating_sub(1)).max(1);
    let (header_row, _) = counts.into_iter().find(|(_, count)| *count >= enough)?;
    let texts = Sheet::folded_row(sheet.row(header_row)?);
    let columns = assign(table, &texts);
    let is_index = |text: &str| layout.matches_folded("columns.index", text);
    let index_columns = texts.iter().filter(|(_, text)| is_index(text)).map(|(at, _)| *at).collect();
    Some(TableSheet { sheet: index, header_row, columns, index_columns })
}

/// The column of the sheet for each column of the table, none of them twice: those that are headed by its
/// label alone first, then those with something in brackets behind it.
fn assign(table: &RowTable, texts: &[(u32, String)]) -> Vec<Option<u32>> {
    let mut columns = vec![None; table.columns.len()];
    for is_heading in [is_label, is_label_with_brackets] {
        for (index, column) in table.columns.iter().enumerate() {
            if columns[index].is_none() {
                let free = |at: &u32| !columns.contains(&Some(*at));
                columns[index] =
                    texts.iter().find(|(at, text)| free(at) && is_heading(column, text)).map(|(at, _)| *at);
            }
        }
    }
    columns
}

/// Whether a heading is a column's label, with its unit of measure in brackets if it has one, and with the
/// asterisk of a required column.
fn is_label(column: &Column, heading: &str) -> bool {
    let heading = heading.trim_end_matches('*').trim_end();
    heading == folded(&column.label) || heading == folded(&format!("{} ({})", column.label, column.measure))
}

/// Whether a heading is a column's label with anything in brackets behind it.
fn is_label_with_brackets(column: &Column, heading: &str) -> bool {
    let rest = heading.strip_prefix(&folded(&column.label)).map(str::trim);
    rest.is_some_and(|rest| rest.starts_with('(') && rest.contains(')'))
}

/// Lets the answers of a table tell how the file writes its figures.
pub(crate) fn see_rows(workbook: &Workbook, found: &TableSheet, table: &RowTable, customs: &mut Customs<'_>) {
    let sheet = &workbook.sheets[found.sheet];
    for (_, cells) in sheet.rows().filter(|(row, _)| *row > found.header_row) {
        for (column, at) in table.columns.iter().zip(&found.columns) {
            let Some(at) = at else { continue };
            customs.see(&sheet.name, *at, column.column_type, cells.get(at));
        }
    }
}

/// Reads the filled rows of a table.
pub(crate) fn read_rows(
    workbook: &Workbook,
    found: &TableSheet,
    table: &RowTable,
    customs: &Customs<'_>,
    file: &Arc<str>,
    findings: &mut Vec<Finding>,
) -> Vec<Row> {
    let sheet = &workbook.sheets[found.sheet];
    for (column, _) in table.columns.iter().zip(&found.columns).filter(|(_, at)| at.is_none()) {
        let mut finding =
            Finding::new(&catalogue::MISSING_COLUMN, Place::sheet(file.clone(), sheet.name.clone()))
                .code(&column.id, &column.label)
                .text("column", &*column.label);
        finding.table = Some(table.code.clone());
        findings.push(finding);
    }
    above_headings(found, sheet, table, file, findings);
    let mut rows = Vec::new();
    for (row, cells) in sheet.rows().filter(|(row, _)| *row > found.header_row) {
        stray_content(found, sheet, row, cells, table, file, findings);
        let answers = || found.columns.iter().flatten().filter_map(|column| cells.get(column));
        if answers().all(|cell| cell.is_blank()) {
            continue;
        }
        if let Some((column, word)) = total_row(found, table, cells, customs.lexicon.layout) {
            let place = Place::cell(file.clone(), sheet.name.clone(), CellRef::new(row, column));
            let mut finding = Finding::new(&catalogue::TOTAL_ROW, place).found(word);
            finding.table = Some(table.code.clone());
            findings.push(finding);
            continue;
        }
        let mut values = BTreeMap::new();
        for (column, at) in table.columns.iter().zip(&found.columns) {
            let Some(at) = at else { continue };
            let question = Question {
                code: &column.id,
                label: &column.label,
                measure: &column.measure,
                answer_type: column.column_type,
                choices: &column.choices,
                decimals: column.decimals,
                table: Some(&table.code),
                personal: column.personal,
            };
            let place = At { file, sheet: &sheet.name, cell: CellRef::new(row, *at) };
            values.insert(column.id.clone(), read_value(&question, &place, cells.get(at), customs, findings));
        }
        rows.push(Row { row, cells: values });
    }
    rows
}

/// The word with which a row begins that adds the others up, if it does, and where it stands: what every row
/// must say beside figures, such a row does not.
fn total_row<'c>(
    found: &TableSheet,
    table: &RowTable,
    cells: &'c Cells,
    layout: &Layout,
) -> Option<(u32, &'c str)> {
    let names_total =
        |content: &Content| content.text().is_some_and(|text| layout.begins("words.total", text));
    let (column, content) = cells.iter().find(|(_, content)| !content.is_blank())?;
    let says_more = table.columns.iter().zip(&found.columns).any(|(column, at)| {
        let content = at.and_then(|at| cells.get(&at)).filter(|content| !content.is_blank());
        let is_word = column.required && !column.column_type.is_number();
        is_word && content.is_some_and(|content| !names_total(content))
    });
    (names_total(content) && !says_more).then_some((*column, content.text()?))
}

/// Content above the headings that looks like a row: a number, or text under two headings at least.
fn above_headings(
    found: &TableSheet,
    sheet: &Sheet,
    table: &RowTable,
    file: &Arc<str>,
    findings: &mut Vec<Finding>,
) {
    for (row, cells) in sheet.rows().take_while(|(row, _)| *row < found.header_row) {
        let under = |column: &u32| found.columns.contains(&Some(*column));
        let filled = cells.iter().filter(|(column, content)| under(column) && !content.is_blank()).count();
        for (column, content) in cells.iter().filter(|(_, content)| !content.is_blank()) {
            if content.is_number() || (filled >= 2 && under(column)) {
                findings.push(stray(sheet, CellRef::new(row, *column), content, table, file));
            }
        }
    }
}

/// Content outside the table's columns.
fn stray_content(
    found: &TableSheet,
    sheet: &Sheet,
    row: u32,
    cells: &Cells,
    table: &RowTable,
    file: &Arc<str>,
    findings: &mut Vec<Finding>,
) {
    let headed =
        |column: &u32| found.columns.contains(&Some(*column)) || found.index_columns.contains(column);
    for (column, content) in cells.iter().filter(|(column, content)| !content.is_blank() && !headed(column)) {
        findings.push(stray(sheet, CellRef::new(row, *column), content, table, file));
    }
}

fn stray(sheet: &Sheet, at: CellRef, cell: &Cell, table: &RowTable, file: &Arc<str>) -> Finding {
    let place = Place::cell(file.clone(), sheet.name.clone(), at);
    let mut finding = Finding::new(&catalogue::CONTENT_OUTSIDE_FORM, place).found(cell.raw());
    finding.table = Some(table.code.clone());
    // A row of a table about persons may say anything about them in any place.
    finding.personal = table.columns.iter().any(|column| column.personal);
    finding
}
