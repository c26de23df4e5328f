//! What is read from a branch's file: nothing beside an answer or a row is lost or guessed, and what is as it
//! should be raises no finding.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

use std::borrow::Cow;
use std::io::{Cursor, Read, Write};

use tonghop::{CollectOptions, Form, Severity, State, Status, Submission, Workspace};
use tonghop_test_support::workbook::{Cell, Sheet, sheet_from_markdown};
use tonghop_test_support::{Declarations, FormFile, TestWorkspace, VI_DU, VI_DU_PERIOD};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A form with row tables, text answers, and a field of the committee.
const TABLES: Declarations = Declarations {
    form: Cow::Borrowed(include_str!("fixtures/bang-ke/form.toml")),
    roster: Cow::Borrowed(include_str!("fixtures/bang-ke/units.csv")),
    settings: Cow::Borrowed(include_str!("fixtures/bang-ke/tonghop.toml")),
};

/// A formula whose result is an empty text, once [`with_empty_results`] has taken the word out.
const NOTHING: &str = "=IF(A1=0,1,\"\") ⇒ nothing";

/// The form of the unit A01, filled in soundly.
fn a01<'f>(declared: &Declarations, form: &'f Form) -> FormFile<'f> {
    FormFile::unit(form, declared.roster().unit("A01").unwrap(), VI_DU_PERIOD.parse().unwrap())
}

/// What is made of a file that lies alone in an inbox.
fn read(declared: &Declarations, bytes: &[u8]) -> Submission {
    let folder = TestWorkspace::of(declared);
    folder.put(VI_DU_PERIOD, "nop.xlsx", bytes);
    let workspace = Workspace::open(folder.root()).unwrap();
    let mut collection =
        workspace.collect(VI_DU_PERIOD.parse().unwrap(), &CollectOptions::default()).unwrap();
    assert_eq!(collection.submissions.len(), 1);
    collection.submissions.remove(0)
}

/// The findings of a file as `L007 B1!C5`, `L008 B1` or `I010`, in the order of their places.
fn found(submission: &Submission) -> Vec<String> {
    let told = |finding: &tonghop::Finding| {
        let mut text = finding.entry.code.to_owned();
        if let Some(sheet) = finding.place.sheet_name() {
            text += &format!(" {sheet}");
        }
        if let Some(cell) = finding.place.cell_ref() {
            text += &format!("!{cell}");
        }
        text
    };
    submission.findings.iter().map(told).collect()
}

/// Reads a file and holds its findings against those that are expected, separated by commas; nothing is quiet.
fn expect(declared: &Declarations, name: &str, bytes: &[u8], expected: &str) -> Submission {
    let submission = read(declared, bytes);
    let expected: Vec<&str> = expected.split(", ").filter(|code| !code.is_empty()).collect();
    assert_eq!(found(&submission), expected, "{name}");
    submission
}

/// A finding as [`found`] shows it; of none, nothing.
fn at(code: &str, sheet: &str, cell: &str) -> String {
    if code.is_empty() { String::new() } else { format!("{code} {sheet}!{cell}") }
}

/// A datum of a row as text; blank where there is none.
fn cell(submission: &Submission, table: &str, row: usize, column: &str) -> String {
    let row = &submission.tables[table][row];
    row.cells.get(column).and_then(|value| value.datum.as_ref()).map(ToString::to_string).unwrap_or_default()
}

/// The rows of a table, each as the data of one of its columns.
fn column(submission: &Submission, table: &str, column: &str) -> Vec<String> {
    (0..submission.tables[table].len()).map(|row| cell(submission, table, row, column)).collect()
}

/// The file of A01 with another sheet in the place of one of its own.
fn with_sheet(form: &Form, sheet: Sheet) -> Vec<u8> {
    a01(&TABLES, form).drop_sheet(&sheet.name).extra_sheet(sheet).to_bytes()
}

/// The headings of B1 and two rows.
const ROWS: [&str; 3] = [
    "| STT | Tên công trình | Trạng thái | Số người | Số người (nữ) | Kinh phí |",
    "| 1 | Vườn rau | Hoàn thành | 5 | 2 | 1000 |",
    "| 2 | Tủ sách | Đang làm | 3 | 1 | |",
];

/// Reads files with these lines in the sheet B1: the findings, and the names of the rows that are read.
fn expect_rows(cases: &[(&str, &[&str], &str, &[&str])]) {
    let form = TABLES.form();
    for (name, lines, expected, rows) in cases {
        let sheet = sheet_from_markdown("B1", &lines.join("\n"));
        let submission = expect(&TABLES, name, &with_sheet(&form, sheet), expected);
        assert_eq!(column(&submission, "B1", "ten"), *rows, "{name}");
    }
}

#[test]
fn rows_of_a_table_are_all_read_or_said() {
    let [headings, garden, shelf] = ROWS;
    expect_rows(&[
        (
            "a title and a lead above",
            &["| Công trình |", "| | Tính đến hết quý |", headings, garden],
            "",
            &["Vườn rau"],
        ),
        (
            "a row above the headings",
            &["| Công trình |", garden, headings, shelf],
            "L007 B1!A2, L007 B1!B2, L007 B1!C2, L007 B1!D2, L007 B1!E2, L007 B1!F2",
            &["Tủ sách"],
        ),
        (
            "a row of words above the headings",
            &["| | Vườn rau | Hoàn thành |", headings, shelf],
            "L007 B1!B1, L007 B1!C1",
            &["Tủ sách"],
        ),
        ("a second heading row", &[headings, garden, headings, shelf], "", &["Vườn rau", "Tủ sách"]),
        (
            "a second heading row that has one heading more",
            &[
                "| | Tên công trình | Trạng thái | Số người | Số người (nữ) | |",
                "| | Vườn rau | Đang làm | 5 | 2 |",
                headings,
            ],
            "L005 B1",
            &["Vườn rau"],
        ),
        ("no other row", &[headings, garden, shelf], "", &["Vườn rau", "Tủ sách"]),
        ("a blank row between", &[headings, garden, "| | |", shelf], "", &["Vườn rau", "Tủ sách"]),
        (
            "text beside a row",
            &[headings, "| 1 | Vườn rau | Hoàn thành | 5 | 2 | 1000 | xong sớm |"],
            "L007 B1!G2",
            &["Vườn rau"],
        ),
        (
            "figures under a heading that the form has not",
            &[&format!("{headings} Giờ công |"), "| 1 | Vườn rau | Hoàn thành | 5 | 2 | 1000 | 40 |"],
            "L007 B1!G2",
            &["Vườn rau"],
        ),
        ("a figure below", &[headings, garden, "| | | | | | | 12 |"], "L007 B1!G3", &["Vườn rau"]),
    ]);
}

#[test]
fn rows_that_add_others_up_are_said_and_not_counted() {
    let [headings, garden, shelf] = ROWS;
    expect_rows(&[
        (
            "a total",
            &[headings, garden, shelf, "| | Cộng | | 8 | 3 | 1000 |"],
            "L009 B1!B4",
            &["Vườn rau", "Tủ sách"],
        ),
        (
            "a total in a row that was numbered before",
            &[headings, garden, "| 2 | TỔNG SỐ | | 5 | 2 | 1000 |"],
            "L009 B1!B3",
            &["Vườn rau"],
        ),
        (
            "a total with words",
            &[headings, garden, "| | Tổng cộng: 3 người | | | | |"],
            "L009 B1!B3",
            &["Vườn rau"],
        ),
        (
            "a total in the column of numbers",
            &[headings, garden, "| Tổng số | | | 5 | 2 | 1000 |"],
            "L009 B1!A3",
            &["Vườn rau"],
        ),
        (
            "a project",
            &[headings, garden, "| | Tổng vệ sinh | Đang làm | 4 | | |"],
            "",
            &["Vườn rau", "Tổng vệ sinh"],
        ),
        (
            "a project whose name goes on with the word",
            &[headings, "| 1 | Cộng đồng xanh | Đang làm | | | |", "| | Tổng kết | Đang làm | | | |"],
            "",
            &["Cộng đồng xanh", "Tổng kết"],
        ),
    ]);
}

#[test]
fn each_column_is_read_from_its_own_heading() {
    let form = TABLES.form();
    // The form declares the longer label of B1 after the shorter, that of B2 before it.
    let tables = [
        ("B1", "Tên công trình | Kinh phí | Trạng thái", "Vườn rau | 1000 | Đang làm", "Số người", "người"),
        ("B2", "STT | Nơi hiến máu", "1 | Nhà văn hóa", "Số túi máu", "túi"),
    ];
    for (table, first, row, label, measure) in tables {
        let cases = [
            ("all first", "{} | {} (nữ)", ["10", "4"], ""),
            ("women first", "{} (nữ) | {}", ["4", "10"], ""),
            ("with asterisks", "{} (nữ) * | {} *", ["4", "10"], ""),
            ("with the measure", "{} (nữ) | {} (MEASURE)", ["4", "10"], ""),
            ("with both measures", "{} (nữ) (MEASURE) | {} (MEASURE) *", ["4", "10"], ""),
            ("with blanks and capitals", "{} (NỮ) | {}  ", ["4", "10"], ""),
            ("with a remark", "{} (nữ) | {} (cả nam và nữ)", ["4", "10"], ""),
            ("without the column of all", "{} (nữ) | Ghi", ["4", "10"], "L005, L007"),
        ];
        for (name, headings, [left, right], expected) in cases {
            let headings = headings.replace("{}", label).replace("MEASURE", measure);
            let lines = format!("| {first} | {headings} |\n| {row} | {left} | {right} |");
            let read = read(&TABLES, &with_sheet(&form, sheet_from_markdown(table, &lines)));
            let codes: Vec<&str> = read.findings.iter().map(|finding| finding.entry.code).collect();
            let data = [cell(&read, table, 0, "so_nguoi"), cell(&read, table, 0, "so_nu")];
            assert_eq!(codes.join(", "), expected, "{table} {name}");
            assert_eq!(data, [if expected.is_empty() { "10" } else { "" }, "4"], "{table} {name}");
        }
    }
}

#[test]
fn the_headings_of_a_sent_out_form_and_of_a_renamed_sheet_are_known() {
    let form = TABLES.form();
    let row = "| 1 | Vườn rau | Hoàn thành | 5 | 2 | 1000 |";
    let plain = "| STT | Tên công trình | Trạng thái | Số người | Số người (nữ) | Kinh phí |";
    let dressed = "| STT | Tên công trình\u{a0}* | Trạng thái * | Số người (người) | Số người (nữ) (người) | Kinh phí (đồng)\u{a0}* |";
    let few = "| STT | Tên công trình | Tình hình | Người | Nữ | Tiền |";
    for (name, sheet_name, headings, expected) in [
        ("plain", "B1", plain, ""),
        ("measures in brackets and asterisks", "B1", dressed, ""),
        ("the name in other case", "b1 ", plain, ""),
        ("renamed", "Công trình", plain, ""),
        ("renamed, with measures and asterisks", "Sheet3", dressed, ""),
        ("renamed and with one heading left", "Công trình", few, "L001, L008 Công trình"),
    ] {
        let sheet =
            Sheet { name: sheet_name.to_owned(), ..sheet_from_markdown("", &format!("{headings}\n{row}")) };
        let file = a01(&TABLES, &form).drop_sheet("B1").extra_sheet(sheet);
        let submission = expect(&TABLES, name, &file.to_bytes(), expected);
        if expected.is_empty() {
            let read = ["ten", "trang_thai", "so_nguoi", "so_nu", "kinh_phi"]
                .map(|id| cell(&submission, "B1", 0, id));
            assert_eq!(read, ["Vườn rau", "Hoàn thành", "5", "2", "1000"], "{name}");
        }
    }
}

#[test]
fn figures_beside_a_blank_answer_are_said() {
    let form = VI_DU.form();
    // The row of H2 from column A; its answer belongs into D17, where the row of H1 is 16.
    let cases: &[(&str, &[&str], &str)] = &[
        ("blank", &["H2", "Số người", "người"], ""),
        ("a figure in the notes", &["H2", "Số người", "người", "", "", "35"], "L006 BIEU!F16"),
        ("a figure in words in the notes", &["H2", "Số người", "người", "", "", "35 người"], "L006 BIEU!F16"),
        ("a day in the notes", &["H2", "Số người", "người", "", "", "2012-03-26"], "L006 BIEU!F16"),
        ("words in the notes", &["H2", "Số người", "người", "", "", "không có"], ""),
        ("a remark beside an answer", &["H2", "Số người", "người", "5", "", "12 cuộc lồng ghép"], ""),
        ("a figure in the notes beside an answer", &["H2", "Số người", "người", "5", "", "12"], ""),
        ("an answer of blanks", &["H2", "Số người", "người", "\" \"", "", "35"], "L006 BIEU!F16"),
        ("a figure with the measure", &["H2", "Số người", "12 người"], "L006 BIEU!C16"),
        ("a figure in the place of the measure", &["H2", "Số người", "12"], "L006 BIEU!C16"),
        ("a figure behind the measure", &["H2", "Số người", "người: 12"], "L006 BIEU!C16"),
        ("the measure in capitals", &["H2", "Số người", "NGƯỜI"], ""),
        ("a figure in the place of the label", &["H2", "12", "người"], "L006 BIEU!B16"),
        ("another label", &["H2", "Số người (ước 12)", "người"], ""),
        ("a figure of the period before", &["H2", "Số người", "người", "", "40"], ""),
        ("a figure under no heading", &["H2", "Số người", "người", "", "", "", "35"], "L006 BIEU!G16"),
        ("words under no heading", &["H2", "Số người", "người", "", "", "", "có"], "L006 BIEU!G16"),
        ("words under no heading beside an answer", &["H2", "Số người", "người", "5", "", "", "có"], ""),
        (
            "a figure under no heading beside an answer",
            &["H2", "Số người", "người", "5", "", "", "7"],
            "L006 BIEU!G16",
        ),
    ];
    for (name, cells, expected) in cases {
        let file = a01(&VI_DU, &form).without("H2").extra_row_after("H1", cells);
        assert_eq!(file.address("H2").1, "D16");
        let submission = expect(&VI_DU, name, &file.to_bytes(), expected);
        assert_eq!(submission.status, Status::Accepted, "{name}: a warning is no error");
        let answered = cells.get(3).is_some_and(|answer| *answer == "5");
        let state = submission.value("H2").unwrap().state;
        assert_eq!(state, if answered { State::Given } else { State::Blank }, "{name}");
    }
}

#[test]
fn what_is_typed_over_a_computed_cell_is_compared() {
    let form = VI_DU.form();
    // H8 is H1 / H2 in percent.
    for (name, people, typed, expected, computed) in [
        ("blank", "1", "", "", "100"),
        ("the right figure", "1", "100", "", "100"),
        ("the right figure as a cell in percent format keeps it", "1", "1", "", "100"),
        ("the right figure, rounded", "3", "33.3", "", "33"),
        ("the form's own formula", "1", "=D15/D16", "", "100"),
        ("the form's own formula with its result", "4", "=D15/D16 ⇒ 25", "", "25"),
        ("the form's own formula with nothing to divide by", "", "#DIV/0!", "", ""),
        ("the form's own formula that shows nothing", "", NOTHING, "", ""),
        ("another figure", "1", "50", "V012", "100"),
        ("another figure in words", "1", "50%", "V012", "100"),
        ("the right figure in words", "1", "khoảng 100", "V012", "100"),
        ("a figure where none can be computed", "", "7", "V012", ""),
        ("a figure where nothing can be divided by", "0", "7", "V012", ""),
        ("words where none can be computed", "", "chưa có", "V012", ""),
        ("a truth value", "1", "TRUE", "V012", "100"),
        ("a day", "1", "2012-03-26", "V012", "100"),
        ("words that begin like an error", "1", "# 50", "V012", "100"),
    ] {
        let file = a01(&VI_DU, &form).answer("H2", people).answer("H8", typed);
        let bytes = if typed == NOTHING { with_empty_results(&file) } else { file.to_bytes() };
        let submission = expect(&VI_DU, name, &bytes, &at(expected, "BIEU", "D22"));
        assert_eq!(submission.status, Status::Accepted, "{name}");
        let value = submission.value("H8").unwrap();
        let shown = value.datum.as_ref().map(|datum| datum.to_string()).unwrap_or_default();
        assert_eq!(value.state, State::Computed, "{name}");
        assert_eq!(shown.split('.').next().unwrap(), computed, "{name}: what is computed counts");
    }
}

#[test]
fn money_has_the_decimals_that_its_form_gives_it() {
    let whole = VI_DU;
    let cents = Declarations {
        form: VI_DU.form.replace("type = \"money\"", "type = \"money\"\ndecimals = 2").into(),
        ..VI_DU
    };
    for (answer, of_whole, of_cents) in [
        ("1500", "", ""),
        ("1500.5", "V004 BIEU!D17", ""),
        ("0.25", "V004 BIEU!D17", ""),
        ("0.125", "V004 BIEU!D17", "V004 BIEU!D17"),
        ("1500.00", "", ""),
    ] {
        for (declared, expected) in [(&whole, of_whole), (&cents, of_cents)] {
            let form = declared.form();
            let file = a01(declared, &form).answer("H3", answer);
            let submission = expect(declared, answer, &file.to_bytes(), expected);
            let status = if expected.is_empty() { Status::Accepted } else { Status::Rejected };
            assert_eq!(submission.status, status, "{answer}");
        }
    }
    let form = TABLES.form();
    for (cost, expected) in [("1000", ""), ("1000.5", "V004 B1!F4")] {
        let rows = format!("| ten | trang_thai | kinh_phi |\n| Vườn rau | Đang làm | {cost} |");
        expect(&TABLES, cost, &a01(&TABLES, &form).rows("B1", &rows).to_bytes(), expected);
    }
}

#[test]
fn a_file_is_of_the_unit_that_all_of_it_names() {
    let form = TABLES.form();
    let committee = TABLES.settings().committee;
    let of_unit = || a01(&TABLES, &form);
    let of_committee = || FormFile::committee(&form, &committee, VI_DU_PERIOD.parse().unwrap());
    for (name, file, expected, unit) in [
        ("as it was sent out", of_unit(), "", "A01"),
        ("the name in capitals", of_unit().header("unit_name", "PHÒNG KẾ HOẠCH"), "", "A01"),
        ("no name", of_unit().header("unit_name", ""), "", "A01"),
        ("a name that nobody has", of_unit().header("unit_name", "Phòng Lạ"), "I010", "A01"),
        ("the name of another unit", of_unit().header("unit_name", "Phòng Tài vụ"), "I006", ""),
        ("the kind in capitals", of_unit().header("unit_kind", "PHÒNG"), "", "A01"),
        ("no kind", of_unit().header("unit_kind", ""), "", "A01"),
        ("another kind", of_unit().header("unit_kind", "Xưởng"), "I011", "A01"),
        ("the code in lower case", of_unit().identify("unit", "a01"), "", "A01"),
        ("the code in lower case in one place", of_unit().property("tonghop_unit", "a01"), "", "A01"),
        (
            "two codes and no name",
            of_unit().property("tonghop_unit", "A02").header("unit_name", ""),
            "I006",
            "",
        ),
        ("the committee's", of_committee(), "", "DK"),
        ("the committee's in lower case", of_committee().identify("unit", "dk"), "", "DK"),
        ("the committee's of a unit's name", of_committee().header("unit_name", "Phòng Tài vụ"), "I006", ""),
    ] {
        let submission = expect(&TABLES, name, &file.to_bytes(), expected);
        let status = if unit.is_empty() { Status::Unidentified } else { Status::Accepted };
        assert_eq!(submission.status, status, "{name}");
        if status == Status::Accepted {
            assert_eq!(submission.identity.unit.as_ref().unwrap().as_str(), unit, "{name}");
        }
    }
    let lower = of_committee().identify("unit", "dk").answer("C1", "4");
    let folder = TestWorkspace::of(&TABLES);
    folder.put(VI_DU_PERIOD, "DK.xlsx", &lower.to_bytes());
    let workspace = Workspace::open(folder.root()).unwrap();
    let collection = workspace.collect(VI_DU_PERIOD.parse().unwrap(), &CollectOptions::default()).unwrap();
    let total = &collection.consolidate(false).totals["C1"];
    assert_eq!((total.figure.number().map(tonghop::plain).as_deref(), total.coverage.have), (Some("4"), 1));
}

#[test]
fn the_header_block_of_a_second_form_sheet_is_heard() {
    let form = VI_DU.form();
    let header = "| Mã đơn vị: | UNIT | Kỳ báo cáo | Quý I/2012 |\n| Mã biểu | vi-du | Phiên bản mẫu | 1 |";
    let second = |unit: &str, head: &str| {
        let head = head.replace("UNIT", unit);
        let lines =
            format!("{head}\n| Mã | Chỉ tiêu | Đơn vị tính | Số liệu |\n| H2 | Số người | người | 7 |");
        sheet_from_markdown("Tiếp theo", &lines)
    };
    let bare = || a01(&VI_DU, &form).without("H2").without_properties().without_names().without_header();
    let whole = || a01(&VI_DU, &form).without("H2");
    for (name, file, expected, status) in [
        ("on the second sheet alone", bare().extra_sheet(second("A01", header)), "", Status::Accepted),
        (
            "on neither sheet",
            bare().extra_sheet(second("", "| Tiếp theo |")),
            "I008, I009, I002",
            Status::Unidentified,
        ),
        ("on both, the same", whole().extra_sheet(second("A01", header)), "", Status::Accepted),
        ("on both, of two units", whole().extra_sheet(second("A02", header)), "I006", Status::Unidentified),
    ] {
        let submission = read(&VI_DU, &file.to_bytes());
        let mut codes: Vec<&str> = submission.findings.iter().map(|finding| finding.entry.code).collect();
        let mut expected: Vec<&str> = expected.split(", ").filter(|code| !code.is_empty()).collect();
        codes.sort_unstable();
        expected.sort_unstable();
        assert_eq!((submission.status, codes), (status, expected), "{name}");
    }
}

#[test]
fn sheets_that_the_form_has_not_are_said() {
    let form = TABLES.form();
    let committee = TABLES.settings().committee;
    let sheet = |name: &str, text: &str| sheet_from_markdown(name, text);
    let of_unit = || a01(&TABLES, &form);
    let of_committee = || FormFile::committee(&form, &committee, VI_DU_PERIOD.parse().unwrap());
    let guide = |text: &str| of_unit().drop_sheet("HUONGDAN").extra_sheet(sheet("HUONGDAN", text));
    let rows =
        "| Tên công trình | Trạng thái | Số người | Số người (nữ) | Kinh phí |\n| Vườn rau | Đang làm |";
    for (name, file, expected) in [
        ("a blank sheet", of_unit().extra_sheet(Sheet::new("Sheet4")), ""),
        ("a sheet of blanks", of_unit().extra_sheet(sheet("Sheet4", "| \" \" |")), ""),
        ("a sheet of text", of_unit().extra_sheet(sheet("Sheet4", "| Ý kiến thêm |")), "L008 Sheet4"),
        ("a sheet of figures", of_unit().extra_sheet(sheet("Sheet4", "| 12 |")), "L008 Sheet4"),
        ("a sheet with an error", of_unit().extra_sheet(sheet("Sheet4", "| #REF! |")), "L008 Sheet4"),
        ("text in the guide", guide("| Hướng dẫn |\n| Ghi số vào cột Số liệu. |"), ""),
        ("figures in the guide", guide("| Hướng dẫn |\n| Số cuộc | 12 |"), "L008 HUONGDAN"),
        ("the committee's own", of_committee(), ""),
        ("rows in the committee's file", of_committee().extra_sheet(sheet("B1", rows)), "L008 B1"),
        ("the same rows in a unit's", of_unit().drop_sheet("B1").extra_sheet(sheet("B1", rows)), ""),
    ] {
        expect(&TABLES, name, &file.to_bytes(), expected);
    }
}

#[test]
fn a_formula_that_shows_nothing_is_blank_and_one_never_calculated_is_not() {
    let form = TABLES.form();
    for (name, code, notation, expected, state) in [
        ("a figure", "N2", "=1+1 ⇒ 2", "", State::Given),
        ("an empty text", "N2", NOTHING, "", State::Blank),
        ("an empty text for a text", "T1", NOTHING, "", State::Blank),
        ("an empty text where an answer must be", "N1", NOTHING, "V001", State::Blank),
        ("never calculated", "N2", "=IF(A1=0,1,\"\")", "V010", State::Unreadable),
        ("never calculated where an answer must be", "N1", "=1+1", "V010", State::Unreadable),
        ("never calculated for a text", "T1", "=A1", "V010", State::Unreadable),
    ] {
        let file = a01(&TABLES, &form).answer(code, notation);
        let (sheet, cell) = file.address(code);
        let bytes = if notation == NOTHING { with_empty_results(&file) } else { file.to_bytes() };
        let submission = expect(&TABLES, name, &bytes, &at(expected, &sheet, &cell));
        assert_eq!(submission.value(code).unwrap().state, state, "{name}");
    }
    for (name, notation, expected) in
        [("an empty text in a row", NOTHING, ""), ("never calculated in a row", "=1+1", "V010 B1!D4")]
    {
        let rows = format!("| ten | trang_thai | so_nguoi |\n| Vườn rau | Đang làm | {notation} |");
        let file = a01(&TABLES, &form).rows("B1", &rows);
        let bytes = if notation == NOTHING { with_empty_results(&file) } else { file.to_bytes() };
        expect(&TABLES, name, &bytes, expected);
    }
}

/// The package with those of its parts changed whose names begin so.
fn with_part(workbook: &[u8], part: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut changed = ZipWriter::new(Cursor::new(Vec::new()));
    let mut changes = 0;
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        if !name.starts_with(part) {
            changed.raw_copy_file(file).unwrap();
            continue;
        }
        let mut xml = String::new();
        file.read_to_string(&mut xml).unwrap();
        let new = change(xml.clone());
        changes += usize::from(new != xml);
        changed.start_file(name, SimpleFileOptions::default()).unwrap();
        changed.write_all(new.as_bytes()).unwrap();
    }
    assert_eq!(changes, 1, "in one part of {part}");
    changed.finish().unwrap().into_inner()
}

/// The workbook in which [`NOTHING`] has an empty text for its result, as Excel writes it.
fn with_empty_results(file: &FormFile<'_>) -> Vec<u8> {
    with_part(&file.to_bytes(), "xl/worksheets/sheet", |xml| xml.replace("<v>nothing</v>", "<v></v>"))
}

/// The XML of a cell, whole.
fn cell_xml<'x>(xml: &'x str, address: &str) -> &'x str {
    let start = xml.find(&format!("<c r=\"{address}\"")).unwrap_or_else(|| panic!("no {address} in {xml}"));
    let end = start + xml[start..].find("</c>").unwrap() + "</c>".len();
    &xml[start..end]
}

/// The workbook with a sheet whose cells never end.
fn broken(workbook: &[u8], part: &str) -> Vec<u8> {
    with_part(workbook, part, |xml| xml.replace("</sheetData>", ""))
}

#[test]
fn sheets_that_cannot_be_read_are_said_once() {
    let form = TABLES.form();
    let notes = sheet_from_markdown("Sheet9", "| Ý kiến |");
    let file = || a01(&TABLES, &form).answer("N1", "5").extra_sheet(notes.clone());
    let bytes = file().to_bytes();
    let names: Vec<String> = file().sheets().into_iter().map(|sheet| sheet.name).collect();
    assert_eq!(names, ["BIEU", "B1", "B2", "LOI", "HUONGDAN", "Sheet9"]);
    let part = |name: &str| {
        format!("xl/worksheets/sheet{}.xml", names.iter().position(|known| known == name).unwrap() + 1)
    };
    let sheet_broken = |name: &str| broken(&bytes, &part(name));
    for (name, bytes, expected, severity) in [
        ("whole", bytes.clone(), "L008 Sheet9", None),
        ("the form", sheet_broken("BIEU"), "F008 BIEU, L008 Sheet9", Some(Severity::Error)),
        ("a row table", sheet_broken("B1"), "F008 B1, L008 Sheet9", Some(Severity::Error)),
        ("the text answers", sheet_broken("LOI"), "F008 LOI, L008 Sheet9", Some(Severity::Error)),
        ("the guide", sheet_broken("HUONGDAN"), "F008 HUONGDAN, L008 Sheet9", Some(Severity::Warning)),
        ("an extra sheet", sheet_broken("Sheet9"), "F008 Sheet9", Some(Severity::Warning)),
    ] {
        let submission = expect(&TABLES, name, &bytes, expected);
        let damage = submission.findings.iter().find(|finding| finding.entry.code == "F008");
        assert_eq!(damage.map(|finding| finding.severity), severity, "{name}");
        let status = if severity == Some(Severity::Error) { Status::Rejected } else { Status::Accepted };
        assert_eq!(submission.status, status, "{name}");
        let read = submission.value("N1").unwrap().number().map(tonghop::plain);
        assert_eq!(read.is_some(), !expected.contains("BIEU"), "{name}: {read:?}");
    }
    // The sheet of the form goes by other names too.
    let renamed = a01(&TABLES, &form).rename_sheet("BIEU", "Biểu mẫu").to_bytes();
    expect(&TABLES, "renamed", &renamed, "");
    expect(&TABLES, "renamed and broken", &broken(&renamed, "xl/worksheets/sheet1.xml"), "F008 Biểu mẫu");
}

#[test]
fn a_number_that_is_shown_as_a_day_is_no_count() {
    let form = VI_DU.form();
    let file = |code: &str| a01(&VI_DU, &form).answer_cell(code, Cell::parse("2012-03-26"));
    // 60 is the 29th of February 1900, which never was; there is no day before 0, and none after the year 9999.
    for serial in ["40994", "60", "0.5", "3000000", "-5"] {
        for (code, expected) in [
            ("H1", if serial == "40994" { "V025" } else { "V003" }),
            ("H6", if serial == "40994" { "" } else { "V007" }),
        ] {
            let address = file(code).address(code).1;
            let bytes = file(code).to_bytes();
            let changed = if serial == "40994" {
                bytes
            } else {
                with_part(&bytes, "xl/worksheets/sheet1.xml", |xml| {
                    let cell = cell_xml(&xml, &address).to_owned();
                    xml.replace(&cell, &cell.replace("<v>40994</v>", &format!("<v>{serial}</v>")))
                })
            };
            let expected = at(expected, "BIEU", &address);
            let submission = expect(&VI_DU, &format!("{serial} for {code}"), &changed, &expected);
            let value = submission.value(code).unwrap();
            assert_eq!(value.datum.is_some(), expected.is_empty(), "{serial} for {code}: {value:?}");
        }
    }
    let plain = a01(&VI_DU, &form).answer("H1", "60");
    let submission = expect(&VI_DU, "the same number, shown as one", &plain.to_bytes(), "");
    assert_eq!(submission.value("H1").unwrap().number().map(tonghop::plain).as_deref(), Some("60"));
}
