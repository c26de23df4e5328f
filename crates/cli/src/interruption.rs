//! Ctrl-C: the work is asked to stop, and left behind where it does not hear.

use std::io::{IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use tonghop::Stop;

use crate::exit_status::ExitStatus;

/// How long the work may take to hear that it is to stop. It looks after every file and every output; what lasts
/// longer is one large workbook that is being made in memory.
const PATIENCE: Duration = Duration::from_millis(700);

const GLANCE: Duration = Duration::from_millis(50);

/// The work of a command stands in a thread of its own, so that it may be left.
const STACK: usize = 8 << 20;

/// How work ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// By itself, even if it was asked to stop.
    Done(ExitStatus),
    /// It was left: nothing of it lies on the disk but what was whole.
    Left,
}

/// Does the work to its end, or until a signal (Ctrl-C, or the request of the system to end) asks to stop it.
pub fn interruptible(stop: &Stop, work: impl FnOnce() -> ExitStatus + Send + 'static) -> Ending {
    let signals = listen(stop);
    let (sender, done) = channel::<()>();
    let named = std::thread::Builder::new().name("work".to_owned()).stack_size(STACK);
    let spawned = named.spawn(move || {
        let _until_the_end = sender;
        work()
    });
    let Ok(thread) = spawned else { return Ending::Done(ExitStatus::NotDone) };
    let mut asked: Option<Instant> = None;
    while done.recv_timeout(GLANCE) == Err(RecvTimeoutError::Timeout) {
        if !stop.is_requested() {
            continue;
        }
        let since = asked.get_or_insert_with(Instant::now).elapsed();
        // Who asks twice does not want to see the report of outputs that are there any more.
        let twice = signals.load(Ordering::SeqCst) > 1;
        if (twice || since >= PATIENCE && !stop.has_written()) && !stop.is_writing() {
            clear_progress();
            return Ending::Left;
        }
    }
    match thread.join() {
        Ok(status) => Ending::Done(status),
        Err(panic) => std::panic::resume_unwind(panic),
    }
}

/// Counts the signals to stop. Without a handler they end the process, as they do anyway.
fn listen(stop: &Stop) -> Arc<AtomicUsize> {
    let signals = Arc::new(AtomicUsize::new(0));
    let (counted, stop) = (signals.clone(), stop.clone());
    let _without = ctrlc::set_handler(move || {
        counted.fetch_add(1, Ordering::SeqCst);
        stop.request();
    });
    signals
}

/// The bar of work that was left still stands in its line.
fn clear_progress() {
    let mut err = std::io::stderr().lock();
    if err.is_terminal() {
        let _cleared = err.write_all(b"\r\x1b[2K");
    }
}
