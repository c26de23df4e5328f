use std::sync::Arc;

use crate::{Code, Form, Row, State, Submission, Upward, Value};

/// What is different between the file of a unit that counts and one that it replaces.
#[derive(Debug, Clone, PartialEq)]
pub struct Changes {
    /// The unit.
    pub unit: Code,
    /// The file that is replaced.
    pub before: Arc<str>,
    /// The file that counts.
    pub after: Arc<str>,
    /// The answers that differ, in the order of the form, then of the row tables.
    pub differences: Vec<Difference>,
}

/// An answer that differs between two files. `None` on one side is a row that only the other has.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The row table.
    pub table: Option<Code>,
    /// The field, or the column of the table.
    pub field: Code,
    /// The answer in the file that is replaced.
    pub before: Option<Value>,
    /// The answer in the file that counts.
    pub after: Option<Value>,
    /// Whether it is about a person, and so stays out of anything that is sent on.
    pub personal: bool,
}

impl Changes {
    /// Compares two submissions of a unit, answer by answer. Two answers are the same where they say the same,
    /// wherever they stand; of what could not be taken, the text is compared.
    ///
    /// Rows of a row table have no names: those that both begin and end with alike are left aside, and of the
    /// rest the first is held against the first, the second against the second.
    #[must_use]
    pub fn between(before: &Submission, after: &Submission, unit: &Code, form: &Form) -> Self {
        let mut differences = Vec::new();
        // A computed answer differs where those differ that it is computed from.
        for field in form.fields().iter().filter(|field| field.formula().is_none()) {
            let (old, new) = (before.values.get(&field.code), after.values.get(&field.code));
            if !is_same(old, new) {
                let (before, after) = (old.cloned(), new.cloned());
                differences.push(Difference {
                    table: None,
                    field: field.code.clone(),
                    before,
                    after,
                    personal: false,
                });
            }
        }
        for table in form.tables() {
            let rows = |s: &'_ Submission| s.tables.get(&table.code).cloned().unwrap_or_default();
            let (old, new) = (rows(before), rows(after));
            for (old, new) in pairs(&old, &new) {
                for column in &table.columns {
                    let cell = |row: Option<&Row>| row.and_then(|row| row.cells.get(&column.id)).cloned();
                    let (before, after) = (cell(old), cell(new));
                    if !is_same(before.as_ref(), after.as_ref()) {
                        differences.push(Difference {
                            table: Some(table.code.clone()),
                            field: column.id.clone(),
                            before,
                            after,
                            personal: column.personal || table.upward == Upward::Count,
                        });
                    }
                }
            }
        }
        Self {
            unit: unit.clone(),
            before: before.file.path.clone(),
            after: after.file.path.clone(),
            differences,
        }
    }
}

fn is_same(a: Option<&Value>, b: Option<&Value>) -> bool {
    let said = |value: Option<&Value>| match value {
        None => (State::Blank, None, String::new()),
        Some(value) => {
            let raw = || value.source.as_ref().map(|source| source.raw.to_string()).unwrap_or_default();
            let raw = if value.state == State::Unreadable { raw() } else { String::new() };
            (value.state, value.datum.clone(), raw)
        }
    };
    said(a) == said(b)
}

fn is_same_row(a: &Row, b: &Row) -> bool {
    a.cells.keys().chain(b.cells.keys()).all(|id| is_same(a.cells.get(id), b.cells.get(id)))
}

/// The rows that differ, paired.
fn pairs<'r>(old: &'r [Row], new: &'r [Row]) -> Vec<(Option<&'r Row>, Option<&'r Row>)> {
    let start = old.iter().zip(new).take_while(|(a, b)| is_same_row(a, b)).count();
    let (old, new) = (&old[start..], &new[start..]);
    let end = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| is_same_row(a, b)).count();
    let (old, new) = (&old[..old.len() - end], &new[..new.len() - end]);
    (0..old.len().max(new.len())).map(|at| (old.get(at), new.get(at))).collect()
}
