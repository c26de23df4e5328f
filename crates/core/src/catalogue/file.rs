//! Faults of a file as a whole.

use super::{Entry, Level, entry};
use crate::Severity;

/// The file cannot be opened as the workbook that it claims to be.
pub static UNREADABLE_FILE: Entry =
    entry("F001", "unreadable-file", Level::File, Severity::Error, &["reason"]);
/// The file is something other than a workbook, whatever its name ends in.
pub static NOT_A_WORKBOOK: Entry = entry("F002", "not-a-workbook", Level::File, Severity::Error, &["kind"]);
/// The file has no content.
pub static EMPTY_FILE: Entry = entry("F003", "empty-file", Level::File, Severity::Error, &[]);
/// The workbook is encrypted with a password.
pub static PASSWORD_PROTECTED: Entry = entry("F004", "password-protected", Level::File, Severity::Error, &[]);
/// The reader library gave up in the middle of the file.
pub static READER_CRASHED: Entry = entry("F005", "reader-crashed", Level::File, Severity::Error, &["reason"]);
/// One sheet of the workbook cannot be read.
pub static UNREADABLE_SHEET: Entry =
    entry("F006", "unreadable-sheet", Level::Sheet, Severity::Error, &["reason"]);
/// A lock or system file that is no submission.
pub static PASSED_OVER: Entry = entry("F007", "passed-over", Level::File, Severity::Note, &["kind"]);
/// The workbook is of a spreadsheet program before Excel 5.
pub static TOO_OLD_WORKBOOK: Entry = entry("F016", "too-old-workbook", Level::File, Severity::Error, &[]);
/// The workbook holds more than any form does, or spreads it wider.
pub static TOO_MUCH_CONTENT: Entry =
    entry("F017", "too-much-content", Level::File, Severity::Error, &["limit"]);

pub(super) static FAMILY: &[&Entry] = &[
    &UNREADABLE_FILE,
    &NOT_A_WORKBOOK,
    &EMPTY_FILE,
    &PASSWORD_PROTECTED,
    &READER_CRASHED,
    &UNREADABLE_SHEET,
    &PASSED_OVER,
    &TOO_OLD_WORKBOOK,
    &TOO_MUCH_CONTENT,
];
