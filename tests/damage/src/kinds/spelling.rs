use tonghop::FieldType;

use super::{Damage, Family};
use crate::sheet::Content;
use crate::{Case, Key, Want};

/// What is put into an answer cell.
#[derive(Debug, Clone, Copy)]
pub enum Put {
    /// A text. `{đv}` stands for the unit of measure of the answer, `{khác}` for another one.
    Text(&'static str),
    /// A text in the cell itself, as other programs than Excel write it.
    Inline(&'static str),
    /// A text typed with an apostrophe before it.
    Quoted(&'static str),
    /// A number.
    Number(&'static str),
    /// A number in a number format.
    Formatted(&'static str, &'static str),
    /// True or false.
    Bool(bool),
    /// A formula with its stored result.
    Formula(&'static str, &'static Put),
    /// A formula without one.
    Uncalculated(&'static str),
    /// An error value.
    Error(&'static str),
    /// Nothing but its look.
    Nothing,
}

use Put::{Bool, Error, Formatted, Formula, Inline, Nothing, Number, Quoted, Text, Uncalculated};

/// A damage that puts one of several spellings into an answer of one of these types.
pub fn spelled(name: &'static str, kinds: &'static [FieldType], of: Vec<(Put, Want)>) -> Damage {
    let sample = kinds.iter().any(|kind| {
        matches!(
            kind,
            FieldType::Count | FieldType::Money | FieldType::Flag | FieldType::Text | FieldType::Date
        )
    });
    let damage = Damage::new(Family::Value, name, move |case| {
        let (put, want) = case.rng.pick(&of).clone();
        let with_measure = matches!(put, Text(text) if text.contains('{'));
        let key = case.pick(|key, asked| {
            kinds.contains(&asked.kind)
                && (!with_measure || !asked.measure.is_empty())
                && !tells_rows_apart(key)
        })?;
        place(case, &key, put);
        case.want(&key, want);
        Some(())
    });
    if sample { damage } else { damage.every_type() }
}

/// Rows are told apart by their words, so those stay.
fn tells_rows_apart(key: &Key) -> bool {
    matches!(key, Key::Cell(_, _, column) if column.as_str() == "ten")
}

/// Puts something into the cell of an answer.
pub fn place(case: &mut Case<'_>, key: &Key, put: Put) {
    if let Put::Formatted(_, code) = put {
        case.format(key, code);
    }
    if let Put::Quoted(_) = put {
        let style = case.cell(key).style;
        let quoted = case.workbook.styles.quoted(style);
        case.cell(key).style = quoted;
    }
    let content = content(case, key, put);
    case.cell(key).content = content;
}

fn content(case: &mut Case<'_>, key: &Key, put: Put) -> Content {
    match put {
        Text(text) => Content::Text(with_measures(case, key, text)),
        Inline(text) => Content::Inline(with_measures(case, key, text)),
        Quoted(text) => Content::text(text),
        Number(digits) | Formatted(digits, _) => Content::number(digits),
        Bool(flag) => Content::Bool(flag),
        Error(word) => Content::Error(word.to_owned()),
        Nothing => Content::Empty,
        Formula(formula, result) => Content::Formula {
            formula: formula.to_owned(),
            result: Some(Box::new(content(case, key, *result))),
        },
        Uncalculated(formula) => Content::Formula { formula: formula.to_owned(), result: None },
    }
}

fn with_measures(case: &mut Case<'_>, key: &Key, text: &str) -> String {
    let own = case.asked(key).measure;
    let others = ["cuộc", "phần quà", "buổi", "hộ", "xe", "tấn"];
    let other: Vec<&str> = others.into_iter().filter(|other| !own.contains(other)).collect();
    let other = *case.rng.pick(&other);
    text.replace("{đv}", own).replace("{khác}", other)
}
