//! The sheets of a consolidated workbook that hold figures.

mod row_table;
mod sources;
mod totals;
mod units;

use std::sync::Arc;

use tonghop_core::{
    CellRef, Datum, FigureName, IssuedContribution, IssuedFigure, composed, decimal_from_f64, folded,
};

use super::IssueError;
use super::facts::Facts;
use crate::limits;
use crate::open::Workbook;
use crate::sheet::{Cell, Cells, Content, Sheet};

/// What was read of all sheets.
#[derive(Default)]
pub(super) struct Grids {
    pub figures: Vec<IssuedFigure>,
    pub contributions: Vec<IssuedContribution>,
}

/// A sheet with its heading row.
pub(super) struct Grid<'w> {
    pub index: usize,
    pub sheet: &'w Sheet,
    pub head: u32,
    /// The headings by column, folded.
    headings: Vec<(u32, String)>,
}

impl Grids {
    pub fn read(workbook: &Workbook, facts: &Facts) -> Result<Self, IssueError> {
        let mut grids = Self::default();
        let mut taken = vec![facts.sheet];
        let mut find = |name: &str, wanted: &[&str]| {
            let found = find(workbook, facts, name, wanted, &taken);
            taken.extend(found.as_ref().map(|grid| grid.index));
            found
        };
        for (kind, name) in &facts.sheets {
            match &**kind {
                "totals" => {
                    if let Some(grid) = find(name, &["code", "label", "total"]) {
                        totals::read(&mut grids, facts, &grid)?;
                    }
                }
                "matrix" => {
                    if let Some(grid) = find(name, &["unit-code", "unit-name"]) {
                        units::read(&mut grids, facts, &grid)?;
                    }
                }
                "sources" => {
                    if let Some(grid) = find(name, &["code", "unit-code", "value", "sha"]) {
                        sources::read(&mut grids, facts, &grid)?;
                    }
                }
                _ => {}
            }
        }
        for table in &facts.tables {
            let wanted: &[&str] =
                if table.rows { &["unit-code", "file", "row"] } else { &["unit-code", "rows"] };
            if let Some(grid) = find(&table.sheet, wanted) {
                row_table::read(&mut grids, facts, table, &grid)?;
            }
        }
        Ok(grids)
    }

    /// Notes a figure, also one where nothing stands.
    fn add(&mut self, grid: &Grid<'_>, cell: CellRef, name: FigureName) -> Result<(), IssueError> {
        if !limits::CELLS.allows(self.figures.len() as u64) {
            return Err(IssueError::TooMuch);
        }
        let datum = grid.sheet.get(cell).and_then(datum);
        self.figures.push(IssuedFigure { name, sheet: Arc::clone(&grid.sheet.name), cell, datum });
        Ok(())
    }
}

/// The sheet with that name, else another that has all the headings, as after it was renamed.
fn find<'w>(
    workbook: &'w Workbook,
    facts: &Facts,
    name: &str,
    wanted: &[&str],
    taken: &[usize],
) -> Option<Grid<'w>> {
    let key = folded(&composed(name));
    let named = workbook.sheets.iter().position(|sheet| folded(&composed(&sheet.name)) == key);
    let others = (0..workbook.sheets.len()).filter(|index| Some(*index) != named);
    let known = |index: &usize| {
        // A sheet that another part of the workbook is called by is that part.
        let name = folded(&composed(&workbook.sheets[*index].name));
        let is = |other: &str| folded(&composed(other)) == name;
        facts.sheets.iter().any(|(_, other)| is(other)) || facts.tables.iter().any(|table| is(&table.sheet))
    };
    let others = others.filter(|index| !known(index));
    named.into_iter().chain(others).filter(|index| !taken.contains(index)).find_map(|index| {
        let sheet = &workbook.sheets[index];
        sheet.rows().find_map(|(head, cells)| {
            let headings = Sheet::folded_row(cells);
            let has = |key: &&str| headings.iter().any(|(_, text)| facts.is_heading(key, text));
            wanted.iter().all(has).then(|| Grid { index, sheet, head, headings: headings.clone() })
        })
    })
}

impl<'w> Grid<'w> {
    /// The first column with that heading.
    pub fn column(&self, facts: &Facts, key: &str) -> Option<u32> {
        self.headings.iter().find(|(_, text)| facts.is_heading(key, text)).map(|(column, _)| *column)
    }

    /// The headings that stand there, folded, by column.
    pub fn headings(&self) -> &[(u32, String)] {
        &self.headings
    }

    /// A heading as it is written.
    pub fn heading(&self, column: u32) -> String {
        text(self.sheet.get(CellRef::new(self.head, column))).to_owned()
    }

    /// The rows below the headings that hold anything.
    pub fn rows(&self) -> impl Iterator<Item = (u32, &'w Cells)> {
        let head = self.head;
        self.sheet.rows().filter(move |(row, _)| *row > head)
    }
}

/// The text of a cell, without blanks around it; empty where there is none.
fn text(cell: Option<&Cell>) -> &str {
    cell.and_then(|cell| cell.text()).unwrap_or_default().trim()
}

/// The text of the cell of a row.
fn text_of(cells: &Cells, column: Option<u32>) -> &str {
    text(column.and_then(|column| cells.get(&column)))
}

/// What stands in a cell; `None` where nothing does.
fn datum(cell: &Cell) -> Option<Datum> {
    if cell.is_blank() {
        return None;
    }
    Some(match &cell.content {
        Content::Number(number) => match decimal_from_f64(*number) {
            Some(number) => Datum::Number(number),
            None => Datum::Text(Arc::from(cell.content.raw())),
        },
        Content::Bool(flag) => Datum::Flag(*flag),
        Content::Date(moment) if moment.time() == jiff::civil::Time::midnight() => Datum::Date(moment.date()),
        Content::Text(text) => Datum::Text(Arc::from(composed(text.trim()))),
        other => Datum::Text(Arc::from(other.raw())),
    })
}
