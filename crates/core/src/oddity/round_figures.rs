//! Forms in which hardly a figure is not round.

use rust_decimal::Decimal;

use super::standing::Standing;
use crate::catalogue;
use crate::{Arg, Field, FieldType, Finding, OddityKind, Thresholds};

/// Nine in ten figures must be round: estimates fill a form, and single round figures are in every one.
const SHARE: (usize, usize) = (9, 10);

/// Finds forms that were likely estimated: so many of their counts end in zero that counting does not explain it.
/// Of counted things one in ten ends in zero.
pub(super) fn round_figures(standing: &Standing<'_>, thresholds: &Thresholds) -> Option<Finding> {
    if !thresholds.looks_for(OddityKind::Round) {
        return None;
    }
    let fields = standing.fields().filter(|field| field.field_type == FieldType::Count);
    let large = |field: &Field| standing.figure(field).filter(|figure| *figure >= Decimal::TEN);
    let figures: Vec<(&Field, Decimal)> = fields.filter_map(|field| Some((field, large(field)?))).collect();
    let round: Vec<&Field> = figures
        .iter()
        .filter(|(_, figure)| (figure % Decimal::TEN).is_zero())
        .map(|(field, _)| *field)
        .collect();
    let enough = figures.len() >= thresholds.round && round.len() * SHARE.1 >= figures.len() * SHARE.0;
    let chance = chance(figures.len(), round.len())?;
    if !enough || chance > thresholds.chance {
        return None;
    }
    let odds = Decimal::ONE.checked_div(chance)?.round_sf(1)?;
    Some(
        standing
            .finding(&catalogue::ROUND_FIGURES, &round)
            .arg("round", Arg::Count(round.len() as u64))
            .arg("count", Arg::Count(figures.len() as u64))
            .arg("odds", Arg::Number(odds)),
    )
}

/// Beyond so many figures the chance has more digits than can be held; no form is odder than odd.
const MOST: usize = 24;

/// How likely it is that at least so many of so many counted figures end in zero; at least as likely where there
/// are very many.
fn chance(figures: usize, round: usize) -> Option<Decimal> {
    let (figures, round) = if figures > MOST { (MOST, MOST * round / figures) } else { (figures, round) };
    let (ends, does_not) = (Decimal::new(1, 1), Decimal::new(9, 1));
    let power = |base: Decimal, times: usize| {
        (0..times).try_fold(Decimal::ONE, |product, _| product.checked_mul(base))
    };
    let mut ways = Decimal::ONE;
    let mut sum = Decimal::ZERO;
    // From all of them downwards: the number of ways to leave so many out.
    for left in 0..=figures.checked_sub(round)? {
        if left > 0 {
            let next = ways.checked_mul(Decimal::from(figures - left + 1))?;
            ways = next.checked_div(Decimal::from(left))?;
        }
        let one = power(ends, figures - left)?.checked_mul(power(does_not, left)?)?;
        sum = sum.checked_add(ways.checked_mul(one)?)?;
    }
    Some(sum).filter(|chance| !chance.is_zero())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chance_of_round_figures_is_that_of_the_binomial_law() {
        let of = |figures, round| chance(figures, round).unwrap();
        assert_eq!(of(8, 8), Decimal::new(1, 8));
        // 8 × 0.1⁷ × 0.9 + 0.1⁸
        assert_eq!(of(8, 7).normalize(), Decimal::new(73, 8));
        assert_eq!(of(8, 0).normalize(), Decimal::ONE);
        assert_eq!(of(24, 24), Decimal::new(1, 24));
    }

    #[test]
    fn very_many_figures_are_not_thought_less_likely_than_they_are() {
        assert_eq!(chance(60, 60), chance(24, 24));
        assert!(chance(60, 30).unwrap() > Decimal::new(1, 7));
    }
}
