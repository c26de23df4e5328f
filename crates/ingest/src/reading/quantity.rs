use tonghop_core::Decimal;

use super::lexicon::{Lexicon, after_any, power_of_ten};
use super::number_words::NumberWords;
use super::numeral::{Numeral, NumeralFault, Role, Separator, Separators};
use crate::measure::agrees;

/// What a text in the cell of a figure says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Quantity {
    Number(Decimal),
    /// A number with the sign or word for percent behind it.
    Percent(Decimal),
    /// Nothing, said in words or by a dash.
    ZeroInWords,
    NotApplicable,
}

/// Why a text is no one exact figure.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum QuantityFault {
    NotANumber,
    TooManyDigits,
    TwoReadings(Decimal, Decimal),
    /// About so many; the number where it can be told.
    Estimate(Option<Decimal>),
    /// Several numbers, as they are written.
    SeveralNumbers(Vec<String>),
    OtherMeasure(String),
}

/// The figure that is asked for.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub lexicon: &'a Lexicon<'a>,
    /// The unit of measure, folded.
    pub measure: &'a str,
    /// How many decimals it may have; any number of them where nothing is said.
    pub decimals: Option<u32>,
    pub percent: bool,
    /// What is known of separators from the column, and from the file.
    pub column: Separators,
    pub file: Separators,
}

/// Longer texts are no figure; what they hold is for a person to read.
const LONGEST: usize = 200;

impl Quantity {
    /// Reads a text that was made plain.
    pub fn read(text: &str, asked: Asked<'_>) -> Result<Self, QuantityFault> {
        let lexicon = asked.lexicon;
        let text = text.trim_matches(['\'', '’', '‘', '`', '"', '“', '”', ' ']);
        let bare = text.trim_end_matches(['.', ',', ';', '!', ' ']);
        if lexicon.is("numbers.not_applicable", bare) || lexicon.is("numbers.not_applicable_mark", bare) {
            return Ok(Self::NotApplicable);
        }
        if is_zero_in_words(bare, asked) {
            return Ok(Self::ZeroInWords);
        }
        if text.chars().count() > LONGEST {
            return Err(QuantityFault::NotANumber);
        }
        if let Some(rest) = lexicon.after("numbers.estimate_before", text) {
            let mut rest = rest;
            while let Some(further) = lexicon.after("numbers.estimate_before", rest) {
                rest = further;
            }
            return Err(match amount(rest, asked) {
                Ok(Self::Number(number) | Self::Percent(number)) => QuantityFault::Estimate(Some(number)),
                Err(QuantityFault::Estimate(number)) => QuantityFault::Estimate(number),
                Err(QuantityFault::TwoReadings(..) | QuantityFault::TooManyDigits) => {
                    QuantityFault::Estimate(None)
                }
                Err(QuantityFault::NotANumber) | Ok(_) => several_or_none(text),
                Err(fault) => fault,
            });
        }
        amount(text, asked)
    }
}

/// `không`, `không có cuộc nào`: a word for none, perhaps with the measure.
fn is_zero_in_words(text: &str, asked: Asked<'_>) -> bool {
    if asked.lexicon.is("numbers.zero", text) {
        return true;
    }
    let Some(rest) = asked.lexicon.after("numbers.zero", text) else { return false };
    let (measure, rest) = match asked.lexicon.measures.at_start(rest) {
        Some(measure) => (measure, rest[measure.len()..].trim_start()),
        None => ("", rest),
    };
    let fits = measure.is_empty() || agrees(base_measure(asked), measure);
    fits && !text.starts_with(|c: char| !c.is_alphanumeric())
        && (asked.lexicon.is("numbers.any", rest) || (rest.is_empty() && !measure.is_empty()))
}

fn base_measure<'a>(asked: Asked<'a>) -> &'a str {
    asked.lexicon.split_measure(asked.measure).1
}

/// A number with what belongs to it: sign, power of ten, unit of measure, and words without another number.
fn amount(text: &str, asked: Asked<'_>) -> Result<Quantity, QuantityFault> {
    let lexicon = asked.lexicon;
    let (currency, unsigned) = match lexicon.after("numbers.currency_before", text) {
        Some(rest) => (Some(text[..text.len() - rest.len()].trim_end()), rest),
        None => (None, text),
    };
    let (negative, unsigned) = match unsigned.strip_prefix('-') {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => (true, rest),
        _ => (false, unsigned),
    };
    let mut parts =
        Parts { number: Decimal::ZERO, is_zero: true, in_words: false, power: None, rest: unsigned };
    parts.read(asked, text)?;
    if let Some(currency) = currency.filter(|written| !agrees(base_measure(asked), written)) {
        return Err(QuantityFault::OtherMeasure(currency.to_owned()));
    }
    let measure = lexicon.measures.at_start(parts.rest);
    let is_percent = measure.is_some_and(|measure| agrees("%", measure));
    let mut behind = parts.rest;
    let mut measured = currency.is_some();
    if let Some(measure) = measure {
        behind = parts.rest[measure.len()..].trim_start();
        let agreed = agrees(base_measure(asked), measure) || (asked.percent && is_percent);
        if !agreed {
            let wider = parts.power.is_none() && agrees(asked.measure, measure);
            if !wider {
                return Err(QuantityFault::OtherMeasure(measure.to_owned()));
            }
        }
        measured |= agreed && !(parts.power.is_none() && agrees(asked.measure, measure));
    }
    if parts.in_words && behind.contains(char::is_alphanumeric) {
        return Err(several_or_none(text));
    }
    remarks(behind, parts.number, text, asked)?;
    // The figure is asked for in the form's own power of ten: 20 triệu is 20 where `triệu đồng` are asked for.
    let (power, _) = lexicon.split_measure(asked.measure);
    let explicit = parts.power.is_some() || (measured && power > 0);
    let number = if explicit && power > 0 { parts.number / power_of_ten(power) } else { parts.number };
    let number = if negative { -number } else { number };
    if parts.is_zero && measure.is_some() && !is_percent {
        return Ok(Quantity::ZeroInWords);
    }
    if asked.percent && is_percent { Ok(Quantity::Percent(number)) } else { Ok(Quantity::Number(number)) }
}

/// A number as its parts are read, with what is left of the text.
struct Parts<'t> {
    number: Decimal,
    is_zero: bool,
    in_words: bool,
    /// The least power of ten that was named.
    power: Option<u32>,
    rest: &'t str,
}

impl<'t> Parts<'t> {
    /// Reads digits with their powers of ten, `2 tỷ 300 triệu`, or a number in words.
    fn read(&mut self, asked: Asked<'_>, whole: &str) -> Result<(), QuantityFault> {
        let lexicon = asked.lexicon;
        if Digits::read(self.rest, lexicon).is_none() {
            // “không rõ”, “một số” begin with words for numbers and say none.
            let words = NumberWords::read(self.rest, lexicon).filter(|words| !words.number.is_zero());
            let words = words.ok_or_else(|| several_or_none(whole))?;
            (self.number, self.is_zero, self.in_words) = (words.number, false, true);
            self.rest = words.rest;
            return Ok(());
        }
        loop {
            let digits = Digits::read(self.rest, lexicon).ok_or_else(|| several_or_none(whole))?;
            let scale = lexicon.scale(digits.rest).filter(|_| !names_own_measure(digits.rest, asked));
            let in_order = |power: u32| self.power.is_none_or(|last| power < last);
            let part = match scale {
                Some((power, _)) if !in_order(power) => return Err(several(whole)),
                Some(_) => settle(&digits.text, None, asked)?,
                // Behind a power of ten only another power of ten tells what a number is part of.
                None if self.power.is_some() => return Err(several(whole)),
                None => settle(&digits.text, asked.decimals, asked)?,
            };
            let factor = scale.map_or(Decimal::ONE, |(power, _)| power_of_ten(power));
            let part = part.checked_mul(factor).ok_or(QuantityFault::TooManyDigits)?;
            self.number = self.number.checked_add(part).ok_or(QuantityFault::TooManyDigits)?;
            self.is_zero &= part.is_zero();
            let Some((power, rest)) = scale else {
                self.rest = digits.rest;
                return match lexicon.after("numbers.half", self.rest) {
                    Some(rest) => {
                        self.rest = rest;
                        self.number += Decimal::new(5, 1);
                        Ok(())
                    }
                    None => Ok(()),
                };
            };
            (self.power, self.rest) = (Some(power), rest);
            if let Some(rest) = lexicon.after("numbers.half", rest) {
                self.rest = rest;
                self.number += factor / Decimal::TWO;
                return Ok(());
            }
            if !rest.starts_with(|c: char| c.is_ascii_digit()) {
                return Ok(());
            }
        }
    }
}

/// Whether a text begins with a unit of measure that has the look of a power of ten, and is the field's.
fn names_own_measure(text: &str, asked: Asked<'_>) -> bool {
    let (power, _) = asked.lexicon.split_measure(asked.measure);
    power == 0 && asked.lexicon.measures.at_start(text).is_some_and(|measure| agrees(asked.measure, measure))
}

/// Letters that are typed for 0 and 1.
const LOOK_ALIKE: [char; 4] = ['o', 'l', 'i', '|'];

/// Digits with their separators, look-alike letters mended, and what follows them.
pub(super) struct Digits<'t> {
    pub text: String,
    pub rest: &'t str,
}

impl<'t> Digits<'t> {
    /// Reads what a text begins with; nothing where that is no number.
    pub fn read(text: &'t str, lexicon: &Lexicon<'_>) -> Option<Self> {
        let is_part = |c: char| c.is_alphanumeric() || ".,|".contains(c);
        let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
        let last = text[..end].rfind(|c: char| c.is_ascii_digit())? + 1;
        // Letters behind the last digit are look-alikes unless they are a unit of measure.
        let suffix = &text[last..end];
        let mended = !suffix.is_empty()
            && suffix.chars().all(|c| LOOK_ALIKE.contains(&c))
            && !lexicon.measures.is_one(suffix)
            && lexicon.scale(suffix).is_none();
        let cut = if mended { end } else { last };
        let mut digits: String = text[..cut].chars().map(mend).collect();
        if !digits.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',') {
            return None;
        }
        let mut rest = &text[cut..];
        if is_first_group(&digits) {
            while let Some(group) = group_behind_blank(rest) {
                digits.push_str(group);
                rest = &rest[1 + group.len()..];
                let Some(fraction) = fraction(rest) else { continue };
                // Blanks and another separator before three digits: nobody can tell what it does.
                if fraction.len() == 4 {
                    return None;
                }
                digits.push_str(fraction);
                rest = &rest[fraction.len()..];
                break;
            }
        }
        Some(Self { text: digits, rest: rest.trim_start() })
    }
}

fn mend(c: char) -> char {
    match c {
        'o' => '0',
        'l' | 'i' | '|' => '1',
        other => other,
    }
}

/// Whether digits can be the first group of thousands.
fn is_first_group(digits: &str) -> bool {
    (1..=3).contains(&digits.len()) && !digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Three digits behind one blank.
fn group_behind_blank(text: &str) -> Option<&str> {
    let group = text.strip_prefix(' ')?.get(..3)?;
    let further = text[4..].starts_with(|c: char| c.is_ascii_digit());
    (group.bytes().all(|byte| byte.is_ascii_digit()) && !further).then_some(group)
}

/// A separator and the digits behind it.
fn fraction(text: &str) -> Option<&str> {
    let digits = text.strip_prefix(['.', ','])?;
    let length = digits.bytes().take_while(u8::is_ascii_digit).count();
    (length > 0).then(|| &text[..=length])
}

/// The number that digits stand for. Before three digits a separator groups where no fraction can be meant,
/// unless the file tells another custom; else the file or the column must tell.
fn settle(digits: &str, decimals: Option<u32>, asked: Asked<'_>) -> Result<Decimal, QuantityFault> {
    let numeral = Numeral::parse(digits).map_err(|fault| match fault {
        NumeralFault::Malformed => QuantityFault::NotANumber,
        NumeralFault::TooLong => QuantityFault::TooManyDigits,
    })?;
    let (separator, grouped, divided, mixed) = match numeral {
        Numeral::One(number) => return Ok(number),
        Numeral::Either { separator, grouped, divided, mixed } => (separator, grouped, divided, mixed),
    };
    let whole = decimals.is_some_and(|decimals| decimals < 3);
    let told = role(separator, asked);
    match told {
        Some(Role::Groups) if !mixed => Ok(grouped),
        Some(Role::Divides) if !whole => Ok(divided),
        None if whole && !mixed => Ok(grouped),
        None if mixed && !whole => Ok(divided),
        _ => Err(QuantityFault::TwoReadings(grouped, divided)),
    }
}

fn role(separator: Separator, asked: Asked<'_>) -> Option<Role> {
    let nearest = if asked.column.is_silent() { asked.file } else { asked.column };
    nearest.role(separator)
}

/// Judges what stands behind a number and its measure.
fn remarks(text: &str, number: Decimal, whole: &str, asked: Asked<'_>) -> Result<(), QuantityFault> {
    let lexicon = asked.lexicon;
    if text.chars().any(|c| c.is_ascii_digit()) {
        return Err(several(whole));
    }
    if lexicon.has("numbers.estimate_after", text) {
        return Err(QuantityFault::Estimate(Some(number)));
    }
    let words = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let is_part = lexicon.after("numbers.range", words).is_some() || lexicon.has("numbers.rate", text);
    if text.starts_with(['/', '-', '*', '×', ':', '=']) || is_part {
        return Err(QuantityFault::NotANumber);
    }
    let is_number = |key: &str| lexicon.after(key, words).is_some();
    let numerals = || lexicon.layout.group("numerals").any(|(_, list)| after_any(list, words).is_some());
    if is_number("numbers.multiple") || is_number("numbers.half") || lexicon.scale(words).is_some() {
        return Err(QuantityFault::NotANumber);
    }
    if !numerals() {
        return Ok(());
    }
    // The number once more in words, as official papers write it, is no other number.
    match NumberWords::read(words, lexicon) {
        Some(repeated) if repeated.number == number || repeated.number.is_zero() => Ok(()),
        Some(other) => Err(QuantityFault::SeveralNumbers(vec![
            tonghop_core::plain(number),
            tonghop_core::plain(other.number),
        ])),
        None => Err(QuantityFault::NotANumber),
    }
}

/// The runs of digits in a text, with their separators.
fn runs(text: &str) -> Vec<String> {
    text.split(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','))
        .map(|run| run.trim_matches(['.', ',']).to_owned())
        .filter(|run| !run.is_empty())
        .collect()
}

fn several(text: &str) -> QuantityFault {
    QuantityFault::SeveralNumbers(runs(text))
}

fn several_or_none(text: &str) -> QuantityFault {
    if runs(text).len() > 1 { several(text) } else { QuantityFault::NotANumber }
}
