use tonghop_core::{
    Past, Rule, RuleExplanation, Scope, Status, Submission, SubmissionFigures, Unit, folded, nearest,
};

use crate::{Collection, Error};

/// How a rule comes to its verdict on the submission of a unit that counts.
#[derive(Debug)]
pub struct ExplainedRule<'c> {
    /// The rule.
    pub rule: &'c Rule,
    /// The unit.
    pub unit: &'c Unit,
    /// Its submission that counts, or that is to be corrected.
    pub submission: &'c Submission,
    /// The accepted values of earlier periods.
    pub past: &'c Past,
    /// Whether an answer that the rule looks at cannot be read, so that it is not judged whatever the steps say.
    pub is_unreadable: bool,
    /// The figures, the steps and the verdict.
    pub explanation: RuleExplanation,
}

impl Collection<'_> {
    /// Follows a rule over the submission of a unit. Rules and units are found whatever the case of their letters.
    ///
    /// # Errors
    /// [`Error::NoSuchRule`], [`Error::NoSuchUnit`], [`Error::NoSubmission`]; [`Error::Read`] and
    /// [`Error::Declaration`] where the values of the period before are damaged.
    pub fn explain_rule(&self, rule: &str, unit: &str) -> Result<ExplainedRule<'_>, Error> {
        let (form, roster) = (&self.workspace().form, &self.workspace().roster);
        let named = |known: &&Rule| folded(known.id.as_str()) == folded(rule);
        let of_form = || form.rules().iter().filter(|rule| rule.scope == Scope::Form);
        let rule = of_form().find(named).ok_or_else(|| Error::NoSuchRule {
            rule: rule.to_owned(),
            judges_totals: form.rules().iter().any(|known| named(&known)),
            suggestion: nearest(rule, of_form().map(|rule| rule.id.as_str())).map(str::to_owned),
        })?;
        let known = roster.unit(unit).or_else(|| roster.unit_respelled(unit));
        let unit = known.ok_or_else(|| Error::NoSuchUnit {
            unit: unit.to_owned(),
            suggestion: roster.nearest_code(unit).map(str::to_owned),
        })?;
        let stands = |submission: &&Submission| {
            let counts = matches!(submission.status, Status::Accepted | Status::Rejected);
            counts && submission.identity.unit.as_ref() == Some(&unit.code)
        };
        let submission = self.submissions.iter().find(stands);
        let submission =
            submission.ok_or_else(|| Error::NoSubmission { unit: unit.code.clone(), period: self.period })?;
        let past = &self.past;
        let figures = SubmissionFigures {
            form,
            rule,
            submission,
            unit: Some(unit),
            period: self.period,
            past: Some(past),
        };
        let is_unreadable = figures.is_unreadable();
        let explanation = RuleExplanation::new(rule, &figures);
        Ok(ExplainedRule { rule, unit, submission, past, is_unreadable, explanation })
    }
}
