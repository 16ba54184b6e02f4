//! What is wrong with a call, and what to do.

use std::ffi::OsStr;
use std::fmt;

use codetable::did_you_mean;
use lexopt::Error;

use super::CommandName;

/// A call that is wrong.
#[derive(Debug)]
pub(crate) struct CallError {
    /// The command that the call names.
    pub(crate) command: Option<CommandName>,
    /// What is wrong, with the name that was probably meant.
    message: String,
}

impl CallError {
    pub(super) fn new(command: Option<CommandName>, error: Error) -> Self {
        let message = match error {
            Error::MissingValue {
                option: Some(option),
            } => format!("`{option}` needs a value"),
            Error::UnexpectedOption(option) => {
                let place = command.map_or(String::new(), |name| format!(" of `{}`", name.name()));
                let message = format!("`{option}` is not an option{place}");
                with_suggestion(message, &option, &option_names(command))
            }
            Error::UnexpectedArgument(word) => {
                let word = word.to_string_lossy();
                let option = format!("--{word}");
                let names = option_names(command);
                let message = format!("unexpected argument `{word}`");
                with_suggestion(message, &option, &names)
            }
            Error::UnexpectedValue { option, value } => {
                let value = value.to_string_lossy();
                format!("`{option}` takes no value, but has `{value}`")
            }
            Error::NonUnicodeValue(value) => {
                format!("`{}` is not UTF-8", value.to_string_lossy())
            }
            error @ (Error::MissingValue { option: None } | Error::ParsingFailed { .. }) => {
                error.to_string()
            }
            Error::Custom(error) => error.to_string(),
        };
        Self { command, message }
    }
}

impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

/// What other programs call such commands.
const SYNONYMS: [(&str, &str); 8] = [
    ("add", "new"),
    ("build", "codegen"),
    ("check", "codegen --check"),
    ("diff", "compare"),
    ("find", "explain"),
    ("generate", "codegen"),
    ("search", "explain"),
    ("version", "--version"),
];

/// Says that there is no such command.
pub(super) fn unknown_command(word: &OsStr) -> Error {
    let word = word.to_string_lossy();
    let message = format!("unknown command `{word}`");
    let meant = SYNONYMS.iter().find(|(synonym, _)| *synonym == word);
    if let Some((_, meant)) = meant {
        return format!("{message}; did you mean `{meant}`?").into();
    }
    let names = CommandName::ALL.map(CommandName::name);
    with_suggestion(message, &word, &names).into()
}

/// Returns the long options of a command, or those that precede one. One letter is near to every other.
fn option_names(command: Option<CommandName>) -> Vec<&'static str> {
    let names = super::options(command).map(|option| option.name);
    names.filter(|name| name.starts_with("--")).collect()
}

fn with_suggestion(message: String, name: &str, candidates: &[&str]) -> String {
    match did_you_mean(name, candidates) {
        Some(suggestion) => format!("{message}; {suggestion}"),
        None => message,
    }
}
