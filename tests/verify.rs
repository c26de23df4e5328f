//! Whether a consolidated workbook is what the files give, and if not which figures differ.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

#[path = "issue/sample.rs"]
mod sample;

use sample::{Sample, tonghop};
use serde_json::Value as Json;
use tonghop_test_support::office::{self, Edit, Format, Input};

fn verify(sample: &Sample) -> (Json, Option<i32>) {
    let path = sample.workbook();
    let output =
        tonghop(&["verify", path.to_str().unwrap(), sample.root().to_str().unwrap(), "--format", "json"]);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    (serde_json::from_slice(&output.stdout).unwrap(), output.status.code())
}

fn told(sample: &Sample) -> String {
    String::from_utf8(tonghop(&["verify", sample.workbook().to_str().unwrap()]).stdout).unwrap()
}

/// The names of the figures that differ, with both values.
fn figures(report: &Json) -> Vec<(&str, &str, &str)> {
    let all = report["figures"].as_array().unwrap().iter();
    all.map(|figure| {
        let of = |key: &str| figure[key].as_str().unwrap_or("");
        (of("name"), of("there"), of("now"))
    })
    .collect()
}

#[test]
fn what_was_just_written_is_the_same_in_every_language_and_provisional_or_not() {
    let sample = Sample::new(&[]);
    let (report, exit) = verify(&sample);
    assert_eq!((report["result"].as_str(), exit), (Some("same"), Some(0)));
    assert!(told(&sample).contains("đúng từng byte"));
    for more in [&["--lang", "en"][..], &["--provisional"]] {
        let sample = Sample::new(more);
        let results = std::fs::read_dir(sample.root().join("2012-Q1/results")).unwrap();
        let paths = results.map(|entry| entry.unwrap().path());
        let path = paths.into_iter().find(|path| path.extension().is_some_and(|end| end == "xlsx")).unwrap();
        let output = tonghop(&["verify", path.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(0), "{more:?}: {}", String::from_utf8_lossy(&output.stdout));
    }
}

#[test]
fn a_figure_that_was_typed_over_is_named_and_no_other() {
    let sample = Sample::new(&[]);
    sample.patch("xl/worksheets/sheet2.xml", "<v>2038</v>", "<v>2083</v>");
    let (report, exit) = verify(&sample);
    assert_eq!((report["result"].as_str(), exit), (Some("differs"), Some(1)));
    assert_eq!(figures(&report), [("TT02", "2083", "2038")]);
    let text = told(&sample);
    assert!(text.contains("khác với kết quả của các tệp đang có ở 1 ô số liệu"), "{text}");
    assert!(text.contains("Tổng hợp!D12  TT02"), "{text}");
    assert!(text.contains("đang ghi 2.083, tính lại 2.038"), "{text}");
    assert!(text.contains("số liệu đã được sửa trong bản tổng hợp"), "{text}");
    let path = sample.workbook();
    let traced = tonghop(&["trace", path.to_str().unwrap(), "Tổng hợp!D12"]);
    assert!(String::from_utf8_lossy(&traced.stdout).contains("CHÚ Ý"));
}

#[test]
fn a_workbook_that_libreoffice_saved_has_the_same_figures_and_an_edit_in_it_is_named() {
    let sample = Sample::new(&[]);
    let out = sample.root().join("resaved");
    let resaved = office::convert(&sample.workbook(), Format::Ods, &out);
    let back = office::convert(&resaved, Format::Xlsx, &out);
    std::fs::copy(&back, sample.workbook()).unwrap();
    let (report, exit) = verify(&sample);
    assert_eq!((report["result"].as_str(), exit), (Some("resaved"), Some(1)), "{report:#}");
    let edits = [Edit { sheet: "Tổng hợp", cell: "D12", input: Input::Number(2083.0) }];
    let edited = sample.root().join("edited.xlsx");
    office::fill(&back, &edits, &edited, Format::Xlsx).unwrap();
    std::fs::copy(&edited, sample.workbook()).unwrap();
    let (report, _) = verify(&sample);
    // What is computed from the total follows it.
    assert!(figures(&report).contains(&("TT02", "2083", "2038")), "{report:#}");
    assert!(figures(&report).iter().all(|(name, ..)| name.starts_with("TT02")), "{report:#}");
}

#[test]
fn what_came_in_since_is_named_with_what_it_changes() {
    let sample = Sample::new(&[]);
    let inbox = sample.root().join("2012-Q1/inbox");
    std::fs::remove_file(inbox.join("CDCS16.xlsx")).unwrap();
    std::fs::copy(inbox.join("DCS01.xlsx"), inbox.join("DCS01 (2).xlsx")).unwrap();
    let (report, exit) = verify(&sample);
    assert_eq!(exit, Some(1));
    let files = report["files"].as_array().unwrap();
    let files: Vec<_> =
        files.iter().map(|file| (file["path"].as_str().unwrap(), file["fate"].as_str().unwrap())).collect();
    assert_eq!(files, [("CDCS16.xlsx", "gone"), ("DCS01 (2).xlsx", "new")]);
    assert!(figures(&report).contains(&("TT01", "219", "215")), "{report:#}");
    assert!(figures(&report).contains(&("TT01 [coverage]", "40/40", "39/40")));
    assert!(figures(&report).contains(&("TT01 CDCS16", "4", "")));
    assert!(report["texts"].as_array().unwrap().iter().any(|sheet| sheet == "Tình hình nộp"));
}

#[test]
fn a_changed_declaration_is_named_whether_figures_change_or_not() {
    let sample = Sample::new(&[]);
    let form = std::fs::read_to_string(sample.root().join("form.toml")).unwrap();
    std::fs::write(sample.root().join("form.toml"), format!("{form}\n# Đã xem lại.\n")).unwrap();
    std::fs::write(
        sample.root().join("2012-Q1/decisions.toml"),
        "[[leave]]\nfile = \"CDCS16.xlsx\"\nby = \"VP\"\non = 2012-04-03\nwhy = \"Nộp nhầm\"\n",
    )
    .unwrap();
    let (report, _) = verify(&sample);
    let declarations = report["declarations"].as_array().unwrap();
    let declarations: Vec<_> = declarations
        .iter()
        .map(|file| (file["path"].as_str().unwrap(), file["fate"].as_str().unwrap()))
        .collect();
    assert_eq!(declarations, [("2012-Q1/decisions.toml", "new"), ("form.toml", "changed")]);
    assert!(figures(&report).contains(&("TT01", "219", "215")));
    std::fs::remove_file(sample.root().join("2012-Q1/decisions.toml")).unwrap();
    let (report, exit) = verify(&sample);
    assert_eq!((figures(&report), exit), (vec![], Some(1)));
    assert!(told(&sample).contains("mọi số liệu đều đúng"));
}

#[test]
fn another_version_of_the_form_is_named_and_another_form_refused() {
    let sample = Sample::new(&[]);
    let path = sample.root().join("form.toml");
    let form = std::fs::read_to_string(&path).unwrap();
    let version = form.lines().find(|line| line.starts_with("version = ")).unwrap().to_owned();
    std::fs::write(
        &path,
        form.replacen(&version, "version = \"2013.1\"\nprevious_versions = [\"2012.1\"]", 1),
    )
    .unwrap();
    let text = told(&sample);
    assert!(text.contains("Phiên bản biểu mẫu: bản tổng hợp theo 2012.1, sổ tổng hợp theo 2013.1"), "{text}");
    let id = form.lines().find(|line| line.starts_with("id = ")).unwrap().to_owned();
    std::fs::write(&path, form.replacen(&id, "id = \"bieu-khac\"", 1)).unwrap();
    let output = tonghop(&["verify", sample.workbook().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("bieu-khac") && said.contains("Cần làm"), "{said}");
}

#[test]
fn a_workbook_that_lies_elsewhere_needs_its_workspace() {
    let sample = Sample::new(&[]);
    let elsewhere = tempfile::tempdir().unwrap();
    let path = elsewhere.path().join("gui-di.xlsx");
    std::fs::copy(sample.workbook(), &path).unwrap();
    let output = tonghop(&["verify", path.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    let output = tonghop(&["verify", path.to_str().unwrap(), sample.root().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0));
    let output = tonghop(&["trace", path.to_str().unwrap(), "--field", "TT01"]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(text.contains("chỉ xem được những gì ghi trong bản tổng hợp") && text.contains("219"), "{text}");
}

#[test]
fn what_stands_around_the_figures_is_compared_too_and_is_no_figure() {
    let sample = Sample::new(&[]);
    let path = sample.root().join("report.toml");
    let settings = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, settings.replace("position = \"Bí thư\"", "position = \"Phó Bí thư\"")).unwrap();
    let (report, exit) = verify(&sample);
    assert_eq!((figures(&report), exit), (vec![], Some(1)));
    assert_eq!(report["declarations"][0]["path"], "report.toml");
    assert_eq!(report["texts"], serde_json::json!(["Tổng hợp"]));
    std::fs::write(&path, settings).unwrap();
    let path = sample.root().join("tonghop.toml");
    let declared = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, declared.replace("title = \"Đoàn viên theo đơn vị\"", "title = \"Đoàn viên\""))
        .unwrap();
    let (report, _) = verify(&sample);
    assert_eq!((figures(&report), &report["texts"]), (vec![], &serde_json::json!(["Biểu đồ"])));
}
