//! `compare`.

use lexopt::{Arg, Parser};

use super::{Command, Folders, Parsed};

/// What `compare` does about the differences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CompareMode {
    Show,
    Apply,
}

pub(super) fn parse(parser: &mut Parser, folders: &mut Folders) -> Parsed {
    let mut file = None;
    let mut table = None;
    let mut mode = CompareMode::Show;
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(None),
            Arg::Long("spec") => folders.spec = Some(parser.value()?.into()),
            Arg::Long("out") => folders.out = Some(parser.value()?.into()),
            Arg::Long("table") => table = Some(parser.value()?),
            Arg::Long("apply") => mode = CompareMode::Apply,
            Arg::Value(path) if file.is_none() => file = Some(path.into()),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Some(Command::Compare {
        file: file.ok_or("`compare` needs a FILE with the vendor's list")?,
        table,
        mode,
    }))
}
