//! Who has submitted, who is late, who must correct, who is missing, and what the totals will come to.

use std::cmp::Reverse;

use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, Table};
use tonghop::{
    Arg, Collection, CollectionStatus, Error, Finding, PeriodStatus, Severity, Status as FileStatus,
    Submission, UnitStanding, UnitState, Workspace, catalogue,
};

use crate::arguments::{Common, Format, Sort, Status};
use crate::commands::{options, workers};
use crate::console::Console;
use crate::exit_status::ExitStatus;
use crate::progress_bar::Bar;
use crate::report;

/// Lines of the outlook, and of fields that the totals cover least.
const EXPECTED: usize = 10;
const THIN: usize = 6;

pub fn status(arguments: &Status, console: &mut Console) -> Result<ExitStatus, Error> {
    let Common { workspace, period, format, threads, sort } = &arguments.common;
    let workspace = Workspace::open(workspace)?;
    let period = workspace.period(*period)?;
    let workers = workers()?;
    let collection = {
        let bar = Bar::new(console);
        workspace.collect(period, &options(console, *threads, &bar, &workers))?
    };
    console.shows_effect = *sort == Sort::Effect;
    let mut status = collection.status()?;
    if *sort == Sort::Effect {
        // Units of which nothing is in doubt stay in the order of the roster.
        status.board.units.sort_by_key(|unit| Reverse(unit.share));
    }
    if let Some(path) = &arguments.html {
        status.write_page(path, arguments.on, &console.messages)?;
    }
    match format {
        Format::Json => console.print(&status.to_json(arguments.on, &console.messages)?),
        Format::Text => {
            report::title(&collection, &workspace.form.title, console);
            let told = status.told(arguments.on);
            if arguments.on.is_some() {
                console.line(&told.deadline(&console.messages));
            }
            print_units(&status, console);
            print_thin(&told, console);
            print_outlook(&told, console);
            print_others(&collection, console);
            print_findings(&told, console);
            if let Some(path) = &arguments.html {
                console.line("");
                console.say("summary-written", &[]);
                console.line(&format!("  {}", path.display()));
            }
        }
    }
    Ok(if status.count(Severity::Error) == 0 { ExitStatus::Clean } else { ExitStatus::Errors })
}

fn print_units(status: &CollectionStatus<'_>, console: &mut Console) {
    console.line("");
    let mut table = Table::new();
    table.load_style(NOTHING);
    let headings = ["code", "name", "status", "received", "faults", "warnings", "file"];
    table.set_header(headings.map(|key| console.messages.text(&format!("status-heading-{key}"))));
    for unit in &status.board.units {
        let came = unit.state != UnitState::Missing;
        table.add_row([
            unit.unit.to_string(),
            unit.name.to_string(),
            state(unit, console),
            unit.received.map(|day| console.messages.date(day)).unwrap_or_default(),
            if came { unit.counts.errors.to_string() } else { String::new() },
            if came { warnings(unit, console) } else { String::new() },
            unit.file.as_deref().unwrap_or_default().to_owned(),
        ]);
    }
    print_table(&table, console);
}

fn print_table(table: &Table, console: &mut Console) {
    for row in table.lines() {
        console.line(row.trim_end());
    }
}

fn state(unit: &UnitStanding, console: &Console) -> String {
    let mut state = console.messages.text(&format!("status-{}", unit.state.word()));
    for (marked, key) in [(unit.late, "late"), (unit.later_rejected.is_some(), "later")] {
        if marked {
            let args = [("status", Arg::Text(state))];
            state = console.messages.format(&format!("status-{key}-mark"), &args);
        }
    }
    state
}

/// How many warnings there are, and how many of them are explained.
fn warnings(unit: &UnitStanding, console: &Console) -> String {
    let number = |count: usize| Arg::Count(count as u64);
    let args = [("warnings", number(unit.counts.warnings)), ("explained", number(unit.counts.explained))];
    console.messages.format("status-warnings", &args)
}

/// The files that stand for no unit.
fn print_others(collection: &Collection<'_>, console: &mut Console) {
    let others: Vec<&Submission> = collection
        .submissions
        .iter()
        .filter(|s| !matches!(s.status, FileStatus::Accepted | FileStatus::Rejected))
        .collect();
    if !others.is_empty() {
        console.line("");
        report::files(others, console);
    }
}

/// What is wrong with the period as a whole and with its totals, besides the units that the table shows.
fn print_findings(status: &PeriodStatus<'_>, console: &mut Console) {
    let mut findings: Vec<&Finding> = status
        .findings
        .iter()
        .filter(|finding| *finding.entry != catalogue::UNIT_MISSING && finding.severity != Severity::Note)
        .collect();
    findings.sort_by_key(|finding| finding.severity);
    report::list(&findings, console);
}

fn print_thin(status: &PeriodStatus<'_>, console: &mut Console) {
    let thin = status.thin();
    if thin.is_empty() {
        return;
    }
    let mut fields: Vec<String> = thin
        .iter()
        .take(THIN)
        .map(|(field, coverage)| format!("{} {}/{}", field.code, coverage.have, coverage.of))
        .collect();
    if thin.len() > THIN {
        fields.push("…".to_owned());
    }
    console.line("");
    let count = Arg::Count(thin.len() as u64);
    console.say("coverage-lowest", &[("count", count), ("fields", Arg::List(fields))]);
}

fn print_outlook(status: &PeriodStatus<'_>, console: &mut Console) {
    let waiting: Vec<_> = status.waiting().collect();
    if waiting.is_empty() {
        return;
    }
    console.line("");
    if status.outlook.regarded.is_empty() {
        console.say("outlook-no-past", &[]);
        return;
    }
    let messages = &console.messages;
    let period =
        |period: &tonghop::Period| messages.format("board-period", &[("period", Arg::Period(*period))]);
    let periods = Arg::List(status.outlook.regarded.iter().map(period).collect());
    let mut table = Table::new();
    table.load_style(NOTHING);
    let headings = ["code", "label", "so-far", "coverage", "expected"];
    table.set_header(headings.map(|key| messages.text(&format!("board-column-{key}"))));
    for field in waiting.iter().take(EXPECTED) {
        let label = status.form.field(field.field.as_str()).map(|field| field.label.to_string());
        table.add_row([
            field.field.to_string(),
            label.unwrap_or_default(),
            field.so_far.map(|sum| messages.number(sum)).unwrap_or_default(),
            format!("{}/{}", field.coverage.have, field.coverage.of),
            messages.expectation(field),
        ]);
    }
    for right in [2, 3] {
        if let Some(column) = table.column_mut(right) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    console.say("outlook-title", &[("periods", periods)]);
    print_table(&table, console);
    if waiting.len() > EXPECTED {
        console.say("outlook-more", &[("count", Arg::Count((waiting.len() - EXPECTED) as u64))]);
    }
}
