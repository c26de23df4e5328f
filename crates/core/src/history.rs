use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::catalogue;
use crate::{Arg, Code, Datum, DeclarationError, Finding, Period, Place};

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

    /// Reads the values that a consolidation has written: CSV with the columns `unit`, `field` and `value`,
    /// others do no harm. Values that are no numbers are not figures and are passed by.
    ///
    /// # Errors
    /// Every mistake in the text, each with its line.
    pub fn parse(period: Period, file: &str, text: &str) -> Result<Self, DeclarationError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let place = |line: u64| Place::line(file, usize::try_from(line).unwrap_or(usize::MAX), 1);
        let headings = reader.headers().cloned().unwrap_or_default();
        let mut columns = [0; 3];
        for (column, name) in columns.iter_mut().zip(["unit", "field", "value"]) {
            match headings.iter().position(|heading| heading == name) {
                Some(index) => *column = index,
                None => {
                    let known = ["unit", "field", "value"].map(str::to_owned).to_vec();
                    let mistake = Finding::new(&catalogue::DECLARED_MISSING_COLUMN, place(1))
                        .text("column", name)
                        .arg("known", Arg::List(known));
                    return Err(DeclarationError { mistakes: vec![mistake] });
                }
            }
        }
        let mut history = Self::new(period);
        let mut mistakes = Vec::new();
        for record in reader.records() {
            match record {
                Ok(record) => {
                    let [unit, field, value] = columns.map(|column| record.get(column).unwrap_or("").trim());
                    if let Ok(figure) = value.parse::<Decimal>() {
                        history.insert(Code::from(unit), Code::from(field), figure);
                    }
                }
                Err(error) => {
                    let line = error.position().map_or(1, csv::Position::line);
                    let mistake = Finding::new(&catalogue::NOT_WELL_FORMED, place(line));
                    mistakes.push(mistake.text("reason", error.to_string()));
                }
            }
        }
        if mistakes.is_empty() { Ok(history) } else { Err(DeclarationError { mistakes }) }
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
