use std::collections::HashMap;
use std::sync::Arc;

use tonghop_core::{
    CellRef, Code, Datum, Decimal, FieldType, FileStamp, Finding, Form, LowerSource, RollUp, RolledEntry,
    RolledItem, RolledUnit, Source, State, Upward, decimal_from_f64,
};

use super::grid::{Grid, Line, is_word};
use crate::sheet::{Cell, Content};

/// The headings without which it is not the list of contributions.
pub(super) const HEADINGS: [&str; 5] = ["unit", "item", "value", "sheet", "cell"];

/// Reads the list of contributions, or a part of it, behind what is there already.
pub(super) fn read(
    grid: &Grid<'_>,
    form: &Form,
    file: &Arc<str>,
    roll_up: &mut RollUp,
    findings: &mut Vec<Finding>,
) {
    let files: HashMap<&Code, &RolledUnit> =
        roll_up.units.iter().rev().map(|unit| (&unit.code, unit)).collect();
    let mut entries = Vec::new();
    for line in grid.lines() {
        match entry(&line, grid, form, &files) {
            Ok(entry) => entries.push(entry),
            Err(key) => findings.push(line.unreadable(key, &form.layout, file)),
        }
    }
    roll_up.entries.extend(entries);
}

/// The entry of a line, or the heading under which it cannot be read.
fn entry(
    line: &Line<'_, '_>,
    grid: &Grid<'_>,
    form: &Form,
    units: &HashMap<&Code, &RolledUnit>,
) -> Result<RolledEntry, &'static str> {
    let code = Code::from(line.text("unit"));
    let unit = units.get(&code).ok_or("unit")?;
    let item = item(line)?;
    let field_type = match &item {
        RolledItem::Field(code) => {
            let field = form.field(code.as_str()).ok_or("item")?;
            Some((field.field_type, &*field.choices))
        }
        RolledItem::Row { table, .. } => form.table(table.as_str()).map(|_| None).ok_or("item")?,
        RolledItem::Cell { table, column, .. } => {
            let table = form.table(table.as_str()).ok_or("item")?;
            let column = table.column(column.as_str()).filter(|_| table.upward == Upward::Rows);
            // What is about a person never goes up.
            let column = column.filter(|column| !column.personal).ok_or("column")?;
            Some((column.column_type, &*column.choices))
        }
    };
    let word = line.text("state");
    let state = match word.is_empty() {
        true => State::Given,
        false if is_word(&form.layout, "roll_up.zero_word", &word) => State::ZeroWord,
        false if is_word(&form.layout, "roll_up.not_applicable", &word) => State::NotApplicable,
        false => return Err("state"),
    };
    let value = line.cell("value").filter(|cell| !cell.is_blank());
    let datum = match (field_type, state) {
        (None, _) | (_, State::NotApplicable) if value.is_none() => None,
        (None, _) | (_, State::NotApplicable) => return Err("value"),
        (Some((field_type, choices)), _) => {
            Some(datum(value.ok_or("value")?, field_type, choices, form).ok_or("value")?)
        }
    };
    let at = line.at("value", 0).unwrap_or(CellRef::new(line.row, 0));
    let place = Source {
        sheet: grid.sheet.name.clone(),
        cell: at,
        raw: value.map(Cell::raw).unwrap_or_default().into(),
        lower: None,
    };
    Ok(RolledEntry { unit: code, item, state, datum, lower: lower(line, grid, unit)?, place: Some(place) })
}

fn item(line: &Line<'_, '_>) -> Result<RolledItem, &'static str> {
    let code = Code::from(line.text("item"));
    let (row, column) = (line.text("row"), line.text("column"));
    if row.is_empty() {
        return if column.is_empty() { Ok(RolledItem::Field(code)) } else { Err("row") };
    }
    let row = row.parse().map_err(|_no_number| "row")?;
    match column.is_empty() {
        true => Ok(RolledItem::Row { table: code, row }),
        false => Ok(RolledItem::Cell { table: code, row, column: Code::from(column) }),
    }
}

/// Where each level below has it from, as far as the columns go.
fn lower(
    line: &Line<'_, '_>,
    grid: &Grid<'_>,
    unit: &RolledUnit,
) -> Result<Option<LowerSource>, &'static str> {
    let mut lower: Option<LowerSource> = None;
    // From the lowest level up, so that each holds the one below.
    for level in (0..grid.depth("cell").min(unit.files.len())).rev() {
        let Some(file) = unit.files.get(level) else { continue };
        let cell = line.text_of("cell", level);
        let cell = match cell.is_empty() {
            true => None,
            false => Some(cell.parse::<CellRef>().map_err(|_no_cell| "cell")?),
        };
        let FileStamp { path, sha256 } = file;
        lower = Some(LowerSource {
            file: FileStamp { path: path.clone(), sha256: sha256.clone() },
            sheet: Arc::from(line.text_of("sheet", level)),
            cell,
            raw: line.text_of("raw", level),
            line: None,
            lower: lower.map(Arc::new),
        });
    }
    Ok(lower)
}

/// An answer as it is written: numbers as such or with a decimal point, days by ISO, words as the form has them.
pub(super) fn datum(cell: &Cell, field_type: FieldType, choices: &[Arc<str>], form: &Form) -> Option<Datum> {
    let text = tonghop_core::composed(&cell.content.raw());
    match field_type {
        FieldType::Count | FieldType::Decimal | FieldType::Money | FieldType::Percent => {
            let number = match &cell.content {
                Content::Number(number) => decimal_from_f64(*number),
                Content::Text(_) => text.parse::<Decimal>().ok(),
                _ => None,
            };
            number.map(Datum::Number)
        }
        FieldType::Flag if is_word(&form.layout, "words.yes", &text) => Some(Datum::Flag(true)),
        FieldType::Flag if is_word(&form.layout, "words.no", &text) => Some(Datum::Flag(false)),
        FieldType::Flag => None,
        FieldType::Choice => choices.iter().find(|choice| ***choice == *text).cloned().map(Datum::Choice),
        FieldType::Ratio => {
            let (numerator, denominator) = text.split_once('/')?;
            let (numerator, denominator) = (numerator.trim().parse().ok()?, denominator.trim().parse().ok()?);
            Some(Datum::ratio(numerator, denominator))
        }
        FieldType::Date => cell.day().map(Datum::Date),
        FieldType::Text => {
            let text = cell.text()?;
            Some(Datum::Text(Arc::from(tonghop_core::composed(text))))
        }
    }
}
