//! Where every total comes from: unit, file, sheet, cell and what stands there.

use rust_xlsxwriter::{IgnoreError, XlsxError};
use tonghop_core::{Arg, Contribution, Datum, Field, Formula, Origin};

use super::address::{foreign, target};
use super::book::Book;
use super::lines::Lines;
use super::sheet::{Page, Sheet};
use super::sources_plan::{Block, HEAD};
use super::styles::{Look, Shape, Tint};
use super::totals_plan::TOTAL;
use crate::lower_text;

const LAST: u16 = 10;
const WIDTHS: [f64; 11] = [8.0, 44.0, 11.0, 40.0, 14.0, 26.0, 9.0, 8.0, 22.0, 17.0, 66.0];

pub(super) fn write(book: &Book, sheet: &mut Sheet, which: usize) -> Result<(), XlsxError> {
    sheet.widths(&WIDTHS)?;
    let period = [("period", Arg::Period(book.input.consolidation.period))];
    sheet.title(book, &book.say("consolidated-title-sources", &period))?;
    let left_out = book.sources.left_out;
    let note = if left_out { "consolidated-note-sources-left" } else { "consolidated-note-sources" };
    sheet.text(1, 0, &book.text(note), if left_out { &book.styles.warning } else { &book.styles.note })?;
    let head = book.style(Look::new(Shape::Centred).tint(Tint::Head).bold());
    for (column, key) in (0..).zip([
        "consolidated-column-code",
        "consolidated-column-label",
        "consolidated-column-unit-code",
        "consolidated-column-unit-name",
        "consolidated-column-value",
        "consolidated-column-file",
        "consolidated-column-sheet",
        "consolidated-column-cell",
        "consolidated-column-raw",
        "consolidated-column-remark",
        "consolidated-column-sha",
    ]) {
        sheet.text(HEAD, column, &book.text(key), head)?;
    }
    let mut lines = Lines::on(which, HEAD + 1, book.limits.rows);
    for block in &book.sources.blocks {
        write_block(book, sheet, &mut lines, *block)?;
    }
    let last = lines.last();
    sheet.raw().autofilter(HEAD, 0, last, LAST)?;
    sheet.raw().ignore_error_range(HEAD, 0, last, LAST, IgnoreError::NumberStoredAsText)?;
    sheet.raw().set_freeze_panes(HEAD + 1, 1)?;
    sheet.page(
        book,
        &Page { landscape: true, repeated: Some((HEAD, HEAD)), one_page_wide: true, last: (last, LAST) },
    )
}

/// Writes the contributions of one field, as far as they stand on this sheet.
fn write_block(book: &Book, sheet: &mut Sheet, lines: &mut Lines, block: Block) -> Result<(), XlsxError> {
    let field = block.field;
    let total = book.input.consolidation.total(field.code.as_str());
    if lines.next().is_some() {
        write_heading(book, sheet, block)?;
    }
    let note = |sheet: &mut Sheet, row: Option<u32>, text: &str| {
        let Some(row) = row else { return Ok(()) };
        sheet.text(row, 0, field.code.as_str(), book.shape(Shape::Text, Tint::Plain))?;
        sheet.text(row, 1, text, &book.styles.note)
    };
    let codes = field.formula().map(Formula::codes).unwrap_or_default();
    for code in &codes {
        let Some(row) = lines.next() else { continue };
        let Some(inner) = book.sources.block(code) else { continue };
        let target = target(&book.names.sources[inner.sheet], inner.row, 0);
        let link = book.style(Look::new(Shape::Text).link());
        sheet.text(row, 0, field.code.as_str(), book.shape(Shape::Text, Tint::Plain))?;
        sheet.link(row, 1, &target, &format!("→ {code} {}", inner.field.label), link)?;
    }
    let contributions = total.map_or(&[][..], |total| &total.contributions);
    if contributions.is_empty() {
        if codes.is_empty() {
            note(sheet, lines.next(), &book.text("consolidated-no-contribution"))?;
        }
        return Ok(());
    }
    if book.sources.left_out {
        let count = [("count", Arg::Count(contributions.len() as u64))];
        return note(sheet, lines.next(), &book.say("consolidated-contributions-left", &count));
    }
    for contribution in contributions {
        if let Some(row) = lines.next() {
            write_contribution(book, sheet, row, field, contribution)?;
        }
    }
    Ok(())
}

/// The heading of a block: it leads back to the total.
fn write_heading(book: &Book, sheet: &mut Sheet, block: Block) -> Result<(), XlsxError> {
    let (field, row) = (block.field, block.row);
    let band = |shape| book.style(Look::new(shape).tint(Tint::Band).bold());
    for column in 2..=LAST {
        sheet.blank(row, column, band(Shape::Text))?;
    }
    let Some(total_row) = book.totals.row(&field.code) else { return Ok(()) };
    let back = target(&book.names.totals, total_row, TOTAL);
    let link = book.style(Look::new(Shape::Text).tint(Tint::Band).bold().link());
    sheet.link(row, 0, &back, field.code.as_str(), link)?;
    sheet.text(row, 1, &field.label, band(Shape::Text))?;
    if let Some(formula) = field.formula() {
        let text = book
            .say("consolidated-computed-from", &[("formula", Arg::Text(Formula::text(formula).to_owned()))]);
        sheet.text(row, 5, &text, band(Shape::Text))?;
    }
    if field.field_type.is_number() {
        let total = foreign(&book.names.totals, total_row, TOTAL);
        let result = book.figure(&field.code);
        sheet.formula(
            row,
            4,
            &format!("={total}"),
            &result,
            band(Shape::of(field.field_type, field.decimals)),
        )?;
    }
    Ok(())
}

fn write_contribution(
    book: &Book,
    sheet: &mut Sheet,
    row: u32,
    field: &Field,
    contribution: &Contribution,
) -> Result<(), XlsxError> {
    let tint = if contribution.provisional { Tint::Doubtful } else { Tint::Plain };
    let style = |shape| book.shape(shape, tint);
    sheet.text(row, 0, field.code.as_str(), style(Shape::Text))?;
    sheet.text(row, 1, &field.label, style(Shape::Text))?;
    sheet.text(row, 2, contribution.unit.as_str(), style(Shape::Text))?;
    sheet.text(row, 3, book.unit_name(&contribution.unit), style(Shape::Text))?;
    match &contribution.datum {
        Datum::Number(number) => {
            sheet.number(row, 4, *number, style(Shape::of(field.field_type, field.decimals)))?
        }
        Datum::Date(date) => sheet.date(row, 4, *date, style(Shape::Date))?,
        datum => sheet.text(row, 4, &book.datum(datum), style(Shape::Centred))?,
    }
    let provisional = contribution.provisional.then(|| book.text("consolidated-remark-provisional"));
    let decided = contribution.decision.as_ref().map(|decision| book.messages.decision(decision));
    let below = match &contribution.origin {
        Origin::Cell { source, .. } => source.lower.as_deref(),
        Origin::File { .. } | Origin::Roster { .. } => None,
    };
    let below = below.map(|lower| lower_text(lower, book.messages));
    let remark = provisional.into_iter().chain(decided).chain(below).collect::<Vec<_>>().join("; ");
    match &contribution.origin {
        Origin::Cell { file, source } => {
            sheet.text(row, 5, &file.path, style(Shape::Text))?;
            sheet.text(row, 6, &source.sheet, style(Shape::Text))?;
            sheet.text(row, 7, &source.cell.to_string(), style(Shape::Text))?;
            sheet.text(row, 8, &source.raw, style(Shape::Text))?;
            sheet.text(row, 9, &remark, style(Shape::Text))?;
            sheet.text(row, 10, &file.sha256, style(Shape::Text))
        }
        Origin::File { file } => {
            let texts = [(5, &*file.path), (6, ""), (7, ""), (8, ""), (9, &*remark), (10, &*file.sha256)];
            for (column, text) in texts {
                sheet.text(row, column, text, style(Shape::Text))?;
            }
            Ok(())
        }
        Origin::Roster { line } => {
            let line = book.say("consolidated-roster-line", &[("line", Arg::Count(*line))]);
            sheet.text(row, 5, &book.text("consolidated-from-roster"), style(Shape::Text))?;
            for (column, text) in [(6, ""), (7, ""), (8, ""), (9, line.as_str()), (10, "")] {
                sheet.text(row, column, text, style(Shape::Text))?;
            }
            Ok(())
        }
    }
}
