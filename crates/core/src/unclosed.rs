use std::collections::{BTreeMap, BTreeSet};

use crate::catalogue;
use crate::{Arg, Finding, Form, Name, Past, Period, Place, Scope};

/// Says which periods were never closed though the form looks at them, so that nobody takes silence for soundness:
/// each is one note, nearest first, with the rules that could not be judged by it.
///
/// A rule over a column of periods, `HISTORY(TT01, 4)`, passes over those that are not known. A period is missed for
/// it only where older ones are known, or where none of them is: a past that begins with the first closed period is
/// no fault.
#[must_use]
pub fn unclosed_periods(form: &Form, past: &Past) -> Vec<Finding> {
    let period = past.period();
    let mut missed: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for rule in form.rules().iter().filter(|rule| rule.scope == Scope::Form) {
        for back in rule.check.names().iter().flat_map(|name| unknown(name, past)) {
            missed.entry(back).or_default().insert(rule.id.as_str());
        }
    }
    let opens: Vec<String> = form
        .fields()
        .iter()
        .filter(|field| field.opening.is_some())
        .map(|field| field.code.to_string())
        .collect();
    if !opens.is_empty() && past.previous().is_none() {
        missed.entry(1).or_default();
    }
    let periods: BTreeMap<usize, Period> = Past::periods(period).collect();
    let note = |(back, rules): (usize, BTreeSet<&str>)| {
        let unclosed = *periods.get(&back)?;
        let rules = form.rules().iter().filter(|rule| rules.contains(rule.id.as_str()));
        Some(
            Finding::new(&catalogue::PERIOD_NOT_CLOSED, Place::Collection)
                .arg("period", Arg::Period(unclosed))
                .arg("rules", Arg::List(rules.map(|rule| rule.id.to_string()).collect()))
                .arg("openings", Arg::List(if back == 1 { opens.clone() } else { Vec::new() })),
        )
    };
    missed.into_iter().filter_map(note).collect()
}

/// How many periods back those are that a name needs and that were never closed.
fn unknown(name: &Name, past: &Past) -> Vec<usize> {
    match name {
        Name::Prior(_, span) => {
            let back = span.periods(past.period());
            let asked = *span != crate::PriorSpan::Year || past.period().number() > 1;
            if asked && past.back(back).is_none() { vec![back] } else { Vec::new() }
        }
        Name::History(_, periods) => {
            let oldest = (1..=usize::from(*periods)).rev().find(|back| past.back(*back).is_some());
            match oldest {
                None => vec![1],
                Some(oldest) => (1..oldest).filter(|back| past.back(*back).is_none()).collect(),
            }
        }
        _ => Vec::new(),
    }
}
