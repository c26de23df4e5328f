use std::borrow::Cow;

use memchr::{memchr, memchr2};

use crate::package::{Damage, Fault};

/// Character data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Text<'a> {
    /// As it stands in the part.
    written: &'a str,
    /// Whether it stands in a CDATA section, where nothing is a reference.
    is_literal: bool,
}

impl<'a> Text<'a> {
    /// Text between tags, in which every reference stands for a character.
    #[inline]
    pub(super) fn checked(written: &'a str) -> Result<Self, Fault> {
        let mut rest = written;
        while let Some(at) = memchr(b'&', rest.as_bytes()) {
            let (_, after) = reference(rest.get(at + 1..).unwrap_or_default()).ok_or(Damage::Malformed)?;
            rest = after;
        }
        Ok(Self { written, is_literal: false })
    }

    /// The text of a CDATA section.
    pub(super) fn literal(written: &'a str) -> Self {
        Self { written, is_literal: true }
    }

    /// As it stands in the part, references and all; `None` for a CDATA section.
    #[inline]
    pub fn written(self) -> Option<&'a str> {
        (!self.is_literal).then_some(self.written)
    }

    /// What a text that was once read as [`Text::written`] says.
    pub fn spelled_out(written: &'a str) -> Cow<'a, str> {
        Self { written, is_literal: false }.said()
    }

    /// What it says: references as the characters that they stand for, line ends as one character.
    #[inline]
    pub fn said(self) -> Cow<'a, str> {
        match memchr2(b'&', b'\r', self.written.as_bytes()) {
            Some(_) => Cow::Owned(self.spelled()),
            None => Cow::Borrowed(self.written),
        }
    }

    fn spelled(self) -> String {
        let mut said = String::with_capacity(self.written.len());
        let mut rest = self.written;
        while let Some(at) = memchr2(b'&', b'\r', rest.as_bytes()) {
            let (before, from) = rest.split_at(at);
            said.push_str(before);
            let after = from.get(1..).unwrap_or_default();
            rest = if from.starts_with('\r') {
                said.push('\n');
                after.strip_prefix('\n').unwrap_or(after)
            } else if let Some((character, after)) = reference(after).filter(|_| !self.is_literal) {
                said.push(character);
                after
            } else {
                said.push('&');
                after
            };
        }
        said.push_str(rest);
        said
    }
}

/// The character that a reference stands for, of which `&` has been read, and what comes behind it.
pub(super) fn reference(text: &str) -> Option<(char, &str)> {
    let name = text.get(..text.bytes().take(32).position(|byte| byte == b';')?)?;
    let character = match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        name => {
            let number = name.strip_prefix('#')?;
            let (digits, radix) = number.strip_prefix('x').map_or((number, 10), |digits| (digits, 16));
            let is_digit = |byte: u8| char::from(byte).is_digit(radix);
            let code = digits.bytes().all(is_digit).then(|| u32::from_str_radix(digits, radix).ok())??;
            char::from_u32(code).filter(|character| *character != '\0')?
        }
    };
    Some((character, text.get(name.len() + 1..)?))
}
