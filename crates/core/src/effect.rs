use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::expression::{Expression, Operator};
use crate::{
    Arg, Code, Field, FieldType, Figures, Finding, Kind, Name, Operand, Past, Place, Requirements, Rule,
    Severity, State, Status, Submission, SubmissionFigures, catalogue, exact_add,
};

/// How much a finding can still change a total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// The field whose total it is.
    pub field: Code,
    /// The largest change that the finding leaves possible, in the field's own unit of measure; never negative.
    pub amount: Decimal,
    /// The same as a share of the field's total, so that fields of different measures compare: from 0 to 1, and
    /// 1 where the total is smaller than what may change.
    pub share: Decimal,
}

/// What the findings of a period can change in its totals.
///
/// Only errors and warnings have an effect, and only at answers that are added up over units: numbers that units
/// give, percentages apart. The amount is
///
/// - for an answer with an error, which does not count as it stands: the greatest of the readings that the finding
///   shows and of the number that was read; where there is none, the figure that is expected;
/// - for an answer that is taken with a warning: its distance to the readings that the finding shows; where there
///   are none, the gap of the rule, where the rule is a comparison in which the field is added or subtracted;
///   else its distance to the figure that is expected;
/// - for a unit of which nothing counts: the figure that is expected, in the field where its share is greatest.
///
/// The figure that is expected is the unit's own of the period before (of a running total only within the year),
/// else the median of at least three accepted units of its kind. Where there is neither, nothing can be said.
/// The total is the sum of the numbers that were read without an error.
#[derive(Debug)]
pub struct Effects<'a> {
    requirements: Requirements<'a>,
    totals: BTreeMap<&'a Code, Decimal>,
    /// The accepted figures by field and kind of unit, each with its unit.
    accepted: BTreeMap<(&'a Code, &'a str), Vec<(Decimal, &'a str)>>,
}

/// A median says nothing of fewer units.
const PEERS: usize = 3;

impl<'a> Effects<'a> {
    /// What the submissions of a period make of its totals.
    #[must_use]
    pub fn new(requirements: Requirements<'a>, submissions: &[Submission]) -> Self {
        let Requirements { form, roster, .. } = requirements;
        let mut effects = Self { requirements, totals: BTreeMap::new(), accepted: BTreeMap::new() };
        for submission in submissions {
            let unit = submission.identity.unit.as_ref().and_then(|code| roster.unit(code.as_str()));
            let Some(unit) = unit.filter(|_| counts(submission)) else { continue };
            for field in form.fields().iter().filter(|field| is_added_up(field)) {
                let Some(number) = counted(submission, &field.code) else { continue };
                let total = effects.totals.entry(&field.code).or_default();
                // A sum beyond 28 digits is a finding of the consolidation.
                *total = exact_add(*total, number).unwrap_or(*total);
                if submission.status == Status::Accepted {
                    let peers = effects.accepted.entry((&field.code, &*unit.kind)).or_default();
                    peers.push((number, unit.code.as_str()));
                }
            }
        }
        effects.accepted.values_mut().for_each(|peers| peers.sort_unstable());
        effects
    }

    /// What a finding can change; `submission` is the file that it is about. `None` where nothing can be said.
    #[must_use]
    pub fn of(&self, finding: &Finding, submission: Option<&Submission>) -> Option<Effect> {
        if finding.severity == Severity::Note {
            return None;
        }
        if *finding.entry == catalogue::UNIT_MISSING {
            return self.of_unit(finding.unit.as_ref()?);
        }
        let submission = submission?;
        match &finding.place {
            Place::Cell { .. } if finding.table.is_none() => self.of_answer(finding, submission),
            Place::File { .. } | Place::Sheet { .. } if finding.severity == Severity::Error => {
                let lost = matches!(submission.status, Status::Rejected | Status::Unreadable);
                lost.then(|| self.of_unit(submission.identity.unit.as_ref()?)).flatten()
            }
            _ => None,
        }
    }

    fn of_answer(&self, finding: &Finding, submission: &Submission) -> Option<Effect> {
        let form = self.requirements.form;
        let field = form.field(finding.field.as_ref()?.as_str()).filter(|field| is_added_up(field))?;
        let read = submission.values.get(&field.code).and_then(|value| value.number());
        let stands = counted(submission, &field.code).unwrap_or_default();
        let mut candidates = readings(finding);
        if finding.severity == Severity::Error && finding.rule.is_none() {
            candidates.extend(read);
        }
        let distances = candidates.iter().filter_map(|reading| exact_add(*reading, -stands));
        let amount = match distances.map(|distance| distance.abs()).max() {
            Some(amount) => amount,
            None => match self.gap(finding, submission) {
                Some(gap) => gap,
                None => {
                    let unit = submission.identity.unit.as_ref()?;
                    exact_add(self.expected(unit, field)?, -stands)?.abs()
                }
            },
        };
        Some(self.effect(field, amount))
    }

    /// Of a unit of which nothing counts, the field whose total would change most.
    fn of_unit(&self, unit: &Code) -> Option<Effect> {
        let fields = self.requirements.form.fields().iter().filter(|field| is_added_up(field));
        let effects = fields.filter_map(|field| Some(self.effect(field, self.expected(unit, field)?.abs())));
        // Of equal ones the first of the form.
        effects.reduce(|most, next| if next.share > most.share { next } else { most })
    }

    fn effect(&self, field: &Field, amount: Decimal) -> Effect {
        let total = self.totals.get(&field.code).copied().unwrap_or_default().abs();
        let share = match amount.checked_div(total) {
            _ if amount.is_zero() => Decimal::ZERO,
            Some(share) if share < Decimal::ONE => share,
            _ => Decimal::ONE,
        };
        Effect { field: field.code.clone(), amount, share }
    }

    fn expected(&self, unit: &Code, field: &Field) -> Option<Decimal> {
        let Requirements { roster, period, history, .. } = self.requirements;
        let history = history.and_then(Past::previous);
        let history = history.filter(|h| field.kind != Kind::Cumulative || h.period.year() == period.year());
        let before = history.and_then(|history| history.figure(unit.as_str(), field.code.as_str()));
        before.or_else(|| {
            let kind = &*roster.unit(unit.as_str())?.kind;
            let peers = self.accepted.get(&(&field.code, kind))?.iter();
            let others = peers.filter(|(_, peer)| *peer != unit.as_str()).map(|(number, _)| *number);
            median(&others.collect::<Vec<_>>())
        })
    }

    /// By how much a broken rule is missed, where that is a change of the finding's field.
    fn gap(&self, finding: &Finding, submission: &Submission) -> Option<Decimal> {
        let Requirements { form, roster, period, history, .. } = self.requirements;
        let id = finding.rule.as_ref()?;
        let rule = form.rules().iter().find(|rule| rule.id == *id)?;
        let unit = submission.identity.unit.as_ref().and_then(|code| roster.unit(code.as_str()));
        let figures = SubmissionFigures { form, rule, submission, unit, period, past: history };
        gap_of(rule, finding.field.as_ref()?, &figures)
    }
}

/// Gives every finding its effect: those of the files, and those of the collection.
pub fn weigh(submissions: &mut [Submission], collection: &mut [Finding], requirements: Requirements<'_>) {
    let (of_files, of_collection) = {
        let effects = Effects::new(requirements, submissions);
        let of_file = |submission: &Submission| -> Vec<Option<Effect>> {
            submission.findings.iter().map(|finding| effects.of(finding, Some(submission))).collect()
        };
        let of_files: Vec<_> = submissions.iter().map(of_file).collect();
        let of_collection: Vec<_> = collection.iter().map(|finding| effects.of(finding, None)).collect();
        (of_files, of_collection)
    };
    let findings = submissions.iter_mut().flat_map(|submission| &mut submission.findings);
    for (finding, effect) in findings.zip(of_files.into_iter().flatten()) {
        finding.effect = effect;
    }
    for (finding, effect) in collection.iter_mut().zip(of_collection) {
        finding.effect = effect;
    }
}

impl Effect {
    /// The order of findings by what they can change: the greatest share first, and last those of which nothing
    /// can be said; of equal ones the graver first.
    #[must_use]
    pub fn order(a: &Finding, b: &Finding) -> Ordering {
        let share = |finding: &Finding| finding.effect.as_ref().map(|effect| effect.share);
        share(b).cmp(&share(a)).then_with(|| (a.severity, &a.place).cmp(&(b.severity, &b.place)))
    }
}

/// How the doubt in the totals is spread over cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DoubtSpread {
    /// How many cells, or units of which nothing counts, hold nearly all of it: at least nine tenths.
    pub cells: usize,
    /// How much of it they hold, from 0 to 1.
    pub share: Decimal,
    /// How many there are in all.
    pub of: usize,
    /// Of how many errors and warnings nothing can be said.
    pub unknown: usize,
}

impl DoubtSpread {
    /// The spread over the cells of some findings. Several findings of one cell are one doubt, the greatest.
    #[must_use]
    pub fn of<'f>(findings: impl Iterator<Item = &'f Finding>) -> Self {
        let mut by_cell: BTreeMap<(&Place, Option<&Code>), Decimal> = BTreeMap::new();
        let mut unknown = 0;
        for finding in findings.filter(|finding| finding.severity != Severity::Note) {
            match &finding.effect {
                Some(effect) => {
                    let share = by_cell.entry((&finding.place, finding.unit.as_ref())).or_default();
                    *share = effect.share.max(*share);
                }
                None => unknown += 1,
            }
        }
        let mut shares: Vec<Decimal> = by_cell.into_values().filter(|share| !share.is_zero()).collect();
        shares.sort_unstable_by(|a, b| b.cmp(a));
        let all: Decimal = shares.iter().sum();
        let (mut held, mut cells) = (Decimal::ZERO, 0);
        for share in &shares {
            if held * Decimal::TEN >= all * Decimal::from(9) {
                break;
            }
            held += *share;
            cells += 1;
        }
        let share = held.checked_div(all).unwrap_or_default();
        Self { cells, share, of: shares.len(), unknown }
    }
}

/// Whether its answers are numbers of units that are added up; a percentage is not.
pub(crate) fn is_added_up(field: &Field) -> bool {
    let adds = matches!(field.field_type, FieldType::Count | FieldType::Decimal | FieldType::Money);
    adds && field.is_by_unit()
}

fn counts(submission: &Submission) -> bool {
    matches!(submission.status, Status::Accepted | Status::Rejected) && submission.roll_up.is_none()
}

/// The number that is in the total, at least in a provisional one.
fn counted(submission: &Submission, code: &Code) -> Option<Decimal> {
    let doubted = |finding: &Finding| {
        finding.severity == Severity::Error && finding.table.is_none() && finding.field.as_ref() == Some(code)
    };
    let value = submission.values.get(code).filter(|value| value.state != State::Computed)?;
    let sound = counts(submission) && !submission.findings.iter().any(doubted);
    value.number().filter(|_| sound)
}

/// The numbers that a finding says its cell may mean.
fn readings(finding: &Finding) -> BTreeSet<Decimal> {
    const NAMES: [&str; 5] = ["first", "second", "value", "thousands", "points"];
    let number = |(name, arg): &(&'static str, Arg)| match arg {
        Arg::Number(number) if NAMES.contains(name) => Some(*number),
        _ => None,
    };
    finding.args.iter().filter_map(number).collect()
}

/// The middle one of sorted numbers, or the mean of the two in the middle.
fn median(sorted: &[Decimal]) -> Option<Decimal> {
    if sorted.len() < PEERS {
        return None;
    }
    let upper = *sorted.get(sorted.len() / 2)?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = *sorted.get(sorted.len() / 2 - 1)?;
    lower.checked_add(upper)?.checked_div(Decimal::TWO)
}

/// The greatest gap of the comparisons of a rule that are not met and in which the field is added or subtracted.
fn gap_of(rule: &Rule, code: &Code, figures: &dyn Figures) -> Option<Decimal> {
    fn of(part: &Expression, code: &Code, figures: &dyn Figures) -> Option<Decimal> {
        match part {
            Expression::Call(crate::Function::And, parts) => {
                parts.iter().filter_map(|part| of(part, code, figures)).max()
            }
            Expression::Binary(operator, left, right) if operator.is_comparison() => {
                let linear = is_added(left, code) || is_added(right, code);
                let missed = part.value(figures) == Operand::Flag(false);
                if !linear || !missed {
                    return None;
                }
                let (left, right) = (left.value(figures).number().ok()?, right.value(figures).number().ok()?);
                // What must be above a bound and stands on it is missed by nobody knows how much.
                left.checked_sub(right).map(|gap| gap.abs()).filter(|gap| !gap.is_zero())
            }
            _ => None,
        }
    }
    of(rule.check.expression(), code, figures)
}

/// Whether a field is a term of a sum, so that one more of it is one more or less of the sum.
fn is_added(part: &Expression, code: &Code) -> bool {
    match part {
        Expression::Name(Name::Field(named)) => named == code,
        Expression::Binary(Operator::Add | Operator::Subtract, left, right) => {
            is_added(left, code) || is_added(right, code)
        }
        _ => false,
    }
}
