//! The status of a period: the board, what the totals cover, and what they will come to; on the terminal, as JSON and
//! as a page.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value as Json, json};
use snapbox::{assert_data_eq, file, str};
use tonghop_test_support::{Declarations, FormFile, TestWorkspace, VI_DU, VI_DU_PERIOD, assert_schema};

fn tonghop(arguments: &[&str]) -> Output {
    let output = Command::new(env!("CARGO_BIN_EXE_tonghop")).args(arguments).output().unwrap();
    assert_schema(arguments, &String::from_utf8_lossy(&output.stdout));
    output
}

fn shown(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn printed(output: &Output) -> String {
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// Six units, one with a name that a page must not take for its own words.
const ROSTER: &str = "code,name,kind\n\
    A01,Chi đoàn Hòa Bình,Chi đoàn\n\
    A02,Chi đoàn Bến Thành,Chi đoàn\n\
    A03,\"Chi đoàn <b>\"\"Chợ & Lớn\"\"</b>\",Chi đoàn\n\
    A04,Chi đoàn Thủ Thiêm,Chi đoàn\n\
    A05,Chi đoàn Gò Vấp,Chi đoàn\n\
    A06,Chi đoàn Mới,Chi đoàn\n";

/// A01 is in, A02 is in and late and left H2 blank, A03 has to correct, A04 and A06 sent nothing, A05 sent a later
/// file that has errors. Of A06 nothing is known from before; of 2011-Q3 nothing is known of anybody.
fn mixed() -> TestWorkspace {
    let rule = "\n[[rule]]\nid = \"R1\"\nseverity = \"warning\"\nscope = \"collection\"\ncheck = \"TOTAL(H1) > 1000\"\n\
                message = \"Mới có {TOTAL(H1)} cuộc\"\n";
    let declared =
        Declarations { roster: ROSTER.into(), form: (VI_DU.form.to_string() + rule).into(), ..VI_DU };
    let folder = TestWorkspace::of(&declared);
    let (form, roster) = (declared.form(), declared.roster());
    let file = |unit: &str| {
        FormFile::unit(&form, roster.unit(unit).unwrap(), VI_DU_PERIOD.parse().unwrap())
            .header("filled_on", "2012-03-20")
    };
    for (name, file) in [
        ("A01.xlsx", file("A01").answer("H1", "5")),
        ("A02.xlsx", file("A02").answer("H1", "10").answer("H2", "")),
        ("A03.xlsx", file("A03").answer("H1", "khoảng 20")),
        ("A05.xlsx", file("A05").answer("H1", "7")),
        ("A05 sua.xlsx", file("A05").answer("H1", "bảy tám").header("filled_on", "2012-03-26")),
        ("<la>.xlsx", file("A05").identify("unit", "A15").header("unit_name", "Chi đoàn lạ")),
    ] {
        folder.put(VI_DU_PERIOD, name, &file.to_bytes());
    }
    folder.receipts(VI_DU_PERIOD, &[("A02.xlsx", "2012-04-05 09:30")]);
    let head = "unit,field,value,provisional\n";
    let rows = "A01,H1,6,false\nA03,H1,20,false\nA03,H2,30,false\nA04,H1,3,false\nA04,H3,1500000,false\n";
    folder.write("2011-Q4/results/values.csv", format!("{head}{rows}").as_bytes());
    let rows = "A03,H1,24,false\nA03,H2,28,false\nA04,H1,1,false\nA04,H2,12,false\n";
    folder.write("2011-Q2/results/values.csv", format!("{head}{rows}").as_bytes());
    folder
}

#[test]
fn the_terminal_says_who_is_missing_and_what_the_totals_will_come_to() {
    let folder = mixed();
    let output = tonghop(&["status", shown(folder.root()), "--on", "2012-04-12"]);
    assert_eq!(output.status.code(), Some(1));
    assert_data_eq!(
        printed(&output),
        str![[r#"
Báo cáo ví dụ · Quý I/2012
Đã nhận 4/6 đơn vị, được chấp nhận 3
Hạn nộp: 02/4/2012. Tính đến 12/4/2012: đã quá hạn 10 ngày

 Mã   Đơn vị                       Tình hình                    Ngày nhận  Lỗi  Cảnh báo  Tệp
 A01  Chi đoàn Hòa Bình            được nhận                    20/3/2012  0    0         A01.xlsx
 A02  Chi đoàn Bến Thành           được nhận, muộn              05/4/2012  0    1         A02.xlsx
 A03  Chi đoàn <b>"Chợ & Lớn"</b>  trả lại để sửa               20/3/2012  1    0         A03.xlsx
 A04  Chi đoàn Thủ Thiêm           chưa nộp
 A05  Chi đoàn Gò Vấp              được nhận, bản sau phải sửa  20/3/2012  0    0         A05.xlsx
 A06  Chi đoàn Mới                 chưa nộp

Có đơn vị được nhận mà để trống ở 1 chỉ tiêu: H2 2/6

Dự kiến theo số của các kỳ trước (Quý IV/2011; Quý II/2011), không phải số cam kết:
 Mã  Chỉ tiêu    Đã có  Số đơn vị  Dự kiến
 H1  Số cuộc        22        3/6  chưa biết A06; không kể thì 43 đến 49
 H2  Số người        2        2/6  chưa biết A06; không kể thì 30 đến 44
 H3  Trị giá     3.000        3/6  chưa biết A06; không kể thì 1.503.000
 H9  Khối lượng    4,5        3/6  chưa biết A03; A04; A06

<la>.xlsx: chưa rõ đơn vị

lỗi[I001]: Mã đơn vị “A15” không có trong danh bạ
--> <la>.xlsx
 = cần: mã đơn vị có trong danh bạ, có thể là “A05”
 = làm: Xin ghi đúng mã đơn vị như trong biểu văn phòng đã gửi; nếu là đơn vị mới, xin báo văn phòng thêm vào danh bạ

cảnh báo[R1]: Mới có 22 cuộc; lệch -978 (mới có số liệu của 3/6 đơn vị)
--> H1
 = cần: tổng H1 của các đơn vị = 22 phải lớn hơn 1.000, đang nhỏ hơn 978
 = số liệu: tổng H1 của các đơn vị = 22
 = làm: Chênh lệch có thể do chưa có số liệu của A03; A04; A06; khi đã đủ mà vẫn lệch, xin đối chiếu từng đơn vị rồi chọn số chốt (ràng buộc: TOTAL(H1) > 1000); nếu đúng như vậy, xin ghi lý do ở cột Ghi chú

"#]]
    );
}

#[test]
fn json_has_the_board_and_the_outlook() {
    let folder = mixed();
    let output = tonghop(&["status", shown(folder.root()), "--format", "json"]);
    let report: Json = serde_json::from_str(&printed(&output)).unwrap();
    let counts = json!({"expected": 6, "accepted": 3, "rejected": 1, "missing": 2, "late": 1});
    assert_eq!(report["counts"], counts);
    assert_eq!(report["units"][4]["later_rejected"], "A05 sua.xlsx");
    assert_eq!(report["outlook"]["periods"], json!(["2011-Q4", "2011-Q2"]));
    let of = |code: &str| {
        let fields = report["outlook"]["fields"].as_array().unwrap();
        fields.iter().find(|field| field["field"] == code).unwrap().clone()
    };
    let span = |least: &str, most: &str| json!({"least": least, "most": most});
    let h1 = of("H1");
    assert_eq!(
        (&h1["so_far"], &h1["expected"], &h1["known"]),
        (&json!("22"), &Json::Null, &span("43", "49"))
    );
    assert_eq!((&h1["unknown"], &h1["coverage"]), (&json!(["A06"]), &json!({"have": 3, "of": 6})));
    assert_eq!(h1["waiting"][1]["unit"], "A04");
    assert_eq!(h1["waiting"][1]["span"], span("1", "3"));
    let past = json!([{"period": "2011-Q4", "value": "3"}, {"period": "2011-Q2", "value": "1"}]);
    assert_eq!(h1["waiting"][1]["past"], past);
    assert_eq!(of("H2")["waiting"][1]["past"][0]["value"], Json::Null, "accepted without a figure");
    let findings: Vec<&Json> = report["findings"].as_array().unwrap().iter().map(|f| &f["code"]).collect();
    assert!(findings.contains(&&json!("R1")), "rules about the collection are judged: {findings:?}");
    assert_eq!(report["files"], json!([{"path": "<la>.xlsx", "status": "unidentified"}]));
}

#[test]
fn what_everybody_gave_waits_for_nobody() {
    let folder = TestWorkspace::of(&VI_DU);
    let (form, roster) = (VI_DU.form(), VI_DU.roster());
    for unit in roster.units() {
        let file = FormFile::unit(&form, unit, VI_DU_PERIOD.parse().unwrap());
        folder.put(VI_DU_PERIOD, &format!("{}.xlsx", unit.code), &file.to_bytes());
    }
    let page = folder.path("trang.html");
    let output = tonghop(&["status", shown(folder.root()), "--format", "json", "--html", shown(&page)]);
    assert_eq!(output.status.code(), Some(0));
    let report: Json = serde_json::from_str(&printed(&output)).unwrap();
    for field in report["outlook"]["fields"].as_array().unwrap() {
        assert_eq!((&field["waiting"], &field["expected"]["least"]), (&json!([]), &field["so_far"]));
        assert_eq!(field["expected"]["least"], field["expected"]["most"]);
    }
    let page = std::fs::read_to_string(page).unwrap();
    assert!(
        page.contains("Mọi đơn vị đều đã có số được nhận") && page.contains("Không còn đơn vị nào"),
        "{page}"
    );
}

/// A page with the names of its elements, the ids of language, and its texts, all of which a reader of XML takes.
fn read_page(page: &str) -> (Vec<String>, String) {
    let body = page.strip_prefix("<!DOCTYPE html>\n").expect("a document type");
    let mut reader = quick_xml::Reader::from_str(body);
    reader.config_mut().check_end_names = true;
    let (mut open, mut elements, mut texts) = (Vec::new(), Vec::new(), String::new());
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Start(start) => {
                for attribute in start.attributes() {
                    attribute.expect("an attribute in quotation marks");
                }
                let name = start.name().as_ref().to_owned();
                open.push(name.clone());
                elements.push(name);
            }
            quick_xml::events::Event::Empty(empty) => {
                elements.push(empty.name().as_ref().to_owned());
            }
            quick_xml::events::Event::End(_) => {
                open.pop().expect("an element to end");
            }
            quick_xml::events::Event::Text(text) if open.last().is_none_or(|name| name != "style") => {
                texts.push_str(&text);
            }
            quick_xml::events::Event::GeneralRef(reference) => {
                texts.push_str(match &*reference {
                    "lt" => "<",
                    "gt" => ">",
                    "amp" => "&",
                    "quot" | "#34" => "\"",
                    "#x2f" => "/",
                    other => panic!("&{other};"),
                });
            }
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open, Vec::<String>::new(), "elements that do not end");
    (elements, texts)
}

#[test]
fn the_page_is_one_file_of_sound_html_in_either_language() {
    let folder = mixed();
    let page = |name: &str, more: &[&str]| {
        let path = folder.path(name);
        let arguments = [&["status", shown(folder.root()), "--html", shown(&path)], more].concat();
        let said = printed(&tonghop(&arguments));
        assert!(said.ends_with(&format!("  {}\n", path.display())), "{said}");
        std::fs::read_to_string(path).unwrap()
    };
    let vi = page("vi.html", &["--on", "2012-04-12"]);
    let en = page("en.html", &["--on", "2012-03-31", "--lang", "en"]);
    assert_data_eq!(&vi, file!["status/page.vi.html"].raw());
    assert_data_eq!(&en, file!["status/page.en.html"].raw());
    assert!(vi == page("lai.html", &["--on", "2012-04-12", "--threads", "1"]), "the same bytes");
    for (page, language) in [(&vi, "vi"), (&en, "en")] {
        assert!(page.contains(&format!("<html lang=\"{language}\">")));
        let (elements, texts) = read_page(page);
        assert!(texts.contains("Chi đoàn <b>\"Chợ & Lớn\"</b>") && texts.contains("<la>.xlsx"), "{texts}");
        let own: BTreeSet<&str> = elements.iter().map(String::as_str).collect();
        assert!(own.is_disjoint(&BTreeSet::from(["script", "link", "img", "iframe", "la"])), "{own:?}");
        for outside in ["http:", "https:", "url(", "@import", "src="] {
            assert!(!page.contains(outside), "{outside}");
        }
        let headed = page.split("<table").skip(1).all(|table| {
            let table = table.split("</table>").next().unwrap();
            table.contains("<thead>") && table.matches("<tr>").count() <= table.matches("scope=\"").count()
        });
        assert!(headed, "every column and row has a heading");
    }
    let words = |page: &str| read_page(page).1;
    assert!(words(&vi).contains("không phải số cam kết") && words(&en).contains("no promise"));
    assert!(words(&vi).contains("đã quá hạn 10 ngày") && words(&en).contains("2 days left"));
}

#[test]
fn the_page_is_never_written_among_what_came_in_and_a_wrong_day_is_refused() {
    let folder = mixed();
    let path = folder.inbox(VI_DU_PERIOD).join("trang.html");
    let output = tonghop(&["status", shown(folder.root()), "--html", shown(&path)]);
    assert_eq!((output.status.code(), path.exists()), (Some(2), false));
    assert!(String::from_utf8(output.stderr).unwrap().contains("là nơi chứa tệp đã nhận"));
    let output = tonghop(&["status", shown(folder.root()), "--on", "31/4/2012"]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("“31/4/2012”") && said.contains("2012-04-03"), "{said}");
}

#[test]
fn a_damaged_past_is_told_and_not_passed_over() {
    let folder = mixed();
    folder.write("2010-Q1/results/values.csv", b"unit,field,value,provisional\nA01,H1,x,false\n");
    let ran = tonghop(&["status", shown(folder.root())]);
    let said = String::from_utf8(ran.stderr).unwrap();
    assert_eq!(ran.status.code(), Some(2), "{said}");
    assert!(said.contains("values.csv:2"), "{said}");
}
