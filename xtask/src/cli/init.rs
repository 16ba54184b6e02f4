//! The arguments of `init`.

use std::path::PathBuf;

use lexopt::{Arg, Parser, ValueExt};

use super::format::Format;
use super::{Command, Folders, Parsed};

/// What to write into the metadata of the workspace.
#[derive(Debug)]
pub(crate) struct InitArgs {
    pub(crate) command: Option<String>,
    pub(crate) spec: Option<PathBuf>,
    pub(crate) out: Option<PathBuf>,
    pub(crate) format: Format,
}

pub(super) fn parse(parser: &mut Parser, folders: &mut Folders) -> Parsed {
    let mut command = None;
    let mut format = Format::Text;
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(None),
            Arg::Long("spec") => folders.spec = Some(parser.value()?.into()),
            Arg::Long("out") => folders.out = Some(parser.value()?.into()),
            Arg::Long("command") => command = Some(parser.value()?.string()?),
            Arg::Long("message-format") => format = Format::parse(&parser.value()?)?,
            other => return Err(other.unexpected()),
        }
    }
    // They are settings to write, and not folders in place of those that the workspace names.
    let Folders { spec, out } = std::mem::take(folders);
    Ok(Some(Command::Init(InitArgs {
        command,
        spec,
        out,
        format,
    })))
}
