use tonghop_core::catalogue;
use tonghop_core::{Arg, Datum, Decimal};

use super::customs::Customs;
use super::number::fraction;
use super::plain_text::plain_text;
use super::{Question, Reading};
use crate::sheet::{Cell, Content};

/// Reads a part of a whole: `33/41`, `33 trên 41`.
pub(super) fn read(question: &Question<'_>, cell: &Cell, customs: &Customs<'_>) -> Reading {
    let text = match &cell.content {
        Content::Text(text) => text,
        Content::Date(moment) => {
            let fraction = Arg::Text(fraction(moment.date(), cell.format()));
            return Reading::refused(&catalogue::DAY_FOR_NUMBER, vec![("fraction", fraction)]);
        }
        _ => return Reading::refused(&catalogue::NOT_A_RATIO, Vec::new()),
    };
    let plain = plain_text(text);
    let bare = plain.trim_matches(['\'', '’', '‘', '"', ' ']).trim_end_matches(['.', ',', ';', ' ']);
    if customs.lexicon.is("numbers.not_applicable", bare)
        || customs.lexicon.is("numbers.not_applicable_mark", bare)
    {
        return Reading::not_applicable();
    }
    match parts(question, bare, customs) {
        Some(datum) if text.split_whitespace().collect::<String>() == datum.to_string() => {
            Reading::given(datum)
        }
        Some(datum) => Reading::given(datum).respelled(),
        None => Reading::refused(&catalogue::NOT_A_RATIO, Vec::new()),
    }
}

fn parts(question: &Question<'_>, text: &str, customs: &Customs<'_>) -> Option<Datum> {
    let (numerator, rest) = whole(text)?;
    let rest = match rest.strip_prefix('/') {
        Some(rest) => rest.trim_start(),
        None => customs.lexicon.after("numbers.ratio", rest)?,
    };
    let (denominator, rest) = whole(rest)?;
    let measure = tonghop_core::folded(question.measure);
    let own_measure = || {
        let named = customs.lexicon.measures.at_start(rest);
        named == Some(rest) && crate::measure::agrees(&measure, rest)
    };
    (rest.is_empty() || own_measure()).then(|| Datum::ratio(numerator, denominator))
}

/// The whole number that a text begins with, and what follows.
fn whole(text: &str) -> Option<(Decimal, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = (1..=15).contains(&length).then(|| text[..length].parse().ok()).flatten()?;
    Some((number, text[length..].trim_start()))
}
