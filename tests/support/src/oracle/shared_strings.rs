use quick_xml::Reader;
use quick_xml::events::Event;

use super::package::{ends, is};

/// The texts that cells share, in order. The runs of a rich text are one text; how it is pronounced is none.
pub(super) fn read(xml: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let mut texts: Vec<String> = Vec::new();
    let mut inside = Inside::default();
    loop {
        let event = reader.read_event().expect("well-formed XML");
        match &event {
            Event::Start(tag) | Event::Empty(tag) if is(tag, "si") => texts.push(String::new()),
            Event::Eof => return texts.into_iter().map(|text| unescaped(&text)).collect(),
            _ => {}
        }
        if let Some(text) = texts.last_mut() {
            inside.take(&event, text);
        }
    }
}

/// Gathers the text of `<t>` elements, outside of phonetic runs.
#[derive(Default)]
pub(super) struct Inside {
    text: bool,
    phonetic: bool,
}

impl Inside {
    pub fn take(&mut self, event: &Event<'_>, text: &mut String) {
        match event {
            Event::Start(tag) if is(tag, "t") => self.text = true,
            Event::End(tag) if ends(tag, "t") => self.text = false,
            Event::Start(tag) if is(tag, "rPh") => self.phonetic = true,
            Event::End(tag) if ends(tag, "rPh") => self.phonetic = false,
            event if self.text && !self.phonetic => append(event, text),
            _ => {}
        }
    }
}

/// Appends what an event says in character data: text, entities, CDATA.
pub(super) fn append(event: &Event<'_>, text: &mut String) {
    match event {
        Event::Text(part) => text.push_str(&part.xml10_content()),
        Event::CData(part) => text.push_str(&part.xml10_content()),
        Event::GeneralRef(entity) => match entity.resolve_char_ref().expect("a character reference") {
            Some(character) => text.push(character),
            None => text.push(match &**entity {
                "lt" => '<',
                "gt" => '>',
                "amp" => '&',
                "quot" => '"',
                "apos" => '\'',
                other => panic!("an entity that XML has not: {other}"),
            }),
        },
        _ => {}
    }
}

/// The text with `_x000D_` and its like taken for the character that they stand for (ECMA-376, ST_Xstring).
pub(super) fn unescaped(text: &str) -> String {
    let mut units: Vec<u16> = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        units.extend(rest[..at].encode_utf16());
        let digits = rest.get(at + 2..at + 6).filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        let unit =
            digits.filter(|d| d.bytes().all(|b| b.is_ascii_hexdigit())).map(|d| u16::from_str_radix(d, 16));
        if let Some(Ok(unit)) = unit {
            units.push(unit);
            rest = &rest[at + 7..];
        } else {
            units.extend("_x".encode_utf16());
            rest = &rest[at + 2..];
        }
    }
    units.extend(rest.encode_utf16());
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_joined_and_readings_left_out() {
        let xml = "<sst><si><r><t>Đoàn </t></r><r><t xml:space=\"preserve\">&lt;b&#233;&gt; </t></r>\
                   <rPh sb=\"0\"><t>x</t></rPh></si><si><t/></si><si/><si><t>a_x005F_x000D_b_x000A_</t></si></sst>";
        assert_eq!(read(xml), ["Đoàn <bé> ", "", "", "a_x000D_b\n"]);
    }

    #[test]
    fn what_only_looks_like_an_escape_stays() {
        for text in ["_x", "_x00", "_x00G0_", "_x000D", "a_xb", "_xĐỢI_"] {
            assert_eq!(unescaped(text), text);
        }
    }
}
