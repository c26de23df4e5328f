use std::collections::BTreeMap;

use tonghop_core::{
    Code, GivenByUnit, ReportDocument, ReportParagraph, ReportPart, ReportStamp, WrittenFigure,
};

use crate::limits;
use crate::package::{Damage, Fault, Package};
use crate::xml::{Event, Tag, Xml, append, attribute, local};

/// Why a document could not be read as a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReportReadError {
    /// It is no Word document, or a damaged one.
    #[error("it is no Word document, or a damaged one")]
    NotADocument,
    /// It is larger than anything that is read.
    #[error("it is larger than anything that is read")]
    TooLarge,
    /// It does not say which figures stand in it: this program did not write it, or another took that out.
    #[error("it does not say which figures stand in it")]
    NoStamp,
}

impl ReportReadError {
    /// The key of its name in the message files.
    #[must_use]
    pub fn message_key(self) -> &'static str {
        match self {
            Self::NotADocument => "report-not-a-document",
            Self::TooLarge => "report-too-large",
            Self::NoStamp => "report-no-stamp",
        }
    }
}

impl From<Fault> for ReportReadError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Over(_) => Self::TooLarge,
            Fault::Damage(_) => Self::NotADocument,
        }
    }
}

/// The most pieces that a document is taken apart into; a report of a hundred pages has some ten thousand.
const PIECES: usize = 1_000_000;

/// How deep elements may be nested; Word itself refuses far less.
const DEPTH: usize = 512;

/// Reads a report that this program wrote and people may have edited since, in Word or LibreOffice.
///
/// What was deleted with changes tracked is not there; what was inserted is. Sizes are bounded as for workbooks.
///
/// # Errors
/// [`ReportReadError`] where the file is no such report.
pub fn read_report(bytes: &[u8]) -> Result<ReportDocument, ReportReadError> {
    let mut package = Package::open(bytes).map_err(|fault| fault.fault)?;
    let document = package.xml("word/document.xml").map_err(|fault| fault.fault)?;
    let document = document.ok_or(ReportReadError::NotADocument)?;
    // Word and LibreOffice number these parts anew.
    let mut stamp = None;
    for number in 1..=64 {
        let name = format!("customXml/item{number}.xml");
        if !package.has(&name) {
            continue;
        }
        let part = package.xml(&name).map_err(|fault| fault.fault)?.unwrap_or_default();
        stamp = stamp_of(&part)?;
        if stamp.is_some() {
            break;
        }
    }
    let stamp = stamp.ok_or(ReportReadError::NoStamp)?;
    Ok(ReportDocument { stamp, paragraphs: Body::read(&document)? })
}

/// What a part says that a report keeps of its data; `None` where it is another part.
fn stamp_of(part: &str) -> Result<Option<ReportStamp>, ReportReadError> {
    if !part.contains("urn:tonghop:report:1") {
        return Ok(None);
    }
    let text = |tag: &Tag<'_>, name: &str| -> Result<String, Fault> {
        Ok(attribute(tag, name)?.map(|text| text.into_owned()).unwrap_or_default())
    };
    let mut xml = Xml::new(part);
    let mut stamp: Option<ReportStamp> = None;
    let mut unit: Option<Code> = None;
    loop {
        match xml.next()? {
            Event::Eof => return Ok(stamp),
            Event::Start(tag) => match (local(&tag), &mut stamp) {
                ("report", None) => {
                    let period = text(&tag, "period")?.parse();
                    stamp = Some(ReportStamp {
                        form: text(&tag, "form")?,
                        period: period.map_err(|_error| ReportReadError::NoStamp)?,
                        figures: Vec::new(),
                        units: BTreeMap::new(),
                    });
                }
                ("figure", Some(stamp)) => {
                    let id = text(&tag, "id")?.parse();
                    stamp.figures.push(WrittenFigure {
                        id: id.map_err(|_error| ReportReadError::NoStamp)?,
                        expression: text(&tag, "expression")?,
                        text: text(&tag, "text")?,
                        section: text(&tag, "section")?,
                        fields: text(&tag, "fields")?.split_whitespace().map(Code::from).collect(),
                    });
                }
                ("unit", Some(stamp)) => {
                    let code = Code::from(text(&tag, "code")?);
                    let given = GivenByUnit {
                        path: text(&tag, "file")?,
                        sha256: text(&tag, "sha256")?,
                        answers: BTreeMap::new(),
                    };
                    stamp.units.insert(code.clone(), given);
                    unit = Some(code);
                }
                ("answer", Some(stamp)) => {
                    if let Some(given) = unit.as_ref().and_then(|unit| stamp.units.get_mut(unit)) {
                        given.answers.insert(Code::from(text(&tag, "field")?), text(&tag, "value")?);
                    }
                }
                _ => {}
            },
            _ => {}
        }
        if stamp.as_ref().is_some_and(|stamp| stamp.figures.len() + stamp.units.len() > PIECES) {
            return Err(ReportReadError::TooLarge);
        }
    }
}

/// Takes the body of a document apart.
#[derive(Default)]
struct Body {
    paragraphs: Vec<ReportParagraph>,
    /// The paragraphs that are open: one in a text box lies within another.
    open: Vec<ReportParagraph>,
    /// The content controls that are open, with the figure of each that has one, and the bookmarks by their ids.
    controls: Vec<Option<u32>>,
    bookmarks: Vec<(String, u32)>,
    tables: usize,
    pieces: usize,
}

impl Body {
    fn read(document: &str) -> Result<Vec<ReportParagraph>, ReportReadError> {
        let mut body = Self::default();
        let mut xml = Xml::new(document);
        let mut in_text = false;
        loop {
            let event = xml.next()?;
            match &event {
                Event::Eof => break,
                Event::Start(tag) => match local(tag) {
                    // The same once more for older programs, what was moved away, and what was deleted.
                    "Fallback" | "moveFrom" | "del" => xml.skip()?,
                    "t" => in_text = true,
                    _ => body.start(tag)?,
                },
                Event::End(name) => match *name {
                    "t" => in_text = false,
                    name => body.end(name),
                },
                _ if in_text => {
                    let mut text = String::new();
                    append(&event, &mut text);
                    body.text(&text);
                }
                _ => {}
            }
            if xml.depth() > DEPTH || body.pieces > PIECES {
                return Err(ReportReadError::TooLarge);
            }
        }
        Ok(body.paragraphs)
    }

    fn start(&mut self, tag: &Tag<'_>) -> Result<(), Fault> {
        let value = |name: &str| attribute(tag, name).map(Option::unwrap_or_default);
        match local(tag) {
            "p" => {
                self.pieces += 1;
                self.open.push(ReportParagraph { in_table: self.tables > 0, ..ReportParagraph::default() });
            }
            "pStyle" => {
                let heading = value("val")?.to_ascii_lowercase().starts_with("heading");
                if let Some(paragraph) = self.open.last_mut() {
                    paragraph.heading |= heading;
                }
            }
            "tbl" => self.tables += 1,
            "tab" | "br" | "cr" => self.text(" "),
            "noBreakHyphen" => self.text("-"),
            "sdt" => self.controls.push(None),
            "tag" => {
                let value = value("val")?;
                let id = value.split_once(':').and_then(|(id, _)| id.parse().ok());
                if let Some(control) = self.controls.last_mut() {
                    *control = id;
                }
            }
            "bookmarkStart" => {
                let name = value("name")?;
                if let Some(id) = name.strip_prefix("tonghop_").and_then(|id| id.parse().ok()) {
                    self.pieces += 1;
                    self.bookmarks.push((value("id")?.into_owned(), id));
                }
            }
            "bookmarkEnd" => {
                let id = value("id")?;
                self.bookmarks.retain(|(open, _)| *open != *id);
            }
            _ => {}
        }
        if self.bookmarks.len() as u64 > limits::NAMES.most {
            return Err(Damage::Malformed.into());
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => self.paragraphs.extend(self.open.pop()),
            "tbl" => self.tables = self.tables.saturating_sub(1),
            "sdt" => {
                self.controls.pop();
            }
            _ => {}
        }
    }

    /// Text belongs to the innermost figure that is open. LibreOffice loses what a content control says of itself and
    /// keeps bookmarks; Word keeps both, and the content control tells best where the figure ends.
    fn text(&mut self, text: &str) {
        let control = self.controls.iter().rev().find_map(|control| *control);
        let id = control.or_else(|| self.bookmarks.last().map(|(_, id)| *id));
        let Some(paragraph) = self.open.last_mut() else { return };
        match (paragraph.parts.last_mut(), id) {
            (Some(ReportPart::Text(before)), None) => before.push_str(text),
            (Some(ReportPart::Figure { id: of, text: before }), Some(id)) if *of == id => {
                before.push_str(text)
            }
            (_, Some(id)) => {
                self.pieces += 1;
                paragraph.parts.push(ReportPart::Figure { id, text: text.to_owned() });
            }
            (_, None) => {
                self.pieces += 1;
                paragraph.parts.push(ReportPart::Text(text.to_owned()));
            }
        }
    }
}
