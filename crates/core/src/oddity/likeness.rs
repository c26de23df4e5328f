//! Forms whose figures are those of another form.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::standing::Standing;
use crate::catalogue;
use crate::{Arg, Code, Field, Finding, OddityKind, Past, Thresholds};

/// What a unit says that happened in the period: every figure by its field.
type Flows = BTreeMap<Code, Decimal>;

fn flows(standing: &Standing<'_>) -> Flows {
    standing.flows().filter_map(|field| Some((field.code.clone(), standing.figure(field)?))).collect()
}

/// The fields whose figures are not zero, if there are enough of them for a likeness to be no accident.
fn telling<'f>(standing: &Standing<'f>, thresholds: &Thresholds) -> Option<Vec<&'f Field>> {
    let is_telling = |field: &&Field| standing.figure(field).is_some_and(|figure| !figure.is_zero());
    let fields: Vec<&Field> = standing.flows().filter(is_telling).collect();
    (fields.len() >= thresholds.alike).then_some(fields)
}

/// Finds the figures of the period before, once more.
pub(super) fn repeated(standing: &Standing<'_>, past: &Past, thresholds: &Thresholds) -> Option<Finding> {
    if !thresholds.looks_for(OddityKind::Repeated) {
        return None;
    }
    let fields = telling(standing, thresholds)?;
    let history = past.previous()?;
    // A blank then and a zero now are not the same, nor the other way round.
    let same = standing
        .flows()
        .all(|field| standing.figure(field) == history.figure(standing.unit.as_str(), field.code.as_str()));
    same.then(|| {
        standing
            .finding(&catalogue::SAME_AS_BEFORE, &fields)
            .arg("count", Arg::Count(fields.len() as u64))
            .arg("period", Arg::Period(history.period))
    })
}

/// The submissions by what they say that happened.
pub(super) struct Likenesses<'a> {
    thresholds: &'a Thresholds,
    by_flows: BTreeMap<Flows, Vec<Standing<'a>>>,
}

impl<'a> Likenesses<'a> {
    pub fn new(thresholds: &'a Thresholds, all: &[Standing<'a>]) -> Self {
        let mut by_flows: BTreeMap<Flows, Vec<Standing<'a>>> = BTreeMap::new();
        if thresholds.looks_for(OddityKind::Copied) {
            for standing in all.iter().filter(|standing| standing.listed.is_some()) {
                by_flows.entry(flows(standing)).or_default().push(*standing);
            }
        }
        Self { thresholds, by_flows }
    }

    /// Finds the figures of other units in a submission. Copies of one file are found elsewhere.
    pub fn copied(&self, standing: &Standing<'_>) -> Option<Finding> {
        let fields = telling(standing, self.thresholds)?;
        let others = self.by_flows.get(&flows(standing))?.iter().filter(|other| {
            other.unit != standing.unit && other.submission.file.sha256 != standing.submission.file.sha256
        });
        let mut others: Vec<String> =
            others.map(|other| format!("{} ({})", other.unit, other.submission.file.path)).collect();
        others.sort();
        (!others.is_empty()).then(|| {
            standing
                .finding(&catalogue::SAME_AS_ANOTHER, &fields)
                .arg("count", Arg::Count(fields.len() as u64))
                .arg("others", Arg::List(others))
        })
    }
}
