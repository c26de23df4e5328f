use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::{Code, Coverage, FileStamp, Finding, Period, Row, Total};

/// Who reported and who did not; codes in the order of the roster.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UnitCount {
    /// Units that must report.
    pub expected: Vec<Code>,
    /// Of these, units from which a submission came.
    pub received: Vec<Code>,
    /// Units whose submission counts.
    pub accepted: Vec<Code>,
    /// Units from which nothing came.
    pub missing: Vec<Code>,
    /// Units whose submission has errors.
    pub rejected: Vec<Code>,
    /// Units whose submission came after the deadline.
    pub late: Vec<Code>,
}

/// The rows of one row table from all units.
#[derive(Debug, Clone, PartialEq)]
pub struct TableTotal {
    /// The table.
    pub table: Code,
    /// Units whose submission counts, with rows or without.
    pub coverage: Coverage,
    /// The sums of its number columns, by column.
    pub sums: BTreeMap<Code, Decimal>,
    /// How many rows have each choice, by choice column, in the order of the form.
    pub counts: BTreeMap<Code, Vec<(Arc<str>, u64)>>,
    /// The rows: unit, file and row, in the order of the roster and of the sheets.
    pub rows: Vec<(Code, Arc<FileStamp>, Row)>,
}

/// All totals of a period.
#[derive(Debug, Clone, PartialEq)]
pub struct Consolidation {
    /// The period.
    pub period: Period,
    /// Who reported.
    pub units: UnitCount,
    /// The totals by field code; fields with free text have none.
    pub totals: BTreeMap<Code, Total>,
    /// The row tables by code.
    pub tables: BTreeMap<Code, TableTotal>,
    /// Whether sound values of rejected submissions are in the totals.
    pub provisional: bool,
    /// What went wrong in adding up, and which rules about the collection the totals break.
    pub findings: Vec<Finding>,
}

impl Consolidation {
    /// The total of a field.
    #[must_use]
    pub fn total(&self, code: &str) -> Option<&Total> {
        self.totals.get(code)
    }
}
