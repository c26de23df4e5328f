//! Totals beside earlier periods and targets, and the ranking of units, over a year with a gap: the page
//! `fixtures/nhieu-ky/expected.md` has what came in and what must stand in the workbook.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;

use tonghop::{CellRef, CollectOptions, Language, Messages, Period, Verified, Workspace};
use tonghop_test_support::office::check_formulas;
use tonghop_test_support::oracle::{self, Cells};
use tonghop_test_support::workbook::table_rows;
use tonghop_test_support::{Declarations, FormFile, TestWorkspace};

const YEARS: Declarations = Declarations {
    form: Cow::Borrowed(include_str!("fixtures/nhieu-ky/form.toml")),
    roster: Cow::Borrowed(include_str!("fixtures/nhieu-ky/units.csv")),
    settings: Cow::Borrowed(include_str!("fixtures/nhieu-ky/tonghop.toml")),
};
const PAGE: &str = include_str!("fixtures/nhieu-ky/expected.md");
const TARGETS: &str = include_str!("fixtures/nhieu-ky/targets.csv");
const COLLECTED: &str = "2012-Q4";

/// The table under a heading of the page, its headings first.
fn table(heading: &str) -> Vec<Vec<String>> {
    let section = PAGE.split(&format!("## {heading}\n")).nth(1).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let lines: Vec<&str> = section.lines().filter(|line| line.starts_with('|')).collect();
    table_rows(&lines.join("\n"))
}

/// What each unit gave in a period: unit, field, value.
fn given(period: &str) -> Vec<(String, String, String)> {
    let rows = table(period);
    let (head, rows) = rows.split_first().unwrap();
    let of_row = |row: &Vec<String>| {
        let field = row[0].clone();
        head[1..]
            .iter()
            .zip(row[1..].to_vec())
            .filter(|(_, value)| !value.is_empty())
            .map(|(unit, value)| (unit.clone(), field.clone(), value))
            .collect::<Vec<_>>()
    };
    rows.iter().flat_map(of_row).collect()
}

fn workspace() -> TestWorkspace {
    let folder = TestWorkspace::of(&YEARS);
    folder.write("targets.csv", TARGETS.as_bytes());
    for period in ["2011-Q3", "2011-Q4", "2012-Q1", "2012-Q3"] {
        let rows = given(period);
        let rows = rows.iter().map(|(unit, field, value)| format!("{unit},{field},{value},false\n"));
        let text = format!("unit,field,value,provisional\n{}", rows.collect::<String>());
        folder.write(format!("{period}/results/values.csv"), text.as_bytes());
    }
    let (form, roster, settings) = (YEARS.form(), YEARS.roster(), YEARS.settings());
    let period: Period = COLLECTED.parse().unwrap();
    let given = given(COLLECTED);
    for unit in ["A01", "A02", "A03", "VP"] {
        let mut file = match roster.unit(unit) {
            Some(unit) => FormFile::unit(&form, unit, period),
            None => FormFile::committee(&form, &settings.committee, period),
        };
        for field in form.asked_fields(unit == "VP").iter().filter(|field| field.formula().is_none()) {
            let value = given.iter().find(|(of, code, _)| of == unit && code == field.code.as_str());
            file = file.answer(field.code.as_str(), value.map_or("", |(_, _, value)| value));
        }
        folder.put(COLLECTED, &format!("{unit}.xlsx"), &file.to_bytes());
        if unit == "A02" {
            folder.put(COLLECTED, "A02 (2).xlsx", &file.answer("P1", "6").note("P1", "sửa").to_bytes());
        }
    }
    folder.receipts(
        COLLECTED,
        &[
            ("A01.xlsx", "2013-01-04 17:00"),
            ("A02.xlsx", "2013-01-02"),
            ("A02 (2).xlsx", "2013-01-07"),
            ("A03.xlsx", "2013-01-03"),
        ],
    );
    folder
}

fn written(folder: &TestWorkspace, language: Language) -> PathBuf {
    let workspace = Workspace::open(folder.root()).unwrap();
    let collection = workspace.collect(COLLECTED.parse().unwrap(), &CollectOptions::default()).unwrap();
    let out = folder.path(format!("out-{}", language.word()));
    collection.write(&collection.consolidate(false), &out, &Messages::of(language)).unwrap()[0].clone()
}

/// The columns of a sheet by heading, and the row of the headings.
fn columns(cells: &Cells, heading: &str) -> (u32, BTreeMap<String, u32>) {
    let address = |text: &str| text.parse::<CellRef>().unwrap();
    let (head, _) = cells.iter().find(|(_, text)| *text == heading).unwrap();
    let head = address(head).row;
    let of_head = cells.iter().map(|(at, text)| (address(at), text)).filter(|(at, _)| at.row == head);
    (head, of_head.map(|(at, text)| (text.clone(), at.column)).collect())
}

/// A number to two decimals, any other text as it is.
fn rounded(text: &str) -> String {
    match text.parse::<f64>() {
        Ok(number) => {
            let fixed = format!("{number:.2}");
            fixed.trim_end_matches('0').trim_end_matches('.').to_owned()
        }
        Err(_no_number) => text.to_owned(),
    }
}

/// Compares a sheet with the table of the page under the heading that it is called by.
fn check(sheet: &str, key: &str, cells: &Cells) {
    let expected = table(sheet);
    let (head, rows) = expected.split_first().unwrap();
    let (first, columns) = columns(cells, &head[0]);
    let place = head.iter().position(|heading| heading == key).unwrap();
    let key_column = columns[key];
    for (index, row) in (1..).zip(rows) {
        let is_row = |at: &u32| cells.get(&CellRef::new(*at, key_column).to_string()) == Some(&row[place]);
        let at = (first + 1..first + 100).find(is_row).unwrap_or_else(|| panic!("no row {}", row[place]));
        if sheet == "Xếp hạng" {
            assert_eq!(at, first + index, "the best stand first");
        }
        for (heading, wanted) in head.iter().zip(row) {
            let column = columns.get(heading).unwrap_or_else(|| panic!("no column {heading}: {columns:?}"));
            let found = cells.get(&CellRef::new(at, *column).to_string()).cloned().unwrap_or_default();
            assert_eq!(rounded(&found), *wanted, "{sheet}: {} {heading}", row[place]);
        }
    }
}

#[test]
fn figures_stand_beside_earlier_ones_and_targets_and_libreoffice_finds_the_same() {
    let folder = workspace();
    let workbook = written(&folder, Language::Vi);
    let stored = oracle::read(&std::fs::read(&workbook).unwrap());
    check("Tổng hợp", "Mã", &stored["Tổng hợp"]);
    check("Xếp hạng", "Mã đơn vị", &stored["Xếp hạng"]);
    let formulas = check_formulas(&workbook);
    assert!(formulas > 100, "only {formulas} formulas");
}

#[test]
fn what_is_not_known_is_said_below_the_totals() {
    let folder = workspace();
    let stored = oracle::read(&std::fs::read(written(&folder, Language::Vi)).unwrap());
    let note = |start: &str| {
        let mut notes = stored["Tổng hợp"].values().filter(|text| text.starts_with(start));
        notes.next().unwrap_or_else(|| panic!("no note {start}")).clone()
    };
    assert!(note("Kỳ trước là").contains("Quý III/2012 (tệp 2012-Q3/results/values.csv)"));
    assert!(note("Cùng kỳ năm trước là").contains("Quý IV/2011 (tệp 2011-Q4/results/values.csv)"));
    let year = note("Lũy kế từ đầu năm gồm");
    assert!(year.contains("CHƯA CÓ số đã chốt của: Quý II/2012;"), "{year}");
    let english = oracle::read(&std::fs::read(written(&folder, Language::En)).unwrap());
    assert!(english["Ranking"].values().any(|text| text == "Days late"));
}

#[test]
fn a_changed_target_or_earlier_value_is_seen() {
    let folder = workspace();
    let workbook = written(&folder, Language::Vi);
    let verify = || {
        let workspace = Workspace::open(folder.root()).unwrap();
        workspace.verify(&workbook, &CollectOptions::default()).unwrap()
    };
    assert_eq!(verify().verified, Verified::Same);
    let changed = |file: &str, text: &str| {
        let before = std::fs::read_to_string(folder.path(file)).unwrap();
        folder.write(file, text.as_bytes());
        let verification = verify();
        folder.write(file, before.as_bytes());
        let files: Vec<&str> =
            verification.comparison.declarations.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!((verification.verified, files), (Verified::Differs, vec![file]), "{file}");
        verification.comparison.figures.len()
    };
    assert!(changed("targets.csv", "period,field,target\n2012,P1,51\n") > 0);
    let first = "2012-Q1/results/values.csv";
    assert!(changed(first, "unit,field,value,provisional\nA01,P1,7,false\n") > 0);
}

#[test]
fn nothing_stands_beside_totals_where_nothing_is_known() {
    let folder = TestWorkspace::of(&YEARS);
    std::fs::create_dir_all(folder.inbox(COLLECTED)).unwrap();
    let stored = oracle::read(&std::fs::read(written(&folder, Language::Vi)).unwrap());
    let (_, columns) = columns(&stored["Tổng hợp"], "Mã");
    let headings =
        ["Mã", "Chỉ tiêu", "Đơn vị tính", "Tổng số", "Phần/tổng", "Tỷ lệ %", "Số đơn vị có số liệu", "Nguồn"];
    let mut found: Vec<&String> = columns.keys().collect();
    found.sort_by_key(|heading| columns[*heading]);
    assert_eq!(found, headings.iter().collect::<Vec<_>>());
}
