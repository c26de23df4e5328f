//! Reads a consolidated workbook back, after it may have been re-saved, changed by hand or rearranged.

mod facts;
mod grids;

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use tonghop_core::{CellRef, Finding, IssuedWorkbook, composed};

use crate::content::ContentType;
use crate::open::{OpenError, Workbook, open};
use crate::reader::file_finding;
use crate::sheet::Content;
use facts::Facts;
use grids::Grids;

/// Why a file cannot be read as a consolidated workbook.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IssueError {
    /// It cannot be read at all.
    #[error("not a readable workbook")]
    Unreadable(Box<Finding>),
    /// It is a workbook that does not say of itself that it is a consolidated one: another workbook, or one of
    /// a program before 0.1.0 that could not be traced.
    #[error("not a consolidated workbook")]
    NotConsolidated,
    /// It was written by a later program, in a way that this one does not know.
    #[error("a consolidated workbook of a later program")]
    Newer,
    /// What it says of itself makes no sense; the text is the word of the fact.
    #[error("the fact `{0}` is missing or damaged")]
    Damaged(&'static str),
    /// It has more figures than any workbook of this program.
    #[error("more figures than are read")]
    TooMuch,
}

/// Reads a consolidated workbook: `.xlsx`, or `.ods` where it was re-saved so. `path` is the name that is shown.
///
/// Sheets are found by the names that the workbook itself gives, else by their headings; columns by their headings;
/// rows by the codes that stand in them. So nothing depends on where something stands.
///
/// # Errors
/// [`IssueError`] where the file is none; never a panic, whatever the bytes are.
pub fn read_issued(path: &str, bytes: &[u8]) -> Result<IssuedWorkbook, IssueError> {
    let content = ContentType::of(bytes);
    if matches!(content, ContentType::Xls | ContentType::Xlsb) {
        // Their reader library bounds neither time nor memory, and no consolidated workbook is one.
        return Err(IssueError::NotConsolidated);
    }
    let workbook = open(bytes).map_err(|error| unreadable(path, error))?;
    let facts = Facts::of(&workbook)?;
    let grids = Grids::read(&workbook, &facts)?;
    let texts = texts(&workbook, &facts, &grids);
    let Grids { figures, contributions } = grids;
    Ok(IssuedWorkbook { issue: facts.issue, fields: facts.fields, figures, contributions, texts })
}

fn unreadable(path: &str, error: OpenError) -> IssueError {
    IssueError::Unreadable(Box::new(file_finding(path, error)))
}

/// The texts of every sheet outside figures. Line ends are compared as one, since programs store them differently.
fn texts(workbook: &Workbook, facts: &Facts, grids: &Grids) -> BTreeMap<Arc<str>, BTreeMap<String, u64>> {
    let figures: HashSet<(&str, CellRef)> =
        grids.figures.iter().map(|figure| (&*figure.sheet, figure.cell)).collect();
    let mut texts: BTreeMap<Arc<str>, BTreeMap<String, u64>> = BTreeMap::new();
    for (index, sheet) in workbook.sheets.iter().enumerate() {
        let of_sheet = texts.entry(sheet.name.clone()).or_default();
        for (at, cell) in sheet.cells() {
            let is_figure = figures.contains(&(&*sheet.name, at));
            if index == facts.sheet || is_figure || cell.is_blank() {
                continue;
            }
            // Other programs compute shares anew, and the last digits of these may differ.
            let text = match &cell.content {
                Content::Number(number) => format!("{number:.12e}"),
                content => composed(&content.raw().replace("\r\n", "\n").replace('\r', "\n")),
            };
            *of_sheet.entry(text.trim().to_owned()).or_default() += 1;
        }
    }
    texts
}
