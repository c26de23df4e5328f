use std::sync::Arc;

use tonghop_core::{Decimal, Form, Layout};

use crate::accents::{covered, is_word};
use crate::measure::Measures;

/// What the language of a form has for writing answers: the words of its layout, and the units of measure.
#[derive(Debug, Clone)]
pub(crate) struct Lexicon<'a> {
    pub layout: &'a Layout,
    pub measures: Arc<Measures>,
}

impl<'a> Lexicon<'a> {
    /// That of a form, whose units of measure are known.
    pub fn of(form: &'a Form, measures: Arc<Measures>) -> Self {
        Self { layout: &form.layout, measures }
    }

    /// Whether a folded text is one of the wordings of a key.
    pub fn is(&self, key: &str, text: &str) -> bool {
        self.layout.wordings(key).iter().any(|wording| is_word(text, wording))
    }

    /// What follows the longest wording of a key that a folded text begins with, as whole words.
    pub fn after<'t>(&self, key: &str, text: &'t str) -> Option<&'t str> {
        after_any(self.layout.wordings(key), text)
    }

    /// Whether a folded text has one of the wordings of a key anywhere, as whole words.
    pub fn has(&self, key: &str, text: &str) -> bool {
        let mut before = ' ';
        for (at, c) in text.char_indices() {
            let begins_word = !before.is_alphanumeric() || !c.is_alphanumeric();
            if begins_word && self.after(key, &text[at..]).is_some() {
                return true;
            }
            before = c;
        }
        false
    }

    /// The power of ten that a folded text begins with, and what follows it. A unit of measure may follow at
    /// once: `trđ`.
    pub fn scale<'t>(&self, text: &'t str) -> Option<(u32, &'t str)> {
        let word = |text: &'t str| text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let is_unit = self.measures.is_one(word(text));
        let whole = |rest: &'t str| word(rest).is_empty() || (!is_unit && self.measures.is_one(word(rest)));
        let powers =
            self.layout.group("scales").filter_map(|(power, words)| Some((power.parse().ok()?, words)));
        powers
            .flat_map(|(power, words)| words.iter().map(move |word| (power, word)))
            .filter_map(|(power, word)| {
                let length = covered(text, word)?;
                Some((length, power, &text[length..]))
            })
            .filter(|(_, _, rest)| whole(rest))
            .max_by_key(|(length, ..)| *length)
            .map(|(_, power, rest)| (power, rest.trim_start()))
    }

    /// The power of ten that a unit of measure begins with, as in `triệu đồng`, and the unit itself.
    pub fn split_measure<'t>(&self, measure: &'t str) -> (u32, &'t str) {
        self.scale(measure).unwrap_or((0, measure))
    }
}

/// Ten to that power.
pub(super) fn power_of_ten(power: u32) -> Decimal {
    Decimal::from(10_u64.saturating_pow(power))
}

/// What follows the longest of some words that a text begins with. Where a word ends, the text
/// does not go on with a letter behind a letter or a digit behind a digit.
pub(super) fn after_any<'t>(words: &[String], text: &'t str) -> Option<&'t str> {
    let after = |word: &String| {
        let length = covered(text, word)?;
        let rest = &text[length..];
        let goes_on = |kind: fn(char) -> bool| word.ends_with(kind) && rest.starts_with(kind);
        let cut = goes_on(char::is_alphabetic) || goes_on(char::is_numeric);
        (!cut && !word.is_empty()).then_some((length, rest))
    };
    words.iter().filter_map(after).max_by_key(|(length, _)| *length).map(|(_, rest)| rest.trim_start())
}
