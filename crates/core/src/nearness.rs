use rust_decimal::Decimal;

/// On which side of a round figure a value lies: what a word such as “over” or “nearly” claims.
///
/// ```
/// use tonghop_core::{Decimal, Nearness};
/// let (value, step) = (Decimal::from(2038), Decimal::ONE_HUNDRED);
/// assert_eq!(Nearness::Above.round(value, step), Some(Decimal::from(2000)));
/// assert_eq!(Nearness::Below.round(Decimal::from(492), step), Some(Decimal::from(500)));
/// // Nothing is over 2000 that is 2000, and 410 is not nearly 500.
/// assert_eq!(Nearness::Above.round(Decimal::from(2000), step), None);
/// assert_eq!(Nearness::Below.round(Decimal::from(410), step), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Nearness {
    /// The value is above the round figure: “over 2,000”.
    Above,
    /// The value is below the round figure and nearer to it than to the one before: “nearly 500”.
    Below,
}

impl Nearness {
    /// The multiple of `step` that may be printed for `value` with a word of this side; `None` where the word
    /// would be untrue, where nothing positive is left to print, or where `step` is not positive.
    ///
    /// Of what it gives this always holds: above, `value > printed` and `value - printed < step`; below,
    /// `value < printed` and `printed - value <= step / 2`.
    #[must_use]
    pub fn round(self, value: Decimal, step: Decimal) -> Option<Decimal> {
        if step <= Decimal::ZERO || value <= Decimal::ZERO {
            return None;
        }
        let over = value.checked_rem(step)?;
        if over.is_zero() {
            return None;
        }
        let floor = value.checked_sub(over)?;
        match self {
            Self::Above => (floor > Decimal::ZERO).then_some(floor),
            Self::Below => {
                let near = over.checked_mul(Decimal::TWO)? >= step;
                if near { floor.checked_add(step) } else { None }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decimals() -> impl Strategy<Value = Decimal> {
        (-1_000_000_000_i64..1_000_000_000_000, 0_u32..4)
            .prop_map(|(digits, scale)| Decimal::new(digits, scale))
    }

    proptest! {
        #[test]
        fn what_is_printed_is_true(value in decimals(), step in decimals()) {
            if let Some(printed) = Nearness::Above.round(value, step) {
                prop_assert!(value > printed && value - printed < step && printed > Decimal::ZERO);
                prop_assert!((printed % step).is_zero());
            }
            if let Some(printed) = Nearness::Below.round(value, step) {
                prop_assert!(value < printed && (printed - value) * Decimal::TWO <= step);
                prop_assert!((printed % step).is_zero());
            }
        }

        #[test]
        fn a_round_value_is_neither_over_nor_nearly_itself(times in 1_i64..100_000, step in 1_i64..100_000) {
            let (value, step) = (Decimal::from(times * step), Decimal::from(step));
            prop_assert_eq!(Nearness::Above.round(value, step), None);
            prop_assert_eq!(Nearness::Below.round(value, step), None);
        }
    }
}
