use rust_xlsxwriter::utility::{cell_range, row_col_to_cell};
use rust_xlsxwriter::{
    ColNum, ConditionalFormatFormula, Format, Formula, IgnoreError, RowNum, Worksheet, XlsxError,
};
use tonghop_core::{Arg, Section};

use super::check::{Verdict, VerdictKind};
use super::content::{Content, quoted};
use super::input_rule::InputRule;
use super::look::{self, Access, Look};
use super::page::{self, Orientation};
use super::plan::{ANSWER, Answer, Line, Plan, Question};
use super::row_height::{INDENT, RowHeight};
use super::rule_check::RuleState;
use super::summary::Summary;
use super::{field_rules, header_block, rule_plan, rule_sheet};

const CODE: ColNum = 0;
const LABEL: ColNum = 1;
const MEASURE: ColNum = 2;
/// The column of the figures of the period before.
pub(super) const PRIOR: ColNum = 4;
/// The column of remarks.
pub(super) const NOTE: ColNum = 5;
const CHECK: ColNum = 6;

/// What a required label ends with. The blank does not break, lest the mark stand in a line of its own.
pub(super) const MARK: &str = "\u{a0}*";

/// The headings of the table, by column.
const HEADINGS: [&str; 7] = [
    "columns.code",
    "columns.label",
    "columns.measure",
    "columns.answer",
    "columns.prior",
    "columns.note",
    "columns.check",
];

/// The widths of the columns, in digits.
pub(super) const WIDTHS: [f64; 7] = [11.0, 41.5, 14.0, 14.0, 11.5, 16.5, 22.0];

/// Writes the sheet with one row per number, flag and choice.
pub(super) fn write(plan: &Plan<'_>, sheet: &mut Worksheet, name: &str) -> Result<(), XlsxError> {
    sheet.set_name(name)?.set_formula_result_default("");
    for (width, col) in WIDTHS.into_iter().zip(0..) {
        sheet.set_column_width(col, width)?;
    }
    head(plan, sheet)?;
    header_block::write(plan, sheet)?;
    headings(plan, sheet)?;
    let mut verdicts: Vec<&Verdict> = Vec::new();
    let mut first_answer = None;
    for (line, row) in plan.lines.iter().zip(plan.first_row()..) {
        match line {
            Line::Section(section) => band(sheet, row, section)?,
            Line::Question(question) => {
                verdicts.extend(write_question(plan, sheet, row, question)?);
                if matches!(question.cell, Answer::Given { locked: false, .. }) {
                    first_answer.get_or_insert(row);
                }
            }
        }
    }
    legend(plan, sheet)?;
    let last = plan.heading_row() + RowNum::try_from(plan.lines.len()).unwrap_or(0);
    if last > plan.heading_row() {
        colour(plan, sheet, last)?;
        summary(plan, sheet, last, &verdicts)?;
        sheet.ignore_error_range(plan.first_row(), ANSWER, last, CHECK, IgnoreError::FormulaDiffers)?;
        sheet.ignore_error_range(plan.first_row(), CODE, last, CODE, IgnoreError::NumberStoredAsText)?;
    }
    if let Some(row) = first_answer {
        sheet.set_selection(row, ANSWER, row, ANSWER)?;
    }
    sheet
        .set_freeze_panes(plan.first_row(), 0)?
        .set_repeat_rows(plan.heading_row(), plan.heading_row())?
        // The check column is for the screen.
        .set_print_area(0, CODE, last, NOTE)?;
    page::set_up(plan, sheet, Orientation::Portrait);
    page::protect(sheet, false);
    Ok(())
}

/// The form's title and the period.
pub(super) fn head(plan: &Plan<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let width: f64 = WIDTHS[usize::from(CODE)..=usize::from(NOTE)].iter().sum();
    let title = plan.form.title.to_uppercase();
    sheet.merge_range(0, CODE, 0, NOTE, &title, &Look::Title.format())?;
    sheet.set_row_height(0, RowHeight::new().sized(&title, width, look::TITLE, true).points() + 6.0)?;
    sheet.merge_range(1, CODE, 1, NOTE, &plan.period_label(), &Look::Subtitle.format())?;
    sheet.set_row_height(1, 24)?;
    Ok(())
}

fn headings(plan: &Plan<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let row = plan.heading_row();
    let mut height = RowHeight::new();
    for ((key, width), col) in HEADINGS.into_iter().zip(WIDTHS).zip(0..) {
        let text = plan.form.layout.first(key);
        sheet.write_string_with_format(row, col, text, &Look::Heading.format())?;
        height = height.bold(text, width);
    }
    sheet.set_row_height(row, height.points() + 4.0)?;
    Ok(())
}

/// The heading of a section.
pub(super) fn band(sheet: &mut Worksheet, row: RowNum, section: &Section) -> Result<(), XlsxError> {
    let text = format!("{}. {}", section.id, section.title);
    sheet.merge_range(row, CODE, row, NOTE, &text, &Look::Band.format())?;
    sheet.write_blank(row, CHECK, &Look::Band.format())?;
    let width: f64 = WIDTHS[..=usize::from(NOTE)].iter().sum();
    sheet.set_row_height(row, RowHeight::new().bold(&text, width - INDENT).points() + 2.0)?;
    Ok(())
}

/// A label, with a red mark if it is required.
pub(super) fn write_label(
    sheet: &mut Worksheet,
    (row, col): (RowNum, ColNum),
    label: &str,
    required: bool,
    format: &Format,
) -> Result<(), XlsxError> {
    if required && !label.is_empty() {
        let plain = Look::Plain.format();
        let text = if *format == Look::Heading.format() { plain.set_bold() } else { plain };
        sheet.write_rich_string_with_format(
            row,
            col,
            &[(&text, label), (&Look::Mark.format(), MARK)],
            format,
        )?;
    } else {
        sheet.write_string_with_format(row, col, label, format)?;
    }
    Ok(())
}

/// The row of a field. Returns the verdict on its answer.
fn write_question<'p>(
    plan: &Plan<'_>,
    sheet: &mut Worksheet,
    row: RowNum,
    question: &'p Question<'_>,
) -> Result<Option<&'p Verdict>, XlsxError> {
    let Question { field, required, part, prior, cell } = question;
    sheet.write_string_with_format(row, CODE, field.code.as_str(), &Look::Code.format())?;
    write_label(sheet, (row, LABEL), &field.label, *required, &Look::Label { part: *part }.format())?;
    sheet.write_string_with_format(row, MEASURE, &*field.measure, &Look::Measure.format())?;
    let known =
        look::answer(plan.form.language, field.field_type, &field.measure, field.decimals, Access::Locked);
    prior.map_or(Content::Blank, Content::Number).write(sheet, row, PRIOR, &known)?;
    sheet.write_blank(row, NOTE, &look::writing(Access::Optional))?;
    let mut verdict = None;
    let mut answered = String::new();
    match cell {
        Answer::Given { content, locked, check } => {
            let access = if *locked { Access::Locked } else { Access::of(*required) };
            let format =
                look::answer(plan.form.language, field.field_type, &field.measure, field.decimals, access);
            content.write(sheet, row, ANSWER, &format)?;
            answered = content.shown();
            let address = row_col_to_cell(row, ANSWER);
            let rule = InputRule::of_field(field, *required, plan.messages);
            let rule = rule.validation(&address, &plan.lists, &plan.form.layout, plan.messages)?;
            if let Some(rule) = rule.filter(|_| !locked) {
                sheet.add_data_validation(row, ANSWER, row, ANSWER, &rule)?;
            }
            let found = check.verdict(content);
            let said = plan.rules.as_ref().and_then(|rules| rules.fields.get(&field.code));
            let further =
                said.map(|said| format!("{}{}", rule_plan::of_sheet(plan.check_sheet()), said.cell));
            let text = match said {
                Some(said) if found.kind == VerdictKind::Good => &said.text,
                _ => &found.text,
            };
            let formula = Formula::new(check.formula(&address, further.as_deref())).set_result(text.as_str());
            sheet.write_formula_with_format(row, CHECK, formula, &Look::Check.format())?;
            verdict = Some(found);
        }
        Answer::Computed(computed) => {
            match computed {
                Some(computed) => {
                    let formula = Formula::new(&computed.formula).set_result(computed.result.shown());
                    sheet.write_formula_with_format(row, ANSWER, formula, &known)?;
                }
                None => {
                    sheet.write_blank(row, ANSWER, &known)?;
                }
            }
            sheet.write_blank(row, CHECK, &Look::Check.format())?;
        }
    }
    let indent = INDENT * if *part { 3.0 } else { 1.0 };
    let mark = if *required { MARK } else { "" };
    let mut height = RowHeight::new()
        .text(&format!("{}{mark}", field.label), WIDTHS[usize::from(LABEL)] - indent)
        .text(&field.measure, WIDTHS[usize::from(MEASURE)]);
    if !field.field_type.is_number() {
        height = height.text(&answered, WIDTHS[usize::from(ANSWER)]);
    }
    sheet.set_row_height(row, height.points())?;
    Ok(verdict)
}

/// What the colours and the mark mean.
fn legend(plan: &Plan<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let row = plan.heading_row() - 1;
    sheet.merge_range(row, CODE, row, LABEL, "", &Look::Lead.format())?;
    let width = WIDTHS[usize::from(CODE)] + WIDTHS[usize::from(LABEL)];
    let text = write_marked(plan, sheet, row, CODE, "form-legend")?;
    // The summary beside it has two lines where rules are broken.
    let lines = if plan.rules.is_some() { 2 } else { 1 };
    let height = RowHeight::new().at_least(lines).sized(&text, width, look::SMALL, false);
    sheet.set_row_height(row, height.points() + 4.0)?;
    Ok(())
}

/// A message in small type, with the mark of required answers in red. Returns it as plain text.
pub(super) fn write_marked(
    plan: &Plan<'_>,
    sheet: &mut Worksheet,
    row: RowNum,
    col: ColNum,
    key: &str,
) -> Result<String, XlsxError> {
    let text = plan.messages.format(key, &[("mark", Arg::Text("*".to_owned()))]);
    let (mark, hint) = (Look::Mark.format(), Look::Hint.format());
    let pieces: Vec<(&Format, &str)> = text
        .split_inclusive('*')
        .flat_map(|piece| match piece.strip_suffix('*') {
            Some(before) => [(&hint, before), (&mark, "*")],
            None => [(&hint, piece), (&hint, "")],
        })
        .filter(|(_, piece)| !piece.is_empty())
        .collect();
    sheet.write_rich_string_with_format(row, col, &pieces, &Look::Lead.format())?;
    Ok(text)
}

/// Colours the check column, and wrong answers with it.
fn colour(plan: &Plan<'_>, sheet: &mut Worksheet, last: RowNum) -> Result<(), XlsxError> {
    let first = plan.first_row();
    let verdict = format!("${}", row_col_to_cell(first, CHECK));
    let good = format!("{verdict}={}", quoted(&plan.text("form-check-ok")));
    let missing = format!("{verdict}={}", quoted(&plan.text("form-check-missing")));
    let explained = RuleState::Explained.quoted(plan.messages);
    let (_, asks) = field_rules::around(plan, field_rules::EXPLAIN);
    let asked = format!("RIGHT({verdict},{})={}", asks.chars().count(), quoted(&asks));
    let good = format!("OR({good},{verdict}={explained})");
    let wrong = format!("AND(LEN({verdict})>0,NOT({good}),NOT({missing}),NOT({asked}))");
    let rule = |condition: &str, look: Look| {
        ConditionalFormatFormula::new().set_rule(format!("={condition}").as_str()).set_format(look.format())
    };
    sheet.add_conditional_format(first, CHECK, last, CHECK, &rule(&good, Look::Good))?;
    sheet.add_conditional_format(first, CHECK, last, CHECK, &rule(&missing, Look::Missing))?;
    sheet.add_conditional_format(first, CHECK, last, CHECK, &rule(&wrong, Look::Fault))?;
    sheet.add_conditional_format(first, CHECK, last, CHECK, &rule(&asked, Look::Asked))?;
    let answer = format!("${}", row_col_to_cell(first, ANSWER));
    let fraction = format!("AND({wrong},ISNUMBER({answer}),{answer}<>INT({answer}))");
    // LibreOffice takes the first rule that applies, Excel what the rules say together.
    sheet.add_conditional_format(first, ANSWER, last, ANSWER, &rule(&fraction, Look::Fraction))?;
    sheet.add_conditional_format(first, ANSWER, last, ANSWER, &rule(&wrong, Look::FaultyAnswer))?;
    sheet.add_conditional_format(first, ANSWER, last, ANSWER, &rule(&asked, Look::AskedAnswer))?;
    Ok(())
}

/// How much is left to do, above the table.
fn summary(
    plan: &Plan<'_>,
    sheet: &mut Worksheet,
    last: RowNum,
    verdicts: &[&Verdict],
) -> Result<(), XlsxError> {
    let row = plan.heading_row() - 1;
    let further = [field_rules::SEE, field_rules::EXPLAIN].map(|key| {
        let (before, behind) = field_rules::around(plan, key);
        format!("{before}*{behind}")
    });
    let further = further.into_iter().chain([RuleState::Explained.text(plan.messages)]);
    let rules = plan.rules.as_ref();
    let summary = Summary::new(plan.messages, rules.map_or_else(Vec::new, |_| further.collect()));
    let cells = cell_range(plan.first_row(), CHECK, last, CHECK);
    let said = rules.map(|rules| rule_sheet::Left::of(plan, rules));
    let text = summary.text(verdicts.iter().copied(), said.as_ref().and_then(|said| said.text.as_deref()));
    sheet.merge_range(row, MEASURE, row, NOTE, "", &Look::Summary.format())?;
    let formula = Formula::new(summary.formula(&cells, said.map(|said| said.cells))).set_result(text);
    sheet.write_formula_with_format(row, MEASURE, formula, &Look::Summary.format())?;
    let cell = format!("${}", row_col_to_cell(row, MEASURE));
    let done = quoted(summary.done());
    for (condition, look) in
        [(format!("={cell}={done}"), Look::Good), (format!("={cell}<>{done}"), Look::Missing)]
    {
        let rule = ConditionalFormatFormula::new().set_rule(condition.as_str()).set_format(look.format());
        sheet.add_conditional_format(row, MEASURE, row, NOTE, &rule)?;
    }
    Ok(())
}
