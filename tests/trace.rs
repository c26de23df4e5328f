//! Every figure of the consolidated workbook leads to the cells that it comes from.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

#[path = "issue/sample.rs"]
mod sample;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

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
        let file = if place.sha256.is_empty() { String::new() } else { place.file.clone() };
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
    let wanted: BTreeSet<_> = shown
        .map(|field| &field.code)
        .chain(workspace.form.tables().iter().map(|table| &table.code))
        .collect();
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
fn trees_read_like_this() {
    let sample = Sample::new(&[]);
    let path = sample.workbook();
    let path = path.to_str().unwrap();
    snapbox::assert_data_eq!(
        printed(&["trace", path, "--field", "TN02"]),
        snapbox::str![[r#"
TN02 Tổng trị giá phần quà: 20.450.000 đồng (40/40 đơn vị)
Ô Tổng hợp!D41 ghi: 20.450.000

├─ DCS01   Đoàn cơ sở Sở Nông nghiệp và Phát…  1.500.000  DCS01.xlsx › BIEU!D35  “1500000”
├─ DCS02   Đoàn cơ sở Sở Tài nguyên và Môi t…  1.500.000  DCS02.xlsx › BIEU!D35  “1500000”
├─ DCS03   Đoàn cơ sở Sở Y tế                  1.000.000  DCS03.xls › BIEU!D35  “1000000”
├─ DCS04   Đoàn cơ sở Sở Giao thông vận tải    1.000.000  DCS04.xlsx › BIEU!D35  “1000000”
├─ DCS05   Đoàn cơ sở Sở Văn hóa, Thể thao v…  1.250.000  DCS05.ods › BIEU!D35  “1250000”
├─ DCS06   Đoàn cơ sở Sở Lao động - Thương b…  1.250.000  DCS06.xlsx › BIEU!D35  “1250000”
├─ DCS07   Đoàn cơ sở Cục Thuế tỉnh            1.500.000  DCS07.xlsx › BIEU!D35  “1500000”
├─ DCS08   Đoàn cơ sở Kho bạc Nhà nước tỉnh    1.250.000  DCS08.xlsx › BIEU!D35  “1250000”
├─ DCS09   Đoàn cơ sở Sở Xây dựng              1.250.000  DCS09.xlsx › BIEU!D35  “1250000”
├─ DCS10   Đoàn cơ sở Văn phòng Ủy ban nhân…   1.000.000  DCS10.xlsx › BIEU!D35  “1000000”
├─ DCS11   Đoàn cơ sở Đài Phát thanh và Truy…  1.500.000  DCS11.xlsx › BIEU!D35  “1500000”
├─ CDCS01  Chi đoàn cơ sở Văn phòng Tỉnh ủy      500.000  CDCS01.xlsx › BIEU!D35  “500000”
├─ … và 28 nguồn nữa, cộng 5.950.000 (thêm --all để xem hết)
├─ Ràng buộc R07e ((TN01 = 0) = (TN02 = 0)): 40 bản đạt
└─ Ràng buộc R14 (OR(TN01 = 0, AND(TN02 / TN01 >= 50000, TN02 / TN01 <= 2000000))): 26 bản đạt, 14 không xét

"#]]
    );
    let text = printed(&["trace", path, "--field", "XD15", "--unit", "CDCS22", "--lang", "en"]);
    snapbox::assert_data_eq!(
        text,
        snapbox::str![[r#"
XD15 CDCS22 Tỷ lệ tham gia sinh hoạt: 95.5556 % = 43/45
The cell Ma trận!BE39 says: 95.5555555555556

= XD13 / XD14
├─ XD13 CDCS22 Số lượt đoàn viên dự sinh hoạt: 43 lượt người
│  ├─ CDCS22  Chi đoàn cơ sở Sở Ngoại vụ  43  CDCS22.xlsx › BIEU!D58  “43”
│  └─ Rule R19 (XD13 <= XD14): holds in 1
└─ XD14 CDCS22 Số lượt đoàn viên phải dự sinh hoạt: 45 lượt người
   ├─ CDCS22  Chi đoàn cơ sở Sở Ngoại vụ  45  CDCS22.xlsx › BIEU!D59  “45”
   ├─ Rule R19 (XD13 <= XD14): holds in 1
   └─ Rule R20b (ABS(XD14 - 3 * XD07) <= 10% * 3 * XD07): holds in 1

"#]]
    );
    let (workbook, _) = read_workbook(&sample.workbook()).unwrap();
    let chosen = |figure: &&tonghop::IssuedFigure| matches!(&figure.name, FigureName::Choice { word, .. } if word == "Chưa");
    let figure = workbook.figures.iter().find(chosen).unwrap();
    let text = printed(&["trace", path, &format!("{}!{}", figure.sheet, figure.cell)]);
    snapbox::assert_data_eq!(
        text,
        snapbox::str![[r#"
XD23 = Chưa Đại hội hết nhiệm kỳ: 6 (40/40 đơn vị)
Ô Tổng hợp!D87 ghi: 6

├─ DCS09   Đoàn cơ sở Sở Xây dựng              Chưa  DCS09.xlsx › BIEU!D68  “Chưa”
├─ CDCS06  Chi đoàn cơ sở Cơ quan Đảng ủy Kh…  Chưa  CDCS06.xlsx › BIEU!D68  “Chưa”
├─ CDCS11  Chi đoàn cơ sở Liên minh Hợp tác…   Chưa  CDCS11.xlsx › BIEU!D68  “Chưa”
├─ CDCS22  Chi đoàn cơ sở Sở Ngoại vụ          Chưa  CDCS22.xlsx › BIEU!D68  “Chưa”
├─ CDCS25  Chi đoàn cơ sở Ban Dân tộc tỉnh     Chưa  CDCS25.xlsx › BIEU!D68  “Chưa”
├─ CDCS28  Chi đoàn cơ sở Cục Thống kê tỉnh    Chưa  CDCS28.xlsx › BIEU!D68  “Chưa”
├─ Ràng buộc R28 (NOT(AND(PRIOR(XD23) = "Đã đại hội", XD23 = "Chưa"))): 0 bản đạt, 40 không xét
└─ Ràng buộc R36b trên số tổng hợp (TOTAL(XD23, "Đã đại hội") <= units.expected - TOTAL(XD23, "Không đến hạn")): đạt

"#]]
    );
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
    snapbox::assert_data_eq!(
        text,
        snapbox::str![[r#"
H1 Số cuộc: 12 cuộc (1/3 đơn vị)
Ô Tổng hợp!D13 ghi: 12

├─ A01  Đơn vị A01  12  A01.xlsx › BIEU!D15  “12 cuộc”
│     ghi chú[V008]: Ô ghi “12 cuộc” ở dạng chữ, đã đọc là 12
└─ Không có trong số này (2): A02 (bản nộp còn lỗi); A03 (chưa nộp)

"#]]
    );
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
            let cell = match (text.parse::<f64>(), text.parse()) {
                (Ok(number), _) if !is_hidden => Cell::Number(number),
                (_, Ok(day)) if !is_hidden && text.len() == 10 => Cell::Date(day),
                _ => Cell::Text(text),
            };
            sheet = sheet.with(&at.to_string(), cell);
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
    assert_eq!(differ, [] as [&str; 0]);
    let total = FigureName::Total { code: "TT01".into(), aspect: Aspect::Figure };
    let (old, new) = (before.figure(&total).unwrap(), after.figure(&total).unwrap());
    assert_eq!((old.cell.row + 1, old.cell.column + 1), (new.cell.row, new.cell.column));
    sample.patch("xl/workbook.xml", "name=\"Ma trận\"", "name=\"Số liệu chi tiết\"");
    let (renamed, _) = read_workbook(&sample.workbook()).unwrap();
    assert!(IssueComparison::of(&before, &renamed).figures.is_empty());
    assert!(renamed.at("Số liệu chi tiết", tonghop::CellRef::new(6, 4)).is_some());
}

/// The text of a part of a workbook's package.
fn part_of(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The links of a sheet's part: cell and target.
fn links(xml: &str) -> Vec<(String, String)> {
    let of = |tag: &str, key: &str| {
        let rest = tag.split_once(&format!("{key}=\""))?.1;
        Some(rest.split('"').next().unwrap_or_default().replace("&apos;", "'"))
    };
    xml.split("<hyperlink ")
        .skip(1)
        .map(|tag| (of(tag, "ref").unwrap(), of(tag, "location").unwrap()))
        .collect()
}

#[test]
fn every_figure_of_the_totals_and_of_the_matrix_links_to_its_source() {
    let sample = Sample::new(&[]);
    let (workbook, bytes) = read_workbook(&sample.workbook()).unwrap();
    let mut followed = 0;
    let order = part_of(&bytes, "xl/workbook.xml");
    let order: Vec<&str> =
        order.split("<sheet name=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    for sheet in ["Tổng hợp", "Ma trận"] {
        let number = order.iter().position(|name| *name == sheet).unwrap() + 1;
        let part = format!("xl/worksheets/sheet{number}.xml");
        let links: BTreeMap<_, _> = links(&part_of(&bytes, &part)).into_iter().collect();
        for figure in
            workbook.figures.iter().filter(|figure| *figure.sheet == *sheet && figure.datum.is_some())
        {
            let wanted = match &figure.name {
                FigureName::Total { code, aspect: Aspect::Figure } if code.as_str().starts_with('B') => {
                    continue;
                }
                FigureName::Unit { whole: false, .. }
                | FigureName::Choice { .. }
                | FigureName::Total { aspect: Aspect::Figure, .. } => &figure.name,
                _ => continue,
            };
            let target =
                links.get(&figure.cell.to_string()).unwrap_or_else(|| panic!("{wanted} has no link"));
            let row = target.strip_prefix("'Nguồn số liệu'!A").unwrap().parse::<u32>().unwrap() - 1;
            let mut there = workbook.figures.iter().filter(|there| there.name.code() == wanted.code());
            let there = there.find(|there| &*there.sheet == "Nguồn số liệu" && there.cell.row == row);
            let there = there.unwrap_or_else(|| panic!("{wanted} links to {target}, which is another field"));
            if let (Some(unit), FigureName::Contribution { unit: of, .. }) = (wanted.unit(), &there.name) {
                assert_eq!((unit, &figure.datum), (of, &there.datum));
            }
            followed += 1;
        }
    }
    assert!(followed > 2_000, "only {followed} links");
}

#[test]
fn a_field_that_says_to_be_computed_from_itself_ends() {
    let sample = Sample::new(&[]);
    sample.patch("xl/sharedStrings.xml", "<t>XD13 XD14</t>", "<t>XD15 XD15 XD15</t>");
    let (workbook, _) = read_workbook(&sample.workbook()).unwrap();
    let total = FigureName::Total { code: "XD15".into(), aspect: Aspect::Figure };
    assert!(Trace::of_workbook(&workbook, &total).is_some());
}

#[track_caller]
fn refused(arguments: &[&str], message: &str) {
    let output = tonghop(arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(
        (output.status.code(), String::from_utf8_lossy(&output.stdout)),
        (Some(2), "".into()),
        "{said}"
    );
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
