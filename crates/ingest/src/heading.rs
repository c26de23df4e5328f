use std::cell::OnceCell;

use tonghop_core::{Layout, folded};

use crate::limits;
use crate::open::Workbook;
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

/// The headings of a workbook's sheets: each row is taken apart once at most, though every table of a form looks
/// for its own.
#[derive(Debug)]
pub(crate) struct Headings<'w> {
    pub workbook: &'w Workbook,
    sheets: Vec<OnceCell<HeadingRows<'w>>>,
}

impl<'w> Headings<'w> {
    pub fn of(workbook: &'w Workbook) -> Self {
        Self { workbook, sheets: workbook.sheets.iter().map(|_| OnceCell::new()).collect() }
    }

    /// Those of the sheet with that index.
    pub fn rows(&self, sheet: usize) -> &HeadingRows<'w> {
        self.sheets[sheet].get_or_init(|| HeadingRows::of(&self.workbook.sheets[sheet]))
    }
}

/// The rows of a sheet as headings.
#[derive(Debug)]
pub(crate) struct HeadingRows<'w>(Vec<HeadingRow<'w>>);

/// A row as a heading by itself, and together with the next one under it.
#[derive(Debug)]
pub(crate) struct HeadingRow<'w> {
    row: u32,
    pub cells: &'w Cells,
    /// How many texts it has.
    pub texts: usize,
    one: OnceCell<Heading>,
    two: OnceCell<Option<Heading>>,
}

impl<'w> HeadingRows<'w> {
    /// Those among which a heading is looked for.
    pub fn of(sheet: &'w Sheet) -> Self {
        let row = |(row, cells): (u32, &'w Cells)| HeadingRow {
            row,
            cells,
            texts: cells.values().filter(|cell| cell.text().is_some()).count(),
            one: OnceCell::new(),
            two: OnceCell::new(),
        };
        Self(sheet.rows().take(limits::HEADING_ROWS + 1).map(row).collect())
    }

    /// Each with the row under it, where that follows at once.
    pub fn iter(&self) -> impl Iterator<Item = (&HeadingRow<'w>, Option<&HeadingRow<'w>>)> {
        let rows = self.0.iter().take(limits::HEADING_ROWS).enumerate();
        rows.map(|(index, row)| (row, self.0.get(index + 1).filter(|below| below.row == row.row + 1)))
    }
}

impl HeadingRow<'_> {
    /// The row by itself.
    pub fn one(&self) -> &Heading {
        self.one.get_or_init(|| Heading::of_row(self.row, self.cells))
    }

    /// The row together with the one under it.
    pub fn two(&self, below: Option<&Self>) -> Option<&Heading> {
        let together = || below.and_then(|below| Heading::together(self.one(), below.one(), below.cells));
        self.two.get_or_init(together).as_ref()
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
        let cells = sheet.row(row + 1)?;
        Self::together(&Self::of_row(row, sheet.row(row)?), &Self::of_row(row + 1, cells), cells)
    }

    fn together(above: &Self, below: &Self, cells: &Cells) -> Option<Self> {
        if cells.values().any(|cell| !cell.is_blank() && cell.text().is_none()) {
            return None;
        }
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
        (!below.columns.is_empty()).then_some(Self {
            first_row: above.first_row,
            last_row: below.last_row,
            columns,
        })
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
