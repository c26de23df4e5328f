//! OpenDocument spreadsheets, read by ourselves: the reader library loops for ever on a table that is cut off,
//! makes room for whatever a file says it repeats, refuses files with blanks between their elements, and gives
//! neither formats nor fonts nor hidden rows.

mod styles;
mod table;
mod xml;

use std::io::{Cursor, Read};

use quick_xml::events::Event;

use crate::limits;
use crate::open::{OpenError, Workbook};
use styles::Styles;
use table::Table;
use xml::{Xml, attribute};

/// Reads a package.
pub(crate) fn read_package(bytes: &[u8]) -> Result<Workbook, OpenError> {
    let mut archive =
        zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_error| OpenError::Damaged("damage-cut-off"))?;
    let mut part = |name: &str| -> Result<Option<Vec<u8>>, OpenError> {
        let part = match archive.by_name(name) {
            Ok(part) => part,
            Err(zip::result::ZipError::FileNotFound) => return Ok(None),
            Err(_error) => return Err(OpenError::Damaged("damage-cut-off")),
        };
        let mut bytes = Vec::new();
        part.take(limits::ODS_PART + 1)
            .read_to_end(&mut bytes)
            .map_err(|_error| OpenError::Damaged("damage-cut-off"))?;
        if bytes.len() as u64 > limits::ODS_PART {
            Err(OpenError::TooMuch("excess-part"))
        } else {
            Ok(Some(bytes))
        }
    };
    let manifest = part("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.windows(15).any(|window| window == b"encryption-data") {
        return Err(OpenError::Password);
    }
    let mut parts = Vec::new();
    // Properties are no answers; a workbook whose properties cannot be read has other witnesses.
    if let Ok(Some(meta)) = part("meta.xml")
        && read_parts(&[&meta], false).is_ok()
    {
        parts.push(meta);
    }
    parts.extend(part("styles.xml")?);
    parts.push(part("content.xml")?.ok_or(OpenError::Damaged("damage-no-workbook"))?);
    let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
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
    let mut budget = limits::CELLS;
    for part in parts {
        let mut xml = Xml::new(part)?;
        while let Some(event) = xml.next()? {
            let Event::Start(tag) = event else { continue };
            match tag.name().as_ref() {
                "table:table" => {
                    let sheet = Table::read(&tag, &mut xml, &mut styles, &mut budget)?;
                    if workbook.sheets.iter().any(|before| before.name == sheet.name) {
                        workbook.failed.push((sheet.name.to_string(), "duplicate sheet name".to_owned()));
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
