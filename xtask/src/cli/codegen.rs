//! `codegen`.

use lexopt::{Arg, Parser};

use super::format::Format;
use super::{Command, Folders, Parsed};

/// What `codegen` does with the artifacts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CodegenMode {
    Write,
    Check,
}

/// What to do with the artifacts, and how to say so.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CodegenArgs {
    pub(crate) mode: CodegenMode,
    /// Whether to print only the paths of stale files.
    pub(crate) names_only: bool,
    pub(crate) format: Format,
}

pub(super) fn parse(parser: &mut Parser, folders: &mut Folders) -> Parsed {
    let mut args = CodegenArgs {
        mode: CodegenMode::Write,
        names_only: false,
        format: Format::Text,
    };
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(None),
            Arg::Long("spec") => folders.spec = Some(parser.value()?.into()),
            Arg::Long("out") => folders.out = Some(parser.value()?.into()),
            Arg::Long("check") => args.mode = CodegenMode::Check,
            Arg::Long("names-only") => args.names_only = true,
            Arg::Long("message-format") => args.format = Format::parse(&parser.value()?)?,
            other => return Err(other.unexpected()),
        }
    }
    if args.names_only && args.mode == CodegenMode::Write {
        return Err("`--names-only` needs `--check`".into());
    }
    Ok(Some(Command::Codegen(args)))
}
