//! Reading a TOML declaration so that every mistake in it is found at once, each with its line.

use std::cell::RefCell;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use rust_decimal::Decimal;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::catalogue::{self, Entry};
use crate::text::nearest;
use crate::{Arg, Finding, Place};

/// A form, roster, workspace or register file that cannot be used, with every mistake in it.
///
/// The mistakes are findings of family `D`, each at a line and a column, so that they are told in the
/// reader's language like any other finding. `Display` is a short English list for logs.
#[derive(Debug, Clone, PartialEq)]
pub struct DeclarationError {
    /// The mistakes, in the order of their lines; never empty.
    pub mistakes: Vec<Finding>,
}

impl fmt::Display for DeclarationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, mistake) in self.mistakes.iter().enumerate() {
            let separator = if index == 0 { "" } else { "; " };
            write!(f, "{separator}{}: {} {}", mistake.place, mistake.entry.code, mistake.entry.name)?;
            if let Some(found) = &mistake.found {
                write!(f, " `{found}`")?;
            }
        }
        Ok(())
    }
}

impl std::error::Error for DeclarationError {}

/// A text that declares something, and the mistakes found in it so far.
pub(crate) struct Document<'a> {
    name: Arc<str>,
    text: &'a str,
    mistakes: RefCell<Vec<Finding>>,
}

impl<'a> Document<'a> {
    pub fn new(name: &str, text: &'a str) -> Self {
        Self { name: Arc::from(name), text, mistakes: RefCell::new(Vec::new()) }
    }

    /// The root table; on a syntax error whatever could be read of it.
    pub fn root(&self) -> Spanned<DeTable<'a>> {
        let (root, errors) = DeTable::parse_recoverable(self.text);
        for error in errors {
            let at = error.span().unwrap_or(0..0);
            self.mistake(&catalogue::NOT_WELL_FORMED, &at, |m| m.text("reason", error.message()));
        }
        root
    }

    pub fn place(&self, at: &Range<usize>) -> Place {
        let before = self.text.get(..at.start).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        Place::line(self.name.clone(), line, column)
    }

    /// The range of `part` inside the text at `at`, blanks apart; the whole of it where it does not stand there.
    pub fn within(&self, at: &Range<usize>, part: &str) -> Range<usize> {
        let whole = self.text.get(at.clone()).unwrap_or_default();
        let wanted: Vec<char> = part.chars().filter(|c| !c.is_whitespace()).collect();
        let starts = |from: &str| {
            let mut found = from.chars().filter(|c| !c.is_whitespace() && *c != '\\');
            wanted.iter().all(|wanted| found.next() == Some(*wanted))
        };
        let first = wanted.first().copied();
        let inside = whole
            .char_indices()
            .filter(|(_, c)| Some(*c) == first)
            .find(|(index, _)| starts(&whole[*index..]));
        inside.map_or(at.clone(), |(index, _)| at.start + index..at.end)
    }

    /// The line number of a place in the text, from 1.
    pub fn line(&self, at: &Range<usize>) -> u64 {
        self.text.get(..at.start).unwrap_or(self.text).matches('\n').count() as u64 + 1
    }

    pub fn mistake(&self, entry: &'static Entry, at: &Range<usize>, fill: impl FnOnce(Finding) -> Finding) {
        self.mistakes.borrow_mut().push(fill(Finding::new(entry, self.place(at))));
    }

    /// `value` if no mistake was made, else all of them in the order of their lines.
    pub fn finish<T>(self, value: T) -> Result<T, DeclarationError> {
        let mut mistakes = self.mistakes.into_inner();
        if mistakes.is_empty() {
            return Ok(value);
        }
        mistakes.sort_by(|a, b| a.place.cmp(&b.place));
        // What is left of a text that is not well-formed says nothing about the rest.
        if mistakes.iter().any(|mistake| *mistake.entry == catalogue::NOT_WELL_FORMED) {
            mistakes.retain(|mistake| *mistake.entry == catalogue::NOT_WELL_FORMED);
        }
        Err(DeclarationError { mistakes })
    }
}

/// A text value and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Located<T> {
    pub value: T,
    pub at: Range<usize>,
}

/// One table of a declaration, read key by key.
pub(crate) struct Table<'d, 'a> {
    pub document: &'d Document<'a>,
    table: &'d DeTable<'a>,
    /// Where the table begins.
    pub at: Range<usize>,
}

impl<'d, 'a> Table<'d, 'a> {
    pub fn new(document: &'d Document<'a>, table: &'d DeTable<'a>, at: Range<usize>) -> Self {
        Self { document, table, at }
    }

    /// Reports every key that is not among `known`.
    pub fn allow(&self, known: &[&str]) {
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if !known.contains(&name) {
                let suggestion = nearest(name, known.iter().copied()).unwrap_or_default();
                self.document.mistake(&catalogue::UNKNOWN_KEY, &key.span(), |m| {
                    let known = known.iter().map(|k| (*k).to_owned()).collect();
                    m.found(name).text("suggestion", suggestion).arg("known", Arg::List(known))
                });
            }
        }
    }

    /// The keys of the table with their places, in the order of the text.
    pub fn keys(&self) -> Vec<Located<String>> {
        let mut keys: Vec<_> = self
            .table
            .keys()
            .map(|key| Located { value: key.get_ref().to_string(), at: key.span() })
            .collect();
        keys.sort_by_key(|key| key.at.start);
        keys
    }

    pub fn value(&self, key: &str) -> Option<&'d Spanned<DeValue<'a>>> {
        self.table.get(key)
    }

    /// A mistake that a key that must stand here does not; `example` is what to write.
    pub fn missing(&self, key: &str, example: &str) {
        self.document
            .mistake(&catalogue::MISSING_KEY, &self.at, |m| m.text("key", key).text("example", example));
    }

    pub fn wrong_type(&self, key: &str, value: &Spanned<DeValue<'a>>, expected: &'static str) {
        self.document.mistake(&catalogue::WRONG_TYPE_OF_VALUE, &value.span(), |m| {
            m.found(value.get_ref().type_str()).text("key", key).arg("expected", Arg::Word(expected))
        });
    }

    pub fn text(&self, key: &str) -> Option<Located<String>> {
        let value = self.value(key)?;
        match value.get_ref().as_str() {
            Some(text) => Some(Located { value: crate::composed(text), at: value.span() }),
            None => {
                self.wrong_type(key, value, "toml-text");
                None
            }
        }
    }

    pub fn required_text(&self, key: &str, example: &str) -> Option<Located<String>> {
        match self.value(key) {
            None => {
                self.missing(key, example);
                None
            }
            Some(_) => {
                let text = self.text(key)?;
                if text.value.is_empty() {
                    self.missing(key, example);
                    return None;
                }
                Some(text)
            }
        }
    }

    pub fn flag(&self, key: &str) -> Option<bool> {
        let value = self.value(key)?;
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong_type(key, value, "toml-flag");
        }
        flag
    }

    /// A number, exact as written.
    pub fn number(&self, key: &str) -> Option<Located<Decimal>> {
        let value = self.value(key)?;
        let text = match value.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().replace('_', ""),
            DeValue::Float(number) => number.as_str().replace('_', ""),
            _ => String::new(),
        };
        match text.trim_start_matches('+').parse::<Decimal>() {
            Ok(number) => Some(Located { value: number, at: value.span() }),
            Err(_error) => {
                self.wrong_type(key, value, "toml-number");
                None
            }
        }
    }

    pub fn texts(&self, key: &str) -> Option<Vec<Located<String>>> {
        let value = self.value(key)?;
        let Some(items) = value.get_ref().as_array() else {
            self.wrong_type(key, value, "toml-list");
            return None;
        };
        let mut texts = Vec::new();
        for item in items {
            match item.get_ref().as_str() {
                Some(text) => texts.push(Located { value: crate::composed(text), at: item.span() }),
                None => self.wrong_type(key, item, "toml-text"),
            }
        }
        Some(texts)
    }

    /// One of the words that a key takes.
    pub fn word<T: Copy>(&self, key: &str, words: &[(&'static str, T)]) -> Option<T> {
        let text = self.text(key)?;
        let found = words.iter().find(|(word, _)| *word == text.value).map(|(_, meaning)| *meaning);
        if found.is_none() {
            let allowed: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            self.unknown_word(key, &text, &allowed);
        }
        found
    }

    pub fn unknown_word(&self, key: &str, text: &Located<String>, allowed: &[&str]) {
        let suggestion = nearest(&text.value, allowed.iter().copied()).unwrap_or_default();
        self.document.mistake(&catalogue::UNKNOWN_WORD, &text.at, |m| {
            m.found(&text.value)
                .text("key", key)
                .arg("allowed", Arg::List(allowed.iter().map(|a| (*a).to_owned()).collect()))
                .text("suggestion", suggestion)
        });
    }

    pub fn table(&self, key: &str) -> Option<Table<'d, 'a>> {
        let value = self.value(key)?;
        match value.get_ref().as_table() {
            Some(table) => Some(Table::new(self.document, table, value.span())),
            None => {
                self.wrong_type(key, value, "toml-table");
                None
            }
        }
    }

    pub fn tables(&self, key: &str) -> Vec<Table<'d, 'a>> {
        let Some(value) = self.value(key) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            self.wrong_type(key, value, "toml-tables");
            return Vec::new();
        };
        items
            .iter()
            .filter_map(|item| match item.get_ref().as_table() {
                Some(table) => Some(Table::new(self.document, table, item.span())),
                None => {
                    self.wrong_type(key, item, "toml-tables");
                    None
                }
            })
            .collect()
    }
}
