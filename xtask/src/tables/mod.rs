//! Reads the tables of a folder, and chooses one of them by its name.

pub(crate) mod revision;

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::Path;

use codetable::Source;
use codetable::model::Table;

use crate::failure::Failure;
use crate::output::terminal;
use crate::paths::Paths;

/// What a command does to the folders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    Read,
    Write,
}

/// Locks the folder of tables until the result is dropped: other commands wait before they write, or before
/// they read what this one writes. On a system that cannot lock folders, commands do not wait for each
/// other. Then one may fail because of a file of the other, and says so.
pub(crate) fn lock(paths: &Paths, access: Access) -> Option<File> {
    let folder = File::open(paths.spec()).ok()?;
    let now = match access {
        Access::Read => folder.try_lock_shared(),
        Access::Write => folder.try_lock(),
    };
    if matches!(now, Err(TryLockError::WouldBlock)) {
        terminal::diagnostic(&format!(
            "waiting for another command to finish with {}\n",
            paths.display_spec()
        ));
        match access {
            Access::Read => folder.lock_shared().ok()?,
            Access::Write => folder.lock().ok()?,
        }
    }
    Some(folder)
}

/// Reads every table, in the order of the file names.
pub(crate) fn read(paths: &Paths) -> Result<Vec<Source>, Failure> {
    let first = format!(
        "to make one, run: {} new NAME --from FILE",
        paths.config().command
    );
    let command = &paths.config().command;
    let if_unreadable = format!(
        "change to a workspace with tables, name their folder with `--spec DIR`, or to prepare this one, run: {command} init"
    );
    read_folder(paths, &if_unreadable, &first)
}

/// Reads every table of an earlier state.
pub(crate) fn read_old(paths: &Paths) -> Result<Vec<Source>, Failure> {
    let help = "`--against` names the folder that the tables are in, or a git revision";
    read_folder(paths, help, help)
}

/// Reads a folder. The help depends on whether it cannot be read or has no table.
fn read_folder(paths: &Paths, if_unreadable: &str, if_empty: &str) -> Result<Vec<Source>, Failure> {
    let display = paths.display_spec();
    let cannot =
        |error: io::Error| Failure::new(format!("cannot read {display}: {error}"), if_unreadable);
    let mut files = Vec::new();
    for entry in fs::read_dir(paths.spec()).map_err(cannot)? {
        let path = entry.map_err(cannot)?.path();
        if is_table(&path) {
            files.push(path);
        } else if is_table(&path.with_extension("toml")) && has_extension_in_capitals(&path) {
            return Err(Failure::new(
                format!("{} is not read", paths.display_table(&name(&path))),
                "name the table with `.toml` in lowercase, or move the file somewhere else",
            ));
        }
    }
    files.sort();
    if files.is_empty() {
        return Err(Failure::new(format!("no table in {display}"), if_empty));
    }
    files.iter().map(|path| read_table(paths, path)).collect()
}

/// Whether a file of this name is a table. Editors keep files with a dot before the name.
fn is_table(path: &Path) -> bool {
    let is_hidden = path
        .file_name()
        .is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
    let extension = path.extension();
    !is_hidden && extension.is_some_and(|extension| extension == "toml")
}

/// Whether the name of a file ends in `.TOML`, or in another mix of letters: on some systems it is a table.
fn has_extension_in_capitals(path: &Path) -> bool {
    let extension = path.extension();
    extension.is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
}

/// The name of a file, as messages show it.
fn name(path: &Path) -> Cow<'_, str> {
    let name = path.file_name().expect("an entry of a folder has a name");
    name.to_string_lossy()
}

fn read_table(paths: &Paths, path: &Path) -> Result<Source, Failure> {
    let file = path.file_name().expect("an entry of a folder has a name");
    let display = paths.display_table(&name(path));
    let Some(file) = file.to_str() else {
        return Err(Failure::new(
            format!("the name of {display} is not UTF-8"),
            "rename the file",
        ));
    };
    // To read a pipe or a device could take for ever.
    let is_file = fs::metadata(path).map(|metadata| metadata.is_file());
    let read = is_file.and_then(|is_file| {
        if is_file {
            fs::read(path)
        } else {
            Err(io::Error::other("it is not a file"))
        }
    });
    let bytes = read.map_err(|error| {
        Failure::new(
            format!("cannot read {display}: {error}"),
            "make it a readable file, or give it a name that does not end in .toml",
        )
    })?;
    Ok(Source::from_bytes(file, &bytes))
}

/// Validates tables. `consequence` is what is not done if one of them has mistakes.
pub(crate) fn validate(
    paths: &Paths,
    sources: &[Source],
    consequence: &'static str,
) -> Result<Vec<Table>, Failure> {
    codetable::validate(sources)
        .map_err(|diagnostics| Failure::mistakes(paths, sources, diagnostics, consequence))
}

/// Chooses the table that a name means: its file, with or without `.toml`, or else its package or module. Without a
/// name there has to be only one table. Mistakes in other tables do not matter.
pub(crate) fn choose<'s>(
    sources: &'s [Source],
    name: Option<&OsStr>,
    paths: &Paths,
) -> Result<&'s Source, Failure> {
    let chosen = match (name, sources) {
        (None, [only]) => Some(only),
        (None, _) => None,
        (Some(name), _) => {
            let by_file = sources.iter().find(|source| is_named(source.file(), name));
            by_file.or_else(|| sources.iter().find(|source| has_package(source, name)))
        }
    };
    chosen.ok_or_else(|| {
        let spec = paths.display_spec();
        let message = match name {
            Some(name) => format!("no table `{}` in {spec}", name.to_string_lossy()),
            None => format!("there are several tables in {spec}"),
        };
        let files = sources.iter().map(Source::file);
        let names: Vec<&str> = files.map(|file| file.trim_end_matches(".toml")).collect();
        let names = names.join(", ");
        Failure::new(message, format!("name one with `--table NAME`: {names}"))
    })
}

/// The table that has a package, as messages name it. Tables with mistakes do not matter.
pub(crate) fn of_package(paths: &Paths, package: &str) -> Option<String> {
    let sources = read(paths).ok()?;
    let source = sources
        .iter()
        .find(|source| has_package(source, OsStr::new(package)))?;
    Some(paths.display_table(source.file()))
}

/// Whether a name is that of a file, with or without `.toml`.
fn is_named(file: &str, name: &OsStr) -> bool {
    *name == *file || Path::new(file).file_stem() == Some(name)
}

/// Whether a name is that of the package or the module of a valid table.
fn has_package(source: &Source, name: &OsStr) -> bool {
    let tables = codetable::validate(std::slice::from_ref(source));
    tables.is_ok_and(|tables| tables.iter().any(|table| *name == *table.name()))
}
