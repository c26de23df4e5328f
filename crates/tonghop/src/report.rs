use std::path::{Path, PathBuf};

use tonghop_core::{
    Arg, Consolidation, DeclarationError, Finding, Highlights, Place, ReportStamp, Severity, Status,
    catalogue,
};
use tonghop_ingest::read_report;
use tonghop_output::{Messages, Report, ReportError};

use crate::workspace::read_text;
use crate::{Collection, Error, OutputFiles};

/// A report that was written.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportFiles {
    /// Where it is.
    pub path: PathBuf,
    /// Every figure in it.
    pub stamp: ReportStamp,
    /// What the office should know: figures that do not cover all units.
    pub findings: Vec<Finding>,
}

/// A report that was held against the data of today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportCheck {
    /// What no longer agrees, gravest first.
    pub findings: Vec<Finding>,
    /// How many figures the report was written with.
    pub figures: usize,
}

impl ReportCheck {
    /// How many findings of that severity there are.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }
}

impl Collection<'_> {
    /// Writes the Word report into `folder`: the office's own text (`report.md`) with the figures put in.
    ///
    /// # Errors
    /// [`Error::NoReportText`]; [`Error::Declaration`] with every mistake of the text, the settings or the chosen
    /// answers; [`Error::IntoInbox`], [`Error::Output`], [`Error::Write`] and [`Error::Stopped`].
    pub fn write_report(
        &self,
        consolidation: &Consolidation,
        folder: &Path,
        messages: &Messages,
    ) -> Result<ReportFiles, Error> {
        let workspace = self.workspace;
        workspace.refuse_inbox(folder)?;
        let path = workspace.report_text(self.period);
        if !path.is_file() {
            return Err(Error::NoReportText { path });
        }
        let text = read_text(&path)?;
        let settings = workspace.report_settings(self.period)?;
        let highlights = workspace.highlights(self.period)?;
        self.refuse_missing_answers(&highlights)?;
        let period = Arg::Text(self.period.to_string());
        let key = if consolidation.provisional { "file-report-provisional" } else { "file-report" };
        let name = format!("{}.docx", messages.format(key, &[("period", period)]));
        let report = self.report(consolidation, &highlights);
        let settings_file = workspace.report_settings_path();
        let written = report.to_docx(
            &path.to_string_lossy(),
            text.strip_prefix('\u{feff}').unwrap_or(&text),
            &settings_file.to_string_lossy(),
            &settings,
        );
        let written = written.map_err(|error| match error {
            ReportError::Mistakes { mistakes } => Error::Declaration(DeclarationError { mistakes }),
            other => Error::Output { what: name.clone(), source: Box::new(other) },
        })?;
        let mut files = OutputFiles::until(folder, &self.stop)?;
        files.add(&name, &written.bytes)?;
        files.finish()?;
        Ok(ReportFiles { path: folder.join(name), stamp: written.stamp, findings: written.findings })
    }

    /// Holds a report, perhaps edited by hand since it was written, against the data as they are now.
    ///
    /// # Errors
    /// [`Error::Read`] where the file cannot be read; [`Error::Declaration`] where what the workspace declares has
    /// mistakes. A file that is no report is a finding.
    pub fn check_report(&self, consolidation: &Consolidation, path: &Path) -> Result<ReportCheck, Error> {
        let bytes = std::fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
        let shown = path.to_string_lossy();
        let document = match read_report(&bytes) {
            Ok(document) => document,
            Err(error) => {
                let finding = Finding::new(&catalogue::NOT_A_REPORT, Place::file(&*shown));
                let finding = finding.arg("reason", Arg::Word(error.message_key()));
                return Ok(ReportCheck { findings: vec![finding], figures: 0 });
            }
        };
        let workspace = self.workspace;
        let highlights = workspace.highlights(self.period)?;
        let report = self.report(consolidation, &highlights);
        let findings = report.compare(&shown, &document);
        Ok(ReportCheck { findings, figures: document.stamp.figures.len() })
    }

    fn report<'a>(&'a self, consolidation: &'a Consolidation, highlights: &'a Highlights) -> Report<'a> {
        Report {
            form: &self.workspace.form,
            roster: &self.roster,
            committee: &self.workspace.settings.committee.code,
            consolidation,
            submissions: &self.submissions,
            history: self.past.previous(),
            highlights,
        }
    }

    /// Refuses choices of answers that no counted submission gives.
    fn refuse_missing_answers(&self, highlights: &Highlights) -> Result<(), Error> {
        let is_there = |question: &str, unit: &tonghop_core::Code| {
            self.submissions.iter().any(|one| {
                one.status == Status::Accepted
                    && one.identity.unit.as_ref() == Some(unit)
                    && one.value(question).is_some_and(|value| value.datum.is_some())
            })
        };
        let missing = highlights.all().iter().filter(|one| !is_there(one.question.as_str(), &one.unit));
        let mistakes: Vec<Finding> = missing
            .map(|one| {
                Finding::new(&catalogue::CHOSEN_ANSWER_MISSING, one.place.clone())
                    .found(one.unit.as_str())
                    .text("question", one.question.as_str())
            })
            .collect();
        if mistakes.is_empty() { Ok(()) } else { Err(DeclarationError { mistakes }.into()) }
    }
}
