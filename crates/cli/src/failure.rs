use std::error::Error as _;
use std::path::Path;

use tonghop::{Arg, Error, IssueError, Scope, mistakes_json};

use crate::arguments::Format;
use crate::console::Console;
use crate::finding_text::finding_text;

/// Says why the work could not be done: on stderr for people; programs get the mistakes of a declaration as
/// findings on stdout too.
pub fn report(error: &Error, format: Format, console: &mut Console) {
    if let Error::Declaration(declaration) = error {
        if format == Format::Json
            && let Ok(json) = mistakes_json(&declaration.mistakes, &console.messages)
        {
            console.print(&json);
        }
        let count = Arg::Count(declaration.mistakes.len() as u64);
        let head = console.messages.format("error-declaration", &[("count", count)]);
        console.complain(&format!("{}: {head}", console.messages.text("error-word")));
        for mistake in &declaration.mistakes {
            let text = finding_text(mistake, console);
            console.complain(&text);
        }
        return;
    }
    if let Error::Stopped = error {
        return stopped(console);
    }
    let (key, args) = words(error, console);
    let message = console.messages.format(key, &args);
    let hint = console.messages.format(&format!("{key}.hint"), &args);
    let hint = console.messages.format("error-hint", &[("hint", Arg::Text(hint))]);
    console.complain(&format!("{}: {message}\n{hint}", console.messages.text("error-word")));
}

/// Says that the work was stopped, and what of it remains.
pub fn stopped(console: &mut Console) {
    let key = if console.stop.has_written() { "stopped-written" } else { "stopped" };
    let kept = [("kept", Arg::Count(console.stop.kept() as u64))];
    let hint = console.messages.format(&format!("{key}.hint"), &kept);
    let hint = console.messages.format("error-hint", &[("hint", Arg::Text(hint))]);
    console.complain(&format!("{}\n{hint}", console.messages.text(key)));
}

fn words(error: &Error, console: &Console) -> (&'static str, Vec<(&'static str, Arg)>) {
    let path = |path: &Path| ("path", Arg::Text(path.display().to_string()));
    let reason = |source: &dyn std::error::Error| ("reason", Arg::Text(source.to_string()));
    match error {
        Error::NotAWorkspace { path: folder } => ("error-not-a-workspace", vec![path(folder)]),
        Error::Read { path: file, source } => ("error-read", vec![path(file), reason(source)]),
        Error::Write { path: file, source } => ("error-write", vec![path(file), reason(source)]),
        Error::PeriodLength { period, expected } => {
            let example = match *expected {
                "month" => "2012-06",
                "half" => "2012-H1",
                "year" => "2012",
                _ => "2012-Q1",
            };
            let args = vec![
                ("period", Arg::Text(period.to_string())),
                ("expected", Arg::Text(console.messages.text(&format!("grain-{expected}")))),
                ("example", Arg::Text(example.to_owned())),
            ];
            ("error-period-length", args)
        }
        Error::NotUtf8 { path: file } => ("error-not-utf8", vec![path(file)]),
        Error::IntoInbox { path: folder } => ("error-into-inbox", vec![path(folder)]),
        Error::WouldReplace { path: file } => ("error-would-replace", vec![path(file)]),
        Error::Changed { path: file } => ("error-changed", vec![path(file)]),
        Error::UnitDoesNotReport { code, period } => {
            let args = vec![("unit", Arg::Text(code.to_string())), ("period", Arg::Period(*period))];
            ("error-unit-does-not-report", args)
        }
        Error::NoPeriod => ("error-no-period", Vec::new()),
        Error::NoInbox { path: folder } => ("error-no-inbox", vec![path(folder)]),
        Error::NoReportText { path: file } => ("error-no-report-text", vec![path(file)]),
        Error::NoSuchRule { rule, judges_totals, suggestion } => {
            let scope = if *judges_totals { Scope::Collection } else { Scope::Form };
            let args = vec![("rule", Arg::Text(rule.clone())), ("scope", Arg::Text(scope.word().to_owned()))];
            ("error-no-such-rule", with_suggestion(args, suggestion.as_deref()))
        }
        Error::NoSuchUnit { unit, suggestion } => {
            let args = vec![("unit", Arg::Text(unit.clone()))];
            ("error-no-such-unit", with_suggestion(args, suggestion.as_deref()))
        }
        Error::NoSubmission { unit, period } => {
            let args = vec![("unit", Arg::Text(unit.to_string())), ("period", Arg::Period(*period))];
            ("error-no-submission", args)
        }
        Error::Output { what, source } => {
            ("error-output", vec![("what", Arg::Text(what.clone())), reason(source.as_ref())])
        }
        Error::OtherForm { there, here } => {
            ("error-other-form", vec![("there", Arg::Text(there.clone())), ("here", Arg::Text(here.clone()))])
        }
        Error::NotConsolidated { path: file, source: issue } => match issue {
            IssueError::Unreadable(finding) => {
                let said = console.messages.finding(finding).message;
                ("error-workbook-unreadable", vec![path(file), ("reason", Arg::Text(said))])
            }
            IssueError::Newer => ("error-workbook-newer", vec![path(file)]),
            IssueError::Damaged(fact) => {
                ("error-workbook-damaged", vec![path(file), ("fact", Arg::Text((*fact).to_owned()))])
            }
            IssueError::TooMuch => ("error-workbook-too-much", vec![path(file)]),
            _ => ("error-not-consolidated", vec![path(file)]),
        },
        Error::Worker { program, source } => ("error-worker", vec![path(program), reason(source)]),
        Error::Threads { source } => ("error-threads", vec![reason(source)]),
        // A variant that this command does not know yet still says what it is.
        other => {
            let cause = other.source().map_or_else(|| other.to_string(), ToString::to_string);
            ("error-output", vec![("what", Arg::Text(other.to_string())), ("reason", Arg::Text(cause))])
        }
    }
}

fn with_suggestion(mut args: Vec<(&'static str, Arg)>, suggestion: Option<&str>) -> Vec<(&'static str, Arg)> {
    let has = if suggestion.is_some() { "yes" } else { "no" };
    args.push(("has-suggestion", Arg::Text(has.to_owned())));
    args.push(("suggestion", Arg::Text(suggestion.unwrap_or_default().to_owned())));
    args
}
