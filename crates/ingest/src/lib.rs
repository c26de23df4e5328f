//! Reads the workbooks that branches send: `.xlsx`, `.xlsm`, `.xlsb`, `.xls` and `.ods`, over calamine.
//!
//! ```text
//! files ─ intake ─ open ─ identify ─ locate ─ read ──► Submission + findings
//! ```
//!
//! A fault in a file is a [`Finding`](tonghop_core::Finding) in its [`Submission`](tonghop_core::Submission),
//! never an error of this crate, and a panic inside the reader library becomes a finding about that file.
//! What cannot be caught is a reader that never returns or that the system ends for want of memory.

#![deny(missing_docs)]
#![forbid(unsafe_code)]

mod answer_places;
mod content;
mod error_text;
mod form_sheet;
mod header_block;
mod heading;
mod identify;
mod index_row;
mod intake;
mod label;
mod label_rows;
mod locate;
mod measure;
mod measure_change;
mod merged_answer;
mod open;
mod reader;
mod reading;
mod rows;
mod sheet;
mod stray;
mod table_sheet;

pub use content::ContentType;
pub use intake::{Intake, IntakeError};
pub use open::is_reading;
pub use reader::{SubmissionReader, sha256};
