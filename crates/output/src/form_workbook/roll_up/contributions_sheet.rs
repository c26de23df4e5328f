use std::collections::HashMap;

use rust_xlsxwriter::{ColNum, RowNum, Workbook, Worksheet, XlsxError};
use tonghop_core::{Code, RollUp, RolledEntry, RolledItem, State};

use super::super::content::Content;
use super::super::plan::Plan;
use super::list_sheet::{self, FIRST_ROW, Formats, heading};

/// The columns before those of the places.
const COLUMNS: [(&str, f64); 8] = [
    ("unit", 11.0),
    ("unit_name", 38.0),
    ("item", 8.0),
    ("label", 62.0),
    ("row", 8.0),
    ("column", 14.0),
    ("value", 16.0),
    ("state", 18.0),
];

/// How many lines a sheet of Excel holds below the headings.
const LINES: usize = 1_048_576 - FIRST_ROW as usize;

/// Writes what everyone gave, on as many sheets as it needs.
pub(super) fn write(
    plan: &Plan<'_>,
    roll_up: &RollUp,
    workbook: &mut Workbook,
    name: &str,
) -> Result<(), XlsxError> {
    let depth = roll_up.entries.iter().map(|entry| entry.chain().count()).max().unwrap_or_default().max(1);
    let names: HashMap<&Code, &str> =
        roll_up.units.iter().rev().map(|unit| (&unit.code, &*unit.name)).collect();
    let parts = roll_up.entries.len().div_ceil(LINES).max(1);
    for part in 0..parts {
        let sheet = workbook.add_worksheet();
        let name = if part == 0 { name.to_owned() } else { format!("{name} {}", part + 1) };
        sheet.set_name(&name)?;
        let entries = roll_up.entries.iter().skip(part * LINES).take(LINES);
        write_part(plan, entries, (&names, depth), sheet)?;
    }
    Ok(())
}

fn write_part<'r>(
    plan: &Plan<'_>,
    entries: impl Iterator<Item = &'r RolledEntry>,
    (names, depth): (&HashMap<&Code, &str>, usize),
    sheet: &mut Worksheet,
) -> Result<(), XlsxError> {
    let layout = &plan.form.layout;
    let mut columns: Vec<(String, f64)> =
        COLUMNS.iter().map(|(key, width)| (heading(layout, key, 0), *width)).collect();
    for level in 0..depth {
        for (key, width) in [("sheet", 12.0), ("cell", 8.0), ("raw", 20.0)] {
            columns.push((heading(layout, key, level), width));
        }
    }
    let texts = (plan.text("roll-up-contributions-title"), plan.text("roll-up-contributions-lead"));
    list_sheet::open(plan, sheet, (&texts.0, &texts.1), &columns)?;
    let formats = Formats::new();
    let mut last = FIRST_ROW;
    for (entry, row) in entries.zip(FIRST_ROW..) {
        write_entry(plan, entry, names, (sheet, row), &formats)?;
        last = row;
    }
    list_sheet::close(plan, sheet, last, columns.len())
}

fn write_entry(
    plan: &Plan<'_>,
    entry: &RolledEntry,
    names: &HashMap<&Code, &str>,
    (sheet, row): (&mut Worksheet, RowNum),
    formats: &Formats,
) -> Result<(), XlsxError> {
    let layout = &plan.form.layout;
    let state = match entry.state {
        State::ZeroWord => layout.first("roll_up.zero_word"),
        State::NotApplicable => layout.first("roll_up.not_applicable"),
        _ => "",
    };
    let texts = [
        (0, entry.unit.as_str(), &formats.text),
        (1, names.get(&entry.unit).copied().unwrap_or_default(), &formats.text),
        (2, entry.item.code().as_str(), &formats.text),
        (3, label(plan, &entry.item), &formats.text),
        (5, entry.item.column().map_or("", Code::as_str), &formats.text),
        (7, state, &formats.text),
    ];
    for (col, text, format) in texts {
        sheet.write_string_with_format(row, col, text, format)?;
    }
    match entry.item.row() {
        Some(number) => sheet.write_number_with_format(row, 4, number, &formats.centred)?,
        None => sheet.write_blank(row, 4, &formats.centred)?,
    };
    match entry.datum.as_ref().map(|datum| list_sheet::content(datum, layout)) {
        Some(content @ Content::Number(_)) => content.write(sheet, row, 6, &formats.number)?,
        Some(content) => content.write(sheet, row, 6, &formats.text)?,
        None => Content::Blank.write(sheet, row, 6, &formats.text)?,
    }
    for (source, col) in entry.chain().zip((8..).step_by(3)) {
        let col = ColNum::try_from(col).unwrap_or(ColNum::MAX);
        let cell = source.cell.map(|cell| cell.to_string()).unwrap_or_default();
        sheet.write_string_with_format(row, col, &*source.sheet, &formats.text)?;
        sheet.write_string_with_format(row, col + 1, &cell, &formats.text)?;
        sheet.write_string_with_format(row, col + 2, &source.raw, &formats.text)?;
    }
    Ok(())
}

/// What people read of an entry: the label of its field or column, the title of its table.
fn label<'a>(plan: &'a Plan<'_>, item: &RolledItem) -> &'a str {
    let form = plan.form;
    match item {
        RolledItem::Field(code) => form.field(code.as_str()).map_or("", |field| &field.label),
        RolledItem::Row { table, .. } => form.table(table.as_str()).map_or("", |table| &table.title),
        RolledItem::Cell { table, column, .. } => {
            let table = form.table(table.as_str());
            table.and_then(|table| table.column(column.as_str())).map_or("", |column| &column.label)
        }
    }
}
