use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::ops::Range;

use memchr::memmem;
use tonghop::{CellRef, Code};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::Outcome;

/// The code of a unit in a template; every unit of a corpus has one as long.
pub const PLACEHOLDER: &str = "U9999999";

/// A filled-in workbook of which only the unit and some numbers are exchanged, without writing it anew.
pub struct FilledTemplate {
    archive: ZipArchive<Cursor<Vec<u8>>>,
    /// By their place in the archive, the parts in which something is exchanged.
    spliced: BTreeMap<usize, SplicedPart>,
}

struct SplicedPart {
    text: Vec<u8>,
    /// In the order of the text.
    places: Vec<(Range<usize>, Exchange)>,
}

#[derive(Clone)]
enum Exchange {
    Unit,
    Number(Code),
}

impl FilledTemplate {
    /// The template of a workbook that was filled in for [`PLACEHOLDER`]. The numbers of the fields in `answers`
    /// stand in these cells of the first sheet.
    pub fn new(workbook: Vec<u8>, answers: &BTreeMap<Code, CellRef>) -> Outcome<Self> {
        let mut archive = ZipArchive::new(Cursor::new(workbook))?;
        let mut spliced = BTreeMap::new();
        for index in 0..archive.len() {
            let mut part = archive.by_index(index)?;
            let name = part.name()?.into_owned();
            let mut text = Vec::new();
            part.read_to_end(&mut text)?;
            let unit = memmem::find_iter(&text, PLACEHOLDER);
            let mut places: Vec<_> = unit.map(|at| (at..at + PLACEHOLDER.len(), Exchange::Unit)).collect();
            if name == "xl/worksheets/sheet1.xml" {
                for (field, cell) in answers {
                    let at =
                        number_at(&text, *cell).ok_or_else(|| format!("no number of {field} at {cell}"))?;
                    places.push((at, Exchange::Number(field.clone())));
                }
            }
            if !places.is_empty() {
                places.sort_by_key(|(at, _)| at.start);
                spliced.insert(index, SplicedPart { text, places });
            }
        }
        Ok(Self { archive, spliced })
    }

    /// The workbook of a unit, whose code is as long as the placeholder's.
    pub fn fill(&self, unit: &str, numbers: &BTreeMap<Code, String>) -> Outcome<Vec<u8>> {
        let mut archive = self.archive.clone();
        let mut package = ZipWriter::new(Cursor::new(Vec::new()));
        // The quickest level: thousands of files are written, and readers inflate each as fast.
        let options = SimpleFileOptions::default().compression_level(Some(1));
        for index in 0..archive.len() {
            let part = archive.by_index_raw(index)?;
            let Some(spliced) = self.spliced.get(&index) else {
                package.raw_copy_file(part)?;
                continue;
            };
            // Readers of OpenDocument tell a package by its first part, which is stored.
            package.start_file(part.name()?, options.compression_method(part.compression()))?;
            package.write_all(&spliced.fill(unit, numbers))?;
        }
        Ok(package.finish()?.into_inner())
    }
}

impl SplicedPart {
    fn fill(&self, unit: &str, numbers: &BTreeMap<Code, String>) -> Vec<u8> {
        let mut text = Vec::with_capacity(self.text.len() + 64);
        let mut copied = 0;
        for (at, exchange) in &self.places {
            let filled = match exchange {
                Exchange::Unit => Some(unit.as_bytes()),
                Exchange::Number(field) => numbers.get(field).map(String::as_bytes),
            };
            let Some(filled) = filled else { continue };
            text.extend_from_slice(&self.text[copied..at.start]);
            text.extend_from_slice(filled);
            copied = at.end;
        }
        text.extend_from_slice(&self.text[copied..]);
        text
    }
}

/// Where the number of a cell stands in the XML of its sheet.
fn number_at(sheet: &[u8], cell: CellRef) -> Option<Range<usize>> {
    let begin = memmem::find(sheet, format!("<c r=\"{cell}\"").as_bytes())?;
    let end = begin + memmem::find(&sheet[begin..], b"</c>")?;
    let first = begin + memmem::find(&sheet[begin..end], b"<v>")? + b"<v>".len();
    let last = begin + memmem::find(&sheet[begin..end], b"</v>")?;
    Some(first..last)
}

/// Exchanges the unit in the bytes of a workbook of Excel 97 to 2003, which keeps a text in one byte or in two per
/// letter.
pub fn exchange_unit(workbook: &mut [u8], unit: &str) {
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let pairs =
        [(PLACEHOLDER.as_bytes().to_vec(), unit.as_bytes().to_vec()), (wide(PLACEHOLDER), wide(unit))];
    for (placeholder, filled) in pairs {
        let places: Vec<usize> = memmem::find_iter(&*workbook, &placeholder).collect();
        for at in places {
            workbook[at..at + filled.len()].copy_from_slice(&filled);
        }
    }
}
