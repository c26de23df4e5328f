//! The `tonghop` command: arguments in, a report out. Everything that it does is done by the `tonghop` crate.

mod arguments;
mod command_line;
mod commands;
mod console;
mod declared_line;
mod exit_status;
mod failure;
mod finding_text;
mod form_commands;
mod interruption;
mod progress_bar;
mod refusal;
mod report;
mod report_commands;
mod sheet_lines;
mod status_command;
mod trace_report;
mod tracing;
mod verify_report;

use std::process::ExitCode;

use arguments::{Command, FormCommand, Format, Parsed};
use console::Console;
use exit_status::ExitStatus;
use interruption::{Ending, interruptible};
use tonghop::{Error, Language, Messages, Stop};

/// The argument with which the command starts itself to read files in a process of their own.
const READING_WORKER: &str = "--reading-worker";

fn main() -> ExitCode {
    silence_caught_panics();
    if std::env::args_os().nth(1).is_some_and(|first| first == READING_WORKER) {
        // There is nobody to tell: the process that waits sees the pipe close.
        return match tonghop::serve_reading() {
            Ok(()) => ExitStatus::Clean.into(),
            Err(_broken) => ExitStatus::NotDone.into(),
        };
    }
    let (language, parsed) = arguments::parse(std::env::args_os());
    let mut console = Console::of_terminal(Messages::of(language));
    let status = match parsed {
        Parsed::Run { command, cache } => perform(command, cache, language, &mut console),
        Parsed::Print(text) => {
            console.print(&text);
            ExitStatus::Clean
        }
        Parsed::Misused(text) => {
            console.complain(&text);
            ExitStatus::NotDone
        }
    };
    console.finish(status).into()
}

/// Runs a command until it is done or the user stops it.
fn perform(command: Command, cache: bool, language: Language, console: &mut Console) -> ExitStatus {
    let stop = Stop::default();
    let wish = stop.clone();
    let work = move || {
        let mut console = Console::of_terminal(Messages::of(language));
        console.shows_progress = command.format() == Format::Text;
        console.cache = cache;
        console.stop = wish;
        let status = run(&command, &mut console);
        console.finish(status)
    };
    match interruptible(&stop, work) {
        Ending::Done(status) => status,
        Ending::Left => {
            console.stop = stop;
            failure::stopped(console);
            ExitStatus::Stopped
        }
    }
}

fn run(command: &Command, console: &mut Console) -> ExitStatus {
    let result = match command {
        Command::Consolidate(arguments) => commands::consolidate(arguments, console),
        Command::Check(arguments) => commands::check(arguments, console),
        Command::Template(arguments) => commands::template(arguments, console),
        Command::Report(arguments) => report_commands::report(arguments, console),
        Command::ReportCheck(arguments) => report_commands::check(arguments, console),
        Command::Reply(arguments) => commands::reply(arguments, console),
        Command::Status(arguments) => status_command::status(arguments, console),
        Command::Trace(arguments) => tracing::trace(arguments, console),
        Command::Verify(arguments) => tracing::verify(arguments, console),
        Command::Explain { code } => commands::explain(code, console),
        Command::Schema { name } => Ok(commands::schema(name.as_deref(), console)),
        Command::Form(FormCommand::Check(arguments)) => form_commands::check(arguments, console),
        Command::Form(FormCommand::Rules(arguments)) => form_commands::rules(arguments, console),
        Command::Form(FormCommand::Explain(arguments)) => form_commands::explain(arguments, console),
        Command::Form(FormCommand::Try(arguments)) => form_commands::try_rules(arguments, console),
    };
    result.unwrap_or_else(|error| {
        failure::report(&error, command.format(), console);
        if matches!(error, Error::Stopped) { ExitStatus::Stopped } else { ExitStatus::NotDone }
    })
}

/// A panic of the reader library is caught and becomes a finding, so its message would only frighten.
fn silence_caught_panics() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !tonghop::is_reading() {
            usual(panic);
        }
    }));
}
