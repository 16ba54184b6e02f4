//! The command line `cargo codetable`, as a library for an xtask.
//!
//! It reads tables of result codes, calls [`codetable`], and writes or compares what that generates. All
//! I/O of the project is here. There are two ways to run it:
//!
//! - `cargo install cargo-codetable` installs the command `cargo codetable`.
//! - An xtask, a package of the workspace, depends on `cargo-codetable`, so that `Cargo.lock` has the version. Its
//!   whole `main.rs` is:
//!
//! ```no_run
//! fn main() -> std::process::ExitCode {
//!     cargo_codetable::run(std::env::args_os().skip(1))
//! }
//! ```
//!
//! With the alias `xtask = "run --package xtask --"` in `.cargo/config.toml`, and `command = "cargo xtask"`
//! under `[workspace.metadata.codetable]` in the `Cargo.toml` of the root, `cargo xtask codegen` does what
//! `cargo codetable codegen` does. `--help` lists the commands.
//!
//! [`stale`] is the check of `codegen --check` as a function, for a `#[test]`.
//!
//! # Stability
//!
//! What follows Semantic Versioning is the API, the commands with their options and exit statuses, and the
//! members of the JSON that they print. Text for people may change in every version.

mod breaking;
mod cli;
mod codegen;
mod compare;
mod config;
mod exit;
mod explain;
mod failure;
mod init;
mod new;
mod output;
mod paths;
pub mod published;
mod staging;
mod tables;

use std::ffi::OsString;
use std::process::ExitCode;

use cli::{Call, CodegenArgs, CodegenMode, Command, CommandName, Folders, Format};
use config::Config;
use exit::ExitStatus;
use output::progress::Progress;
use output::terminal::{self, Terminal};
use output::{diagnostics, json};

pub use codegen::{Stale, stale};
pub use failure::{Failure, Mistakes};
pub use output::diagnostics::render;
pub use paths::Paths;

/// Runs one command line, without the name of the program, and returns its exit status: 0 done, 1
/// something is stale, a version is too low, lists differ or a query was not found, 2 a table is invalid, a
/// file cannot be read or written, or the call is wrong.
///
/// The workspace is the one that the current folder is in, see [`Paths::in_workspace`]: `--spec` and
/// `--out` are relative to its root, and names of files to the current folder.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let terminal = Terminal::new();
    let args: Vec<OsString> = args.into_iter().collect();
    let format = Format::asked_for(&args);
    let status = match cli::parse(args) {
        Ok(call) => {
            let nothing = call.command().map(json::nothing).unwrap_or_default();
            answer(call, &terminal).unwrap_or_else(|failure| {
                if format == Format::Json {
                    // Where standard output cannot be written, standard error says why.
                    _ = terminal::json(&json::failure(nothing, &failure));
                }
                diagnostics::failure(&failure, &terminal)
            })
        }
        Err(error) => {
            let command = config().command;
            let help = match error.command {
                Some(name) => format!("{command} {} --help", name.name()),
                None => format!("{command} --help"),
            };
            if format == Format::Json {
                _ = terminal::json(&json::wrong_call(&error.to_string(), &help));
            }
            terminal::diagnostic(&format!("error: {error}\n\nFor help: {help}\n"));
            ExitStatus::Failed
        }
    };
    status.into()
}

/// Does what a command line asks for.
fn answer(call: Call, terminal: &Terminal) -> Result<ExitStatus, Failure> {
    match call {
        Call::Help(command) => terminal::result("", &help(command))?,
        Call::Version => {
            terminal::result(
                "",
                concat!("cargo-codetable ", env!("CARGO_PKG_VERSION"), "\n"),
            )?;
        }
        Call::Completions(shell) => terminal::result("", &shell.script())?,
        Call::Run { command, folders } => return dispatch(command, folders, terminal),
    }
    Ok(ExitStatus::Done)
}

/// Returns the help of a command, or of all, with the names that the workspace has chosen.
fn help(command: Option<CommandName>) -> String {
    let Config {
        command: name,
        spec,
        out,
        ..
    } = config();
    cli::help_text(command)
        .replace("{command}", &name)
        .replace("{spec}", &spec)
        .replace("{out}", &out)
}

/// Returns the configuration of the workspace; the default outside of one, and if the configuration is
/// invalid, which the next command reports.
fn config() -> Config {
    let paths = paths(Folders::default());
    paths.map_or_else(|_| Config::default(), |paths| paths.config().clone())
}

/// Runs a command.
fn dispatch(
    command: Command,
    folders: Folders,
    terminal: &Terminal,
) -> Result<ExitStatus, Failure> {
    let paths = &paths(folders)?;
    if let Err(other) = paths.config().check_version() {
        if command.needs_exact_version() {
            return Err(other);
        }
        terminal::diagnostic(&format!("warning: {other}\n"));
    }
    let _progress = Progress::new(command.name().name());
    match command {
        Command::Codegen(CodegenArgs {
            mode,
            names_only,
            format,
        }) => match mode {
            CodegenMode::Write => codegen::write(paths, format, terminal),
            CodegenMode::Check => codegen::check(paths, names_only, format, terminal),
        },
        Command::Breaking { against, format } => breaking::run(paths, &against, format, terminal),
        Command::Compare(args) => compare::run(&args, paths, terminal),
        Command::New(args) => new::run(&args, paths, terminal),
        Command::Explain(query) => explain::run(&query, paths, terminal),
        Command::Init(args) => init::run(&args, paths, terminal),
    }
}

/// Returns the folders of the workspace that the current folder is in, unless the call names others.
fn paths(folders: Folders) -> Result<Paths, Failure> {
    let current = std::env::current_dir().map_err(|error| {
        Failure::new(
            format!("cannot find out the current folder: {error}"),
            "change to a folder of the workspace and run the command again",
        )
    })?;
    let mut paths = Paths::in_workspace(&current)?;
    if let Some(spec) = folders.spec {
        paths = paths.with_spec(spec);
    }
    if let Some(out) = folders.out {
        paths = paths.with_out(out);
    }
    Ok(paths)
}
