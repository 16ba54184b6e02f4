//! `codegen --check`: what stands in the folder of generated crates, held against the tables.

use std::collections::HashSet;

use codegen::{Artifact, Cause, Place};

use crate::args::Places;
use crate::diff::{Diff, diff};
use crate::folder::{self, Access, Entry, Found, Origin};
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
pub fn stale(places: &Places) -> Result<Vec<Stale>, Failure> {
    Ok(look(places)?.1)
}

/// How many artifacts there are, and every stale file.
fn look(places: &Places) -> Result<(usize, Vec<Stale>), Failure> {
    let _lock = folder::lock(places, Access::Read);
    let artifacts = generate(places)?;
    let found = folder::found(&artifacts, places)?;
    Ok((artifacts.len(), compare(&artifacts, &found, places)))
}

pub(crate) fn run(places: &Places, terminal: &Terminal) -> Result<Verdict, Failure> {
    let (artifacts, stale) = look(places)?;
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
                finding.to_do.text(places)
            ),
        });
        text += &format!("stale: {}: {}\n{lines}\n", finding.path, finding.reason);
    }
    text += &summary(artifacts, &stale, places);
    terminal::result(&text);
    Ok(if stale.is_empty() {
        Verdict::Good
    } else {
        Verdict::Bad
    })
}

fn summary(artifacts: usize, stale: &[Stale], places: &Places) -> String {
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
    format!("{count}. To mend this, {}\n", to_do.text(places))
}

impl ToDo {
    fn text(self, places: &Places) -> String {
        let command = places.command();
        match self {
            Self::Generate => format!("run: {command}"),
            Self::MoveAway => {
                let out = places.shown_out();
                format!("move what was not generated out of {out}, then run: {command}")
            }
        }
    }
}

fn compare(artifacts: &[Artifact], found: &Found, places: &Places) -> Vec<Stale> {
    let key = |artifact: &Artifact| (artifact.place, artifact.path.clone());
    let mut all: Vec<Stale> = artifacts
        .iter()
        .filter_map(|artifact| artifact_of(artifact, found.get(&key(artifact)), places))
        .collect();
    let expected: HashSet<_> = artifacts.iter().map(key).collect();
    let others = found.iter().filter(|(place, _)| !expected.contains(place));
    all.extend(others.map(|(place, entry)| orphan(place, entry, places)));
    all.sort_by(|one, other| one.path.cmp(&other.path));
    all
}

fn artifact_of(artifact: &Artifact, found: Option<&Entry>, places: &Places) -> Option<Stale> {
    let table = artifact.table.as_ref().map(|file| places.shown_table(file));
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
        path: places.shown(artifact.place, &artifact.path),
        reason,
        found,
        expected: artifact.text(),
        to_do,
    })
}

fn orphan((place, path): &(Place, String), entry: &Entry, places: &Places) -> Stale {
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
        path: places.shown(*place, path),
        reason: reason.to_owned(),
        found,
        expected: String::new(),
        to_do,
    }
}
