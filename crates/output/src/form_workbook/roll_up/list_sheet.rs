use rust_xlsxwriter::{ColNum, Format, IgnoreError, RowNum, Worksheet, XlsxError};
use tonghop_core::{Datum, Decimal, Layout, decimal_from_f64, plain};

use super::super::content::{Content, float};
use super::super::look::{self, Look};
use super::super::page::{self, Orientation};
use super::super::plan::Plan;
use super::super::row_height::RowHeight;

/// The row of the headings.
pub(super) const HEADING_ROW: RowNum = 3;
/// The row of the first line.
pub(super) const FIRST_ROW: RowNum = HEADING_ROW + 1;

/// The formats of a list: many cells share few of them.
pub(super) struct Formats {
    pub text: Format,
    pub wrapped: Format,
    pub centred: Format,
    pub number: Format,
    pub day: Format,
}

impl Formats {
    pub fn new() -> Self {
        let boxed = Look::Label { part: false }.format();
        let centred = Look::Code.format();
        Self {
            text: boxed.clone().unset_text_wrap(),
            number: centred
                .clone()
                .unset_text_wrap()
                .set_align(rust_xlsxwriter::FormatAlign::Right)
                .set_num_format("#,##0.###############"),
            wrapped: boxed,
            day: centred.clone().unset_text_wrap().set_num_format("dd/mm/yyyy"),
            centred,
        }
    }
}

/// Whether a cell, which keeps 15 digits, keeps all of a number.
pub(super) fn is_kept(number: Decimal) -> bool {
    decimal_from_f64(float(number)) == Some(number.normalize())
}

/// An answer as data: what a cell does not keep to the digit and what programs would take for something else
/// stands as text.
pub(super) fn content(datum: &Datum, layout: &Layout) -> Content {
    match datum {
        Datum::Number(number) if is_kept(*number) => Content::Number(*number),
        Datum::Number(number) => Content::text(&plain(*number)),
        Datum::Date(date) => Content::text(&date.to_string()),
        datum => Content::of(Some(datum), layout),
    }
}

/// Writes title, lead and headings of a list.
pub(super) fn open(
    plan: &Plan<'_>,
    sheet: &mut Worksheet,
    (title, lead): (&str, &str),
    columns: &[(String, f64)],
) -> Result<(), XlsxError> {
    for ((_, width), col) in columns.iter().zip(0..) {
        sheet.set_column_width(col, *width)?;
    }
    let last = ColNum::try_from(columns.len().saturating_sub(1)).unwrap_or(ColNum::MAX).clamp(1, 9);
    let total: f64 = columns.iter().take(usize::from(last) + 1).map(|(_, width)| width).sum();
    let sender = format!("{} – {}", plan.addressee.name(), plan.period_label());
    let lines = [
        (title, Look::Title, look::TITLE),
        (&*sender, Look::Subtitle, 13.0),
        (lead, Look::Lead, look::SMALL),
    ];
    for ((text, look, size), row) in lines.into_iter().zip(0..HEADING_ROW) {
        sheet.merge_range(row, 0, row, last, text, &look.format())?;
        let height = RowHeight::new().sized(text, total, size, look != Look::Lead);
        sheet.set_row_height(row, height.points() + 2.0)?;
    }
    let mut height = RowHeight::new();
    for ((heading, width), col) in columns.iter().zip(0..) {
        sheet.write_string_with_format(HEADING_ROW, col, heading, &Look::Heading.format())?;
        height = height.bold(heading, *width);
    }
    sheet.set_row_height(HEADING_ROW, height.points() + 4.0)?;
    Ok(())
}

/// Closes a list of so many columns whose last line stands in `last`.
pub(super) fn close(
    plan: &Plan<'_>,
    sheet: &mut Worksheet,
    last: RowNum,
    columns: usize,
) -> Result<(), XlsxError> {
    let right = ColNum::try_from(columns.saturating_sub(1)).unwrap_or(ColNum::MAX);
    let last = last.max(FIRST_ROW);
    sheet.autofilter(HEADING_ROW, 0, last, right)?;
    sheet.ignore_error_range(FIRST_ROW, 0, last, right, IgnoreError::NumberStoredAsText)?;
    sheet.set_freeze_panes(FIRST_ROW, 2)?.set_repeat_rows(HEADING_ROW, HEADING_ROW)?;
    page::set_up(plan, sheet, Orientation::Landscape);
    Ok(())
}

/// A heading of the layout; from the second level below on with its number.
pub(super) fn heading(layout: &Layout, key: &str, level: usize) -> String {
    let heading = layout.first(&format!("roll_up_columns.{key}"));
    if level == 0 { heading.to_owned() } else { format!("{heading} {}", level + 1) }
}
