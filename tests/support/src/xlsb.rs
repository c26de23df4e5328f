//! Workbooks in Excel's binary package (`.xlsb`, [MS-XLSB]), which no library writes and LibreOffice only reads.
//!
//! As little as a workbook needs: sheets with their cells, document properties and defined names that are
//! constant texts. Strings are shared and whole numbers packed (RK), as Excel does it.
//!
//! ```
//! use tonghop_test_support::workbook::{Book, Cell, Sheet};
//! use tonghop_test_support::xlsb;
//! let sheet = Sheet::new("BIEU").with("A1", Cell::text("H1")).with("D1", Cell::Number(12.0));
//! assert!(xlsb::write(&Book { sheets: vec![sheet], ..Book::default() }).starts_with(b"PK"));
//! ```

use std::collections::HashMap;
use std::io::{Cursor, Write};

use jiff::civil::Date;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::workbook::{Book, Cell, Sheet};

/// The bytes of the `.xlsb` file. The same content gives the same bytes.
///
/// A formula becomes one that is the constant of its stored result, since formulas are kept in tokens.
///
/// # Panics
/// Where a formula has no stored result.
#[must_use]
pub fn write(book: &Book) -> Vec<u8> {
    let mut strings = Strings::default();
    let sheets: Vec<Vec<u8>> = book.sheets.iter().map(|sheet| worksheet(sheet, &mut strings)).collect();
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, bytes: &[u8]| {
        package.start_file(name, SimpleFileOptions::default()).expect("a new part");
        package.write_all(bytes).expect("a written part");
    };
    part("[Content_Types].xml", content_types(sheets.len()).as_bytes());
    part(
        "_rels/.rels",
        relationships(&PACKAGE_PARTS.map(|(kind, target)| (kind, target.to_owned()))).as_bytes(),
    );
    part("docProps/core.xml", core_properties(book).as_bytes());
    part("docProps/custom.xml", custom_properties(book).as_bytes());
    part("xl/workbook.bin", &workbook(book));
    let mut parts: Vec<(&str, String)> =
        (1..=sheets.len()).map(|number| ("worksheet", format!("worksheets/sheet{number}.bin"))).collect();
    parts.push(("sharedStrings", "sharedStrings.bin".to_owned()));
    parts.push(("styles", "styles.bin".to_owned()));
    part("xl/_rels/workbook.bin.rels", relationships(&parts).as_bytes());
    for (number, sheet) in (1..).zip(&sheets) {
        part(&format!("xl/worksheets/sheet{number}.bin"), sheet);
    }
    part("xl/sharedStrings.bin", &strings.part());
    part("xl/styles.bin", &styles());
    package.finish().expect("a finished package").into_inner()
}

/// Numbers of record types, by their names in [MS-XLSB] 2.3.
mod brt {
    pub const ROW_HDR: u16 = 0;
    pub const CELL_RK: u16 = 2;
    pub const CELL_BOOL: u16 = 4;
    pub const CELL_REAL: u16 = 5;
    pub const CELL_ISST: u16 = 7;
    pub const FMLA_STRING: u16 = 8;
    pub const FMLA_NUM: u16 = 9;
    pub const FMLA_ERROR: u16 = 11;
    pub const SST_ITEM: u16 = 19;
    pub const NAME: u16 = 39;
    pub const XF: u16 = 47;
    pub const BEGIN_SHEET: u16 = 129;
    pub const END_SHEET: u16 = 130;
    pub const BEGIN_BOOK: u16 = 131;
    pub const END_BOOK: u16 = 132;
    pub const BEGIN_BUNDLE_SHS: u16 = 143;
    pub const END_BUNDLE_SHS: u16 = 144;
    pub const BEGIN_SHEET_DATA: u16 = 145;
    pub const END_SHEET_DATA: u16 = 146;
    pub const WS_DIM: u16 = 148;
    pub const WB_PROP: u16 = 153;
    pub const BUNDLE_SH: u16 = 156;
    pub const CALC_PROP: u16 = 157;
    pub const BEGIN_SST: u16 = 159;
    pub const END_SST: u16 = 160;
    pub const BEGIN_STYLE_SHEET: u16 = 278;
    pub const END_STYLE_SHEET: u16 = 279;
    pub const BEGIN_CELL_XFS: u16 = 617;
    pub const END_CELL_XFS: u16 = 618;
}

/// A stream of records: a type and a length in groups of seven bits, and as many bytes.
#[derive(Default)]
struct Records(Vec<u8>);

impl Records {
    fn add(&mut self, kind: u16, body: &[u8]) {
        self.seven_bits(usize::from(kind));
        self.seven_bits(body.len());
        self.0.extend(body);
    }

    fn seven_bits(&mut self, mut number: usize) {
        loop {
            let group = (number & 0x7F) as u8;
            number >>= 7;
            self.0.push(if number == 0 { group } else { group | 0x80 });
            if number == 0 {
                return;
            }
        }
    }
}

/// A text as `XLWideString`: the number of its UTF-16 units, and these.
fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let length = u32::try_from(units.len()).expect("a text of a cell");
    length.to_le_bytes().into_iter().chain(units.into_iter().flat_map(u16::to_le_bytes)).collect()
}

/// A formula as `CellParsedFormula` or `NameParsedFormula`: its tokens, and nothing more.
fn formula(tokens: &[u8]) -> Vec<u8> {
    let length = u32::try_from(tokens.len()).expect("a short formula");
    [&length.to_le_bytes(), tokens, &[0; 4]].concat()
}

/// The token of a text (`PtgStr`).
fn text_token(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let length = u16::try_from(units.len()).expect("a text of at most 255 characters");
    let units = units.into_iter().flat_map(u16::to_le_bytes);
    std::iter::once(0x17).chain(length.to_le_bytes()).chain(units).collect()
}

fn workbook(book: &Book) -> Vec<u8> {
    let mut records = Records::default();
    records.add(brt::BEGIN_BOOK, &[]);
    records.add(brt::WB_PROP, &[0; 12]);
    records.add(brt::BEGIN_BUNDLE_SHS, &[]);
    for (number, sheet) in (1_u32..).zip(&book.sheets) {
        let visible = 0_u32.to_le_bytes();
        let id = wide(&format!("rId{number}"));
        records.add(brt::BUNDLE_SH, &[&visible, &number.to_le_bytes(), &*id, &wide(&sheet.name)].concat());
    }
    records.add(brt::END_BUNDLE_SHS, &[]);
    for (name, text) in &book.names {
        // Flags, no key, and the scope of the whole workbook; behind the formula there is no comment.
        let head = [0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF];
        let none = u32::MAX.to_le_bytes();
        let body = [&head[..], &wide(name), &formula(&text_token(text)), &none].concat();
        records.add(brt::NAME, &body);
    }
    records.add(brt::CALC_PROP, &[0; 26]);
    records.add(brt::END_BOOK, &[]);
    records.0
}

fn worksheet(sheet: &Sheet, strings: &mut Strings) -> Vec<u8> {
    let mut records = Records::default();
    let rows = u32::try_from(sheet.rows.len()).expect("the rows of a sheet");
    let columns = sheet.rows.iter().map(Vec::len).max().unwrap_or_default();
    let columns = u32::try_from(columns).expect("the columns of a sheet");
    records.add(brt::BEGIN_SHEET, &[]);
    let extent = [0, rows.saturating_sub(1), 0, columns.saturating_sub(1)];
    records.add(brt::WS_DIM, &extent.map(u32::to_le_bytes).concat());
    records.add(brt::BEGIN_SHEET_DATA, &[]);
    for (row, cells) in (0_u32..).zip(&sheet.rows) {
        if cells.iter().all(|cell| *cell == Cell::Blank) {
            continue;
        }
        // The plain style, 15 points high, no outline, and no hint at the columns that are used.
        let head = [&row.to_le_bytes()[..], &[0; 4], &300_u16.to_le_bytes(), &[0; 7]].concat();
        records.add(brt::ROW_HDR, &head);
        for (column, cell) in (0_u32..).zip(cells) {
            write_cell(&mut records, column, cell, strings);
        }
    }
    records.add(brt::END_SHEET_DATA, &[]);
    records.add(brt::END_SHEET, &[]);
    records.0
}

/// The style of cells that show a date; all others have style 0.
const DATE_STYLE: u32 = 1;
/// The built-in number format of a date.
const DATE_FORMAT: u16 = 14;

fn write_cell(records: &mut Records, column: u32, cell: &Cell, strings: &mut Strings) {
    let styled = |style: u32| [column.to_le_bytes(), style.to_le_bytes()].concat();
    let plain = styled(0);
    let calculated = |result: &[u8], token: &[u8]| [&plain[..], result, &[0, 0], &formula(token)].concat();
    match cell {
        Cell::Blank => {}
        Cell::Number(number) => match packed(*number) {
            Some(rk) => records.add(brt::CELL_RK, &[&plain[..], &rk.to_le_bytes()].concat()),
            None => records.add(brt::CELL_REAL, &[&plain[..], &number.to_le_bytes()].concat()),
        },
        Cell::Text(text) => {
            let index = strings.index(text);
            records.add(brt::CELL_ISST, &[&plain[..], &index.to_le_bytes()].concat());
        }
        Cell::Bool(flag) => records.add(brt::CELL_BOOL, &[&plain[..], &[u8::from(*flag)]].concat()),
        Cell::Date(day) => {
            let cell = [&styled(DATE_STYLE)[..], &serial(*day).to_le_bytes()].concat();
            records.add(brt::CELL_REAL, &cell);
        }
        Cell::Error { word, .. } => {
            let code = error_code(word);
            records.add(brt::FMLA_ERROR, &calculated(&[code], &[0x1C, code]));
        }
        Cell::Formula { formula, result } => {
            let result = result.as_ref().unwrap_or_else(|| panic!("={formula} has no stored result"));
            match result.parse::<f64>() {
                Ok(number) => {
                    let number = number.to_le_bytes();
                    records.add(brt::FMLA_NUM, &calculated(&number, &[&[0x1F][..], &number].concat()));
                }
                Err(_no_number) => {
                    records.add(brt::FMLA_STRING, &calculated(&wide(result), &text_token(result)));
                }
            }
        }
    }
}

/// A whole number in 30 bits as `RkNumber`.
fn packed(number: f64) -> Option<i32> {
    let limit = f64::from(1 << 29);
    (number.fract() == 0.0 && number.abs() < limit).then_some(((number as i32) << 2) | 2)
}

/// A day as Excel counts it.
fn serial(day: Date) -> f64 {
    let days = (day - Date::constant(1899, 12, 30)).get_days();
    assert!(days > 60, "{day} is before the day that Excel miscounts");
    f64::from(days)
}

/// The number of an error that is shown as `word`.
fn error_code(word: &str) -> u8 {
    match word {
        "#NULL!" => 0x00,
        "#DIV/0!" => 0x07,
        "#VALUE!" => 0x0F,
        "#REF!" => 0x17,
        "#NAME?" => 0x1D,
        "#NUM!" => 0x24,
        "#N/A" => 0x2A,
        _ => panic!("`{word}` is no error of a cell"),
    }
}

/// The texts of all sheets, each once.
#[derive(Default)]
struct Strings {
    texts: Vec<String>,
    indexes: HashMap<String, u32>,
    uses: u32,
}

impl Strings {
    fn index(&mut self, text: &str) -> u32 {
        self.uses += 1;
        if let Some(index) = self.indexes.get(text) {
            return *index;
        }
        let index = u32::try_from(self.texts.len()).expect("the texts of a workbook");
        self.texts.push(text.to_owned());
        self.indexes.insert(text.to_owned(), index);
        index
    }

    fn part(&self) -> Vec<u8> {
        let mut records = Records::default();
        let unique = u32::try_from(self.texts.len()).expect("the texts of a workbook");
        records.add(brt::BEGIN_SST, &[self.uses, unique].map(u32::to_le_bytes).concat());
        for text in &self.texts {
            records.add(brt::SST_ITEM, &[&[0][..], &wide(text)].concat());
        }
        records.add(brt::END_SST, &[]);
        records.0
    }
}

/// Two cell styles: the plain one, and that of dates.
fn styles() -> Vec<u8> {
    let mut records = Records::default();
    records.add(brt::BEGIN_STYLE_SHEET, &[]);
    records.add(brt::BEGIN_CELL_XFS, &2_u32.to_le_bytes());
    for format in [0, DATE_FORMAT] {
        // Format, and neither font, fill nor border of its own; the last bits say that the format counts.
        let mut body = vec![0xFF, 0xFF];
        body.extend(format.to_le_bytes());
        body.extend([0; 10]);
        body.extend([u8::from(format != 0), 0]);
        records.add(brt::XF, &body);
    }
    records.add(brt::END_CELL_XFS, &[]);
    records.add(brt::END_STYLE_SHEET, &[]);
    records.0
}

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const PACKAGE_PARTS: [(&str, &str); 3] = [
    ("officeDocument", "xl/workbook.bin"),
    ("core-properties", "docProps/core.xml"),
    ("custom-properties", "docProps/custom.xml"),
];

fn content_types(sheets: usize) -> String {
    let excel = "application/vnd.ms-excel";
    let office = "application/vnd.openxmlformats";
    let mut parts = vec![
        ("/xl/workbook.bin".to_owned(), format!("{excel}.sheet.binary.macroEnabled.main")),
        ("/xl/sharedStrings.bin".to_owned(), format!("{excel}.sharedStrings")),
        ("/xl/styles.bin".to_owned(), format!("{excel}.styles")),
        ("/docProps/core.xml".to_owned(), format!("{office}-package.core-properties+xml")),
        ("/docProps/custom.xml".to_owned(), format!("{office}-officedocument.custom-properties+xml")),
    ];
    parts
        .extend((1..=sheets).map(|n| (format!("/xl/worksheets/sheet{n}.bin"), format!("{excel}.worksheet"))));
    let parts: String = parts
        .iter()
        .map(|(part, kind)| format!("<Override PartName=\"{part}\" ContentType=\"{kind}\"/>"))
        .collect();
    format!(
        "{XML}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
         ContentType=\"{office}-package.relationships+xml\"/><Default Extension=\"xml\" \
         ContentType=\"application/xml\"/>{parts}</Types>"
    )
}

/// Relationships `rId1`, `rId2`, … of these kinds to these parts.
fn relationships(parts: &[(&str, String)]) -> String {
    let parts: String = (1..)
        .zip(parts)
        .map(|(number, (kind, target))| {
            let base = if *kind == "core-properties" {
                format!("{PACKAGE}/relationships/metadata")
            } else {
                OFFICE.to_owned()
            };
            format!("<Relationship Id=\"rId{number}\" Type=\"{base}/{kind}\" Target=\"{target}\"/>")
        })
        .collect();
    format!("{XML}<Relationships xmlns=\"{PACKAGE}/relationships\">{parts}</Relationships>")
}

fn core_properties(book: &Book) -> String {
    let saved = book.saved;
    format!(
        "{XML}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
         xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{saved}Z</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{saved}Z</dcterms:modified></cp:coreProperties>"
    )
}

fn custom_properties(book: &Book) -> String {
    let base = "http://schemas.openxmlformats.org/officeDocument/2006";
    let properties: String = (2..)
        .zip(&book.properties)
        .map(|(id, (name, text))| {
            let text = text.replace('&', "&amp;").replace('<', "&lt;");
            format!(
                "<property fmtid=\"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}\" pid=\"{id}\" name=\"{name}\">\
                 <vt:lpwstr>{text}</vt:lpwstr></property>"
            )
        })
        .collect();
    format!(
        "{XML}<Properties xmlns=\"{base}/custom-properties\" xmlns:vt=\"{base}/docPropsVTypes\">{properties}</Properties>"
    )
}

#[cfg(test)]
mod tests {
    use calamine::{Data, Reader, Xlsb};

    use super::*;
    use crate::office::{Dump, dump};
    use crate::workbook::sheet_from_markdown;

    fn book() -> Book {
        let sheet = sheet_from_markdown(
            "BIỂU",
            r#"
            | Mã | Chỉ tiêu | Số liệu | Ngày |
            |----|----------|---------|------|
            | H1 | Mã | 12 | 2012-03-26 |
            | H2 | -7 | 1000000000000 | 1.5 |
            | H3 | 0.1 | =1+4 ⇒ 5 | =A1 ⇒ x < y |
            | | | -536870911 | 536870912 |
            "#,
        );
        Book {
            sheets: vec![sheet, Sheet::new("B1").with("AB300", Cell::text("xa"))],
            properties: vec![("tonghop_unit".into(), "A&01".into())],
            names: vec![("tonghop_unit".into(), "A01".into())],
            ..Book::default()
        }
    }

    #[test]
    fn libreoffice_reads_the_same_cells_as_from_an_xlsx() {
        let folder = tempfile::tempdir().unwrap();
        let (new, old) = (folder.path().join("A01.xlsb"), folder.path().join("A01.xlsx"));
        std::fs::write(&new, write(&book())).unwrap();
        std::fs::write(&old, book().to_bytes()).unwrap();
        let dumps = dump(&[new, old], false);
        for sheet in ["BIỂU", "B1"] {
            let raw = |dump: &Dump| -> Vec<(String, Option<String>)> {
                let addresses = dump.sheet(sheet).cells.keys();
                addresses.map(|address| (address.clone(), dump.raw(sheet, address))).collect()
            };
            assert!(!raw(&dumps[0]).is_empty());
            assert_eq!(raw(&dumps[0]), raw(&dumps[1]), "{sheet}");
        }
    }

    #[test]
    fn names_properties_and_cells_are_there_for_another_reader() {
        assert_eq!(write(&book()), write(&book()));
        let mut read = Xlsb::new(Cursor::new(write(&book()))).unwrap();
        assert_eq!(read.defined_names(), [("tonghop_unit".to_owned(), "\"A01\"".to_owned())]);
        let properties = read.workbook_properties().unwrap();
        assert_eq!(properties.custom_properties.get("tonghop_unit").map(String::as_str), Some("A&01"));
        assert!(properties.modified.unwrap().starts_with("2012-03-01T08:00"));
        let range = read.worksheet_range("BIỂU").unwrap();
        let value = |row, column| range.get_value((row, column)).cloned();
        assert_eq!(value(1, 1), Some(Data::String("Mã".into())));
        assert_eq!(value(1, 2), Some(Data::Int(12)));
        assert!(matches!(value(1, 3), Some(Data::DateTime(day)) if day.to_ymd_hms_milli().2 == 26));
        assert_eq!(value(2, 2), Some(Data::Float(1e12)));
        assert_eq!(value(2, 3), Some(Data::Float(1.5)));
        assert_eq!(value(3, 2), Some(Data::Float(5.0)));
        assert_eq!(value(3, 3), Some(Data::String("x < y".into())));
    }

    /// What LibreOffice does not show of such a file without calculating. calamine passes over the result of a
    /// formula where that is an error, but shows the formula.
    #[test]
    fn truth_values_and_errors_are_there() {
        let sheet = Sheet::new("S").with("A2", Cell::Bool(true)).with("B2", Cell::parse("#DIV/0!"));
        let mut read =
            Xlsb::new(Cursor::new(write(&Book { sheets: vec![sheet], ..Book::default() }))).unwrap();
        let range = read.worksheet_range("S").unwrap();
        assert_eq!(range.get_value((1, 0)), Some(&Data::Bool(true)));
        let formulas = read.worksheet_formula("S").unwrap();
        assert_eq!(formulas.get_value((1, 1)).map(String::as_str), Some("#DIV/0!"));
    }

    #[test]
    #[should_panic(expected = "=A1 has no stored result")]
    fn a_formula_without_a_result_is_a_mistake_of_the_test() {
        let sheet = Sheet::new("S").with("A1", Cell::parse("=A1"));
        let _bytes = write(&Book { sheets: vec![sheet], ..Book::default() });
    }
}
