use std::ffi::OsStr;
use std::fs::File;
use std::io::ErrorKind;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process_group};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tempfile::TempDir;

/// Python with the bridge to LibreOffice; one that is first on the path need not have it.
const PYTHON: &str = "/usr/bin/python3";
/// The exit code of office.py where the bridge is missing.
const NO_BRIDGE: i32 = 3;
/// Its exit code where LibreOffice was reached but could not do the job.
const JOB_FAILED: i32 = 1;
const ADVICE: &str = "`cargo xtask ci` installs it (Debian: libreoffice-calc libreoffice-writer python3-uno)";

/// A folder of its own for one LibreOffice: its profile, its files, what it says. Gone with the value.
pub(super) struct Desk {
    folder: TempDir,
}

/// A job for office.py.
#[derive(Serialize)]
struct Job<'a, T> {
    pipe: &'a str,
    #[serde(flatten)]
    job: &'a T,
}

impl Desk {
    pub fn new() -> Self {
        let folder =
            tempfile::Builder::new().prefix("tonghop-office-").tempdir().expect("a temporary folder");
        Self { folder }
    }

    pub fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A copy of a file that LibreOffice may lock and change.
    pub fn take_in(&self, input: &Path) -> PathBuf {
        let name = input.file_name().unwrap_or_else(|| panic!("{} is no file", input.display()));
        let folder = self.path("in");
        std::fs::create_dir_all(&folder).expect("a folder for the input");
        let copy = folder.join(name);
        std::fs::copy(input, &copy).unwrap_or_else(|error| panic!("{}: {error}", input.display()));
        copy
    }

    /// Runs LibreOffice to its end and gives back what it said.
    pub fn run_soffice(&self, arguments: &[&OsStr], limit: Duration) -> String {
        let mut command = self.soffice(limit);
        command.args(arguments);
        let status = self.start(command, "soffice").wait();
        self.check(status, "soffice", limit);
        self.said("soffice")
    }

    /// Runs LibreOffice and office.py with a job, and gives back its answer.
    pub fn run_job<J: Serialize, A: DeserializeOwned>(&self, job: &J, limit: Duration) -> A {
        // All pipes of this machine have their names in one folder, so this one is as unique as the desk is.
        let pipe =
            self.folder.path().file_name().expect("a folder with a name").to_string_lossy().into_owned();
        let (question, answer) = (self.path("job.json"), self.path("answer.json"));
        let text = serde_json::to_string(&Job { pipe: &pipe, job }).expect("a job as JSON");
        std::fs::write(&question, text).expect("a job for office.py");

        let mut command = self.soffice(limit);
        command.arg(format!("--accept=pipe,name={pipe};urp;"));
        let mut soffice = self.start(command, "soffice");
        let mut command = self.limited(PYTHON, limit);
        command.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("office.py")).args([&question, &answer]);
        let status = self.start(command, "python").wait();
        assert!(status.code() != Some(NO_BRIDGE), "{PYTHON} has no module `uno`: {ADVICE}");
        if status.code() == Some(JOB_FAILED) {
            // It has told LibreOffice to end: one that is killed leaves its pipes behind.
            let _status = soffice.wait();
        }
        self.check(status, "python", limit);
        self.check(soffice.wait(), "soffice", limit);
        let text = std::fs::read_to_string(answer).expect("an answer of office.py");
        serde_json::from_str(&text).expect("an answer in JSON")
    }

    fn soffice(&self, limit: Duration) -> Command {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let found = std::env::split_paths(&path).any(|folder| folder.join("soffice").is_file());
        assert!(found, "LibreOffice (`soffice`) is not installed: {ADVICE}");
        let mut command = self.limited("soffice", limit);
        // The profile is reached through a URL; the names of temporary folders need no escaping.
        command.arg(format!("-env:UserInstallation=file://{}", self.path("profile").display()));
        command.args([
            "--headless",
            "--invisible",
            "--norestore",
            "--nologo",
            "--nodefault",
            "--nofirststartwizard",
        ]);
        command
    }

    /// A command that `timeout` ends, with all that it has started, even if this process is gone by then.
    fn limited(&self, program: &str, limit: Duration) -> Command {
        let mut command = Command::new("timeout");
        command.arg("--signal=KILL").arg(limit.as_secs().to_string()).arg(program);
        // The same language, decimal point and day whoever runs the tests.
        command.env("LC_ALL", "C.UTF-8").env("TZ", "UTC").env("SAL_USE_VCLPLUGIN", "svp");
        command.env_remove("PYTHONPATH").env_remove("PYTHONHOME");
        command
    }

    fn start(&self, mut command: Command, name: &str) -> Group {
        let log = File::create(self.path(format!("{name}.log"))).expect("a log");
        let errors = log.try_clone().expect("a log");
        command.stdin(Stdio::null()).stdout(log).stderr(errors).process_group(0);
        match command.spawn() {
            Ok(child) => Group { child },
            Err(error) if error.kind() == ErrorKind::NotFound => {
                panic!("`timeout` of GNU coreutils is not installed: {ADVICE}")
            }
            Err(error) => panic!("{name} does not start: {error}"),
        }
    }

    fn check(&self, status: ExitStatus, name: &str, limit: Duration) {
        // The codes of `timeout` for a program that it cannot run, or that is not there.
        assert!(!matches!(status.code(), Some(126 | 127)), "{name} is not installed: {ADVICE}");
        let seconds = limit.as_secs();
        let ended = status.signal() == Some(Signal::KILL.as_raw());
        assert!(!ended, "{name} took more than {seconds} s: {}", self.said(name));
        assert!(status.success(), "{name} failed ({status}): {}", self.said(name));
    }

    fn said(&self, name: &str) -> String {
        let bytes = std::fs::read(self.path(format!("{name}.log"))).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

/// A process and all that it starts; none of them outlives the value.
struct Group {
    child: Child,
}

impl Group {
    fn wait(&mut self) -> ExitStatus {
        self.child.wait().expect("a child to wait for")
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            let group = Pid::from_child(&self.child);
            // Fails if they are gone already, which is as well.
            let _gone = kill_process_group(group, Signal::KILL);
            let _status = self.child.wait();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use rustix::process::test_kill_process_group;

    use super::*;

    /// A shell with a child, neither of which ends by itself.
    fn endless(desk: &Desk, limit: Duration) -> Group {
        let mut command = desk.limited("sh", limit);
        command.args(["-c", "sleep 600 & echo started; wait"]);
        desk.start(command, "sh")
    }

    fn is_alive(group: Pid) -> bool {
        test_kill_process_group(group).is_ok()
    }

    #[test]
    fn nothing_outlives_the_value() {
        let desk = Desk::new();
        let group = endless(&desk, Duration::from_secs(600));
        let id = Pid::from_child(&group.child);
        while desk.said("sh").is_empty() {
            std::thread::yield_now();
        }
        assert!(is_alive(id));
        drop(group);
        let dropped = Instant::now();
        // The child of the shell is init's now, which may take a moment to notice.
        while is_alive(id) && dropped.elapsed() < Duration::from_secs(10) {
            std::thread::yield_now();
        }
        assert!(!is_alive(id));
    }

    #[test]
    #[should_panic(expected = "sh took more than 1 s: started")]
    fn what_takes_too_long_is_ended() {
        let (desk, limit) = (Desk::new(), Duration::from_secs(1));
        let status = endless(&desk, limit).wait();
        desk.check(status, "sh", limit);
    }

    #[test]
    #[should_panic(expected = "tonghop-khong-co is not installed: `cargo xtask ci` installs it")]
    fn what_is_not_installed_is_said() {
        let (desk, limit) = (Desk::new(), Duration::from_secs(10));
        let status = desk.start(desk.limited("tonghop-khong-co", limit), "tonghop-khong-co").wait();
        desk.check(status, "tonghop-khong-co", limit);
    }
}
