use std::io;
use std::path::PathBuf;

use tonghop_core::{Code, DeclarationError, Period};

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
    /// A file is no longer the one that was read, so nothing that was said of it holds.
    #[error("{} was changed after it had been read", path.display())]
    Changed {
        /// The file.
        path: PathBuf,
    },
    /// No unit of that code reports for the period.
    #[error("no unit {code} reports for {period}")]
    NoSuchUnit {
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
    /// The threads for reading could not be started.
    #[error("cannot start the reading threads")]
    Threads {
        /// What went wrong.
        source: rayon::ThreadPoolBuildError,
    },
}
