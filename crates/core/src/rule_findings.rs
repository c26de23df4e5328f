use std::sync::Arc;

use crate::{
    Arg, Code, Figures, Finding, MessagePart, Operand, Place, Related, Rule, Said, Scope, Severity,
    SubmissionFigures, Verdict, catalogue,
};

/// Judges a submission by the rules of its form that are about one submission.
///
/// A broken rule is one finding: at the first answer that the rule names and the file has a cell for, with the
/// others beside it. A rule that is only tried out is a note, whatever its severity.
pub(crate) fn rule_findings(figures: &SubmissionFigures<'_>) -> Vec<Finding> {
    let of_form = figures.form.rules().iter().filter(|rule| rule.scope == Scope::Form);
    let judged = of_form.map(|rule| SubmissionFigures { rule, ..*figures });
    judged.filter_map(|figures| broken(&figures)).collect()
}

fn broken(figures: &SubmissionFigures<'_>) -> Option<Finding> {
    let rule = figures.rule;
    if figures.is_unreadable() || rule.verdict(figures) != Verdict::Broken {
        return None;
    }
    let file = figures.submission.file.path.clone();
    let source = |code: &Code| figures.submission.values.get(code).and_then(|value| value.source.as_ref());
    let mut cells = rule.fields().into_iter().filter_map(|code| Some((source(&code)?, code)));
    let first = cells.next();
    let place = match &first {
        Some((source, _)) => Place::cell(file, source.sheet.clone(), source.cell),
        None => Place::file(file),
    };
    let found = first.as_ref().map(|(source, _)| source.raw.clone()).unwrap_or_default();
    let related = cells.map(|(source, code)| Related { field: Some(code), cell: source.cell });
    let mut finding = Finding::new(&catalogue::RULE_BROKEN, place)
        .found(found)
        .related(related)
        .arg("message", Arg::Said(said(rule, figures)))
        .text("check", rule.check.text());
    if let Some((_, code)) = first {
        let label = figures.form.field(code.as_str()).map(|field| field.label.to_string());
        finding = finding.code(&code, &label.unwrap_or_default());
    }
    finding.severity = if rule.is_trial(figures.period) { Severity::Note } else { rule.severity };
    finding = finding.arg("trial", Arg::Text(trial(rule, figures)));
    finding.rule = Some(rule.id.clone());
    Some(finding)
}

fn trial(rule: &Rule, figures: &SubmissionFigures<'_>) -> String {
    let until = rule.trial_until.filter(|_| rule.is_trial(figures.period));
    until.map(|period| figures.form.layout.period_label(period)).unwrap_or_default()
}

/// The message of a rule with its figures put in.
pub(crate) fn said(rule: &Rule, figures: &dyn Figures) -> Vec<Said> {
    rule.message
        .iter()
        .map(|part| match part {
            MessagePart::Words(words) => Said::Words(words.clone()),
            MessagePart::Figure(formula) => match formula.value(figures) {
                Operand::Number(number) => Said::Number(number),
                // What is not there is shown as a gap, not as a fault of a spreadsheet.
                Operand::Fault(_) | Operand::Blank => Said::Words(Arc::from("…")),
                other => Said::Words(Arc::from(other.to_string())),
            },
        })
        .collect()
}
