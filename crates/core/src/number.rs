use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

/// The decimal that a spreadsheet shows for a stored binary number: 15 significant digits, as Excel and
/// LibreOffice compare and print numbers (ECMA-376 stores up to 17; the last two are noise of the binary form).
///
/// `None` for what is no finite number or does not fit 28 digits.
///
/// ```
/// use tonghop_core::{Decimal, decimal_from_f64};
/// assert_eq!(decimal_from_f64(0.1 + 0.2), Some(Decimal::new(3, 1)));
/// assert_eq!(decimal_from_f64(20_450_000.0), Some(Decimal::from(20_450_000)));
/// assert_eq!(decimal_from_f64(f64::NAN), None);
/// ```
#[must_use]
pub fn decimal_from_f64(number: f64) -> Option<Decimal> {
    if !number.is_finite() {
        return None;
    }
    if number.fract() == 0.0 && number.abs() < 1e15 {
        return Decimal::from_f64(number);
    }
    Decimal::from_scientific(&format!("{number:.14e}")).ok().map(|decimal| decimal.normalize())
}

/// The shortest decimal text that names a stored number exactly, without an exponent: the raw text of a
/// number cell.
///
/// ```
/// assert_eq!(tonghop_core::shortest(1500.0), "1500");
/// assert_eq!(tonghop_core::shortest(94.9), "94.9");
/// ```
#[must_use]
pub fn shortest(number: f64) -> String {
    format!("{number}")
}

/// `a + b`, or `None` where the sum cannot be held without rounding.
///
/// ```
/// use tonghop_core::{Decimal, exact_add};
/// assert_eq!(exact_add(Decimal::new(15, 1), Decimal::from(2)), Some(Decimal::new(35, 1)));
/// assert_eq!(exact_add(Decimal::MAX, Decimal::ONE), None);
/// ```
#[must_use]
pub fn exact_add(a: Decimal, b: Decimal) -> Option<Decimal> {
    let sum = a.checked_add(b)?;
    (sum.scale() >= a.scale().max(b.scale()) || sum.checked_sub(a) == Some(b)).then_some(sum)
}

/// A decimal as data: point, no grouping, no trailing zeros (`95.5`, `1500`).
///
/// ```
/// use tonghop_core::{Decimal, plain};
/// assert_eq!(plain(Decimal::new(95_50, 2)), "95.5");
/// ```
#[must_use]
pub fn plain(number: Decimal) -> String {
    number.normalize().to_string()
}
