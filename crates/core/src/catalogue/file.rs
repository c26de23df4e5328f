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
/// Reading took longer than a file may take.
pub static READING_TOO_LONG: Entry =
    entry("F028", "reading-too-long", Level::File, Severity::Error, &["seconds"]);
/// The process that read the file ended in the middle of it: it needed more memory than a file may have, or
/// the reader library broke down beyond what can be caught.
pub static READING_BROKE_DOWN: Entry =
    entry("F029", "reading-broke-down", Level::File, Severity::Error, &["memory"]);

pub(super) static FAMILY: &[&Entry] = &[
    &UNREADABLE_FILE,
    &NOT_A_WORKBOOK,
    &EMPTY_FILE,
    &PASSWORD_PROTECTED,
    &READER_CRASHED,
    &UNREADABLE_SHEET,
    &PASSED_OVER,
    &READING_TOO_LONG,
    &READING_BROKE_DOWN,
];
