//! What changed between the file of a unit that counts and those that it replaces.

use rust_xlsxwriter::{IgnoreError, XlsxError};
use tonghop_core::{Arg, Changes, Difference, Value};

use super::book::Book;
use super::sheet::{Page, Sheet};
use super::styles::{Look, Shape, Tint};

const HEAD: u32 = 2;
const LAST: u16 = 9;
const WIDTHS: [f64; 10] = [11.0, 34.0, 26.0, 26.0, 11.0, 40.0, 12.0, 20.0, 12.0, 20.0];

pub(super) fn write(book: &Book, sheet: &mut Sheet) -> Result<(), XlsxError> {
    sheet.widths(&WIDTHS)?;
    let period = [("period", Arg::Period(book.input.consolidation.period))];
    sheet.title(book, &book.say("consolidated-title-changes", &period))?;
    let head = book.style(Look::new(Shape::Centred).tint(Tint::Head).bold());
    for (column, key) in (0..).zip([
        "consolidated-column-unit-code",
        "consolidated-column-unit-name",
        "consolidated-column-replaced",
        "consolidated-column-counting",
        "consolidated-column-field",
        "consolidated-column-label",
        "consolidated-column-cell-before",
        "consolidated-column-before",
        "consolidated-column-cell-after",
        "consolidated-column-after",
    ]) {
        sheet.text(HEAD, column, &book.text(key), head)?;
    }
    let mut row = HEAD;
    for changes in book.input.changes {
        for difference in &changes.differences {
            row += 1;
            write_difference(book, sheet, row, changes, difference)?;
        }
        if changes.differences.is_empty() {
            row += 1;
            write_files(book, sheet, row, changes)?;
            sheet.text(row, 5, &book.text("consolidated-no-changes"), &book.styles.note)?;
        }
    }
    let last = row.max(HEAD + 1);
    sheet.raw().autofilter(HEAD, 0, last, LAST)?;
    sheet.raw().ignore_error_range(HEAD, 0, last, LAST, IgnoreError::NumberStoredAsText)?;
    sheet.raw().set_freeze_panes(HEAD + 1, 1)?;
    sheet.page(
        book,
        &Page { landscape: true, repeated: Some((HEAD, HEAD)), one_page_wide: true, last: (last, LAST) },
    )
}

fn write_files(book: &Book, sheet: &mut Sheet, row: u32, changes: &Changes) -> Result<(), XlsxError> {
    let texts = [changes.unit.as_str(), book.unit_name(&changes.unit), &changes.before, &changes.after];
    for (column, text) in (0..).zip(texts) {
        sheet.text(row, column, text, book.shape(Shape::Wrapped, Tint::Plain))?;
    }
    Ok(())
}

fn write_difference(
    book: &Book,
    sheet: &mut Sheet,
    row: u32,
    changes: &Changes,
    difference: &Difference,
) -> Result<(), XlsxError> {
    write_files(book, sheet, row, changes)?;
    let Difference { table, field, before, after, personal } = difference;
    let declared = table.as_ref().and_then(|table| book.form().table(table.as_str()));
    let code = table.as_ref().map_or_else(|| field.to_string(), |table| format!("{table}.{field}"));
    let column = declared.and_then(|table| table.column(field.as_str())).map(|column| &*column.label);
    let label = column.or(book.form().field(field.as_str()).map(|field| &*field.label)).unwrap_or_default();
    let cell = |value: &Option<Value>| {
        let source = value.as_ref().and_then(|value| value.source.as_ref());
        source.map(|source| format!("{}!{}", source.sheet, source.cell)).unwrap_or_default()
    };
    let said = |value: &Option<Value>| match personal {
        true => book.text("consolidated-personal"),
        false => book.messages.answer(value.as_ref()),
    };
    let (at_before, at_after, old, new) = (cell(before), cell(after), said(before), said(after));
    let texts = [(4, code.as_str()), (5, label), (6, &at_before), (7, &old), (8, &at_after), (9, &new)];
    for (column, text) in texts {
        sheet.text(row, column, text, book.shape(Shape::Wrapped, Tint::Plain))?;
    }
    sheet.height(row, texts.map(|(column, text)| (text, WIDTHS[usize::from(column)])))
}
