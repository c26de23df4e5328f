mod tag;
#[cfg(test)]
mod tests;
mod text;

use std::borrow::Cow;

use memchr::{memchr, memchr_iter, memmem};

pub(crate) use tag::{Tag, attribute};
pub(crate) use text::Text;

use crate::limits;
use crate::package::{Damage, Fault};

/// The text of an XML part: UTF-8 as it is, UTF-16 converted.
pub(crate) fn text(bytes: Vec<u8>) -> Result<String, Fault> {
    match bytes.as_slice() {
        [0xFF, 0xFE, rest @ ..] => from_utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => from_utf16(rest, u16::from_be_bytes),
        [b'<', 0, ..] => from_utf16(&bytes, u16::from_le_bytes),
        [0, b'<', ..] => from_utf16(&bytes, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => {
            Ok(std::str::from_utf8(rest).map_err(|_error| Damage::Encoding)?.to_owned())
        }
        _ => Ok(String::from_utf8(bytes).map_err(|_error| Damage::Encoding)?),
    }
}

fn from_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Fault> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    text.ok().filter(|_| rest.is_empty()).ok_or(Fault::from(Damage::Encoding))
}

/// The same for a reader other than [`Xml`]: a part with a document type declaration, or with a tag or text longer
/// than any that a workbook has, is refused before anything parses it.
pub(crate) fn checked_text(bytes: Vec<u8>) -> Result<String, Fault> {
    let text = text(bytes)?;
    let bytes = text.as_bytes();
    let mut last = 0;
    for at in memchr_iter(b'<', bytes).chain([bytes.len()]) {
        within_limit(at - last)?;
        if bytes.get(at + 1) == Some(&b'!') && is_document_type(&text[at..]) {
            return Err(Damage::DocumentType.into());
        }
        last = at;
    }
    Ok(text)
}

/// Whether a text that begins with `<!` begins with a document type declaration.
fn is_document_type(text: &str) -> bool {
    text.get(2..9).is_some_and(|word| word.eq_ignore_ascii_case("DOCTYPE"))
}

/// What comes next in an XML part. Comments, processing instructions and the declaration say nothing and do not
/// come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Event<'a> {
    Start(Tag<'a>),
    /// The name of the element that ends, without its prefix.
    End(&'a str),
    Text(Text<'a>),
    Eof,
}

/// Reads an XML part to its end: borrows from it, and copies nothing. Elements without content come as a start and
/// an end.
///
/// What is not well-formed is damage: tags that do not match or do not end, attributes without quotes, references to
/// anything but characters and the five entities of XML. So is a document type declaration. A tag or a text longer
/// than any that a workbook has is over a limit.
pub(crate) struct Xml<'a> {
    text: &'a str,
    at: usize,
    /// The names of the elements that are open, with their prefixes.
    open: Vec<&'a str>,
    /// Whether the element that has just begun has no content.
    is_empty: bool,
    has_root: bool,
}

impl<'a> Xml<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0, open: Vec::with_capacity(16), is_empty: false, has_root: false }
    }

    /// The next event; [`Event::Eof`] only where every element has ended.
    #[inline]
    pub fn next(&mut self) -> Result<Event<'a>, Fault> {
        if self.is_empty {
            self.is_empty = false;
            return Ok(Event::End(local_name(self.open.pop().unwrap_or_default())));
        }
        let bytes = self.text.as_bytes();
        loop {
            match (bytes.get(self.at), bytes.get(self.at + 1)) {
                (Some(b'<'), Some(b'/')) => return self.end_tag(),
                (Some(b'<'), Some(b'!')) => {
                    if let Some(text) = self.declaration()? {
                        return Ok(Event::Text(text));
                    }
                }
                (Some(b'<'), Some(b'?')) => {
                    self.passed("?>", 2)?;
                }
                (Some(b'<'), _) => return self.start_tag(),
                (Some(_), _) => return self.characters(),
                (None, _) if self.open.is_empty() && self.has_root => return Ok(Event::Eof),
                (None, _) => return Err(Damage::Malformed.into()),
            }
        }
    }

    /// How many elements are open.
    #[inline]
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Reads on to the end of the element that has just begun.
    pub fn skip(&mut self) -> Result<(), Fault> {
        let outside = self.depth().saturating_sub(1);
        while self.depth() > outside {
            self.next()?;
        }
        Ok(())
    }

    /// What stands from here to `end`, without the first `from` bytes. Reading goes on behind it.
    fn passed(&mut self, end: &str, from: usize) -> Result<&'a str, Fault> {
        let begun = self.text.get(self.at + from..).ok_or(Damage::Malformed)?;
        let length = memmem::find(begun.as_bytes(), end.as_bytes()).ok_or(Damage::Malformed)?;
        within_limit(length)?;
        self.at += from + length + end.len();
        begun.get(..length).ok_or_else(|| Damage::Malformed.into())
    }

    /// What begins with `<!`: nothing, or the text of a CDATA section.
    #[cold]
    fn declaration(&mut self) -> Result<Option<Text<'a>>, Fault> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        if rest.starts_with("<!--") {
            self.passed("-->", 4)?;
            return Ok(None);
        }
        if rest.starts_with("<![CDATA[") {
            return Ok(Some(Text::literal(self.passed("]]>", 9)?)));
        }
        Err(if is_document_type(rest) { Damage::DocumentType.into() } else { Damage::Malformed.into() })
    }

    #[inline]
    fn characters(&mut self) -> Result<Event<'a>, Fault> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let length = memchr(b'<', rest.as_bytes()).unwrap_or(rest.len());
        within_limit(length)?;
        self.at += length;
        Ok(Event::Text(Text::checked(rest.get(..length).unwrap_or_default())?))
    }

    #[inline]
    fn end_tag(&mut self) -> Result<Event<'a>, Fault> {
        let rest = self.text.get(self.at + 2..).unwrap_or_default();
        let name = self.open.pop().ok_or(Damage::Malformed)?;
        let after = rest.strip_prefix(name).ok_or(Damage::Malformed)?;
        if after.starts_with('>') {
            self.at += 2 + name.len() + 1;
        } else {
            let bare = after.trim_start_matches(is_blank);
            if bare.len() == after.len() || !bare.starts_with('>') {
                return Err(Damage::Malformed.into());
            }
            self.at = self.text.len() - bare.len() + 1;
        }
        Ok(Event::End(local_name(name)))
    }

    #[inline]
    fn start_tag(&mut self) -> Result<Event<'a>, Fault> {
        let begun = self.text.get(self.at + 1..).unwrap_or_default();
        let bytes = begun.as_bytes();
        let mut end = 0;
        while !matches!(
            bytes.get(end),
            None | Some(b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n' | b'<' | b'=' | b'"' | b'\'')
        ) {
            end += 1;
        }
        let name = begun.get(..end).filter(|name| !name.is_empty()).ok_or(Damage::Malformed)?;
        if !matches!(
            (bytes.get(end), bytes.get(end + 1)),
            (Some(b'>' | b' ' | b'\t' | b'\r' | b'\n'), _) | (Some(b'/'), Some(b'>'))
        ) {
            return Err(Damage::Malformed.into());
        }
        // Where the tag ends: a bracket within quotes does not end it.
        loop {
            match bytes.get(end) {
                Some(b'>') => break,
                Some(quote @ (b'"' | b'\'')) => {
                    let value = bytes.get(end + 1..).unwrap_or_default();
                    end += 2 + value.iter().position(|byte| byte == quote).ok_or(Damage::Malformed)?;
                }
                None | Some(b'<') => return Err(Damage::Malformed.into()),
                Some(_) => end += 1,
            }
        }
        within_limit(end)?;
        let attributes = begun.get(name.len()..end).unwrap_or_default();
        let (attributes, is_empty) = match attributes.strip_suffix('/') {
            Some(attributes) => (attributes, true),
            None => (attributes, false),
        };
        self.at += 1 + end + 1;
        self.open.push(name);
        (self.is_empty, self.has_root) = (is_empty, true);
        Ok(Event::Start(Tag::new(name, attributes)))
    }
}

fn within_limit(length: usize) -> Result<(), Fault> {
    if limits::RUN.allows(length as u64) { Ok(()) } else { Err(Fault::Over(limits::RUN)) }
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n')
}

/// A name without its prefix.
#[inline]
pub(crate) fn local_name(name: &str) -> &str {
    match name.bytes().rposition(|byte| byte == b':') {
        Some(at) => name.get(at + 1..).unwrap_or_default(),
        None => name,
    }
}

/// The name of an element without its prefix.
#[inline]
pub(crate) fn local<'t>(tag: &Tag<'t>) -> &'t str {
    tag.local()
}

/// Whether an attribute says yes.
pub(crate) fn says_yes(value: &str) -> bool {
    matches!(value.trim(), "1" | "true" | "on")
}

/// Appends what an event says in character data: text, references, CDATA. Comments say nothing.
#[inline]
pub(crate) fn append(event: &Event<'_>, text: &mut String) {
    if let Event::Text(said) = event {
        text.push_str(&said.said());
    }
}

/// The text with `_x000D_` and its like taken for the characters that they stand for (ECMA-376, `ST_Xstring`).
pub(crate) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut units: Vec<u16> = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        units.extend(rest[..at].encode_utf16());
        let digits = rest.get(at + 2..at + 6).filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        let digits = digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        if let Some(unit) = digits.and_then(|digits| u16::from_str_radix(digits, 16).ok()) {
            units.push(unit);
            rest = &rest[at + 7..];
        } else {
            units.extend("_x".encode_utf16());
            rest = &rest[at + 2..];
        }
    }
    units.extend(rest.encode_utf16());
    // Half of a surrogate pair stands for no character; the text then stays as it is written.
    String::from_utf16(&units).map_or(Cow::Borrowed(text), Cow::Owned)
}
