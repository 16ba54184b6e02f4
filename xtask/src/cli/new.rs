//! The arguments of `new`.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::{Arg, Parser, ValueExt};

use super::compare::{define, list};
use super::format::Format;
use super::{Command, Folders, Parsed};

/// What to make a table from, and how.
#[derive(Debug)]
pub(crate) struct NewArgs {
    /// The name of the table.
    pub(crate) name: OsString,
    /// The files with the vendor's list; `-` is standard input. At least one.
    pub(crate) files: Vec<PathBuf>,
    pub(crate) type_name: Option<String>,
    /// The package, or the module.
    pub(crate) package: Option<String>,
    /// Whether to make a module in place of a package.
    pub(crate) is_module: bool,
    pub(crate) repr: Option<String>,
    /// The list to read, counted from 1; `None` to choose it.
    pub(crate) list: Option<usize>,
    /// The columns of a table, by header or number.
    pub(crate) value: Option<String>,
    pub(crate) label: Option<String>,
    pub(crate) description: Option<String>,
    /// Names of constants, each with a value.
    pub(crate) defines: Vec<(String, String)>,
    pub(crate) format: Format,
}

pub(super) fn parse(parser: &mut Parser, folders: &mut Folders) -> Parsed {
    let mut name = None;
    let mut module = None;
    let mut args = NewArgs {
        name: OsString::new(),
        files: Vec::new(),
        type_name: None,
        package: None,
        is_module: false,
        repr: None,
        list: None,
        value: None,
        label: None,
        description: None,
        defines: Vec::new(),
        format: Format::Text,
    };
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(None),
            Arg::Long("spec") => folders.spec = Some(parser.value()?.into()),
            Arg::Long("out") => folders.out = Some(parser.value()?.into()),
            Arg::Long("from") => args.files.extend(parser.values()?.map(PathBuf::from)),
            Arg::Long("type") => args.type_name = Some(parser.value()?.string()?),
            Arg::Long("package") => args.package = Some(parser.value()?.string()?),
            Arg::Long("module") => {
                args.is_module = true;
                if let Some(name) = parser.optional_value() {
                    module = Some(name.string()?);
                }
            }
            Arg::Long("repr") => args.repr = Some(parser.value()?.string()?),
            Arg::Long("list") => args.list = Some(list(&parser.value()?)?),
            Arg::Long("value") => args.value = Some(parser.value()?.string()?),
            Arg::Long("label") => args.label = Some(parser.value()?.string()?),
            Arg::Long("description") => args.description = Some(parser.value()?.string()?),
            Arg::Long("define") => args.defines.push(define(&parser.value()?.string()?)?),
            Arg::Long("message-format") => args.format = Format::parse(&parser.value()?)?,
            Arg::Value(word) if name.is_none() => name = Some(word),
            Arg::Value(word) if args.is_module => {
                let word = word.to_string_lossy();
                let meant = "to name the module, write";
                return Err(
                    format!("unexpected argument `{word}`; {meant} `--module={word}`").into(),
                );
            }
            other => return Err(other.unexpected()),
        }
    }
    if args.is_module && args.package.is_some() {
        return Err(
            "`--package` makes a package, and `--module` makes a module: leave one of them out"
                .into(),
        );
    }
    args.package = module.or(args.package);
    args.name = name.ok_or("`new` needs a NAME for the table")?;
    if args.files.is_empty() {
        return Err("`new` needs `--from FILE` with the vendor's list".into());
    }
    Ok(Some(Command::New(Box::new(args))))
}
