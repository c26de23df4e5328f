//! A reader of `.xlsx` cells that shares no code with the reader under test: only zip and XML.
//!
//! ```
//! use tonghop_test_support::{oracle, workbook};
//! let sheet = workbook::sheet_from_markdown("BIEU", r#"| "12" | 1.50 | 2012-03-26 | TRUE | =1+1 ⇒ 2 |"#);
//! let cells = &oracle::read(&workbook::write(&[sheet]))["BIEU"];
//! assert_eq!(cells["A1"], "12");
//! assert_eq!(cells["B1"], "1.5");
//! assert_eq!(cells["C1"], "2012-03-26");
//! assert_eq!(cells["D1"], "TRUE");
//! assert_eq!(cells["E1"], "2");
//! ```

mod dates;
mod package;
mod shared_strings;
mod sheet;

use std::collections::BTreeMap;

use dates::DateStyles;
use package::Package;

/// The text of every cell that holds anything, by its address.
pub type Cells = BTreeMap<String, String>;

/// Reads the worksheets of an `.xlsx` file: name of the sheet, address, raw text.
///
/// The raw text is what stands in the file: a text with its blanks and line breaks; a number as the shortest
/// decimal that names it, without an exponent; a number in a cell with a date format as `2012-03-26` or
/// `2012-03-26T08:00:00`; `TRUE` or `FALSE`; an error as it is shown. Of a formula it is the stored result;
/// one without a result has no entry, like a cell with nothing in it.
///
/// # Panics
/// Where the bytes are no `.xlsx` file.
#[must_use]
pub fn read(bytes: &[u8]) -> BTreeMap<String, Cells> {
    let mut package = Package::open(bytes);
    let strings =
        package.part("xl/sharedStrings.xml").map(|xml| shared_strings::read(&xml)).unwrap_or_default();
    let workbook = package.required_part("xl/workbook.xml");
    let styles = package.part("xl/styles.xml").unwrap_or_default();
    let dates = DateStyles::read(&styles, &workbook);
    let targets = package.sheet_targets(&workbook);
    let read = |(name, part): (String, String)| {
        let xml = package.required_part(&part);
        (name, sheet::read(&xml, &strings, &dates))
    };
    targets.into_iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::{Cell, Sheet, write};

    #[test]
    fn every_kind_of_cell_has_its_raw_text() {
        let sheet = Sheet::new("Biểu 1")
            .with("A1", Cell::Text(" a < b & \"c\"\nd ".into()))
            .with("B2", Cell::Number(0.1 + 0.2))
            .with("C2", Cell::Number(20_450_000.0))
            .with("D2", Cell::Number(-1e20))
            .with("E2", Cell::Bool(false))
            .with("AA10", Cell::parse("1900-03-01"))
            .with("AB10", Cell::parse("#DIV/0!"))
            .with("AC10", Cell::parse("=A1 ⇒ x < y"))
            .with("AD10", Cell::parse("=A1"));
        let mut sheets = read(&write(&[sheet, Sheet::new("Trống")]));
        assert!(sheets.remove("Trống").unwrap().is_empty());
        let expected = [
            ("A1", " a < b & \"c\"\nd "),
            ("AA10", "1900-03-01"),
            ("AB10", "#DIV/0!"),
            ("AC10", "x < y"),
            ("B2", "0.30000000000000004"),
            ("C2", "20450000"),
            ("D2", "-100000000000000000000"),
            ("E2", "FALSE"),
        ];
        let expected: Cells =
            expected.into_iter().map(|(at, text)| (at.to_owned(), text.to_owned())).collect();
        assert_eq!(sheets.remove("Biểu 1").unwrap(), expected);
    }

    #[test]
    fn it_reads_as_the_library_under_test_does() {
        use calamine::Reader;
        let text = "Nguyễn\t_x000D_ \r\n “x”";
        let bytes = write(&[Sheet::new("S").with("A1", Cell::text(text))]);
        let mut book = calamine::Xlsx::new(std::io::Cursor::new(bytes.clone())).unwrap();
        let other = book.worksheet_range("S").unwrap().get_value((0, 0)).unwrap().to_string();
        assert_eq!(read(&bytes)["S"]["A1"], other);
    }
}
