use tonghop_core::catalogue;
use tonghop_core::{Arg, Datum, Decimal, FieldType, decimal_from_f64, folded};

use super::appearance::Appearance;
use super::customs::Customs;
use super::plain_text::plain_text;
use super::quantity::{Asked, Quantity, QuantityFault};
use super::{At, Question, Reading};
use crate::measure::agrees;
use crate::sheet::{Cell, Content};

/// Reads a count, decimal, amount of money or percentage.
pub(super) fn read(question: &Question<'_>, at: &At<'_>, cell: &Cell, customs: &Customs<'_>) -> Reading {
    match &cell.content {
        Content::Number(number) => stored(question, cell, *number, customs),
        Content::Text(text) => said(question, at, text, customs),
        Content::Date(moment) => Reading::refused(
            &catalogue::DAY_FOR_NUMBER,
            vec![("fraction", Arg::Text(fraction(moment.date(), cell.format())))],
        ),
        _ => not_a_number(question),
    }
}

/// The fraction that was most likely typed where a spreadsheet made a day of it: `3/4` became the third of
/// April, `3/41` the first of March 1941.
pub(super) fn fraction(day: jiff::civil::Date, format: &str) -> String {
    let format = format.to_ascii_lowercase();
    let (first, second) = (format.find('d'), format.find('m'));
    match (first, second) {
        (None, Some(_)) if day.day() == 1 => format!("{}/{:02}", day.month(), day.year() % 100),
        (Some(d), Some(m)) if m < d => format!("{}/{}", day.month(), day.day()),
        _ => format!("{}/{}", day.day(), day.month()),
    }
}

fn not_a_number(question: &Question<'_>) -> Reading {
    let kind = Arg::Word(question.answer_type.message_key());
    let unit = Arg::Text(question.measure.to_owned());
    Reading::refused(&catalogue::NOT_A_NUMBER, vec![("type", kind), ("unit", unit)])
}

fn two_readings(first: Decimal, second: Decimal) -> Reading {
    let args = vec![("first", Arg::Number(first)), ("second", Arg::Number(second))];
    Reading::refused(&catalogue::TWO_READINGS, args)
}

fn other_measure(question: &Question<'_>, measure: &str) -> Reading {
    let args =
        vec![("measure", Arg::Text(measure.to_owned())), ("unit", Arg::Text(question.measure.to_owned()))];
    Reading::refused(&catalogue::OTHER_MEASURE, args)
}

/// How many decimals an answer may have; any number of them where nothing is said.
fn decimals(question: &Question<'_>) -> Option<u32> {
    match question.answer_type {
        FieldType::Count => Some(0),
        FieldType::Money => Some(question.decimals),
        _ => None,
    }
}

/// Reads a number as it is stored, in the light of how the cell shows it.
fn stored(question: &Question<'_>, cell: &Cell, number: f64, customs: &Customs<'_>) -> Reading {
    let appearance = Appearance::of(cell.format(), number);
    let Some(number) = decimal_from_f64(number) else {
        return Reading::refused(&catalogue::TOO_MANY_DIGITS, Vec::new());
    };
    let in_percent = question.answer_type == FieldType::Percent || agrees("%", question.measure);
    let Some(shown) = appearance.shown(number) else {
        return Reading::refused(&catalogue::TOO_MANY_DIGITS, Vec::new());
    };
    if in_percent && appearance.percents == 1 && appearance.thousandths == 0 {
        // Nobody means a thousand percent: a share in points was put under a format for fractions.
        if number >= Decimal::TEN {
            return two_readings(shown, number);
        }
        return judged(question, shown, None, true);
    }
    if shown != number {
        return two_readings(number, shown);
    }
    // The usual formats for accounts show 0 as a dash, which says the same.
    let says_zero = number.is_zero() && customs.lexicon.is("numbers.zero", &appearance.words);
    if !appearance.digits && !says_zero {
        let reading = judged(question, number, None, false);
        return reading.doubted(&catalogue::NOT_SHOWN, vec![("value", Arg::Number(number))]);
    }
    if let Some(refused) = shown_with_words(question, number, &appearance.words, customs) {
        return refused;
    }
    let explicit = in_percent && appearance.words.contains('%');
    let reading = judged(question, number, Some(appearance.decimals), explicit);
    // A form's own cell for a percentage has a format; one without any may be a new one.
    let bare =
        cell.style.as_ref().is_some_and(|style| style.format.is_empty() || &*style.format == "General");
    let points = question.answer_type == FieldType::Percent && number > Decimal::ONE && bare;
    if points {
        reading.noting(&catalogue::PERCENT_AS_POINTS, vec![("value", Arg::Number(number))])
    } else {
        reading
    }
}

/// Refuses a number that a format shows with words which make another number of it.
fn shown_with_words(
    question: &Question<'_>,
    number: Decimal,
    words: &str,
    customs: &Customs<'_>,
) -> Option<Reading> {
    if number.is_zero() || words.is_empty() {
        return None;
    }
    if words.chars().any(|c| c.is_ascii_digit()) {
        let zeros = words.trim_matches(|c: char| !c.is_ascii_digit());
        let only_zeros = zeros.bytes().all(|byte| byte == b'0' || byte == b'.' || byte == b',');
        let count = u32::try_from(zeros.matches('0').count()).unwrap_or(u32::MAX);
        let larger = number.checked_mul(Decimal::from(10_u64.checked_pow(count)?))?;
        return Some(if only_zeros { two_readings(number, larger) } else { not_a_number(question) });
    }
    let measure = folded(question.measure);
    let (own_power, base) = customs.lexicon.split_measure(&measure);
    let words = words.trim_start_matches(|c: char| !c.is_alphanumeric() && !"%$₫".contains(c));
    let (power, words) = match customs.lexicon.scale(words) {
        Some((power, rest)) => (Some(power), rest),
        None => (None, words),
    };
    let scaled = |power: u32| {
        let base = number.checked_mul(super::lexicon::power_of_ten(power))?;
        base.checked_div(super::lexicon::power_of_ten(own_power))
    };
    let named = customs.lexicon.measures.at_start(words);
    let own = named.is_none_or(|named| agrees(base, named) || agrees(&measure, named));
    let own = own || (question.answer_type == FieldType::Percent && words.starts_with('%'));
    if let Some(named) = named.filter(|_| !own) {
        return Some(other_measure(question, named));
    }
    let in_base = power.is_none() && own_power > 0 && named.is_some_and(|named| !agrees(&measure, named));
    let shown_power = power.or(in_base.then_some(0))?;
    (shown_power != own_power).then(|| Some(two_readings(number, scaled(shown_power)?))).flatten()
}

/// Judges a number by what its field allows. `shown` is how many decimals its cell always shows; `explicit`
/// says that it is certainly in points, if it is a percentage.
fn judged(question: &Question<'_>, number: Decimal, shown: Option<usize>, explicit: bool) -> Reading {
    if number.abs() >= limit() {
        return Reading::refused(&catalogue::TOO_MANY_DIGITS, Vec::new());
    }
    if decimals(question).is_some_and(|decimals| number.normalize().scale() > decimals) {
        let thousands = number * Decimal::ONE_THOUSAND;
        let whole = shown.is_some() && thousands.fract().is_zero();
        // A cell that always shows three decimals shows 1,5 as 1,500: what was typed and is seen there. Below
        // one it cannot have been a separator of thousands.
        let grouped = (Decimal::ONE..Decimal::ONE_THOUSAND).contains(&number.abs());
        if whole && shown == Some(3) && grouped && question.decimals == 0 {
            let args = vec![("value", Arg::Number(thousands)), ("reason", Arg::Word("reason-format"))];
            return Reading::given(Datum::Number(thousands)).noting(&catalogue::POINT_TAKEN_FOR_GROUP, args);
        }
        let thousands = if whole { Arg::Number(thousands) } else { Arg::Text(String::new()) };
        return Reading::refused(&catalogue::FRACTIONAL_COUNT, vec![("thousands", thousands)]);
    }
    let doubtful = question.answer_type == FieldType::Percent && !explicit;
    if doubtful && number > Decimal::ZERO && number <= Decimal::ONE {
        let points = Arg::Number(number * Decimal::ONE_HUNDRED);
        return Reading::refused(&catalogue::PERCENT_TWO_READINGS, vec![("points", points)]);
    }
    Reading::given(Datum::Number(number))
}

/// Spreadsheets keep 15 digits; a number beyond them is not what was typed.
fn limit() -> Decimal {
    Decimal::from(1_000_000_000_000_000_u64)
}

/// Reads a number from text.
fn said(question: &Question<'_>, at: &At<'_>, text: &str, customs: &Customs<'_>) -> Reading {
    let (column, file) = customs.separators(at.sheet, at.cell.column);
    let measure = folded(question.measure);
    let asked = Asked {
        lexicon: &customs.lexicon,
        measure: &measure,
        decimals: decimals(question),
        percent: question.answer_type == FieldType::Percent,
        column,
        file,
    };
    let number = |number: Option<Decimal>| number.map_or_else(|| Arg::Text(String::new()), Arg::Number);
    match Quantity::read(&plain_text(text), asked) {
        Ok(Quantity::Number(number)) => judged(question, number, None, false).respelled(),
        Ok(Quantity::Percent(number)) => judged(question, number, None, true).respelled(),
        Ok(Quantity::ZeroInWords) => Reading::zero_in_words(),
        Ok(Quantity::NotApplicable) => Reading::not_applicable(),
        Err(QuantityFault::NotANumber) => not_a_number(question),
        Err(QuantityFault::TooManyDigits) => Reading::refused(&catalogue::TOO_MANY_DIGITS, Vec::new()),
        Err(QuantityFault::TwoReadings(first, second)) => two_readings(first, second),
        Err(QuantityFault::Estimate(about)) => {
            Reading::refused(&catalogue::ESTIMATE, vec![("value", number(about))])
        }
        Err(QuantityFault::SeveralNumbers(numbers)) => {
            Reading::refused(&catalogue::SEVERAL_NUMBERS, vec![("numbers", Arg::List(numbers))])
        }
        Err(QuantityFault::OtherMeasure(measure)) => other_measure(question, &measure),
    }
}
