use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::Cells;
use super::dates::DateStyles;
use super::package::{attribute, ends, is};
use super::shared_strings::{Inside, append, unescaped};

/// A cell while it is read.
#[derive(Default)]
struct Open {
    address: String,
    kind: Option<String>,
    style: Option<String>,
    /// The text of `<v>`; `None` without that element.
    value: Option<String>,
    in_value: bool,
    /// The text of `<is>`.
    inline: String,
    inside: Inside,
}

/// The cells of a worksheet that hold anything.
pub(super) fn read(xml: &str, strings: &[String], dates: &DateStyles) -> Cells {
    let mut reader = Reader::from_str(xml);
    let mut cells = Cells::new();
    let mut open: Option<Open> = None;
    loop {
        let event = reader.read_event().expect("well-formed XML");
        match &event {
            Event::Start(tag) if is(tag, "c") => open = Some(Open::new(tag)),
            Event::End(tag) if ends(tag, "c") => {
                if let Some(cell) = open.take()
                    && let Some(text) = cell.text(strings, dates)
                {
                    cells.insert(cell.address, text);
                }
            }
            Event::Eof => return cells,
            event => {
                if let Some(cell) = &mut open {
                    cell.take(event);
                }
            }
        }
    }
}

impl Open {
    fn new(tag: &BytesStart<'_>) -> Self {
        Self {
            address: attribute(tag, "r").expect("a cell with an address"),
            kind: attribute(tag, "t"),
            style: attribute(tag, "s"),
            ..Self::default()
        }
    }

    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) if is(tag, "v") => {
                self.in_value = true;
                self.value = Some(String::new());
            }
            Event::End(tag) if ends(tag, "v") => self.in_value = false,
            event if self.in_value => append(event, self.value.get_or_insert_default()),
            event => self.inside.take(event, &mut self.inline),
        }
    }

    fn text(&self, strings: &[String], dates: &DateStyles) -> Option<String> {
        let text = match (self.kind.as_deref(), &self.value) {
            (Some("inlineStr"), _) => unescaped(&self.inline),
            (_, None) => return None,
            (Some("s"), Some(index)) => {
                let index: usize = index.trim().parse().expect("the index of a shared string");
                strings[index].clone()
            }
            (Some("b"), Some(flag)) => if flag.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            (Some("str" | "d"), Some(text)) => unescaped(text),
            (Some("e"), Some(error)) => error.clone(),
            (_, Some(number)) if number.trim().is_empty() => return None,
            (_, Some(number)) => {
                let number: f64 = number.trim().parse().expect("a number");
                dates.moment(self.style.as_deref(), number).unwrap_or_else(|| number.to_string())
            }
        };
        (!text.is_empty()).then_some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_may_stand_in_the_cell_itself() {
        let xml = r#"<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>&amp;b</t></r></is></c>
            <c r="B1"><f>1+1</f><v>2</v></c><c r="C1" s="4"/><c r="D1" t="n"><v>1E+3</v></c></row></sheetData></worksheet>"#;
        let cells = read(xml, &[], &DateStyles::read("<styleSheet/>", "<workbook/>"));
        let cells: Vec<(&str, &str)> = cells.iter().map(|(at, text)| (at.as_str(), text.as_str())).collect();
        assert_eq!(cells, [("A1", "a&b"), ("B1", "2"), ("D1", "1000")]);
    }
}
