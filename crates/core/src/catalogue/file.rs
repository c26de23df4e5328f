//! Faults of a file as a whole.

use super::{Entry, Level, entry};
use crate::Severity;

/// The file cannot be opened as the workbook that it claims to be.
pub static UNREADABLE_FILE: Entry =
    entry("F001", "unreadable-file", Level::File, Severity::Error, &["reason"]);
/// The file is something other than a workbook, whatever its name ends in.
pub static NOT_A_WORKBOOK: Entry =
    entry("F002", "not-a-workbook", Level::File, Severity::Error, &["kind", "advice"]);
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
/// A part of the workbook's package is damaged or forged.
pub static DAMAGED_PART: Entry =
    entry("F008", "damaged-part", Level::File, Severity::Error, &["part", "damage"]);
/// The workbook is larger than anything that is read.
pub static OVER_A_LIMIT: Entry =
    entry("F009", "over-a-limit", Level::File, Severity::Error, &["part", "limit", "most"]);
/// The workbook has macros. They are not run.
pub static MACROS: Entry = entry("F010", "macros", Level::File, Severity::Note, &[]);
/// The workbook refers to other workbooks. They are not opened.
pub static LINKS: Entry = entry("F011", "links", Level::File, Severity::Note, &["targets"]);
/// A sheet that a person does not see holds answers, or cannot be shown by ordinary means.
pub static HIDDEN_SHEET: Entry = entry("F012", "hidden-sheet", Level::Sheet, Severity::Warning, &["how"]);
/// Hidden rows hold answers that were taken.
pub static HIDDEN_ROWS: Entry = entry("F013", "hidden-rows", Level::Sheet, Severity::Warning, &["rows"]);
/// Hidden columns hold answers that were taken.
pub static HIDDEN_COLUMNS: Entry =
    entry("F014", "hidden-columns", Level::Sheet, Severity::Warning, &["columns"]);
/// The workbook is of a spreadsheet program before Excel 5.
pub static TOO_OLD_WORKBOOK: Entry = entry("F016", "too-old-workbook", Level::File, Severity::Error, &[]);
/// The workbook holds more than any form does, or spreads it wider.
pub static TOO_MUCH_CONTENT: Entry =
    entry("F017", "too-much-content", Level::File, Severity::Error, &["limit"]);
/// An archive or e-mail, or something in it, is larger or deeper than is read.
pub static BEYOND_LIMIT: Entry =
    entry("F021", "beyond-limit", Level::File, Severity::Error, &["what", "limit"]);
/// A file in an archive is encrypted with a password.
pub static ENTRY_ENCRYPTED: Entry = entry("F022", "entry-encrypted", Level::File, Severity::Error, &[]);
/// An archive, or a file in it, is damaged.
pub static ENTRY_DAMAGED: Entry = entry("F023", "entry-damaged", Level::File, Severity::Error, &["reason"]);
/// An archive without files, or an e-mail without attachments.
pub static NOTHING_INSIDE: Entry = entry("F024", "nothing-inside", Level::File, Severity::Error, &["kind"]);
/// A name in an archive or e-mail leads out of it or hides letters, and is shown otherwise.
pub static NAME_CLEANED: Entry = entry("F025", "name-cleaned", Level::File, Severity::Note, &["shown"]);
/// An archive has several files of one name, of which only the last can be read.
pub static DOUBLED_ENTRY: Entry = entry("F026", "doubled-entry", Level::File, Severity::Error, &[]);
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
    &DAMAGED_PART,
    &OVER_A_LIMIT,
    &MACROS,
    &LINKS,
    &HIDDEN_SHEET,
    &HIDDEN_ROWS,
    &HIDDEN_COLUMNS,
    &TOO_OLD_WORKBOOK,
    &TOO_MUCH_CONTENT,
    &BEYOND_LIMIT,
    &ENTRY_ENCRYPTED,
    &ENTRY_DAMAGED,
    &NOTHING_INSIDE,
    &NAME_CLEANED,
    &DOUBLED_ENTRY,
    &READING_TOO_LONG,
    &READING_BROKE_DOWN,
];
