use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::{Date, DateTime};

use crate::catalogue;
use crate::{
    Arg, Changes, Code, DeclarationError, Finding, Form, Period, Place, Roster, Severity, Status, Submission,
    UnitCount,
};

/// When each file was received, as the office has noted it.
///
/// ```
/// use tonghop_core::Receipts;
/// let receipts = Receipts::parse("received.csv", "file,received\nDCS01.xlsx,2012-03-28 16:40\n").unwrap();
/// assert_eq!(receipts.of("inbox/DCS01.xlsx").unwrap().to_string(), "2012-03-28T16:40:00");
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Receipts {
    by_file: BTreeMap<String, DateTime>,
}

impl Receipts {
    /// Reads the register from CSV: columns `file` (the name of the file) and `received` (ISO day, with the
    /// time of day where it is known).
    ///
    /// # Errors
    /// Every mistake in the text, each with its line.
    pub fn parse(file: &str, text: &str) -> Result<Self, DeclarationError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let first_line = text.lines().next().unwrap_or("");
        let separator =
            [b'\t', b';'].into_iter().find(|s| first_line.contains(char::from(*s))).unwrap_or(b',');
        let mut reader =
            csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(text.as_bytes());
        let mut mistakes = Vec::new();
        let mut by_file: BTreeMap<String, (DateTime, u64)> = BTreeMap::new();
        let place =
            |line: u64, column| Place::line(file, usize::try_from(line).unwrap_or(usize::MAX), column);
        let headings = reader.headers().cloned().unwrap_or_default();
        let column =
            |name: &str| headings.iter().position(|heading| heading.trim().eq_ignore_ascii_case(name));
        let (Some(name), Some(received)) = (column("file"), column("received")) else {
            let missing = if column("file").is_none() { "file" } else { "received" };
            let mistake = Finding::new(&catalogue::DECLARED_MISSING_COLUMN, place(1, 1))
                .text("column", missing)
                .arg("known", Arg::List(vec!["file".into(), "received".into()]));
            return Err(DeclarationError { mistakes: vec![mistake] });
        };
        for record in reader.records() {
            match record {
                Ok(record) => {
                    let line = record.position().map_or(1, csv::Position::line);
                    let text = record.get(received).unwrap_or("").trim();
                    let file = crate::composed(file_name(record.get(name).unwrap_or("")));
                    if text.is_empty() && file.is_empty() {
                        continue;
                    }
                    match parse_moment(text) {
                        Some(moment) => {
                            if let Some((_, first)) = by_file.insert(file.clone(), (moment, line)) {
                                let mistake = Finding::new(&catalogue::DECLARED_TWICE, place(line, name + 1));
                                mistakes.push(mistake.found(file).arg("first", Arg::Count(first)));
                            }
                        }
                        None => mistakes.push(
                            Finding::new(&catalogue::DECLARED_NOT_A_DATE, place(line, received + 1))
                                .found(text),
                        ),
                    }
                }
                Err(error) => {
                    let line = error.position().map_or(1, csv::Position::line);
                    mistakes.push(
                        Finding::new(&catalogue::NOT_WELL_FORMED, place(line, 1))
                            .text("reason", error.to_string()),
                    );
                }
            }
        }
        let by_file = by_file.into_iter().map(|(file, (moment, _))| (file, moment)).collect();
        if mistakes.is_empty() { Ok(Self { by_file }) } else { Err(DeclarationError { mistakes }) }
    }

    /// When a file was received; only its name counts, not its folder. What came in an archive or e-mail was
    /// received with it.
    #[must_use]
    pub fn of(&self, path: &str) -> Option<DateTime> {
        names(path).find_map(|name| self.by_file.get(&name).copied())
    }
}

/// The name of a file and of what it is in, the innermost first.
fn names(path: &str) -> impl Iterator<Item = String> {
    path.rsplit(['/', '\\']).map(crate::composed)
}

fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// A day as ISO or day first, with the time of day behind it where that is known.
fn parse_moment(text: &str) -> Option<DateTime> {
    let (day, time) = text.split_once([' ', 'T']).unwrap_or((text, "00:00"));
    let time = if time.matches(':').count() == 1 { format!("{time}:00") } else { time.to_owned() };
    let time = if time.find(':') == Some(1) { format!("0{time}") } else { time };
    Some(crate::roster::parse_day(day)?.to_datetime(time.parse().ok()?))
}

/// Which submission of each unit counts, and who is missing.
#[derive(Debug, Clone, PartialEq)]
pub struct Selection {
    /// Who reported and who did not.
    pub units: UnitCount,
    /// What is wrong with the collection as a whole.
    pub findings: Vec<Finding>,
    /// What is different between each file that counts and those that it replaces.
    pub changes: Vec<Changes>,
}

/// Decides which submission of each unit counts: the latest that has no errors. Sets the status of the
/// others, and reports units that are missing or late.
///
/// Which of two is the later is told by the office's register of receipts, else by the day in the header of
/// the form, else by the time at which the workbook was last saved, else by names of which one continues the
/// other (`DCS01.xlsx`, `DCS01 (2).xlsx`). Where none of these tells, neither counts.
pub fn select(
    submissions: &mut [Submission],
    form: &Form,
    roster: &Roster,
    period: Period,
    committee: &Code,
    receipts: &Receipts,
    deadline: Option<Date>,
) -> Selection {
    submissions.sort_by(|a, b| a.file.path.cmp(&b.file.path));
    mark_duplicates(submissions);
    let mut by_unit: BTreeMap<Code, Vec<usize>> = BTreeMap::new();
    for (index, submission) in submissions.iter().enumerate() {
        if let (Status::Accepted | Status::Rejected, Some(unit)) =
            (submission.status, &submission.identity.unit)
        {
            by_unit.entry(unit.clone()).or_default().push(index);
        }
    }
    let mut changes = Vec::new();
    for (unit, files) in by_unit.iter().filter(|(_, files)| files.len() > 1) {
        let name = roster.unit(unit.as_str()).map_or(unit.as_str(), |unit| &unit.name);
        if let Some(winner) = choose(submissions, (unit, name), files, receipts) {
            let replaced = files.iter().map(|index| &submissions[*index]);
            let replaced = replaced.filter(|submission| submission.status == Status::Superseded);
            changes.extend(replaced.map(|before| Changes::between(before, &submissions[winner], unit, form)));
        }
    }
    let mut units = UnitCount::default();
    let mut findings = Vec::new();
    for unit in roster.reporting(period) {
        units.expected.push(unit.code.clone());
        let standing: Vec<usize> = by_unit
            .get(&unit.code)
            .into_iter()
            .flatten()
            .copied()
            .filter(|index| matches!(submissions[*index].status, Status::Accepted | Status::Rejected))
            .collect();
        if standing.is_empty() {
            units.missing.push(unit.code.clone());
            findings.push(
                Finding::new(&catalogue::UNIT_MISSING, Place::Collection)
                    .unit(&unit.code)
                    .text("unit", &*unit.name),
            );
            continue;
        }
        units.received.push(unit.code.clone());
        let accepted = standing.iter().copied().find(|index| submissions[*index].status == Status::Accepted);
        match accepted {
            Some(_) => units.accepted.push(unit.code.clone()),
            None => units.rejected.push(unit.code.clone()),
        }
        let counting = &mut submissions[accepted.unwrap_or(standing[0])];
        if let Some(deadline) = deadline
            && let Some(day) = day_of(counting, receipts)
            && day > deadline
        {
            units.late.push(unit.code.clone());
            let late = Finding::new(&catalogue::LATE, Place::file(counting.file.path.clone()))
                .unit(&unit.code)
                .text("unit", &*unit.name)
                .arg("day", Arg::Date(day))
                .arg("deadline", Arg::Date(deadline));
            counting.findings.push(late);
        }
    }
    findings.extend(committee_missing(submissions, form, committee));
    let names: HashSet<String> = submissions.iter().flat_map(|s| names(&s.file.path)).collect();
    for name in receipts.by_file.keys().filter(|name| !names.contains(*name)) {
        findings.push(Finding::new(&catalogue::RECEIPT_WITHOUT_FILE, Place::Collection).found(name));
    }
    Selection { units, findings, changes }
}

/// The day on which a submission came, or at least was not yet finished.
pub(crate) fn day_of(submission: &Submission, receipts: &Receipts) -> Option<Date> {
    receipts.of(&submission.file.path).map(DateTime::date).or(submission.identity.filled_on)
}

/// Of files with the same bytes the one with the shortest name is the original: a copy's name is the longer.
fn mark_duplicates(submissions: &mut [Submission]) {
    let mut originals: HashMap<Arc<str>, Arc<str>> = HashMap::new();
    let stands = |s: &Submission| !matches!(s.status, Status::Unreadable | Status::LeftOut);
    let rank = |s: &Submission| (s.taken.is_none(), s.file.path.len(), s.file.path.clone());
    let mut sorted: Vec<&Submission> = submissions.iter().filter(|s| stands(s)).collect();
    sorted.sort_by_key(|submission| rank(submission));
    for file in sorted.iter().map(|submission| &submission.file) {
        originals.entry(file.sha256.clone()).or_insert_with(|| file.path.clone());
    }
    for submission in submissions.iter_mut().filter(|s| stands(s)) {
        let file = &submission.file;
        let Some(original) = originals.get(&file.sha256).filter(|original| **original != file.path) else {
            continue;
        };
        let finding = Finding::new(&catalogue::DUPLICATE_FILE, Place::file(file.path.clone()))
            .text("original", &**original);
        submission.status = Status::Duplicate;
        submission.findings = vec![finding];
    }
}

/// Whether `b` is later than `a`, and what says so (a key of the message files).
fn later(a: &Submission, b: &Submission, receipts: &Receipts) -> Option<(Ordering, &'static str)> {
    let told = |ordering: Ordering, by: &'static str| (ordering != Ordering::Equal).then_some((ordering, by));
    let received = || {
        let (a, b) = (receipts.of(&a.file.path)?, receipts.of(&b.file.path)?);
        told(b.cmp(&a), "evidence-received")
    };
    let filled = || told(b.identity.filled_on?.cmp(&a.identity.filled_on?), "evidence-filled-on");
    // A time without its zone cannot be compared with one that has it.
    let zoned = |moment: &str| {
        moment.ends_with('Z') || moment.get(19..).is_some_and(|rest| rest.contains(['+', '-']))
    };
    let saved = || {
        let (a, b) = (a.identity.modified.as_deref()?, b.identity.modified.as_deref()?);
        if zoned(a) != zoned(b) {
            return None;
        }
        told(b.cmp(a), "evidence-modified")
    };
    let named = || {
        let stem = |s: &Submission| file_name(&s.file.path).rsplit_once('.').map(|(stem, _)| stem.to_owned());
        let (a, b) = (stem(a)?, stem(b)?);
        if a == b {
            None
        } else if b.starts_with(&a) {
            Some((Ordering::Greater, "evidence-name"))
        } else if a.starts_with(&b) {
            Some((Ordering::Less, "evidence-name"))
        } else {
            None
        }
    };
    received().or_else(filled).or_else(saved).or_else(named)
}

/// Decides which of the files of a unit counts, and returns it; `None` where nothing tells.
fn choose(
    submissions: &mut [Submission],
    (unit, name): (&Code, &str),
    files: &[usize],
    receipts: &Receipts,
) -> Option<usize> {
    let is_latest = |candidate: usize, among: &[usize]| {
        among.iter().filter(|other| **other != candidate).try_fold("", |_, other| {
            match later(&submissions[*other], &submissions[candidate], receipts) {
                Some((Ordering::Greater, by)) => Some(by),
                _ => None,
            }
        })
    };
    let of_status = |status: Status| -> Vec<usize> {
        files.iter().copied().filter(|index| submissions[*index].status == status).collect()
    };
    let accepted = of_status(Status::Accepted);
    let among = if accepted.is_empty() { of_status(Status::Rejected) } else { accepted };
    let decided = files.iter().copied().find(|index| submissions[*index].taken.is_some());
    let winner = decided.map(|index| (index, "evidence-decision"));
    let winner =
        winner.or_else(|| among.iter().find_map(|index| is_latest(*index, &among).map(|by| (*index, by))));
    let paths = |indexes: &[usize]| -> Vec<String> {
        indexes.iter().map(|index| submissions[*index].file.path.to_string()).collect()
    };
    let Some((winner, evidence)) = winner else {
        // Those with errors stand aside too: which of all is the unit's last word is not known.
        let all = paths(files);
        for index in files.iter().copied() {
            let place = Place::file(submissions[index].file.path.clone());
            let finding = Finding::new(&catalogue::ORDER_UNKNOWN, place)
                .unit(unit)
                .text("unit", name)
                .arg("files", Arg::List(all.clone()));
            submissions[index].findings.push(finding);
            submissions[index].status = Status::Rejected;
        }
        return None;
    };
    let mut superseded = Vec::new();
    let mut newer = Vec::new();
    for index in files.iter().copied().filter(|index| *index != winner) {
        let after = matches!(
            later(&submissions[winner], &submissions[index], receipts),
            Some((Ordering::Greater, _))
        );
        if submissions[index].status == Status::Rejected && after && decided.is_none() {
            newer.push(index);
        } else {
            superseded.push(index);
        }
    }
    let (superseded_paths, counting) = (paths(&superseded), submissions[winner].file.path.to_string());
    for index in superseded {
        submissions[index].status = Status::Superseded;
    }
    for index in newer {
        let finding =
            Finding::new(&catalogue::NEWER_REJECTED, Place::file(submissions[index].file.path.clone()))
                .unit(unit)
                .text("unit", name)
                .text("counting", &counting);
        submissions[index].findings.push(finding);
    }
    if !superseded_paths.is_empty() {
        let evidence = if evidence.is_empty() { "evidence-sound" } else { evidence };
        let mut finding = Finding::new(&catalogue::RESUBMISSION, Place::file(counting))
            .unit(unit)
            .text("unit", name)
            .arg("superseded", Arg::List(superseded_paths))
            .arg("evidence", Arg::Word(evidence));
        if let Some(decision) = submissions[winner].taken.clone() {
            finding.decide(&decision);
        }
        submissions[winner].findings.push(finding);
    }
    Some(winner)
}

/// The committee's own figures, where none of its workbooks counts.
fn committee_missing(submissions: &[Submission], form: &Form, committee: &Code) -> Option<Finding> {
    let fields: Vec<String> =
        form.fields().iter().filter(|f| f.is_by_committee()).map(|f| f.code.as_str().to_owned()).collect();
    let came = submissions.iter().any(|submission| {
        submission.identity.unit.as_ref() == Some(committee)
            && matches!(submission.status, Status::Accepted | Status::Rejected)
    });
    if fields.is_empty() || came {
        return None;
    }
    let mut finding = Finding::new(&catalogue::COMMITTEE_MISSING, Place::Collection)
        .unit(committee)
        .text("unit", committee.as_str())
        .arg("fields", Arg::List(fields));
    finding.severity = Severity::Error;
    Some(finding)
}
