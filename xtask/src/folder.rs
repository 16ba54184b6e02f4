//! Reading: the tables in one folder, and whatever stands in the other.

use std::collections::{BTreeMap, HashSet};
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::Path;

use codegen::{Artifact, Place, Source};

use crate::Failure;
use crate::paths::Paths;
use crate::terminal;

/// What stands in the folder of generated crates, everything that is no folder, and what stands in
/// the places of artifacts elsewhere. Paths have `/` between their parts.
pub(crate) type Found = BTreeMap<(Place, String), Entry>;

/// One thing that was found.
#[derive(Debug)]
pub(crate) enum Entry {
    File(Vec<u8>),
    /// A folder, where a file belongs.
    Folder,
    /// A folder with nothing in it, where nothing belongs.
    Empty,
    /// A link, or something stranger. Nothing is ever read or written through it.
    Other,
}

/// Whose an entry is that is no artifact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// An artifact of a table that is gone or of an older generator.
    Generator,
    /// What is left of a write that was cut short.
    Unfinished,
    /// Nobody's: there is nothing in it.
    Empty,
    /// Somebody's. Only they may remove it.
    Stranger,
}

/// How the name of a file ends that is not yet in its place.
pub(crate) const UNFINISHED: &str = ".xtask-unfinished";

/// The folder, among the generated crates, of a crate that is not whole. Cargo takes every other
/// folder for a member of the workspace, and without a manifest in it would not start, not even to
/// mend it.
pub(crate) const ASIDE: &str = ".xtask-unfinished";

impl Entry {
    /// Whose this entry is, given its path.
    pub(crate) fn origin(&self, path: &str) -> Origin {
        match self {
            Self::File(_) if path.ends_with(UNFINISHED) => Origin::Unfinished,
            Self::File(bytes) if std::str::from_utf8(bytes).is_ok_and(Artifact::is_stamped) => {
                Origin::Generator
            }
            Self::Empty => Origin::Empty,
            Self::File(_) | Self::Folder | Self::Other => Origin::Stranger,
        }
    }
}

/// What a command does to the folders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    Read,
    Write,
}

/// Keeps others from writing until it is dropped, and from reading what is half written. It is the
/// folder of tables that is locked, because it is there; where a system locks no folders, two at
/// once may find each other's files gone, and say so.
pub(crate) fn lock(paths: &Paths, access: Access) -> Option<File> {
    let folder = File::open(paths.spec()).ok()?;
    let now = match access {
        Access::Read => folder.try_lock_shared(),
        Access::Write => folder.try_lock(),
    };
    if matches!(now, Err(TryLockError::WouldBlock)) {
        terminal::diagnostic(&format!(
            "waiting for another command to be done with {}\n",
            paths.shown_table("")
        ));
        match access {
            Access::Read => folder.lock_shared().ok()?,
            Access::Write => folder.lock().ok()?,
        }
    }
    Some(folder)
}

/// Every table, in the order of the file names.
pub(crate) fn tables(paths: &Paths) -> Result<Vec<Source>, Failure> {
    all(
        paths,
        "`--spec DIR` names the folder of tables",
        "add a file NAME.toml; spec/README.md says what is in it",
    )
}

/// The same for a folder of tables as they were.
pub(crate) fn old_tables(paths: &Paths) -> Result<Vec<Source>, Failure> {
    let to_do = "`--against` names the folder that the tables are in, or a git revision";
    all(paths, to_do, to_do)
}

/// What to do is said twice: if the folder cannot be read, and if no table is in it.
fn all(paths: &Paths, if_unreadable: &str, if_empty: &str) -> Result<Vec<Source>, Failure> {
    let folder = paths.spec();
    let shown = paths.shown_table("");
    let cannot = |error: &io::Error| other(format!("cannot read {shown}: {error}"), if_unreadable);
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder).map_err(|error| cannot(&error))? {
        let path = entry.map_err(|error| cannot(&error))?.path();
        if is_table(&path) {
            files.push(path);
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(other(format!("no table in {shown}"), if_empty));
    }
    files.iter().map(|path| table(paths, path)).collect()
}

/// Whether a file of this name is a table. One with a dot before it is what an editor keeps beside it.
pub(crate) fn is_table(path: &Path) -> bool {
    let is_hidden = path
        .file_name()
        .is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
    let extension = path.extension();
    !is_hidden && extension.is_some_and(|extension| extension == "toml")
}

fn table(paths: &Paths, path: &Path) -> Result<Source, Failure> {
    let file = path.file_name().unwrap_or_default();
    let shown = paths.shown_table(&file.to_string_lossy());
    let Some(file) = file.to_str() else {
        return Err(other(
            format!("the name of {shown} is not UTF-8"),
            "give the file another name",
        ));
    };
    let bytes = fs::read(path).map_err(|error| {
        other(
            format!("cannot read {shown}: {error}"),
            "make it a file that can be read, or give it a name that does not end in .toml",
        )
    })?;
    Ok(Source::from_bytes(file, &bytes))
}

/// Everything in the folder of generated crates, and what stands beside the tables in the place of
/// one of these artifacts.
pub(crate) fn found(artifacts: &[Artifact], paths: &Paths) -> Result<Found, Failure> {
    let mut found = Found::new();
    let out = paths.out();
    let (generated, beside): (Vec<_>, Vec<_>) = artifacts
        .iter()
        .partition(|artifact| artifact.place == Place::Generated);
    let files = generated.iter().map(|artifact| artifact.path.as_str());
    match out.symlink_metadata() {
        Ok(_) => walk(&out, "", &files.collect(), paths, &mut found)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(unreadable(&paths.shown_out(), &error)),
    }
    unfinished_tables(paths, &mut found)?;
    for artifact in beside {
        let path = paths.path(artifact);
        let Ok(metadata) = path.symlink_metadata() else {
            continue;
        };
        let entry = if metadata.is_file() {
            let shown = paths.shown(artifact.place, &artifact.path);
            Entry::File(fs::read(&path).map_err(|error| unreadable(&shown, &error))?)
        } else if metadata.is_dir() {
            Entry::Folder
        } else {
            Entry::Other
        };
        found.insert((artifact.place, artifact.path.clone()), entry);
    }
    Ok(found)
}

/// What a write beside the tables has left. All else in their folder is somebody's.
fn unfinished_tables(paths: &Paths, found: &mut Found) -> Result<(), Failure> {
    let cannot = |error: &io::Error| unreadable(&paths.shown_table(""), error);
    for entry in fs::read_dir(paths.spec()).map_err(|error| cannot(&error))? {
        let entry = entry.map_err(|error| cannot(&error))?;
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        if let Some(name) = entry.file_name().to_str()
            && is_file
            && name.ends_with(UNFINISHED)
        {
            let bytes = fs::read(entry.path()).map_err(|error| cannot(&error))?;
            found.insert((Place::Spec, name.to_owned()), Entry::File(bytes));
        }
    }
    Ok(())
}

fn unreadable(shown: &str, error: &io::Error) -> Failure {
    other(format!("cannot read {shown}: {error}"), "make it readable")
}

/// Finds everything below a folder; `files` are the paths where files belong.
fn walk(
    folder: &Path,
    prefix: &str,
    files: &HashSet<&str>,
    paths: &Paths,
    found: &mut Found,
) -> Result<(), Failure> {
    let cannot =
        |path: &str, error: &io::Error| unreadable(&paths.shown(Place::Generated, path), error);
    let mut is_empty = true;
    for entry in fs::read_dir(folder).map_err(|error| cannot(prefix, &error))? {
        is_empty = false;
        let entry = entry.map_err(|error| cannot(prefix, &error))?;
        let name = entry.file_name();
        let path = format!("{prefix}{}", name.to_string_lossy());
        let kind = entry.file_type().map_err(|error| cannot(&path, &error))?;
        if kind.is_dir() && files.contains(path.as_str()) {
            found.insert((Place::Generated, path), Entry::Folder);
        } else if kind.is_dir() {
            walk(&entry.path(), &format!("{path}/"), files, paths, found)?;
        } else if kind.is_file() && name.to_str().is_some() {
            let bytes = fs::read(entry.path()).map_err(|error| cannot(&path, &error))?;
            found.insert((Place::Generated, path), Entry::File(bytes));
        } else {
            // No path of ours leads to a name that is not UTF-8.
            found.insert((Place::Generated, path), Entry::Other);
        }
    }
    let belongs = || files.iter().any(|file| file.starts_with(prefix));
    if is_empty && !belongs() {
        let path = prefix.trim_end_matches('/').to_owned();
        found.insert((Place::Generated, path), Entry::Empty);
    }
    Ok(())
}

/// A failure in the voice of all messages: what is wrong, and what to do.
pub(crate) fn other(what: impl std::fmt::Display, to_do: &str) -> Failure {
    Failure::Other(format!("{what}\n  help: {to_do}"))
}
