use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::catalogue;
use crate::{Arg, Code, Datum, DeclarationError, Finding, Form, Period, Place, Unit, exact_add};

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

    /// Reads the values that a consolidation has written: CSV with the columns `unit`, `field`, `value` and
    /// `provisional`. Only fields of `form` that are numbers are figures; a provisional value was never
    /// accepted and is left out.
    ///
    /// # Errors
    /// Every mistake in the text, each with its line.
    pub fn parse(period: Period, form: &Form, file: &str, text: &str) -> Result<Self, DeclarationError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
        let place = |line: u64| Place::line(file, usize::try_from(line).unwrap_or(usize::MAX), 1);
        let headings = reader.headers().cloned().unwrap_or_default();
        let mut columns = [0; 4];
        for (column, name) in columns.iter_mut().zip(["unit", "field", "value", "provisional"]) {
            match headings.iter().position(|heading| heading == name) {
                Some(index) => *column = index,
                None => {
                    let known = ["unit", "field", "value", "provisional"].map(str::to_owned).to_vec();
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
                    let cell = |column: usize| record.get(columns[column]).unwrap_or("").trim();
                    let is_number = form.field(cell(1)).is_some_and(|field| field.field_type.is_number());
                    if !is_number || cell(3) == "true" {
                        continue;
                    }
                    match cell(2).parse::<Decimal>() {
                        Ok(figure) => history.insert(Code::from(cell(0)), Code::from(cell(1)), figure),
                        Err(_error) => {
                            let line = record.position().map_or(1, csv::Position::line);
                            let mistake = Finding::new(&catalogue::DECLARED_NOT_A_NUMBER, place(line));
                            mistakes.push(mistake.found(cell(2)).text("key", "value"));
                        }
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

    /// The sum of a field over the units that gave it, and how many these are; `None` where none did, and where the
    /// sum cannot be held exactly.
    #[must_use]
    pub fn sum(&self, field: &str) -> Option<(Decimal, usize)> {
        let mut given = self.figures.values().filter_map(|figures| figures.get(field)).peekable();
        given.peek()?;
        given.try_fold((Decimal::ZERO, 0), |(sum, have), figure| Some((exact_add(sum, *figure)?, have + 1)))
    }

    /// The value that a field of the next period opens with for a unit: its figure in this one, or zero for a
    /// unit that was not there yet. `None` where the unit was there and its figure is not known: missing is
    /// not zero.
    #[must_use]
    pub fn opening(&self, unit: &Unit, field: &str) -> Option<Datum> {
        let founded_later = unit.founded.is_some_and(|founded| founded > self.period.last_day());
        let zero = founded_later.then_some(Decimal::ZERO);
        self.figure(unit.code.as_str(), field).or(zero).map(Datum::Number)
    }
}
