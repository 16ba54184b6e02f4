//! The files of a workspace: what each needs.

use std::fs;
use std::path::Path;

use codetable::{Artifact, Lock};

use super::manifest::{self, Wanted};
use super::options::Options;
use super::{Action, File, attributes, packages, read, workflow};
use crate::config::Config;
use crate::failure::Failure;
use crate::paths::Paths;

/// The workspace to prepare.
pub(super) struct Workspace<'w> {
    pub(super) paths: &'w Paths,
    /// What it has when all is done.
    pub(super) config: &'w Config,
}

impl Workspace<'_> {
    /// `Cargo.toml` of the root: members and metadata. `text` is what is in it.
    pub(super) fn manifest(&self, options: &Options, text: Option<&str>) -> File {
        let (root, out) = (self.paths.root(), self.paths.out());
        let file =
            |action, what: &str| File::new(root.join("Cargo.toml"), "Cargo.toml", action, what);
        let in_the_way = packages::without_manifest(root, &out);
        let is_in_root = self.paths.out_is_in_root();
        if is_in_root && !in_the_way.is_empty() {
            let folders = in_the_way.join(", ");
            let what = format!(
                "as a member of the workspace, a folder needs a Cargo.toml: move {folders} somewhere else, or \
                 choose another folder with `--out DIR`"
            );
            return file(Action::Blocked, &what);
        }
        let before = text.unwrap_or(manifest::NEW);
        let is_lone_package = manifest::is_lone_package(before);
        let exclude = is_lone_package.then(|| packages::nested(root, &out));
        let wanted = Wanted {
            out: is_in_root.then(|| manifest::clean(&self.config.out)),
            settings: options.settings(),
            exclude: exclude.unwrap_or_default(),
        };
        match manifest::edit(before, &wanted) {
            manifest::Edit::Unchanged => File::right(root.join("Cargo.toml"), "Cargo.toml"),
            manifest::Edit::Blocked(to_do) => file(Action::Blocked, &to_do.join("; ")),
            manifest::Edit::Changed(edited, added) => {
                let mut what = format!("added {}", added.join(", "));
                if text.is_none() {
                    what = format!(
                        "a new workspace: {what}; Cargo starts once it has a member, such as the crate of a table"
                    );
                    return file(Action::Added(edited), &what);
                }
                if is_lone_package {
                    what = format!("the package is now the root of a workspace: {what}");
                }
                if !wanted.exclude.is_empty() {
                    what += "; the packages in `exclude` stay outside of it, as they were";
                }
                file(Action::Changed(edited), &what)
            }
        }
    }

    /// What `codegen` writes whatever the tables are, except for the lock file, which lists tables.
    pub(super) fn artifacts(&self) -> Result<Vec<File>, Failure> {
        let artifacts = codetable::generate(&[], &self.config.settings())
            .expect("without a table there is no mistake");
        let artifacts = artifacts
            .iter()
            .filter(|artifact| artifact.path != Lock::PATH);
        artifacts.map(|artifact| self.artifact(artifact)).collect()
    }

    fn artifact(&self, artifact: &Artifact) -> Result<File, Failure> {
        let shown = self.paths.display(artifact.place, &artifact.path);
        let path = self.paths.path(artifact.place, &artifact.path);
        let command = format!("`{} codegen`", self.config.command);
        let (action, what) = match read(&path, &shown)? {
            None => {
                let what = format!("as {command} writes it");
                (Action::Added(artifact.text.clone()), what)
            }
            Some(found) if found.replace("\r\n", "\n") == artifact.text => {
                return Ok(File::right(path, &shown));
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
        Ok(File::new(path, &shown, action, what))
    }

    /// `.gitattributes` of the root.
    pub(super) fn attributes(&self) -> Result<File, Failure> {
        let shown = ".gitattributes";
        let path = self.paths.root().join(shown);
        let found = read(&path, shown)?;
        let text = found.as_deref().unwrap_or_default();
        Ok(match attributes::edit(text, &self.config.command) {
            attributes::Edit::Unchanged => File::right(path, shown),
            attributes::Edit::Blocked(to_do) => File::new(path, shown, Action::Blocked, to_do),
            attributes::Edit::Changed(text) => {
                let what = format!("added `{}`", attributes::LINE);
                let action = match found {
                    Some(_) => Action::Changed(text),
                    None => Action::Added(text),
                };
                File::new(path, shown, action, what)
            }
        })
    }

    /// The CI job, unless a workflow of the repository has the check already.
    pub(super) fn workflow(&self, repository: &Path) -> Result<File, Failure> {
        let root = self.paths.root();
        let folder = root.strip_prefix(repository).unwrap_or(root);
        let up = "../".repeat(folder.components().count());
        let folder = folder.to_string_lossy();
        let folder = folder.replace(std::path::MAIN_SEPARATOR, "/");
        let workflows = repository.join(workflow::FOLDER);
        let shown = |name: &str| format!("{up}{}/{name}", workflow::FOLDER);
        for name in names_in(&workflows) {
            let path = workflows.join(&name);
            // One that cannot be read is not the one that is wanted.
            let text = fs::read_to_string(&path).unwrap_or_default();
            if workflow::has_check(&text, &folder) {
                let what = "already runs `codegen --check`";
                return Ok(File::new(path, &shown(&name), Action::Unchanged, what));
            }
        }
        let command = &self.config.command;
        let (path, shown) = (workflows.join(workflow::FILE), shown(workflow::FILE));
        let (action, what) = match read(&path, &shown)? {
            None => {
                let version = self.config.version.as_ref().map(ToString::to_string);
                let version = version.as_deref().unwrap_or(env!("CARGO_PKG_VERSION"));
                let text = workflow::workflow(command, version, &folder);
                let what = "a CI job that runs `codegen --check`".to_owned();
                (Action::Added(text), what)
            }
            Some(_) if folder.is_empty() => (Action::Unchanged, "already there".to_owned()),
            Some(_) => {
                let what = format!(
                    "it has no check of {folder}: add a job that runs `{command} codegen --check` there"
                );
                (Action::Blocked, what)
            }
        };
        Ok(File::new(path, &shown, action, what))
    }
}

/// Returns the names of what is in a folder, sorted; nothing if it is missing.
fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
}
