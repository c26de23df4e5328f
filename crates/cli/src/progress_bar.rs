use std::fmt::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use tonghop::{Arg, Progress, Stage};

use crate::console::Console;

/// How long work has to last before somebody wonders.
const WONDER: Duration = Duration::from_millis(500);

const STAGES: [Stage; 3] = [Stage::Reading, Stage::Judging, Stage::Writing];

/// Progress on stderr: on a terminal only, and not beside a report for programs.
pub struct Bar {
    bar: ProgressBar,
    begun: Instant,
    /// Which of the stages the work is at.
    stage: AtomicUsize,
    words: [String; STAGES.len()],
    /// What a stage looks like that tells its steps, and one that does not.
    counted: ProgressStyle,
    waiting: ProgressStyle,
}

impl Bar {
    /// A bar for all the stages of a command.
    pub fn new(console: &Console) -> Self {
        let target = match console.shows_progress {
            true => ProgressDrawTarget::stderr(),
            false => ProgressDrawTarget::hidden(),
        };
        Self {
            bar: ProgressBar::with_draw_target(None, target),
            begun: Instant::now(),
            stage: AtomicUsize::new(0),
            words: STAGES.map(|stage| console.messages.text(&format!("progress-{}", stage.word()))),
            counted: style(console, "progress-counted"),
            waiting: style(console, "progress-waiting"),
        }
    }

    fn words(&self) -> String {
        self.words.get(self.stage.load(Ordering::Relaxed)).cloned().unwrap_or_default()
    }
}

/// The line of a stage. Where the bar, the rate and so on stand in it is a matter of the language.
fn style(console: &Console, key: &str) -> ProgressStyle {
    let place = |name: &'static str| (name, Arg::Text(format!("{{{name}}}")));
    let mut places = ["pos", "len", "rate", "left", "spinner", "spent"].map(place).to_vec();
    places.extend([("stage", Arg::Text("{prefix}".into())), ("bar", Arg::Text("{wide_bar}".into()))]);
    // The writer is a line in memory.
    let rate = |state: &ProgressState, line: &mut dyn Write| {
        let _written = write!(line, "{:.0}", state.per_sec());
    };
    let left = |state: &ProgressState, line: &mut dyn Write| write_clock(line, state.eta());
    let spent = |state: &ProgressState, line: &mut dyn Write| write_clock(line, state.elapsed());
    ProgressStyle::with_template(&console.messages.format(key, &places))
        .unwrap_or_else(|_unknown| ProgressStyle::default_bar())
        .with_key("rate", rate)
        .with_key("left", left)
        .with_key("spent", spent)
}

/// Minutes and seconds.
fn write_clock(line: &mut dyn Write, time: Duration) {
    let seconds = time.as_secs();
    let _written = write!(line, "{}:{:02}", seconds / 60, seconds % 60);
}

impl Progress for Bar {
    fn step(&self, done: usize, total: usize) {
        if self.begun.elapsed() < WONDER {
            return;
        }
        if self.bar.length() != Some(total as u64) {
            self.bar.set_style(self.counted.clone());
            self.bar.set_prefix(self.words());
            self.bar.set_length(total as u64);
        }
        self.bar.set_position(done as u64);
    }

    fn stage(&self, stage: Stage) {
        let number = STAGES.iter().position(|known| *known == stage).unwrap_or_default();
        self.stage.store(number, Ordering::Relaxed);
        self.bar.unset_length();
        self.bar.reset();
        if self.begun.elapsed() >= WONDER {
            self.bar.set_style(self.waiting.clone());
            self.bar.set_prefix(self.words());
            self.bar.enable_steady_tick(Duration::from_millis(100));
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
