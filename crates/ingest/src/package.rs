use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::limits::{self, Limit};
use crate::xml;

/// What is wrong with a part of a workbook's package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It is larger than anything that is read.
    Over(Limit),
    Damage(Damage),
}

/// How a part is damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Damage {
    /// The content does not have the checksum that the package gives for it.
    Checksum,
    /// The content has another size than the package says, or cannot be inflated.
    Inflation,
    /// Two entries have one name, apart from letter case and slashes.
    Duplicate,
    /// A document type declaration, which no workbook needs and which can make text of nothing.
    DocumentType,
    /// The text is in no encoding that is read.
    Encoding,
    /// No well-formed XML, or it ends too early.
    Malformed,
    /// The workbook names a part that is not there.
    Missing,
    /// A sheet's part has no place for cells.
    NoCells,
    /// Two sheets have one name.
    SheetName,
}

impl Damage {
    /// The key of its name in the message files.
    pub fn message_key(self) -> &'static str {
        match self {
            Self::Checksum => "damage-checksum",
            Self::Inflation => "damage-inflation",
            Self::Duplicate => "damage-duplicate",
            Self::DocumentType => "damage-document-type",
            Self::Encoding => "damage-encoding",
            Self::Malformed => "damage-malformed",
            Self::Missing => "damage-missing",
            Self::NoCells => "damage-no-cells",
            Self::SheetName => "damage-sheet-name",
        }
    }
}

impl From<Damage> for Fault {
    fn from(damage: Damage) -> Self {
        Self::Damage(damage)
    }
}

impl Fault {
    /// The fault at a part.
    pub fn at(self, part: impl Into<String>) -> PartFault {
        PartFault { part: part.into(), fault: self }
    }
}

/// A fault and the part that has it; the part is empty where the package itself has it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the part {part} cannot be trusted: {fault:?}")]
pub(crate) struct PartFault {
    pub part: String,
    pub fault: Fault,
}

/// The zip package of a workbook. A part is inflated when it is asked for, under limits, to its end, and with
/// its checksum and declared size checked.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Entries by their names as a workbook refers to them: in lower case, with slashes.
    entries: HashMap<String, usize>,
    inflated: u64,
}

impl<'a> Package<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, PartFault> {
        let archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|_error| Fault::from(Damage::Inflation).at(""))?;
        if !limits::ENTRIES.allows(archive.len() as u64) {
            return Err(Fault::Over(limits::ENTRIES).at(""));
        }
        let mut entries = HashMap::with_capacity(archive.len());
        for (index, name) in archive.file_names_raw().enumerate() {
            let name = normal(&String::from_utf8_lossy(name));
            if entries.insert(name.clone(), index).is_some() {
                return Err(Fault::from(Damage::Duplicate).at(name));
            }
        }
        if archive.has_duplicate_names() {
            return Err(Fault::from(Damage::Duplicate).at(""));
        }
        Ok(Self { archive, entries, inflated: 0 })
    }

    /// Whether there is a part of that name.
    pub fn has(&self, name: &str) -> bool {
        self.entries.contains_key(&normal(name))
    }

    /// The content of a part; `None` where there is none.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, PartFault> {
        let Some(&index) = self.entries.get(&normal(name)) else { return Ok(None) };
        self.inflate(index).map(Some).map_err(|fault| fault.at(name))
    }

    /// The XML of a part in UTF-8, to be read by [`xml::Xml`]; `None` where there is no such part.
    pub fn xml(&mut self, name: &str) -> Result<Option<String>, PartFault> {
        let Some(bytes) = self.part(name)? else { return Ok(None) };
        xml::text(bytes).map(Some).map_err(|fault| fault.at(name))
    }

    /// The same for other readers: without runs that are too long and document type declarations.
    pub fn checked_xml(&mut self, name: &str) -> Result<Option<String>, PartFault> {
        let Some(bytes) = self.part(name)? else { return Ok(None) };
        xml::checked_text(bytes).map(Some).map_err(|fault| fault.at(name))
    }

    fn inflate(&mut self, index: usize) -> Result<Vec<u8>, Fault> {
        let entry = self.archive.by_index(index).map_err(|_error| Fault::from(Damage::Inflation))?;
        let declared = entry.size();
        if !limits::PART.allows(declared) {
            return Err(Fault::Over(limits::PART));
        }
        let allowed = limits::PACKAGE.most - self.inflated;
        let mut content = Vec::with_capacity(usize::try_from(declared.min(allowed)).unwrap_or_default());
        let read = entry.take(limits::PART.most.min(allowed) + 1).read_to_end(&mut content);
        let length = content.len() as u64;
        if !limits::PART.allows(length) {
            return Err(Fault::Over(limits::PART));
        }
        if length > allowed {
            return Err(Fault::Over(limits::PACKAGE));
        }
        self.inflated += length;
        match read {
            Ok(_) if length == declared => Ok(content),
            Err(_error) if length == declared => Err(Damage::Checksum.into()),
            _ => Err(Damage::Inflation.into()),
        }
    }

    /// A package of the parts that `is_wanted` names (lower case, with slashes), each seen whole and stored as it is.
    pub fn stored(&mut self, is_wanted: impl Fn(&str) -> bool) -> Result<Vec<u8>, PartFault> {
        let mut wanted: Vec<(usize, String)> = self
            .archive
            .file_names_raw()
            .map(|name| String::from_utf8_lossy(name).replace('\\', "/"))
            .enumerate()
            .filter(|(_, name)| is_wanted(&normal(name)))
            .collect();
        // An OpenDocument package begins with its kind.
        wanted.sort_by_key(|(index, name)| (name != "mimetype", *index));
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .last_modified_time(zip::DateTime::default());
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (index, name) in wanted {
            let content = self.inflate(index).map_err(|fault| fault.at(name.as_str()))?;
            let content = if is_xml(&name) {
                xml::checked_text(content).map_err(|fault| fault.at(name.as_str()))?.into_bytes()
            } else {
                content
            };
            let written = writer
                .start_file(name.as_str(), options)
                .and_then(|()| writer.write_all(&content).map_err(Into::into));
            written.map_err(|_error| Fault::from(Damage::Inflation).at(name))?;
        }
        let written = writer.finish().map_err(|_error| Fault::from(Damage::Inflation).at(""))?;
        Ok(written.into_inner())
    }
}

fn is_xml(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with(".xml") || name.ends_with(".rels")
}

/// A part's name as it is compared.
fn normal(name: &str) -> String {
    let slashed: Cow<'_, str> =
        if name.contains('\\') { Cow::Owned(name.replace('\\', "/")) } else { Cow::Borrowed(name) };
    slashed.trim_start_matches('/').to_ascii_lowercase()
}
