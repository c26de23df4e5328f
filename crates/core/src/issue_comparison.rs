use std::collections::BTreeMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::{CellRef, Datum, FigureName, FileStamp, Issue, IssuedFigure, IssuedWorkbook};

/// A figure that is not the same in two workbooks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureDifference {
    /// What it is.
    pub name: FigureName,
    /// The sheet where it stands: in the first workbook, where that has it.
    pub sheet: Arc<str>,
    /// The cell there.
    pub cell: CellRef,
    /// What the first workbook says.
    pub there: Option<Datum>,
    /// What the second says.
    pub now: Option<Datum>,
}

/// What became of a file since the first workbook was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileFate {
    /// Its bytes are others.
    Changed,
    /// It is new.
    New,
    /// It is gone.
    Gone,
}

impl FileFate {
    /// The word for it in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::New => "new",
            Self::Gone => "gone",
        }
    }
}

/// How two consolidated workbooks of one form and period differ.
///
/// A figure is compared by what it is, not by where it stands, so that inserted rows and columns change nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IssueComparison {
    /// Figures, in the order of the first workbook.
    pub figures: Vec<FigureDifference>,
    /// Files that came in, by path.
    pub inputs: Vec<(String, FileFate)>,
    /// Declarations of the workspace, by path.
    pub declarations: Vec<(String, FileFate)>,
    /// What the workbooks say of themselves where that differs: a name, and both values.
    pub issue: Vec<(&'static str, String, String)>,
    /// Sheets on which other texts differ.
    pub texts: Vec<String>,
}

impl IssueComparison {
    /// Compares `there` with `now`.
    #[must_use]
    pub fn of(there: &IssuedWorkbook, now: &IssuedWorkbook) -> Self {
        Self {
            figures: figures(there, now),
            inputs: files(&there.issue.inputs, &now.issue.inputs),
            declarations: files(&there.issue.declarations, &now.issue.declarations),
            issue: issue(&there.issue, &now.issue),
            texts: texts(there, now),
        }
    }

    /// What became of the files that a workbook was made from: those that came in and those that it follows, by
    /// path. `now` are both as they are today.
    #[must_use]
    pub fn of_files(there: &IssuedWorkbook, now: &[FileStamp]) -> Vec<(String, FileFate)> {
        let all: Vec<FileStamp> =
            there.issue.declarations.iter().chain(&there.issue.inputs).cloned().collect();
        files(&all, now)
    }

    /// Whether nothing differs that a person would read: the bytes may, as they do after re-saving.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.figures.is_empty()
            && self.inputs.is_empty()
            && self.declarations.is_empty()
            && self.issue.is_empty()
            && self.texts.is_empty()
    }
}

/// Whether two figures are the same: to the digit, and where one has a fraction to what a binary number can hold,
/// since another program computes shares anew.
#[must_use]
pub fn is_same_figure(a: Option<&Datum>, b: Option<&Datum>) -> bool {
    match (a, b) {
        (Some(Datum::Number(a)), Some(Datum::Number(b))) => {
            let close = || {
                let apart = a.checked_sub(*b).map(|apart| apart.abs());
                let most = a.abs().max(b.abs()).checked_mul(Decimal::new(1, 13));
                apart.zip(most).is_some_and(|(apart, most)| apart <= most)
            };
            a == b || ((!a.fract().is_zero() || !b.fract().is_zero()) && close())
        }
        _ => a == b,
    }
}

fn figures(there: &IssuedWorkbook, now: &IssuedWorkbook) -> Vec<FigureDifference> {
    let mut others: BTreeMap<&FigureName, Vec<&IssuedFigure>> = BTreeMap::new();
    for figure in now.figures.iter().rev() {
        others.entry(&figure.name).or_default().push(figure);
    }
    let mut differences = Vec::new();
    for figure in &there.figures {
        // The same name twice, as after copying a row, is compared place by place.
        let other = others.get_mut(&figure.name).and_then(Vec::pop);
        let expected = other.and_then(|other| other.datum.as_ref());
        if !is_same_figure(figure.datum.as_ref(), expected) {
            differences.push(difference(figure, figure.datum.clone(), expected.cloned()));
        }
    }
    let mut left: Vec<&IssuedFigure> = others.into_values().flatten().collect();
    left.sort_by(|a, b| (&a.sheet, a.cell).cmp(&(&b.sheet, b.cell)));
    differences.extend(
        left.into_iter()
            .filter(|figure| figure.datum.is_some())
            .map(|figure| difference(figure, None, figure.datum.clone())),
    );
    differences
}

fn difference(figure: &IssuedFigure, there: Option<Datum>, now: Option<Datum>) -> FigureDifference {
    FigureDifference { name: figure.name.clone(), sheet: figure.sheet.clone(), cell: figure.cell, there, now }
}

fn files(there: &[FileStamp], now: &[FileStamp]) -> Vec<(String, FileFate)> {
    let by_path = |files: &[FileStamp]| -> BTreeMap<Arc<str>, Arc<str>> {
        files.iter().map(|file| (file.path.clone(), file.sha256.clone())).collect()
    };
    let (there, now) = (by_path(there), by_path(now));
    let mut fates: Vec<(String, FileFate)> = Vec::new();
    for (path, sha256) in &there {
        match now.get(path) {
            None => fates.push((path.to_string(), FileFate::Gone)),
            Some(other) if other != sha256 => fates.push((path.to_string(), FileFate::Changed)),
            Some(_) => {}
        }
    }
    let new = now.keys().filter(|path| !there.contains_key(*path));
    fates.extend(new.map(|path| (path.to_string(), FileFate::New)));
    fates.sort_by(|(a, _), (b, _)| a.cmp(b));
    fates
}

fn issue(there: &Issue, now: &Issue) -> Vec<(&'static str, String, String)> {
    let pairs = [
        ("form", there.form.clone(), now.form.clone()),
        ("version", there.version.clone(), now.version.clone()),
        ("program", there.program.clone(), now.program.clone()),
    ];
    pairs.into_iter().filter(|(_, there, now)| there != now).collect()
}

fn texts(there: &IssuedWorkbook, now: &IssuedWorkbook) -> Vec<String> {
    let mut sheets: Vec<&Arc<str>> = there.texts.keys().chain(now.texts.keys()).collect();
    sheets.sort();
    sheets.dedup();
    let differ = |sheet: &&&Arc<str>| there.texts.get(**sheet) != now.texts.get(**sheet);
    sheets.iter().filter(differ).map(|sheet| sheet.to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_compared_to_the_digit_and_fractions_to_what_a_cell_can_hold() {
        let number = |text: &str| Datum::Number(text.parse().unwrap());
        let check = |a: &str, b: &str| is_same_figure(Some(&number(a)), Some(&number(b)));
        assert!(check("219", "219.0"));
        assert!(!check("999999999999999", "999999999999998"));
        assert!(check("94.9961149961149", "94.9961149961150"));
        assert!(!check("94.9961", "94.9962"));
        assert!(!check("0.5", "0"));
        assert!(!is_same_figure(Some(&number("0")), None));
        assert!(is_same_figure(None, None));
    }
}
