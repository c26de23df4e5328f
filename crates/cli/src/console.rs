use std::io::{ErrorKind, IsTerminal, Write};

use tonghop::{Arg, Messages, Stop};

use crate::exit_status::ExitStatus;

/// Where the command speaks: reports to stdout, failures to stderr. A reader that has gone away (a closed
/// pipe) is no failure.
pub struct Console {
    /// The words.
    pub messages: Messages,
    /// Whether findings are told with what they can change in the totals.
    pub shows_effect: bool,
    /// Whether long work shows how far it is.
    pub shows_progress: bool,
    /// Whether what is read is kept for the next run, and taken from the last.
    pub cache: bool,
    /// The wish of the user to stop.
    pub stop: Stop,
    terminal: bool,
    write_failed: bool,
}

impl Console {
    /// Lines drawn and colours only on a terminal, and no colours where `NO_COLOR` asks for none.
    pub fn of_terminal(messages: Messages) -> Self {
        Self {
            messages,
            shows_effect: false,
            shows_progress: true,
            cache: true,
            stop: Stop::default(),
            terminal: std::io::stdout().is_terminal(),
            write_failed: false,
        }
    }

    /// A line of the report.
    pub fn line(&mut self, text: &str) {
        self.print(&format!("{text}\n"));
    }

    /// A line of the report, by its key.
    pub fn say(&mut self, key: &str, args: &[(&'static str, Arg)]) {
        let text = self.messages.format(key, args);
        self.line(&text);
    }

    /// Text as it is, to stdout.
    pub fn print(&mut self, text: &str) {
        let mut out = std::io::stdout().lock();
        if let Err(error) = out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
            self.write_failed |= error.kind() != ErrorKind::BrokenPipe;
        }
    }

    /// A line to stderr. If even that cannot be written, there is nobody left to tell.
    pub fn complain(&mut self, text: &str) {
        let mut err = std::io::stderr().lock();
        let _told = writeln!(err, "{text}");
    }

    /// Whether reports are in colour.
    pub fn colours(&self) -> bool {
        self.terminal && std::env::var_os("NO_COLOR").is_none()
    }

    /// Whether a person reads along, and no file or program.
    pub fn is_terminal(&self) -> bool {
        self.terminal
    }

    /// The status to end with: a report that could not be written is work not done, and is said so.
    pub fn finish(&mut self, status: ExitStatus) -> ExitStatus {
        if !self.write_failed {
            return status;
        }
        let message = self.messages.text("error-report");
        self.complain(&format!("{}: {message}", self.messages.text("error-word")));
        ExitStatus::NotDone
    }
}
