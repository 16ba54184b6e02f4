//! `init`: prepares a workspace for tables and for the crates that are generated from them.
//!
//! Each file is changed completely or not at all: where a value is in the way, the file stays as it is, and a
//! person is told what to do. Every file is read, and every new text made, before the first is written.

mod attributes;
mod document;
mod files;
mod json;
mod manifest;
mod options;
mod packages;
mod text;
mod workflow;
mod write;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::cli::{Format, InitArgs};
use crate::config::Config;
use crate::exit::ExitStatus;
use crate::failure::Failure;
use crate::output::terminal::{self, Terminal};
use crate::paths::Paths;
use crate::tables::{self, Access};
use files::Workspace;
use options::Options;

/// A file, and what becomes of it.
struct File {
    path: PathBuf,
    /// The file as messages name it.
    shown: String,
    action: Action,
    /// What was added, why nothing is, or what a person has to do.
    what: String,
}

/// What becomes of a file.
enum Action {
    /// A new file with this text.
    Added(String),
    /// A file with more in it than before.
    Changed(String),
    Unchanged,
    /// A value is in the way, so the file stays as it is.
    Blocked,
}

impl File {
    fn new(path: PathBuf, shown: &str, action: Action, what: impl Into<String>) -> Self {
        Self {
            path,
            shown: shown.to_owned(),
            action,
            what: what.into(),
        }
    }

    /// A file that is as it should be.
    fn right(path: PathBuf, shown: &str) -> Self {
        Self::new(path, shown, Action::Unchanged, "already right")
    }
}

impl Action {
    /// The action as both forms of the report name it.
    fn name(&self) -> &'static str {
        match self {
            Self::Added(_) => "added",
            Self::Changed(_) => "changed",
            Self::Unchanged => "unchanged",
            Self::Blocked => "blocked",
        }
    }
}

/// What was done, or is to be done.
struct Report {
    /// In the order in which they are shown.
    files: Vec<File>,
    /// The workspace with what it has when all is done.
    config: Config,
    has_repository: bool,
    has_table: bool,
}

impl Report {
    fn is_blocked(&self) -> bool {
        let mut files = self.files.iter();
        files.any(|file| matches!(file.action, Action::Blocked))
    }
}

pub(crate) fn run(
    args: &InitArgs,
    paths: &Paths,
    terminal: &Terminal,
) -> Result<ExitStatus, Failure> {
    let options = Options::new(args)?;
    let text = read(&paths.root().join("Cargo.toml"), "Cargo.toml")?;
    let config = options.config(paths.config(), text.as_deref());
    options::check(&config)?;
    options::check_in_use(paths, &config)?;
    let paths = paths.clone().with_spec(&config.spec).with_out(&config.out);
    paths.check_folders()?;
    options::check_other_files(&paths)?;
    if paths.out_is_in_root() {
        let out = manifest::clean(&config.out);
        manifest::check_patterns(text.as_deref().unwrap_or_default(), &out)?;
    }
    let _lock = tables::lock(&paths, Access::Write);
    let workspace = Workspace {
        paths: &paths,
        config: &config,
    };
    let mut files = vec![workspace.manifest(&options, text.as_deref())];
    files.extend(workspace.artifacts()?);
    files.push(workspace.attributes()?);
    let repository = repository(paths.root());
    if let Some(repository) = repository {
        files.push(workspace.workflow(repository)?);
    }
    write::write(&files, &paths)?;
    let report = Report {
        files,
        has_repository: repository.is_some(),
        has_table: tables::read(&paths).is_ok(),
        config,
    };
    let annotations = text::annotations(&report, terminal);
    match args.format {
        Format::Text => terminal::result(&annotations, &text::render(&report))?,
        Format::Json => {
            terminal::annotations(&annotations);
            terminal::json(&json::render(&report))?;
        }
    }
    Ok(ExitStatus::done_if(!report.is_blocked()))
}

/// Returns the root of the git repository that a folder is in.
fn repository(folder: &Path) -> Option<&Path> {
    // In a worktree it is a file.
    let mut folders = folder.ancestors();
    folders.find(|folder| folder.join(".git").exists())
}

/// Returns the text of a file; `None` if it is missing. `shown` is how messages name it.
fn read(path: &Path, shown: &str) -> Result<Option<String>, Failure> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => Err(Failure::new(
            format!("{shown} is not UTF-8"),
            "save it as UTF-8 and run the command again; nothing was written",
        )),
        Err(error) => Err(Failure::new(
            format!("cannot read {shown}: {error}"),
            "make it a readable file, or move it somewhere else, and run the command again; nothing was written",
        )),
    }
}
