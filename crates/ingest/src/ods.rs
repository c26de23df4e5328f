//! OpenDocument spreadsheets, read by ourselves: the reader library loops for ever on a table that is cut off,
//! makes room for whatever a file says it repeats, refuses files with blanks between their elements, and gives
//! neither formats nor fonts nor hidden rows.

mod styles;
mod table;
mod xml;

use quick_xml::events::Event;

use crate::limits;
use crate::open::{OpenError, Workbook};
use crate::package::Package;
use styles::Styles;
use table::Table;
use xml::{Xml, attribute};

/// Reads a package.
pub(crate) fn read_package(package: &mut Package<'_>) -> Result<Workbook, OpenError> {
    if package.checked_xml("META-INF/manifest.xml")?.is_some_and(|text| text.contains("encryption-data")) {
        return Err(OpenError::Password);
    }
    let mut parts = Vec::new();
    // Properties are no answers; a workbook whose properties cannot be read has other witnesses.
    if let Ok(Some(meta)) = package.checked_xml("meta.xml")
        && read_parts(&[meta.as_bytes()], false).is_ok()
    {
        parts.push(meta);
    }
    parts.extend(package.checked_xml("styles.xml")?);
    parts.push(package.checked_xml("content.xml")?.ok_or(OpenError::Damaged("damage-no-workbook"))?);
    let parts: Vec<&[u8]> = parts.iter().map(String::as_bytes).collect();
    read_parts(&parts, true)
}

/// Reads a workbook that is one XML file (`.fods`).
pub(crate) fn read_flat(bytes: &[u8]) -> Result<Workbook, OpenError> {
    read_parts(&[bytes], true)
}

/// Reads the parts of a workbook, each of which may declare what the later ones use.
fn read_parts(parts: &[&[u8]], has_tables: bool) -> Result<Workbook, OpenError> {
    let mut workbook = Workbook::default();
    let mut styles = Styles::default();
    let mut budget = limits::CELLS.most;
    for part in parts {
        let mut xml = Xml::new(part)?;
        while let Some(event) = xml.next()? {
            let Event::Start(tag) = event else { continue };
            match tag.name().as_ref() {
                "table:table" => {
                    let sheet = Table::read(&tag, &mut xml, &mut styles, &mut budget)?;
                    if workbook.sheets.iter().any(|before| before.name == sheet.name) {
                        workbook
                            .failed
                            .push((sheet.name.to_string(), "duplicate sheet name".to_owned().into()));
                    } else {
                        workbook.sheets.push(sheet);
                    }
                }
                "table:named-expression" => {
                    let expression = attribute(&tag, "table:expression").unwrap_or_default();
                    workbook.names.extend(attribute(&tag, "table:name").map(|name| (name, expression)));
                }
                "meta:user-defined" => {
                    let name = attribute(&tag, "meta:name");
                    let text = xml.text()?;
                    workbook.properties.extend(name.map(|name| (name, text)));
                }
                "dc:date" => workbook.modified = Some(xml.text()?),
                // Old answers, kept to show what was changed.
                "table:tracked-changes" => xml.skip()?,
                _ => {
                    styles.take(&tag, &mut xml)?;
                }
            }
        }
    }
    if has_tables && workbook.sheets.is_empty() {
        return Err(OpenError::Damaged("damage-no-workbook"));
    }
    Ok(workbook)
}

#[cfg(test)]
mod tests;
