use std::fmt;
use std::sync::Arc;

use crate::CellRef;

/// Where a fault stands, as deep as it is known.
///
/// ```
/// use tonghop_core::{CellRef, Place};
/// let place = Place::cell("DCS01.xlsx", "BIEU", CellRef::new(7, 3));
/// assert_eq!(place.to_string(), "DCS01.xlsx › BIEU!D8");
/// assert_eq!(Place::line("form.toml", 12, 5).to_string(), "form.toml:12:5");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Place {
    /// The collection of a period as a whole.
    Collection,
    /// A file.
    File {
        /// Path as it was given.
        file: Arc<str>,
    },
    /// A sheet of a workbook.
    Sheet {
        /// Path as it was given.
        file: Arc<str>,
        /// Name of the sheet.
        sheet: Arc<str>,
    },
    /// A cell of a sheet.
    Cell {
        /// Path as it was given.
        file: Arc<str>,
        /// Name of the sheet.
        sheet: Arc<str>,
        /// The cell.
        cell: CellRef,
    },
    /// A place in a text that declares something. Both count from 1; the column counts characters.
    Line {
        /// Path as it was given.
        file: Arc<str>,
        /// Line.
        line: usize,
        /// Column.
        column: usize,
    },
}

impl Place {
    /// A whole file.
    pub fn file(file: impl Into<Arc<str>>) -> Self {
        Self::File { file: file.into() }
    }

    /// A sheet.
    pub fn sheet(file: impl Into<Arc<str>>, sheet: impl Into<Arc<str>>) -> Self {
        Self::Sheet { file: file.into(), sheet: sheet.into() }
    }

    /// A cell.
    pub fn cell(file: impl Into<Arc<str>>, sheet: impl Into<Arc<str>>, cell: CellRef) -> Self {
        Self::Cell { file: file.into(), sheet: sheet.into(), cell }
    }

    /// A line of a declaration.
    pub fn line(file: impl Into<Arc<str>>, line: usize, column: usize) -> Self {
        Self::Line { file: file.into(), line, column }
    }

    /// The file, where there is one.
    #[must_use]
    pub fn file_name(&self) -> Option<&str> {
        match self {
            Self::Collection => None,
            Self::File { file }
            | Self::Sheet { file, .. }
            | Self::Cell { file, .. }
            | Self::Line { file, .. } => Some(file),
        }
    }

    /// The sheet, where there is one.
    #[must_use]
    pub fn sheet_name(&self) -> Option<&str> {
        match self {
            Self::Sheet { sheet, .. } | Self::Cell { sheet, .. } => Some(sheet),
            _ => None,
        }
    }

    /// The cell, where there is one.
    #[must_use]
    pub fn cell_ref(&self) -> Option<CellRef> {
        match self {
            Self::Cell { cell, .. } => Some(*cell),
            _ => None,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Collection => Ok(()),
            Self::File { file } => f.write_str(file),
            Self::Sheet { file, sheet } => write!(f, "{file} › {sheet}"),
            Self::Cell { file, sheet, cell } => write!(f, "{file} › {sheet}!{cell}"),
            Self::Line { file, line, column } => write!(f, "{file}:{line}:{column}"),
        }
    }
}
