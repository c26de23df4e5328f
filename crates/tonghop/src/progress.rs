/// Told how far long work has come. Called from several threads at once.
pub trait Progress: Sync {
    /// `done` of `total` files have been read or written.
    fn step(&self, done: usize, total: usize);
}

/// Says nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {
    fn step(&self, _done: usize, _total: usize) {}
}
