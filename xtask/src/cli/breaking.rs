//! `breaking`.

use std::ffi::OsStr;

use lexopt::{Arg, Parser};

use super::{Command, Folders, Parsed};

/// The form of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Text,
    Json,
}

pub(super) fn parse(parser: &mut Parser, folders: &mut Folders) -> Parsed {
    let mut against = None;
    let mut format = Format::Text;
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(None),
            Arg::Long("spec") => folders.spec = Some(parser.value()?.into()),
            Arg::Long("against") => against = Some(parser.value()?),
            Arg::Long("message-format") => format = Format::parse(&parser.value()?)?,
            other => return Err(other.unexpected()),
        }
    }
    let against = against.filter(|against| !against.is_empty());
    Ok(Some(Command::Breaking {
        against: against.ok_or("`breaking` needs `--against REV_OR_DIR`")?,
        format,
    }))
}

impl Format {
    fn parse(word: &OsStr) -> Result<Self, lexopt::Error> {
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
