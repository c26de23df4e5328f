use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::catalogue::Entry;
use crate::{CellRef, Code, Field, Period, Place};

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something was not taken: the submission is not accepted.
    Error,
    /// Taken, with doubt: a person should look.
    Warning,
    /// Taken safely though the text was changed, or said for completeness.
    Note,
}

impl Severity {
    /// The word for it in JSON and CSV.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// An argument of a finding's message. Its form in a language is the renderer's matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// Text taken from a file or a declaration; empty where there is nothing to say.
    Text(String),
    /// The key of a word or phrase of the message files, such as `type-count`.
    Word(&'static str),
    /// How many.
    Count(u64),
    /// A figure.
    Number(Decimal),
    /// Several texts.
    List(Vec<String>),
    /// A reporting period.
    Period(Period),
    /// A day.
    Date(Date),
    /// The name of another fault.
    Title(&'static Entry),
}

/// A further cell that a finding concerns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// The field, where the cell belongs to one.
    pub field: Option<Code>,
    /// The cell.
    pub cell: CellRef,
}

/// One fault, warning or note: an entry of the catalogue, at a place, with its arguments.
///
/// ```
/// use tonghop_core::{catalogue, CellRef, Finding, Place, Severity};
/// let place = Place::cell("DCS01.xlsx", "BIEU", CellRef::new(7, 3));
/// let finding = Finding::new(&catalogue::NEGATIVE, place).found("-3");
/// assert_eq!(finding.entry.code, "V002");
/// assert_eq!(finding.severity, Severity::Error);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it is.
    pub entry: &'static Entry,
    /// How grave it is here.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// The unit whose submission it concerns, once known.
    pub unit: Option<Code>,
    /// The field, or the column of `table`.
    pub field: Option<Code>,
    /// The row table.
    pub table: Option<Code>,
    /// Other cells that it concerns.
    pub related: Vec<Related>,
    /// What stands there, unchanged.
    pub found: Option<String>,
    /// The arguments of the entry's message.
    pub args: Vec<(&'static str, Arg)>,
    /// Whether `found` is about a person, and so stays out of anything that is sent on.
    pub personal: bool,
    /// Whether a finding of the collection sums it up, so that reports for people leave it out.
    pub folded: bool,
}

impl Finding {
    /// A finding of the catalogue at a place.
    #[must_use]
    pub fn new(entry: &'static Entry, place: Place) -> Self {
        Self {
            entry,
            severity: entry.severity,
            place,
            unit: None,
            field: None,
            table: None,
            related: Vec::new(),
            found: None,
            args: Vec::new(),
            personal: false,
            folded: false,
        }
    }

    /// The same finding without what stands in the cell, for where it is about a person.
    #[must_use]
    pub fn redacted(&self) -> Self {
        Self { found: None, ..self.clone() }
    }

    /// What stands there.
    #[must_use]
    pub fn found(mut self, found: impl Into<String>) -> Self {
        self.found = Some(found.into());
        self
    }

    /// The unit that it concerns.
    #[must_use]
    pub fn unit(mut self, unit: &Code) -> Self {
        self.unit = Some(unit.clone());
        self
    }

    /// The field that it concerns; its label becomes the argument `label`.
    #[must_use]
    pub fn field(self, field: &Field) -> Self {
        self.code(&field.code, &field.label)
    }

    /// The code and the label that it concerns.
    #[must_use]
    pub fn code(mut self, code: &Code, label: &str) -> Self {
        self.field = Some(code.clone());
        self.args.push(("label", Arg::Text(label.to_owned())));
        self
    }

    /// Other cells that it concerns.
    #[must_use]
    pub fn related(mut self, related: impl IntoIterator<Item = Related>) -> Self {
        self.related.extend(related);
        self
    }

    /// An argument of the message.
    #[must_use]
    pub fn arg(mut self, name: &'static str, arg: Arg) -> Self {
        self.args.push((name, arg));
        self
    }

    /// A text argument of the message.
    #[must_use]
    pub fn text(self, name: &'static str, text: impl Into<String>) -> Self {
        self.arg(name, Arg::Text(text.into()))
    }
}
