//! What Tổng hợp writes: the form that a branch fills in, the consolidated workbook, findings in words, JSON
//! and CSV. Everything that people read comes from the Fluent files in `locales/`, in Vietnamese or English.
//!
//! Every writer is deterministic: the same input gives the same bytes, whatever the time of day.

#![deny(missing_docs)]
#![forbid(unsafe_code)]

mod consolidated_workbook;
mod explain;
mod form_workbook;
mod json;
mod messages;
mod number_format;
mod reply;
mod values_csv;

pub use consolidated_workbook::{ConsolidatedWorkbook, ConsolidatedWorkbookError};
pub use explain::explain;
pub use form_workbook::{Addressee, Answers, FormWorkbook, FormWorkbookError};
pub use json::{CollectedJson, check_json, consolidation_json, mistakes_json};
pub use messages::{FindingText, Messages};
pub use reply::{Making, Matter, Obstacle, Reply, ReplyError, ReturnCopy};
pub use values_csv::values_csv;
