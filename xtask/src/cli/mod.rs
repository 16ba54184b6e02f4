//! What a command line asks for: one parser and one help text a command.

mod breaking;
mod codegen;
mod compare;
mod completions;
mod error;
mod explain;
mod format;
mod init;
mod new;

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use lexopt::{Arg, Parser};

pub(crate) use codegen::{CodegenArgs, CodegenMode};
pub(crate) use compare::{CompareArgs, CompareMode};
pub(crate) use completions::Shell;
pub(crate) use error::CallError;
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
    /// A script for a shell.
    Completions(Shell),
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
            Self::Help(_) | Self::Version | Self::Completions(_) => None,
            Self::Run { command, .. } => Some(command),
        }
    }
}

impl Command {
    /// Returns its name.
    pub(crate) fn name(&self) -> CommandName {
        match self {
            Self::Codegen(_) => CommandName::Codegen,
            Self::Breaking { .. } => CommandName::Breaking,
            Self::Compare(_) => CommandName::Compare,
            Self::New(_) => CommandName::New,
            Self::Explain(_) => CommandName::Explain,
            Self::Init(_) => CommandName::Init,
        }
    }

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
    Completions,
}

/// An option, as the help has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CommandOption {
    /// Its name with the hyphens.
    pub(crate) name: &'static str,
    /// Whether a value follows it.
    pub(crate) takes_value: bool,
}

/// The command that its arguments ask for; `None` if they ask for help.
type Parsed = Result<Option<Command>, lexopt::Error>;

/// Reads a command line, without the name of the program.
///
/// # Errors
///
/// When the command or an option is unknown, or an argument is missing or invalid.
pub(crate) fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Call, CallError> {
    let mut parser = Parser::from_args(args);
    let mut folders = Folders::default();
    let before = before_command(&mut parser, &mut folders);
    let name = match before.map_err(|error| CallError::new(None, error))? {
        Before::Command(name) => name,
        Before::Call(call) => return Ok(call),
    };
    let call = of_command(name, &mut parser, folders);
    call.map_err(|error| CallError::new(Some(name), error))
}

/// What a command line begins with.
enum Before {
    Command(CommandName),
    Call(Call),
}

fn before_command(parser: &mut Parser, folders: &mut Folders) -> Result<Before, lexopt::Error> {
    loop {
        match parser.next()? {
            Some(Arg::Short('h') | Arg::Long("help")) => return Ok(Before::Call(Call::Help(None))),
            Some(Arg::Short('V') | Arg::Long("version")) => return Ok(Before::Call(Call::Version)),
            Some(Arg::Value(word)) if word == "help" => return help(parser).map(Before::Call),
            Some(Arg::Value(word)) => return CommandName::parse(&word).map(Before::Command),
            Some(Arg::Long("spec")) => folders.spec = Some(parser.value()?.into()),
            Some(Arg::Long("out")) => folders.out = Some(parser.value()?.into()),
            Some(Arg::Long(option)) if is_of_a_command(option) => {
                let place = "before the command; options of a command follow its name";
                return Err(format!("unexpected option `--{option}` {place}").into());
            }
            Some(other) => return Err(other.unexpected()),
            None => return Err("no command given".into()),
        }
    }
}

/// Reads what follows the name of a command.
fn of_command(
    name: CommandName,
    parser: &mut Parser,
    mut folders: Folders,
) -> Result<Call, lexopt::Error> {
    let parse = match name {
        CommandName::Codegen => codegen::parse,
        CommandName::Breaking => breaking::parse,
        CommandName::Compare => compare::parse,
        CommandName::Explain => explain::parse,
        CommandName::Init => init::parse,
        CommandName::New => new::parse,
        CommandName::Completions => {
            let shell = completions::parse(parser)?;
            return Ok(shell.map_or(Call::Help(Some(name)), Call::Completions));
        }
    };
    Ok(match parse(parser, &mut folders)? {
        Some(command) => Call::Run { command, folders },
        None => Call::Help(Some(name)),
    })
}

fn is_of_a_command(option: &str) -> bool {
    let mut options = CommandName::ALL
        .into_iter()
        .flat_map(|name| options(Some(name)));
    options.any(|known| known.name.strip_prefix("--") == Some(option))
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
        Some(CommandName::Completions) => include_str!("completions.txt"),
    }
}

/// Returns the options that the help of a command lists, or those that precede a command. The help is the one list of
/// options that is kept by hand.
pub(crate) fn options(command: Option<CommandName>) -> impl Iterator<Item = CommandOption> {
    let lines = help_text(command).lines();
    let lines =
        lines.filter_map(|line| line.strip_prefix("  ").filter(|line| line.starts_with('-')));
    lines.flat_map(|line| {
        // Two spaces end the names and the placeholder of the value.
        let names = line.split("  ").next().unwrap_or(line);
        names.split(", ").map(|name| {
            let end = name.find([' ', '[']).unwrap_or(name.len());
            CommandOption {
                name: &name[..end],
                takes_value: name[end..].starts_with(' '),
            }
        })
    })
}

impl CommandName {
    /// Every command, in the order of the help.
    pub(crate) const ALL: [Self; 7] = [
        Self::Codegen,
        Self::New,
        Self::Compare,
        Self::Breaking,
        Self::Explain,
        Self::Init,
        Self::Completions,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Codegen => "codegen",
            Self::Breaking => "breaking",
            Self::Compare => "compare",
            Self::Explain => "explain",
            Self::Init => "init",
            Self::New => "new",
            Self::Completions => "completions",
        }
    }

    fn parse(word: &OsStr) -> Result<Self, lexopt::Error> {
        let mut names = Self::ALL.into_iter();
        names
            .find(|name| *word == *name.name())
            .ok_or_else(|| error::unknown_command(word))
    }
}
