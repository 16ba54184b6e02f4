//! `codegen`.

use lexopt::{Arg, Parser};

use super::{Command, Folders, Parsed};

/// What `codegen` does with the artifacts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CodegenMode {
    Write,
    Check,
}

pub(super) fn parse(parser: &mut Parser, folders: &mut Folders) -> Parsed {
    let mut mode = CodegenMode::Write;
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(None),
            Arg::Long("spec") => folders.spec = Some(parser.value()?.into()),
            Arg::Long("out") => folders.out = Some(parser.value()?.into()),
            Arg::Long("check") => mode = CodegenMode::Check,
            other => return Err(other.unexpected()),
        }
    }
    Ok(Some(Command::Codegen(mode)))
}
