//! The rules of the sample form: each is broken by what it is about, and by nothing else.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use tonghop::{
    CellRef, Code, CollectOptions, Datum, FieldType, Finding, History, Language, Messages, Past, Period,
    Requirements, Scope, Severity, State, Submission, Value, Workspace, validate,
};

const PERIOD: &str = "2012-Q1";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

struct Sample {
    workspace: Workspace,
    submissions: BTreeMap<String, Submission>,
}

impl Sample {
    fn new() -> Self {
        let workspace = Workspace::open(root().join("sample-workbooks")).unwrap();
        let period = PERIOD.parse().unwrap();
        let collection = workspace.collect(period, &CollectOptions::default()).unwrap();
        let of_unit = |s: &Submission| (s.identity.unit.as_ref().unwrap().to_string(), s.clone());
        let submissions = collection.submissions.iter().map(of_unit).collect();
        Self { workspace, submissions }
    }

    /// The findings of rules for the submission of a unit with some changes.
    fn broken(&self, unit: &str, changes: &str) -> Vec<Finding> {
        let form = &self.workspace.form;
        let mut submission = self.submissions[unit].clone();
        submission.findings.clear();
        let mut period: Period = PERIOD.parse().unwrap();
        let mut past: BTreeMap<usize, History> =
            BTreeMap::from([(1, self.workspace.history(period).unwrap().unwrap())]);
        for change in changes.split(';').map(str::trim).filter(|change| !change.is_empty()) {
            if let Some(of) = change.strip_prefix("period ") {
                period = of.parse().unwrap();
                past.clear();
            } else if let Some(before) = change.strip_prefix("before ") {
                let (code, values) = before.split_once('=').unwrap();
                let of_type = form.field(code).unwrap().field_type;
                for ((back, of), value) in Past::periods(period).zip(values.split(',').map(str::trim)) {
                    let history = past.entry(back).or_insert_with(|| History::new(of));
                    if let Some(datum) = datum(of_type, value) {
                        history.insert(Code::from(unit), Code::from(code), datum);
                    }
                }
            } else if let Some(table) = change.strip_suffix("-1") {
                submission.tables.get_mut(table).unwrap().pop().unwrap();
            } else {
                let (place, text) = change.split_once('=').unwrap();
                match place.split_once('[') {
                    None => set(
                        submission.values.get_mut(place).unwrap(),
                        form.field(place).unwrap().field_type,
                        text,
                    ),
                    Some((table, cell)) => {
                        let (row, column) = cell.split_once("].").unwrap();
                        let of_type = form.table(table).unwrap().column(column).unwrap().column_type;
                        let rows = submission.tables.get_mut(table).unwrap();
                        set(
                            rows[row.parse::<usize>().unwrap()].cells.get_mut(column).unwrap(),
                            of_type,
                            text,
                        );
                    }
                }
            }
        }
        let mut before = Past::before(period);
        past.into_values().for_each(|history| before.insert(history));
        let requirements = Requirements {
            form,
            roster: &self.workspace.roster,
            period,
            committee: &self.workspace.settings.committee.code,
            history: Some(&before),
        };
        validate(&mut submission, &requirements);
        submission.findings.into_iter().filter(|finding| finding.rule.is_some()).collect()
    }
}

fn set(value: &mut Value, of_type: FieldType, text: &str) {
    value.state = if text.is_empty() { State::Blank } else { State::Given };
    value.datum = datum(of_type, text);
}

fn datum(of_type: FieldType, text: &str) -> Option<Datum> {
    match of_type {
        _ if text.is_empty() => None,
        FieldType::Choice => Some(Datum::Choice(text.into())),
        _ => Some(Datum::Number(text.parse().unwrap())),
    }
}

fn cases() -> Vec<[String; 4]> {
    let text = std::fs::read_to_string(root().join("tests/rules/cases.md")).unwrap();
    let rows = text.lines().filter(|line| line.starts_with("| R"));
    rows.map(|line| {
        let cells: Vec<String> =
            line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
        cells.try_into().unwrap_or_else(|_| panic!("{line}"))
    })
    .collect()
}

#[test]
fn every_rule_is_broken_by_its_cases_and_quiet_in_the_others() {
    let sample = Sample::new();
    let mut counted: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for [rule, unit, changes, verdict] in cases() {
        let findings = sample.broken(&unit, &changes);
        let broken = findings.iter().any(|f| f.rule.as_ref().is_some_and(|id| id.as_str() == rule));
        assert_eq!(broken, verdict == "broken", "{rule} {unit} {changes}: {findings:#?}");
        let count = counted.entry(rule).or_default();
        *(if broken { &mut count.0 } else { &mut count.1 }) += 1;
    }
    let of_form = sample.workspace.form.rules().iter().filter(|rule| rule.scope == Scope::Form);
    for rule in of_form {
        let (broken, quiet) = counted.get(rule.id.as_str()).copied().unwrap_or_default();
        assert!(broken >= 1 && quiet >= 2, "{}: {broken} cases break it, {quiet} do not", rule.id);
    }
}

#[test]
fn the_clean_sample_raises_the_warnings_of_the_domain_notes_and_no_other() {
    let sample = Sample::new();
    let mut found: Vec<(String, String)> = sample
        .submissions
        .iter()
        .flat_map(|(unit, submission)| submission.findings.iter().map(move |finding| (unit, finding)))
        .inspect(|(_, finding)| assert_eq!(finding.severity, Severity::Warning))
        .map(|(unit, finding)| (finding.shown_code().to_owned(), unit.clone()))
        .collect();
    found.sort();
    let expected = [("R13", "CDCS06"), ("R13", "CDCS11"), ("R13", "CDCS25"), ("R26", "CDCS22")];
    assert_eq!(found, expected.map(|(rule, unit)| (rule.to_owned(), unit.to_owned())));
}

/// Whatever rule is broken, the finding names every cell that the rule looked at, and says in words what must be.
#[test]
fn every_broken_rule_says_what_it_compared() {
    let sample = Sample::new();
    let messages = [Language::Vi, Language::En].map(Messages::of);
    let mut said = 0;
    for [rule, unit, changes, verdict] in cases() {
        let findings = sample.broken(&unit, &changes);
        let of_rule = |f: &&Finding| f.rule.as_ref().is_some_and(|id| id.as_str() == rule);
        let Some(finding) = findings.iter().find(of_rule).filter(|_| verdict == "broken") else { continue };
        let declared = sample.workspace.form.rules().iter().find(|r| r.id.as_str() == rule).unwrap();
        let values = &sample.submissions[&unit].values;
        let places: Vec<CellRef> =
            finding.place.cell_ref().into_iter().chain(finding.related.iter().map(|r| r.cell)).collect();
        for code in declared.fields() {
            let cell = values[&code].source.as_ref().unwrap().cell;
            assert!(places.contains(&cell), "{rule} {changes}: {code} in {cell} is not among {places:?}");
        }
        let breach = finding.breach.as_ref().unwrap();
        for messages in &messages {
            let text = messages.finding(finding);
            // A rule that a new unit can never meet compares nothing.
            let in_words = breach.gaps.is_empty() || text.expected != declared.check.text();
            assert!(in_words && !text.expected.is_empty() && !text.figures.is_empty(), "{rule}: {text:?}");
            for part in [&text.expected, &text.figures, &text.hint] {
                assert!(!part.contains("  ") && !part.contains("said-"), "{rule}: {part}");
            }
        }
        said += usize::from(!breach.gaps.is_empty());
    }
    assert!(said > 40, "{said}");
}

#[test]
fn a_broken_rule_says_its_figures_and_names_every_cell() {
    let sample = Sample::new();
    let findings = sample.broken("DCS01", "XD07=190");
    let finding = findings.iter().find(|f| f.shown_code() == "R17").unwrap();
    assert_eq!(finding.severity, Severity::Error);
    assert_eq!(finding.place.cell_ref().map(|cell| cell.to_string()).as_deref(), Some("D52"));
    let related: Vec<&str> = finding.related.iter().map(|r| r.field.as_ref().unwrap().as_str()).collect();
    assert_eq!(related, ["XD01", "XD02", "XD03", "XD04", "XD05", "XD06"]);
    let said = tonghop::Messages::of(tonghop::Language::Vi).finding(finding);
    assert_eq!(said.message, "Cân đối đoàn viên lệch 4: cuối kỳ ghi 190, tính ra 186");
    assert_eq!(said.expected, "XD07 = 186 (XD01 + XD02 + XD03 − XD04 − XD05 − XD06), đang ghi 190, lệch 4");
}
