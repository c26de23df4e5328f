//! Figures that are, for the size of the unit, unlike those of units of the same kind.

use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::spread::Spread;
use super::standing::Standing;
use crate::catalogue;
use crate::{Arg, Code, Field, Finding, OddityKind, Thresholds};

/// What units of a kind report for their size: every field that names its measure of size, by kind.
pub(super) struct Peers<'a> {
    thresholds: &'a Thresholds,
    spreads: BTreeMap<(Arc<str>, Code), Spread>,
}

impl<'a> Peers<'a> {
    pub fn new(thresholds: &'a Thresholds, all: &[Standing<'_>]) -> Self {
        let mut ratios: BTreeMap<(Arc<str>, Code), Vec<Decimal>> = BTreeMap::new();
        if thresholds.looks_for(OddityKind::Peers) {
            for standing in all.iter().filter(|standing| standing.is_sound()) {
                let Some(unit) = standing.listed else { continue };
                for field in standing.fields() {
                    if let Some((ratio, _)) = ratio(standing, field) {
                        ratios.entry((unit.kind.clone(), field.code.clone())).or_default().push(ratio);
                    }
                }
            }
        }
        ratios.retain(|_, ratios| ratios.len() > thresholds.peers);
        let spreads = ratios.into_iter().filter_map(|(key, ratios)| Some((key, Spread::of(&ratios)?)));
        Self { thresholds, spreads: spreads.collect() }
    }

    /// What is odd about one submission.
    pub fn findings(&self, standing: &Standing<'_>) -> Vec<Finding> {
        standing.fields().filter_map(|field| self.unlike(standing, field)).collect()
    }

    fn unlike(&self, standing: &Standing<'_>, field: &Field) -> Option<Finding> {
        let kind = standing.listed?.kind.clone();
        let (ratio, size) = ratio(standing, field)?;
        let spread = self.spreads.get(&(kind, field.code.clone()))?;
        let limit = spread.limit(self.thresholds.deviations, Decimal::ONE)?;
        let expected = spread.median.checked_mul(size)?;
        let small = (standing.figure(field)? - expected).abs() < self.thresholds.size_of(field.field_type);
        if small || spread.off(ratio)? <= limit {
            return None;
        }
        let (low, high) = spread.range(limit)?;
        let of = standing.form.field(field.per.as_ref()?.as_str())?;
        let digits = |number: Decimal| number.round_sf(3).map(Arg::Number);
        Some(
            standing
                .finding(&catalogue::UNLIKE_PEERS, &[field, of])
                .text("per", format!("{} ({})", of.label, of.code))
                .arg("ratio", digits(ratio)?)
                .arg("usual", digits(spread.median)?)
                .arg("low", Arg::Number(low))
                .arg("high", Arg::Number(high))
                .arg("peers", Arg::Count(spread.figures as u64 - u64::from(standing.is_sound()))),
        )
    }
}

/// A figure divided by what it is measured by, and that; only of figures above zero.
fn ratio(standing: &Standing<'_>, field: &Field) -> Option<(Decimal, Decimal)> {
    let per = standing.form.field(field.per.as_ref()?.as_str())?;
    let (figure, size) = (standing.figure(field)?, standing.figure(per)?);
    if figure <= Decimal::ZERO || size <= Decimal::ZERO {
        return None;
    }
    Some((figure.checked_div(size)?, size))
}
