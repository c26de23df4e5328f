//! The rows of one row table from all units, or only how many there are.

use std::collections::HashMap;

use rust_xlsxwriter::{IgnoreError, XlsxError};
use tonghop_core::{
    Arg, Code, Column, Datum, FieldType, FileStamp, Row, RowTable, State, TableTotal, Upward, Value, plain,
};

use super::address::{count_of, foreign_range, own_range, target, union};
use super::book::Book;
use super::collected::Outcome;
use super::lines::Lines;
use super::matrix::outcome;
use super::sheet::{Page, Sheet};
use super::styles::{Look, Shape, Tint};
use super::totals_plan::TOTAL;

const HEAD: u32 = 3;
/// Where rows stand: index, unit code, unit name, then the columns of the table.
const FIRST_COLUMN: u16 = 3;
/// Where only the number of rows stands: index, unit code, unit name, outcome, number.
const COUNT: u16 = 4;

fn count(book: &Book, table: &RowTable) -> usize {
    match table.upward {
        Upward::Rows => book.input.consolidation.tables.get(&table.code).map_or(0, |total| total.rows.len()),
        Upward::Count => book.collected.units.len(),
    }
}

/// The rows of one sheet. Below those of the last one there is room for the sums and the counts of choices.
fn lines(book: &Book, table: &RowTable, which: usize) -> Lines {
    let counts = book.input.consolidation.tables.get(&table.code).into_iter().flat_map(|t| t.counts.values());
    let below = 3 + counts.map(|counts| counts.len() as u32 + 3).sum::<u32>();
    Lines::on(which, HEAD + 1, book.limits.rows.saturating_sub(below))
}

/// How many sheets the rows take. Where only their number stands there is one.
pub(super) fn sheets(book: &Book, table: &RowTable) -> usize {
    match table.upward {
        Upward::Rows => lines(book, table, 0).sheets_of(count(book, table)),
        Upward::Count => 1,
    }
}

/// The first and the last row of a sheet that has content of a unit; there is always one.
fn extent(book: &Book, table: &RowTable, which: usize) -> (u32, u32) {
    let rows = match table.upward {
        Upward::Rows => lines(book, table, which).range(count(book, table)).len(),
        Upward::Count => count(book, table),
    };
    (HEAD + 1, HEAD + rows.max(1) as u32)
}

/// The cell with the number of rows: the sheet, counted from 0, its row and its column.
pub(super) fn row_count_cell(book: &Book, table: &RowTable) -> (usize, u32, u16) {
    let last = sheets(book, table) - 1;
    let column = if table.upward == Upward::Rows { 0 } else { COUNT };
    (last, extent(book, table, last).1 + 1, column)
}

/// A column of the rows of all sheets, seen from the last one.
fn all_rows(book: &Book, table: &RowTable, column: u16) -> String {
    let first = book.form().tables().iter().position(|own| own.code == table.code);
    let first = first.and_then(|index| book.names.tables.get(index)).map_or("", String::as_str);
    let last = sheets(book, table) - 1;
    let before = book.names.all(first).take(last).enumerate();
    let before = before.map(|(which, name)| foreign_range(name, extent(book, table, which), column));
    union(before.chain([own_range(extent(book, table, last), column)]))
}

pub(super) fn write(book: &Book, sheet: &mut Sheet, table: &RowTable, which: usize) -> Result<(), XlsxError> {
    sheet.title(book, &format!("{}. {}", table.code, table.title))?;
    let period = Arg::Period(book.input.consolidation.period);
    let note = match table.upward {
        Upward::Rows => "consolidated-note-table",
        Upward::Count => "consolidated-note-table-count",
    };
    sheet.text(1, 0, &book.say(note, &[("period", period)]), &book.styles.note)?;
    if let Some(row) = book.totals.row(&table.code) {
        let back = target(&book.names.totals, row, TOTAL);
        let style = book.styles.note.clone().set_underline(rust_xlsxwriter::FormatUnderline::Single);
        sheet.link(2, 0, &back, &book.text("consolidated-back"), &style)?;
    }
    let total = book.input.consolidation.tables.get(&table.code);
    let last = match (table.upward, total) {
        (Upward::Count, total) => write_counts(book, sheet, table, total)?,
        (Upward::Rows, Some(total)) => write_rows(book, sheet, table, total, which)?,
        (Upward::Rows, None) => (HEAD + 1, FIRST_COLUMN),
    };
    sheet.raw().set_freeze_panes(HEAD + 1, FIRST_COLUMN)?;
    let landscape = table.upward == Upward::Rows;
    sheet.page(book, &Page { landscape, repeated: Some((HEAD, HEAD)), one_page_wide: true, last })
}

fn heads(book: &Book, sheet: &mut Sheet, texts: &[String], widths: &[f64]) -> Result<(), XlsxError> {
    sheet.widths(widths)?;
    let head = book.style(Look::new(Shape::Centred).tint(Tint::Head).bold());
    for (column, text) in (0_u16..).zip(texts) {
        sheet.text(HEAD, column, text, head)?;
    }
    sheet.height(HEAD, texts.iter().map(String::as_str).zip(widths.iter().map(|width| width * 0.8)))
}

/// The heading of a column, with its unit of measure.
pub(super) fn heading(column: &Column) -> String {
    match &*column.measure {
        "" => column.label.to_string(),
        measure => format!("{} ({measure})", column.label),
    }
}

fn width(column: &Column) -> f64 {
    match column.column_type {
        FieldType::Text if column.required => 34.0,
        FieldType::Text => 22.0,
        FieldType::Choice => 16.0,
        FieldType::Money => 15.0,
        _ => 12.0,
    }
}

/// Writes the rows, and returns the last cell that is printed.
fn write_rows(
    book: &Book,
    sheet: &mut Sheet,
    table: &RowTable,
    total: &TableTotal,
    which: usize,
) -> Result<(u32, u16), XlsxError> {
    let shown: Vec<&Column> = table.shown_columns().collect();
    let mut widths = vec![8.0, 11.0, 40.0];
    widths.extend(shown.iter().map(|column| width(column)));
    widths.extend([20.0, 9.0, 7.0]);
    let mut texts: Vec<String> = ["index", "unit-code", "unit-name"]
        .map(|key| book.text(&format!("consolidated-column-{key}")))
        .to_vec();
    texts.extend(shown.iter().map(|column| heading(column)));
    texts.extend(["file", "sheet", "row"].map(|key| book.text(&format!("consolidated-column-{key}"))));
    heads(book, sheet, &texts, &widths)?;
    let (first, last) = extent(book, table, which);
    let own = lines(book, table, which).range(total.rows.len());
    let rows = total.rows.get(own.clone()).unwrap_or_default();
    for ((at, index), (unit, file, row)) in (first..).zip(own.start + 1..).zip(rows) {
        write_row(book, sheet, (at, index), &shown, (unit, file, row), &widths)?;
    }
    if total.rows.is_empty() {
        sheet.text(first, 2, &book.text("consolidated-no-rows"), &book.styles.note)?;
    }
    let mut below = last;
    if which + 1 == sheets(book, table) {
        let rows = |column| all_rows(book, table, column);
        write_sums(book, sheet, &shown, total, last + 1, &rows)?;
        below = write_choice_counts(book, sheet, &shown, total, last + 3, &rows)?;
    }
    let end = FIRST_COLUMN + shown.len() as u16 + 2;
    sheet.raw().autofilter(HEAD, 0, last, end)?;
    sheet.raw().ignore_error_range(first, 0, last, end, IgnoreError::NumberStoredAsText)?;
    Ok((below, end))
}

fn write_row(
    book: &Book,
    sheet: &mut Sheet,
    (at, index): (u32, usize),
    shown: &[&Column],
    (unit, file, row): (&Code, &FileStamp, &Row),
    widths: &[f64],
) -> Result<(), XlsxError> {
    let tint = if book.collected.is_provisional(&file.path) { Tint::Doubtful } else { Tint::Plain };
    let style = |shape| book.shape(shape, tint);
    sheet.count(at, 0, index, style(Shape::Centred))?;
    sheet.text(at, 1, unit.as_str(), style(Shape::Text))?;
    sheet.text(at, 2, book.unit_name(unit), style(Shape::Wrapped))?;
    let mut texts: Vec<(&str, f64)> = vec![(book.unit_name(unit), widths[2]), (&*file.path, 20.0)];
    for (column, declared) in (FIRST_COLUMN..).zip(shown) {
        let value = row.cells.get(&declared.id);
        if let Some(Datum::Text(text) | Datum::Choice(text)) = value.and_then(|value| value.datum.as_ref()) {
            texts.push((text, width(declared)));
        }
        write_value(book, sheet, (at, column), declared, value, tint)?;
    }
    let end = FIRST_COLUMN + shown.len() as u16;
    let name = row.cells.values().find_map(|value| value.source.as_ref()).map_or("", |source| &*source.sheet);
    sheet.text(at, end, &file.path, style(Shape::Wrapped))?;
    sheet.text(at, end + 1, name, style(Shape::Centred))?;
    sheet.count(at, end + 2, row.row as usize + 1, style(Shape::Centred))?;
    sheet.height(at, texts)
}

fn write_value(
    book: &Book,
    sheet: &mut Sheet,
    (row, at): (u32, u16),
    column: &Column,
    value: Option<&Value>,
    tint: Tint,
) -> Result<(), XlsxError> {
    let style = book.shape(Shape::of(column.column_type, column.decimals), tint);
    let Some(value) = value else { return sheet.blank(row, at, style) };
    match (&value.datum, value.state) {
        (Some(Datum::Number(number)), _) => sheet.number(row, at, *number, style),
        (Some(Datum::Date(date)), _) => sheet.date(row, at, *date, style),
        (Some(datum), _) => sheet.text(row, at, &book.datum(datum), style),
        (None, State::NotApplicable) => sheet.text(row, at, &book.text("consolidated-not-applicable"), style),
        (None, State::Unreadable) => sheet.text(row, at, &book.text("consolidated-not-taken"), style),
        (None, _) => sheet.blank(row, at, style),
    }
}

fn write_sums(
    book: &Book,
    sheet: &mut Sheet,
    shown: &[&Column],
    total: &TableTotal,
    at: u32,
    rows: &dyn Fn(u16) -> String,
) -> Result<(), XlsxError> {
    let look = |shape| book.style(Look::new(shape).tint(Tint::Total).bold());
    for column in 0..FIRST_COLUMN + shown.len() as u16 + 3 {
        sheet.blank(at, column, look(Shape::Text))?;
    }
    let count = format!("=COUNTA({})", rows(1));
    sheet.formula(at, 0, &count, &total.rows.len().to_string(), look(Shape::Count))?;
    sheet.merged(at, (1, 2), &book.text("consolidated-rows-sum"), look(Shape::Text))?;
    for (column, declared) in (FIRST_COLUMN..).zip(shown) {
        if let Some(sum) = total.sums.get(&declared.id) {
            let formula = format!("=SUM({})", rows(column));
            sheet.formula(
                at,
                column,
                &formula,
                &plain(*sum),
                look(Shape::of(declared.column_type, declared.decimals)),
            )?;
        }
    }
    Ok(())
}

/// Below the rows: how many there are of each choice. Returns the last row.
fn write_choice_counts(
    book: &Book,
    sheet: &mut Sheet,
    shown: &[&Column],
    total: &TableTotal,
    mut at: u32,
    rows: &dyn Fn(u16) -> String,
) -> Result<u32, XlsxError> {
    let mut last = at - 2;
    let style = |shape| book.shape(shape, Tint::Plain);
    for (column, declared) in (FIRST_COLUMN..).zip(shown) {
        let Some(counts) = total.counts.get(&declared.id) else { continue };
        let head = book.style(Look::new(Shape::Text).tint(Tint::Band).bold());
        sheet.merged(at, (1, 2), &declared.label, head)?;
        sheet.text(at, 3, &book.text("consolidated-column-rows"), head)?;
        for (word, count) in counts {
            at += 1;
            sheet.merged(at, (1, 2), word, style(Shape::Text))?;
            let formula = format!("={}", count_of(&rows(column), word));
            sheet.formula(at, 3, &formula, &count.to_string(), style(Shape::Count))?;
        }
        last = at;
        at += 2;
    }
    Ok(last)
}

/// Of a table about persons: how many rows each unit has, and nothing else. Returns the last cell that is printed.
fn write_counts(
    book: &Book,
    sheet: &mut Sheet,
    table: &RowTable,
    total: Option<&TableTotal>,
) -> Result<(u32, u16), XlsxError> {
    let keys = ["index", "unit-code", "unit-name", "outcome", "rows"];
    let texts = keys.map(|key| book.text(&format!("consolidated-column-{key}")));
    heads(book, sheet, &texts, &[8.0, 11.0, 58.0, 20.0, 12.0])?;
    let mut by_unit: HashMap<&Code, usize> = HashMap::new();
    for (unit, _, _) in total.into_iter().flat_map(|total| &total.rows) {
        *by_unit.entry(unit).or_default() += 1;
    }
    let rows = extent(book, table, 0);
    for ((at, index), standing) in (rows.0..).zip(1..).zip(&book.collected.units) {
        let style = |shape| book.shape(shape, standing.outcome.tint());
        sheet.count(at, 0, index, style(Shape::Centred))?;
        sheet.text(at, 1, standing.unit.as_str(), style(Shape::Text))?;
        sheet.text(at, 2, book.unit_name(standing.unit), style(Shape::Text))?;
        sheet.text(at, 3, &outcome(book, standing.outcome, standing.late), style(Shape::Text))?;
        let count = by_unit.get(standing.unit).copied().unwrap_or_default();
        if matches!(standing.outcome, Outcome::Rejected | Outcome::Missing) {
            sheet.blank(at, COUNT, style(Shape::Count))?;
        } else {
            sheet.count(at, COUNT, count, style(Shape::Count))?;
        }
    }
    let look = |shape| book.style(Look::new(shape).tint(Tint::Total).bold());
    let at = rows.1 + 1;
    for column in [0, 1, 3] {
        sheet.blank(at, column, look(Shape::Text))?;
    }
    sheet.text(at, 2, &book.text("consolidated-sum"), look(Shape::Text))?;
    let all = total.map_or(0, |total| total.rows.len()).to_string();
    sheet.formula(at, COUNT, &format!("=SUM({})", own_range(rows, COUNT)), &all, look(Shape::Count))?;
    sheet.raw().autofilter(HEAD, 0, rows.1, COUNT)?;
    Ok((at, COUNT))
}
