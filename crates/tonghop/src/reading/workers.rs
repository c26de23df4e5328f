use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

/// Worker processes for reading: what to start, and what each file may cost.
///
/// A worker is a program that does nothing but [`serve_reading`](crate::serve_reading) when it is started with
/// [`Workers::arguments`]; usually it is the running program itself. One worker per thread reads many files, one
/// after the other, so that a start is not paid per file.
///
/// ```
/// use std::time::Duration;
/// use tonghop::Workers;
/// let mut workers = Workers::of_this_program("--reading-worker").unwrap();
/// assert_eq!(workers.deadline, Duration::from_secs(9));
/// workers.memory = Some(256 << 20);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workers {
    /// The program to start.
    pub program: PathBuf,
    /// The arguments that make it a worker.
    pub arguments: Vec<OsString>,
    /// The most memory, in bytes, that a worker may have, all that it maps counted; `None` for no limit. Only
    /// Linux has such a limit: elsewhere it is left out, and the deadline alone holds a file that grows.
    pub memory: Option<u64>,
    /// The longest that a file may take from the moment that it is handed over.
    pub deadline: Duration,
}

impl Workers {
    /// The most memory of a worker unless told otherwise: 480 MiB. It bounds the address space, which is never
    /// less than the memory in use, so that a file stays below 512 MB whatever it holds; the largest sound
    /// workbooks met (a part of 114 MB inflated) need less than half.
    pub const MEMORY: u64 = 480 << 20;
    /// The longest that a file may take unless told otherwise: 9 seconds, so that with all that is done around it
    /// a file stays below 10. A form takes milliseconds, and the largest sound workbooks met take two seconds.
    pub const DEADLINE: Duration = Duration::from_secs(9);

    /// The running program as its own worker, with the usual limits. It must call
    /// [`serve_reading`](crate::serve_reading) when it is started with `argument`.
    ///
    /// # Errors
    /// Where the system does not tell what program is running.
    pub fn of_this_program(argument: impl Into<OsString>) -> io::Result<Self> {
        Ok(Self::of(std::env::current_exe()?, argument))
    }

    /// Another program as the worker, with the usual limits.
    pub fn of(program: impl Into<PathBuf>, argument: impl Into<OsString>) -> Self {
        Self {
            program: program.into(),
            arguments: vec![argument.into()],
            memory: Some(Self::MEMORY),
            deadline: Self::DEADLINE,
        }
    }
}
