//! The look of the workbook: one typeface, thin grey rules, calm tints.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatUnderline};
use tonghop_core::{FieldType, Language};

use crate::number_format::number_format;

const RULE: u32 = 0x00BF_BFBF;
const LINK: u32 = 0x001F_4E79;
const WARNING: u32 = 0x009C_2A10;
const NOTE: u32 = 0x0059_5959;

/// How the content of a cell is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Text,
    Wrapped,
    Centred,
    Count,
    Decimal,
    Percent,
    Date,
    Moment,
}

impl Shape {
    const ALL: [Self; 8] = [
        Self::Text,
        Self::Wrapped,
        Self::Centred,
        Self::Count,
        Self::Decimal,
        Self::Percent,
        Self::Date,
        Self::Moment,
    ];

    /// The pattern of its numbers; that of days is the same in every language.
    pub(super) fn pattern(self) -> &'static str {
        match self {
            Self::Decimal => "#,##0.0##",
            Self::Percent => "0.0",
            Self::Date => "dd/mm/yyyy",
            Self::Moment => "dd/mm/yyyy hh:mm",
            Self::Count | Self::Text | Self::Wrapped | Self::Centred => "#,##0",
        }
    }

    /// How an answer of that type is set.
    pub(super) fn of(field_type: FieldType, decimals: u32) -> Self {
        match field_type {
            FieldType::Money if decimals > 0 => Self::Decimal,
            FieldType::Count | FieldType::Money => Self::Count,
            FieldType::Decimal => Self::Decimal,
            FieldType::Percent => Self::Percent,
            FieldType::Date => Self::Date,
            FieldType::Text => Self::Wrapped,
            FieldType::Ratio | FieldType::Flag | FieldType::Choice => Self::Centred,
        }
    }
}

/// What the background of a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tint {
    Plain,
    Head,
    Band,
    Total,
    /// Nobody was asked this here.
    NotAsked,
    Missing,
    Rejected,
    Doubtful,
}

impl Tint {
    const ALL: [Self; 8] = [
        Self::Plain,
        Self::Head,
        Self::Band,
        Self::Total,
        Self::NotAsked,
        Self::Missing,
        Self::Rejected,
        Self::Doubtful,
    ];

    fn colour(self) -> Option<u32> {
        match self {
            Self::Plain => None,
            Self::Head => Some(0x00D6_E0EF),
            Self::Band => Some(0x00EC_F1F8),
            Self::Total => Some(0x00F2_F2F2),
            Self::NotAsked => Some(0x00F6_F6F6),
            Self::Missing => Some(0x00E4_E4E4),
            Self::Rejected => Some(0x00F8_E0D8),
            Self::Doubtful => Some(0x00FF_F2CC),
        }
    }
}

/// The style of a cell of a table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    shape: Shape,
    tint: Tint,
    bold: bool,
    link: bool,
}

impl Look {
    pub(super) fn new(shape: Shape) -> Self {
        Self { shape, tint: Tint::Plain, bold: false, link: false }
    }

    pub(super) fn tint(self, tint: Tint) -> Self {
        Self { tint, ..self }
    }

    pub(super) fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub(super) fn link(self) -> Self {
        Self { link: true, ..self }
    }

    fn index(self) -> usize {
        let step = (self.shape as usize * Tint::ALL.len() + self.tint as usize) * 4;
        step + usize::from(self.bold) * 2 + usize::from(self.link)
    }

    fn format(self, language: Language) -> Format {
        let number = |pattern: &str| number_format(language, pattern);
        let mut format = Styles::base()
            .set_border(FormatBorder::Thin)
            .set_border_color(Color::RGB(RULE))
            .set_align(FormatAlign::VerticalCenter);
        format = match self.shape {
            Shape::Text => format.set_align(FormatAlign::Left),
            Shape::Wrapped => format.set_align(FormatAlign::Left).set_text_wrap(),
            Shape::Centred => format.set_align(FormatAlign::Center).set_text_wrap(),
            Shape::Count | Shape::Decimal | Shape::Percent => {
                format.set_align(FormatAlign::Right).set_num_format(number(self.shape.pattern()))
            }
            Shape::Date | Shape::Moment => {
                format.set_align(FormatAlign::Center).set_num_format(self.shape.pattern())
            }
        };
        if let Some(colour) = self.tint.colour() {
            format = format.set_background_color(Color::RGB(colour));
        }
        if self.bold {
            format = format.set_bold();
        }
        if self.link {
            format = format.set_font_color(Color::RGB(LINK)).set_underline(FormatUnderline::Single);
        }
        format
    }
}

/// Every format of the workbook. Those that no cell uses are not written.
pub(super) struct Styles {
    looks: Vec<Format>,
    plain: Format,
    /// The body that the committee reports to.
    pub(super) superior: Format,
    /// The committee.
    pub(super) committee: Format,
    /// The title of the workbook.
    pub(super) title: Format,
    /// What stands below it.
    pub(super) subtitle: Format,
    /// The title of a sheet other than the first.
    pub(super) heading: Format,
    /// What explains a sheet.
    pub(super) note: Format,
    /// A line that nobody may overlook.
    pub(super) warning: Format,
    /// The way back to the contents.
    pub(super) way_back: Format,
    /// A line of a signature: what somebody is, what they are to do, and their name.
    pub(super) office: Format,
    pub(super) signing: Format,
    /// Place and date above a signature.
    pub(super) dated: Format,
}

impl Styles {
    pub(super) fn new(language: Language) -> Self {
        let mut looks = Vec::new();
        for shape in Shape::ALL {
            for tint in Tint::ALL {
                for (bold, link) in [(false, false), (false, true), (true, false), (true, true)] {
                    looks.push(Look { shape, tint, bold, link }.format(language));
                }
            }
        }
        let centred = || Self::base().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
        Self {
            looks,
            plain: Self::base(),
            superior: centred().set_font_size(12),
            committee: centred().set_font_size(12).set_bold(),
            title: centred().set_font_size(15).set_bold(),
            subtitle: centred().set_font_size(12).set_text_wrap(),
            heading: Self::base().set_font_size(14).set_bold(),
            note: Self::base().set_italic().set_font_color(Color::RGB(NOTE)),
            warning: Self::base()
                .set_bold()
                .set_font_color(Color::RGB(WARNING))
                .set_background_color(Color::RGB(0x00FF_F2CC))
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter),
            way_back: Self::base()
                .set_font_size(9)
                .set_font_color(Color::RGB(LINK))
                .set_underline(FormatUnderline::Single)
                .set_align(FormatAlign::VerticalCenter),
            office: centred().set_font_size(12).set_bold().set_text_wrap(),
            signing: centred().set_italic().set_font_color(Color::RGB(NOTE)),
            dated: centred().set_font_size(12).set_italic(),
        }
    }

    /// What every cell starts from, and the default of the workbook.
    pub(super) fn base() -> Format {
        Format::new().set_font_name("Times New Roman").set_font_size(11)
    }

    pub(super) fn get(&self, look: Look) -> &Format {
        self.looks.get(look.index()).unwrap_or(&self.plain)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_look_finds_its_own_format() {
        let styles = Styles::new(Language::Vi);
        for shape in Shape::ALL {
            for tint in Tint::ALL {
                let look = Look::new(shape).tint(tint);
                for look in [look, look.bold(), look.link(), look.bold().link()] {
                    assert!(*styles.get(look) == look.format(Language::Vi), "{look:?}");
                }
            }
        }
    }
}
