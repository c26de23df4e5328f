use tonghop_core::CellRef;

use crate::form_sheet::{ColumnRole, FormSheet};
use crate::sheet::Sheet;

/// Where an answer stands whose cell is merged with others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MergedAnswer {
    /// Its cell is its own, or the first of the merged ones.
    Own,
    /// Its cell is merged with the one beside or above it, and what is typed in stands there.
    At(CellRef),
    /// Its cell is merged with one that holds something else of the form's: nobody can tell whose it is.
    Unclear(CellRef),
}

impl MergedAnswer {
    pub fn of(cell: CellRef, sheet: &Sheet, form_sheet: &FormSheet) -> Self {
        let Some((first, _)) = sheet.merge_of(cell).filter(|(first, _)| *first != cell) else {
            return Self::Own;
        };
        let Some(content) = sheet.get(first).filter(|content| !content.is_blank()) else { return Self::Own };
        match form_sheet.role_of(first.column) {
            ColumnRole::Prior => Self::Unclear(first),
            ColumnRole::Code | ColumnRole::Label | ColumnRole::Measure if !content.looks_like_figure() => {
                Self::Own
            }
            _ => Self::At(first),
        }
    }
}

/// A range as people write it: `D8:D9`.
pub(crate) fn range_text((first, last): (CellRef, CellRef)) -> String {
    format!("{first}:{last}")
}
