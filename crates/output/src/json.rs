//! The JSON of `check` and `consolidate`, a stable contract of version 1.

mod breach_json;
mod status_json;

use std::collections::BTreeMap;

use serde::Serialize;
use tonghop_core::{
    Changes, Code, Consolidation, Coverage, Decision, Decisions, Difference, Effect, Field, Figure, Finding,
    FindingCounts, Form, Matter, Note, Place, Related, Row, Status, Submission, Total, UnitCount, Value,
    plain,
};

use crate::Messages;
use breach_json::BreachJson;
pub use status_json::status_json;

const VERSION: u32 = 1;

/// What a consolidation was made from, for its report.
#[derive(Debug, Clone, Copy)]
pub struct CollectedJson<'a> {
    /// Every file of the period.
    pub submissions: &'a [Submission],
    /// The findings of the period as a whole.
    pub findings: &'a [Finding],
    /// What the office decided.
    pub decisions: &'a Decisions,
    /// What is different between files that count and those that they replace.
    pub changes: &'a [Changes],
}

/// The report of `check` as JSON. `collection` are the findings that are not about a file that was read: decisions
/// without effect, files that are passed over.
///
/// # Errors
/// None in practice; the writer's error is handed on rather than hidden.
pub fn check_json(
    submissions: &[Submission],
    collection: &[Finding],
    form: &Form,
    messages: &Messages,
) -> Result<String, serde_json::Error> {
    let findings = collection.iter().map(|finding| finding_json(finding, messages, false)).collect();
    let files = submissions.iter().map(|submission| file(submission, messages, true)).collect();
    let counts = counts(collection, submissions);
    to_text(&CheckReport { version: VERSION, form: &form.id, counts, files, findings })
}

/// The report of `consolidate` as JSON. `outputs` are the files that were written.
///
/// # Errors
/// None in practice; the writer's error is handed on rather than hidden.
pub fn consolidation_json(
    consolidation: &Consolidation,
    collected: CollectedJson<'_>,
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
        counts: counts(collected.findings, collected.submissions),
        files: collected.submissions.iter().map(|submission| file(submission, messages, false)).collect(),
        findings: collected.findings.iter().map(|finding| finding_json(finding, messages, true)).collect(),
        decisions: collected.decisions.all().iter().map(|decision| decision_json(decision, form)).collect(),
        resubmissions: collected
            .changes
            .iter()
            .filter(|changes| !changes.differences.is_empty())
            .map(changes_json)
            .collect(),
        outputs,
    })
}

/// Every finding that still matters, counted.
fn counts(collection: &[Finding], submissions: &[Submission]) -> CountsJson {
    let standing = submissions.iter().filter(|submission| submission.status != Status::Superseded);
    let of_files = standing.flat_map(|submission| &submission.findings).filter(|finding| !finding.folded);
    FindingCounts::of(collection.iter().chain(of_files)).into()
}

/// How many findings of each kind; explained warnings are among the warnings, and what is tried out is no note.
#[derive(Serialize)]
struct CountsJson {
    errors: usize,
    warnings: usize,
    explained: usize,
    notes: usize,
    trial: usize,
}

impl From<FindingCounts> for CountsJson {
    fn from(counts: FindingCounts) -> Self {
        let FindingCounts { errors, warnings, explained, notes, trial } = counts;
        Self { errors, warnings, explained, notes, trial }
    }
}

fn to_text(report: &impl Serialize) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(report).map(|text| text + "\n")
}

#[derive(Serialize)]
struct CheckReport<'a> {
    version: u32,
    form: &'a str,
    counts: CountsJson,
    files: Vec<FileJson<'a>>,
    /// What is not about a file that was read; left out where there is nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    findings: Vec<FindingJson<'a>>,
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
    counts: CountsJson,
    files: Vec<FileJson<'a>>,
    findings: Vec<FindingJson<'a>>,
    /// Left out where nothing was decided.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    decisions: Vec<serde_json::Value>,
    /// Left out where no answer changed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    resubmissions: Vec<serde_json::Value>,
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
    /// What branches wrote beside answers, by field.
    #[serde(skip_serializing_if = "Option::is_none")]
    notes: Option<BTreeMap<&'a str, NoteJson<'a>>>,
    counts: CountsJson,
    findings: Vec<FindingJson<'a>>,
}

fn file<'a>(submission: &'a Submission, messages: &Messages, with_values: bool) -> FileJson<'a> {
    let value = |(code, value): (&'a Code, &'a Value)| {
        let decision = submission.decision_on(None, code).map(|decision| SignedJson::from(&**decision));
        (code.as_str(), ValueJson { decision, ..ValueJson::from(value) })
    };
    let values = || submission.values.iter().map(value).collect();
    let of_row = |table: &'a Code, entry: &'a Row| {
        let mut cells = row(entry);
        for (id, value) in &mut cells {
            let decision = submission.decision_on(Some((table, entry.row)), &Code::from(*id));
            value.decision = decision.map(|decision| SignedJson::from(&**decision));
        }
        cells
    };
    let tables = || {
        let rows = |(code, rows): (&'a Code, &'a Vec<Row>)| {
            (code.as_str(), rows.iter().map(|entry| of_row(code, entry)).collect())
        };
        submission.tables.iter().map(rows).collect()
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
        notes: with_values.then(|| {
            let written = submission.notes.iter().filter(|(_, note)| !note.is_blank());
            written.map(|(code, note)| (code.as_str(), NoteJson::from(note))).collect()
        }),
        counts: FindingCounts::of(&submission.findings).into(),
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
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<SignedJson<'a>>,
}

/// Who decided, when, why, and in which line that stands.
#[derive(Serialize)]
struct SignedJson<'a> {
    by: &'a str,
    on: String,
    why: &'a str,
    line: Option<usize>,
}

impl<'a> From<&'a Decision> for SignedJson<'a> {
    fn from(decision: &'a Decision) -> Self {
        let line = match decision.place {
            Place::Line { line, .. } => Some(line),
            _ => None,
        };
        Self { by: &decision.by, on: decision.on.to_string(), why: &decision.why, line }
    }
}

/// A decision, without what it says about a person.
fn decision_json(decision: &Decision, form: &Form) -> serde_json::Value {
    let signed = SignedJson::from(decision);
    let mut json = serde_json::json!({"kind": decision.word()});
    let about = match &decision.matter {
        Matter::Take(file) | Matter::Leave(file) => {
            serde_json::json!({"file": file.name, "sha256": file.sha256})
        }
        Matter::Value { answer, state, datum, found, file } => {
            let hidden = answer.row.as_ref().is_some_and(|(table, _)| {
                form.table(table.as_str())
                    .is_some_and(|table| !table.shown_columns().any(|c| c.id == answer.field))
            });
            serde_json::json!({
                "unit": answer.unit.as_str(),
                "table": answer.row.as_ref().map(|(table, _)| table.as_str()),
                "row": answer.row.as_ref().map(|(_, row)| row + 1),
                "field": answer.field.as_str(),
                "state": state.word(),
                "value": datum.as_ref().filter(|_| !hidden).map(ToString::to_string),
                "found": found.as_ref().filter(|_| !hidden),
                "file": file,
            })
        }
        Matter::Explain { unit, entry, rule, table, field } => serde_json::json!({
            "unit": unit.as_str(),
            "code": decision.explained_code().unwrap_or(entry.code),
            "rule": rule.as_ref().map(Code::as_str),
            "table": table.as_ref().map(Code::as_str),
            "field": field.as_ref().map(Code::as_str),
        }),
    };
    for part in [about, serde_json::to_value(signed).unwrap_or_default()] {
        if let (Some(json), serde_json::Value::Object(part)) = (json.as_object_mut(), part) {
            json.extend(part);
        }
    }
    json
}

/// What changed between two files, without what is about a person.
fn changes_json(changes: &Changes) -> serde_json::Value {
    let side = |value: &Option<Value>, personal: bool| {
        let source = value.as_ref().and_then(|value| value.source.as_ref());
        value.as_ref().map(|value| {
            serde_json::json!({
                "value": value.datum.as_ref().filter(|_| !personal).map(ToString::to_string),
                "state": value.state.word(),
                "sheet": source.map(|source| &*source.sheet),
                "cell": source.map(|source| source.cell.to_string()),
                "raw": source.filter(|_| !personal).map(|source| &*source.raw),
            })
        })
    };
    let difference = |difference: &Difference| {
        serde_json::json!({
            "table": difference.table.as_ref().map(Code::as_str),
            "field": difference.field.as_str(),
            "before": side(&difference.before, difference.personal),
            "after": side(&difference.after, difference.personal),
        })
    };
    serde_json::json!({
        "unit": changes.unit.as_str(),
        "before": &*changes.before,
        "after": &*changes.after,
        "changes": changes.differences.iter().map(difference).collect::<Vec<_>>(),
    })
}

impl<'a> From<&'a Value> for ValueJson<'a> {
    fn from(value: &'a Value) -> Self {
        let source = value.source.as_ref();
        Self {
            value: value.datum.as_ref().map(ToString::to_string),
            state: value.state.word(),
            sheet: source.map(|source| &*source.sheet),
            cell: source.map(|source| source.cell.to_string()),
            raw: source.map(|source| &*source.raw),
            decision: None,
        }
    }
}

#[derive(Serialize)]
struct RelatedJson<'a> {
    field: Option<&'a str>,
    cell: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    table: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
}

impl<'a> From<&'a Related> for RelatedJson<'a> {
    fn from(related: &'a Related) -> Self {
        Self {
            field: related.field.as_ref().map(Code::as_str),
            cell: related.cell.to_string(),
            table: related.table.as_ref().map(Code::as_str),
            sheet: related.sheet.as_deref(),
        }
    }
}

#[derive(Serialize)]
struct NoteJson<'a> {
    text: &'a str,
    sheet: &'a str,
    cell: String,
}

impl<'a> From<&'a Note> for NoteJson<'a> {
    fn from(note: &'a Note) -> Self {
        Self { text: &note.text, sheet: &note.sheet, cell: note.cell.to_string() }
    }
}

#[derive(Serialize)]
struct EffectJson<'a> {
    field: &'a str,
    amount: String,
    share: String,
}

impl<'a> From<&'a Effect> for EffectJson<'a> {
    fn from(effect: &'a Effect) -> Self {
        Self {
            field: effect.field.as_str(),
            amount: plain(effect.amount),
            share: plain(effect.share.round_dp(SHARE_DECIMALS)),
        }
    }
}

/// A share is a quotient; four decimals are hundredths of a percent.
const SHARE_DECIMALS: u32 = 4;

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
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    sheet: Option<&'a str>,
    cell: Option<String>,
    found: Option<&'a str>,
    expected: String,
    message: String,
    hint: String,
    /// What it can change in a total; `null` where nothing can be said.
    effect: Option<EffectJson<'a>>,
    /// What the branch wrote beside the answer to explain a warning.
    explanation: Option<NoteJson<'a>>,
    /// The cell where a warning that is not explained yet can be.
    explain_in: Option<String>,
    /// The last period in which the rule is only tried out.
    trial: Option<String>,
    /// What a broken rule compared.
    #[serde(flatten)]
    breach: Option<BreachJson<'a>>,
    /// The decision that settles it.
    #[serde(skip_serializing_if = "Option::is_none")]
    decision: Option<SignedJson<'a>>,
}

fn finding_json<'a>(finding: &'a Finding, messages: &Messages, sent_on: bool) -> FindingJson<'a> {
    // What is about a person stays with the branch and the office.
    let hidden = sent_on && finding.personal;
    let text = match hidden {
        true => messages.finding(&finding.redacted()),
        false => messages.finding(finding),
    };
    let (line, column) = match &finding.place {
        Place::Line { line, column, .. } => (Some(*line), Some(*column)),
        _ => (None, None),
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
        column,
        sheet: finding.place.sheet_name(),
        cell: finding.place.cell_ref().map(|cell| cell.to_string()),
        found: finding.found.as_deref().filter(|_| !hidden),
        expected: text.expected,
        message: text.message,
        hint: text.hint,
        effect: finding.effect.as_ref().map(EffectJson::from),
        explanation: finding.explanation.as_ref().filter(|_| !hidden).map(NoteJson::from),
        explain_in: finding
            .remark
            .filter(|_| finding.wants_explanation() && finding.explanation.is_none())
            .map(|cell| cell.to_string()),
        trial: finding.trial.map(|period| period.to_string()),
        breach: finding.breach.as_deref().map(BreachJson::from),
        decision: finding.decision.as_deref().map(SignedJson::from),
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
