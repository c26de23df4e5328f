use std::fmt;

use crate::Code;

/// Which side of a line of the totals a figure is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aspect {
    /// The total itself.
    Figure,
    /// The total as a part of something: `6113/6435`.
    Part,
    /// The same in percent.
    Share,
    /// How many units it covers: `38/40`.
    Coverage,
    /// The total again, where its sources or rows are listed.
    Listed,
    /// What stands in a further column, by its heading: the total of the period before.
    Other(String),
}

/// What a figure of a consolidated workbook is, wherever it stands.
///
/// Its text is how programs name it; it never depends on rows, columns or the language of the workbook, but for the
/// words of choices and of further columns.
///
/// ```
/// use tonghop_core::{Aspect, Code, FigureName};
/// let total = FigureName::Total { code: Code::from("TT01"), aspect: Aspect::Figure };
/// assert_eq!(total.to_string(), "TT01");
/// let unit = FigureName::Unit { unit: Code::from("A01"), nth: 0, field: Code::from("TT01"), whole: false };
/// assert_eq!(unit.to_string(), "TT01 A01");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FigureName {
    /// The total of a field, or the number of rows of a row table.
    Total {
        /// The field or row table.
        code: Code,
        /// Which side of it.
        aspect: Aspect,
    },
    /// How many units gave one choice.
    Choice {
        /// The field.
        field: Code,
        /// The choice as people read it.
        word: String,
    },
    /// What a unit's file put into a total.
    Unit {
        /// The unit, or the committee.
        unit: Code,
        /// Which of the unit's files, from 0: only a faulty collection has more than one.
        nth: usize,
        /// The field.
        field: Code,
        /// Whether it is the whole of a part of a whole.
        whole: bool,
    },
    /// The sum below the column of a field.
    Sum {
        /// The field.
        field: Code,
        /// Whether it is of the wholes of parts of wholes.
        whole: bool,
    },
    /// A line in the list of sources.
    Contribution {
        /// The field.
        field: Code,
        /// The unit, or the committee.
        unit: Code,
        /// The file; empty for a line of the roster.
        file: String,
    },
    /// How many rows of a row table one unit has.
    UnitRows {
        /// The row table.
        table: Code,
        /// The unit.
        unit: Code,
    },
    /// A cell of a row of a row table.
    Row {
        /// The row table.
        table: Code,
        /// The unit.
        unit: Code,
        /// The file.
        file: String,
        /// The row of the file's sheet, from 1.
        row: u32,
        /// The column.
        column: Code,
    },
    /// The sum of a column of a row table.
    ColumnSum {
        /// The row table.
        table: Code,
        /// The column.
        column: Code,
    },
}

impl FigureName {
    /// The field or row table that it is about.
    #[must_use]
    pub fn code(&self) -> &Code {
        match self {
            Self::Total { code, .. } => code,
            Self::Choice { field, .. }
            | Self::Unit { field, .. }
            | Self::Sum { field, .. }
            | Self::Contribution { field, .. } => field,
            Self::UnitRows { table, .. } | Self::Row { table, .. } | Self::ColumnSum { table, .. } => table,
        }
    }

    /// The unit that it is about, where it is about one.
    #[must_use]
    pub fn unit(&self) -> Option<&Code> {
        match self {
            Self::Unit { unit, .. }
            | Self::Contribution { unit, .. }
            | Self::UnitRows { unit, .. }
            | Self::Row { unit, .. } => Some(unit),
            _ => None,
        }
    }

    /// The column of a row table that it is about.
    #[must_use]
    pub fn column(&self) -> Option<&Code> {
        match self {
            Self::Row { column, .. } | Self::ColumnSum { column, .. } => Some(column),
            _ => None,
        }
    }

    /// The word for its kind in JSON.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Total { aspect, .. } => match aspect {
                Aspect::Figure => "total",
                Aspect::Part => "part",
                Aspect::Share => "share",
                Aspect::Coverage => "coverage",
                Aspect::Listed => "total_listed",
                Aspect::Other(_) => "total_column",
            },
            Self::Choice { .. } => "choice",
            Self::Unit { .. } => "unit",
            Self::Sum { .. } => "sum",
            Self::Contribution { .. } => "contribution",
            Self::UnitRows { .. } => "unit_rows",
            Self::Row { .. } => "row",
            Self::ColumnSum { .. } => "column_sum",
        }
    }
}

impl fmt::Display for FigureName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = |whole: bool| if whole { "/" } else { "" };
        match self {
            Self::Total { code, aspect } => match aspect {
                Aspect::Figure => write!(f, "{code}"),
                Aspect::Other(heading) => write!(f, "{code} [{heading}]"),
                _ => write!(f, "{code} [{}]", self.word()),
            },
            Self::Choice { field, word } => write!(f, "{field} = {word}"),
            Self::Unit { unit, nth: 0, field, whole } => write!(f, "{}{field} {unit}", side(*whole)),
            Self::Unit { unit, nth, field, whole } => {
                write!(f, "{}{field} {unit} ({})", side(*whole), nth + 1)
            }
            Self::Sum { field, whole } => write!(f, "{}{field} [sum]", side(*whole)),
            Self::Contribution { field, unit, file } => write!(f, "{field} {unit} {file}"),
            Self::UnitRows { table, unit } => write!(f, "{table} {unit}"),
            Self::Row { table, unit, file, row, column } => {
                write!(f, "{table}[{column}] {unit} {file}:{row}")
            }
            Self::ColumnSum { table, column } => write!(f, "{table}[{column}]"),
        }
    }
}
