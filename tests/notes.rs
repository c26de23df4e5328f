//! What branches write beside their answers: it is read, it explains warnings, and it is shown to the office.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

use std::borrow::Cow;
use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value as Json, json};
use tonghop::{
    CollectOptions, Collection, Finding, Language, Messages, Note, Reading, Severity, Status, Workers,
    Workspace,
};
use tonghop_test_support::office::{Format, convert};
use tonghop_test_support::workbook::{Book, sheet_from_markdown};
use tonghop_test_support::{
    Declarations, FormFile, TestWorkspace, VI_DU, VI_DU_PERIOD, assert_schema, oracle, xlsb,
};

/// Rules over the fields of the example. H2 ≥ H1 wants a word, H3 must not be above a limit, H9 is on trial.
const RULES: &str = r#"
[[rule]]
id = "C1"
severity = "warning"
check = "H2 >= H1"
message = "{H1} cuộc mà chỉ có {H2} người"

[[rule]]
id = "C2"
severity = "error"
check = "AND(H1 >= 1, H3 = H1 * 1000 + PRIOR(H3))"
message = "Trị giá {H3} không khớp"

[[rule]]
id = "C3"
severity = "warning"
check = "ABS(H9 - H1) <= 10% * H1"
message = "Khối lượng lệch xa số cuộc"
trial_until = "2012-Q3"
"#;

fn declared() -> Declarations {
    Declarations { form: Cow::Owned(VI_DU.form.to_string() + RULES), ..VI_DU }
}

/// A01 with sound answers: every rule holds.
fn file<'f>(form: &'f tonghop::Form, unit: &str) -> FormFile<'f> {
    let roster = VI_DU.roster();
    FormFile::unit(form, roster.unit(unit).unwrap(), VI_DU_PERIOD.parse().unwrap())
        .answer("H1", "10")
        .answer("H2", "20")
        .answer("H3", "15000")
        .answer("H9", "10.5")
}

const VALUES: &str = "unit,field,value,file,sha256,sheet,cell,raw,provisional,decision
A01,H3,5000,A01 cu.xlsx,00,BIEU,D17,5000,false,
A02,H3,5000,,,,,,false,
A03,H3,5000,,,,,,false,
";

fn folder(files: &[(&str, Vec<u8>)]) -> TestWorkspace {
    let folder = TestWorkspace::of(&declared());
    folder.write("2011-Q4/results/values.csv", VALUES.as_bytes());
    for (name, bytes) in files {
        folder.put(VI_DU_PERIOD, name, bytes);
    }
    folder
}

fn collect(workspace: &Workspace) -> Collection<'_> {
    workspace.collect(VI_DU_PERIOD.parse().unwrap(), &CollectOptions::default()).unwrap()
}

/// The findings of one file, with what is said of it.
fn findings(bytes: Vec<u8>) -> Vec<Finding> {
    let folder = folder(&[("A01.xlsx", bytes)]);
    let workspace = Workspace::open(folder.root()).unwrap();
    collect(&workspace).submissions.remove(0).findings
}

fn rule<'f>(findings: &'f [Finding], id: &str) -> &'f Finding {
    findings.iter().find(|f| f.shown_code() == id).unwrap_or_else(|| panic!("{id}: {findings:#?}"))
}

fn tonghop(arguments: &[&str]) -> (i32, String) {
    let ran = Command::new(env!("CARGO_BIN_EXE_tonghop")).args(arguments).output().unwrap();
    let out = String::from_utf8(ran.stdout).unwrap();
    assert_schema(arguments, &out);
    (ran.status.code().unwrap(), out)
}

const REASON: &str = "Một người dự nhiều cuộc";

#[test]
fn notes_are_read_from_every_format_and_are_no_strays() {
    let form = declared().form();
    let decomposed: String = unicode(REASON);
    let sent = file(&form, "A01").note("H1", &decomposed).note("H5", "15/3").note("H9", " \n ");
    let bytes = sent.to_bytes();
    let temporary = tempfile::tempdir().unwrap();
    let path = temporary.path().join("A01.xlsx");
    std::fs::write(&path, &bytes).unwrap();
    let mut all = vec![
        ("A01.xlsx".to_owned(), bytes),
        ("A01.xlsb".to_owned(), xlsb::write(&Book { sheets: sent.sheets(), ..Book::default() })),
    ];
    for format in [Format::Xls, Format::Ods] {
        let converted = convert(&path, format, temporary.path());
        let name = converted.file_name().unwrap().to_str().unwrap().to_owned();
        all.push((name, std::fs::read(&converted).unwrap()));
    }
    for (name, bytes) in all {
        let folder = folder(&[(&name, bytes)]);
        let workspace = Workspace::open(folder.root()).unwrap();
        let submission = collect(&workspace).submissions.remove(0);
        let notes = |code: &str| submission.notes.get(code).map(|note| (&*note.text, note.cell.to_string()));
        assert_eq!(notes("H1"), Some((REASON, "F15".to_owned())), "{name}");
        assert_eq!(notes("H5"), Some(("15/3", "F19".to_owned())), "{name}");
        assert_eq!(notes("H9"), None, "{name}: what is blank is not kept");
        let codes: Vec<&str> = submission.findings.iter().map(Finding::shown_code).collect();
        assert_eq!(codes, Vec::<&str>::new(), "{name}");
    }
}

/// The text as a Mac writes it: letters and marks apart.
fn unicode(text: &str) -> String {
    text.replace('ộ', "o\u{323}\u{302}").replace('ự', "u\u{31b}\u{323}")
}

#[test]
fn notes_in_an_old_encoding_and_from_worker_processes_are_the_same() {
    let form = declared().form();
    let sent = file(&form, "A01").answer("H2", "3").note("H1", REASON).in_tcvn3();
    let folder = folder(&[("A01.xlsx", sent.to_bytes())]);
    let workspace = Workspace::open(folder.root()).unwrap();
    let workers = Workers::of(env!("CARGO_BIN_EXE_tonghop"), "--reading-worker");
    let options = CollectOptions { reading: Reading::Workers(&workers), ..CollectOptions::default() };
    let collection = workspace.collect(VI_DU_PERIOD.parse().unwrap(), &options).unwrap();
    let submission = &collection.submissions[0];
    assert_eq!(&*submission.notes.get("H1").unwrap().text, REASON);
    assert_eq!(rule(&submission.findings, "C1").explanation.as_ref(), submission.notes.get("H1"));
    assert_eq!(submission.notes, collect(&workspace).submissions[0].notes);
}

#[test]
fn words_beside_an_answer_without_a_heading_are_a_note_and_merged_cells_are_one() {
    let sheet = |row: &str| {
        let table = format!(
            "| Mã | Chỉ tiêu | Đơn vị tính | Số liệu | Ghi chú | |\n|--|--|--|--|--|--|\n{row}\n| H2 | Số người | người | 3 | | |"
        );
        let book = Book {
            sheets: vec![sheet_from_markdown("BIEU", &table)],
            properties: vec![
                ("tonghop_unit".to_owned(), "A01".to_owned()),
                ("tonghop_period".to_owned(), VI_DU_PERIOD.to_owned()),
            ],
            ..Book::default()
        };
        let folder = folder(&[("A01.xlsx", book.to_bytes())]);
        let workspace = Workspace::open(folder.root()).unwrap();
        collect(&workspace).submissions.remove(0)
    };
    for (row, text, cell) in [
        ("| H1 | Số cuộc | cuộc | 9 | Dự nhiều cuộc | |", "Dự nhiều cuộc", "E2"),
        ("| H1 | Số cuộc | cuộc | 9 | | Dự nhiều cuộc |", "Dự nhiều cuộc", "F2"),
        ("| H1 | Số cuộc | cuộc | 9 | | |", "", ""),
        ("| H1 | Số cuộc | cuộc | 9 | | 7 |", "", ""),
    ] {
        let submission = sheet(row);
        let note = submission.notes.get("H1").map(|note| (note.text.to_string(), note.cell.to_string()));
        assert_eq!(note.unwrap_or_default(), (text.to_owned(), cell.to_owned()), "{row}");
        let is_stray = submission.findings.iter().any(|finding| finding.entry.code == "L006");
        assert_eq!(is_stray, row.contains("| 7 |"), "{row}");
    }
}

#[test]
fn a_note_at_any_field_of_the_rule_explains_its_warning() {
    let form = declared().form();
    let broken = || file(&form, "A01").answer("H2", "3");
    let unexplained = findings(broken().to_bytes());
    let warning = rule(&unexplained, "C1");
    assert_eq!((warning.severity, warning.explanation.as_ref()), (Severity::Warning, None));
    for (language, words) in [
        (Language::Vi, "; nếu đúng như vậy, xin ghi lý do vào ô F16"),
        (Language::En, "; if it is right, give the reason in cell F16"),
    ] {
        let hint = Messages::of(language).finding(warning).hint;
        assert!(hint.ends_with(words), "{hint}");
    }
    for code in ["H1", "H2"] {
        let explained = findings(broken().note(code, REASON).to_bytes());
        let warning = rule(&explained, "C1");
        assert_eq!(warning.severity, Severity::Warning);
        assert_eq!(warning.explanation.as_ref().map(|note: &Note| &*note.text), Some(REASON), "{code}");
        let said = Messages::of(Language::Vi).finding(warning);
        assert!(said.explanation.starts_with(&format!("“{REASON}” (ô F1")), "{}", said.explanation);
        assert!(!said.hint.contains("xin ghi lý do"), "{}", said.hint);
    }
    for (code, note) in [("H3", REASON), ("H1", "…"), ("H1", "không"), ("H1", "x"), ("H2", "3")] {
        let found = findings(broken().note(code, note).to_bytes());
        assert_eq!(rule(&found, "C1").explanation, None, "{code} {note}");
    }
}

#[test]
fn warnings_of_the_reader_are_explained_and_errors_never() {
    let form = declared().form();
    let sent = file(&form, "A01")
        .answer("H8", "12")
        .note("H8", "Đơn vị tính theo cách khác")
        .answer("H3", "-5")
        .note("H3", "Đã báo cáo văn phòng");
    let findings = findings(sent.to_bytes());
    assert!(rule(&findings, "V012").is_explained());
    for code in ["V002", "C2"] {
        let error = rule(&findings, code);
        assert_eq!((error.severity, error.explanation.as_ref()), (Severity::Error, None), "{code}");
    }
}

#[test]
fn a_broken_rule_says_its_figures_every_cell_and_how_far_it_is_off() {
    let form = declared().form();
    let sent = file(&form, "A01").answer("H3", "14000").answer("H2", "3").answer("H9", "13");
    let findings = findings(sent.to_bytes());
    let vi = Messages::of(Language::Vi);
    let said = |id: &str| {
        let text = vi.finding(rule(&findings, id));
        (text.expected, text.figures)
    };
    assert_eq!(
        said("C2"),
        (
            "H3 = 15.000 (H1 × 1.000 + H3 Quý IV/2011), đang ghi 14.000, lệch 1.000".to_owned(),
            "H1 = 10 (D15); H3 = 14.000 (D17); H3 Quý IV/2011 = 5.000 (A01 cu.xlsx › BIEU!D17)".to_owned()
        )
    );
    assert_eq!(
        said("C1"),
        ("H2 = 3 phải từ H1 = 10 trở lên, còn thiếu 7".to_owned(), "H2 = 3 (D16); H1 = 10 (D15)".to_owned())
    );
    assert_eq!(said("C3").0, "H9 = 13 phải bằng H1 = 10, lệch không quá 10% × H1 = 1; đang lệch 3");
    let en = Messages::of(Language::En);
    assert_eq!(
        en.finding(rule(&findings, "C1")).expected,
        "H2 = 3 must not be less than H1 = 10, it is 7 less"
    );
    let gap = &rule(&findings, "C2").breach.as_ref().unwrap().gaps[0];
    assert_eq!((gap.left.formula.as_str(), gap.right.formula.as_str()), ("H3", "H1*1000+PRIOR(H3)"));
    assert_eq!(gap.off.map(tonghop::plain).as_deref(), Some("1000"));
}

#[test]
fn rules_on_trial_stand_apart_and_block_nobody() {
    let form = declared().form();
    let folder = folder(&[("A01.xlsx", file(&form, "A01").answer("H9", "13").to_bytes())]);
    let root = folder.root().to_str().unwrap();
    let path = folder.inbox(VI_DU_PERIOD).join("A01.xlsx");
    let (code, text) = tonghop(&["check", path.to_str().unwrap(), "--workspace", root]);
    assert_eq!(code, 0, "{text}");
    let heading = text.find("Ràng buộc đang thử").unwrap_or_else(|| panic!("{text}"));
    assert!(heading < text.find("[C3]").unwrap(), "{text}");
    assert!(text.contains("đang thử đến hết Quý III/2012"), "{text}");
    assert!(text.ends_with("0 lỗi, 0 cảnh báo, 0 ghi chú, 1 từ ràng buộc đang thử\n"), "{text}");
    let (_, text) = tonghop(&["consolidate", root]);
    assert!(text.contains("  C3, thử đến hết Quý III/2012: 1 bản nộp không đạt: A01"), "{text}");
    let (_, text) = tonghop(&["check", path.to_str().unwrap(), "--workspace", root, "--format", "json"]);
    let report: Json = serde_json::from_str(&text).unwrap();
    assert_eq!(report["files"][0]["status"], "accepted");
    assert_eq!(report["files"][0]["findings"][0]["trial"], "2012-Q3");
    assert_eq!(report["counts"], json!({"errors": 0, "warnings": 0, "explained": 0, "notes": 0, "trial": 1}));
}

#[test]
fn explained_warnings_are_counted_apart_and_shown_with_their_words() {
    let form = declared().form();
    let folder = folder(&[
        ("A01.xlsx", file(&form, "A01").answer("H2", "3").note("H2", REASON).to_bytes()),
        ("A02.xlsx", file(&form, "A02").answer("H2", "4").to_bytes()),
        ("A03.xlsx", file(&form, "A03").note("H4", "Ban hành từ 2010").answer("H9", "13").to_bytes()),
    ]);
    let root = folder.root().to_str().unwrap();
    let (code, text) = tonghop(&["consolidate", root]);
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("0 lỗi, 2 cảnh báo, trong đó 1 đã giải trình, 0 ghi chú"), "{text}");
    assert!(text.contains(&format!("= giải trình: “{REASON}” (ô F16)")), "{text}");
    assert!(text.contains("xin ghi lý do vào ô F16"), "{text}");
    let (_, board) = tonghop(&["status", root]);
    assert!(board.contains("1 (1 đã giải trình)"), "{board}");
    let (_, text) = tonghop(&["consolidate", root, "--format", "json"]);
    let report: Json = serde_json::from_str(&text).unwrap();
    assert_eq!(report["counts"]["explained"], 1);
    let finding = &report["files"][0]["findings"][0];
    assert_eq!(finding["explanation"], json!({"text": REASON, "sheet": "BIEU", "cell": "F16"}));
    assert_eq!(finding["related"], json!([{"field": "H1", "cell": "D15", "sheet": "BIEU"}]));
    assert_eq!(finding["gaps"][0]["off"], "7");
    let open = &report["files"][1]["findings"][0];
    assert_eq!((&open["explanation"], &open["explain_in"]), (&json!(null), &json!("F16")));
    let workbook = folder.root().join("2012-Q1/results/tong-hop-2012-Q1.xlsx");
    let sheets = oracle::read(&std::fs::read(workbook).unwrap());
    let row_of = |sheet: &str, text: &str| -> Vec<String> {
        let cells = &sheets[sheet];
        let (address, _) =
            cells.iter().find(|(_, cell)| *cell == text).unwrap_or_else(|| panic!("{cells:?}"));
        let row = address.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let of_row =
            cells.iter().filter(|(at, _)| at.trim_start_matches(|c: char| c.is_ascii_alphabetic()) == row);
        of_row.map(|(_, text)| text.clone()).collect()
    };
    assert!(row_of("Ghi chú", REASON).contains(&"C1".to_owned()));
    assert!(row_of("Ghi chú", "Ban hành từ 2010").contains(&"A03".to_owned()));
    assert!(
        row_of("Phát hiện", &format!("“{REASON}” (ô F16)")).contains(&"Cảnh báo (đã giải trình)".to_owned())
    );
    assert!(row_of("Phát hiện", "Đang thử").contains(&"C3".to_owned()));
}

#[test]
fn a_decision_explains_a_warning_by_the_id_of_its_rule() {
    let form = declared().form();
    let decide = |code: &str| {
        let folder =
            folder(&[("A01.xlsx", file(&form, "A01").answer("H2", "3").answer("H8", "12").to_bytes())]);
        let decision = format!(
            "[[explain]]\nunit = \"A01\"\ncode = \"{code}\"\nby = \"VP\"\non = 2012-04-03\nwhy = \"Đã hỏi\"\n"
        );
        folder.write(format!("{VI_DU_PERIOD}/decisions.toml"), decision.as_bytes());
        folder
    };
    for (code, settled) in [("C1", ["C1"]), ("c1", ["C1"]), ("R000", ["C1"]), ("V012", ["V012"])] {
        let folder = decide(code);
        let workspace = Workspace::open(folder.root()).unwrap();
        let collection = collect(&workspace);
        let decided = collection.findings().filter(|finding| finding.decision.is_some());
        assert_eq!(decided.map(Finding::shown_code).collect::<Vec<_>>(), settled, "{code}");
    }
    let folder = decide("C11");
    let workspace = Workspace::open(folder.root()).unwrap();
    let error = workspace.collect(VI_DU_PERIOD.parse().unwrap(), &CollectOptions::default()).unwrap_err();
    let tonghop::Error::Declaration(error) = error else { panic!("{error}") };
    let mistake = &error.mistakes[0];
    assert_eq!(mistake.entry.code, "D022");
    let hint = Messages::of(Language::Vi).finding(mistake).hint;
    assert!(hint.contains("C1") && hint.contains("Có phải ý là"), "{hint}");
}

/// A form with a column of checks, in which `checks` stand.
fn checked(checks: [&str; 3], heading: &str) -> Vec<u8> {
    let rows = [
        ("H1", "Số cuộc", "cuộc", "10"),
        ("H2", "Số người", "người", "20"),
        ("H3", "Trị giá", "đồng", "15000"),
    ];
    let mut table = format!(
        "| =\"Còn \"&COUNTBLANK(D3:D5) ⇒ Còn 0 | | | | | |\n|--|--|--|--|--|--|\n| Mã | Chỉ tiêu | Đơn vị tính | Số liệu | Ghi chú | {heading} |\n"
    );
    for ((code, label, measure, answer), check) in rows.iter().zip(checks) {
        table.push_str(&format!("| {code} | {label} | {measure} | {answer} | | {check} |\n"));
    }
    let text = |text: &str| text.to_owned();
    Book {
        sheets: vec![sheet_from_markdown("BIEU", &table)],
        properties: vec![
            (text("tonghop_unit"), text("A01")),
            (text("tonghop_period"), text(VI_DU_PERIOD)),
            (text("tonghop_form"), text("vi-du")),
            (text("tonghop_version"), text("1")),
        ],
        names: vec![(text("tonghop_unit"), text("\"A01\""))],
        ..Book::default()
    }
    .to_bytes()
}

/// The cells whose checks are missed; `None` where nothing is said.
fn lost(name: &str, bytes: &[u8]) -> Option<String> {
    let folder = folder(&[(name, bytes.to_vec())]);
    let workspace = Workspace::open(folder.root()).unwrap();
    let submission = collect(&workspace).submissions.remove(0);
    assert_ne!(submission.status, Status::Unreadable);
    let said: Vec<&Finding> = submission.findings.iter().filter(|f| f.entry.code == "L026").collect();
    assert!(said.len() <= 1, "{said:?}");
    said.first().map(|finding| Messages::of(Language::Vi).finding(finding).message)
}

const CHECK: &str = "=IF(D3<0,\"sai\",\"\") ⇒ Đạt";

#[test]
fn checks_that_were_written_over_are_told_once_in_every_format() {
    let temporary = tempfile::tempdir().unwrap();
    let convert_all = |bytes: &[u8]| -> Vec<(String, Vec<u8>)> {
        let path: PathBuf = temporary.path().join("A01.xlsx");
        std::fs::write(&path, bytes).unwrap();
        let mut all = vec![("A01.xlsx".to_owned(), bytes.to_vec())];
        for format in [Format::Xls, Format::Ods, Format::Xlsx] {
            let folder = temporary.path().join(format!("{format:?}"));
            std::fs::create_dir_all(&folder).unwrap();
            let converted = convert(&path, format, &folder);
            let name = converted.file_name().unwrap().to_str().unwrap().to_owned();
            all.push((name, std::fs::read(converted).unwrap()));
        }
        all
    };
    for (name, bytes) in convert_all(&checked([CHECK, CHECK, CHECK], "Kiểm tra")) {
        assert_eq!(lost(&name, &bytes), None, "{name}");
    }
    for (name, bytes) in convert_all(&checked([CHECK, "Đạt", ""], "Kiểm tra")) {
        let said = lost(&name, &bytes).unwrap_or_else(|| panic!("{name}"));
        assert!(said.contains("2 ô") && said.contains("F4; F5"), "{name}: {said}");
    }
}

#[test]
fn only_a_form_that_had_checks_can_lose_them() {
    for (checks, heading, message) in [
        ([CHECK, CHECK, "=\"Đạt\" ⇒ Đạt"], "Kiểm tra", "1 ô: F5"),
        (["Đạt", "Đạt", "Đạt"], "Kiểm tra", "3 ô: F3; F4; F5"),
        (["", "", ""], "Kiểm tra", "3 ô: F3; F4; F5"),
        (["", "", ""], "", "Cột kiểm tra của biểu đã bị xóa"),
    ] {
        let said = lost("A01.xlsx", &checked(checks, heading)).unwrap();
        assert!(said.contains(message), "{said}");
    }
    // A form without any formula is one of values; one that nobody marked was typed anew.
    let form = declared().form();
    assert_eq!(lost("A01.xlsx", &file(&form, "A01").to_bytes()), None);
    let retyped = file(&form, "A01").without_properties().without_names().answer("H8", "=D15/D16 ⇒ 50");
    assert_eq!(lost("A01.xlsx", &retyped.to_bytes()), None);
}
