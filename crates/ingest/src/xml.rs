use std::borrow::Cow;

use memchr::memchr_iter;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::limits;
use crate::package::{Damage, Fault};

/// The text of an XML part: UTF-8 as it is, UTF-16 converted. A part with a document type declaration, or with
/// a tag or text longer than any that a workbook has, is refused before anything parses it.
pub(crate) fn text(bytes: Vec<u8>) -> Result<String, Fault> {
    let text = match bytes.as_slice() {
        [0xFF, 0xFE, rest @ ..] => from_utf16(rest, u16::from_le_bytes)?,
        [0xFE, 0xFF, rest @ ..] => from_utf16(rest, u16::from_be_bytes)?,
        [b'<', 0, ..] => from_utf16(&bytes, u16::from_le_bytes)?,
        [0, b'<', ..] => from_utf16(&bytes, u16::from_be_bytes)?,
        [0xEF, 0xBB, 0xBF, rest @ ..] => {
            std::str::from_utf8(rest).map_err(|_error| Damage::Encoding)?.to_owned()
        }
        _ => String::from_utf8(bytes).map_err(|_error| Damage::Encoding)?,
    };
    let bytes = text.as_bytes();
    let mut last = 0;
    for at in memchr_iter(b'<', bytes).chain([bytes.len()]) {
        if !limits::RUN.allows((at - last) as u64) {
            return Err(Fault::Over(limits::RUN));
        }
        if bytes.get(at + 1) == Some(&b'!')
            && bytes[at + 2..].get(..7).is_some_and(|word| word.eq_ignore_ascii_case(b"DOCTYPE"))
        {
            return Err(Damage::DocumentType.into());
        }
        last = at;
    }
    Ok(text)
}

fn from_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Fault> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let text: Result<String, _> = char::decode_utf16(units).collect();
    text.ok().filter(|_| rest.is_empty()).ok_or(Fault::from(Damage::Encoding))
}

/// Reads an XML part to its end. Elements without content come as a start and an end.
pub(crate) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
    has_root: bool,
}

impl<'a> Xml<'a> {
    pub fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, depth: 0, has_root: false }
    }

    /// The next event; [`Event::Eof`] only where every element has ended.
    pub fn next(&mut self) -> Result<Event<'a>, Fault> {
        let event = self.reader.read_event().map_err(|_error| Damage::Malformed)?;
        match &event {
            Event::Start(_) => {
                self.depth += 1;
                self.has_root = true;
            }
            Event::End(_) => self.depth = self.depth.saturating_sub(1),
            Event::DocType(_) => return Err(Damage::DocumentType.into()),
            Event::Eof if self.depth > 0 || !self.has_root => return Err(Damage::Malformed.into()),
            _ => {}
        }
        Ok(event)
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// Reads on to the end of the element that has just begun.
    pub fn skip(&mut self) -> Result<(), Fault> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.next()?;
        }
        Ok(())
    }
}

/// The name of an element without its prefix.
pub(crate) fn local<'t>(tag: &'t BytesStart<'_>) -> &'t str {
    local_name(tag.name().0)
}

/// A name without its prefix.
pub(crate) fn local_name(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// An attribute by its name without prefix.
pub(crate) fn attribute<'t>(tag: &'t BytesStart<'_>, name: &str) -> Result<Option<Cow<'t, str>>, Fault> {
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|_error| Damage::Malformed)?;
        if local_name(attribute.key.0) == name {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            return value.map(Some).map_err(|_error| Damage::Malformed.into());
        }
    }
    Ok(None)
}

/// Whether an attribute says yes.
pub(crate) fn says_yes(value: &str) -> bool {
    matches!(value.trim(), "1" | "true" | "on")
}

/// Appends what an event says in character data: text, references, CDATA. Comments say nothing.
pub(crate) fn append(event: &Event<'_>, text: &mut String) -> Result<(), Fault> {
    match event {
        Event::Text(part) => text.push_str(&part.xml10_content()),
        Event::CData(part) => text.push_str(&part.xml10_content()),
        Event::GeneralRef(entity) => match entity.resolve_char_ref().map_err(|_error| Damage::Malformed)? {
            Some(character) => text.push(character),
            None => text.push(match &**entity {
                "lt" => '<',
                "gt" => '>',
                "amp" => '&',
                "quot" => '"',
                "apos" => '\'',
                _ => return Err(Damage::Malformed.into()),
            }),
        },
        _ => {}
    }
    Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf16_is_converted_whatever_its_order() {
        let units = || "<a>đ</a>".encode_utf16();
        for bytes in [
            [0xFF, 0xFE].into_iter().chain(units().flat_map(u16::to_le_bytes)).collect::<Vec<u8>>(),
            [0xFE, 0xFF].into_iter().chain(units().flat_map(u16::to_be_bytes)).collect(),
            units().flat_map(u16::to_le_bytes).collect(),
            units().flat_map(u16::to_be_bytes).collect(),
        ] {
            assert_eq!(text(bytes).unwrap(), "<a>đ</a>");
        }
        assert_eq!(text(vec![0xFF, 0xFE, b'<']), Err(Damage::Encoding.into()));
        assert_eq!(text(b"<a>\xE9</a>".to_vec()), Err(Damage::Encoding.into()));
    }

    #[test]
    fn a_document_type_and_a_run_without_end_are_refused() {
        assert_eq!(text(b"<!DOCTYPE a><a/>".to_vec()), Err(Damage::DocumentType.into()));
        let long = format!("<a>{}</a>", " ".repeat(1 << 21));
        assert_eq!(text(long.into_bytes()), Err(Fault::Over(limits::RUN)));
    }

    #[test]
    fn an_element_that_never_ends_is_malformed() {
        let mut xml = Xml::new("<a><b/>");
        let mut last = xml.next();
        while last.is_ok() {
            last = xml.next();
        }
        assert_eq!(last.unwrap_err(), Damage::Malformed.into());
    }

    #[test]
    fn escapes_stand_for_characters() {
        for (written, meant) in
            [("a_x000D_b", "a\rb"), ("_x005F_x000D_", "_x000D_"), ("_xZZZZ_", "_xZZZZ_"), ("x_x00", "x_x00")]
        {
            assert_eq!(unescaped(written), meant);
        }
    }
}
