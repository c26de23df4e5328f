//! What units wrote in words: question by question, all answers below each other.

use rust_xlsxwriter::{IgnoreError, XlsxError};
use tonghop_core::{Arg, Code, Datum, Field, FieldType, Section, Source, Submission};

use super::book::Book;
use super::collected::has_error;
use super::lines::Lines;
use super::sheet::{Page, Sheet};
use super::styles::{Look, Shape, Tint};

const HEAD: u32 = 3;
const LAST: u16 = 6;
const WIDTHS: [f64; 7] = [8.0, 9.0, 11.0, 32.0, 84.0, 20.0, 11.0];

/// How many sheets the answers take.
pub(super) fn sheets(book: &Book) -> usize {
    let mut lines = Lines::counted(HEAD + 1, book.limits.rows);
    let counted = each_line(book, &mut |_| {
        lines.next();
        Ok(())
    });
    counted.map_or(1, |()| lines.sheets())
}

pub(super) fn write(book: &Book, sheet: &mut Sheet, which: usize) -> Result<(), XlsxError> {
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
    let mut lines = Lines::on(which, HEAD + 1, book.limits.rows);
    each_line(book, &mut |line| match lines.next() {
        Some(row) => write_line(book, sheet, row, &line),
        None => Ok(()),
    })?;
    let last = lines.last();
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
    let mut count = 0;
    let counted = each_line(book, &mut |line| {
        count += usize::from(matches!(line, Line::Answer(..)));
        Ok(())
    });
    counted.map_or(0, |()| count)
}

/// One line of the sheet.
enum Line<'b> {
    Section(&'b Section),
    Question(&'b Field),
    Answer(&'b Field, &'b Code, &'b Submission, &'b str, Option<&'b Source>),
    /// The units that said nothing.
    Silent(&'b Field, Vec<&'b Code>),
}

/// Every line, from the top down.
fn each_line<'b>(
    book: &Book<'b>,
    line: &mut dyn FnMut(Line<'b>) -> Result<(), XlsxError>,
) -> Result<(), XlsxError> {
    for section in book.form().sections() {
        let questions = book.form().fields_of(section).iter();
        let mut questions = questions.filter(|field| field.field_type == FieldType::Text).peekable();
        if questions.peek().is_some() {
            line(Line::Section(section))?;
        }
        for question in questions {
            line(Line::Question(question))?;
            let mut silent: Vec<&Code> = Vec::new();
            for submission in book.collected.counting.iter().copied() {
                let Some(unit) = &submission.identity.unit else { continue };
                if !book.form().is_asked(question, *unit == book.input.committee.code) {
                    continue;
                }
                let value = submission
                    .value(question.code.as_str())
                    .filter(|_| !has_error(submission, &question.code));
                match value.map(|value| (&value.datum, &value.source)) {
                    Some((Some(Datum::Text(text)), source)) => {
                        line(Line::Answer(question, unit, submission, text, source.as_ref()))?;
                    }
                    _ => silent.push(unit),
                }
            }
            if !silent.is_empty() {
                line(Line::Silent(question, silent))?;
            }
        }
    }
    Ok(())
}

fn write_line(book: &Book, sheet: &mut Sheet, row: u32, line: &Line) -> Result<(), XlsxError> {
    let band = |shape| book.style(Look::new(shape).tint(Tint::Band).bold());
    let style = |shape, tint| book.shape(shape, tint);
    let wide = WIDTHS[2..].iter().sum::<f64>() * 0.92;
    match line {
        Line::Section(section) => {
            let band = book.style(Look::new(Shape::Wrapped).tint(Tint::Head).bold());
            sheet.merged(row, (0, LAST), &format!("{}. {}", section.id, section.title), band)
        }
        Line::Question(question) => {
            sheet.blank(row, 0, band(Shape::Text))?;
            sheet.text(row, 1, question.code.as_str(), band(Shape::Text))?;
            sheet.merged(row, (2, LAST), &question.label, band(Shape::Wrapped))?;
            sheet.height(row, [(&*question.label, wide)])
        }
        Line::Answer(question, unit, submission, text, source) => {
            let path = &*submission.file.path;
            let tint = if book.collected.is_provisional(path) { Tint::Doubtful } else { Tint::Plain };
            let name = book.unit_name(unit);
            let text = text.replace("\r\n", "\n");
            sheet.blank(row, 0, style(Shape::Centred, tint))?;
            sheet.text(row, 1, question.code.as_str(), style(Shape::Text, tint))?;
            sheet.text(row, 2, unit.as_str(), style(Shape::Text, tint))?;
            sheet.text(row, 3, name, style(Shape::Wrapped, tint))?;
            sheet.text(row, 4, &text, style(Shape::Wrapped, tint))?;
            sheet.text(row, 5, path, style(Shape::Wrapped, tint))?;
            let cell = source.map(|source| format!("{}!{}", source.sheet, source.cell)).unwrap_or_default();
            sheet.text(row, 6, &cell, style(Shape::Text, tint))?;
            sheet.height(row, [(name, WIDTHS[3]), (text.as_str(), WIDTHS[4]), (path, WIDTHS[5])])
        }
        Line::Silent(question, silent) => {
            let units = silent.iter().map(|unit| unit.as_str()).collect::<Vec<_>>().join(", ");
            let args = [("count", Arg::Count(silent.len() as u64)), ("units", Arg::Text(units))];
            let text = book.say("consolidated-silent", &args);
            let grey = style(Shape::Wrapped, Tint::NotAsked).clone().set_italic();
            sheet.blank(row, 0, &grey)?;
            sheet.text(row, 1, question.code.as_str(), &grey)?;
            sheet.merged(row, (2, LAST), &text, &grey)?;
            sheet.height(row, [(text.as_str(), wide)])
        }
    }
}
