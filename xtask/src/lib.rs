//! The command line: reads tables, calls [`codegen`], writes or compares what it makes.
//!
//! All I/O of the project is here. An xtask of another workspace offers the same commands with a
//! `main` of one line: see [`run`].

mod args;
mod breaking;
mod cargo_lock;
mod check;
mod compare;
mod diff;
mod explain;
mod folder;
mod git;
mod paths;
pub mod published;
mod report;
mod terminal;
mod write;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use args::{Call, Command, Mode};
use terminal::Terminal;

pub use check::{Stale, stale};
pub use paths::{Paths, workspace_root};
pub use report::render;

/// Why a command could not do its work. Every message says what to do.
#[derive(Debug)]
pub enum Failure {
    /// Tables with mistakes.
    Tables {
        /// The tables that the mistakes are in.
        sources: Vec<codegen::Source>,
        /// All their mistakes.
        mistakes: Vec<codegen::Diagnostic>,
    },
    /// Tables of another state, with mistakes.
    OldTables {
        /// How messages name the folder that they were in.
        paths: Paths,
        /// The tables that the mistakes are in.
        sources: Vec<codegen::Source>,
        /// All their mistakes.
        mistakes: Vec<codegen::Diagnostic>,
    },
    /// A file or a call; the message names it.
    Other(String),
}

/// What a command found, as its exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Good = 0,
    Bad = 1,
    Failed = 2,
}

/// Runs one command line, without the name of the program, and returns its exit status: 0 done,
/// 1 something is stale, a version is too low, lists differ or a query was not found, 2 it could not
/// be done and nothing was written.
///
/// The workspace is the one that the current folder is in, see [`workspace_root`]: `--spec` and
/// `--out` are relative to its root, and names of files to the current folder.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let terminal = Terminal::new();
    let call = match args::parse(args) {
        Ok(call) => call,
        Err(error) => {
            terminal::diagnostic(&error);
            return ExitCode::from(Verdict::Failed as u8);
        }
    };
    let (command, paths) = match call {
        Call::Help(text) => {
            terminal::result(text);
            return ExitCode::from(Verdict::Good as u8);
        }
        Call::Run { command, paths } => (command, paths),
    };
    let verdict = match current_root() {
        Ok(root) => {
            let paths = paths.below(&root);
            dispatch(command, &paths, &terminal)
                .unwrap_or_else(|failure| report::failure(&failure, &paths, &terminal))
        }
        Err(failure) => report::failure(&failure, &paths, &terminal),
    };
    ExitCode::from(verdict as u8)
}

/// The root of the workspace that the current folder is in.
fn current_root() -> Result<PathBuf, Failure> {
    let folder = std::env::current_dir().map_err(|error| {
        folder::other(
            format!("cannot tell which folder is the current one: {error}"),
            "change to a folder of the workspace and run the command again",
        )
    })?;
    workspace_root(&folder)
}

fn dispatch(command: Command, paths: &Paths, terminal: &Terminal) -> Result<Verdict, Failure> {
    match command {
        Command::Codegen(Mode::Write) => write::run(paths),
        Command::Codegen(Mode::Check) => check::run(paths, terminal),
        Command::Breaking { against, format } => breaking::run(paths, &against, format, terminal),
        Command::Compare { file, table, then } => {
            compare::run(paths, &file, table.as_deref(), then, terminal)
        }
        Command::Explain(question) => explain::run(&question, paths, terminal),
    }
}

/// Reads every table and makes every artifact.
fn generate(paths: &Paths) -> Result<Vec<codegen::Artifact>, Failure> {
    let sources = folder::tables(paths)?;
    let mut artifacts =
        codegen::generate(&sources).map_err(|mistakes| Failure::Tables { sources, mistakes })?;
    artifacts.retain(|artifact| paths.keeps(artifact));
    Ok(artifacts)
}
