//! Where the tables are, where the crates go, and how messages name both.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use codegen::{Artifact, Place};
use toml::de::DeTable;

use crate::Failure;
use crate::folder::other;

/// The name of the manifest that makes a folder a package or the root of a workspace.
const MANIFEST: &str = "Cargo.toml";

/// Where the tables are and where the crates go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    root: PathBuf,
    spec: PathBuf,
    out: PathBuf,
}

impl Default for Paths {
    fn default() -> Self {
        Self {
            root: PathBuf::new(),
            spec: "spec".into(),
            out: "generated".into(),
        }
    }
}

impl Paths {
    /// Returns the default folders of the workspace that `folder` is in.
    ///
    /// # Errors
    ///
    /// Those of [`workspace_root`].
    pub fn in_workspace(folder: &Path) -> Result<Self, Failure> {
        Ok(Self::default().below(&workspace_root(folder)?))
    }

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

    /// The root of the workspace.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Whether the crates are below the root of the workspace, so that they may be its members.
    pub(crate) fn out_is_in_root(&self) -> bool {
        let climbs = |path: &Path| path.components().any(|part| part == Component::ParentDir);
        self.out().starts_with(&self.root) && !climbs(&self.out)
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

/// Returns the root of the workspace that a folder is in: the nearest folder upwards whose
/// `Cargo.toml` has `[workspace]`, or else the nearest with a `Cargo.toml`, or else the folder itself.
///
/// # Errors
///
/// When one of these `Cargo.toml` cannot be read, or is not TOML.
pub fn workspace_root(folder: &Path) -> Result<PathBuf, Failure> {
    let mut package = None;
    for folder in folder.ancestors() {
        let manifest = folder.join(MANIFEST);
        let text = match fs::read_to_string(&manifest) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => {
                return Err(other(
                    format!("cannot read {}: {error}", manifest.display()),
                    "make it readable: the root of the workspace is looked for in it",
                ));
            }
        };
        let table = DeTable::parse(&text).map_err(|error| {
            other(
                format!(
                    "{} is not valid TOML: {}",
                    manifest.display(),
                    error.message()
                ),
                "fix it, then run the command again",
            )
        })?;
        if table.get_ref().contains_key("workspace") {
            return Ok(folder.to_owned());
        }
        package.get_or_insert(folder);
    }
    Ok(package.unwrap_or(folder).to_owned())
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
