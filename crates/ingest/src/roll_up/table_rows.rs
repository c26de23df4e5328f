use std::sync::Arc;

use tonghop_core::{
    CellRef, Datum, FieldType, Finding, Form, Place, RollUp, RolledItem, RowTable, Upward, catalogue, plain,
};

use super::RolledSheets;
use super::contributions::datum;

/// The row of the first answers in the sheet of a table, and the column of the first.
const FIRST_ROW: u32 = 4;
const FIRST_COLUMN: u32 = 3;

/// Holds the sheets of row tables, which people read, against the contributions, which count.
pub(super) fn compare(
    sheets: &RolledSheets,
    roll_up: &RollUp,
    form: &Form,
    file: &Arc<str>,
    findings: &mut Vec<Finding>,
) {
    for table in form.tables().iter().filter(|table| table.upward == Upward::Rows) {
        compare_table(sheets, roll_up, (form, table), file, findings);
    }
}

fn compare_table(
    sheets: &RolledSheets,
    roll_up: &RollUp,
    (form, table): (&Form, &RowTable),
    file: &Arc<str>,
    findings: &mut Vec<Finding>,
) {
    let columns: Vec<_> = table.shown_columns().collect();
    let Some(sheet) = sheets.named(table.code.as_str(), false).into_iter().next() else {
        let finding = Finding::new(&catalogue::ROLL_UP_SHEET_MISSING, Place::file(file.clone()));
        findings.push(finding.text("sheet", table.code.as_str()));
        return;
    };
    let mut carried: Vec<Vec<Option<&Datum>>> = Vec::new();
    for entry in roll_up.entries.iter().filter(|entry| *entry.item.code() == table.code) {
        match &entry.item {
            RolledItem::Row { .. } => carried.push(vec![None; columns.len()]),
            RolledItem::Cell { column, .. } => {
                let at = columns.iter().position(|known| known.id == *column);
                if let (Some(at), Some(last)) = (at, carried.last_mut()) {
                    last[at] = entry.datum.as_ref();
                }
            }
            RolledItem::Field(_) => {}
        }
    }
    let last = sheet.rows().map(|(row, _)| row).last().unwrap_or_default();
    let filled = FIRST_ROW + u32::try_from(carried.len()).unwrap_or(u32::MAX - FIRST_ROW);
    for row in FIRST_ROW..filled.max(last.saturating_add(1)) {
        let expected = carried.get((row - FIRST_ROW) as usize);
        for (index, column) in (0..).zip(&columns) {
            let at = CellRef::new(row, FIRST_COLUMN + index);
            let cell = sheet.get(at).filter(|cell| !cell.is_blank());
            let expected = expected.and_then(|row| row[index as usize]);
            let same = match (cell, expected) {
                (None, None) => true,
                (Some(cell), Some(expected)) => {
                    let shown = datum(cell, column.column_type, &column.choices, form);
                    shown.is_some_and(|shown| is_same(&shown, expected, column.column_type))
                }
                _ => false,
            };
            if same {
                continue;
            }
            let mut finding = Finding::new(
                &catalogue::ROLL_UP_ROW_DIFFERS,
                Place::cell(file.clone(), sheet.name.clone(), at),
            )
            .code(&column.id, &column.label)
            .found(cell.map(|cell| cell.raw()).unwrap_or_default())
            .text("carried", expected.map(said).unwrap_or_default())
            .text("sheet", form.layout.first("roll_up.contributions"));
            finding.table = Some(table.code.clone());
            findings.push(finding);
        }
    }
}

fn said(datum: &Datum) -> String {
    match datum {
        Datum::Number(number) => plain(*number),
        other => other.to_string(),
    }
}

fn is_same(shown: &Datum, carried: &Datum, column_type: FieldType) -> bool {
    match column_type {
        FieldType::Text => {
            let words =
                |datum: &Datum| datum.to_string().split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            words(shown) == words(carried)
        }
        _ => shown == carried,
    }
}
