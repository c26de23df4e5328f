//! What the office decides takes effect, is traced to who, when and why, and is told when it has no effect.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

use std::borrow::Cow;
use std::process::Command;

use tonghop::{
    CollectOptions, Collection, Decisions, Language, Messages, Severity, State, Status, Workspace,
};
use tonghop_test_support::{
    Archive, Declarations, FormFile, TestWorkspace, VI_DU, VI_DU_PERIOD, assert_schema, oracle,
};

/// A form with row tables and text answers.
const TABLES: Declarations = Declarations {
    form: Cow::Borrowed(include_str!("fixtures/bang-ke/form.toml")),
    roster: Cow::Borrowed(include_str!("fixtures/bang-ke/units.csv")),
    settings: Cow::Borrowed(include_str!("fixtures/bang-ke/tonghop.toml")),
};

const SIGNED: &str = "by = \"VP\"\non = 2012-04-03\nwhy = \"Bí thư xác nhận qua điện thoại\"\n";

/// The form of a unit with these answers.
fn form(unit: &str, answers: &[(&str, &str)]) -> Vec<u8> {
    let (form, roster) = (VI_DU.form(), VI_DU.roster());
    let file = FormFile::unit(&form, roster.unit(unit).unwrap(), VI_DU_PERIOD.parse().unwrap());
    answers.iter().fold(file, |file, (code, answer)| file.answer(code, answer)).to_bytes()
}

/// A workspace with the files of all units, these in the place of theirs, and decisions, each signed.
fn workspace(files: &[(&str, Vec<u8>)], decisions: &[&str]) -> TestWorkspace {
    let folder = TestWorkspace::of(&VI_DU);
    for unit in ["A01", "A02", "A03"] {
        if !files.iter().any(|(name, _)| name.contains(unit)) {
            folder.put(VI_DU_PERIOD, &format!("{unit}.xlsx"), &form(unit, &[]));
        }
    }
    for (name, bytes) in files {
        folder.put(VI_DU_PERIOD, name, bytes);
    }
    let text: String = decisions.iter().map(|decision| format!("{decision}\n{SIGNED}\n")).collect();
    folder.write(format!("{VI_DU_PERIOD}/decisions.toml"), text.as_bytes());
    folder
}

fn collect(workspace: &Workspace) -> Collection<'_> {
    workspace.collect(VI_DU_PERIOD.parse().unwrap(), &CollectOptions::default()).unwrap()
}

/// What an inbox with decisions comes to: the total of a field with its coverage, and the errors and warnings.
fn outcome(files: &[(&str, Vec<u8>)], decisions: &[&str], field: &str) -> (String, Vec<&'static str>) {
    let folder = workspace(files, decisions);
    let workspace = Workspace::open(folder.root()).unwrap();
    let collection = collect(&workspace);
    let consolidation = collection.consolidate(false);
    let total = consolidation.total(field).unwrap();
    let figure = total.figure.number().map(tonghop::plain).unwrap_or_default();
    let mut grave: Vec<&'static str> =
        collection.findings().filter(|f| f.severity != Severity::Note).map(|f| f.entry.code).collect();
    grave.sort_unstable();
    (format!("{figure} of {}", total.coverage.have), grave)
}

const H1_IS_12: &str = "[[value]]\nunit = \"A01\"\nfield = \"H1\"\nvalue = 12";
const UNCLEAR: &str = "còn hỏi lại";

#[test]
fn without_a_decision_nothing_ambiguous_counts() {
    let files = [("A01.xlsx", form("A01", &[("H1", UNCLEAR)]))];
    assert_eq!(outcome(&files, &[], "H1"), ("2 of 2".to_owned(), vec!["V003"]));
}

#[test]
fn a_decided_value_counts_and_the_error_no_longer_does() {
    let files = [("A01.xlsx", form("A01", &[("H1", UNCLEAR)]))];
    let quoting = format!("{H1_IS_12}\nfound = \"{UNCLEAR}\"");
    for decision in [H1_IS_12, &quoting] {
        assert_eq!(outcome(&files, &[decision], "H1"), ("14 of 3".to_owned(), vec![]));
        let folder = workspace(&files, &[decision]);
        let workspace = Workspace::open(folder.root()).unwrap();
        let collection = collect(&workspace);
        let submission = &collection.submissions[0];
        let value = submission.value("H1").unwrap();
        assert_eq!(submission.status, Status::Accepted);
        assert_eq!(
            (value.state, value.source.as_ref().map_or("", |source| &*source.raw)),
            (State::Given, UNCLEAR)
        );
        let settled = submission.findings.iter().find(|finding| finding.entry.code == "V003").unwrap();
        assert_eq!(settled.severity, Severity::Note);
        assert_eq!(&*settled.decision.as_ref().unwrap().by, "VP");
        let consolidation = collection.consolidate(false);
        let contributions = &consolidation.total("H1").unwrap().contributions;
        let named: Vec<bool> = contributions.iter().map(|c| c.decision.is_some()).collect();
        assert_eq!(named, [true, false, false]);
    }
}

#[test]
fn a_decided_value_is_judged_like_any_other() {
    let files = [("A01.xlsx", form("A01", &[("H1", UNCLEAR)]))];
    let negative = "[[value]]\nunit = \"A01\"\nfield = \"H1\"\nvalue = -3";
    assert_eq!(outcome(&files, &[negative], "H1"), ("2 of 2".to_owned(), vec!["V002"]));
}

#[test]
fn blank_doubled_and_missing_answers_can_be_decided() {
    let (form_, roster) = (VI_DU.form(), VI_DU.roster());
    let a01 = || FormFile::unit(&form_, roster.unit("A01").unwrap(), VI_DU_PERIOD.parse().unwrap());
    for file in [a01().answer("H1", ""), a01().doubled("H1"), a01().without("H1")] {
        let files = [("A01.xlsx", file.to_bytes())];
        assert_eq!(outcome(&files, &[H1_IS_12], "H1"), ("14 of 3".to_owned(), vec![]));
    }
}

#[test]
fn a_decision_can_say_that_an_answer_is_blank_or_does_not_apply() {
    for state in ["not_applicable", "blank"] {
        let decision = format!("[[value]]\nunit = \"A01\"\nfield = \"H9\"\nstate = \"{state}\"");
        let files = [("A01.xlsx", form("A01", &[("H9", UNCLEAR)]))];
        assert_eq!(outcome(&files, &[&decision], "H9"), ("3 of 2".to_owned(), vec![]), "{state}");
    }
}

#[test]
fn every_type_of_answer_can_be_decided() {
    let cases = [
        ("H3", "20450000", "20450000"),
        ("H4", "true", "true"),
        ("H5", "\"Đã đại hội\"", "Đã đại hội"),
        ("H6", "2012-03-26", "2012-03-26"),
        ("H7", "\"33/41\"", "33/41"),
        ("H9", "1.5", "1.5"),
    ];
    for (field, value, expected) in cases {
        let files = [("A01.xlsx", form("A01", &[(field, "???")]))];
        let decision = format!("[[value]]\nunit = \"A01\"\nfield = \"{field}\"\nvalue = {value}");
        let folder = workspace(&files, &[&decision]);
        let workspace = Workspace::open(folder.root()).unwrap();
        let collection = collect(&workspace);
        let value = collection.submissions[0].value(field).unwrap();
        assert_eq!(value.datum.as_ref().unwrap().to_string(), expected, "{field}");
        assert_eq!(collection.submissions[0].status, Status::Accepted, "{field}");
    }
}

#[test]
fn a_cell_of_a_row_table_can_be_decided() {
    let (form, roster) = (TABLES.form(), TABLES.roster());
    let file = FormFile::unit(&form, roster.unit("A01").unwrap(), VI_DU_PERIOD.parse().unwrap()).rows(
        "B1",
        "| ten | trang_thai | so_nguoi |\n|--|--|--|\n| Vườn rau | Hoàn thành | chưa đếm |\n| Tủ sách | Đang làm | 3 |",
    );
    let folder = TestWorkspace::of(&TABLES);
    folder.put(VI_DU_PERIOD, "A01.xlsx", &file.to_bytes());
    let open = || Workspace::open(folder.root()).unwrap();
    let before = open();
    let collection = collect(&before);
    let place = collection.submissions[0].findings.iter().find(|f| f.severity == Severity::Error).unwrap();
    let row = place.place.cell_ref().unwrap().to_string().trim_start_matches(char::is_alphabetic).to_owned();
    let decision = format!(
        "[[value]]\nunit = \"A01\"\ntable = \"B1\"\nrow = {row}\nfield = \"so_nguoi\"\nvalue = 5\nfound = \"chưa đếm\"\n{SIGNED}"
    );
    folder.write(format!("{VI_DU_PERIOD}/decisions.toml"), decision.as_bytes());
    let after = open();
    let collection = collect(&after);
    assert_eq!(
        collection.submissions[0].status,
        Status::Accepted,
        "{:?}",
        collection.submissions[0].findings
    );
    let table = &collection.consolidate(false).tables["B1"];
    assert_eq!(tonghop::plain(table.sums["so_nguoi"]), "8");
    let workbook = oracle::read(&written(&collection));
    assert!(
        says(&workbook, "Quyết định", &["B1.so_nguoi", "chưa đếm", "VP"]),
        "{:?}",
        workbook.get("Quyết định")
    );
}

/// The consolidated workbook of a collection.
fn written(collection: &Collection<'_>) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let files =
        collection.write(&collection.consolidate(false), folder.path(), &Messages::of(Language::Vi)).unwrap();
    std::fs::read(&files[0]).unwrap()
}

/// Whether a sheet has all of these texts.
fn says(workbook: &std::collections::BTreeMap<String, oracle::Cells>, sheet: &str, texts: &[&str]) -> bool {
    workbook
        .get(sheet)
        .is_some_and(|cells| texts.iter().all(|text| cells.values().any(|cell| cell.contains(text))))
}

#[test]
fn a_file_is_taken_or_left_out_as_decided() {
    let both =
        [("A01 chinh.xlsx", form("A01", &[("H1", "4")])), ("so lieu A01.xlsx", form("A01", &[("H1", "5")]))];
    assert_eq!(outcome(&both, &[], "H1"), ("2 of 2".to_owned(), vec!["C003", "C003"]));
    let take = "[[take]]\nfile = \"A01 chinh.xlsx\"";
    assert_eq!(outcome(&both, &[take], "H1"), ("6 of 3".to_owned(), vec![]));
    let leave = "[[leave]]\nfile = \"A01 chinh.xlsx\"";
    assert_eq!(outcome(&both, &[leave], "H1"), ("7 of 3".to_owned(), vec![]));
    let sha256 = tonghop::sha256(&both[1].1);
    let exact = format!("[[take]]\nfile = \"so lieu A01.xlsx\"\nsha256 = \"{sha256}\"");
    assert_eq!(outcome(&both, &[&exact], "H1"), ("7 of 3".to_owned(), vec![]));
}

#[test]
fn a_copy_of_a_file_that_is_left_out_does_not_come_back() {
    let bytes = form("A01", &[("H1", "99")]);
    let files = [
        ("A01.xlsx", form("A01", &[("H1", "4")])),
        ("A01 nham.xlsx", bytes.clone()),
        ("A01.zip", Archive::new().file("x/A01.xlsx", &bytes).to_bytes()),
    ];
    let leave = "[[leave]]\nfile = \"A01 nham.xlsx\"";
    assert_eq!(outcome(&files, &[leave], "H1"), ("6 of 3".to_owned(), vec![]));
}

#[test]
fn a_whole_archive_is_left_out_by_its_name() {
    let files = [
        ("A01.xlsx", form("A01", &[("H1", "4")])),
        ("nhap A01.zip", Archive::new().file("1.xlsx", &form("A01", &[])).file("2.txt", b"x").to_bytes()),
    ];
    let leave = "[[leave]]\nfile = \"nhap A01.zip\"";
    assert_eq!(outcome(&files, &[leave], "H1"), ("6 of 3".to_owned(), vec![]));
}

#[test]
fn an_explained_warning_is_a_note() {
    let folder = workspace(&[], &["[[explain]]\nunit = \"A01\"\ncode = \"C005\""]);
    folder.receipts(VI_DU_PERIOD, &[("A01.xlsx", "2012-04-03 08:00"), ("A02.xlsx", "2012-04-04 08:00")]);
    let workspace = Workspace::open(folder.root()).unwrap();
    let collection = collect(&workspace);
    let late: Vec<_> = collection.findings().filter(|f| f.entry.code == "C005").collect();
    let told: Vec<_> = late.iter().map(|f| (f.severity, f.decision.is_some())).collect();
    assert_eq!(told, [(Severity::Note, true), (Severity::Warning, false)]);
    assert_eq!(collection.count(Severity::Warning), 1);
}

#[test]
fn a_decision_without_effect_is_a_warning() {
    let unclear = || form("A01", &[("H1", UNCLEAR)]);
    let clear = || form("A01", &[("H1", "14")]);
    let other = format!("{H1_IS_12}\nfound = \"10 hoặc 11\"");
    let of_file = format!("{H1_IS_12}\nfile = \"khac.xlsx\"");
    let of_h9 = H1_IS_12.replace("H1", "H9");
    let sha = "0".repeat(64);
    let changed = format!("[[leave]]\nfile = \"A01.xlsx\"\nsha256 = \"{sha}\"");
    let cases: [(Vec<u8>, &str, &str, &[&str]); 8] = [
        (clear(), H1_IS_12, "16 of 3", &["C012"]),
        (unclear(), &other, "2 of 2", &["C013", "V003"]),
        (unclear(), &of_file, "2 of 2", &["C014", "V003"]),
        (clear(), &of_h9, "16 of 3", &["C012"]),
        (clear(), "[[take]]\nfile = \"khac.xlsx\"", "16 of 3", &["C010"]),
        (clear(), &changed, "16 of 3", &["C011"]),
        (clear(), "[[explain]]\nunit = \"A01\"\ncode = \"V009\"", "16 of 3", &["C018"]),
        (unclear(), "[[explain]]\nunit = \"A01\"\ncode = \"V003\"", "2 of 2", &["C018", "V003"]),
    ];
    for (bytes, decision, total, grave) in cases {
        let found = outcome(&[("A01.xlsx", bytes)], &[decision], "H1");
        assert_eq!(found, (total.to_owned(), grave.to_vec()), "{decision}");
    }
}

#[test]
fn a_decision_that_fits_different_texts_is_not_applied() {
    let files = [
        ("A01.xlsx", form("A01", &[("H1", UNCLEAR)])),
        ("A01 (2).xlsx", form("A01", &[("H1", "độ vài chục")])),
    ];
    let (total, grave) = outcome(&files, &[H1_IS_12], "H1");
    assert_eq!(total, "2 of 2");
    assert!(grave.contains(&"C015") && grave.contains(&"V003"), "{grave:?}");
    let quoting = format!("{H1_IS_12}\nfound = \"độ vài chục\"");
    assert_eq!(outcome(&files, &[&quoting], "H1").0, "14 of 3");
}

#[test]
fn a_decision_about_a_file_that_was_replaced_is_told() {
    let files =
        [("A01.xlsx", form("A01", &[("H1", UNCLEAR)])), ("A01 (2).xlsx", form("A01", &[("H1", "14")]))];
    let (total, grave) = outcome(&files, &[H1_IS_12], "H1");
    assert_eq!((total.as_str(), grave), ("16 of 3", vec!["C002", "C012"]));
}

#[test]
fn mistakes_in_decisions_stop_the_work_with_their_lines() {
    let text = format!(
        "[[value]]\nunit = \"A1\"\nfield = \"H1\"\nvalue = 12\n{SIGNED}\n[[value]]\nunit = \"A01\"\nfield = \"H8\"\nvalue = 1\n{SIGNED}\n\
         [[take]]\nfile = \"a.xlsx\"\nby = \"VP\"\non = \"31/04/2012\"\nwhy = \"\"\n[[leave]]\nfiel = \"a.xlsx\"\n{SIGNED}"
    );
    let folder = TestWorkspace::of(&VI_DU);
    folder.put(VI_DU_PERIOD, "A01.xlsx", &form("A01", &[]));
    folder.write(format!("{VI_DU_PERIOD}/decisions.toml"), text.as_bytes());
    let output = Command::new(env!("CARGO_BIN_EXE_tonghop"))
        .args(["consolidate", ".", "--format", "json"])
        .current_dir(folder.root())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let told: Vec<String> = json["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| format!("{} {}", finding["code"].as_str().unwrap(), finding["line"]))
        .collect();
    assert_eq!(told, ["D020 2", "D025 11", "D003 17", "D011 20", "D003 22", "D002 23"], "{json:#}");
}

#[test]
fn decisions_are_told_in_every_output() {
    let files = [
        ("A01.xlsx", form("A01", &[("H1", UNCLEAR)])),
        ("A02.xlsx", form("A02", &[("H1", "3")])),
        ("A02 (2).xlsx", form("A02", &[("H1", "4"), ("H2", "7")])),
    ];
    let folder = workspace(&files, &[H1_IS_12, "[[explain]]\nunit = \"A02\"\ncode = \"C002\""]);
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_tonghop"))
            .args(arguments)
            .current_dir(folder.root())
            .output()
            .unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        assert_schema(arguments, &printed);
        (output.status.code().unwrap(), printed)
    };
    let (code, text) = run(&["consolidate", "."]);
    assert_eq!(code, 0, "{text}");
    for line in [
        "Quyết định của văn phòng: 2",
        "Nộp lại A02: A02 (2).xlsx thay A02.xlsx, khác 2 chỗ: H1 3 → 4; H2 1 → 7",
    ] {
        assert!(text.contains(line), "{text}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&run(&["consolidate", ".", "--format", "json"]).1).unwrap();
    assert_eq!(json["totals"]["H1"]["value"], "17");
    assert_eq!(json["decisions"][0]["field"], "H1");
    assert_eq!(json["decisions"][1]["code"], "C002");
    assert_eq!(json["resubmissions"][0]["changes"][0]["before"]["value"], "3");
    assert_eq!(json["resubmissions"][0]["changes"][0]["after"]["cell"], "D15");
    let (code, text) = run(&["check", "2012-Q1/inbox/A01.xlsx", "--workspace", ".", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let file = &json["files"][0];
    assert_eq!((code, &file["values"]["H1"]["decision"]["by"]), (0, &"VP".into()));
    assert_eq!(file["values"]["H1"]["value"], "12");
    assert_eq!(file["findings"][0]["decision"]["on"], "2012-04-03");
    assert_eq!(json.get("findings"), None, "what is decided about other files is no matter here");
    let results = folder.results(VI_DU_PERIOD);
    let workbook = oracle::read(&std::fs::read(results.join("tong-hop-2012-Q1.xlsx")).unwrap());
    assert!(says(&workbook, "Quyết định", &["A01", UNCLEAR, "12", "VP", "Bí thư xác nhận qua điện thoại"]));
    assert!(says(&workbook, "Nguồn số liệu", &["Theo quyết định của VP ngày 03/4/2012"]));
    assert!(says(&workbook, "Nộp lại", &["A02.xlsx", "A02 (2).xlsx", "BIEU!D15"]));
    assert!(says(&workbook, "Phát hiện", &["Đã quyết định"]));
    let values = std::fs::read_to_string(results.join("values.csv")).unwrap();
    let line = values.lines().find(|line| line.starts_with("A01,H1,")).unwrap();
    assert!(line.starts_with("A01,H1,12,") && line.contains("VP 2012-04-03"), "{line}");
}

#[test]
fn text_is_never_written_out_as_a_formula() {
    let (form, roster) = (TABLES.form(), TABLES.roster());
    let hostile = "=HYPERLINK(\"http://a.vn\")";
    let file = FormFile::unit(&form, roster.unit("A01").unwrap(), VI_DU_PERIOD.parse().unwrap())
        .answer("T1", &format!("\"{hostile}\""))
        .rows("B1", "| ten | trang_thai |\n|--|--|\n| @SUM(A1) | Hoàn thành |\n| +1 cuộc | Hoàn thành |");
    let folder = TestWorkspace::of(&TABLES);
    folder.put(VI_DU_PERIOD, "=cmd.xlsx", &file.to_bytes());
    let workspace = Workspace::open(folder.root()).unwrap();
    let collection = collect(&workspace);
    let out = tempfile::tempdir().unwrap();
    collection.write(&collection.consolidate(false), out.path(), &Messages::of(Language::Vi)).unwrap();
    let bytes = std::fs::read(out.path().join("tong-hop-2012-Q1.xlsx")).unwrap();
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    for index in 0..package.len() {
        let mut part = package.by_index(index).unwrap();
        let mut xml = String::new();
        if std::io::Read::read_to_string(&mut part, &mut xml).is_ok() {
            for formula in xml.split("<f>").skip(1).map(|rest| rest.split("</f>").next().unwrap()) {
                assert!(!formula.contains("HYPERLINK(") && !formula.contains("cmd"), "{formula}");
            }
        }
    }
    let values = std::fs::read_to_string(out.path().join("values.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(values.as_bytes());
    let mut seen = 0;
    for record in reader.records().map(Result::unwrap) {
        for (column, cell) in record.iter().enumerate() {
            let formula = cell.starts_with(['=', '+', '@', '\t', '\r']);
            assert!(!formula, "column {column}: {cell}");
            seen += usize::from(cell == "'=cmd.xlsx");
        }
    }
    assert!(seen > 0, "{values}");
}

#[test]
fn the_example_of_the_readme_is_read() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let page = std::fs::read_to_string(root.join("README.vi.md")).unwrap();
    let example = page.split("```toml\n").find(|block| block.contains("[[take]]")).unwrap();
    let example = example.split("```").next().unwrap();
    let workspace = Workspace::open(root.join("sample-workbooks")).unwrap();
    let committee = &workspace.settings.committee.code;
    let decisions =
        Decisions::parse("decisions.toml", example, &workspace.form, &workspace.roster, committee).unwrap();
    let kinds: Vec<&str> = decisions.all().iter().map(|decision| decision.word()).collect();
    assert_eq!(kinds, ["take", "leave", "value", "explain"]);
}
