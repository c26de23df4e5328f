//! What a committee hands to the level above it.

mod check;
mod matter;

use std::fmt::Write;
use std::sync::Arc;

use jiff::civil::Date;

use crate::{CellRef, Code, Datum, FileStamp, LowerSource, Source, State, composed, plain};

pub(crate) use check::check_roll_up;
pub use matter::RollUpMatter;
pub(crate) use matter::words;

/// A consolidation as it goes up: every unit below, and everything that the totals are made of.
///
/// It holds no personal column, no row of a table of which only the number goes on, no remark and no finding. So
/// what the level above makes of several of them is what it would make of all submissions at once.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct RollUp {
    /// Whether figures of rejected submissions are in it.
    pub provisional: bool,
    /// Everyone on the roster, and the committee itself where it entered figures, in the order of the roster.
    pub units: Vec<RolledUnit>,
    /// What they gave, in the order of the form, then of the roster.
    pub entries: Vec<RolledEntry>,
}

/// How a unit stands in a roll-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum RolledStanding {
    /// Its submission counts.
    Accepted,
    /// Its submission has errors.
    Rejected,
    /// Nothing came from it.
    Missing,
    /// It need not report for the period.
    NotExpected,
    /// It is a committee below, with figures of its own.
    Committee,
}

impl RolledStanding {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Accepted, Self::Rejected, Self::Missing, Self::NotExpected, Self::Committee];

    /// The key of its word in a layout.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Accepted => "roll_up.accepted",
            Self::Rejected => "roll_up.rejected",
            Self::Missing => "roll_up.missing",
            Self::NotExpected => "roll_up.not_expected",
            Self::Committee => "roll_up.committee",
        }
    }

    /// Whether it must report.
    #[must_use]
    pub fn is_expected(self) -> bool {
        matches!(self, Self::Accepted | Self::Rejected | Self::Missing)
    }
}

/// A unit below, as its own committee's roster and inbox have it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct RolledUnit {
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: Arc<str>,
    /// What kind of unit it is; a committee has none.
    pub kind: Arc<str>,
    /// How many cells it has, where that is known.
    pub cells: Option<u32>,
    /// The first day of its existence.
    pub founded: Option<Date>,
    /// The last day of its existence.
    pub dissolved: Option<Date>,
    /// How it stands.
    pub standing: RolledStanding,
    /// Whether it reported after the day set by its committee.
    pub late: bool,
    /// The file that stands for it, and the files that this came through below, the highest level first.
    pub files: Vec<FileStamp>,
    /// The roster that declares it and the line in it, from 1.
    pub declared: Option<(Arc<str>, u64)>,
    /// The sheet and cell of its code in the workbook that was read.
    pub place: Option<(Arc<str>, CellRef)>,
}

/// What an entry of a roll-up is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum RolledItem {
    /// The answer to a field.
    Field(Code),
    /// That there is a row in a table.
    Row {
        /// The table.
        table: Code,
        /// Which of the unit's rows, from 1.
        row: u32,
    },
    /// An answer in such a row.
    Cell {
        /// The table.
        table: Code,
        /// Which of the unit's rows, from 1.
        row: u32,
        /// The column.
        column: Code,
    },
}

impl RolledItem {
    /// The code of the field or of the table.
    #[must_use]
    pub fn code(&self) -> &Code {
        match self {
            Self::Field(code) => code,
            Self::Row { table, .. } | Self::Cell { table, .. } => table,
        }
    }

    /// Which of the unit's rows, where it is about one.
    #[must_use]
    pub fn row(&self) -> Option<u32> {
        match self {
            Self::Field(_) => None,
            Self::Row { row, .. } | Self::Cell { row, .. } => Some(*row),
        }
    }

    /// The column, where it is about one.
    #[must_use]
    pub fn column(&self) -> Option<&Code> {
        match self {
            Self::Cell { column, .. } => Some(column),
            Self::Field(_) | Self::Row { .. } => None,
        }
    }
}

/// One answer that goes up.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct RolledEntry {
    /// Who gave it.
    pub unit: Code,
    /// What it is about.
    pub item: RolledItem,
    /// How it came to be.
    pub state: State,
    /// What it says; `None` for a row as such, and for an answer that is said not to apply.
    pub datum: Option<Datum>,
    /// Where the committee below has it from.
    pub lower: Option<LowerSource>,
    /// Where it stands in the workbook that was read.
    pub place: Option<Source>,
}

/// The sheets, cells and contents that a value came through below, the highest level first.
pub(crate) fn chain(lower: Option<&LowerSource>) -> impl Iterator<Item = &LowerSource> {
    std::iter::successors(lower, |source| source.lower.as_deref())
}

impl RolledEntry {
    /// Where each level below has it from, the highest first.
    pub fn chain(&self) -> impl Iterator<Item = &LowerSource> {
        chain(self.lower.as_ref())
    }
}

impl RollUp {
    /// Everything that it says, as one text. Who writes it takes a checksum of that, so that who reads it sees
    /// whether it is whole. Blanks count as one, since programs store them differently.
    #[must_use]
    pub fn canonical_text(&self) -> String {
        let mut text = format!("{}\n", self.provisional);
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        for unit in &self.units {
            let mut line = vec![
                unit.code.to_string(),
                unit.name.to_string(),
                unit.kind.to_string(),
                unit.cells.map(|cells| cells.to_string()).unwrap_or_default(),
                day(unit.founded),
                day(unit.dissolved),
                unit.standing.key().to_owned(),
                unit.late.to_string(),
            ];
            line.extend(unit.declared.iter().map(|(roster, line)| format!("{roster}:{line}")));
            line.extend(unit.files.iter().flat_map(|file| [file.path.to_string(), file.sha256.to_string()]));
            push(&mut text, &line);
        }
        for entry in &self.entries {
            let mut line = vec![
                entry.unit.to_string(),
                entry.item.code().to_string(),
                entry.item.row().map(|row| row.to_string()).unwrap_or_default(),
                entry.item.column().map(ToString::to_string).unwrap_or_default(),
                entry.state.word().to_owned(),
                match &entry.datum {
                    Some(Datum::Number(number)) => plain(*number),
                    Some(datum) => datum.to_string(),
                    None => String::new(),
                },
            ];
            for source in entry.chain() {
                let cell = source.cell.map(|cell| cell.to_string()).unwrap_or_default();
                line.extend([source.sheet.to_string(), cell, source.raw.clone()]);
            }
            push(&mut text, &line);
        }
        text
    }

    /// The unit with that code.
    #[must_use]
    pub fn unit(&self, code: &Code) -> Option<&RolledUnit> {
        self.units.iter().find(|unit| unit.code == *code)
    }
}

/// A line of cells; empty ones at its end do not count.
fn push(text: &mut String, line: &[String]) {
    let last = line.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1);
    for cell in &line[..last] {
        let cell = composed(cell);
        let words: Vec<&str> = cell.split_whitespace().collect();
        // Writing to a text cannot fail.
        let _written = write!(text, "{}\t", words.join(" "));
    }
    text.push('\n');
}
