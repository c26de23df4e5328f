//! The matrix: a row per unit, a column per field.

use std::collections::BTreeSet;

use rust_xlsxwriter::{FormatAlign, IgnoreError, XlsxError};
use tonghop_core::{Arg, ChartBy, Datum, Field, FieldType, Figure, State, plain};

use crate::number_format::number_format;

use super::address::{count_of, relative, target};
use super::book::Book;
use super::collected::{Outcome, has_error};
use super::computed::computed;
use super::matrix_pages::{MatrixPages, Part};
use super::matrix_plan::{FIRST_FIELD, HEAD, MatrixColumn, MatrixRow};
use super::sheet::{MAX_LINKS, Page, Sheet, lines};
use super::styles::{Look, Shape, Tint};

const SECTION: u32 = 2;
const LABEL: u32 = 3;
const MEASURE: u32 = 4;
/// Code, name, kind, outcome.
const FIXED: [f64; 4] = [11.0, 50.0, 17.0, 26.0];
/// The height of the rows above the values without those of headings that wrap, in points.
const HEAD_HEIGHT: f64 = 78.0;

pub(super) fn write(book: &Book, sheet: &mut Sheet) -> Result<(), XlsxError> {
    let linked = is_linked(book);
    let pages = write_head(book, sheet, linked)?;
    for (at, row) in (HEAD + 1..).zip(&book.matrix.rows) {
        write_row(book, sheet, at, row, linked)?;
    }
    let (first, last) = book.matrix.extent();
    write_totals(book, sheet, last + 1)?;
    // What the office has drawn by unit are the figures by which it compares them.
    let drawn = book.input.charts.iter().filter(|chart| chart.by == ChartBy::Unit);
    let columns: BTreeSet<u16> = drawn
        .flat_map(|chart| &chart.fields)
        .filter_map(|code| Some(book.matrix.column(code)?.column))
        .collect();
    for column in columns {
        sheet.bars((first, last), column, None)?;
    }
    let end = book.matrix.end_column();
    let units = book.matrix.rows.iter().filter(|row| !row.is_committee).count() as u32;
    let raw = sheet.raw();
    raw.autofilter(HEAD, 0, (HEAD + units).max(first), end.max(1) - 1)?;
    raw.set_freeze_panes(HEAD + 1, 2)?;
    raw.set_repeat_columns(0, 1)?;
    raw.ignore_error_range(HEAD, 0, last, 0, IgnoreError::NumberStoredAsText)?;
    raw.ignore_error_range(HEAD, FIRST_FIELD, last + 1, end, IgnoreError::FormulaDiffers)?;
    sheet.page(
        book,
        &Page {
            landscape: true,
            repeated: Some((SECTION, HEAD)),
            one_page_wide: false,
            last: (last + 1, end.max(1) - 1),
        },
    )?;
    sheet.raw().set_print_scale(pages.scale);
    // Excel takes no more breaks on a sheet.
    let breaks: Vec<u32> = pages.breaks.iter().map(|column| u32::from(*column)).take(1_000).collect();
    sheet.raw().set_vertical_page_breaks(&breaks)?;
    Ok(())
}

/// Whether every figure can lead to its source: Excel takes only so many links on a sheet.
fn is_linked(book: &Book) -> bool {
    let cells = book.matrix.columns.len() + 1;
    (book.matrix.rows.len() + 2).saturating_mul(cells) <= MAX_LINKS
}

/// The cell in the list of sources where the block of a field begins, or a row below it.
fn source(book: &Book, field: &Field, below: u32) -> Option<String> {
    let (sheet, row) = book.sources.place(&field.code, below as usize)?;
    Some(target(&book.names.sources[sheet], row, 0))
}

fn write_head<'b>(book: &Book<'b>, sheet: &mut Sheet, linked: bool) -> Result<MatrixPages<'b>, XlsxError> {
    sheet.widths(&FIXED)?;
    let period = [("period", Arg::Period(book.input.consolidation.period))];
    sheet.title(book, &book.say("consolidated-title-matrix", &period))?;
    let leads = if linked { "consolidated-note-matrix-linked" } else { "consolidated-note-matrix-heads" };
    sheet.text(0, 2, &book.text(leads), &book.styles.note)?;
    sheet.text(1, 2, &book.text("consolidated-note-matrix"), &book.styles.note)?;
    for column in &book.matrix.columns {
        for part in 0..column.width() {
            sheet.raw().set_column_width(column.column + part, width(column.field))?;
        }
    }
    let highest =
        book.matrix.columns.iter().map(|c| lines(&c.field.label, width(c.field) * 1.1)).max().unwrap_or(1);
    let label = (highest as f64 * 12.0 + 4.0).clamp(26.0, 120.0);
    let width_of = |column: u16| {
        let mut columns = book.matrix.columns.iter().rev();
        columns.find(|c| c.column <= column).map_or(11.0, |column| width(column.field))
    };
    let pages = MatrixPages::new(book, &FIXED, 2, HEAD_HEIGHT + label + 26.0, &width_of);
    let highest = pages.parts.iter().map(|part| {
        let room: f64 = (part.columns.0..=part.columns.1).map(width_of).sum();
        lines(&section_title(book, part), room * 0.92)
    });
    sheet.raw().set_row_height(SECTION, highest.max().unwrap_or(1).clamp(1, 3) as f64 * 14.5 + 2.0)?;
    sheet.raw().set_row_height(LABEL, label)?;
    sheet.raw().set_row_height(MEASURE, 26.0)?;
    write_headings(book, sheet, &pages)?;
    Ok(pages)
}

/// The rows of headings, from the top down.
fn write_headings(book: &Book, sheet: &mut Sheet, pages: &MatrixPages) -> Result<(), XlsxError> {
    let head = book.style(Look::new(Shape::Centred).tint(Tint::Head).bold());
    let small = book.shape(Shape::Centred, Tint::Head).clone().set_font_size(9);
    let unasked = |sheet: &mut Sheet, row| (0..FIRST_FIELD).try_for_each(|at| sheet.blank(row, at, head));
    unasked(sheet, SECTION)?;
    write_sections(book, sheet, pages)?;
    for row in [LABEL, MEASURE] {
        unasked(sheet, row)?;
        for column in &book.matrix.columns {
            let columns = (column.column, column.column + column.width() - 1);
            let text = if row == LABEL { &column.field.label } else { &column.field.measure };
            sheet.merged(row, columns, text, &small)?;
        }
    }
    for (column, key) in (0..).zip([
        "consolidated-column-unit-code",
        "consolidated-column-unit-name",
        "consolidated-column-unit-kind",
        "consolidated-column-outcome",
    ]) {
        sheet.text(HEAD, column, &book.text(key), head)?;
    }
    for column in &book.matrix.columns {
        let (field, at) = (column.field, column.column);
        if let Some(target) = source(book, field, 0) {
            sheet.lead(HEAD, at, &target)?;
        }
        sheet.text(HEAD, at, field.code.as_str(), head)?;
        if column.width() == 2 {
            sheet.text(HEAD, at + 1, &format!("/ {}", field.code), head)?;
        }
    }
    Ok(())
}

fn width(field: &Field) -> f64 {
    if field.field_type == FieldType::Money { 13.0 } else { 11.0 }
}

/// The band of section headings, each as wide as its fields on a page.
fn write_sections(book: &Book, sheet: &mut Sheet, pages: &MatrixPages) -> Result<(), XlsxError> {
    let band = book.style(Look::new(Shape::Wrapped).tint(Tint::Band).bold());
    for part in &pages.parts {
        let title = section_title(book, part);
        sheet.merged(SECTION, part.columns, &title, band)?;
    }
    Ok(())
}

fn section_title(book: &Book, part: &Part) -> String {
    let title = format!("{}. {}", part.section.id, part.section.title);
    if part.continued { book.say("consolidated-continued", &[("title", Arg::Text(title))]) } else { title }
}

fn write_row(
    book: &Book,
    sheet: &mut Sheet,
    at: u32,
    row: &MatrixRow,
    linked: bool,
) -> Result<(), XlsxError> {
    let tint = row.outcome.tint();
    let style = |shape| book.shape(shape, tint);
    let link = book.style(Look::new(Shape::Text).tint(tint).link());
    match book.standing_rows.get(row.unit) {
        Some(there) => {
            let target = target(&book.names.standing, *there, 0);
            sheet.link(at, 0, &target, row.unit.as_str(), link)?;
        }
        None => sheet.text(at, 0, row.unit.as_str(), style(Shape::Text))?,
    }
    sheet.text(at, 1, book.unit_name(row.unit), style(Shape::Text))?;
    sheet.text(at, 2, &book.unit_kind(row.unit), style(Shape::Text))?;
    sheet.text(at, 3, &outcome(book, row.outcome, row.late), style(Shape::Text))?;
    for ((column, contribution), place) in book.matrix.columns.iter().zip(&row.cells).zip(&row.places) {
        let below = contribution.map(|_| *place + 1);
        let below = below.or_else(|| book.matrix.figure(book.form(), row, &column.field.code).map(|_| 0));
        if let Some(target) = below.filter(|_| linked).and_then(|below| source(book, column.field, below)) {
            sheet.lead(at, column.column, &target)?;
        }
        let asked = book.form().is_asked(column.field, row.is_committee) || contribution.is_some();
        match contribution {
            Some(contribution) => write_datum(book, sheet, at, column, &contribution.datum, tint)?,
            None if !asked => {
                for part in 0..column.width() {
                    sheet.blank(at, column.column + part, book.shape(Shape::Centred, Tint::NotAsked))?;
                }
            }
            None => write_without(book, sheet, at, row, column)?,
        }
    }
    Ok(())
}

/// What became of a unit's report, in words.
pub(super) fn outcome(book: &Book, outcome: Outcome, late: bool) -> String {
    let word = book.text(outcome.message_key());
    if late { book.say("consolidated-late", &[("outcome", Arg::Text(word))]) } else { word }
}

fn write_datum(
    book: &Book,
    sheet: &mut Sheet,
    at: u32,
    column: &MatrixColumn,
    datum: &Datum,
    tint: Tint,
) -> Result<(), XlsxError> {
    let style = book.shape(Shape::of(column.field.field_type, column.field.decimals), tint);
    match datum {
        Datum::Number(number) => sheet.number(at, column.column, *number, style),
        Datum::Date(date) => sheet.date(at, column.column, *date, style),
        Datum::Ratio(ratio) => {
            let tonghop_core::Ratio { numerator, denominator } = &**ratio;
            let style = book
                .shape(Shape::Decimal, tint)
                .clone()
                .set_num_format(number_format(book.messages.language(), "#,##0.###"));
            let whole = numerator.fract().is_zero() && denominator.fract().is_zero();
            let style = if whole { book.shape(Shape::Count, tint) } else { &style };
            sheet.number(at, column.column, *numerator, style)?;
            sheet.number(at, column.column + 1, *denominator, style)
        }
        Datum::Flag(_) | Datum::Choice(_) | Datum::Text(_) => {
            sheet.text(at, column.column, &book.datum(datum), style)
        }
    }
}

/// A cell that no value of is in the totals: computed, said not to apply, left out for an error, or blank.
fn write_without(
    book: &Book,
    sheet: &mut Sheet,
    at: u32,
    row: &MatrixRow,
    column: &MatrixColumn,
) -> Result<(), XlsxError> {
    let (field, tint) = (column.field, row.outcome.tint());
    if let Some(formula) = field.formula() {
        let address = |code: &tonghop_core::Code| {
            book.matrix.column(code).map(|column| relative(at, column.column)).unwrap_or_default()
        };
        let result = book.matrix.figure(book.form(), row, &field.code).map(plain).unwrap_or_default();
        let formula = computed(field, formula, &address);
        return sheet.formula(
            at,
            column.column,
            &formula,
            &result,
            book.shape(Shape::of(field.field_type, field.decimals), tint),
        );
    }
    for part in 0..column.width() {
        sheet.blank(at, column.column + part, book.shape(Shape::Centred, tint))?;
    }
    let counts = !matches!(row.outcome, Outcome::Rejected | Outcome::Missing);
    let Some(submission) =
        row.file.filter(|_| counts).and_then(|path| book.collected.of_unit(path, row.unit))
    else {
        return Ok(());
    };
    let state = submission.value(field.code.as_str()).map(|value| value.state);
    let key = match state {
        Some(State::NotApplicable) => "consolidated-not-applicable",
        Some(State::Unreadable) => "consolidated-not-taken",
        _ if has_error(submission, &field.code) => "consolidated-not-taken",
        _ => return Ok(()),
    };
    let text = beside_answers(book, field, book.text(key));
    let grey = book.shape(Shape::Text, tint).clone().set_align(FormatAlign::Center).set_shrink();
    let grey = grey.set_italic().set_font_color(0x0080_8080);
    sheet.text(at, column.column, &text, &grey)
}

/// A remark that no formula can count as one of the field's answers.
fn beside_answers(book: &Book, field: &Field, remark: String) -> String {
    let same = |word: &str| book.status_word(word).to_lowercase() == remark.to_lowercase();
    if field.counted_words().iter().any(|word| same(word)) { format!("({remark})") } else { remark }
}

/// The row of totals below the values.
fn write_totals(book: &Book, sheet: &mut Sheet, at: u32) -> Result<(), XlsxError> {
    let look = |shape| book.style(Look::new(shape).tint(Tint::Total).bold());
    sheet.text(at, 0, "", look(Shape::Text))?;
    sheet.text(at, 1, &book.text("consolidated-sum"), look(Shape::Text))?;
    for column in 2..FIRST_FIELD {
        sheet.blank(at, column, look(Shape::Text))?;
    }
    for column in &book.matrix.columns {
        let (field, first) = (column.field, column.column);
        let range = |part| book.matrix.own_range(column, part);
        let style = look(if field.field_type.is_number() {
            Shape::of(field.field_type, field.decimals)
        } else {
            Shape::Count
        });
        let sum = |part| format!("=IF(COUNT({0})=0,\"\",SUM({0}))", range(part));
        let total = book.input.consolidation.total(field.code.as_str());
        match (field.formula(), field.field_type) {
            (Some(formula), _) => {
                let address = |code: &tonghop_core::Code| {
                    book.matrix.column(code).map(|column| relative(at, column.column)).unwrap_or_default()
                };
                let formula = computed(field, formula, &address);
                sheet.formula(at, first, &formula, &book.figure(&field.code), style)?;
            }
            (None, FieldType::Ratio) => {
                let (part, whole) = book.sides(&field.code).unwrap_or_default();
                sheet.formula(at, first, &sum(0), &part, style)?;
                sheet.formula(at, first + 1, &sum(1), &whole, style)?;
            }
            (None, FieldType::Flag | FieldType::Choice) => {
                let counts =
                    total.map(|total| &total.figure).filter(|figure| matches!(figure, Figure::Counts(_)));
                match field.counted.as_deref().and_then(|word| Some((word, counts?.count(word)?))) {
                    Some((word, count)) => {
                        let formula = format!("={}", count_of(&range(0), &book.status_word(word)));
                        sheet.formula(at, first, &formula, &count.to_string(), style)?;
                    }
                    None => sheet.blank(at, first, style)?,
                }
            }
            (None, FieldType::Date | FieldType::Text) => sheet.blank(at, first, style)?,
            (None, _) => sheet.formula(at, first, &sum(0), &book.figure(&field.code), style)?,
        }
    }
    Ok(())
}
