use std::sync::Arc;

use tonghop_core::catalogue::{self, Entry};
use tonghop_core::{
    Arg, CellRef, Code, Datum, Decimal, Field, FieldType, Finding, Layout, Place, Source, State, Value,
    composed, decimal_from_f64, folded,
};

use crate::sheet::{Cell, Content};

/// What an answer cell must hold.
pub(crate) struct Question<'a> {
    pub code: &'a Code,
    pub label: &'a str,
    pub measure: &'a str,
    pub answer_type: FieldType,
    pub choices: &'a [Arc<str>],
    /// How many decimals an amount of money may have.
    pub decimals: u32,
    /// The table that the answer is a column of.
    pub table: Option<&'a Code>,
    pub personal: bool,
}

impl<'a> Question<'a> {
    pub fn of(field: &'a Field) -> Self {
        Self {
            code: &field.code,
            label: &field.label,
            measure: &field.measure,
            answer_type: field.field_type,
            choices: &field.choices,
            decimals: field.decimals,
            table: None,
            personal: false,
        }
    }
}

/// Where an answer cell is.
pub(crate) struct At<'a> {
    pub file: &'a Arc<str>,
    pub sheet: &'a Arc<str>,
    pub cell: CellRef,
}

/// What was made of a cell: a datum, nothing, or a finding with or without a datum.
struct Reading {
    datum: Option<Datum>,
    finding: Option<(&'static Entry, Vec<(&'static str, Arg)>)>,
}

fn taken(datum: Datum) -> Reading {
    Reading { datum: Some(datum), finding: None }
}

fn refused(entry: &'static Entry, args: Vec<(&'static str, Arg)>) -> Reading {
    Reading { datum: None, finding: Some((entry, args)) }
}

fn noted(datum: Datum, entry: &'static Entry) -> Reading {
    let value = match &datum {
        Datum::Number(number) => Arg::Number(*number),
        other => Arg::Text(other.to_string()),
    };
    Reading { datum: Some(datum), finding: Some((entry, vec![("value", value)])) }
}

/// Reads an answer cell by the type of its field. Whatever stands there ends as a value or as a finding.
pub(crate) fn read_value(
    question: &Question<'_>,
    at: &At<'_>,
    cell: Option<&Cell>,
    layout: &Layout,
    findings: &mut Vec<Finding>,
) -> Value {
    let raw = cell.map(Cell::raw).unwrap_or_default();
    let source = Some(Source { sheet: at.sheet.clone(), cell: at.cell, raw: raw.clone() });
    let Some(cell) = cell.filter(|cell| !cell.is_blank()) else {
        return Value { state: State::Blank, datum: None, source };
    };
    let reading = match &cell.content {
        Content::Error(_) => refused(&catalogue::FORMULA_ERROR, Vec::new()),
        Content::Uncalculated(formula) => {
            refused(&catalogue::FORMULA_WITHOUT_VALUE, vec![("formula", Arg::Text(formula.clone()))])
        }
        Content::Untrusted { doubt, .. } => {
            refused(&catalogue::UNTRUSTED_CONTENT, vec![("doubt", Arg::Word(doubt.message_key()))])
        }
        content => read_typed(question, content, layout),
    };
    if let Some((entry, args)) = reading.finding {
        let place = Place::cell(at.file.clone(), at.sheet.clone(), at.cell);
        let mut finding = Finding::new(entry, place).code(question.code, question.label).found(raw);
        finding.args.extend(args);
        finding.table = question.table.cloned();
        finding.personal = question.personal;
        findings.push(finding);
    }
    match reading.datum {
        Some(datum) => Value { state: State::Given, datum: Some(datum), source },
        None => Value { state: State::Unreadable, datum: None, source },
    }
}

fn read_typed(question: &Question<'_>, content: &Content, layout: &Layout) -> Reading {
    match question.answer_type {
        FieldType::Count | FieldType::Decimal | FieldType::Money | FieldType::Percent => {
            read_number(question, content)
        }
        FieldType::Ratio => read_ratio(content),
        FieldType::Flag => read_flag(content, layout),
        FieldType::Choice => read_choice(question, content),
        FieldType::Date => match content.day() {
            Some(day) => taken(Datum::Date(day)),
            None => refused(&catalogue::NOT_A_DATE, Vec::new()),
        },
        FieldType::Text => taken(Datum::Text(Arc::from(composed(&content.raw())))),
    }
}

fn not_a_number(question: &Question<'_>) -> Reading {
    let kind = Arg::Word(question.answer_type.message_key());
    refused(&catalogue::NOT_A_NUMBER, vec![("type", kind), ("unit", Arg::Text(question.measure.to_owned()))])
}

/// A count, decimal, amount of money or percentage. Of text only plain digits are taken: how anything else
/// was meant is not for us to say.
fn read_number(question: &Question<'_>, content: &Content) -> Reading {
    let (number, from_text) = match content {
        Content::Number(number) => (decimal_from_f64(*number).filter(|n| n.abs() < limit()), false),
        Content::Text(text) => {
            let digits = text.trim();
            let unsigned = digits.strip_prefix('-').unwrap_or(digits);
            if unsigned.is_empty() || !unsigned.bytes().all(|b| b.is_ascii_digit()) {
                return not_a_number(question);
            }
            (digits.parse::<Decimal>().ok().filter(|n| n.abs() < limit()), true)
        }
        _ => return not_a_number(question),
    };
    let Some(number) = number else { return refused(&catalogue::TOO_MANY_DIGITS, Vec::new()) };
    let decimals = match question.answer_type {
        FieldType::Count => Some(0),
        FieldType::Money => Some(question.decimals),
        _ => None,
    };
    if decimals.is_some_and(|decimals| number.normalize().scale() > decimals) {
        let thousands = number * Decimal::ONE_THOUSAND;
        let thousands =
            if thousands.fract().is_zero() { Arg::Number(thousands) } else { Arg::Text(String::new()) };
        return refused(&catalogue::FRACTIONAL_COUNT, vec![("thousands", thousands)]);
    }
    if question.answer_type == FieldType::Percent && number > Decimal::ZERO && number <= Decimal::ONE {
        let points = Arg::Number(number * Decimal::ONE_HUNDRED);
        return refused(&catalogue::PERCENT_TWO_READINGS, vec![("points", points)]);
    }
    if from_text {
        noted(Datum::Number(number), &catalogue::NUMBER_AS_TEXT)
    } else {
        taken(Datum::Number(number))
    }
}

/// Spreadsheets keep 15 digits; a number beyond them is not what was typed.
fn limit() -> Decimal {
    Decimal::from(1_000_000_000_000_000_u64)
}

fn read_ratio(content: &Content) -> Reading {
    let parts = content.text().and_then(|text| text.split_once('/'));
    let whole = |text: &str| {
        let text = text.trim();
        let digits = !text.is_empty() && text.len() <= 15 && text.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| text.parse::<Decimal>().ok()).flatten()
    };
    match parts.map(|(numerator, denominator)| (whole(numerator), whole(denominator))) {
        Some((Some(numerator), Some(denominator))) => taken(Datum::Ratio { numerator, denominator }),
        _ => refused(&catalogue::NOT_A_RATIO, Vec::new()),
    }
}

fn read_flag(content: &Content, layout: &Layout) -> Reading {
    match content {
        Content::Bool(flag) => taken(Datum::Flag(*flag)),
        Content::Text(text) if layout.is("words.yes", text) => taken(Datum::Flag(true)),
        Content::Text(text) if layout.is("words.no", text) => taken(Datum::Flag(false)),
        _ => {
            let words = ["words.yes", "words.no"].map(|key| layout.first(key).to_owned());
            refused(&catalogue::NOT_YES_OR_NO, vec![("choices", Arg::List(words.to_vec()))])
        }
    }
}

fn read_choice(question: &Question<'_>, content: &Content) -> Reading {
    let given = composed(&content.raw());
    if let Some(choice) = question.choices.iter().find(|choice| ***choice == *given) {
        return taken(Datum::Choice(choice.clone()));
    }
    let wanted = folded(&given);
    match question.choices.iter().find(|choice| folded(choice) == wanted) {
        Some(choice) => noted(Datum::Choice(choice.clone()), &catalogue::CHOICE_RESPELLED),
        None => {
            let choices = question.choices.iter().map(|choice| choice.to_string()).collect();
            let suggestion = tonghop_core::nearest(&given, question.choices.iter().map(|choice| &**choice));
            let suggestion = Arg::Text(suggestion.unwrap_or_default().to_owned());
            refused(
                &catalogue::NOT_A_CHOICE,
                vec![("choices", Arg::List(choices)), ("suggestion", suggestion)],
            )
        }
    }
}
