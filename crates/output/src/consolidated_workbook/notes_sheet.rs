//! What units wrote beside their figures.

use rust_xlsxwriter::{IgnoreError, XlsxError};
use tonghop_core::{Arg, Field, Finding, Note, Submission};

use super::book::Book;
use super::lines::Lines;
use super::sheet::{Page, Sheet};
use super::styles::{Look, Shape, Tint};

const HEAD: u32 = 3;
const LAST: u16 = 9;
const WIDTHS: [f64; 10] = [11.0, 32.0, 9.0, 40.0, 16.0, 60.0, 14.0, 22.0, 9.0, 7.0];

/// The remarks of every file that stands for a unit, in the order of the units and of the form. The fields of a form
/// are about units, never about persons; remarks in row tables are columns of these.
pub(super) fn notes<'a>(book: &Book<'a>) -> Vec<(&'a Submission, &'a Field, &'a Note)> {
    let units = book.collected.units.iter().chain([&book.collected.committee]);
    let fields = book.input.form.fields();
    units
        .filter_map(|standing| standing.submission)
        .flat_map(|submission| {
            fields.iter().filter_map(move |field| {
                let note = submission.notes.get(&field.code).filter(|note| !note.is_blank())?;
                Some((submission, field, note))
            })
        })
        .collect()
}

/// How many sheets the remarks take.
pub(super) fn sheets(book: &Book) -> usize {
    Lines::counted(HEAD + 1, book.limits.rows).sheets_of(notes(book).len())
}

pub(super) fn write(book: &Book, sheet: &mut Sheet, which: usize) -> Result<(), XlsxError> {
    sheet.widths(&WIDTHS)?;
    let period = [("period", Arg::Period(book.input.consolidation.period))];
    sheet.title(book, &book.say("consolidated-title-notes", &period))?;
    sheet.text(1, 0, &book.text("consolidated-note-notes"), &book.styles.note)?;
    let head = book.style(Look::new(Shape::Centred).tint(Tint::Head).bold());
    for (column, key) in (0..).zip([
        "consolidated-column-unit-code",
        "consolidated-column-unit-name",
        "consolidated-column-field",
        "consolidated-column-label",
        "consolidated-column-figure",
        "consolidated-column-note",
        "consolidated-column-explains",
        "consolidated-column-file",
        "consolidated-column-sheet",
        "consolidated-column-cell",
    ]) {
        sheet.text(HEAD, column, &book.text(key), head)?;
    }
    let mut lines = Lines::on(which, HEAD + 1, book.limits.rows);
    for (submission, field, note) in notes(book) {
        if let Some(row) = lines.next() {
            write_note(book, sheet, row, (submission, field, note))?;
        }
    }
    sheet.raw().autofilter(HEAD, 0, lines.last(), LAST)?;
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

fn write_note(
    book: &Book,
    sheet: &mut Sheet,
    row: u32,
    (submission, field, note): (&Submission, &Field, &Note),
) -> Result<(), XlsxError> {
    let explained =
        |finding: &&Finding| finding.explanation.as_ref().is_some_and(|explanation| explanation == note);
    let mut explains: Vec<&str> =
        submission.findings.iter().filter(explained).map(Finding::shown_code).collect();
    explains.dedup();
    let explains = explains.join(", ");
    let style = |shape| book.shape(shape, Tint::Plain);
    let unit = submission.identity.unit.as_ref();
    let text = note.text.replace("\r\n", "\n");
    let wide = [
        (1, unit.map(|unit| book.unit_name(unit)).unwrap_or_default().to_owned()),
        (3, field.label.to_string()),
        (4, book.messages.answer(submission.value(field.code.as_str()))),
        (5, text),
        (7, submission.file.path.to_string()),
    ];
    let cell = note.cell.to_string();
    let narrow = [
        (0, unit.map(tonghop_core::Code::as_str).unwrap_or_default()),
        (2, field.code.as_str()),
        (6, explains.as_str()),
        (8, &*note.sheet),
        (9, cell.as_str()),
    ];
    for (column, text) in narrow {
        sheet.text(row, column, text, style(Shape::Text))?;
    }
    for (column, text) in &wide {
        sheet.text(row, *column, text, style(Shape::Wrapped))?;
    }
    sheet.height(row, wide.iter().map(|(column, text)| (text.as_str(), WIDTHS[usize::from(*column)])))
}
