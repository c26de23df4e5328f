//! Stopping long work: soon, with nothing half written, and with what was read kept for the next run.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot get at its data has failed")]

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use tonghop::{
    CollectOptions, Error, Language, Messages, OutputFiles, Progress, Reading, Silent, Stage, Stop, Workers,
    Workspace,
};
use tonghop_test_support::{FormFile, TestWorkspace, VI_DU, VI_DU_PERIOD};

/// Generous, since the machine may do other things: what is asked for is a second.
const SOON: Duration = Duration::from_secs(5);

fn inbox(files: usize) -> TestWorkspace {
    let folder = TestWorkspace::of(&VI_DU);
    let (form, roster) = (VI_DU.form(), VI_DU.roster());
    let bytes = FormFile::unit(&form, roster.unit("A01").unwrap(), VI_DU_PERIOD.parse().unwrap())
        .answer("H1", "4")
        .to_bytes();
    for number in 0..files {
        folder.put(VI_DU_PERIOD, &format!("A01-{number:04}.xlsx"), &bytes);
    }
    folder
}

/// The files below a folder, the cache left out.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() && !path.ends_with(".tonghop-cache") {
            found.extend(files(&path));
        } else if path.is_file() {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Asks to stop once so many files have been read, and notes the stages.
struct StopsAfter<'a> {
    stop: &'a Stop,
    files: usize,
    stages: Mutex<Vec<Stage>>,
}

impl Progress for StopsAfter<'_> {
    fn step(&self, done: usize, _total: usize) {
        if done == self.files {
            self.stop.request();
        }
    }

    fn stage(&self, stage: Stage) {
        self.stages.lock().unwrap().push(stage);
    }
}

#[test]
fn the_next_run_goes_on_where_one_was_stopped() {
    let folder = inbox(12);
    let workspace = Workspace::open(folder.root()).unwrap();
    let period = VI_DU_PERIOD.parse().unwrap();
    let run = |files: usize, cache: bool| {
        let stop = Stop::default();
        let progress = StopsAfter { stop: &stop, files, stages: Mutex::default() };
        let options = CollectOptions {
            threads: Some(2),
            progress: &progress,
            cache,
            stop: Some(&stop),
            ..CollectOptions::default()
        };
        let collected = workspace.collect(period, &options);
        let reused = collected.map(|collection| (collection.reused, collection.submissions));
        (reused, stop.kept(), progress.stages.into_inner().unwrap())
    };
    let (stopped, kept, stages) = run(5, true);
    assert!(matches!(stopped, Err(Error::Stopped)));
    assert!((5..12).contains(&kept), "{kept}");
    assert_eq!(stages, [Stage::Reading]);
    let (again, kept_again, _) = run(9, true);
    assert!(matches!(again, Err(Error::Stopped)));
    assert!((9..12).contains(&kept_again), "{kept_again}");
    let (done, all, stages) = run(99, true);
    let (reused, submissions) = done.unwrap();
    assert!(reused >= kept_again && all == 12, "{reused} {kept_again} {all}");
    assert_eq!(stages, [Stage::Reading, Stage::Judging]);
    let (anew, none, _) = run(99, false);
    assert_eq!((anew.unwrap(), none), ((0, submissions), 0));
}

#[test]
fn nothing_is_written_once_a_stop_was_asked_for() {
    let folder = inbox(3);
    let workspace = Workspace::open(folder.root()).unwrap();
    let period = VI_DU_PERIOD.parse().unwrap();
    let before = files(folder.root());
    let stop = Stop::default();
    let options = CollectOptions { stop: Some(&stop), ..CollectOptions::default() };
    let collection = workspace.collect(period, &options).unwrap();
    let consolidation = collection.consolidate(true);
    stop.request();
    let out = folder.path("out");
    let messages = Messages::of(Language::Vi);
    let written = [
        collection.write(&consolidation, &out, &messages).err(),
        collection.write_replies(&out, None, &Silent).err(),
        workspace.write_forms_until(period, &out, &Silent, &stop).err(),
        workspace.collect(period, &options).err(),
    ];
    for error in written {
        assert!(matches!(error, Some(Error::Stopped)), "{error:?}");
    }
    assert_eq!(files(folder.root()), before);
    assert!(!stop.is_writing() && !stop.has_written());
}

#[test]
fn outputs_that_are_stopped_half_way_leave_nothing_and_what_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    std::fs::write(&path, b"before").unwrap();
    let stop = Stop::default();
    let mut outputs = OutputFiles::until(folder.path(), &stop).unwrap();
    outputs.add("a.csv", b"after").unwrap();
    assert!(stop.is_writing());
    stop.request();
    assert!(matches!(outputs.add("b.csv", b"after"), Err(Error::Stopped)));
    assert!(matches!(outputs.finish(), Err(Error::Stopped)));
    assert!(!stop.is_writing() && !stop.has_written());
    assert_eq!(files(folder.path()), std::slice::from_ref(&path));
    assert_eq!(std::fs::read(&path).unwrap(), b"before");

    let stop = Stop::default();
    let mut outputs = OutputFiles::until(folder.path(), &stop).unwrap();
    outputs.add("a.csv", b"after").unwrap();
    outputs.finish().unwrap();
    assert!(!stop.is_writing() && stop.has_written());
    assert_eq!(std::fs::read(&path).unwrap(), b"after");
}

#[cfg(unix)]
mod signals {
    use std::os::unix::process::CommandExt;
    use std::process::{Child, Command, Output, Stdio};

    use super::*;

    const COMMAND: &str = env!("CARGO_BIN_EXE_tonghop");

    fn start(folder: &TestWorkspace, arguments: &[&str]) -> Child {
        let mut command = Command::new(COMMAND);
        command.arg("consolidate").arg(folder.root()).args(arguments);
        // As a terminal does, which signals to all the processes of a group.
        command.process_group(0);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    }

    fn signal(child: &Child, name: &str) {
        let sent = Command::new("kill").args([name, "--", &format!("-{}", child.id())]).status().unwrap();
        assert!(sent.success());
    }

    /// How many bytes are kept.
    fn kept(folder: &TestWorkspace) -> u64 {
        let cache = folder.path(format!("{VI_DU_PERIOD}/.tonghop-cache"));
        let entries = std::fs::read_dir(cache).into_iter().flatten().flatten();
        entries.filter_map(|entry| entry.metadata().ok()).map(|there| there.len()).sum()
    }

    /// Starts a run on one thread, and waits until it has read and kept the first files.
    fn start_reading(folder: &TestWorkspace, arguments: &[&str]) -> Child {
        let before = kept(folder);
        let child = start(folder, &[&["--threads", "1"], arguments].concat());
        let begun = Instant::now();
        while kept(folder) < before + 1000 {
            assert!(begun.elapsed() < Duration::from_secs(60), "nothing is kept");
            std::thread::sleep(Duration::from_millis(5));
        }
        child
    }

    /// Ends a run after its first files; its workers must end with it.
    fn stopped(folder: &TestWorkspace, name: &str, arguments: &[&str]) -> Output {
        let child = start_reading(folder, arguments);
        let workers = children(child.id());
        assert!(cfg!(not(target_os = "linux")) || !workers.is_empty());
        signal(&child, name);
        let begun = Instant::now();
        let output = child.wait_with_output().unwrap();
        assert!(begun.elapsed() < SOON, "{:?}", begun.elapsed());
        for worker in workers {
            assert!(!Path::new(&format!("/proc/{worker}")).exists(), "the worker {worker} is still there");
        }
        output
    }

    /// The processes that a process has started; only Linux tells.
    fn children(process: u32) -> Vec<String> {
        let tasks = std::fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
        let lists = tasks.filter_map(|task| std::fs::read_to_string(task.path().join("children")).ok());
        lists.flat_map(|list| list.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect()
    }

    fn reused(folder: &TestWorkspace) -> usize {
        let workspace = Workspace::open(folder.root()).unwrap();
        let options = CollectOptions { cache: true, ..CollectOptions::default() };
        workspace.collect(VI_DU_PERIOD.parse().unwrap(), &options).unwrap().reused
    }

    #[test]
    fn ctrl_c_leaves_nothing_half_written_and_the_next_run_goes_on() {
        let folder = inbox(400);
        let before = files(folder.root());
        for (name, language, words) in [("-INT", "en", "is kept"), ("-TERM", "vi", "đã giữ phần đọc xong")]
        {
            let output = stopped(&folder, name, &["--lang", language]);
            let told = String::from_utf8(output.stderr).unwrap();
            assert_eq!(output.status.code(), Some(130), "{told}");
            assert!(output.stdout.is_empty(), "{:?}", output.stdout);
            assert!(told.contains(words), "{told}");
            assert_eq!(files(folder.root()), before, "neither outputs nor temporary files");
        }
        // A result of what is there so far, whatever became of an earlier run.
        let provisional = start(&folder, &["--provisional"]).wait_with_output().unwrap();
        assert_eq!(provisional.status.code(), Some(1), "{provisional:?}");
        let written = folder.results(VI_DU_PERIOD).join(format!("tong-hop-{VI_DU_PERIOD}-tam-tinh.xlsx"));
        let continued = std::fs::read(&written).unwrap();
        assert_eq!(reused(&folder), 400);
        start(&folder, &["--provisional", "--no-cache"]).wait_with_output().unwrap();
        assert!(std::fs::read(&written).unwrap() == continued);
    }

    #[test]
    fn what_was_kept_survives_even_a_run_that_was_killed() {
        let folder = inbox(400);
        let child = start_reading(&folder, &[]);
        signal(&child, "-KILL");
        child.wait_with_output().unwrap();
        let kept = reused(&folder);
        assert!((1..400).contains(&kept), "{kept}");
        assert_eq!(reused(&folder), 400);
    }

    #[test]
    fn a_worker_that_does_not_answer_is_not_waited_for() {
        let folder = inbox(2);
        let workspace = Workspace::open(folder.root()).unwrap();
        let mut silent = Workers::of("/bin/sleep", "60");
        silent.memory = None;
        let stop = Stop::default();
        let begun = Instant::now();
        let wish = stop.clone();
        let asking = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(200));
            wish.request();
        });
        let options = CollectOptions {
            reading: Reading::Workers(&silent),
            stop: Some(&stop),
            ..CollectOptions::default()
        };
        let error = workspace.collect(VI_DU_PERIOD.parse().unwrap(), &options).err();
        asking.join().unwrap();
        assert!(matches!(error, Some(Error::Stopped)), "{error:?}");
        assert!(begun.elapsed() < SOON, "{:?}", begun.elapsed());
    }
}
