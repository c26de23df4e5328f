//! Workbooks of Excel 5 to 2003: what their records say beside what the reader library takes from them.

mod globals;
mod record;
mod substream;
mod text;

use std::borrow::Cow;

use calamine::{ExcelDateTime, ExcelDateTimeType};
use tonghop_core::CellRef;

use crate::compound_file::CompoundFile;
use crate::formulas::Formulas;
use crate::number_format::{NumberFormat, Shown};
use crate::open::{OpenError, moment_content, text_content};
use crate::sheet::{Cell, Content, Sheet};
use globals::Globals;
use substream::{Budget, Stored, XlsCell, XlsSheet};

/// A workbook that the reader library may be given.
#[derive(Debug)]
pub(crate) struct XlsBook<'a> {
    /// The file, without what would have the reader library take more memory than there is.
    pub bytes: Cow<'a, [u8]>,
    /// The code page by which the reader library is to read text.
    pub code_page: u16,
    is_1904: bool,
    /// In the order in which the workbook lists its sheets, charts among them.
    sheets: Vec<XlsSheet>,
}

impl<'a> XlsBook<'a> {
    /// Reads the records of a workbook.
    pub fn read(bytes: &'a [u8]) -> Result<Self, OpenError> {
        if !bytes.starts_with(&[0xD0, 0xCF]) {
            return Err(OpenError::TooOld);
        }
        let file = CompoundFile::open(bytes).map_err(OpenError::from)?;
        // The reader library reads properties too, if there are any.
        for properties in ["\u{5}SummaryInformation", "\u{5}DocumentSummaryInformation"] {
            file.stream(properties).map_err(OpenError::from)?;
        }
        let stream = match file.stream("Workbook").map_err(OpenError::from)? {
            Some(stream) => stream,
            None => file
                .stream("Book")
                .map_err(OpenError::from)?
                .ok_or(OpenError::Damaged("damage-no-workbook"))?,
        };
        let globals = Globals::read(&stream.bytes)?;
        let mut budget = Budget::new();
        let mut bytes = Cow::Borrowed(bytes);
        let mut sheets = Vec::with_capacity(globals.sheets.len());
        for index in 0..globals.sheets.len() {
            let sheet = XlsSheet::read(&stream.bytes, &globals, index, &mut budget)?;
            if let Some((at, false)) = sheet.dimensions {
                // A sheet of no size: the reader library then makes room as cells come.
                for offset in at..at + 12 {
                    if let Some(byte) = stream.place(offset).and_then(|place| bytes.to_mut().get_mut(place)) {
                        *byte = 0;
                    }
                }
            }
            sheets.push(sheet);
        }
        Ok(Self { bytes, code_page: globals.coding.code_page(), is_1904: globals.is_1904, sheets })
    }

    /// Completes the sheet at `index` as the reader library read it: numbers, days and texts as their records
    /// and formats say, styles, hidden rows and columns, merged cells.
    pub fn complete(&self, index: usize, sheet: &mut Sheet) -> Result<(), String> {
        let Some(facts) = self.sheets.get(index) else { return Err("no records of the sheet".to_owned()) };
        if let Some(fault) = facts.fault {
            return Err(fault.to_owned());
        }
        sheet.visibility = facts.visibility;
        sheet.hidden_rows.clone_from(&facts.hidden_rows);
        sheet.hidden_columns.clone_from(&facts.hidden_columns);
        sheet.merged.clone_from(&facts.merged);
        sheet.formulas = Formulas::default();
        facts.formulas.iter().for_each(|at| sheet.formulas.insert(*at, ""));
        for ((row, column), stored) in &facts.cells {
            let at = CellRef::new(*row, *column);
            let cell = match sheet.remove(at) {
                // No result, or the 0 that LibreOffice writes for an empty text.
                Some(cell) if matches!(cell.content, Content::Uncalculated(_)) => {
                    Some(Cell { style: stored.style.clone(), ..cell })
                }
                known => self.cell(stored, known),
            };
            if let Some(cell) = cell {
                sheet.insert(at, cell);
            }
        }
        Ok(())
    }

    fn cell(&self, stored: &XlsCell, known: Option<Cell>) -> Option<Cell> {
        let style = stored.style.clone();
        let content = match &stored.stored {
            Stored::Number(number) => {
                let format = style.as_ref().map_or("", |style| &style.format);
                let kind = match NumberFormat::parse(format).shown(*number) {
                    Shown::Number => None,
                    Shown::Moment => Some(ExcelDateTimeType::DateTime),
                    Shown::Duration => Some(ExcelDateTimeType::TimeDelta),
                };
                Some(match kind {
                    None => Content::Number(*number),
                    Some(kind) => moment_content(ExcelDateTime::new(*number, kind, self.is_1904)),
                })
            }
            Stored::Text(text) => text_content(text.clone()),
            Stored::Broken => Some(Content::Error("#VALUE!".to_owned())),
            Stored::Elsewhere => None,
        };
        match (content, known) {
            (Some(content), _) => Some(Cell { content, style, original: None }),
            (None, Some(cell)) if stored.stored == Stored::Elsewhere => Some(Cell { style, ..cell }),
            (None, _) => None,
        }
    }
}

#[cfg(test)]
mod tests;
