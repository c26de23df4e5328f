#![allow(clippy::unwrap_used, reason = "a test that cannot get at its data has failed")]

use std::io::{Cursor, Write};

use tonghop_core::CellRef;

use crate::open::{OpenError, Workbook, open};
use crate::sheet::{Content, Visibility};
use crate::transcription::Transcription;

fn record(id: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&id.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

fn numbers(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

fn bof(version: u16, kind: u16) -> Vec<u8> {
    record(0x0809, &numbers(&[version, kind, 0x0DBB, 0x07CC]))
}

/// A text of one byte for a character, with its length in `width` bytes and, for Excel 97, a byte of flags.
fn text(bytes: &[u8], width: usize, unicode: bool) -> Vec<u8> {
    let length = u16::try_from(bytes.len()).unwrap().to_le_bytes();
    [&length[..width], if unicode { &[0] } else { &[] }, bytes].concat()
}

/// A workbook of one sheet in a compound file: of Excel 97 or of Excel 5.
///
/// Its looks are 0: as it is, 1: `[Red]#,##0`, 2: `0.0%`, 3: a day, 4: in `.VnTime`.
fn book(unicode: bool, code_page: u16, sheet: &[Vec<u8>]) -> Vec<u8> {
    let version = if unicode { 0x0600 } else { 0x0500 };
    let format = |id: u16, code: &[u8]| {
        record(0x041E, &[numbers(&[id]), text(code, if unicode { 2 } else { 1 }, unicode)].concat())
    };
    let font = |name: &[u8]| record(0x0031, &[vec![0; 14], text(name, 1, unicode)].concat());
    let look = |font: u16, format: u16| {
        let rest = if unicode { 16 } else { 12 };
        record(0x00E0, &[numbers(&[font, format]), vec![0; rest]].concat())
    };
    let head = [
        bof(version, 5),
        record(0x0042, &numbers(&[code_page])),
        [font(b"Arial"), font(b"Arial"), font(b"Arial"), font(b"Arial"), font(b".VnTime")].concat(),
        format(164, b"[Red]#,##0"),
        format(165, b"0.0%"),
        [look(0, 0), look(0, 164), look(0, 165), look(0, 14), look(5, 0)].concat(),
    ]
    .concat();
    let name = text(b"BIEU", 1, unicode);
    let start = u32::try_from(head.len() + 4 + 6 + name.len() + 4).unwrap();
    let listed = record(0x0085, &[&start.to_le_bytes()[..], &[1, 0], &name].concat());
    let records =
        [head, listed, record(0x000A, &[]), bof(version, 0x10), sheet.concat(), record(0x000A, &[])];
    compound(if unicode { "Workbook" } else { "Book" }, &records.concat())
}

fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new())).unwrap();
    file.create_stream(name).unwrap().write_all(stream).unwrap();
    file.into_inner().into_inner()
}

fn number(row: u16, column: u16, look: u16, number: f64) -> Vec<u8> {
    record(0x0203, &[numbers(&[row, column, look]), number.to_le_bytes().to_vec()].concat())
}

fn label(row: u16, column: u16, look: u16, bytes: &[u8], unicode: bool) -> Vec<u8> {
    record(0x0204, &[numbers(&[row, column, look]), text(bytes, 2, unicode)].concat())
}

fn content(book: &Workbook, row: u32, column: u32) -> &Content {
    &book.sheets[0].get(CellRef::new(row, column)).unwrap().content
}

#[test]
fn numbers_are_days_only_where_their_format_says_so() {
    for unicode in [false, true] {
        let rk = |number: u32| (number << 2) | 2;
        let book = open(&book(
            unicode,
            1252,
            &[
                number(0, 0, 1, 1500.0),
                number(0, 1, 2, 0.955),
                number(0, 2, 3, 40994.0),
                record(0x027E, &[numbers(&[1, 0, 1]), rk(20).to_le_bytes().to_vec()].concat()),
            ],
        ))
        .unwrap();
        assert_eq!(*content(&book, 0, 0), Content::Number(1500.0), "{unicode}");
        assert_eq!(*content(&book, 0, 1), Content::Number(0.955), "{unicode}");
        assert_eq!(*content(&book, 0, 2), Content::Date("2012-03-26T00:00:00".parse().unwrap()), "{unicode}");
        assert_eq!(*content(&book, 1, 0), Content::Number(20.0), "{unicode}");
        let format = |row, column| book.sheets[0].get(CellRef::new(row, column)).unwrap().format();
        assert_eq!((format(0, 0), format(0, 1), format(0, 2)), ("[Red]#,##0", "0.0%", "m/d/yyyy"));
    }
}

#[test]
fn texts_have_no_nul_and_old_fonts_are_understood() {
    for (unicode, code_page) in [(false, 1252), (false, 1258), (false, 9999), (true, 1252), (true, 1200)] {
        let old = b"S\xE8 li\xD6u trong n\xAD\xEDc";
        let rows = [label(0, 0, 4, old, unicode), label(0, 1, 0, b"plain", unicode)];
        let mut book = open(&book(unicode, code_page, &rows)).unwrap();
        assert_eq!(*content(&book, 0, 1), Content::Text("plain".to_owned()), "{unicode} {code_page}");
        Transcription::of(&mut book, &|_sheet| false);
        assert_eq!(*content(&book, 0, 0), Content::Text("Số liệu trong nước".to_owned()), "{code_page}");
        let stored = book.sheets[0].get(CellRef::new(0, 0)).unwrap().raw();
        assert_eq!(stored, "Sè liÖu trong n\u{AD}íc");
    }
}

#[test]
fn what_is_hidden_and_merged_is_known() {
    let hidden_row = record(0x0208, &numbers(&[3, 0, 1, 255, 0, 0, 0x20, 0]));
    let hidden_column = record(0x007D, &numbers(&[2, 3, 0, 0, 1, 0]));
    let merged = record(0x00E5, &numbers(&[1, 0, 1, 2, 4]));
    let book = open(&book(true, 1200, &[hidden_row, hidden_column, number(0, 0, 0, 1.0), merged])).unwrap();
    let sheet = &book.sheets[0];
    assert_eq!(sheet.visibility, Visibility::Hidden);
    assert_eq!(sheet.hidden_rows.iter().collect::<Vec<_>>(), [&3]);
    assert_eq!(sheet.hidden_columns.iter().collect::<Vec<_>>(), [&2, &3]);
    assert_eq!(sheet.merged, [(CellRef::new(0, 2), CellRef::new(1, 4))]);
}

#[test]
fn chains_that_loop_or_lead_out_of_the_file_are_damage() {
    let sound = book(true, 1200, &[number(0, 0, 0, 1.0)]);
    let at = |offset: usize| u32::from_le_bytes(sound[offset..offset + 4].try_into().unwrap());
    let fat = (at(76) as usize + 1) * 512;
    let directory = at(48);
    let damaged = |offset: usize, value: u32| {
        let mut bytes = sound.clone();
        bytes[offset..offset + 4].copy_from_slice(&value.to_le_bytes());
        open(&bytes).unwrap_err()
    };
    assert_eq!(damaged(fat + directory as usize * 4, directory), OpenError::Damaged("damage-loop"));
    assert_eq!(damaged(fat + directory as usize * 4, 9000), OpenError::Damaged("damage-beyond-end"));
    assert_eq!(damaged(48, 9000), OpenError::Damaged("damage-beyond-end"));
    // The list of the table's own sectors goes on in a sector that names itself as the next.
    let mut listed = sound.clone();
    let id = u32::try_from(listed.len() / 512 - 1).unwrap();
    listed.extend([0xFF; 508]);
    listed.extend(id.to_le_bytes());
    listed[68..72].copy_from_slice(&id.to_le_bytes());
    assert_eq!(open(&listed).unwrap_err(), OpenError::Damaged("damage-loop"));
    let entries = (directory as usize + 1) * 512;
    assert_eq!(damaged(entries + 128 + 120, 4_000_000_000), OpenError::Damaged("damage-beyond-end"));
}

#[test]
fn cells_far_apart_and_sizes_that_lie_take_no_memory() {
    let far = book(true, 1200, &[number(0, 0, 0, 1.0), number(65_535, 255, 0, 1.0)]);
    assert_eq!(open(&far).unwrap_err(), OpenError::TooMuch("excess-span"));
    let size = [0_u32.to_le_bytes(), u32::MAX.to_le_bytes(), [0, 0, 0xFF, 0xFF], [0; 4]].concat();
    let book = open(&book(true, 1200, &[record(0x0200, &size[..14]), number(0, 0, 0, 1.0)])).unwrap();
    assert_eq!(*content(&book, 0, 0), Content::Number(1.0));
}

#[test]
fn a_sheet_with_two_cells_in_one_place_is_not_read() {
    let book = open(&book(true, 1200, &[number(0, 0, 0, 1.0), number(0, 0, 0, 2.0)])).unwrap();
    assert_eq!((book.sheets.len(), book.failed.len()), (0, 1));
}

#[test]
fn workbooks_before_excel_5_and_encrypted_ones_are_named() {
    for head in [&[0x09, 0x00, 0x04, 0x00, 2, 0, 0x10, 0][..], &[0x09, 0x04, 0x06, 0x00, 0, 4, 0x10, 0, 0, 0]]
    {
        assert_eq!(open(head).unwrap_err(), OpenError::TooOld);
    }
    let encrypted = [bof(0x0600, 5), record(0x002F, &[0; 6]), record(0x000A, &[])].concat();
    assert_eq!(open(&compound("Workbook", &encrypted)).unwrap_err(), OpenError::Password);
    assert_eq!(open(&compound("Other", b"x")).unwrap_err(), OpenError::Damaged("damage-no-workbook"));
}
