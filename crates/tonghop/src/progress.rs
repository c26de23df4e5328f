/// Told how far long work has come. Called from several threads at once.
pub trait Progress: Sync {
    /// `done` of `total` files have been read or written.
    fn step(&self, done: usize, total: usize);

    /// The work comes to another stage. The steps that follow are steps of it; a stage may have none.
    fn stage(&self, stage: Stage) {
        let _nobody_asked = stage;
    }
}

/// What long work is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Stage {
    /// Files are read.
    Reading,
    /// What was read is compared and judged as a whole.
    Judging,
    /// Outputs are made and written.
    Writing,
}

impl Stage {
    /// The word for it in keys.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Judging => "judging",
            Self::Writing => "writing",
        }
    }
}

/// Says nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {
    fn step(&self, _done: usize, _total: usize) {}
}
