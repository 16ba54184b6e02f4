//! `init`: prepares a workspace for tables and for the crates that are generated from them.
//!
//! Each file is changed completely or not at all: where a value is in the way, the file stays as it is, and a
//! person is told what to do. Every file is read, and every new text made, before the first is written.

mod attributes;
mod document;
mod folders;
mod json;
mod manifest;
mod packages;
mod text;
mod workflow;
mod write;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use codetable::{Artifact, Lock};

use crate::cli::{Format, InitArgs};
use crate::config::Config;
use crate::exit::ExitStatus;
use crate::failure::Failure;
use crate::output::terminal::{self, Terminal};
use crate::paths::Paths;
use crate::tables::{self, Access};
use manifest::Wanted;

/// A file, and what becomes of it.
struct File {
    path: PathBuf,
    /// The file as messages name it.
    shown: String,
    action: Action,
    /// What was added, why nothing is, or what a person has to do.
    what: String,
}

enum Action {
    /// A new file with this text.
    Added(String),
    /// A file with more in it than before.
    Changed(String),
    Unchanged,
    /// A value is in the way, so the file stays as it is.
    Blocked,
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
    let options = folders::Options::new(args)?;
    let manifest = paths.root().join("Cargo.toml");
    let manifest = (read(&manifest, "Cargo.toml")?, manifest);
    let config = options.config(paths.config(), manifest.0.as_deref());
    folders::check(&config)?;
    let paths = paths.clone().with_spec(&config.spec).with_out(&config.out);
    let _lock = tables::lock(&paths, Access::Write);
    let workspace = Workspace {
        paths: &paths,
        config: &config,
    };
    let mut files = vec![workspace.manifest(&options, manifest)?];
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
        Format::Text => terminal::result(&(annotations + &text::render(&report)))?,
        Format::Json => {
            terminal::diagnostic(&annotations);
            terminal::result(&json::render(&report))?;
        }
    }
    Ok(ExitStatus::done_if(!report.is_blocked()))
}

/// The workspace to prepare.
struct Workspace<'w> {
    paths: &'w Paths,
    /// What it has when all is done.
    config: &'w Config,
}

impl Workspace<'_> {
    /// `Cargo.toml` of the root: members and metadata.
    fn manifest(
        &self,
        options: &folders::Options,
        (text, path): (Option<String>, PathBuf),
    ) -> Result<File, Failure> {
        let file = |action, what| File {
            path,
            shown: "Cargo.toml".to_owned(),
            action,
            what,
        };
        let (root, out) = (self.paths.root(), self.paths.out());
        let text_before = text.as_deref().unwrap_or(manifest::NEW);
        let is_lone_package = manifest::is_lone_package(text_before);
        let wanted = Wanted {
            out: self
                .paths
                .out_is_in_root()
                .then(|| manifest::clean(&self.config.out)),
            settings: options.settings(),
            exclude: if is_lone_package {
                packages::nested(root, &out)
            } else {
                Vec::new()
            },
        };
        let in_the_way = packages::without_manifest(root, &out);
        if !in_the_way.is_empty() {
            let folders = in_the_way.join(", ");
            let what = format!(
                "as a member of the workspace, a folder needs a Cargo.toml: move {folders} somewhere else, or \
                 choose another folder with `--out DIR`"
            );
            return Ok(file(Action::Blocked, what));
        }
        Ok(match manifest::edit(text_before, &wanted) {
            manifest::Edit::Unchanged => file(Action::Unchanged, "already right".to_owned()),
            manifest::Edit::Blocked(to_do) => file(Action::Blocked, to_do.join("; ")),
            manifest::Edit::Changed(edited, added) => {
                let added = format!("added {}", added.join(", "));
                if text.is_none() {
                    let what = format!(
                        "a new workspace: {added}; Cargo starts once it has a member, such as the crate of a table"
                    );
                    file(Action::Added(edited), what)
                } else if is_lone_package {
                    let mut what = format!("the package is now the root of a workspace: {added}");
                    if !wanted.exclude.is_empty() {
                        what += "; the packages in `exclude` stay outside of it, as they were";
                    }
                    file(Action::Changed(edited), what)
                } else {
                    file(Action::Changed(edited), added)
                }
            }
        })
    }

    /// What `codegen` writes whatever the tables are, except for the lock file, which lists tables.
    fn artifacts(&self) -> Result<Vec<File>, Failure> {
        let artifacts = codetable::generate(&[], &self.config.settings())
            .expect("without a table there is no mistake");
        let artifacts = artifacts
            .into_iter()
            .filter(|artifact| artifact.path != Lock::PATH);
        artifacts.map(|artifact| self.artifact(artifact)).collect()
    }

    fn artifact(&self, artifact: Artifact) -> Result<File, Failure> {
        let Artifact {
            place, path, text, ..
        } = artifact;
        let shown = self.paths.display(place, &path);
        let path = self.paths.path(place, &path);
        let command = format!("`{} codegen`", self.config.command);
        let (action, what) = match read(&path, &shown)? {
            None => (Action::Added(text), format!("as {command} writes it")),
            Some(found) if found.replace("\r\n", "\n") == text => {
                (Action::Unchanged, "already right".to_owned())
            }
            Some(found) if found.contains("@generated ") => {
                let what = format!("generated; {command} brings it up to date");
                (Action::Unchanged, what)
            }
            Some(_) => {
                let what = format!("{command} would overwrite it: move it somewhere else");
                (Action::Blocked, what)
            }
        };
        Ok(File {
            path,
            shown,
            action,
            what,
        })
    }

    /// `.gitattributes` of the root.
    fn attributes(&self) -> Result<File, Failure> {
        let shown = ".gitattributes".to_owned();
        let path = self.paths.root().join(&shown);
        let found = read(&path, &shown)?;
        let text = found.as_deref().unwrap_or_default();
        let (action, what) = match attributes::edit(text, &self.config.command) {
            attributes::Edit::Unchanged => (Action::Unchanged, "already right".to_owned()),
            attributes::Edit::Blocked(to_do) => (Action::Blocked, to_do),
            attributes::Edit::Changed(text) => {
                let action = match found {
                    Some(_) => Action::Changed(text),
                    None => Action::Added(text),
                };
                (action, format!("added `{}`", attributes::LINE))
            }
        };
        Ok(File {
            path,
            shown,
            action,
            what,
        })
    }

    /// The CI job, unless a workflow of the repository has the check already.
    fn workflow(&self, repository: &Path) -> Result<File, Failure> {
        let root = self.paths.root();
        let folder = root.strip_prefix(repository).unwrap_or(root);
        let up = "../".repeat(folder.components().count());
        let folder = folder
            .to_string_lossy()
            .replace(std::path::MAIN_SEPARATOR, "/");
        let workflows = repository.join(workflow::FOLDER);
        let file = |name: &str, action, what: &str| File {
            path: workflows.join(name),
            shown: format!("{up}{}/{name}", workflow::FOLDER),
            action,
            what: what.to_owned(),
        };
        for name in names_in(&workflows) {
            // One that cannot be read is not the one that is wanted.
            let text = fs::read_to_string(workflows.join(&name)).unwrap_or_default();
            if workflow::has_check(&text, &folder) {
                let what = "already runs `codegen --check`";
                return Ok(file(&name, Action::Unchanged, what));
            }
        }
        let path = workflows.join(workflow::FILE);
        Ok(match read(&path, workflow::FILE)? {
            None => {
                let this = env!("CARGO_PKG_VERSION");
                let version = self.config.version.as_ref().map(ToString::to_string);
                let version = version.as_deref().unwrap_or(this);
                let text = workflow::workflow(&self.config.command, version, &folder);
                let what = "a CI job that runs `codegen --check`";
                file(workflow::FILE, Action::Added(text), what)
            }
            Some(_) if folder.is_empty() => {
                file(workflow::FILE, Action::Unchanged, "already there")
            }
            Some(_) => {
                let what = format!(
                    "it has no check of {folder}: add a job that runs `{} codegen --check` there",
                    self.config.command
                );
                file(workflow::FILE, Action::Blocked, &what)
            }
        })
    }
}

/// Returns the root of the git repository that a folder is in.
fn repository(folder: &Path) -> Option<&Path> {
    // In a worktree it is a file.
    let mut folders = folder.ancestors();
    folders.find(|folder| folder.join(".git").exists())
}

/// Returns the names of what is in a folder, sorted; nothing if it is missing.
fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
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
