use std::process::ExitCode;

/// How the command ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExitStatus {
    /// 0: done, and no finding is an error.
    Clean,
    /// 1: done, and there are errors among the findings.
    Errors,
    /// 2: the work could not be done.
    NotDone,
    /// 130, as shells have it: somebody stopped the work.
    Stopped,
}

impl From<ExitStatus> for ExitCode {
    fn from(status: ExitStatus) -> Self {
        match status {
            ExitStatus::Clean => Self::SUCCESS,
            ExitStatus::Errors => Self::from(1),
            ExitStatus::NotDone => Self::from(2),
            ExitStatus::Stopped => Self::from(130),
        }
    }
}
