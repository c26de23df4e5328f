//! The JSON of `check` and `consolidate`, a stable contract of version 1.

use std::collections::BTreeMap;

use serde::Serialize;
use tonghop_core::{
    Code, Consolidation, Coverage, Field, Figure, Finding, Form, Place, Related, Row, Submission, Total,
    UnitCount, Value, plain,
};

use crate::Messages;

const VERSION: u32 = 1;

/// The report of `check` as JSON.
///
/// # Errors
/// None in practice; the writer's error is handed on rather than hidden.
pub fn check_json(
    submissions: &[Submission],
    form: &Form,
    messages: &Messages,
) -> Result<String, serde_json::Error> {
    let files = submissions.iter().map(|submission| file(submission, messages, true)).collect();
    to_text(&CheckReport { version: VERSION, form: &form.id, files })
}

/// The report of `consolidate` as JSON. `collection` are the findings of the period as a whole, `outputs` the
/// files that were written.
///
/// # Errors
/// None in practice; the writer's error is handed on rather than hidden.
pub fn consolidation_json(
    consolidation: &Consolidation,
    submissions: &[Submission],
    collection: &[Finding],
    outputs: &[String],
    form: &Form,
    messages: &Messages,
) -> Result<String, serde_json::Error> {
    let mut totals = serde_json::Map::new();
    for field in form.fields() {
        if let Some(entry) = consolidation.total(field.code.as_str()) {
            totals.insert(field.code.to_string(), serde_json::to_value(total(entry, field))?);
        }
    }
    let mut tables = serde_json::Map::new();
    for table in consolidation.tables.values() {
        let sums: BTreeMap<&str, String> =
            table.sums.iter().map(|(id, sum)| (id.as_str(), plain(*sum))).collect();
        let counts: BTreeMap<&str, BTreeMap<&str, u64>> = table
            .counts
            .iter()
            .map(|(id, counts)| (id.as_str(), counts.iter().map(|(w, n)| (&**w, *n)).collect()))
            .collect();
        let coverage = CoverageJson::from(table.coverage);
        let entry = serde_json::json!({"rows": table.rows.len(), "coverage": coverage, "sums": sums, "counts": counts});
        tables.insert(table.table.to_string(), entry);
    }
    to_text(&ConsolidateReport {
        version: VERSION,
        form: &form.id,
        period: consolidation.period.to_string(),
        provisional: consolidation.provisional,
        units: UnitsJson::from(&consolidation.units),
        totals,
        tables,
        files: submissions.iter().map(|submission| file(submission, messages, false)).collect(),
        findings: collection.iter().map(|finding| finding_json(finding, messages, true)).collect(),
        outputs,
    })
}

fn to_text(report: &impl Serialize) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(report).map(|text| text + "\n")
}

#[derive(Serialize)]
struct CheckReport<'a> {
    version: u32,
    form: &'a str,
    files: Vec<FileJson<'a>>,
}

#[derive(Serialize)]
struct ConsolidateReport<'a> {
    version: u32,
    form: &'a str,
    period: String,
    provisional: bool,
    units: UnitsJson<'a>,
    totals: serde_json::Map<String, serde_json::Value>,
    tables: serde_json::Map<String, serde_json::Value>,
    files: Vec<FileJson<'a>>,
    findings: Vec<FindingJson<'a>>,
    outputs: &'a [String],
}

#[derive(Serialize)]
struct UnitsJson<'a> {
    expected: usize,
    received: usize,
    accepted: usize,
    missing: Vec<&'a str>,
    rejected: Vec<&'a str>,
    late: Vec<&'a str>,
}

impl<'a> From<&'a UnitCount> for UnitsJson<'a> {
    fn from(units: &'a UnitCount) -> Self {
        let codes = |list: &'a [Code]| list.iter().map(Code::as_str).collect();
        Self {
            expected: units.expected.len(),
            received: units.received.len(),
            accepted: units.accepted.len(),
            missing: codes(&units.missing),
            rejected: codes(&units.rejected),
            late: codes(&units.late),
        }
    }
}

#[derive(Serialize)]
struct CoverageJson {
    have: usize,
    of: usize,
}

impl From<Coverage> for CoverageJson {
    fn from(Coverage { have, of }: Coverage) -> Self {
        Self { have, of }
    }
}

#[derive(Serialize)]
struct TotalJson {
    value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    numerator: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    denominator: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    counts: Option<serde_json::Map<String, serde_json::Value>>,
    coverage: CoverageJson,
}

fn total(total: &Total, field: &Field) -> TotalJson {
    let mut json = TotalJson {
        value: total.figure.number().map(plain),
        numerator: None,
        denominator: None,
        counts: None,
        coverage: total.coverage.into(),
    };
    match &total.figure {
        Figure::Ratio { numerator, denominator, .. } => {
            json.numerator = Some(plain(*numerator));
            json.denominator = Some(plain(*denominator));
        }
        Figure::Counts(counts) => {
            json.value =
                field.counted.as_ref().and_then(|word| total.figure.count(word)).map(|n| n.to_string());
            json.counts =
                Some(counts.iter().map(|(word, count)| (word.to_string(), (*count).into())).collect());
        }
        Figure::Answer(answer) => json.value = answer.as_ref().map(ToString::to_string),
        Figure::Number(_) => {}
    }
    json
}

#[derive(Serialize)]
struct FileJson<'a> {
    path: &'a str,
    sha256: &'a str,
    unit: Option<&'a str>,
    period: Option<String>,
    form: Option<&'a str>,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    values: Option<BTreeMap<&'a str, ValueJson<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tables: Option<BTreeMap<&'a str, Vec<BTreeMap<&'a str, ValueJson<'a>>>>>,
    findings: Vec<FindingJson<'a>>,
}

fn file<'a>(submission: &'a Submission, messages: &Messages, with_values: bool) -> FileJson<'a> {
    let values = || submission.values.iter().map(|(code, v)| (code.as_str(), ValueJson::from(v))).collect();
    let tables = || {
        submission.tables.iter().map(|(code, rows)| (code.as_str(), rows.iter().map(row).collect())).collect()
    };
    FileJson {
        path: &submission.file.path,
        sha256: &submission.file.sha256,
        unit: submission.identity.unit.as_ref().map(Code::as_str),
        period: submission.identity.period.map(|period| period.to_string()),
        form: submission.identity.form.as_deref(),
        status: submission.status.word(),
        values: with_values.then(values),
        tables: with_values.then(tables),
        findings: submission
            .findings
            .iter()
            .map(|finding| finding_json(finding, messages, !with_values))
            .collect(),
    }
}

fn row(row: &Row) -> BTreeMap<&str, ValueJson<'_>> {
    row.cells.iter().map(|(id, value)| (id.as_str(), ValueJson::from(value))).collect()
}

#[derive(Serialize)]
struct ValueJson<'a> {
    value: Option<String>,
    state: &'static str,
    sheet: Option<&'a str>,
    cell: Option<String>,
    raw: Option<&'a str>,
}

impl<'a> From<&'a Value> for ValueJson<'a> {
    fn from(value: &'a Value) -> Self {
        let source = value.source.as_ref();
        Self {
            value: value.datum.as_ref().map(ToString::to_string),
            state: value.state.word(),
            sheet: source.map(|source| &*source.sheet),
            cell: source.map(|source| source.cell.to_string()),
            raw: source.map(|source| source.raw.as_str()),
        }
    }
}

#[derive(Serialize)]
struct RelatedJson<'a> {
    field: Option<&'a str>,
    cell: String,
}

impl<'a> From<&'a Related> for RelatedJson<'a> {
    fn from(related: &'a Related) -> Self {
        Self { field: related.field.as_ref().map(Code::as_str), cell: related.cell.to_string() }
    }
}

#[derive(Serialize)]
struct FindingJson<'a> {
    code: &'a str,
    /// The id of the declared rule that was broken; the catalogue's own findings have none.
    rule: Option<&'a str>,
    severity: &'static str,
    unit: Option<&'a str>,
    field: Option<&'a str>,
    table: Option<&'a str>,
    related: Vec<RelatedJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    sheet: Option<&'a str>,
    cell: Option<String>,
    found: Option<&'a str>,
    expected: String,
    message: String,
    hint: String,
}

fn finding_json<'a>(finding: &'a Finding, messages: &Messages, sent_on: bool) -> FindingJson<'a> {
    // What is about a person stays with the branch and the office.
    let hidden = sent_on && finding.personal;
    let text = match hidden {
        true => messages.finding(&finding.redacted()),
        false => messages.finding(finding),
    };
    let line = match &finding.place {
        Place::Line { line, .. } => Some(*line),
        _ => None,
    };
    FindingJson {
        code: finding.shown_code(),
        rule: finding.rule.as_ref().map(Code::as_str),
        severity: finding.severity.word(),
        unit: finding.unit.as_ref().map(Code::as_str),
        field: finding.field.as_ref().map(Code::as_str),
        table: finding.table.as_ref().map(Code::as_str),
        related: finding.related.iter().map(RelatedJson::from).collect(),
        file: finding.place.file_name(),
        line,
        sheet: finding.place.sheet_name(),
        cell: finding.place.cell_ref().map(|cell| cell.to_string()),
        found: finding.found.as_deref().filter(|_| !hidden),
        expected: text.expected,
        message: text.message,
        hint: text.hint,
    }
}

/// Mistakes in a declaration as JSON: what programs get when the work could not be begun.
///
/// # Errors
/// None in practice; the writer's error is handed on rather than hidden.
pub fn mistakes_json(mistakes: &[Finding], messages: &Messages) -> Result<String, serde_json::Error> {
    let findings: Vec<FindingJson<'_>> =
        mistakes.iter().map(|mistake| finding_json(mistake, messages, false)).collect();
    to_text(&serde_json::json!({"version": VERSION, "findings": findings}))
}
