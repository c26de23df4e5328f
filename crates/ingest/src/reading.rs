mod appearance;
mod choice;
mod customs;
mod day;
mod flag;
mod lexicon;
mod link;
mod number;
mod number_words;
mod numeral;
mod plain_text;
mod quantity;
mod ratio;

use std::borrow::Cow;
use std::sync::Arc;

use tonghop_core::catalogue::{self, Entry};
use tonghop_core::{
    Arg, CellRef, Code, Datum, Decimal, Field, FieldType, Finding, Place, Severity, Source, State, Value,
    composed, folded,
};

pub(crate) use customs::Customs;

use crate::sheet::{Cell, Content};
use plain_text::{plain_text, without_invisible};

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
    /// The formula that gave what stands there.
    pub formula: Option<Cow<'a, str>>,
}

/// What is said about a reading: the entry, its arguments, and how grave it is.
struct Remark {
    entry: &'static Entry,
    severity: Severity,
    args: Vec<(&'static str, Arg)>,
}

/// What was made of a cell.
struct Reading {
    state: State,
    datum: Option<Datum>,
    remark: Option<Remark>,
}

impl Reading {
    fn given(datum: Datum) -> Self {
        Self { state: State::Given, datum: Some(datum), remark: None }
    }

    fn refused(entry: &'static Entry, args: Vec<(&'static str, Arg)>) -> Self {
        Self { state: State::Unreadable, datum: None, remark: None }.noting(entry, args)
    }

    fn zero_in_words() -> Self {
        Self { state: State::ZeroWord, datum: Some(Datum::Number(Decimal::ZERO)), remark: None }
            .noting(&catalogue::ZERO_IN_WORDS, Vec::new())
    }

    fn not_applicable() -> Self {
        Self { state: State::NotApplicable, datum: None, remark: None }
            .noting(&catalogue::NOT_APPLICABLE, Vec::new())
    }

    fn blank() -> Self {
        Self { state: State::Blank, datum: None, remark: None }
    }

    /// With a remark, unless there is one already.
    fn noting(mut self, entry: &'static Entry, args: Vec<(&'static str, Arg)>) -> Self {
        self.remark.get_or_insert(Remark { entry, severity: entry.severity, args });
        self
    }

    /// With a remark in the place of one that is less grave.
    fn doubted(mut self, entry: &'static Entry, args: Vec<(&'static str, Arg)>) -> Self {
        self.remark = self.remark.filter(|remark| remark.severity <= entry.severity);
        self.noting(entry, args)
    }

    /// A number that was written in another way than as a number.
    fn respelled(self) -> Self {
        let value = match &self.datum {
            Some(Datum::Number(number)) => Arg::Number(*number),
            Some(other) => Arg::Text(other.to_string()),
            None => return self,
        };
        self.noting(&catalogue::NUMBER_AS_TEXT, vec![("value", value)])
    }

    /// The same with its remark as a warning.
    fn warning(mut self) -> Self {
        if let Some(remark) = &mut self.remark {
            remark.severity = Severity::Warning;
        }
        self
    }
}

/// Reads an answer cell by the type of its field. Whatever stands there ends as a value or as a finding.
pub(crate) fn read_value(
    question: &Question<'_>,
    at: &At<'_>,
    cell: Option<&Cell>,
    customs: &Customs<'_>,
    findings: &mut Vec<Finding>,
) -> Value {
    let raw = cell.map(Cell::raw).unwrap_or_default();
    let source = Some(Source { sheet: at.sheet.clone(), cell: at.cell, raw: Arc::from(&*raw), lower: None });
    let Some(cell) = cell.filter(|cell| !cell.is_blank()) else {
        return Value { state: State::Blank, datum: None, source };
    };
    let reading = match &cell.content {
        Content::Error(_) => Reading::refused(&catalogue::FORMULA_ERROR, Vec::new()),
        Content::Uncalculated(formula) => {
            let formula = Arg::Text(formula.clone());
            Reading::refused(&catalogue::FORMULA_WITHOUT_VALUE, vec![("formula", formula)])
        }
        Content::Untrusted { doubt, .. } => {
            let doubt = Arg::Word(doubt.message_key());
            Reading::refused(&catalogue::UNTRUSTED_CONTENT, vec![("doubt", doubt)])
        }
        content => match blank_mark(content, customs) {
            Some(reading) => reading,
            None => read_typed(question, at, cell, customs),
        },
    };
    let Reading { state, datum, remark } = reading;
    let link = at.formula.as_deref().filter(|formula| datum.is_some() && link::leaves_workbook(formula));
    let link = link.map(|formula| Remark {
        entry: &catalogue::LINKED_WORKBOOK,
        severity: catalogue::LINKED_WORKBOOK.severity,
        args: vec![("formula", Arg::Text(format!("={formula}")))],
    });
    for Remark { entry, severity, args } in remark.into_iter().chain(link) {
        let place = Place::cell(at.file.clone(), at.sheet.clone(), at.cell);
        let mut finding = Finding::new(entry, place).code(question.code, question.label).found(&*raw);
        finding.severity = severity;
        finding.args.extend(args);
        finding.table = question.table.cloned();
        finding.personal = question.personal;
        findings.push(finding);
    }
    Value { state, datum, source }
}

/// A text that says nothing: dots to write on, or nothing that anybody sees.
fn blank_mark(content: &Content, customs: &Customs<'_>) -> Option<Reading> {
    let plain = plain_text(content.text()?);
    let marks = customs.lexicon.layout.wordings("numbers.blank");
    let is_mark = |c: char| c == ' ' || marks.iter().any(|mark| mark.starts_with(c));
    if !plain.chars().all(is_mark) {
        return None;
    }
    let blank = Reading::blank();
    Some(if plain.is_empty() { blank } else { blank.noting(&catalogue::BLANK_MARK, Vec::new()) })
}

fn read_typed(question: &Question<'_>, at: &At<'_>, cell: &Cell, customs: &Customs<'_>) -> Reading {
    match question.answer_type {
        FieldType::Count | FieldType::Decimal | FieldType::Money | FieldType::Percent => {
            number::read(question, at, cell, customs)
        }
        FieldType::Ratio => ratio::read(question, cell, customs),
        FieldType::Flag => flag::read(cell, customs),
        FieldType::Choice => read_choice(question, cell, customs),
        FieldType::Date => read_day(cell, customs),
        FieldType::Text => {
            let text = composed(&without_invisible(&cell.content.raw()));
            match customs.lexicon.is("numbers.not_applicable", &folded(&text)) {
                true => Reading::not_applicable(),
                false => Reading::given(Datum::Text(Arc::from(text))),
            }
        }
    }
}

fn read_day(content: &Content, customs: &Customs<'_>) -> Reading {
    let noted = |day| {
        Reading::given(Datum::Date(day)).noting(&catalogue::DAY_RESPELLED, vec![("value", Arg::Date(day))])
    };
    let reading = match content {
        Content::Date(moment) => {
            let day = Some(moment.date()).filter(|day| day::can_be_meant(*day));
            day.map(|day| Reading::given(Datum::Date(day)))
        }
        Content::Number(number) => day::of_serial(*number, customs.date1904).map(noted),
        Content::Text(text) => {
            let plain = plain_text(text);
            let bare = plain.trim_end_matches(['.', ',', ';', ' ']);
            if customs.lexicon.is("numbers.not_applicable", bare) {
                return Reading::not_applicable();
            }
            let read = day::day(&plain, &customs.lexicon);
            read.map(|day| if day::is_usual(text) { Reading::given(Datum::Date(day)) } else { noted(day) })
        }
        _ => None,
    };
    reading.unwrap_or_else(|| Reading::refused(&catalogue::NOT_A_DATE, Vec::new()))
}

fn read_choice(question: &Question<'_>, content: &Content, customs: &Customs<'_>) -> Reading {
    let given = composed(&without_invisible(&content.raw()));
    if let Some(choice) = question.choices.iter().find(|choice| ***choice == *given) {
        return Reading::given(Datum::Choice(choice.clone()));
    }
    let wanted = folded(&given);
    let same = question.choices.iter().find(|choice| folded(choice) == wanted);
    let bare = wanted.trim_end_matches(['.', ',', ';', ' ']);
    if same.is_none() && customs.lexicon.is("numbers.not_applicable", bare) {
        return Reading::not_applicable();
    }
    if let Some(choice) = same.or_else(|| choice::only_choice(&wanted, question.choices)) {
        let value = Arg::Text(choice.to_string());
        return Reading::given(Datum::Choice(choice.clone()))
            .noting(&catalogue::CHOICE_RESPELLED, vec![("value", value)]);
    }
    let choices = question.choices.iter().map(|choice| choice.to_string()).collect();
    let suggestion = tonghop_core::nearest(&given, question.choices.iter().map(|choice| &**choice));
    let suggestion = Arg::Text(suggestion.unwrap_or_default().to_owned());
    Reading::refused(
        &catalogue::NOT_A_CHOICE,
        vec![("choices", Arg::List(choices)), ("suggestion", suggestion)],
    )
}

#[cfg(test)]
mod tests;
