//! The exit status of a command.

use std::process::ExitCode;

/// What a command found, as its exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ExitStatus {
    /// Done; nothing is stale, every version is sufficient, the lists agree, every query was found.
    Done = 0,
    /// Something is stale, a version is too low, lists differ, or a query was not found.
    Different = 1,
    /// A table is invalid, a file cannot be read or written, or the call is wrong.
    Failed = 2,
}

impl ExitStatus {
    /// `Done` if everything is as it should be.
    pub(crate) fn done_if(condition: bool) -> Self {
        if condition {
            Self::Done
        } else {
            Self::Different
        }
    }
}

impl From<ExitStatus> for ExitCode {
    fn from(status: ExitStatus) -> Self {
        Self::from(status as u8)
    }
}
