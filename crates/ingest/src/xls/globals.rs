use std::collections::BTreeMap;
use std::sync::Arc;

use super::record::{BOF, EOF, Record, records};
use super::text::TextCoding;
use crate::limits;
use crate::open::OpenError;
use crate::sheet::{Style, Visibility};

/// A sheet as the workbook lists it.
#[derive(Debug)]
pub(super) struct Listed {
    /// Where its records begin in the stream.
    pub start: usize,
    pub visibility: Visibility,
    /// Not a chart, nor a sheet of macros.
    pub is_worksheet: bool,
}

/// What holds for the whole workbook.
#[derive(Debug)]
pub(super) struct Globals {
    pub coding: TextCoding,
    pub is_1904: bool,
    pub sheets: Vec<Listed>,
    /// The look of cells, by the number that they name.
    pub styles: Vec<Arc<Style>>,
}

impl Globals {
    pub fn read(stream: &[u8]) -> Result<Self, OpenError> {
        let first = records(stream, 0).next().ok_or(OpenError::Damaged("damage-cut-off"))?;
        let unicode = match (first.id, first.u16(0)) {
            (BOF, Some(0x0600)) => true,
            (BOF, Some(0x0500)) => false,
            // Excel 2 to 4, and what is no workbook at all.
            (0x0009 | 0x0209 | 0x0409, _) => return Err(OpenError::TooOld),
            _ => return Err(OpenError::Damaged("damage-header")),
        };
        let mut globals = Self {
            coding: TextCoding::new(unicode, 1252),
            is_1904: false,
            sheets: Vec::new(),
            styles: Vec::new(),
        };
        // Fonts and formats are kept until the code page is known, which may come later.
        let (mut fonts, mut formats, mut looks) = (Vec::new(), Vec::new(), Vec::new());
        for record in records(stream, 0) {
            match record.id {
                EOF => break,
                // Encrypted: what follows cannot be understood. A form that may be opened by everybody has none.
                0x002F => return Err(OpenError::Password),
                0x0042 => globals.coding = TextCoding::new(unicode, record.u16(0).unwrap_or_default()),
                0x0022 => globals.is_1904 = record.u16(0) == Some(1),
                0x0031 => fonts.push(record),
                0x041E => formats.push(record),
                0x00E0 => looks.push(record),
                0x0085 => globals.sheets.extend(listed(&record)),
                _ => {}
            }
            if globals.sheets.len() > limits::XLS_SHEETS {
                return Err(OpenError::TooMuch("excess-sheets"));
            }
        }
        globals.styles = globals.styles_of(&fonts, &formats, &looks);
        Ok(globals)
    }

    fn styles_of(
        &self,
        fonts: &[Record<'_>],
        formats: &[Record<'_>],
        looks: &[Record<'_>],
    ) -> Vec<Arc<Style>> {
        let short = |record: &Record<'_>, at: usize| {
            self.coding.text(record.rest(at + 1), record.u8(at)?.into(), "").map(Arc::from)
        };
        let fonts: Vec<Arc<str>> = fonts.iter().map(|font| short(font, 14).unwrap_or_default()).collect();
        let formats: BTreeMap<u16, Arc<str>> = formats
            .iter()
            .filter_map(|format| {
                let code = match self.coding.unicode {
                    true => self.coding.text(format.rest(4), format.u16(2)?.into(), "").map(Arc::from),
                    false => short(format, 2),
                };
                Some((format.u16(0)?, code?))
            })
            .collect();
        let mut shared: BTreeMap<(Arc<str>, Arc<str>), Arc<Style>> = BTreeMap::new();
        looks
            .iter()
            .map(|look| {
                // There is no font 4: what is called 5 is the fifth.
                let font = match look.u16(0).unwrap_or_default() {
                    font @ 0..=3 => Some(font),
                    4 => None,
                    font => Some(font - 1),
                };
                let font = font.and_then(|font| fonts.get(usize::from(font))).cloned().unwrap_or_default();
                let id = look.u16(2).unwrap_or_default();
                let format = formats.get(&id).cloned().unwrap_or_else(|| Arc::from(built_in(id)));
                let format = if &*format == "General" { Arc::from("") } else { format };
                let style = || Arc::new(Style { format: format.clone(), font: font.clone() });
                shared.entry((format.clone(), font.clone())).or_insert_with(style).clone()
            })
            .collect()
    }
}

fn listed(record: &Record<'_>) -> Option<Listed> {
    let visibility = match record.u8(4)? & 3 {
        0 => Visibility::Visible,
        1 => Visibility::Hidden,
        _ => Visibility::VeryHidden,
    };
    Some(Listed { start: record.u32(0)? as usize, visibility, is_worksheet: record.u8(5)? == 0 })
}

/// The formats that a workbook need not write out, by number.
fn built_in(id: u16) -> &'static str {
    match id {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        5..=8 | 37..=40 => "#,##0",
        9 => "0%",
        10 => "0.00%",
        11 => "0.00E+00",
        12 => "# ?/?",
        13 => "# ??/??",
        14 | 27..=31 | 36 | 50..=54 | 57 | 58 => "m/d/yyyy",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 | 32 | 34 => "h:mm",
        21 | 33 | 35 | 55 | 56 => "h:mm:ss",
        22 => "m/d/yyyy h:mm",
        41 | 42 => "_-* #,##0_-",
        43 | 44 => "_-* #,##0.00_-",
        45 => "mm:ss",
        46 => "[h]:mm:ss",
        47 => "mm:ss.0",
        48 => "##0.0E+0",
        49 => "@",
        _ => "",
    }
}
