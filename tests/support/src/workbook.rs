//! Workbooks from tables: a Markdown table is a sheet.
//!
//! ```
//! use tonghop_test_support::workbook::{sheet_from_markdown, write};
//! let sheet = sheet_from_markdown("BIEU", r#"
//!     | Mã | Chỉ tiêu | Số liệu    |
//!     |----|----------|------------|
//!     | H1 | Số cuộc  | 12         |
//!     | H2 | Số người | "35 người" |
//!     | H3 | Cộng     | =C2+1      |
//! "#);
//! assert!(write(&[sheet]).starts_with(b"PK"));
//! ```

mod cell;
mod markdown;
mod uncalculated;

use jiff::civil::DateTime;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Formula, Worksheet};
use tonghop_core::CellRef;

pub use cell::Cell;
pub use markdown::table_rows;
use uncalculated::without_marked_results;

/// The stored result of a formula that is to have none; [`without_marked_results`] takes it out again.
const UNCALCULATED: &str = "tonghop-test-support: no result";

/// A sheet: rows of cells, the first in A1.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its rows; they need not be of the same length.
    pub rows: Vec<Vec<Cell>>,
}

impl Sheet {
    /// A sheet without content.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), rows: Vec::new() }
    }

    /// The sheet with a cell set, by its address.
    #[must_use]
    pub fn with(mut self, address: &str, cell: Cell) -> Self {
        let at: CellRef = address.parse().unwrap_or_else(|_error| panic!("`{address}` is no cell address"));
        let (row, column) = (at.row as usize, at.column as usize);
        self.rows.resize(self.rows.len().max(row + 1), Vec::new());
        let cells = &mut self.rows[row];
        cells.resize(cells.len().max(column + 1), Cell::Blank);
        cells[column] = cell;
        self
    }
}

/// The sheet that a Markdown table shows: its first line is row 1. The notation of the cells is [`Cell::parse`].
/// The line of dashes under the headings may be left out; `\|` is a bar inside a cell, `<br>` a line break.
#[must_use]
pub fn sheet_from_markdown(name: &str, table: &str) -> Sheet {
    let rows = table_rows(table);
    let rows = rows.into_iter().map(|row| row.iter().map(|text| Cell::parse(text)).collect()).collect();
    Sheet { name: name.to_owned(), rows }
}

/// The bytes of an `.xlsx` file with these sheets and nothing that says whose it is.
#[must_use]
pub fn write(sheets: &[Sheet]) -> Vec<u8> {
    Book { sheets: sheets.to_vec(), ..Book::default() }.to_bytes()
}

/// A workbook with document properties and defined names. The same content gives the same bytes.
#[derive(Debug, Clone, PartialEq)]
pub struct Book {
    /// Its sheets, in order.
    pub sheets: Vec<Sheet>,
    /// Custom document properties: name and text.
    pub properties: Vec<(String, String)>,
    /// Defined names that are a constant text: name and text.
    pub names: Vec<(String, String)>,
    /// When it was created and last saved.
    pub saved: DateTime,
}

impl Default for Book {
    fn default() -> Self {
        let saved = DateTime::constant(2012, 3, 1, 8, 0, 0, 0);
        Self { sheets: Vec::new(), properties: Vec::new(), names: Vec::new(), saved }
    }
}

impl Book {
    /// The bytes of the `.xlsx` file.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        for sheet in &self.sheets {
            let worksheet = workbook.add_worksheet();
            worksheet.set_name(&sheet.name).expect("a name that Excel takes for a sheet");
            for (row, cells) in (0..).zip(&sheet.rows) {
                for (column, cell) in (0..).zip(cells) {
                    write_cell(worksheet, row, column, cell);
                }
            }
        }
        let mut properties = DocProperties::new().set_creation_datetime(&excel_moment(self.saved));
        for (name, text) in &self.properties {
            properties = properties.set_custom_property(name, text.as_str());
        }
        workbook.set_properties(&properties);
        for (name, text) in &self.names {
            let constant = format!("=\"{}\"", text.replace('"', "\"\""));
            workbook.define_name(name, &constant).expect("a name that Excel takes");
        }
        without_marked_results(workbook.save_to_buffer().expect("a workbook in memory"), UNCALCULATED)
    }
}

fn excel_moment(moment: DateTime) -> ExcelDateTime {
    let small = |number: i8| number.unsigned_abs();
    ExcelDateTime::from_ymd(moment.year().unsigned_abs(), small(moment.month()), small(moment.day()))
        .and_then(|day| {
            day.and_hms(moment.hour().unsigned_abs().into(), small(moment.minute()), small(moment.second()))
        })
        .expect("a moment that Excel can hold")
}

fn write_cell(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell) {
    let written = match cell {
        Cell::Blank => return,
        Cell::Number(number) => sheet.write_number(row, column, *number),
        Cell::Text(text) => sheet.write_string(row, column, text),
        Cell::Bool(flag) => sheet.write_boolean(row, column, *flag),
        Cell::Date(day) => {
            let format = Format::new().set_num_format("dd/mm/yyyy");
            let moment = excel_moment(day.to_datetime(jiff::civil::Time::midnight()));
            sheet.write_datetime_with_format(row, column, &moment, &format)
        }
        Cell::Error { formula, word } => {
            sheet.write_formula(row, column, Formula::new(formula).set_result(*word))
        }
        Cell::Formula { formula, result } => {
            let result = result.as_deref().unwrap_or(UNCALCULATED);
            sheet.write_formula(row, column, Formula::new(formula).set_result(result))
        }
    };
    written.unwrap_or_else(|error| panic!("row {}, column {}: {cell:?}: {error}", row + 1, column + 1));
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};

    use super::*;

    fn open(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
        Xlsx::new(Cursor::new(bytes)).unwrap()
    }

    #[test]
    fn every_notation_stands_in_the_file_as_what_it_says() {
        let sheet = sheet_from_markdown(
            "BIEU",
            r##"
            | Mã | "12" | 12 | -1.5 | TRUE | 2012-03-26 | #REF! | a \| b | 1.500,5 |  | <br> |
            |----|------|----|------|------|------------|-------|--------|---------|--|------|
            "##,
        );
        let mut book = open(write(&[sheet]));
        let range = book.worksheet_range("BIEU").unwrap();
        let value = |column| range.get_value((0, column)).cloned().unwrap_or(Data::Empty);
        assert_eq!(value(0), Data::String("Mã".into()));
        assert_eq!(value(1), Data::String("12".into()));
        assert_eq!(value(2), Data::Float(12.0));
        assert_eq!(value(3), Data::Float(-1.5));
        assert_eq!(value(4), Data::Bool(true));
        assert!(matches!(value(5), Data::DateTime(moment) if moment.to_ymd_hms_milli().0 == 2012));
        assert_eq!(value(6), Data::Error(calamine::CellErrorType::Ref));
        assert_eq!(value(7), Data::String("a | b".into()));
        assert_eq!(value(8), Data::String("1.500,5".into()));
        assert_eq!(value(9), Data::Empty);
        assert_eq!(value(10), Data::String("\n".into()));
    }

    #[test]
    fn a_formula_has_no_result_unless_one_is_written() {
        let sheet = sheet_from_markdown("S", "| 4 | =A1+1 | =A1+1 ⇒ 5 | =A1&\"<>\" |");
        let mut book = open(write(&[sheet]));
        let range = book.worksheet_range("S").unwrap();
        assert_eq!(range.get_value((0, 1)).unwrap_or(&Data::Empty), &Data::Empty);
        assert_eq!(range.get_value((0, 2)), Some(&Data::Float(5.0)));
        assert_eq!(range.get_value((0, 3)).unwrap_or(&Data::Empty), &Data::Empty);
        let formulas = book.worksheet_formula("S").unwrap();
        assert_eq!(formulas.get_value((0, 1)).unwrap(), "A1+1");
        assert_eq!(formulas.get_value((0, 3)).unwrap(), "A1&\"<>\"");
    }

    #[test]
    fn properties_and_names_are_read_back_and_bytes_repeat() {
        let book = Book {
            sheets: vec![Sheet::new("S").with("B2", Cell::parse("=1"))],
            properties: vec![("tonghop_unit".into(), "A01".into())],
            names: vec![("tonghop_unit".into(), "A\"01".into())],
            ..Book::default()
        };
        assert_eq!(book.to_bytes(), book.to_bytes());
        let read = open(book.to_bytes());
        assert_eq!(read.defined_names(), [("tonghop_unit".to_owned(), "\"A\"\"01\"".to_owned())]);
        let mut read = read;
        let properties = read.workbook_properties().unwrap();
        assert_eq!(properties.custom_properties.get("tonghop_unit").map(String::as_str), Some("A01"));
        assert!(properties.modified.unwrap().starts_with("2012-03-01T08:00"));
    }
}
