//! The console examples of the READMEs are run, and must print what the READMEs show.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The commands of the `console` blocks of a page with what they print; a line `...` stands for any lines.
fn examples(page: &str) -> Vec<(String, String)> {
    let mut examples: Vec<(String, String)> = Vec::new();
    for block in page.split("```console\n").skip(1) {
        for line in block.split("```").next().unwrap().lines() {
            match line.strip_prefix("$ ") {
                Some(command) => examples.push((command.to_owned(), String::new())),
                None => {
                    let output = &mut examples.last_mut().unwrap().1;
                    output.push_str(line);
                    output.push('\n');
                }
            }
        }
    }
    examples
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn console_examples_print_what_the_pages_show() {
    let folder = tempfile::tempdir().unwrap();
    copy_folder(&root().join("sample-workbooks"), &folder.path().join("sample-workbooks"));
    let mut run = 0;
    for page in ["README.md", "README.vi.md"] {
        for (command, expected) in examples(&std::fs::read_to_string(root().join(page)).unwrap()) {
            let arguments = command
                .strip_prefix("cargo run --release -- ")
                .or_else(|| command.strip_prefix("tonghop "))
                .unwrap_or_else(|| panic!("{page}: `{command}` is no command of ours"));
            let output = Command::new(env!("CARGO_BIN_EXE_tonghop"))
                .args(arguments.split(' '))
                .current_dir(folder.path())
                .output()
                .unwrap();
            let printed =
                String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
            snapbox::assert_data_eq!(printed, expected);
            run += 1;
        }
    }
    assert_eq!(run, 19);
}

#[test]
fn every_path_that_a_page_names_exists() {
    for page in
        ["README.md", "README.vi.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "sample-workbooks/README.md"]
    {
        let text = std::fs::read_to_string(root().join(page)).unwrap();
        let folder = root().join(page).parent().unwrap().to_owned();
        let prose: String = text.split("```").step_by(2).collect();
        for name in prose.split('`').skip(1).step_by(2) {
            let is_path = name.contains('/')
                && !name.contains([' ', '*', '…', '<'])
                && name.contains(char::is_alphabetic);
            let is_output = name.contains("results")
                || name.contains("forms")
                || name.contains("replies")
                || name.contains("bao-cao");
            if is_path && !is_output {
                let found = [root(), folder.clone()].iter().any(|base| base.join(name).exists());
                assert!(found, "{page} names `{name}`, which does not exist");
            }
        }
        for link in text.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()) {
            assert!(folder.join(link).exists(), "{page} links to {link}, which does not exist");
        }
    }
}
