//! What a worker is told and what it answers.

use serde::{Deserialize, Serialize};
use tonghop_core::Submission;

/// The first thing that a worker is told: by what form it reads, and what it may use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Opening {
    /// What [`program_version`] says: another program would read by other rules.
    pub program_version: String,
    /// The form's path, for the places of its mistakes.
    pub form_path: String,
    /// The form as it is declared.
    pub form: String,
    /// The code under which the committee's own workbook comes.
    pub committee: String,
    /// The most memory that the worker may have.
    pub memory: Option<u64>,
}

/// The version of the program, and which reader it has: two builds of one version may read by other rules.
pub(crate) fn program_version() -> String {
    format!("{} {}", env!("CARGO_PKG_VERSION"), tonghop_ingest::READER)
}

/// What a worker answers.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(super) enum Answer {
    /// It has understood the opening.
    Ready,
    /// It cannot work, and why.
    Refused(String),
    /// A file as it was read.
    Read(Box<Submission>),
    /// What a file holds cannot be handed back: there is too much of it.
    TooMuch,
}
