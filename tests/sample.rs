//! The reference case: quarter I/2012 of the 40 branches, with every figure of the finished report.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value as Json;
use tonghop_test_support::assert_schema;

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../sample-workbooks")
}

/// A copy of the sample workspace that a test may change.
fn copy() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in
        ["form.toml", "units.csv", "tonghop.toml", "2012-Q1/received.csv", "2011-Q4/results/values.csv"]
    {
        copy_file(&sample().join(name), &folder.path().join(name));
    }
    for entry in std::fs::read_dir(sample().join("2012-Q1/inbox")).unwrap() {
        let path = entry.unwrap().path();
        copy_file(&path, &folder.path().join("2012-Q1/inbox").join(path.file_name().unwrap()));
    }
    folder
}

fn copy_file(from: &Path, to: &Path) {
    std::fs::create_dir_all(to.parent().unwrap()).unwrap();
    std::fs::copy(from, to).unwrap();
}

fn tonghop(arguments: &[&str]) -> Output {
    let output = Command::new(env!("CARGO_BIN_EXE_tonghop")).args(arguments).output().unwrap();
    assert_schema(arguments, &String::from_utf8_lossy(&output.stdout));
    output
}

/// Consolidates a workspace into a folder beside it; the report as JSON, and the exit code.
fn consolidate(workspace: &Path, more: &[&str]) -> (Json, i32) {
    let out = workspace.join("out");
    let arguments =
        ["consolidate", workspace.to_str().unwrap(), "--format", "json", "--out", out.to_str().unwrap()];
    let output = tonghop(&[&arguments[..], more].concat());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    (serde_json::from_slice(&output.stdout).unwrap(), output.status.code().unwrap())
}

fn total<'a>(report: &'a Json, code: &str) -> &'a str {
    report["totals"][code]["value"].as_str().unwrap_or("none")
}

fn codes(findings: &Json) -> Vec<(&str, &str)> {
    findings
        .as_array()
        .unwrap()
        .iter()
        .map(|f| (f["code"].as_str().unwrap(), f["unit"].as_str().unwrap_or("")))
        .collect()
}

#[test]
fn every_figure_of_the_report_comes_out() {
    let workspace = copy();
    let (report, exit) = consolidate(workspace.path(), &[]);
    assert_eq!(exit, 0);
    let expected = [
        ("TT01", "219"),
        ("TT02", "2038"),
        ("SK01", "52"),
        ("SK02", "1500"),
        ("SK04", "200"),
        ("NV01", "41"),
        ("NV04", "33"),
        ("NV06", "1045"),
        ("TN01", "87"),
        ("TN02", "20450000"),
        ("TN04", "200"),
        ("TN05", "114"),
        ("XD01", "2097"),
        ("XD07", "2145"),
        ("XD10", "446"),
        ("XD13", "6113"),
        ("XD14", "6435"),
        ("XD18", "89"),
        ("XD22", "492"),
        ("K01", "5"),
        ("K02", "5"),
        ("K03", "200"),
        ("K04", "5"),
        ("K05", "1"),
        ("K06", "1000"),
        ("K07", "500"),
        ("K08", "200"),
        ("K09", "114"),
        ("K10", "1"),
        ("K11", "89"),
        ("K12", "1"),
        ("K13", "1"),
        ("K14", "40"),
        ("K15", "40"),
        ("K16", "11"),
        ("K17", "29"),
        ("XD19", "40"),
        ("XD20", "40"),
        ("XD23", "34"),
    ];
    for (code, value) in expected {
        assert_eq!(total(&report, code), value, "{code}");
    }
    let rate = &report["totals"]["XD15"];
    assert_eq!((rate["numerator"].as_str(), rate["denominator"].as_str()), (Some("6113"), Some("6435")));
    assert!(total(&report, "XD15").starts_with("94.9961"), "{rate}");
    assert_eq!(report["totals"]["XD23"]["counts"]["Đã đại hội"], 34);
    assert_eq!(report["totals"]["XD23"]["coverage"]["of"], 40);
    assert_eq!(report["tables"]["B1"]["rows"], 41);
    let started: u64 = report["tables"]["B1"]["counts"]["trang_thai"]
        .as_object()
        .unwrap()
        .iter()
        .filter(|(state, _)| *state != "Chưa triển khai")
        .map(|(_, count)| count.as_u64().unwrap())
        .sum();
    assert_eq!(started, 33);
    assert_eq!(report["tables"]["B3"]["rows"], 41);
}

#[test]
fn the_clean_inbox_gives_the_warnings_that_it_deserves_and_no_other_finding() {
    let workspace = copy();
    let (report, _) = consolidate(workspace.path(), &[]);
    assert_eq!(codes(&report["findings"]), []);
    let mut found = Vec::new();
    for file in report["files"].as_array().unwrap() {
        assert_eq!(file["status"], "accepted", "{}", file["path"]);
        found.extend(codes(&file["findings"]));
    }
    found.sort_unstable();
    assert_eq!(found, [("R13", "CDCS06"), ("R13", "CDCS11"), ("R13", "CDCS25"), ("R26", "CDCS22")]);
    assert_eq!(report["units"]["accepted"], 40);
    assert_eq!(report["files"].as_array().unwrap().len(), 41);
}

#[test]
fn every_answer_is_read_as_it_was_given_in_every_format() {
    let inbox: Vec<PathBuf> = std::fs::read_dir(sample().join("2012-Q1/inbox"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    let mut arguments = vec!["check", "--format", "json", "--workspace"];
    let (workspace, files) = (sample(), inbox.iter().map(|path| path.to_str().unwrap()).collect::<Vec<_>>());
    arguments.push(workspace.to_str().unwrap());
    let output = tonghop(&[&arguments[..], &files].concat());
    assert_eq!(output.status.code(), Some(0));
    let report: Json = serde_json::from_slice(&output.stdout).unwrap();
    let mut read: BTreeMap<&str, &Json> = BTreeMap::new();
    for file in report["files"].as_array().unwrap() {
        read.insert(file["unit"].as_str().unwrap(), file);
    }
    assert_eq!(read.len(), 41);
    let data = sample().join("../xtask/data/2012-Q1");
    let mut compared = 0;
    for name in ["submissions.csv", "texts.csv"] {
        let mut reader = csv::Reader::from_path(data.join(name)).unwrap();
        let headings = reader.headers().unwrap().clone();
        for record in reader.records().map(Result::unwrap) {
            let values = &read[&record[0]]["values"];
            for (code, given) in
                headings.iter().zip(record.iter()).skip(1).filter(|(code, _)| *code != "XD15")
            {
                let expected = match given {
                    "Có" => Some("true"),
                    "Không" => Some("false"),
                    "" => None,
                    given => Some(given),
                };
                let value = values[code]["value"].as_str().map(|text| text.replace("\r\n", "\n"));
                assert_eq!(value.as_deref(), expected, "{} {code}", &record[0]);
                compared += 1;
            }
        }
    }
    assert_eq!(compared, 40 * (57 + 9));
}

#[test]
fn threads_order_and_time_do_not_change_a_byte() {
    let outputs = |arguments: &[&str]| {
        let workspace = copy();
        consolidate(workspace.path(), arguments);
        let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(workspace.path().join("out"))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .map(|path| {
                (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(path).unwrap())
            })
            .collect();
        files.sort();
        files
    };
    let first = outputs(&["--threads", "1"]);
    assert_eq!(first.len(), 4, "the workbook and three tables of data");
    for other in [outputs(&["--threads", "2"]), outputs(&[])] {
        for ((name, bytes), (other_name, other_bytes)) in first.iter().zip(&other) {
            assert_eq!(name, other_name);
            assert!(bytes == other_bytes, "{name} differs");
        }
    }
}

#[test]
fn no_input_is_touched() {
    let workspace = copy();
    let stamp = || -> BTreeMap<PathBuf, (String, std::time::SystemTime)> {
        let inbox = std::fs::read_dir(workspace.path().join("2012-Q1/inbox")).unwrap();
        inbox
            .map(|entry| entry.unwrap().path())
            .chain(["form.toml", "units.csv", "tonghop.toml"].map(|name| workspace.path().join(name)))
            .map(|path| {
                let stamp = (
                    tonghop::sha256(&std::fs::read(&path).unwrap()),
                    path.metadata().unwrap().modified().unwrap(),
                );
                (path, stamp)
            })
            .collect()
    };
    let before = stamp();
    consolidate(workspace.path(), &[]);
    tonghop(&[
        "template",
        workspace.path().to_str().unwrap(),
        "--out",
        workspace.path().join("f").to_str().unwrap(),
    ]);
    assert_eq!(stamp(), before);
}

#[test]
fn three_units_taken_away_are_named_and_missed_by_exactly_their_share() {
    let workspace = copy();
    for file in ["DCS01.xlsx", "CDCS12.xls", "CDCS21.ods"] {
        std::fs::remove_file(workspace.path().join("2012-Q1/inbox").join(file)).unwrap();
    }
    let (report, exit) = consolidate(workspace.path(), &[]);
    assert_eq!(exit, 1);
    let missing: Vec<_> =
        codes(&report["findings"]).into_iter().filter(|(code, _)| *code == "C001").collect();
    assert_eq!(missing, [("C001", "DCS01"), ("C001", "CDCS12"), ("C001", "CDCS21")]);
    assert_eq!(report["units"]["missing"], serde_json::json!(["DCS01", "CDCS12", "CDCS21"]));
    assert_eq!(total(&report, "TT02"), (2038 - 180 - 20 - 35).to_string());
    assert_eq!(total(&report, "TN02"), (20_450_000 - 1_500_000 - 750_000).to_string());
    assert_eq!(report["totals"]["TT02"]["coverage"], serde_json::json!({"have": 37, "of": 40}));
}

#[test]
fn broken_files_are_findings_and_the_others_are_consolidated() {
    let noise: Vec<u8> = (0..5000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let whole = std::fs::read(sample().join("2012-Q1/inbox/DCS01.xlsx")).unwrap();
    let old = std::fs::read(sample().join("2012-Q1/inbox/DCS03.xls")).unwrap();
    let cases: Vec<(&str, &str, Vec<u8>, &str)> = vec![
        ("random bytes", "DCS01.xlsx", noise, "F002"),
        (
            "an HTML page named .xls",
            "DCS01.xls",
            b"<html><body><table><tr><td>TT01</td><td>12</td></tr></table>".to_vec(),
            "F002",
        ),
        ("an empty file", "DCS01.xlsx", Vec::new(), "F003"),
        ("a workbook cut off", "DCS01.xlsx", whole[..whole.len() / 2].to_vec(), "F001"),
        ("an old workbook cut off", "DCS01.xls", old[..old.len() / 3].to_vec(), "F001"),
    ];
    for (name, file, bytes, code) in cases {
        let workspace = copy();
        let inbox = workspace.path().join("2012-Q1/inbox");
        std::fs::remove_file(inbox.join("DCS01.xlsx")).unwrap();
        std::fs::write(inbox.join(file), bytes).unwrap();
        let (report, exit) = consolidate(workspace.path(), &[]);
        assert_eq!(exit, 1, "{name}");
        assert_eq!(report["units"]["accepted"], 39, "{name}");
        let broken = report["files"].as_array().unwrap().iter().find(|f| f["path"] == file).unwrap();
        assert_eq!(codes(&broken["findings"]), [(code, "")], "{name}");
        assert_eq!(broken["status"], "unreadable", "{name}");
        assert_eq!(
            codes(&report["findings"]).into_iter().filter(|(c, _)| *c == "C001").collect::<Vec<_>>(),
            [("C001", "DCS01")]
        );
    }
}
