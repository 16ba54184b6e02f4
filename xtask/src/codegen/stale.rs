//! Compares the files with what the tables say.

use codetable::{Artifact, Cause, Origin};

use super::expected::Expected;
use super::inventory::{Entry, Finding, Inventory};
use super::key::Key;
use crate::failure::Failure;
use crate::paths::Paths;
use crate::tables::{self, Access};

/// A file that is not as the tables say.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stale {
    /// Its path, as messages name it.
    pub path: String,
    /// Why it is stale, in a few words.
    pub reason: String,
    pub(super) found: String,
    pub(super) expected: String,
    pub(super) finding: Finding,
    /// What it is made from; `None` if it is not an artifact.
    pub(super) origin: Option<Origin>,
}

/// Returns every stale file, in the order of the paths.
///
/// # Errors
///
/// When a table has a mistake, a file cannot be read, or the workspace asks for another version.
pub fn stale(paths: &Paths) -> Result<Vec<Stale>, Failure> {
    paths.config().check_version()?;
    Ok(Comparison::new(paths)?.stale)
}

/// The artifacts, compared with the files.
pub(super) struct Comparison {
    /// The number of artifacts.
    pub(super) artifacts: usize,
    /// Every stale file, in the order of the paths.
    pub(super) stale: Vec<Stale>,
}

impl Comparison {
    pub(super) fn new(paths: &Paths) -> Result<Self, Failure> {
        let _lock = tables::lock(paths, Access::Read);
        paths.check_folders()?;
        let expected = Expected::generate(paths, "nothing was checked")?;
        let inventory = Inventory::take(&expected, paths)?;
        let findings = inventory.findings(&expected);
        let mut stale: Vec<Stale> = findings
            .iter()
            .map(|(key, finding)| describe(key, *finding, &inventory, &expected, paths))
            .collect();
        stale.sort_by(|one, other| one.path.cmp(&other.path));
        let artifacts = expected.artifacts.len();
        Ok(Self { artifacts, stale })
    }
}

fn describe(
    key: &Key,
    finding: Finding,
    inventory: &Inventory,
    expected: &Expected,
    paths: &Paths,
) -> Stale {
    let artifact = expected.artifact(key);
    let found = match inventory.get(key) {
        Some(Entry::File(bytes)) => String::from_utf8_lossy(bytes).into_owned(),
        Some(Entry::Folder | Entry::Other) | None => String::new(),
    };
    Stale {
        path: key.display(paths),
        reason: reason(finding, artifact, paths),
        found,
        expected: artifact.map_or_else(String::new, |artifact| artifact.text.clone()),
        finding,
        origin: artifact.map(|artifact| artifact.origin.clone()),
    }
}

/// Says in a few words why a file is not as the tables say.
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
            format!("edited by hand; make the change in {origin} instead")
        }
        Finding::Stale(Cause::Unknown) => {
            format!("not what {origin} says, and codetable.lock does not know it")
        }
        Finding::Stale(Cause::Merged) => "it has lines of both sides of a merge".to_owned(),
        Finding::FolderInItsPlace => "a folder is in its place".to_owned(),
        Finding::LinkInItsPlace => "a link is in its place".to_owned(),
        Finding::NoFolder => "something else is in the place of its folder".to_owned(),
        Finding::Orphan => "orphaned: no table generates it".to_owned(),
        Finding::KeptOrphan => {
            "orphaned, but kept: ".to_owned()
                + "it was edited, or its crate has files that were not generated"
        }
        Finding::Foreign => "not written by the generator".to_owned(),
    }
}
