//! Which file stands for which unit.

use std::collections::{BTreeSet, HashMap, HashSet};

use tonghop_core::{By, Code, Origin, Severity, Status, Submission, Total};

use super::ConsolidatedWorkbook;
use super::styles::Tint;

/// What became of a unit's report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// Its figures are in the totals.
    Accepted,
    /// It has errors, and its sound figures are in the totals for the time being.
    Provisional,
    /// It has errors and is not in the totals.
    Rejected,
    /// Nothing came.
    Missing,
    /// It need not report, yet figures of it are in the totals.
    Unexpected,
    /// It is a committee of a level below, with figures of its own in the totals.
    Below,
}

impl Outcome {
    pub(super) fn message_key(self) -> &'static str {
        match self {
            Self::Accepted => "consolidated-outcome-accepted",
            Self::Provisional => "consolidated-outcome-provisional",
            Self::Rejected => "consolidated-outcome-rejected",
            Self::Missing => "consolidated-outcome-missing",
            Self::Unexpected => "consolidated-outcome-unexpected",
            Self::Below => "consolidated-outcome-below",
        }
    }

    pub(super) fn is_in_totals(self) -> bool {
        matches!(self, Self::Accepted | Self::Provisional)
    }

    pub(super) fn tint(self) -> Tint {
        match self {
            Self::Accepted | Self::Below => Tint::Plain,
            Self::Provisional | Self::Unexpected => Tint::Doubtful,
            Self::Rejected => Tint::Rejected,
            Self::Missing => Tint::Missing,
        }
    }
}

/// How one unit stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing<'a> {
    pub(super) unit: &'a Code,
    pub(super) outcome: Outcome,
    pub(super) late: bool,
    /// The file that stands for it.
    pub(super) submission: Option<&'a Submission>,
}

/// The submissions, looked at by unit and by file.
#[derive(Debug)]
pub(super) struct Collected<'a> {
    /// Units that must report, in the order of the roster.
    pub(super) units: Vec<Standing<'a>>,
    pub(super) committee: Standing<'a>,
    /// Files that stand for nobody above, by path.
    pub(super) others: Vec<&'a Submission>,
    /// Submissions that are in the totals, in the order of the roster, the committee's last.
    pub(super) counting: Vec<&'a Submission>,
    by_path: HashMap<&'a str, &'a Submission>,
    /// The parts of roll-ups by file and unit.
    parts: HashMap<(&'a str, &'a Code), &'a Submission>,
}

impl<'a> Collected<'a> {
    pub(super) fn new(input: &'a ConsolidatedWorkbook<'a>) -> Self {
        let consolidation = input.consolidation;
        let contributing = contributing(input);
        let mut sorted: Vec<&Submission> = input.submissions.iter().collect();
        sorted.sort_by(|a, b| a.file.path.cmp(&b.file.path));
        let mut by_unit: HashMap<&Code, Vec<&Submission>> = HashMap::new();
        // A roll-up stands for nobody: its parts stand for their units.
        let parts = sorted.iter().copied().filter(|s| s.roll_up.is_none()).chain(input.carried);
        for submission in parts {
            if let (Some(unit), Status::Accepted | Status::Rejected) =
                (&submission.identity.unit, submission.status)
            {
                by_unit.entry(unit).or_default().push(submission);
            }
        }
        let late: HashSet<&Code> = consolidation.units.late.iter().collect();
        let standing = |unit: &'a Code| {
            let files = by_unit.get(unit).map_or(&[][..], Vec::as_slice);
            let counts = |s: &&&Submission| contributing.contains(&(&*s.file.path, unit));
            let accepted = files.iter().find(|s| s.status == Status::Accepted);
            let submission = accepted.or_else(|| files.iter().find(counts)).or(files.first()).copied();
            let outcome = match submission {
                None => Outcome::Missing,
                Some(s) if s.status == Status::Accepted => Outcome::Accepted,
                Some(s) if counts(&&s) => Outcome::Provisional,
                Some(_) => Outcome::Rejected,
            };
            Standing { unit, outcome, late: late.contains(unit), submission }
        };
        let units: Vec<Standing> = consolidation.units.expected.iter().map(standing).collect();
        let committee = standing(&input.committee.code);
        let shown: HashSet<&str> = units
            .iter()
            .chain([&committee])
            .filter_map(|s| s.submission.filter(|submission| submission.carried.is_none()))
            .map(|submission| &*submission.file.path)
            .collect();
        let others = sorted.iter().copied().filter(|s| !shown.contains(&*s.file.path)).collect();
        let rank: HashMap<&Code, usize> =
            input.roster.units().iter().enumerate().map(|(index, unit)| (&unit.code, index)).collect();
        let mut counting: Vec<&Submission> = sorted
            .iter()
            .copied()
            .filter(|s| {
                let counts = |unit| contributing.contains(&(&*s.file.path, unit));
                s.status == Status::Accepted || s.identity.unit.as_ref().is_some_and(counts)
            })
            .collect();
        counting.sort_by_key(|s| {
            s.identity.unit.as_ref().and_then(|unit| rank.get(unit)).copied().unwrap_or(usize::MAX)
        });
        let by_path = sorted.iter().map(|s| (&*s.file.path, *s)).collect();
        let parts = input.carried.iter();
        let parts = parts.filter_map(|s| Some(((&*s.file.path, s.identity.unit.as_ref()?), s))).collect();
        Self { units, committee, others, counting, by_path, parts }
    }

    /// The submission that an answer of a unit was read from: a file, or the unit's part of a roll-up.
    pub(super) fn of_unit(&self, path: &str, unit: &Code) -> Option<&'a Submission> {
        self.parts.get(&(path, unit)).copied().or_else(|| self.of_path(path))
    }

    /// The submission that was read from a file.
    pub(super) fn of_path(&self, path: &str) -> Option<&'a Submission> {
        self.by_path.get(path).copied()
    }

    /// Whether a file's values count although it has errors.
    pub(super) fn is_provisional(&self, path: &str) -> bool {
        self.of_path(path).is_some_and(|s| s.status == Status::Rejected)
    }
}

/// The files that something in the totals or row tables comes from, with the units that gave it.
fn contributing<'a>(input: &'a ConsolidatedWorkbook<'a>) -> BTreeSet<(&'a str, &'a Code)> {
    let consolidation = input.consolidation;
    // To be counted in the roster is nothing that a unit gives.
    let given = |total: &&Total| {
        let field = input.form.field(total.field.as_str());
        field.is_some_and(|field| !matches!(field.by, By::Roster { .. }))
    };
    let cells = consolidation.totals.values().filter(given).flat_map(|total| &total.contributions);
    let cells = cells.filter_map(|contribution| match &contribution.origin {
        Origin::Cell { file, .. } | Origin::File { file } => Some((&*file.path, &contribution.unit)),
        Origin::Roster { .. } => None,
    });
    let rows = consolidation.tables.values().flat_map(|table| &table.rows);
    let rows = rows.map(|(unit, file, _)| (&*file.path, unit));
    cells.chain(rows).collect()
}

/// Whether an error was found in the answer of a field.
pub(super) fn has_error(submission: &Submission, field: &Code) -> bool {
    submission.findings.iter().any(|finding| {
        let named = finding.field.as_ref() == Some(field)
            || finding
                .related
                .iter()
                .any(|related| related.table.is_none() && related.field.as_ref() == Some(field));
        finding.severity == Severity::Error && finding.table.is_none() && named
    })
}
