use std::sync::Arc;

use jiff::civil::Date;
use rust_xlsxwriter::{ColNum, ExcelDateTime, Format, RowNum, Worksheet, XlsxError};
use tonghop_core::{Datum, Decimal, Layout, plain};

/// What stands in an answer cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Content {
    Blank,
    Number(Decimal),
    Text(Arc<str>),
    /// A day, and the number that a sheet stores for it.
    Date(Date, u32),
}

impl Content {
    /// The cell content that says what `datum` says, in the words of the form.
    pub fn of(datum: Option<&Datum>, layout: &Layout) -> Self {
        match datum {
            None => Self::Blank,
            Some(Datum::Number(number)) => Self::Number(*number),
            Some(Datum::Flag(flag)) => Self::text(layout.first(if *flag { "words.yes" } else { "words.no" })),
            Some(Datum::Choice(text) | Datum::Text(text)) => Self::text(text),
            Some(Datum::Date(date)) => Self::date(*date),
            Some(ratio @ Datum::Ratio { .. }) => Self::text(&ratio.to_string()),
        }
    }

    /// Text; blank where it is empty.
    pub fn text(text: &str) -> Self {
        if text.is_empty() { Self::Blank } else { Self::Text(Arc::from(text)) }
    }

    /// A day; as ISO text where a sheet has no number for it.
    pub fn date(date: Date) -> Self {
        match serial(date) {
            Some(number) => Self::Date(date, number),
            None => Self::text(&date.to_string()),
        }
    }

    /// The number that formulas see.
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Date(_, serial) => Some(Decimal::from(*serial)),
            Self::Blank | Self::Text(_) => None,
        }
    }

    /// The text that formulas see.
    pub fn shown(&self) -> String {
        match self {
            Self::Text(text) => text.to_string(),
            Self::Blank | Self::Number(_) | Self::Date(..) => self.number().map(plain).unwrap_or_default(),
        }
    }

    /// Whether formulas take it for blank: nothing, or nothing but spaces.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Blank => true,
            Self::Text(text) => text.trim_matches(' ').is_empty(),
            Self::Number(_) | Self::Date(..) => false,
        }
    }

    /// Writes it into a cell; text as text, even if it begins with `=`.
    pub fn write(
        &self,
        sheet: &mut Worksheet,
        row: RowNum,
        col: ColNum,
        format: &Format,
    ) -> Result<(), XlsxError> {
        match self {
            Self::Blank => sheet.write_blank(row, col, format)?,
            Self::Number(number) => sheet.write_number_with_format(row, col, float(*number), format)?,
            Self::Text(text) => sheet.write_string_with_format(row, col, &**text, format)?,
            Self::Date(_, serial) => sheet.write_number_with_format(row, col, *serial, format)?,
        };
        Ok(())
    }
}

/// The binary number nearest to a decimal: what a sheet stores.
pub(super) fn float(number: Decimal) -> f64 {
    // The text of a decimal is always that of a number.
    plain(number).parse().unwrap_or_default()
}

/// Text as a literal of a formula.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// The number that a sheet stores for a day from 1900 on.
fn serial(date: Date) -> Option<u32> {
    let year = u16::try_from(date.year()).ok()?;
    let date = ExcelDateTime::from_ymd(year, date.month().unsigned_abs(), date.day().unsigned_abs()).ok()?;
    Some(date.to_excel() as u32)
}
