use std::collections::BTreeSet;
use std::sync::Arc;

use tonghop_core::{
    Code, ComputedFigures, Datum, FileStamp, Form, History, Name, Period, Scope, State, Status, Submission,
    SubmissionFigures, TrackRecord, Unit, Value,
};

use crate::workspace::read_text;
use crate::{CollectOptions, Error, Workspace};

/// How the rules of a form would have fared in past periods.
#[derive(Debug)]
pub struct BackTest {
    /// The periods over which they were tried, the earliest first.
    pub periods: Vec<TriedPeriod>,
    /// How each rule fared.
    pub record: TrackRecord,
}

/// A period over which rules were tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TriedPeriod {
    /// The period.
    pub period: Period,
    /// What is there of it.
    pub evidence: Evidence,
    /// How many submissions, or units with values, were judged.
    pub submissions: usize,
}

/// What is there of a past period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// What came in: everything can be judged.
    Inbox,
    /// The accepted values only: rules over row tables, and over fields of which no value was kept, cannot be judged.
    Values,
}

impl Workspace {
    /// Judges the submissions of past periods by the rules of `form`: the workspace's own, or one with a draft of
    /// rules ([`Form::with_draft`]). Submissions count that are accepted or to be corrected. Periods of which
    /// nothing is there are left out. Nothing is written.
    ///
    /// # Errors
    /// As [`Workspace::collect`], and [`Error::Declaration`] where the values of a period are damaged.
    pub fn try_rules(
        &self,
        form: &Form,
        periods: &[Period],
        options: &CollectOptions<'_>,
    ) -> Result<BackTest, Error> {
        let mut test = BackTest { periods: Vec::new(), record: TrackRecord::new(form) };
        for period in periods {
            let before = test.record.submissions();
            let evidence = if self.inbox(*period).is_dir() {
                self.try_inbox(form, *period, options, &mut test.record)?;
                Evidence::Inbox
            } else {
                let path = self.results(*period).join("values.csv");
                if !path.is_file() {
                    continue;
                }
                let values = History::parse(*period, form, &path.to_string_lossy(), &read_text(&path)?)?;
                self.try_values(form, &values, &path.to_string_lossy(), &mut test.record)?;
                Evidence::Values
            };
            let submissions = test.record.submissions() - before;
            test.periods.push(TriedPeriod { period: *period, evidence, submissions });
        }
        Ok(test)
    }

    fn try_inbox(
        &self,
        form: &Form,
        period: Period,
        options: &CollectOptions<'_>,
        record: &mut TrackRecord,
    ) -> Result<(), Error> {
        let Some(rule) = form.rules().iter().find(|rule| rule.scope == Scope::Form) else { return Ok(()) };
        let (past, _) = self.past_for(form, period)?;
        let collection = self.collect(period, options)?;
        for submission in &collection.submissions {
            let counts = matches!(submission.status, Status::Accepted | Status::Rejected);
            let unit = submission.identity.unit.as_ref();
            let Some(unit) = unit.and_then(|code| self.roster.unit(code.as_str())).filter(|_| counts) else {
                continue;
            };
            let unit = Some(unit);
            let figures = SubmissionFigures { form, rule, submission, unit, period, past: Some(&past) };
            record.add(&figures, &|_name| true);
        }
        Ok(())
    }

    fn try_values(
        &self,
        form: &Form,
        values: &History,
        file: &str,
        record: &mut TrackRecord,
    ) -> Result<(), Error> {
        let Some(rule) = form.rules().iter().find(|rule| rule.scope == Scope::Form) else { return Ok(()) };
        let period = values.period;
        let (past, _) = self.past_for(form, period)?;
        let units: Vec<&Unit> = self.roster.reporting(period).collect();
        let datum = |unit: &Unit, code: &Code| values.datum(unit.code.as_str(), code.as_str()).cloned();
        let kept: BTreeSet<&Code> = form
            .fields()
            .iter()
            .map(|field| &field.code)
            .filter(|code| units.iter().any(|unit| datum(unit, code).is_some()))
            .collect();
        let is_known = |name: &Name| match name {
            Name::Field(code) => {
                let field = form.field(code.as_str());
                let leaves = field.map(|field| form.leaves(field)).unwrap_or_default();
                kept.contains(code) || (!leaves.is_empty() && leaves.iter().all(|leaf| kept.contains(leaf)))
            }
            Name::Column(..) | Name::Rows(_) => false,
            _ => true,
        };
        for unit in units {
            let given = |code: &Code| datum(unit, code);
            if !kept.iter().any(|code| given(code).is_some()) {
                continue;
            }
            let submission = of_values(form, unit, period, file, &given);
            let figures = SubmissionFigures {
                form,
                rule,
                submission: &submission,
                unit: Some(unit),
                period,
                past: Some(&past),
            };
            record.add(&figures, &is_known);
        }
        Ok(())
    }
}

/// A submission that has only its accepted values left.
fn of_values(
    form: &Form,
    unit: &Unit,
    period: Period,
    file: &str,
    given: &dyn Fn(&Code) -> Option<Datum>,
) -> Submission {
    let mut submission = Submission::unread(FileStamp { path: Arc::from(file), sha256: Arc::from("") });
    submission.identity.unit = Some(unit.code.clone());
    submission.identity.period = Some(period);
    submission.readable = true;
    submission.status = Status::Accepted;
    let number = |code: &Code| given(code).as_ref().and_then(Datum::number);
    let figures = ComputedFigures::new(form, &number);
    for field in form.asked_fields(false) {
        let datum = match field.formula() {
            Some(_) => figures.figure(&field.code).map(Datum::Number),
            None => given(&field.code),
        };
        let state = match (&datum, field.formula()) {
            (None, _) => State::Blank,
            (Some(_), Some(_)) => State::Computed,
            (Some(_), None) => State::Given,
        };
        submission.values.insert(field.code.clone(), Value { state, datum, source: None });
    }
    submission
}
