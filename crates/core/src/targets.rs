use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::catalogue::{self, Entry};
use crate::text::nearest;
use crate::{
    Arg, Code, Course, DeclarationError, Field, FieldType, Figure, Finding, Form, Grain, Period, Place,
};

/// What is to be reached in a field by the end of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The period: a year, or a part of it that is at least as long as the periods of the form.
    pub period: Period,
    /// The field.
    pub field: Code,
    /// What is to be reached; of a percentage or a part of a whole in points.
    pub value: Decimal,
    /// What the office noted beside it; may be empty.
    pub note: Arc<str>,
    /// The line of the file, from 1.
    pub line: u64,
}

impl Target {
    /// How much of it is reached, in percent. `None` for a target of nothing.
    ///
    /// ```
    /// use tonghop_core::{Code, Decimal, Target};
    /// let period = "2012".parse().unwrap();
    /// let target = Target { period, field: Code::from("H1"), value: Decimal::from(80), note: "".into(), line: 2 };
    /// assert_eq!(target.reached(Decimal::from(60)), Some(Decimal::from(75)));
    /// ```
    #[must_use]
    pub fn reached(&self, figure: Decimal) -> Option<Decimal> {
        figure.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(self.value)
    }

    /// Whether the target of a field is held against what adds up from the beginning of its period; if not, against
    /// the figure of the period that is collected.
    #[must_use]
    pub fn adds_up(field: &Field) -> bool {
        let in_points = matches!(field.field_type, FieldType::Percent | FieldType::Ratio);
        !in_points && matches!(Course::of(field), Course::Adds | Course::Computed)
    }

    /// The figure as targets are said: a part of a whole in points.
    #[must_use]
    pub fn figure(field: &Field, figure: &Figure) -> Option<Decimal> {
        let number = figure.number()?;
        match (field.field_type, figure) {
            (FieldType::Ratio, Figure::Ratio { percent: false, .. }) => {
                number.checked_mul(Decimal::ONE_HUNDRED)
            }
            _ => Some(number),
        }
    }
}

/// The targets of a workspace, as `targets.csv` has them.
///
/// ```
/// use tonghop_core::{Form, Targets};
/// # let form = Form::parse("form.toml", "[form]\nid = \"kho\"\nversion = \"1\"\ntitle = \"Kho\"\nperiod = \"quarter\"\n\
/// #     [[section]]\nid = \"I\"\ntitle = \"Hàng\"\n[[section.field]]\ncode = \"H1\"\nlabel = \"Thùng\"\ntype = \"count\"\nkind = \"flow\"\n").unwrap();
/// let text = "period,field,target\n2012,H1,80\n2012-Q2,H1,20\n2013,H1,90\n";
/// let targets = Targets::parse("targets.csv", text, &form).unwrap();
/// let spans = targets.spans("2012-Q2".parse().unwrap());
/// assert_eq!(spans.iter().map(ToString::to_string).collect::<Vec<_>>(), ["2012", "2012-Q2"]);
/// assert_eq!(targets.of("H1", spans[0]).unwrap().value, 80.into());
///
/// let error = Targets::parse("targets.csv", "period,field,target\n2012,H9,80\n", &form).unwrap_err();
/// assert_eq!(error.mistakes[0].place.to_string(), "targets.csv:2:2");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Targets {
    all: Vec<Target>,
}

const COLUMNS: [&str; 4] = ["period", "field", "target", "note"];

impl Targets {
    /// Reads targets from CSV: columns `period`, `field`, `target`, and where wanted `note`, under these names or
    /// those of the form's language. The separator is the comma, semicolon or tab that the first line has; a byte
    /// order mark does no harm. A number has a point or a comma before its decimals and no sign between
    /// thousands; one that can be read in two ways (`1.500`) is a mistake.
    ///
    /// # Errors
    /// Every mistake in the file, each with its line.
    pub fn parse(file: &str, text: &str, form: &Form) -> Result<Self, DeclarationError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let first_line = text.lines().next().unwrap_or("");
        let separator =
            [b'\t', b';'].into_iter().find(|s| first_line.contains(char::from(*s))).unwrap_or(b',');
        let mut reader =
            csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(text.as_bytes());
        let mut parser = Parser { file, form, mistakes: Vec::new(), lines: BTreeMap::new() };
        let headings = reader.headers().cloned().unwrap_or_default();
        let columns = parser.columns(&headings);
        let mut all = Vec::new();
        for record in reader.records() {
            match record {
                Ok(record) => all.extend(parser.target(&record, &columns, headings.len())),
                Err(error) => {
                    let line = error.position().map_or(1, csv::Position::line);
                    let reason = error.to_string();
                    parser.mistake(&catalogue::NOT_WELL_FORMED, line, 1, |m| m.text("reason", reason));
                }
            }
        }
        if parser.mistakes.is_empty() {
            Ok(Self { all })
        } else {
            Err(DeclarationError { mistakes: parser.mistakes })
        }
    }

    /// All of them, in the order of the file.
    #[must_use]
    pub fn all(&self) -> &[Target] {
        &self.all
    }

    /// The periods with targets in which `period` lies, the longest first.
    #[must_use]
    pub fn spans(&self, period: Period) -> Vec<Period> {
        let spans: BTreeSet<Period> =
            self.all.iter().map(|target| target.period).filter(|span| period.is_within(*span)).collect();
        let mut spans: Vec<Period> = spans.into_iter().collect();
        spans.sort_by_key(|span| std::cmp::Reverse(span.grain()));
        spans
    }

    /// The target of a field for a period.
    #[must_use]
    pub fn of(&self, field: &str, period: Period) -> Option<&Target> {
        self.all.iter().find(|target| target.field.as_str() == field && target.period == period)
    }
}

struct Parser<'a> {
    file: &'a str,
    form: &'a Form,
    mistakes: Vec<Finding>,
    /// The line of each target.
    lines: BTreeMap<(Period, Code), u64>,
}

impl Parser<'_> {
    fn mistake(
        &mut self,
        entry: &'static Entry,
        line: u64,
        column: usize,
        fill: impl FnOnce(Finding) -> Finding,
    ) {
        let place = Place::line(self.file, usize::try_from(line).unwrap_or(usize::MAX), column);
        self.mistakes.push(fill(Finding::new(entry, place)));
    }

    /// Which column of the file each of [`COLUMNS`] stands in.
    fn columns(&mut self, headings: &csv::StringRecord) -> [Option<usize>; 4] {
        let mut columns = [None; 4];
        let known = || Arg::List(COLUMNS.map(str::to_owned).to_vec());
        for (index, heading) in headings.iter().enumerate() {
            let is = |key: &str| self.form.layout.is(&format!("targets.{key}"), heading);
            match COLUMNS.iter().position(|key| is(key)) {
                Some(key) => {
                    if let Some(first) = columns[key].replace(index) {
                        let first = Arg::Count(first as u64 + 1);
                        self.mistake(&catalogue::DECLARED_TWICE, 1, index + 1, |m| {
                            m.found(heading).arg("first", first)
                        });
                    }
                }
                None => {
                    let suggestion = nearest(heading, COLUMNS).unwrap_or_default();
                    self.mistake(&catalogue::UNKNOWN_COLUMN, 1, index + 1, |m| {
                        m.found(heading).text("suggestion", suggestion).arg("known", known())
                    });
                }
            }
        }
        for (key, column) in COLUMNS.iter().zip(columns).take(3) {
            if column.is_none() {
                self.mistake(&catalogue::DECLARED_MISSING_COLUMN, 1, 1, |m| {
                    m.text("column", *key).arg("known", known())
                });
            }
        }
        columns
    }

    fn target(
        &mut self,
        record: &csv::StringRecord,
        columns: &[Option<usize>; 4],
        width: usize,
    ) -> Option<Target> {
        let line = record.position().map_or(1, csv::Position::line);
        for (index, surplus) in
            record.iter().enumerate().skip(width).filter(|(_, cell)| !cell.trim().is_empty())
        {
            self.mistake(&catalogue::UNKNOWN_COLUMN, line, index + 1, |m| {
                m.found(surplus).arg("known", Arg::List(COLUMNS.map(str::to_owned).to_vec()))
            });
        }
        let cell =
            |key: usize| columns.get(key).copied().flatten().and_then(|c| record.get(c)).map(crate::composed);
        let place = |key: usize| columns.get(key).copied().flatten().map_or(1, |column| column + 1);
        if (0..COLUMNS.len()).all(|key| cell(key).is_none_or(|text| text.is_empty())) {
            return None;
        }
        let period = self.period(&cell(0)?, line, place(0));
        let field = self.field(&cell(1)?, line, place(1));
        let text = cell(2)?;
        let value = number(&text);
        if value.is_none() {
            self.mistake(&catalogue::NOT_A_TARGET, line, place(2), |m| m.found(&text));
        }
        let (period, field, value) = (period?, field?, value?);
        if let Some(first) = self.lines.insert((period, field.clone()), line) {
            let first = Arg::Count(first);
            self.mistake(&catalogue::DECLARED_TWICE, line, place(1), |m| {
                m.found(format!("{period} {field}")).arg("first", first)
            });
        }
        Some(Target { period, field, value, note: Arc::from(cell(3).unwrap_or_default()), line })
    }

    /// A period that is no shorter than those of the form.
    fn period(&mut self, text: &str, line: u64, column: usize) -> Option<Period> {
        let grain = self.form.grain;
        let period = self.form.layout.parse_period(text, Grain::Year);
        let period = period.filter(|period| period.grain() >= grain);
        if period.is_none() {
            let examples = Grain::ALL.into_iter().filter(|known| *known >= grain).rev();
            let examples: Vec<String> =
                examples.filter_map(|grain| Period::new(2012, grain, 1)).map(|p| p.to_string()).collect();
            self.mistake(&catalogue::NOT_A_PERIOD, line, column, |m| {
                m.found(text).text("expected", examples.join(", "))
            });
        }
        period
    }

    /// A field whose total is a number.
    fn field(&mut self, text: &str, line: u64, column: usize) -> Option<Code> {
        let Some(field) = self.form.field(text) else {
            let codes = self.form.fields().iter().map(|field| field.code.as_str());
            let suggestion = nearest(text, codes).unwrap_or_default().to_owned();
            self.mistake(&catalogue::DECLARED_UNKNOWN_CODE, line, column, |m| {
                m.found(text).text("suggestion", suggestion)
            });
            return None;
        };
        let field_type = field.field_type;
        if !field_type.is_number() && field_type != FieldType::Ratio {
            self.mistake(&catalogue::NO_NUMBER_FIELD, line, column, |m| {
                m.found(text).arg("type", Arg::Word(field_type.message_key()))
            });
            return None;
        }
        Some(field.code.clone())
    }
}

/// A number of at least zero. `1.500` may be fifteen hundred or one and a half, and is neither.
fn number(text: &str) -> Option<Decimal> {
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let is_number = !whole.is_empty() && digits(whole) && digits(fraction) && !text.ends_with(['.', ',']);
    let two_readings = fraction.len() == 3 && !whole.starts_with('0') && whole.len() <= 3;
    (is_number && !two_readings).then(|| text.replace(',', ".").parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::number;
    use crate::Decimal;

    #[test]
    fn a_number_has_one_reading_or_none() {
        for (text, value) in [
            ("80", "80"),
            ("95,5", "95.5"),
            ("95.5", "95.5"),
            ("0", "0"),
            ("0.125", "0.125"),
            ("1500", "1500"),
        ] {
            assert_eq!(number(text), Some(value.parse::<Decimal>().unwrap()), "{text}");
        }
        for text in ["", "-3", "1.500", "1,500", "1.500.000", "12 cuộc", "5.", ".5", "1e3"] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
