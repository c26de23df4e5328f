use std::io;
use std::path::PathBuf;

use tonghop_core::{Code, DeclarationError, Period};
use tonghop_ingest::IssueError;

/// Why the work could not be done. Faults in the files of branches are never among these.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The folder is no workspace: it has no `tonghop.toml`.
    #[error("{} is no workspace: it has no tonghop.toml", path.display())]
    NotAWorkspace {
        /// The folder.
        path: PathBuf,
    },
    /// The form, the roster, the settings or a register has mistakes.
    #[error("{0}")]
    Declaration(#[from] DeclarationError),
    /// A file or folder could not be read.
    #[error("cannot read {}", path.display())]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file or folder could not be written.
    #[error("cannot write {}", path.display())]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A declaration is not written in UTF-8.
    #[error("{} is not UTF-8", path.display())]
    NotUtf8 {
        /// The file.
        path: PathBuf,
    },
    /// An output would stand among the files that came in.
    #[error("{} lies in an inbox", path.display())]
    IntoInbox {
        /// The folder.
        path: PathBuf,
    },
    /// A form would replace a file that is not the same: it may have been filled in.
    #[error("{} exists and is not the same", path.display())]
    WouldReplace {
        /// The file.
        path: PathBuf,
    },
    /// The period is of another length than the form's periods.
    #[error("{period} is no {expected} of the form")]
    PeriodLength {
        /// The period.
        period: Period,
        /// The word for the length that the form has.
        expected: &'static str,
    },
    /// Neither the caller nor the settings name a period.
    #[error("no period is named")]
    NoPeriod,
    /// The period has no folder with submissions.
    #[error("{} does not exist", path.display())]
    NoInbox {
        /// The folder that should be there.
        path: PathBuf,
    },
    /// The workspace has no text of a report.
    #[error("{} does not exist", path.display())]
    NoReportText {
        /// The file that should be there.
        path: PathBuf,
    },
    /// A file is no consolidated workbook that can be read.
    #[error("{} is no consolidated workbook", path.display())]
    NotConsolidated {
        /// The file.
        path: PathBuf,
        /// Why.
        source: IssueError,
    },
    /// A consolidated workbook is of another form than the workspace.
    #[error("the workbook is of the form `{there}`, the workspace of the form `{here}`")]
    OtherForm {
        /// The form of the workbook.
        there: String,
        /// The form of the workspace.
        here: String,
    },
    /// The form has no rule about single submissions with this id.
    #[error("the form has no rule {rule} about submissions")]
    NoSuchRule {
        /// What was asked for.
        rule: String,
        /// Whether there is such a rule, about totals.
        judges_totals: bool,
        /// What was likely meant.
        suggestion: Option<String>,
    },
    /// The roster has no such unit.
    #[error("the roster has no unit {unit}")]
    NoSuchUnit {
        /// What was asked for.
        unit: String,
        /// What was likely meant.
        suggestion: Option<String>,
    },
    /// A unit has no submission of the period that could be read.
    #[error("{unit} has no submission for {period}")]
    NoSubmission {
        /// The unit.
        unit: Code,
        /// The period.
        period: Period,
    },
    /// A file is no longer the one that was read, so nothing that was said of it holds.
    #[error("{} was changed after it had been read", path.display())]
    Changed {
        /// The file.
        path: PathBuf,
    },
    /// No unit of that code reports for the period.
    #[error("no unit {code} reports for {period}")]
    UnitDoesNotReport {
        /// The code.
        code: Code,
        /// The period.
        period: Period,
    },
    /// An output could not be made.
    #[error("cannot make {what}")]
    Output {
        /// The name of the output.
        what: String,
        /// What went wrong.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// No process for reading could be started, or it cannot work.
    #[error("cannot start {} to read files", program.display())]
    Worker {
        /// The program that was to be started.
        program: PathBuf,
        /// What the system or the worker said.
        source: io::Error,
    },
    /// The work was asked to stop, and has written nothing.
    #[error("stopped as asked")]
    Stopped,
    /// The threads for reading could not be started.
    #[error("cannot start the reading threads")]
    Threads {
        /// What went wrong.
        source: rayon::ThreadPoolBuildError,
    },
}
