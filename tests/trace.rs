//! Every figure of the consolidated workbook leads to the cells that it comes from.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

#[path = "issue/sample.rs"]
mod sample;

use std::collections::BTreeSet;

use sample::{Sample, tonghop};
use serde_json::Value as Json;
use tonghop::{
    Aspect, CollectOptions, Datum, Decimal, FigureName, IssueComparison, Trace, Workspace, is_same_figure,
    read_workbook,
};
use tonghop_test_support::workbook::{Cell, Sheet, write};
use tonghop_test_support::{FormFile, TestWorkspace, VI_DU, VI_DU_PERIOD, oracle};

fn number(datum: Option<&Datum>) -> Option<Decimal> {
    datum.and_then(Datum::number)
}

/// The cells that a trace ends at.
fn ends(trace: &Trace) -> Vec<(String, String, String, String)> {
    let own = trace.contributions.iter().map(|contribution| {
        let place = &contribution.place;
        let file = if place.line.is_some() { String::new() } else { place.file.clone() };
        (contribution.unit.to_string(), file, place.sheet.clone(), place.cell.clone())
    });
    own.chain(trace.parts.iter().flat_map(ends)).collect()
}

#[test]
fn every_figure_of_the_sample_is_traced_by_cell_as_by_field_and_adds_up() {
    let sample = Sample::new(&[]);
    let (workbook, _) = read_workbook(&sample.workbook()).unwrap();
    let workspace = Workspace::open(sample.root()).unwrap();
    let collection = workspace.collect("2012-Q1".parse().unwrap(), &CollectOptions::default()).unwrap();
    let consolidation = collection.consolidate(false);
    let tracer = collection.tracer(&consolidation);
    let (mut fields, mut units) = (BTreeSet::new(), 0);
    for figure in &workbook.figures {
        let by_cell = workbook.at(&figure.sheet, figure.cell).expect("a figure at its own cell");
        assert_eq!(by_cell.name, figure.name);
        let trace = tracer.trace(&figure.name).unwrap_or_else(|| panic!("{} is not traced", figure.name));
        match &figure.name {
            FigureName::Total { code, aspect: Aspect::Figure } => {
                fields.insert(code.clone());
                if trace.field_type.is_number() {
                    let datum = trace.datum.as_ref();
                    assert!(is_same_figure(figure.datum.as_ref(), datum), "{}: {datum:?}", figure.name);
                }
                if trace.field_type.is_number() && trace.formula.is_none() {
                    assert_eq!(trace.sum(), number(trace.datum.as_ref()), "{}", figure.name);
                }
                for part in &trace.parts {
                    let own = FigureName::Total { code: part.name.code().clone(), aspect: Aspect::Figure };
                    assert_eq!(tracer.trace(&own).as_ref(), Some(part));
                }
            }
            FigureName::Unit { unit, field, whole: false, .. } => {
                assert!(trace.contributions.iter().all(|contribution| contribution.unit == *unit));
                if workspace.form.field(field.as_str()).unwrap().field_type.is_number() {
                    let datum = trace.datum.as_ref();
                    assert!(is_same_figure(figure.datum.as_ref(), datum), "{}: {datum:?}", figure.name);
                    units += usize::from(datum.is_some());
                }
            }
            FigureName::ColumnSum { .. } if figure.datum.is_some() => {
                assert_eq!(trace.sum(), number(figure.datum.as_ref()), "{}", figure.name);
            }
            FigureName::Row { .. } => assert!(trace.contributions.len() <= 1, "{}", figure.name),
            _ => {}
        }
    }
    let shown = workspace.form.fields().iter().filter(|field| field.field_type != tonghop::FieldType::Text);
    let wanted: BTreeSet<_> =
        shown.map(|field| &field.code).chain(workspace.form.tables().iter().map(|table| &table.code)).collect();
    assert_eq!(fields.iter().collect::<BTreeSet<_>>(), wanted);
    assert!(units > 1_000, "only {units} figures of units");
}

#[test]
fn the_workbook_alone_leads_to_the_same_cells() {
    let sample = Sample::new(&[]);
    let (workbook, _) = read_workbook(&sample.workbook()).unwrap();
    let workspace = Workspace::open(sample.root()).unwrap();
    let collection = workspace.collect("2012-Q1".parse().unwrap(), &CollectOptions::default()).unwrap();
    let consolidation = collection.consolidate(false);
    let tracer = collection.tracer(&consolidation);
    for field in workspace.form.fields().iter().filter(|field| field.field_type != tonghop::FieldType::Text) {
        let total = FigureName::Total { code: field.code.clone(), aspect: Aspect::Figure };
        let (alone, with) = (Trace::of_workbook(&workbook, &total).unwrap(), tracer.trace(&total).unwrap());
        assert_eq!(alone.contributions.len(), with.contributions.len(), "{total}");
        if field.field_type.is_number() && !matches!(field.by, tonghop::By::Roster { .. }) {
            assert_eq!(ends(&alone), ends(&with), "{total}");
            assert_eq!(alone.sum(), with.sum(), "{total}");
        }
        assert_eq!(alone.formula, with.formula);
    }
    let rows = FigureName::Total { code: "B1".into(), aspect: Aspect::Figure };
    let alone = Trace::of_workbook(&workbook, &rows).unwrap();
    assert_eq!((alone.contributions.len(), number(alone.datum.as_ref())), (41, Some(Decimal::from(41))));
}

fn printed(arguments: &[&str]) -> String {
    let output = tonghop(arguments);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_tree_of_a_computed_total_reads_like_this() {
    let sample = Sample::new(&[]);
    let path = sample.workbook();
    let path = path.to_str().unwrap();
    let text = printed(&["trace", path, "--field", "XD15", "--unit", "CDCS16"]);
    snapbox::assert_data_eq!(text, snapbox::str![[r#"
XD15 CDCS16 Tỷ lệ tham gia sinh hoạt: 96,6667 % = 58/60
...
"#]]);
    let text = printed(&["trace", path, "--field", "TT01", "--lang", "en"]);
    snapbox::assert_data_eq!(text, snapbox::str![[r#"
TT01 Số cuộc tuyên truyền, giáo dục đã tổ chức: 219 cuộc (40/40 units)
...
"#]]);
}

#[test]
fn a_cell_and_its_field_print_the_same_tree_and_json_has_all_of_it() {
    let sample = Sample::new(&[]);
    let path = sample.workbook();
    let path = path.to_str().unwrap();
    let (workbook, _) = read_workbook(&sample.workbook()).unwrap();
    let total = FigureName::Total { code: "TT01".into(), aspect: Aspect::Figure };
    let cell = workbook.figure(&total).unwrap();
    let address = format!("'{}'!${}${}", cell.sheet, cell.cell.column_letters(), cell.cell.row + 1);
    assert_eq!(printed(&["trace", path, &address]), printed(&["trace", path, "--field", "TT01"]));
    let json: Json =
        serde_json::from_str(&printed(&["trace", path, &address, "--format", "json", "--all"])).unwrap();
    assert_eq!(json["figure"]["value"], "219");
    assert_eq!(json["trace"]["coverage"], serde_json::json!({"have": 40, "of": 40}));
    let contributions = json["trace"]["contributions"].as_array().unwrap();
    assert_eq!(contributions.len(), 40);
    assert_eq!(contributions[0]["sha256"].as_str().unwrap().len(), 64);
    let sum: i64 = contributions.iter().map(|c| c["value"].as_str().unwrap().parse::<i64>().unwrap()).sum();
    assert_eq!(sum, 219);
    assert!(json["trace"]["rules"].as_array().unwrap().iter().all(|rule| rule["holds"] == 40));
}

/// A workspace of three units, of which one wrote words into a number cell, one came with an error and one is
/// missing.
fn troubled() -> TestWorkspace {
    let (form, roster) = (VI_DU.form(), VI_DU.roster());
    let folder = TestWorkspace::of(&VI_DU);
    for (unit, answer) in [("A01", "12 cuộc"), ("A02", "12-15")] {
        let file = FormFile::unit(&form, roster.unit(unit).unwrap(), VI_DU_PERIOD.parse().unwrap());
        folder.put(VI_DU_PERIOD, &format!("{unit}.xlsx"), &file.answer("H1", answer).to_bytes());
    }
    let output = tonghop(&["consolidate", folder.root().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    folder
}

#[test]
fn repairs_absences_and_changed_files_are_told() {
    let folder = troubled();
    let path = folder.results(VI_DU_PERIOD).join("tong-hop-2012-Q1.xlsx");
    let path = path.to_str().unwrap();
    let text = printed(&["trace", path, "--field", "H1"]);
    assert!(text.contains("A01.xlsx › BIEU!") && text.contains("“12 cuộc”"), "{text}");
    assert!(text.contains("ghi chú[V008]"), "{text}");
    assert!(text.contains("A02 (bản nộp còn lỗi); A03 (chưa nộp)"), "{text}");
    let (form, roster) = (VI_DU.form(), VI_DU.roster());
    let file = FormFile::unit(&form, roster.unit("A01").unwrap(), VI_DU_PERIOD.parse().unwrap());
    folder.put(VI_DU_PERIOD, "A01.xlsx", &file.answer("H1", "13").to_bytes());
    let text = printed(&["trace", path, "--field", "H1"]);
    assert!(text.contains("Tệp đã đổi nội dung: A01.xlsx"), "{text}");
    assert!(text.contains("tệp đã khác so với lúc ghi bản tổng hợp"), "{text}");
    assert!(text.contains("CHÚ Ý"), "{text}");
}

/// The workbook written anew with every sheet moved by a row and a column, as after inserting some, and without
/// formulas.
fn rearranged(bytes: &[u8]) -> Vec<u8> {
    let sheets = oracle::read(bytes).into_iter().map(|(name, cells)| {
        let is_hidden = name.starts_with('_');
        let mut sheet = Sheet::new(name);
        for (address, text) in cells {
            let mut at: tonghop::CellRef = address.parse().unwrap();
            if !is_hidden {
                (at.row, at.column) = (at.row + 1, at.column + 1);
            }
            let number = text.parse::<f64>().ok().filter(|_| !is_hidden);
            sheet = sheet.with(&at.to_string(), number.map_or(Cell::Text(text), Cell::Number));
        }
        sheet
    });
    write(&sheets.collect::<Vec<_>>())
}

#[test]
fn inserted_rows_and_columns_and_renamed_sheets_do_no_harm() {
    let sample = Sample::new(&[]);
    let (before, bytes) = read_workbook(&sample.workbook()).unwrap();
    let moved = sample.root().join("moved.xlsx");
    std::fs::write(&moved, rearranged(&bytes)).unwrap();
    let (after, _) = read_workbook(&moved).unwrap();
    let compared = IssueComparison::of(&before, &after);
    let differ: Vec<_> = compared.figures.iter().map(|figure| figure.name.to_string()).collect();
    // Dates and codes that are written with digits alone are other cells here; figures are not.
    assert_eq!(differ, [] as [&str; 0]);
    let total = FigureName::Total { code: "TT01".into(), aspect: Aspect::Figure };
    let (old, new) = (before.figure(&total).unwrap(), after.figure(&total).unwrap());
    assert_eq!((old.cell.row + 1, old.cell.column + 1), (new.cell.row, new.cell.column));
    sample.patch("xl/workbook.xml", "name=\"Ma trận\"", "name=\"Số liệu chi tiết\"");
    let (renamed, _) = read_workbook(&sample.workbook()).unwrap();
    assert!(IssueComparison::of(&before, &renamed).figures.is_empty());
    assert!(renamed.at("Số liệu chi tiết", tonghop::CellRef::new(6, 4)).is_some());
}

#[track_caller]
fn refused(arguments: &[&str], message: &str) {
    let output = tonghop(arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stdout)), (Some(2), "".into()), "{said}");
    assert!(said.contains(message) && said.contains("Cần làm"), "{said}");
    assert!(!said.contains("panicked"), "{said}");
}

#[test]
fn what_is_no_figure_and_no_workbook_of_ours_is_refused_with_advice() {
    let sample = Sample::new(&[]);
    let path = sample.workbook();
    let path = path.to_str().unwrap();
    refused(&["trace", path], "Chưa biết cần xem con số nào");
    refused(&["trace", path, "D12"], "không phải là một ô có tên trang");
    refused(&["trace", path, "Tổng hợp!A1"], "không phải là ô số liệu");
    refused(&["trace", path, "Tình hình nộp!C6"], "không phải là ô số liệu");
    refused(&["trace", path, "--field", "ZZ99"], "không có chỉ tiêu hay bảng kê “ZZ99”");
    refused(&["trace", path, "--field", "TT01", "--unit", "ZZ99"], "không có đơn vị “ZZ99”");
    let branch = sample.root().join("2012-Q1/inbox/DCS01.xlsx");
    refused(&["trace", branch.to_str().unwrap(), "BIEU!D11"], "không phải là bản tổng hợp");
    let form = sample.root().join("form.toml");
    refused(&["verify", form.to_str().unwrap()], "Không đọc được");
    let bytes = std::fs::read(sample.workbook()).unwrap();
    let damaged = sample.root().join("damaged.xlsx");
    for length in [0, 1, 100, bytes.len() / 2, bytes.len() - 1] {
        std::fs::write(&damaged, &bytes[..length]).unwrap();
        refused(&["verify", damaged.to_str().unwrap()], "Không đọc được");
    }
    sample.patch("xl/sharedStrings.xml", "<t>2012-Q1</t>", "<t>2012-Q9</t>");
    refused(&["trace", path, "--field", "TT01"], "bị hỏng ở mục “period”");
}
