use std::collections::BTreeMap;

use rust_xlsxwriter::{Format as CellFormat, Formula, Workbook};
use tempfile::{TempDir, tempdir};

use super::*;
use crate::oracle;
use crate::workbook::{Cell, Sheet, sheet_from_markdown, write};

fn folder_with(name: &str, bytes: &[u8]) -> (TempDir, PathBuf) {
    let folder = tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    (folder, path)
}

fn sample() -> Vec<u8> {
    write(&[
        sheet_from_markdown(
            "BIEU",
            r#"
            | Mã | Chỉ tiêu | Số liệu      |
            |----|----------|--------------|
            | H1 | Số cuộc  | 12           |
            | H2 | Số người | "12"         |
            | H3 | Trị giá  | 20450000     |
            | H6 | Ngày họp | 2012-03-26   |
            | H9 | Tấn      | 0.1          |
            | S1 | Cộng     | =C2+C4 ⇒ 7   |
            | S2 | Cộng     | =C2+C4       |
            | S3 | Hỏng     | #DIV/0!      |
            | S4 | Chữ      | =B2&"!" ⇒ Số cuộc! |
            | S5 | Chữ      | "=C2+C4"     |
            "#,
        ),
        Sheet::new("LỜI “1”").with("B3", Cell::Text("dòng một\ndòng hai <&>".into())),
    ])
}

/// The raw text of all cells.
fn raw(dump: &Dump) -> BTreeMap<String, oracle::Cells> {
    let cells = |sheet: &DumpedSheet| {
        let raw = |address: &String| (address.clone(), dump.raw(&sheet.name, address).unwrap_or_default());
        sheet.cells.keys().map(raw).collect()
    };
    dump.sheets.iter().map(|sheet| (sheet.name.clone(), cells(sheet))).collect()
}

#[test]
fn a_dump_tells_numbers_texts_dates_and_formulas_apart() {
    let (_folder, path) = folder_with("mẫu 1.xlsx", &sample());
    let dumps = dump(&[path.clone(), path.clone()], false);
    assert_eq!(dumps[0], dumps[1]);
    assert_eq!(dumps[0].path, path);
    let sheet = dumps[0].sheet("BIEU");
    let cell = |address: &str| {
        let cell = &sheet.cells[address];
        (cell.kind, cell.formula.as_str(), cell.value, cell.text.as_deref(), cell.error)
    };
    assert_eq!(cell("C2"), (CellKind::Value, "12", Some(12.0), None, 0));
    assert_eq!(cell("C3"), (CellKind::Text, "12", None, Some("12"), 0));
    assert_eq!(cell("C4"), (CellKind::Value, "20450000", Some(20_450_000.0), None, 0));
    assert_eq!(cell("C5"), (CellKind::Date, "2012-03-26", Some(40_994.0), None, 0));
    assert_eq!(cell("C6"), (CellKind::Value, "0.1", Some(0.1), None, 0));
    assert_eq!(cell("C7"), (CellKind::Formula, "=C2+C4", Some(7.0), None, 0), "the stored result");
    assert_eq!(cell("C8"), (CellKind::Formula, "=C2+C4", Some(20_450_012.0), None, 0), "none was stored");
    assert_eq!(cell("C9"), (CellKind::Formula, "=1/0", None, Some("#DIV/0!"), 532));
    assert_eq!(cell("C10"), (CellKind::Formula, "=B2&\"!\"", None, Some("Số cuộc!"), 0));
    assert_eq!(cell("C11"), (CellKind::Text, "=C2+C4", None, Some("=C2+C4"), 0));
    assert!(!sheet.cells.contains_key("D1"));
    assert_eq!(dumps[0].raw("LỜI “1”", "B3").as_deref(), Some("dòng một\ndòng hai <&>"));
}

#[test]
fn recalculation_replaces_stored_results() {
    let (_folder, path) = folder_with("A01.xlsx", &sample());
    let dumps = dump(&[path], true);
    assert_eq!(dumps[0].sheet("BIEU").cells["C7"].value, Some(20_450_012.0));
}

#[test]
fn the_same_values_come_back_from_every_format() {
    let (folder, path) = folder_with("A01.xlsx", &sample());
    let before = std::fs::read(&path).unwrap();
    let out = folder.path().join("out");
    let files = [Format::Xlsx, Format::Xls, Format::Ods].map(|to| convert(&path, to, &out));
    assert_eq!(files[1], out.join("A01.xls"));
    let starts: [&[u8]; 3] = [b"PK", b"\xd0\xcf\x11\xe0", b"PK"];
    for (file, start) in files.iter().zip(starts) {
        assert!(std::fs::read(file).unwrap().starts_with(start));
    }
    let original = raw(&dump(std::slice::from_ref(&path), true)[0]);
    for dumped in dump(&files, true) {
        assert_eq!(raw(&dumped), original, "{}", dumped.path.display());
    }
    let read = oracle::read(&std::fs::read(&files[0]).unwrap());
    assert_eq!(read, raw(&dump(&files[..1], false)[0]), "what LibreOffice wrote, read by the oracle");
    assert!(std::fs::read(&path).unwrap() == before, "the input is unchanged");
    let left: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "no lock files: {left:?}");
}

#[test]
fn a_print_is_a_pdf() {
    let (folder, path) = folder_with("A01.xlsx", &sample());
    let pdf = convert(&path, Format::Pdf, folder.path());
    assert!(std::fs::read(pdf).unwrap().starts_with(b"%PDF"));
}

#[test]
#[should_panic(expected = "does not convert")]
fn what_cannot_be_opened_is_said() {
    let (folder, path) = folder_with("A01.xlsx", b"PK\x03\x04 and then nothing of a zip");
    let _ods = convert(&path, Format::Ods, folder.path());
}

#[test]
#[should_panic(expected = "would be overwritten")]
fn an_input_is_never_overwritten() {
    let (folder, path) = folder_with("A01.xlsx", &sample());
    let _same = convert(&path, Format::Xlsx, folder.path());
}

/// A protected form: B1 to B4 are open, B4 with a date format; B5 is locked; B6 is open for text; A7 and B7 are
/// merged and open.
fn protected() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("BIEU").unwrap();
    let open = CellFormat::new().set_unlocked();
    for row in 0..3 {
        sheet.write_blank(row, 1, &open).unwrap();
    }
    sheet.write_blank(5, 1, &open.clone().set_num_format("@")).unwrap();
    sheet.write_blank(3, 1, &open.clone().set_num_format("dd/mm/yyyy")).unwrap();
    sheet.write_formula(4, 1, Formula::new("B1*2").set_result("0")).unwrap();
    sheet.merge_range(6, 0, 6, 1, "", &open).unwrap();
    sheet.protect();
    workbook.save_to_buffer().unwrap()
}

fn edit<'a>(cell: &'a str, input: Input<'a>) -> Edit<'a> {
    Edit { sheet: "BIEU", cell, input }
}

#[test]
fn what_is_typed_into_a_protected_form_stands_in_every_format() {
    let form = protected();
    let (folder, path) = folder_with("A01.xlsx", &form);
    let edits = [
        edit("B1", Input::Number(20_450_000.5)),
        edit("B2", Input::Text("012")),
        edit("B3", Input::Date(2012, 3, 26)),
        edit("B4", Input::Date(2012, 3, 27)),
        edit("B6", Input::Number(12.0)),
        edit("A7", Input::Text("Nguyễn Văn A")),
    ];
    for format in [Format::Xlsx, Format::Xls, Format::Ods] {
        let out = folder.path().join("out").join(format!("filled.{}", format.extension()));
        fill(&path, &edits, &out, format).unwrap();
        let dumped = &dump(&[out], false)[0];
        let cell =
            |address: &str| dumped.sheet("BIEU").cells.get(address).map(|c| (c.kind, c.formula.as_str()));
        assert_eq!(cell("B1"), Some((CellKind::Value, "20450000.5")), "{format:?}");
        assert_eq!(cell("B2"), Some((CellKind::Text, "012")), "{format:?}");
        assert_eq!(cell("B3"), Some((CellKind::Date, "2012-03-26")), "{format:?}");
        assert_eq!(cell("B4"), Some((CellKind::Date, "2012-03-27")), "{format:?}");
        assert_eq!(cell("B6"), Some((CellKind::Text, "12")), "{format:?}");
        assert_eq!(cell("A7"), Some((CellKind::Text, "Nguyễn Văn A")), "{format:?}");
        assert_eq!(dumped.sheet("BIEU").cells["B5"].value, Some(40_900_001.0), "{format:?}");
    }
    assert!(std::fs::read(&path).unwrap() == form, "the form that was filled in is unchanged");
}

#[test]
fn what_a_person_cannot_type_is_refused() {
    let (folder, path) = folder_with("A01.xlsx", &protected());
    let out = folder.path().join("out.xlsx");
    let refused = |cell, sheet| {
        let edits = [edit("B1", Input::Number(1.0)), Edit { sheet, cell, input: Input::Number(2.0) }];
        fill(&path, &edits, &out, Format::Xlsx).unwrap_err()
    };
    assert_eq!(refused("B5", "BIEU").to_string(), "BIEU!B5 is locked");
    assert_eq!(refused("B7", "BIEU"), FillError::Merged { sheet: "BIEU".into(), cell: "B7".into() });
    assert_eq!(refused("B1", "B1"), FillError::NoSheet { sheet: "B1".into() });
    assert!(!out.exists());
}
