use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use tonghop_core::CellRef;

use super::globals::Globals;
use super::record::{BOF, EOF, Record, records};
use crate::limits;
use crate::open::OpenError;
use crate::sheet::{Style, Visibility};

/// What the records of a sheet say beside what the reader library takes from them.
#[derive(Debug, Default)]
pub(crate) struct XlsSheet {
    pub visibility: Visibility,
    pub hidden_rows: BTreeSet<u32>,
    pub hidden_columns: BTreeSet<u32>,
    pub merged: Vec<(CellRef, CellRef)>,
    pub cells: BTreeMap<(u32, u32), XlsCell>,
    /// Cells with a formula. The reader library does not know every one of them.
    pub formulas: BTreeSet<CellRef>,
    /// Why its cells cannot be trusted.
    pub fault: Option<&'static str>,
    /// Where the record of its size begins, and whether the size can be believed.
    pub dimensions: Option<(usize, bool)>,
}

/// A cell with content.
#[derive(Debug, Default)]
pub(crate) struct XlsCell {
    pub style: Option<Arc<Style>>,
    pub stored: Stored,
}

/// What a cell's record holds, where it holds it itself.
#[derive(Debug, Default, PartialEq)]
pub(crate) enum Stored {
    Number(f64),
    Text(String),
    /// A shared text, a truth value or an error, which the reader library takes as they are.
    #[default]
    Elsewhere,
    /// A text whose record is cut short.
    Broken,
}

impl XlsSheet {
    pub fn read(
        stream: &[u8],
        globals: &Globals,
        index: usize,
        budget: &mut Budget,
    ) -> Result<Self, OpenError> {
        let listed = &globals.sheets[index];
        let mut sheet = Self { visibility: listed.visibility, ..Self::default() };
        let mut depth = 0_usize;
        let mut formula = None;
        let mut ended = false;
        for record in records(stream, listed.start) {
            match record.id {
                BOF => depth += 1,
                EOF if depth <= 1 => {
                    ended = true;
                    break;
                }
                EOF => depth -= 1,
                // A chart within a sheet has cells of its own.
                _ if depth > 1 => {}
                _ => sheet.take(&record, globals, &mut formula, budget)?,
            }
        }
        if !ended && listed.is_worksheet {
            return Err(OpenError::Damaged("damage-cut-off"));
        }
        budget.span(&sheet)?;
        Ok(sheet)
    }

    fn take(
        &mut self,
        record: &Record<'_>,
        globals: &Globals,
        formula: &mut Option<(u32, u32)>,
        budget: &mut Budget,
    ) -> Result<(), OpenError> {
        match record.id {
            0x0200 => self.dimensions = Some((record.at, believable(record))),
            0x0208 if record.u16(12).is_some_and(|flags| flags & 0x20 != 0) => {
                self.hidden_rows.extend(record.u16(0).map(u32::from));
            }
            0x007D => {
                let hidden = record.u16(8).is_some_and(|flags| flags & 1 != 0);
                if let (true, Some(first), Some(last)) = (hidden, record.u16(0), record.u16(2)) {
                    let last = u32::from(last).min(limits::XLS_COLUMNS - 1);
                    self.hidden_columns.extend(u32::from(first)..=last);
                }
            }
            0x00E5 => self.merged.extend(merged(record)),
            0x0203 => {
                let number = record.f64(6).map_or(Stored::Broken, Stored::Number);
                self.insert(record, globals, number, budget)?;
            }
            0x027E => {
                let number = record.u32(6).map_or(Stored::Broken, |rk| Stored::Number(rk_number(rk)));
                self.insert(record, globals, number, budget)?;
            }
            0x00BD => self.several(record, globals, budget)?,
            0x0204 | 0x00D6 => {
                let style = style(record, 4, globals);
                let font = style.as_ref().map_or("", |style| &style.font);
                let length = record.u16(6).map(usize::from);
                let text = length.and_then(|length| globals.coding.text(record.rest(8), length, font));
                self.insert(record, globals, text.map_or(Stored::Broken, Stored::Text), budget)?;
            }
            0x00FD | 0x0205 => {
                self.insert(record, globals, Stored::Elsewhere, budget)?;
            }
            0x0006 => {
                let stored = match record.data.get(12..14) {
                    Some([0xFF, 0xFF]) => Stored::Elsewhere,
                    _ => record.f64(6).map_or(Stored::Broken, Stored::Number),
                };
                *formula = self.insert(record, globals, stored, budget)?;
                self.formulas.extend(formula.map(|(row, column)| CellRef::new(row, column)));
            }
            // The text that the formula before it gave.
            0x0207 => {
                let cell = formula.take().and_then(|at| self.cells.get_mut(&at));
                if let Some(cell) = cell {
                    let font = cell.style.as_ref().map_or("", |style| &style.font);
                    let length = record.u16(0).map(usize::from);
                    let text = length.and_then(|length| globals.coding.text(record.rest(2), length, font));
                    // A text longer than a record goes on in the next; the reader library puts it together.
                    cell.stored = text.map_or(Stored::Elsewhere, Stored::Text);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn insert(
        &mut self,
        record: &Record<'_>,
        globals: &Globals,
        stored: Stored,
        budget: &mut Budget,
    ) -> Result<Option<(u32, u32)>, OpenError> {
        let (Some(row), Some(column)) = (record.u16(0), record.u16(2)) else {
            return Err(OpenError::Damaged("damage-record"));
        };
        let at = (u32::from(row), u32::from(column));
        self.put(at, XlsCell { style: style(record, 4, globals), stored }, budget)?;
        Ok(Some(at))
    }

    fn put(&mut self, at: (u32, u32), cell: XlsCell, budget: &mut Budget) -> Result<(), OpenError> {
        if at.1 >= limits::XLS_COLUMNS {
            return Err(OpenError::Damaged("damage-record"));
        }
        budget.cell()?;
        // Of two records for one cell a spreadsheet shows the later; nobody can tell what was meant.
        if self.cells.insert(at, cell).is_some() {
            self.fault = Some("two cells in one place");
        }
        Ok(())
    }

    /// The numbers of several cells in a row.
    fn several(
        &mut self,
        record: &Record<'_>,
        globals: &Globals,
        budget: &mut Budget,
    ) -> Result<(), OpenError> {
        let (Some(row), Some(first)) = (record.u16(0), record.u16(2)) else {
            return Err(OpenError::Damaged("damage-record"));
        };
        let count = record.data.len().saturating_sub(6) / 6;
        for (index, column) in (u32::from(first)..).enumerate().take(count) {
            let at = 4 + index * 6;
            let number = record.u32(at + 2).map_or(Stored::Broken, |rk| Stored::Number(rk_number(rk)));
            let cell = XlsCell { style: style(record, at, globals), stored: number };
            self.put((u32::from(row), column), cell, budget)?;
        }
        Ok(())
    }
}

/// How much of a workbook may still be read.
#[derive(Debug)]
pub(crate) struct Budget {
    cells: u64,
    span: u64,
}

impl Budget {
    pub fn new() -> Self {
        Self { cells: limits::CELLS.most, span: limits::XLS_SPAN }
    }

    fn cell(&mut self) -> Result<(), OpenError> {
        self.cells = self.cells.checked_sub(1).ok_or(OpenError::TooMuch("excess-cells"))?;
        Ok(())
    }

    /// What the cells of a sheet span from the first to the last.
    fn span(&mut self, sheet: &XlsSheet) -> Result<(), OpenError> {
        let (Some((first, _)), Some((last, _))) = (sheet.cells.keys().next(), sheet.cells.keys().next_back())
        else {
            return Ok(());
        };
        let columns = sheet.cells.keys().map(|(_, column)| *column);
        let (left, right) =
            columns.fold((u32::MAX, 0), |(left, right), column| (left.min(column), right.max(column)));
        let span = u64::from(last - first + 1) * u64::from(right - left + 1);
        self.span = self.span.checked_sub(span).ok_or(OpenError::TooMuch("excess-span"))?;
        Ok(())
    }
}

fn style(record: &Record<'_>, at: usize, globals: &Globals) -> Option<Arc<Style>> {
    globals.styles.get(usize::from(record.u16(at)?)).cloned()
}

/// A number in four bytes: whole or the upper half of a binary number, and either by a hundred.
fn rk_number(rk: u32) -> f64 {
    let number = if rk & 2 == 0 {
        f64::from_bits(u64::from(rk & 0xFFFF_FFFC) << 32)
    } else {
        f64::from(rk.cast_signed() >> 2)
    };
    if rk & 1 == 0 { number } else { number / 100.0 }
}

fn merged(record: &Record<'_>) -> impl Iterator<Item = (CellRef, CellRef)> {
    record.rest(2).chunks_exact(8).map(|range| {
        let number = |at: usize| u32::from(u16::from_le_bytes([range[at], range[at + 1]]));
        (CellRef::new(number(0), number(4)), CellRef::new(number(2), number(6)))
    })
}

/// Whether the reader library may make room for as many cells as a sheet says that it has.
fn believable(record: &Record<'_>) -> bool {
    let (rows, columns) = match record.data.len() {
        10 => (record.u16(2).map(u32::from), record.u16(6)),
        _ => (record.u32(4), record.u16(10)),
    };
    let span = rows.map(u64::from).zip(columns.map(u64::from)).map(|(rows, columns)| rows * columns);
    span.is_some_and(|span| span <= limits::XLS_SPAN)
}
