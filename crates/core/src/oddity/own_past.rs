//! Figures that are unlike what the same unit reported in the periods before.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::spread::{Spread, median};
use super::standing::Standing;
use crate::catalogue;
use crate::{Arg, Code, Field, FieldType, Finding, Kind, Name, OddityKind, Past, Thresholds};

/// What the units reported in the periods before, by field and unit.
pub(super) struct OwnPast<'a> {
    past: &'a Past,
    thresholds: &'a Thresholds,
    /// The usual deviation of each field over all units: a unit that was steady for a few periods by chance is held
    /// to what is usual.
    usual: BTreeMap<Code, Decimal>,
}

impl<'a> OwnPast<'a> {
    pub fn new(past: &'a Past, thresholds: &'a Thresholds, all: &[Standing<'_>]) -> Self {
        let mut own = Self { past, thresholds, usual: BTreeMap::new() };
        if thresholds.looks_for(OddityKind::History) {
            let mut factors: BTreeMap<Code, BTreeMap<&Code, Decimal>> = BTreeMap::new();
            for standing in all {
                for field in standing.fields().filter(|field| is_compared(field)) {
                    if let Some(spread) = own.spread(standing.unit, field) {
                        factors.entry(field.code.clone()).or_default().insert(standing.unit, spread.factor);
                    }
                }
            }
            let usual = |(field, factors): (Code, BTreeMap<&Code, Decimal>)| {
                Some((field, median(factors.into_values().collect())?))
            };
            own.usual = factors.into_iter().filter_map(usual).collect();
        }
        own
    }

    /// How the figures of a unit lay in the periods before; `None` where too few are known, and where one was zero:
    /// what comes and goes has no usual size.
    fn spread(&self, unit: &Code, field: &Field) -> Option<Spread> {
        let figures = self.past.figures(unit.as_str(), field.code.as_str(), Past::REGARDED);
        let enough = figures.len() >= self.thresholds.periods;
        (enough && figures.iter().all(|figure| *figure > Decimal::ZERO)).then(|| Spread::of(&figures))?
    }

    /// What is odd about one submission.
    pub fn findings(&self, standing: &Standing<'_>) -> Vec<Finding> {
        let told = told_already(standing);
        let fields = standing.fields().filter(|field| !told.contains(&field.code));
        fields
            .filter_map(|field| self.unlike(standing, field).or_else(|| self.sudden_zero(standing, field)))
            .collect()
    }

    fn unlike(&self, standing: &Standing<'_>, field: &Field) -> Option<Finding> {
        if !self.thresholds.looks_for(OddityKind::History) || !is_compared(field) {
            return None;
        }
        let figure = standing.figure(field).filter(|figure| *figure > Decimal::ZERO)?;
        let spread = self.spread(standing.unit, field)?;
        let usual = self.usual.get(&field.code).copied().unwrap_or(Decimal::ONE);
        let limit = spread.limit(self.thresholds.deviations, usual)?;
        let small = (figure - spread.median).abs() < self.thresholds.size_of(field.field_type);
        if small || spread.off(figure)? <= limit {
            return None;
        }
        let (low, high) = spread.range(limit)?;
        let shown = |number: Decimal| Arg::Number(shown(field, number));
        Some(
            standing
                .finding(&catalogue::UNLIKE_OWN_PAST, &[field])
                .arg("usual", shown(spread.median))
                .arg("low", shown(low))
                .arg("high", shown(high))
                .arg("periods", Arg::Count(spread.figures as u64)),
        )
    }

    fn sudden_zero(&self, standing: &Standing<'_>, field: &Field) -> Option<Finding> {
        let looked_for = self.thresholds.looks_for(OddityKind::Zero) && field.kind != Kind::Cumulative;
        if !looked_for || !standing.figure(field)?.is_zero() {
            return None;
        }
        let figures = self.past.figures(standing.unit.as_str(), field.code.as_str(), Past::REGARDED);
        let least = figures.iter().min().copied()?;
        let well_above = least >= self.thresholds.size_of(field.field_type);
        (figures.len() >= self.thresholds.zero_periods && well_above).then(|| {
            standing
                .finding(&catalogue::SUDDEN_ZERO, &[field])
                .arg("least", Arg::Number(least))
                .arg("periods", Arg::Count(figures.len() as u64))
        })
    }
}

/// A running total begins anew every year and has no usual size.
fn is_compared(field: &Field) -> bool {
    field.kind != Kind::Cumulative
}

/// A count as a whole number.
fn shown(field: &Field, number: Decimal) -> Decimal {
    match field.field_type {
        FieldType::Count | FieldType::Money if number >= Decimal::ONE => number.round(),
        _ => number,
    }
}

/// The answers of which it has been said already that they are unlike those of the periods before, by a rule of the
/// form or as figures that lost their thousands.
fn told_already(standing: &Standing<'_>) -> BTreeSet<Code> {
    let findings = &standing.submission.findings;
    let broken: BTreeSet<&Code> = findings.iter().filter_map(|finding| finding.rule.as_ref()).collect();
    let rules = standing.form.rules().iter().filter(|rule| broken.contains(&rule.id));
    let compared = rules.flat_map(|rule| rule.check.names()).filter_map(|name| match name {
        Name::Prior(code, _) | Name::History(code, _) => Some(code),
        _ => None,
    });
    let thousands = findings.iter().filter(|finding| *finding.entry == catalogue::THOUSANDS_SUSPECTED);
    compared.chain(thousands.filter_map(|finding| finding.field.clone())).collect()
}
