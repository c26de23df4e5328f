use std::sync::Arc;

use tonghop_core::catalogue;
use tonghop_core::{
    CellRef, CodeMap, Column, FieldType, Finding, Layout, Place, Row, RowTable, Source, State, Value,
};

use crate::merged_answer::range_text;
use crate::open::Workbook;
use crate::reading::{At, Customs, Question, read_value};
use crate::sheet::{Cell, Cells, Content, Sheet};
use crate::table_sheet::{FirstRow, TableSheet};

/// Lets the answers of a table tell how the file writes its figures.
pub(crate) fn see_rows(workbook: &Workbook, found: &TableSheet, table: &RowTable, customs: &mut Customs<'_>) {
    let sheet = &workbook.sheets[found.sheet];
    for (_, cells) in sheet.rows().filter(|(row, _)| *row > found.last_header_row) {
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
    let mut first = true;
    for (row, cells) in sheet.rows().filter(|(row, _)| *row > found.last_header_row) {
        if cells.values().all(|cell| cell.is_blank()) {
            continue;
        }
        let kind = if first { found.first_row(table, cells) } else { FirstRow::Data };
        first = false;
        if kind == FirstRow::Index || found.is_headed_again(row, cells) {
            continue;
        }
        if kind == FirstRow::Unclear {
            let column = cells.keys().next().copied().unwrap_or_default();
            let place = Place::cell(file.clone(), sheet.name.clone(), CellRef::new(row, column));
            let texts: Vec<String> = cells.values().map(|cell| cell.raw()).collect();
            let mut finding = Finding::new(&catalogue::INDEX_ROW_OR_DATA, place).found(texts.join(" | "));
            finding.table = Some(table.code.clone());
            finding.personal = table.columns.iter().any(|column| column.personal);
            findings.push(finding);
            continue;
        }
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
        if let Some((column, cell)) = scratch(found, table, cells) {
            findings.push(stray(sheet, CellRef::new(row, column), cell, table, file));
            continue;
        }
        let mut values = CodeMap::new();
        for (index, column) in table.columns.iter().enumerate() {
            let Some(at) = found.columns[index] else { continue };
            let at = CellRef::new(row, at);
            let value = match &found.changed_measures[index] {
                Some(written) => refused(sheet, at, column, written, table, file, findings),
                None => None,
            };
            let value =
                value.unwrap_or_else(|| cell_value(sheet, at, column, table, customs, file, findings));
            values.insert(column.id.clone(), value);
        }
        rows.push(Row { row, cells: values, lower: None });
    }
    rows
}

/// What a cell of a table answers. Words that are merged over several rows hold for each of them; a figure
/// counts once, in the first.
fn cell_value(
    sheet: &Sheet,
    at: CellRef,
    column: &Column,
    table: &RowTable,
    customs: &Customs<'_>,
    file: &Arc<str>,
    findings: &mut Vec<Finding>,
) -> Value {
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
    let range = sheet.merge_of(at).filter(|(first, last)| first.row != last.row);
    let mut cell = at;
    if let Some((first, last)) = range
        && let Some(content) = sheet.get(first).filter(|content| !content.is_blank())
    {
        if first == at {
            let place = Place::cell(file.clone(), sheet.name.clone(), at);
            let mut finding = Finding::new(&catalogue::ROWS_MERGED, place)
                .code(&column.id, &column.label)
                .found(content.raw())
                .text("range", range_text((first, last)));
            finding.table = Some(table.code.clone());
            finding.personal = column.personal;
            findings.push(finding);
        } else if !column.column_type.is_number() && first.column == at.column {
            cell = first;
        }
    }
    let place = At { file, sheet: &sheet.name, cell, formula: sheet.formulas.of(cell) };
    read_value(&question, &place, sheet.get(cell), customs, findings)
}

/// An answer under a unit of measure that is not the form's: it counts something else and is not taken. Nothing
/// for a blank cell.
fn refused(
    sheet: &Sheet,
    at: CellRef,
    column: &Column,
    written: &str,
    table: &RowTable,
    file: &Arc<str>,
    findings: &mut Vec<Finding>,
) -> Option<Value> {
    let cell = sheet.get(at).filter(|cell| !cell.is_blank())?;
    let place = Place::cell(file.clone(), sheet.name.clone(), at);
    let mut finding = Finding::new(&catalogue::MEASURE_CHANGED, place)
        .code(&column.id, &column.label)
        .found(cell.raw())
        .text("written", written)
        .text("measure", &*column.measure);
    finding.table = Some(table.code.clone());
    finding.personal = column.personal;
    findings.push(finding);
    let source = Source { sheet: sheet.name.clone(), cell: at, raw: cell.raw().into(), lower: None };
    Some(Value { state: State::Unreadable, datum: None, source: Some(source) })
}

/// Holds the rows of a table against those of other sheets that look like it. Rows that differ are not taken:
/// nobody can tell which are meant.
pub(crate) fn compare_copies(
    workbook: &Workbook,
    found: &TableSheet,
    copies: &[TableSheet],
    table: &RowTable,
    rows: &mut Vec<Row>,
    file: &Arc<str>,
    findings: &mut Vec<Finding>,
) -> Vec<usize> {
    let content = |found: &TableSheet| -> Vec<Vec<String>> {
        let sheet = &workbook.sheets[found.sheet];
        let below = sheet.rows().filter(|(row, _)| *row > found.last_header_row);
        let texts = below.map(|(_, cells)| {
            let text = |at: &Option<u32>| {
                at.and_then(|at| cells.get(&at)).map(|cell| tonghop_core::composed(&cell.content.raw()))
            };
            found.columns.iter().map(|at| text(at).unwrap_or_default()).collect::<Vec<_>>()
        });
        texts.filter(|row| row.iter().any(|text| !text.is_empty())).collect()
    };
    let own = content(found);
    let original = &workbook.sheets[found.sheet].name;
    let mut told = Vec::new();
    for copy in copies {
        let theirs = content(copy);
        let place = Place::sheet(file.clone(), workbook.sheets[copy.sheet].name.clone());
        let mut finding = if theirs.is_empty() || theirs == own {
            Finding::new(&catalogue::COPIED_SHEET, place).text("original", &**original)
        } else {
            rows.clear();
            Finding::new(&catalogue::TABLES_DIFFER, place).text("other", &**original)
        };
        finding.table = Some(table.code.clone());
        findings.push(finding);
        told.push(copy.sheet);
    }
    told
}

/// The only content of a row, where that is a number in a column of words: a reckoning that was left in the
/// sheet, and no row.
fn scratch<'c>(found: &TableSheet, table: &RowTable, cells: &'c Cells) -> Option<(u32, &'c Cell)> {
    let mut answers = table.columns.iter().zip(&found.columns).filter_map(|(column, at)| {
        let at = (*at)?;
        Some((column, at, cells.get(&at).filter(|cell| !cell.is_blank())?))
    });
    let (column, at, cell) = answers.next()?;
    let is_word = matches!(column.column_type, FieldType::Text | FieldType::Choice);
    (answers.next().is_none() && is_word && cell.is_number()).then_some((at, cell))
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
    // The number of the row may be there before the row is.
    let numbers =
        |column: &u32, content: &Content| found.index_columns.contains(column) && !names_total(content);
    let (column, content) =
        cells.iter().find(|(column, content)| !content.is_blank() && !numbers(column, content))?;
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
