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
mod report;
mod rule_words;
mod rules_page;
mod step_text;
mod trace_json;
mod values_csv;

pub use consolidated_workbook::{ConsolidatedWorkbook, ConsolidatedWorkbookError, SheetLimits};
pub use explain::explain;
pub use form_workbook::{Addressee, Answers, FormWorkbook, FormWorkbookError};
pub use json::{CollectedJson, check_json, consolidation_json, mistakes_json};
pub use messages::{FindingText, Messages};
pub use reply::{Making, Obstacle, Reply, ReplyError, ReplyMatter, ReturnCopy};
pub use report::{Report, ReportError, WrittenReport};
pub use rule_words::RuleWords;
pub use rules_page::RulesPage;
pub use step_text::StepText;
pub use trace_json::{TracedJson, trace_json, verification_json};
pub use values_csv::{values_csv, write_values_csv};
