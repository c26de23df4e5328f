//! The JSON of `trace` and `verify`, version 1.

use serde_json::{Map, Value, json};
use tonghop_core::{
    Datum, FigureName, FileFate, Finding, IssueComparison, IssuedFigure, IssuedWorkbook, LowerSource, Trace,
    TracedContribution, plain,
};

use crate::Messages;

/// What `trace` found, for its report.
#[derive(Debug, Clone, Copy)]
pub struct TracedJson<'a> {
    /// The workbook.
    pub workbook: &'a IssuedWorkbook,
    /// Its path as it was given.
    pub path: &'a str,
    /// The figure in the workbook, where it shows it.
    pub figure: Option<&'a IssuedFigure>,
    /// Whether the files were read again; else the tree is what the workbook itself holds.
    pub from_files: bool,
    /// Files that are others than when the workbook was made.
    pub files: &'a [(String, FileFate)],
    /// The tree.
    pub trace: &'a Trace,
}

/// The report of `trace` as JSON.
///
/// # Errors
/// None in practice; the writer's error is handed on rather than hidden.
pub fn trace_json(traced: TracedJson<'_>, messages: &Messages) -> Result<String, serde_json::Error> {
    let figure = traced.figure.map(|figure| {
        json!({"sheet": *figure.sheet, "cell": figure.cell.to_string(), "value": value(figure.datum.as_ref())})
    });
    let report = json!({
        "version": 1,
        "workbook": workbook(traced.workbook, traced.path),
        "figure": figure,
        "from_files": traced.from_files,
        "files": fates(traced.files),
        "trace": node(traced.trace, messages),
    });
    to_text(&report)
}

/// The report of `verify` as JSON. `result` is `same`, `resaved` or `differs`.
///
/// # Errors
/// None in practice; the writer's error is handed on rather than hidden.
pub fn verification_json(
    there: &IssuedWorkbook,
    path: &str,
    result: &str,
    comparison: &IssueComparison,
) -> Result<String, serde_json::Error> {
    let figures: Vec<Value> = comparison
        .figures
        .iter()
        .map(|difference| {
            let mut entry = name(&difference.name);
            entry.insert("sheet".to_owned(), json!(*difference.sheet));
            entry.insert("cell".to_owned(), json!(difference.cell.to_string()));
            entry.insert("there".to_owned(), value(difference.there.as_ref()));
            entry.insert("now".to_owned(), value(difference.now.as_ref()));
            Value::Object(entry)
        })
        .collect();
    let issue: Vec<Value> = comparison
        .issue
        .iter()
        .map(|(what, there, now)| json!({"what": what, "there": there, "now": now}))
        .collect();
    to_text(&json!({
        "version": 1,
        "workbook": workbook(there, path),
        "result": result,
        "figures": figures,
        "files": fates(&comparison.inputs),
        "declarations": fates(&comparison.declarations),
        "issue": issue,
        "texts": comparison.texts,
    }))
}

fn to_text(report: &Value) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(report).map(|text| text + "\n")
}

fn workbook(workbook: &IssuedWorkbook, path: &str) -> Value {
    let issue = &workbook.issue;
    json!({
        "path": path,
        "form": issue.form,
        "form_version": issue.version,
        "period": issue.period.to_string(),
        "language": issue.language.word(),
        "provisional": issue.provisional,
        "program": issue.program,
    })
}

fn fates(files: &[(String, FileFate)]) -> Vec<Value> {
    files.iter().map(|(path, fate)| json!({"path": path, "fate": fate.word()})).collect()
}

fn value(datum: Option<&Datum>) -> Value {
    datum.map_or(Value::Null, |datum| Value::String(datum.to_string()))
}

/// What a figure is, in parts.
fn name(figure: &FigureName) -> Map<String, Value> {
    let mut entry = Map::new();
    entry.insert("name".to_owned(), json!(figure.to_string()));
    entry.insert("kind".to_owned(), json!(figure.word()));
    entry.insert("code".to_owned(), json!(figure.code().as_str()));
    if let Some(column) = figure.column() {
        entry.insert("column".to_owned(), json!(column.as_str()));
    }
    if let Some(unit) = figure.unit() {
        entry.insert("unit".to_owned(), json!(unit.as_str()));
    }
    entry
}

fn node(trace: &Trace, messages: &Messages) -> Value {
    let mut entry = name(&trace.name);
    let mut add = |key: &str, value: Value| {
        entry.insert(key.to_owned(), value);
    };
    add("label", json!(trace.label));
    add("measure", json!(trace.measure));
    add("value", value(trace.datum.as_ref()));
    if let Some((numerator, denominator)) = trace.sides {
        add("numerator", json!(plain(numerator)));
        add("denominator", json!(plain(denominator)));
    }
    if !trace.counts.is_empty() {
        let counts = trace.counts.iter().map(|(word, count)| (word.to_string(), json!(count)));
        add("counts", Value::Object(counts.collect()));
    }
    if let Some(coverage) = trace.coverage {
        add("coverage", json!({"have": coverage.have, "of": coverage.of}));
    }
    if let Some(formula) = &trace.formula {
        add("formula", json!(formula));
        add("parts", trace.parts.iter().map(|part| node(part, messages)).collect());
    }
    add("contributions", trace.contributions.iter().map(|c| contribution(c, messages)).collect());
    let absent = trace.absent.iter();
    let absent = absent.map(|absent| json!({"unit": absent.unit.as_str(), "why": absent.absence.word()}));
    add("absent", absent.collect());
    let rules = trace.rules.iter().map(|rule| {
        let broken: Vec<&str> = rule.broken.iter().map(|unit| unit.as_str()).collect();
        json!({
            "rule": rule.rule.as_str(),
            "check": rule.check,
            "holds": rule.holds,
            "broken": broken,
            "skipped": rule.skipped,
        })
    });
    add("rules", rules.collect());
    let rules = trace.total_rules.iter();
    let rules =
        rules.map(|rule| json!({"rule": rule.rule.as_str(), "check": rule.check, "verdict": rule.word()}));
    add("total_rules", rules.collect());
    Value::Object(entry)
}

fn contribution(contribution: &TracedContribution, messages: &Messages) -> Value {
    let place = &contribution.place;
    let decision = contribution
        .decision
        .as_ref()
        .map(|decision| json!({"by": *decision.by, "on": decision.on.to_string(), "why": *decision.why}));
    let findings: Vec<Value> = contribution.findings.iter().map(|f| finding(f, messages)).collect();
    json!({
        "unit": contribution.unit.as_str(),
        "value": value(contribution.datum.as_ref()),
        "file": place.file,
        "sha256": place.sha256,
        "sheet": place.sheet,
        "cell": place.cell,
        "raw": place.raw,
        "line": place.line,
        "sender": place.sender.as_ref().map(tonghop_core::Code::as_str),
        "lower": lower(place.lower.as_deref()),
        "provisional": contribution.provisional,
        "decision": decision,
        "remark": contribution.remark,
        "changed": contribution.changed,
        "findings": findings,
    })
}

/// The levels below a roll-up, the highest first.
fn lower(source: Option<&LowerSource>) -> Value {
    let levels = std::iter::successors(source, |source| source.lower.as_deref());
    let levels = levels.map(|source| {
        json!({
            "file": *source.file.path,
            "sha256": *source.file.sha256,
            "sheet": *source.sheet,
            "cell": source.cell.map(|cell| cell.to_string()),
            "raw": source.raw,
            "line": source.line,
        })
    });
    levels.collect()
}

fn finding(finding: &Finding, messages: &Messages) -> Value {
    let shown = if finding.personal { finding.redacted() } else { finding.clone() };
    json!({
        "code": finding.entry.code,
        "rule": finding.rule.as_ref().map(|rule| rule.as_str()),
        "severity": finding.severity.word(),
        "message": messages.finding(&shown).message,
    })
}
