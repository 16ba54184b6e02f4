//! `codegen --check`: what differs from the tables, why, and what to do about it.

use codetable::{Artifact, Cause, Origin};

use super::diff::{Diff, diff};
use super::expected::{Expected, expected};
use super::inventory::{Entry, Finding, Inventory, Key};
use crate::exit::ExitStatus;
use crate::failure::Failure;
use crate::output::terminal::{self, Annotation, Terminal};
use crate::paths::Paths;
use crate::tables::{self, Access};

/// One file that is not as the tables say.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stale {
    /// Its path, as messages name it.
    pub path: String,
    /// Why it is stale, in a few words.
    pub reason: String,
    found: String,
    expected: String,
    needs_a_person: bool,
}

/// Returns every stale file, in the order of the paths.
///
/// # Errors
///
/// When a table has a mistake, a file cannot be read, or the workspace asks for another version.
pub fn stale(paths: &Paths) -> Result<Vec<Stale>, Failure> {
    paths.config().check_version()?;
    Ok(look(paths)?.1)
}

/// How many artifacts there are, and every stale file.
fn look(paths: &Paths) -> Result<(usize, Vec<Stale>), Failure> {
    let _lock = tables::lock(paths, Access::Read);
    let expected = expected(paths, "nothing was checked")?;
    let inventory = Inventory::take(&expected, paths)?;
    let findings = inventory.findings(&expected);
    let mut stale: Vec<Stale> = findings
        .iter()
        .map(|(key, finding)| describe(key, *finding, &inventory, &expected, paths))
        .collect();
    stale.sort_by(|one, other| one.path.cmp(&other.path));
    Ok((expected.artifacts.len(), stale))
}

pub(crate) fn run(paths: &Paths, terminal: &Terminal) -> Result<ExitStatus, Failure> {
    let (artifacts, stale) = look(paths)?;
    let mut text = String::new();
    for file in &stale {
        let Diff { first, text: lines } =
            diff(&file.path, &file.found, &file.expected, terminal.color);
        text += &terminal.annotation(&Annotation {
            file: &file.path,
            line: first.line,
            column: first.column,
            title: "stale artifact",
            text: &format!(
                "{}. To fix this, {}",
                file.reason,
                to_do(file.needs_a_person, paths)
            ),
        });
        text += &format!("stale: {}: {}\n{lines}\n", file.path, file.reason);
    }
    text += &summary(artifacts, &stale, paths);
    terminal::result(&text);
    Ok(ExitStatus::done_if(stale.is_empty()))
}

fn summary(artifacts: usize, stale: &[Stale], paths: &Paths) -> String {
    let count = match stale {
        [] => return format!("{artifacts} artifacts, none stale\n"),
        [_] => "1 file is stale".to_owned(),
        _ => format!("{} files are stale", stale.len()),
    };
    let needs_a_person = stale.iter().any(|file| file.needs_a_person);
    format!("{count}. To fix this, {}\n", to_do(needs_a_person, paths))
}

fn to_do(needs_a_person: bool, paths: &Paths) -> String {
    let command = paths.codegen_command();
    if needs_a_person {
        let out = paths.display_out();
        format!("move what was not generated out of {out}, then run: {command}")
    } else {
        format!("run: {command}")
    }
}

fn describe(
    key: &Key,
    finding: Finding,
    inventory: &Inventory,
    expected: &Expected,
    paths: &Paths,
) -> Stale {
    let (place, path) = key;
    let mut artifacts = expected.artifacts.iter();
    let artifact = artifacts.find(|one| one.place == *place && one.path == *path);
    let found = match inventory.get(key) {
        Some(Entry::File(bytes)) => String::from_utf8_lossy(bytes).into_owned(),
        Some(Entry::Folder | Entry::Other) | None => String::new(),
    };
    Stale {
        path: paths.display(*place, path),
        reason: reason(finding, artifact, paths),
        found,
        expected: artifact.map_or_else(String::new, |artifact| artifact.text.clone()),
        needs_a_person: finding.needs_a_person(),
    }
}

/// Why a file is not as the tables say, in a few words.
pub(super) fn reason(finding: Finding, artifact: Option<&Artifact>, paths: &Paths) -> String {
    let origin = match artifact.map(|artifact| &artifact.origin) {
        Some(Origin::Table(file)) => paths.display_table(file),
        Some(Origin::Tables) | None => paths.display_table("*.toml"),
        Some(Origin::Generator) => "the generator".to_owned(),
    };
    match finding {
        Finding::Missing => "missing".to_owned(),
        Finding::Stale(Cause::Table) => format!("{origin} changed"),
        Finding::Stale(Cause::Generator) => "the generator changed".to_owned(),
        Finding::Stale(Cause::TableAndGenerator) => {
            format!("{origin} changed, and so did the generator")
        }
        Finding::Stale(Cause::Edited) => {
            format!("edited by hand; what is to stay belongs in {origin}")
        }
        Finding::Stale(Cause::Unknown) => {
            format!("not what {origin} says, and codetable.lock does not know it")
        }
        Finding::Stale(Cause::Merged) => "it has lines of both sides of a merge".to_owned(),
        Finding::FolderInItsPlace => "a folder is in its place".to_owned(),
        Finding::LinkInItsPlace => "a link is in its place".to_owned(),
        Finding::NoFolder => "something else is in the place of its folder".to_owned(),
        Finding::Orphan => "orphaned: no table makes it".to_owned(),
        Finding::EditedOrphan => {
            "orphaned: no table makes it, but it or its crate was edited by hand".to_owned()
        }
        Finding::Foreign => "not written by the generator".to_owned(),
    }
}
