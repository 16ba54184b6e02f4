//! `codegen`: brings the folder of generated crates in line with the tables.
//!
//! Nothing is written before every table is proven and everything that stands in the way is
//! known. Each file is replaced in one step, so that whoever looks sees the old or the new; and a
//! crate comes and goes in one step, so that Cargo finds no folder without a manifest.

use std::collections::{BTreeSet, HashSet};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::Path;

use codegen::{Artifact, Place};

use crate::folder::{self, ASIDE, Access, Entry, Found, Origin, UNFINISHED, other};
use crate::paths::Paths;
use crate::{Failure, Verdict, cargo_lock, generate, terminal};

pub(crate) fn run(paths: &Paths) -> Result<Verdict, Failure> {
    let _lock = folder::lock(paths, Access::Write);
    let artifacts = generate(paths)?;
    let found = folder::found(&artifacts, paths)?;
    let orphans = orphans(&artifacts, &found, paths)?;

    // What is to go goes first: where names that differ only in case are one, it may stand in the
    // way of what comes.
    let mut text = remove(&orphans, &artifacts, paths)?;
    let stale: Vec<&Artifact> = artifacts
        .iter()
        .filter(|artifact| !is_right(artifact, found.get(&key(artifact))))
        .collect();
    text += &write(&stale, paths)?;
    let written = stale.iter().map(|artifact| artifact.path.as_str());
    let mut touched = written.chain(orphans.iter().map(|(_, path)| *path));
    let changed = touched.any(cargo_lock::is_manifest);
    text += &cargo_lock::update(paths, &artifacts, changed);
    text += &format!(
        "{} artifacts: {} written, {} right already, {} removed\n",
        artifacts.len(),
        stale.len(),
        artifacts.len() - stale.len(),
        orphans.len(),
    );
    terminal::result(&text);
    Ok(Verdict::Good)
}

/// Writes these artifacts, those of a crate that is not there yet aside, and names them.
fn write(artifacts: &[&Artifact], paths: &Paths) -> Result<String, Failure> {
    let (out, aside) = (paths.out(), paths.out().join(ASIDE));
    let mut text = String::new();
    let mut new = BTreeSet::new();
    for artifact in artifacts {
        let shown = paths.shown(artifact.place, &artifact.path);
        let package = package(artifact.place, &artifact.path);
        let package = package.filter(|package| out.join(package).symlink_metadata().is_err());
        let path = match package {
            Some(_) => aside.join(&artifact.path),
            None => paths.path(artifact),
        };
        replace(&path, artifact.pieces()).map_err(|error| cannot("write", &shown, &error))?;
        new.extend(package);
        text += &format!("wrote    {shown}\n");
    }
    for package in new {
        let shown = paths.shown(Place::Generated, package);
        fs::rename(aside.join(package), out.join(package))
            .map_err(|error| cannot("write", &shown, &error))?;
    }
    _ = fs::remove_dir(&aside);
    Ok(text)
}

/// Removes what no table makes, a crate of which nothing is to stay aside, and names it.
fn remove(
    orphans: &[(Place, &str)],
    artifacts: &[Artifact],
    paths: &Paths,
) -> Result<String, Failure> {
    let (out, spec) = (paths.out(), paths.spec());
    let aside = out.join(ASIDE);
    let artifacts = artifacts.iter();
    let kept: HashSet<_> = artifacts
        .filter_map(|artifact| package(artifact.place, &artifact.path))
        .chain([ASIDE])
        .collect();
    let mut text = String::new();
    let mut gone = HashSet::new();
    for (place, path) in orphans {
        let shown = paths.shown(*place, path);
        let package = package(*place, path).filter(|package| !kept.contains(package));
        let from = match package {
            Some(package) => {
                if gone.insert(package) {
                    put_aside(&out.join(package), &aside.join(package))
                        .map_err(|error| cannot("remove", &shown, &error))?;
                }
                &aside
            }
            None if *place == Place::Spec => &spec,
            None => &out,
        };
        remove_one(&from.join(path), from).map_err(|error| cannot("remove", &shown, &error))?;
        text += &format!("removed  {shown}\n");
    }
    // Something else may be in it.
    _ = fs::remove_dir(&aside);
    Ok(text)
}

/// The folder of a crate that a path leads into.
fn package(place: Place, path: &str) -> Option<&str> {
    let (package, _) = path.split_once('/')?;
    (place == Place::Generated).then_some(package)
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
    paths: &Paths,
) -> Result<Vec<(Place, &'f str)>, Failure> {
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
            Origin::Generator | Origin::Unfinished | Origin::Empty => {
                orphans.push((place.0, path.as_str()));
            }
            Origin::Stranger => foreign.push(paths.shown(place.0, path)),
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

/// Writes pieces, one behind the other, beside the place first, so that the place never holds half a file.
pub(crate) fn replace<'t>(
    path: &Path,
    mut pieces: impl Iterator<Item = &'t str>,
) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut unfinished = path.as_os_str().to_owned();
    unfinished.push(format!(".{}{UNFINISHED}", std::process::id()));
    let write = |file| {
        let mut file = BufWriter::new(file);
        pieces.try_for_each(|piece| file.write_all(piece.as_bytes()))?;
        file.flush()
    };
    let done = File::create(&unfinished)
        .and_then(write)
        .and_then(|()| fs::rename(&unfinished, path));
    if done.is_err() {
        _ = fs::remove_file(&unfinished);
    }
    done
}

/// Moves the folder of a crate, all of it at once.
fn put_aside(folder: &Path, aside: &Path) -> io::Result<()> {
    if let Some(folder) = aside.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::rename(folder, aside)
}

/// Removes a file or an empty folder.
fn remove_one(path: &Path, out: &Path) -> io::Result<()> {
    if path.symlink_metadata()?.is_dir() {
        fs::remove_dir(path)?;
    } else {
        fs::remove_file(path)?;
    }
    remove_empty(path, out);
    Ok(())
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
