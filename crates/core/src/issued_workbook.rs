use std::collections::BTreeMap;
use std::sync::Arc;

use crate::{
    Aspect, CellRef, Code, Datum, FieldType, FigureName, FileStamp, Language, Period, composed, folded,
};

/// What a consolidated workbook says of itself: what it was made from, and by what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// Id of the form.
    pub form: String,
    /// Version of the form.
    pub version: String,
    /// The title of the form.
    pub title: String,
    /// The period.
    pub period: Period,
    /// The language that it is written in.
    pub language: Language,
    /// The version of the program that wrote it.
    pub program: String,
    /// Whether sound values of rejected submissions are in it.
    pub provisional: bool,
    /// The files of the workspace that it follows, such as the form and the roster.
    pub declarations: Vec<FileStamp>,
    /// The files that came in, whatever became of them.
    pub inputs: Vec<FileStamp>,
}

/// What the workbook says of a field, row table or column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedField {
    /// Its code.
    pub code: Code,
    /// The row table that it is a column of.
    pub table: Option<Code>,
    /// What people read.
    pub label: String,
    /// Unit of measure.
    pub measure: String,
    /// What kind of answer it takes; a row table has none.
    pub field_type: Option<FieldType>,
    /// The formula of a computed field, and the fields that it names.
    pub formula: Option<(String, Vec<Code>)>,
}

/// A figure with the cell where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedFigure {
    /// What it is.
    pub name: FigureName,
    /// The sheet.
    pub sheet: Arc<str>,
    /// The cell.
    pub cell: CellRef,
    /// What stands there; `None` where nothing does.
    pub datum: Option<Datum>,
}

/// A line in the list of sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuedContribution {
    /// The field.
    pub field: Code,
    /// The unit, or the committee.
    pub unit: Code,
    /// The unit's name.
    pub unit_name: String,
    /// What it gave.
    pub datum: Option<Datum>,
    /// The file, as it was shown; for a line of the roster the word for that.
    pub file: String,
    /// SHA-256 of the file; empty for a line of the roster.
    pub sha256: String,
    /// The sheet of the file.
    pub sheet: String,
    /// The cell of the file.
    pub cell: String,
    /// What stands there.
    pub raw: String,
    /// What else is to be known: a decision, that it is provisional, the line of the roster.
    pub remark: String,
}

/// A consolidated workbook as it was read back, after it may have been re-saved, changed by hand or rearranged.
#[derive(Debug, Clone, PartialEq)]
pub struct IssuedWorkbook {
    /// What it says of itself.
    pub issue: Issue,
    /// The fields, row tables and columns that it shows.
    pub fields: Vec<IssuedField>,
    /// Every place of a figure, also those where nothing stands.
    pub figures: Vec<IssuedFigure>,
    /// The list of sources.
    pub contributions: Vec<IssuedContribution>,
    /// How often each text stands on a sheet outside the figures.
    pub texts: BTreeMap<Arc<str>, BTreeMap<String, u64>>,
}

impl IssuedWorkbook {
    /// The field or row table with `code`.
    #[must_use]
    pub fn field(&self, code: &Code) -> Option<&IssuedField> {
        self.fields.iter().find(|field| field.table.is_none() && field.code == *code)
    }

    /// Where a figure stands. Of several places the first.
    #[must_use]
    pub fn figure(&self, name: &FigureName) -> Option<&IssuedFigure> {
        self.figures.iter().find(|figure| figure.name == *name)
    }

    /// The figure at a cell; beside the figures of a line of the totals, that line's total.
    #[must_use]
    pub fn at(&self, sheet: &str, cell: CellRef) -> Option<&IssuedFigure> {
        let key = folded(&composed(sheet));
        let mut row = self
            .figures
            .iter()
            .filter(|figure| figure.cell.row == cell.row && folded(&composed(&figure.sheet)) == key);
        let of_row: Vec<&IssuedFigure> = row.by_ref().collect();
        let is_total = |figure: &&IssuedFigure| match &figure.name {
            FigureName::Total { aspect, .. } => matches!(aspect, Aspect::Figure | Aspect::Listed),
            FigureName::Choice { .. } | FigureName::Contribution { .. } => true,
            _ => false,
        };
        let exact = of_row.iter().find(|figure| figure.cell == cell);
        exact.or_else(|| of_row.iter().find(|figure| is_total(figure))).copied()
    }

    /// The sheets that figures stand on, in the order of the workbook.
    #[must_use]
    pub fn sheets(&self) -> Vec<&str> {
        let mut sheets: Vec<&str> = Vec::new();
        for figure in &self.figures {
            if !sheets.contains(&&*figure.sheet) {
                sheets.push(&figure.sheet);
            }
        }
        sheets
    }
}
