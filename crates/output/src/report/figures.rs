use std::collections::BTreeMap;
use std::sync::Arc;

use tonghop_core::{
    By, Code, Coverage, Datum, Decimal, Field, FieldType, Figure, History, Period, Status, Submission, Total,
};

use super::Report;
use super::wording::Wording;

/// A figure of the form with all that a report may say of it.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub code: Code,
    pub label: String,
    pub measure: String,
    pub field_type: FieldType,
    /// The figure as one number; for a status the units that gave the choice that counts.
    pub number: Option<Decimal>,
    /// Part and whole, where the figure has them.
    pub fraction: Option<(Decimal, Decimal)>,
    /// How many units gave each choice.
    pub counts: Vec<(Arc<str>, u64)>,
    /// A committee's answer that is no number.
    pub answer: Option<Datum>,
    pub coverage: Coverage,
    /// The figure of the period before, and how many of the units that reported then it covers.
    pub prior: Option<(Decimal, Coverage)>,
    /// The units, in the order of the roster, and what they gave.
    pub given: Vec<(Arc<str>, Datum)>,
    /// The fields that it is made of.
    pub fields: Vec<Code>,
}

/// An answer in words that may stand in the report.
#[derive(Debug, Clone)]
pub(super) struct ChosenAnswer {
    pub question: Code,
    pub unit: Code,
    pub unit_name: String,
    pub text: String,
}

/// All that the text of a report can name.
pub(super) struct ReportFigures {
    pub period: Period,
    pub items: BTreeMap<String, Arc<Item>>,
    pub chosen: Vec<ChosenAnswer>,
    /// The questions, whose answers are texts.
    pub questions: Vec<Code>,
    /// Names of the units from which nothing came, and of those whose files must be corrected.
    pub missing: Vec<String>,
    pub rejected: Vec<String>,
    pub accepted: usize,
    pub expected: usize,
    pub wording: Wording,
}

impl ReportFigures {
    pub fn new(report: &Report<'_>) -> Self {
        let Report { form, roster, consolidation, .. } = report;
        let mut items = BTreeMap::new();
        for field in form.fields().iter().filter(|field| field.field_type != FieldType::Text) {
            let Some(total) = consolidation.total(field.code.as_str()) else { continue };
            items.insert(field.code.to_string(), Arc::new(item(report, field, total)));
        }
        let name = |code: &Code| {
            roster.unit(code.as_str()).map_or_else(|| code.to_string(), |unit| unit.name.to_string())
        };
        let chosen = report.highlights.all().iter().filter_map(|highlight| {
            let own = answer(report.submissions, &highlight.question, &highlight.unit)?;
            Some(ChosenAnswer {
                question: highlight.question.clone(),
                unit: highlight.unit.clone(),
                unit_name: name(&highlight.unit),
                text: highlight.text.as_ref().map_or(own, |text| text.to_string()),
            })
        });
        let units = &consolidation.units;
        Self {
            period: consolidation.period,
            items,
            chosen: chosen.collect(),
            questions: form.text_fields().map(|field| field.code.clone()).collect(),
            missing: units.missing.iter().map(name).collect(),
            rejected: units.rejected.iter().map(name).collect(),
            accepted: units.accepted.len(),
            expected: units.expected.len(),
            wording: Wording::of(form.language),
        }
    }
}

/// What a unit's counted submission answers to a question, on one line; `None` where it does not.
pub(super) fn answer(submissions: &[Submission], question: &Code, unit: &Code) -> Option<String> {
    let counted = submissions
        .iter()
        .find(|one| one.status == Status::Accepted && one.identity.unit.as_ref() == Some(unit))?;
    match counted.value(question.as_str())?.datum.as_ref()? {
        Datum::Text(text) => {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            (!text.is_empty()).then_some(text)
        }
        _ => None,
    }
}

fn item(report: &Report<'_>, field: &Field, total: &Total) -> Item {
    let counts = match &total.figure {
        Figure::Counts(counts) => counts.clone(),
        _ => Vec::new(),
    };
    let headline = field.counted.as_ref().and_then(|word| total.figure.count(word)).map(Decimal::from);
    // A status that nobody gave is not known to be nobody's.
    let headline = headline.filter(|_| total.coverage.have > 0);
    let number = total.figure.number().or(headline);
    let fraction = match &total.figure {
        Figure::Ratio { numerator, denominator, .. } => Some((*numerator, *denominator)),
        Figure::Counts(_) => number.map(|part| (part, Decimal::from(total.coverage.of))),
        _ => None,
    };
    let unit_name = |code: &Code| {
        let unit = report.roster.unit(code.as_str());
        unit.map_or_else(|| Arc::from(code.as_str()), |unit| unit.name.clone())
    };
    let leaves = report.form.leaves(field);
    Item {
        code: field.code.clone(),
        label: field.label.to_string(),
        measure: field.measure.to_string(),
        field_type: field.field_type,
        number,
        fraction,
        counts,
        answer: match &total.figure {
            Figure::Answer(answer) => answer.clone(),
            _ => None,
        },
        coverage: total.coverage,
        prior: prior(report, field),
        given: total.contributions.iter().map(|c| (unit_name(&c.unit), c.datum.clone())).collect(),
        fields: if leaves.is_empty() { vec![field.code.clone()] } else { leaves.into_iter().collect() },
    }
}

/// The figure of the period before: counted in the roster, else the sum of what was accepted then.
fn prior(report: &Report<'_>, field: &Field) -> Option<(Decimal, Coverage)> {
    let previous = report.consolidation.period.previous()?;
    let history: Option<&History> = report.history.filter(|history| history.period == previous);
    match &field.by {
        By::Unit if field.field_type.is_number() => {
            let units: Vec<&str> = report.roster.reporting(previous).map(|unit| unit.code.as_str()).collect();
            let (sum, have) = history?.sum_of(field.code.as_str(), units.iter().copied())?;
            Some((sum, Coverage { have, of: units.len() }))
        }
        By::Committee => {
            let figure = history?.figure(report.committee.as_str(), field.code.as_str())?;
            Some((figure, Coverage { have: 1, of: 1 }))
        }
        By::Roster { count, unit_kind } => {
            let counted = report.roster.units().iter().filter(|unit| {
                unit.counts_as(*count, previous) && unit_kind.as_ref().is_none_or(|kind| unit.kind == *kind)
            });
            Some((Decimal::from(counted.count()), Coverage { have: 1, of: 1 }))
        }
        _ => None,
    }
}
