use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::open::OpenError;

/// The events of an XML part that is well-formed to its end; an empty element has a start and an end too.
pub(super) struct Xml<'x> {
    reader: Reader<&'x [u8]>,
    depth: usize,
}

impl<'x> Xml<'x> {
    pub fn new(part: &'x [u8]) -> Result<Self, OpenError> {
        let part = part.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(part);
        let text = std::str::from_utf8(part).map_err(|_error| OpenError::Damaged("damage-encoding"))?;
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Ok(Self { reader, depth: 0 })
    }

    /// The next event; `None` at the end of the part, which is only there once every element is closed.
    pub fn next(&mut self) -> Result<Option<Event<'x>>, OpenError> {
        let event = self.reader.read_event().map_err(|_error| OpenError::Damaged("damage-unbalanced"))?;
        match event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => {
                self.depth = self.depth.checked_sub(1).ok_or(OpenError::Damaged("damage-unbalanced"))?;
            }
            Event::Eof if self.depth == 0 => return Ok(None),
            Event::Eof => return Err(OpenError::Damaged("damage-cut-off")),
            // No spreadsheet writes one; it could define text without end.
            Event::DocType(_) => return Err(OpenError::Damaged("damage-doctype")),
            _ => {}
        }
        Ok(Some(event))
    }

    /// The next event of the element that has begun, `None` at its end. To be asked at the depth of its start.
    pub fn inside(&mut self, depth: usize) -> Result<Option<Event<'x>>, OpenError> {
        match self.next()? {
            Some(Event::End(_)) if self.depth < depth => Ok(None),
            Some(event) => Ok(Some(event)),
            None => Err(OpenError::Damaged("damage-cut-off")),
        }
    }

    pub fn depth(&self) -> usize {
        self.depth
    }

    /// Passes over the rest of the element that has begun.
    pub fn skip(&mut self) -> Result<(), OpenError> {
        let depth = self.depth;
        while self.inside(depth)?.is_some() {}
        Ok(())
    }

    /// The text of the element that has begun.
    pub fn text(&mut self) -> Result<String, OpenError> {
        let depth = self.depth;
        let mut text = String::new();
        while let Some(event) = self.inside(depth)? {
            push_text(&event, &mut text);
        }
        Ok(text)
    }
}

/// Adds what an event holds of text.
pub(super) fn push_text(event: &Event<'_>, text: &mut String) {
    match event {
        Event::Text(part) => text.push_str(&part.xml10_content()),
        Event::CData(part) => text.push_str(&part.xml10_content()),
        Event::GeneralRef(reference) => {
            let character = match &**reference {
                "lt" => Some('<'),
                "gt" => Some('>'),
                "amp" => Some('&'),
                "apos" => Some('\''),
                "quot" => Some('"'),
                _ => reference.resolve_char_ref().ok().flatten(),
            };
            text.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        _ => {}
    }
}

/// The text of an attribute, by its name with prefix.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    Some(attribute.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}

/// How often an element stands; 1 where it does not say, and where it says what is no number.
pub(super) fn repeated(tag: &BytesStart<'_>, name: &str) -> u32 {
    attribute(tag, name).map_or(1, |text| text.parse().unwrap_or(u32::MAX)).max(1)
}
