use rust_xlsxwriter::RowNum;
use rust_xlsxwriter::utility::row_col_to_cell_absolute;
use tonghop_core::{
    Code, Decimal, Figures, Formula, Language, MessagePart, MissingPolicy, Operand, Rule, Severity,
    SubmissionFigures, Verdict,
};

use super::content::quoted;
use super::plan::Plan;
use super::rule_plan::{HIDDEN, HiddenCell, RuleCells, UNREADABLE, fault_result};
use super::rule_sheet;
use crate::Messages;

/// Excel takes formulas of 8,192 characters.
const LONGEST: usize = 8_000;
/// Excel takes texts of 255 characters in formulas.
const LONGEST_TEXT: usize = 250;
/// How many decimals the figures of messages show.
const DECIMALS: u32 = 2;

/// What the check sheet says of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RuleState {
    Holds,
    /// It is broken, and the form is not accepted so.
    Broken,
    /// It is broken, and the addressee is asked why.
    Asked,
    /// The same, and the reason is given.
    Explained,
    /// It is broken, and nobody need do anything.
    Noted,
    /// It does not apply, or there is not enough to tell.
    Skipped,
    /// No formula of a sheet can tell.
    Elsewhere,
}

impl RuleState {
    pub fn text(self, messages: &Messages) -> String {
        messages.text(match self {
            Self::Holds => "form-rule-holds",
            Self::Broken => "form-rule-broken",
            Self::Asked => "form-rule-asked",
            Self::Explained => "form-rule-explained",
            Self::Noted => "form-rule-noted",
            Self::Skipped => "form-rule-skipped",
            Self::Elsewhere => "form-rule-elsewhere",
        })
    }

    /// As a text of a formula.
    pub fn quoted(self, messages: &Messages) -> String {
        quoted(&self.text(messages))
    }
}

/// A rule in the check sheet.
#[derive(Debug)]
pub(super) struct RuleCheck<'a> {
    pub rule: &'a Rule,
    /// Its row of the check sheet.
    pub row: RowNum,
    /// The formula of its state; `None` where there is none.
    pub state_formula: Option<String>,
    pub state: RuleState,
    /// What is said when it is broken, as a formula, and what that gives.
    pub message_formula: Option<String>,
    pub message: String,
    /// Its first answer: the field, its sheet and cell.
    pub first: Option<(Code, String, String)>,
    /// Whether anything depends on it in this period.
    pub is_trial: bool,
}

impl<'a> RuleCheck<'a> {
    /// The figures of a rule's message.
    pub fn figures(rule: &Rule) -> impl Iterator<Item = &Formula> {
        rule.message.iter().filter_map(|part| match part {
            MessagePart::Figure(formula) => Some(formula),
            MessagePart::Words(_) => None,
        })
    }

    /// The rule in its row, and the hidden cells that it needs there. `kinds` are the cells that say whether
    /// an answer can be read, `notes` those for a reason.
    #[expect(clippy::too_many_arguments, reason = "what a rule is made of, each of another kind")]
    pub fn of(
        plan: &Plan<'a>,
        rule: &'a Rule,
        row: RowNum,
        figures: &SubmissionFigures<'_>,
        cells: &RuleCells<'_, '_>,
        kinds: &[String],
        notes: Vec<String>,
        first: Option<(Code, String, String)>,
    ) -> (Self, Vec<HiddenCell>) {
        let messages = plan.messages;
        let is_trial = rule.is_trial(plan.period);
        let verdict = match figures.is_unreadable() {
            true => Verdict::Skipped(tonghop_core::Fault::Missing),
            false => rule.verdict(figures),
        };
        let graveness = if is_trial { Severity::Note } else { rule.severity };
        let broken = match graveness {
            Severity::Error => RuleState::Broken,
            Severity::Warning => RuleState::Asked,
            Severity::Note => RuleState::Noted,
        };
        let condition = rule.condition().over_cells(cells).filter(|formula| formula.len() <= LONGEST);
        let state = match (&condition, verdict) {
            (None, _) => RuleState::Elsewhere,
            (_, Verdict::Holds) => RuleState::Holds,
            (_, Verdict::Broken) => broken,
            (_, Verdict::Skipped(_)) => RuleState::Skipped,
        };
        let result = row_col_to_cell_absolute(row, HIDDEN);
        let mut hidden = Vec::new();
        if let Some(formula) = &condition {
            let result = match rule.condition().value(figures) {
                Operand::Fault(fault) => fault_result(fault),
                value => value.to_string(),
            };
            hidden.push(HiddenCell { at: (row, HIDDEN), formula: formula.clone(), result });
        }
        let state_formula = condition.map(|_| state_formula(rule, messages, &result, kinds, broken, &notes));
        let (message_formula, message, own) =
            message(rule, row, figures, cells, messages, plan.form.language);
        let message_formula = state_formula.as_ref().and(message_formula);
        if message_formula.is_some() {
            hidden.extend(own);
        }
        let is_said = !matches!(state, RuleState::Holds | RuleState::Skipped | RuleState::Elsewhere);
        let message = if is_said { message } else { String::new() };
        let check = Self { rule, row, state_formula, state, message_formula, message, first, is_trial };
        (check, hidden)
    }

    /// The cell of its state, within the check sheet.
    pub fn state_cell(&self) -> String {
        row_col_to_cell_absolute(self.row, rule_sheet::STATE)
    }
}

/// The formula that makes words of the result of a rule.
fn state_formula(
    rule: &Rule,
    messages: &Messages,
    result: &str,
    kinds: &[String],
    broken: RuleState,
    notes: &[String],
) -> String {
    let holds = RuleState::Holds.quoted(messages);
    let skipped = RuleState::Skipped.quoted(messages);
    let broken = match broken {
        RuleState::Asked if !notes.is_empty() => format!(
            "IF(TRIM({})=\"\",{},{})",
            notes.join("&"),
            broken.quoted(messages),
            RuleState::Explained.quoted(messages)
        ),
        broken => broken.quoted(messages),
    };
    let fails = [rule.blank, rule.not_applicable].contains(&MissingPolicy::Fail);
    let verdict = if fails {
        format!(
            "IF(ISNA({result}),{broken},IF(OR(ISERROR({result}),ISTEXT({result})),{skipped},\
             IF({result},{holds},{broken})))"
        )
    } else {
        format!("IF(OR(ISERROR({result}),ISTEXT({result})),{skipped},IF({result},{holds},{broken}))")
    };
    match kinds {
        [] => verdict,
        kinds => format!("IF(MAX({})={UNREADABLE},{skipped},{verdict})", kinds.join(",")),
    }
}

/// The message of a broken rule: as a formula, as what it gives, and the cells of its figures.
fn message(
    rule: &Rule,
    row: RowNum,
    figures: &dyn Figures,
    cells: &RuleCells<'_, '_>,
    messages: &Messages,
    language: Language,
) -> (Option<String>, String, Vec<HiddenCell>) {
    let mut hidden = Vec::new();
    let mut parts = Vec::new();
    let mut said = String::new();
    let mut column = HIDDEN + 1;
    for part in &rule.message {
        match part {
            MessagePart::Words(words) => {
                said.push_str(words);
                parts.extend(literals(words));
            }
            MessagePart::Figure(formula) => {
                let value = formula.value(figures);
                let text = shown(&value, messages);
                let (figure, shown) =
                    (row_col_to_cell_absolute(row, column), row_col_to_cell_absolute(row, column + 1));
                let formula = formula.over_cells(cells).filter(|formula| formula.len() <= LONGEST);
                let result = match value {
                    Operand::Fault(fault) => fault_result(fault),
                    value => value.to_string(),
                };
                hidden.push(HiddenCell {
                    at: (row, column),
                    formula: formula.unwrap_or_else(|| "1/0".to_owned()),
                    result,
                });
                hidden.push(HiddenCell {
                    at: (row, column + 1),
                    formula: shown_formula(&figure, language),
                    result: text.clone(),
                });
                said.push_str(&text);
                parts.push(shown);
                column += 2;
            }
        }
    }
    let state = row_col_to_cell_absolute(row, rule_sheet::STATE);
    let quiet =
        [RuleState::Holds, RuleState::Skipped].map(|quiet| format!("{state}={}", quiet.quoted(messages)));
    let formula = format!("IF(OR({}),\"\",{})", quiet.join(","), parts.join("&"));
    (Some(formula).filter(|formula| formula.len() <= LONGEST && !parts.is_empty()), said, hidden)
}

/// A text as literals of a formula, each as long as Excel takes.
fn literals(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    // A letter takes two places at most.
    letters.chunks(LONGEST_TEXT / 2).map(|part| quoted(&part.iter().collect::<String>())).collect()
}

/// A figure as a message shows it.
fn shown(value: &Operand, messages: &Messages) -> String {
    match value {
        Operand::Number(number) => messages.number(rounded(*number)),
        // What is not there is shown as a gap, not as a fault of a spreadsheet.
        Operand::Fault(_) | Operand::Blank => "…".to_owned(),
        other => other.to_string(),
    }
}

fn rounded(number: Decimal) -> Decimal {
    number.round_dp_with_strategy(DECIMALS, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
}

/// The formula that shows the figure in a cell. It groups and divides by the customs of the form's language
/// whatever those of the machine are: what stands between digits is a literal.
fn shown_formula(cell: &str, language: Language) -> String {
    let (group, point) = match language {
        Language::Vi => ('.', ','),
        Language::En => (',', '.'),
    };
    let number = format!("ROUND(ABS({cell}),{DECIMALS})");
    let grouped = |times: usize| format!("0{}", format!("\\{group}000").repeat(times));
    let whole = format!(
        "TEXT(INT({number}),IF({number}>=1E+9,\"[>=1000000000000]{};{}\",\"[>=1000000]{};[>=1000]{};0\"))",
        grouped(4),
        grouped(3),
        grouped(2),
        grouped(1),
    );
    let hundredths = format!("ROUND(({number}-INT({number}))*100,0)");
    let fraction = format!(
        "IF({hundredths}=0,\"\",\"{point}\"&IF(MOD({hundredths},10)=0,{hundredths}/10,TEXT({hundredths},\"00\")))"
    );
    let sign = format!("IF(ROUND({cell},{DECIMALS})<0,\"-\",\"\")");
    format!("IF(ISERROR({cell}),\"…\",IF(ISNUMBER({cell}),{sign}&{whole}&{fraction},{cell}&\"\"))")
}
