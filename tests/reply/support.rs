//! What the tests of replies share: packages taken apart, cells filled in as a secretary would.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};

use tonghop::{
    Code, CollectOptions, Collection, Finding, Severity, Silent, Submission, Value, Workspace, WrittenReply,
};
use tonghop_test_support::{FormFile, TestWorkspace, VI_DU, VI_DU_PERIOD};
use zip::write::SimpleFileOptions;

/// The parts of a package in their order.
pub fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut entry = archive.by_index(index).unwrap();
            let mut content = Vec::new();
            entry.read_to_end(&mut content).unwrap();
            (entry.name().unwrap().into_owned(), content)
        })
        .collect()
}

/// The compressed bytes of every part.
pub fn compressed(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut entry = archive.by_index_raw(index).unwrap();
            let mut content = Vec::new();
            entry.read_to_end(&mut content).unwrap();
            (entry.name().unwrap().into_owned(), content)
        })
        .collect()
}

/// A package of parts.
pub fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A package in which the text of some parts is changed.
pub fn changed(bytes: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let all: Vec<(String, Vec<u8>)> = parts(bytes)
        .into_iter()
        .map(|(name, content)| match String::from_utf8(content) {
            Ok(text) => (name.clone(), change(&name, text).into_bytes()),
            Err(binary) => (name, binary.into_bytes()),
        })
        .collect();
    packed(&all)
}

/// The text of a part.
pub fn part(bytes: &[u8], name: &str) -> Option<String> {
    let (_, content) = parts(bytes).into_iter().find(|(known, _)| known == name)?;
    Some(String::from_utf8(content).unwrap())
}

/// The part of a sheet by its name.
pub fn part_of_sheet(bytes: &[u8], sheet: &str) -> String {
    let workbook = part(bytes, "xl/workbook.xml").unwrap();
    let tag = workbook.split('<').find(|tag| tag.contains(&format!("name=\"{sheet}\""))).unwrap();
    let id = attribute(tag, "r:id");
    let references = part(bytes, "xl/_rels/workbook.xml.rels").unwrap();
    let tag = references.split('<').find(|tag| tag.contains(&format!("Id=\"{id}\""))).unwrap();
    let target = attribute(tag, "Target");
    target.strip_prefix('/').map_or(format!("xl/{target}"), str::to_owned)
}

pub fn attribute(tag: &str, name: &str) -> String {
    let (_, rest) = tag.split_once(&format!("{name}=\"")).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

/// The opening tag and the whole of a cell in the XML of a sheet.
pub fn cell_xml(xml: &str, cell: &str) -> Option<(String, String)> {
    let start = xml.find(&format!("<c r=\"{cell}\""))?;
    let open_end = start + xml[start..].find('>')? + 1;
    let tag = &xml[start..open_end];
    let end = if tag.ends_with("/>") { open_end } else { start + xml[start..].find("</c>")? + 4 };
    Some((tag.to_owned(), xml[start..end].to_owned()))
}

/// The fill of a cell, as the styles part describes it.
pub fn ground(bytes: &[u8], sheet: &str, cell: &str) -> String {
    let xml = part(bytes, &part_of_sheet(bytes, sheet)).unwrap();
    let style: usize = attribute(&cell_xml(&xml, cell).unwrap().0, " s").parse().unwrap();
    let styles = part(bytes, "xl/styles.xml").unwrap();
    let formats = styles.split("<cellXfs").nth(1).unwrap().split("</cellXfs>").next().unwrap();
    let fill: usize = attribute(formats.split("<xf ").nth(style + 1).unwrap(), "fillId").parse().unwrap();
    styles.split("<fill>").nth(fill + 1).unwrap().split("</fill>").next().unwrap().to_owned()
}

/// What is typed into a cell.
pub enum Typed {
    Number(String),
    Text(String),
    Nothing,
}

/// A copy in which something else is typed into a cell that is there.
pub fn typed(bytes: &[u8], sheet: &str, cell: &str, what: &Typed) -> Vec<u8> {
    let target = part_of_sheet(bytes, sheet);
    changed(bytes, |name, text| {
        if name != target {
            return text;
        }
        let (tag, whole) = cell_xml(&text, cell).unwrap_or_else(|| panic!("{sheet} has no cell {cell}"));
        let style = attribute(&tag, " s");
        let new = match what {
            Typed::Nothing => format!("<c r=\"{cell}\" s=\"{style}\"/>"),
            Typed::Number(digits) => format!("<c r=\"{cell}\" s=\"{style}\"><v>{digits}</v></c>"),
            Typed::Text(words) => {
                let words = words.replace('&', "&amp;").replace('<', "&lt;");
                format!(
                    "<c r=\"{cell}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{words}</t></is></c>"
                )
            }
        };
        text.replace(&whole, &new)
    })
}

/// The submission of the example form in which some answers are as given.
pub fn example(answers: &[(&str, &str)]) -> Vec<u8> {
    let (form, roster) = (VI_DU.form(), VI_DU.roster());
    let file = FormFile::unit(&form, roster.unit("A01").unwrap(), VI_DU_PERIOD.parse().unwrap());
    answers.iter().fold(file, |file, (code, answer)| file.answer(code, answer)).to_bytes()
}

/// A committee's folder with files, and the replies to what is in it.
pub struct Office {
    pub folder: TestWorkspace,
    pub workspace: Workspace,
}

impl Office {
    pub fn with(files: &[(&str, &[u8])]) -> Self {
        let folder = TestWorkspace::of(&VI_DU);
        std::fs::create_dir_all(folder.inbox(VI_DU_PERIOD)).unwrap();
        for (name, bytes) in files {
            folder.put(VI_DU_PERIOD, name, bytes);
        }
        let workspace = Workspace::open(folder.root()).unwrap();
        Self { folder, workspace }
    }

    pub fn collect(&self) -> Collection<'_> {
        self.workspace.collect(VI_DU_PERIOD.parse().unwrap(), &CollectOptions::default()).unwrap()
    }

    pub fn replies(&self) -> Vec<WrittenReply> {
        let folder = self.workspace.replies(VI_DU_PERIOD.parse().unwrap());
        self.collect().write_replies(&folder, None, &Silent).unwrap()
    }

    /// The reply to A01, and the copy that goes with it.
    pub fn reply(&self) -> (WrittenReply, Vec<u8>) {
        let reply = self.replies().remove(0);
        assert_eq!(reply.unit.as_str(), "A01");
        let copy = std::fs::read(&reply.paths[1]).unwrap();
        (reply, copy)
    }
}

/// The reply to A01 about a file, and the copy that goes with it.
pub fn reply_about(bytes: &[u8]) -> (WrittenReply, Vec<u8>) {
    Office::with(&[("A01.xlsx", bytes)]).reply()
}

/// What is read from a file.
pub fn read(workspace: &Workspace, path: &Path) -> Submission {
    let period = workspace.period(None).unwrap();
    let mut checked = workspace.check(&[PathBuf::from(path)], period, &CollectOptions::default()).unwrap();
    assert_eq!(checked.submissions.len(), 1);
    checked.submissions.remove(0)
}

/// What is read from the bytes of a file of the example form.
pub fn read_bytes(bytes: &[u8]) -> Submission {
    let office = Office::with(&[]);
    let path = office.folder.write("lai/A01.xlsx", bytes);
    read(&office.workspace, &path)
}

/// Answers without where they stand.
pub fn said(submission: &Submission) -> BTreeMap<String, String> {
    let shown = |value: &Value| {
        let datum = value.datum.as_ref().map(ToString::to_string);
        format!("{} {}", value.state.word(), datum.unwrap_or_default())
    };
    let fields = submission.values.iter().map(|(code, value)| (code.to_string(), shown(value)));
    let rows = submission.tables.iter().flat_map(|(table, rows)| {
        rows.iter().enumerate().flat_map(move |(index, row)| {
            let name = move |column: &Code| format!("{table}[{index}].{column}");
            row.cells.iter().map(move |(column, value)| (name(column), shown(value)))
        })
    });
    fields.chain(rows).collect()
}

/// What is wrong with a submission: code and place.
pub fn told(submission: &Submission) -> Vec<String> {
    let place = |finding: &Finding| {
        let cell = finding.place.cell_ref().map(|cell| cell.to_string()).unwrap_or_default();
        format!("{} {}!{cell}", finding.shown_code(), finding.place.sheet_name().unwrap_or_default())
    };
    let mut told: Vec<String> = submission.findings.iter().map(place).collect();
    told.sort();
    told
}

/// The cells at which there are findings that want something.
pub fn faulty_cells(submission: &Submission) -> Vec<(String, String, Severity)> {
    let at = |finding: &Finding| {
        let cell = finding.place.cell_ref()?.to_string();
        Some((finding.place.sheet_name()?.to_owned(), cell, finding.severity))
    };
    submission.findings.iter().filter(|finding| finding.severity != Severity::Note).filter_map(at).collect()
}
