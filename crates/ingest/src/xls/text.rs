use encoding_rs::{Encoding, WINDOWS_1252};
use tonghop_core::LegacyEncoding;

/// How the text of a workbook is kept.
#[derive(Debug, Clone, Copy)]
pub(super) struct TextCoding {
    /// Excel 97 and later: one or two bytes for a character of Unicode, and a byte that says which.
    pub unicode: bool,
    /// The code page of an older workbook.
    code_page: &'static Encoding,
}

impl TextCoding {
    /// Of a workbook with that code page; one that is unknown counts as Western.
    pub fn new(unicode: bool, code_page: u16) -> Self {
        let known = codepage::to_encoding(code_page).filter(|_| code_page != 1200);
        Self { unicode, code_page: known.unwrap_or(WINDOWS_1252) }
    }

    /// The code page that the reader library is told: Unicode text is not to be read by any other.
    pub fn code_page(self) -> u16 {
        if self.unicode { 1200 } else { codepage::from_encoding(self.code_page).unwrap_or(1252) }
    }

    /// A text of `length` characters; in an older workbook its bytes are what the font makes of them.
    pub fn text(self, bytes: &[u8], length: usize, font: &str) -> Option<String> {
        if !self.unicode {
            let bytes = bytes.get(..length)?;
            let encoding = match LegacyEncoding::of_font(font) {
                Some(_) => WINDOWS_1252,
                None => self.code_page,
            };
            return Some(encoding.decode_without_bom_handling(bytes).0.into_owned());
        }
        let (flags, bytes) = bytes.split_first()?;
        if flags & 1 == 0 {
            return Some(bytes.get(..length)?.iter().map(|byte| char::from(*byte)).collect());
        }
        let bytes = bytes.get(..length.checked_mul(2)?)?;
        let units = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        Some(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
    }
}
