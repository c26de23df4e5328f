//! Who drew the totals up and who signs them, below the totals.

use rust_xlsxwriter::{Format, XlsxError};
use tonghop_core::Signature;

use super::book::Book;
use super::sheet::Sheet;
use crate::report::wording::Wording;

/// Rows left free for a signature by hand.
const ROOM: u32 = 4;

/// The columns of the block. Nothing of it stands alone in a row in the column of labels, where a reader would take it
/// for a choice.
pub(super) struct Sides {
    pub(super) left: (u16, u16),
    pub(super) right: (u16, u16),
}

/// Writes the block from `first` on, and returns its last row.
pub(super) fn write(book: &Book, sheet: &mut Sheet, first: u32, sides: &Sides) -> Result<u32, XlsxError> {
    let signature = signature(book);
    let styles = &book.styles;
    let mut line = |row: u32, columns: (u16, u16), text: &str, style: &Format| {
        if text.is_empty() { Ok(()) } else { sheet.merged(row, columns, text, style) }
    };
    line(first, sides.right, &dated(book, &signature), &styles.dated)?;
    let heads = first + 1;
    line(heads, sides.left, &signature.preparer_title.to_uppercase(), &styles.office)?;
    line(heads + 1, sides.left, &book.text("consolidated-signing"), &styles.signing)?;
    let mut row = heads;
    for text in [&signature.authority, &signature.position].into_iter().filter(|text| !text.is_empty()) {
        line(row, sides.right, &text.to_uppercase(), &styles.office)?;
        row += 1;
    }
    line(row, sides.right, &book.text("consolidated-signing-sealed"), &styles.signing)?;
    let names = row.max(heads + 1) + ROOM + 1;
    line(names, sides.left, &signature.preparer, &styles.office)?;
    line(names, sides.right, &signature.signer, &styles.office)?;
    Ok(names)
}

/// What the settings of the report say, and where they are silent what every office has.
fn signature(book: &Book) -> Signature {
    let given = book.input.signature.cloned();
    let mut signature = given.unwrap_or_else(|| Signature {
        place: book.input.committee.place.to_string(),
        ..Signature::default()
    });
    if signature.preparer_title.is_empty() {
        signature.preparer_title = book.text("consolidated-preparer");
    }
    if signature.authority.is_empty() && signature.position.is_empty() {
        signature.position = book.text("consolidated-head-of-office");
    }
    signature
}

/// Place and date; without a date room for it, in the year in which reports are due.
fn dated(book: &Book, signature: &Signature) -> String {
    let wording = Wording::of(book.messages.language());
    let last_day = book.input.consolidation.period.last_day();
    let day = match signature.date {
        Some(date) => wording.day(date, "long"),
        None => wording.day(book.input.deadline.unwrap_or(last_day), "open"),
    };
    if signature.place.is_empty() { day } else { format!("{}, {day}", signature.place) }
}
