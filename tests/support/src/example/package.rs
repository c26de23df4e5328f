use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::PartChange;

/// The package with its parts changed.
pub(super) fn changed(package: Vec<u8>, changes: &[PartChange], line: usize) -> Vec<u8> {
    if changes.is_empty() {
        return package;
    }
    let mut archive = ZipArchive::new(Cursor::new(package)).expect("a zip archive");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut write = |name: &str, content: &[u8]| {
        writer.start_file(name, SimpleFileOptions::default()).expect("a new part");
        writer.write_all(content).expect("a written part");
    };
    let mut done = 0;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).expect("a listed part");
        let name = entry.name().expect("a name in UTF-8").into_owned();
        let mut content = String::new();
        entry.read_to_string(&mut content).expect("XML in UTF-8");
        for change in changes {
            let PartChange::Replace { part, from, to } = change else { continue };
            if *part == name {
                assert!(content.contains(from), "line {line}: {part} has no `{from}`:\n{content}");
                content = content.replacen(from, to, 1);
                done += 1;
            }
        }
        write(&name, content.as_bytes());
    }
    for change in changes {
        if let PartChange::Add { part, text } = change {
            write(part, text.as_bytes());
            done += 1;
        }
    }
    assert_eq!(done, changes.len(), "line {line}: a change names a part that the file does not have");
    writer.finish().expect("a finished archive").into_inner()
}
