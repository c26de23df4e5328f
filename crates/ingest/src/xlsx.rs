//! Workbooks of Excel 2007 and later, cell by cell as their parts say. The reader library would read them too,
//! but of a cell that is not as it should be it takes what it understands.

mod cell_value;
mod properties;
mod relationships;
mod shared_strings;
mod styles;
mod workbook_part;
mod worksheet;

use tonghop_core::folded;

use crate::budget::Budget;
use crate::open::{SheetFailure, Workbook};
use crate::package::{Damage, Fault, Package, PartFault};
pub(crate) use relationships::{Relationship, relationships};
use styles::Styles;
use workbook_part::{SheetEntry, WorkbookPart};
use worksheet::Shared;

/// Reads a workbook. A sheet that cannot be read fails alone; what all sheets need fails the file.
pub(crate) fn read(package: &mut Package<'_>) -> Result<Workbook, PartFault> {
    let outer = relationships(package, "")?;
    let path = target(&outer, "officeDocument").unwrap_or("xl/workbook.xml").to_owned();
    let text = package.xml(&path)?.ok_or_else(|| Fault::from(Damage::Missing).at(path.as_str()))?;
    let part = WorkbookPart::read(&text).map_err(|fault| fault.at(path.as_str()))?;
    let inner = relationships(package, &path)?;
    let mut shared = Shared { is_1904: part.is_1904, ..Shared::default() };
    let strings = target(&inner, "sharedStrings").unwrap_or("xl/sharedStrings.xml");
    if let Some(text) = package.xml(strings)? {
        shared.strings = shared_strings::read(&text).map_err(|fault| fault.at(strings))?;
    }
    let styles = target(&inner, "styles").unwrap_or("xl/styles.xml");
    if let Some(text) = package.xml(styles)? {
        shared.styles = Styles::read(&text).map_err(|fault| fault.at(styles))?;
    }
    let mut workbook = Workbook { links: links(package, &part, &inner), ..Workbook::default() };
    workbook.has_macros = package.has("xl/vbaProject.bin");
    read_properties(package, &outer, &mut workbook);
    let mut budget = Budget::default();
    let mut seen: Vec<String> = Vec::new();
    for entry in &part.sheets {
        let found = inner.iter().find(|relationship| relationship.id == entry.relationship);
        match found.map(|found| found.kind.as_str()) {
            Some("chartsheet" | "dialogsheet") => continue,
            Some("xlMacrosheet" | "xlIntlMacrosheet") => {
                workbook.has_macros = true;
                continue;
            }
            _ => {}
        }
        let name = folded(&entry.name);
        let sheet = if seen.contains(&name) {
            Err(Fault::from(Damage::SheetName).at(""))
        } else {
            read_sheet(package, entry, found, &shared, &mut budget)
        };
        seen.push(name);
        match sheet {
            Ok(sheet) => workbook.sheets.push(sheet),
            Err(fault) => workbook.failed.push((entry.name.clone(), SheetFailure::Part(fault))),
        }
    }
    workbook.names = part.names;
    Ok(workbook)
}

fn read_sheet(
    package: &mut Package<'_>,
    entry: &SheetEntry,
    found: Option<&Relationship>,
    shared: &Shared,
    budget: &mut Budget,
) -> Result<crate::sheet::Sheet, PartFault> {
    let missing = |part: &str| Fault::from(Damage::Missing).at(part);
    let found = found.filter(|found| !found.is_outside).ok_or_else(|| missing(&entry.relationship))?;
    let path = found.target.as_str();
    let text = package.xml(path)?.ok_or_else(|| missing(path))?;
    let mut sheet = worksheet::read(&entry.name, &text, shared, budget).map_err(|fault| fault.at(path))?;
    sheet.visibility = entry.visibility;
    Ok(sheet)
}

fn target<'r>(relationships: &'r [Relationship], kind: &str) -> Option<&'r str> {
    let found = relationships.iter().find(|found| found.kind == kind && !found.is_outside)?;
    Some(&found.target)
}

/// The workbooks that formulas read, in the order of their numbers.
fn links(package: &mut Package<'_>, part: &WorkbookPart, inner: &[Relationship]) -> Vec<String> {
    let mut links = Vec::new();
    for id in &part.external {
        let link = inner.iter().find(|found| found.id == *id);
        // A link that does not say where to is still one.
        let targets = link.map(|link| relationships(package, &link.target).unwrap_or_default());
        let outside = targets.unwrap_or_default().into_iter().find(|found| found.is_outside);
        links.push(outside.map(|found| found.target).unwrap_or_default());
    }
    links
}

/// Properties do not affect the answers; a workbook without readable ones has other witnesses.
fn read_properties(package: &mut Package<'_>, outer: &[Relationship], workbook: &mut Workbook) {
    let custom = target(outer, "custom-properties").unwrap_or("docProps/custom.xml");
    if let Ok(Some(text)) = package.xml(custom) {
        workbook.properties = properties::custom(&text).unwrap_or_default();
    }
    let core = target(outer, "core-properties").unwrap_or("docProps/core.xml");
    if let Ok(Some(text)) = package.xml(core) {
        workbook.modified = properties::modified(&text).unwrap_or_default();
    }
}
