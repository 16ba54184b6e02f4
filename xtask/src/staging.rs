//! The staging folder, in which files are written before they are renamed into their place.
//!
//! A mark in it says that this program made it: only then is what an interrupted run has left in it removed.

use std::fs;
use std::io;
use std::path::Path;

use crate::failure::Failure;

/// The file that marks the folder.
const MARK: &str = "WRITTEN_BY_CODETABLE";

/// Makes the folder, unless it is there.
///
/// # Errors
///
/// When something else is in its place.
pub(crate) fn enter(folder: &Path) -> io::Result<()> {
    if is_ours(folder)? {
        return Ok(());
    }
    fs::create_dir_all(folder)?;
    fs::write(folder.join(MARK), "")
}

/// Removes the folder if nothing else is in it: another command may use it.
pub(crate) fn leave(folder: &Path) {
    let is_empty = fs::read_dir(folder).is_ok_and(|mut entries| {
        entries.all(|entry| entry.is_ok_and(|entry| entry.file_name() == MARK))
    });
    if is_empty && is_ours(folder).is_ok_and(|is_ours| is_ours) {
        _ = fs::remove_file(folder.join(MARK));
        _ = fs::remove_dir(folder);
    }
}

/// Removes what an interrupted run has left.
pub(crate) fn clear(folder: &Path) -> Result<(), Failure> {
    let cleared = is_ours(folder).and_then(|is_ours| {
        if is_ours {
            // The mark goes last: without it, what is left would never be removed.
            for entry in fs::read_dir(folder)? {
                let entry = entry?;
                if entry.file_type()?.is_dir() {
                    fs::remove_dir_all(entry.path())?;
                } else if entry.file_name() != MARK {
                    fs::remove_file(entry.path())?;
                }
            }
            leave(folder);
        } else if folder.symlink_metadata().is_ok() {
            // A run was interrupted before it marked the folder, or after it removed the mark.
            _ = fs::remove_dir(folder);
        }
        Ok(())
    });
    cleared.map_err(|error| {
        Failure::new(
            format!("cannot clear {}: {error}", folder.display()),
            "move what is there somewhere else, and run the command again",
        )
    })
}

/// Whether this program made the folder. A run that was interrupted early may have left it empty.
fn is_ours(folder: &Path) -> io::Result<bool> {
    match folder.symlink_metadata() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
        Ok(metadata) if metadata.is_dir() && folder.join(MARK).symlink_metadata().is_ok() => {
            Ok(true)
        }
        Ok(metadata) if metadata.is_dir() && fs::read_dir(folder)?.next().is_none() => Ok(false),
        Ok(_) => Err(io::Error::other("this program did not make it")),
    }
}
