//! What was asked for on the command line.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use codegen::{Artifact, Place};
use lexopt::{Arg, Parser};

/// What to do.
#[derive(Debug)]
pub(crate) enum Command {
    Help(&'static str),
    Codegen { mode: Mode, places: Places },
    Explain { question: Question, places: Places },
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

/// Where the tables are and where the crates go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    root: PathBuf,
    spec: PathBuf,
    out: PathBuf,
}

const HELP: &str = "\
Generates a crate from each table of result codes in spec/.

Usage: cargo xtask COMMAND [OPTION ...]

Commands:
  codegen            write every artifact; files that are right stay untouched
  codegen --check    write nothing; show what is stale, and exit with 1 if anything is
  explain QUERY      say what a code means: a value (17, 0x11, -3), a label, a variant, or
                     words of a description; exit with 1 if there is none

Options:
  --table NAME       for explain: only the table in NAME.toml
  --spec DIR         the folder of tables [default: spec]
  --out DIR          the folder of generated crates [default: generated]
  -h, --help         this text

Folders are relative to the root of the workspace. Exit status: 0 done, 1 stale or not found,
2 a table is invalid, a file cannot be read or written, or the call is wrong.
";

/// Reads a command line; the error says what is wrong with it and where help is.
pub(crate) fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Command, String> {
    read(args).map_err(|error| format!("error: {error}\n\nFor help: cargo xtask --help\n"))
}

fn read(args: impl IntoIterator<Item = OsString>) -> Result<Command, lexopt::Error> {
    let mut parser = Parser::from_args(args);
    let mut command = None;
    let mut mode = Mode::Write;
    let mut question = Question::default();
    let mut places = Places::default();
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help(HELP)),
            Arg::Value(word) if command.is_none() => command = Some(word),
            Arg::Long("check") if is(command.as_ref(), "codegen") => mode = Mode::Check,
            Arg::Value(word) if is(command.as_ref(), "explain") => question.add(&word),
            // A value below zero looks like an option.
            Arg::Short(digit @ '0'..='9') if is(command.as_ref(), "explain") => {
                let rest = parser.optional_value().unwrap_or_default();
                question.add(format!("-{digit}{}", rest.to_string_lossy()).as_ref());
            }
            Arg::Long("table") if is(command.as_ref(), "explain") => {
                question.table = Some(parser.value()?.to_string_lossy().into_owned());
            }
            Arg::Long("spec") => places.spec = parser.value()?.into(),
            Arg::Long("out") => places.out = parser.value()?.into(),
            other => return Err(other.unexpected()),
        }
    }
    match command {
        Some(word) if word == "codegen" => Ok(Command::Codegen { mode, places }),
        Some(word) if word == "explain" && question.query.trim().is_empty() => {
            Err("`explain` needs a value, a label or a word".into())
        }
        Some(word) if word == "explain" => Ok(Command::Explain { question, places }),
        Some(word) if word == "help" => Ok(Command::Help(HELP)),
        Some(word) => Err(format!("no command `{}`", word.to_string_lossy()).into()),
        None => Err("no command given".into()),
    }
}

fn is(command: Option<&OsString>, name: &str) -> bool {
    command.is_some_and(|word| word == name)
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
