use std::sync::Arc;

use tonghop_core::{Arg, Code, Consolidation, Datum, Highlight, RollUp, RollUpMatter, Status, Submission};
use tonghop_output::{Answers, Messages, RollUpWorkbook};

use crate::{Collection, Error};

/// How many characters a cell of Excel holds.
const LONGEST: usize = 32_767;

impl Collection<'_> {
    /// What goes up to the level above: every unit, and everything that the totals are made of.
    #[must_use]
    pub fn roll_up(&self, consolidation: &Consolidation) -> RollUp {
        let submissions: Vec<&Submission> = self.submissions.iter().chain(&self.carried).collect();
        let matter = RollUpMatter {
            form: &self.workspace.form,
            roster: &self.roster,
            roster_name: &self.workspace.settings.roster,
            committee: &self.workspace.settings.committee,
            consolidation,
            submissions: &submissions,
        };
        matter.roll_up()
    }

    /// The workbook for the level above, as bytes: the form filled with the totals, with the contributions of every
    /// unit, and neither personal data nor findings. The `tonghop` of the level above takes it for a submission, and
    /// what it makes of several is what it would make of all submissions at once. It is in the language of the form.
    ///
    /// Of the answers in words those go up that the office chose for its report.
    ///
    /// # Errors
    /// [`Error::Read`] and [`Error::Declaration`] where the choices of answers have mistakes; [`Error::Output`] where
    /// Excel has no room.
    pub fn for_upper_level(&self, consolidation: &Consolidation) -> Result<Vec<u8>, Error> {
        let messages = Messages::of(self.workspace.form.language);
        let workbook = RollUpWorkbook {
            form: &self.workspace.form,
            committee: &self.workspace.settings.committee,
            period: self.period,
            roll_up: &self.roll_up(consolidation),
            answers: &self.chosen_answers()?,
        };
        workbook.to_bytes(&messages).map_err(|source| Error::Output {
            what: self.roll_up_name(consolidation, &messages),
            source: Box::new(source),
        })
    }

    /// The answers in words that were chosen, each under the name of its unit.
    fn chosen_answers(&self) -> Result<Answers, Error> {
        let highlights = self.workspace.highlights(self.period)?;
        let mut answers = Answers::default();
        for field in self.workspace.form.text_fields() {
            let chosen = highlights.of(field.code.as_str());
            let said: Vec<String> = chosen.filter_map(|highlight| self.said(highlight)).collect();
            if !said.is_empty() {
                let text: String = said.join("\n").chars().take(LONGEST).collect();
                answers.values.insert(field.code.clone(), Datum::Text(Arc::from(text)));
            }
        }
        Ok(answers)
    }

    fn said(&self, highlight: &Highlight) -> Option<String> {
        let own = |unit: &Code| {
            let counted = |one: &&Submission| {
                one.status == Status::Accepted && one.identity.unit.as_ref() == Some(unit)
            };
            let answer = self.submissions.iter().find(counted)?.value(highlight.question.as_str())?;
            answer.datum.as_ref().map(ToString::to_string)
        };
        let text = match &highlight.text {
            Some(text) => text.to_string(),
            None => own(&highlight.unit)?,
        };
        let unit = self.roster.unit(highlight.unit.as_str());
        Some(format!("{}: {text}", unit.map_or(highlight.unit.as_str(), |unit| &unit.name)))
    }

    /// The name of its file.
    pub(crate) fn roll_up_name(&self, consolidation: &Consolidation, messages: &Messages) -> String {
        let committee = crate::workspace::file_stem(self.workspace.settings.committee.code.as_str());
        let args = [("unit", Arg::Text(committee)), ("period", Arg::Text(self.period.to_string()))];
        let key = if consolidation.provisional { "file-roll-up-provisional" } else { "file-roll-up" };
        format!("{}.xlsx", messages.format(key, &args))
    }
}
