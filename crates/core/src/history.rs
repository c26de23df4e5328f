use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::catalogue;
use crate::{Arg, Code, Datum, DeclarationError, Finding, Form, Period, Place, Unit};

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
    origins: BTreeMap<Code, BTreeMap<Code, Place>>,
}

impl History {
    /// A period of which nothing is known yet.
    #[must_use]
    pub fn new(period: Period) -> Self {
        Self { period, figures: BTreeMap::new(), origins: BTreeMap::new() }
    }

    /// Reads the values that a consolidation has written: CSV with the columns `unit`, `field`, `value` and
    /// `provisional`, and as far as they are there `file`, `sheet` and `cell`. Only fields of `form` that are numbers are figures; a provisional value was never
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
        let origin =
            ["file", "sheet", "cell"].map(|name| headings.iter().position(|heading| heading == name));
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
                        Ok(figure) => {
                            let (unit, field) = (Code::from(cell(0)), Code::from(cell(1)));
                            if let Some(place) = place_in(&record, origin) {
                                history.origins.entry(unit.clone()).or_default().insert(field.clone(), place);
                            }
                            history.insert(unit, field, figure);
                        }
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

    /// Where the accepted figure of a unit was read, in a file of its period; `None` where that is not known.
    #[must_use]
    pub fn origin(&self, unit: &str, field: &str) -> Option<&Place> {
        self.origins.get(unit)?.get(field)
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

/// Where a record says that its figure was read, as deep as it says.
fn place_in(record: &csv::StringRecord, columns: [Option<usize>; 3]) -> Option<Place> {
    let text = |column: Option<usize>| {
        let text = record.get(column?)?.trim();
        // A text that a spreadsheet would take for a formula is written with an apostrophe in front.
        let bare = text.strip_prefix('\'').filter(|bare| bare.starts_with(['=', '+', '-', '@']));
        Some(bare.unwrap_or(text)).filter(|text| !text.is_empty())
    };
    let [file, sheet, cell] = columns.map(text);
    match (sheet, cell.and_then(|cell| cell.parse().ok())) {
        (Some(sheet), Some(cell)) => Some(Place::cell(file?, sheet, cell)),
        _ => Some(Place::file(file?)),
    }
}
