use std::sync::Arc;

use rust_decimal::Decimal;

use crate::{Code, Datum, Decision, FileStamp, Source};

/// How many of the units that should have given a value did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coverage {
    /// Units whose value is in the total.
    pub have: usize,
    /// Units that should be.
    pub of: usize,
}

impl Coverage {
    /// Whether nobody is missing.
    #[must_use]
    pub fn is_full(self) -> bool {
        self.have >= self.of
    }
}

/// A consolidated figure.
#[derive(Debug, Clone, PartialEq)]
pub enum Figure {
    /// A number: a sum over units, the committee's own figure, a count of the roster, a formula over totals.
    /// `None` where there is nothing to say, which is not zero.
    Number(Option<Decimal>),
    /// A formula over totals that is a division: both sides are kept.
    Ratio {
        /// The part.
        numerator: Decimal,
        /// The whole.
        denominator: Decimal,
        /// Whether the figure is a percentage, in points.
        percent: bool,
    },
    /// How many units gave each choice, in the order of the form; every choice is there.
    Counts(Vec<(Arc<str>, u64)>),
    /// A committee's answer that is no number.
    Answer(Option<Datum>),
}

impl Figure {
    /// The figure as one number: for a ratio the quotient, with all the digits that a decimal holds.
    #[must_use]
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::Number(number) => *number,
            Self::Ratio { numerator, denominator, percent } => {
                let part = if *percent { numerator.checked_mul(Decimal::ONE_HUNDRED)? } else { *numerator };
                part.checked_div(*denominator)
            }
            Self::Counts(_) | Self::Answer(_) => None,
        }
    }

    /// How many units gave `choice`.
    #[must_use]
    pub fn count(&self, choice: &str) -> Option<u64> {
        match self {
            Self::Counts(counts) => {
                counts.iter().find(|(word, _)| **word == *choice).map(|(_, count)| *count)
            }
            _ => None,
        }
    }
}

/// Where a contribution comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// A cell of a submitted file.
    Cell {
        /// The file.
        file: Arc<FileStamp>,
        /// The cell and what stands in it.
        source: Source,
    },
    /// A submitted file that has no cell for it: the office decided the value.
    File {
        /// The file.
        file: Arc<FileStamp>,
    },
    /// A line of the roster, from 1.
    Roster {
        /// The line.
        line: u64,
    },
}

/// What one unit added to a total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contribution {
    /// The unit, or the committee.
    pub unit: Code,
    /// What it gave.
    pub datum: Datum,
    /// Where it gave it.
    pub origin: Origin,
    /// Whether its submission was rejected and only counts because a provisional result was asked for.
    pub provisional: bool,
    /// The decision of the office that it counts by, where its cell could not be taken as it stands.
    pub decision: Option<Arc<Decision>>,
}

/// A consolidated figure with its coverage and its contributions.
#[derive(Debug, Clone, PartialEq)]
pub struct Total {
    /// The field.
    pub field: Code,
    /// The figure.
    pub figure: Figure,
    /// How many units it covers.
    pub coverage: Coverage,
    /// What it is made of, in the order of the roster. Empty for computed fields, whose contributions are
    /// those of the fields that their formula names.
    pub contributions: Vec<Contribution>,
}
