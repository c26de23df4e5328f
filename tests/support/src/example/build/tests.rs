use crate::example::{Built, build, parse};
use crate::oracle;

fn built(page: &str) -> Built {
    let examples = parse(page);
    assert_eq!(examples.len(), 1);
    build(&examples[0])
}

fn names(built: &Built) -> Vec<&str> {
    built.files.iter().map(|file| file.name.as_str()).collect()
}

/// The cells of the form sheet of a built file, row by row as text, from the heading on.
fn form_rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let cells = oracle::read(bytes).remove("BIEU").expect("a form sheet");
    let text = |column: char, row: u32| cells.get(&format!("{column}{row}")).cloned().unwrap_or_default();
    let rows = (1..60).map(|row| ('A'..='G').map(|column| text(column, row)).collect::<Vec<_>>());
    rows.skip_while(|row| row[0] != "Mã").filter(|row| row.iter().any(|text| !text.is_empty())).collect()
}

fn header(bytes: &[u8], caption: &str) -> Option<String> {
    let cells = oracle::read(bytes).remove("BIEU").expect("a form sheet");
    let (address, _) = cells.iter().find(|(_, text)| *text == caption)?;
    cells.get(&address.replace('A', "B")).cloned()
}

#[test]
fn rows_of_a_form_take_the_place_of_the_sound_ones() {
    let page = r#"
```form
| Mã | Chỉ tiêu | Đơn vị tính | Số liệu | Ghi chú | Khác |
|----|----------|-------------|---------|---------|------|
| H1 | Số cuộc | cuộc | 12 | | |
| H1 | Số cuộc | cuộc | "15" | | |
| H3 | Trị giá | đồng | | 7 | 8 |
| H12 | Số buổi | buổi | 5 | | |
| | Cộng | | 47 | | |
- H2
```
"#;
    let built = built(page);
    assert_eq!(names(&built), ["A01.xlsx"]);
    let rows = form_rows(&built.files[0].bytes);
    let codes: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(codes, ["Mã", "", "H1", "H1", "H3", "H4", "H5", "H6", "H7", "H8", "H9", "H12", ""]);
    assert_eq!(rows[2], ["H1", "Số cuộc", "cuộc", "12", "", "", ""]);
    assert_eq!(rows[3][3], "15");
    assert_eq!(rows[4], ["H3", "Trị giá", "đồng", "", "", "7", "8"]);
    assert_eq!(rows[12], ["", "Cộng", "", "47", "", "", ""]);
}

#[test]
fn an_inbox_has_the_listed_files_and_where_it_says_so_the_others() {
    let page = r#"
```inbox
(các đơn vị khác đã nộp)
A01.xlsx | | | | filled_on=2012-03-20; received=2012-04-03 08:00
A01 (2).xlsx | | 2011-Q4 | 0 | H1=5; unit_name=Đơn vị A02
ban-sao.xlsx | A01 | | | copy of A01.xlsx
la.xlsx | A09 | | | unit_code=
=> C002 A01
```
"#;
    let built = built(page);
    assert_eq!(
        names(&built),
        ["A01.xlsx", "A01 (2).xlsx", "ban-sao.xlsx", "la.xlsx", "A02.xlsx", "A03.xlsx"]
    );
    assert_eq!(built.received, [("A01.xlsx".to_owned(), "2012-04-03 08:00".to_owned())]);
    assert_eq!(built.files[0].bytes, built.files[2].bytes);
    assert_ne!(built.files[0].bytes, built.files[4].bytes);
    let (first, second, stranger) = (&built.files[0].bytes, &built.files[1].bytes, &built.files[3].bytes);
    assert_eq!(header(first, "Ngày lập").as_deref(), Some("2012-03-20"));
    assert_eq!(header(second, "Ngày lập").as_deref(), Some("2012-03-31"));
    assert_eq!(header(second, "Kỳ báo cáo").as_deref(), Some("Quý IV/2011"));
    assert_eq!(header(second, "Phiên bản mẫu").as_deref(), Some("0"));
    assert_eq!(header(second, "Tên đơn vị").as_deref(), Some("Đơn vị A02"));
    assert_eq!(header(second, "Mã đơn vị").as_deref(), Some("A01"));
    assert_eq!(form_rows(second)[2][3], "5");
    assert_eq!(header(stranger, "Mã đơn vị"), None);
    assert_eq!(header(stranger, "Tên đơn vị").as_deref(), Some("Đơn vị A09"));
    let workspace = built.workspace();
    assert_eq!(std::fs::read(workspace.inbox("2012-Q1").join("ban-sao.xlsx")).unwrap(), *first);
    assert!(workspace.path("2012-Q1/received.csv").is_file());
}

#[test]
fn a_declaration_takes_the_place_of_its_file() {
    let built = built("```csv units.csv\ncode,name\n```\n=> D012 1\n");
    assert_eq!(built.declarations.roster, "code,name\n");
    assert!(built.declarations.form.contains("vi-du"));
    assert_eq!(std::fs::read_to_string(built.workspace().path("units.csv")).unwrap(), "code,name\n");
}

#[test]
#[should_panic(expected = "which unit is `so-lieu.xlsx` from?")]
fn a_file_that_is_nobodys_is_a_mistake_of_the_page() {
    let _built = built("```inbox\nso-lieu.xlsx | | | |\n```\n");
}

#[test]
fn every_example_in_the_pages_of_the_findings_can_be_built() {
    let pages = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/findings");
    let mut count = 0;
    for folder in [pages.clone(), pages.join("en")] {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "md") {
                println!("{}", path.display());
                let examples = parse(&std::fs::read_to_string(&path).unwrap());
                count += examples.iter().map(build).count();
            }
        }
    }
    assert!(count > 0, "no examples in {}", pages.display());
}
