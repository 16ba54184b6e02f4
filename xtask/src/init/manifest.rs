//! What `Cargo.toml` of the root of a workspace needs, and the edit that adds it.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::failure::Failure;

use super::document::{add_keys, append, array, item_at, string};

/// What the manifest has to say.
pub(super) struct Wanted {
    /// The folder of generated crates, if it is below the root, so that they are members of the workspace.
    pub(super) out: Option<String>,
    /// The settings that the call asks for.
    pub(super) settings: Vec<Setting>,
    /// The packages in subfolders that do not belong to the package of the root.
    pub(super) exclude: Vec<String>,
}

/// A key of `[workspace.metadata.codetable]`.
pub(super) struct Setting {
    pub(super) key: &'static str,
    pub(super) value: String,
    /// Whether this is what the key means if it is missing.
    pub(super) is_default: bool,
}

/// What becomes of the manifest.
pub(super) enum Edit {
    Unchanged,
    /// The new text, and what was added.
    Changed(String, Vec<String>),
    /// What a person has to do.
    Blocked(Vec<String>),
}

/// The manifest of a new workspace, before anything is added.
pub(super) const NEW: &str = "[workspace]\nresolver = \"3\"\n";

const WORKSPACE: [&str; 1] = ["workspace"];
const SECTION: [&str; 3] = ["workspace", "metadata", "codetable"];

/// Adds what is missing to the manifest. If a value is in the way, nothing is added.
pub(super) fn edit(text: &str, wanted: &Wanted) -> Edit {
    // It was parsed when the root was found; by now somebody may have written something else.
    let Ok(document) = DeTable::parse(text) else {
        return Edit::Blocked(vec!["fix it: it is not valid TOML".to_owned()]);
    };
    let manifest = Manifest {
        text,
        document: document.get_ref(),
    };
    let blocked = manifest.blocked(wanted);
    if !blocked.is_empty() {
        return Edit::Blocked(blocked);
    }
    let (mut edited, mut added) = (text.to_owned(), Vec::new());
    for addition in manifest.additions(wanted) {
        match addition.apply(&edited) {
            Some(text) => edited = text,
            None => return Edit::Blocked(vec![addition.by_hand()]),
        }
        added.extend(addition.what());
    }
    if added.is_empty() {
        Edit::Unchanged
    } else {
        Edit::Changed(edited, added)
    }
}

/// Whether the manifest is that of a package outside of any workspace.
pub(super) fn is_lone_package(text: &str) -> bool {
    DeTable::parse(text).is_ok_and(|document| {
        let document = document.get_ref();
        document.contains_key("package")
            && !document.contains_key("workspace")
            && item_at(document, &["package", "workspace"]).is_none()
    })
}

/// Whether the manifest has this key in `[workspace.metadata.codetable]`.
pub(super) fn has_setting(text: &str, key: &str) -> bool {
    let path = [&SECTION[..], &[key]].concat();
    DeTable::parse(text).is_ok_and(|document| item_at(document.get_ref(), &path).is_some())
}

/// Checks that no pattern of `members` matches the folder of generated crates itself, or a folder above it: Cargo needs a
/// `Cargo.toml` in each folder that a pattern matches, so that it would not start once the folder exists.
///
/// # Errors
///
/// When a pattern does.
pub(super) fn check_patterns(text: &str, out: &str) -> Result<(), Failure> {
    let Ok(document) = DeTable::parse(text) else {
        return Ok(());
    };
    let manifest = Manifest {
        text,
        document: document.get_ref(),
    };
    let members = manifest.members();
    let items = members.and_then(|members| members.get_ref().as_array());
    let folders = || {
        let parents = out.match_indices('/').map(|(end, _)| &out[..end]);
        parents.chain([out])
    };
    for item in items.into_iter().flatten() {
        let pattern = item.get_ref().as_str().map(clean).unwrap_or_default();
        if pattern.contains('*') && folders().any(|folder| covers_folder(&pattern, folder)) {
            let line = manifest.line(item);
            return Err(Failure::new(
                format!(
                    "`{pattern}` in `members` (Cargo.toml, line {line}) matches {out}/, which is not a package"
                ),
                "name these members one by one, or choose a folder that no pattern matches with `--out DIR`; \
                 nothing was written",
            ));
        }
    }
    Ok(())
}

struct Manifest<'m> {
    text: &'m str,
    document: &'m DeTable<'m>,
}

impl Manifest<'_> {
    /// Returns what a person has to do about each value that is in the way.
    fn blocked(&self, wanted: &Wanted) -> Vec<String> {
        let mut blocked = Vec::new();
        if !self.document.contains_key("workspace")
            && let Some(other) = item_at(self.document, &["package", "workspace"])
        {
            let line = self.line(other);
            let folder = other.get_ref().as_str().unwrap_or_default();
            blocked.push(format!(
                "line {line}: the package belongs to the workspace in `{folder}`: run the command there"
            ));
        }
        if let Some(out) = &wanted.out {
            blocked.extend(self.blocked_members(out));
            blocked.extend(self.blocked_exclude(out));
        }
        for Setting { key, value, .. } in &wanted.settings {
            let path = [&SECTION[..], &[*key]].concat();
            let Some(found) = item_at(self.document, &path) else {
                continue;
            };
            if found.get_ref().as_str() != Some(value) {
                let line = self.line(found);
                let written = &self.text[found.span()];
                let value = string(value);
                blocked.push(format!(
                    "line {line}: `{key}` is {written}: write `{key} = {value}`, or leave the option out"
                ));
            }
        }
        blocked
    }

    fn blocked_members(&self, out: &str) -> Option<String> {
        let members = self.members()?;
        let items = members.get_ref().as_array();
        let is_right = items.is_some_and(|items| items.iter().all(|item| item.get_ref().is_str()));
        (!is_right).then(|| {
            let line = self.line(members);
            let member = array(&[member(out)]);
            format!(
                "line {line}: `members` is not an array of strings: write `members = {member}`, with the members that there are"
            )
        })
    }

    fn blocked_exclude(&self, out: &str) -> Vec<String> {
        let exclude = item_at(self.document, &["workspace", "exclude"]);
        let items = exclude.and_then(|exclude| exclude.get_ref().as_array());
        let items = items.into_iter().flatten();
        let covers = |item: &&Spanned<DeValue<'_>>| {
            let folder = item.get_ref().as_str().map(clean);
            folder.is_some_and(|folder| is_within(out, &folder))
        };
        let blocked = items.filter(covers).map(|item| {
            let (line, written) = (self.line(item), &self.text[item.span()]);
            format!(
                "line {line}: `exclude` keeps the crates in {out}/ out of the workspace: remove {written} from it"
            )
        });
        blocked.collect()
    }

    /// Returns what is missing.
    fn additions(&self, wanted: &Wanted) -> Vec<Addition> {
        let mut additions = Vec::new();
        let member = wanted.out.as_deref().map(member);
        let mut keys = Vec::new();
        match (self.members(), member) {
            (None, Some(member)) => keys.push(("members", array(&[member]))),
            (Some(members), Some(member)) if !covers(members, &member) => {
                additions.push(Addition::Member(member));
            }
            _ => {}
        }
        let is_new = !self.document.contains_key("workspace");
        if is_new && !wanted.exclude.is_empty() {
            keys.push(("exclude", array(&wanted.exclude)));
        }
        if !keys.is_empty() {
            let path = WORKSPACE.to_vec();
            additions.push(Addition::Keys { path, keys, is_new });
        }
        let section = item_at(self.document, &SECTION);
        let is_missing = |setting: &&Setting| {
            let path = [&SECTION[..], &[setting.key]].concat();
            !setting.is_default && item_at(self.document, &path).is_none()
        };
        let missing = wanted.settings.iter().filter(is_missing);
        let keys: Vec<_> = missing
            .map(|setting| (setting.key, string(&setting.value)))
            .collect();
        if section.is_none() || !keys.is_empty() {
            let (path, is_new) = (SECTION.to_vec(), section.is_none());
            additions.push(Addition::Keys { path, keys, is_new });
        }
        additions
    }

    fn members(&self) -> Option<&Spanned<DeValue<'_>>> {
        item_at(self.document, &["workspace", "members"])
    }

    /// Returns the line of a value, counted from 1.
    fn line(&self, item: &Spanned<DeValue<'_>>) -> usize {
        1 + self.text[..item.span().start].matches('\n').count()
    }
}

/// Something to add.
enum Addition {
    /// Keys of a table.
    Keys {
        path: Vec<&'static str>,
        keys: Vec<(&'static str, String)>,
        /// Whether the table is missing.
        is_new: bool,
    },
    /// An item of `members`.
    Member(String),
}

impl Addition {
    fn apply(&self, text: &str) -> Option<String> {
        match self {
            Self::Keys { path, keys, .. } => add_keys(text, path, keys),
            Self::Member(member) => append(text, &["workspace", "members"], member),
        }
    }

    /// Says what was added.
    fn what(&self) -> Vec<String> {
        match self {
            Self::Keys { path, keys, is_new } => {
                let table = is_new.then(|| format!("`[{}]`", path.join(".")));
                let keys = keys.iter().map(|(key, value)| format!("`{key} = {value}`"));
                table.into_iter().chain(keys).collect()
            }
            Self::Member(member) => vec![format!("{} in `members`", string(member))],
        }
    }

    /// Says what a person has to add.
    fn by_hand(&self) -> String {
        format!("add by hand: {}", self.what().join(", "))
    }
}

/// Returns the pattern of the members in a folder.
fn member(out: &str) -> String {
    format!("{out}/*")
}

/// Whether a pattern of `members` matches every folder that another one matches.
fn covers(members: &Spanned<DeValue<'_>>, member: &str) -> bool {
    let items = members.get_ref().as_array().into_iter().flatten();
    let patterns = items.filter_map(|item| item.get_ref().as_str());
    patterns
        .map(clean)
        .any(|pattern| covers_folder(&pattern, member))
}

/// Whether a pattern matches a folder, or every folder that another pattern matches.
fn covers_folder(pattern: &str, folder: &str) -> bool {
    let (pattern, folder) = (pattern.split('/'), folder.split('/'));
    pattern.clone().count() == folder.clone().count()
        && pattern
            .zip(folder)
            .all(|(one, other)| one == other || one == "*")
}

/// Whether a folder is another one, or in it. Both are clean.
pub(super) fn is_within(folder: &str, outer: &str) -> bool {
    outer.is_empty() || format!("{folder}/").starts_with(&format!("{outer}/"))
}

/// Returns a path relative to the root without `.` and without `/` at its end.
pub(super) fn clean(path: &str) -> String {
    let parts = path.split('/').filter(|part| !matches!(*part, "" | "."));
    parts.collect::<Vec<_>>().join("/")
}
