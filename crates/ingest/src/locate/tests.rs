use super::*;
use crate::compiled_form::CompiledForm;
use crate::form_sheet::form_sheets;
use crate::sheet::Content;

const FORM: &str = r#"
[form]
id = "kho"
version = "1"
title = "Stock"
period = "month"
language = "en"
[[section]]
id = "I"
title = "Goods"
[[section.field]]
code = "H1"
label = "Boxes"
unit = "boxes"
type = "count"
kind = "stock"
[[section.field]]
code = "H2"
label = "Bags"
unit = "bags"
type = "count"
kind = "stock"
"#;

/// What is found in a sheet with merged cells: the findings, and the answer cells that are taken.
fn found(merged: &[(&str, &str)], cells: &[(&str, &str)]) -> (Vec<String>, Vec<String>) {
    let form = Form::parse("form.toml", FORM).unwrap();
    let mut sheet = Sheet::new("FORM");
    let at = |address: &str| address.parse::<CellRef>().unwrap();
    let rows = [
        ["Code", "Item", "Unit of measure", "Answer", "Last period", "Remarks"],
        ["H1", "Boxes", "boxes", "", "", ""],
        ["H2", "Bags", "bags", "", "", ""],
    ];
    for (row, texts) in (0..).zip(rows) {
        for (column, text) in (0..).zip(texts).filter(|(_, text)| !text.is_empty()) {
            sheet.insert(CellRef::new(row, column), Content::Text(text.to_owned()));
        }
    }
    for (address, text) in cells {
        let content = match text.parse() {
            Ok(number) => Content::Number(number),
            Err(_) => Content::Text((*text).to_owned()),
        };
        sheet.insert(at(address), content);
    }
    sheet.merged = merged.iter().map(|(first, last)| (at(first), at(last))).collect();
    let workbook = Workbook { sheets: vec![sheet], ..Workbook::default() };
    let compiled = CompiledForm::of(&form);
    let sheets = form_sheets(&workbook, &form, &compiled, &[]);
    let asked = form.asked_fields(false);
    let file = Arc::from("kho.xlsx");
    let search = Search {
        workbook: &workbook,
        sheets: &sheets,
        form: &form,
        compiled: &compiled,
        asked: &asked,
        older: None,
        file: &file,
    };
    let mut findings = Vec::new();
    let located = locate(&search, &mut findings);
    let texts = asked.iter().filter(|field| field.field_type == FieldType::Text).count();
    assert_eq!(texts, 0);
    let told = findings
        .iter()
        .map(|finding| format!("{} {}", finding.entry.code, finding.place.cell_ref().unwrap()));
    let taken = located.cells.iter().map(|(code, (_, cell))| format!("{code} {cell}"));
    (told.collect(), taken.collect())
}

/// Name, merged ranges, cells, findings, answer cells.
type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a [(&'a str, &'a str)], &'a [&'a str], &'a [&'a str]);

#[test]
fn an_answer_in_merged_cells_is_its_own_or_is_said() {
    let cases: &[Case<'_>] = &[
        ("nothing merged", &[], &[("D2", "5"), ("D3", "6")], &[], &["H1 D2", "H2 D3"]),
        ("answer and period before", &[("D2", "E2")], &[("D2", "5")], &[], &["H1 D2", "H2 D3"]),
        ("two answers", &[("D2", "D3")], &[("D2", "5")], &["L018 D2"], &[]),
        ("two blank answers", &[("D2", "D3")], &[], &[], &["H1 D2", "H2 D3"]),
        ("with the measure", &[("C2", "D2")], &[], &[], &["H1 D2", "H2 D3"]),
        (
            "with the measure, a figure in it",
            &[("C2", "D2")],
            &[("C2", "5")],
            &["L019 C2"],
            &["H1 C2", "H2 D3"],
        ),
        ("labels merged", &[("A2", "B2")], &[("D2", "5")], &[], &["H1 D2", "H2 D3"]),
        ("titles merged", &[("D1", "E1")], &[("D2", "5")], &[], &["H1 D2", "H2 D3"]),
    ];
    for (name, merged, cells, told, taken) in cases {
        let (findings, located) = found(merged, cells);
        assert_eq!((findings, located), (strings(told), strings(taken)), "{name}");
    }
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}
