use rust_xlsxwriter::utility::row_col_to_cell_absolute;
use rust_xlsxwriter::{ColNum, RowNum};
use tonghop_core::{Arg, Severity};

use super::content::quoted;
use super::plan::Plan;
use super::rule_check::{RuleCheck, RuleState};
use super::rule_plan::HiddenCell;

/// What rules say of an answer, beside it: the cell of the check sheet that says it, and what it says now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    pub cell: String,
    pub text: String,
}

/// What the check column says of an answer that is good by itself.
#[derive(Debug)]
pub(super) struct FieldRules<'p, 'a> {
    plan: &'p Plan<'a>,
    checks: Vec<&'p RuleCheck<'a>>,
}

/// What stands before and behind the ids of rules in the check column.
pub(super) fn around(plan: &Plan<'_>, key: &str) -> (String, String) {
    let sheet = Arg::Text(plan.form.layout.first("sheets.check").to_owned());
    let text = plan.messages.format(key, &[("rules", Arg::Text("\u{1}".to_owned())), ("sheet", sheet)]);
    let (before, behind) = text.split_once('\u{1}').unwrap_or(("", &text));
    (before.to_owned(), behind.to_owned())
}

/// The message that points to broken rules of severity error, and the one that asks for a reason.
pub(super) const SEE: &str = "form-check-see";
pub(super) const EXPLAIN: &str = "form-check-explain";

impl<'p, 'a> FieldRules<'p, 'a> {
    /// How many hidden columns it takes.
    pub const COLUMNS: ColNum = 4;

    /// `checks` are the rules that look at the answer.
    pub fn new(plan: &'p Plan<'a>, checks: &[&'p RuleCheck<'a>]) -> Self {
        let blocks = |check: &&&RuleCheck<'_>| {
            check.rule.severity != Severity::Note && !check.is_trial && check.state_formula.is_some()
        };
        Self { plan, checks: checks.iter().filter(blocks).copied().collect() }
    }

    /// The hidden cells from `at` on: the ids of broken rules, of those that want a reason, of those that have
    /// one, and what is said of all that.
    pub fn cells(&self, (row, column): (RowNum, ColNum)) -> (Said, Vec<HiddenCell>) {
        let messages = self.plan.messages;
        let states = [RuleState::Broken, RuleState::Asked, RuleState::Explained];
        let mut hidden = Vec::new();
        let mut cells = Vec::new();
        let mut texts = Vec::new();
        for (state, column) in states.into_iter().zip(column..) {
            let can_be = |check: &&&RuleCheck<'_>| {
                (state == RuleState::Broken) == (check.rule.severity == Severity::Error)
            };
            let ids: Vec<String> = self
                .checks
                .iter()
                .filter(can_be)
                .map(|check| {
                    let id = quoted(&format!("{} ", check.rule.id));
                    format!("IF({}={},{id},\"\")", check.state_cell(), state.quoted(messages))
                })
                .collect();
            let formula = if ids.is_empty() { "\"\"".to_owned() } else { format!("TRIM({})", ids.join("&")) };
            let broken = self.checks.iter().filter(|check| check.state == state);
            let broken: Vec<String> = broken.map(|check| check.rule.id.to_string()).collect();
            hidden.push(HiddenCell { at: (row, column), formula, result: broken.join(" ") });
            cells.push(row_col_to_cell_absolute(row, column));
            texts.push(broken);
        }
        let good = self.plan.text("form-check-ok");
        let explained = RuleState::Explained.text(messages);
        let (see, explain) = (around(self.plan, SEE), around(self.plan, EXPLAIN));
        let named = |cell: &str, (before, behind): &(String, String)| {
            let first = format!(
                "IF(ISERROR(FIND(\" \",{cell})),{cell},LEFT({cell},FIND(\" \",{cell}&\" \")-1)&\"…\")"
            );
            format!("{}&{first}&{}", quoted(before), quoted(behind))
        };
        let [broken, asked, told] = &cells[..] else {
            return (Said { cell: String::new(), text: good }, hidden);
        };
        let formula = format!(
            "IF({broken}<>\"\",{},IF({asked}<>\"\",{},IF({told}<>\"\",{},{})))",
            named(broken, &see),
            named(asked, &explain),
            quoted(&explained),
            quoted(&good)
        );
        let said = |ids: &[String], (before, behind): &(String, String)| match ids {
            [] => None,
            [one] => Some(format!("{before}{one}{behind}")),
            [first, ..] => Some(format!("{before}{first}…{behind}")),
        };
        let text = said(&texts[0], &see).or_else(|| said(&texts[1], &explain)).unwrap_or(good);
        let at = (row, column + 3);
        hidden.push(HiddenCell { at, formula, result: text.clone() });
        (Said { cell: row_col_to_cell_absolute(at.0, at.1), text }, hidden)
    }
}
