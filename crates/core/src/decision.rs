use std::sync::Arc;

use jiff::civil::Date;

use crate::catalogue::Entry;
use crate::{Code, Datum, Place, State};

/// Something that the office decided about what came in, with who, when and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Who decided: a role or initials.
    pub by: Arc<str>,
    /// When.
    pub on: Date,
    /// Why.
    pub why: Arc<str>,
    /// What was decided.
    pub matter: Matter,
    /// Where it is written down.
    pub place: Place,
}

/// What a decision is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Matter {
    /// Of the files of its unit this one counts.
    Take(FileName),
    /// This file, and every copy of it, is left out.
    Leave(FileName),
    /// An answer that could not be taken as it stands means this.
    Value {
        /// Which answer.
        answer: AnswerName,
        /// How it is to be taken.
        state: State,
        /// What it is to say; `None` for blank and not applicable.
        datum: Option<Datum>,
        /// What stood in the cell when it was decided; the decision holds for nothing else.
        found: Option<String>,
        /// The file that it was decided for.
        file: Option<String>,
    },
    /// A warning has an explanation.
    Explain {
        /// The unit.
        unit: Code,
        /// What kind of warning.
        entry: &'static Entry,
        /// The rule of the form that is broken, where the warning is shown under its id.
        rule: Option<Code>,
        /// The row table, where it is about one.
        table: Option<Code>,
        /// The field or column; `None` for any.
        field: Option<Code>,
    },
}

/// A file that a decision names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileName {
    /// Its path below the inbox, or its name alone.
    pub name: String,
    /// The content that was decided about, in lower-case hexadecimal.
    pub sha256: Option<String>,
}

/// An answer that a decision names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct AnswerName {
    /// The unit, or the committee.
    pub unit: Code,
    /// The row table and the row of its sheet, from 0.
    pub row: Option<(Code, u32)>,
    /// The field, or the column of the table.
    pub field: Code,
}

/// An answer of a submission that counts as the office decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecidedAnswer {
    /// Which answer.
    pub answer: AnswerName,
    /// The decision.
    pub decision: Arc<Decision>,
}

impl Decision {
    /// The word for its kind in JSON and in `decisions.toml`.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self.matter {
            Matter::Take(_) => "take",
            Matter::Leave(_) => "leave",
            Matter::Value { .. } => "value",
            Matter::Explain { .. } => "explain",
        }
    }

    /// What the warning that it explains is shown under: the id of a rule, else the code of the catalogue.
    #[must_use]
    pub fn explained_code(&self) -> Option<&str> {
        match &self.matter {
            Matter::Explain { rule: Some(rule), .. } => Some(rule.as_str()),
            Matter::Explain { entry, .. } => Some(entry.code),
            _ => None,
        }
    }

    /// The unit that it is about, where it names one.
    #[must_use]
    pub fn unit(&self) -> Option<&Code> {
        match &self.matter {
            Matter::Take(_) | Matter::Leave(_) => None,
            Matter::Value { answer, .. } => Some(&answer.unit),
            Matter::Explain { unit, .. } => Some(unit),
        }
    }
}
