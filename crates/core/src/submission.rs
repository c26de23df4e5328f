use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::{
    Code, CodeMap, DecidedAnswer, Decision, Excerpts, Finding, LowerSource, Note, Period, RollUp, RolledUnit,
    Severity, Value,
};

/// Which file, and exactly which bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct FileStamp {
    /// Path as it was given.
    pub path: Arc<str>,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: Arc<str>,
}

/// Who a file says it is from, and what for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Identity {
    /// The unit's code, as the file spells it.
    pub unit: Option<Code>,
    /// The unit's name, as the file spells it.
    pub unit_name: Option<String>,
    /// The kind of unit, as the file spells it.
    pub unit_kind: Option<String>,
    /// The period.
    pub period: Option<Period>,
    /// The period as the file spells it, where it is none.
    pub period_text: Option<String>,
    /// Id of the form.
    pub form: Option<String>,
    /// Version of the form.
    pub version: Option<String>,
    /// The day on which it was filled in, as its header says.
    pub filled_on: Option<Date>,
    /// When the workbook was last saved, as its properties say (ISO 8601, UTC).
    pub modified: Option<String>,
}

/// One filled row of a row table.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Row {
    /// The row of the sheet, from 0.
    pub row: u32,
    /// Its answers by column id, blank ones included.
    pub cells: CodeMap<Value>,
    /// Where the level below has it from, where the file is a roll-up.
    pub lower: Option<Arc<LowerSource>>,
}

/// What becomes of a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Status {
    /// It counts.
    Accepted,
    /// It has errors and does not count.
    Rejected,
    /// A later submission of the same unit counts instead.
    Superseded,
    /// The same bytes as another file.
    Duplicate,
    /// The office decided that it does not count.
    LeftOut,
    /// Nobody can tell whose it is.
    Unidentified,
    /// It could not be read.
    Unreadable,
}

impl Status {
    /// The word for it in JSON and CSV.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::Superseded => "superseded",
            Self::Duplicate => "duplicate",
            Self::LeftOut => "left_out",
            Self::Unidentified => "unidentified",
            Self::Unreadable => "unreadable",
        }
    }
}

/// One unit's form for one period, read from one file.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Submission {
    /// The file.
    pub file: FileStamp,
    /// Who it says it is from.
    pub identity: Identity,
    /// Whether the file could be read as a workbook at all.
    pub readable: bool,
    /// The answers by field code; every field that the workbook should have is there, if only as absent.
    pub values: CodeMap<Value>,
    /// The filled rows by table code, in the order of the sheet.
    pub tables: BTreeMap<Code, Vec<Row>>,
    /// The cells for remarks beside the answers, by field code; of an answer without such a cell there is none.
    /// Once all submissions of a period have been judged, those in which nothing is written are let go.
    pub notes: CodeMap<Note>,
    /// What is wrong with it.
    pub findings: Vec<Finding>,
    /// What becomes of it, once that is decided.
    pub status: Status,
    /// The answers that count as the office decided; their cells keep what stands in them.
    // Decisions take effect once all submissions are together; one that is handed over has none yet.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub decided: Vec<DecidedAnswer>,
    /// The decision that of the files of its unit this one counts.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub taken: Option<Arc<Decision>>,
    /// What a roll-up carries; its own answers are totals then, and no unit's.
    pub roll_up: Option<RollUp>,
    /// What the roll-up of another says of the unit, where this is its part of one.
    pub carried: Option<Arc<RolledUnit>>,
    /// The rows that findings may be about, until it has been judged.
    pub excerpts: Excerpts,
}

impl Submission {
    /// A submission of which nothing is known but its file.
    #[must_use]
    pub fn unread(file: FileStamp) -> Self {
        Self {
            file,
            identity: Identity::default(),
            readable: false,
            values: CodeMap::new(),
            tables: BTreeMap::new(),
            notes: CodeMap::new(),
            findings: Vec::new(),
            status: Status::Unreadable,
            decided: Vec::new(),
            taken: None,
            roll_up: None,
            carried: None,
            excerpts: Excerpts::default(),
        }
    }

    /// Gives every finding the row that it is about, and lets go of all other rows. To be called once the
    /// submission has been judged.
    pub fn illustrate(&mut self) {
        let excerpts = std::mem::take(&mut self.excerpts);
        for finding in self.findings.iter_mut().filter(|finding| finding.excerpt.is_none()) {
            if let (Some(sheet), Some(cell)) = (finding.place.sheet_name(), finding.place.cell_ref()) {
                finding.excerpt = excerpts.of(sheet, cell.row).map(Arc::new);
            }
        }
    }

    /// Whether any of its findings is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// The decision that an answer counts by. `row` is the row table and the row of its sheet, from 0.
    #[must_use]
    pub fn decision_on(&self, row: Option<(&Code, u32)>, field: &Code) -> Option<&Arc<Decision>> {
        let of = |decided: &&DecidedAnswer| {
            let named = decided.answer.row.as_ref().map(|(table, row)| (table, *row));
            decided.answer.field == *field && named == row
        };
        self.decided.iter().find(of).map(|decided| &decided.decision)
    }

    /// The answer of a field.
    #[must_use]
    pub fn value(&self, code: &str) -> Option<&Value> {
        self.values.get(code)
    }
}
