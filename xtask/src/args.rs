//! What was asked for on the command line.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use codegen::{Artifact, Place};
use lexopt::{Arg, Parser};

/// What to do.
#[derive(Debug)]
pub(crate) enum Command {
    Help(&'static str),
    Codegen {
        mode: Mode,
        places: Places,
    },
    Breaking {
        against: OsString,
        format: Format,
        places: Places,
    },
    Compare {
        file: PathBuf,
        table: Option<OsString>,
        then: Then,
        places: Places,
    },
    Explain {
        question: Question,
        places: Places,
    },
}

/// What `explain` is asked.
#[derive(Debug, Default)]
pub(crate) struct Question {
    pub(crate) query: String,
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
pub(crate) enum Then {
    Show,
    Apply,
}

/// For whom a result is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Text,
    Json,
}

/// Where the tables are and where the crates go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    root: PathBuf,
    spec: PathBuf,
    out: PathBuf,
}

/// The word that a command is called by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
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

Folders are relative to the root of the workspace. Exit status: 0 done, 1 stale, version too
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

Folders are relative to the root of the workspace. Exit status: 0 done, 1 stale,
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

Folders are relative to the root of the workspace. Exit status: 0 each version says enough, 1 a
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
pub(crate) fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Command, String> {
    read(args).map_err(|error| format!("error: {error}\n\nFor help: cargo xtask --help\n"))
}

fn read(args: impl IntoIterator<Item = OsString>) -> Result<Command, lexopt::Error> {
    let mut parser = Parser::from_args(args);
    let mut command = None;
    let mut mode = Mode::Write;
    let mut against = None;
    let mut format = Format::Text;
    let mut file = None;
    let mut table = None;
    let mut then = Then::Show;
    let mut question = Question::default();
    let mut places = Places::default();
    while let Some(arg) = parser.next()? {
        match (command, arg) {
            (_, Arg::Short('h') | Arg::Long("help")) => return Ok(help(command)),
            (None, Arg::Value(word)) => command = Some(Word::read(&word)?),
            (Some(Word::Codegen), Arg::Long("check")) => mode = Mode::Check,
            (Some(Word::Breaking), Arg::Long("against")) => against = Some(parser.value()?),
            (Some(Word::Breaking), Arg::Long("message-format")) => {
                format = Format::read(&parser.value()?)?;
            }
            (Some(Word::Compare), Arg::Value(path)) if file.is_none() => file = Some(path.into()),
            (Some(Word::Compare), Arg::Long("table")) => table = Some(parser.value()?),
            (Some(Word::Compare), Arg::Long("apply")) => then = Then::Apply,
            (Some(Word::Explain), Arg::Value(word)) => question.add(&word),
            // A value below zero looks like an option.
            (Some(Word::Explain), Arg::Short(digit @ '0'..='9')) => {
                let rest = parser.optional_value().unwrap_or_default();
                question.add(format!("-{digit}{}", rest.to_string_lossy()).as_ref());
            }
            (Some(Word::Explain), Arg::Long("table")) => {
                question.table = Some(parser.value()?.to_string_lossy().into_owned());
            }
            (_, Arg::Long("spec")) => places.spec = parser.value()?.into(),
            (_, Arg::Long("out")) => places.out = parser.value()?.into(),
            (None, Arg::Long(option)) => {
                return Err(format!("`--{option}` comes behind the command").into());
            }
            (_, other) => return Err(other.unexpected()),
        }
    }
    match command {
        Some(Word::Codegen) => Ok(Command::Codegen { mode, places }),
        Some(Word::Breaking) => Ok(Command::Breaking {
            against: against
                .filter(|against| !against.is_empty())
                .ok_or("`breaking` needs `--against REV_OR_DIR`")?,
            format,
            places,
        }),
        Some(Word::Compare) => Ok(Command::Compare {
            file: file.ok_or("`compare` needs a FILE with the vendor's list")?,
            table,
            then,
            places,
        }),
        Some(Word::Explain) if question.query.trim().is_empty() => {
            Err("`explain` needs a value, a label or a word".into())
        }
        Some(Word::Explain) => Ok(Command::Explain { question, places }),
        Some(Word::Help) => Ok(help(None)),
        None => Err("no command given".into()),
    }
}

fn help(command: Option<Word>) -> Command {
    Command::Help(match command {
        Some(Word::Codegen) => HELP_OF_CODEGEN,
        Some(Word::Breaking) => HELP_OF_BREAKING,
        Some(Word::Compare) => HELP_OF_COMPARE,
        Some(Word::Explain) => HELP_OF_EXPLAIN,
        Some(Word::Help) | None => HELP,
    })
}

impl Word {
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

impl Question {
    /// Several words are one query.
    fn add(&mut self, word: &OsStr) {
        if !self.query.is_empty() {
            self.query.push(' ');
        }
        self.query.push_str(&word.to_string_lossy());
    }
}

impl Default for Places {
    fn default() -> Self {
        Self {
            root: PathBuf::new(),
            spec: "spec".into(),
            out: "generated".into(),
        }
    }
}

impl Places {
    /// The same folders, relative to `root`.
    #[must_use]
    pub fn below(self, root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            ..self
        }
    }

    /// The same with tables in another folder.
    #[must_use]
    pub fn with_spec(self, spec: impl Into<PathBuf>) -> Self {
        Self {
            spec: spec.into(),
            ..self
        }
    }

    /// The same with crates in another folder.
    #[must_use]
    pub fn with_out(self, out: impl Into<PathBuf>) -> Self {
        Self {
            out: out.into(),
            ..self
        }
    }

    /// The folder of tables.
    pub(crate) fn spec(&self) -> PathBuf {
        self.root.join(&self.spec)
    }

    /// The folder of generated crates.
    pub(crate) fn out(&self) -> PathBuf {
        self.root.join(&self.out)
    }

    /// A table as messages name it.
    pub(crate) fn shown_table(&self, file: &str) -> String {
        shown(&self.spec.join(file))
    }

    /// Where an artifact belongs.
    pub(crate) fn path(&self, artifact: &Artifact) -> PathBuf {
        match artifact.place {
            Place::Generated => self.out().join(&artifact.path),
            Place::Spec => self.spec().join(&artifact.path),
        }
    }

    /// A file as messages name it.
    pub(crate) fn shown(&self, place: Place, path: &str) -> String {
        shown(&match place {
            Place::Generated => self.out.join(path),
            Place::Spec => self.spec.join(path),
        })
    }

    /// The folder of generated crates as messages name it.
    pub(crate) fn shown_out(&self) -> String {
        shown(&self.out)
    }

    /// Whether an artifact is kept here. Another folder of tables than the usual one may be
    /// anybody's, so that what belongs beside them is only kept where it stands already.
    pub(crate) fn keeps(&self, artifact: &Artifact) -> bool {
        artifact.place == Place::Generated
            || self.spec == Self::default().spec
            || self.path(artifact).symlink_metadata().is_ok()
    }

    /// The command that writes the artifacts of these folders.
    pub(crate) fn command(&self) -> String {
        let default = Self::default();
        let mut command = "cargo xtask codegen".to_owned();
        for (option, folder, usual) in [
            ("--spec", &self.spec, &default.spec),
            ("--out", &self.out, &default.out),
        ] {
            if folder != usual {
                command = format!("{command} {option} {}", quoted(&shown(folder)));
            }
        }
        command
    }
}

/// A path with `/` between its parts, as everybody reads it.
fn shown(path: &Path) -> String {
    path.to_string_lossy()
        .replace(std::path::MAIN_SEPARATOR, "/")
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-+,:@%".contains(c);
    if word.chars().all(plain) && !word.is_empty() {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}
