use std::fmt;
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::{CellRef, FileStamp, plain};

/// What an answer says, typed by its field.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Datum {
    /// A number in the field's unit of measure: money in đồng, percent in points.
    Number(Decimal),
    /// Yes or no.
    Flag(bool),
    /// One of the field's choices, spelled as the form declares it.
    Choice(Arc<str>),
    /// Text, composed (NFC).
    Text(Arc<str>),
    /// A day.
    Date(Date),
    /// A part of a whole, kept as two numbers: 33/41.
    // Apart, since hardly any answer is one, and every answer has the size of the largest.
    Ratio(Box<Ratio>),
}

/// A part of a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Ratio {
    /// The part.
    pub numerator: Decimal,
    /// The whole.
    pub denominator: Decimal,
}

impl Datum {
    /// A part of a whole.
    #[must_use]
    pub fn ratio(numerator: Decimal, denominator: Decimal) -> Self {
        Self::Ratio(Box::new(Ratio { numerator, denominator }))
    }

    /// The number, if this is one.
    #[must_use]
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }
}

impl From<Decimal> for Datum {
    fn from(number: Decimal) -> Self {
        Self::Number(number)
    }
}

/// As data: a number with a decimal point, `true`/`false`, an ISO date, `33/41`, the choice or text itself.
impl fmt::Display for Datum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => f.write_str(&plain(*number)),
            Self::Flag(flag) => write!(f, "{flag}"),
            Self::Choice(text) | Self::Text(text) => f.write_str(text),
            Self::Date(date) => write!(f, "{date}"),
            Self::Ratio(ratio) => {
                write!(f, "{}/{}", plain(ratio.numerator), plain(ratio.denominator))
            }
        }
    }
}

/// How an answer came to be what it is. Blank, zero said in words and not applicable are not the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum State {
    /// Filled in.
    Given,
    /// Empty.
    Blank,
    /// A word or dash for zero; the datum is the number 0.
    ZeroWord,
    /// Said not to apply.
    NotApplicable,
    /// Computed by a formula of the form, whatever the branch typed.
    Computed,
    /// Content that could not be taken; an error finding says why.
    Unreadable,
}

impl State {
    /// The word for it in JSON and CSV.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Blank => "blank",
            Self::ZeroWord => "zero_word",
            Self::NotApplicable => "not_applicable",
            Self::Computed => "computed",
            Self::Unreadable => "unreadable",
        }
    }
}

/// The cell that an answer was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Source {
    /// Name of the sheet.
    pub sheet: Arc<str>,
    /// The cell.
    pub cell: CellRef,
    /// What stands in the cell, unchanged: text as it is, a number with a decimal point and all its digits.
    pub raw: Arc<str>,
    /// Where the level below has it from, where the file is a roll-up.
    pub lower: Option<Arc<LowerSource>>,
}

/// Where the level that wrote a roll-up took a value from: a file that never came here.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct LowerSource {
    /// The file, as that level has it; for a line of its roster the roster, without a checksum.
    pub file: FileStamp,
    /// Name of the sheet; empty where the value has no cell.
    pub sheet: Arc<str>,
    /// The cell, where there is one.
    pub cell: Option<CellRef>,
    /// What stands in the cell; `…` where it says more than the figure.
    pub raw: String,
    /// The line of the roster, from 1.
    pub line: Option<u64>,
    /// Where the level below that has it from.
    pub lower: Option<Arc<LowerSource>>,
}

/// An answer: its state, what it says, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Value {
    /// How it came to be.
    pub state: State,
    /// What it says; `None` for blank, not applicable and unreadable, and for a formula that has no result.
    pub datum: Option<Datum>,
    /// The answer cell; `None` where the form came back without one.
    pub source: Option<Source>,
}

impl Value {
    /// An answer that the file has no cell for.
    #[must_use]
    pub fn absent() -> Self {
        Self { state: State::Blank, datum: None, source: None }
    }

    /// The number, if this is one.
    #[must_use]
    pub fn number(&self) -> Option<Decimal> {
        self.datum.as_ref().and_then(Datum::number)
    }
}
