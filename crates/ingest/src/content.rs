use std::io::{Cursor, Read, Seek};

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
    /// An e-mail as Outlook saves it (`.msg`).
    OutlookMessage,
    /// The attachments of an Outlook e-mail in its own packing (`winmail.dat`).
    Tnef,
    /// A web page saved as a single file (MHTML).
    Mhtml,
    /// A RAR archive.
    Rar,
    /// A 7-Zip archive.
    SevenZip,
    /// An archive of another kind: gzip, tar, bzip2, xz.
    OtherArchive,
    /// A spreadsheet in Microsoft's symbolic link format.
    Sylk,
    /// A spreadsheet or document of Apple's Numbers or Pages.
    Iwork,
    /// A presentation.
    Presentation,
    /// A link to a document that is elsewhere: `.url`, `.gsheet`, `.lnk`.
    Shortcut,
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
            [b'P', b'K', 3 | 5, 4 | 6, ..] => of_archive(bytes, Cursor::new(bytes)),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => of_compound_file(bytes),
            [b'R', b'a', b'r', b'!', 0x1A, 7, ..] => Self::Rar,
            [b'7', b'z', 0xBC, 0xAF, 0x27, 0x1C, ..] => Self::SevenZip,
            [0x1F, 0x8B, 8, ..]
            | [b'B', b'Z', b'h', b'1'..=b'9', ..]
            | [0xFD, b'7', b'z', b'X', b'Z', 0, ..] => Self::OtherArchive,
            [0x78, 0x9F, 0x3E, 0x22, ..] => Self::Tnef,
            [b'L', 0, 0, 0, 1, 0x14, 2, 0, ..] => Self::Shortcut,
            [b'I', b'D', b';', b'P', ..] => Self::Sylk,
            [b'%', b'P', b'D', b'F', ..] => Self::Pdf,
            [0xFF, 0xD8, 0xFF, ..] | [0x89, b'P', b'N', b'G', ..] | [b'G', b'I', b'F', b'8', ..] => {
                Self::Image
            }
            [b'B', b'M', _, _, _, _, 0, 0, 0, 0, ..] => Self::Image,
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Self::Image,
            // Photos of telephones (HEIC), and scans (TIFF).
            [_, _, _, _, b'f', b't', b'y', b'p', b'h', b'e', ..]
            | [_, _, _, _, b'f', b't', b'y', b'p', b'm', b'i', b'f', ..] => Self::Image,
            [b'I', b'I', 0x2A, 0, ..] | [b'M', b'M', 0, 0x2A, ..] => Self::Image,
            // BIFF 2 to 4 and bare BIFF 5 begin with a BOF record outside any compound file.
            [0x09, 0x00 | 0x02 | 0x04 | 0x08, ..] => Self::Xls,
            _ => of_text(bytes),
        }
    }

    /// Recognises a file by its first bytes, and reads on only where an archive must be listed.
    pub(crate) fn of_reader(head: &[u8], reader: impl Read + Seek) -> Self {
        if matches!(head, [b'P', b'K', 3 | 5, 4 | 6, ..]) { of_archive(head, reader) } else { Self::of(head) }
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
            Self::OutlookMessage => "kind-outlook-message",
            Self::Tnef => "kind-tnef",
            Self::Mhtml => "kind-mhtml",
            Self::Rar => "kind-rar",
            Self::SevenZip => "kind-seven-zip",
            Self::OtherArchive => "kind-other-archive",
            Self::Sylk => "kind-sylk",
            Self::Iwork => "kind-iwork",
            Self::Presentation => "kind-presentation",
            Self::Shortcut => "kind-shortcut",
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

    /// The key of what to do about it in the message files, for what is no workbook.
    #[must_use]
    pub fn advice_key(self) -> &'static str {
        match self {
            Self::Html | Self::Mhtml | Self::XmlSpreadsheet | Self::Sylk => "advice-save-as",
            Self::Csv | Self::Text => "advice-form",
            Self::Pdf | Self::Image | Self::Word | Self::Presentation => "advice-original",
            Self::Zip | Self::Rar | Self::SevenZip | Self::OtherArchive => "advice-unpack",
            Self::Email | Self::OutlookMessage | Self::Tnef => "advice-attachment",
            Self::Iwork => "advice-export",
            Self::Shortcut => "advice-download",
            _ => "advice-unknown",
        }
    }
}

fn of_archive(head: &[u8], reader: impl Read + Seek) -> ContentType {
    let Ok(archive) = zip::ZipArchive::new(reader) else { return ContentType::DamagedZip };
    let mut found = ContentType::Zip;
    for name in archive.file_names_raw() {
        match String::from_utf8_lossy(name).replace('\\', "/").to_ascii_lowercase().as_str() {
            "xl/workbook.bin" => return ContentType::Xlsb,
            "xl/workbook.xml" => return ContentType::Xlsx,
            "word/document.xml" => return ContentType::Word,
            "ppt/presentation.xml" => return ContentType::Presentation,
            "index/document.iwa" => return ContentType::Iwork,
            "content.xml" => found = ContentType::Ods,
            name if name.starts_with("xl/") && found == ContentType::Zip => found = ContentType::Xlsx,
            _ => {}
        }
    }
    // Every OpenDocument file has a content.xml; the kind stands in its first part, stored as it is.
    if found == ContentType::Ods && holds(&head[..head.len().min(200)], b"opendocument.text") {
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
    } else if has("Workbook") {
        ContentType::Xls
    } else if has("WordDocument") {
        ContentType::Word
    } else if has("PowerPoint Document") {
        ContentType::Presentation
    } else if has("__properties_version1.0") {
        ContentType::OutlookMessage
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
    if let Some(kind) = of_header_lines(text) {
        return kind;
    }
    if text.starts_with("[internetshortcut]") || (text.starts_with('{') && text.contains("\"doc_id\"")) {
        return ContentType::Shortcut;
    }
    if text.contains("<office:document") && text.contains("urn:oasis:names:tc:opendocument") {
        return ContentType::FlatOds;
    }
    if ["<html", "<!doctype html", "<table", "<head"].iter().any(|tag| text.contains(tag)) {
        return ContentType::Html;
    }
    let first = text.lines().next().unwrap_or("");
    if first.contains([',', ';', '\t']) { ContentType::Csv } else { ContentType::Text }
}

/// An e-mail or a page saved as one: text that begins with header lines (RFC 5322), two of them well-known.
fn of_header_lines(text: &str) -> Option<ContentType> {
    const KNOWN: [&str; 14] = [
        "from",
        "to",
        "subject",
        "date",
        "mime-version",
        "content-type",
        "received",
        "return-path",
        "message-id",
        "delivered-to",
        "reply-to",
        "cc",
        "x-mailer",
        "dkim-signature",
    ];
    // Mailbox files begin with a line of their own.
    let text = if text.starts_with("from ") { text.split_once('\n')?.1 } else { text };
    let mut known = 0;
    for line in text.lines().take_while(|line| !line.trim().is_empty()) {
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let (name, _) = line.split_once(':')?;
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_graphic()) {
            return None;
        }
        if ["x-document-type", "snapshot-content-location"].contains(&name) {
            return Some(ContentType::Mhtml);
        }
        known += usize::from(KNOWN.contains(&name));
    }
    let related = text.contains("content-type: multipart/related") && !text.contains("\nreceived:");
    match known {
        0 | 1 => None,
        _ if related && !text.contains("\nto:") => Some(ContentType::Mhtml),
        _ => Some(ContentType::Email),
    }
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
            (b"From: a@b.vn\r\nSubject: =?UTF-8?B?QsOhbw==?=\r\n\r\nKinh gui", ContentType::Email),
            (b"From: the branch, quarter 1\nTo: 12\tno header\nof a letter\n", ContentType::Csv),
            (
                b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related\r\n\r\n",
                ContentType::Mhtml,
            ),
            (b"Rar!\x1A\x07\x01\x00", ContentType::Rar),
            (b"7z\xBC\xAF\x27\x1C", ContentType::SevenZip),
            (b"ID;PWXL;N;E\r\nC;Y1;X1;K12\r\n", ContentType::Sylk),
            (b"[InternetShortcut]\r\nURL=https://a.vn\r\n", ContentType::Shortcut),
            (b"{\"doc_id\": \"1a\", \"email\": \"\"}", ContentType::Shortcut),
            (b"\x00\x00\x00\x18ftypheic", ContentType::Image),
        ];
        for (bytes, expected) in cases {
            assert_eq!(ContentType::of(bytes), *expected, "{}", String::from_utf8_lossy(bytes));
        }
    }
}
