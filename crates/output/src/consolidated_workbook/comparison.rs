//! What the totals are held against: earlier periods, the year so far, targets.

use tonghop_core::{
    ClosedTotal, Coverage, Decimal, Field, FieldType, Figure, Kind, PastTotals, Period, ToDateTotals,
};

use super::ConsolidatedWorkbook;

/// The figures beside the totals. Each is there only where something was closed or set.
#[derive(Debug)]
pub(super) struct Comparison<'a> {
    input: &'a ConsolidatedWorkbook<'a>,
    past: PastTotals,
    /// The period before.
    pub(super) prior: Option<Period>,
    /// The same period of the last year, where that is another.
    pub(super) last_year: Option<Period>,
    /// The year so far; of its first period that is the period itself.
    pub(super) year: Option<ToDateTotals>,
    /// The periods with targets, the longest first, each from its beginning.
    pub(super) targets: Vec<ToDateTotals>,
}

impl<'a> Comparison<'a> {
    pub(super) fn new(input: &'a ConsolidatedWorkbook<'a>) -> Self {
        let (form, roster, period) = (input.form, input.roster, input.consolidation.period);
        let past = PastTotals::of(form, roster, input.past);
        let closed = |period: &Period| past.of_period(*period).is_some();
        let since = |span| ToDateTotals::since(span, form, roster, &past, input.consolidation);
        let prior = period.previous().filter(closed);
        let last_year = Period::new(period.year() - 1, period.grain(), period.number());
        let last_year = last_year.filter(closed).filter(|last_year| Some(*last_year) != prior);
        let begun = period.since(period.whole_year()).iter().any(|p| *p != period && closed(p));
        let year = begun.then(|| since(period.whole_year()));
        let targets = input.targets.spans(period).into_iter().map(since).collect();
        Self { input, prior, last_year, year, targets, past }
    }

    /// Whether the accepted values of a period are known.
    pub(super) fn is_closed(&self, period: Period) -> bool {
        self.past.of_period(period).is_some()
    }

    /// What a field came to in the period before. Running totals of a year are not held against those of the year
    /// before, nor is what is computed from them.
    pub(super) fn before(&self, field: &Field) -> Option<&ClosedTotal> {
        let prior = self.prior?;
        let form = self.input.form;
        let runs = |field: &Field| field.kind == Kind::Cumulative;
        let leaves = form.leaves(field);
        let leaf_runs = leaves.iter().filter_map(|leaf| form.field(leaf.as_str())).any(runs);
        let same_year = prior.year() == self.input.consolidation.period.year();
        let total = self.past.of_period(prior)?.total(field.code.as_str())?;
        Some(total).filter(|_| same_year || !(runs(field) || leaf_runs))
    }

    /// What a field came to in the same period of the last year.
    pub(super) fn a_year_before(&self, field: &Field) -> Option<&ClosedTotal> {
        self.past.of_period(self.last_year?)?.total(field.code.as_str())
    }

    /// How many units gave the value of the period before, of those that had to report then; none for what units do
    /// not answer.
    pub(super) fn coverage_before(&self, field: &Field) -> Option<Coverage> {
        let prior = self.prior.filter(|_| field.is_by_unit())?;
        let known = self.past.of_period(prior)?.total(field.code.as_str()).and_then(|total| total.coverage);
        known.or_else(|| Some(Coverage { have: 0, of: self.input.roster.reporting(prior).count() }))
    }
}

/// A figure as the one number that stands in the line of its field: of a status how many units have what counts.
pub(super) fn headline(field: &Field, figure: &Figure) -> Option<Decimal> {
    match figure {
        Figure::Counts(_) => figure.count(field.counted.as_deref()?).map(Decimal::from),
        Figure::Ratio { .. } if field.field_type == FieldType::Ratio => None,
        figure => figure.number(),
    }
}
