//! What the rules of a form cost beside the reading of the files that they judge.
//!
//! Each figure is for one submission of the sample workspace; the rules of its form are judged for 10,000 of
//! them, taken in turn. Judging should cost less than a tenth of reading.

#![allow(clippy::unwrap_used, reason = "a bench that cannot get at its data has failed")]

use std::hint::black_box;
use std::path::{Path, PathBuf};

use divan::Bencher;
use divan::counter::ItemsCount;
use tonghop::{CollectOptions, Period, Requirements, Rule, SubmissionFigures, Workspace, validate};
use tonghop_ingest::SubmissionReader;

const SUBMISSIONS: usize = 10_000;

fn main() {
    divan::main();
}

fn workspace() -> (Workspace, Period) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../sample-workbooks");
    let workspace = Workspace::open(root).unwrap();
    let period = workspace.settings.period.unwrap();
    (workspace, period)
}

/// Reads every workbook of the sample once.
#[divan::bench(sample_count = 20)]
fn read(bencher: Bencher<'_, '_>) {
    let (workspace, period) = workspace();
    let folder = workspace.inbox(period);
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let files: Vec<Vec<u8>> = paths.iter().map(|path| std::fs::read(path).unwrap()).collect();
    let reader = SubmissionReader::new(&workspace.form, &workspace.settings.committee.code);
    bencher.counter(ItemsCount::new(files.len())).bench_local(|| {
        for file in &files {
            black_box(reader.read("A.xlsx", black_box(file)));
        }
    });
}

/// Judges 10,000 submissions by every rule that is about one submission.
#[divan::bench(sample_count = 20)]
fn judge(bencher: Bencher<'_, '_>) {
    let (workspace, period) = workspace();
    let collection = workspace.collect(period, &CollectOptions::default()).unwrap();
    let past = workspace.past(period).unwrap();
    let form = &workspace.form;
    let of_form: Vec<&Rule> = form.rules().iter().filter(|rule| rule.scope == tonghop::Scope::Form).collect();
    bencher.counter(ItemsCount::new(SUBMISSIONS)).bench_local(|| {
        for submission in collection.submissions.iter().cycle().take(SUBMISSIONS) {
            let unit =
                submission.identity.unit.as_ref().and_then(|code| workspace.roster.unit(code.as_str()));
            for rule in &of_form {
                let figures = SubmissionFigures { form, rule, submission, unit, period, past: Some(&past) };
                black_box(!figures.is_unreadable() && rule.verdict(&figures) == tonghop::Verdict::Broken);
            }
        }
    });
}

/// All that is asked of a submission once it has been read: its unit, its answers, its rules.
#[divan::bench(sample_count = 20)]
fn validate_read(bencher: Bencher<'_, '_>) {
    let (workspace, period) = workspace();
    let collection = workspace.collect(period, &CollectOptions::default()).unwrap();
    let past = workspace.past(period).unwrap();
    let requirements = Requirements {
        form: &workspace.form,
        roster: &workspace.roster,
        period,
        committee: &workspace.settings.committee.code,
        history: Some(&past),
    };
    let submissions = collection.submissions;
    bencher
        .counter(ItemsCount::new(submissions.len()))
        .with_inputs(|| submissions.clone())
        .bench_local_values(|mut submissions| {
            for submission in &mut submissions {
                validate(black_box(submission), &requirements);
            }
            submissions
        });
}
