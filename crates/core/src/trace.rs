use std::sync::Arc;

use rust_decimal::Decimal;

use crate::{
    Code, Coverage, Datum, Decision, FieldType, Figure, FigureName, Finding, IssuedContribution,
    IssuedWorkbook, LowerSource, State, exact_add,
};

/// Where a contribution stands in what came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TracedPlace {
    /// The file, as it is shown; for a line of the roster the roster.
    pub file: String,
    /// SHA-256 of the file; empty for a line of the roster.
    pub sha256: String,
    /// The sheet; empty where there is no cell.
    pub sheet: String,
    /// The cell; empty where there is none.
    pub cell: String,
    /// What stands in it, unchanged.
    pub raw: String,
    /// The line of the roster.
    pub line: Option<u64>,
    /// Where the level below has it from, where the file is a roll-up.
    pub lower: Option<Arc<LowerSource>>,
    /// The unit that handed the roll-up up.
    pub sender: Option<Code>,
}

/// One branch of the tree: what a unit gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TracedContribution {
    /// The unit, or the committee.
    pub unit: Code,
    /// The unit's name.
    pub unit_name: String,
    /// What it gave.
    pub datum: Option<Datum>,
    /// Where it gave it.
    pub place: TracedPlace,
    /// Whether its submission was rejected and only counts provisionally.
    pub provisional: bool,
    /// The decision that it counts by.
    pub decision: Option<Arc<Decision>>,
    /// What the workbook itself remarks; only where no workspace is at hand.
    pub remark: String,
    /// What was found about the answer: repairs, warnings, broken rules.
    pub findings: Vec<Finding>,
    /// Whether the file is another one than when the workbook was made.
    pub changed: bool,
}

/// Why a unit is not in a total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Absence {
    /// Nothing came from it.
    NotReceived,
    /// Its submission has errors and does not count.
    Rejected,
    /// The answer is blank.
    Blank,
    /// The answer is said not to apply.
    NotApplicable,
    /// The answer has an error.
    NotTaken,
}

impl Absence {
    /// The word for it in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::NotReceived => "not_received",
            Self::Rejected => "rejected",
            Self::Blank => "blank",
            Self::NotApplicable => "not_applicable",
            Self::NotTaken => "not_taken",
        }
    }

    /// Why an answer with that state is not in a total.
    #[must_use]
    pub fn of_state(state: State) -> Self {
        match state {
            State::NotApplicable => Self::NotApplicable,
            State::Unreadable => Self::NotTaken,
            State::Given | State::Blank | State::ZeroWord | State::Computed => Self::Blank,
        }
    }
}

/// A unit that is asked and is not in the total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AbsentUnit {
    /// The unit.
    pub unit: Code,
    /// Its name.
    pub unit_name: String,
    /// Why.
    pub absence: Absence,
}

/// What a rule of the form says of the submissions behind a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleVerdicts {
    /// The rule.
    pub rule: Code,
    /// Its condition.
    pub check: String,
    /// How many submissions meet it.
    pub holds: usize,
    /// The units whose submission does not.
    pub broken: Vec<Code>,
    /// To how many it does not apply.
    pub skipped: usize,
}

/// What a rule about totals says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TotalVerdict {
    /// The rule.
    pub rule: Code,
    /// Its condition.
    pub check: String,
    /// Whether it is met; `None` where it does not apply.
    pub holds: Option<bool>,
}

impl TotalVerdict {
    /// The word for it in JSON.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self.holds {
            Some(true) => "holds",
            Some(false) => "broken",
            None => "skipped",
        }
    }
}

/// What a figure is made of: a tree that ends at cells of what came in.
#[derive(Debug, Clone, PartialEq)]
pub struct Trace {
    /// What it is.
    pub name: FigureName,
    /// What people read.
    pub label: String,
    /// Unit of measure.
    pub measure: String,
    /// What kind of answer it is; the number of rows of a table is a count.
    pub field_type: FieldType,
    /// The figure that its contributions give.
    pub datum: Option<Datum>,
    /// Both sides of a figure that is a division.
    pub sides: Option<(Decimal, Decimal)>,
    /// How many units gave each choice.
    pub counts: Vec<(Arc<str>, u64)>,
    /// How many units it covers.
    pub coverage: Option<Coverage>,
    /// The formula that it is computed by.
    pub formula: Option<String>,
    /// The figures that the formula names, each traced.
    pub parts: Vec<Trace>,
    /// What each unit gave, in the order of the roster.
    pub contributions: Vec<TracedContribution>,
    /// Units that are asked and not in it.
    pub absent: Vec<AbsentUnit>,
    /// What the rules that name it say of the submissions behind it.
    pub rules: Vec<RuleVerdicts>,
    /// What the rules that name it say of the totals.
    pub total_rules: Vec<TotalVerdict>,
}

impl Trace {
    /// A trace that leads nowhere yet.
    #[must_use]
    pub fn new(name: FigureName, label: &str, measure: &str, field_type: FieldType) -> Self {
        Self {
            name,
            label: label.to_owned(),
            measure: measure.to_owned(),
            field_type,
            datum: None,
            sides: None,
            counts: Vec::new(),
            coverage: None,
            formula: None,
            parts: Vec::new(),
            contributions: Vec::new(),
            absent: Vec::new(),
            rules: Vec::new(),
            total_rules: Vec::new(),
        }
    }

    /// Takes a figure over.
    #[must_use]
    pub fn with_figure(mut self, figure: &Figure) -> Self {
        match figure {
            Figure::Answer(answer) => self.datum.clone_from(answer),
            Figure::Counts(counts) => self.counts.clone_from(counts),
            Figure::Ratio { numerator, denominator, .. } if self.field_type == FieldType::Ratio => {
                self.datum = Some(Datum::ratio(*numerator, *denominator));
            }
            Figure::Ratio { numerator, denominator, .. } => {
                self.datum = figure.number().map(Datum::Number);
                self.sides = Some((*numerator, *denominator));
            }
            Figure::Number(number) => self.datum = number.map(Datum::Number),
        }
        self
    }

    /// The sum of its contributions, where all are numbers and it can be held exactly.
    #[must_use]
    pub fn sum(&self) -> Option<Decimal> {
        sum(&self.contributions)
    }

    /// The trace of one unit: its contributions alone.
    #[must_use]
    pub fn of_unit(mut self, unit: &Code) -> Self {
        self.contributions.retain(|contribution| contribution.unit == *unit);
        self.absent.retain(|absent| absent.unit == *unit);
        self
    }

    /// The trace of one choice: who gave it, and how many these are.
    #[must_use]
    pub fn of_choice(mut self, is_chosen: &dyn Fn(&Datum) -> bool) -> Self {
        self.contributions.retain(|contribution| contribution.datum.as_ref().is_some_and(is_chosen));
        self.counts.clear();
        self.datum = Some(Datum::Number(self.contributions.len().into()));
        self
    }

    /// Marks every contribution from a file whose bytes are others than when the workbook was made.
    pub fn mark_changed(&mut self, is_changed: &dyn Fn(&TracedPlace) -> bool) {
        for contribution in &mut self.contributions {
            contribution.changed = is_changed(&contribution.place);
        }
        for part in &mut self.parts {
            part.mark_changed(is_changed);
        }
    }

    /// The trace of a figure as far as the workbook itself holds it; `None` for a figure that it does not show.
    #[must_use]
    pub fn of_workbook(workbook: &IssuedWorkbook, name: &FigureName) -> Option<Self> {
        let field = workbook.field(name.code())?;
        if field.field_type.is_none() {
            return of_table(workbook, name);
        }
        let mut trace = of_field(workbook, &field.code, name.unit(), &mut { FIGURES })?;
        if let FigureName::Contribution { file, .. } = name
            && !file.is_empty()
        {
            trace.contributions.retain(|contribution| contribution.place.file == *file);
        }
        if let FigureName::Choice { word, .. } = name {
            trace = trace.of_choice(&|datum| datum.to_string() == *word);
        }
        trace.name = name.clone();
        Some(trace)
    }
}

/// The sum of contributions, where all are numbers and it can be held exactly.
pub(crate) fn sum(contributions: &[TracedContribution]) -> Option<Decimal> {
    contributions.iter().try_fold(Decimal::ZERO, |sum, contribution| {
        exact_add(sum, contribution.datum.as_ref().and_then(Datum::number)?)
    })
}

/// How many figures a tree may have: a damaged workbook can name a field as computed from itself.
const FIGURES: usize = 256;

/// The tree of a field; `left` is how many figures it may still have.
fn of_field(workbook: &IssuedWorkbook, code: &Code, unit: Option<&Code>, left: &mut usize) -> Option<Trace> {
    *left = left.checked_sub(1)?;
    let field = workbook.field(code)?;
    let name = match unit {
        None => FigureName::Total { code: code.clone(), aspect: crate::Aspect::Figure },
        Some(unit) => FigureName::Unit { unit: unit.clone(), nth: 0, field: code.clone(), whole: false },
    };
    let mut trace = Trace::new(name.clone(), &field.label, &field.measure, field.field_type?);
    trace.datum = workbook.figure(&name).and_then(|figure| figure.datum.clone());
    let coverage = FigureName::Total { code: code.clone(), aspect: crate::Aspect::Coverage };
    if let (None, Some(Datum::Text(text))) =
        (unit, workbook.figure(&coverage).and_then(|figure| figure.datum.as_ref()))
        && let Some((have, of)) = text.split_once('/')
        && let (Ok(have), Ok(of)) = (have.trim().parse(), of.trim().parse())
    {
        trace.coverage = Some(Coverage { have, of });
    }
    if let Some((formula, codes)) = &field.formula {
        trace.formula = Some(formula.clone());
        trace.parts = codes.iter().filter_map(|code| of_field(workbook, code, unit, left)).collect();
    }
    let wanted =
        |line: &&IssuedContribution| line.field == *code && unit.is_none_or(|unit| line.unit == *unit);
    trace.contributions = workbook.contributions.iter().filter(wanted).map(contribution).collect();
    for figure in workbook.figures.iter().filter(|_| unit.is_none()) {
        if let (FigureName::Choice { field, word }, Some(Datum::Number(count))) =
            (&figure.name, &figure.datum)
            && field == code
        {
            trace.counts.push((Arc::from(&**word), u64::try_from(*count).unwrap_or_default()));
        }
    }
    Some(trace)
}

fn contribution(line: &IssuedContribution) -> TracedContribution {
    TracedContribution {
        unit: line.unit.clone(),
        unit_name: line.unit_name.clone(),
        datum: line.datum.clone(),
        place: TracedPlace {
            file: line.file.clone(),
            sha256: line.sha256.clone(),
            sheet: line.sheet.clone(),
            cell: line.cell.clone(),
            raw: line.raw.clone(),
            line: None,
            lower: None,
            sender: None,
        },
        provisional: false,
        decision: None,
        remark: line.remark.clone(),
        findings: Vec::new(),
        changed: false,
    }
}

/// A row table: its rows by unit, one row, or one column.
fn of_table(workbook: &IssuedWorkbook, name: &FigureName) -> Option<Trace> {
    let table = workbook.field(name.code())?;
    let column = name.column().and_then(|column| {
        workbook
            .fields
            .iter()
            .find(|field| field.table.as_ref() == Some(&table.code) && field.code == *column)
    });
    let (label, measure, kind) = match column {
        Some(column) => {
            let label = format!("{}: {}", table.label, column.label);
            (label, column.measure.clone(), column.field_type.unwrap_or(FieldType::Text))
        }
        None => (table.label.clone(), table.measure.clone(), FieldType::Count),
    };
    let mut trace = Trace::new(name.clone(), &label, &measure, kind);
    trace.datum = workbook.figure(name).and_then(|figure| figure.datum.clone());
    let bare = |unit: &Code, datum, file: &str, row: Option<u32>| TracedContribution {
        unit: unit.clone(),
        unit_name: String::new(),
        datum,
        place: TracedPlace {
            file: file.to_owned(),
            sha256: String::new(),
            sheet: table.code.to_string(),
            cell: row.map(|row| row.to_string()).unwrap_or_default(),
            raw: String::new(),
            line: None,
            lower: None,
            sender: None,
        },
        provisional: false,
        decision: None,
        remark: String::new(),
        findings: Vec::new(),
        changed: false,
    };
    let mut seen: Option<(&Code, &String, u32)> = None;
    for figure in workbook.figures.iter().filter(|figure| figure.name.code() == &table.code) {
        match &figure.name {
            FigureName::UnitRows { unit, .. } if name.unit().is_none_or(|wanted| wanted == unit) => {
                trace.contributions.push(bare(unit, figure.datum.clone(), "", None));
            }
            FigureName::Row { unit, file, row, column: at, .. } => match name.column() {
                Some(wanted) if wanted == at => {
                    let named = matches!(name, FigureName::ColumnSum { .. }) || figure.name == *name;
                    if named && figure.datum.is_some() {
                        trace.contributions.push(bare(unit, figure.datum.clone(), file, Some(*row)));
                    }
                }
                None if seen != Some((unit, file, *row)) => {
                    seen = Some((unit, file, *row));
                    if name.unit().is_none_or(|wanted| wanted == unit) {
                        let one = Some(Datum::Number(Decimal::ONE));
                        trace.contributions.push(bare(unit, one, file, Some(*row)));
                    }
                }
                _ => {}
            },
            _ => {}
        }
    }
    Some(trace)
}
