//! What Tổng hợp writes: the form that a branch fills in, the consolidated workbook, findings in words, JSON
//! and CSV. Everything that people read comes from the Fluent files in `locales/`, in Vietnamese or English.
//!
//! Every writer is deterministic: the same input gives the same bytes, whatever the time of day.

#![deny(missing_docs)]
#![forbid(unsafe_code)]

mod messages;

pub use messages::{FindingText, Messages};
