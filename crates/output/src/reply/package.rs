use std::collections::{BTreeMap, HashMap};
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::Obstacle;
use super::xml::{Splices, Tag, Tags};

/// The largest part that is changed. The reader of submissions takes no larger ones.
const LARGEST: u64 = 256 << 20;

/// The part that says of what kind all others are.
const CONTENT_TYPES: &str = "[Content_Types].xml";

/// The package of a workbook in which some parts are changed and some are added. All others are copied as they
/// are, compressed bytes and all, in their order.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Entries by the names that a workbook refers to them by: in lower case, with slashes.
    entries: HashMap<String, usize>,
    changed: BTreeMap<usize, String>,
    added: Vec<(String, String)>,
}

/// A reference of one part to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relationship {
    pub id: String,
    /// Its type, whole.
    pub kind: String,
    /// The part that it leads to.
    pub target: String,
}

impl Relationship {
    pub fn is(&self, kind: &str) -> bool {
        self.kind.rsplit('/').next() == Some(kind)
    }
}

impl<'a> Package<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, Obstacle> {
        if !bytes.starts_with(b"PK") {
            return Err(Obstacle::OtherKind);
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_error| Obstacle::Damaged)?;
        let mut entries = HashMap::with_capacity(archive.len());
        for (index, name) in archive.file_names_raw().enumerate() {
            if entries.insert(normal(&String::from_utf8_lossy(name)), index).is_some() {
                return Err(Obstacle::Damaged);
            }
        }
        if archive.has_duplicate_names() {
            return Err(Obstacle::Damaged);
        }
        Ok(Self { archive, entries, changed: BTreeMap::new(), added: Vec::new() })
    }

    /// Whether there is a part of that name.
    pub fn has(&self, name: &str) -> bool {
        self.entries.contains_key(&normal(name)) || self.added.iter().any(|(added, _)| added == name)
    }

    /// Whether there is a part whose name begins so.
    pub fn has_below(&self, beginning: &str) -> bool {
        self.entries.keys().any(|name| name.starts_with(beginning))
    }

    /// The names of the parts that end so.
    pub fn ending(&self, end: &str) -> Vec<String> {
        let added = self.added.iter().map(|(name, _)| name);
        let mut names: Vec<String> =
            self.entries.keys().chain(added).filter(|name| name.ends_with(end)).cloned().collect();
        names.sort();
        names
    }

    /// The text of a part as it is by now; `None` where there is no such part.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, Obstacle> {
        if let Some((_, text)) = self.added.iter().find(|(added, _)| added == name) {
            return Ok(Some(text.clone()));
        }
        let Some(&index) = self.entries.get(&normal(name)) else { return Ok(None) };
        if let Some(text) = self.changed.get(&index) {
            return Ok(Some(text.clone()));
        }
        let entry = self.archive.by_index(index).map_err(|_error| Obstacle::Damaged)?;
        let mut bytes = Vec::new();
        entry.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|_error| Obstacle::Damaged)?;
        if bytes.len() as u64 > LARGEST {
            return Err(Obstacle::Damaged);
        }
        let text = String::from_utf8(bytes).map_err(|_error| Obstacle::Encoding)?;
        let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
        let declared = text.split_once("?>").map_or("", |(head, _)| head).to_ascii_lowercase();
        let declared = declared.split_once("encoding").map_or("utf-8", |(_, rest)| rest);
        let known = ["utf-8", "utf8", "us-ascii"].iter().any(|name| declared.contains(name));
        if known { Ok(Some(text)) } else { Err(Obstacle::Encoding) }
    }

    /// The text of a part that must be there.
    pub fn required(&mut self, name: &str) -> Result<String, Obstacle> {
        self.text(name)?.ok_or(Obstacle::Damaged)
    }

    /// Changes a part, or adds it where there is none of that name.
    pub fn set(&mut self, name: &str, text: String) {
        if let Some((_, added)) = self.added.iter_mut().find(|(added, _)| added == name) {
            *added = text;
        } else if let Some(&index) = self.entries.get(&normal(name)) {
            self.changed.insert(index, text);
        } else {
            self.added.push((name.to_owned(), text));
        }
    }

    /// The first name that is free, counting from 1: `xl/comments3.xml`.
    pub fn free_name(&self, before: &str, after: &str) -> String {
        let mut number = 1_u32;
        loop {
            let name = format!("{before}{number}{after}");
            if !self.has(&name) {
                return name;
            }
            number += 1;
        }
    }

    /// The references of a part to others within the package.
    pub fn relationships(&mut self, part: &str) -> Result<Vec<Relationship>, Obstacle> {
        let Some(text) = self.text(&relationships_of(part))? else { return Ok(Vec::new()) };
        let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
        let found = Tags::new(&text).all()?.into_iter().filter(|tag| {
            let outside =
                tag.attribute("TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("external"));
            tag.begins("Relationship", 1) && !outside
        });
        let relationship = |tag: Tag<'_>| Relationship {
            id: tag.attribute("Id").unwrap_or_default(),
            kind: tag.attribute("Type").unwrap_or_default(),
            target: resolved(folder, &tag.attribute("Target").unwrap_or_default()),
        };
        Ok(found.map(relationship).collect())
    }

    /// Adds a reference of a part to another, and gives back its id.
    pub fn relate(&mut self, part: &str, kind: &str, target: &str) -> Result<String, Obstacle> {
        const EMPTY: &str = concat!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>"
        );
        let path = relationships_of(part);
        let text = self.text(&path)?.unwrap_or_else(|| EMPTY.to_owned());
        let tags = Tags::new(&text).all()?;
        let ids: Vec<String> = tags.iter().filter_map(|tag| tag.attribute("Id")).collect();
        let mut number = 1_u32;
        let id = loop {
            let id = format!("rIdPh{number}");
            if !ids.contains(&id) {
                break id;
            }
            number += 1;
        };
        let prefix = tags.first().ok_or(Obstacle::Damaged)?.prefix();
        let added = format!("<{prefix}Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"/{target}\"/>");
        let changed = appended(&text, &tags, &added)?;
        self.set(&path, changed);
        Ok(id)
    }

    /// Says of what kind a part is.
    pub fn declare_part(&mut self, part: &str, kind: &str) -> Result<(), Obstacle> {
        self.declare(|p| format!("<{p}Override PartName=\"/{part}\" ContentType=\"{kind}\"/>"))
    }

    /// Says of what kind the parts are whose names end so, unless that is said.
    pub fn declare_extension(&mut self, extension: &str, kind: &str) -> Result<(), Obstacle> {
        let text = self.required(CONTENT_TYPES)?;
        let said = Tags::new(&text).all()?.iter().any(|tag| {
            let named = tag.attribute("Extension").is_some_and(|named| named.eq_ignore_ascii_case(extension));
            tag.local() == "Default" && named
        });
        if said {
            return Ok(());
        }
        self.declare(|p| format!("<{p}Default Extension=\"{extension}\" ContentType=\"{kind}\"/>"))
    }

    fn declare(&mut self, element: impl Fn(&str) -> String) -> Result<(), Obstacle> {
        let text = self.required(CONTENT_TYPES)?;
        let tags = Tags::new(&text).all()?;
        let added = element(tags.first().ok_or(Obstacle::Damaged)?.prefix());
        let changed = appended(&text, &tags, &added)?;
        self.set(CONTENT_TYPES, changed);
        Ok(())
    }

    /// The package with its changes.
    pub fn into_bytes(mut self) -> Result<Vec<u8>, Obstacle> {
        let damaged = |_error: zip::result::ZipError| Obstacle::Damaged;
        let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.set_raw_comment(self.archive.comment().into()).map_err(damaged)?;
        for index in 0..self.archive.len() {
            let entry = self.archive.by_index_raw(index).map_err(damaged)?;
            match self.changed.get(&index) {
                None => writer.raw_copy_file(entry).map_err(damaged)?,
                Some(text) => {
                    let name = entry.name().map_err(damaged)?.into_owned();
                    writer.start_file(name, options).map_err(damaged)?;
                    writer.write_all(text.as_bytes()).map_err(|_error| Obstacle::Damaged)?;
                }
            }
        }
        for (name, text) in &self.added {
            writer.start_file(name.as_str(), options).map_err(damaged)?;
            writer.write_all(text.as_bytes()).map_err(|_error| Obstacle::Damaged)?;
        }
        Ok(writer.finish().map_err(damaged)?.into_inner())
    }
}

/// A text with something more at the end of its root element.
pub(super) fn appended(text: &str, tags: &[Tag<'_>], added: &str) -> Result<String, Obstacle> {
    let (Some(first), Some(last)) = (tags.first(), tags.last()) else { return Err(Obstacle::Damaged) };
    let mut splices = Splices::default();
    splices.append(first, last.range.start, added);
    Ok(splices.apply(text))
}

/// The part that holds the references of a part.
fn relationships_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

/// A part's name as it is compared.
fn normal(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

/// The name of a part that is written relative to a folder.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut steps: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|step| !step.is_empty()).collect(),
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}
