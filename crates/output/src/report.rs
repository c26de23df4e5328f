//! The report of a committee: its own text with the figures put in, as a Word document that knows which figure
//! stands where.
//!
//! ```text
//! report.md ── template ──► Markdown with figures ── blocks ──► docx
//! report.docx (edited by hand) ── read by ingest ──► compare ──► findings
//! ```

mod annex;
mod blocks;
mod compare;
mod docx;
mod figures;
mod filters;
mod paper;
mod phrase;
mod source;
mod template;
pub(crate) mod wording;

use std::collections::BTreeMap;

use tonghop_core::{
    Code, Consolidation, Finding, Form, GivenByUnit, Highlights, History, Origin, PaperLine, Place,
    ReportDocument, ReportSettings, ReportStamp, Roster, Submission, WrittenFigure, catalogue,
};

use crate::Messages;
use blocks::Block;
use figures::ReportFigures;
use template::{Said, Template};

/// What a report is made from.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// The form.
    pub form: &'a Form,
    /// Who reports.
    pub roster: &'a Roster,
    /// The code of the committee.
    pub committee: &'a Code,
    /// The figures.
    pub consolidation: &'a Consolidation,
    /// Every file, for the answers in words.
    pub submissions: &'a [Submission],
    /// The figures of the period before; `None` where they are not known.
    pub history: Option<&'a History>,
    /// The answers in words that the office chose.
    pub highlights: &'a Highlights,
}

/// A report that was written.
#[derive(Debug, Clone, PartialEq)]
pub struct WrittenReport {
    /// The Word document.
    pub bytes: Vec<u8>,
    /// What it keeps of its data.
    pub stamp: ReportStamp,
    /// What the office should know: figures that do not cover all units.
    pub findings: Vec<Finding>,
}

/// Why a report could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReportError {
    /// The text of the report has mistakes.
    #[error("the text of the report has {} mistakes", mistakes.len())]
    Mistakes {
        /// The mistakes, in the order of their lines.
        mistakes: Vec<Finding>,
    },
    /// The document could not be packed.
    #[error("the document could not be packed")]
    Package(#[from] zip::result::ZipError),
}

impl Report<'_> {
    /// Writes the report: `text` is the office's own text, `file` its name and `settings_file` that of the
    /// settings, under which mistakes are reported.
    ///
    /// The same input gives the same bytes. Every figure stands in a content control and under a bookmark of its
    /// own; what it is stands in the document too, see [`ReportStamp`].
    ///
    /// # Errors
    /// [`ReportError::Mistakes`] with every mistake in the text.
    pub fn to_docx(
        &self,
        file: &str,
        text: &str,
        settings_file: &str,
        settings: &ReportSettings,
    ) -> Result<WrittenReport, ReportError> {
        let figures = ReportFigures::new(self);
        let mut template = Template::new(figures);
        let mut mistakes = blocks::mistakes(file, text);
        let body = template.render(file, text);
        let settings = &self.marked(settings);
        let paper = paper::render(settings, &mut template, self.consolidation.period, settings_file);
        let (markdown, paper) = match (body, paper) {
            (Ok(markdown), Ok(paper)) if mistakes.is_empty() => (markdown, paper),
            (body, paper) => {
                mistakes.extend(body.err().into_iter().flatten());
                mistakes.extend(paper.err().into_iter().flatten());
                mistakes.sort_by(|a, b| a.place.cmp(&b.place));
                return Err(ReportError::Mistakes { mistakes });
            }
        };
        let blocks = blocks::from_markdown(&markdown);
        let annex = if settings.with_annex { annex::blocks(self.form, &mut template) } else { Vec::new() };
        let said = template.said();
        let written = written_figures(&blocks, &paper.annex_heading(), &annex, &said);
        let used = written.iter().flat_map(|figure| figure.fields.iter().cloned()).collect();
        let stamp = ReportStamp {
            form: self.form.id.to_string(),
            period: self.consolidation.period,
            units: self.given(&used),
            figures: written,
        };
        let bytes = docx::package(settings, &paper, &blocks, &annex, &said, &stamp)?;
        Ok(WrittenReport { bytes, findings: partial(file, text, &blocks, &said), stamp })
    }

    /// Holds a report that was read again against the data of today. `file` is its name. What no longer agrees comes
    /// gravest first.
    #[must_use]
    pub fn compare(&self, file: &str, document: &ReportDocument) -> Vec<Finding> {
        let mut template = Template::new(ReportFigures::new(self));
        let used = document.stamp.figures.iter().flat_map(|figure| figure.fields.iter().cloned()).collect();
        compare::findings(file, document, &self.given(&used), self, &mut template)
    }

    /// The settings, with a line under the title where the figures are provisional.
    fn marked(&self, settings: &ReportSettings) -> ReportSettings {
        let mut settings = settings.clone();
        if self.consolidation.provisional {
            let text = Messages::of(self.form.language).text("report-provisional");
            let size = settings.body.size;
            settings.title.push(PaperLine { text, size, bold: true, ..PaperLine::default() });
        }
        settings
    }

    /// What every counted file gave to these fields.
    fn given(&self, fields: &std::collections::BTreeSet<Code>) -> BTreeMap<Code, GivenByUnit> {
        let mut units: BTreeMap<Code, GivenByUnit> = BTreeMap::new();
        for total in self.consolidation.totals.values() {
            for contribution in &total.contributions {
                let (Origin::Cell { file, .. } | Origin::File { file }) = &contribution.origin else {
                    continue;
                };
                let unit = units.entry(contribution.unit.clone()).or_default();
                unit.path = file.path.to_string();
                unit.sha256 = file.sha256.to_string();
                if fields.contains(&total.field) {
                    unit.answers.insert(total.field.clone(), contribution.datum.to_string());
                }
            }
        }
        units
    }
}

/// The figures in the order in which they stand, each under its heading.
fn written_figures(
    blocks: &[Block],
    annex_heading: &str,
    annex: &[Block],
    said: &[Said],
) -> Vec<WrittenFigure> {
    let mut written = Vec::new();
    let mut take = |index: usize, section: &str| {
        let Some(one) = said.get(index) else { return };
        let Some(expression) = &one.expression else { return };
        written.push(WrittenFigure {
            id: u32::try_from(index + 1).unwrap_or(u32::MAX),
            expression: expression.clone(),
            text: one.text.clone(),
            section: section.to_owned(),
            fields: one.fields.clone(),
        });
    };
    let mut section = String::new();
    for block in blocks {
        if let Block::Heading { runs, .. } = block {
            section = blocks::text(runs, said);
        }
        block.runs().filter_map(|run| run.said).for_each(|index| take(index, &section));
    }
    for block in annex {
        block.runs().filter_map(|run| run.said).for_each(|index| take(index, annex_heading));
    }
    written
}

/// A warning for every field in the text of the report that not all units answered.
fn partial(file: &str, text: &str, blocks: &[Block], said: &[Said]) -> Vec<Finding> {
    let mut told: BTreeMap<Code, Finding> = BTreeMap::new();
    for one in blocks.iter().flat_map(Block::runs).filter_map(|run| said.get(run.said?)) {
        let Some(coverage) = one.coverage.filter(|coverage| !coverage.is_full()) else { continue };
        let Some(code) = one.code.clone() else { continue };
        let place =
            source::find_names(text, code.as_str()).first().map(|range| source::place(file, text, range));
        let place = place.unwrap_or_else(|| Place::file(file));
        told.entry(code.clone()).or_insert_with(|| {
            let finding = Finding::new(&catalogue::REPORT_FIGURE_PARTIAL, place).code(&code, &one.label);
            finding
                .found(code.as_str())
                .text("have", coverage.have.to_string())
                .text("of", coverage.of.to_string())
        });
    }
    let mut findings: Vec<Finding> = told.into_values().collect();
    findings.sort_by(|a, b| a.place.cmp(&b.place));
    findings
}
