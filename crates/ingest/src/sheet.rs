use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::sync::Arc;

use jiff::civil::{Date, DateTime};
use tonghop_core::{CellRef, folded, shortest};

use crate::doubt::Doubt;
use crate::formulas::Formulas;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Content {
    Number(f64),
    Text(String),
    Bool(bool),
    Date(DateTime),
    /// A number that is shown as a time or as a day that no calendar has.
    Time(f64),
    Error(String),
    /// A formula whose result was never stored.
    Uncalculated(String),
    /// Content of which nobody can tell what it means; the text is for a person to look at.
    Untrusted {
        text: Box<str>,
        doubt: Doubt,
    },
}

impl Content {
    /// The content unchanged, as text.
    pub fn raw(&self) -> String {
        match self {
            Self::Number(number) | Self::Time(number) => shortest(*number),
            Self::Text(text) | Self::Error(text) => text.clone(),
            Self::Uncalculated(formula) => format!("={formula}"),
            Self::Untrusted { text, .. } => text.to_string(),
            Self::Bool(flag) => flag.to_string().to_uppercase(),
            Self::Date(moment) if moment.time() == jiff::civil::Time::midnight() => moment.date().to_string(),
            Self::Date(moment) => moment.to_string(),
        }
    }

    /// Whether there is nothing in it that a person would see.
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if text.trim().is_empty())
    }

    pub fn is_number(&self) -> bool {
        matches!(self, Self::Number(_))
    }

    /// Whether a person would take it for a figure: a number, or a text that begins with a digit.
    pub fn looks_like_figure(&self) -> bool {
        match self {
            Self::Number(_) | Self::Time(_) | Self::Date(_) | Self::Untrusted { .. } => true,
            Self::Text(text) => text.trim_start().starts_with(|c: char| c.is_ascii_digit()),
            Self::Bool(_) | Self::Error(_) | Self::Uncalculated(_) => false,
        }
    }

    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The day, of a date cell or of a text that is written as one.
    pub fn day(&self) -> Option<Date> {
        match self {
            Self::Date(moment) => Some(moment.date()),
            Self::Text(text) => parse_day(text.trim()),
            _ => None,
        }
    }
}

/// A day as ISO or day first with a full year: `2012-03-26`, `26/3/2012`, `26-03-2012`, `26.3.2012`.
fn parse_day(text: &str) -> Option<Date> {
    if text.len() == 10
        && let Ok(date) = text.parse()
    {
        return Some(date);
    }
    let mut parts = text.split(['/', '-', '.']).map(|part| part.trim().parse::<i16>().ok());
    let (day, month, year) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() || !(1900..=9999).contains(&year) {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// How a cell is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Style {
    /// The number format code as Excel writes it: `0%`, `#,##0`, `dd/mm/yyyy`; empty for General and where the
    /// file does not tell.
    pub format: Arc<str>,
    /// The name of the font; empty where the file does not tell.
    pub font: Arc<str>,
}

/// A cell: what stands in it, and what else the file says of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cell {
    pub content: Content,
    pub style: Option<Arc<Style>>,
    /// The text as it is stored, where `content` is its conversion from a legacy encoding.
    pub original: Option<Box<str>>,
}

impl Cell {
    /// The content of the file unchanged, as text.
    pub fn raw(&self) -> String {
        match &self.original {
            Some(original) => original.to_string(),
            None => self.content.raw(),
        }
    }

    /// The number format code; empty for General.
    pub fn format(&self) -> &str {
        self.style.as_ref().map_or("", |style| &style.format)
    }
}

impl From<Content> for Cell {
    fn from(content: Content) -> Self {
        Self { content, style: None, original: None }
    }
}

impl Deref for Cell {
    type Target = Content;

    fn deref(&self) -> &Content {
        &self.content
    }
}

/// Whether a person sees a sheet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Visibility {
    #[default]
    Visible,
    Hidden,
    /// Hidden so that only a macro can show it again.
    VeryHidden,
}

/// The cells of a row, by column.
pub(crate) type Cells = BTreeMap<u32, Cell>;

/// One sheet: its cells that hold anything, by row and column.
#[derive(Debug, Clone)]
pub(crate) struct Sheet {
    pub name: Arc<str>,
    pub visibility: Visibility,
    /// Rows that are hidden or filtered out.
    pub hidden_rows: BTreeSet<u32>,
    pub hidden_columns: BTreeSet<u32>,
    /// Merged cells: the first and the last of each.
    pub merged: Vec<(CellRef, CellRef)>,
    /// Cells with content in places that no sheet has, as the file writes them, with their content.
    pub unplaced: Vec<String>,
    /// Cells with a formula, those included that show nothing.
    pub formulas: Formulas,
    rows: BTreeMap<u32, Cells>,
}

impl Sheet {
    pub fn new(name: &str) -> Self {
        Self {
            name: Arc::from(name),
            visibility: Visibility::Visible,
            hidden_rows: BTreeSet::new(),
            hidden_columns: BTreeSet::new(),
            merged: Vec::new(),
            unplaced: Vec::new(),
            formulas: Formulas::default(),
            rows: BTreeMap::new(),
        }
    }

    /// Adds a cell; whether there was none in its place before.
    pub fn insert(&mut self, at: CellRef, cell: impl Into<Cell>) -> bool {
        self.rows.entry(at.row).or_default().insert(at.column, cell.into()).is_none()
    }

    /// Takes a cell out.
    pub fn remove(&mut self, cell: CellRef) -> Option<Cell> {
        self.rows.get_mut(&cell.row)?.remove(&cell.column)
    }

    pub fn get(&self, cell: CellRef) -> Option<&Cell> {
        self.rows.get(&cell.row)?.get(&cell.column)
    }

    /// The first and the last of the merged cells that a cell is one of.
    pub fn merge_of(&self, cell: CellRef) -> Option<(CellRef, CellRef)> {
        let within = |(first, last): &&(CellRef, CellRef)| {
            (first.row..=last.row).contains(&cell.row) && (first.column..=last.column).contains(&cell.column)
        };
        self.merged.iter().find(within).copied()
    }

    pub fn get_mut(&mut self, cell: CellRef) -> Option<&mut Cell> {
        self.rows.get_mut(&cell.row)?.get_mut(&cell.column)
    }

    /// The cells of a row that holds anything.
    pub fn row(&self, row: u32) -> Option<&Cells> {
        self.rows.get(&row)
    }

    /// The rows that hold anything, with their cells in order.
    pub fn rows(&self) -> impl Iterator<Item = (u32, &Cells)> {
        self.rows.iter().map(|(row, cells)| (*row, cells))
    }

    /// Every cell that holds anything, by row and column.
    pub fn cells(&self) -> impl Iterator<Item = (CellRef, &Cell)> {
        self.rows
            .iter()
            .flat_map(|(row, cells)| cells.iter().map(|(column, cell)| (CellRef::new(*row, *column), cell)))
    }

    /// The same, to change what stands in them.
    pub fn cells_mut(&mut self) -> impl Iterator<Item = (CellRef, &mut Cell)> {
        self.rows.iter_mut().flat_map(|(row, cells)| {
            cells.iter_mut().map(|(column, cell)| (CellRef::new(*row, *column), cell))
        })
    }

    /// The text cells of a row, folded for comparison.
    pub fn folded_row(cells: &Cells) -> Vec<(u32, String)> {
        cells.iter().filter_map(|(column, cell)| Some((*column, folded(cell.text()?)))).collect()
    }

    pub fn has_numbers(&self) -> bool {
        self.rows.values().flat_map(BTreeMap::values).any(|cell| cell.is_number())
    }

    pub fn has_content(&self) -> bool {
        self.rows.values().flat_map(BTreeMap::values).any(|cell| !cell.is_blank())
    }
}
