//! The commands for the author of a form, and the officer's order of findings by their effect.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value as Json;
use snapbox::{assert_data_eq, str};
use tonghop::{Form, Formula, Language, Messages, RuleWords};
use tonghop_test_support::{Declarations, FormFile, TestWorkspace, VI_DU, VI_DU_PERIOD};

struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Ran {
    fn json(&self) -> Json {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Runs the command in the folder that has the sample.
fn tonghop(arguments: &[&str]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    let output = command.args(arguments).current_dir(root()).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

fn shown(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn normalised(text: &str, folder: &TestWorkspace) -> String {
    text.replace(shown(folder.root()), "/so")
}

const WORDS: &str = r#"
[form]
id = "loi"
version = "1"
title = "Ràng buộc thành lời"
period = "quarter"
[parameters]
moc = 2000
[[section]]
id = "I"
title = "Hoạt động"
field = [
    { code = "H1", label = "Số cuộc", type = "count", kind = "cumulative" },
    { code = "H2", label = "Số người", type = "count", kind = "flow" },
    { code = "H3", label = "Số lượt", type = "count", kind = "flow" },
    { code = "H5", label = "Đại hội", type = "choice", kind = "state", choices = ["Đã đại hội", "Chưa"] },
]
[[table]]
code = "B1"
title = "Danh sách"
section = "I"
column = [
    { id = "ten", label = "Tên", type = "text" },
    { id = "so", label = "Số người dự", type = "count" },
]
"#;

#[test]
fn conditions_are_said_in_both_languages() {
    let form = Form::parse("form.toml", WORDS).unwrap();
    let page = std::fs::read_to_string(root().join("tests/author/sentences.md")).unwrap();
    let mut said = 0;
    for line in page.lines().filter(|line| line.starts_with("| ")).skip(1) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [formula, vi, en] = cells.try_into().unwrap();
        let parsed = Formula::parse(formula).unwrap();
        for (language, expected) in [(Language::Vi, vi), (Language::En, en)] {
            let messages = Messages::of(language);
            let sentence = RuleWords::new(&form, &messages).formula_sentence(&parsed);
            assert_eq!(sentence, expected, "{formula}");
        }
        said += 1;
    }
    assert!(said >= 25, "{said} sentences");
}

#[test]
fn every_rule_of_the_samples_has_its_words() {
    for file in
        ["sample-workbooks/form.toml", "tests/fixtures/clinics/form.toml", "tests/fixtures/bang-ke/form.toml"]
    {
        let form = Form::parse(file, &std::fs::read_to_string(root().join(file)).unwrap()).unwrap();
        for language in Language::ALL {
            let messages = Messages::of(language);
            for rule in form.rules() {
                let sentence = RuleWords::new(&form, &messages).sentence(rule);
                assert!(!sentence.is_empty(), "{file} {}", rule.id);
                for wrong in ["say-", "{", "}", "  ", "( ", " )", "()"] {
                    assert!(!sentence.contains(wrong), "{file} {}: {sentence}", rule.id);
                }
            }
        }
    }
}

/// Four slips of the pen, in all three files.
fn wrong_workspace() -> TestWorkspace {
    let form = VI_DU.form.replacen("type = \"count\"", "type = \"coutn\"", 1).replace("H1 / H2", "H1 / H22");
    let roster = VI_DU.roster.replace("A02,", "A01,");
    let settings = VI_DU
        .settings
        .replace("2012-04-02", "2012-04-32")
        .replace("deadline = 2012-04-32", "deadline = \"2012-04-32\"");
    TestWorkspace::new(&form, &roster, &settings)
}

#[test]
fn form_check_says_all_mistakes_of_all_files_with_their_lines() {
    let folder = wrong_workspace();
    let ran = tonghop(&["form", "check", shown(folder.root())]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    assert_data_eq!(normalised(&ran.out, &folder), str![[]]);
    let ran = tonghop(&["form", "check", shown(folder.root()), "--format", "json", "--lang", "en"]);
    assert_eq!(ran.code, 1);
    let found: Vec<(String, u64, u64)> = ran.json()["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| {
            (
                f["code"].as_str().unwrap().to_owned(),
                f["line"].as_u64().unwrap(),
                f["column"].as_u64().unwrap(),
            )
        })
        .collect();
    let expected = [("D011", 11, 12), ("D005", 18, 8), ("D007", 68, 11), ("D006", 3, 1)];
    assert_eq!(found, expected.map(|(code, line, column)| (code.to_owned(), line, column)));
}

/// The example with rules that are worth a word.
fn advised() -> TestWorkspace {
    let rules = r#"
[[rule]]
id = "R1"
severity = "error"
check = "H1 <= H2"
message = "{H1} cuộc, {H2} người"

[[rule]]
id = "R2"
severity = "warning"
check = "H2 >= H1"
blank = "zero"
message = "Xem lại số người"

[[rule]]
id = "R3"
severity = "warning"
check = 'IF(unit.kind = "Phường", H1 > 0, TRUE)'
message = "{H1} cuộc"
"#;
    TestWorkspace::new(&(VI_DU.form.to_string() + rules), &VI_DU.roster, &VI_DU.settings)
}

#[test]
fn form_check_gives_advice_that_is_no_mistake() {
    let folder = advised();
    let ran = tonghop(&["form", "check", shown(folder.root()), "--lang", "en"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_data_eq!(normalised(&ran.out, &folder), str![[]]);
    let form = folder.path("form.toml");
    let ran = tonghop(&["form", "check", shown(&form)]);
    assert_eq!(ran.code, 0);
    // By itself a form has no roster, and so no kinds of units.
    assert!(!ran.out.contains("D031") && ran.out.contains("D032"), "{}", ran.out);
    let nowhere = tonghop(&["form", "check", shown(&folder.path("khong-co.toml"))]);
    assert_eq!((nowhere.code, nowhere.out.as_str()), (2, ""));
    let clean = TestWorkspace::of(&VI_DU);
    let ran = tonghop(&["form", "check", shown(clean.root())]);
    assert_eq!(ran.code, 0);
    assert_data_eq!(normalised(&ran.out, &clean), str![[]]);
}

#[test]
fn form_check_shows_the_way_of_a_formula_that_comes_back_to_itself() {
    let form = VI_DU.form.replace("label = \"Số người\"\nunit = \"người\"\ntype = \"count\"\nkind = \"flow\"", "label = \"Số người\"\nunit = \"người\"\ntype = \"count\"\nkind = \"flow\"\nby = \"computed\"\nformula = \"H8 + 1\"");
    assert_ne!(form, VI_DU.form);
    let folder = TestWorkspace::new(&form, &VI_DU.roster, &VI_DU.settings);
    let ran = tonghop(&["form", "check", shown(folder.root())]);
    assert_eq!(ran.code, 1);
    assert_data_eq!(normalised(&ran.out, &folder), str![[]]);
}

#[test]
fn form_rules_is_a_page_for_people() {
    let vi = tonghop(&["form", "rules", "sample-workbooks"]);
    assert_eq!((vi.code, vi.err.as_str()), (0, ""));
    let page = |text: &str, id: &str| {
        let begin = text.find(&format!("\n### {id} ")).unwrap() + 1;
        text[begin..].split("\n### ").next().unwrap().split("\n## ").next().unwrap().trim_end().to_owned()
            + "\n"
    };
    assert_data_eq!(page(&vi.out, "R17"), str![[]]);
    let en = tonghop(&["form", "rules", "sample-workbooks", "--lang", "en"]);
    assert_data_eq!(page(&en.out, "R25"), str![[]]);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rang-buoc.html");
    let ran = tonghop(&["form", "rules", "sample-workbooks", "--out", shown(&file)]);
    assert_eq!(ran.code, 0);
    let html = std::fs::read_to_string(&file).unwrap();
    assert!(html.starts_with("<!DOCTYPE html>") && html.ends_with("</html>\n"));
    assert_eq!(html.matches("<article ").count(), vi.out.matches("\n### ").count());
    assert!(!html.contains("http") && html.contains("&lt;&gt;Chưa triển khai"), "a page of its own, escaped");
    let inbox =
        tonghop(&["form", "rules", "sample-workbooks", "--out", "sample-workbooks/2012-Q1/inbox/r.md"]);
    assert_eq!(inbox.code, 2);
    assert!(!root().join("sample-workbooks/2012-Q1/inbox/r.md").exists());
}

#[test]
fn form_explain_puts_the_figures_in_step_by_step() {
    let sample = &["--workspace", "sample-workbooks"];
    let ran = tonghop(&[&["form", "explain", "r17", "--unit", "CDCS16"][..], sample].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_data_eq!(ran.out, str![[]]);
    let ran =
        tonghop(&[&["form", "explain", "R26", "--unit", "CDCS22", "--lang", "en"][..], sample].concat());
    assert_data_eq!(ran.out, str![[]]);
    let ran = tonghop(&[&["form", "explain", "R22", "--unit", "CDCS16"][..], sample].concat());
    assert_data_eq!(ran.out, str![[]]);
    for (arguments, words) in [
        (["form", "explain", "R171", "--unit", "CDCS16"], "có phải ý là R17?"),
        (["form", "explain", "R17", "--unit", "CDCS99"], "Danh bạ không có đơn vị “CDCS99”"),
    ] {
        let ran = tonghop(&[&arguments[..], sample].concat());
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains(words), "{}", ran.err);
    }
}

#[test]
fn form_explain_says_what_the_policy_makes_of_what_is_missing() {
    let rules = |policy: &str| {
        format!(
            "\n[[rule]]\nid = \"R1\"\nseverity = \"warning\"\ncheck = \"H2 + 1 >= H1\"\nblank = \"{policy}\"\nmessage = \"{{H1}}\"\n"
        )
    };
    for (policy, words, verdict) in [
        ("skip", "không có số, nên không xét", "Kết quả: không xét, vì thiếu số cần dùng"),
        ("zero", "không có số, tính là 0", "Kết quả: không đúng. 5"),
        (
            "fail",
            "không có số, coi là không đúng",
            "Kết quả: không đúng, vì thiếu số mà ràng buộc coi là phải có",
        ),
    ] {
        let declared = Declarations { form: (VI_DU.form.to_string() + &rules(policy)).into(), ..VI_DU };
        let folder = TestWorkspace::of(&declared);
        let (form, roster) = (declared.form(), declared.roster());
        let file = FormFile::unit(&form, roster.unit("A01").unwrap(), VI_DU_PERIOD.parse().unwrap());
        folder.put(VI_DU_PERIOD, "A01.xlsx", &file.answer("H1", "5").answer("H2", "").to_bytes());
        let ran = tonghop(&["form", "explain", "R1", "--unit", "A01", "--workspace", shown(folder.root())]);
        assert!(ran.out.contains(words) && ran.out.contains(verdict), "{policy}: {}", ran.out);
        let none = tonghop(&["form", "explain", "R1", "--unit", "A02", "--workspace", shown(folder.root())]);
        assert_eq!(none.code, 2);
        assert!(none.err.contains("Đơn vị A02 chưa có bản nộp"), "{}", none.err);
    }
}

#[test]
fn form_try_counts_what_past_periods_would_have_said() {
    let ran = tonghop(&["form", "try", "sample-workbooks"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_data_eq!(ran.out, str![[]]);
    let one = tonghop(&[
        "form",
        "try",
        "sample-workbooks",
        "--rule",
        "R13",
        "--periods",
        "2012-Q1",
        "--lang",
        "en",
    ]);
    assert_data_eq!(one.out, str![[]]);
    let none = tonghop(&["form", "try", "sample-workbooks", "--periods", "2001-Q1..2001-Q4"]);
    assert_eq!((none.code, none.out.as_str()), (2, ""));
    let unknown = tonghop(&["form", "try", "sample-workbooks", "--rule", "R1"]);
    assert_eq!(unknown.code, 2);
}

#[test]
fn a_draft_is_tried_without_changing_the_form() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("nhap.toml");
    let text = "[[rule]]\nid = \"N1\"\nseverity = \"warning\"\ncheck = \"XD07 >= 40\"\nmessage = \"{XD07}\"\n\n[[rule]]\nid = \"N2\"\nseverity = \"warning\"\ncheck = \"XD07 < 40\"\nmessage = \"{XD07}\"\n";
    std::fs::write(&draft, text).unwrap();
    let before = std::fs::read(root().join("sample-workbooks/form.toml")).unwrap();
    let ran = tonghop(&["form", "try", "sample-workbooks", "--rules", shown(&draft), "--format", "json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let report = ran.json();
    let ids: Vec<&str> =
        report["rules"].as_array().unwrap().iter().map(|r| r["rule"].as_str().unwrap()).collect();
    assert_eq!(ids, ["N1", "N2"]);
    for rule in report["rules"].as_array().unwrap() {
        // The accepted values of the quarter before know XD07 too.
        assert!(rule["judged"].as_u64().unwrap() > 60, "{rule}");
    }
    let pairs = report["contradictions"].as_array().unwrap();
    assert!(pairs.iter().any(|pair| pair["rules"] == serde_json::json!(["N1", "N2"])), "{pairs:?}");
    assert_eq!(std::fs::read(root().join("sample-workbooks/form.toml")).unwrap(), before);
    std::fs::write(&draft, text.replace("XD07 >= 40", "XD70 >= 40")).unwrap();
    let wrong = tonghop(&["form", "try", "sample-workbooks", "--rules", shown(&draft)]);
    assert_eq!((wrong.code, wrong.out.as_str()), (2, ""));
    assert!(wrong.err.contains("D007") && wrong.err.contains("nhap.toml:4:"), "{}", wrong.err);
}

/// Five units; two of them with doubtful figures, one with nothing.
fn doubtful() -> TestWorkspace {
    let mut roster = "code,name,kind\n".to_owned();
    for unit in 1..=5 {
        roster.push_str(&format!("A0{unit},Chi đoàn {unit},Chi đoàn\n"));
    }
    let declared = Declarations { roster: roster.into(), ..VI_DU };
    let folder = TestWorkspace::of(&declared);
    let (form, roster) = (declared.form(), declared.roster());
    let file = |unit: &str| {
        let file = FormFile::unit(&form, roster.unit(unit).unwrap(), VI_DU_PERIOD.parse().unwrap());
        file.answer("H1", "10").answer("H2", "100").answer("H3", "1000000")
    };
    let files = [
        ("A01", file("A01").answer("H3", "2.500 triệu hoặc 3.000 triệu").answer("H2", "khoảng 100")),
        ("A02", file("A02").answer("H1", "khoảng 1")),
        ("A03", file("A03")),
        ("A04", file("A04").answer("H4", "có lẽ")),
    ];
    for (unit, file) in files {
        folder.put(VI_DU_PERIOD, &format!("{unit}.xlsx"), &file.to_bytes());
    }
    let values = "unit,field,value,provisional\nA05,H1,20,false\nA01,H3,900000,false\n";
    folder.write("2011-Q4/results/values.csv", values.as_bytes());
    folder
}

#[test]
fn findings_are_sorted_by_what_they_can_change() {
    let folder = doubtful();
    let ran = tonghop(&["consolidate", shown(folder.root()), "--sort", "effect"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    assert_data_eq!(normalised(&ran.out, &folder), str![[]]);
    let files = [folder.inbox(VI_DU_PERIOD).join("A01.xlsx"), folder.inbox(VI_DU_PERIOD).join("A02.xlsx")];
    let arguments = [
        "check",
        shown(&files[0]),
        shown(&files[1]),
        "--workspace",
        shown(folder.root()),
        "--sort",
        "effect",
        "--lang",
        "en",
    ];
    let ran = tonghop(&arguments);
    assert_data_eq!(normalised(&ran.out, &folder), str![[]]);
    let status = tonghop(&["status", shown(folder.root()), "--sort", "effect", "--format", "json"]);
    let report = status.json();
    let units: Vec<&str> =
        report["units"].as_array().unwrap().iter().map(|unit| unit["unit"].as_str().unwrap()).collect();
    assert_eq!(units, ["A05", "A01", "A02", "A03", "A04"]);
}

#[test]
fn programs_get_the_effect_of_a_finding() {
    let folder = doubtful();
    let report = tonghop(&["consolidate", shown(folder.root()), "--format", "json"]).json();
    let missing = report["findings"].as_array().unwrap().iter().find(|f| f["code"] == "C001").unwrap();
    assert_eq!(missing["effect"], serde_json::json!({"field": "H1", "amount": "20", "share": "0.6667"}));
    let file = report["files"].as_array().unwrap().iter().find(|file| file["unit"] == "A04").unwrap();
    let choice = file["findings"].as_array().unwrap().iter().find(|f| f["field"] == "H4").unwrap();
    assert_eq!(choice["effect"], Json::Null);
}
