use rust_xlsxwriter::utility::{cell_range_absolute, row_col_to_cell, row_col_to_cell_absolute};
use rust_xlsxwriter::{ColNum, ConditionalFormatFormula, Format, Formula, RowNum, Url, Worksheet, XlsxError};
use tonghop_core::{Arg, Severity};

use super::content::quoted;
use super::look::{self, Look};
use super::page::{self, Orientation};
use super::plan::Plan;
use super::row_height::{INDENT, RowHeight};
use super::rule_check::{RuleCheck, RuleState};
use super::rule_plan::{HIDDEN, HiddenCell, RulePlan, of_sheet};

const ID: ColNum = 0;
const CONDITION: ColNum = 1;
const SEVERITY: ColNum = 2;
/// The column of the states.
pub(super) const STATE: ColNum = 3;
const MESSAGE: ColNum = 4;
const LINK: ColNum = 5;
/// How many columns people see.
pub(super) const COLUMNS: ColNum = 6;
const WIDTHS: [f64; COLUMNS as usize] = [9.0, 42.0, 13.0, 18.0, 52.0, 9.0];

const SENDER_ROW: RowNum = 1;
const LEAD_ROW: RowNum = 2;
const SUMMARY_ROW: RowNum = 3;
const HEADING_ROW: RowNum = 4;
/// The row of the first rule.
pub(super) const FIRST_ROW: RowNum = 5;
/// How wide a figure of a message is at most.
const FIGURE: &str = "000.000";

/// How many rules are in a state that the addressee should look at; the hidden cell that says it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Count {
    Broken,
    Asked,
    Skipped,
}

impl Count {
    const ALL: [(Self, RuleState); 3] = [
        (Self::Broken, RuleState::Broken),
        (Self::Asked, RuleState::Asked),
        (Self::Skipped, RuleState::Skipped),
    ];

    fn place(self) -> (RowNum, ColNum) {
        (0, HIDDEN + self as ColNum)
    }

    /// Its address within the check sheet.
    pub fn cell(self) -> String {
        let (row, column) = self.place();
        row_col_to_cell_absolute(row, column)
    }
}

/// The hidden cells that count.
pub(super) fn counts(plan: &Plan<'_>, checks: &[RuleCheck<'_>]) -> Vec<HiddenCell> {
    let last = FIRST_ROW + RowNum::try_from(checks.len()).unwrap_or(1) - 1;
    let states = cell_range_absolute(FIRST_ROW, STATE, last, STATE);
    let cell = |(count, state): (Count, RuleState)| HiddenCell {
        at: count.place(),
        formula: format!("COUNTIF({states},{})", state.quoted(plan.messages)),
        result: checks.iter().filter(|check| check.state == state).count().to_string(),
    };
    Count::ALL.map(cell).into()
}

/// The line that sums the rules up: as a formula of the check sheet, and what it gives.
pub(super) fn summary(plan: &Plan<'_>, rules: &RulePlan<'_>) -> (String, String) {
    let count = |state: RuleState| rules.checks.iter().filter(|check| check.state == state).count();
    let (broken, asked, skipped) =
        (count(RuleState::Broken), count(RuleState::Asked), count(RuleState::Skipped));
    let wording = |key: &str, numbers: [String; 3]| {
        let [broken, asked, skipped] = numbers.map(Arg::Text);
        plan.messages.format(key, &[("broken", broken), ("asked", asked), ("skipped", skipped)])
    };
    let marks = ["\u{1}", "\u{2}", "\u{3}"].map(str::to_owned);
    let formula = |key: &str| {
        let text = quoted(&wording(key, marks.clone()));
        let cells = Count::ALL.map(|(count, _)| format!("\"&{}&\"", count.cell()));
        marks.iter().zip(cells).fold(text, |text, (mark, cell)| text.replace(mark, &cell))
    };
    let key = match (broken + asked, skipped) {
        (0, 0) => "form-rules-done",
        (0, _) => "form-rules-open",
        _ => "form-rules-left",
    };
    let text = wording(key, [broken, asked, skipped].map(|count| count.to_string()));
    let formula = format!(
        "IF({}+{}>0,{},IF({}>0,{},{}))",
        Count::Broken.cell(),
        Count::Asked.cell(),
        formula("form-rules-left"),
        Count::Skipped.cell(),
        formula("form-rules-open"),
        formula("form-rules-done")
    );
    (formula, text)
}

/// What the form sheet says of rules that are broken.
#[derive(Debug)]
pub(super) struct Left {
    /// The cells that say how many are broken and how many want a reason, and the formula of a line about them.
    pub cells: [String; 3],
    /// That line, if any is.
    pub text: Option<String>,
}

impl Left {
    pub fn of(plan: &Plan<'_>, rules: &RulePlan<'_>) -> Self {
        let sheet = of_sheet(plan.check_sheet());
        let line = row_col_to_cell_absolute(SUMMARY_ROW, ID);
        let [broken, asked, line] =
            [Count::Broken.cell(), Count::Asked.cell(), line].map(|cell| format!("{sheet}{cell}"));
        let name = Arg::Text(plan.check_sheet().to_owned());
        let see = plan.messages.format("form-rules-see", &[("sheet", name)]);
        let is_left = |check: &RuleCheck<'_>| matches!(check.state, RuleState::Broken | RuleState::Asked);
        let text = rules.checks.iter().any(is_left).then(|| format!("{} {see}", summary(plan, rules).1));
        Self { cells: [broken, asked, format!("{line}&{}", quoted(&format!(" {see}")))], text }
    }
}

/// Writes the sheet that judges the answers by the rules of the form.
pub(super) fn write(
    plan: &Plan<'_>,
    rules: &RulePlan<'_>,
    sheet: &mut Worksheet,
    name: &str,
) -> Result<(), XlsxError> {
    sheet.set_name(name)?.set_formula_result_default("");
    for (width, column) in WIDTHS.into_iter().zip(0..) {
        sheet.set_column_width(column, width)?;
    }
    head(plan, rules, sheet)?;
    for check in &rules.checks {
        write_rule(plan, sheet, check)?;
    }
    let last = FIRST_ROW + RowNum::try_from(rules.checks.len()).unwrap_or(1) - 1;
    colour(plan, sheet, last)?;
    let plain = Look::Plain.format();
    for HiddenCell { at: (row, column), formula, result } in &rules.cells {
        let formula = Formula::new(formula).set_result(result.as_str());
        sheet.write_formula_with_format(*row, *column, formula, &plain)?;
    }
    rules.words.write(sheet)?;
    sheet.set_column_range_hidden(HIDDEN - 1, rules.last_column)?;
    sheet
        .set_freeze_panes(FIRST_ROW, 0)?
        .set_repeat_rows(HEADING_ROW, HEADING_ROW)?
        .set_print_area(0, ID, last, LINK)?;
    page::set_up(plan, sheet, Orientation::for_width(WIDTHS.iter().sum()));
    page::protect(sheet, false);
    Ok(())
}

fn head(plan: &Plan<'_>, rules: &RulePlan<'_>, sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let total: f64 = WIDTHS.iter().sum();
    let layout = &plan.form.layout;
    let word = |key: &str| Arg::Text(layout.first(key).to_owned());
    let lead = plan.messages.format(
        "form-rules-lead",
        &[
            ("form", word("sheets.form")),
            ("note", word("columns.note")),
            ("asked", Arg::Text(RuleState::Asked.text(plan.messages))),
            ("broken", Arg::Text(RuleState::Broken.text(plan.messages))),
        ],
    );
    let sender = format!("{} – {}", plan.addressee.name(), plan.period_label());
    let lines = [
        (0, plan.text("form-rules-title"), Look::Title, look::TITLE),
        (SENDER_ROW, sender, Look::Subtitle, 13.0),
        (LEAD_ROW, lead, Look::Lead, look::SMALL),
    ];
    for (row, text, look, size) in &lines {
        sheet.merge_range(*row, ID, *row, LINK, text, &look.format())?;
        let height = RowHeight::new().sized(text, total, *size, *look != Look::Lead);
        sheet.set_row_height(*row, height.points() + 2.0)?;
    }
    let (formula, text) = summary(plan, rules);
    let format = Look::Headline.format();
    sheet.merge_range(SUMMARY_ROW, ID, SUMMARY_ROW, LINK, "", &format)?;
    let formula = Formula::new(formula).set_result(text);
    sheet.write_formula_with_format(SUMMARY_ROW, ID, formula, &format)?;
    sheet.set_row_height(SUMMARY_ROW, 24)?;
    let keys = ["id", "condition", "severity", "state", "message", "link"];
    let mut height = RowHeight::new();
    for ((key, width), column) in keys.into_iter().zip(WIDTHS).zip(0..) {
        let text = plan.text(&format!("form-rules-{key}"));
        sheet.write_string_with_format(HEADING_ROW, column, &text, &Look::Heading.format())?;
        height = height.bold(&text, width);
    }
    sheet.set_row_height(HEADING_ROW, height.points() + 4.0)?;
    Ok(())
}

fn write_rule(plan: &Plan<'_>, sheet: &mut Worksheet, check: &RuleCheck<'_>) -> Result<(), XlsxError> {
    let RuleCheck { rule, row, .. } = check;
    let row = *row;
    let text = Look::Label { part: false }.format();
    sheet.write_string_with_format(row, ID, rule.id.as_str(), &Look::Code.format())?;
    sheet.write_string_with_format(row, CONDITION, rule.written(), &Look::Condition.format())?;
    let severity = severity(plan, check);
    sheet.write_string_with_format(row, SEVERITY, &severity, &Look::Measure.format())?;
    let state = check.state.text(plan.messages);
    let format = Look::Measure.format();
    match &check.state_formula {
        Some(formula) => {
            let formula = Formula::new(formula).set_result(state);
            sheet.write_formula_with_format(row, STATE, formula, &format)?
        }
        None => sheet.write_string_with_format(row, STATE, &state, &format)?,
    };
    match &check.message_formula {
        Some(formula) => {
            let formula = Formula::new(formula).set_result(check.message.as_str());
            sheet.write_formula_with_format(row, MESSAGE, formula, &text)?
        }
        None => sheet.write_string_with_format(row, MESSAGE, &check.message, &text)?,
    };
    match &check.first {
        Some((code, of, cell)) => {
            let link = Url::new(format!("internal:'{}'!{}", of.replace('\'', "''"), cell.replace('$', "")));
            sheet.write_url_with_options(row, LINK, link, code.as_str(), "", Some(&Look::Link.format()))?
        }
        None => sheet.write_blank(row, LINK, &Look::Measure.format())?,
    };
    let width = |column: ColNum| WIDTHS[usize::from(column)] - INDENT;
    let height = RowHeight::new()
        .sized(&rule.written(), width(CONDITION), look::SMALL, false)
        .text(&severity, width(SEVERITY))
        .text(&longest(check), width(MESSAGE));
    sheet.set_row_height(row, height.points())?;
    Ok(())
}

/// The message with room for its figures.
fn longest(check: &RuleCheck<'_>) -> String {
    let parts = check.rule.message.iter().map(|part| match part {
        tonghop_core::MessagePart::Words(words) => words,
        tonghop_core::MessagePart::Figure(_) => FIGURE,
    });
    parts.collect()
}

fn severity(plan: &Plan<'_>, check: &RuleCheck<'_>) -> String {
    let key = match check.rule.severity {
        Severity::Error => "form-rule-error",
        Severity::Warning => "form-rule-warning",
        Severity::Note => "form-rule-note",
    };
    let word = plan.text(key);
    match check.rule.trial_until.filter(|_| check.is_trial) {
        Some(last) => {
            let period = Arg::Text(plan.form.layout.period_label(last));
            plan.messages.format("form-rule-trial", &[("severity", Arg::Text(word)), ("period", period)])
        }
        None => word,
    }
}

/// Colours the states, and the line that sums them up.
fn colour(plan: &Plan<'_>, sheet: &mut Worksheet, last: RowNum) -> Result<(), XlsxError> {
    let state = format!("${}", row_col_to_cell(FIRST_ROW, STATE));
    let rule = |condition: String, format: Format| {
        ConditionalFormatFormula::new().set_rule(format!("={condition}").as_str()).set_format(format)
    };
    for (of, look) in [
        (RuleState::Holds, Look::Good),
        (RuleState::Explained, Look::Good),
        (RuleState::Broken, Look::Fault),
        (RuleState::Asked, Look::Asked),
        (RuleState::Noted, Look::Noted),
        (RuleState::Skipped, Look::Pending),
        (RuleState::Elsewhere, Look::Pending),
    ] {
        let condition = format!("{state}={}", of.quoted(plan.messages));
        sheet.add_conditional_format(FIRST_ROW, STATE, last, STATE, &rule(condition, look.format()))?;
    }
    for (count, look) in [(Count::Broken, Look::Missing), (Count::Asked, Look::Asked)] {
        let condition = format!("{}>0", count.cell());
        sheet.add_conditional_format(SUMMARY_ROW, ID, SUMMARY_ROW, LINK, &rule(condition, look.format()))?;
    }
    Ok(())
}
