//! The officer's order of findings: by what they can change in the totals.

use serde_json::Value as Json;
use snapbox::{assert_data_eq, str};
use tonghop_test_support::{Declarations, FormFile, TestWorkspace, VI_DU, VI_DU_PERIOD};

use crate::{normalised, shown, tonghop};

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
        ("A01", file("A01").answer("H3", "xem phụ lục").answer("H2", "khoảng 100")),
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
    assert_data_eq!(
        normalised(&ran.out, &folder),
        str![[r#"
Báo cáo ví dụ · Quý I/2012
Đã nhận 4/5 đơn vị, được chấp nhận 1
Chưa nộp (1): A05
Phải sửa (3): A01; A02; A04
Số của các đơn vị phải sửa chưa được cộng vào bản tổng hợp

Phát hiện: 5 lỗi, 0 cảnh báo, 0 ghi chú
3 ô này chiếm 98% phần chưa chắc của các số tổng hợp
1 lỗi và cảnh báo chưa rõ ảnh hưởng, xếp cuối

lỗi[C001]: Đơn vị “Chi đoàn 5” chưa nộp biểu
 |
 = cần: một bản nộp của đơn vị cho kỳ này
 = làm: Xin nhắc đơn vị nộp; đơn vị chưa nộp được ghi là thiếu, không tính là 0
 = ảnh hưởng: có thể làm H1 đổi 20, bằng 66,7% số tổng hợp

lỗi[V019]: Ô ghi “khoảng 100”, là số ước chừng (100)
  --> A01.xlsx › BIEU!D16  H2
   |
13 | Mã  | Chỉ tiêu | Đơn vị tính | Số liệu    | Kỳ trước | Ghi chú
   |                                -------
...
16 | H2  | Số người | người       | khoảng 100 |          |
   |                                ^^^^^^^^^^ D16
   |
   = cần: con số chính xác
   = làm: Xin ghi con số chính xác, không có “hơn”, “gần”, “khoảng”; phần giải thích xin ghi ở cột ghi chú
   = ảnh hưởng: có thể làm H2 đổi 100, bằng 33,3% số tổng hợp

lỗi[V003]: Ô ghi “xem phụ lục”, không phải là một con số rõ ràng
  --> A01.xlsx › BIEU!D17  H3
   |
13 | Mã  | Chỉ tiêu | Đơn vị tính | Số liệu     | Kỳ trước | Ghi chú
   |                                -------
...
17 | H3  | Trị giá  | đồng        | xem phụ lục |          |
   |                                ^^^^^^^^^^^ D17
   |
   = cần: số tiền, theo đơn vị “đồng”
   = làm: Xin chỉ ghi một con số, ví dụ 12; lời giải thích, số ước chừng hoặc khoảng số xin ghi ở cột ghi chú
   = ảnh hưởng: có thể làm H3 đổi 900.000, bằng 30% số tổng hợp

lỗi[V019]: Ô ghi “khoảng 1”, là số ước chừng (1)
  --> A02.xlsx › BIEU!D15  H1
   |
13 | Mã  | Chỉ tiêu | Đơn vị tính | Số liệu  | Kỳ trước | Ghi chú
   |                                -------
14 | …
15 | H1  | Số cuộc  | cuộc        | khoảng 1 |          |
   |                                ^^^^^^^^ D15
   |
   = cần: con số chính xác
   = làm: Xin ghi con số chính xác, không có “hơn”, “gần”, “khoảng”; phần giải thích xin ghi ở cột ghi chú
   = ảnh hưởng: có thể làm H1 đổi 1, bằng 3,3% số tổng hợp

lỗi[V013]: Ô ghi “có lẽ”, không rõ là có hay không
  --> A04.xlsx › BIEU!D18  H4
   |
13 | Mã  | Chỉ tiêu   | Đơn vị tính | Số liệu | Kỳ trước | Ghi chú
   |                                  -------
...
18 | H4  | Có quy chế |             | có lẽ   |          |
   |                                  ^^^^^ D18
   |
   = cần: một trong hai: Có; Không
   = làm: Xin chọn lại từ danh sách thả xuống của ô; phần giải thích xin ghi ở cột ghi chú

Đã ghi:
  /so/2012-Q1/results/tong-hop-2012-Q1.xlsx
  /so/2012-Q1/results/values.csv
  /so/2012-Q1/results/totals.csv
  /so/2012-Q1/results/findings.csv

"#]]
    );
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

#[test]
fn single_files_are_sorted_among_themselves() {
    let folder = doubtful();
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
    assert_data_eq!(
        normalised(&ran.out, &folder),
        str![[r#"
/so/2012-Q1/inbox/A01.xlsx: returned for correction
/so/2012-Q1/inbox/A02.xlsx: returned for correction

These 2 cells hold 95% of the doubt in the totals

error[V019]: The cell says “khoảng 100”, which is an estimate (100)
  --> /so/2012-Q1/inbox/A01.xlsx › BIEU!D16  H2
   |
13 | Mã  | Chỉ tiêu | Đơn vị tính | Số liệu    | Kỳ trước | Ghi chú
   |                                -------
...
16 | H2  | Số người | người       | khoảng 100 |          |
   |                                ^^^^^^^^^^ D16
   |
   = expected: the exact figure
   = do: Write the exact figure, without “over”, “nearly” or “about”; explanations belong in the remarks column
   = effect: can change H2 by 100, which is all of the total or more

error[V003]: The cell says “xem phụ lục”, which is not one clear number
  --> /so/2012-Q1/inbox/A01.xlsx › BIEU!D17  H3
   |
13 | Mã  | Chỉ tiêu | Đơn vị tính | Số liệu     | Kỳ trước | Ghi chú
   |                                -------
...
17 | H3  | Trị giá  | đồng        | xem phụ lục |          |
   |                                ^^^^^^^^^^^ D17
   |
   = expected: an amount of money, in “đồng”
   = do: Write a number alone, for example 12; explanations, estimates and ranges belong in the remarks column
   = effect: can change H3 by 900,000, which is 90% of the total

error[V019]: The cell says “khoảng 1”, which is an estimate (1)
  --> /so/2012-Q1/inbox/A02.xlsx › BIEU!D15  H1
   |
13 | Mã  | Chỉ tiêu | Đơn vị tính | Số liệu  | Kỳ trước | Ghi chú
   |                                -------
14 | …
15 | H1  | Số cuộc  | cuộc        | khoảng 1 |          |
   |                                ^^^^^^^^ D15
   |
   = expected: the exact figure
   = do: Write the exact figure, without “over”, “nearly” or “about”; explanations belong in the remarks column
   = effect: can change H1 by 1, which is 10% of the total

2 files checked
Findings: 3 errors, 0 warnings, 0 notes

"#]]
    );
}
