//! Collects Excel forms from the branches of an organisation, checks them, adds them up, and says of every
//! figure which file, sheet and cell it came from.
//!
//! This is the face for embedding. A [`Workspace`] is a committee's folder; [`Workspace::collect`] reads what
//! came in for a period into a [`Collection`]; that gives the [`Consolidation`] and writes the papers.
//!
//! ```
//! use tonghop::{CollectOptions, Language, Messages, Workspace};
//! # fn main() -> Result<(), tonghop::Error> {
//! # let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../sample-workbooks");
//! let workspace = Workspace::open(folder)?;
//! let period = "2012-Q1".parse().expect("a period");
//! let collection = workspace.collect(period, &CollectOptions::default())?;
//! let consolidation = collection.consolidate(false);
//! let members = consolidation.total("XD07").expect("a field of the form");
//! assert_eq!(members.figure.number().map(tonghop::plain).as_deref(), Some("2145"));
//! assert_eq!((members.coverage.have, members.coverage.of), (40, 40));
//! # Ok(())
//! # }
//! ```
//!
//! Faults in the files of branches are [`Finding`]s, in words through [`Messages`]; an [`Error`] means that the
//! work could not be done.
//!
//! Files are read inside the process unless [`CollectOptions::reading`] names [`Workers`]. A program that takes
//! files from anywhere should: [`Reading`] says what reading in the process gives up.

#![deny(missing_docs)]
#![forbid(unsafe_code)]

mod back_test;
mod collection;
mod data_format;
mod error;
mod explained_rule;
mod form_check;
mod output_files;
mod outputs;
mod progress;
mod reading;
mod replies;
mod report;
mod roll_up;
mod status;
mod stop;
mod verification;
mod workspace;

pub use back_test::{BackTest, Evidence, TriedPeriod};
pub use collection::{CollectOptions, Collection};
pub use error::Error;
pub use explained_rule::ExplainedRule;
pub use form_check::{CheckedFile, FormCheck};
pub use output_files::OutputFiles;
pub use outputs::Outputs;
pub use progress::{Progress, Silent, Stage};
pub use reading::{Reading, Workers, serve_reading};
pub use replies::WrittenReply;
pub use report::{ReportCheck, ReportFiles};
pub use status::CollectionStatus;
pub use stop::Stop;
pub use tonghop_core::*;
pub use tonghop_ingest::{ContentType, IssueError, is_reading, sha256};
pub use tonghop_output::{
    CollectedJson, DataCell, DataColumn, DataRow, DataTable, DataType, FindingText, FindingsScope, Making,
    Messages, Obstacle, PeriodStatus, ReplyMatter, RollUpWorkbook, RuleWords, RulesPage, SCHEMAS, StepText,
    TracedJson, check_json, explain, lower_text, mistakes_json, schema, status_json, trace_json,
    verification_json,
};
pub use verification::{Verification, Verified, read_workbook};
pub use workspace::Workspace;
