//! `explain`.

use std::ffi::OsString;

use lexopt::{Arg, Parser};

use super::format::Format;
use super::{Command, Folders, Parsed};

/// What to look up.
#[derive(Debug, Default)]
pub(crate) struct Query {
    pub(crate) texts: Vec<String>,
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
            Arg::Value(word) => query.texts.push(word.to_string_lossy().into_owned()),
            // A negative number looks like an option.
            Arg::Short(digit @ '0'..='9') => {
                let rest = parser.optional_value().unwrap_or_default();
                query
                    .texts
                    .push(format!("-{digit}{}", rest.to_string_lossy()));
            }
            other => return Err(other.unexpected()),
        }
    }
    query.texts.retain(|text| !text.trim().is_empty());
    if query.texts.is_empty() {
        return Err("`explain` needs a value, a label or a word".into());
    }
    Ok(Some(Command::Explain(query)))
}
