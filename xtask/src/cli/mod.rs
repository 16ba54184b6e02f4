//! What a command line asks for: one parser and one help text a command.

mod breaking;
mod codegen;
mod compare;
mod explain;
mod format;
mod init;
mod new;

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use lexopt::{Arg, Parser};

pub(crate) use codegen::{CodegenArgs, CodegenMode};
pub(crate) use compare::{CompareArgs, CompareMode};
pub(crate) use explain::Query;
pub(crate) use format::Format;
pub(crate) use init::InitArgs;
pub(crate) use new::NewArgs;

/// What a command line asks for.
#[derive(Debug)]
pub(crate) enum Call {
    /// The help of a command, or of all.
    Help(Option<CommandName>),
    /// The version.
    Version,
    /// A command to run.
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
    Codegen(CodegenArgs),
    Breaking { against: OsString, format: Format },
    Compare(CompareArgs),
    New(Box<NewArgs>),
    Explain(Query),
    Init(InitArgs),
}

impl Call {
    /// The command to run, if there is one.
    pub(crate) fn command(&self) -> Option<&Command> {
        match self {
            Self::Help(_) | Self::Version => None,
            Self::Run { command, .. } => Some(command),
        }
    }
}

impl Command {
    /// Whether the command has to be of the version that the workspace asks for: another one could write or
    /// expect something else.
    pub(crate) fn needs_exact_version(&self) -> bool {
        match self {
            Self::Codegen(_) | Self::New(_) | Self::Init(_) => true,
            Self::Compare(args) => args.mode == CompareMode::Apply,
            Self::Breaking { .. } | Self::Explain(_) => false,
        }
    }
}

/// The name of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CommandName {
    Codegen,
    Breaking,
    Compare,
    Explain,
    Init,
    New,
}

/// The command that its arguments ask for; `None` if they ask for help.
type Parsed = Result<Option<Command>, lexopt::Error>;

/// Reads a command line, without the name of the program.
///
/// # Errors
///
/// When the command or an option is unknown, or an argument is missing or invalid.
pub(crate) fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Call, lexopt::Error> {
    let mut parser = Parser::from_args(args);
    let mut folders = Folders::default();
    let name = loop {
        match parser.next()? {
            Some(Arg::Short('h') | Arg::Long("help")) => return Ok(Call::Help(None)),
            Some(Arg::Long("version")) => return Ok(Call::Version),
            Some(Arg::Value(word)) if word == "help" => return help(&mut parser),
            Some(Arg::Value(word)) => break CommandName::parse(&word)?,
            Some(Arg::Long("spec")) => folders.spec = Some(parser.value()?.into()),
            Some(Arg::Long("out")) => folders.out = Some(parser.value()?.into()),
            Some(Arg::Long(option)) => {
                let place = "before the command; options of a command follow its name";
                return Err(format!("unexpected option `--{option}` {place}").into());
            }
            Some(other) => return Err(other.unexpected()),
            None => return Err("no command given".into()),
        }
    };
    let parse = match name {
        CommandName::Codegen => codegen::parse,
        CommandName::Breaking => breaking::parse,
        CommandName::Compare => compare::parse,
        CommandName::Explain => explain::parse,
        CommandName::Init => init::parse,
        CommandName::New => new::parse,
    };
    match parse(&mut parser, &mut folders)? {
        Some(command) => Ok(Call::Run { command, folders }),
        None => Ok(Call::Help(Some(name))),
    }
}

/// Reads what follows the word `help`.
fn help(parser: &mut Parser) -> Result<Call, lexopt::Error> {
    let name = match parser.next()? {
        Some(Arg::Value(word)) => CommandName::parse(&word)?,
        Some(other) => return Err(other.unexpected()),
        None => return Ok(Call::Help(None)),
    };
    match parser.next()? {
        Some(other) => Err(other.unexpected()),
        None => Ok(Call::Help(Some(name))),
    }
}

/// Returns the help of a command, or of all, with `{command}`, `{spec}` and `{out}` in the place of the names
/// that the workspace has chosen.
pub(crate) fn help_text(command: Option<CommandName>) -> &'static str {
    match command {
        None => include_str!("help.txt"),
        Some(CommandName::Codegen) => include_str!("codegen.txt"),
        Some(CommandName::Breaking) => include_str!("breaking.txt"),
        Some(CommandName::Compare) => include_str!("compare.txt"),
        Some(CommandName::Explain) => include_str!("explain.txt"),
        Some(CommandName::Init) => include_str!("init.txt"),
        Some(CommandName::New) => include_str!("new.txt"),
    }
}

impl CommandName {
    fn parse(word: &OsStr) -> Result<Self, lexopt::Error> {
        match word.to_str() {
            Some("codegen") => Ok(Self::Codegen),
            Some("breaking") => Ok(Self::Breaking),
            Some("compare") => Ok(Self::Compare),
            Some("explain") => Ok(Self::Explain),
            Some("init") => Ok(Self::Init),
            Some("new") => Ok(Self::New),
            _ => Err(format!("unknown command `{}`", word.to_string_lossy()).into()),
        }
    }
}
