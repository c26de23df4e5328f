//! Reports for people on the terminal.

use tonghop::{Arg, Code, Collection, Consolidation, Finding, Severity, Submission};

use crate::console::Console;

/// A finding in a few lines: what and where, what was found, what is expected, what to do.
pub fn finding(finding: &Finding, console: &Console) -> String {
    let messages = &console.messages;
    let text = messages.finding(finding);
    let word = messages.text(&format!("severity-{}", finding.severity.word()));
    let mut head = console.coloured(finding.severity, &format!("{word} {}", finding.entry.code));
    let place = finding.place.to_string();
    if !place.is_empty() {
        head.push_str(&format!("  {place}"));
    }
    for code in [&finding.table, &finding.field].into_iter().flatten() {
        head.push_str(&format!("  {code}"));
    }
    let mut lines = vec![format!("  {head}"), format!("      {}", text.message)];
    for (key, name, part) in
        [("finding-expected", "expected", text.expected), ("finding-hint", "hint", text.hint)]
    {
        if !part.is_empty() {
            lines.push(format!("      {}", messages.format(key, &[(name, Arg::Text(part))])));
        }
    }
    lines.join("\n")
}

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
    let listed = limit.unwrap_or(usize::MAX);
    for finding in all.iter().take(listed) {
        let text = self::finding(finding, console);
        console.line(&text);
    }
    if all.len() > listed {
        let sheet = console.messages.text("sheet-findings");
        console.say(
            "summary-more",
            &[("count", Arg::Count((all.len() - listed) as u64)), ("sheet", Arg::Text(sheet))],
        );
    }
}

/// One file of a check: its status and its findings.
pub fn file(submission: &Submission, console: &mut Console) {
    let status = console.messages.text(&format!("status-{}", submission.status.word()));
    console.say(
        "file-status",
        &[("file", Arg::Text(submission.file.path.to_string())), ("status", Arg::Text(status))],
    );
    let mut findings: Vec<&Finding> = submission.findings.iter().filter(|finding| !finding.folded).collect();
    findings.sort_by_key(|finding| finding.severity);
    for finding in findings {
        let text = self::finding(finding, console);
        console.line(&text);
    }
}
