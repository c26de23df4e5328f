use tonghop_core::{Arg, CellRef, Finding, Form, Severity, Submission};

use super::mark::Mark;
use crate::{FindingText, Messages};

/// Something that a unit is to mend or to explain.
#[derive(Debug, Clone)]
pub(super) struct Item<'a> {
    pub finding: &'a Finding,
    pub text: FindingText,
    pub mark: Mark,
    /// Where it stands in the copy, if it stands at a cell.
    pub spot: Option<Spot>,
}

/// A cell of the copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot {
    pub sheet: String,
    pub cell: CellRef,
}

impl<'a> Item<'a> {
    /// What is to be done about a submission, what matters most first: errors before warnings, what concerns the
    /// whole file before single cells, and these in the order of the form.
    pub fn all(submission: &'a Submission, form: &Form, messages: &Messages) -> Vec<Self> {
        let mut findings: Vec<(Mark, &Finding)> = submission
            .findings
            .iter()
            .filter(|finding| !finding.folded)
            .filter_map(|finding| Some((Mark::of(finding.severity)?, finding)))
            .collect();
        let sheet_rank = |finding: &Finding| {
            let sheet = finding.place.sheet_name().unwrap_or_default();
            let is_form = form.layout.is("sheets.form", sheet);
            (!is_form, sheet.to_owned())
        };
        findings.sort_by_cached_key(|(_, finding)| {
            (
                finding.severity,
                finding.place.cell_ref().is_some(),
                sheet_rank(finding),
                finding.place.cell_ref(),
            )
        });
        let item = |(mark, finding): (Mark, &'a Finding)| {
            let spot = finding.place.sheet_name().zip(finding.place.cell_ref());
            let spot = spot.map(|(sheet, cell)| Spot { sheet: sheet.to_owned(), cell });
            Self { finding, text: messages.finding(finding), mark, spot }
        };
        findings.into_iter().map(item).collect()
    }

    /// Where it stands, for people.
    pub fn place(&self, messages: &Messages) -> String {
        match (&self.spot, self.finding.place.sheet_name()) {
            (Some(spot), _) => format!("{}!{}", spot.sheet, spot.cell),
            (None, Some(sheet)) => sheet.to_owned(),
            (None, None) => messages.text("reply-whole-file"),
        }
    }

    /// What is expected, in words that a secretary reads. Sums are; a rule that calls functions says in its message
    /// what it wants.
    pub fn expected(&self) -> &str {
        let is_plain = self.finding.rule.is_none() || !self.text.expected.contains(['(', '$']);
        if is_plain { &self.text.expected } else { "" }
    }

    /// What is wrong and what to do about it, as sentences.
    pub fn words(&self, messages: &Messages) -> String {
        let sentence = |text: &str| text.trim().trim_end_matches('.').to_owned();
        let (message, hint) = (sentence(&self.text.message), sentence(&self.text.hint));
        if hint.is_empty() {
            return message;
        }
        messages.format("reply-sentences", &[("message", Arg::Text(message)), ("hint", Arg::Text(hint))])
    }

    /// What the note at its cell says.
    pub fn note(&self, messages: &Messages) -> String {
        let level = match self.finding.severity {
            Severity::Error => "reply-note-error",
            Severity::Warning | Severity::Note => "reply-note-warning",
        };
        let mut note =
            format!("{} ({})\n{}", messages.text(level), self.finding.shown_code(), self.words(messages));
        let own = self.finding.place.cell_ref();
        let related =
            self.finding.related.iter().map(|related| related.cell).filter(|cell| Some(*cell) != own);
        let related: Vec<String> = related.map(|cell| cell.to_string()).collect();
        // The cells of a form that is written again are not those that the finding names.
        if !related.is_empty() && self.stands_where_found() {
            let cells = [("cells", Arg::Text(related.join(", ")))];
            note = format!("{note}\n{}", messages.format("reply-note-related", &cells));
        }
        note
    }

    fn stands_where_found(&self) -> bool {
        self.spot.as_ref().is_some_and(|spot| {
            self.finding.place.sheet_name() == Some(&spot.sheet)
                && self.finding.place.cell_ref() == Some(spot.cell)
        })
    }
}
