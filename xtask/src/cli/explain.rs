//! `explain`.

use std::ffi::{OsStr, OsString};

use lexopt::{Arg, Parser};

use super::format::Format;
use super::{Command, Folders, Parsed};

/// What to look up.
#[derive(Debug, Default)]
pub(crate) struct Query {
    pub(crate) text: String,
    /// The name of one table; `None` for all.
    pub(crate) table: Option<OsString>,
    pub(crate) format: Format,
}

pub(super) fn parse(parser: &mut Parser, folders: &mut Folders) -> Parsed {
    let mut query = Query::default();
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(None),
            Arg::Long("spec") => folders.spec = Some(parser.value()?.into()),
            Arg::Long("table") => query.table = Some(parser.value()?),
            Arg::Long("message-format") => query.format = Format::parse(&parser.value()?)?,
            Arg::Value(word) => query.add(&word),
            // A negative number looks like an option.
            Arg::Short(digit @ '0'..='9') => {
                let rest = parser.optional_value().unwrap_or_default();
                query.add(format!("-{digit}{}", rest.to_string_lossy()).as_ref());
            }
            other => return Err(other.unexpected()),
        }
    }
    if query.text.trim().is_empty() {
        return Err("`explain` needs a value, a label or a word".into());
    }
    Ok(Some(Command::Explain(query)))
}

impl Query {
    /// Adds a word: several words are one query.
    fn add(&mut self, word: &OsStr) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        self.text.push_str(&word.to_string_lossy());
    }
}
