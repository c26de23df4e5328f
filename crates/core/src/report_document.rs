use std::collections::BTreeMap;

use crate::{Code, Period};

/// A figure in a report, as it was written: which it is, how it is said, and what was printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenFigure {
    /// Its number in the report, from 1.
    pub id: u32,
    /// What it is, as `report.md` says it: `TT02|hon(100)`.
    pub expression: String,
    /// What was printed.
    pub text: String,
    /// The heading that it stands under; empty above the first.
    pub section: String,
    /// The fields that it is made of; empty for what is made of none, such as a period.
    pub fields: Vec<Code>,
}

/// What a unit's file gave to the report: the file, and its answers to the fields that the report uses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GivenByUnit {
    /// Path of the file.
    pub path: String,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// The answers by field, as data.
    pub answers: BTreeMap<Code, String>,
}

/// What a report keeps of the data that it was made from, so that it can be held against later data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportStamp {
    /// Id of the form.
    pub form: String,
    /// The period.
    pub period: Period,
    /// Every figure, in the order of the report.
    pub figures: Vec<WrittenFigure>,
    /// What each unit gave.
    pub units: BTreeMap<Code, GivenByUnit>,
}

/// A part of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReportPart {
    /// Text that is bound to nothing.
    Text(String),
    /// The text of a figure, as it stands now.
    Figure {
        /// The number of the figure in the report.
        id: u32,
        /// What stands there.
        text: String,
    },
}

/// A paragraph of a report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReportParagraph {
    /// Whether it is a heading.
    pub heading: bool,
    /// Whether it stands in a table.
    pub in_table: bool,
    /// Its parts, in order.
    pub parts: Vec<ReportPart>,
}

impl ReportParagraph {
    /// All its text.
    #[must_use]
    pub fn text(&self) -> String {
        let text = |part: &ReportPart| match part {
            ReportPart::Text(text) | ReportPart::Figure { text, .. } => text.clone(),
        };
        self.parts.iter().map(text).collect()
    }
}

/// A report as it was read again from its file, perhaps edited by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportDocument {
    /// What it kept of its data.
    pub stamp: ReportStamp,
    /// Its paragraphs, in order.
    pub paragraphs: Vec<ReportParagraph>,
}

impl ReportDocument {
    /// What stands where a figure was written; `None` where it is gone. A figure that was cut in parts, or copied,
    /// is the text of all of them together.
    #[must_use]
    pub fn text_of(&self, id: u32) -> Option<String> {
        let parts = self.paragraphs.iter().flat_map(|paragraph| &paragraph.parts);
        let texts: Vec<&str> = parts
            .filter_map(|part| match part {
                ReportPart::Figure { id: of, text } if *of == id => Some(text.as_str()),
                _ => None,
            })
            .collect();
        let text: String = texts.concat();
        (!text.trim().is_empty()).then_some(text)
    }
}
