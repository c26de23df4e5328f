use std::io::Cursor;

/// What a file is, told by its first bytes and, for archives, by what is in them; never by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ContentType {
    /// No bytes at all.
    Empty,
    /// Excel 2007 and later, with or without macros.
    Xlsx,
    /// Excel's binary package.
    Xlsb,
    /// Excel 97 to 2003 (BIFF in a compound file).
    Xls,
    /// OpenDocument spreadsheet.
    Ods,
    /// OpenDocument spreadsheet in one XML file.
    FlatOds,
    /// A compound file that holds an encrypted package.
    Encrypted,
    /// An HTML page.
    Html,
    /// Excel 2003 XML ("XML Spreadsheet").
    XmlSpreadsheet,
    /// A PDF.
    Pdf,
    /// A Word document, old or new.
    Word,
    /// A picture.
    Image,
    /// Some other archive.
    Zip,
    /// An archive, as a workbook is, that is cut off or damaged.
    DamagedZip,
    /// A saved e-mail.
    Email,
    /// Lines of text with separators.
    Csv,
    /// Other text.
    Text,
    /// None of these.
    Unknown,
}

impl ContentType {
    /// Recognises content.
    ///
    /// ```
    /// use tonghop_ingest::ContentType;
    /// assert_eq!(ContentType::of(b"%PDF-1.4 ..."), ContentType::Pdf);
    /// assert_eq!(ContentType::of(b"<html><table>"), ContentType::Html);
    /// assert_eq!(ContentType::of(b""), ContentType::Empty);
    /// ```
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        match bytes {
            [] => Self::Empty,
            [b'P', b'K', 3 | 5, 4 | 6, ..] => of_archive(bytes),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => of_compound_file(bytes),
            [b'%', b'P', b'D', b'F', ..] => Self::Pdf,
            [0xFF, 0xD8, 0xFF, ..] | [0x89, b'P', b'N', b'G', ..] | [b'G', b'I', b'F', b'8', ..] => {
                Self::Image
            }
            [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => Self::Image,
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Self::Image,
            // BIFF 2 to 4 and bare BIFF 5 begin with a BOF record outside any compound file.
            [0x09, 0x00 | 0x02 | 0x04 | 0x08, ..] => Self::Xls,
            _ => of_text(bytes),
        }
    }

    /// The key of its name in the message files, for what is no workbook.
    #[must_use]
    pub fn message_key(self) -> &'static str {
        match self {
            Self::Html => "kind-html",
            Self::XmlSpreadsheet => "kind-xml-spreadsheet",
            Self::Pdf => "kind-pdf",
            Self::Word => "kind-word",
            Self::Image => "kind-image",
            Self::Zip => "kind-zip",
            Self::Email => "kind-email",
            Self::Csv => "kind-csv",
            Self::Text => "kind-text",
            Self::Empty
            | Self::Xlsx
            | Self::Xlsb
            | Self::Xls
            | Self::Ods
            | Self::FlatOds
            | Self::Encrypted
            | Self::DamagedZip
            | Self::Unknown => "kind-unknown",
        }
    }
}

fn of_archive(bytes: &[u8]) -> ContentType {
    let Ok(archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return ContentType::DamagedZip };
    let mut found = ContentType::Zip;
    for name in archive.file_names().flatten() {
        match name.replace('\\', "/").to_ascii_lowercase().as_str() {
            "xl/workbook.bin" => return ContentType::Xlsb,
            "xl/workbook.xml" => return ContentType::Xlsx,
            "word/document.xml" => return ContentType::Word,
            "content.xml" => found = ContentType::Ods,
            name if name.starts_with("xl/") && found == ContentType::Zip => found = ContentType::Xlsx,
            _ => {}
        }
    }
    // Every OpenDocument file has a content.xml; the kind stands in its first part, stored as it is.
    if found == ContentType::Ods && holds(&bytes[..bytes.len().min(200)], b"opendocument.text") {
        return ContentType::Word;
    }
    found
}

fn of_compound_file(bytes: &[u8]) -> ContentType {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        holds(bytes, &wide)
    };
    if has("EncryptedPackage") {
        ContentType::Encrypted
    } else if has("WordDocument") && !has("Workbook") {
        ContentType::Word
    } else {
        ContentType::Xls
    }
}

fn of_text(bytes: &[u8]) -> ContentType {
    let start = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    let head = &start[..start.len().min(4096)];
    // UTF-16 text with a byte order mark: every other byte of the head is mostly zero.
    let utf16 = matches!(head, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]);
    let text: String =
        head.iter().filter(|b| !utf16 || **b != 0).map(|b| char::from(b.to_ascii_lowercase())).collect();
    if !utf16 && head.iter().any(|b| *b < 9 || (14..32).contains(b)) {
        return ContentType::Unknown;
    }
    let text = text.trim_start_matches(['\u{ff}', '\u{fe}']).trim_start();
    if text.contains("urn:schemas-microsoft-com:office:spreadsheet") && text.starts_with("<?xml") {
        return ContentType::XmlSpreadsheet;
    }
    if text.contains("<office:document") && text.contains("urn:oasis:names:tc:opendocument") {
        return ContentType::FlatOds;
    }
    if ["<html", "<!doctype html", "<table", "<head"].iter().any(|tag| text.contains(tag)) {
        return ContentType::Html;
    }
    if text.starts_with("mime-version:") || text.starts_with("received:") || text.starts_with("from:") {
        return ContentType::Email;
    }
    let first = text.lines().next().unwrap_or("");
    if first.contains([',', ';', '\t']) { ContentType::Csv } else { ContentType::Text }
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::ContentType;

    #[test]
    fn content_is_told_by_bytes() {
        let cases: &[(&[u8], ContentType)] = &[
            (b"\xFF\xD8\xFF\xE0JFIF", ContentType::Image),
            (
                b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
                ContentType::XmlSpreadsheet,
            ),
            (b"\xEF\xBB\xBF<!DOCTYPE html><html>", ContentType::Html),
            (b"code,name\nA,B\n", ContentType::Csv),
            (b"Dear committee\n", ContentType::Text),
            (b"\x00\x01\x02\x03", ContentType::Unknown),
            (b"PK\x03\x04 but cut", ContentType::DamagedZip),
            (b"Received: from mail\r\nMIME-Version: 1.0\r\n", ContentType::Email),
        ];
        for (bytes, expected) in cases {
            assert_eq!(ContentType::of(bytes), *expected, "{}", String::from_utf8_lossy(bytes));
        }
    }
}
