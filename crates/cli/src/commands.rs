//! What each command does.

use std::cmp::Reverse;
use std::path::PathBuf;

use comfy_table::Table;
use comfy_table::presets::NOTHING;
use tonghop::{
    Arg, CollectOptions, Collection, Decimal, Error, Finding, FindingCounts, History, Making, Period,
    Reading, Severity, Status, Submission, Unit, Workers, Workspace, WrittenReply, check_json,
};

use crate::arguments::{Check, Common, Consolidate, Format, Reply, Sort, Template};
use crate::console::Console;
use crate::exit_status::ExitStatus;
use crate::progress_bar::Bar;
use crate::{READING_WORKER, report};

/// This program as the reader of its files, so that no file can end the run or make it last for ever.
pub fn workers() -> Result<Workers, Error> {
    Workers::of_this_program(READING_WORKER)
        .map_err(|source| Error::Worker { program: PathBuf::from(env!("CARGO_BIN_NAME")), source })
}

/// How files are read: by worker processes, with a bar that tells how far it is.
pub fn options<'a>(threads: Option<usize>, progress: &'a Bar, workers: &'a Workers) -> CollectOptions<'a> {
    CollectOptions { threads, progress, reading: Reading::Workers(workers) }
}

/// Reads everything in the inbox of a period and writes the consolidated workbook.
pub fn consolidate(arguments: &Consolidate, console: &mut Console) -> Result<ExitStatus, Error> {
    let Common { workspace, period, format, threads, sort } = &arguments.common;
    console.shows_effect = *sort == Sort::Effect;
    let workspace = Workspace::open(workspace)?;
    let period = workspace.period(*period)?;
    let workers = workers()?;
    let collection = {
        let bar = Bar::new(console.messages.text("progress-reading"));
        workspace.collect(period, &options(*threads, &bar, &workers))?
    };
    let consolidation = collection.consolidate(arguments.provisional);
    let folder = arguments.out.clone().unwrap_or_else(|| workspace.results(period));
    let written = match arguments.for_upper_level {
        true => collection.write_for_upper_level(&consolidation, &folder, &console.messages)?,
        false => collection.write(&consolidation, &folder, &console.messages)?,
    };
    let outputs: Vec<String> = written.iter().map(|path| path.display().to_string()).collect();
    match format {
        Format::Json => console.print(&collection.to_json(&consolidation, &outputs, &console.messages)?),
        Format::Text => {
            report::consolidation(&collection, &consolidation, &workspace.form.title, &outputs, console);
        }
    }
    let errors = collection.count(Severity::Error)
        + consolidation.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    Ok(if errors == 0 { ExitStatus::Clean } else { ExitStatus::Errors })
}

/// Reads and validates single files.
pub fn check(arguments: &Check, console: &mut Console) -> Result<ExitStatus, Error> {
    let Common { workspace, period, format, threads, sort } = &arguments.common;
    console.shows_effect = *sort == Sort::Effect;
    let workspace = Workspace::open(workspace)?;
    let period = workspace.period(*period)?;
    let workers = workers()?;
    let collection = {
        let bar = Bar::new(console.messages.text("progress-reading"));
        workspace.check(&arguments.files, period, &options(*threads, &bar, &workers))?
    };
    match format {
        Format::Json => {
            let json = check_json(
                &collection.submissions,
                &collection.selection.findings,
                &workspace.form,
                &console.messages,
            );
            console.print(&json.map_err(json_error)?);
        }
        Format::Text => {
            match sort {
                Sort::Severity => {
                    report::files(&collection.submissions, console);
                    report::of_collection(&collection, console);
                }
                Sort::Effect => report::by_effect(&collection, console),
            }
            report::changes(&collection.selection.changes, console);
            console.line("");
            console.say("summary-files", &[("count", Arg::Count(collection.submissions.len() as u64))]);
            report::counts(collection.counts(), console);
        }
    }
    Ok(if collection.count(Severity::Error) == 0 { ExitStatus::Clean } else { ExitStatus::Errors })
}

/// A report that cannot be put into JSON.
pub fn json_error(source: serde_json::Error) -> Error {
    Error::Output { what: "json".to_owned(), source: Box::new(source) }
}

/// Writes a pre-filled form for every unit.
pub fn template(arguments: &Template, console: &mut Console) -> Result<ExitStatus, Error> {
    let Common { workspace, period, format, .. } = &arguments.common;
    let workspace = Workspace::open(workspace)?;
    let period = workspace.period(*period)?;
    let folder = arguments.out.clone().unwrap_or_else(|| workspace.forms(period));
    let written = {
        let bar = Bar::new(console.messages.text("progress-writing"));
        workspace.write_forms(period, &folder, &bar)?
    };
    let history = workspace.history(period)?;
    match format {
        Format::Json => {
            let outputs: Vec<String> = written.iter().map(|path| path.display().to_string()).collect();
            let json = serde_json::json!({"version": 1, "period": period.to_string(), "outputs": outputs});
            console.print(&format!("{json:#}\n"));
        }
        Format::Text => {
            let folder = Arg::Text(folder.display().to_string());
            console.say("summary-forms", &[("count", Arg::Count(written.len() as u64)), ("folder", folder)]);
            match (&history, period.previous()) {
                (None, Some(previous)) => {
                    console.say("summary-no-history", &[("period", Arg::Period(previous))])
                }
                (Some(history), _) => {
                    let units = without_opening(&workspace, history, period);
                    if !units.is_empty() {
                        let count = Arg::Count(units.len() as u64);
                        console.say("summary-no-opening", &[("count", count), ("units", Arg::List(units))]);
                    }
                }
                (None, None) => {}
            }
        }
    }
    Ok(ExitStatus::Clean)
}

/// Writes the reply to every unit.
pub fn reply(arguments: &Reply, console: &mut Console) -> Result<ExitStatus, Error> {
    let Common { workspace, period, format, threads, .. } = &arguments.common;
    let workspace = Workspace::open(workspace)?;
    let period = workspace.period(*period)?;
    let workers = workers()?;
    let collection = {
        let bar = Bar::new(console.messages.text("progress-reading"));
        workspace.collect(period, &options(*threads, &bar, &workers))?
    };
    let folder = arguments.out.clone().unwrap_or_else(|| workspace.replies(period));
    let replies = {
        let bar = Bar::new(console.messages.text("progress-writing"));
        collection.write_replies(&folder, arguments.unit.as_ref(), &bar)?
    };
    match format {
        Format::Json => print_replies_json(&collection, &replies, console),
        Format::Text => report::replies(&collection, &replies, &workspace.form.title, &folder, console),
    }
    Ok(if collection.count(Severity::Error) == 0 { ExitStatus::Clean } else { ExitStatus::Errors })
}

fn print_replies_json(collection: &Collection<'_>, replies: &[WrittenReply], console: &mut Console) {
    let copy = |(file, making): &(String, Making)| match making {
        Making::Marked => serde_json::json!({"file": file, "making": "marked", "reason": null}),
        Making::Rewritten(obstacle) => {
            serde_json::json!({"file": file, "making": "rewritten", "reason": obstacle.word()})
        }
    };
    let shown = |paths: &[PathBuf]| paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>();
    let units: Vec<_> = replies
        .iter()
        .map(|reply| {
            serde_json::json!({
                "unit": reply.unit.as_str(),
                "matter": reply.matter.word(),
                "copies": reply.copies.iter().map(copy).collect::<Vec<_>>(),
                "outputs": shown(&reply.paths),
                "outdated": shown(&reply.outdated),
            })
        })
        .collect();
    let unanswered: Vec<&str> = collection.unanswered().map(|submission| &*submission.file.path).collect();
    let json = serde_json::json!({
        "version": 1,
        "period": collection.period.to_string(),
        "replies": units,
        "unanswered": unanswered,
    });
    console.print(&format!("{json:#}\n"));
}

/// The units whose forms should open with figures of the period before that are not known.
fn without_opening(workspace: &Workspace, history: &History, period: Period) -> Vec<String> {
    let openings: Vec<_> =
        workspace.form.fields().iter().filter_map(|field| field.opening.as_ref()).collect();
    let lacks = |unit: &&Unit| openings.iter().any(|code| history.opening(unit, code.as_str()).is_none());
    workspace.roster.reporting(period).filter(lacks).map(|unit| unit.code.to_string()).collect()
}

/// Who has submitted, who is late, who must correct, who is missing.
pub fn status(common: &Common, console: &mut Console) -> Result<ExitStatus, Error> {
    let workspace = Workspace::open(&common.workspace)?;
    let period = workspace.period(common.period)?;
    let workers = workers()?;
    let collection = {
        let bar = Bar::new(console.messages.text("progress-reading"));
        workspace.collect(period, &options(common.threads, &bar, &workers))?
    };
    console.shows_effect = common.sort == Sort::Effect;
    let mut lines = unit_lines(&workspace, &collection);
    if common.sort == Sort::Effect {
        // Units of which nothing is in doubt stay in the order of the roster.
        lines.sort_by_key(|line| Reverse(line.share(&collection)));
    }
    match common.format {
        Format::Json => print_status_json(&collection, &lines, console),
        Format::Text => print_status(&workspace, &collection, &lines, console),
    }
    Ok(if collection.count(Severity::Error) == 0 { ExitStatus::Clean } else { ExitStatus::Errors })
}

/// How one unit stands.
struct UnitLine<'a> {
    code: &'a str,
    name: &'a str,
    submission: Option<&'a Submission>,
    late: bool,
}

impl UnitLine<'_> {
    /// The greatest share of a total that the findings of the unit can change.
    fn share(&self, collection: &Collection<'_>) -> Option<Decimal> {
        let of_unit =
            |finding: &&Finding| finding.unit.as_ref().is_some_and(|unit| unit.as_str() == self.code);
        let effects = collection.findings().filter(of_unit).filter_map(|finding| finding.effect.as_ref());
        effects.map(|effect| effect.share).max()
    }
}

fn unit_lines<'a>(workspace: &'a Workspace, collection: &'a Collection<'_>) -> Vec<UnitLine<'a>> {
    let standing = |code: &str| {
        collection.submissions.iter().find(|submission| {
            let counts = matches!(submission.status, Status::Accepted | Status::Rejected);
            counts && submission.identity.unit.as_ref().is_some_and(|unit| unit.as_str() == code)
        })
    };
    workspace
        .roster
        .reporting(collection.period)
        // Who reports through another is that one's to ask.
        .filter(|unit| unit.parent.is_none() || standing(unit.code.as_str()).is_some())
        .map(|unit| UnitLine {
            code: unit.code.as_str(),
            name: &unit.name,
            submission: standing(unit.code.as_str()),
            late: collection.selection.units.late.contains(&unit.code),
        })
        .collect()
}

fn counts_of(line: &UnitLine<'_>) -> FindingCounts {
    line.submission.map(|submission| FindingCounts::of(&submission.findings)).unwrap_or_default()
}

fn print_status_json(collection: &Collection<'_>, lines: &[UnitLine<'_>], console: &mut Console) {
    let units: Vec<_> = lines
        .iter()
        .map(|line| {
            serde_json::json!({
                "unit": line.code,
                "name": line.name,
                "status": line.submission.map_or("missing", |submission| submission.status.word()),
                "late": line.late,
                "file": line.submission.map(|submission| &*submission.file.path),
                "received": line.submission.and_then(|s| collection.received(s)).map(|day| day.to_string()),
                "errors": counts_of(line).errors,
                "warnings": counts_of(line).warnings,
                "explained": counts_of(line).explained,
            })
        })
        .collect();
    let json = serde_json::json!({"version": 1, "period": collection.period.to_string(), "units": units});
    console.print(&format!("{json:#}\n"));
}

fn print_status(
    workspace: &Workspace,
    collection: &Collection<'_>,
    lines: &[UnitLine<'_>],
    console: &mut Console,
) {
    let units = &collection.selection.units;
    console.say(
        "summary-title",
        &[("title", Arg::Text(workspace.form.title.to_string())), ("period", Arg::Period(collection.period))],
    );
    let count = |list: &[tonghop::Code]| Arg::Count(list.len() as u64);
    console.say(
        "summary-received",
        &[
            ("received", count(&units.received)),
            ("expected", count(&units.expected)),
            ("accepted", count(&units.accepted)),
        ],
    );
    console.line("");
    let mut table = Table::new();
    table.load_style(NOTHING);
    let headings = ["code", "name", "status", "received", "faults", "warnings", "file"];
    table.set_header(headings.map(|key| console.messages.text(&format!("status-heading-{key}"))));
    for line in lines {
        let mut status = match line.submission {
            Some(submission) => console.messages.text(&format!("status-{}", submission.status.word())),
            None => console.messages.text("status-missing"),
        };
        if line.late {
            status = console.messages.format("status-late-mark", &[("status", Arg::Text(status))]);
        }
        let day = line.submission.and_then(|submission| collection.received(submission));
        table.add_row([
            line.code.to_owned(),
            line.name.to_owned(),
            status,
            day.map(|day| console.messages.date(day)).unwrap_or_default(),
            line.submission.map_or(String::new(), |_| counts_of(line).errors.to_string()),
            line.submission.map_or(String::new(), |_| warnings(counts_of(line), console)),
            line.submission.map(|submission| submission.file.path.to_string()).unwrap_or_default(),
        ]);
    }
    for row in table.lines() {
        console.line(row.trim_end());
    }
    let others: Vec<&Submission> = collection
        .submissions
        .iter()
        .filter(|s| !matches!(s.status, Status::Accepted | Status::Rejected))
        .collect();
    if !others.is_empty() {
        console.line("");
        report::files(others, console);
    }
}

/// How many warnings there are, and how many of them are explained.
fn warnings(counts: FindingCounts, console: &Console) -> String {
    let number = |count: usize| Arg::Count(count as u64);
    let args = [("warnings", number(counts.warnings)), ("explained", number(counts.explained))];
    console.messages.format("status-warnings", &args)
}

/// Prints the page of a finding.
pub fn explain(code: &str, console: &mut Console) -> Result<ExitStatus, Error> {
    match tonghop::explain(code, console.messages.language()) {
        Some(page) => {
            console.print(page);
            Ok(ExitStatus::Clean)
        }
        None => {
            let named = [("code", Arg::Text(code.to_owned()))];
            let message = console.messages.format("error-no-such-code", &named);
            let hint = console.messages.format("error-no-such-code.hint", &named);
            let hint = console.messages.format("error-hint", &[("hint", Arg::Text(hint))]);
            console.complain(&format!("{}: {message}\n{hint}", console.messages.text("error-word")));
            Ok(ExitStatus::NotDone)
        }
    }
}
