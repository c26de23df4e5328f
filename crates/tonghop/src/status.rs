use std::path::Path;

use tonghop_core::{Board, Consolidation, Date, Finding, Outlook, Past, Period, Severity};
use tonghop_output::{Messages, PeriodStatus, status_json};

use crate::{Collection, Error, OutputFiles, Workspace};

/// How a period stands: who has reported, what the totals cover, and between what they will come to lie.
#[derive(Debug, Clone)]
pub struct CollectionStatus<'c> {
    collection: &'c Collection<'c>,
    /// Who has reported.
    pub board: Board,
    /// What was accepted so far, with the rules about the collection that it breaks.
    pub consolidation: Consolidation,
    /// What the totals will come to, by what units gave before.
    pub outlook: Outlook,
    /// What was found of the period as a whole and of its totals.
    pub findings: Vec<Finding>,
}

impl Workspace {
    /// The closed periods that an outlook for `period` looks at.
    fn past_of_outlook(&self, period: Period) -> Result<Past, Error> {
        let mut past = Past::before(period);
        for (_, before) in Past::periods(period) {
            if Outlook::looks_at(&self.form, &past, before)
                && let Some((history, _)) = self.closed(before)?
            {
                past.insert(history);
            }
        }
        Ok(past)
    }
}

impl Collection<'_> {
    /// How the period stands.
    ///
    /// # Errors
    /// [`Error::Read`] and [`Error::Declaration`] where the `results/values.csv` of an earlier period is damaged.
    pub fn status(&self) -> Result<CollectionStatus<'_>, Error> {
        let workspace = self.workspace();
        let consolidation = self.consolidate(false);
        let past = workspace.past_of_outlook(self.period)?;
        Ok(CollectionStatus {
            board: Board::of(
                self.period,
                &workspace.roster,
                &self.selection,
                &self.submissions,
                self.receipts(),
                workspace.settings.deadline(self.period),
            ),
            outlook: Outlook::of(&workspace.form, &consolidation, &past),
            findings: self.selection.findings.iter().chain(&consolidation.findings).cloned().collect(),
            consolidation,
            collection: self,
        })
    }
}

impl CollectionStatus<'_> {
    /// The same for its report; `on` is the day on which it is told.
    #[must_use]
    pub fn told(&self, on: Option<Date>) -> PeriodStatus<'_> {
        let workspace = self.collection.workspace();
        PeriodStatus {
            form: &workspace.form,
            committee: &workspace.settings.committee,
            board: &self.board,
            consolidation: &self.consolidation,
            outlook: &self.outlook,
            findings: &self.findings,
            submissions: &self.collection.submissions,
            on,
        }
    }

    /// How many findings of that severity there are: of the collection, its files and its totals.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        let of_totals = self.consolidation.findings.iter().filter(|finding| finding.severity == severity);
        self.collection.count(severity) + of_totals.count()
    }

    /// The report as JSON, version 1 of the contract.
    ///
    /// # Errors
    /// [`Error::Output`], which does not happen in practice.
    pub fn to_json(&self, on: Option<Date>, messages: &Messages) -> Result<String, Error> {
        status_json(&self.told(on), messages)
            .map_err(|source| Error::Output { what: "json".to_owned(), source: Box::new(source) })
    }

    /// Writes the report as a page of HTML that needs no other file.
    ///
    /// # Errors
    /// [`Error::IntoInbox`] and [`Error::Write`].
    pub fn write_page(&self, path: &Path, on: Option<Date>, messages: &Messages) -> Result<(), Error> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        self.collection.workspace().refuse_inbox(folder)?;
        let page = self
            .told(on)
            .to_html(messages)
            .map_err(|source| Error::Output { what: name.clone(), source: Box::new(source) })?;
        let mut files = OutputFiles::in_folder(folder)?;
        files.add(&name, page.as_bytes())?;
        files.finish()?;
        Ok(())
    }
}
