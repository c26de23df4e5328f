use std::sync::Arc;

use crate::{Code, FieldType};

/// How much of a row table leaves the unit's own workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Upward {
    /// Its rows, without personal columns.
    Rows,
    /// The number of its rows alone.
    Count,
}

/// A table of any length in a form: projects, blood drives.
#[derive(Debug, Clone, PartialEq)]
pub struct RowTable {
    /// Its code, unique in the form, and the name of its sheet.
    pub code: Code,
    /// What people read.
    pub title: Arc<str>,
    /// The id of the section that it belongs to.
    pub section: Arc<str>,
    /// How much of it goes on.
    pub upward: Upward,
    /// One line of guidance.
    pub hint: Option<Arc<str>>,
    /// Its columns, in order.
    pub columns: Vec<Column>,
}

impl RowTable {
    /// The column with `id`.
    #[must_use]
    pub fn column(&self, id: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.id.as_str() == id)
    }

    /// The columns that may be shown outside the unit's own workbook.
    pub fn shown_columns(&self) -> impl Iterator<Item = &Column> {
        let hidden = self.upward == Upward::Count;
        self.columns.iter().filter(move |column| !hidden && !column.personal)
    }
}

/// One column of a row table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its id, unique in the table.
    pub id: Code,
    /// Its heading.
    pub label: Arc<str>,
    /// Unit of measure; empty where there is none.
    pub measure: Arc<str>,
    /// What kind of answer it takes.
    pub column_type: FieldType,
    /// How many decimals an amount of money may have; other types do not ask.
    pub decimals: u32,
    /// Whether a number column is added up: a price, a year or a rate is not.
    pub summed: bool,
    /// Whether a row must have it.
    pub required: bool,
    /// The choices of a choice column.
    pub choices: Vec<Arc<str>>,
    /// Whether it is about a person.
    pub personal: bool,
}
