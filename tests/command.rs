//! The command as its users meet it: what it prints where, how it ends, and what programs get of it.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

#[path = "command/json.rs"]
mod json;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value as Json, json};
use snapbox::{assert_data_eq, str};
use tonghop_test_support::{
    Declarations, FormFile, TestWorkspace, VI_DU, VI_DU_PERIOD, assert_schema, oracle,
};

/// How a run ended and what it said.
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

/// Runs the command. Here is no terminal, so there is never a colour, and stderr has nothing to say of work that
/// was done.
fn tonghop(arguments: &[&str]) -> Ran {
    let output = Command::new(env!("CARGO_BIN_EXE_tonghop")).args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let ran = Ran { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) };
    assert!(!ran.out.contains('\u{1b}') && !ran.err.contains('\u{1b}'), "{arguments:?} prints colours");
    assert_eq!(ran.err.is_empty(), ran.code < 2, "{arguments:?} ends with {}: {}", ran.code, ran.err);
    assert_schema(arguments, &ran.out);
    ran
}

fn shown(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// What was printed, with the folder of the test as `/so`.
fn normalised(text: &str, folder: &TestWorkspace) -> String {
    text.replace(shown(folder.root()), "/so")
}

fn in_vietnamese(text: &str) -> bool {
    text.contains(|c: char| c.is_alphabetic() && !c.is_ascii())
}

/// A workspace in which every unit has sent its form, with changes to that of A01.
fn inbox(change: impl Fn(FormFile<'_>) -> FormFile<'_>) -> TestWorkspace {
    let folder = TestWorkspace::of(&VI_DU);
    let (form, roster) = (VI_DU.form(), VI_DU.roster());
    for unit in roster.units() {
        let file = FormFile::unit(&form, unit, VI_DU_PERIOD.parse().unwrap());
        let file = if unit.code.as_str() == "A01" { change(file) } else { file };
        folder.put(VI_DU_PERIOD, &format!("{}.xlsx", unit.code), &file.to_bytes());
    }
    folder
}

fn five_units() -> Declarations {
    let mut roster = "code,name,kind\n".to_owned();
    for (code, name) in [
        ("A01", "Hòa Bình"),
        ("A02", "Bến Thành"),
        ("A03", "Chợ Lớn"),
        ("A04", "Thủ Thiêm"),
        ("A05", "Gò Vấp"),
    ] {
        roster.extend([code, ",Chi đoàn ", name, ",Chi đoàn\n"]);
    }
    Declarations { roster: roster.into(), ..VI_DU }
}

/// A period as it is in life: A01 sent twice, A02 late, A03 with mistakes, A04 nothing; and one file is of nobody.
fn mixed() -> TestWorkspace {
    let declared = five_units();
    let folder = TestWorkspace::of(&declared);
    let (form, roster) = (declared.form(), declared.roster());
    let file = |unit: &str| {
        FormFile::unit(&form, roster.unit(unit).unwrap(), VI_DU_PERIOD.parse().unwrap())
            .header("filled_on", "2012-03-20")
    };
    let files = [
        ("A01.xlsx", file("A01").answer("H1", "5")),
        ("A01 sua.xlsx", file("A01").answer("H1", "6").header("filled_on", "2012-03-26")),
        ("A02.xlsx", file("A02").answer("H1", "10")),
        ("A03.xlsx", file("A03").answer("H1", "khoảng 20").answer("H2", "400").answer("H3", "-1")),
        ("A05.xlsx", file("A05").answer("H1", "\"20\"")),
        ("bao cao.xlsx", file("A05").identify("unit", "A15").header("unit_name", "Chi đoàn lạ")),
    ];
    for (name, file) in files {
        folder.put(VI_DU_PERIOD, name, &file.to_bytes());
    }
    folder.receipts(VI_DU_PERIOD, &[("A02.xlsx", "2012-04-05 09:30"), ("A05.xlsx", "2012-04-02")]);
    folder
}

#[test]
fn the_exit_code_is_0_for_clean_and_1_for_errors() {
    let clean = inbox(|file| file);
    let root = shown(clean.root());
    let file = shown(&clean.inbox(VI_DU_PERIOD).join("A01.xlsx")).to_owned();
    for arguments in [
        &["consolidate", root][..],
        &["status", root],
        &["template", root],
        &["check", &file, "--workspace", root],
        &["explain", "V001"],
        &["--help"],
        &["--version"],
    ] {
        assert_eq!(tonghop(arguments).code, 0, "{arguments:?}");
    }
    let warned = inbox(|file| file.extra_row(&["H99", "Số khác", "cuộc", "12"]));
    assert_eq!(tonghop(&["consolidate", shown(warned.root())]).code, 0, "a warning is no error");
    let faulty = inbox(|file| file.answer("H1", "khoảng 20"));
    let root = shown(faulty.root());
    let file = shown(&faulty.inbox(VI_DU_PERIOD).join("A01.xlsx")).to_owned();
    for arguments in [
        &["consolidate", root][..],
        &["consolidate", root, "--provisional"],
        &["status", root],
        &["check", &file, "--workspace", root],
    ] {
        assert_eq!(tonghop(arguments).code, 1, "{arguments:?}");
    }
}

/// Runs what cannot be done, in both languages: it ends with 2, says nothing on stdout, and says so on stderr.
fn refused(arguments: &[&str], in_vi: &str, in_en: &str) {
    for (lang, words) in [(&[][..], in_vi), (&["--lang", "en"], in_en)] {
        let ran = tonghop(&[arguments, lang].concat());
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.err.contains(words), "{arguments:?} says: {}", ran.err);
        let error = if lang.is_empty() { "lỗi: " } else { "error: " };
        assert!(ran.err.starts_with(error), "{arguments:?} says: {}", ran.err);
        assert!(ran.err.lines().count() >= 2, "{arguments:?} does not say what to do: {}", ran.err);
        assert!(lang.is_empty() || !in_vietnamese(&ran.err), "{arguments:?} says: {}", ran.err);
    }
}

#[test]
fn what_cannot_be_done_ends_with_2_and_says_what_to_do() {
    let folder = inbox(|file| file);
    let root = shown(folder.root());
    let nowhere = shown(&folder.path("khong-co")).to_owned();
    for command in ["consolidate", "status", "template"] {
        refused(&[command, &nowhere], "không phải là sổ tổng hợp", "is no workspace");
        refused(&[command], "Còn thiếu tham số", "An argument is missing");
        refused(&[command, root, "--period", "2012-Q5"], "2012-Q5", "2012-Q5");
        refused(&[command, root, "--period", "2012-06"], "(quý)", "(quarters)");
    }
    for command in ["consolidate", "status"] {
        refused(&[command, root, "--period", "2013-Q2"], "2013-Q2/inbox", "2013-Q2/inbox");
    }
    refused(&["check", "A01.xlsx", "--workspace", &nowhere], "không phải là sổ tổng hợp", "is no workspace");
    refused(&["tong-hop"], "Không có lệnh “tong-hop”", "There is no command “tong-hop”");
    refused(&["status", root, "--nhanh"], "Không có tham số “--nhanh”", "There is no argument “--nhanh”");
    refused(&["status", root, "--format", "xml"], "Viết một trong: text, json", "Write one of: text, json");
    refused(&["status", root, "--threads", "0"], "“0” không dùng được", "“0” cannot be used");
    refused(&["explain", "V999"], "Không có mã phát hiện “V999”", "There is no finding “V999”");
    let without = VI_DU.settings.replace("period = \"2012-Q1\"\n", "");
    let without = TestWorkspace::new(&VI_DU.form, &VI_DU.roster, &without);
    refused(&["status", shown(without.root())], "--period", "--period");
}

#[test]
fn an_output_that_cannot_be_written_leaves_nothing_behind() {
    let folder = inbox(|file| file);
    let name = "tong-hop-2012-Q1.xlsx";
    folder.write(format!("{VI_DU_PERIOD}/results/{name}/in the way"), b"x");
    let ran = tonghop(&["consolidate", shown(folder.root())]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    let err = normalised(&ran.err, &folder);
    assert!(err.starts_with(&format!("lỗi: Không ghi được /so/2012-Q1/results/{name}")), "{err}");
    assert!(err.contains("Cần làm: đóng tệp nếu đang mở trong Excel"), "{err}");
    let left = std::fs::read_dir(folder.results(VI_DU_PERIOD)).unwrap();
    assert_eq!(left.map(|entry| entry.unwrap().file_name()).collect::<Vec<_>>(), [name]);
}

/// The form of the example with three slips of the pen, which make four mistakes: a title is missing too.
fn wrong_form() -> TestWorkspace {
    let form = VI_DU
        .form
        .replace("title = \"Báo cáo ví dụ\"\nperiod", "titel = \"Báo cáo ví dụ\"\nperiod")
        .replacen("type = \"count\"", "type = \"coutn\"", 1)
        .replace("formula = \"H1 / H2\"", "formula = \"H1 / H22\"");
    assert_ne!(form, VI_DU.form);
    TestWorkspace::new(&form, &VI_DU.roster, &VI_DU.settings)
}

#[test]
fn every_mistake_in_the_form_is_shown_with_its_line_and_column() {
    let folder = wrong_form();
    let ran = tonghop(&["status", shown(folder.root())]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert_data_eq!(
        normalised(&ran.err, &folder),
        str![[r#"
lỗi: Có 4 chỗ phải sửa trước khi làm tiếp
lỗi[D003]: Thiếu “title”, hoặc “title” để trống
--> /so/form.toml:3:1
 = cần: có dòng như: title = "…"
 = làm: Xin thêm vào đây: title = "…"
lỗi[D002]: Ở đây không có khóa nào tên là “titel”
--> /so/form.toml:6:1
 = cần: một trong các khóa: id; version; previous_versions; title; period; language
 = làm: Nếu ý là “title”, xin viết lại như vậy; nếu không, xin xóa dòng này
lỗi[D005]: “type” không nhận giá trị “coutn”
--> /so/form.toml:18:8
 = cần: một trong: count; decimal; money; percent; ratio; flag; choice; text; date
 = làm: Nếu ý là “count”, xin viết lại như vậy
lỗi[D007]: Biểu mẫu không khai báo mã “H22”
--> /so/form.toml:68:11
 = cần: mã có trong biểu mẫu, có thể là “H2”
 = làm: Xin viết lại đúng mã, hoặc khai báo thêm chỉ tiêu “H22”

"#]]
    );
    let ran = tonghop(&["status", shown(folder.root()), "--lang", "en"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert_data_eq!(
        normalised(&ran.err, &folder),
        str![[r#"
error: There are 4 mistakes to mend before the work can go on
error[D003]: “title” is missing or empty
--> /so/form.toml:3:1
 = expected: a line such as: title = "…"
 = do: Add here: title = "…"
error[D002]: There is no key “titel” here
--> /so/form.toml:6:1
 = expected: one of the keys: id; version; previous_versions; title; period; language
 = do: If “title” is meant, write that; if not, delete the line
error[D005]: “type” does not take the value “coutn”
--> /so/form.toml:18:8
 = expected: one of: count; decimal; money; percent; ratio; flag; choice; text; date
 = do: If “count” is meant, write that
error[D007]: The form does not declare the code “H22”
--> /so/form.toml:68:11
 = expected: a code of the form, perhaps “H2”
 = do: Correct the code, or declare a field “H22”

"#]]
    );
}

#[test]
fn programs_get_the_mistakes_of_the_form_as_findings() {
    let folder = wrong_form();
    let ran = tonghop(&["consolidate", shown(folder.root()), "--format", "json"]);
    assert_eq!(ran.code, 2);
    let report = ran.json();
    assert_eq!(report["version"], 1);
    let findings = report["findings"].as_array().unwrap();
    let found: Vec<(&str, u64)> =
        findings.iter().map(|f| (f["code"].as_str().unwrap(), f["line"].as_u64().unwrap())).collect();
    assert_eq!(found, [("D003", 3), ("D002", 6), ("D005", 18), ("D007", 68)]);
    for finding in findings {
        assert_eq!(finding["severity"], "error");
        assert_eq!(finding["file"], shown(&folder.path("form.toml")));
        assert!(!finding["message"].as_str().unwrap().is_empty());
    }
}

const COMMANDS: [&str; 7] = ["consolidate", "check", "template", "status", "explain", "schema", "form"];
const FORM_COMMANDS: [&str; 4] = ["check", "rules", "explain", "try"];

#[test]
fn help_is_in_one_language() {
    let pages = |lang: &[&str]| -> Vec<String> {
        let of = |arguments: &[&str]| tonghop(&[arguments, &["--help"], lang].concat()).out;
        let of_commands = COMMANDS.map(|command| of(&[command]));
        let of_form = FORM_COMMANDS.map(|command| of(&["form", command]));
        std::iter::once(of(&[])).chain(of_commands).chain(of_form).collect()
    };
    for page in pages(&[]) {
        assert!(page.contains("Cách dùng: tonghop") && page.contains("Tùy chọn:"), "{page}");
        for word in ["Usage", "Options", "Arguments", "Commands", "Print", "default", "possible", "help\n"] {
            assert!(!page.contains(word), "`{word}` in:\n{page}");
        }
    }
    for page in pages(&["--lang", "en"]) {
        assert!(page.contains("Usage: tonghop") && page.contains("Options:"), "{page}");
        assert!(!in_vietnamese(&page), "{page}");
    }
    for command in COMMANDS {
        assert!(pages(&[])[0].contains(&format!("  {command} ")), "{command} is not on the first page");
    }
}

#[test]
fn explain_speaks_both_languages() {
    let (vi, en) = (tonghop(&["explain", "V003"]), tonghop(&["explain", "V003", "--lang", "en"]));
    assert!(vi.out.starts_with("# V003 Không phải là số\n") && vi.out.ends_with('\n'), "{}", vi.out);
    assert!(
        en.out.starts_with("# V003 Not a number\n") && en.out.contains("\n## What to do\n"),
        "{}",
        en.out
    );
    for heading in en.out.lines().filter(|line| line.starts_with('#')) {
        assert!(!in_vietnamese(heading), "{heading}");
        assert!(!vi.out.contains(heading), "{heading}");
    }
    assert_eq!(tonghop(&["explain", "v003"]).out, vi.out);
}

#[test]
fn a_reader_who_has_seen_enough_is_no_failure() {
    let folder = mixed();
    let root = shown(folder.root());
    for (arguments, code) in [
        (&["consolidate", root][..], 1),
        (&["status", root, "--format", "json"], 1),
        (&["explain", "V003"], 0),
        (&["--help"], 0),
    ] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
        let output = command.args(arguments).stdout(writer).stderr(Stdio::piped()).output().unwrap();
        assert_eq!((output.status.code(), &*output.stderr), (Some(code), &b""[..]), "{arguments:?}");
    }
}

#[test]
fn a_report_that_cannot_be_written_is_work_not_done_and_says_so() {
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_tonghop"));
    let output = command.args(["explain", "V003"]).stdout(full).stderr(Stdio::piped()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("lỗi: "));
}

#[test]
fn status_lists_every_unit() {
    let folder = mixed();
    let ran = tonghop(&["status", shown(folder.root())]);
    assert_eq!(ran.code, 1);
    assert_data_eq!(
        normalised(&ran.out, &folder),
        str![[r#"
Báo cáo ví dụ · Quý I/2012
Đã nhận 4/5 đơn vị, được chấp nhận 3

 Mã   Đơn vị              Tình hình        Ngày nhận  Lỗi  Cảnh báo  Tệp
 A01  Chi đoàn Hòa Bình   được nhận        26/3/2012  0    1         A01 sua.xlsx
 A02  Chi đoàn Bến Thành  được nhận, muộn  05/4/2012  0    1         A02.xlsx
 A03  Chi đoàn Chợ Lớn    trả lại để sửa   20/3/2012  2    0         A03.xlsx
 A04  Chi đoàn Thủ Thiêm  chưa nộp
 A05  Chi đoàn Gò Vấp     được nhận        02/4/2012  0    0         A05.xlsx

Chưa có kỳ nào đã chốt nên chưa dự kiến được số tổng hợp

A01.xlsx: đã có bản thay
bao cao.xlsx: chưa rõ đơn vị

lỗi[I001]: Mã đơn vị “A15” không có trong danh bạ
--> bao cao.xlsx
 = cần: mã đơn vị có trong danh bạ, có thể là “A05”
 = làm: Xin ghi đúng mã đơn vị như trong biểu văn phòng đã gửi; nếu là đơn vị mới, xin báo văn phòng thêm vào danh bạ

"#]]
    );
    let report = tonghop(&["status", shown(folder.root()), "--format", "json"]).json();
    let units: Vec<Json> = report["units"]
        .as_array()
        .unwrap()
        .iter()
        .map(|unit| {
            json!([
                unit["unit"],
                unit["status"],
                unit["late"],
                unit["received"],
                unit["errors"],
                unit["file"]
            ])
        })
        .collect();
    let expected = [
        json!(["A01", "accepted", false, "2012-03-26", 0, "A01 sua.xlsx"]),
        json!(["A02", "accepted", true, "2012-04-05", 0, "A02.xlsx"]),
        json!(["A03", "rejected", false, "2012-03-20", 2, "A03.xlsx"]),
        json!(["A04", "missing", false, null, 0, null]),
        json!(["A05", "accepted", false, "2012-04-02", 0, "A05.xlsx"]),
    ];
    assert_eq!(units, expected);
}

#[test]
fn consolidate_says_how_many_what_is_wrong_and_what_was_written() {
    let folder = mixed();
    let ran = tonghop(&["consolidate", shown(folder.root())]);
    assert_eq!(ran.code, 1);
    assert_data_eq!(
        normalised(&ran.out, &folder),
        str![[r#"
Báo cáo ví dụ · Quý I/2012
Đã nhận 4/5 đơn vị, được chấp nhận 3
Chưa nộp (1): A04
Phải sửa (1): A03
Nộp muộn (1): A02
Số của các đơn vị phải sửa chưa được cộng vào bản tổng hợp
Nộp lại A01: A01 sua.xlsx thay A01.xlsx, khác 1 chỗ: H1 5 → 6

Phát hiện: 4 lỗi, 2 cảnh báo, 1 ghi chú

lỗi[C001]: Đơn vị “Chi đoàn Thủ Thiêm” chưa nộp biểu
 |
 = cần: một bản nộp của đơn vị cho kỳ này
 = làm: Xin nhắc đơn vị nộp; đơn vị chưa nộp được ghi là thiếu, không tính là 0

lỗi[V019]: Ô ghi “khoảng 20”, là số ước chừng (20)
  --> A03.xlsx › BIEU!D15  H1
   |
13 | Mã  | Chỉ tiêu | Đơn vị tính | Số liệu   | Kỳ trước | Ghi chú
   |                                -------
14 | …
15 | H1  | Số cuộc  | cuộc        | khoảng 20 |          |
   |                                ^^^^^^^^^ D15
   |
   = cần: con số chính xác
   = làm: Xin ghi con số chính xác, không có “hơn”, “gần”, “khoảng”; phần giải thích xin ghi ở cột ghi chú

lỗi[V002]: Ô ghi “-1”, là số âm
  --> A03.xlsx › BIEU!D17  H3
   |
13 | Mã  | Chỉ tiêu | Đơn vị tính | Số liệu | Kỳ trước | Ghi chú
   |                                -------
...
17 | H3  | Trị giá  | đồng        | -1      |          |
   |                                ^^ D17
   |
   = cần: số từ 0 trở lên
   = làm: Xin ghi số không có dấu trừ; phần giảm xin ghi ở chỉ tiêu dành cho nó

lỗi[I001]: Mã đơn vị “A15” không có trong danh bạ
--> bao cao.xlsx
 = cần: mã đơn vị có trong danh bạ, có thể là “A05”
 = làm: Xin ghi đúng mã đơn vị như trong biểu văn phòng đã gửi; nếu là đơn vị mới, xin báo văn phòng thêm vào danh bạ

cảnh báo[C002]: Đơn vị Chi đoàn Hòa Bình nộp nhiều bản; dùng bản này thay cho A01.xlsx, căn cứ vào: ngày lập ghi trên biểu
--> A01 sua.xlsx
 = cần: một bản nộp của mỗi đơn vị
 = làm: Xin xem bản được dùng có đúng là bản cuối không; nếu không, xin ghi thời điểm nhận từng tệp vào sổ tiếp nhận

cảnh báo[C005]: Bản nộp của đơn vị “Chi đoàn Bến Thành” có ngày nộp 05/4/2012, quá hạn
--> A02.xlsx
 = cần: nộp chậm nhất ngày 02/4/2012
 = làm: Số liệu vẫn được tính; xin ghi nhận nộp muộn, hoặc sửa ngày nhận trong sổ tiếp nhận nếu ghi nhầm

Đã ghi:
  /so/2012-Q1/results/tong-hop-2012-Q1.xlsx
  /so/2012-Q1/results/values.csv
  /so/2012-Q1/results/totals.csv
  /so/2012-Q1/results/findings.csv

"#]]
    );
    let english = tonghop(&["consolidate", shown(folder.root()), "--lang", "en"]);
    let labels = ["Báo cáo ví dụ", "Chi đoàn", "Số cuộc", "Khối lượng", "khoảng 20", "tấn", "cuộc"];
    let names = ["Hòa Bình", "Bến Thành", "Chợ Lớn", "Thủ Thiêm", "Gò Vấp", "lạ", "Quý I"];
    let of_the_sheet =
        |line: &&str| line.split_once(" | ").is_some_and(|(row, _)| row.trim().parse::<u32>().is_ok());
    let said: String = english.out.lines().filter(|line| !of_the_sheet(line)).collect();
    let left = labels.iter().chain(&names).fold(said, |text, word| text.replace(word, ""));
    assert!(!in_vietnamese(&left), "{left}");
}

/// The totals of H2, of which A01, A02 and A05 gave 1 each, and A03, whose H1 and H3 cannot be taken, 400.
#[test]
fn provisional_totals_say_that_they_are() {
    let folder = mixed();
    let run = |more: &[&str]| {
        let report =
            tonghop(&[&["consolidate", shown(folder.root()), "--format", "json"], more].concat()).json();
        let workbook = oracle::read(&std::fs::read(report["outputs"][0].as_str().unwrap()).unwrap());
        let marked = workbook["Tổng hợp"].values().any(|text| text.contains("TẠM TÍNH"));
        (report["provisional"].clone(), report["totals"]["H2"].clone(), marked)
    };
    let total = |value: &str, have: u64| json!({"value": value, "coverage": {"have": have, "of": 5}});
    let final_values = || std::fs::read(folder.results(VI_DU_PERIOD).join("values.csv")).unwrap();
    assert_eq!(run(&[]), (json!(false), total("3", 3), false));
    let before = final_values();
    assert_eq!(run(&["--provisional"]), (json!(true), total("403", 4), true));
    assert!(final_values() == before, "the next period would open with provisional figures");
    let ran = tonghop(&["consolidate", shown(folder.root()), "--provisional"]);
    assert_eq!((ran.code, ran.out.lines().nth(2)), (1, Some("SỐ TẠM TÍNH: có cộng số của bản nộp còn lỗi")));
    assert!(!tonghop(&["consolidate", shown(folder.root())]).out.contains("TẠM TÍNH"));
}

#[test]
fn out_writes_elsewhere_and_nowhere_else() {
    let folder = inbox(|file| file);
    let out = folder.path("nơi khác/quý I");
    let ran = tonghop(&["consolidate", shown(folder.root()), "--out", shown(&out), "--format", "json"]);
    let outputs = ["tong-hop-2012-Q1.xlsx", "values.csv", "totals.csv", "findings.csv"]
        .map(|name| shown(&out.join(name)).to_owned());
    assert_eq!((ran.code, ran.json()["outputs"].clone()), (0, json!(outputs)));
    assert!(outputs.iter().all(|output| Path::new(output).is_file()));
    assert!(!folder.results(VI_DU_PERIOD).exists());
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries
        .map(|path| (shown(path.file_name().unwrap().as_ref()).to_owned(), std::fs::read(&path).unwrap()))
        .collect()
}

#[test]
fn template_writes_a_form_for_each_unit_that_reports() {
    let roster = "code,name,kind,founded,dissolved\n\
        A01,Đơn vị A01,Đơn vị,,\n\
        A02,Đơn vị A02,Đơn vị,,2012-02-29\n\
        A03,Đơn vị A03,Đơn vị,2012-04-01,\n\
        A04,Đơn vị A04,Đơn vị,2012-03-31,\n";
    let folder = TestWorkspace::of(&Declarations { roster: roster.into(), ..VI_DU });
    let ran = tonghop(&["template", shown(folder.root())]);
    assert_eq!(ran.code, 0);
    assert_data_eq!(
        normalised(&ran.out, &folder),
        str![[r#"
Đã ghi 2 biểu mẫu vào /so/2012-Q1/forms
Chưa có số liệu kỳ trước (Quý IV/2011): cột “Kỳ trước” và số đầu kỳ để trống

"#]]
    );
    let first = files(&folder.path("2012-Q1/forms"));
    assert_eq!(first.keys().map(String::as_str).collect::<Vec<_>>(), ["A01.xlsx", "A04.xlsx"]);
    assert_eq!(oracle::read(&first["A04.xlsx"])["BIEU"].values().filter(|text| *text == "A04").count(), 1);
    let json = tonghop(&["template", shown(folder.root()), "--format", "json"]).json();
    let outputs =
        ["A01", "A04"].map(|unit| shown(&folder.path(format!("2012-Q1/forms/{unit}.xlsx"))).to_owned());
    assert_eq!(json, json!({"version": 1, "period": "2012-Q1", "outputs": outputs}));
    assert!(files(&folder.path("2012-Q1/forms")) == first, "a second run gives other bytes");
}

/// A name that a file system forbids is changed, and must not become that of another unit.
#[test]
fn template_writes_as_many_files_as_units() {
    let roster = "code,name,kind\nA/02,Đơn vị 2,Đơn vị\nA-02,Đơn vị 3,Đơn vị\n";
    let folder = TestWorkspace::of(&Declarations { roster: roster.into(), ..VI_DU });
    let ran = tonghop(&["template", shown(folder.root())]);
    let written = ran.code == 0 && files(&folder.path("2012-Q1/forms")).len() == 2;
    assert!(written || ran.err.contains("units.csv:"), "one form took the place of another: {}", ran.out);
}
