//! The sample workspace, consolidated, for a test to change.

use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tonghop_test_support::assert_schema;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A copy of the sample workspace with its consolidated workbook.
pub struct Sample {
    folder: tempfile::TempDir,
}

impl Sample {
    /// Consolidated anew, with further arguments.
    pub fn new(more: &[&str]) -> Self {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../sample-workbooks");
        let folder = tempfile::tempdir().unwrap();
        for below in ["", "2012-Q1", "2012-Q1/inbox", "2011-Q4/results"] {
            std::fs::create_dir_all(folder.path().join(below)).unwrap();
            for entry in std::fs::read_dir(source.join(below)).unwrap().map(Result::unwrap) {
                if entry.file_type().unwrap().is_file() {
                    std::fs::copy(entry.path(), folder.path().join(below).join(entry.file_name())).unwrap();
                }
            }
        }
        let sample = Self { folder };
        let root = sample.root().to_str().unwrap().to_owned();
        let output = tonghop(&[&["consolidate", &root, "--period", "2012-Q1"], more].concat());
        assert_ne!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
        sample
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    /// The consolidated workbook.
    pub fn workbook(&self) -> PathBuf {
        self.root().join("2012-Q1/results/tong-hop-2012-Q1.xlsx")
    }

    /// Puts the text of a part of the workbook's package in the place of another, where it stands once.
    pub fn patch(&self, part: &str, from: &str, to: &str) {
        let path = self.workbook();
        let mut archive = ZipArchive::new(Cursor::new(std::fs::read(&path).unwrap())).unwrap();
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..archive.len() {
            let mut entry = archive.by_index(index).unwrap();
            let name = entry.name().unwrap().into_owned();
            let mut content = Vec::new();
            entry.read_to_end(&mut content).unwrap();
            if name == part {
                let text = String::from_utf8(content).unwrap();
                assert_eq!(text.matches(from).count(), 1, "`{from}` in {part}");
                content = text.replace(from, to).into_bytes();
            }
            writer.start_file(name, SimpleFileOptions::default()).unwrap();
            writer.write_all(&content).unwrap();
        }
        std::fs::write(path, writer.finish().unwrap().into_inner()).unwrap();
    }
}

pub fn tonghop(arguments: &[&str]) -> Output {
    let output = Command::new(env!("CARGO_BIN_EXE_tonghop")).args(arguments).output().unwrap();
    assert_schema(arguments, &String::from_utf8_lossy(&output.stdout));
    output
}
