//! The cache of what was read: only what has changed is read, and nothing ever depends on what is kept.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Duration;

use tonghop::{CollectOptions, Collection, Reading, Severity, Workers, Workspace};
use tonghop_damage::Rng;
use tonghop_test_support::{Archive, FormFile, Mail, TestWorkspace, VI_DU, VI_DU_PERIOD};

const COMMAND: &str = env!("CARGO_BIN_EXE_tonghop");

fn form(unit: &str, cases: &str) -> Vec<u8> {
    let (form, roster) = (VI_DU.form(), VI_DU.roster());
    let unit = roster.unit(unit).unwrap();
    FormFile::unit(&form, unit, VI_DU_PERIOD.parse().unwrap()).answer("H1", cases).to_bytes()
}

/// A workspace with a file of each unit, one more in an archive and one in an e-mail.
fn inbox() -> TestWorkspace {
    let folder = TestWorkspace::of(&VI_DU);
    for unit in ["A01", "A02", "A03"] {
        folder.put(VI_DU_PERIOD, &format!("{unit}.xlsx"), &form(unit, "4"));
    }
    folder.put(VI_DU_PERIOD, "goi.zip", &Archive::new().file("A01.xlsx", &form("A01", "5")).to_bytes());
    folder.put(VI_DU_PERIOD, "thu.eml", &Mail::new("x").attach("A02.xlsx", &form("A02", "6")).to_bytes());
    folder
}

fn open(folder: &TestWorkspace) -> Workspace {
    Workspace::open(folder.root()).unwrap()
}

fn collect(workspace: &Workspace, cache: bool) -> Collection<'_> {
    let options = CollectOptions { cache, ..CollectOptions::default() };
    workspace.collect(VI_DU_PERIOD.parse().unwrap(), &options).unwrap()
}

/// How many files a run takes from the cache; fails where they are other than when they are read anew.
fn reused(workspace: &Workspace) -> usize {
    let anew = collect(workspace, false);
    let kept = collect(workspace, true);
    assert_eq!(anew.reused, 0);
    assert_eq!(anew.submissions, kept.submissions);
    assert_eq!(anew.selection, kept.selection);
    kept.reused
}

fn cache_of(folder: &TestWorkspace) -> PathBuf {
    folder.path(format!("{VI_DU_PERIOD}/.tonghop-cache"))
}

fn parts(folder: &TestWorkspace) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(cache_of(folder)).unwrap().map(|entry| entry.unwrap().path());
    let mut parts: Vec<PathBuf> = entries.filter(|path| !path.ends_with("CACHEDIR.TAG")).collect();
    parts.sort();
    parts
}

fn size(folder: &TestWorkspace) -> u64 {
    parts(folder).iter().map(|part| part.metadata().unwrap().len()).sum()
}

fn tonghop(arguments: &[&str]) -> Output {
    Command::new(COMMAND).args(arguments).output().unwrap()
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
fn only_what_changed_is_read() {
    let folder = inbox();
    let workspace = open(&folder);
    assert_eq!(reused(&workspace), 0);
    assert_eq!(reused(&workspace), 5);
    folder.put(VI_DU_PERIOD, "A03.xlsx", &form("A03", "9"));
    assert_eq!(reused(&workspace), 4, "another answer");
    std::fs::rename(folder.inbox(VI_DU_PERIOD).join("A03.xlsx"), folder.inbox(VI_DU_PERIOD).join("x.xlsx"))
        .unwrap();
    assert_eq!(reused(&workspace), 4, "another name, which findings show");
    folder.put(VI_DU_PERIOD, "goi.zip", &Archive::new().file("A01.xlsx", &form("A01", "7")).to_bytes());
    assert_eq!(reused(&workspace), 4, "another answer in the archive");
    let archive = Archive::new().file("A01.xlsx", &form("A01", "7")).file("A03.xlsx", &form("A03", "1"));
    folder.put(VI_DU_PERIOD, "goi.zip", &archive.to_bytes());
    assert_eq!(reused(&workspace), 5, "one more in the archive, and the other is the same");
}

#[test]
fn what_is_gone_is_let_go_of() {
    let folder = inbox();
    let workspace = open(&folder);
    assert_eq!(reused(&workspace), 0);
    let all = size(&folder);
    for name in ["A02.xlsx", "goi.zip", "thu.eml"] {
        std::fs::remove_file(folder.inbox(VI_DU_PERIOD).join(name)).unwrap();
    }
    assert_eq!(reused(&workspace), 2);
    assert!(size(&folder) < all * 3 / 5, "{} of {all}", size(&folder));
    for round in 0..9 {
        folder.put(VI_DU_PERIOD, "A03.xlsx", &form("A03", &round.to_string()));
        assert_eq!(reused(&workspace), 1);
        assert_eq!(parts(&folder).len(), 1);
    }
    assert!(size(&folder) < all * 3 / 5, "{} of {all}", size(&folder));
}

#[test]
fn whatever_happens_to_the_files_the_result_is_as_without_a_cache() {
    let folder = inbox();
    let workspace = open(&folder);
    let there = |name: &str| folder.inbox(VI_DU_PERIOD).join(name);
    let mut rng = Rng::new(6);
    let mut all_reused = 0;
    for round in 0..40 {
        for _ in 0..=rng.below(2) {
            let (one, other) = (format!("t{}.xlsx", rng.below(5)), format!("t{}.xlsx", rng.below(5)));
            let unit = ["A01", "A02", "A03"][rng.below(3)];
            let bytes = form(unit, &rng.below(3).to_string());
            match rng.below(5) {
                0 | 1 => drop(folder.put(VI_DU_PERIOD, &one, &bytes)),
                2 => drop(std::fs::remove_file(there(&one))),
                3 => drop(std::fs::rename(there(&one), there(&other))),
                _ => {
                    let archive = Archive::new().file(&one, &bytes).to_bytes();
                    folder.put(VI_DU_PERIOD, "goi.zip", &archive);
                }
            }
        }
        if round % 10 == 9 {
            folder.put(VI_DU_PERIOD, "hong.xlsx", b"no workbook");
        }
        all_reused += reused(&workspace);
    }
    assert!(all_reused > 100, "{all_reused}");
}

#[test]
fn another_form_or_committee_reads_anew() {
    let folder = inbox();
    assert_eq!(reused(&open(&folder)), 0);
    assert_eq!(reused(&open(&folder)), 5);
    folder.write("form.toml", format!("{}\n# the same version\n", VI_DU.form).as_bytes());
    assert_eq!(reused(&open(&folder)), 0);
    let settings = VI_DU.settings.replace("DK", "DK2");
    assert_ne!(settings, VI_DU.settings);
    folder.write("tonghop.toml", settings.as_bytes());
    assert_eq!(reused(&open(&folder)), 0);
    folder.write("units.csv", VI_DU.roster.replace("A03", "A09").as_bytes());
    assert_eq!(reused(&open(&folder)), 5, "who must report is asked when it has been read");
}

#[test]
fn what_is_damaged_is_read_anew_without_a_word() {
    let folder = inbox();
    let workspace = open(&folder);
    assert_eq!(reused(&workspace), 0);
    let [part] = &parts(&folder)[..] else { panic!("one part") };
    let sound = std::fs::read(part).unwrap();
    let mut rng = Rng::new(3);
    for round in 0..30 {
        for part in parts(&folder) {
            std::fs::remove_file(part).unwrap();
        }
        let mut bytes = sound.clone();
        let at = rng.below(bytes.len());
        match round % 3 {
            0 => bytes[at] ^= 1 << rng.below(8),
            1 => bytes.truncate(at),
            _ => bytes.splice(at..at, *b"x").for_each(drop),
        }
        std::fs::write(part, &bytes).unwrap();
        assert!(reused(&workspace) < 5, "round {round}, byte {at}");
        assert_eq!(reused(&workspace), 5, "what was damaged is whole again");
    }
    std::fs::write(cache_of(&folder).join("khac.part"), b"something else").unwrap();
    assert_eq!(reused(&workspace), 5);
    std::fs::remove_dir_all(cache_of(&folder)).unwrap();
    assert_eq!(reused(&workspace), 0, "it may be removed at any time");
}

#[test]
fn without_room_for_a_cache_the_work_goes_on() {
    let folder = inbox();
    std::fs::write(cache_of(&folder), b"a file stands there").unwrap();
    let workspace = open(&folder);
    assert_eq!((reused(&workspace), reused(&workspace)), (0, 0));
    assert_eq!(std::fs::read(cache_of(&folder)).unwrap(), b"a file stands there");
}

#[test]
fn what_detained_its_reader_or_is_no_workbook_is_not_kept() {
    let folder = inbox();
    folder.put(VI_DU_PERIOD, "hong.xlsx", b"no workbook");
    let workspace = open(&folder);
    let impatient = Workers { deadline: Duration::ZERO, ..Workers::of(COMMAND, "--reading-worker") };
    let reading = Reading::Workers(&impatient);
    let options = CollectOptions { cache: true, reading, ..CollectOptions::default() };
    let late = workspace.collect(VI_DU_PERIOD.parse().unwrap(), &options).unwrap();
    assert!(late.submissions.iter().all(|submission| !submission.readable));
    assert_eq!(reused(&workspace), 0);
    assert_eq!(reused(&workspace), 5);
}

#[cfg(unix)]
#[test]
fn nobody_but_the_owner_may_look_into_it() {
    use std::os::unix::fs::PermissionsExt;
    let folder = inbox();
    reused(&open(&folder));
    folder.put(VI_DU_PERIOD, "A03.xlsx", &form("A03", "9"));
    reused(&open(&folder));
    let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&cache_of(&folder)), 0o700);
    for part in parts(&folder) {
        assert_eq!(mode(&part), 0o600);
    }
}

#[test]
fn single_files_are_kept_too_and_push_nothing_out() {
    let folder = inbox();
    let workspace = open(&folder);
    assert_eq!(reused(&workspace), 0);
    let files = [folder.inbox(VI_DU_PERIOD).join("A01.xlsx")];
    let options = CollectOptions { cache: true, ..CollectOptions::default() };
    let check = || workspace.check(&files, VI_DU_PERIOD.parse().unwrap(), &options).unwrap();
    let (first, second) = (check(), check());
    assert_eq!((first.reused, second.reused), (0, 1));
    assert_eq!(first.submissions, second.submissions);
    assert_eq!(reused(&workspace), 5);
}

#[test]
fn every_output_of_the_sample_is_the_same_with_a_cache_and_without() {
    let folder = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../sample-workbooks");
    copy_folder(&root, folder.path());
    std::fs::remove_dir_all(folder.path().join("2012-Q1/.tonghop-cache")).unwrap_or_default();
    let workspace = folder.path().to_str().unwrap();
    let out = folder.path().join("out");
    let run = |extra: &[&str]| {
        let commands: [&[&str]; 6] = [
            &["consolidate", workspace, "--out", out.to_str().unwrap()],
            &["consolidate", workspace, "--out", out.to_str().unwrap(), "--provisional", "--format", "json"],
            &["report", workspace, "--out", out.to_str().unwrap(), "--lang", "en"],
            &["reply", workspace, "--out", out.to_str().unwrap()],
            &["status", workspace],
            &["check", &format!("{workspace}/faulty"), "--workspace", workspace, "--format", "json"],
        ];
        let mut told = Vec::new();
        for command in commands {
            let output = tonghop(&[command, extra].concat());
            assert!(output.status.code().is_some_and(|code| code < 2), "{command:?}: {output:?}");
            assert!(output.stderr.is_empty(), "{command:?}: {output:?}");
            told.push(output.stdout);
        }
        let mut files = Vec::new();
        walk(&out, &mut files);
        let written: Vec<_> = files.into_iter().map(|path| (std::fs::read(&path).unwrap(), path)).collect();
        std::fs::remove_dir_all(&out).unwrap();
        (told, written)
    };
    let without = run(&["--no-cache"]);
    assert!(without.1.len() > 40, "{}", without.1.len());
    assert!(!folder.path().join("2012-Q1/.tonghop-cache").exists(), "--no-cache keeps nothing");
    assert!(run(&[]) == without, "while it is filled");
    assert!(run(&[]) == without, "once it is full");
    assert!(run(&["--threads", "1"]) == without, "with one thread");
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() { walk(&path, found) } else { found.push(path) }
    }
    found.sort();
}

#[test]
fn who_verifies_reads_anew() {
    let folder = inbox();
    let root = folder.root().to_str().unwrap();
    tonghop(&["consolidate", root]);
    let written = folder.results(VI_DU_PERIOD).join(format!("tong-hop-{VI_DU_PERIOD}.xlsx"));
    let before = parts(&folder);
    let modified = |path: &PathBuf| path.metadata().unwrap().modified().unwrap();
    let when: Vec<_> = before.iter().map(modified).collect();
    folder.put(VI_DU_PERIOD, "A03.xlsx", &form("A03", "77"));
    let output = tonghop(&["verify", written.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert_eq!(before, parts(&folder), "nor does it keep anything");
    assert_eq!(when, before.iter().map(modified).collect::<Vec<_>>());
    std::fs::remove_dir_all(cache_of(&folder)).unwrap();
    assert_eq!(tonghop(&["verify", written.to_str().unwrap()]).stdout, output.stdout);
    assert!(!cache_of(&folder).exists());
}

#[test]
fn a_period_without_a_folder_gets_none() {
    let folder = inbox();
    let file = folder.inbox(VI_DU_PERIOD).join("A01.xlsx");
    let root = folder.root().to_str().unwrap();
    tonghop(&["check", file.to_str().unwrap(), "--workspace", root, "--period", "2012-Q3"]);
    assert!(!folder.path("2012-Q3").exists());
    let errors = collect(&open(&folder), true).count(Severity::Error);
    assert_eq!(errors, collect(&open(&folder), false).count(Severity::Error));
}
