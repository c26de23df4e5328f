use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::catalogue::Entry;
#[cfg(feature = "serde")]
use crate::static_text;
use crate::{Breach, CellRef, Code, Decision, Effect, Excerpt, Field, Note, Period, Place};

/// A text of the program itself. The name keeps a derived `Deserialize` from asking for input that lives as long.
type StaticText = &'static str;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
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
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Arg {
    /// Text taken from a file or a declaration; empty where there is nothing to say.
    Text(String),
    /// The key of a word or phrase of the message files, such as `type-count`.
    Word(#[cfg_attr(feature = "serde", serde(deserialize_with = "static_text::word"))] StaticText),
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
    /// Words of the form with figures in them.
    Said(Vec<Said>),
    /// The name of another fault. Only findings of a collection have one, so that it need not be handed over.
    #[cfg_attr(feature = "serde", serde(skip))]
    Title(&'static Entry),
}

/// A part of what is said of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Said {
    /// Words of the form.
    Words(Arc<str>),
    /// A figure, to be written by the customs of the reader's language.
    Number(Decimal),
    /// A period, likewise.
    Period(Period),
    /// A phrase of the message files, with its arguments. Only findings of rules have one, so that it need not be
    /// handed over.
    #[cfg_attr(feature = "serde", serde(skip))]
    Phrase {
        /// Its key.
        key: StaticText,
        /// What is put in, by name.
        args: Vec<(StaticText, Vec<Said>)>,
    },
}

/// A further cell that a finding concerns.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Related {
    /// The field, where the cell belongs to one.
    pub field: Option<Code>,
    /// The cell.
    pub cell: CellRef,
    /// The row table, where the field is a column of one.
    pub table: Option<Code>,
    /// The sheet, where it may be another than that of the finding.
    pub sheet: Option<Arc<str>>,
}

impl Related {
    /// The answer cell of a field, in the sheet of the finding.
    #[must_use]
    pub fn of(field: Code, cell: CellRef) -> Self {
        Self { field: Some(field), cell, table: None, sheet: None }
    }
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
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Finding {
    /// What it is.
    #[cfg_attr(feature = "serde", serde(with = "static_text::entry"))]
    pub entry: &'static Entry,
    /// The rule of the form that is broken, where it is one: the finding is shown under its id.
    pub rule: Option<Code>,
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
    #[cfg_attr(feature = "serde", serde(deserialize_with = "static_text::args"))]
    pub args: Vec<(StaticText, Arg)>,
    /// Whether `found` is about a person, and so stays out of anything that is sent on.
    pub personal: bool,
    /// The decision of the office that settles it. What is settled is kept as a note.
    // Decisions take effect once all submissions are together; one that is handed over has none yet.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub decision: Option<Arc<Decision>>,
    /// What the branch wrote beside the answer to explain it. Only warnings have one; it is still a warning.
    pub explanation: Option<Note>,
    /// The cell where the branch can explain it, where it may and the file has a cell for that.
    pub remark: Option<CellRef>,
    /// The last period in which the rule is only tried out, where it is: the finding is a note then.
    pub trial: Option<Period>,
    /// What a broken rule compared. Rules are judged where everything comes together, so that it need not be handed
    /// over.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub breach: Option<Box<Breach>>,
    /// The row of the sheet that it is about, where that was kept.
    pub excerpt: Option<Arc<Excerpt>>,
    /// What it can change in the totals, once that has been weighed; `None` where nothing can be said.
    // Findings are weighed once all submissions are together; one that is handed over is not yet.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub effect: Option<Effect>,
    /// Whether a finding of the collection sums it up, so that reports for people leave it out.
    pub folded: bool,
}

impl Finding {
    /// A finding of the catalogue at a place.
    #[must_use]
    pub fn new(entry: &'static Entry, place: Place) -> Self {
        Self {
            entry,
            rule: None,
            severity: entry.severity,
            place,
            unit: None,
            field: None,
            table: None,
            related: Vec::new(),
            found: None,
            args: Vec::new(),
            personal: false,
            decision: None,
            explanation: None,
            remark: None,
            trial: None,
            breach: None,
            excerpt: None,
            effect: None,
            folded: false,
        }
    }

    /// Whether a word of explanation from the branch is what it wants: a warning about a field, not about a row of
    /// a table and not about how the sheet is laid out.
    #[must_use]
    pub fn wants_explanation(&self) -> bool {
        let about_answer = self.entry.code.starts_with('V') || self.rule.is_some();
        self.severity == Severity::Warning && self.table.is_none() && self.field.is_some() && about_answer
    }

    /// Whether it is a warning that the branch has explained.
    #[must_use]
    pub fn is_explained(&self) -> bool {
        self.severity == Severity::Warning && self.explanation.is_some()
    }

    /// Whether it is of a rule that is only tried out.
    #[must_use]
    pub fn is_trial(&self) -> bool {
        self.trial.is_some()
    }

    /// The code that it is shown under: the rule's id, else the catalogue's code.
    #[must_use]
    pub fn shown_code(&self) -> &str {
        self.rule.as_ref().map_or(self.entry.code, Code::as_str)
    }

    /// The same finding without what stands in the cell, for where it is about a person.
    #[must_use]
    pub fn redacted(&self) -> Self {
        Self { found: None, explanation: None, excerpt: None, ..self.clone() }
    }

    /// Marks it as settled by a decision of the office: it is told as a note from now on.
    pub fn decide(&mut self, decision: &Arc<Decision>) {
        self.severity = Severity::Note;
        self.decision = Some(decision.clone());
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
