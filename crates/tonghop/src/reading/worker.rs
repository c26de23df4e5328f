use std::io::{self, BufReader, BufWriter};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use serde::Serialize;
use tonghop_core::Submission;

use super::frame;
use super::handed_file::HandedFile;
use super::message::{Answer, Opening};
use super::workers::Workers;
use crate::Stop;

/// How long a worker may take to start and to understand the form. Only a machine out of order takes longer.
const START: Duration = Duration::from_secs(60);

/// How long a wish to stop may go unseen.
const GLANCE: Duration = Duration::from_millis(50);

/// A worker process that waits for files. It ends with this value.
#[derive(Debug)]
pub(super) struct Worker {
    child: Child,
    to: BufWriter<ChildStdin>,
    answers: Receiver<io::Result<Answer>>,
    /// How many files it has read.
    pub read: usize,
}

/// What became of a file in the hands of a worker.
#[derive(Debug)]
pub(super) enum Outcome {
    Read(Box<Submission>),
    /// The deadline passed. The worker is of no use any more.
    TooLong,
    /// The worker died, or answered what no worker answers. It is of no use any more.
    BrokeDown,
    /// The worker is well, but the file holds more than can be handed back.
    TooMuch,
}

impl Worker {
    /// Starts a worker and waits until it is ready.
    pub fn start(workers: &Workers, opening: &Opening, stop: &Stop) -> io::Result<Self> {
        let mut command = Command::new(&workers.program);
        keep_from_the_terminal(&mut command);
        let mut child = command
            .args(&workers.arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let (Some(to), Some(from)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::Error::from(io::ErrorKind::BrokenPipe));
        };
        let (sender, answers) = channel();
        // A pipe cannot be read with a deadline; a channel can. The thread ends with the worker.
        std::thread::Builder::new().name("worker answers".to_owned()).spawn(move || {
            let mut from = BufReader::new(from);
            while let Some(answer) = frame::read(&mut from).transpose() {
                let last = answer.is_err();
                if sender.send(answer).is_err() || last {
                    break;
                }
            }
        })?;
        let mut worker = Self { child, to: BufWriter::new(to), answers, read: 0 };
        match worker.ask(opening, START, stop) {
            Ok(Answer::Ready) => Ok(worker),
            Ok(Answer::Refused(reason)) => Err(io::Error::other(reason)),
            Ok(_) | Err(RecvTimeoutError::Disconnected) => {
                let ending = worker.child.wait()?;
                Err(io::Error::other(format!("the worker is no worker of this program ({ending})")))
            }
            Err(RecvTimeoutError::Timeout) => Err(io::Error::from(io::ErrorKind::TimedOut)),
        }
    }

    /// Has the worker read a file. Where the work is to stop it is not waited for, as if it were late.
    pub fn read(&mut self, file: &HandedFile, deadline: Duration, stop: &Stop) -> Outcome {
        self.read += 1;
        match self.ask(file, deadline, stop) {
            Ok(Answer::Read(submission)) => Outcome::Read(submission),
            Ok(Answer::TooMuch) => Outcome::TooMuch,
            Err(RecvTimeoutError::Timeout) => Outcome::TooLong,
            Ok(_) | Err(RecvTimeoutError::Disconnected) => Outcome::BrokeDown,
        }
    }

    fn ask(
        &mut self,
        message: &impl Serialize,
        deadline: Duration,
        stop: &Stop,
    ) -> Result<Answer, RecvTimeoutError> {
        let begun = Instant::now();
        // A worker that does not listen is dead.
        if frame::write(&mut self.to, message).is_err() {
            return Err(RecvTimeoutError::Disconnected);
        }
        let answer = loop {
            let left = deadline.saturating_sub(begun.elapsed());
            match self.answers.recv_timeout(left.min(GLANCE)) {
                Err(RecvTimeoutError::Timeout) if left > GLANCE && !stop.is_requested() => {}
                answer => break answer?,
            }
        };
        // An answer that lay ready when it was asked for may be late all the same.
        if begun.elapsed() > deadline {
            return Err(RecvTimeoutError::Timeout);
        }
        answer.map_err(|_broken| RecvTimeoutError::Disconnected)
    }
}

/// Whoever presses Ctrl-C speaks to the program and not to its workers: these are ended by it.
#[cfg(unix)]
fn keep_from_the_terminal(command: &mut Command) {
    std::os::unix::process::CommandExt::process_group(command, 0);
}

#[cfg(windows)]
fn keep_from_the_terminal(command: &mut Command) {
    const CREATE_NEW_PROCESS_GROUP: u32 = 0x200;
    std::os::windows::process::CommandExt::creation_flags(command, CREATE_NEW_PROCESS_GROUP);
}

#[cfg(not(any(unix, windows)))]
fn keep_from_the_terminal(_command: &mut Command) {}

impl Drop for Worker {
    fn drop(&mut self) {
        // Both fail only where it has ended already.
        let _killed = self.child.kill();
        let _ended = self.child.wait();
    }
}
