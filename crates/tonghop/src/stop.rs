use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crate::Error;

/// A wish that long work should stop, which its clones share.
///
/// Whoever works asks after every file; work that is stopped ends with [`Error::Stopped`], has written nothing, and
/// leaves no temporary file. A signal handler or another thread may ask for it at any time.
///
/// ```
/// use tonghop::Stop;
/// let stop = Stop::default();
/// let button = stop.clone();
/// assert!(!stop.is_requested());
/// button.request();
/// assert!(stop.is_requested() && !stop.is_writing());
/// ```
#[derive(Debug, Clone, Default)]
pub struct Stop {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    requested: AtomicBool,
    /// How many sets of outputs lie beside their places at the moment.
    writing: AtomicUsize,
    written: AtomicBool,
    kept: AtomicUsize,
}

impl Stop {
    /// Asks the work to stop.
    pub fn request(&self) {
        self.shared.requested.store(true, Ordering::SeqCst);
    }

    /// Whether the work was asked to stop.
    #[must_use]
    pub fn is_requested(&self) -> bool {
        self.shared.requested.load(Ordering::SeqCst)
    }

    /// Whether temporary files lie on the disk just now, so that a process that ended at once would leave them.
    /// Once a stop was asked for and this is `false`, it stays so.
    #[must_use]
    pub fn is_writing(&self) -> bool {
        self.shared.writing.load(Ordering::SeqCst) > 0
    }

    /// Whether outputs have been put into their places.
    #[must_use]
    pub fn has_written(&self) -> bool {
        self.shared.written.load(Ordering::SeqCst)
    }

    /// How many of the files that were read so far lie in the cache, so that the next run does not read them again.
    #[must_use]
    pub fn kept(&self) -> usize {
        self.shared.kept.load(Ordering::SeqCst)
    }

    /// One more file lies in the cache.
    pub(crate) fn count_kept(&self) {
        self.shared.kept.fetch_add(1, Ordering::SeqCst);
    }

    /// Goes on unless the work was asked to stop.
    pub(crate) fn check(&self) -> Result<(), Error> {
        if self.is_requested() { Err(Error::Stopped) } else { Ok(()) }
    }

    /// To be held as long as temporary files lie on the disk.
    pub(crate) fn begin_writing(&self) -> Result<Writing, Error> {
        // It is told before the wish is asked for, so that who makes the wish and then sees nobody writing can be
        // sure that nobody begins.
        self.shared.writing.fetch_add(1, Ordering::SeqCst);
        let writing = Writing { stop: self.clone() };
        self.check()?;
        Ok(writing)
    }
}

/// That outputs lie beside their places.
#[derive(Debug)]
pub(crate) struct Writing {
    stop: Stop,
}

impl Writing {
    pub fn stop(&self) -> &Stop {
        &self.stop
    }

    /// The outputs are in their places.
    pub fn done(self) {
        self.stop.shared.written.store(true, Ordering::SeqCst);
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        self.stop.shared.writing.fetch_sub(1, Ordering::SeqCst);
    }
}
