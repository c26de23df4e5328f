use rust_xlsxwriter::{ColNum, IgnoreError, RowNum, Worksheet, XlsxError};
use tonghop_core::{Arg, Field, RollUp, RolledItem, RolledStanding};

use super::super::content::Content;
use super::super::form_sheet::{WIDTHS, band, head};
use super::super::header_block;
use super::super::look::{self, Access, Look};
use super::super::page::{self, Orientation};
use super::super::plan::{ANSWER, Answer, Line, Plan, Question};
use super::super::row_height::{INDENT, RowHeight};

/// The columns of the form sheet; what stands beside a figure says how many units gave it.
const HEADINGS: [(ColNum, &str); 5] = [
    (0, "columns.code"),
    (1, "columns.label"),
    (2, "columns.measure"),
    (ANSWER, "columns.answer"),
    (NOTE.0, "columns.note"),
];
const NOTE: (ColNum, ColNum) = (4, 5);

/// Writes the form with the totals. Nobody writes in it: what is wrong in a figure is put right where it came in.
pub(super) fn write(
    plan: &Plan<'_>,
    roll_up: &RollUp,
    sheet: &mut Worksheet,
    name: &str,
) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    for (width, col) in WIDTHS[..=usize::from(NOTE.1)].iter().zip(0..) {
        sheet.set_column_width(col, *width)?;
    }
    head(plan, sheet)?;
    header_block::write(plan, sheet)?;
    lead(plan, roll_up, sheet)?;
    let row = plan.heading_row();
    for (col, key) in HEADINGS {
        let text = plan.form.layout.first(key);
        if col == NOTE.0 {
            sheet.merge_range(row, NOTE.0, row, NOTE.1, text, &Look::Heading.format())?;
        } else {
            sheet.write_string_with_format(row, col, text, &Look::Heading.format())?;
        }
    }
    sheet.set_row_height(row, RowHeight::new().points() + 4.0)?;
    let mut last = row;
    for (line, row) in plan.lines.iter().zip(plan.first_row()..) {
        match line {
            Line::Section(section) => band(sheet, row, section)?,
            Line::Question(question) => write_question(plan, roll_up, sheet, row, question)?,
        }
        last = row;
    }
    sheet.ignore_error_range(plan.first_row(), 0, last, NOTE.1, IgnoreError::NumberStoredAsText)?;
    sheet
        .set_freeze_panes(plan.first_row(), 0)?
        .set_repeat_rows(plan.heading_row(), plan.heading_row())?
        .set_print_area(0, 0, last, NOTE.1)?;
    page::set_up(plan, sheet, Orientation::Portrait);
    page::protect(sheet, false);
    Ok(())
}

/// Whose figures these are, and how many units are in.
fn lead(plan: &Plan<'_>, roll_up: &RollUp, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let row = plan.heading_row() - 1;
    let (have, of) = units(roll_up);
    let contributions = plan.form.layout.first("roll_up.contributions");
    let args = [
        ("have", Arg::Count(have as u64)),
        ("of", Arg::Count(of as u64)),
        ("sheet", Arg::Text(contributions.to_owned())),
    ];
    let mut text = plan.messages.format("roll-up-lead", &args);
    if roll_up.provisional {
        text = format!("{} {text}", plan.text("roll-up-provisional"));
    }
    let look = if roll_up.provisional { Look::Headline } else { Look::Lead };
    sheet.merge_range(row, 0, row, NOTE.1, &text, &look.format())?;
    let width: f64 = WIDTHS[..=usize::from(NOTE.1)].iter().sum();
    sheet.set_row_height(row, RowHeight::new().sized(&text, width, 13.0, true).points() + 2.0)?;
    Ok(())
}

/// How many units are in the totals, and how many must report.
fn units(roll_up: &RollUp) -> (usize, usize) {
    let accepted = roll_up.units.iter().filter(|unit| unit.standing == RolledStanding::Accepted);
    let expected = roll_up.units.iter().filter(|unit| unit.standing.is_expected());
    (accepted.count(), expected.count())
}

fn write_question(
    plan: &Plan<'_>,
    roll_up: &RollUp,
    sheet: &mut Worksheet,
    row: RowNum,
    question: &Question<'_>,
) -> Result<(), XlsxError> {
    let Question { field, part, cell, .. } = question;
    sheet.write_string_with_format(row, 0, field.code.as_str(), &Look::Code.format())?;
    sheet.write_string_with_format(row, 1, &*field.label, &Look::Label { part: *part }.format())?;
    sheet.write_string_with_format(row, 2, &*field.measure, &Look::Measure.format())?;
    let format =
        look::answer(plan.form.language, field.field_type, &field.measure, field.decimals, Access::Locked);
    let content = match cell {
        Answer::Given { content, .. } => content.clone(),
        Answer::Computed(computed) => {
            computed.as_ref().map_or(Content::Blank, |computed| computed.result.clone())
        }
    };
    exact(content).write(sheet, row, ANSWER, &format)?;
    let note = note(plan, roll_up, field);
    let writing = look::writing(Access::Locked);
    sheet.merge_range(row, NOTE.0, row, NOTE.1, &note, &writing)?;
    let indent = INDENT * if *part { 3.0 } else { 1.0 };
    let wide = WIDTHS[usize::from(NOTE.0)] + WIDTHS[usize::from(NOTE.1)] - INDENT;
    let height = RowHeight::new()
        .text(&field.label, WIDTHS[1] - indent)
        .text(&field.measure, WIDTHS[2])
        .text(&note, wide);
    sheet.set_row_height(row, height.points())?;
    Ok(())
}

/// A number that a cell cannot hold to the digit stands there as text.
pub(super) fn exact(content: Content) -> Content {
    match content {
        Content::Number(number) if !super::list_sheet::is_kept(number) => {
            Content::text(&tonghop_core::plain(number))
        }
        content => content,
    }
}

/// How many units gave it, and how many each word.
fn note(plan: &Plan<'_>, roll_up: &RollUp, field: &Field) -> String {
    if field.formula().is_some() {
        return String::new();
    }
    let gave = roll_up.entries.iter().filter(|entry| {
        entry.datum.is_some() && matches!(&entry.item, RolledItem::Field(code) if *code == field.code)
    });
    let args = [("have", Arg::Count(gave.count() as u64)), ("of", Arg::Count(units(roll_up).1 as u64))];
    let coverage = plan.messages.format("roll-up-coverage", &args);
    let counts = roll_up.counts(field).into_iter().map(|(word, count)| {
        let word = match word.as_str() {
            "true" => plan.form.layout.first("words.yes").to_owned(),
            "false" => plan.form.layout.first("words.no").to_owned(),
            _ => word,
        };
        format!("{word}: {count}")
    });
    counts.chain([coverage]).collect::<Vec<_>>().join("; ")
}
