use std::collections::HashMap;

use rust_xlsxwriter::{ColNum, RowNum, Worksheet, XlsxError};
use tonghop_core::{Code, Column, Datum, FieldType, RollUp, RolledItem, RowTable};

use super::super::content::Content;
use super::super::plan::Plan;
use super::super::row_height::{INDENT, RowHeight};
use super::list_sheet::{self, FIRST_ROW, Formats, heading};

/// The column of the first answers: number, code and name of the unit stand before.
const FIRST: ColNum = 3;

/// Writes the rows of a table from all units, without the columns about persons. A reader holds them against the
/// contributions cell by cell, so they stand where it looks for them.
pub(super) fn write(
    plan: &Plan<'_>,
    roll_up: &RollUp,
    table: &RowTable,
    sheet: &mut Worksheet,
    name: &str,
) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    let layout = &plan.form.layout;
    let shown: Vec<&Column> = table.shown_columns().collect();
    let mut columns = vec![
        (layout.first("columns.index").to_owned(), 6.0),
        (heading(layout, "unit", 0), 11.0),
        (heading(layout, "unit_name", 0), 34.0),
    ];
    columns.extend(shown.iter().map(|column| (column.label.to_string(), width(column))));
    list_sheet::open(plan, sheet, (&table.title, &plan.text("roll-up-rows-lead")), &columns)?;
    let names: HashMap<&Code, &str> =
        roll_up.units.iter().rev().map(|unit| (&unit.code, &*unit.name)).collect();
    let formats = Formats::new();
    let (mut next, mut number) = (FIRST_ROW, 0_u32);
    let mut height = RowHeight::new();
    for entry in roll_up.entries.iter().filter(|entry| *entry.item.code() == table.code) {
        match &entry.item {
            RolledItem::Row { .. } => {
                number += 1;
                let name = names.get(&entry.unit).copied().unwrap_or_default();
                sheet.write_number_with_format(next, 0, number, &formats.centred)?;
                sheet.write_string_with_format(next, 1, entry.unit.as_str(), &formats.text)?;
                sheet.write_string_with_format(next, 2, name, &formats.wrapped)?;
                for col in (FIRST..).take(shown.len()) {
                    sheet.write_blank(next, col, &formats.text)?;
                }
                height = RowHeight::new().text(name, 34.0 - INDENT);
                sheet.set_row_height(next, height.points())?;
                next += 1;
            }
            RolledItem::Cell { column, .. } => {
                let place = shown.iter().position(|known| known.id == *column).zip(entry.datum.as_ref());
                let Some((index, datum)) = place else { continue };
                let row: RowNum = next.saturating_sub(1);
                let col = FIRST + ColNum::try_from(index).unwrap_or(ColNum::MAX - FIRST);
                let content = match datum {
                    Datum::Date(day) => Content::date(*day),
                    datum => list_sheet::content(datum, layout),
                };
                let format = match content {
                    Content::Number(_) => &formats.number,
                    Content::Date(..) => &formats.day,
                    Content::Text(_) | Content::Blank => &formats.wrapped,
                };
                content.write(sheet, row, col, format)?;
                height = height.text(&content.shown(), width(shown[index]) - INDENT);
                sheet.set_row_height(row, height.points())?;
            }
            RolledItem::Field(_) => {}
        }
    }
    list_sheet::close(plan, sheet, next.saturating_sub(1), columns.len())
}

fn width(column: &Column) -> f64 {
    match column.column_type {
        FieldType::Text => 34.0,
        FieldType::Choice => 20.0,
        FieldType::Money | FieldType::Date => 15.0,
        _ => 12.0,
    }
}
