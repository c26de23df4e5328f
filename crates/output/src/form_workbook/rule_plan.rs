use std::collections::{BTreeMap, BTreeSet};

use rust_xlsxwriter::utility::{cell_range_absolute, row_col_to_cell_absolute};
use rust_xlsxwriter::{ColNum, RowNum};
use tonghop_core::{
    Code, Fault, Field, FieldType, Figures, Formula, MissingPolicy, Name, Operand, PriorSpan, Rule, Scope,
    SheetCells, State, Value, plain,
};

use super::answer_places::{Answers, Place};
use super::answer_reading::{AnswerReading, Reading};
use super::content::quoted;
use super::field_rules::{FieldRules, Said};
use super::plan::Plan;
use super::row_cells::RowCells;
use super::rule_check::RuleCheck;
use super::word_lists::WordLists;
use super::{FormWorkbook, rule_sheet, table_sheet};

/// The first hidden column of the check sheet. The one before it is hidden too and stays empty.
pub(super) const HIDDEN: ColNum = rule_sheet::COLUMNS + 1;
/// A cell that is always empty.
const EMPTY: (RowNum, ColNum) = (0, HIDDEN - 1);

/// A formula in a hidden column of the check sheet, and what it gives.
#[derive(Debug)]
pub(super) struct HiddenCell {
    pub at: (RowNum, ColNum),
    pub formula: String,
    pub result: String,
}

/// The rules of the form as formulas of the workbook: what stands where in the check sheet.
///
/// Its hidden columns hold, from left to right: in the row of each rule its result and the figures of its
/// message; in a row for each name its reading, its value by every policy for absent answers, and what its
/// rules say of it; the words that stand for zero and the like; the rows of the row tables.
#[derive(Debug)]
pub(super) struct RulePlan<'a> {
    /// The rules that concern this workbook, in the order of the form.
    pub checks: Vec<RuleCheck<'a>>,
    pub words: WordLists,
    pub cells: Vec<HiddenCell>,
    /// What rules say of a field, by its code.
    pub fields: BTreeMap<Code, Said>,
    /// The last hidden column.
    pub last_column: ColNum,
}

impl<'a> RulePlan<'a> {
    /// `None` where no rule concerns the workbook.
    pub fn of(plan: &Plan<'a>, workbook: &FormWorkbook<'a>) -> Option<Self> {
        let answers = Answers::of(plan, workbook);
        let rules: Vec<&'a Rule> = workbook
            .form
            .rules()
            .iter()
            .filter(|rule| rule.scope == Scope::Form && answers.concerns(rule))
            .collect();
        if rules.is_empty() {
            return None;
        }
        let cells = Cells::of(plan, &answers, &rules);
        let mut hidden = cells.hidden(plan, &answers);
        let mut checks = Vec::new();
        for (rule, row) in rules.iter().copied().zip(rule_sheet::FIRST_ROW..) {
            let figures = answers.figures(rule);
            let rule_cells = RuleCells { cells: &cells, policy: cells.policy_of(rule) };
            let notes =
                rule.fields().iter().filter_map(|code| answers.places.get(code)?.note.clone()).collect();
            let first = rule.fields().into_iter().find_map(|code| {
                let place = answers.places.get(&code)?;
                Some((code, place.sheet.clone(), place.cell.clone()))
            });
            let kinds = cells.kinds(rule);
            let (check, own) = RuleCheck::of(plan, rule, row, &figures, &rule_cells, &kinds, notes, first);
            hidden.extend(own);
            checks.push(check);
        }
        let mut fields = BTreeMap::new();
        for (code, place) in &answers.places {
            let named = |check: &&RuleCheck<'_>| check.rule.fields().contains(code);
            let of_field: Vec<&RuleCheck<'_>> = checks.iter().filter(named).collect();
            if place.note.is_some()
                && let Some(row) = cells.names.get(&Name::Field(code.clone()))
            {
                let (said, own) = FieldRules::new(plan, &of_field).cells((*row, cells.says));
                hidden.extend(own);
                fields.insert(code.clone(), said);
            }
        }
        hidden.extend(rule_sheet::counts(plan, &checks));
        let last_column = cells.last_column();
        Some(Self { checks, words: cells.words, cells: hidden, fields, last_column })
    }
}

/// A reference to a sheet, ready for an address behind it.
pub(super) fn of_sheet(name: &str) -> String {
    format!("'{}'!", name.replace('\'', "''"))
}

/// What an absent answer means: one that is blank, and one that does not apply.
type Policy = (MissingPolicy, MissingPolicy);

/// Where the names of all rules stand in the hidden columns.
pub(super) struct Cells<'a> {
    /// The row of every name.
    names: BTreeMap<Name, RowNum>,
    /// Names whose value is a range of constants, and the columns of these.
    lists: BTreeMap<Name, Vec<Operand>>,
    policies: Vec<Policy>,
    kind: ColNum,
    says: ColNum,
    pub words: WordLists,
    tables: Vec<RowCells<'a>>,
    lists_column: ColNum,
}

impl<'a> Cells<'a> {
    fn of(plan: &Plan<'a>, answers: &Answers<'a>, rules: &[&'a Rule]) -> Self {
        let mut policies = vec![(MissingPolicy::Skip, MissingPolicy::Skip)];
        let mut names: BTreeSet<Name> = BTreeSet::new();
        let mut lists = BTreeMap::new();
        for rule in rules {
            let policy = (rule.blank, rule.not_applicable);
            if !policies.contains(&policy) {
                policies.push(policy);
            }
            for name in all_names(rule) {
                let known =
                    matches!(name, Name::Field(_) | Name::Column(..) | Name::Rows(_) | Name::Prior(..));
                let list = if known { Vec::new() } else { answers.figures(rule).column(&name) };
                if !list.is_empty() {
                    lists.insert(name.clone(), list);
                }
                names.insert(name);
            }
        }
        let fields: Vec<Code> = names
            .iter()
            .filter_map(|name| if let Name::Field(code) = name { Some(code.clone()) } else { None })
            .collect();
        let mut open = fields;
        while let Some(code) = open.pop() {
            let formula = answers.workbook.form.field(code.as_str()).and_then(Field::formula);
            for needed in formula.map(Formula::codes).unwrap_or_default() {
                if names.insert(Name::Field(needed.clone())) {
                    open.push(needed);
                }
            }
        }
        let figures =
            rules.iter().map(|rule| RuleCheck::figures(rule).count()).max().unwrap_or_default().max(1);
        let kind = HIDDEN + 1 + 2 * ColNum::try_from(figures).unwrap_or_default();
        let says = kind + 1 + ColNum::try_from(policies.len()).unwrap_or_default();
        let words_column = says + FieldRules::COLUMNS;
        let mut next = words_column + WordLists::COLUMNS;
        let mut tables = Vec::new();
        for table in plan.tables {
            let named = |name: &Name| match name {
                Name::Column(code, _) | Name::Rows(code) => *code == table.code,
                _ => false,
            };
            if !names.iter().any(named) {
                continue;
            }
            let is_named = |column: &&tonghop_core::Column| {
                names.contains(&Name::Column(table.code.clone(), column.id.clone()))
            };
            let filled = plan.answers.and_then(|answers| answers.rows.get(&table.code)).map_or(0, Vec::len);
            let columns = table.columns.iter().filter(is_named).collect();
            let rows = RowCells::new(table, columns, table_sheet::extent(filled), next);
            next += rows.width();
            tables.push(rows);
        }
        Self {
            names: names.into_iter().zip(0..).collect(),
            lists,
            policies,
            kind,
            says,
            words: WordLists::new(&plan.form.layout, words_column),
            tables,
            lists_column: next,
        }
    }

    fn last_column(&self) -> ColNum {
        self.lists_column + ColNum::try_from(self.lists.len()).unwrap_or_default()
    }

    fn policy_of(&self, rule: &Rule) -> usize {
        let policy = (rule.blank, rule.not_applicable);
        self.policies.iter().position(|known| *known == policy).unwrap_or_default()
    }

    fn kind_of(&self, name: &Name) -> String {
        let row = self.names.get(name).copied().unwrap_or_default();
        row_col_to_cell_absolute(row, self.kind)
    }

    fn value_of(&self, name: &Name, policy: usize) -> String {
        let row = self.names.get(name).copied().unwrap_or_default();
        row_col_to_cell_absolute(row, self.kind + 1 + ColNum::try_from(policy).unwrap_or_default())
    }

    fn table(&self, code: &Code) -> Option<&RowCells<'a>> {
        self.tables.iter().find(|table| table.code() == code)
    }

    /// The cells that say whether what a rule needs can be read.
    fn kinds(&self, rule: &Rule) -> Vec<String> {
        let read = |name: &&Name| matches!(name, Name::Field(_) | Name::Column(..) | Name::Rows(_));
        rule.check.names().iter().filter(read).map(|name| self.kind_of(name)).collect()
    }

    /// All cells of names and tables.
    fn hidden(&self, plan: &Plan<'a>, answers: &Answers<'a>) -> Vec<HiddenCell> {
        let mut cells = Vec::new();
        for (name, row) in &self.names {
            let (kind, values) = self.of_name(plan, answers, name);
            cells.push(HiddenCell { at: (*row, self.kind), formula: kind.0, result: kind.1 });
            for ((formula, result), column) in values.into_iter().zip(self.kind + 1..) {
                cells.push(HiddenCell { at: (*row, column), formula, result });
            }
        }
        for (list, column) in self.lists.values().zip(self.lists_column..) {
            for (value, row) in list.iter().zip(0..) {
                cells.push(HiddenCell {
                    at: (row, column),
                    formula: constant(value),
                    result: value.to_string(),
                });
            }
        }
        for table in &self.tables {
            cells.extend(table.cells(&self.words, &plan.lists, &plan.form.layout));
        }
        cells
    }

    /// The formulas of a name with what they give: its kind, and its values.
    fn of_name(&self, plan: &Plan<'a>, answers: &Answers<'a>, name: &Name) -> (Made, Vec<Made>) {
        match name {
            Name::Field(code) => match answers.places.get(code) {
                Some(place) => match place.field.formula() {
                    Some(formula) => self.computed(answers, place.field, formula),
                    None => self.answered(plan, answers, place),
                },
                None => (made(BLANK, BLANK), self.policies.iter().map(|_| missing()).collect()),
            },
            Name::Rows(code) => match self.table(code) {
                Some(table) => {
                    let kind = format!("IF({},{UNREADABLE},{GIVEN})", table.overflow());
                    let rows = answers.submission.tables.get(code).map_or(0, Vec::len);
                    let sum = format!("SUM({})", table.counted());
                    ((kind, GIVEN.to_owned()), vec![(sum, rows.to_string())])
                }
                None => (made(GIVEN, GIVEN), vec![made("0", "0")]),
            },
            Name::Column(code, column) => {
                let range = self.table(code).and_then(|table| Some((table, table.range_of(column)?)));
                let Some((table, range)) = range else { return (made(GIVEN, GIVEN), Vec::new()) };
                let kind = format!(
                    "IF({},{UNREADABLE},IF(SUMPRODUCT(--ISERROR({range}))>0,{UNREADABLE},{GIVEN}))",
                    table.overflow()
                );
                ((kind, GIVEN.to_owned()), Vec::new())
            }
            other => {
                let rule = answers.workbook.form.rules().first();
                let value =
                    rule.map_or(Operand::Fault(Fault::Missing), |rule| answers.figures(rule).value(other));
                let cell = match other {
                    Name::Prior(code, PriorSpan::Period | PriorSpan::Year) => {
                        answers.places.get(code).and_then(|place| place.prior.clone())
                    }
                    _ => None,
                };
                let cell = cell.filter(|_| matches!(value, Operand::Number(_)));
                let formula = cell.unwrap_or_else(|| constant(&value));
                (made(GIVEN, GIVEN), vec![(formula, shown(&value))])
            }
        }
    }

    fn answered(&self, plan: &Plan<'a>, answers: &Answers<'a>, place: &Place<'a>) -> (Made, Vec<Made>) {
        let Place { field, sheet, cell, .. } = place;
        let cell = format!("{}{cell}", of_sheet(sheet));
        let reading = AnswerReading::of_field(field, &plan.form.layout);
        let value = answers.submission.values.get(&field.code).cloned().unwrap_or_else(Value::absent);
        let kind = reading.formula(&cell, &self.words, &plan.lists, &|reading| {
            match reading {
                Reading::Blank => BLANK,
                Reading::Given(_) => GIVEN,
                Reading::NotApplicable => NOT_APPLICABLE,
                Reading::Unreadable => UNREADABLE,
            }
            .to_owned()
        });
        let read = self.kind_of(&Name::Field(field.code.clone()));
        let state = match value.state {
            State::Blank => BLANK,
            State::NotApplicable => NOT_APPLICABLE,
            State::Unreadable => UNREADABLE,
            State::Given | State::ZeroWord | State::Computed => GIVEN,
        };
        let values = self.policies.iter().map(|(blank, not_applicable)| {
            let said = reading.said(&cell, &self.words, &plan.lists);
            let absent = match (absent(*blank), absent(*not_applicable)) {
                // An answer that cannot be read is absent too.
                (same, other) if same == other && same == absent(MissingPolicy::Skip) => same.to_owned(),
                (blank, not_applicable) => format!(
                    "IF({read}={BLANK},{blank},IF({read}={NOT_APPLICABLE},{not_applicable},{}))",
                    absent(MissingPolicy::Skip)
                ),
            };
            let formula = format!("IF({read}={GIVEN},{said},{absent})");
            let result = match (value.state, &value.datum) {
                (State::Blank, _) => absent_result(*blank),
                (State::NotApplicable, _) => absent_result(*not_applicable),
                (_, Some(_)) => shown_datum(answers, &value),
                (_, None) => absent_result(MissingPolicy::Skip),
            };
            (formula, result)
        });
        (made(&kind, state), values.collect())
    }

    /// A computed field: from the values of what it needs, since its own cell may be rounded.
    fn computed(&self, answers: &Answers<'a>, field: &Field, formula: &Formula) -> (Made, Vec<Made>) {
        let cell = |code: &Code| self.value_of(&Name::Field(code.clone()), 0);
        let needed: Vec<String> = formula.codes().iter().map(cell).collect();
        let value = formula.to_sheet(&cell);
        let value = if field.field_type == FieldType::Percent { format!("({value})*100") } else { value };
        let known = answers.submission.values.get(&field.code).and_then(Value::number);
        let values = self.policies.iter().map(|(blank, _)| {
            let absent = absent(*blank);
            let formula = match needed.len() {
                0 => format!("IFERROR({value},{absent})"),
                count => {
                    format!("IF(COUNT({})<{count},{absent},IFERROR({value},{absent}))", needed.join(","))
                }
            };
            (formula, known.map_or_else(|| absent_result(*blank), plain))
        });
        (made(GIVEN, GIVEN), values.collect())
    }
}

/// A formula and what it gives.
type Made = (String, String);

/// What a name's cell says about its answer. The greatest is what makes a rule silent.
const BLANK: &str = "0";
const GIVEN: &str = "1";
const NOT_APPLICABLE: &str = "2";
pub(super) const UNREADABLE: &str = "3";

fn made(formula: &str, result: &str) -> Made {
    (formula.to_owned(), result.to_owned())
}

fn missing() -> Made {
    (absent(MissingPolicy::Skip).to_owned(), absent_result(MissingPolicy::Skip))
}

/// What an absent answer is for a rule: one that must be there is a fault of its own, `#N/A`, and any other
/// fault makes a rule silent.
fn absent(policy: MissingPolicy) -> &'static str {
    match policy {
        MissingPolicy::Skip => "1/0",
        MissingPolicy::Zero => "0",
        MissingPolicy::Fail => "NA()",
    }
}

fn absent_result(policy: MissingPolicy) -> String {
    match policy {
        MissingPolicy::Skip => "#DIV/0!",
        MissingPolicy::Zero => "0",
        MissingPolicy::Fail => "#N/A",
    }
    .to_owned()
}

/// What a fault of the engine is in a cell.
pub(super) fn fault_result(fault: Fault) -> String {
    let policy = if fault == Fault::Lacking { MissingPolicy::Fail } else { MissingPolicy::Skip };
    absent_result(policy)
}

/// A value as a formula.
fn constant(value: &Operand) -> String {
    match value {
        Operand::Number(number) => plain(*number),
        Operand::Text(text) => quoted(text),
        Operand::Flag(flag) => if *flag { "TRUE" } else { "FALSE" }.to_owned(),
        Operand::Blank => "\"\"".to_owned(),
        Operand::Fault(_) => absent(MissingPolicy::Skip).to_owned(),
    }
}

fn shown(value: &Operand) -> String {
    match value {
        Operand::Fault(fault) => fault_result(*fault),
        other => other.to_string(),
    }
}

fn shown_datum(answers: &Answers<'_>, value: &Value) -> String {
    match &value.datum {
        Some(tonghop_core::Datum::Flag(flag)) => {
            let layout = &answers.workbook.form.layout;
            layout.first(if *flag { "words.yes" } else { "words.no" }).to_owned()
        }
        Some(tonghop_core::Datum::Date(day)) => plain(tonghop_core::serial_number(*day)),
        Some(datum) => datum.to_string(),
        None => String::new(),
    }
}

/// Every name in a rule and its message.
fn all_names(rule: &Rule) -> Vec<Name> {
    let figures = RuleCheck::figures(rule).flat_map(Formula::names);
    rule.check.names().into_iter().chain(figures).collect()
}

/// The names as one rule sees them.
pub(super) struct RuleCells<'c, 'a> {
    cells: &'c Cells<'a>,
    policy: usize,
}

impl SheetCells for RuleCells<'_, '_> {
    fn value(&self, name: &Name) -> String {
        match name {
            Name::Column(table, column) => {
                let range = self.cells.table(table).and_then(|table| table.range_of(column));
                // A table that is not asked has no row.
                range.unwrap_or_else(|| row_col_to_cell_absolute(EMPTY.0, EMPTY.1))
            }
            Name::Field(_) => self.cells.value_of(name, self.policy),
            other => match self.cells.lists.keys().position(|known| known == other) {
                Some(index) => {
                    let column = self.cells.lists_column + ColNum::try_from(index).unwrap_or_default();
                    let length = self.cells.lists.get(other).map_or(1, Vec::len);
                    let last = RowNum::try_from(length).unwrap_or(1).saturating_sub(1);
                    cell_range_absolute(0, column, last, column)
                }
                None => self.cells.value_of(other, 0),
            },
        }
    }

    fn cell(&self, name: &Name) -> String {
        match name {
            Name::Field(_) => {
                let empty = row_col_to_cell_absolute(EMPTY.0, EMPTY.1);
                format!("IF({}={BLANK},{empty},{})", self.cells.kind_of(name), self.value(name))
            }
            other => self.value(other),
        }
    }

    fn rows(&self, column: &Name) -> Option<String> {
        match column {
            Name::Column(table, _) => Some(self.cells.table(table)?.counted()),
            _ => None,
        }
    }
}
