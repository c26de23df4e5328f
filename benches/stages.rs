//! What each stage on the way from a file to the consolidated workbook costs, each by itself: so that one that grows
//! dearer shows, whatever the others do.
//!
//! Figures are for one file, one submission or one workbook of the sample workspace.

#![allow(clippy::unwrap_used, reason = "a bench that cannot get at its data has failed")]

use std::hint::black_box;
use std::path::{Path, PathBuf};

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use tonghop::{CollectOptions, ContentType, Form, Language, Messages, Period, Tally, Workspace, sha256};
use tonghop_ingest::SubmissionReader;
use tonghop_output::{Addressee, FormWorkbook};

/// How many submissions are added up.
const SUBMISSIONS: usize = 1_000;

/// A form that no file of the sample answers: by it a workbook is opened and looked through, and nothing is read.
const OTHER_FORM: &str = r#"
[form]
id = "kho"
version = "1"
title = "Báo cáo kho"
period = "month"
[[section]]
id = "I"
title = "Hàng"
[[section.field]]
code = "H1"
label = "Số thùng"
type = "count"
kind = "stock"
"#;

fn main() {
    divan::main();
}

fn workspace() -> (Workspace, Period) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../sample-workbooks");
    let workspace = Workspace::open(root).unwrap();
    let period = workspace.settings.period.unwrap();
    (workspace, period)
}

/// One file of the sample.
fn file(workspace: &Workspace, period: Period) -> Vec<u8> {
    let folder = workspace.inbox(period);
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    std::fs::read(&paths[0]).unwrap()
}

/// Tells what a file is, and its hash.
#[divan::bench]
fn recognise(bencher: Bencher<'_, '_>) {
    let (workspace, period) = workspace();
    let file = file(&workspace, period);
    bencher
        .counter(BytesCount::new(file.len()))
        .bench_local(|| (ContentType::of(black_box(&file)), sha256(black_box(&file))));
}

/// Opens the package of a workbook and takes every sheet apart, by a form that none of them answers.
#[divan::bench]
fn open(bencher: Bencher<'_, '_>) {
    let (workspace, period) = workspace();
    let file = file(&workspace, period);
    let form = Form::parse("form.toml", OTHER_FORM).unwrap();
    let reader = SubmissionReader::new(&form, &workspace.settings.committee.code);
    bencher.bench_local(|| reader.read("A.xlsx", black_box(&file)));
}

/// The same by its own form: what is more is finding its answers and reading them.
#[divan::bench]
fn open_locate_read(bencher: Bencher<'_, '_>) {
    let (workspace, period) = workspace();
    let file = file(&workspace, period);
    let reader = SubmissionReader::new(&workspace.form, &workspace.settings.committee.code);
    bencher.bench_local(|| reader.read("A.xlsx", black_box(&file)));
}

/// Takes the form apart, once for all files.
#[divan::bench]
fn compile_form(bencher: Bencher<'_, '_>) {
    let (workspace, _period) = workspace();
    let committee = &workspace.settings.committee.code;
    bencher.bench_local(|| SubmissionReader::new(black_box(&workspace.form), committee));
}

/// Adds a submission to a tally.
#[divan::bench]
fn add_up(bencher: Bencher<'_, '_>) {
    let (workspace, period) = workspace();
    let collection = workspace.collect(period, &CollectOptions::default()).unwrap();
    bencher.counter(ItemsCount::new(SUBMISSIONS)).bench_local(|| {
        let mut tally = Tally::new(false);
        for submission in collection.submissions.iter().cycle().take(SUBMISSIONS) {
            tally.add(black_box(submission), &workspace.form);
        }
        tally
    });
}

/// Merges two tallies of half of the submissions each.
#[divan::bench]
fn merge(bencher: Bencher<'_, '_>) {
    let (workspace, period) = workspace();
    let collection = workspace.collect(period, &CollectOptions::default()).unwrap();
    let of = |from: usize| {
        let mut tally = Tally::new(false);
        for submission in collection.submissions.iter().skip(from).step_by(2) {
            tally.add(submission, &workspace.form);
        }
        tally
    };
    bencher.with_inputs(|| (of(0), of(1))).bench_local_values(|(mut one, other)| {
        one.merge(other);
        one
    });
}

/// Writes the form of one unit.
#[divan::bench(sample_count = 20)]
fn write_form(bencher: Bencher<'_, '_>) {
    let (workspace, period) = workspace();
    let messages = Messages::of(Language::Vi);
    let addressee = Addressee::Unit(&workspace.roster.units()[0]);
    let form = FormWorkbook { form: &workspace.form, addressee, period, past: None, answers: None };
    bencher.bench_local(|| black_box(&form).to_bytes(&messages).unwrap());
}

/// Writes everything that the collection of the sample gives.
#[divan::bench(sample_count = 20)]
fn write_all(bencher: Bencher<'_, '_>) {
    let (workspace, period) = workspace();
    let collection = workspace.collect(period, &CollectOptions::default()).unwrap();
    let consolidation = collection.consolidate(false);
    let messages = Messages::of(Language::Vi);
    bencher.bench_local(|| {
        let out = tempfile::tempdir().unwrap();
        collection.write(&consolidation, out.path(), &messages).unwrap()
    });
}
