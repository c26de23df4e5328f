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

mod accents;
mod answer;
mod answer_places;
mod archive;
mod budget;
mod check_cells;
mod compiled_form;
mod compound_file;
mod content;
mod disclosures;
mod doubt;
mod entry_name;
mod error_text;
mod excerpt;
mod form_sheet;
mod formulas;
mod header_block;
mod heading;
mod identify;
mod inbox_file;
mod index_row;
mod intake;
mod issued;
mod label;
mod label_rows;
mod limits;
mod locate;
mod mail;
mod measure;
mod measure_change;
mod merged_answer;
mod notes;
mod number_format;
mod ods;
mod open;
mod package;
mod reader;
mod reading;
mod report_reader;
mod roll_up;
mod rows;
mod sha256;
mod sheet;
mod stray;
mod table_sheet;
mod transcription;
mod xls;
mod xlsb;
mod xlsx;
mod xml;

pub use answer::{Typed, read_answer};
pub use content::ContentType;
pub use inbox_file::InboxFile;
pub use intake::{Intake, IntakeError};
pub use issued::{IssueError, read_issued};
pub use open::is_reading;
pub use reader::SubmissionReader;
pub use report_reader::{ReportReadError, read_report};
pub use sha256::{sha256, sha256_of_file};

/// Which reader this is: a hash of its sources, of those of the model and of the versions of the libraries beneath.
/// Readers with the same hash read the same from the same bytes.
pub const READER: &str = env!("TONGHOP_READER");
