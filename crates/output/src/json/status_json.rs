use serde_json::{Value, json};
use tonghop_core::{By, FieldOutlook, Finding, Span, Status, UnitStanding, UnitState, plain};

use super::{SHARE_DECIMALS, VERSION, finding_json, to_text};
use crate::{Messages, PeriodStatus};

/// The report of `status` as JSON.
///
/// # Errors
/// None in practice; the writer's error is handed on rather than hidden.
pub fn status_json(status: &PeriodStatus<'_>, messages: &Messages) -> Result<String, serde_json::Error> {
    let PeriodStatus { form, board, consolidation, outlook, .. } = *status;
    let coverage = form.fields().iter().filter(|field| field.by == By::Unit).filter_map(|field| {
        let coverage = consolidation.total(field.code.as_str())?.coverage;
        Some(json!({"field": field.code.as_str(), "have": coverage.have, "of": coverage.of}))
    });
    let others = status.submissions.iter();
    let others = others.filter(|file| !matches!(file.status, Status::Accepted | Status::Rejected));
    let files = others.map(|file| json!({"path": *file.file.path, "status": file.status.word()}));
    let findings: Result<Vec<Value>, _> = status
        .findings
        .iter()
        .map(|finding: &Finding| serde_json::to_value(finding_json(finding, messages, true)))
        .collect();
    to_text(&json!({
        "version": VERSION,
        "form": *form.id,
        "period": board.period.to_string(),
        "deadline": board.deadline.map(|day| day.to_string()),
        "on": status.on.map(|day| day.to_string()),
        "counts": {
            "expected": board.units.len(),
            "accepted": board.count(UnitState::Accepted),
            "rejected": board.count(UnitState::Rejected),
            "missing": board.count(UnitState::Missing),
            "late": board.units.iter().filter(|unit| unit.late).count(),
        },
        "units": board.units.iter().map(unit).collect::<Vec<_>>(),
        "coverage": coverage.collect::<Vec<_>>(),
        "outlook": {
            "periods": outlook.regarded.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "fields": outlook.fields.iter().map(field).collect::<Vec<_>>(),
        },
        "files": files.collect::<Vec<_>>(),
        "findings": findings?,
    }))
}

fn unit(unit: &UnitStanding) -> Value {
    json!({
        "unit": unit.unit.as_str(),
        "name": *unit.name,
        "status": unit.state.word(),
        "late": unit.late,
        "file": unit.file.as_deref(),
        "later_rejected": unit.later_rejected.as_deref(),
        "received": unit.received.map(|day| day.to_string()),
        "errors": unit.counts.errors,
        "warnings": unit.counts.warnings,
        "explained": unit.counts.explained,
        "share": unit.share.map(|share| plain(share.round_dp(SHARE_DECIMALS))),
    })
}

fn field(field: &FieldOutlook) -> Value {
    let waiting = field.waiting.iter().map(|unit| {
        let past = unit
            .past
            .iter()
            .map(|past| json!({"period": past.period.to_string(), "value": past.figure.map(plain)}));
        json!({"unit": unit.unit.as_str(), "span": unit.span().map(span), "past": past.collect::<Vec<_>>()})
    });
    json!({
        "field": field.field.as_str(),
        "so_far": field.so_far.map(plain),
        "coverage": {"have": field.coverage.have, "of": field.coverage.of},
        "expected": field.span().map(span),
        "known": field.known.map(span),
        "unknown": field.unknown().map(|unit| unit.as_str()).collect::<Vec<_>>(),
        "waiting": waiting.collect::<Vec<_>>(),
    })
}

fn span(span: Span) -> Value {
    json!({"least": plain(span.least), "most": plain(span.most)})
}
