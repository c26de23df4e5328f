//! How the workbook presents itself: contents, ways between sheets, paper, signatures, properties.

use calamine::Reader;
use tonghop_core::{CellRef, Language, Signature};

use crate::scene::{Book, Scene, text};

/// The sheets that a person sees.
fn seen(book: &Book) -> Vec<String> {
    book.xlsx.sheet_names().into_iter().filter(|name| name != "_tonghop").collect()
}

fn xml(book: &Book, name: &str) -> String {
    let index = book.xlsx.sheet_names().iter().position(|known| known == name).unwrap();
    book.part(&format!("xl/worksheets/sheet{}.xml", index + 1)).unwrap()
}

/// A scene in which every sheet there can be has something to show.
fn everything() -> Book {
    let scene = Scene::new().with_charts("[[chart]]\ntitle = \"Lượt dự\"\nfields = [\"A1\"]\n");
    let mut submissions = scene.submissions();
    let note =
        tonghop_core::Note {
            text: "Đã đối chiếu".into(), sheet: "BIEU".into(), cell: CellRef::new(5, 5)
        };
    submissions[0].notes.insert("A1".into(), note);
    scene.workbook(submissions, true, Language::Vi)
}

#[test]
fn the_contents_name_every_sheet_with_what_it_holds_and_lead_to_it() {
    let mut book = everything();
    let names = seen(&book);
    assert_eq!(names[0], "Mục lục");
    let links = book.links("Mục lục");
    let rows = book.sheet("Mục lục");
    let head = rows.iter().position(|row| text(&row[0]) == "TT").unwrap();
    let listed: Vec<String> =
        rows[head + 1..].iter().map(|row| text(&row[1])).take(names.len() - 1).collect();
    assert_eq!(listed, names[1..]);
    for (at, row) in (head + 2..).zip(&rows[head + 1..head + names.len()]) {
        assert_eq!(links.get(&format!("B{at}")), Some(&format!("'{}'!A1", text(&row[1]))));
        assert!(!text(&row[2]).is_empty() && !text(&row[4]).is_empty(), "{row:?}");
    }
    let entries = |name: &str| {
        let row = rows.iter().find(|row| text(&row[1]) == name).unwrap();
        format!("{} {}", row[3], row[4])
    };
    assert_eq!(entries("Tình hình nộp"), "4 đơn vị");
    assert_eq!(entries("Danh bạ"), "5 đơn vị");
    assert_eq!(entries("Biểu đồ"), "2 biểu đồ");
    assert_eq!(entries("Matrix"), "3 dòng", "the provisional one counts");
    assert_eq!(entries("Ghi chú"), "1 ghi chú");
}

#[test]
fn the_contents_say_what_the_workbook_is() {
    let mut book = Scene::new().usual();
    let facts: Vec<(String, String)> =
        book.sheet("Mục lục").iter().map(|row| (text(&row[0]), text(&row[2]))).collect();
    let fact = |name: &str| facts.iter().find(|(known, _)| known == name).unwrap().1.clone();
    assert_eq!(fact("Nơi tổng hợp"), "Đoàn khối (VP)");
    assert_eq!(fact("Cấp trên"), "Tỉnh đoàn");
    assert_eq!(fact("Biểu mẫu"), "Báo cáo nhỏ (mã nho, phiên bản 1)");
    assert_eq!(fact("Hạn nộp"), "02/4/2012");
    assert_eq!(fact("Số liệu"), "Số liệu chính thức: chỉ cộng các bản nộp đạt");
    assert_eq!(
        fact("Đơn vị"),
        "Đã nhận 3/4 đơn vị, cộng số liệu của 2/4; nộp muộn 1, phải sửa 1, chưa nộp 1"
    );
    assert!(fact("Phát hiện").starts_with("Lỗi "));
    let mut provisional = everything();
    let told = provisional.sheet("Mục lục").iter().any(|row| text(&row[2]).starts_with("SỐ LIỆU TẠM TÍNH"));
    assert!(told);
}

#[test]
fn every_link_leads_to_a_cell_of_the_workbook_and_every_sheet_back_to_the_contents() {
    let mut book = everything();
    let mut walked = 0;
    for name in seen(&book) {
        let links = book.links(&name);
        if name != "Mục lục" {
            assert_eq!(links.get("A1").map(String::as_str), Some("'Mục lục'!A1"), "{name}");
            assert_eq!(text(&book.sheet(&name)[0][0]), "← Mục lục", "{name}");
        }
        for (from, target) in links {
            let (sheet, cell) = target.rsplit_once('!').unwrap();
            let sheet = sheet.trim_matches('\'').replace("''", "'");
            let cell: CellRef = cell.parse().unwrap();
            let rows = book.sheet(&sheet);
            let there = rows.get(cell.row as usize).and_then(|row| row.get(cell.column as usize));
            // A total that nobody gave is a cell without content.
            assert!(there.is_some(), "{name}!{from} leads to {target}");
            walked += 1;
        }
    }
    assert!(walked > 60, "only {walked} links");
}

#[test]
fn the_workbook_opens_on_the_totals() {
    let book = Scene::new().usual();
    assert!(book.part("xl/workbook.xml").unwrap().contains("activeTab=\"1\""));
    let selected: Vec<String> =
        seen(&book).into_iter().filter(|name| xml(&book, name).contains("tabSelected=\"1\"")).collect();
    assert_eq!(selected, ["Tổng hợp"], "what is typed would go into every selected sheet");
}

#[test]
fn every_sheet_is_set_up_for_paper() {
    let book = everything();
    let workbook = book.part("xl/workbook.xml").unwrap();
    for (index, name) in seen(&book).iter().enumerate() {
        let sheet = xml(&book, name);
        assert!(sheet.contains("paperSize=\"9\""), "{name}");
        assert!(sheet.contains("Trang &amp;P/&amp;N"), "{name}");
        assert!(sheet.contains("Đoàn khối") && sheet.contains("Quý I/2012"), "{name}");
        assert!(sheet.contains("<tabColor"), "{name}");
        let area = format!("name=\"_xlnm.Print_Area\" localSheetId=\"{index}\"");
        assert!(workbook.contains(&area), "{name}");
        let one_page = sheet.contains("fitToHeight=\"0\"");
        assert!(one_page || ["Ma trận", "Biểu đồ"].contains(&name.as_str()), "{name}");
        let titles = format!("name=\"_xlnm.Print_Titles\" localSheetId=\"{index}\"");
        let has_table = !["Mục lục", "Biểu đồ"].contains(&name.as_str());
        assert_eq!(workbook.contains(&titles), has_table, "{name}");
        assert_eq!(sheet.contains("state=\"frozen\""), name != "Mục lục", "{name}");
    }
}

#[test]
fn names_with_signs_do_not_spoil_the_header() {
    let mut scene = Scene::new();
    scene.name_committee("Ban R&D &P, Sở Giáo dục và Đào tạo, Sở Lao động - Thương binh và Xã hội");
    let header = xml(&scene.usual(), "Danh bạ");
    let header = header.split("<oddHeader>").nth(1).unwrap().split("</oddHeader>").next().unwrap();
    assert!(header.contains("Ban R&amp;&amp;D &amp;&amp;P, Sở Giáo dục"), "{header}");
    assert!(header.replace("&amp;", "&").encode_utf16().count() <= 255, "{header}");
}

/// What stands below the totals on the left and on the right.
fn below(book: &mut Book) -> (Vec<String>, Vec<String>) {
    let rows = book.sheet("Tổng hợp");
    let note = rows.iter().rposition(|row| text(&row[0]).starts_with("Chưa có số liệu đã chốt")).unwrap();
    let of = |column: usize| {
        rows[note + 1..].iter().map(|row| text(&row[column])).filter(|text| !text.is_empty()).collect()
    };
    (of(0), of(2))
}

#[test]
fn those_who_sign_stand_below_the_totals() {
    let mut scene = Scene::new();
    let (left, right) = below(&mut scene.usual());
    assert_eq!(left, ["NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ tên)"]);
    let usual = ["ngày …… tháng …… năm 2012", "THỦ TRƯỞNG ĐƠN VỊ", "(Ký, đóng dấu, ghi rõ họ tên)"];
    assert_eq!(right, usual);
    scene.signature = Some(Signature {
        place: "Rạch Giá".into(),
        date: Some("2012-04-05".parse().unwrap()),
        preparer_title: "Người lập biểu".into(),
        preparer: "Trần Văn Bình".into(),
        authority: "TM. Ban Thường vụ".into(),
        position: "Bí thư".into(),
        signer: "Lê Thị Hoa".into(),
    });
    let (left, right) = below(&mut scene.usual());
    assert_eq!(left, ["NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ tên)", "Trần Văn Bình"]);
    assert_eq!(
        right,
        [
            "Rạch Giá, ngày 05 tháng 4 năm 2012",
            "TM. BAN THƯỜNG VỤ",
            "BÍ THƯ",
            "(Ký, đóng dấu, ghi rõ họ tên)",
            "Lê Thị Hoa"
        ]
    );
    let mut english = scene.workbook(scene.submissions(), false, Language::En);
    let rows = english.sheet("Totals");
    assert!(rows.iter().any(|row| text(&row[2]) == "Rạch Giá, 5 April 2012"));
}

#[test]
fn the_properties_of_the_document_say_what_it_is() {
    let book = Scene::new().usual();
    let core = book.part("docProps/core.xml").unwrap();
    for expected in [
        "<dc:title>Báo cáo nhỏ</dc:title>",
        "<dc:subject>Bản tổng hợp Quý I/2012</dc:subject>",
        "<dc:creator>Đoàn khối</dc:creator>",
        "<cp:keywords>nho; 1; 2012-Q1</cp:keywords>",
        "2012-03-31T00:00:00Z",
    ] {
        assert!(core.contains(expected), "{expected} in {core}");
    }
    assert!(book.part("docProps/app.xml").unwrap().contains("<Company>Đoàn khối</Company>"));
}
