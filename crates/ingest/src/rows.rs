use std::collections::BTreeMap;
use std::sync::Arc;

use tonghop_core::catalogue;
use tonghop_core::{CellRef, Column, Finding, Layout, Place, Row, RowTable, folded};

use crate::open::Workbook;
use crate::reading::{At, Question, read_value};
use crate::sheet::{Content, Sheet};

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

/// The row of a sheet with most of the table's headings, if it has at least `least` of them.
fn headings(
    index: usize,
    sheet: &Sheet,
    table: &RowTable,
    layout: &Layout,
    least: usize,
) -> Option<TableSheet> {
    let mut best: Option<TableSheet> = None;
    let mut most = least.saturating_sub(1);
    for (row, cells) in sheet.rows() {
        let texts = Sheet::folded_row(cells);
        let columns: Vec<Option<u32>> = table
            .columns
            .iter()
            .map(|column| texts.iter().find(|(_, text)| is_heading(column, text)).map(|(at, _)| *at))
            .collect();
        let count = columns.iter().flatten().count();
        if count > most {
            most = count;
            let is_index = |text: &str| layout.matches_folded("columns.index", text);
            let index_columns = texts.iter().filter(|(_, text)| is_index(text)).map(|(at, _)| *at).collect();
            best = Some(TableSheet { sheet: index, header_row: row, columns, index_columns });
        }
    }
    best
}

/// Whether a heading is a column's label, with or without its unit of measure in brackets.
fn is_heading(column: &Column, heading: &str) -> bool {
    let rest = heading.strip_prefix(&folded(&column.label)).map(str::trim);
    rest.is_some_and(|rest| rest.is_empty() || rest == "*" || (rest.starts_with('(') && rest.contains(')')))
}

/// Reads the filled rows of a table.
pub(crate) fn read_rows(
    workbook: &Workbook,
    found: &TableSheet,
    table: &RowTable,
    layout: &Layout,
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
    let mut rows = Vec::new();
    for (row, cells) in sheet.rows().filter(|(row, _)| *row > found.header_row) {
        stray_content(found, sheet, row, cells, table, file, findings);
        let answers = || found.columns.iter().flatten().filter_map(|column| cells.get(column));
        if answers().all(Content::is_blank) {
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
                table: Some(&table.code),
                personal: column.personal,
            };
            let place = At { file, sheet: &sheet.name, cell: CellRef::new(row, *at) };
            values.insert(column.id.clone(), read_value(&question, &place, cells.get(at), layout, findings));
        }
        rows.push(Row { row, cells: values });
    }
    rows
}

/// Numbers outside the table's columns.
fn stray_content(
    found: &TableSheet,
    sheet: &Sheet,
    row: u32,
    cells: &BTreeMap<u32, Content>,
    table: &RowTable,
    file: &Arc<str>,
    findings: &mut Vec<Finding>,
) {
    let headed =
        |column: &u32| found.columns.contains(&Some(*column)) || found.index_columns.contains(column);
    for (column, content) in cells.iter().filter(|(column, content)| content.is_number() && !headed(column)) {
        let place = Place::cell(file.clone(), sheet.name.clone(), CellRef::new(row, *column));
        let mut finding = Finding::new(&catalogue::CONTENT_OUTSIDE_FORM, place).found(content.raw());
        finding.table = Some(table.code.clone());
        findings.push(finding);
    }
}
