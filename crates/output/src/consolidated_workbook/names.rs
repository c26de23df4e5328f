//! The names of the sheets.

use std::collections::{HashMap, HashSet};

use tonghop_core::Form;

use super::issue_sheet;
use crate::Messages;

/// Excel's limit for the name of a sheet, in UTF-16 units.
const MAX_NAME: usize = 31;

/// The name of each sheet, unique in the workbook whatever codes the form declares for its row tables.
#[derive(Debug)]
pub(super) struct SheetNames {
    pub(super) contents: String,
    pub(super) totals: String,
    pub(super) charts: String,
    pub(super) checks: String,
    pub(super) matrix: String,
    /// In the order of the form's row tables.
    pub(super) tables: Vec<String>,
    pub(super) answers: String,
    pub(super) standing: String,
    pub(super) ranking: String,
    pub(super) notes: String,
    pub(super) changes: String,
    pub(super) decisions: String,
    pub(super) roster: String,
    pub(super) findings: String,
    /// The first one for certain, then as many as there are rows for.
    pub(super) sources: Vec<String>,
    /// For programs.
    pub(super) issue: String,
    /// The sheets on which a list goes on, by the name of its first sheet.
    further: HashMap<String, Vec<String>>,
    taken: HashSet<String>,
}

impl SheetNames {
    pub(super) fn new(form: &Form, messages: &Messages, source_sheets: usize) -> Self {
        // Excel keeps this name for itself.
        let mut taken: HashSet<String> = HashSet::from(["history".to_owned()]);
        let mut name = |wanted: &str| unique(wanted, &mut taken);
        let issue = name(issue_sheet::NAME);
        let mut fixed = |key: &str| name(&messages.text(key));
        let contents = fixed("consolidated-sheet-contents");
        let totals = fixed("consolidated-sheet-totals");
        let charts = fixed("consolidated-sheet-charts");
        let checks = fixed("consolidated-sheet-checks");
        let matrix = fixed("consolidated-sheet-matrix");
        let answers = fixed("consolidated-sheet-answers");
        let standing = fixed("consolidated-sheet-standing");
        let ranking = fixed("consolidated-sheet-ranking");
        let notes = fixed("consolidated-sheet-notes");
        let changes = fixed("consolidated-sheet-changes");
        let decisions = fixed("consolidated-sheet-decisions");
        let roster = fixed("consolidated-sheet-roster");
        let findings = fixed("consolidated-sheet-findings");
        let sources = (0..source_sheets.max(1)).map(|_| fixed("consolidated-sheet-sources")).collect();
        let tables = form.tables().iter().map(|table| name(table.code.as_str())).collect();
        Self {
            contents,
            totals,
            charts,
            checks,
            matrix,
            tables,
            answers,
            standing,
            ranking,
            notes,
            changes,
            decisions,
            roster,
            findings,
            sources,
            issue,
            further: HashMap::new(),
            taken,
        }
    }

    /// Names further sheets for a list, so that it has `sheets` of them.
    pub(super) fn go_on(&mut self, first: &str, sheets: usize) {
        let names = (1..sheets).map(|_| unique(first, &mut self.taken)).collect();
        self.further.insert(first.to_owned(), names);
    }

    /// The names of all sheets of a list, by the name of its first.
    pub(super) fn all<'n>(&'n self, first: &'n str) -> impl Iterator<Item = &'n str> {
        let further = self.further.get(first).into_iter().flatten().map(String::as_str);
        std::iter::once(first).chain(further)
    }
}

/// `wanted` as a name that Excel takes and that no other sheet has. Excel does not tell case apart.
fn unique(wanted: &str, taken: &mut HashSet<String>) -> String {
    let clean: String = wanted.chars().filter(|letter| !"*?:[]\\/'".contains(*letter)).collect();
    let clean = if clean.is_empty() { "Sheet".to_owned() } else { clean };
    let mut number = 1_u32;
    loop {
        let ending = if number == 1 { String::new() } else { format!(" {number}") };
        let name = format!("{}{ending}", head(&clean, MAX_NAME - ending.len()));
        if taken.insert(name.to_lowercase()) {
            return name;
        }
        number += 1;
    }
}

/// The start of `text`, at most `limit` UTF-16 units.
pub(super) fn head(text: &str, limit: usize) -> &str {
    let mut length = 0;
    for (at, letter) in text.char_indices() {
        length += letter.len_utf16();
        if length > limit {
            return &text[..at];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_whatever_their_case_and_length() {
        let mut taken = HashSet::new();
        assert_eq!(unique("Matrix", &mut taken), "Matrix");
        assert_eq!(unique("MATRIX", &mut taken), "MATRIX 2");
        assert_eq!(unique(&"B".repeat(40), &mut taken), "B".repeat(31));
        assert_eq!(unique(&"b".repeat(33), &mut taken), format!("{} 2", "b".repeat(29)));
        assert_eq!(unique("a/b:c", &mut taken), "abc");
    }
}
