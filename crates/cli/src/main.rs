//! The `tonghop` command: arguments in, a report out. Everything that it does is done by the `tonghop` crate.

mod arguments;
mod commands;
mod console;
mod exit_status;
mod failure;
mod progress_bar;
mod report;

use std::process::ExitCode;

use arguments::{Command, Parsed};
use console::Console;
use exit_status::ExitStatus;
use tonghop::Messages;

fn main() -> ExitCode {
    silence_caught_panics();
    let (language, parsed) = arguments::parse(std::env::args_os());
    let mut console = Console::of_terminal(Messages::of(language));
    let status = match parsed {
        Parsed::Run(command) => run(&command, &mut console),
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

fn run(command: &Command, console: &mut Console) -> ExitStatus {
    let result = match command {
        Command::Consolidate(arguments) => commands::consolidate(arguments, console),
        Command::Check(arguments) => commands::check(arguments, console),
        Command::Template(arguments) => commands::template(arguments, console),
        Command::Status(arguments) => commands::status(arguments, console),
        Command::Explain { code } => commands::explain(code, console),
    };
    result.unwrap_or_else(|error| {
        failure::report(&error, command.format(), console);
        ExitStatus::NotDone
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
