use rust_xlsxwriter::{ColNum, Worksheet, XlsxError};
use tonghop_core::RollUp;

use super::super::content::Content;
use super::super::plan::Plan;
use super::super::row_height::{INDENT, RowHeight};
use super::list_sheet::{self, FIRST_ROW, Formats, heading};

/// The columns before those of the files.
const COLUMNS: [(&str, f64); 9] = [
    ("unit", 11.0),
    ("unit_name", 40.0),
    ("unit_kind", 19.0),
    ("standing", 17.0),
    ("late", 10.0),
    ("cells", 10.0),
    ("founded", 13.0),
    ("dissolved", 13.0),
    ("roster", 16.0),
];

/// The column of the first file.
const FILES: ColNum = 9;

/// Writes everyone below and how they stand.
pub(super) fn write(
    plan: &Plan<'_>,
    roll_up: &RollUp,
    sheet: &mut Worksheet,
    name: &str,
) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    let layout = &plan.form.layout;
    let mut columns: Vec<(String, f64)> =
        COLUMNS.iter().map(|(key, width)| (heading(layout, key, 0), *width)).collect();
    let depth = roll_up.units.iter().map(|unit| unit.files.len()).max().unwrap_or_default().max(1);
    for level in 0..depth {
        columns.push((heading(layout, "file", level), 26.0));
        columns.push((heading(layout, "sha256", level), 22.0));
    }
    let texts = (plan.text("roll-up-units-title"), plan.text("roll-up-units-lead"));
    list_sheet::open(plan, sheet, (&texts.0, &texts.1), &columns)?;
    let formats = Formats::new();
    let mut last = FIRST_ROW;
    for (unit, row) in roll_up.units.iter().zip(FIRST_ROW..) {
        let late = if unit.late { layout.first("words.yes") } else { "" };
        let declared =
            unit.declared.as_ref().map(|(roster, line)| format!("{roster}:{line}")).unwrap_or_default();
        let texts = [
            (0, unit.code.to_string(), &formats.text),
            (1, unit.name.to_string(), &formats.wrapped),
            (2, unit.kind.to_string(), &formats.wrapped),
            (3, layout.first(unit.standing.key()).to_owned(), &formats.centred),
            (4, late.to_owned(), &formats.centred),
            (8, declared, &formats.text),
        ];
        for (col, text, format) in texts {
            sheet.write_string_with_format(row, col, &text, format)?;
        }
        for (col, day) in [(6, unit.founded), (7, unit.dissolved)] {
            day.map_or(Content::Blank, Content::date).write(sheet, row, col, &formats.day)?;
        }
        match unit.cells {
            Some(cells) => sheet.write_number_with_format(row, 5, cells, &formats.centred)?,
            None => sheet.write_blank(row, 5, &formats.centred)?,
        };
        for (level, col) in (0..depth).zip((usize::from(FILES)..).step_by(2)) {
            let file = unit.files.get(level);
            let col = ColNum::try_from(col).unwrap_or(ColNum::MAX);
            sheet.write_string_with_format(row, col, file.map_or("", |file| &file.path), &formats.text)?;
            sheet.write_string_with_format(
                row,
                col + 1,
                file.map_or("", |file| &file.sha256),
                &formats.text,
            )?;
        }
        let height = RowHeight::new().text(&unit.name, 40.0 - INDENT).text(&unit.kind, 19.0 - INDENT);
        sheet.set_row_height(row, height.points())?;
        last = row;
    }
    list_sheet::close(plan, sheet, last, columns.len())?;
    // Checksums are for programs.
    sheet.set_print_area(0, 0, last, FILES)?;
    Ok(())
}
