use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;
use minijinja::value::{Object, ObjectRepr, Value};
use minijinja::{Error, ErrorKind};
use tonghop_core::catalogue::{self, Entry};
use tonghop_core::{Arg, Code, Coverage, Datum, Decimal, FieldType, Period};

use super::figures::{ChosenAnswer, Item};
use super::wording::{Wording, rounded};

/// What is wrong with a phrase, without its place.
#[derive(Debug, Clone)]
pub(super) struct Wrong {
    pub entry: &'static Entry,
    pub found: String,
    pub args: Vec<(&'static str, Arg)>,
}

impl Wrong {
    pub fn new(entry: &'static Entry, found: impl Into<String>) -> Self {
        Self { entry, found: found.into(), args: Vec::new() }
    }

    pub fn arg(mut self, name: &'static str, arg: Arg) -> Self {
        self.args.push((name, arg));
        self
    }

    pub fn text(self, name: &'static str, text: impl Into<String>) -> Self {
        self.arg(name, Arg::Text(text.into()))
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} `{}`", self.entry.code, self.entry.name, self.found)
    }
}

impl std::error::Error for Wrong {}

impl From<Wrong> for Error {
    fn from(wrong: Wrong) -> Self {
        Self::new(ErrorKind::InvalidOperation, "a figure cannot be said").with_source(wrong)
    }
}

/// What a phrase says.
#[derive(Debug, Clone)]
pub(super) enum Content {
    /// A figure of the form as it is.
    Item(Arc<Item>),
    /// A number that a filter made of it, with the word for its power of ten.
    Number { number: Decimal, scale: Option<String> },
    /// A period.
    Period(Period),
    /// A day.
    Day(Date),
    /// Names one after another.
    Names(Vec<String>),
    /// Chosen answers.
    Answers(Vec<ChosenAnswer>),
    /// Words that are final.
    Words(String),
    /// A name that means nothing, about which that has been said already.
    Nothing,
}

/// A value of the template language that knows what it is: `TT02|hon(100)`.
#[derive(Clone)]
pub(super) struct Phrase {
    pub content: Content,
    /// How it is asked for; `None` for what is no figure, such as a text in quotes.
    pub expression: Option<String>,
    /// The figure of the form that it began with.
    pub item: Option<Arc<Item>>,
    /// Other figures that it is made of.
    pub fields: Vec<Code>,
    pub wording: Arc<Wording>,
}

impl fmt::Debug for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Phrase")
            .field("content", &self.content)
            .field("expression", &self.expression)
            .finish()
    }
}

impl Phrase {
    pub fn of_item(item: &Arc<Item>, wording: &Arc<Wording>) -> Self {
        Self {
            content: Content::Item(item.clone()),
            expression: Some(item.code.to_string()),
            item: Some(item.clone()),
            fields: item.fields.clone(),
            wording: wording.clone(),
        }
    }

    pub fn named(name: &str, content: Content, wording: &Arc<Wording>) -> Self {
        Self {
            content,
            expression: Some(name.to_owned()),
            item: None,
            fields: Vec::new(),
            wording: wording.clone(),
        }
    }

    /// A value of the template language as a phrase.
    pub fn of(value: &Value, wording: &Arc<Wording>) -> Result<Self, Wrong> {
        if let Some(phrase) = value.downcast_object_ref::<Self>() {
            return Ok(phrase.clone());
        }
        let content = match (decimal(value), value.as_str()) {
            (Some(number), _) => Content::Number { number, scale: None },
            (None, Some(text)) => Content::Words(text.to_owned()),
            _ => return Err(Wrong::new(&catalogue::UNKNOWN_FIGURE, value.to_string())),
        };
        Ok(Self { content, expression: None, item: None, fields: Vec::new(), wording: wording.clone() })
    }

    /// The number that it is.
    pub fn number(&self) -> Result<Decimal, Wrong> {
        match &self.content {
            Content::Item(item) => item.number.ok_or_else(|| self.missing(item)),
            Content::Number { number, .. } => Ok(*number),
            _ => Err(self.unfit("report-wants-number")),
        }
    }

    pub fn missing(&self, item: &Item) -> Wrong {
        let Coverage { have, of } = item.coverage;
        Wrong::new(&catalogue::FIGURE_MISSING, item.code.as_str()).text("covered", format!("{have}/{of}"))
    }

    /// What it is does not fit the way in which it is to be said.
    pub fn unfit(&self, wanted: &'static str) -> Wrong {
        let found = self.expression.clone().or_else(|| self.text().ok()).unwrap_or_default();
        Wrong::new(&catalogue::FILTER_DOES_NOT_FIT, found).arg("wanted", Arg::Word(wanted))
    }

    /// What is printed.
    pub fn text(&self) -> Result<String, Wrong> {
        let wording = &self.wording;
        Ok(match &self.content {
            Content::Item(item) => return item_text(self, item),
            Content::Number { number, scale } => {
                let text = wording.number(*number);
                scale.as_ref().map_or(text.clone(), |word| format!("{text} {word}"))
            }
            Content::Period(period) => wording.period(*period, false),
            Content::Day(day) => wording.day(*day, "short"),
            Content::Names(names) => wording.list(names),
            Content::Answers(answers) => {
                let one = |answer: &ChosenAnswer| format!("{}: {}", answer.unit_name, answer.text);
                answers.iter().map(one).collect::<Vec<_>>().join("; ")
            }
            Content::Words(words) => words.clone(),
            Content::Nothing => String::new(),
        })
    }
}

/// A figure as it is: exact, a percentage to one decimal, a status by the choice that counts.
fn item_text(phrase: &Phrase, item: &Item) -> Result<String, Wrong> {
    let wording = &phrase.wording;
    match (&item.answer, item.number) {
        (Some(Datum::Date(day)), _) => Ok(wording.day(*day, "long")),
        (Some(answer), _) => Ok(answer.to_string()),
        (None, Some(number)) if item.field_type == FieldType::Percent => {
            Ok(format!("{}%", wording.number(rounded(number, 1))))
        }
        (None, Some(number)) => match item.fraction {
            Some((part, whole)) if item.counts.is_empty() => {
                Ok(format!("{}/{}", wording.number(part), wording.number(whole)))
            }
            _ => Ok(wording.number(number)),
        },
        (None, None) => Err(phrase.missing(item)),
    }
}

/// A number of the template language, exact as it is written there.
pub(super) fn decimal(value: &Value) -> Option<Decimal> {
    value.is_number().then(|| value.to_string().parse().ok()).flatten()
}

impl Object for Phrase {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        match self.content {
            Content::Answers(_) | Content::Names(_) => ObjectRepr::Iterable,
            _ => ObjectRepr::Plain,
        }
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let whole = |number: Decimal| {
            let whole = number.is_integer().then(|| i128::try_from(number).ok()).flatten();
            whole.map_or_else(|| Value::from(f64::try_from(number).unwrap_or(f64::NAN)), Value::from)
        };
        match (&self.content, key.as_str()?) {
            (Content::Item(item), "value") => item.number.map(whole),
            (Content::Item(item), "have") => Some(Value::from(item.coverage.have)),
            (Content::Item(item), "of") => Some(Value::from(item.coverage.of)),
            (Content::Item(item), "prior") => item.prior.map(|(number, _)| whole(number)),
            (Content::Item(item), "label") => Some(Value::from(item.label.clone())),
            (Content::Item(item), "measure") => Some(Value::from(item.measure.clone())),
            (Content::Number { number, .. }, "value") => Some(whole(*number)),
            // A year has no stops in it, so it is no number here.
            (Content::Period(period), "year") => {
                Some(self.part("year", Content::Words(period.year().to_string())))
            }
            (Content::Period(period), "first_day") => {
                Some(self.part("first_day", Content::Day(period.first_day())))
            }
            (Content::Period(period), "last_day") => {
                Some(self.part("last_day", Content::Day(period.last_day())))
            }
            (Content::Answers(answers), "unit") => Some(Value::from(answers.first()?.unit_name.clone())),
            (Content::Answers(answers), "text") => Some(Value::from(answers.first()?.text.clone())),
            (Content::Names(names), "count") => Some(Value::from(names.len())),
            _ => None,
        }
    }

    fn enumerate(self: &Arc<Self>) -> minijinja::value::Enumerator {
        use minijinja::value::Enumerator;
        match &self.content {
            Content::Answers(answers) => {
                let one = |answer: &ChosenAnswer| {
                    let expression = format!("tra_loi(\"{}\",\"{}\")", answer.question, answer.unit);
                    Value::from_object(Self {
                        content: Content::Answers(vec![answer.clone()]),
                        expression: Some(expression),
                        ..Self::clone(self)
                    })
                };
                Enumerator::Values(answers.iter().map(one).collect())
            }
            Content::Names(names) => {
                Enumerator::Values(names.iter().map(|name| Value::from(name.clone())).collect())
            }
            _ => Enumerator::NonEnumerable,
        }
    }

    fn is_true(self: &Arc<Self>) -> bool {
        match &self.content {
            Content::Item(item) => {
                item.number.is_some_and(|number| !number.is_zero()) || item.answer.is_some()
            }
            Content::Number { number, .. } => !number.is_zero(),
            Content::Names(names) => !names.is_empty(),
            Content::Answers(answers) => !answers.is_empty(),
            Content::Words(words) => !words.is_empty(),
            Content::Nothing => false,
            Content::Period(_) | Content::Day(_) => true,
        }
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text().unwrap_or_default())
    }
}

impl Phrase {
    fn part(self: &Arc<Self>, name: &str, content: Content) -> Value {
        let expression = self.expression.as_ref().map(|expression| format!("{expression}.{name}"));
        Value::from_object(Self { content, expression, ..Self::clone(self) })
    }
}
