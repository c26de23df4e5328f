//! What the reader library does not give of a binary workbook: the formats and fonts of cells, hidden rows and
//! columns, merged cells. Its records are walked once, and a record that claims more than there is ends the
//! reading before the library believes it.

mod records;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use tonghop_core::CellRef;

use crate::limits;
use crate::number_format::builtin;
use crate::package::{Damage, Fault, Package, PartFault};
use crate::sheet::{Sheet, Style};
use crate::xlsx::{Relationship, relationships};
use records::{Records, text, u16_at, u32_at};

const WORKBOOK: &str = "xl/workbook.bin";
const STRINGS: &str = "xl/sharedStrings.bin";

/// What is known of the sheets of a binary workbook beside their cells' content.
#[derive(Debug, Default)]
pub(crate) struct BinaryFacts {
    styles: Vec<Arc<Style>>,
    /// The part of each sheet, by its name.
    parts: HashMap<String, String>,
    /// The other workbooks that formulas read.
    pub links: Vec<String>,
}

impl BinaryFacts {
    pub fn read(package: &mut Package<'_>) -> Result<Self, PartFault> {
        let bytes = package.part(WORKBOOK)?.ok_or_else(|| Fault::from(Damage::Missing).at(WORKBOOK))?;
        let inner = relationships(package, WORKBOOK)?;
        let parts = sheet_parts(&bytes, &inner).map_err(|fault| fault.at(WORKBOOK))?;
        if let Some(bytes) = package.part(STRINGS)? {
            let walked = Records::new(&bytes).try_for_each(|record| record.map(drop));
            walked.map_err(|fault| fault.at(STRINGS))?;
        }
        let styles = match package.part("xl/styles.bin")? {
            Some(bytes) => styles(&bytes).map_err(|fault| fault.at("xl/styles.bin"))?,
            None => Vec::new(),
        };
        let mut links = Vec::new();
        for link in inner.iter().filter(|link| link.kind == "externalLink") {
            let targets = relationships(package, &link.target).unwrap_or_default();
            let outside = targets.into_iter().find(|target| target.is_outside);
            links.push(outside.map(|target| target.target).unwrap_or_default());
        }
        Ok(Self { styles, parts, links })
    }

    /// What the records of a sheet say.
    pub fn of_sheet(&self, package: &mut Package<'_>, name: &str) -> Result<SheetFacts, PartFault> {
        let Some(part) = self.parts.get(name) else { return Ok(SheetFacts::default()) };
        let Some(bytes) = package.part(part)? else { return Ok(SheetFacts::default()) };
        SheetFacts::read(&bytes, &self.styles).map_err(|fault| fault.at(part.as_str()))
    }
}

/// What the records of a sheet say beside the content of its cells.
#[derive(Debug, Default)]
pub(crate) struct SheetFacts {
    styles: Vec<(CellRef, Arc<Style>)>,
    hidden_rows: BTreeSet<u32>,
    hidden_columns: BTreeSet<u32>,
    merged: Vec<(CellRef, CellRef)>,
}

impl SheetFacts {
    fn read(bytes: &[u8], styles: &[Arc<Style>]) -> Result<Self, Fault> {
        let mut facts = Self::default();
        let mut row = 0;
        for record in Records::new(bytes) {
            let (kind, content) = record?;
            match kind {
                // BrtRowHdr
                0 => {
                    row = u32_at(content, 0)?;
                    if content.get(11).is_some_and(|flags| flags & 0x10 != 0) && row < limits::ROWS {
                        facts.hidden_rows.insert(row);
                    }
                }
                // BrtCellRk to BrtFmlaError
                2..=11 => {
                    let style = usize::try_from(u32_at(content, 4)? & 0x00FF_FFFF).ok();
                    if let Some(style) = style.and_then(|style| styles.get(style)) {
                        facts.styles.push((CellRef::new(row, u32_at(content, 0)?), style.clone()));
                    }
                }
                // BrtColInfo
                60 if u16_at(content, 16)? & 1 != 0 => {
                    let (first, last) = (u32_at(content, 0)?, u32_at(content, 4)?);
                    facts.hidden_columns.extend(first..last.saturating_add(1).min(limits::COLUMNS));
                }
                // BrtMergeCell
                176 => {
                    let first = CellRef::new(u32_at(content, 0)?, u32_at(content, 8)?);
                    let last = CellRef::new(u32_at(content, 4)?, u32_at(content, 12)?);
                    facts.merged.push((first, last));
                }
                _ => {}
            }
            let amounts = [(limits::CELLS, facts.styles.len()), (limits::MERGES, facts.merged.len())];
            if let Some((limit, _)) = amounts.iter().find(|(limit, amount)| !limit.allows(*amount as u64)) {
                return Err(Fault::Over(*limit));
            }
        }
        Ok(facts)
    }

    /// Adds them to the sheet.
    pub fn complete(self, sheet: &mut Sheet) {
        for (at, style) in self.styles {
            if let Some(cell) = sheet.get_mut(at) {
                cell.style = Some(style);
            }
        }
        sheet.hidden_rows = self.hidden_rows;
        sheet.hidden_columns = self.hidden_columns;
        sheet.merged = self.merged;
    }
}

/// The part of every sheet that the workbook lists (BrtBundleSh).
fn sheet_parts(bytes: &[u8], inner: &[Relationship]) -> Result<HashMap<String, String>, Fault> {
    let mut parts = HashMap::new();
    for record in Records::new(bytes) {
        let (156, content) = record? else { continue };
        let (id, end) = text(content, 8)?;
        let (name, _) = text(content, end)?;
        if let Some(found) = inner.iter().find(|found| found.id == id && !found.is_outside) {
            parts.insert(name, found.target.clone());
        }
        if !limits::SHEETS.allows(parts.len() as u64) {
            return Err(Fault::Over(limits::SHEETS));
        }
    }
    Ok(parts)
}

/// How cells may look, by the number that a cell gives.
fn styles(bytes: &[u8]) -> Result<Vec<Arc<Style>>, Fault> {
    let mut formats: HashMap<u32, String> = HashMap::new();
    let mut fonts: Vec<Arc<str>> = Vec::new();
    let mut styles = Vec::new();
    let mut groups: BTreeSet<u16> = BTreeSet::new();
    for record in Records::new(bytes) {
        let (kind, content) = record?;
        match kind {
            // BrtBeginFonts and BrtBeginCellXFs, and their ends
            611 | 617 => {
                groups.insert(kind);
            }
            612 | 618 => {
                groups.remove(&(kind - 1));
            }
            // BrtFmt
            44 => {
                formats.insert(u32::from(u16_at(content, 0)?), text(content, 2)?.0);
            }
            // BrtFont
            43 if groups.contains(&611) => {
                let name = text(content, 21).map(|(name, _)| name);
                fonts.push(Arc::from(name.unwrap_or_default()));
            }
            // BrtXF
            47 if groups.contains(&617) => {
                let format = u32::from(u16_at(content, 2)?);
                let code = formats.get(&format).map_or_else(|| builtin(format), String::as_str);
                let code = if code.eq_ignore_ascii_case("general") { "" } else { code };
                let font = fonts.get(usize::from(u16_at(content, 4)?)).cloned().unwrap_or_default();
                styles.push(Arc::new(Style { format: Arc::from(code), font }));
            }
            _ => {}
        }
        if !limits::FORMATS.allows(formats.len().max(fonts.len()).max(styles.len()) as u64) {
            return Err(Fault::Over(limits::FORMATS));
        }
    }
    Ok(styles)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::Content;

    fn record(kind: u16, content: &[u8]) -> Vec<u8> {
        let kind = if kind < 128 { vec![kind as u8] } else { vec![kind as u8 | 0x80, (kind >> 7) as u8] };
        [&kind[..], &[content.len() as u8], content].concat()
    }

    fn wide(text: &str) -> Vec<u8> {
        let units: Vec<u16> = text.encode_utf16().collect();
        let length = (units.len() as u32).to_le_bytes();
        length.into_iter().chain(units.into_iter().flat_map(u16::to_le_bytes)).collect()
    }

    #[test]
    fn cells_have_their_formats_and_hidden_rows_are_known() {
        let font = [&[0; 21][..], &wide(".VnTime")].concat();
        let looks = [
            record(44, &[&[164, 0][..], &wide("0.0%")].concat()),
            record(611, &[1, 0, 0, 0]),
            record(43, &font),
            record(612, &[]),
            record(47, &[0, 0, 9, 0, 0, 0]),
            record(617, &[2, 0, 0, 0]),
            record(47, &[0; 6]),
            record(47, &[0, 0, 164, 0, 0, 0]),
            record(618, &[]),
        ]
        .concat();
        let styles = styles(&looks).unwrap();
        let told: Vec<_> = styles.iter().map(|style| (&*style.format, &*style.font)).collect();
        assert_eq!(told, [("", ".VnTime"), ("0.0%", ".VnTime")]);
        let cell = [&2_u32.to_le_bytes()[..], &[1, 0, 0, 0], &[0; 8]].concat();
        let row = |row: u8, flags: u8| record(0, &[row, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, flags, 0, 0, 0, 0, 0]);
        let sheet = [row(3, 0x10), record(5, &cell), row(4, 0)].concat();
        let facts = SheetFacts::read(&sheet, &styles).unwrap();
        assert_eq!(facts.hidden_rows, BTreeSet::from([3]));
        let mut sheet = Sheet::new("BIEU");
        let at = CellRef::new(3, 2);
        sheet.insert(at, Content::Number(0.95));
        facts.complete(&mut sheet);
        assert_eq!(sheet.get(at).unwrap().format(), "0.0%");
    }
}
