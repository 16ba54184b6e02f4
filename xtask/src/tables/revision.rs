//! The tables of a git revision, through the git command.

use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use codetable::Source;

use super::is_table;
use crate::failure::Failure;
use crate::paths::Paths;

/// The mode of a link. Its object is the path that it leads to.
const LINK: &str = "120000";

/// Reads every table that a revision has in this folder; none if it does not have the folder.
pub(crate) fn read(paths: &Paths, revision: &OsStr) -> Result<Vec<Source>, Failure> {
    let git = Git {
        folder: paths.spec(),
    };
    let commit = git.commit(revision)?;
    let listed = git.output_of(&["ls-tree", "-z", &commit])?;
    let shown = display_paths(paths, revision);
    let mut sources = Vec::new();
    // Each entry is mode, kind and object, then a tab and the name, relative to the folder.
    for entry in String::from_utf8_lossy(&listed).split('\0') {
        let Some((about, file)) = entry.split_once('\t') else {
            continue;
        };
        let about: Vec<&str> = about.split(' ').collect();
        let &[mode, "blob", object] = about.as_slice() else {
            continue;
        };
        if !is_table(Path::new(file)) {
            continue;
        }
        if mode == LINK {
            let shown = shown.display_table(file);
            return Err(Failure::new(
                format!("{shown} is a link, and what it led to is not known"),
                "compare with a folder that has the tables as they were",
            ));
        }
        let bytes = git.output_of(&["cat-file", "blob", object])?;
        sources.push(Source::from_bytes(file, &bytes));
    }
    sources.sort_by(|one, other| one.file().cmp(other.file()));
    Ok(sources)
}

/// Returns how messages name the folder of tables of a revision, as git does: `v0.1.0:spec`.
pub(crate) fn display_paths(paths: &Paths, revision: &OsStr) -> Paths {
    let revision = revision.to_string_lossy();
    Paths::default().with_spec(format!("{revision}:{}", paths.display_spec()))
}

/// The git command, run in the folder of tables.
struct Git {
    folder: PathBuf,
}

impl Git {
    /// Returns the full id of the commit that a revision names.
    fn commit(&self, revision: &OsStr) -> Result<String, Failure> {
        let shown = revision.to_string_lossy();
        if shown.starts_with('-') {
            return Err(Failure::new(
                format!("`{shown}` is not a git revision"),
                "`--against` accepts a folder of tables or a git revision, such as a tag",
            ));
        }
        let commit = format!("{shown}^{{commit}}");
        let found = self.run(&["rev-parse", "--verify", "--quiet", &commit])?;
        if found.status.success() {
            return Ok(text(&found.stdout));
        }
        let folder = self.run(&["rev-parse", "--git-dir"])?;
        if !folder.status.success() {
            return Err(Failure::new(
                format!(
                    "`{shown}` is not a folder, and there is no git repository to find it in: {}",
                    text(&folder.stderr)
                ),
                "give `--against` a folder with the tables as they were",
            ));
        }
        let shallow = self.run(&["rev-parse", "--is-shallow-repository"])?;
        if text(&shallow.stdout) == "true" {
            return Err(Failure::new(
                format!("this clone is shallow and does not have the revision `{shown}`"),
                "run `git fetch --unshallow --tags`; for actions/checkout write `fetch-depth: 0`",
            ));
        }
        Err(Failure::new(
            format!("`{shown}` is neither a folder nor a git revision that is known here"),
            "run `git fetch --tags` if it is newer than this clone, or correct `--against`",
        ))
    }

    /// Returns what git prints. It is an error if git fails.
    fn output_of(&self, args: &[&str]) -> Result<Vec<u8>, Failure> {
        let output = self.run(args)?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        Err(Failure::new(
            format!("git cannot read the tables: {}", text(&output.stderr)),
            "`git fsck` or a new clone may help",
        ))
    }

    fn run(&self, args: &[&str]) -> Result<Output, Failure> {
        let mut git = Command::new("git");
        git.arg("-C").arg(&self.folder).args(args);
        // Messages of git are part of ours, so they have to be in the same language.
        git.env("LC_ALL", "C").output().map_err(|error| {
            if error.kind() == io::ErrorKind::NotFound {
                let to_do =
                    "install git, or give `--against` a folder with the tables as they were";
                Failure::new("there is no git command to find the revision with", to_do)
            } else {
                Failure::new(
                    format!("cannot run git: {error}"),
                    "fix the cause and run the command again",
                )
            }
        })
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim().to_owned()
}
