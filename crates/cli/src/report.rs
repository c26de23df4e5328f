//! Reports for people on the terminal.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use tonghop::{Arg, Code, Collection, Consolidation, Finding, Severity, Submission};

use crate::console::Console;
use crate::finding_text::finding_text;

/// How many findings the closing summary lists; the rest stand in the workbook.
const LISTED: usize = 20;

/// The closing summary of a consolidation: how many of how many, what is wrong where, what was written.
pub fn consolidation(
    collection: &Collection<'_>,
    consolidation: &Consolidation,
    title: &str,
    outputs: &[String],
    console: &mut Console,
) {
    let units = &consolidation.units;
    let count = |list: &[Code]| Arg::Count(list.len() as u64);
    console.say(
        "summary-title",
        &[("title", Arg::Text(title.to_owned())), ("period", Arg::Period(consolidation.period))],
    );
    console.say(
        "summary-received",
        &[
            ("received", count(&units.received)),
            ("expected", count(&units.expected)),
            ("accepted", count(&units.accepted)),
        ],
    );
    if consolidation.provisional {
        console.say("summary-provisional", &[]);
    }
    for (key, list) in [
        ("summary-missing", &units.missing),
        ("summary-rejected", &units.rejected),
        ("summary-late", &units.late),
    ] {
        if !list.is_empty() {
            let codes = list.iter().map(|code| code.as_str().to_owned()).collect();
            console.say(key, &[("count", count(list)), ("units", Arg::List(codes))]);
        }
    }
    if !units.rejected.is_empty() && !consolidation.provisional {
        console.say("summary-not-counted", &[]);
    }
    console.line("");
    findings(collection.findings().chain(&consolidation.findings), Some(LISTED), console);
    console.line("");
    console.say("summary-written", &[]);
    for output in outputs {
        console.line(&format!("  {output}"));
    }
}

/// A line that counts the findings, and the findings, gravest first. With a limit, notes are only counted.
pub fn findings<'a>(all: impl Iterator<Item = &'a Finding>, limit: Option<usize>, console: &mut Console) {
    let mut all: Vec<&Finding> = all.collect();
    if all.is_empty() {
        console.say("summary-clean", &[]);
        return;
    }
    let of = |severity: Severity| all.iter().filter(|finding| finding.severity == severity).count();
    let number = |severity: Severity| Arg::Count(of(severity) as u64);
    console.say(
        "summary-findings",
        &[
            ("errors", number(Severity::Error)),
            ("warnings", number(Severity::Warning)),
            ("notes", number(Severity::Note)),
        ],
    );
    all.sort_by_key(|finding| finding.severity);
    if limit.is_some() {
        all.retain(|finding| finding.severity != Severity::Note);
    }
    let (listed, more) = all.split_at(limit.unwrap_or(usize::MAX).min(all.len()));
    list(listed, console);
    if !more.is_empty() {
        let sheet = Arg::Text(console.messages.text("sheet-findings"));
        console.line("");
        console.say("summary-more", &[("count", Arg::Count(more.len() as u64)), ("sheet", sheet)]);
        by_file(more, console);
    }
}

/// The findings, each a block with a line between.
fn list(findings: &[&Finding], console: &mut Console) {
    for finding in findings {
        let text = finding_text(finding, console);
        console.line(&format!("\n{text}"));
    }
}

/// How many findings each file has; those with most errors first.
fn by_file(findings: &[&Finding], console: &mut Console) {
    let mut counts: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    for finding in findings {
        let (errors, others) = counts.entry(finding.place.file_name().unwrap_or_default()).or_default();
        *(if finding.severity == Severity::Error { errors } else { others }) += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().filter(|(file, _)| !file.is_empty()).collect();
    counts.sort_by_key(|(file, (errors, others))| (Reverse(*errors), Reverse(*others), *file));
    for (file, (errors, warnings)) in counts {
        console.say(
            "summary-of-file",
            &[
                ("file", Arg::Text(file.to_owned())),
                ("errors", Arg::Count(errors)),
                ("warnings", Arg::Count(warnings)),
            ],
        );
    }
}

/// What concerns the collection and none of its submissions.
pub fn of_collection(collection: &Collection<'_>, console: &mut Console) {
    let mut findings: Vec<&Finding> = collection.selection.findings.iter().collect();
    findings.sort_by_key(|finding| finding.severity);
    list(&findings, console);
}

/// Some files: the status of each and its findings, gravest first.
pub fn files<'a>(submissions: impl IntoIterator<Item = &'a Submission>, console: &mut Console) {
    let mut after_findings = false;
    for submission in submissions {
        if after_findings {
            console.line("");
        }
        file(submission, console);
        after_findings = !submission.findings.is_empty();
    }
}

fn file(submission: &Submission, console: &mut Console) {
    let status = console.messages.text(&format!("status-{}", submission.status.word()));
    console.say(
        "file-status",
        &[("file", Arg::Text(submission.file.path.to_string())), ("status", Arg::Text(status))],
    );
    let mut findings: Vec<&Finding> = submission.findings.iter().collect();
    findings.sort_by_key(|finding| finding.severity);
    list(&findings, console);
}
