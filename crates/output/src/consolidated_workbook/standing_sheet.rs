//! Who has reported: one row per unit, then every other file.

use rust_xlsxwriter::XlsxError;
use tonghop_core::{Arg, Code, Finding, FindingCounts, Severity, Status, Submission};

use super::address::own_range;
use super::book::Book;
use super::collected::{Outcome, Standing};
use super::matrix::outcome;
use super::sheet::{Page, Sheet};
use super::styles::{Look, Shape, Tint};
use crate::redaction::redacted;

const HEAD: u32 = 4;
/// The row of the first unit.
pub(super) const FIRST_ROW: u32 = HEAD + 1;
/// The column of what became of a unit's report.
pub(super) const OUTCOME: u16 = 4;
/// The column of the number of errors; warnings, explained ones and notes follow.
const ERRORS: u16 = 8;
/// The column of what is to be looked at first.
const LAST: u16 = 12;
const WIDTHS: [f64; 13] = [8.0, 11.0, 47.0, 15.0, 18.0, 20.0, 16.0, 11.0, 7.0, 9.0, 10.0, 9.0, 52.0];

pub(super) fn write(book: &Book, sheet: &mut Sheet) -> Result<(), XlsxError> {
    sheet.widths(&WIDTHS)?;
    let period = [("period", Arg::Period(book.input.consolidation.period))];
    sheet.title(book, &book.say("consolidated-title-standing", &period))?;
    if let Some(deadline) = book.input.deadline {
        let text = book.say("consolidated-note-standing", &[("deadline", Arg::Date(deadline))]);
        sheet.text(1, 0, &text, &book.styles.note)?;
    }
    write_counts(book, sheet)?;
    write_head(book, sheet, HEAD)?;
    let mut row = HEAD;
    for (index, standing) in (1..).zip(&book.collected.units) {
        row += 1;
        write_standing(book, sheet, row, index, standing)?;
    }
    let last_unit = row.max(HEAD + 1);
    row = last_unit;
    if book.form().fields().iter().any(tonghop_core::Field::is_by_committee) {
        row += 1;
        band(book, sheet, row, "consolidated-band-committee")?;
        row += 1;
        write_standing(book, sheet, row, 1, &book.collected.committee)?;
    }
    if !book.collected.others.is_empty() {
        row += 1;
        band(book, sheet, row, "consolidated-band-others")?;
        for (index, submission) in (1..).zip(&book.collected.others) {
            row += 1;
            write_other(book, sheet, row, index, submission)?;
        }
    }
    sheet.bars((FIRST_ROW, last_unit), ERRORS, None)?;
    sheet.bars((FIRST_ROW, last_unit), ERRORS + 1, None)?;
    sheet.raw().autofilter(HEAD, 0, last_unit, LAST)?;
    sheet.raw().set_freeze_panes(HEAD + 1, 3)?;
    sheet.page(
        book,
        &Page { landscape: true, repeated: Some((HEAD, HEAD)), one_page_wide: true, last: (row, LAST) },
    )
}

/// The rows of the units, both ends included.
pub(super) fn extent(book: &Book) -> (u32, u32) {
    (FIRST_ROW, HEAD + book.collected.units.len().max(1) as u32)
}

/// How many units stand how, live.
fn write_counts(book: &Book, sheet: &mut Sheet) -> Result<(), XlsxError> {
    let units = &book.collected.units;
    let range = own_range(extent(book), OUTCOME);
    let (mut formula, mut result) = (String::from("="), String::new());
    for kind in [Outcome::Accepted, Outcome::Provisional, Outcome::Rejected, Outcome::Missing] {
        let count = units.iter().filter(|standing| standing.outcome == kind).count();
        if kind == Outcome::Provisional && count == 0 {
            continue;
        }
        let word = book.text(kind.message_key());
        let (ending, late) = (if result.is_empty() { "" } else { "; " }, outcome(book, kind, true));
        let count_of = |word: &str| super::address::count_of(&range, word);
        formula.push_str(&format!(
            "{}{}&({}+{})",
            if result.is_empty() { "" } else { "&" },
            super::address::literal(&format!("{ending}{word}: ")),
            count_of(&word),
            count_of(&late)
        ));
        result.push_str(&format!("{ending}{word}: {count}"));
    }
    sheet.formula(2, 0, &formula, &result, &book.styles.note)
}

fn write_head(book: &Book, sheet: &mut Sheet, row: u32) -> Result<(), XlsxError> {
    let head = book.style(Look::new(Shape::Centred).tint(Tint::Head).bold());
    for (column, key) in (0..).zip([
        "consolidated-column-index",
        "consolidated-column-unit-code",
        "consolidated-column-unit-name",
        "consolidated-column-unit-kind",
        "consolidated-column-outcome",
        "consolidated-column-file",
        "consolidated-column-received",
        "consolidated-column-filled-on",
        "consolidated-column-errors",
        "consolidated-column-warnings",
        "consolidated-column-explained",
        "consolidated-column-notes",
        "consolidated-column-first-fault",
    ]) {
        sheet.text(row, column, &book.text(key), head)?;
    }
    sheet.raw().set_row_height(row, 32.0)?;
    Ok(())
}

fn band(book: &Book, sheet: &mut Sheet, row: u32, key: &str) -> Result<(), XlsxError> {
    let style = book.style(Look::new(Shape::Text).tint(Tint::Band).bold());
    sheet.merged(row, (0, LAST), &book.text(key), style)
}

fn write_standing(
    book: &Book,
    sheet: &mut Sheet,
    row: u32,
    index: usize,
    standing: &Standing,
) -> Result<(), XlsxError> {
    let tint = match standing.outcome.tint() {
        Tint::Plain if standing.late => Tint::Doubtful,
        tint => tint,
    };
    let word = outcome(book, standing.outcome, standing.late);
    write_row(book, sheet, (row, index), Some(standing.unit), &word, standing.submission, tint)
}

/// A file that stands for nobody: one that was replaced, sent twice, of nobody or unreadable.
fn write_other(
    book: &Book,
    sheet: &mut Sheet,
    row: u32,
    index: usize,
    submission: &Submission,
) -> Result<(), XlsxError> {
    let (key, tint) = match submission.status {
        Status::Accepted => ("consolidated-file-accepted", Tint::Doubtful),
        Status::Rejected => ("consolidated-file-rejected", Tint::Rejected),
        Status::Superseded => ("consolidated-file-superseded", Tint::Plain),
        Status::Duplicate => ("consolidated-file-duplicate", Tint::Plain),
        Status::LeftOut => ("consolidated-file-left-out", Tint::Plain),
        Status::Unidentified => ("consolidated-file-unidentified", Tint::Rejected),
        Status::Unreadable => ("consolidated-file-unreadable", Tint::Rejected),
    };
    let unit = submission.identity.unit.as_ref();
    write_row(book, sheet, (row, index), unit, &book.text(key), Some(submission), tint)
}

fn write_row(
    book: &Book,
    sheet: &mut Sheet,
    (row, index): (u32, usize),
    unit: Option<&Code>,
    word: &str,
    submission: Option<&Submission>,
    tint: Tint,
) -> Result<(), XlsxError> {
    let style = |shape| book.shape(shape, tint);
    for column in 0..=LAST {
        sheet.blank(row, column, style(Shape::Wrapped))?;
    }
    sheet.count(row, 0, index, style(Shape::Centred))?;
    if let Some(unit) = unit {
        sheet.text(row, 1, unit.as_str(), style(Shape::Text))?;
        sheet.text(row, 2, book.unit_name(unit), style(Shape::Wrapped))?;
        sheet.text(row, 3, &book.unit_kind(unit), style(Shape::Wrapped))?;
    }
    sheet.text(row, OUTCOME, word, style(Shape::Wrapped))?;
    let Some(submission) = submission else {
        return sheet.height(row, [(word, WIDTHS[4])]);
    };
    let path = &*submission.file.path;
    sheet.text(row, 5, path, style(Shape::Wrapped))?;
    if let Some(received) = book.input.receipts.of(path) {
        match received.time() == jiff::civil::Time::midnight() {
            true => sheet.date(row, 6, received.date(), style(Shape::Date))?,
            false => sheet.moment(row, 6, received, style(Shape::Moment))?,
        }
    }
    if let Some(day) = submission.identity.filled_on {
        sheet.date(row, 7, day, style(Shape::Date))?;
    }
    let counts = FindingCounts::of(&submission.findings);
    for (column, count) in (ERRORS..).zip([counts.errors, counts.warnings, counts.explained, counts.notes]) {
        sheet.count(row, column, count, style(Shape::Centred))?;
    }
    let fault = first_fault(submission).map(|finding| in_short(book, finding)).unwrap_or_default();
    sheet.text(row, LAST, &fault, style(Shape::Wrapped))?;
    let name = unit.map(|unit| book.unit_name(unit)).unwrap_or_default();
    sheet.height(
        row,
        [
            (name, WIDTHS[2]),
            (word, WIDTHS[4]),
            (path, WIDTHS[5]),
            (fault.as_str(), WIDTHS[usize::from(LAST)]),
        ],
    )
}

/// The first of its gravest findings; notes are no faults.
fn first_fault(submission: &Submission) -> Option<&Finding> {
    let of = |severity| submission.findings.iter().find(|finding| finding.severity == severity);
    let unexplained =
        |finding: &&Finding| finding.severity == Severity::Warning && finding.explanation.is_none();
    of(Severity::Error)
        .or_else(|| submission.findings.iter().find(unexplained))
        .or_else(|| of(Severity::Warning))
}

fn in_short(book: &Book, finding: &Finding) -> String {
    let message = book.messages.finding(&redacted(book.form(), book.messages, finding)).message;
    match (finding.place.sheet_name(), finding.place.cell_ref()) {
        (Some(sheet), Some(cell)) => format!("{sheet}!{cell}: {message}"),
        _ => message,
    }
}
