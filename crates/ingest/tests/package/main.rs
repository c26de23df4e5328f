//! What stands in the package of a workbook: read truly, or named and not taken.

#![expect(clippy::unwrap_used, reason = "a test that cannot get at its data has failed")]

mod cells;
mod hidden;
mod limits;
mod parts;
mod support;
