//! The corpus of the fuzz targets, replayed on the stable compiler: what was once found stays mended.

#![allow(clippy::expect_used, reason = "a test that cannot get at its data has failed")]

use std::path::{Path, PathBuf};

use tonghop_test_support::fuzzing::{read_file, read_value};

/// The files of a folder of the corpus.
fn corpus(target: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/seeds").join(target);
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("a corpus").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    files
}

#[test]
fn every_file_of_the_corpus_is_read_without_a_panic() {
    let files = corpus("read_file");
    for file in &files {
        read_file(&std::fs::read(file).expect("a file"));
    }
    assert!(files.len() >= 5, "{files:?}");
}

#[test]
fn every_answer_of_the_corpus_is_read_without_a_panic() {
    let files = corpus("read_value");
    for file in &files {
        read_value(&std::fs::read(file).expect("a file"));
    }
    assert!(files.len() >= 20, "{files:?}");
}
