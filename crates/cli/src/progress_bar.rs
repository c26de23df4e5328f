use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use tonghop::Progress;

/// Progress on stderr, on a terminal only, and only once the work has lasted long enough to wonder.
pub struct Bar {
    bar: ProgressBar,
    words: String,
}

impl Bar {
    /// A bar that says what is being done.
    pub fn new(words: String) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{prefix} {wide_bar} {pos}/{len} · {per_sec} · {eta}")
        {
            bar.set_style(style);
        }
        Self { bar, words }
    }
}

impl Progress for Bar {
    fn step(&self, done: usize, total: usize) {
        if self.bar.elapsed().as_millis() < 500 {
            return;
        }
        if self.bar.length() != Some(total as u64) {
            self.bar.set_length(total as u64);
            self.bar.set_prefix(self.words.clone());
        }
        self.bar.set_position(done as u64);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
