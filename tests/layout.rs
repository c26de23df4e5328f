//! Answers are found whatever was done to the form, or it is said where they were not.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

use std::borrow::Cow;

use tonghop::{CollectOptions, Form, Status, Submission, Workspace};
use tonghop_test_support::workbook::sheet_from_markdown;
use tonghop_test_support::{Declarations, FormFile, TestWorkspace, VI_DU, VI_DU_PERIOD};

const TABLES: Declarations = Declarations {
    form: Cow::Borrowed(include_str!("fixtures/bang-ke/form.toml")),
    roster: Cow::Borrowed(include_str!("fixtures/bang-ke/units.csv")),
    settings: Cow::Borrowed(include_str!("fixtures/bang-ke/tonghop.toml")),
};

/// A form whose labels repeat from section to section and within one.
const REPEATED: &str = r#"
[form]
id = "lap"
version = "1"
title = "Biểu có tên lặp"
period = "quarter"
[[section]]
id = "I"
title = "Đoàn viên"
[[section.field]]
code = "A1"
label = "Số đoàn viên"
unit = "người"
type = "count"
kind = "stock"
[[section.field]]
code = "A2"
label = "Trong đó: nữ"
unit = "người"
type = "count"
kind = "stock"
[[section.field]]
code = "A3"
label = "Số đảng viên"
unit = "người"
type = "count"
kind = "stock"
[[section.field]]
code = "A4"
label = "Trong đó: nữ"
unit = "người"
type = "count"
kind = "stock"
[[section]]
id = "II"
title = "Thanh niên"
[[section.field]]
code = "B1"
label = "Số thanh niên"
unit = "người"
type = "count"
kind = "stock"
[[section.field]]
code = "B2"
label = "Trong đó: nữ"
unit = "người"
type = "count"
kind = "stock"
"#;

fn repeated() -> Declarations {
    Declarations { form: Cow::Borrowed(REPEATED), ..VI_DU }
}

fn a01<'f>(declared: &Declarations, form: &'f Form) -> FormFile<'f> {
    FormFile::unit(form, declared.roster().unit("A01").unwrap(), VI_DU_PERIOD.parse().unwrap())
}

fn read(declared: &Declarations, bytes: &[u8]) -> Submission {
    let folder = TestWorkspace::of(declared);
    folder.put(VI_DU_PERIOD, "nop.xlsx", bytes);
    let workspace = Workspace::open(folder.root()).unwrap();
    let options = CollectOptions::default();
    let mut collection = workspace.collect(VI_DU_PERIOD.parse().unwrap(), &options).unwrap();
    collection.submissions.remove(0)
}

/// The findings as `L015 D3` or `L010`, in the order of their places.
fn found(submission: &Submission) -> String {
    let told = |finding: &tonghop::Finding| match finding.place.cell_ref() {
        Some(cell) => format!("{} {cell}", finding.entry.code),
        None => finding.entry.code.to_owned(),
    };
    submission.findings.iter().map(told).collect::<Vec<_>>().join(", ")
}

/// The values of fields, `-` for blank and `?` for one that is not taken.
fn values(submission: &Submission, codes: &[&str]) -> String {
    let value = |code: &&str| match submission.value(code) {
        Some(value) if value.state == tonghop::State::Unreadable => "?".to_owned(),
        Some(value) => value.datum.as_ref().map_or("-".to_owned(), ToString::to_string),
        None => "-".to_owned(),
    };
    codes.iter().map(value).collect::<Vec<_>>().join(" ")
}

/// The file of A01 with these sheets in the place of the form's own.
fn with_sheets(declared: &Declarations, sheets: &[(&str, &str)]) -> Submission {
    let form = declared.form();
    let mut file = a01(declared, &form).drop_sheet("BIEU");
    for (name, lines) in sheets {
        file = file.extra_sheet(sheet_from_markdown(name, lines));
    }
    read(declared, &file.to_bytes())
}

const BODY: &str = "
| H1 | Số cuộc | cuộc | 12 |
| H2 | Số người | người | 40 |
| H3 | Trị giá | đồng | 500 |
| H4 | Có quy chế | | Có |
| H5 | Đại hội | | Chưa |
| H6 | Ngày họp | | 2012-03-26 |
| H7 | Đã triển khai/đăng ký | | 3/4 |
| H8 | Tỷ lệ | % | |
| H9 | Khối lượng | tấn | 2 |";

const HEADING: &str = "| Mã | Chỉ tiêu | Đơn vị tính | Số liệu |";

#[test]
fn headings_are_known_wherever_and_however_they_stand() {
    let cases: &[(&str, String, &str)] = &[
        ("as it was sent", format!("{HEADING}{BODY}"), ""),
        (
            "under letterhead",
            format!("| SỞ Y TẾ |\n| CHI ĐOÀN |\n| Mẫu số 01 |\n| | BÁO CÁO |\n{HEADING}{BODY}"),
            "",
        ),
        ("other wordings", format!("| MÃ SỐ | Tên chỉ tiêu | ĐVT | Kết quả thực hiện |{BODY}"), ""),
        (
            "a heading that begins like one",
            format!("| Mã | Chỉ tiêu | ĐVT | Thực hiện quý I/2012 |{BODY}"),
            "",
        ),
        (
            "the measure of one field in the heading",
            format!("| Mã | Chỉ tiêu | ĐVT | Số liệu (tấn) |{BODY}"),
            "",
        ),
        (
            "two rows",
            format!("| Mã | Chỉ tiêu | Đơn vị | Số liệu | |\n| số | | tính | Kỳ này | Kỳ trước |{BODY}"),
            "",
        ),
        ("an index row", format!("{HEADING}\n| A | B | C | 1 |{BODY}"), ""),
        ("an index row in brackets", format!("{HEADING}\n| (1) | (2) | (3) | (4) |{BODY}"), ""),
        ("an index row of numbers", format!("{HEADING}\n| 1 | 2 | 3 | 4 |{BODY}"), ""),
        ("sections between", format!("{HEADING}\n| | I. Hoạt động |{BODY}"), ""),
        ("codes with blanks and dots", format!("{HEADING}{BODY}").replace("H2", "h 2."), ""),
        ("the heading of codes is gone", format!("| | Chỉ tiêu | ĐVT | Số liệu |{BODY}"), ""),
        ("the heading of answers is gone", format!("| Mã | Chỉ tiêu | ĐVT | |{BODY}"), "L014"),
        ("a scratch sum under the form", format!("{HEADING}{BODY}\n| | | | 554 |"), "L007 D11"),
    ];
    for (name, lines, expected) in cases {
        let submission = with_sheets(&VI_DU, &[("Sheet1", lines)]);
        assert_eq!(found(&submission), *expected, "{name}");
        if !expected.starts_with("L014") {
            assert_eq!(values(&submission, &["H1", "H2", "H3", "H9"]), "12 40 500 2", "{name}");
        }
    }
}

#[test]
fn rows_without_codes_are_found_by_their_labels_or_not_at_all() {
    let bare = |lines: &str| -> String {
        lines
            .lines()
            .filter(|line| !line.is_empty())
            .map(|line| format!("|{}\n", line.splitn(3, '|').nth(2).unwrap()))
            .collect()
    };
    let heading = "| Chỉ tiêu | Đơn vị tính | Số liệu |\n";
    let submission = with_sheets(&VI_DU, &[("BIEU", &format!("{heading}{}", bare(BODY)))]);
    assert_eq!((found(&submission).as_str(), submission.status), ("L010", Status::Accepted));
    assert_eq!(values(&submission, &["H1", "H2", "H3", "H9"]), "12 40 500 2");

    let all = "| Chỉ tiêu | ĐVT | Số liệu |
        | I. ĐOÀN VIÊN |
        | 1. Số đoàn viên | người | 10 |
        | - Trong đó: nữ | người | 4 |
        | 2. Số đảng viên | người | 3 |
        | - Trong đó: nữ | người | 1 |
        | II. THANH NIÊN |
        | 1. Số thanh niên | người | 20 |
        | - Trong đó: nữ | người | 9 |";
    let codes = ["A1", "A2", "A3", "A4", "B1", "B2"];
    for (name, lines, expected, read) in [
        ("section and row before tell them apart", all.to_owned(), "L010", "10 4 3 1 20 9"),
        (
            "accents are gone",
            all.replace("nữ", "nu").replace("Số", "So").replace("So liệu", "So lieu"),
            "L010",
            "10 4 3 1 20 9",
        ),
        (
            "the row before is gone",
            all.replace("| 2. Số đảng viên | người | 3 |\n", ""),
            "L002, L010, L011 C5",
            "10 4 - ? 20 9",
        ),
        (
            "sections are gone",
            all.replace("| I. ĐOÀN VIÊN |\n", "").replace("| II. THANH NIÊN |\n", ""),
            "L010",
            "10 4 3 1 20 9",
        ),
    ] {
        let submission = with_sheets(&repeated(), &[("BIEU", &lines)]);
        assert_eq!(values(&submission, &codes), read, "{name}: {}", found(&submission));
        assert_eq!(found(&submission), expected, "{name}");
    }
}

#[test]
fn a_label_that_is_another_fields_is_no_answer() {
    let form = VI_DU.form();
    for (name, cells, expected) in [
        ("its own", ["H2", "Số người", "người", "5"], ""),
        ("numbered", ["H2", "2. Số người", "người", "5"], ""),
        ("respelled", ["H2", "so nguoi:", "người", "5"], ""),
        ("reworded", ["H2", "Số người dự", "người", "5"], ""),
        ("another's", ["H2", "Số cuộc", "người", "5"], "L013 D16"),
        ("another's beside a blank answer", ["H2", "Số cuộc", "người", ""], ""),
    ] {
        let file = a01(&VI_DU, &form).without("H2").extra_row_after("H1", &cells);
        assert_eq!(found(&read(&VI_DU, &file.to_bytes())), expected, "{name}");
    }
}

#[test]
fn a_changed_measure_is_no_answer() {
    let lines = format!("{HEADING}{BODY}");
    let line = |measure: &str| lines.replace("| đồng | 500 |", &format!("| {measure} | 500 |"));
    let over = |text: &str| format!("| Báo cáo | {text} |\n{lines}");
    let cases: &[(&str, String, &str, &str)] = &[
        ("the form's", lines.clone(), "", "500"),
        ("in capitals", line("ĐỒNG"), "", "500"),
        ("left out", line(""), "", "500"),
        ("millions", line("triệu đồng"), "L015 D4", "?"),
        ("ten of them", lines.replace("| người | 40 |", "| 10 người | 40 |"), "L015 D3", "500"),
        ("another thing", lines.replace("| người | 40 |", "| lượt | 40 |"), "L015 D3", "500"),
        ("a ditto mark under another", lines.replace("| người | 40 |", "| -nt- | 40 |"), "L015 D3", "500"),
        (
            "a ditto mark under the same",
            lines.replace("| đồng | 500 |", "| đồng | 500 |\n| | (chi tiết) | -nt- | |"),
            "",
            "500",
        ),
        ("over the sheet", over("ĐVT: 1000 đồng"), "L015 D5", "?"),
        ("over the sheet, in brackets", over("(Đơn vị tính: triệu đồng)"), "L015 D5", "?"),
        ("over the sheet, the form's", over("ĐVT: đồng"), "", "500"),
        ("the name of a unit over the sheet", over("Đơn vị: Chi đoàn Đồng Nai"), "", "500"),
        ("over the column", lines.replace("| Số liệu |", "| Số liệu (Triệu đồng) |"), "L015 D4", "?"),
        ("in the label", lines.replace("Trị giá", "Trị giá (triệu đồng)"), "L015 D4", "?"),
        ("of a blank answer", line("triệu đồng").replace("| 500 |", "| |"), "", "-"),
    ];
    for (name, lines, expected, money) in cases {
        let submission = with_sheets(&VI_DU, &[("BIEU", lines)]);
        assert_eq!(found(&submission), *expected, "{name}");
        assert_eq!(values(&submission, &["H3"]), *money, "{name}");
    }
}

#[test]
fn of_two_sheets_the_same_answers_are_one_and_others_none() {
    let lines = format!("{HEADING}{BODY}");
    let other = lines.replace("| 40 |", "| 41 |");
    let blank = lines
        .lines()
        .map(|line| line.rsplitn(3, '|').nth(2).unwrap().to_owned() + "| |\n")
        .collect::<String>();
    let blank = blank.replacen("| |\n", "| Số liệu |\n", 1);
    for (name, second, expected, people) in [
        ("the same", &lines, "L017", "40"),
        ("not filled in", &blank, "L017", "40"),
        ("another figure", &other, "L016 D3", "?"),
    ] {
        let submission = with_sheets(&VI_DU, &[("BIEU", &lines), ("BIEU (2)", second)]);
        assert_eq!(found(&submission), expected, "{name}");
        assert_eq!(values(&submission, &["H1", "H2"]), format!("12 {people}"), "{name}");
    }
    let split: Vec<String> = [0..6, 6..10]
        .map(|rows| {
            lines
                .lines()
                .enumerate()
                .filter(|(at, _)| *at == 0 || rows.contains(at))
                .map(|(_, line)| format!("{line}\n"))
                .collect()
        })
        .into();
    let submission = with_sheets(&VI_DU, &[("BIEU", &split[0]), ("Tiếp theo", &split[1])]);
    assert_eq!((found(&submission).as_str(), values(&submission, &["H1", "H9"]).as_str()), ("", "12 2"));
}

#[test]
fn tables_are_read_under_any_heading() {
    let form = TABLES.form();
    let heading = "| STT | Tên công trình | Trạng thái | Số người | Số người (nữ) | Kinh phí |";
    let row = "| 1 | Vườn rau | Hoàn thành | 5 | 2 | 1000 |";
    let read_table = |sheets: &[(&str, String)]| {
        let mut file = a01(&TABLES, &form).drop_sheet("B1");
        for (name, lines) in sheets {
            file = file.extra_sheet(sheet_from_markdown(name, lines));
        }
        read(&TABLES, &file.to_bytes())
    };
    let cases: &[(&str, &str, String, &str, &str)] = &[
        ("as it was sent", "B1", format!("{heading}\n{row}"), "", "5 2"),
        ("an index row", "B1", format!("{heading}\n| A | B | C | 1 | 2 | 3 |\n{row}"), "", "5 2"),
        ("an index row of numbers", "B1", format!("{heading}\n| 1 | 2 | 3 | 4 | 5 | 6 |\n{row}"), "", "5 2"),
        (
            "without accents",
            "B1",
            format!("| STT | Ten cong trinh | Trang thai | So nguoi | So nguoi - nu | Kinh phi |\n{row}"),
            "",
            "5 2",
        ),
        (
            "two rows",
            "B1",
            format!(
                "| STT | Tên công trình | Trạng thái | Số người | | Kinh phí |\n| | | | Tổng số | (nữ) | |\n{row}"
            ),
            "",
            "5 2",
        ),
        ("its code in the title", "Sheet5", format!("| B1. Danh mục |\n{heading}\n{row}"), "", "5 2"),
        ("its code in the name", "B1 - Công trình", format!("{heading}\n{row}"), "", "5 2"),
        (
            "money in millions",
            "B1",
            format!("{}\n{row}", heading.replace("Kinh phí", "Kinh phí (triệu đồng)")),
            "L015 F2",
            "5 2",
        ),
        (
            "money in thousands over it",
            "B1",
            format!("| ĐVT: 1000 đồng |\n{heading}\n{row}"),
            "L015 F3",
            "5 2",
        ),
    ];
    for (name, sheet, lines, expected, people) in cases {
        let submission = read_table(&[(sheet, lines.clone())]);
        let rows = &submission.tables["B1"];
        assert_eq!(found(&submission), *expected, "{name}");
        assert_eq!(rows.len(), 1, "{name}");
        let number = |id: &str| rows[0].cells[id].datum.as_ref().map_or("-".to_owned(), ToString::to_string);
        assert_eq!(format!("{} {}", number("so_nguoi"), number("so_nu")), *people, "{name}");
    }
    let other = row.replace("| 5 |", "| 6 |");
    for (name, second, expected, rows) in
        [("the same", row, "L017", 1), ("other rows", other.as_str(), "L022", 0)]
    {
        let sheets = [("B1", format!("{heading}\n{row}")), ("B1 (2)", format!("{heading}\n{second}"))];
        let submission = read_table(&sheets);
        assert_eq!((found(&submission).as_str(), submission.tables["B1"].len()), (expected, rows), "{name}");
    }
}

#[test]
fn what_many_files_share_is_said_once() {
    let folder = TestWorkspace::of(&VI_DU);
    let form = VI_DU.form();
    for unit in VI_DU.roster().units() {
        let file = FormFile::unit(&form, unit, VI_DU_PERIOD.parse().unwrap()).extra_row(&["", "", "", "7"]);
        folder.put(VI_DU_PERIOD, &format!("{}.xlsx", unit.code), &file.to_bytes());
    }
    let workspace = Workspace::open(folder.root()).unwrap();
    let options = CollectOptions::default();
    let collection = workspace.collect(VI_DU_PERIOD.parse().unwrap(), &options).unwrap();
    let codes: Vec<&str> = collection.findings().map(|finding| finding.entry.code).collect();
    assert_eq!(codes, ["L024"], "three notes of files are one of the collection");
    assert!(collection.submissions.iter().all(|read| read.findings.len() == 1), "and stay with their files");
}
