//! One sheet that is being written.

use std::borrow::Cow;

use jiff::civil::{Date, DateTime};
use rust_xlsxwriter::{
    Color, ConditionalFormatDataBar, ConditionalFormatType, ExcelDateTime, Format, Formula, Url, Worksheet,
    XlsxError,
};
use tonghop_core::{Arg, Decimal, plain};

use super::address::target;
use super::book::Book;
use super::names::head;
use super::styles::Styles;
use crate::Messages;

/// Excel's limit for the text of a cell, in UTF-16 units.
const MAX_TEXT: usize = 32_767;
/// How much of a longer text is kept, so that the note about the rest fits.
const KEPT_TEXT: usize = 32_500;
/// Excel's limit for the text of a formula.
const MAX_FORMULA: usize = 8_192;
/// Excel drops the links of a sheet beyond this number.
pub(super) const MAX_LINKS: usize = 65_530;
/// Excel's limit for the height of a row, in points.
const MAX_HEIGHT: f64 = 409.0;
/// The height of a line of the body text, in points.
const LINE: f64 = 14.0;

/// The bars in cells.
const BAR: u32 = 0x00CF_DDF0;
const NEGATIVE_BAR: u32 = 0x00F8_CBAD;

/// How a sheet is printed, on A4.
pub(super) struct Page {
    pub(super) landscape: bool,
    /// The rows that every page starts with.
    pub(super) repeated: Option<(u32, u32)>,
    /// Whether all columns go on one page.
    pub(super) one_page_wide: bool,
    /// The last row and the last column that are printed.
    pub(super) last: (u32, u16),
}

/// The column of the title of a sheet; before it stands the way back to the contents.
pub(super) const TITLE: u16 = 1;
/// The first printed row: the one above has what serves the screen alone.
const FIRST_PRINTED: u32 = 1;
/// How much of the committee, the period and the title stands in a page's header, of which Excel takes 255 units.
const IN_HEADER: [usize; 3] = [46, 40, 62];

/// A worksheet on which text stays text and Excel's limits are kept. One that grows with the units is written row by
/// row, since only the row that is being written is kept in memory.
pub(super) struct Sheet<'w> {
    sheet: &'w mut Worksheet,
    messages: &'w Messages,
    links: usize,
    /// What every printed page says above the sheet.
    title: String,
    /// The row that is being written; those above are on disk by now and can no longer be changed.
    row: u32,
    /// Whether only that row is kept.
    grows: bool,
}

impl<'w> Sheet<'w> {
    pub(super) fn new(
        sheet: &'w mut Worksheet,
        messages: &'w Messages,
        name: &str,
        grows: bool,
    ) -> Result<Self, XlsxError> {
        sheet.set_name(name)?;
        sheet.set_formula_result_default("");
        Ok(Self { sheet, messages, links: 0, title: String::new(), row: 0, grows })
    }

    /// The worksheet itself, for what is not about cells.
    pub(super) fn raw(&mut self) -> &mut Worksheet {
        self.sheet
    }

    /// Goes on to a row. A cell above it would be lost, so that it is refused.
    fn at(&mut self, row: u32) -> Result<(), XlsxError> {
        if self.grows && row < self.row {
            let (row, now) = (row + 1, self.row + 1);
            return Err(XlsxError::ParameterError(format!("row {row} is written after row {now}")));
        }
        self.row = row;
        Ok(())
    }

    /// A text; never a formula, also not when somebody opens the cell and presses Enter. What is longer than
    /// a cell can hold is cut, and the cell says so.
    pub(super) fn text(
        &mut self,
        row: u32,
        column: u16,
        text: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        self.at(row)?;
        let text = self.fitted(text);
        if text.starts_with(['=', '+', '-', '@']) {
            self.sheet.write_string_with_format(row, column, &*text, &format.clone().set_quote_prefix())?;
        } else {
            self.sheet.write_string_with_format(row, column, &*text, format)?;
        }
        Ok(())
    }

    fn fitted<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let length = text.encode_utf16().count();
        if length <= MAX_TEXT {
            return Cow::Borrowed(text);
        }
        let kept = head(text, KEPT_TEXT);
        let rest = (text.chars().count() - kept.chars().count()) as u64;
        let note = self.messages.format("consolidated-cut", &[("count", Arg::Count(rest))]);
        Cow::Owned(format!("{kept} {note}"))
    }

    pub(super) fn number(
        &mut self,
        row: u32,
        column: u16,
        number: Decimal,
        format: &Format,
    ) -> Result<(), XlsxError> {
        self.at(row)?;
        let number = plain(number).parse::<f64>().unwrap_or_default();
        self.sheet.write_number_with_format(row, column, number, format)?;
        Ok(())
    }

    pub(super) fn count(
        &mut self,
        row: u32,
        column: u16,
        count: usize,
        format: &Format,
    ) -> Result<(), XlsxError> {
        self.number(row, column, Decimal::from(count), format)
    }

    /// A live formula with its present result; the result alone where the formula is longer than Excel takes.
    pub(super) fn formula(
        &mut self,
        row: u32,
        column: u16,
        formula: &str,
        result: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        self.at(row)?;
        if formula.encode_utf16().count() < MAX_FORMULA {
            let formula = Formula::new(formula).set_result(result);
            self.sheet.write_formula_with_format(row, column, formula, format)?;
            return Ok(());
        }
        match result.parse::<Decimal>() {
            Ok(number) => self.number(row, column, number, format),
            Err(_) => self.text(row, column, result, format),
        }
    }

    /// A text that leads to another cell of the workbook.
    pub(super) fn link(
        &mut self,
        row: u32,
        column: u16,
        target: &str,
        text: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        if text.is_empty() || self.links >= MAX_LINKS {
            return self.text(row, column, text, format);
        }
        self.at(row)?;
        self.links += 1;
        let text = self.fitted(text).into_owned();
        self.sheet.write_url_with_format(row, column, Url::new(target).set_text(text), format)?;
        Ok(())
    }

    /// Makes a cell lead to another cell of the workbook. What stands in it is to be written afterwards; beyond
    /// Excel's limit it leads nowhere.
    pub(super) fn lead(&mut self, row: u32, column: u16, target: &str) -> Result<(), XlsxError> {
        self.at(row)?;
        if self.links < MAX_LINKS {
            self.links += 1;
            // Any format does: the cell's own replaces it.
            self.sheet.write_url_with_format(row, column, Url::new(target), &Styles::base())?;
        }
        Ok(())
    }

    pub(super) fn blank(&mut self, row: u32, column: u16, format: &Format) -> Result<(), XlsxError> {
        self.at(row)?;
        self.sheet.write_blank(row, column, format)?;
        Ok(())
    }

    /// A day; as text where Excel's calendar does not have it.
    pub(super) fn date(
        &mut self,
        row: u32,
        column: u16,
        date: Date,
        format: &Format,
    ) -> Result<(), XlsxError> {
        match excel_day(date) {
            Some(day) => {
                self.at(row)?;
                self.sheet.write_datetime_with_format(row, column, &day, format)?;
                Ok(())
            }
            None => self.text(row, column, &self.messages.date(date), format),
        }
    }

    /// A day and a time.
    pub(super) fn moment(
        &mut self,
        row: u32,
        column: u16,
        moment: DateTime,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let (hour, minute) = (moment.hour().unsigned_abs().into(), moment.minute().unsigned_abs());
        match excel_day(moment.date()).map(|day| day.and_hms(hour, minute, moment.second().unsigned_abs())) {
            Some(Ok(moment)) => {
                self.at(row)?;
                self.sheet.write_datetime_with_format(row, column, &moment, format)?;
                Ok(())
            }
            _ => self.text(row, column, &self.messages.date(moment.date()), format),
        }
    }

    /// One text over several columns.
    pub(super) fn merged(
        &mut self,
        row: u32,
        columns: (u16, u16),
        text: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        if columns.0 >= columns.1 {
            return self.text(row, columns.0, text, format);
        }
        self.at(row)?;
        let text = self.fitted(text);
        self.sheet.merge_range(row, columns.0, row, columns.1, &text, format)?;
        Ok(())
    }

    pub(super) fn widths(&mut self, widths: &[f64]) -> Result<(), XlsxError> {
        for (column, width) in (0_u16..).zip(widths) {
            self.sheet.set_column_width(column, *width)?;
        }
        Ok(())
    }

    /// Makes a row as high as the highest of its texts needs, each in a column of that width.
    pub(super) fn height<'t>(
        &mut self,
        row: u32,
        texts: impl IntoIterator<Item = (&'t str, f64)>,
    ) -> Result<(), XlsxError> {
        let lines = texts.into_iter().map(|(text, width)| lines(text, width)).max().unwrap_or(1).max(1);
        if lines > 1 {
            self.sheet.set_row_height(row, (lines as f64 * LINE + 2.0).min(MAX_HEIGHT))?;
        }
        Ok(())
    }

    /// The way back to the contents, in the same cell of every sheet, and the title beside it. On paper the title
    /// stands in the header of every page.
    pub(super) fn title(&mut self, book: &Book, text: &str) -> Result<(), XlsxError> {
        self.way_back(book)?;
        self.title = text.to_owned();
        self.text(0, TITLE, text, &book.styles.heading)
    }

    /// The way back to the contents, on a sheet that has a title of its own.
    pub(super) fn way_back(&mut self, book: &Book) -> Result<(), XlsxError> {
        let back = target(&book.names.contents, 0, 0);
        self.link(0, 0, &back, &book.text("consolidated-to-contents"), &book.styles.way_back)
    }

    /// Draws a calm bar in each cell of some rows of a column: as long as its number beside the largest, or beside
    /// `whole` where that is the most that it can be.
    pub(super) fn bars(
        &mut self,
        rows: (u32, u32),
        column: u16,
        whole: Option<u32>,
    ) -> Result<(), XlsxError> {
        let bar = ConditionalFormatDataBar::new()
            .set_solid_fill(true)
            .set_border_off(true)
            .set_fill_color(Color::RGB(BAR))
            .set_negative_fill_color(Color::RGB(NEGATIVE_BAR))
            .set_minimum(ConditionalFormatType::Number, 0);
        let bar = match whole {
            Some(whole) => bar.set_maximum(ConditionalFormatType::Number, whole),
            None => bar,
        };
        self.sheet.add_conditional_format(rows.0, column, rows.1, column, &bar)?;
        Ok(())
    }

    /// How the sheet is printed: committee, title and period above every page, the number of the page below.
    pub(super) fn page(&mut self, book: &Book, page: &Page) -> Result<(), XlsxError> {
        let footer = format!("&C&10{FONT}{} &P/&N", self.messages.text("consolidated-page"));
        let period = book.form().layout.period_label(book.input.consolidation.period);
        let period = match book.input.consolidation.provisional {
            true => format!("{period} · {}", self.messages.text("consolidated-provisional")),
            false => period,
        };
        let (committee, period) =
            (in_header(&book.input.committee.name, IN_HEADER[0]), in_header(&period, IN_HEADER[1]));
        let mut header = format!("&L&9{FONT}{committee}&R&9{FONT}{period}");
        let mut top = 0.6;
        if !self.title.is_empty() {
            header = format!("{header}&C\n&12{BOLD}{}", in_header(&self.title, IN_HEADER[2]));
            top = 0.75;
        }
        self.sheet.set_paper_size(9).set_margins(0.5, 0.5, top, 0.6, 0.3, 0.3);
        self.sheet.set_header(header).set_footer(footer);
        if page.landscape {
            self.sheet.set_landscape();
        }
        if page.one_page_wide {
            self.sheet.set_print_fit_to_pages(1, 0);
        }
        if let Some((first, last)) = page.repeated {
            self.sheet.set_repeat_rows(first, last)?;
        }
        self.sheet.set_print_area(FIRST_PRINTED, 0, page.last.0.max(FIRST_PRINTED), page.last.1)?;
        Ok(())
    }
}

/// The typeface of headers and footers. It follows the size: a text behind a size may begin with a digit.
const FONT: &str = "&\"Times New Roman,Regular\"";
const BOLD: &str = "&\"Times New Roman,Bold\"";

/// A text as a header takes it: on one line, of at most so many units, with `&` written twice.
fn in_header(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (mut kept, mut length) = (String::new(), 0);
    for letter in line.chars() {
        length += letter.len_utf16() * if letter == '&' { 2 } else { 1 };
        if length >= most {
            kept.push('…');
            break;
        }
        kept.push(letter);
        if letter == '&' {
            kept.push('&');
        }
    }
    kept
}

/// A day of Excel's calendar, which starts in 1900.
pub(super) fn excel_day(date: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(date.year()).ok().filter(|year| *year >= 1900)?;
    ExcelDateTime::from_ymd(year, date.month().unsigned_abs(), date.day().unsigned_abs()).ok()
}

/// How many lines a text takes in a column of that width. A width counts digits, which in this typeface are a
/// little wider than the mean letter.
pub(super) fn lines(text: &str, width: f64) -> usize {
    let room = ((width * 1.12) as usize).max(4);
    text.lines()
        .map(|paragraph| {
            let (mut lines, mut used) = (1, 0);
            for word in paragraph.split(' ') {
                let length = word.chars().count();
                if used > 0 && used + 1 + length > room {
                    lines += 1;
                    used = 0;
                }
                used += usize::from(used > 0) + length;
                while used > room {
                    lines += 1;
                    used -= room;
                }
            }
            lines
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::{in_header, lines};

    #[test]
    fn a_header_takes_long_names_and_signs() {
        assert_eq!(in_header("Ban  A & B", 20), "Ban A && B");
        assert_eq!(in_header(&"x".repeat(100), 20), format!("{}…", "x".repeat(19)));
        assert_eq!(in_header("a&b&c&d", 6), "a&&b…");
    }

    #[test]
    fn long_words_and_paragraphs_take_lines() {
        assert_eq!(lines("", 10.0), 0);
        assert_eq!(lines("một hai", 10.0), 1);
        assert_eq!(lines("một hai ba bốn", 10.0), 2);
        assert_eq!(lines("một\n\nhai", 10.0), 3);
        assert_eq!(lines(&"x".repeat(25), 10.0), 3);
    }
}
