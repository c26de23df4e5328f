use rust_decimal::Decimal;

/// How positive figures lie around their median, by factors: twice as much is as far off as half as much.
///
/// Medians are not moved by the odd figures that they are to find. Factors are reckoned as exact decimals and
/// multiplied instead of taking logarithms, so that the same figures give the same result on every machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spread {
    /// The middle figure.
    pub median: Decimal,
    /// The usual deviation: half of the figures lie within this factor around the median. At least 1.
    pub factor: Decimal,
    /// Of how many figures it is.
    pub figures: usize,
}

/// Figures that lie closer together than this by chance are not held to it: 1.2. Nine of it are a factor of 5.
const LEAST_FACTOR: Decimal = Decimal::from_parts(12, 0, 0, false, 1);

impl Spread {
    /// Of positive figures in any order; `None` where there are none or they are too far apart to be reckoned with.
    pub fn of(figures: &[Decimal]) -> Option<Self> {
        let median = median(figures.to_vec())?;
        if median <= Decimal::ZERO {
            return None;
        }
        let deviations = figures.iter().map(|figure| factor(*figure, median)).collect::<Option<_>>()?;
        Some(Self { median, factor: self::median(deviations)?, figures: figures.len() })
    }

    /// How far a figure may be off: the usual deviation so many times over. `least` is a deviation that is usual
    /// elsewhere. Of few figures the usual deviation comes out too small on the average, so that more of them are
    /// wanted (Croux and Rousseeuw 1992: by 1.36 for four, by 1.2 for five and six, by 1.13 for seven to nine).
    pub fn limit(&self, deviations: usize, least: Decimal) -> Option<Decimal> {
        let per_mille = match self.figures {
            0..=4 => 1360,
            5 | 6 => 1200,
            7..=9 => 1130,
            _ => 1000,
        };
        let power = |factor: Decimal, times: usize| {
            (0..times).try_fold(Decimal::ONE, |limit, _| limit.checked_mul(factor))
        };
        let own = power(self.factor.max(least), (deviations * per_mille).div_ceil(1000))?;
        Some(own.max(power(LEAST_FACTOR, deviations)?))
    }

    /// How many times a positive figure is the median, or the median the figure.
    pub fn off(&self, figure: Decimal) -> Option<Decimal> {
        factor(figure, self.median)
    }

    /// The least and the greatest figure within a limit, as people say them: three digits.
    pub fn range(&self, limit: Decimal) -> Option<(Decimal, Decimal)> {
        let (least, most) = (self.median.checked_div(limit)?, self.median.checked_mul(limit)?);
        Some((least.round_sf(3)?, most.round_sf(3)?))
    }
}

fn factor(a: Decimal, b: Decimal) -> Option<Decimal> {
    if a <= Decimal::ZERO || b <= Decimal::ZERO {
        return None;
    }
    if a >= b { a.checked_div(b) } else { b.checked_div(a) }
}

/// The middle one, of an even number the mean of the two in the middle.
pub(super) fn median(mut figures: Vec<Decimal>) -> Option<Decimal> {
    figures.sort_unstable();
    let upper = *figures.get(figures.len() / 2)?;
    if figures.len() % 2 == 1 {
        return Some(upper);
    }
    let lower = *figures.get(figures.len() / 2 - 1)?;
    lower.checked_add(upper)?.checked_div(Decimal::TWO)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(figures: &[i64]) -> Vec<Decimal> {
        figures.iter().copied().map(Decimal::from).collect()
    }

    #[test]
    fn one_wild_figure_does_not_move_the_middle() {
        let spread = Spread::of(&figures(&[10, 11, 12, 9, 5000])).unwrap();
        assert_eq!(spread.median, Decimal::from(11));
        assert!(spread.factor < Decimal::TWO);
    }

    #[test]
    fn twice_is_as_far_off_as_half() {
        let spread = Spread::of(&figures(&[100, 100, 100])).unwrap();
        assert_eq!(spread.off(200.into()), spread.off(50.into()));
        assert_eq!(spread.factor, Decimal::ONE);
    }

    #[test]
    fn equal_figures_do_not_make_the_next_one_odd() {
        let spread = Spread::of(&figures(&[100; 12])).unwrap();
        let limit = spread.limit(9, Decimal::ONE).unwrap();
        assert!(limit > Decimal::from(5) && limit < Decimal::from(6), "{limit}");
    }

    #[test]
    fn of_few_figures_more_is_wanted() {
        let limit = |figures: &[Decimal]| Spread::of(figures).unwrap().limit(9, Decimal::ONE).unwrap();
        let few = limit(&figures(&[50, 100, 100, 200]));
        assert!(few > limit(&figures(&[50, 50, 50, 100, 100, 100, 100, 100, 100, 200, 200, 200])));
    }

    #[test]
    fn what_cannot_be_reckoned_with_has_no_limit() {
        let wild = Spread::of(&figures(&[1, 1_000_000_000, 1_000_000_000_000_000])).unwrap();
        assert_eq!(wild.limit(9, Decimal::ONE), None);
        assert_eq!(Spread::of(&[]), None);
        assert_eq!(Spread::of(&figures(&[0, 0, 0])), None);
    }
}
