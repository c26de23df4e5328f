use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The workbook with the stored results `mark` taken out.
///
/// The writer library always stores a result beside a formula. A workbook made by a program that does not
/// calculate has none, and readers treat an empty text as a result.
pub(super) fn without_marked_results(workbook: Vec<u8>, mark: &str) -> Vec<u8> {
    let result = format!("<v>{mark}</v>");
    let mut archive = ZipArchive::new(Cursor::new(workbook)).expect("a zip archive");
    let mut changed = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a listed part");
        let name = part.name().expect("a name in UTF-8").into_owned();
        if !name.starts_with("xl/worksheets/sheet") {
            changed.raw_copy_file(part).expect("a copied part");
            continue;
        }
        let mut xml = String::new();
        part.read_to_string(&mut xml).expect("XML in UTF-8");
        let options =
            SimpleFileOptions::default().last_modified_time(part.last_modified().unwrap_or_default());
        changed.start_file(name, options).expect("a new part");
        changed.write_all(without_results(&xml, &result).as_bytes()).expect("a written part");
    }
    changed.finish().expect("a finished archive").into_inner()
}

fn without_results(xml: &str, result: &str) -> String {
    const TYPE: &str = " t=\"str\"";
    let mut pieces = xml.split(result).peekable();
    let mut kept = String::with_capacity(xml.len());
    while let Some(piece) = pieces.next() {
        // The cell that the result stood in is the last of the piece, and its type is that of the result.
        match piece.rfind(TYPE).filter(|_| pieces.peek().is_some()) {
            Some(at) => kept.extend([&piece[..at], &piece[at + TYPE.len()..]]),
            None => kept.push_str(piece),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_marked_cell_loses_its_result() {
        let xml = r#"<c r="A1" t="str"><f>B1</f><v>x</v></c><c r="A2" s="1" t="str"><f>B2</f><v>M</v></c><c r="A3"/>"#;
        let kept = r#"<c r="A1" t="str"><f>B1</f><v>x</v></c><c r="A2" s="1"><f>B2</f></c><c r="A3"/>"#;
        assert_eq!(without_results(xml, "<v>M</v>"), kept);
    }
}
