use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue::{self, Entry};
use crate::{Arg, CellRef, Finding, Place, Severity, Status, Submission};

/// Fewer files that depart from the form in one way are so many slips, not a copy that somebody made of it.
const LEAST_FILES: usize = 3;
/// The share of the files that were read which makes a departure one of the form: one in so many.
const SHARE: usize = 4;

/// Finds the departures from the form that many files share, as where an office made its own copy of it. Each is
/// said once, with its files; the notes and warnings of the files that it sums up are marked as folded. Errors
/// stay with their files.
///
/// ```
/// use std::sync::Arc;
/// use tonghop_core::{catalogue, fold_drift, FileStamp, Finding, Place, Submission};
/// let mut submissions: Vec<Submission> = ["A01.xlsx", "A02.xlsx", "A03.xlsx"]
///     .map(|path| {
///         let mut read = Submission::unread(FileStamp { path: path.into(), sha256: "".into() });
///         read.readable = true;
///         read.findings.push(Finding::new(&catalogue::FOUND_BY_LABEL, Place::sheet(path, "BIEU")));
///         read
///     })
///     .into();
/// let shared = fold_drift(&mut submissions);
/// assert_eq!(shared.len(), 1);
/// assert_eq!(shared[0].entry.code, "L024");
/// assert!(submissions.iter().all(|read| read.findings[0].folded));
/// ```
#[must_use]
pub fn fold_drift(submissions: &mut [Submission]) -> Vec<Finding> {
    let counts = |submission: &Submission| {
        submission.readable && !matches!(submission.status, Status::Superseded | Status::Duplicate)
    };
    let read = submissions.iter().filter(|submission| counts(submission)).count();
    let mut shared: BTreeMap<Departure, BTreeSet<String>> = BTreeMap::new();
    for submission in submissions.iter().filter(|submission| counts(submission)) {
        for departure in submission.findings.iter().filter_map(Departure::of) {
            shared.entry(departure).or_default().insert(submission.file.path.to_string());
        }
    }
    shared.retain(|_, files| files.len() >= LEAST_FILES && files.len() * SHARE >= read);
    for submission in submissions.iter_mut() {
        for finding in &mut submission.findings {
            let is_shared = Departure::of(finding).is_some_and(|departure| shared.contains_key(&departure));
            finding.folded = is_shared && finding.severity != Severity::Error;
        }
    }
    let said = shared.into_iter().map(|(departure, files)| {
        let mut finding = Finding::new(&catalogue::SHARED_DRIFT, Place::Collection)
            .arg("what", Arg::Title(departure.entry))
            .text("code", departure.entry.code)
            .text("sheet", departure.sheet.unwrap_or_default())
            .text("cell", departure.cell.map(|cell| cell.to_string()).unwrap_or_default())
            .arg("count", Arg::Count(files.len() as u64))
            .arg("files", Arg::List(files.into_iter().collect()));
        if departure.severity == Severity::Note {
            finding.severity = Severity::Note;
        }
        finding
    });
    said.collect()
}

/// What makes findings of several files one: the same fault at the same place.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Departure {
    entry: &'static Entry,
    severity: Severity,
    sheet: Option<String>,
    cell: Option<CellRef>,
    field: Option<String>,
}

impl Departure {
    /// Of findings about the layout alone: values differ from file to file for other reasons.
    fn of(finding: &Finding) -> Option<Self> {
        (finding.entry.code.starts_with('L')).then(|| Self {
            entry: finding.entry,
            severity: finding.severity,
            sheet: finding.place.sheet_name().map(str::to_owned),
            cell: finding.place.cell_ref(),
            field: finding.field.as_ref().map(ToString::to_string),
        })
    }

    fn key(&self) -> (&'static str, Severity, &Option<String>, Option<CellRef>, &Option<String>) {
        (self.entry.code, self.severity, &self.sheet, self.cell, &self.field)
    }
}

impl Ord for Departure {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.key().cmp(&other.key())
    }
}

impl PartialOrd for Departure {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
