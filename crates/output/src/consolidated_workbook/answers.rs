//! What units wrote in words: question by question, all answers below each other.

use rust_xlsxwriter::{IgnoreError, XlsxError};
use tonghop_core::{Arg, Code, Datum, Field, FieldType, Source, Submission};

use super::book::Book;
use super::collected::has_error;
use super::sheet::{Page, Sheet};
use super::styles::{Look, Shape, Tint};

const HEAD: u32 = 3;
const LAST: u16 = 6;
const WIDTHS: [f64; 7] = [8.0, 9.0, 11.0, 32.0, 84.0, 20.0, 11.0];

pub(super) fn write(book: &Book, sheet: &mut Sheet) -> Result<(), XlsxError> {
    sheet.widths(&WIDTHS)?;
    let period = [("period", Arg::Period(book.input.consolidation.period))];
    sheet.title(book, &book.say("consolidated-title-answers", &period))?;
    sheet.text(1, 0, &book.text("consolidated-note-answers"), &book.styles.note)?;
    let head = book.style(Look::new(Shape::Centred).tint(Tint::Head).bold());
    for (column, key) in (0..).zip([
        "consolidated-column-tick",
        "consolidated-column-question",
        "consolidated-column-unit-code",
        "consolidated-column-unit-name",
        "consolidated-column-answer",
        "consolidated-column-file",
        "consolidated-column-cell",
    ]) {
        sheet.text(HEAD, column, &book.text(key), head)?;
    }
    let mut row = HEAD + 1;
    for section in book.form().sections() {
        let mut questions = book
            .form()
            .fields_of(section)
            .iter()
            .filter(|field| field.field_type == FieldType::Text)
            .peekable();
        if questions.peek().is_some() {
            let band = book.style(Look::new(Shape::Wrapped).tint(Tint::Head).bold());
            let title = format!("{}. {}", section.id, section.title);
            sheet.merged(row, (0, LAST), &title, band)?;
            row += 1;
        }
        for question in questions {
            row = write_question(book, sheet, row, question)?;
        }
    }
    let last = row.max(HEAD + 2) - 1;
    sheet.raw().autofilter(HEAD, 0, last, LAST)?;
    sheet.raw().ignore_error_range(HEAD, 0, last, LAST, IgnoreError::NumberStoredAsText)?;
    sheet.raw().set_freeze_panes(HEAD + 1, 4)?;
    sheet.page(
        book,
        &Page { landscape: true, repeated: Some((HEAD, HEAD)), one_page_wide: true, last: (last, LAST) },
    )
}

/// How many answers there are.
pub(super) fn count(book: &Book) -> usize {
    let questions = book.form().fields().iter().filter(|field| field.field_type == FieldType::Text);
    questions
        .map(|question| {
            let counting =
                book.collected.counting.iter().filter(|submission| is_asked(book, question, submission));
            counting.filter(|submission| answer(submission, question).is_some()).count()
        })
        .sum()
}

fn is_asked(book: &Book, question: &Field, submission: &Submission) -> bool {
    let committee = submission.identity.unit.as_ref() == Some(&book.input.committee.code);
    book.form().is_asked(question, committee)
}

/// What a submission says to a question, unless an error was found in it.
fn answer<'s>(submission: &'s Submission, question: &Field) -> Option<(&'s str, Option<&'s Source>)> {
    let value =
        submission.value(question.code.as_str()).filter(|_| !has_error(submission, &question.code))?;
    match value.datum.as_ref()? {
        Datum::Text(text) => Some((text, value.source.as_ref())),
        _ => None,
    }
}

/// Writes one question with its answers, and returns the row below them.
fn write_question(book: &Book, sheet: &mut Sheet, first: u32, question: &Field) -> Result<u32, XlsxError> {
    let band = |shape| book.style(Look::new(shape).tint(Tint::Band).bold());
    let style = |shape, tint| book.shape(shape, tint);
    sheet.blank(first, 0, band(Shape::Text))?;
    sheet.text(first, 1, question.code.as_str(), band(Shape::Text))?;
    sheet.merged(first, (2, LAST), &question.label, band(Shape::Wrapped))?;
    sheet.height(first, [(&*question.label, WIDTHS[2..].iter().sum::<f64>() * 0.92)])?;
    let mut row = first + 1;
    let mut silent: Vec<&Code> = Vec::new();
    for submission in book.collected.counting.iter().filter(|s| is_asked(book, question, s)) {
        let Some(unit) = &submission.identity.unit else { continue };
        let Some((text, source)) = answer(submission, question) else {
            silent.push(unit);
            continue;
        };
        let tint =
            if book.collected.is_provisional(&submission.file.path) { Tint::Doubtful } else { Tint::Plain };
        let name = book.unit_name(unit);
        let text = text.replace("\r\n", "\n");
        sheet.blank(row, 0, style(Shape::Centred, tint))?;
        sheet.text(row, 1, question.code.as_str(), style(Shape::Text, tint))?;
        sheet.text(row, 2, unit.as_str(), style(Shape::Text, tint))?;
        sheet.text(row, 3, name, style(Shape::Wrapped, tint))?;
        sheet.text(row, 4, &text, style(Shape::Wrapped, tint))?;
        sheet.text(row, 5, &submission.file.path, style(Shape::Wrapped, tint))?;
        let cell = source.map(|source| format!("{}!{}", source.sheet, source.cell)).unwrap_or_default();
        sheet.text(row, 6, &cell, style(Shape::Text, tint))?;
        sheet.height(
            row,
            [(name, WIDTHS[3]), (text.as_str(), WIDTHS[4]), (&*submission.file.path, WIDTHS[5])],
        )?;
        row += 1;
    }
    if !silent.is_empty() {
        let units = silent.iter().map(|unit| unit.as_str()).collect::<Vec<_>>().join(", ");
        let args = [("count", Arg::Count(silent.len() as u64)), ("units", Arg::Text(units))];
        let text = book.say("consolidated-silent", &args);
        let grey = style(Shape::Wrapped, Tint::NotAsked).clone().set_italic();
        sheet.blank(row, 0, &grey)?;
        sheet.text(row, 1, question.code.as_str(), &grey)?;
        sheet.merged(row, (2, LAST), &text, &grey)?;
        sheet.height(row, [(text.as_str(), WIDTHS[2..].iter().sum::<f64>() * 0.92)])?;
        row += 1;
    }
    Ok(row)
}
