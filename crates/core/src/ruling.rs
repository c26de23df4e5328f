use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::catalogue::{self, Entry};
use crate::{
    AnswerName, Arg, Code, DecidedAnswer, Decision, Decisions, FileName, Finding, Matter, Place,
    Requirements, Severity, State, Status, Submission, Value, composed, validate,
};

/// What became of each decision: which hold, and which no longer apply to anything.
#[derive(Debug, Clone, PartialEq)]
pub struct Ruling<'d> {
    decisions: &'d Decisions,
    /// Why a decision has no effect, by its number.
    idle: BTreeMap<usize, Finding>,
    /// The values that were put into effect, with the path of each file.
    put: Vec<(usize, Arc<str>)>,
}

impl<'d> Ruling<'d> {
    /// No decision applied yet.
    #[must_use]
    pub fn new(decisions: &'d Decisions) -> Self {
        Self { decisions, idle: BTreeMap::new(), put: Vec::new() }
    }

    /// Puts decided values in the place of answers that could not be taken, and leaves out and takes files as
    /// decided. To be done between [`validate`] and [`select`](crate::select).
    ///
    /// `unjudged` holds each submission as it was before it was validated, where a value of its unit is decided:
    /// a decided answer is judged like any other.
    ///
    /// A decision takes the place of an answer only where that has an error or a warning or is blank, or where it
    /// quotes what stands there.
    pub fn apply(
        &mut self,
        submissions: &mut [Submission],
        unjudged: Vec<Option<Submission>>,
        requirements: &Requirements<'_>,
    ) {
        self.values(submissions, unjudged, requirements);
        self.files(submissions);
    }

    fn note(&mut self, index: usize, entry: &'static Entry, fill: impl FnOnce(Finding) -> Finding) {
        let decision = &self.decisions.all()[index];
        let mut finding = Finding::new(entry, decision.place.clone());
        if let Some(unit) = decision.unit() {
            finding = finding.unit(unit).text("unit", unit.as_str());
        }
        if let Matter::Value { answer, .. } = &decision.matter {
            finding.field = Some(answer.field.clone());
            finding.table = answer.row.as_ref().map(|(table, _)| table.clone());
        }
        self.idle.entry(index).or_insert(fill(finding));
    }

    fn values(
        &mut self,
        submissions: &mut [Submission],
        mut unjudged: Vec<Option<Submission>>,
        requirements: &Requirements<'_>,
    ) {
        let mut changed = BTreeSet::new();
        for (index, decision) in self.decisions.all().iter().enumerate() {
            let Matter::Value { answer, found, file, .. } = &decision.matter else { continue };
            let mut fitting = Vec::new();
            let mut misfit = None;
            for (at, submission) in submissions.iter().enumerate() {
                let concerned = submission.identity.unit.as_ref() == Some(&answer.unit)
                    && matches!(submission.status, Status::Accepted | Status::Rejected)
                    && file.as_ref().is_none_or(|file| names(file, &submission.file.path));
                let Some(value) = concerned.then(|| value_of(submission, answer)).flatten() else { continue };
                let raw = raw_of(value);
                let doubtful = value.state == State::Unreadable
                    || value.state == State::Blank
                    || submission
                        .findings
                        .iter()
                        .any(|f| f.severity != Severity::Note && is_about(f, answer, value));
                match found {
                    Some(found) if *found != raw => {
                        misfit = Some((&catalogue::DECISION_QUOTES_OTHERWISE, raw, found.clone()));
                    }
                    Some(_) => fitting.push((at, raw)),
                    None if doubtful => fitting.push((at, raw)),
                    None => misfit = Some((&catalogue::DECISION_NOT_NEEDED, raw, String::new())),
                }
            }
            let texts: BTreeSet<&String> = fitting.iter().map(|(_, raw)| raw).collect();
            if texts.len() > 1 {
                let paths = fitting.iter().map(|(at, _)| submissions[*at].file.path.to_string()).collect();
                self.note(index, &catalogue::DECISION_AMBIGUOUS, |f| f.arg("files", Arg::List(paths)));
                continue;
            }
            for (at, _) in fitting {
                if let Some(original) = &mut unjudged[at] {
                    put(original, decision, answer);
                    self.put.push((index, original.file.path.clone()));
                    changed.insert(at);
                }
            }
            if let Some((entry, raw, quoted)) = misfit {
                self.note(index, entry, |f| f.found(raw).text("quoted", quoted));
            }
        }
        for at in changed {
            if let Some(mut original) = unjudged[at].take() {
                validate(&mut original, requirements);
                submissions[at] = original;
            }
        }
    }

    fn files(&mut self, submissions: &mut [Submission]) {
        let mut taken: BTreeMap<Code, Vec<(usize, usize)>> = BTreeMap::new();
        for (index, decision) in self.decisions.all().iter().enumerate() {
            let file = match &decision.matter {
                Matter::Take(file) | Matter::Leave(file) => file,
                _ => continue,
            };
            let is_leave = matches!(decision.matter, Matter::Leave(_));
            let Some(chosen) = self.named(index, file, is_leave, submissions) else { continue };
            if is_leave {
                for at in with_copies(submissions, &chosen) {
                    leave(&mut submissions[at], decision);
                }
                continue;
            }
            for at in chosen {
                let submission = &submissions[at];
                match &submission.identity.unit {
                    Some(unit) if matches!(submission.status, Status::Accepted | Status::Rejected) => {
                        taken.entry(unit.clone()).or_default().push((index, at));
                    }
                    _ => self.note(index, &catalogue::TAKEN_FILE_UNUSABLE, |f| f.found(&file.name)),
                }
            }
        }
        for (unit, files) in taken {
            let contents: BTreeSet<&str> =
                files.iter().map(|(_, at)| &*submissions[*at].file.sha256).collect();
            if contents.len() > 1 {
                let paths: Vec<String> =
                    files.iter().map(|(_, at)| submissions[*at].file.path.to_string()).collect();
                for (index, _) in files {
                    let paths = Arg::List(paths.clone());
                    self.note(index, &catalogue::DECISIONS_CONTRADICT, |f| {
                        f.unit(&unit).text("unit", unit.as_str()).arg("files", paths)
                    });
                }
                continue;
            }
            for (index, at) in files {
                // A file that was left out as well, as a copy of another, stays out.
                if submissions[at].status == Status::LeftOut {
                    let name = submissions[at].file.path.to_string();
                    self.note(index, &catalogue::TAKEN_FILE_UNUSABLE, |f| f.found(name));
                } else {
                    submissions[at].taken = Some(self.decisions.all()[index].clone());
                }
            }
        }
    }

    /// The files that a decision names: those with its path, and for one that is left out those in the archive,
    /// e-mail or folder with that path; else those with its name. `None`, with a finding, where there is none, or where
    /// different ones have the name.
    fn named(
        &mut self,
        index: usize,
        file: &FileName,
        with_content: bool,
        submissions: &[Submission],
    ) -> Option<Vec<usize>> {
        let all = |fits: &dyn Fn(&str) -> bool| -> Vec<usize> {
            (0..submissions.len()).filter(|at| fits(&composed(&submissions[*at].file.path))).collect()
        };
        let name = composed(&file.name);
        let mut found = all(&|path| path == name);
        let inside = all(&|path| path.strip_prefix(&name).is_some_and(|rest| rest.starts_with('/')));
        let whole_container = with_content && !inside.is_empty();
        if whole_container {
            found.extend(inside);
        }
        if found.is_empty() {
            found = all(&|path| file_name(path) == name);
        }
        if found.is_empty() {
            self.note(index, &catalogue::DECIDED_FILE_MISSING, |f| f.found(&file.name));
            return None;
        }
        if let Some(sha256) = &file.sha256 {
            found.retain(|at| *submissions[*at].file.sha256 == **sha256);
            if found.is_empty() {
                self.note(index, &catalogue::DECIDED_FILE_DIFFERS, |f| {
                    f.found(&file.name).text("sha256", sha256)
                });
                return None;
            }
        }
        let contents: BTreeSet<&str> = found.iter().map(|at| &*submissions[*at].file.sha256).collect();
        if contents.len() > 1 && !whole_container {
            let paths = found.iter().map(|at| submissions[*at].file.path.to_string()).collect();
            self.note(index, &catalogue::DECISION_AMBIGUOUS, |f| f.arg("files", Arg::List(paths)));
            return None;
        }
        Some(found)
    }

    /// Marks the warnings that are explained. To be done after [`select`](crate::select), which warns too.
    pub fn explain(&mut self, submissions: &mut [Submission], collection: &mut [Finding]) {
        for (index, decision) in self.decisions.all().iter().enumerate() {
            let Matter::Explain { unit, entry, rule, table, field } = &decision.matter else { continue };
            let standing = submissions
                .iter_mut()
                .filter(|s| matches!(s.status, Status::Accepted | Status::Rejected))
                .flat_map(|submission| &mut submission.findings);
            let mut explained = false;
            for finding in standing.chain(collection.iter_mut()) {
                let meant = finding.severity == Severity::Warning
                    && finding.entry == *entry
                    && rule.as_ref().is_none_or(|rule| finding.rule.as_ref() == Some(rule))
                    && finding.unit.as_ref() == Some(unit)
                    && table.as_ref().is_none_or(|table| finding.table.as_ref() == Some(table))
                    && field.as_ref().is_none_or(|field| finding.field.as_ref() == Some(field));
                if meant {
                    finding.decide(decision);
                    explained = true;
                }
            }
            if !explained {
                self.note(index, &catalogue::EXPLAINED_WARNING_MISSING, |f| {
                    f.found(decision.explained_code().unwrap_or_default())
                });
            }
        }
    }

    /// The decisions that have no effect, each a finding at its line, in the order of the lines.
    ///
    /// A value is of effect only in a submission that still stands: one in a file that was superseded is idle.
    #[must_use]
    pub fn idle(&self, submissions: &[Submission]) -> Vec<Finding> {
        let mut ruling = self.clone();
        for (index, decision) in self.decisions.all().iter().enumerate() {
            let Matter::Value { .. } = decision.matter else { continue };
            let stands = self.put.iter().any(|(put, path)| {
                *put == index
                    && submissions.iter().any(|s| {
                        s.file.path == *path && matches!(s.status, Status::Accepted | Status::Rejected)
                    })
            });
            if stands {
                ruling.idle.remove(&index);
            } else {
                ruling.note(index, &catalogue::DECISION_WITHOUT_ANSWER, |finding| finding);
            }
        }
        ruling.idle.into_values().collect()
    }
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn names(wanted: &str, path: &str) -> bool {
    let (wanted, path) = (composed(&wanted.replace('\\', "/")), composed(path));
    wanted == path || wanted == file_name(&path)
}

/// These files and every other with the same bytes as one of them.
fn with_copies(submissions: &[Submission], chosen: &[usize]) -> Vec<usize> {
    let contents: BTreeSet<&str> =
        chosen.iter().map(|at| &*submissions[*at].file.sha256).filter(|sha| !sha.is_empty()).collect();
    (0..submissions.len())
        .filter(|at| chosen.contains(at) || contents.contains(&*submissions[*at].file.sha256))
        .collect()
}

fn leave(submission: &mut Submission, decision: &Arc<Decision>) {
    for finding in &mut submission.findings {
        finding.decide(decision);
    }
    if submission.status != Status::LeftOut {
        let finding = Finding::new(&catalogue::LEFT_OUT, Place::file(submission.file.path.clone()))
            .text("by", &*decision.by)
            .arg("on", Arg::Date(decision.on))
            .text("why", &*decision.why);
        submission.findings.push(finding);
    }
    submission.status = Status::LeftOut;
}

/// The answer that a decision names, in a submission.
fn value_of<'s>(submission: &'s Submission, answer: &AnswerName) -> Option<&'s Value> {
    match &answer.row {
        None => submission.values.get(&answer.field),
        Some((table, row)) => {
            submission.tables.get(table)?.iter().find(|entry| entry.row == *row)?.cells.get(&answer.field)
        }
    }
}

/// What stands there; nothing where the answer has no cell, or the reader could not settle on one.
fn raw_of(value: &Value) -> String {
    value.source.as_ref().map(|source| composed(&source.raw)).unwrap_or_default()
}

/// Whether a finding is about this answer and no other.
fn is_about(finding: &Finding, answer: &AnswerName, value: &Value) -> bool {
    let table = answer.row.as_ref().map(|(table, _)| table);
    let named = finding.field.as_ref() == Some(&answer.field) && finding.table.as_ref() == table;
    let there = match (&value.source, finding.place.cell_ref(), &answer.row) {
        (Some(source), Some(cell), Some(_)) => source.cell == cell,
        _ => true,
    };
    named && there
}

/// Puts a decided value in the place of an answer, and marks what was said about it.
fn put(submission: &mut Submission, decision: &Arc<Decision>, answer: &AnswerName) {
    let Matter::Value { state, datum, .. } = &decision.matter else { return };
    let Some(value) = value_of(submission, answer) else { return };
    let about: Vec<usize> = (0..submission.findings.len())
        .filter(|at| {
            let finding = &submission.findings[*at];
            finding.severity != Severity::Note && is_about(finding, answer, value)
        })
        .collect();
    let source = value.source.clone();
    for at in about {
        submission.findings[at].decide(decision);
    }
    let decided = Value { state: *state, datum: datum.clone(), source };
    let slot = match &answer.row {
        None => submission.values.get_mut(&answer.field),
        Some((table, row)) => submission
            .tables
            .get_mut(table)
            .and_then(|rows| rows.iter_mut().find(|entry| entry.row == *row))
            .and_then(|row| row.cells.get_mut(&answer.field)),
    };
    if let Some(slot) = slot {
        *slot = decided;
        submission.decided.push(DecidedAnswer { answer: answer.clone(), decision: decision.clone() });
    }
}
