use rust_decimal::Decimal;

use crate::effect::is_added_up;
use crate::{Code, Consolidation, Coverage, Field, Form, History, Kind, Past, Period, exact_add};

/// Between which figures the totals of a period will come to lie, as far as the units that are not in them yet
/// give again what they gave before. It is an expectation from figures of the past and no promise.
///
/// A unit is not in yet if nothing of it was accepted: nothing came, or what came has errors. What it gave is
/// looked up in the nearest closed periods, at most [`Outlook::PERIODS`]; of a running total of the year in the
/// same period of years before. A period counts for a field if any unit gave the field in it; a unit that was
/// accepted in it and left the field blank added nothing to its total. A unit of which no such period is known
/// is named: then the total has no expected span, only one for the units that are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    /// The period.
    pub period: Period,
    /// The closed periods that were looked at, nearest first; those of running totals are not among them.
    pub regarded: Vec<Period>,
    /// The totals of the numbers that units give, percentages apart, in the order of the form.
    pub fields: Vec<FieldOutlook>,
}

/// What is to be expected of one total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldOutlook {
    /// The field.
    pub field: Code,
    /// The total of what was accepted; `None` where no unit gave a figure.
    pub so_far: Option<Decimal>,
    /// How many units it covers.
    pub coverage: Coverage,
    /// The units that are not in it yet, in the order of the roster.
    pub waiting: Vec<WaitingUnit>,
    /// What the total comes to if every unit of which something is known gives the least, or the most, that it gave
    /// before. `None` where nothing is known, or where a sum cannot be held exactly.
    pub known: Option<Span>,
}

impl FieldOutlook {
    /// What the total is expected to lie between; `None` where the past of a unit is not known.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        self.known.filter(|_| self.unknown().next().is_none())
    }

    /// The units of which nothing is known.
    pub fn unknown(&self) -> impl Iterator<Item = &Code> {
        self.waiting.iter().filter(|unit| unit.past.is_empty()).map(|unit| &unit.unit)
    }
}

/// A unit that is not in a total yet, with what it gave before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingUnit {
    /// The unit.
    pub unit: Code,
    /// What it added to the totals of the periods that are looked at, nearest first.
    pub past: Vec<PastFigure>,
}

impl WaitingUnit {
    /// The least and the most that it added; `None` where nothing is known.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        let added = || self.past.iter().map(|past| past.figure.unwrap_or_default());
        Some(Span { least: added().min()?, most: added().max()? })
    }
}

/// What a unit gave in a closed period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PastFigure {
    /// The period.
    pub period: Period,
    /// Its accepted figure; `None` where it was accepted without one, and so added nothing.
    pub figure: Option<Decimal>,
}

/// Two figures with all between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The least.
    pub least: Decimal,
    /// The most.
    pub most: Decimal,
}

impl Span {
    /// Whether a figure lies in it, its ends included.
    #[must_use]
    pub fn contains(self, figure: Decimal) -> bool {
        (self.least..=self.most).contains(&figure)
    }

    fn plus(self, other: Self) -> Option<Self> {
        Some(Self { least: exact_add(self.least, other.least)?, most: exact_add(self.most, other.most)? })
    }
}

impl Outlook {
    /// How many closed periods are looked at.
    pub const PERIODS: usize = 4;

    /// What the totals of `consolidation` will come to, by what its units gave before.
    #[must_use]
    pub fn of(form: &Form, consolidation: &Consolidation, past: &Past) -> Self {
        let fields = form.fields().iter().filter(|field| is_added_up(field));
        Self {
            period: consolidation.period,
            regarded: nearest(past).map(|history| history.period).collect(),
            fields: fields.filter_map(|field| of_field(field, consolidation, past)).collect(),
        }
    }

    /// Whether the figures of `before` are looked at, where `past` holds all closed periods that are nearer.
    #[must_use]
    pub fn looks_at(form: &Form, past: &Past, before: Period) -> bool {
        let lacks = |known: usize| known < Self::PERIODS;
        let has_running_totals =
            || form.fields().iter().any(|field| field.kind == Kind::Cumulative && is_added_up(field));
        let is_same_of_year = before.number() == past.period().number();
        lacks(nearest(past).count())
            || (is_same_of_year && has_running_totals() && lacks(of_the_same_number(past).count()))
    }
}

fn nearest(past: &Past) -> impl Iterator<Item = &History> {
    past.last(Past::FARTHEST).take(Outlook::PERIODS)
}

fn of_the_same_number(past: &Past) -> impl Iterator<Item = &History> {
    let number = past.period().number();
    past.last(Past::FARTHEST).filter(move |history| history.period.number() == number).take(Outlook::PERIODS)
}

fn of_field(field: &Field, consolidation: &Consolidation, past: &Past) -> Option<FieldOutlook> {
    let code = field.code.as_str();
    let total = consolidation.total(code)?;
    let histories: Vec<&History> = match field.kind {
        Kind::Cumulative => of_the_same_number(past).collect(),
        _ => nearest(past).collect(),
    };
    let asked: Vec<&History> = histories.into_iter().filter(|history| history.has_field(code)).collect();
    let units = &consolidation.units;
    let is_in = |unit: &Code| {
        units.accepted.contains(unit) || total.contributions.iter().any(|given| given.unit == *unit)
    };
    let figures = |unit: &Code| {
        let known = asked.iter().filter(|history| history.has_unit(unit.as_str()));
        known
            .map(|history| PastFigure { period: history.period, figure: history.figure(unit.as_str(), code) })
            .collect()
    };
    let waiting: Vec<WaitingUnit> = units
        .expected
        .iter()
        .filter(|unit| !is_in(unit))
        .map(|unit| WaitingUnit { unit: unit.clone(), past: figures(unit) })
        .collect();
    let so_far = total.figure.number();
    let in_doubt = so_far.is_none() && total.contributions.iter().any(|given| given.datum.number().is_some());
    let mut spans = waiting.iter().filter_map(WaitingUnit::span).peekable();
    // Nothing of nobody is not zero.
    let known = if in_doubt || (so_far.is_none() && spans.peek().is_none()) {
        None
    } else {
        let begin = so_far.unwrap_or_default();
        spans.try_fold(Span { least: begin, most: begin }, Span::plus)
    };
    Some(FieldOutlook { field: field.code.clone(), so_far, coverage: total.coverage, waiting, known })
}
