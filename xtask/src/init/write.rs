//! Writes the files, once it is known that each of them can be written.

use std::fs::{self, Metadata};
use std::io;
use std::path::Path;

use super::{Action, File};
use crate::codegen::write::replace;
use crate::failure::Failure;
use crate::paths::Paths;
use crate::staging;

/// Writes what was added and changed.
///
/// # Errors
///
/// When a file cannot be written. If that shows in its permissions or those of its folder, no file was.
pub(super) fn write(files: &[File], paths: &Paths) -> Result<(), Failure> {
    let mut to_write = Vec::new();
    for file in files {
        if let Action::Added(text) | Action::Changed(text) = &file.action {
            check(&file.path, &file.shown)?;
            to_write.push((file, text));
        }
    }
    // The manifest is the first of them. It is written last, because Cargo needs the folders it names.
    let mut files = to_write.iter().rev();
    let done = files.try_for_each(|(file, text)| {
        replace_file(&file.path, text, paths)
            .map_err(|error| Failure::cannot("write", &file.shown, &error))
    });
    staging::leave(&paths.staging());
    done
}

/// Replaces a file in one step. Its permissions stay, and a link to it stays a link.
fn replace_file(path: &Path, text: &str, paths: &Paths) -> io::Result<()> {
    let Ok(metadata) = fs::metadata(path) else {
        return replace(path, &paths.staging(), text);
    };
    let path = fs::canonicalize(path)?;
    replace(&path, &paths.staging(), text)?;
    fs::set_permissions(&path, metadata.permissions())
}

/// Checks that a file can be written.
fn check(path: &Path, shown: &str) -> Result<(), Failure> {
    let cannot = |why: &str| {
        Failure::new(
            format!("cannot write {shown}: {why}"),
            "fix the cause and run the command again; nothing was written",
        )
    };
    match fs::metadata(path) {
        Ok(metadata) if metadata.permissions().readonly() => {
            return Err(cannot("it is read-only"));
        }
        Err(_) if path.symlink_metadata().is_ok() => {
            return Err(cannot("it is a link that leads nowhere"));
        }
        Ok(_) | Err(_) => {}
    }
    let folders = path.ancestors().skip(1);
    let mut folders = folders.filter_map(|folder| Some((folder, fs::metadata(folder).ok()?)));
    match folders.next() {
        Some((folder, metadata)) if !metadata.is_dir() => {
            Err(cannot(&format!("{} is not a folder", folder.display())))
        }
        Some((folder, metadata)) if is_read_only(&metadata) => {
            Err(cannot(&format!("{} is read-only", folder.display())))
        }
        _ => Ok(()),
    }
}

/// Whether no file can be added to a folder. On Windows the attribute of a folder does not mean that.
fn is_read_only(folder: &Metadata) -> bool {
    cfg!(unix) && folder.permissions().readonly()
}
