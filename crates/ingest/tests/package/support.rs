//! Forms of `VI_DU` with parts of their package changed, and what is read from them.

use std::io::{Cursor, Read, Write};

use tonghop_core::{Code, Submission};
use tonghop_ingest::SubmissionReader;
use tonghop_test_support::{FormFile, VI_DU, VI_DU_PERIOD};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The part of the sheet with the answers.
pub const SHEET: &str = "xl/worksheets/sheet1.xml";

/// The form of A01, soundly filled, with 4711 for H1.
pub fn form_file() -> Vec<u8> {
    let form = VI_DU.form();
    let roster = VI_DU.roster();
    let unit = roster.unit("A01").unwrap();
    FormFile::unit(&form, unit, VI_DU_PERIOD.parse().unwrap()).answer("H1", "4711").to_bytes()
}

/// The address of the answer to H1.
pub fn address() -> String {
    let form = VI_DU.form();
    let roster = VI_DU.roster();
    let unit = roster.unit("A01").unwrap();
    FormFile::unit(&form, unit, VI_DU_PERIOD.parse().unwrap()).address("H1").1
}

pub fn read(bytes: &[u8]) -> Submission {
    let form = VI_DU.form();
    let committee = Code::from("BCH");
    SubmissionReader::new(&form, &committee).read("A01.xlsx", bytes)
}

/// The parts of a package with their contents.
pub fn parts(package: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(package)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).unwrap();
            let mut content = Vec::new();
            part.read_to_end(&mut content).unwrap();
            (part.name().unwrap().into_owned(), content)
        })
        .collect()
}

pub fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The form with the XML of one part changed.
pub fn with_xml(part: &str, change: impl FnOnce(String) -> String) -> Vec<u8> {
    let mut parts = parts(&form_file());
    let (_, content) = parts.iter_mut().find(|(name, _)| name == part).unwrap();
    *content = change(String::from_utf8(std::mem::take(content)).unwrap()).into_bytes();
    packed(&parts)
}

/// The form with another cell in the place of the answer to H1. `<s>` in it stands for the style of the cell.
pub fn with_cell(cell: &str) -> Vec<u8> {
    with_xml(SHEET, |xml| {
        let start = xml.find(&format!("<c r=\"{}\"", address())).unwrap();
        let end = start + xml[start..].find("</c>").unwrap() + "</c>".len();
        let cell = cell.replace("@", &address());
        [&xml[..start], &cell, &xml[end..]].concat()
    })
}

/// The form with one part stored as zeros beyond number: `size` bytes of `byte` between two texts.
pub fn with_bomb(part: &str, before: &str, filler: &[u8], size: u64, after: &str) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut written = false;
    for (name, content) in parts(&form_file()) {
        writer.start_file(name.as_str(), options).unwrap();
        if name != part {
            writer.write_all(&content).unwrap();
            continue;
        }
        written = true;
        writer.write_all(before.as_bytes()).unwrap();
        let block = filler.repeat((1 << 16) / filler.len());
        for _ in 0..size / block.len() as u64 {
            writer.write_all(&block).unwrap();
        }
        writer.write_all(after.as_bytes()).unwrap();
    }
    assert!(written, "the form has no part {part}");
    writer.finish().unwrap().into_inner()
}

/// The findings as `V040 BIEU!D8`, `F008`.
pub fn found(submission: &Submission) -> Vec<String> {
    let told = |finding: &tonghop_core::Finding| {
        let sheet = finding.place.sheet_name().map(|sheet| format!(" {sheet}")).unwrap_or_default();
        let cell = finding.place.cell_ref().map(|cell| format!("!{cell}")).unwrap_or_default();
        format!("{}{sheet}{cell}", finding.entry.code)
    };
    submission.findings.iter().map(told).collect()
}

/// The answer to H1 as it was read.
pub fn answer(submission: &Submission) -> Option<String> {
    submission.value("H1")?.datum.as_ref().map(ToString::to_string)
}
