//! What each command does.

use std::path::PathBuf;

use tonghop::{
    Arg, CollectOptions, Collection, Error, History, Making, Outputs, Period, Progress, Reading, SCHEMAS,
    Severity, Stage, Unit, Workers, Workspace, WrittenReply, check_json,
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

/// How files are read: by worker processes, with a bar that tells how far it is, until the user stops it.
pub fn options<'a>(
    console: &'a Console,
    threads: Option<usize>,
    progress: &'a Bar,
    workers: &'a Workers,
) -> CollectOptions<'a> {
    let (cache, stop) = (console.cache, Some(&console.stop));
    CollectOptions { threads, progress, reading: Reading::Workers(workers), cache, stop }
}

/// Reads everything in the inbox of a period and writes the consolidated workbook.
pub fn consolidate(arguments: &Consolidate, console: &mut Console) -> Result<ExitStatus, Error> {
    let Common { workspace, period, format, threads, sort } = &arguments.common;
    console.shows_effect = *sort == Sort::Effect;
    let workspace = Workspace::open(workspace)?;
    let period = workspace.period(*period)?;
    let workers = workers()?;
    let bar = Bar::new(console);
    let collection = workspace.collect(period, &options(console, *threads, &bar, &workers))?;
    let consolidation = collection.consolidate(arguments.provisional);
    let folder = arguments.out.clone().unwrap_or_else(|| workspace.results(period));
    bar.stage(Stage::Writing);
    let mut asked = Outputs::default();
    asked.for_upper_level = arguments.for_upper_level;
    #[cfg(feature = "parquet")]
    {
        asked.parquet = arguments.parquet;
    }
    let written = collection.write_outputs(&consolidation, &folder, &console.messages, asked)?;
    drop(bar);
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
        let bar = Bar::new(console);
        workspace.check(&arguments.files, period, &options(console, *threads, &bar, &workers))?
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
        let bar = Bar::new(console);
        workspace.write_forms_until(period, &folder, &bar, &console.stop)?
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
    let bar = Bar::new(console);
    let collection = workspace.collect(period, &options(console, *threads, &bar, &workers))?;
    let folder = arguments.out.clone().unwrap_or_else(|| workspace.replies(period));
    let replies = collection.write_replies(&folder, arguments.unit.as_ref(), &bar)?;
    drop(bar);
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

/// Prints the schema of what a command prints as JSON, or the names of all schemas.
pub fn schema(name: Option<&str>, console: &mut Console) -> ExitStatus {
    let Some(name) = name else {
        for (name, _) in SCHEMAS {
            console.line(name);
        }
        return ExitStatus::Clean;
    };
    if let Some(schema) = tonghop::schema(name) {
        console.print(schema);
        return ExitStatus::Clean;
    }
    let names = SCHEMAS.iter().map(|(name, _)| (*name).to_owned()).collect();
    let args = [("name", Arg::Text(name.to_owned())), ("names", Arg::List(names))];
    let message = console.messages.format("error-no-such-schema", &args);
    let hint = console.messages.format("error-no-such-schema.hint", &args);
    let hint = console.messages.format("error-hint", &[("hint", Arg::Text(hint))]);
    console.complain(&format!("{}: {message}\n{hint}", console.messages.text("error-word")));
    ExitStatus::NotDone
}
