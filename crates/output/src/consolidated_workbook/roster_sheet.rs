//! The roster, with what it counts as in the period.

use rust_xlsxwriter::XlsxError;
use tonghop_core::{Arg, Roster, RosterCount};

use super::address::own_range;
use super::book::Book;
use super::sheet::{Page, Sheet};
use super::styles::{Look, Shape, Tint};

const HEAD: u32 = 3;
/// The column of the kind.
pub(super) const KIND: u16 = 3;
const FIRST_FLAG: u16 = 6;
const LINE: u16 = 10;

/// The rows of the units, both ends included.
pub(super) fn extent(roster: &Roster) -> (u32, u32) {
    (HEAD + 1, HEAD + roster.units().len().max(1) as u32)
}

/// The column of ones and zeros that a field by the roster counts.
pub(super) fn flag_column(count: RosterCount) -> u16 {
    FIRST_FLAG
        + match count {
            RosterCount::Begin => 0,
            RosterCount::Founded => 1,
            RosterCount::Dissolved => 2,
            RosterCount::End => 3,
        }
}

pub(super) fn write(book: &Book, sheet: &mut Sheet) -> Result<(), XlsxError> {
    sheet.widths(&[8.0, 11.0, 54.0, 18.0, 13.0, 13.0, 10.0, 10.0, 10.0, 10.0, 9.0])?;
    let period = book.input.consolidation.period;
    let args = [("period", Arg::Period(period))];
    sheet.title(book, &book.say("consolidated-title-roster", &args))?;
    sheet.text(1, 0, &book.text("consolidated-note-roster"), &book.styles.note)?;
    let head = book.style(Look::new(Shape::Centred).tint(Tint::Head).bold());
    for (column, key) in (0..).zip([
        "consolidated-column-index",
        "consolidated-column-unit-code",
        "consolidated-column-unit-name",
        "consolidated-column-unit-kind",
        "consolidated-column-founded",
        "consolidated-column-dissolved",
        "consolidated-column-begin",
        "consolidated-column-founded-in",
        "consolidated-column-dissolved-in",
        "consolidated-column-end",
        "consolidated-column-line",
    ]) {
        sheet.text(HEAD, column, &book.text(key), head)?;
    }
    sheet.raw().set_row_height(HEAD, 32.0)?;
    let style = |shape| book.shape(shape, Tint::Plain);
    for ((row, index), unit) in (HEAD + 1..).zip(1..).zip(book.input.roster.units()) {
        sheet.count(row, 0, index, style(Shape::Centred))?;
        sheet.text(row, 1, unit.code.as_str(), style(Shape::Text))?;
        sheet.text(row, 2, &unit.name, style(Shape::Text))?;
        sheet.text(row, KIND, &unit.kind, style(Shape::Text))?;
        for (column, day) in [(4, unit.founded), (5, unit.dissolved)] {
            match day {
                Some(day) => sheet.date(row, column, day, style(Shape::Date))?,
                None => sheet.blank(row, column, style(Shape::Date))?,
            }
        }
        for count in RosterCount::ALL {
            let counts = usize::from(unit.counts_as(count, period));
            sheet.count(row, flag_column(count), counts, style(Shape::Centred))?;
        }
        match usize::try_from(unit.line) {
            // What only a roll-up lists has no line here.
            Ok(0) | Err(_) => sheet.blank(row, LINE, style(Shape::Centred))?,
            Ok(line) => sheet.count(row, LINE, line, style(Shape::Centred))?,
        }
    }
    let (_, last) = extent(book.input.roster);
    let total = |shape| book.style(Look::new(shape).tint(Tint::Total).bold());
    for column in 0..=LINE {
        sheet.blank(last + 1, column, total(Shape::Text))?;
    }
    sheet.text(last + 1, 2, &book.text("consolidated-sum"), total(Shape::Text))?;
    for count in RosterCount::ALL {
        let units = book.input.roster.units().iter().filter(|unit| unit.counts_as(count, period)).count();
        let formula = format!("=SUM({})", own_range(extent(book.input.roster), flag_column(count)));
        sheet.formula(last + 1, flag_column(count), &formula, &units.to_string(), total(Shape::Centred))?;
    }
    sheet.raw().autofilter(HEAD, 0, last, LINE)?;
    sheet.raw().set_freeze_panes(HEAD + 1, 3)?;
    sheet.page(
        book,
        &Page { landscape: true, repeated: Some((HEAD, HEAD)), one_page_wide: true, last: (last + 1, LINE) },
    )
}
