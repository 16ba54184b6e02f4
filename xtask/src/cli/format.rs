//! `--message-format`.

use std::ffi::OsStr;

/// The form of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Text,
    Json,
}

impl Format {
    pub(super) fn parse(word: &OsStr) -> Result<Self, lexopt::Error> {
        match word.to_str() {
            Some("text") => Ok(Self::Text),
            Some("json") => Ok(Self::Json),
            _ => {
                let word = word.to_string_lossy();
                Err(format!("`--message-format` is text or json, not `{word}`").into())
            }
        }
    }
}
