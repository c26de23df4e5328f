use tonghop_core::{Layout, folded};

use crate::sheet::{Cells, Sheet};

/// A heading row of a sheet, or two rows that head the columns together.
#[derive(Debug, Clone)]
pub(crate) struct Heading {
    pub first_row: u32,
    pub last_row: u32,
    pub columns: Vec<HeadingCell>,
}

/// What stands over one column, folded.
#[derive(Debug, Clone)]
pub(crate) struct HeadingCell {
    pub column: u32,
    /// The lowest text over the column.
    pub own: String,
    /// The text over that, which may span several columns: `Số liệu` over `Kỳ này` and `Kỳ trước`.
    pub parent: Option<String>,
}

impl HeadingCell {
    /// What the heading can be called, the surest first: by its own text, by both, by what spans it.
    pub fn texts(&self) -> Vec<String> {
        let mut texts = vec![self.own.clone()];
        if let Some(parent) = &self.parent {
            texts.push(format!("{parent} {}", self.own));
            texts.push(parent.clone());
        }
        texts
    }
}

impl Heading {
    /// A row by itself.
    pub fn of_row(row: u32, cells: &Cells) -> Self {
        let columns = Sheet::folded_row(cells)
            .into_iter()
            .filter(|(_, own)| !own.is_empty())
            .map(|(column, own)| HeadingCell { column, own, parent: None })
            .collect();
        Self { first_row: row, last_row: row, columns }
    }

    /// A row and the next one under it, where that holds texts alone.
    pub fn of_two_rows(row: u32, sheet: &Sheet) -> Option<Self> {
        let above = Self::of_row(row, sheet.row(row)?);
        let cells = sheet.row(row + 1)?;
        if cells.values().any(|cell| !cell.is_blank() && cell.text().is_none()) {
            return None;
        }
        let below = Self::of_row(row + 1, cells);
        let spanning = |column: u32| {
            let over = above.columns.iter().rev().find(|cell| cell.column <= column)?;
            // What spans columns has one under its own beginning, too.
            let begins = below.columns.iter().any(|cell| cell.column == over.column);
            begins.then(|| over.own.clone())
        };
        let mut columns: Vec<HeadingCell> = below
            .columns
            .iter()
            .map(|cell| HeadingCell { parent: spanning(cell.column), ..cell.clone() })
            .collect();
        let alone = above.columns.iter().filter(|cell| below.columns.iter().all(|b| b.column != cell.column));
        columns.extend(alone.cloned());
        columns.sort_by_key(|cell| cell.column);
        (!below.columns.is_empty()).then_some(Self { first_row: row, last_row: row + 1, columns })
    }
}

/// A heading without what stands in brackets at its end, and that: `số liệu (triệu đồng)`. An asterisk at the
/// end, which marks what is required, does not count.
pub(crate) fn split_brackets(text: &str) -> (&str, Option<&str>) {
    let text = text.trim_end_matches('*').trim_end();
    let split = text.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    match split {
        Some((before, inside)) => (before.trim_end(), Some(inside.trim())),
        None => (text, None),
    }
}

/// The units of measure that a text states: `ĐVT: 1000 đồng`, `(Đơn vị tính: triệu đồng)`.
pub(crate) fn stated_measures(text: &str, layout: &Layout) -> Vec<String> {
    let pieces: Vec<&str> =
        text.split([':', ';', '(', ')', '\n']).map(str::trim).filter(|piece| !piece.is_empty()).collect();
    let states = |pair: &&[&str]| layout.is("columns.measure", pair[0]);
    pieces.windows(2).filter(states).map(|pair| folded(pair[1])).collect()
}
