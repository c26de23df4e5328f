use crate::{VI_DU, VI_DU_PERIOD};

use super::*;

const WITH_TABLE: &str = r#"
[form]
id = "kho"
version = "2"
title = "Báo cáo kho"
period = "month"

[[section]]
id = "I"
title = "Hàng"

[[section.field]]
code = "H1"
label = "Số thùng"
type = "count"
kind = "stock"
min = 3

[[section.field]]
code = "T1"
label = "Nhận xét"
type = "text"
kind = "state"

[[section.field]]
code = "K1"
label = "Số kho"
type = "count"
kind = "stock"
by = "committee"

[[table]]
code = "B1"
title = "Chuyến hàng"
section = "I"

[[table.column]]
id = "ngay"
label = "Ngày"
type = "date"

[[table.column]]
id = "so_thung"
label = "Số thùng"
type = "count"
"#;

fn a01<'f>(form: &'f Form) -> FormFile<'f> {
    FormFile::unit(form, VI_DU.roster().unit("A01").unwrap(), VI_DU_PERIOD.parse().unwrap())
}

/// The answers of the form sheet, as code and cell, in the order of its rows.
fn answers(file: &FormFile<'_>) -> Vec<(String, Cell)> {
    let first = file.first_row();
    let rows = &file.sheets()[0].rows[first..];
    let answer = |row: &Vec<Cell>| match &row[0] {
        Cell::Text(code) => Some((code.clone(), row.get(3).cloned().unwrap_or(Cell::Blank))),
        _ => None,
    };
    rows.iter().filter_map(answer).collect()
}

fn codes(file: &FormFile<'_>) -> Vec<String> {
    answers(file).into_iter().map(|(code, _)| code).collect()
}

#[test]
fn every_asked_field_has_a_sound_answer() {
    let form = VI_DU.form();
    let expected = ["1", "1", "1000", "Có", "Đã đại hội", "2012-01-01", "\"1/1\"", "", "1.5"];
    let codes = ["H1", "H2", "H3", "H4", "H5", "H6", "H7", "H8", "H9"];
    let expected: Vec<_> =
        codes.iter().zip(expected).map(|(code, text)| ((*code).to_owned(), Cell::parse(text))).collect();
    assert_eq!(answers(&a01(&form)), expected);
}

#[test]
fn rows_go_double_move_and_come() {
    let form = VI_DU.form();
    let file = a01(&form)
        .without("H3")
        .doubled("H2")
        .moved_to_top("H9")
        .moved_after("H4", "H7")
        .extra_row_after("H1", &["X1", "Khác", "", "7"])
        .extra_row(&["X2", "", "", "8"]);
    assert_eq!(codes(&file), ["H9", "H1", "X1", "H2", "H2", "H5", "H6", "H7", "H4", "H8", "X2"]);
}

#[test]
fn the_address_is_where_the_answer_stands() {
    let form = VI_DU.form();
    let file = a01(&form).answer("H2", "35").rename_sheet("BIEU", "Sheet1");
    let (sheet, cell) = file.address("H2");
    assert_eq!(sheet, "Sheet1");
    let at: CellRef = cell.parse().unwrap();
    assert_eq!(file.sheets()[0].rows[at.row as usize][at.column as usize], Cell::Number(35.0));
}

#[test]
fn what_it_says_of_itself_can_be_changed_in_one_place_or_in_all() {
    let form = VI_DU.form();
    let file = a01(&form).identify("period", "2011-Q4").property("tonghop_unit", "A02").identify("form", "");
    assert_eq!(file.identity.properties["tonghop_unit"], "A02");
    assert_eq!(file.identity.names["tonghop_unit"], "A01");
    assert_eq!(file.identity.names["tonghop_period"], "2011-Q4");
    assert_eq!(file.identity.header["period"], Cell::text("Quý IV/2011"));
    assert!(!file.identity.properties.contains_key("tonghop_form"));
    assert_eq!(file.identity.header["form"], Cell::Blank);
    let bare = file.without_properties().without_names().without_header();
    assert_eq!(bare.sheets()[0].rows[2][0], Cell::text("Mã"));
}

#[test]
fn tables_and_texts_have_sheets_and_the_committee_has_its_own_fields() {
    let form = Form::parse("form.toml", WITH_TABLE).unwrap();
    let roster = VI_DU.roster();
    let period = "2012-06".parse().unwrap();
    let file = FormFile::unit(&form, roster.unit("A01").unwrap(), period)
        .rows("B1", "| STT | Ngày | so_thung |\n|---|---|---|\n| 1 | 2012-06-03 | 40 |\n| | | 2 |");
    let names: Vec<String> = file.sheets().into_iter().map(|sheet| sheet.name).collect();
    assert_eq!(names, ["BIEU", "B1", "LOI", "HUONGDAN"]);
    assert_eq!(codes(&file), ["H1"]);
    assert_eq!(answers(&file)[0].1, Cell::Number(3.0), "the least that the field allows");
    assert_eq!(file.address("T1"), ("LOI".to_owned(), "C2".to_owned()));
    assert_eq!(file.table_address("B1", 1, "so_thung"), ("B1".to_owned(), "C5".to_owned()));
    assert_eq!(file.sheets()[1].rows[4], [Cell::Blank, Cell::Blank, Cell::Number(2.0)]);
    let committee = FormFile::committee(&form, &VI_DU.settings().committee, period);
    assert_eq!(codes(&committee), ["K1"]);
    let names: Vec<String> = committee.sheets().into_iter().map(|sheet| sheet.name).collect();
    assert_eq!(names, ["BIEU", "HUONGDAN"]);
    assert_eq!(file.drop_sheet("B1").sheets().len(), 3);
}

#[test]
#[should_panic(expected = "has no row H33")]
fn a_change_to_a_row_that_is_not_there_is_a_mistake_of_the_test() {
    let form = VI_DU.form();
    let _file = a01(&form).answer("H33", "1");
}
