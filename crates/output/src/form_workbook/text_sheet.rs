use rust_xlsxwriter::{ColNum, Format, RowNum, Worksheet, XlsxError};
use tonghop_core::Field;

use super::form_sheet::MARK;
use super::input_rule::InputRule;
use super::look::{self, Access, Look};
use super::page::{self, Orientation};
use super::plan::Plan;
use super::row_height::{INDENT, RowHeight};

const CODE: ColNum = 0;
const LABEL: ColNum = 1;
/// The column of the answers.
pub(super) const ANSWER: ColNum = 2;
const WIDTHS: [f64; 3] = [8.0, 44.0, 58.0];

const LEAD_ROW: RowNum = 2;
const HEADING_ROW: RowNum = 3;
const FIRST_ROW: RowNum = 4;
/// How many lines a blank answer has room for.
const ANSWER_LINES: u32 = 4;

/// Writes the sheet for the text answers, by section.
pub(super) fn write(plan: &Plan<'_>, sheet: &mut Worksheet, name: &str) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    let total: f64 = WIDTHS.iter().sum();
    for (width, col) in WIDTHS.into_iter().zip(0..) {
        sheet.set_column_width(col, width)?;
    }
    let sender = format!("{} – {}", plan.addressee.name(), plan.period_label());
    let lines = [
        (plan.text("form-texts-title"), Look::Title, look::TITLE),
        (sender, Look::Subtitle, 13.0),
        (plan.text("form-texts-lead"), Look::Lead, look::SMALL),
    ];
    for ((text, look, size), row) in lines.iter().zip(0..=LEAD_ROW) {
        sheet.merge_range(row, CODE, row, ANSWER, text, &look.format())?;
        let height = RowHeight::new().sized(text, total, *size, *look != Look::Lead);
        sheet.set_row_height(row, height.points() + 2.0)?;
    }
    for (key, col) in ["columns.code", "columns.label", "columns.text_answer"].into_iter().zip(0..) {
        sheet.write_string_with_format(
            HEADING_ROW,
            col,
            plan.form.layout.first(key),
            &Look::Heading.format(),
        )?;
    }
    sheet.set_row_height(HEADING_ROW, RowHeight::new().points() + 4.0)?;

    let answers = answer_rows(plan);
    for (field, row) in &answers {
        if let Some(band) = band_above(&answers, *row)
            && let Some(own) = plan.form.section_of(field.code.as_str())
        {
            let text = format!("{}. {}", own.id, own.title);
            sheet.merge_range(band, CODE, band, ANSWER, &text, &Look::Band.format())?;
            sheet.set_row_height(band, RowHeight::new().bold(&text, total - INDENT).points() + 1.0)?;
        }
        write_question(plan, sheet, *row, field)?;
    }
    let row = answers.last().map_or(FIRST_ROW, |(_, row)| row + 1);
    let first_answer = answers.first().map(|(_, row)| *row);
    if let Some(row) = first_answer {
        sheet.set_selection(row, ANSWER, row, ANSWER)?;
    }
    sheet.set_freeze_panes(FIRST_ROW, 0)?.set_repeat_rows(HEADING_ROW, HEADING_ROW)?.set_print_area(
        0,
        CODE,
        row - 1,
        ANSWER,
    )?;
    page::set_up(plan, sheet, Orientation::Portrait);
    page::protect(sheet, false);
    Ok(())
}

/// The text fields with the rows of their answers; a row is left above each section for its heading.
pub(super) fn answer_rows<'a>(plan: &Plan<'a>) -> Vec<(&'a Field, RowNum)> {
    let mut row = FIRST_ROW;
    let mut section = None;
    let mut rows = Vec::new();
    for field in &plan.texts {
        let own = plan.form.section_of(field.code.as_str()).map(|section| &*section.id);
        if own.is_some() && own != section {
            section = own;
            row += 1;
        }
        rows.push((*field, row));
        row += 1;
    }
    rows
}

/// The row above an answer, where it is left for the heading of a section.
fn band_above(answers: &[(&Field, RowNum)], row: RowNum) -> Option<RowNum> {
    let above = row.checked_sub(1).filter(|above| *above >= FIRST_ROW)?;
    answers.iter().all(|(_, taken)| *taken != above).then_some(above)
}

fn write_question(
    plan: &Plan<'_>,
    sheet: &mut Worksheet,
    row: RowNum,
    field: &Field,
) -> Result<(), XlsxError> {
    let required = plan.requires(field);
    sheet.write_string_with_format(row, CODE, field.code.as_str(), &Look::Code.format())?;

    let (plain, mark, small) = (Look::Plain.format(), Look::Mark.format(), Look::Hint.format());
    let hint = field.hint.as_ref().map(|hint| format!("\n{hint}"));
    let mut pieces: Vec<(&Format, &str)> = vec![(&plain, &field.label)];
    if required {
        pieces.push((&mark, MARK));
    }
    if let Some(hint) = &hint {
        pieces.push((&small, hint));
    }
    let label = Look::Label { part: false }.format();
    match pieces.len() {
        1 => sheet.write_string_with_format(row, LABEL, &*field.label, &label)?,
        _ => sheet.write_rich_string_with_format(row, LABEL, &pieces, &label)?,
    };

    let content = plan.content(field);
    // The pen starts at the top of a large cell.
    let format = look::writing(Access::of(required)).set_align(rust_xlsxwriter::FormatAlign::Top);
    content.write(sheet, row, ANSWER, &format)?;
    let rule = InputRule::of_field(field, required, plan.messages);
    if let Some(rule) = rule.validation("", &plan.lists, &plan.form.layout, plan.messages)? {
        sheet.add_data_validation(row, ANSWER, row, ANSWER, &rule)?;
    }
    let label: String = pieces.iter().map(|(_, piece)| *piece).collect();
    let height = RowHeight::new()
        .at_least(ANSWER_LINES)
        .text(&label, WIDTHS[usize::from(LABEL)] - INDENT)
        .text(&content.shown(), WIDTHS[usize::from(ANSWER)] - INDENT);
    sheet.set_row_height(row, height.points())?;
    Ok(())
}
