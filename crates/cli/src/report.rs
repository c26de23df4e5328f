//! Reports for people on the terminal.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::Path;

use tonghop::{
    Arg, Changes, Code, Collection, Consolidation, Decimal, DoubtSpread, Effect, Finding, FindingCounts,
    Making, Period, ReplyMatter, Severity, Submission, WrittenReply,
};

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
    changes(&collection.selection.changes, console);
    if !collection.decisions.all().is_empty() {
        let sheet = console.messages.text("consolidated-sheet-decisions");
        let count = Arg::Count(collection.decisions.all().len() as u64);
        console.say("summary-decisions", &[("count", count), ("sheet", Arg::Text(sheet))]);
    }
    console.line("");
    findings(collection.findings().chain(&consolidation.findings), Some(LISTED), console);
    console.line("");
    console.say("summary-written", &[]);
    for output in outputs {
        console.line(&format!("  {output}"));
    }
}

/// What is reported of, and how many units it is made of.
pub fn title(collection: &Collection<'_>, title: &str, console: &mut Console) {
    let units = &collection.selection.units;
    let count = |list: &[Code]| Arg::Count(list.len() as u64);
    console.say(
        "summary-title",
        &[("title", Arg::Text(title.to_owned())), ("period", Arg::Period(collection.period))],
    );
    console.say(
        "summary-received",
        &[
            ("received", count(&units.received)),
            ("expected", count(&units.expected)),
            ("accepted", count(&units.accepted)),
        ],
    );
}

/// A line that counts the findings, and the findings, gravest first. With a limit, notes are only counted.
pub fn findings<'a>(all: impl Iterator<Item = &'a Finding>, limit: Option<usize>, console: &mut Console) {
    let mut all: Vec<&Finding> = all.collect();
    if all.is_empty() {
        console.say("summary-clean", &[]);
        return;
    }
    counts(FindingCounts::of(all.iter().copied()), console);
    all.sort_by_key(|finding| (finding.severity, finding.is_explained()));
    let on_trial: Vec<&Finding> = all.extract_if(.., |finding| finding.is_trial()).collect();
    if limit.is_some() {
        all.retain(|finding| finding.severity != Severity::Note);
    }
    if console.shows_effect {
        all.sort_by(|a, b| Effect::order(a, b));
        spread(&all, console);
    }
    let (listed, more) = all.split_at(limit.unwrap_or(usize::MAX).min(all.len()));
    list(listed, console);
    if !more.is_empty() {
        let sheet = Arg::Text(console.messages.text("sheet-findings"));
        console.line("");
        console.say("summary-more", &[("count", Arg::Count(more.len() as u64)), ("sheet", sheet)]);
        by_file(more, console);
    }
    trial_by_rule(&on_trial, console);
}

/// How many findings of each kind.
pub fn counts(counts: FindingCounts, console: &mut Console) {
    let number = |count: usize| Arg::Count(count as u64);
    console.say(
        "summary-findings",
        &[
            ("errors", number(counts.errors)),
            ("warnings", number(counts.warnings)),
            ("explained", number(counts.explained)),
            ("notes", number(counts.notes)),
            ("trial", number(counts.trial)),
        ],
    );
}

/// The rules that are only tried out, each with the units that do not meet it.
fn trial_by_rule(findings: &[&Finding], console: &mut Console) {
    let mut rules: BTreeMap<&str, (Period, Vec<String>)> = BTreeMap::new();
    for finding in findings {
        let Some(until) = finding.trial else { continue };
        let unit = finding.unit.as_ref().map_or(finding.place.file_name().unwrap_or_default(), Code::as_str);
        let (_, units) = rules.entry(finding.shown_code()).or_insert((until, Vec::new()));
        units.push(unit.to_owned());
    }
    if !rules.is_empty() {
        console.line("");
        console.say("summary-trial", &[]);
    }
    for (rule, (until, units)) in rules {
        let args = [
            ("rule", Arg::Text(rule.to_owned())),
            ("until", Arg::Period(until)),
            ("count", Arg::Count(units.len() as u64)),
            ("units", Arg::List(units)),
        ];
        console.say("summary-trial-rule", &args);
    }
}

/// How the doubt in the totals is spread over the findings.
fn spread(findings: &[&Finding], console: &mut Console) {
    let spread = DoubtSpread::of(findings.iter().copied());
    if spread.of == 0 {
        console.say("effect-none", &[]);
    } else {
        let share = (spread.share * Decimal::ONE_HUNDRED).round_dp(0);
        let args = [("cells", Arg::Count(spread.cells as u64)), ("share", Arg::Number(share))];
        console.say("effect-spread", &args);
    }
    if spread.unknown > 0 {
        console.say("effect-unknown", &[("count", Arg::Count(spread.unknown as u64))]);
    }
}

/// The status of each file, then all findings in one list, those first that can change a total most.
pub fn by_effect(collection: &Collection<'_>, console: &mut Console) {
    for submission in &collection.submissions {
        file_status(submission, console);
    }
    let mut all: Vec<&Finding> = collection.findings().collect();
    all.sort_by(|a, b| Effect::order(a, b));
    console.line("");
    spread(&all, console);
    list(&all, console);
}

/// The findings, each a block with a line between.
pub fn list(findings: &[&Finding], console: &mut Console) {
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

/// How many changed answers of a resubmission are listed.
const CHANGED: usize = 5;

/// What changed where units submitted again: the first few answers, and how many there are.
pub fn changes(all: &[Changes], console: &mut Console) {
    for changes in all {
        let messages = &console.messages;
        let listed = changes.differences.iter().take(CHANGED).map(|difference| {
            let table = difference.table.as_ref().map(|table| format!("{table}.")).unwrap_or_default();
            let (before, after) = match difference.personal {
                true => (messages.text("consolidated-personal"), messages.text("consolidated-personal")),
                false => {
                    (messages.answer(difference.before.as_ref()), messages.answer(difference.after.as_ref()))
                }
            };
            format!("{table}{} {before} → {after}", difference.field)
        });
        let args = [
            ("unit", Arg::Text(changes.unit.to_string())),
            ("before", Arg::Text(changes.before.to_string())),
            ("after", Arg::Text(changes.after.to_string())),
            ("count", Arg::Count(changes.differences.len() as u64)),
            ("more", Arg::Count(changes.differences.len().saturating_sub(CHANGED) as u64)),
            ("list", Arg::List(listed.collect())),
        ];
        console.say("summary-changes", &args);
    }
}

/// What the units are told: how many of each, who, and what of it is not as one would expect.
pub fn replies(
    collection: &Collection<'_>,
    replies: &[WrittenReply],
    title: &str,
    folder: &Path,
    console: &mut Console,
) {
    console.say(
        "summary-title",
        &[("title", Arg::Text(title.to_owned())), ("period", Arg::Period(collection.period))],
    );
    for matter in ReplyMatter::ALL {
        let units: Vec<String> = replies
            .iter()
            .filter(|reply| reply.matter == matter)
            .map(|reply| reply.unit.to_string())
            .collect();
        if !units.is_empty() {
            let count = Arg::Count(units.len() as u64);
            let key = format!("summary-reply-{}", matter.word());
            console.say(&key, &[("count", count), ("units", Arg::List(units))]);
        }
    }
    for reply in replies {
        for (file, making) in &reply.copies {
            if let Making::Rewritten(obstacle) = making {
                let args = [
                    ("unit", Arg::Text(reply.unit.to_string())),
                    ("file", Arg::Text(file.clone())),
                    ("obstacle", Arg::Word(obstacle.message_key())),
                ];
                console.say("summary-rewritten", &args);
            }
        }
    }
    let outdated: Vec<String> =
        replies.iter().flat_map(|reply| &reply.outdated).map(|path| path.display().to_string()).collect();
    if !outdated.is_empty() {
        console.say("summary-outdated", &[("files", Arg::List(outdated))]);
    }
    let unanswered: Vec<String> =
        collection.unanswered().map(|submission| submission.file.path.to_string()).collect();
    if !unanswered.is_empty() {
        let count = Arg::Count(unanswered.len() as u64);
        console.say("summary-unanswered", &[("count", count), ("files", Arg::List(unanswered))]);
    }
    console.line("");
    console.say(
        "summary-replies",
        &[("count", Arg::Count(replies.len() as u64)), ("folder", Arg::Text(folder.display().to_string()))],
    );
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

fn file_status(submission: &Submission, console: &mut Console) {
    let status = console.messages.text(&format!("status-{}", submission.status.word()));
    console.say(
        "file-status",
        &[("file", Arg::Text(submission.file.path.to_string())), ("status", Arg::Text(status))],
    );
}

fn file(submission: &Submission, console: &mut Console) {
    file_status(submission, console);
    let mut findings: Vec<&Finding> = submission.findings.iter().filter(|finding| !finding.folded).collect();
    findings.sort_by_key(|finding| (finding.severity, finding.is_explained()));
    let on_trial: Vec<&Finding> = findings.extract_if(.., |finding| finding.is_trial()).collect();
    list(&findings, console);
    if !on_trial.is_empty() {
        console.line("");
        console.say("summary-trial", &[]);
        list(&on_trial, console);
    }
}
