//! `breaking`.

use lexopt::{Arg, Parser};

use super::format::Format;
use super::{Command, Folders, Parsed};

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
