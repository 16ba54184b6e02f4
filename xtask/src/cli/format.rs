//! `--message-format`.

use std::ffi::{OsStr, OsString};

/// The form of a result.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Format {
    #[default]
    Text,
    Json,
}

impl Format {
    /// Returns the form that a call asks for, even if the call is wrong.
    pub(crate) fn asked_for(args: &[OsString]) -> Self {
        let words = || args.iter().take_while(|arg| *arg != "--");
        let mut pairs = words().zip(words().skip(1));
        let is_json = words().any(|arg| arg == "--message-format=json")
            || pairs.any(|(option, word)| option == "--message-format" && word == "json");
        if is_json { Self::Json } else { Self::Text }
    }

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
