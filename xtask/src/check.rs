//! `codegen --check`: what stands in the folder of generated crates, held against the tables.

use codegen::{Artifact, Cause};

use crate::args::Places;
use crate::diff::{Diff, diff};
use crate::folder::{self, Entry, Found};
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

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    Ok(compare(
        &generate(places)?,
        &folder::generated(places)?,
        places,
    ))
}

pub(crate) fn run(places: &Places, terminal: &Terminal) -> Result<Verdict, Failure> {
    let artifacts = generate(places)?;
    let stale = compare(&artifacts, &folder::generated(places)?, places);
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
            text: &format!("{}: {}", finding.reason, finding.to_do.text(places)),
        });
        text += &format!("stale: {}: {}\n{lines}\n", finding.path, finding.reason);
    }
    text += &summary(artifacts.len(), &stale, places);
    terminal::result(&text);
    Ok(if stale.is_empty() {
        Verdict::Good
    } else {
        Verdict::Bad
    })
}

fn summary(artifacts: usize, stale: &[Stale], places: &Places) -> String {
    if stale.is_empty() {
        return format!("{artifacts} artifacts, none stale\n");
    }
    let mut text = match stale {
        [_] => "1 file is stale.".to_owned(),
        _ => format!("{} files are stale.", stale.len()),
    };
    for to_do in [ToDo::MoveAway, ToDo::Generate] {
        if stale.iter().any(|finding| finding.to_do == to_do) {
            text += &format!(" {}", capital(&to_do.text(places)));
        }
    }
    text + "\n"
}

impl ToDo {
    fn text(self, places: &Places) -> String {
        match self {
            Self::Generate => format!("to mend this, run: {}", places.command()),
            Self::MoveAway => {
                format!(
                    "move what was not generated out of {}.",
                    places.shown("").trim_end_matches('/')
                )
            }
        }
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(chars)
        .collect()
}

fn compare(artifacts: &[Artifact], found: &Found, places: &Places) -> Vec<Stale> {
    let mut all: Vec<Stale> = artifacts
        .iter()
        .filter_map(|artifact| artifact_of(artifact, found.get(&artifact.path), places))
        .collect();
    let expected: std::collections::HashSet<&str> = artifacts
        .iter()
        .map(|artifact| artifact.path.as_str())
        .collect();
    let others = found
        .iter()
        .filter(|(path, _)| !expected.contains(path.as_str()));
    all.extend(others.map(|(path, entry)| orphan(path, entry, places)));
    all.sort_by(|one, other| one.path.cmp(&other.path));
    all
}

fn artifact_of(artifact: &Artifact, found: Option<&Entry>, places: &Places) -> Option<Stale> {
    let table = places.shown_table(&artifact.table);
    let (found, reason) = match found {
        None => (String::new(), "missing".to_owned()),
        Some(Entry::Other) => (String::new(), "a link stands in its place".to_owned()),
        Some(Entry::File(bytes)) => {
            let text = String::from_utf8_lossy(bytes).into_owned();
            let reason = match artifact.stale(&text)? {
                Cause::Table => format!("{table} changed"),
                Cause::Generator => "the generator changed".to_owned(),
                Cause::TableAndGenerator => format!("{table} and the generator changed"),
                Cause::Edited => {
                    format!("edited by hand; what is to stay belongs in {table}")
                }
            };
            (text, reason)
        }
    };
    Some(Stale {
        path: places.shown(&artifact.path),
        reason,
        found,
        expected: artifact.text.clone(),
        to_do: ToDo::Generate,
    })
}

fn orphan(path: &str, entry: &Entry, places: &Places) -> Stale {
    let (found, reason, to_do) = match entry {
        Entry::File(bytes) => {
            let text = String::from_utf8_lossy(bytes).into_owned();
            if is_ours(entry) {
                (text, "orphaned: no table makes it", ToDo::Generate)
            } else {
                (
                    text,
                    "orphaned: not written by the generator",
                    ToDo::MoveAway,
                )
            }
        }
        Entry::Other => (String::new(), "orphaned: a link", ToDo::MoveAway),
    };
    Stale {
        path: places.shown(path),
        reason: reason.to_owned(),
        found,
        expected: String::new(),
        to_do,
    }
}

/// Whether the generator wrote a file, so that it may remove it.
pub(crate) fn is_ours(entry: &Entry) -> bool {
    match entry {
        Entry::File(bytes) => std::str::from_utf8(bytes).is_ok_and(Artifact::is_stamped),
        Entry::Other => false,
    }
}
