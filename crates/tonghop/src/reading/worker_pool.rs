use std::sync::{Mutex, MutexGuard, PoisonError};

use tonghop_core::Submission;

use super::handed_file::HandedFile;
use super::message::Opening;
use super::worker::{Outcome, Worker};
use super::workers::Workers;
use crate::{Error, Stop};

/// Workers that wait for files: as many as threads ask at a time, each started when it is first needed.
#[derive(Debug)]
pub(crate) struct WorkerPool<'a> {
    workers: &'a Workers,
    opening: Opening,
    stop: Stop,
    idle: Mutex<Vec<Worker>>,
}

impl<'a> WorkerPool<'a> {
    pub fn new(workers: &'a Workers, opening: Opening, stop: Stop) -> Self {
        Self { workers, opening, stop, idle: Mutex::new(Vec::new()) }
    }

    /// Has a worker read the file. What the file does to the worker is a finding.
    ///
    /// # Errors
    /// [`Error::Worker`] where no worker can be started; [`Error::Stopped`].
    pub fn read(&self, file: &HandedFile) -> Result<Submission, Error> {
        let file = match file.portable() {
            Ok(file) => file,
            Err(submission) => return Ok(*submission),
        };
        let idle = self.idle().pop();
        let mut worker = match idle {
            Some(worker) => worker,
            None => self.start()?,
        };
        let mut outcome = worker.read(&file, self.workers.deadline, &self.stop);
        if matches!(outcome, Outcome::BrokeDown) && worker.read > 1 {
            // What the files before have left behind must not decide about this one: the same files would give
            // other results in another order.
            worker = self.start()?;
            outcome = worker.read(&file, self.workers.deadline, &self.stop);
        }
        // A worker may be ended together with the program that is to stop; that says nothing about the file.
        self.stop.check()?;
        Ok(match outcome {
            Outcome::Read(submission) => {
                self.idle().push(worker);
                *submission
            }
            Outcome::TooMuch => {
                self.idle().push(worker);
                file.broken_down(self.workers.memory)
            }
            Outcome::TooLong => file.too_long(self.workers.deadline),
            Outcome::BrokeDown => file.broken_down(self.workers.memory),
        })
    }

    fn start(&self) -> Result<Worker, Error> {
        Worker::start(self.workers, &self.opening, &self.stop).map_err(|source| {
            match self.stop.is_requested() {
                true => Error::Stopped,
                false => Error::Worker { program: self.workers.program.clone(), source },
            }
        })
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Worker>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
