//! What keeps the project easy to read, checked by machine.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The files that git keeps or would keep, below the root.
fn files() -> Vec<String> {
    let output = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output()
        .unwrap();
    let names = String::from_utf8(output.stdout).unwrap();
    let files: Vec<String> = names.lines().map(str::to_owned).filter(|f| root().join(f).is_file()).collect();
    assert!(files.len() > 200, "{files:?}");
    files
}

#[test]
fn a_reader_can_hold_every_source_file() {
    for file in files().iter().filter(|file| file.ends_with(".rs")) {
        let lines = std::fs::read_to_string(root().join(file)).unwrap().lines().count();
        assert!(lines <= 600, "{file} has {lines} lines: it wants to be two");
    }
}

#[test]
fn nothing_is_left_open_in_the_code() {
    let open = ["to", "do!"].concat();
    let words = [open.as_str(), "unimplemented!", "FIXME", "#[ignore"];
    for file in files().iter().filter(|file| file.ends_with(".rs") && !file.ends_with("tests/tidy.rs")) {
        let text = std::fs::read_to_string(root().join(file)).unwrap();
        for word in words {
            assert!(!text.contains(word), "{file} has {word}");
        }
    }
}

#[test]
fn every_binary_file_of_the_sample_has_a_row_that_says_what_made_it() {
    let page = std::fs::read_to_string(root().join("sample-workbooks/README.md")).unwrap();
    let named: Vec<&str> = page.split('`').skip(1).step_by(2).collect();
    for file in files() {
        let Some(name) = file.strip_prefix("sample-workbooks/") else { continue };
        let binary = [".xlsx", ".xls", ".ods"].iter().any(|ending| name.ends_with(ending));
        let of_the_inbox = name.starts_with("2012-Q1/inbox/") && name.ends_with(".xlsx");
        let row = named.contains(&name) || (of_the_inbox && named.contains(&"2012-Q1/inbox/*.xlsx"));
        assert!(!binary || row, "{name} has no row in sample-workbooks/README.md");
    }
    for name in named
        .iter()
        .filter(|name| name.contains('.') && !name.contains(['*', ' ']) && !name.starts_with("xtask"))
    {
        let is_file = name.ends_with(".xlsx")
            || name.ends_with(".xls")
            || name.ends_with(".ods")
            || name.ends_with(".csv");
        let there = ["", "2012-Q1/inbox/"]
            .iter()
            .any(|folder| root().join("sample-workbooks").join(format!("{folder}{name}")).is_file());
        assert!(!is_file || there, "sample-workbooks/README.md names {name}, which is not there");
    }
}
