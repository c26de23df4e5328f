use rust_xlsxwriter::{ColNum, RowNum, Worksheet, XlsxError};
use tonghop_core::{Arg, Field, FieldType};

use super::look::{self, Look};
use super::page::{self, Orientation};
use super::plan::{Line, Plan};
use super::row_height::{INDENT, RowHeight};
use super::rule_check::RuleState;

const NUMBER: ColNum = 0;
const LABEL: ColNum = 1;
const HINT: ColNum = 2;
const WIDTHS: [f64; 3] = [9.0, 40.0, 60.0];

/// Writes the sheet that says how to fill the workbook in.
pub(super) fn write(plan: &Plan<'_>, sheet: &mut Worksheet, name: &str) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    for (width, col) in WIDTHS.into_iter().zip(0..) {
        sheet.set_column_width(col, width)?;
    }
    let total: f64 = WIDTHS.iter().sum();
    let title = plan.text("form-guide-title");
    sheet.merge_range(0, NUMBER, 0, HINT, &title, &Look::Title.format())?;
    sheet.set_row_height(0, RowHeight::new().sized(&title, total, look::TITLE, true).points() + 6.0)?;
    let mut row = 1;
    let number = Look::Caption.format().set_align(rust_xlsxwriter::FormatAlign::Right);
    let number = number.set_align(rust_xlsxwriter::FormatAlign::Top);
    let text = Look::Caption.format().set_align(rust_xlsxwriter::FormatAlign::Top);
    for (index, line) in (1..).zip(guidance(plan)) {
        sheet.write_string_with_format(row, NUMBER, format!("{index}."), &number)?;
        sheet.merge_range(row, LABEL, row, HINT, &line, &text)?;
        let height = RowHeight::new().text(&line, WIDTHS[usize::from(LABEL)] + WIDTHS[usize::from(HINT)]);
        sheet.set_row_height(row, height.points() + 2.0)?;
        row += 1;
    }
    let hinted = hints(plan);
    let last = if hinted.is_empty() { row - 1 } else { write_hints(plan, sheet, row, &hinted)? };
    plan.lists.write(sheet)?;
    sheet.set_print_area(0, NUMBER, last, HINT)?;
    page::set_up(plan, sheet, Orientation::Portrait);
    page::protect(sheet, false);
    Ok(())
}

/// The lines of guidance that concern this workbook.
fn guidance(plan: &Plan<'_>) -> Vec<String> {
    let asks = |wanted: &[FieldType]| {
        let fields = plan.lines.iter().filter_map(|line| match line {
            Line::Question(question) => Some(question.field.field_type),
            Line::Section(_) => None,
        });
        let columns = plan.tables.iter().flat_map(|table| &table.columns).map(|column| column.column_type);
        fields.chain(columns).any(|asked| wanted.contains(&asked))
    };
    let layout = &plan.form.layout;
    let word = |key: &str| Arg::Text(layout.first(key).to_owned());
    let tables = plan.tables.iter().map(|table| table.code.to_string()).collect();
    let state = |state: RuleState| Arg::Text(state.text(plan.messages));
    let args = [
        ("note", word("columns.note")),
        ("measure", word("columns.measure")),
        ("check", word("columns.check")),
        ("sheet", word("sheets.texts")),
        ("done", Arg::Text(plan.text("form-summary-done"))),
        ("tables", Arg::List(tables)),
        ("checks", word("sheets.check")),
        ("broken", state(RuleState::Broken)),
        ("asked", state(RuleState::Asked)),
        ("skipped", state(RuleState::Skipped)),
    ];
    let lines = [
        ("form-guide-cells", true),
        ("form-guide-blank", true),
        ("form-guide-digits", true),
        ("form-guide-thousands", true),
        ("form-guide-money", asks(&[FieldType::Money])),
        ("form-guide-lists", asks(&[FieldType::Choice, FieldType::Flag, FieldType::Date])),
        ("form-guide-check", true),
        ("form-guide-rules", plan.rules.is_some()),
        ("form-guide-tables", !plan.tables.is_empty()),
        ("form-guide-texts", !plan.texts.is_empty()),
        ("form-guide-keep", true),
        ("form-guide-return", true),
    ];
    lines.iter().filter(|(_, concerns)| *concerns).map(|(key, _)| plan.messages.format(key, &args)).collect()
}

/// Code, label and hint of everything that has a hint: fields, texts, row tables.
fn hints<'p>(plan: &'p Plan<'_>) -> Vec<[&'p str; 3]> {
    let fields = plan.lines.iter().filter_map(|line| match line {
        Line::Question(question) => Some(question.field),
        Line::Section(_) => None,
    });
    let of_field = |field: &'p Field| Some([field.code.as_str(), &*field.label, field.hint.as_deref()?]);
    let tables = plan
        .tables
        .iter()
        .filter_map(|table| Some([table.code.as_str(), &*table.title, table.hint.as_deref()?]));
    fields.chain(plan.texts.iter().copied()).filter_map(of_field).chain(tables).collect()
}

/// Writes the table of hints. Returns its last row.
fn write_hints(
    plan: &Plan<'_>,
    sheet: &mut Worksheet,
    mut row: RowNum,
    hints: &[[&str; 3]],
) -> Result<RowNum, XlsxError> {
    row += 1;
    sheet.merge_range(row, NUMBER, row, HINT, &plan.text("form-guide-hints"), &Look::Headline.format())?;
    sheet.set_row_height(row, 24)?;
    row += 1;
    let layout = &plan.form.layout;
    let headings = [
        layout.first("columns.code").to_owned(),
        layout.first("columns.label").to_owned(),
        plan.text("form-guide-hint"),
    ];
    for (text, col) in headings.iter().zip(0..) {
        sheet.write_string_with_format(row, col, text, &Look::Heading.format())?;
    }
    sheet.set_row_height(row, RowHeight::new().points() + 4.0)?;
    sheet.set_repeat_rows(row, row)?;
    let looks = [Look::Code, Look::Label { part: false }, Look::Label { part: false }];
    for hint in hints {
        row += 1;
        let mut height = RowHeight::new();
        for (((text, look), width), col) in hint.iter().zip(looks).zip(WIDTHS).zip(0..) {
            sheet.write_string_with_format(row, col, *text, &look.format())?;
            height = height.text(text, width - INDENT);
        }
        sheet.set_row_height(row, height.points())?;
    }
    Ok(row)
}
