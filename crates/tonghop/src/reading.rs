//! How files are read: in this process or in worker processes.

mod cache_part;
mod file_reading;
mod frame;
mod handed_file;
mod message;
mod reading_cache;
mod serve;
mod worker;
mod worker_pool;
mod workers;

pub(crate) use file_reading::FileReading;
pub(crate) use message::{Opening, program_version};
pub(crate) use reading_cache::ReadingCache;
pub use serve::serve_reading;
pub(crate) use worker_pool::WorkerPool;
pub use workers::Workers;

/// Where files are read.
///
/// Both ways give the same submissions. They differ in what a hostile or badly damaged file can do: a reader
/// library that asks for endless memory is ended by the system, and one that never returns goes on for ever;
/// neither can be caught inside a process.
#[derive(Debug, Clone, Copy, Default)]
pub enum Reading<'a> {
    /// In this process. A panic of the reader library is caught and becomes a finding about the file. What is
    /// given up: a file that makes the library ask for endless memory ends the whole program, and one that makes
    /// it loop for ever never lets go of its thread.
    #[default]
    InProcess,
    /// In worker processes with a limit of memory and a deadline for each file. A worker that dies or is late is
    /// replaced, and the file in its hand gets a finding (F028, F029); all others are read.
    Workers(&'a Workers),
}
