//! The commands for the author of a form, and the officer's order of findings by their effect.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

#[path = "author/back_test.rs"]
mod back_test;
#[path = "author/effect.rs"]
mod effect;
#[path = "author/words.rs"]
mod words;

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value as Json;
use snapbox::{assert_data_eq, str};
use tonghop_test_support::{Declarations, FormFile, TestWorkspace, VI_DU, VI_DU_PERIOD, assert_schema};

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
    let ran = Ran { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) };
    assert_schema(arguments, &ran.out);
    ran
}

fn shown(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn normalised(text: &str, folder: &TestWorkspace) -> String {
    text.replace(shown(folder.root()), "/so")
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
    assert_data_eq!(
        normalised(&ran.out, &folder),
        str![[r#"
lỗi[D011]: “2012-04-32” không phải là một ngày có thật
  --> /so/tonghop.toml:11:12
   |
11 | deadline = "2012-04-32"
   |             ^^^^^^^^^^
   |
   = cần: ngày viết theo năm-tháng-ngày, ví dụ 2012-04-02
   = làm: Xin viết lại ngày, đủ hai chữ số cho tháng và cho ngày

lỗi[D005]: “type” không nhận giá trị “coutn”
  --> /so/form.toml:18:8
   |
18 | type = "coutn"
   |         ^^^^^
   |
   = cần: một trong: count; decimal; money; percent; ratio; flag; choice; text; date
   = làm: Nếu ý là “count”, xin viết lại như vậy

lỗi[D007]: Biểu mẫu không khai báo mã “H22”
  --> /so/form.toml:68:11
   |
68 | formula = "H1 / H22"
   |                 ^^^
   |
   = cần: mã có trong biểu mẫu, có thể là “H2”
   = làm: Xin viết lại đúng mã, hoặc khai báo thêm chỉ tiêu “H22”

lỗi[D006]: “A01” đã được khai báo ở dòng 2
 --> /so/units.csv:3:1
  |
3 | A01,Đơn vị A01,Đơn vị
  | ^^^
  |
  = cần: mỗi mã và mỗi tên chỉ khai báo một lần
  = làm: Xin đổi một trong hai, hoặc xóa dòng thừa

lỗi[D006]: “Đơn vị A01” đã được khai báo ở dòng 2
 --> /so/units.csv:3:2
  |
3 | A01,Đơn vị A01,Đơn vị
  |     ^^^^^^^^^^
  |
  = cần: mỗi mã và mỗi tên chỉ khai báo một lần
  = làm: Xin đổi một trong hai, hoặc xóa dòng thừa

Có 5 chỗ phải sửa trước khi làm tiếp
Không có lời nhắc nào

"#]]
    );
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
    let expected = [("D011", 11, 12), ("D005", 18, 8), ("D007", 68, 11), ("D006", 3, 1), ("D006", 3, 2)];
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
    assert_data_eq!(
        normalised(&ran.out, &folder),
        str![[r#"
note[D034]: No rule looks at some number fields of section I, beginning with H3: H3; H9
  --> /so/form.toml:30:8
   |
30 | code = "H3"
   |         ^^
   |
   = expected: number fields that at least one rule compares with another figure
   = do: Add a rule where there is a figure to compare with: a sum, the period before, a row table; leave it where there is none

note[D033]: Rule “R1” is silent where a unit leaves H2 blank, which it may
  --> /so/form.toml:81:9
   |
81 | check = "H1 <= H2"
   |         ^^^^^^^^^^
   |
   = expected: what a blank answer means is said
   = do: Add blank = "zero" if a blank answer means 0, or required = true to the field if it must not be blank; leave it if silence is meant

note[D032]: Rule “R2” has the same condition as “R1”
  --> /so/form.toml:87:9
   |
87 | check = "H2 >= H1"
   |         ^^^^^^^^^^
   |
   = expected: one rule for a condition
   = do: See whether a code is mistyped; if both mean the same, delete one

note[D035]: The message of rule “R2” names no figure
  --> /so/form.toml:89:11
   |
89 | message = "Xem lại số người"
   |           ^^^^^^^^^^^^^^^^^^
   |
   = expected: a message with the figures that the unit wrote, in braces
   = do: Name the figure by writing the code of the field in braces, so that whoever corrects it sees what stands there

note[D031]: Rule “R3” speaks of a kind of unit that the roster does not have: Phường
  --> /so/form.toml:94:9
   |
94 | check = 'IF(unit.kind = "Phường", H1 > 0, TRUE)'
   |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
   |
   = expected: a rule by which at least one submission can be judged
   = do: Look at the codes, the period and the kind of unit in the condition; delete the rule if it is no longer needed

Nothing to mend: /so/tonghop.toml; /so/form.toml; /so/units.csv
5 pieces of advice (no mistakes)

"#]]
    );
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
    assert_data_eq!(
        normalised(&ran.out, &clean),
        str![[r#"
Không có chỗ nào phải sửa: /so/tonghop.toml; /so/form.toml; /so/units.csv
Không có lời nhắc nào

"#]]
    );
}

#[test]
fn form_check_reads_what_the_office_wrote_about_every_period() {
    let folder = TestWorkspace::of(&VI_DU);
    folder.write("2011-Q4/decisions.toml", b"[[take]]\nfile = \"A01.xlsx\"\nby = \"VP\"\non = 2012-04-03\n");
    folder.write("2012-Q1/received.csv", "file,received\nA01.xlsx,hôm qua\n".as_bytes());
    folder.write("khac/decisions.toml", b"[[take");
    let ran = tonghop(&["form", "check", shown(folder.root()), "--format", "json"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let report = ran.json();
    let found: Vec<(&str, &str)> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| (f["code"].as_str().unwrap(), f["file"].as_str().unwrap().rsplit('/').next().unwrap()))
        .collect();
    assert_eq!(found, [("D003", "decisions.toml"), ("D011", "received.csv")]);
    assert_eq!(report["findings"][0]["line"], 1);
}

#[test]
fn form_check_shows_the_way_of_a_formula_that_comes_back_to_itself() {
    let form = VI_DU.form.replace("label = \"Số người\"\nunit = \"người\"\ntype = \"count\"\nkind = \"flow\"", "label = \"Số người\"\nunit = \"người\"\ntype = \"count\"\nkind = \"flow\"\nby = \"computed\"\nformula = \"H8 + 1\"");
    assert_ne!(form, VI_DU.form);
    let folder = TestWorkspace::new(&form, &VI_DU.roster, &VI_DU.settings);
    let ran = tonghop(&["form", "check", shown(folder.root())]);
    assert_eq!(ran.code, 1);
    assert_data_eq!(
        normalised(&ran.out, &folder),
        str![[r#"
lỗi[D009]: Công thức của “H2” tính vòng trở lại chính nó, qua H8
  --> /so/form.toml:29:11
   |
29 | formula = "H8 + 1"
   |           ^^^^^^^^
   |
   = cần: công thức chỉ dùng các chỉ tiêu không phụ thuộc vào nó
   = làm: Xin bỏ “H2” khỏi vòng tính, hoặc để một chỉ tiêu trong vòng do đơn vị tự điền

lỗi[D009]: Công thức của “H8” tính vòng trở lại chính nó, qua H2
  --> /so/form.toml:70:11
   |
70 | formula = "H1 / H2"
   |           ^^^^^^^^^
   |
   = cần: công thức chỉ dùng các chỉ tiêu không phụ thuộc vào nó
   = làm: Xin bỏ “H8” khỏi vòng tính, hoặc để một chỉ tiêu trong vòng do đơn vị tự điền

Có 2 chỗ phải sửa trước khi làm tiếp
Không có lời nhắc nào

"#]]
    );
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
    assert_data_eq!(
        page(&vi.out, "R17"),
        str![[r#"
### R17 · lỗi

XD07 (Tổng số đoàn viên cuối kỳ) bằng XD01 + XD02 + XD03 - XD04 - XD05 - XD06.

- Công thức: `XD07 = XD01 + XD02 + XD03 - XD04 - XD05 - XD06`
- Chỉ tiêu:
  - XD07: Tổng số đoàn viên cuối kỳ (đồng chí)
  - XD01: Tổng số đoàn viên đầu kỳ (đồng chí)
  - XD02: Kết nạp đoàn viên mới trong kỳ (đồng chí)
  - XD03: Chuyển sinh hoạt Đoàn đến (đồng chí)
  - XD04: Chuyển sinh hoạt Đoàn đi (đồng chí)
  - XD05: Trưởng thành Đoàn (đồng chí)
  - XD06: Xóa tên, khai trừ, giảm khác (đồng chí)
- Lời báo khi không đúng: Cân đối đoàn viên lệch /[XD07 - (XD01 + XD02 + XD03 - XD04 - XD05 - XD06)/]: cuối kỳ ghi /[XD07/], tính ra /[XD01 + XD02 + XD03 - XD04 - XD05 - XD06/]
- Ô để trống: thiếu một số cần dùng thì không xét
- Không áp dụng: ghi “không áp dụng” thì không xét

"#]]
    );
    let en = tonghop(&["form", "rules", "sample-workbooks", "--lang", "en"]);
    assert_data_eq!(
        page(&en.out, "R25"),
        str![[r#"
### R25 · error

If the unit was founded in the period, then XD01 (Tổng số đoàn viên đầu kỳ) equals 0, else XD01 equals XD07 of the period before.

- Formula: `IF(unit.new, XD01 = 0, XD01 = PRIOR(XD07))`
- Fields:
  - XD01: Tổng số đoàn viên đầu kỳ (đồng chí)
  - XD07: Tổng số đoàn viên cuối kỳ (đồng chí)
- Said when it does not: Số đoàn viên đầu kỳ ghi /[XD01/], kỳ trước đã chốt /[IF(unit.new, 0, PRIOR(XD07))/]
- Blank answers: the rule says nothing where a figure that it needs is not there
- Not applicable: the rule says nothing where an answer does not apply

"#]]
    );
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
    assert_data_eq!(
        ran.out,
        str![[r#"
R17 (lỗi) · CDCS16 Chi đoàn cơ sở Sở Tài chính · Quý I/2012
Tệp CDCS16.xlsx
Phải đúng: XD07 (Tổng số đoàn viên cuối kỳ) bằng XD01 + XD02 + XD03 - XD04 - XD05 - XD06

Các số:
  XD07  45  Tổng số đoàn viên cuối kỳ       BIEU!D52, ô ghi “45”
  XD01  41  Tổng số đoàn viên đầu kỳ        BIEU!D46, ô ghi “41”
  XD02   2  Kết nạp đoàn viên mới trong kỳ  BIEU!D47, ô ghi “2”
  XD03   2  Chuyển sinh hoạt Đoàn đến       BIEU!D48, ô ghi “2”
  XD04   0  Chuyển sinh hoạt Đoàn đi        BIEU!D49, ô ghi “0”
  XD05   0  Trưởng thành Đoàn               BIEU!D50, ô ghi “0”
  XD06   0  Xóa tên, khai trừ, giảm khác    BIEU!D51, ô ghi “0”

Từng bước:
  XD07 = XD01 + XD02 + XD03 - XD04 - XD05 - XD06
  45 = 41 + 2 + 2 - 0 - 0 - 0
  45 = 45
  đúng

Kết quả: đúng, không có gì phải sửa

"#]]
    );
    let ran =
        tonghop(&[&["form", "explain", "R26", "--unit", "CDCS22", "--lang", "en"][..], sample].concat());
    assert_data_eq!(
        ran.out,
        str![[r#"
R26 (warning) · CDCS22 Chi đoàn cơ sở Sở Ngoại vụ · Quarter 1/2012
File CDCS22.xlsx
Must hold: The unit was there before the period, and XD07 (Tổng số đoàn viên cuối kỳ) and XD07 of the period before differ by at most 20% × XD07 of the period before

Figures:
  unit.new  true  whether the unit was founded in the period  roster

Step by step:
  IF(unit.new, FALSE, ABS(XD07 - PRIOR(XD07)) <= 20% * PRIOR(XD07))
  IF(TRUE, FALSE, ABS(XD07 - PRIOR(XD07)) <= 20% * PRIOR(XD07))
  false

Result: it does not hold. Số đoàn viên từ 0 thành 15: biến động lớn hoặc đơn vị mới, xin ghi lý do

"#]]
    );
    let ran = tonghop(&[&["form", "explain", "R22", "--unit", "CDCS16"][..], sample].concat());
    assert_data_eq!(
        ran.out,
        str![[r#"
R22 (lỗi) · CDCS16 Chi đoàn cơ sở Sở Tài chính · Quý I/2012
Tệp CDCS16.xlsx
Phải đúng: Nếu loại đơn vị là “Đoàn cơ sở” thì XD11 (Số chi đoàn trực thuộc) không nhỏ hơn 2, nếu không thì hoặc XD11 để trống, hoặc XD11 bằng 0

Các số:
  unit.kind  “Chi đoàn cơ sở”  loại đơn vị             danh bạ
  XD11                      0  Số chi đoàn trực thuộc  BIEU!D56, ô ghi “0”

Từng bước:
  IF(unit.kind = “Đoàn cơ sở”; XD11 >= 2; OR(ISBLANK(XD11); XD11 = 0))
  IF(“Chi đoàn cơ sở” = “Đoàn cơ sở”; XD11 >= 2; OR(ISBLANK(XD11); XD11 = 0))
  IF(FALSE; XD11 >= 2; OR(ISBLANK(XD11); XD11 = 0))
  OR(ISBLANK(XD11); XD11 = 0)
  OR(ISBLANK(0); 0 = 0)
  OR(FALSE; TRUE)
  đúng

Kết quả: đúng, không có gì phải sửa

"#]]
    );
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
