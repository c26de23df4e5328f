use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::{Code, Datum, Period};

/// The accepted values of a closed period: what the next one opens with and is compared to.
///
/// ```
/// use tonghop_core::{Code, Decimal, History};
/// let mut history = History::new("2011-Q4".parse().unwrap());
/// history.insert(Code::from("DCS01"), Code::from("XD07"), "178".parse::<Decimal>().unwrap());
/// assert_eq!(history.figure("DCS01", "XD07"), Some(Decimal::from(178)));
/// assert_eq!(history.figure("CDCS22", "XD07"), None);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// The period that the values are of.
    pub period: Period,
    figures: BTreeMap<Code, BTreeMap<Code, Decimal>>,
}

impl History {
    /// A period of which nothing is known yet.
    #[must_use]
    pub fn new(period: Period) -> Self {
        Self { period, figures: BTreeMap::new() }
    }

    /// Adds the accepted figure of a unit.
    pub fn insert(&mut self, unit: Code, field: Code, figure: Decimal) {
        self.figures.entry(unit).or_default().insert(field, figure);
    }

    /// The accepted figure of a unit; `None` where it gave none.
    #[must_use]
    pub fn figure(&self, unit: &str, field: &str) -> Option<Decimal> {
        self.figures.get(unit)?.get(field).copied()
    }

    /// Whether anything is known of a unit.
    #[must_use]
    pub fn knows(&self, unit: &str) -> bool {
        self.figures.contains_key(unit)
    }

    /// The value that a field of this period opens with for a unit: its figure, or zero for a unit that the
    /// closed period does not know.
    #[must_use]
    pub fn opening(&self, unit: &str, field: &str) -> Option<Datum> {
        match self.figure(unit, field) {
            Some(figure) => Some(Datum::Number(figure)),
            None if !self.knows(unit) => Some(Datum::Number(Decimal::ZERO)),
            None => None,
        }
    }
}
