use std::borrow::Cow;

use super::text::reference;
use super::{is_blank, local_name};
use crate::package::{Damage, Fault};

/// The start of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tag<'a> {
    name: &'a str,
    /// What stands between the name and the end.
    attributes: &'a str,
}

impl<'a> Tag<'a> {
    pub(super) fn new(name: &'a str, attributes: &'a str) -> Self {
        Self { name, attributes }
    }

    /// The name without its prefix.
    #[inline]
    pub fn local(&self) -> &'a str {
        local_name(self.name)
    }

    /// The attributes as they are written: names with their prefixes, and values with their references.
    #[inline]
    pub fn attributes(&self) -> Attributes<'a> {
        Attributes { all: self.attributes, rest: self.attributes, seen: 0, count: 0 }
    }
}

/// The attributes of a tag, name and written value. One that is malformed, or that comes twice, is the last.
#[derive(Debug, Clone)]
pub(crate) struct Attributes<'a> {
    all: &'a str,
    rest: &'a str,
    /// A bit for each of the names that have come; several names share one.
    seen: u64,
    count: usize,
}

/// No element of an office document has nearly as many attributes.
const ATTRIBUTES: usize = 512;

impl<'a> Attributes<'a> {
    #[inline]
    fn parse(&mut self) -> Option<(&'a str, &'a str)> {
        let bytes = self.rest.as_bytes();
        let name_end = bytes.iter().position(|byte| matches!(byte, b'=' | b' ' | b'\t' | b'\r' | b'\n'))?;
        let (name, after) = self.rest.split_at_checked(name_end)?;
        let value = match after.strip_prefix('=') {
            Some(value) => value,
            None => after.trim_start_matches(is_blank).strip_prefix('=')?,
        };
        let value = if value.starts_with(is_blank) { value.trim_start_matches(is_blank) } else { value };
        let quote = *value.as_bytes().first().filter(|byte| matches!(byte, b'"' | b'\''))?;
        let value = value.get(1..)?;
        let length = value.as_bytes().iter().position(|byte| *byte == quote)?;
        self.rest = value.get(length + 1..)?;
        (!name.is_empty()).then_some((name, value.get(..length)?))
    }

    /// Whether one of the attributes before had that name.
    #[cold]
    fn came_before(&self, name: &str) -> bool {
        let mut before = Self { all: self.all, rest: self.all, seen: 0, count: 0 };
        (0..self.count).any(|_| {
            before.rest = before.rest.trim_start_matches(is_blank);
            before.parse().is_some_and(|(known, _)| known == name)
        })
    }
}

impl<'a> Iterator for Attributes<'a> {
    type Item = Result<(&'a str, &'a str), Fault>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        self.rest = self.rest.trim_start_matches(is_blank);
        if self.rest.is_empty() {
            return None;
        }
        let Some((name, value)) = self.parse().filter(|_| self.count < ATTRIBUTES) else {
            self.rest = "";
            return Some(Err(Damage::Malformed.into()));
        };
        let sum =
            name.bytes().fold(name.len(), |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(byte)));
        let bit = 1 << (sum & 63);
        if self.seen & bit != 0 && self.came_before(name) {
            self.rest = "";
            return Some(Err(Damage::Malformed.into()));
        }
        self.seen |= bit;
        self.count += 1;
        Some(Ok((name, value)))
    }
}

/// An attribute by its name without prefix.
pub(crate) fn attribute<'t>(tag: &Tag<'t>, name: &str) -> Result<Option<Cow<'t, str>>, Fault> {
    for attribute in tag.attributes() {
        let (own, value) = attribute?;
        if local_name(own) == name {
            return spelled_attribute(value).map(Some);
        }
    }
    Ok(None)
}

/// The value of an attribute: blanks of any kind are spaces.
pub(crate) fn spelled_attribute(written: &str) -> Result<Cow<'_, str>, Fault> {
    if !written.bytes().any(|byte| matches!(byte, b'&' | b'\t' | b'\r' | b'\n')) {
        return Ok(Cow::Borrowed(written));
    }
    let mut value = String::with_capacity(written.len());
    let mut rest = written;
    while let Some(character) = rest.chars().next() {
        let after = rest.get(character.len_utf8()..).unwrap_or_default();
        rest = match character {
            '&' => {
                let (meant, after) = reference(after).ok_or(Damage::Malformed)?;
                value.push(meant);
                after
            }
            '\r' => {
                value.push(' ');
                after.strip_prefix('\n').unwrap_or(after)
            }
            '\t' | '\n' => {
                value.push(' ');
                after
            }
            other => {
                value.push(other);
                after
            }
        };
    }
    Ok(Cow::Owned(value))
}
