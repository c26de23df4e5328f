//! What the end-to-end tests of Tổng hợp share.
//!
//! - [`office`]: LibreOffice as a judge from outside: it converts, recalculates, shows and fills in workbooks.
//! - [`oracle`]: a reader of `.xlsx` cells that shares no code with the reader under test.
//! - [`workbook`]: a Markdown table is a workbook. [`FormFile`] is the workbook of a branch, whole or damaged.
//! - [`xlsb`]: such a workbook in Excel's binary package.
//! - [`TestWorkspace`]: a committee's folder that vanishes with the test; [`VI_DU`] is a small one.
//! - [`fuzzing`]: what must hold whatever a file or an answer holds.
//! - [`assert_schema`]: what the command prints as JSON is what the published schemas say.
//! - [`example`]: the examples on the pages of the findings, as data and as files.
//!
//! Everything here is for tests: what cannot go on panics and says why.

#![deny(missing_docs)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test stops at once and says what it stumbled over"
)]

mod archive;
pub mod example;
mod form_file;
pub mod fuzzing;
mod mail;
pub mod office;
pub mod oracle;
mod schema;
pub mod tcvn3;
pub mod workbook;
mod workspace;
pub mod xlsb;

pub use archive::Archive;
pub use form_file::FormFile;
pub use mail::Mail;
pub use schema::assert_schema;
pub use workspace::{Declarations, TestWorkspace, VI_DU, VI_DU_PERIOD};
