//! The folders that a command works on, and how messages name what is in them.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use codetable::{Artifact, Place};
use toml::de::DeTable;

use crate::config::Config;
use crate::failure::Failure;

/// The name of the manifest that makes a folder a package or the root of a workspace.
const MANIFEST: &str = "Cargo.toml";

/// Where the tables are, and where the crates go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    root: PathBuf,
    spec: PathBuf,
    out: PathBuf,
    config: Config,
}

impl Default for Paths {
    fn default() -> Self {
        Self::new(PathBuf::new(), Config::default())
    }
}

impl Paths {
    fn new(root: PathBuf, config: Config) -> Self {
        Self {
            root,
            spec: config.spec.clone().into(),
            out: config.out.clone().into(),
            config,
        }
    }

    /// Returns the folders of the workspace that `folder` is in. Its root is the nearest folder upwards
    /// whose `Cargo.toml` has `[workspace]`, or else the nearest with a `Cargo.toml`, or else the folder
    /// itself.
    ///
    /// # Errors
    ///
    /// When one of these `Cargo.toml` cannot be read, is not TOML, or configures the command wrongly.
    pub fn in_workspace(folder: &Path) -> Result<Self, Failure> {
        let mut package = None;
        for folder in folder.ancestors() {
            let path = folder.join(MANIFEST);
            let text = match fs::read_to_string(&path) {
                Ok(text) => text,
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => return Err(Failure::unreadable(path.display(), &error)),
            };
            let manifest = DeTable::parse(&text).map_err(|error| {
                Failure::new(
                    format!("{} is not valid TOML: {}", path.display(), error.message()),
                    "fix it, then run the command again",
                )
            })?;
            if manifest.get_ref().contains_key("workspace") {
                let config = Config::read(&path, &text, manifest.get_ref())?;
                return Ok(Self::new(folder.to_owned(), config));
            }
            package.get_or_insert(folder);
        }
        let root = package.unwrap_or(folder).to_owned();
        Ok(Self::new(root, Config::default()))
    }

    /// Sets the folder of tables.
    #[must_use]
    pub fn with_spec(self, spec: impl Into<PathBuf>) -> Self {
        Self {
            spec: spec.into(),
            ..self
        }
    }

    /// Sets the folder of generated crates.
    #[must_use]
    pub fn with_out(self, out: impl Into<PathBuf>) -> Self {
        Self {
            out: out.into(),
            ..self
        }
    }

    /// Returns the root of the workspace.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn config(&self) -> &Config {
        &self.config
    }

    /// Whether the crates are below the root of the workspace, so that they may be its members.
    pub(crate) fn out_is_in_root(&self) -> bool {
        let has_parent = self
            .out
            .components()
            .any(|part| part == Component::ParentDir);
        self.out().starts_with(&self.root) && !has_parent
    }

    /// Returns the folder of tables.
    pub(crate) fn spec(&self) -> PathBuf {
        self.root.join(&self.spec)
    }

    /// Returns the folder of generated crates.
    pub(crate) fn out(&self) -> PathBuf {
        self.root.join(&self.out)
    }

    /// Checks that no folder in which files are written is a link: what it leads to may not be the workspace's.
    pub(crate) fn check_folders(&self) -> Result<(), Failure> {
        for (key, folder) in [("spec", &self.spec), ("out", &self.out)] {
            if let Some(link) = first_link(&self.root, folder) {
                let link = link.strip_prefix(&self.root).unwrap_or(&link).to_owned();
                return Err(Failure::new(
                    format!(
                        "{} is a link, through which nothing is written",
                        display(&link)
                    ),
                    format!(
                        "replace it by a folder, or name the folder that it leads to with `--{key}` or as `{key}` in \
                         [workspace.metadata.codetable]"
                    ),
                ));
            }
        }
        Ok(())
    }

    /// Returns the staging folder, in which files are written before they are renamed into their place. It
    /// is next to that of the generated crates: within it, Cargo would take it for a member of the
    /// workspace.
    pub(crate) fn staging(&self) -> PathBuf {
        let mut folder = self.out();
        folder.set_file_name(".codetable-staging");
        folder
    }

    /// Returns the path of a file in the folder of tables or of generated crates.
    pub(crate) fn path(&self, place: Place, path: &str) -> PathBuf {
        match place {
            Place::Generated => self.out().join(path),
            Place::Spec => self.spec().join(path),
        }
    }

    /// Returns a table as messages name it.
    pub(crate) fn display_table(&self, file: &str) -> String {
        self.display(Place::Spec, file)
    }

    /// Returns a file as messages name it.
    pub(crate) fn display(&self, place: Place, path: &str) -> String {
        display(&match place {
            Place::Generated => self.out.join(path),
            Place::Spec => self.spec.join(path),
        })
    }

    /// Returns the folder of tables as messages name it.
    pub(crate) fn display_spec(&self) -> String {
        display(&self.spec)
    }

    /// Returns the folder of generated crates as messages name it.
    pub(crate) fn display_out(&self) -> String {
        display(&self.out)
    }

    /// Whether an artifact is written to these folders. A folder of tables that a call names may belong to
    /// another project, so an artifact in it is included only if it is there already.
    pub(crate) fn includes(&self, artifact: &Artifact) -> bool {
        artifact.place == Place::Generated
            || self.spec == Path::new(&self.config.spec)
            || self
                .path(artifact.place, &artifact.path)
                .symlink_metadata()
                .is_ok()
    }

    /// Returns the command that writes the artifacts of these folders.
    pub(crate) fn codegen_command(&self) -> String {
        let mut command = format!("{} codegen", self.config.command);
        for (option, folder, usual) in [
            ("--spec", &self.spec, &self.config.spec),
            ("--out", &self.out, &self.config.out),
        ] {
            if folder != Path::new(usual) {
                command += &format!(" {option} {}", quoted(&display(folder)));
            }
        }
        command
    }
}

/// Returns a path with `/` between its parts, on one line: names of files may have any character.
fn display(path: &Path) -> String {
    let escape = |c: char| match c {
        std::path::MAIN_SEPARATOR => "/".to_owned(),
        c if c.is_control() => c.escape_default().to_string(),
        c => c.to_string(),
    };
    path.to_string_lossy().chars().map(escape).collect()
}

/// Returns the first folder on a path that is a link, if one is. The folders above `root` do not matter, and neither
/// do those of another place.
fn first_link(root: &Path, path: &Path) -> Option<PathBuf> {
    let folders = path.ancestors().collect::<Vec<_>>();
    let own = folders.into_iter().rev().map(|folder| root.join(folder));
    let last = root.join(path);
    let mut own = own.filter(|folder| path.is_relative() || *folder == last);
    own.find(|folder| {
        let metadata = folder.symlink_metadata();
        folder != root && metadata.is_ok_and(|metadata| metadata.is_symlink())
    })
}

/// Returns a word in the form that a POSIX shell reads as this word: in quotes where it needs them.
pub(crate) fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-+,:@%".contains(c);
    if word.chars().all(plain) && !word.is_empty() {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}
