use crate::limits;
use crate::package::Fault;
use crate::sheet::Visibility;
use crate::xml::{Event, Xml, append, attribute, local, says_yes};

/// What the workbook part says.
#[derive(Debug, Default, PartialEq)]
pub(super) struct WorkbookPart {
    pub sheets: Vec<SheetEntry>,
    /// Defined names and their formulas.
    pub names: Vec<(String, String)>,
    /// The relationships of the workbooks that formulas read, in the order of their numbers: `[1]`, `[2]`.
    pub external: Vec<String>,
    pub is_1904: bool,
}

/// A sheet as the workbook lists it.
#[derive(Debug, PartialEq)]
pub(super) struct SheetEntry {
    pub name: String,
    pub visibility: Visibility,
    /// The relationship that leads to its part.
    pub relationship: String,
}

impl WorkbookPart {
    pub fn read(text: &str) -> Result<Self, Fault> {
        let mut xml = Xml::new(text);
        let mut part = Self::default();
        let mut name: Option<(String, String)> = None;
        loop {
            let event = xml.next()?;
            match &event {
                Event::Start(tag) => match local(tag) {
                    "sheet" if xml.depth() == 3 => {
                        let state = attribute(tag, "state")?.unwrap_or_default();
                        part.sheets.push(SheetEntry {
                            name: attribute(tag, "name")?.unwrap_or_default().into_owned(),
                            visibility: match &*state {
                                "hidden" => Visibility::Hidden,
                                "veryHidden" => Visibility::VeryHidden,
                                _ => Visibility::Visible,
                            },
                            relationship: attribute(tag, "id")?.unwrap_or_default().into_owned(),
                        });
                    }
                    "definedName" => {
                        name =
                            Some((attribute(tag, "name")?.unwrap_or_default().into_owned(), String::new()));
                    }
                    "externalReference" => {
                        part.external.push(attribute(tag, "id")?.unwrap_or_default().into_owned());
                    }
                    "workbookPr" => {
                        part.is_1904 = attribute(tag, "date1904")?.is_some_and(|value| says_yes(&value));
                    }
                    _ => {}
                },
                Event::End("definedName") => part.names.extend(name.take()),
                Event::Eof => return Ok(part),
                event => {
                    if let Some((_, formula)) = &mut name {
                        append(event, formula);
                    }
                }
            }
            for (limit, amount) in
                [(limits::SHEETS, part.sheets.len()), (limits::NAMES, part.names.len() + part.external.len())]
            {
                if !limit.allows(amount as u64) {
                    return Err(Fault::Over(limit));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_names_and_links_are_listed() {
        let part = WorkbookPart::read(
            r#"<x:workbook xmlns:r="r"><x:workbookPr date1904="true"/><x:sheets>
            <x:sheet name="A&amp;B" sheetId="1" r:id="rId1"/><x:sheet name="C" state="veryHidden" r:id="rId2"/>
            <x:sheet name="D" state="show"/></x:sheets><x:externalReferences><x:externalReference r:id="rId9"/>
            </x:externalReferences><x:definedNames><x:definedName name="tonghop_unit">"A01"</x:definedName>
            </x:definedNames></x:workbook>"#,
        )
        .unwrap();
        let sheet = |name: &str, visibility, relationship: &str| SheetEntry {
            name: name.to_owned(),
            visibility,
            relationship: relationship.to_owned(),
        };
        assert_eq!(
            part.sheets,
            [
                sheet("A&B", Visibility::Visible, "rId1"),
                sheet("C", Visibility::VeryHidden, "rId2"),
                sheet("D", Visibility::Visible, ""),
            ]
        );
        assert_eq!(part.names, [("tonghop_unit".to_owned(), "\"A01\"".to_owned())]);
        assert_eq!(part.external, ["rId9"]);
        assert!(part.is_1904);
    }
}
