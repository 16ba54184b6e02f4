//! What was asked for on the command line.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use lexopt::{Arg, Parser};

/// What a command line asks for.
#[derive(Debug)]
pub(crate) enum Call {
    /// To print a help text.
    Help(&'static str),
    /// To run a command on these folders.
    Run { command: Command, folders: Folders },
}

/// The folders that a call names.
#[derive(Debug, Default)]
pub(crate) struct Folders {
    pub(crate) spec: Option<PathBuf>,
    pub(crate) out: Option<PathBuf>,
}

/// A command with its arguments.
#[derive(Debug)]
pub(crate) enum Command {
    Codegen(Mode),
    Breaking {
        against: OsString,
        format: Format,
    },
    Compare {
        file: PathBuf,
        table: Option<OsString>,
        mode: CompareMode,
    },
    Explain(Query),
}

impl Command {
    /// Whether another version of this command could write or expect something else.
    pub(crate) fn needs_exact_version(&self) -> bool {
        match self {
            Self::Codegen(_) => true,
            Self::Compare { mode, .. } => *mode == CompareMode::Apply,
            Self::Breaking { .. } | Self::Explain(_) => false,
        }
    }
}

/// What `explain` is asked.
#[derive(Debug, Default)]
pub(crate) struct Query {
    pub(crate) text: String,
    /// The name of one table; `None` for all.
    pub(crate) table: Option<String>,
}

/// What `codegen` does with the artifacts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Write,
    Check,
}

/// What `compare` does about the differences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CompareMode {
    Show,
    Apply,
}

/// For whom a result is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Text,
    Json,
}

/// The word that a command is called by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CommandName {
    Codegen,
    Breaking,
    Compare,
    Explain,
    Help,
}

const HELP: &str = "\
Generates a crate from each table of result codes in spec/.

Usage: cargo xtask COMMAND [OPTION ...]

Commands:
  codegen            write every artifact; files that are right stay untouched
  codegen --check    write nothing; show what is stale, and exit with 1 if anything is
  breaking           show what changed since another state of the tables, and which version it needs
  compare            show how a list that the vendor published differs from a table
  explain            say what a code means, by its value, label, variant, or words about it

Options:
  --spec DIR         the folder of tables [default: spec]
  --out DIR          the folder of generated crates [default: generated]
  -h, --help         this text, or that of a command

Folders are relative to the root of the workspace that the command is run in. Exit status: 0 done, 1 stale, version too
low, tables that differ or not found, 2 a table is invalid, a file cannot be read or written,
or the call is wrong.
";

const HELP_OF_CODEGEN: &str = "\
Writes every artifact of every table. Files that are right stay untouched, orphans are removed.

Usage: cargo xtask codegen [OPTION ...]

Options:
  --check            write nothing; show what is stale, and exit with 1 if anything is
  --spec DIR         the folder of tables [default: spec]
  --out DIR          the folder of generated crates [default: generated]
  -h, --help         this text

Folders are relative to the root of the workspace that the command is run in. Exit status: 0 done, 1 stale,
2 a table is invalid, a file cannot be read or written, or the call is wrong.
";

const HELP_OF_BREAKING: &str = "\
Compares the tables with another state of them, by meaning. Shows what each change does to those who
use the crate, which version it needs, and the lines for the changelog.

Usage: cargo xtask breaking --against REV_OR_DIR [OPTION ...]

Options:
  --against REV_OR_DIR
                     a folder of tables, or, where there is none of this name, a git revision
  --message-format FORMAT
                     text or json [default: text]
  --spec DIR         the folder of tables [default: spec]
  -h, --help         this text

Folders are relative to the root of the workspace that the command is run in. Exit status: 0 each version says enough, 1 a
version is too low or a change is refused, 2 a table is invalid, cannot be read, or the call is wrong.
";

const HELP_OF_EXPLAIN: &str = "\
Says what a code means: all that its table knows of it. Several hits are listed, best first.

Usage: cargo xtask explain QUERY [OPTION ...]

  QUERY              a value (17, 0x11, -3), a label or a part of it, a variant, or words of a
                     description; several words are one query

Options:
  --table NAME       only the table in NAME.toml
  --spec DIR         the folder of tables [default: spec]
  -h, --help         this text

Exit status: 0 found, 1 not found, 2 a table is invalid or the call is wrong.
";

const HELP_OF_COMPARE: &str = "\
Compares a list of codes that the vendor published with a table: a saved page of HTML, a page pasted
as Markdown or text, or CSV. Shows what was read, what looks like a code and could not be read, and
what is new, missing, renamed and moved.

Usage: cargo xtask compare FILE [OPTION ...]

Options:
  --table NAME       the table, if there are several: its file or its package
  --apply            add what is new to the table, for a person to complete
  --spec DIR         the folder of tables [default: spec]
  -h, --help         this text

What FILE holds is told by its name: .html, .htm, .xhtml, .csv, .tsv, and text for all others. DIR
is relative to the root of the workspace. Exit status: 0 the tables agree, 1 they differ or a row
could not be read, 2 no list was found, a table is invalid, a file cannot be read or written, or
the call is wrong.
";

/// Reads a command line; the error says what is wrong with it and where help is.
pub(crate) fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Call, String> {
    read(args).map_err(|error| format!("error: {error}\n\nFor help: cargo xtask --help\n"))
}

fn read(args: impl IntoIterator<Item = OsString>) -> Result<Call, lexopt::Error> {
    let mut parser = Parser::from_args(args);
    let mut command = None;
    let mut mode = Mode::Write;
    let mut against = None;
    let mut format = Format::Text;
    let mut file = None;
    let mut table = None;
    let mut compare_mode = CompareMode::Show;
    let mut query = Query::default();
    let mut folders = Folders::default();
    while let Some(arg) = parser.next()? {
        match (command, arg) {
            (_, Arg::Short('h') | Arg::Long("help")) => return Ok(help(command)),
            (None, Arg::Value(word)) => command = Some(CommandName::read(&word)?),
            (Some(CommandName::Codegen), Arg::Long("check")) => mode = Mode::Check,
            (Some(CommandName::Breaking), Arg::Long("against")) => against = Some(parser.value()?),
            (Some(CommandName::Breaking), Arg::Long("message-format")) => {
                format = Format::read(&parser.value()?)?;
            }
            (Some(CommandName::Compare), Arg::Value(path)) if file.is_none() => {
                file = Some(path.into());
            }
            (Some(CommandName::Compare), Arg::Long("table")) => table = Some(parser.value()?),
            (Some(CommandName::Compare), Arg::Long("apply")) => compare_mode = CompareMode::Apply,
            (Some(CommandName::Explain), Arg::Value(word)) => query.add(&word),
            // A value below zero looks like an option.
            (Some(CommandName::Explain), Arg::Short(digit @ '0'..='9')) => {
                let rest = parser.optional_value().unwrap_or_default();
                query.add(format!("-{digit}{}", rest.to_string_lossy()).as_ref());
            }
            (Some(CommandName::Explain), Arg::Long("table")) => {
                query.table = Some(parser.value()?.to_string_lossy().into_owned());
            }
            (_, Arg::Long("spec")) => folders.spec = Some(parser.value()?.into()),
            (_, Arg::Long("out")) => folders.out = Some(parser.value()?.into()),
            (None, Arg::Long(option)) => {
                return Err(format!("`--{option}` comes after the command").into());
            }
            (_, other) => return Err(other.unexpected()),
        }
    }
    let command = match command {
        Some(CommandName::Codegen) => Command::Codegen(mode),
        Some(CommandName::Breaking) => Command::Breaking {
            against: against
                .filter(|against| !against.is_empty())
                .ok_or("`breaking` needs `--against REV_OR_DIR`")?,
            format,
        },
        Some(CommandName::Compare) => Command::Compare {
            file: file.ok_or("`compare` needs a FILE with the vendor's list")?,
            table,
            mode: compare_mode,
        },
        Some(CommandName::Explain) if query.text.trim().is_empty() => {
            return Err("`explain` needs a value, a label or a word".into());
        }
        Some(CommandName::Explain) => Command::Explain(query),
        Some(CommandName::Help) => return Ok(help(None)),
        None => return Err("no command given".into()),
    };
    Ok(Call::Run { command, folders })
}

fn help(command: Option<CommandName>) -> Call {
    Call::Help(match command {
        Some(CommandName::Codegen) => HELP_OF_CODEGEN,
        Some(CommandName::Breaking) => HELP_OF_BREAKING,
        Some(CommandName::Compare) => HELP_OF_COMPARE,
        Some(CommandName::Explain) => HELP_OF_EXPLAIN,
        Some(CommandName::Help) | None => HELP,
    })
}

impl CommandName {
    fn read(word: &OsStr) -> Result<Self, lexopt::Error> {
        match word.to_str() {
            Some("codegen") => Ok(Self::Codegen),
            Some("breaking") => Ok(Self::Breaking),
            Some("compare") => Ok(Self::Compare),
            Some("explain") => Ok(Self::Explain),
            Some("help") => Ok(Self::Help),
            _ => Err(format!("no command `{}`", word.to_string_lossy()).into()),
        }
    }
}

impl Format {
    fn read(word: &OsStr) -> Result<Self, lexopt::Error> {
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

impl Query {
    /// Several words are one query.
    fn add(&mut self, word: &OsStr) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        self.text.push_str(&word.to_string_lossy());
    }
}
