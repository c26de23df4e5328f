use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::catalogue;
use crate::{
    Arg, Code, CodeMap, Datum, DeclarationError, Field, FieldType, Finding, Form, Period, Place, Sharing,
    Unit, exact_add, plain_text,
};

/// The accepted values of a closed period: what the next one opens with and is compared to.
///
/// It keeps values of every type. Only numbers are figures.
///
/// ```
/// use tonghop_core::{Code, Datum, Decimal, History};
/// let mut history = History::new("2011-Q4".parse().unwrap());
/// history.insert(Code::from("DCS01"), Code::from("XD07"), "178".parse::<Decimal>().unwrap());
/// history.insert(Code::from("DCS01"), Code::from("XD23"), Datum::Choice("Đã đại hội".into()));
/// assert_eq!(history.figure("DCS01", "XD07"), Some(Decimal::from(178)));
/// assert_eq!(history.figure("CDCS22", "XD07"), None);
/// assert_eq!(history.datum("DCS01", "XD23").unwrap().to_string(), "Đã đại hội");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// The period that the values are of.
    pub period: Period,
    data: BTreeMap<Code, CodeMap<Datum>>,
    origins: BTreeMap<Code, BTreeMap<Code, Place>>,
}

impl History {
    /// A period of which nothing is known yet.
    #[must_use]
    pub fn new(period: Period) -> Self {
        Self { period, data: BTreeMap::new(), origins: BTreeMap::new() }
    }

    /// Reads the values that a consolidation has written: CSV with the columns `unit`, `field`, `value` and
    /// `provisional`, and as far as they are there `file`, `sheet` and `cell`. What the form no longer asks is left
    /// out, and so is a provisional value, which was never accepted. Values are written as data: a number with a
    /// point, `true` or `false`, an ISO day, `33/41`. A choice that the form no longer offers stays what it was.
    ///
    /// # Errors
    /// Every mistake in the text, each with its line; a value that is not of the type of its field is one.
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
                    let Some(field) = form.field(cell(1)).filter(|_| cell(3) != "true") else { continue };
                    match datum(field, cell(2)) {
                        Some(datum) => {
                            let unit = Code::from(cell(0));
                            if let Some(place) = place_in(&record, origin) {
                                history
                                    .origins
                                    .entry(unit.clone())
                                    .or_default()
                                    .insert(field.code.clone(), place);
                            }
                            history.insert(unit, field.code.clone(), datum);
                        }
                        None => {
                            let line = record.position().map_or(1, csv::Position::line);
                            mistakes.push(misfit(field, cell(2), place(line)));
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
        let mut sharing = Sharing::default();
        history.data.values_mut().for_each(|values| sharing.codes(values));
        if mistakes.is_empty() { Ok(history) } else { Err(DeclarationError { mistakes }) }
    }

    /// Adds the accepted value of a unit.
    pub fn insert(&mut self, unit: Code, field: Code, datum: impl Into<Datum>) {
        self.data.entry(unit).or_default().insert(field, datum.into());
    }

    /// The accepted value of a unit, of whatever type; `None` where it gave none.
    #[must_use]
    pub fn datum(&self, unit: &str, field: &str) -> Option<&Datum> {
        self.data.get(unit)?.get(field)
    }

    /// Every accepted value with its unit and field, in the order of their codes.
    pub fn all(&self) -> impl Iterator<Item = (&Code, &Code, &Datum)> {
        self.data.iter().flat_map(|(unit, data)| data.iter().map(move |(field, datum)| (unit, field, datum)))
    }

    /// Whether anything of a unit was accepted.
    #[must_use]
    pub fn has_unit(&self, unit: &str) -> bool {
        self.data.contains_key(unit)
    }

    /// Whether a value of a field was accepted from anybody.
    #[must_use]
    pub fn has_field(&self, field: &str) -> bool {
        self.data.values().any(|data| data.contains_key(field))
    }

    /// The accepted figure of a unit; `None` where it gave none, and where the value is no number.
    #[must_use]
    pub fn figure(&self, unit: &str, field: &str) -> Option<Decimal> {
        self.datum(unit, field)?.number()
    }

    /// The sum of a field over the units that gave it, and how many these are; `None` where none did, and where the
    /// sum cannot be held exactly.
    #[must_use]
    pub fn sum(&self, field: &str) -> Option<(Decimal, usize)> {
        let mut given = self.data.values().filter_map(|data| data.get(field)?.number()).peekable();
        given.peek()?;
        given.try_fold((Decimal::ZERO, 0), |(sum, have), figure| Some((exact_add(sum, figure)?, have + 1)))
    }

    /// Where the accepted figure of a unit was read, in a file of its period; `None` where that is not known.
    #[must_use]
    pub fn origin(&self, unit: &str, field: &str) -> Option<&Place> {
        self.origins.get(unit)?.get(field)
    }

    /// What the accepted figures of `units` come to, and how many of them gave one. `None` where the sum cannot be
    /// held exactly.
    #[must_use]
    pub fn sum_of<'a>(&self, field: &str, units: impl Iterator<Item = &'a str>) -> Option<(Decimal, usize)> {
        let figures = units.filter_map(|unit| self.figure(unit, field));
        figures
            .into_iter()
            .try_fold((Decimal::ZERO, 0), |(sum, count), figure| Some((exact_add(sum, figure)?, count + 1)))
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

/// The value that a text of `values.csv` stands for; `None` where it is not of the type of the field.
fn datum(field: &Field, text: &str) -> Option<Datum> {
    Some(match field.field_type {
        FieldType::Flag => Datum::Flag(text.parse().ok()?),
        FieldType::Date => Datum::Date(text.parse().ok()?),
        FieldType::Ratio => {
            let (numerator, denominator) = text.split_once('/')?;
            Datum::ratio(numerator.parse().ok()?, denominator.parse().ok()?)
        }
        FieldType::Choice if text.is_empty() => return None,
        FieldType::Choice => Datum::Choice(Arc::from(crate::composed(plain_text(text)))),
        FieldType::Text => Datum::Text(Arc::from(crate::composed(plain_text(text)))),
        _ => Datum::Number(text.parse().ok()?),
    })
}

fn misfit(field: &Field, text: &str, place: Place) -> Finding {
    if field.field_type.is_number() {
        return Finding::new(&catalogue::DECLARED_NOT_A_NUMBER, place).found(text).text("key", "value");
    }
    Finding::new(&catalogue::VALUE_DOES_NOT_FIT, place)
        .field(field)
        .found(text)
        .arg("type", Arg::Word(field.field_type.message_key()))
        .arg("choices", Arg::List(field.choices.iter().map(ToString::to_string).collect()))
}

/// Where a record says that its figure was read, as deep as it says.
fn place_in(record: &csv::StringRecord, columns: [Option<usize>; 3]) -> Option<Place> {
    let text =
        |column: Option<usize>| Some(plain_text(record.get(column?)?.trim())).filter(|text| !text.is_empty());
    let [file, sheet, cell] = columns.map(text);
    match (sheet, cell.and_then(|cell| cell.parse().ok())) {
        (Some(sheet), Some(cell)) => Some(Place::cell(file?, sheet, cell)),
        _ => Some(Place::file(file?)),
    }
}
