//! Reading in worker processes: the same as in the process for what is sound, and a finding, never an end of the
//! run, for what is not.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

#[path = "workers/hostile.rs"]
mod hostile;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value as Json;
use tonghop::{Arg, CollectOptions, Error, Reading, Severity, Status, Submission, Workers, Workspace};
use tonghop_test_support::workbook::sheet_from_markdown;
use tonghop_test_support::{FormFile, TestWorkspace, VI_DU, VI_DU_PERIOD};

const COMMAND: &str = env!("CARGO_BIN_EXE_tonghop");

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../sample-workbooks")
}

fn workers() -> Workers {
    Workers::of(COMMAND, "--reading-worker")
}

fn form_of(unit: &str) -> Vec<u8> {
    let (form, roster) = (VI_DU.form(), VI_DU.roster());
    FormFile::unit(&form, roster.unit(unit).unwrap(), VI_DU_PERIOD.parse().unwrap()).to_bytes()
}

/// A sound form with a sheet beside it that takes much memory to read.
fn heavy_form_of(unit: &str) -> Vec<u8> {
    let (form, roster) = (VI_DU.form(), VI_DU.roster());
    let row = "| một | hai | ba | bốn | năm | sáu | bảy | tám | chín | mười |\n";
    let table = format!(
        "| A | B | C | D | E | F | G | H | I | J |\n|--|--|--|--|--|--|--|--|--|--|\n{}",
        row.repeat(40_000)
    );
    FormFile::unit(&form, roster.unit(unit).unwrap(), VI_DU_PERIOD.parse().unwrap())
        .extra_sheet(sheet_from_markdown("Nháp", &table))
        .to_bytes()
}

fn collect(folder: &Path, threads: usize, reading: Reading<'_>) -> Result<Vec<Submission>, Error> {
    let workspace = Workspace::open(folder)?;
    let options = CollectOptions { threads: Some(threads), reading, ..CollectOptions::default() };
    let period = workspace.period(None)?;
    Ok(workspace.collect(period, &options)?.submissions)
}

/// The codes of a submission's errors.
fn errors(submission: &Submission) -> Vec<&str> {
    let errors = submission.findings.iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| finding.entry.code).collect()
}

fn tonghop(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(COMMAND)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The command may end without having read what it is offered.
    let _written = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

#[test]
fn workers_read_what_the_process_reads() {
    let inside = collect(&sample(), 1, Reading::InProcess).unwrap();
    assert_eq!(inside.len(), 41);
    for threads in [1, 3] {
        let outside = collect(&sample(), threads, Reading::Workers(&workers())).unwrap();
        assert!(inside == outside, "with {threads} threads");
    }
}

#[test]
fn workers_hand_back_every_kind_of_finding_unchanged() {
    let workspace = Workspace::open(sample()).unwrap();
    let period = workspace.period(None).unwrap();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("rong.xlsx"), b"").unwrap();
    std::fs::write(folder.path().join("trang.xls"), b"<html></html>").unwrap();
    let files = [sample().join("faulty"), folder.path().to_owned()];
    let read = |reading| {
        let options = CollectOptions { reading, ..CollectOptions::default() };
        workspace.check(&files, period, &options).unwrap().submissions
    };
    let inside = read(Reading::InProcess);
    assert!(inside.iter().flat_map(|submission| &submission.findings).count() >= 6);
    assert_eq!(inside, read(Reading::Workers(&workers())));
}

#[test]
fn a_file_beyond_the_deadline_is_a_finding() {
    let folder = TestWorkspace::of(&VI_DU);
    for unit in ["A01", "A02", "A03"] {
        folder.put(VI_DU_PERIOD, &format!("{unit}.xlsx"), &form_of(unit));
    }
    let impatient = Workers { deadline: Duration::ZERO, ..workers() };
    for threads in [1, 2] {
        let submissions = collect(folder.root(), threads, Reading::Workers(&impatient)).unwrap();
        assert_eq!(submissions.len(), 3);
        for submission in &submissions {
            assert_eq!((submission.status, errors(submission)), (Status::Unreadable, vec!["F028"]));
            assert_eq!(submission.findings[0].args, [("seconds", Arg::Count(0))]);
            let bytes = std::fs::read(folder.inbox(VI_DU_PERIOD).join(&*submission.file.path)).unwrap();
            assert_eq!(*submission.file.sha256, *tonghop::sha256(&bytes));
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_beyond_the_memory_is_a_finding_and_the_others_are_read() {
    let folder = TestWorkspace::of(&VI_DU);
    folder.put(VI_DU_PERIOD, "A01.xlsx", &form_of("A01"));
    folder.put(VI_DU_PERIOD, "A02.xlsx", &heavy_form_of("A02"));
    folder.put(VI_DU_PERIOD, "A03.xlsx", &form_of("A03"));
    let narrow = Workers { memory: Some(48 << 20), ..workers() };
    for threads in [1, 3] {
        let submissions = collect(folder.root(), threads, Reading::Workers(&narrow)).unwrap();
        let errors: Vec<_> = submissions.iter().map(errors).collect();
        assert_eq!(errors, [vec![], vec!["F029"], vec![]], "with {threads} threads");
        assert_eq!(submissions[1].findings[0].args, [("memory", Arg::Count(48))]);
    }
    let roomy = collect(folder.root(), 1, Reading::Workers(&workers())).unwrap();
    for submission in &roomy {
        assert_eq!(errors(submission), [""; 0], "{:?}", submission.findings);
    }
}

#[test]
fn a_program_that_is_no_worker_is_an_error_and_no_finding() {
    let folder = TestWorkspace::of(&VI_DU);
    folder.put(VI_DU_PERIOD, "A01.xlsx", &form_of("A01"));
    let missing = Workers::of(folder.path("no such program"), "--reading-worker");
    let other = Workers::of(COMMAND, "--version");
    for workers in [missing, other] {
        let error = collect(folder.root(), 1, Reading::Workers(&workers)).unwrap_err();
        assert!(matches!(&error, Error::Worker { program, .. } if *program == workers.program), "{error:?}");
    }
}

#[test]
fn no_hostile_file_ends_the_run_or_lasts() {
    let folder = TestWorkspace::of(&VI_DU);
    folder.put(VI_DU_PERIOD, "A01.xlsx", &form_of("A01"));
    folder.put(VI_DU_PERIOD, "A02.xlsx", &form_of("A02"));
    folder.put(VI_DU_PERIOD, "cat.ods", &hostile::ods_cut_off());
    folder.put(VI_DU_PERIOD, "noi-doi.xlsx", &hostile::xlsx_that_lies(&form_of("A03")));
    folder.put(VI_DU_PERIOD, "vong.xls", &hostile::xls_in_a_circle());
    let begun = Instant::now();
    let root = folder.root().to_str().unwrap();
    let output = tonghop(&["consolidate", root, "--format", "json", "--threads", "2"], b"");
    assert!(begun.elapsed() < Duration::from_secs(40), "{:?}", begun.elapsed());
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    let report: Json = serde_json::from_slice(&output.stdout).unwrap();
    let statuses: Vec<(&str, &str)> = report["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| (file["path"].as_str().unwrap(), file["status"].as_str().unwrap()))
        .collect();
    assert_eq!(&statuses[..2], [("A01.xlsx", "accepted"), ("A02.xlsx", "accepted")]);
    assert_eq!(statuses.len(), 5);
    // What a package says of the number of its texts is not asked.
    assert_eq!(statuses[3], ("noi-doi.xlsx", "accepted"));
    for file in [&report["files"][2], &report["files"][4]] {
        assert_ne!(file["status"], "accepted", "{file}");
        let findings = file["findings"].as_array().unwrap();
        assert!(findings.iter().any(|finding| finding["severity"] == "error"), "{file}");
    }
}

#[test]
fn a_worker_by_itself_is_silent() {
    let quiet = tonghop(&["--reading-worker"], b"");
    assert_eq!((quiet.status.code(), quiet.stdout, quiet.stderr), (Some(0), vec![], vec![]));
    let confused = tonghop(&["--reading-worker"], b"no message of ours");
    assert_eq!((confused.status.code(), confused.stdout, confused.stderr), (Some(2), vec![], vec![]));
    let help = tonghop(&["--help"], b"");
    assert!(!String::from_utf8(help.stdout).unwrap().contains("reading-worker"));
}
