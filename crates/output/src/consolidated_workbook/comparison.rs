//! The totals beside those of the period before.

use rust_xlsxwriter::{Format, XlsxError};
use tonghop_core::{Arg, Coverage, Decimal, Field, Kind, plain};

use super::address::relative;
use super::book::Book;
use super::sheet::Sheet;
use super::styles::{Shape, Tint};
use super::totals_plan::{CODE, TOTAL};

/// The widths of the three columns.
pub(super) const WIDTHS: [f64; 3] = [14.0, 12.0, 10.0];

pub(super) fn write_head(book: &Book, sheet: &mut Sheet, row: u32, style: &Format) -> Result<(), XlsxError> {
    let Some((columns, history)) = book.totals.columns.prior.zip(book.input.history) else { return Ok(()) };
    let period = [("period", Arg::Period(history.period))];
    for (column, key) in columns.into_iter().zip([
        "consolidated-column-prior",
        "consolidated-column-change",
        "consolidated-column-prior-coverage",
    ]) {
        sheet.text(row, column, &book.say(key, &period), style)?;
    }
    Ok(())
}

/// What a field came to in the period before, how it has changed since, and how many units gave that figure.
pub(super) fn write_field(book: &Book, sheet: &mut Sheet, row: u32, field: &Field) -> Result<(), XlsxError> {
    let Some([prior, change, coverage]) = book.totals.columns.prior else { return Ok(()) };
    let style = |shape, tint| book.shape(shape, tint);
    let shape = Shape::of(field.field_type, field.decimals);
    let Some(before) = total_before(book, field) else {
        for column in [prior, change, coverage] {
            sheet.blank(row, column, style(Shape::Text, Tint::Plain))?;
        }
        return Ok(());
    };
    sheet.number(row, prior, before.total, style(shape, Tint::Plain))?;
    let (now, then) = (relative(row, TOTAL), relative(row, prior));
    let total = book.input.consolidation.total(field.code.as_str());
    let changed = total.and_then(|total| total.figure.number()?.checked_sub(before.total));
    sheet.formula(
        row,
        change,
        &format!("=IF(COUNT({now},{then})<2,\"\",{now}-{then})"),
        &changed.map(plain).unwrap_or_default(),
        style(shape, Tint::Plain),
    )?;
    match before.coverage {
        Some(of_units) => {
            let tint = if of_units.is_full() { Tint::Plain } else { Tint::Doubtful };
            sheet.text(
                row,
                coverage,
                &format!("{}/{}", of_units.have, of_units.of),
                style(Shape::Centred, tint),
            )
        }
        None => sheet.blank(row, coverage, style(Shape::Text, Tint::Plain)),
    }
}

/// Below the totals: what they are compared to, or that there is nothing to compare them to.
pub(super) fn write_note(book: &Book, sheet: &mut Sheet, row: u32) -> Result<(), XlsxError> {
    let (key, period) = match (book.input.history, book.input.consolidation.period.previous()) {
        (Some(history), _) => ("consolidated-note-prior", history.period),
        (None, Some(previous)) => ("consolidated-note-no-prior", previous),
        (None, None) => return Ok(()),
    };
    sheet.text(row, CODE, &book.say(key, &[("period", Arg::Period(period))]), &book.styles.note)
}

pub(super) struct Before {
    pub(super) total: Decimal,
    /// None for a figure of the committee.
    pub(super) coverage: Option<Coverage>,
}

/// The sum of a number field in the period before. Running totals of a year are not held against those of the year
/// before.
pub(super) fn total_before(book: &Book, field: &Field) -> Option<Before> {
    let history = book.input.history?;
    let same_year = history.period.year() == book.input.consolidation.period.year();
    let compares = same_year || field.kind != Kind::Cumulative;
    let summed = field.field_type.is_number() && (field.is_by_unit() || field.is_by_committee());
    if !compares || !summed {
        return None;
    }
    let (total, _) = history.sum(field.code.as_str())?;
    Some(Before { total, coverage: coverage_before(book, field) })
}

/// How many units gave the value of the period before, of those that had to report then; none for what units do
/// not answer.
pub(super) fn coverage_before(book: &Book, field: &Field) -> Option<Coverage> {
    let history = book.input.history.filter(|_| field.is_by_unit())?;
    let have = history.sum(field.code.as_str()).map_or(0, |(_, have)| have);
    Some(Coverage { have, of: book.input.roster.reporting(history.period).count() })
}
