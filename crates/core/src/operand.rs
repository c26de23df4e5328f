use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use rust_decimal::{Decimal, RoundingStrategy};
use unicode_normalization::UnicodeNormalization;

use crate::plain;

/// What a part of a rule or formula comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Operand {
    /// A number; a day is the serial number that spreadsheets keep for it.
    Number(Decimal),
    /// Text.
    Text(Arc<str>),
    /// True or false.
    Flag(bool),
    /// An empty cell: zero among numbers, nothing among texts.
    Blank,
    /// No result.
    Fault(Fault),
}

/// Why there is no result, as spreadsheets tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// `#DIV/0!`
    DivisionByZero,
    /// `#VALUE!`: a text where a number must stand, or the like.
    Value,
    /// `#NUM!`: a number that cannot be held or has no sense here.
    Number,
    /// `#N/A`: a value that is needed and is not there.
    Missing,
    /// `#N/A`: the same where the rule says that it must be there.
    Lacking,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::DivisionByZero => "#DIV/0!",
            Self::Value => "#VALUE!",
            Self::Number => "#NUM!",
            Self::Missing | Self::Lacking => "#N/A",
        })
    }
}

/// Numbers as data, texts as they are, `TRUE` and `FALSE`, faults as spreadsheets show them.
impl fmt::Display for Operand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => f.write_str(&plain(*number)),
            Self::Text(text) => f.write_str(text),
            Self::Flag(flag) => f.write_str(if *flag { "TRUE" } else { "FALSE" }),
            Self::Blank => Ok(()),
            Self::Fault(fault) => fault.fmt(f),
        }
    }
}

impl From<Result<Decimal, Fault>> for Operand {
    fn from(result: Result<Decimal, Fault>) -> Self {
        result.map_or_else(Self::Fault, Self::Number)
    }
}

/// Spreadsheets compare and show 15 significant digits of a number.
const SIGNIFICANT_DIGITS: u32 = 15;

impl Operand {
    /// As data for programs: a number with a decimal point and all its digits, a text as it is, `true` or `false`;
    /// `None` where there is nothing.
    #[must_use]
    pub fn data(&self) -> Option<String> {
        match self {
            Self::Number(number) => Some(plain(*number)),
            Self::Text(text) => Some(text.to_string()),
            Self::Flag(flag) => Some(flag.to_string()),
            Self::Blank | Self::Fault(_) => None,
        }
    }

    /// As a number: an empty cell is 0, true is 1, a text of digits is what it says.
    ///
    /// # Errors
    /// The fault that it is, or [`Fault::Value`] for a text that is no whole number.
    pub fn number(&self) -> Result<Decimal, Fault> {
        match self {
            Self::Number(number) => Ok(*number),
            Self::Flag(flag) => Ok(Decimal::from(u8::from(*flag))),
            Self::Blank => Ok(Decimal::ZERO),
            Self::Fault(fault) => Err(*fault),
            Self::Text(text) => {
                let digits = text.trim();
                let unsigned = digits.strip_prefix('-').unwrap_or(digits);
                let whole = !unsigned.is_empty()
                    && unsigned.len() <= 15
                    && unsigned.bytes().all(|b| b.is_ascii_digit());
                // How a point or comma is meant depends on the office's settings; digits alone do not.
                whole.then(|| digits.parse().ok()).flatten().ok_or(Fault::Value)
            }
        }
    }

    /// As a text.
    ///
    /// # Errors
    /// The fault that it is.
    pub fn text(&self) -> Result<Arc<str>, Fault> {
        match self {
            Self::Text(text) => Ok(text.clone()),
            Self::Fault(fault) => Err(*fault),
            other => Ok(Arc::from(other.to_string())),
        }
    }

    /// As a condition: any number but 0 is true.
    ///
    /// # Errors
    /// The fault that it is, or [`Fault::Value`] for text.
    pub fn condition(&self) -> Result<bool, Fault> {
        match self {
            Self::Flag(flag) => Ok(*flag),
            Self::Text(_) => Err(Fault::Value),
            other => Ok(!other.number()?.is_zero()),
        }
    }

    /// Compares as spreadsheets do: numbers by 15 digits, texts without regard to case, any number before any
    /// text, any text before false and true; an empty cell is like 0, an empty text or false. Which of two
    /// different texts comes first depends on the language of the office, so rules only ask whether they are
    /// the same.
    ///
    /// # Errors
    /// The fault of either side.
    pub fn compare(&self, other: &Self) -> Result<Ordering, Fault> {
        let rank = |operand: &Self| match operand {
            Self::Number(_) | Self::Blank | Self::Fault(_) => 0,
            Self::Text(_) => 1,
            Self::Flag(_) => 2,
        };
        match (self, other) {
            (Self::Fault(fault), _) | (_, Self::Fault(fault)) => Err(*fault),
            (Self::Text(a), Self::Text(b)) => Ok(lower(a).cmp(&lower(b))),
            (Self::Text(a), Self::Blank) => {
                Ok(if a.is_empty() { Ordering::Equal } else { Ordering::Greater })
            }
            (Self::Blank, Self::Text(b)) => Ok(if b.is_empty() { Ordering::Equal } else { Ordering::Less }),
            (Self::Flag(a), Self::Flag(b)) => Ok(a.cmp(b)),
            (Self::Flag(a), Self::Blank) => Ok(a.cmp(&false)),
            (Self::Blank, Self::Flag(b)) => Ok(false.cmp(b)),
            (a, b) if rank(a) != rank(b) => Ok(rank(a).cmp(&rank(b))),
            (a, b) => Ok(significant(a.number()?).cmp(&significant(b.number()?))),
        }
    }
}

fn lower(text: &str) -> String {
    text.nfc().flat_map(char::to_lowercase).collect()
}

/// The 15 digits of a number that spreadsheets compare: 1/3*3 is 1.
fn significant(number: Decimal) -> Decimal {
    number
        .round_sf_with_strategy(SIGNIFICANT_DIGITS, RoundingStrategy::MidpointAwayFromZero)
        .unwrap_or(number)
}

/// `a + b`; what remains of numbers that are equal to 15 digits is nothing, as in spreadsheets.
///
/// # Errors
/// [`Fault::Number`] where the sum cannot be held.
pub(crate) fn add(a: Decimal, b: Decimal) -> Result<Decimal, Fault> {
    let sum = a.checked_add(b).ok_or(Fault::Number)?;
    let noise = !sum.is_zero() && significant(a) == significant(-b);
    Ok(if noise { Decimal::ZERO } else { sum })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Operand {
        Operand::Number(text.parse().unwrap())
    }

    #[test]
    fn a_third_three_times_is_one() {
        let third = Decimal::ONE / Decimal::from(3);
        assert_eq!(Operand::Number(third * Decimal::from(3)).compare(&number("1")), Ok(Ordering::Equal));
        assert_eq!(add(third * Decimal::from(3), -Decimal::ONE), Ok(Decimal::ZERO));
        assert_eq!(number("1.00001").compare(&number("1")), Ok(Ordering::Greater));
    }

    #[test]
    fn kinds_stand_in_the_order_of_spreadsheets() {
        let text = |text: &str| Operand::Text(Arc::from(text));
        assert_eq!(number("9").compare(&text("1")), Ok(Ordering::Less));
        assert_eq!(text("z").compare(&Operand::Flag(false)), Ok(Ordering::Less));
        assert_eq!(text("ĐÃ").compare(&text("đã")), Ok(Ordering::Equal));
        assert_eq!(Operand::Blank.compare(&text("")), Ok(Ordering::Equal));
        assert_eq!(Operand::Blank.compare(&number("0")), Ok(Ordering::Equal));
        let fault = Operand::Fault(Fault::DivisionByZero);
        assert_eq!(fault.compare(&number("0")), Err(Fault::DivisionByZero));
    }

    #[test]
    fn a_text_of_digits_is_a_number_and_no_other_is() {
        let of = |text: &str| Operand::Text(Arc::from(text)).number();
        assert_eq!(of(" 12 "), Ok(Decimal::from(12)));
        for text in ["1.5", "1,5", "", "x", "1 000"] {
            assert_eq!(of(text), Err(Fault::Value), "{text}");
        }
    }
}
