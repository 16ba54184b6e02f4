//! `codegen`: brings the folder of generated crates in line with the tables.
//!
//! Nothing is written before every table is proven and everything that stands in the way is
//! known. Each file is replaced in one step, so that whoever looks sees the old or the new.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::Path;

use codegen::{Artifact, Place};

use crate::args::Places;
use crate::folder::{self, Entry, Found, Origin, UNFINISHED, other};
use crate::terminal;
use crate::{Failure, Verdict, generate};

pub(crate) fn run(places: &Places) -> Result<Verdict, Failure> {
    let artifacts = generate(places)?;
    let found = folder::found(&artifacts, places)?;
    let orphans = orphans(&artifacts, &found, places)?;

    let mut text = String::new();
    let mut written = 0;
    for artifact in &artifacts {
        if is_right(artifact, found.get(&key(artifact))) {
            continue;
        }
        let shown = places.shown(artifact.place, &artifact.path);
        replace(&places.path(artifact), &artifact.text)
            .map_err(|error| cannot("write", &shown, &error))?;
        written += 1;
        text += &format!("wrote    {shown}\n");
    }
    for orphan in &orphans {
        let path = places.out().join(orphan);
        let shown = places.shown(Place::Generated, orphan);
        fs::remove_file(&path).map_err(|error| cannot("remove", &shown, &error))?;
        remove_empty(&path, &places.out());
        text += &format!("removed  {shown}\n");
    }
    text += &format!(
        "{} artifacts: {written} written, {} right already, {} removed\n",
        artifacts.len(),
        artifacts.len() - written,
        orphans.len(),
    );
    terminal::result(&text);
    Ok(Verdict::Good)
}

fn is_right(artifact: &Artifact, found: Option<&Entry>) -> bool {
    let Some(Entry::File(bytes)) = found else {
        return false;
    };
    std::str::from_utf8(bytes).is_ok_and(|text| artifact.stale(text).is_none())
}

/// What may be removed. Anything else that is no artifact belongs to somebody: an error.
fn orphans<'f>(
    artifacts: &[Artifact],
    found: &'f Found,
    places: &Places,
) -> Result<Vec<&'f str>, Failure> {
    let expected: HashSet<_> = artifacts.iter().map(key).collect();
    let mut orphans = Vec::new();
    let mut foreign = Vec::new();
    for (place, entry) in found {
        let path = &place.1;
        let is_file = matches!(entry, Entry::File(_));
        if expected.contains(place) && is_file {
            continue;
        }
        match entry.origin(path) {
            Origin::Generator | Origin::Unfinished => orphans.push(path.as_str()),
            Origin::Stranger => foreign.push(places.shown(place.0, path)),
        }
    }
    if foreign.is_empty() {
        return Ok(orphans);
    }
    Err(other(
        format!("not written by the generator: {}", foreign.join(", ")),
        "move it away or delete it, then run the command again; nothing was written",
    ))
}

fn key(artifact: &Artifact) -> (Place, String) {
    (artifact.place, artifact.path.clone())
}

/// Writes beside the place first, so that the place never holds half a file.
pub(crate) fn replace(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut unfinished = path.as_os_str().to_owned();
    unfinished.push(format!(".{}{UNFINISHED}", std::process::id()));
    let done = fs::write(&unfinished, text).and_then(|()| fs::rename(&unfinished, path));
    if done.is_err() {
        _ = fs::remove_file(&unfinished);
    }
    done
}

/// Removes the folders that a removal has left empty, up to but not including `out`.
fn remove_empty(removed: &Path, out: &Path) {
    for folder in removed
        .ancestors()
        .skip(1)
        .take_while(|folder| *folder != out)
    {
        // A folder that still holds something stays, and so do those above it.
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
}

pub(crate) fn cannot(verb: &str, shown: &str, error: &io::Error) -> Failure {
    other(
        format!("cannot {verb} {shown}: {error}"),
        "see to that and run the command again; every file is whole, old or new",
    )
}
