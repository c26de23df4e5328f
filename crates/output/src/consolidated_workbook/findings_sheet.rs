//! Every finding in words: those of the collection first, then file by file.

use rust_xlsxwriter::{IgnoreError, XlsxError};
use tonghop_core::{Arg, Finding, Severity};

use super::book::Book;
use super::lines::Lines;
use super::sheet::{Page, Sheet};
use super::styles::{Look, Shape, Tint};
use crate::findings_table::declared_label;
use crate::redaction::redacted;

const HEAD: u32 = 2;
const LAST: u16 = 14;
const WIDTHS: [f64; 15] =
    [11.0, 8.0, 11.0, 18.0, 8.0, 7.0, 11.0, 22.0, 24.0, 40.0, 26.0, 34.0, 30.0, 14.0, 17.0];

/// Every finding of the workbook: those of the collection, then file by file.
pub(super) fn all<'a>(book: &Book<'a>) -> impl Iterator<Item = &'a Finding> {
    let mut files: Vec<_> = book.input.submissions.iter().collect();
    files.sort_by(|a, b| a.file.path.cmp(&b.file.path));
    let collection = book.input.findings.iter().chain(&book.input.consolidation.findings);
    let of_files = files.into_iter().flat_map(|submission| &submission.findings);
    collection.chain(of_files.filter(|finding| !finding.folded))
}

/// The findings that stand, then those of rules that are only tried out.
fn findings<'a>(book: &Book<'a>) -> (Vec<&'a Finding>, Vec<&'a Finding>) {
    all(book).partition(|finding| !finding.is_trial())
}

/// How many findings the workbook has.
pub(super) fn count(book: &Book) -> usize {
    all(book).count()
}

/// How many sheets the findings take.
pub(super) fn sheets(book: &Book) -> usize {
    let (standing, on_trial) = findings(book);
    let band = if on_trial.is_empty() { 0 } else { 2 };
    Lines::counted(HEAD + 1, book.limits.rows).sheets_of(standing.len() + band + on_trial.len())
}

pub(super) fn write(book: &Book, sheet: &mut Sheet, which: usize) -> Result<(), XlsxError> {
    sheet.widths(&WIDTHS)?;
    let period = [("period", Arg::Period(book.input.consolidation.period))];
    sheet.title(book, &book.say("consolidated-title-findings", &period))?;
    write_head(book, sheet)?;
    let (standing, on_trial) = findings(book);
    let mut lines = Lines::on(which, HEAD + 1, book.limits.rows);
    for finding in &standing {
        if let Some(row) = lines.next() {
            write_finding(book, sheet, row, finding)?;
        }
    }
    if standing.is_empty() && on_trial.is_empty() {
        sheet.text(HEAD + 1, 0, &book.text("consolidated-no-findings"), &book.styles.note)?;
    }
    sheet.raw().autofilter(HEAD, 0, lines.last(), LAST)?;
    write_trial(book, sheet, &mut lines, &on_trial)?;
    sheet.raw().ignore_error_range(HEAD, 0, lines.last(), LAST, IgnoreError::NumberStoredAsText)?;
    sheet.raw().set_freeze_panes(HEAD + 1, 3)?;
    sheet.page(
        book,
        &Page {
            landscape: true,
            repeated: Some((HEAD, HEAD)),
            one_page_wide: true,
            last: (lines.last(), LAST),
        },
    )
}

/// The findings of rules that are only tried out, under a heading of their own and out of the filter.
fn write_trial(
    book: &Book,
    sheet: &mut Sheet,
    lines: &mut Lines,
    on_trial: &[&Finding],
) -> Result<(), XlsxError> {
    if on_trial.is_empty() {
        return Ok(());
    }
    lines.next();
    if let Some(row) = lines.next() {
        let band = book.style(Look::new(Shape::Text).tint(Tint::Band).bold());
        sheet.merged(row, (0, LAST), &book.text("consolidated-band-trial"), band)?;
    }
    for finding in on_trial {
        if let Some(row) = lines.next() {
            write_finding(book, sheet, row, finding)?;
        }
    }
    Ok(())
}

fn write_head(book: &Book, sheet: &mut Sheet) -> Result<(), XlsxError> {
    let head = book.style(Look::new(Shape::Centred).tint(Tint::Head).bold());
    for (column, key) in (0..).zip([
        "consolidated-column-severity",
        "consolidated-column-code",
        "consolidated-column-unit-code",
        "consolidated-column-file",
        "consolidated-column-sheet",
        "consolidated-column-cell",
        "consolidated-column-field",
        "consolidated-column-label",
        "consolidated-column-found",
        "consolidated-column-message",
        "consolidated-column-expected",
        "consolidated-column-hint",
        "consolidated-column-explanation",
        "findings-column-effect",
        "findings-column-share",
    ]) {
        sheet.text(HEAD, column, &book.text(key), head)?;
    }
    Ok(())
}

fn write_finding(book: &Book, sheet: &mut Sheet, row: u32, finding: &Finding) -> Result<(), XlsxError> {
    let finding = &*redacted(book.form(), book.messages, finding);
    let words = book.messages.finding(finding);
    let (severity, tint) = match finding.severity {
        Severity::Error => ("consolidated-severity-error", Tint::Rejected),
        Severity::Warning if finding.explanation.is_some() => {
            ("consolidated-severity-explained", Tint::Doubtful)
        }
        Severity::Warning => ("consolidated-severity-warning", Tint::Doubtful),
        Severity::Note if finding.is_trial() => ("consolidated-severity-trial", Tint::Plain),
        Severity::Note if finding.decision.is_some() => ("consolidated-severity-decided", Tint::Plain),
        Severity::Note => ("consolidated-severity-note", Tint::Plain),
    };
    let hint = match &finding.decision {
        Some(decision) => book.messages.decision(decision),
        None => words.hint,
    };
    let style = |shape| book.shape(shape, Tint::Plain);
    sheet.text(row, 0, &book.text(severity), book.shape(Shape::Text, tint))?;
    let cell = finding.place.cell_ref().map(|cell| cell.to_string()).unwrap_or_default();
    let field = finding.field.as_ref().map(tonghop_core::Code::as_str).unwrap_or_default();
    let code = match &finding.table {
        Some(table) => format!("{table}.{field}"),
        None => field.to_owned(),
    };
    let label = declared_label(book.form(), finding);
    // A rule looks at several cells; what stands in the first alone says little.
    let found = match words.figures.as_str() {
        "" => finding.found.as_deref().unwrap_or_default(),
        figures => figures,
    };
    let narrow = [
        (1, finding.shown_code()),
        (2, finding.unit.as_ref().map(tonghop_core::Code::as_str).unwrap_or_default()),
        (4, finding.place.sheet_name().unwrap_or_default()),
        (5, cell.as_str()),
    ];
    for (column, text) in narrow {
        sheet.text(row, column, text, style(Shape::Text))?;
    }
    let wide = [
        (3, finding.place.file_name().unwrap_or_default()),
        (6, code.as_str()),
        (7, label.as_str()),
        (8, found),
        (9, words.message.as_str()),
        (10, words.expected.as_str()),
        (11, hint.as_str()),
        (12, words.explanation.as_str()),
    ];
    for (column, text) in wide {
        sheet.text(row, column, text, style(Shape::Wrapped))?;
    }
    // Of a unit of which nothing counts the amount would be of a field that the row does not name.
    let amount = finding.effect.as_ref().filter(|_| finding.field.is_some()).map(|effect| effect.amount);
    match amount {
        Some(amount) if amount.fract().is_zero() => sheet.number(row, 13, amount, style(Shape::Count))?,
        Some(amount) => sheet.number(row, 13, amount, style(Shape::Decimal))?,
        None => sheet.blank(row, 13, style(Shape::Text))?,
    }
    match &finding.effect {
        Some(effect) => {
            let points = effect.share * rust_decimal::Decimal::ONE_HUNDRED;
            sheet.number(row, 14, points.round_dp(1), style(Shape::Percent))?;
        }
        None => sheet.blank(row, 14, style(Shape::Text))?,
    }
    sheet.height(row, wide.map(|(column, text)| (text, WIDTHS[usize::from(column)])))
}
