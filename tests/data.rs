//! The data that go out to other programs: tables beside the consolidated workbook, and the schemas of the JSON.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value as Json;
use tonghop::{History, SCHEMAS, plain_text};
use tonghop_test_support::office::{Format, convert};
use tonghop_test_support::{
    Declarations, FormFile, TestWorkspace, VI_DU, VI_DU_PERIOD, assert_schema, oracle,
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

const CLINICS: Declarations = Declarations {
    form: Cow::Borrowed(include_str!("fixtures/clinics/form.toml")),
    roster: Cow::Borrowed(include_str!("fixtures/clinics/units.csv")),
    settings: Cow::Borrowed(include_str!("fixtures/clinics/tonghop.toml")),
};

/// The form of the example with a row table that has a column about persons.
const TABLE: &str = r#"
[[table]]
code = "B1"
title = "Công trình"
section = "I"
upward = "rows"
column = [
    { id = "ten", label = "Tên", type = "text", required = true },
    { id = "so", label = "Số đoàn viên", type = "count" },
    { id = "loai", label = "Loại", type = "choice", choices = ["Lớn", "Nhỏ"] },
    { id = "nam_sinh", label = "Năm sinh người phụ trách", type = "count", personal = true, sum = false },
]
"#;

fn run(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_tonghop")).args(arguments).output().unwrap();
    assert_ne!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    let printed = String::from_utf8(output.stdout).unwrap();
    assert_schema(arguments, &printed);
    printed
}

/// A period with a file of hostile texts, a rejected one with a fault about a person, and a unit that is missing.
fn workspace() -> TestWorkspace {
    let declared = Declarations { form: (VI_DU.form.to_string() + TABLE).into(), ..VI_DU };
    let folder = TestWorkspace::of(&declared);
    let (form, roster) = (declared.form(), declared.roster());
    let file = |unit: &str| FormFile::unit(&form, roster.unit(unit).unwrap(), VI_DU_PERIOD.parse().unwrap());
    let head = "| ten | so | loai | nam_sinh |\n|--|--|--|--|\n";
    let rows = format!("{head}| Cầu | 5 | Lớn | 1990 |\n| Đường | 7 | Lớn | 1991 |");
    folder.put(VI_DU_PERIOD, "=A01, bản “cuối”.xlsx", &file("A01").rows("B1", &rows).to_bytes());
    let rows = format!("{head}| Hồ | 1 | Nhỏ | khoảng 1962 |");
    let a02 = file("A02").answer("H1", "khoảng 20").rows("B1", &rows);
    folder.put(VI_DU_PERIOD, "A02.xlsx", &a02.to_bytes());
    folder
}

/// The rows of a table of data by the names of its columns, without guards.
fn table(path: &Path) -> Vec<BTreeMap<String, String>> {
    let text = std::fs::read_to_string(path).unwrap();
    let text = text.strip_prefix('\u{feff}').unwrap_or_else(|| panic!("{} has no mark", path.display()));
    assert!(!text.contains('\r'), "{}", path.display());
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let names: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let row = |record: csv::StringRecord| {
        names.iter().cloned().zip(record.iter().map(|cell| plain_text(cell).to_owned())).collect()
    };
    reader.records().map(|record| row(record.unwrap())).collect()
}

#[test]
fn both_pages_name_the_columns_as_they_are_written() {
    let folder = workspace();
    run(&["consolidate", folder.root().to_str().unwrap()]);
    for page in ["docs/data.md", "docs/du-lieu.md"] {
        let text = std::fs::read_to_string(root().join(page)).unwrap();
        for name in ["values.csv", "totals.csv", "findings.csv"] {
            let section =
                text.split(&format!("\n## {name}\n")).nth(1).unwrap().split("\n## ").next().unwrap();
            let rows = section.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
            let described: Vec<&str> = rows.collect();
            let written = std::fs::read_to_string(folder.results(VI_DU_PERIOD).join(name)).unwrap();
            let head = written.lines().next().unwrap().trim_start_matches('\u{feff}');
            assert_eq!(described, head.split(',').collect::<Vec<_>>(), "{page}: {name}");
        }
    }
}

#[test]
fn totals_are_those_of_the_json() {
    for (declared, period) in [(None, VI_DU_PERIOD), (Some(&CLINICS), "2024-03")] {
        let folder = declared.map_or_else(workspace, TestWorkspace::of);
        std::fs::create_dir_all(folder.inbox(period)).unwrap();
        let root = folder.root().to_str().unwrap();
        let report: Json = serde_json::from_str(&run(&["consolidate", root, "--format", "json"])).unwrap();
        let rows = table(&folder.results(period).join("totals.csv"));
        let text = |value: &Json| value.as_str().unwrap_or_default().to_owned();
        let (mut totals, mut counts, mut sums) = (0, 0, 0);
        for row in &rows {
            let table = &report["tables"][&row["table"]];
            let total = if table.is_null() { &report["totals"][&row["field"]] } else { table };
            let coverage = &total["coverage"];
            let covered = (coverage["have"].to_string(), coverage["of"].to_string());
            assert_eq!((row["have"].clone(), row["of"].clone()), covered, "{row:?}");
            assert_eq!((row["period"].as_str(), row["provisional"].as_str()), (period, "false"));
            match (table.is_null(), row["choice"].as_str(), row["field"].as_str()) {
                (true, "", _) => {
                    totals += 1;
                    for key in ["value", "numerator", "denominator"] {
                        assert_eq!(row[key], text(&total[key]), "{row:?}");
                    }
                }
                (false, "", "") => assert_eq!(row["count"], table["rows"].to_string(), "{row:?}"),
                (false, "", field) => {
                    sums += 1;
                    assert_eq!(row["value"], text(&table["sums"][field]), "{row:?}");
                }
                (_, choice, field) => {
                    counts += 1;
                    let all = if table.is_null() { &total["counts"] } else { &table["counts"][field] };
                    assert_eq!(row["count"], all[choice].to_string(), "{row:?}");
                }
            }
        }
        let all_totals = report["totals"].as_object().unwrap();
        let of_choices: usize = all_totals
            .values()
            .filter_map(|total| total["counts"].as_object())
            .map(serde_json::Map::len)
            .sum();
        let parts = |key: &str| -> usize {
            let of_tables = report["tables"].as_object().unwrap().values();
            let parts = of_tables.flat_map(|table| table[key].as_object().unwrap().values());
            parts.map(|part| part.as_object().map_or(1, serde_json::Map::len)).sum()
        };
        assert_eq!((totals, counts), (all_totals.len(), of_choices + parts("counts")));
        assert_eq!(sums, parts("sums"));
    }
}

#[test]
fn findings_are_those_of_the_json_without_what_is_about_a_person() {
    let folder = workspace();
    let root = folder.root().to_str().unwrap();
    let report: Json = serde_json::from_str(&run(&["consolidate", root, "--format", "json"])).unwrap();
    let path = folder.results(VI_DU_PERIOD).join("findings.csv");
    let rows = table(&path);
    let of_files =
        report["files"].as_array().unwrap().iter().flat_map(|file| file["findings"].as_array().unwrap());
    let told: Vec<&Json> = report["findings"].as_array().unwrap().iter().chain(of_files).collect();
    assert_eq!(rows.len(), told.len());
    for (row, finding) in rows.iter().zip(&told) {
        for key in ["severity", "code", "rule", "unit", "sheet", "cell", "table", "field", "hint", "trial"] {
            assert_eq!(row[key], finding[key].as_str().unwrap_or_default(), "{key} of {finding}");
        }
    }
    let missing = rows.iter().find(|row| row["code"] == "C001").unwrap();
    assert_eq!((&*missing["unit"], &*missing["unit_name"]), ("A03", "Đơn vị A03"));
    let unclear = rows.iter().find(|row| row["field"] == "H1" && row["severity"] == "error").unwrap();
    assert_eq!(
        (&*unclear["found"], &*unclear["status"], &*unclear["cell"]),
        ("khoảng 20", "rejected", "D15")
    );
    assert_eq!(unclear["effect_field"], if unclear["effect_share"].is_empty() { "" } else { "H1" });
    let about_a_person: Vec<_> = rows.iter().filter(|row| row["field"] == "nam_sinh").collect();
    assert!(!about_a_person.is_empty(), "{rows:?}");
    assert!(about_a_person.iter().all(|row| !row["found"].contains("1962")));
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(!text.contains("1962"), "{text}");
    let workbook = oracle::read(&std::fs::read(report["outputs"][0].as_str().unwrap()).unwrap());
    let placeholder = &about_a_person[0]["found"];
    assert!(workbook["Phát hiện"].values().any(|cell| cell == placeholder), "{placeholder}");
    run(&["consolidate", root, "--lang", "en"]);
    let english = table(&path);
    assert!(english.iter().any(|row| row["message"].starts_with("The cell says")), "{english:?}");
}

#[test]
fn libreoffice_opens_the_tables_with_their_accents_and_takes_no_text_for_a_formula() {
    let folder = workspace();
    run(&["consolidate", folder.root().to_str().unwrap()]);
    let made = tempfile::tempdir().unwrap();
    for name in ["values", "findings"] {
        let path = folder.results(VI_DU_PERIOD).join(format!("{name}.csv"));
        let sheets = oracle::read(&std::fs::read(convert(&path, Format::Xlsx, made.path())).unwrap());
        let cells = &sheets[name];
        let rows = table(&path);
        let seen: Vec<&String> = cells.values().collect();
        for text in
            rows.iter().flat_map(|row| row.values()).filter(|text| text.contains(['ả', 'đ', 'ố', 'ị']))
        {
            let guarded = tonghop::guarded_text(text);
            assert!(seen.iter().any(|cell| **cell == guarded || *cell == text), "{name}: {text}");
        }
        let hostile = rows.iter().any(|row| row["file"].starts_with("=A01"));
        assert!(hostile || name == "findings", "{name} has no hostile text");
        assert!(!seen.iter().any(|cell| cell.contains("#NAME?") || cell.contains("Err:")), "{name}");
    }
}

#[test]
fn the_next_period_reads_the_values_as_they_were_written() {
    let folder = workspace();
    run(&["consolidate", folder.root().to_str().unwrap()]);
    let path = folder.results(VI_DU_PERIOD).join("values.csv");
    let text = std::fs::read_to_string(&path).unwrap();
    let form = Declarations { form: (VI_DU.form.to_string() + TABLE).into(), ..VI_DU }.form();
    let history = History::parse(VI_DU_PERIOD.parse().unwrap(), &form, "values.csv", &text).unwrap();
    for row in table(&path) {
        let datum = history.datum(&row["unit"], &row["field"]).unwrap_or_else(|| panic!("{row:?}"));
        assert_eq!(datum.to_string(), row["value"], "{row:?}");
        let origin = history.origin(&row["unit"], &row["field"]).unwrap();
        assert_eq!(origin.file_name(), Some(row["file"].as_str()));
    }
}

#[test]
fn provisional_tables_have_names_of_their_own_and_say_that_they_are() {
    let folder = workspace();
    let root = folder.root().to_str().unwrap();
    run(&["consolidate", root, "--provisional"]);
    let results = folder.results(VI_DU_PERIOD);
    let rows = table(&results.join("totals-provisional.csv"));
    assert!(rows.iter().all(|row| row["provisional"] == "true"), "{rows:?}");
    assert!(results.join("findings-provisional.csv").is_file());
    for name in ["values.csv", "values-provisional.csv", "totals.csv", "findings.csv"] {
        assert!(!results.join(name).exists(), "{name}");
    }
}

#[test]
fn schemas_are_published_named_and_alike() {
    let folder = root().join("docs/schema");
    let mut files: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    files.sort();
    let names: Vec<&str> = SCHEMAS.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, files, "a row of SCHEMAS in crates/output/src/schema.rs for every file");
    assert_eq!(run(&["schema"]).lines().collect::<Vec<_>>(), names);
    let mut parts: BTreeMap<String, (Json, &str)> = BTreeMap::new();
    for (name, text) in SCHEMAS {
        assert_eq!(run(&["schema", name]), *text);
        let schema: Json = serde_json::from_str(text).unwrap();
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{name}");
        assert_eq!(schema["properties"]["version"]["const"], 1, "{name}");
        for (part, says) in schema["$defs"].as_object().into_iter().flatten() {
            let (first, of) = parts.entry(part.clone()).or_insert_with(|| (says.clone(), name));
            assert_eq!(first, says, "`{part}` of {of} and {name}");
        }
        let page = std::fs::read_to_string(root().join("docs/data.md")).unwrap();
        assert!(page.contains(&format!("`{name}`")), "docs/data.md does not name {name}");
    }
    let output = Command::new(env!("CARGO_BIN_EXE_tonghop")).args(["schema", "la"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("consolidate; form-try"));
}

#[test]
fn every_report_of_the_sample_is_what_its_schema_says() {
    let folder = tempfile::tempdir().unwrap();
    let sample = root().join("sample-workbooks");
    for below in ["", "2012-Q1", "2012-Q1/inbox", "2011-Q4/results", "faulty"] {
        std::fs::create_dir_all(folder.path().join(below)).unwrap();
        for entry in std::fs::read_dir(sample.join(below)).unwrap().map(Result::unwrap) {
            if entry.file_type().unwrap().is_file() {
                std::fs::copy(entry.path(), folder.path().join(below).join(entry.file_name())).unwrap();
            }
        }
    }
    let so = folder.path().to_str().unwrap();
    let below = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let json = |arguments: &[&str]| {
        assert!(run(&[arguments, &["--format", "json"]].concat()).starts_with('{'), "{arguments:?}");
    };
    let (faulty, workbook, report) = (
        below("faulty"),
        below("2012-Q1/results/tong-hop-2012-Q1.xlsx"),
        below("2012-Q1/results/bao-cao-2012-Q1.docx"),
    );
    json(&["check", &faulty, "--workspace", so]);
    json(&["consolidate", so]);
    json(&["status", so, "--on", "2012-04-03"]);
    json(&["template", so]);
    json(&["reply", so, "--unit", "CDCS06"]);
    json(&["report", so]);
    json(&["report", "check", &report, "--workspace", so]);
    json(&["trace", &workbook, "--field", "XD15"]);
    json(&["trace", &workbook, "--field", "B1"]);
    json(&["verify", &workbook]);
    json(&["form", "check", so]);
    json(&["form", "try", so]);
}
