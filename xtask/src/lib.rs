//! The command line: reads tables, calls [`codegen`], writes or compares what it makes.
//!
//! All I/O of the project is here. An xtask of another workspace offers the same commands with a
//! `main` of one line: see [`run`].

mod args;
mod breaking;
mod check;
mod compare;
mod diff;
mod explain;
mod folder;
mod git;
mod pages;
mod report;
mod terminal;
mod write;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use args::{Command, Mode};
use terminal::Terminal;

pub use args::Places;
pub use check::{Stale, stale};
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
        places: Places,
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

/// Runs one command line, without the name of the program, and gives its exit status: 0 done,
/// 1 something is stale, too low a version, different or not found, 2 it could not be done and
/// nothing was written.
///
/// Folders are relative to `root`, the root of the workspace, wherever the command is run from.
pub fn run(root: impl AsRef<Path>, args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let terminal = Terminal::new();
    let command = match args::parse(args) {
        Ok(command) => command,
        Err(error) => {
            terminal::diagnostic(&error);
            return ExitCode::from(Verdict::Failed as u8);
        }
    };
    let below = |places: Places| places.below(root.as_ref());
    let verdict = match command {
        Command::Help(text) => {
            terminal::result(text);
            Verdict::Good
        }
        Command::Codegen { mode, places } => {
            let places = below(places);
            let done = match mode {
                Mode::Write => write::run(&places),
                Mode::Check => check::run(&places, &terminal),
            };
            done.unwrap_or_else(|failure| report::failure(&failure, &places, &terminal))
        }
        Command::Breaking {
            against,
            format,
            places,
        } => {
            let places = below(places);
            breaking::run(&places, &against, format, &terminal)
                .unwrap_or_else(|failure| report::failure(&failure, &places, &terminal))
        }
        Command::Compare {
            file,
            table,
            then,
            places,
        } => {
            let places = below(places);
            compare::run(&places, &file, table.as_deref(), then, &terminal)
                .unwrap_or_else(|failure| report::failure(&failure, &places, &terminal))
        }
        Command::Explain { question, places } => {
            let places = below(places);
            explain::run(&question, &places, &terminal)
                .unwrap_or_else(|failure| report::failure(&failure, &places, &terminal))
        }
    };
    ExitCode::from(verdict as u8)
}

/// Reads every table and makes every artifact.
fn generate(places: &Places) -> Result<Vec<codegen::Artifact>, Failure> {
    let sources = folder::tables(places)?;
    let mut artifacts =
        codegen::generate(&sources).map_err(|mistakes| Failure::Tables { sources, mistakes })?;
    artifacts.retain(|artifact| places.keeps(artifact));
    Ok(artifacts)
}
