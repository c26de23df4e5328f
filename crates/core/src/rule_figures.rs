use crate::{
    Code, Datum, Fault, Figures, Form, MissingPolicy, Name, Operand, Past, Period, PriorSpan, Row, Rule,
    State, Submission, Unit, UnitProperty, Value, serial_number,
};

/// What a rule sees of one submission: its answers, its rows, its unit and what that reported before.
#[derive(Debug, Clone, Copy)]
pub struct SubmissionFigures<'a> {
    /// The form.
    pub form: &'a Form,
    /// The rule, whose policies say what an absent answer means.
    pub rule: &'a Rule,
    /// The submission.
    pub submission: &'a Submission,
    /// Its unit; the committee has none.
    pub unit: Option<&'a Unit>,
    /// The period that is collected.
    pub period: Period,
    /// The accepted values of the periods before.
    pub past: Option<&'a Past>,
}

impl SubmissionFigures<'_> {
    /// Whether an answer that the rule looks at could not be read: then the rule has nothing to say, because
    /// the answer has an error of its own.
    #[must_use]
    pub fn is_unreadable(&self) -> bool {
        let unreadable = |value: &Value| value.state == State::Unreadable;
        self.rule.check.names().iter().any(|name| match name {
            Name::Field(code) => self.submission.values.get(code).is_some_and(unreadable),
            Name::Column(table, column) => {
                self.rows(table).iter().any(|row| row.cells.get(column).is_some_and(unreadable))
            }
            _ => false,
        })
    }

    fn rows(&self, table: &Code) -> &[Row] {
        self.submission.tables.get(table).map_or(&[], Vec::as_slice)
    }

    fn missing(policy: MissingPolicy) -> Operand {
        match policy {
            MissingPolicy::Skip => Operand::Fault(Fault::Missing),
            MissingPolicy::Zero => Operand::Number(0.into()),
            MissingPolicy::Fail => Operand::Fault(Fault::Lacking),
        }
    }

    fn of_value(&self, value: &Value) -> Operand {
        match value.state {
            State::NotApplicable => Self::missing(self.rule.not_applicable),
            _ => value.datum.as_ref().map_or(Self::missing(self.rule.blank), |datum| self.of_datum(datum)),
        }
    }

    /// A yes or no is the word that stands in the cell.
    fn of_datum(&self, datum: &Datum) -> Operand {
        match datum {
            Datum::Number(number) => Operand::Number(*number),
            Datum::Flag(flag) => {
                let word = self.form.layout.first(if *flag { "words.yes" } else { "words.no" });
                Operand::Text(word.into())
            }
            Datum::Choice(text) | Datum::Text(text) => Operand::Text(text.clone()),
            Datum::Date(day) => Operand::Number(serial_number(*day)),
            Datum::Ratio { .. } => Operand::Fault(Fault::Value),
        }
    }

    fn of_unit(&self, property: UnitProperty) -> Operand {
        let Some(unit) = self.unit else { return Operand::Fault(Fault::Missing) };
        match property {
            UnitProperty::Kind => Operand::Text(unit.kind.clone()),
            UnitProperty::Name => Operand::Text(unit.name.clone()),
            UnitProperty::Code => Operand::Text(unit.code.as_str().into()),
            UnitProperty::Cells => {
                unit.cells.map_or(Operand::Fault(Fault::Missing), |cells| Operand::Number(cells.into()))
            }
            UnitProperty::New => {
                Operand::Flag(unit.founded.is_some_and(|founded| founded >= self.period.first_day()))
            }
        }
    }

    /// An earlier value; where its period was never closed it is missing and not zero.
    fn prior(&self, code: &Code, span: PriorSpan) -> Operand {
        let history = self.past.and_then(|past| past.spanned(span));
        let datum = history.zip(self.unit).and_then(|(history, unit)| {
            history.datum(unit.code.as_str(), code.as_str()).map(|datum| self.of_datum(datum))
        });
        datum.unwrap_or(Operand::Fault(Fault::Missing))
    }

    /// The known values of the last periods, nearest first.
    fn history(&self, code: &Code, periods: u8) -> Vec<Operand> {
        let Some((past, unit)) = self.past.zip(self.unit) else { return Vec::new() };
        let known =
            past.last(periods.into()).filter_map(|history| history.datum(unit.code.as_str(), code.as_str()));
        known.map(|datum| self.of_datum(datum)).collect()
    }
}

impl Figures for SubmissionFigures<'_> {
    fn value(&self, name: &Name) -> Operand {
        match name {
            Name::Field(code) => match self.submission.values.get(code) {
                Some(value) => self.of_value(value),
                None => Operand::Fault(Fault::Missing),
            },
            Name::Rows(table) => Operand::Number(self.rows(table).len().into()),
            Name::Prior(code, span) => self.prior(code, *span),
            Name::Unit(property) => self.of_unit(*property),
            Name::Parameter(name) => {
                self.form.parameter(name).map_or(Operand::Fault(Fault::Missing), Operand::Number)
            }
            Name::Column(..) | Name::History(..) | Name::Total(_) | Name::TotalOf(..) | Name::Units(_) => {
                Operand::Fault(Fault::Value)
            }
        }
    }

    /// The rows of a column; cells of rows are empty where they are, and do not make a rule skip.
    fn column(&self, name: &Name) -> Vec<Operand> {
        let (table, column) = match name {
            Name::Column(table, column) => (table, column),
            Name::History(code, periods) => return self.history(code, *periods),
            _ => return Vec::new(),
        };
        let cell = |row: &Row| {
            let datum = row.cells.get(column).and_then(|value| value.datum.as_ref());
            datum.map_or(Operand::Blank, |datum| self.of_datum(datum))
        };
        self.rows(table).iter().map(cell).collect()
    }

    fn is_blank(&self, name: &Name) -> bool {
        match name {
            Name::Field(code) => {
                self.submission.values.get(code).is_none_or(|value| value.state == State::Blank)
            }
            _ => self.value(name) == Operand::Blank,
        }
    }
}
