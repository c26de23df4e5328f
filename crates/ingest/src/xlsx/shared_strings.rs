use crate::limits;
use crate::package::Fault;
use crate::xml::{Event, Xml, append, local, unescaped};

/// The texts that cells share, in order. How many the part claims to have is not asked.
pub(super) fn read(text: &str) -> Result<Vec<Box<str>>, Fault> {
    let mut xml = Xml::new(text);
    let mut strings = Vec::new();
    let mut string = String::new();
    let mut rich = RichText::default();
    loop {
        let event = xml.next()?;
        match &event {
            Event::Start(tag) if xml.depth() == 2 && local(tag) == "si" => {
                string.clear();
                rich = RichText::default();
            }
            Event::End("si") if xml.depth() == 1 => {
                strings.push(Box::from(unescaped(&string)));
                if !limits::STRINGS.allows(strings.len() as u64) {
                    return Err(Fault::Over(limits::STRINGS));
                }
            }
            Event::Eof => return Ok(strings),
            event => rich.take(event, &mut string),
        }
    }
}

/// Gathers the text of `<t>` elements. The runs of a rich text are one text; how it is pronounced is none.
#[derive(Debug, Default)]
pub(super) struct RichText {
    in_text: bool,
    in_phonetic: bool,
}

impl RichText {
    pub fn take(&mut self, event: &Event<'_>, text: &mut String) {
        match event {
            Event::Start(tag) if local(tag) == "t" => self.in_text = true,
            Event::Start(tag) if local(tag) == "rPh" => self.in_phonetic = true,
            Event::End("t") => self.in_text = false,
            Event::End("rPh") => self.in_phonetic = false,
            event if self.in_text && !self.in_phonetic => append(event, text),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_one_text_and_blanks_stay() {
        let strings = read(
            "<sst count=\"9\" uniqueCount=\"4000000000\"><si><t> a </t></si><si/><si><r><t>b</t></r><r><t>&amp;<![CDATA[c]]></t></r>\
             <rPh><t>x</t></rPh></si><si><t>1<!-- -->2&#51;</t></si></sst>",
        );
        let strings = strings.unwrap();
        assert_eq!(strings.iter().map(|text| &**text).collect::<Vec<_>>(), [" a ", "", "b&c", "123"]);
    }
}
