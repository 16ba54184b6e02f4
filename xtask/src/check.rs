//! `codegen --check`: what stands in the folder of generated crates, held against the tables.

use std::collections::HashSet;

use codegen::{Artifact, Cause, Place};

use crate::diff::{Diff, diff};
use crate::folder::{self, Access, Entry, Found, Origin};
use crate::paths::Paths;
use crate::terminal::{self, Annotation, Terminal};
use crate::{Failure, Verdict, generate};

/// One file that is not as the tables say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stale {
    /// Its path, as messages name it.
    pub path: String,
    /// Why it is stale, in a few words.
    pub reason: String,
    found: String,
    expected: String,
    to_do: ToDo,
}

/// What mends a stale file, the lesser work first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum ToDo {
    Generate,
    MoveAway,
}

/// Every stale file of these folders, in the order of the paths.
///
/// # Errors
///
/// When a table has a mistake or a file cannot be read.
pub fn stale(paths: &Paths) -> Result<Vec<Stale>, Failure> {
    Ok(look(paths)?.1)
}

/// How many artifacts there are, and every stale file.
fn look(paths: &Paths) -> Result<(usize, Vec<Stale>), Failure> {
    let _lock = folder::lock(paths, Access::Read);
    let artifacts = generate(paths)?;
    let found = folder::found(&artifacts, paths)?;
    Ok((artifacts.len(), compare(&artifacts, &found, paths)))
}

pub(crate) fn run(paths: &Paths, terminal: &Terminal) -> Result<Verdict, Failure> {
    let (artifacts, stale) = look(paths)?;
    let mut text = String::new();
    for finding in &stale {
        let Diff { first, text: lines } = diff(
            &finding.path,
            &finding.found,
            &finding.expected,
            terminal.colour,
        );
        text += &terminal.annotation(&Annotation {
            file: &finding.path,
            line: first.0,
            column: first.1,
            title: "stale artifact",
            text: &format!(
                "{}. To mend this, {}",
                finding.reason,
                finding.to_do.text(paths)
            ),
        });
        text += &format!("stale: {}: {}\n{lines}\n", finding.path, finding.reason);
    }
    text += &summary(artifacts, &stale, paths);
    terminal::result(&text);
    Ok(if stale.is_empty() {
        Verdict::Good
    } else {
        Verdict::Bad
    })
}

fn summary(artifacts: usize, stale: &[Stale], paths: &Paths) -> String {
    let count = match stale {
        [] => return format!("{artifacts} artifacts, none stale\n"),
        [_] => "1 file is stale".to_owned(),
        _ => format!("{} files are stale", stale.len()),
    };
    // Whoever must move something away has to run the command all the same.
    let to_do = stale
        .iter()
        .map(|finding| finding.to_do)
        .max()
        .unwrap_or(ToDo::Generate);
    format!("{count}. To mend this, {}\n", to_do.text(paths))
}

impl ToDo {
    fn text(self, paths: &Paths) -> String {
        let command = paths.command();
        match self {
            Self::Generate => format!("run: {command}"),
            Self::MoveAway => {
                let out = paths.shown_out();
                format!("move what was not generated out of {out}, then run: {command}")
            }
        }
    }
}

fn compare(artifacts: &[Artifact], found: &Found, paths: &Paths) -> Vec<Stale> {
    let key = |artifact: &Artifact| (artifact.place, artifact.path.clone());
    let mut all: Vec<Stale> = artifacts
        .iter()
        .filter_map(|artifact| artifact_of(artifact, found.get(&key(artifact)), paths))
        .collect();
    let expected: HashSet<_> = artifacts.iter().map(key).collect();
    let others = found.iter().filter(|(place, _)| !expected.contains(place));
    all.extend(others.map(|(place, entry)| orphan(place, entry, paths)));
    all.sort_by(|one, other| one.path.cmp(&other.path));
    all
}

fn artifact_of(artifact: &Artifact, found: Option<&Entry>, paths: &Paths) -> Option<Stale> {
    let table = artifact.table.as_ref().map(|file| paths.shown_table(file));
    let table = table.as_deref().unwrap_or("the generator");
    let mut to_do = ToDo::Generate;
    let mut in_its_place = |what: &str| {
        to_do = ToDo::MoveAway;
        (String::new(), format!("a {what} stands in its place"))
    };
    let (found, reason) = match found {
        None => (String::new(), "missing".to_owned()),
        Some(Entry::Folder | Entry::Empty) => in_its_place("folder"),
        Some(Entry::Other) => in_its_place("link"),
        Some(Entry::File(bytes)) => {
            // What is not UTF-8 is not what was written, whatever it looks like.
            let cause = match std::str::from_utf8(bytes) {
                Ok(text) => artifact.stale(text)?,
                Err(_) => Cause::Edited,
            };
            let reason = match cause {
                Cause::Table => format!("{table} changed"),
                Cause::Generator => "the generator changed".to_owned(),
                Cause::TableAndGenerator => format!("{table} changed, and so did the generator"),
                Cause::Edited => format!("edited by hand; what is to stay belongs in {table}"),
            };
            (String::from_utf8_lossy(bytes).into_owned(), reason)
        }
    };
    Some(Stale {
        path: paths.shown(artifact.place, &artifact.path),
        reason,
        found,
        expected: artifact.text(),
        to_do,
    })
}

fn orphan((place, path): &(Place, String), entry: &Entry, paths: &Paths) -> Stale {
    let (reason, to_do) = match entry.origin(path) {
        Origin::Generator => ("orphaned: no table makes it", ToDo::Generate),
        Origin::Unfinished => ("orphaned: a write that was cut short", ToDo::Generate),
        Origin::Empty => ("orphaned: an empty folder", ToDo::Generate),
        Origin::Stranger => ("orphaned: not written by the generator", ToDo::MoveAway),
    };
    let found = match entry {
        Entry::File(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        Entry::Folder | Entry::Empty | Entry::Other => String::new(),
    };
    Stale {
        path: paths.shown(*place, path),
        reason: reason.to_owned(),
        found,
        expected: String::new(),
        to_do,
    }
}
