use std::collections::BTreeMap;
use std::sync::Arc;

/// A row of a sheet as it is shown to people: the beginning of every text, on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct ExcerptRow {
    /// The row of the sheet, from 0.
    pub row: u32,
    /// Columns, from 0, and texts of the cells that hold anything, in order.
    pub cells: Vec<(u32, String)>,
}

/// The row that a finding is about, under its headings.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Excerpt {
    /// The row of headings that stands over it, where there is one.
    pub heading: Option<Arc<ExcerptRow>>,
    /// The row.
    pub row: Arc<ExcerptRow>,
}

/// The rows of a file that a finding may be about, kept while it is judged: nothing opens the file again.
///
/// ```
/// use tonghop_core::{ExcerptRow, Excerpts};
/// let row = |row, text: &str| ExcerptRow { row, cells: vec![(3, text.to_owned())] };
/// let mut excerpts = Excerpts::default();
/// excerpts.add_heading("BIEU", row(6, "Số liệu"));
/// excerpts.add("BIEU", row(7, "12 cuộc"));
/// let excerpt = excerpts.of("BIEU", 7).unwrap();
/// assert_eq!(excerpt.heading.as_ref().unwrap().cells[0].1, "Số liệu");
/// assert_eq!(excerpt.row.cells[0].1, "12 cuộc");
/// assert!(excerpts.of("BIEU", 8).is_none());
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Excerpts {
    sheets: BTreeMap<Arc<str>, SheetExcerpts>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
struct SheetExcerpts {
    headings: BTreeMap<u32, Arc<ExcerptRow>>,
    rows: BTreeMap<u32, Arc<ExcerptRow>>,
}

impl Excerpts {
    /// Keeps a row of headings.
    pub fn add_heading(&mut self, sheet: impl Into<Arc<str>>, row: ExcerptRow) {
        self.sheets.entry(sheet.into()).or_default().headings.insert(row.row, Arc::new(row));
    }

    /// Keeps a row.
    pub fn add(&mut self, sheet: impl Into<Arc<str>>, row: ExcerptRow) {
        self.sheets.entry(sheet.into()).or_default().rows.insert(row.row, Arc::new(row));
    }

    /// A row with the nearest headings above it, if the row was kept.
    #[must_use]
    pub fn of(&self, sheet: &str, row: u32) -> Option<Excerpt> {
        let sheet = self.sheets.get(sheet)?;
        let heading = sheet.headings.range(..row).next_back().map(|(_, heading)| heading.clone());
        Some(Excerpt { heading, row: sheet.rows.get(&row)?.clone() })
    }
}
