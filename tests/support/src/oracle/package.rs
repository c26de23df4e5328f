use std::io::{Cursor, Read};

use quick_xml::events::{BytesEnd, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

/// The parts of an `.xlsx` file.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Package<'a> {
    pub fn open(bytes: &'a [u8]) -> Self {
        Self { archive: ZipArchive::new(Cursor::new(bytes)).expect("an .xlsx file is a zip archive") }
    }

    /// The XML of a part, if the file has it.
    pub fn part(&mut self, name: &str) -> Option<String> {
        let mut xml = String::new();
        self.archive.by_name(name).ok()?.read_to_string(&mut xml).expect("XML in UTF-8");
        Some(xml)
    }

    pub fn required_part(&mut self, name: &str) -> String {
        self.part(name).unwrap_or_else(|| panic!("the file has no part {name}"))
    }

    /// The name of every worksheet and the part that it is in, in order.
    pub fn sheet_targets(&mut self, workbook: &str) -> Vec<(String, String)> {
        let relations = self.required_part("xl/_rels/workbook.xml.rels");
        let relations: Vec<(String, String, String)> = elements(&relations, "Relationship")
            .iter()
            .map(|relation| {
                let text = |name: &str| attribute(relation, name).unwrap_or_default();
                (text("Id"), text("Type"), text("Target"))
            })
            .collect();
        let target = |sheet: &BytesStart<'_>| {
            let id = attribute(sheet, "id")?;
            let (_, kind, target) = relations.iter().find(|(known, _, _)| *known == id)?;
            let part = match target.strip_prefix('/') {
                Some(absolute) => absolute.to_owned(),
                None => format!("xl/{target}"),
            };
            kind.ends_with("/worksheet").then_some((attribute(sheet, "name")?, part))
        };
        elements(workbook, "sheet").iter().filter_map(target).collect()
    }
}

/// All elements of that local name, as their start tags.
pub(super) fn elements(xml: &str, name: &str) -> Vec<BytesStart<'static>> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(tag) | Event::Empty(tag) if is(&tag, name) => found.push(tag.into_owned()),
            Event::Eof => return found,
            _ => {}
        }
    }
}

/// Whether an element has that local name.
pub(super) fn is(tag: &BytesStart<'_>, name: &str) -> bool {
    AsRef::<str>::as_ref(&tag.local_name()) == name
}

/// Whether it is an element of that local name that ends.
pub(super) fn ends(tag: &BytesEnd<'_>, name: &str) -> bool {
    AsRef::<str>::as_ref(&tag.local_name()) == name
}

/// The text of an attribute by its local name.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.attributes().flatten().find(|a| AsRef::<str>::as_ref(&a.key.local_name()) == name)?;
    Some(attribute.normalized_value(XmlVersion::Implicit1_0).expect("a well-formed attribute").into_owned())
}
