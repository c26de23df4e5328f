use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatUnderline};
use tonghop_core::{FieldType, Language};

use crate::number_format::number_format;

/// The typeface of Vietnamese official papers.
pub(super) const FONT: &str = "Times New Roman";
/// Size of running text, in points.
pub(super) const SIZE: f64 = 12.0;
/// Size of hints and legends, in points.
pub(super) const SMALL: f64 = 11.0;
/// Size of a sheet's title, in points.
pub(super) const TITLE: f64 = 16.0;
/// Height of a row with one line of running text.
pub(super) const ROW_PIXELS: u32 = 21;
/// Width of a column that nobody has set, for this typeface and size.
pub(super) const COLUMN_PIXELS: u32 = 72;

const INK: Color = Color::RGB(0x1F3864);
const GRID: Color = Color::RGB(0x8EA9C4);
const HEADING: Color = Color::RGB(0xBDD3E8);
const BAND: Color = Color::RGB(0xE4EEF7);
const GREY: Color = Color::RGB(0xF0F0F0);
const REQUIRED: Color = Color::RGB(0xFFF0BF);
const OPTIONAL: Color = Color::RGB(0xFFFAE6);
const FAULT: Color = Color::RGB(0xC00000);
const FAULT_GROUND: Color = Color::RGB(0xFFC7CE);
const MISSING_GROUND: Color = Color::RGB(0xFDE5DF);
const ASKED: Color = Color::RGB(0x7F4F00);
const ASKED_GROUND: Color = Color::RGB(0xFFD966);
const FADED: Color = Color::RGB(0x595959);
const LINK: Color = Color::RGB(0x0563C1);
const GOOD: Color = Color::RGB(0x1E6B34);

/// How a cell looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// Running text.
    Plain,
    /// The title of a sheet.
    Title,
    /// The line under it.
    Subtitle,
    /// A heading within a sheet.
    Headline,
    /// Guidance above a table.
    Lead,
    /// A label of the header block.
    Caption,
    /// What the header block knows already.
    Known,
    /// The line that sums the check column up.
    Summary,
    /// A heading of a table.
    Heading,
    /// The heading of a section.
    Band,
    /// A code.
    Code,
    /// A label; one that is part of the item above is indented.
    Label { part: bool },
    /// A unit of measure.
    Measure,
    /// A verdict of the check column.
    Check,
    /// A red mark within a text.
    Mark,
    /// A hint within a text.
    Hint,
    /// A good verdict.
    Good,
    /// The verdict on a required answer that is missing.
    Missing,
    /// The verdict on a wrong answer.
    Fault,
    /// A wrong answer.
    FaultyAnswer,
    /// A state that wants a reason from the addressee.
    Asked,
    /// An answer that wants one.
    AskedAnswer,
    /// A state that is only told.
    Noted,
    /// A state that cannot be told yet.
    Pending,
    /// The condition of a rule.
    Condition,
    /// A way to another cell.
    Link,
    /// A wrong answer that has a fraction: rounded as its field is, it would look right.
    Fraction,
}

impl Look {
    pub fn format(self) -> Format {
        let plain = Format::new().set_font_name(FONT).set_font_size(SIZE).set_font_family(1);
        let text = plain.clone().set_text_wrap().set_align(FormatAlign::VerticalCenter);
        let boxed = text.clone().set_border(FormatBorder::Thin).set_border_color(GRID);
        let centred = |format: Format| format.set_align(FormatAlign::Center);
        let indented = |format: Format, by: u8| format.set_align(FormatAlign::Left).set_indent(by);
        match self {
            Self::Plain => plain,
            Self::Title => centred(text).set_bold().set_font_size(TITLE).set_font_color(INK),
            Self::Subtitle => centred(text).set_bold().set_font_size(13),
            Self::Headline => text.set_bold().set_font_size(13).set_font_color(INK),
            Self::Lead => text.set_italic().set_font_size(SMALL),
            Self::Caption => text,
            Self::Known => text.set_bold().set_align(FormatAlign::Left).set_indent(1),
            Self::Summary => text.set_bold().set_align(FormatAlign::Right),
            Self::Heading => centred(boxed).set_bold().set_background_color(HEADING),
            Self::Band => indented(boxed, 1).set_bold().set_font_color(INK).set_background_color(BAND),
            Self::Code => centred(boxed),
            Self::Label { part } => indented(boxed, if part { 3 } else { 1 }),
            Self::Measure => centred(boxed),
            Self::Check => indented(boxed, 1),
            Self::Mark => plain.set_bold().set_font_color(FAULT),
            Self::Hint => plain.set_italic().set_font_size(SMALL).set_font_color(FADED),
            Self::Good => Format::new().set_bold().set_font_color(GOOD),
            Self::Missing => Format::new().set_font_color(FAULT).set_background_color(MISSING_GROUND),
            Self::Fault => Format::new().set_bold().set_font_color(Color::White).set_background_color(FAULT),
            Self::FaultyAnswer => Format::new().set_font_color(FAULT).set_background_color(FAULT_GROUND),
            Self::Asked => Format::new().set_bold().set_font_color(ASKED).set_background_color(ASKED_GROUND),
            Self::AskedAnswer => Format::new().set_font_color(ASKED).set_background_color(ASKED_GROUND),
            Self::Noted => Format::new().set_font_color(INK).set_background_color(BAND),
            Self::Pending => Format::new().set_font_color(FADED),
            Self::Condition => indented(boxed, 1).set_font_size(SMALL).set_font_color(FADED),
            Self::Link => centred(boxed).set_font_color(LINK).set_underline(FormatUnderline::Single),
            Self::Fraction => Self::FaultyAnswer.format().set_num_format("0.0##"),
        }
    }
}

/// Who may write in a cell that takes an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    /// The addressee must.
    Required,
    /// The addressee may.
    Optional,
    /// Nobody: it is known or computed.
    Locked,
}

impl Access {
    pub fn of(required: bool) -> Self {
        if required { Self::Required } else { Self::Optional }
    }
}

/// How a cell looks that takes an answer of a type. A count without a unit of measure, such as a year, is
/// not grouped in thousands.
pub(super) fn answer(
    language: Language,
    field_type: FieldType,
    measure: &str,
    decimals: u32,
    access: Access,
) -> Format {
    let format = ground(access);
    let cents = format!("#,##0.{}", "0".repeat(decimals as usize));
    match field_type {
        FieldType::Count | FieldType::Decimal | FieldType::Money | FieldType::Percent => {
            let pattern = match field_type {
                FieldType::Count if measure.is_empty() => "0",
                FieldType::Money if decimals > 0 => &cents,
                FieldType::Count | FieldType::Money => "#,##0",
                FieldType::Percent => "0.0",
                _ => "General",
            };
            // A number that is too wide would show as ####; cells that wrap cannot shrink.
            format
                .unset_text_wrap()
                .set_shrink()
                .set_align(FormatAlign::Right)
                .set_indent(1)
                .set_num_format(number_format(language, pattern))
        }
        // Typed as a number, 3/7 would become a day.
        FieldType::Ratio => format.set_num_format("@"),
        FieldType::Flag | FieldType::Choice => format,
        FieldType::Text => writing(access),
        FieldType::Date => day(access),
    }
}

/// The ground of a cell that takes an answer.
fn ground(access: Access) -> Format {
    let format = Look::Measure.format();
    match access {
        Access::Required => format.set_unlocked().set_background_color(REQUIRED),
        Access::Optional => format.set_unlocked().set_background_color(OPTIONAL),
        Access::Locked => format.set_background_color(GREY),
    }
}

/// A cell for text.
pub(super) fn writing(access: Access) -> Format {
    ground(access).set_align(FormatAlign::Left).set_indent(1)
}

/// A cell for a day.
pub(super) fn day(access: Access) -> Format {
    ground(access).unset_text_wrap().set_num_format("dd/mm/yyyy")
}

/// A cell for text that looks like digits: telephone numbers, versions.
pub(super) fn digits(access: Access) -> Format {
    writing(access).set_num_format("@")
}
