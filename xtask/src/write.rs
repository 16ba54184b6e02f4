//! `codegen`: brings the folder of generated crates in line with the tables.
//!
//! Nothing is written before every table is proven and everything that stands in the way is
//! known. Each file is replaced in one step, so that whoever looks sees the old or the new.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::Path;

use codegen::Artifact;

use crate::args::Places;
use crate::folder::{self, Entry, Found, Origin, UNFINISHED, other};
use crate::terminal;
use crate::{Failure, Verdict, generate};

pub(crate) fn run(places: &Places) -> Result<Verdict, Failure> {
    let artifacts = generate(places)?;
    let found = folder::generated(places)?;
    let orphans = orphans(&artifacts, &found, places)?;

    let mut text = String::new();
    let mut written = 0;
    for artifact in &artifacts {
        if is_right(artifact, found.get(&artifact.path)) {
            continue;
        }
        replace(&places.out(), artifact)
            .map_err(|error| cannot("write", &artifact.path, places, &error))?;
        written += 1;
        text += &format!("wrote    {}\n", places.shown(&artifact.path));
    }
    for orphan in &orphans {
        let path = places.out().join(orphan);
        fs::remove_file(&path).map_err(|error| cannot("remove", orphan, places, &error))?;
        remove_empty(&path, &places.out());
        text += &format!("removed  {}\n", places.shown(orphan));
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
    let expected: HashSet<&str> = artifacts
        .iter()
        .map(|artifact| artifact.path.as_str())
        .collect();
    let mut orphans = Vec::new();
    let mut foreign = Vec::new();
    for (path, entry) in found {
        let is_file = matches!(entry, Entry::File(_));
        if expected.contains(path.as_str()) && is_file {
            continue;
        }
        match entry.origin(path) {
            Origin::Generator | Origin::Unfinished => orphans.push(path.as_str()),
            Origin::Stranger => foreign.push(places.shown(path)),
        }
    }
    if foreign.is_empty() {
        return Ok(orphans);
    }
    Err(other(
        format!("not written by the generator: {}", foreign.join(", ")),
        "move it out of the folder of generated crates, or delete it; nothing was written",
    ))
}

/// Writes beside the place first, so that the place never holds half a file.
fn replace(out: &Path, artifact: &Artifact) -> io::Result<()> {
    let path = out.join(&artifact.path);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut unfinished = path.clone().into_os_string();
    unfinished.push(format!(".{}{UNFINISHED}", std::process::id()));
    let done = fs::write(&unfinished, &artifact.text).and_then(|()| fs::rename(&unfinished, &path));
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

fn cannot(verb: &str, path: &str, places: &Places, error: &io::Error) -> Failure {
    other(
        format!("cannot {verb} {}: {error}", places.shown(path)),
        "see to that and run the command again; every file is whole, old or new",
    )
}
