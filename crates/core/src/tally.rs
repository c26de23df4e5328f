use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::catalogue;
use crate::computed_figures::ComputedFigures;
use crate::{
    By, Code, Column, Consolidation, Contribution, Coverage, Datum, Field, FieldType, Figure, FileStamp,
    Finding, Form, Origin, Period, Place, RolledStanding, RolledUnit, Roster, Row, Severity, State, Status,
    Submission, TableTotal, Total, UnitCount, exact_add,
};

/// Adds submissions up. An associative and commutative merge: whatever the order of [`Tally::add`] and
/// [`Tally::merge`], [`Tally::finish`] gives the same.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tally {
    contributions: BTreeMap<Code, Vec<Contribution>>,
    rows: BTreeMap<Code, Vec<(Code, Arc<FileStamp>, Row)>>,
    /// Units whose tables count.
    counted: BTreeSet<Code>,
    provisional: bool,
    /// How many contributions room is made for at once.
    expected: usize,
}

impl Tally {
    /// A tally with nothing in it. `provisional` takes the sound values of rejected submissions in.
    #[must_use]
    pub fn new(provisional: bool) -> Self {
        Self { provisional, ..Self::default() }
    }

    /// Makes room for so many submissions at once, which is what they then take.
    #[must_use]
    pub fn expecting(self, submissions: usize) -> Self {
        Self { expected: submissions, ..self }
    }

    /// Adds one submission, if it counts: if it was accepted, or if it was rejected for faults of single
    /// answers and the tally is provisional, without the answers that have an error.
    pub fn add(&mut self, submission: &Submission, form: &Form) {
        let rejected = submission.status == Status::Rejected;
        let takes = match submission.status {
            Status::Accepted => true,
            Status::Rejected => self.provisional && submission.readable && is_of_the_collection(submission),
            _ => false,
        };
        // Of a roll-up the parts count, which are submissions of their own.
        let takes = takes && submission.roll_up.is_none();
        let Some(unit) = submission.identity.unit.as_ref().filter(|_| takes) else { return };
        let stamp = Arc::new(submission.file.clone());
        for field in form.fields() {
            let Some(value) = submission.values.get(&field.code) else { continue };
            let decision = submission.decision_on(None, &field.code);
            let file = stamp.clone();
            let origin = match &value.source {
                Some(source) => Origin::Cell { file, source: source.clone() },
                None if decision.is_some() => Origin::File { file },
                None => continue,
            };
            let Some(datum) = &value.datum else { continue };
            if value.state == State::Computed || (rejected && has_error(submission, None, &field.code)) {
                continue;
            }
            let room = || Vec::with_capacity(self.expected);
            self.contributions.entry(field.code.clone()).or_insert_with(room).push(Contribution {
                unit: unit.clone(),
                datum: datum.clone(),
                origin,
                provisional: rejected,
                decision: decision.cloned(),
            });
        }
        for (table, rows) in &submission.tables {
            let rows = rows.iter().map(|row| (unit.clone(), stamp.clone(), sound_row(submission, row)));
            self.rows.entry(table.clone()).or_default().extend(rows);
        }
        let of_committee = |unit: &RolledUnit| unit.standing == RolledStanding::Committee;
        if !submission.carried.as_deref().is_some_and(of_committee) {
            self.counted.insert(unit.clone());
        }
    }

    /// Takes in what another tally holds.
    pub fn merge(&mut self, other: Self) {
        for (field, contributions) in other.contributions {
            self.contributions.entry(field).or_default().extend(contributions);
        }
        for (table, rows) in other.rows {
            self.rows.entry(table).or_default().extend(rows);
        }
        self.counted.extend(other.counted);
        self.provisional |= other.provisional;
    }

    /// The totals of what was added.
    #[must_use]
    pub fn finish(
        mut self,
        form: &Form,
        roster: &Roster,
        period: Period,
        committee: &Code,
        units: UnitCount,
    ) -> Consolidation {
        let order: HashMap<&Code, usize> =
            roster.units().iter().enumerate().map(|(index, unit)| (&unit.code, index)).collect();
        // Behind the units comes the committee, then those of the levels below.
        let last = |unit: &Code| if unit == committee { usize::MAX - 1 } else { usize::MAX };
        let rank = |unit: &Code| order.get(unit).copied().unwrap_or_else(|| last(unit));
        let expected = units.expected.len();
        let mut findings = Vec::new();
        let mut totals: BTreeMap<Code, Total> = BTreeMap::new();
        for field in form.fields().iter().filter(|field| field.field_type != FieldType::Text) {
            let mut contributions = match &field.by {
                By::Roster { count, unit_kind } => roster
                    .units()
                    .iter()
                    .filter(|unit| unit.counts_as(*count, period))
                    .filter(|unit| unit_kind.as_ref().is_none_or(|kind| unit.kind == *kind))
                    .map(|unit| Contribution {
                        unit: unit.code.clone(),
                        datum: Datum::Number(Decimal::ONE),
                        origin: match &unit.through {
                            Some((file, source)) => {
                                Origin::Cell { file: Arc::new(file.clone()), source: source.clone() }
                            }
                            None => Origin::Roster { line: unit.line },
                        },
                        provisional: false,
                        decision: None,
                    })
                    .collect(),
                By::Computed(_) => continue,
                _ => self.contributions.remove(&field.code).unwrap_or_default(),
            };
            contributions.shrink_to_fit();
            contributions.sort_by(|a, b| (rank(&a.unit), path(a)).cmp(&(rank(&b.unit), path(b))));
            let coverage = match field.by {
                By::Unit => Coverage { have: contributions.len(), of: expected },
                By::Committee => {
                    // Which committees below should have entered figures is not known; those that did are.
                    let own = contributions.iter().filter(|c| c.unit == *committee).count();
                    let below = contributions.len() - own;
                    Coverage { have: own + below, of: 1 + below }
                }
                _ => Coverage { have: expected, of: expected },
            };
            let figure = figure(field, &contributions, committee, &mut findings);
            totals.insert(
                field.code.clone(),
                Total { field: field.code.clone(), figure, coverage, contributions },
            );
        }
        for field in form.fields().iter().filter(|field| field.formula().is_some()) {
            totals.insert(field.code.clone(), computed_total(form, field, &totals));
        }
        let mut tables = BTreeMap::new();
        for table in form.tables() {
            let mut rows = self.rows.remove(&table.code).unwrap_or_default();
            rows.shrink_to_fit();
            rows.sort_by(|(a, in_a, row_a), (b, in_b, row_b)| {
                (rank(a), &in_a.path, row_a.row).cmp(&(rank(b), &in_b.path, row_b.row))
            });
            let coverage =
                Coverage { have: self.counted.iter().filter(|u| *u != committee).count(), of: expected };
            let mut total = TableTotal {
                table: table.code.clone(),
                coverage,
                sums: BTreeMap::new(),
                counts: BTreeMap::new(),
                rows,
            };
            for column in table.shown_columns() {
                summarise(column, &mut total, &mut findings);
            }
            tables.insert(table.code.clone(), total);
        }
        Consolidation { period, units, totals, tables, provisional: self.provisional, findings }
    }
}

/// The file of a contribution.
fn path(contribution: &Contribution) -> &str {
    match &contribution.origin {
        Origin::Cell { file, .. } | Origin::File { file } => &file.path,
        Origin::Roster { .. } => "",
    }
}

/// Whether a rejected submission is the right form of a known unit for the right period, so that its faults
/// are those of single answers, and no earlier one counts in its place.
fn is_of_the_collection(submission: &Submission) -> bool {
    let displaced = submission.findings.iter().any(|finding| *finding.entry == catalogue::NEWER_REJECTED);
    !displaced
        && !submission
            .findings
            .iter()
            .any(|f| f.severity == Severity::Error && f.entry.code.starts_with(['I', 'F', 'C']))
}

/// A row without the cells that have an error.
fn sound_row(submission: &Submission, row: &Row) -> Row {
    let mut row = row.clone();
    for value in row.cells.values_mut() {
        let Some(source) = &value.source else { continue };
        let faulty = submission.findings.iter().any(|finding| {
            finding.severity == Severity::Error
                && finding.place.cell_ref() == Some(source.cell)
                && finding.place.sheet_name() == Some(&source.sheet)
        });
        if faulty {
            value.state = State::Unreadable;
            value.datum = None;
        }
    }
    row
}

fn has_error(submission: &Submission, table: Option<&Code>, field: &Code) -> bool {
    submission.findings.iter().any(|finding| {
        let named = finding.field.as_ref() == Some(field)
            || finding
                .related
                .iter()
                .any(|related| related.table.is_none() && related.field.as_ref() == Some(field));
        finding.severity == Severity::Error && finding.table.as_ref() == table && named
    })
}

fn figure(
    field: &Field,
    contributions: &[Contribution],
    committee: &Code,
    findings: &mut Vec<Finding>,
) -> Figure {
    if field.is_by_committee() && !field.field_type.is_number() {
        let own = contributions.iter().find(|contribution| contribution.unit == *committee);
        return Figure::Answer(own.map(|contribution| contribution.datum.clone()));
    }
    match field.field_type {
        FieldType::Flag | FieldType::Choice => {
            let words = field.counted_words();
            Figure::Counts(count_words(&words, contributions.iter().map(|c| &c.datum)))
        }
        FieldType::Ratio => {
            let parts = contributions.iter().filter_map(|c| match &c.datum {
                Datum::Ratio(ratio) => Some((ratio.numerator, ratio.denominator)),
                _ => None,
            });
            let (numerators, denominators): (Vec<_>, Vec<_>) = parts.unzip();
            match (sum(&field.code, numerators, findings), sum(&field.code, denominators, findings)) {
                (Some(numerator), Some(denominator)) => {
                    Figure::Ratio { numerator, denominator, percent: false }
                }
                _ => Figure::Number(None),
            }
        }
        FieldType::Date | FieldType::Text => Figure::Answer(None),
        _ if matches!(field.by, By::Roster { .. }) => {
            Figure::Number(Some(Decimal::from(contributions.len())))
        }
        _ => {
            Figure::Number(sum(&field.code, contributions.iter().filter_map(|c| c.datum.number()), findings))
        }
    }
}

pub(crate) fn count_words<'a>(
    words: &[Arc<str>],
    data: impl Iterator<Item = &'a Datum>,
) -> Vec<(Arc<str>, u64)> {
    let mut counts: Vec<(Arc<str>, u64)> = words.iter().map(|word| (word.clone(), 0)).collect();
    for datum in data {
        let given = datum.to_string();
        if let Some((_, count)) = counts.iter_mut().find(|(word, _)| **word == *given) {
            *count += 1;
        }
    }
    counts
}

/// The exact sum; `None` of nothing, and with a finding where it cannot be held exactly.
fn sum(
    code: &Code,
    numbers: impl IntoIterator<Item = Decimal>,
    findings: &mut Vec<Finding>,
) -> Option<Decimal> {
    let mut numbers = numbers.into_iter().peekable();
    numbers.peek()?;
    let sum = numbers.try_fold(Decimal::ZERO, exact_add);
    if sum.is_none() {
        findings.push(Finding::new(&catalogue::TOTAL_NOT_EXACT, Place::Collection).code(code, ""));
    }
    sum
}

fn computed_total(form: &Form, field: &Field, totals: &BTreeMap<Code, Total>) -> Total {
    let of = |code: &Code| totals.get(code).and_then(|total| total.figure.number());
    let computed = ComputedFigures::new(form, &of);
    let resolve = |code: &Code| computed.figure(code);
    let percent = field.field_type == FieldType::Percent;
    let figure = match field.formula().and_then(|formula| formula.eval_ratio(&resolve)) {
        Some((numerator, denominator)) => Figure::Ratio { numerator, denominator, percent },
        None => Figure::Number(computed.figure(&field.code)),
    };
    let coverage = form
        .leaves(field)
        .iter()
        .filter_map(|code| totals.get(code).map(|total| total.coverage))
        .min_by_key(|coverage| (coverage.have * 1000) / coverage.of.max(1))
        .unwrap_or(Coverage { have: 0, of: 0 });
    Total { field: field.code.clone(), figure, coverage, contributions: Vec::new() }
}

fn summarise(column: &Column, total: &mut TableTotal, findings: &mut Vec<Finding>) {
    let data = || total.rows.iter().filter_map(|(_, _, row)| row.cells.get(&column.id)?.datum.as_ref());
    match column.column_type {
        FieldType::Count | FieldType::Decimal | FieldType::Money if column.summed => {
            let sum = sum(&column.id, data().filter_map(Datum::number), findings);
            total.sums.insert(column.id.clone(), sum.unwrap_or_default());
        }
        FieldType::Choice => {
            let counts = count_words(&column.choices, data());
            total.counts.insert(column.id.clone(), counts);
        }
        _ => {}
    }
}
