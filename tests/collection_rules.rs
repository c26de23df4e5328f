//! Rules about the collection: what the engine says of the totals, the findings say, and so does the sheet of checks
//! of the consolidated workbook when LibreOffice recalculates it.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

#[path = "collection_rules/scene.rs"]
mod scene;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use scene::{Scene, Verdicts};
use tonghop::{
    Code, CollectOptions, Consolidation, Datum, FieldType, Finding, Language, Messages, Scope, Severity,
    State, Submission, UnitCount, Value, Workspace,
};
use tonghop_test_support::office::dump;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn sample() -> &'static Vec<Submission> {
    static SAMPLE: OnceLock<Vec<Submission>> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let workspace = Workspace::open(root().join("sample-workbooks")).unwrap();
        workspace.collect("2012-Q1".parse().unwrap(), &CollectOptions::default()).unwrap().submissions
    })
}

/// The consolidation of the sample with some changes.
fn consolidated(changes: &str) -> Consolidation {
    let folder = tempfile::tempdir().unwrap();
    let from = root().join("sample-workbooks");
    std::fs::create_dir_all(folder.path().join("2012-Q1/inbox")).unwrap();
    std::fs::create_dir_all(folder.path().join("2011-Q4/results")).unwrap();
    for name in ["form.toml", "tonghop.toml", "2011-Q4/results/values.csv"] {
        std::fs::copy(from.join(name), folder.path().join(name)).unwrap();
    }
    let changes: Vec<&str> = changes.split(';').map(str::trim).filter(|change| !change.is_empty()).collect();
    let roster = roster(&std::fs::read_to_string(from.join("units.csv")).unwrap(), &changes);
    std::fs::write(folder.path().join("units.csv"), roster).unwrap();
    let workspace = Workspace::open(folder.path()).unwrap();
    let period = "2012-Q1".parse().unwrap();
    let mut collection = workspace.collect(period, &CollectOptions::default()).unwrap();
    let mut submissions = sample().clone();
    let mut unasked = Vec::new();
    for change in &changes {
        if let Some(unit) = change.strip_prefix("without ") {
            submissions.retain(|submission| submission.identity.unit != Some(Code::from(unit)));
        } else if let Some(unit) = change.strip_prefix("unasked ") {
            unasked.push(Code::from(unit));
        } else if let Some((unit, (code, text))) =
            change.split_once('.').map(|(unit, rest)| (unit, rest.split_once('=').unwrap()))
        {
            let of_type = workspace.form.field(code).unwrap().field_type;
            for submission in &mut submissions {
                let of = submission.identity.unit.as_ref().unwrap().as_str();
                if (unit == "*" && of != "DK") || unit == of {
                    set(submission.values.get_mut(code).unwrap(), of_type, text);
                }
            }
        }
    }
    let expected: Vec<Code> = workspace
        .roster
        .reporting(period)
        .map(|unit| unit.code.clone())
        .filter(|c| !unasked.contains(c))
        .collect();
    let came = |code: &&Code| submissions.iter().any(|s| s.identity.unit.as_ref() == Some(*code));
    let received: Vec<Code> = expected.iter().filter(came).cloned().collect();
    let missing = expected.iter().filter(|code| !received.contains(code)).cloned().collect();
    collection.selection.units =
        UnitCount { expected, accepted: received.clone(), received, missing, ..UnitCount::default() };
    collection.submissions = submissions;
    collection.consolidate(false)
}

fn roster(text: &str, changes: &[&str]) -> String {
    let mut rows: Vec<Vec<String>> = text
        .trim_start_matches('\u{feff}')
        .lines()
        .map(|l| l.split(',').map(str::to_owned).collect())
        .collect();
    let headings = rows[0].clone();
    for change in changes {
        let Some((column, rest)) = change.split_once(' ') else { continue };
        let Some(index) = headings.iter().position(|heading| heading == column) else { continue };
        let (unit, value) = rest.split_once('=').unwrap();
        rows.iter_mut().find(|row| row[0] == unit).unwrap()[index] = value.to_owned();
    }
    rows.iter().map(|row| row.join(",") + "\n").collect()
}

fn set(value: &mut Value, of_type: FieldType, text: &str) {
    value.state = if text.is_empty() { State::Blank } else { State::Given };
    value.datum = match of_type {
        _ if text.is_empty() => None,
        FieldType::Choice => Some(Datum::Choice(text.into())),
        _ => Some(Datum::Number(text.parse().unwrap())),
    };
}

fn of_rule<'c>(consolidation: &'c Consolidation, rule: &str) -> Option<&'c Finding> {
    consolidation.findings.iter().find(|f| f.rule.as_ref().is_some_and(|id| id.as_str() == rule))
}

#[test]
fn every_rule_is_broken_by_its_cases_and_quiet_in_the_others() {
    let text = std::fs::read_to_string(root().join("tests/rules/collection.md")).unwrap();
    let mut counted: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for line in text.lines().filter(|line| line.starts_with("| R")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [rule, changes, verdict] = cells[..] else { panic!("{line}") };
        let consolidation = consolidated(changes);
        let broken = of_rule(&consolidation, rule).is_some();
        assert_eq!(broken, verdict == "broken", "{line}\n{:#?}", consolidation.findings);
        let count = counted.entry(rule.to_owned()).or_default();
        *(if broken { &mut count.0 } else { &mut count.1 }) += 1;
    }
    let workspace = Workspace::open(root().join("sample-workbooks")).unwrap();
    let rules: Vec<_> =
        workspace.form.rules().iter().filter(|rule| rule.scope == Scope::Collection).collect();
    assert_eq!(rules.len(), counted.len());
    for rule in rules {
        let (broken, quiet) = counted[rule.id.as_str()];
        assert!(broken >= 1 && quiet >= 2, "{}: {broken} cases break it, {quiet} do not", rule.id);
    }
}

#[test]
fn the_clean_sample_keeps_every_rule() {
    assert_eq!(consolidated("").findings, []);
}

#[test]
fn a_control_total_that_differs_names_both_figures_the_cell_and_who_is_not_in_yet() {
    let consolidation = consolidated("without DCS01; without CDCS07");
    let finding = of_rule(&consolidation, "R35a").unwrap();
    assert_eq!(finding.severity, Severity::Warning);
    assert_eq!(finding.place.file_name(), Some("DK.xlsx"));
    assert_eq!(finding.found.as_deref(), Some("200"));
    assert_eq!(finding.field.as_ref().map(Code::as_str), Some("K03"));
    let said = Messages::of(Language::Vi).finding(finding);
    let sum = consolidation.total("SK04").unwrap().figure.number().unwrap();
    let off = sum - tonghop::Decimal::from(200);
    assert_eq!(
        said.message,
        format!(
            "Đoàn viên diễu hành Năm ATGT: cộng cơ sở {sum}, số chốt 200; lệch {off} (mới có số liệu của 38/40 đơn vị)"
        )
    );
    assert_eq!(said.expected, format!("tổng SK04 của các đơn vị = {sum} phải bằng K03 = 200, lệch {}", -off));
    assert!(said.hint.contains("chưa có số liệu của DCS01; CDCS07"), "{}", said.hint);
    let english = Messages::of(Language::En).finding(finding);
    assert!(english.message.ends_with("(figures of 38 of 40 units so far)"), "{}", english.message);
}

#[test]
fn libreoffice_comes_to_the_verdict_of_the_engine() {
    let folder = tempfile::tempdir().unwrap();
    let scene = Scene::new(folder.path());
    let written: Vec<(PathBuf, Verdicts)> = scene.variations().collect();
    assert!(written.len() >= 60);
    let files: Vec<PathBuf> = written.iter().map(|(path, _)| path.clone()).collect();
    let mut states: BTreeMap<String, usize> = BTreeMap::new();
    for (dump, (path, verdicts)) in dump(&files, true).iter().zip(&written) {
        let cells = &dump.sheet("Kiểm tra").cells;
        let text = |column: &str, row: usize| {
            cells.get(&format!("{column}{row}")).and_then(|cell| cell.text.clone()).unwrap_or_default()
        };
        for (row, (rule, state)) in (5..).zip(verdicts) {
            assert_eq!(&text("A", row), rule);
            let formula = &cells[&format!("H{row}")].formula;
            assert_eq!(&text("H", row), state, "{} {rule} {formula}", path.display());
            *states.entry(state.clone()).or_default() += 1;
        }
    }
    assert!(states.len() == 3 && states.values().all(|count| *count >= 60), "{states:?}");
}
