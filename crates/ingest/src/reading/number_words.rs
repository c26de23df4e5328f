use tonghop_core::Decimal;

use super::lexicon::{Lexicon, power_of_ten};

/// A number in words, and what follows it in the text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct NumberWords<'t> {
    pub number: Decimal,
    pub rest: &'t str,
}

impl<'t> NumberWords<'t> {
    /// Reads the number in words that a folded text begins with: `hai mươi mốt`, `một triệu hai trăm nghìn`.
    ///
    /// What people say for short (`một trăm hai` for 120) can be heard another way and is no number here.
    pub fn read(text: &'t str, lexicon: &Lexicon<'_>) -> Option<Self> {
        let mut words = Words { text, lexicon };
        let mut number = Decimal::ZERO;
        let mut last: Option<u32> = None;
        loop {
            let joined = last.is_some() && words.take("numerals.joiner");
            let Some(group) = words.group(joined) else {
                // A scale was the end of it; a joiner without a number behind it was none.
                return (last.is_some() && !joined).then(|| words.end(number)).flatten();
            };
            match lexicon.scale(words.text) {
                Some((power, rest)) if last.is_none_or(|last| power < last) => {
                    words.text = rest;
                    number += Decimal::from(group.number) * power_of_ten(power);
                    if let Some(rest) = lexicon.after("numbers.half", rest) {
                        words.text = rest;
                        return words.end(number + power_of_ten(power) / Decimal::TWO);
                    }
                    last = Some(power);
                }
                Some(_) => return None,
                // A lone digit behind a scale: 1200 to some and 1002 to others.
                None if last.is_some() && group.is_digit && !joined => return None,
                None => {
                    number += Decimal::from(group.number);
                    return words.end(number);
                }
            }
        }
    }
}

/// A number below a thousand.
struct Group {
    number: u32,
    is_digit: bool,
}

struct Words<'t, 'l> {
    text: &'t str,
    lexicon: &'l Lexicon<'l>,
}

impl<'t> Words<'t, '_> {
    /// Takes a word of that key, if one is next.
    fn take(&mut self, key: &str) -> bool {
        match self.lexicon.after(key, self.text) {
            Some(rest) => {
                self.text = rest.trim_start_matches(['-', ' ']);
                true
            }
            None => false,
        }
    }

    /// Takes a word for a number within bounds, if one is next.
    fn numeral(&mut self, bounds: std::ops::RangeInclusive<u32>) -> Option<u32> {
        let numerals = self.lexicon.layout.group("numerals");
        let numbers = numerals.filter_map(|(key, _)| key.parse::<u32>().ok());
        let found = numbers
            .filter(|number| bounds.contains(number))
            .filter_map(|number| {
                let rest = self.lexicon.after(&format!("numerals.{number}"), self.text)?;
                Some((rest.len(), number, rest))
            })
            .min_by_key(|(left, ..)| *left);
        let (_, number, rest) = found?;
        self.text = rest.trim_start_matches(['-', ' ']);
        Some(number)
    }

    fn group(&mut self, joined: bool) -> Option<Group> {
        if let Some(number) = self.tens() {
            return Some(Group { number, is_digit: false });
        }
        let digit = self.numeral(0..=9)?;
        if self.take("numerals.times_ten") {
            return (2..=9)
                .contains(&digit)
                .then(|| Group { number: digit * 10 + self.unit(), is_digit: false });
        }
        if joined || !self.take("numerals.hundred") {
            return Some(Group { number: digit, is_digit: true });
        }
        let hundreds = digit * 100;
        if self.take("numerals.joiner") {
            let rest = match self.tens() {
                Some(tens) => tens,
                None => self.numeral(1..=9)?,
            };
            return Some(Group { number: hundreds + rest, is_digit: false });
        }
        if let Some(tens) = self.tens() {
            return Some(Group { number: hundreds + tens, is_digit: false });
        }
        let Some(digit) = self.numeral(0..=9) else {
            return Some(Group { number: hundreds, is_digit: false });
        };
        let is_tens = (2..=9).contains(&digit) && self.take("numerals.times_ten");
        is_tens.then(|| Group { number: hundreds + digit * 10 + self.unit(), is_digit: false })
    }

    /// Ten to nineteen, or a word for tens with its unit.
    fn tens(&mut self) -> Option<u32> {
        if self.take("numerals.ten") {
            return Some(10 + self.unit());
        }
        let number = self.numeral(10..=99)?;
        Some(if number < 20 { number } else { number + self.unit() })
    }

    fn unit(&mut self) -> u32 {
        self.numeral(1..=9).unwrap_or(0)
    }

    /// The number, unless more words for numbers follow: then nobody can tell what it is part of.
    fn end(mut self, number: Decimal) -> Option<NumberWords<'t>> {
        let rest = self.text;
        let goes_on = self.numeral(0..=99).is_some()
            || ["numerals.ten", "numerals.times_ten", "numerals.hundred", "numerals.joiner"]
                .into_iter()
                .any(|key| self.take(key));
        (!goes_on).then_some(NumberWords { number, rest })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use tonghop_core::Language;

    use super::super::tests::samples;
    use super::*;
    use crate::measure::Measures;

    fn read(language: Language, text: &str) -> Option<(String, String)> {
        let form = samples::form(language);
        let lexicon = Lexicon::of(&form, Arc::new(Measures::of(&form)));
        NumberWords::read(text, &lexicon).map(|words| (words.number.to_string(), words.rest.to_owned()))
    }

    #[test]
    fn numbers_in_words_are_read_exactly() {
        for (language, text, number) in [
            (Language::Vi, "năm", "5"),
            (Language::Vi, "mười", "10"),
            (Language::Vi, "mười hai", "12"),
            (Language::Vi, "mười lăm", "15"),
            (Language::Vi, "hai mươi", "20"),
            (Language::Vi, "hai mươi mốt", "21"),
            (Language::Vi, "ba mươi tư", "34"),
            (Language::Vi, "một trăm", "100"),
            (Language::Vi, "một trăm linh năm", "105"),
            (Language::Vi, "một trăm lẻ năm", "105"),
            (Language::Vi, "hai trăm mười", "210"),
            (Language::Vi, "chín trăm chín mươi chín", "999"),
            (Language::Vi, "một nghìn", "1000"),
            (Language::Vi, "một nghìn năm trăm", "1500"),
            (Language::Vi, "hai ngàn không trăm mười hai", "2012"),
            (Language::Vi, "một triệu hai trăm nghìn", "1200000"),
            (Language::Vi, "hai tỷ ba trăm triệu", "2300000000"),
            (Language::Vi, "một triệu rưỡi", "1500000"),
            (Language::En, "twelve", "12"),
            (Language::En, "twenty-one", "21"),
            (Language::En, "one hundred and five", "105"),
            (Language::En, "two thousand and twelve", "2012"),
        ] {
            assert_eq!(read(language, text), Some((number.to_owned(), String::new())), "{text}");
        }
        assert_eq!(read(Language::Vi, "mười hai người"), Some(("12".to_owned(), "người".to_owned())));
    }

    #[test]
    fn what_can_be_heard_two_ways_is_no_number() {
        for text in
            ["một trăm hai", "một nghìn hai", "hai ba", "một mươi", "mười mười", "người", "", "một triệu hai"]
        {
            assert_eq!(read(Language::Vi, text), None, "{text}");
        }
    }
}
