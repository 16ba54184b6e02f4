//! The arguments of `compare`.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use lexopt::{Arg, Parser, ValueExt};

use super::format::Format;
use super::{Command, Folders, Parsed};

/// What `compare` does about the differences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CompareMode {
    Show,
    Apply,
}

/// What to compare, and how.
#[derive(Debug)]
pub(crate) struct CompareArgs {
    /// The files with the vendor's list; `-` is standard input. At least one.
    pub(crate) files: Vec<PathBuf>,
    pub(crate) table: Option<OsString>,
    /// The file with an earlier edition of the list, to compare with in place of a table.
    pub(crate) against: Option<PathBuf>,
    /// The list to read, counted from 1; `None` to choose it.
    pub(crate) list: Option<usize>,
    /// Names of constants, each with a value.
    pub(crate) defines: Vec<(String, String)>,
    pub(crate) mode: CompareMode,
    pub(crate) format: Format,
}

pub(super) fn parse(parser: &mut Parser, folders: &mut Folders) -> Parsed {
    let mut args = CompareArgs {
        files: Vec::new(),
        table: None,
        against: None,
        list: None,
        defines: Vec::new(),
        mode: CompareMode::Show,
        format: Format::Text,
    };
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(None),
            Arg::Long("spec") => folders.spec = Some(parser.value()?.into()),
            Arg::Long("out") => folders.out = Some(parser.value()?.into()),
            Arg::Long("table") => args.table = Some(parser.value()?),
            Arg::Long("against") => args.against = Some(parser.value()?.into()),
            Arg::Long("list") => args.list = Some(list(&parser.value()?)?),
            Arg::Long("define") => args.defines.push(define(&parser.value()?.string()?)?),
            Arg::Long("apply") => args.mode = CompareMode::Apply,
            Arg::Long("message-format") => args.format = Format::parse(&parser.value()?)?,
            Arg::Value(path) => args.files.push(path.into()),
            other => return Err(other.unexpected()),
        }
    }
    if args.files.is_empty() {
        return Err("`compare` needs a FILE with the vendor's list".into());
    }
    let needs_table = args.table.is_some() || args.mode == CompareMode::Apply;
    if args.against.is_some() && needs_table {
        return Err(
            "`--against` compares two lists, so `--table` and `--apply` have no table to work on"
                .into(),
        );
    }
    Ok(Some(Command::Compare(args)))
}

/// Reads the number of a list.
pub(super) fn list(text: &OsStr) -> Result<usize, lexopt::Error> {
    let number = text.to_str().and_then(|text| text.parse().ok());
    number.ok_or_else(|| {
        let text = text.to_string_lossy();
        format!("`--list` needs the number of a list, not `{text}`").into()
    })
}

/// Reads `NAME=VALUE`.
pub(super) fn define(text: &str) -> Result<(String, String), lexopt::Error> {
    match text.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() && !value.trim().is_empty() => {
            Ok((name.to_owned(), value.to_owned()))
        }
        _ => Err(format!("`--define` needs NAME=VALUE, not `{text}`").into()),
    }
}
