//! What Tổng hợp writes: the form that a branch fills in, the consolidated workbook, findings in words, JSON
//! and CSV. Everything that people read comes from the Fluent files in `locales/`, in Vietnamese or English.
//!
//! Every writer is deterministic: the same input gives the same bytes, whatever the time of day.

#![deny(missing_docs)]
#![forbid(unsafe_code)]

mod consolidated_workbook;
mod data_table;
mod explain;
mod findings_table;
mod form_workbook;
mod json;
mod lower_text;
mod messages;
mod number_format;
#[cfg(feature = "parquet")]
mod parquet_file;
mod redaction;
mod reply;
mod report;
mod rule_words;
mod rules_page;
mod schema;
mod status;
mod step_text;
mod totals_table;
mod trace_json;
mod values_table;

pub use consolidated_workbook::{
    ConsolidatedWorkbook, ConsolidatedWorkbookError, LaidOutWorkbook, SheetLimits,
};
pub use data_table::{DataCell, DataColumn, DataRow, DataTable, DataType};
pub use explain::explain;
pub use findings_table::FindingsScope;
pub use form_workbook::{Addressee, Answers, FormWorkbook, FormWorkbookError, RollUpWorkbook};
pub use json::{CollectedJson, check_json, consolidation_json, mistakes_json, status_json};
pub use lower_text::lower_text;
pub use messages::{FindingText, Messages};
pub use reply::{Making, Obstacle, Reply, ReplyError, ReplyMatter, ReturnCopy};
pub use report::{Report, ReportError, WrittenReport};
pub use rule_words::RuleWords;
pub use rules_page::RulesPage;
pub use schema::{SCHEMAS, schema};
pub use status::{PeriodStatus, StatusPageError};
pub use step_text::StepText;
pub use trace_json::{TracedJson, trace_json, verification_json};
