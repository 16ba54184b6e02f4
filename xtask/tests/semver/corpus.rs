//! Pairs of random tables, an old one and an edited one, each compared by `breaking` and by cargo-semver-checks.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{self, AtomicUsize};
use std::thread;

use codetable::Source;
use codetable::breaking::{self, TableStatus};
use codetable_testing::random::Random;
use toml::{Table, Value};

use crate::edits::{self, Edit, repeat_label};
use crate::generator;
use crate::kinds::{self, PARTLY_SEEN, POSITIONS, UNSEEN};
use crate::tool::{self, Findings, Needs, Verdict};

/// A module whose `Outcome` the module of a table may use.
const OTHER: &str = "format = 1\n[table]\ntitle = \"Reason\"\ntype = \"Reason\"\nrepr = \"u8\"\n\
    [table.source]\ndocument = \"Others\"\n[module]\nname = \"outcome_codes\"\nversion = \"1.0.0\"\n\
    [[code]]\nvalue = 1\nlabel = \"OPEN\"\noutcome = \"success\"\n";

/// The manifest of a crate that has a module.
const MODULE_MANIFEST: &str = "[package]\nname = \"codes\"\nversion = \"1.2.3\"\nedition = \"2021\"\n\
    [dependencies]\nquick-xml = { version = \"0.41\", features = [\"serialize\"] }\n\
    serde = { version = \"1\", features = [\"derive\"] }\n[workspace]\n";

/// Two states of a table, as text.
#[derive(Clone)]
pub struct Pair {
    /// The edits from the old to the new state.
    pub edits: Vec<String>,
    old: String,
    new: String,
    /// The file of the new state. That of the old one is `codes.toml`.
    new_file: &'static str,
}

/// What the comparison of a pair says.
pub enum Agreement {
    /// Both say the same.
    Same(Needs),
    /// They differ for these reasons.
    Intended(BTreeSet<&'static str>),
    /// They differ for no good reason.
    Wrong(String),
}

/// Draws pairs. Each has the next edit that users may notice, and the next one that they do not if both can be made.
/// When every edit has been made, pairs have three edits, and first a kind of change that no pair has. Equal seeds give
/// equal pairs.
pub fn draw(seed: usize, count: usize) -> Vec<Pair> {
    let mut random = Random(seed as u64);
    let mut edits = edits::all();
    for last in (1..edits.len()).rev() {
        edits.swap(last, random.below(last + 1));
    }
    let (silent, noticed): (Vec<Edit>, Vec<Edit>) = edits.into_iter().partition(Edit::is_silent);
    let mut missing = kinds::all();
    let mut pairs = Vec::new();
    let mut next_silent = silent.iter().cycle().peekable();
    for first in &noticed {
        let second = next_silent.peek().copied();
        let both = second.and_then(|second| Pair::draw(&mut random, &[first, second], 50));
        if both.is_some() {
            next_silent.next();
        }
        let pair = both.or_else(|| Pair::draw(&mut random, &[first], 1000));
        pairs.push(pair.unwrap_or_else(|| panic!("no table for the edit: {first}")));
    }
    for kind in pairs.iter().flat_map(Pair::kinds) {
        missing.remove(kind);
    }
    // A kind that no edit makes is not looked for forever.
    let mut looks = 0..3000;
    while pairs.len() < count {
        let edits = [&noticed, &noticed, &silent].map(|edits| &edits[random.below(edits.len())]);
        let Some(pair) = Pair::draw(&mut random, &edits, 3) else {
            continue;
        };
        let kinds = pair.kinds();
        let new_kinds = kinds.iter().filter(|kind| missing.remove(**kind)).count();
        if new_kinds > 0 || missing.is_empty() || looks.next().is_none() {
            pairs.push(pair);
        }
    }
    pairs.truncate(count);
    pairs
}

/// Compares the pairs, several at a time.
pub fn compare(pairs: &[Pair]) -> Vec<Agreement> {
    let next = AtomicUsize::new(0);
    let work = &|worker| {
        let target = target_folder(worker);
        let mut compared = Vec::new();
        loop {
            let index = next.fetch_add(1, atomic::Ordering::Relaxed);
            match pairs.get(index) {
                Some(pair) => compared.push((index, pair.compare(&target))),
                None => return compared,
            }
        }
    };
    let mut compared: Vec<(usize, Agreement)> = thread::scope(|scope| {
        let workers = [0, 1].map(|worker| scope.spawn(move || work(worker)));
        workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap())
            .collect()
    });
    compared.sort_by_key(|(index, _)| *index);
    compared.into_iter().map(|(_, compared)| compared).collect()
}

fn target_folder(number: usize) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("semver-{number}"))
}

impl Pair {
    /// Draws tables until the edits can be made and both states are valid. Gives up if they cannot be made together.
    fn draw(random: &mut Random, edits: &[&Edit], tries: usize) -> Option<Self> {
        for _ in 0..tries {
            let mut old = generator::table(random);
            if random.is_one_in(3) {
                let _ = repeat_label(random, &mut old);
            }
            let mut new = old.clone();
            let are_made = edits
                .iter()
                .all(|edit| edit.make(random, &mut new).is_some());
            if !are_made || new == old {
                continue;
            }
            let is_same_name = section_and_name(&new).1 == section_and_name(&old).1;
            let new_file = if is_same_name && random.is_one_in(10) {
                "renamed.toml"
            } else {
                "codes.toml"
            };
            let [old, new] = [old, new].map(|table| table.to_string());
            if is_valid(&old) && is_valid(&new) {
                let edits = edits.iter().map(ToString::to_string).collect();
                return Some(Self {
                    edits,
                    old,
                    new,
                    new_file,
                });
            }
        }
        None
    }

    /// Compares the states by both tools, which build in a target folder.
    fn compare(&self, target: &Path) -> Agreement {
        let scratch = tempfile::tempdir().unwrap();
        let files = [(&self.old, "codes.toml"), (&self.new, self.new_file)];
        let folders = ["old", "new"].map(|state| scratch.path().join(state));
        for ((text, file), folder) in files.into_iter().zip(&folders) {
            fs::create_dir(folder).unwrap();
            fs::write(folder.join(file), text).unwrap();
            fs::write(folder.join("outcome.toml"), OTHER).unwrap();
        }
        let (status, verdicts) = tool::breaking(&folders[0], &folders[1]);
        let verdict = verdicts
            .into_iter()
            .find(|verdict| verdict.name != "outcome_codes");
        let verdict = verdict.expect("both folders have the table");
        let [old, new] = [&self.old, &self.new].map(|text| text.parse::<Table>().unwrap());
        let crates = [(&old, &folders[0]), (&new, &folders[1])].map(|(table, folder)| {
            let out = folder.with_extension("crate");
            assert!(tool::generate(folder, &out), "{table}");
            crate_of(table, &out)
        });
        let findings = tool::semver_checks(&crates[0], &crates[1], target);
        agreement([&old, &new], status, &verdict, &findings)
    }

    /// Returns the kind of each change.
    pub fn kinds(&self) -> Vec<&'static str> {
        let [old, new] = [(&self.old, "codes.toml"), (&self.new, self.new_file)]
            .map(|(text, file)| codetable::validate(&sources(text, file)).unwrap());
        let statuses = breaking::compare(&old, &new);
        let changes = statuses.iter().filter_map(|status| match status {
            TableStatus::Kept(comparison) => Some(&comparison.changes),
            _ => None,
        });
        changes.flatten().map(|change| change.id).collect()
    }

    /// Returns a pair with as few lines as possible that is still wrong.
    pub fn smallest(&self) -> Self {
        let target = target_folder(0);
        let mut smallest = self.clone();
        loop {
            let before = smallest.clone();
            // First whole sections, then lines.
            for end in ["\n\n", "\n"] {
                let (old, new) = (smallest.old.clone(), smallest.new.clone());
                let parts: BTreeSet<&str> = old.split(end).chain(new.split(end)).collect();
                for part in parts.into_iter().filter(|part| !part.is_empty()) {
                    let smaller = smallest.without(part, end);
                    let is_valid = is_valid(&smaller.old) && is_valid(&smaller.new);
                    if is_valid && matches!(smaller.compare(&target), Agreement::Wrong(_)) {
                        smallest = smaller;
                    }
                }
            }
            if (&smallest.old, &smallest.new) == (&before.old, &before.new) {
                return smallest;
            }
        }
    }

    fn without(&self, part: &str, end: &str) -> Self {
        let without = |text: &str| {
            let left: Vec<&str> = text.split(end).filter(|other| *other != part).collect();
            left.join(end)
        };
        Self {
            old: without(&self.old),
            new: without(&self.new),
            ..self.clone()
        }
    }
}

impl fmt::Display for Pair {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            old, new, new_file, ..
        } = self;
        write!(f, "{old}\n---- {new_file}\n{new}")
    }
}

/// Judges what both say.
fn agreement(
    [old, new]: [&Table; 2],
    status: i32,
    verdict: &Verdict,
    findings: &Findings,
) -> Agreement {
    let (ours, theirs) = (verdict.needs, findings.needs);
    let reason = |list: &'static [(&str, &str)], kind: &str| {
        let mut list = list.iter();
        list.find(|(other, _)| *other == kind)
            .map(|(_, reason)| *reason)
    };
    let needs = |is_left: &dyn Fn(&str) -> bool| {
        let changes = verdict.changes.iter();
        let left = changes.filter(|(kind, _)| is_left(kind));
        left.map(|(_, needs)| *needs)
            .max()
            .unwrap_or(Needs::Nothing)
    };
    let is_seen = |kind: &str| reason(UNSEEN, kind).is_none();
    // What the tool has to say at least, and what it may say.
    let least = needs(&|kind| is_seen(kind) && reason(PARTLY_SEEN, kind).is_none());
    let most = needs(&is_seen);
    let head = &old["table"];
    let has_positions = head["repr"].as_str() == Some("str")
        || head.get("discriminant").and_then(Value::as_str) == Some("position");
    let theirs_without_positions = if has_positions {
        findings.needs_without_positions
    } else {
        theirs
    };
    // Without a version of a module, none is too low.
    let has_versions = [old, new].iter().all(|table| {
        let (section, _) = section_and_name(table);
        table[section].get("version").is_some()
    });
    let is_status_right = !has_versions || status == i32::from(ours > Needs::Nothing);
    if theirs < least || theirs_without_positions > most || !is_status_right {
        let (changes, text) = (&verdict.changes, &findings.text);
        return Agreement::Wrong(format!(
            "`breaking`: exit status {status}, {ours:?}, {changes:?}\ncargo-semver-checks: {theirs:?}\n{text}"
        ));
    }
    match theirs.cmp(&ours) {
        Ordering::Equal => Agreement::Same(ours),
        Ordering::Greater => Agreement::Intended([POSITIONS].into()),
        Ordering::Less => {
            let unseen = verdict.changes.iter().filter(|(_, needs)| *needs > theirs);
            let reasons =
                unseen.filter_map(|(kind, _)| reason(UNSEEN, kind).or(reason(PARTLY_SEEN, kind)));
            Agreement::Intended(reasons.collect())
        }
    }
}

/// Whether both a table and the module whose `Outcome` it may use are valid.
fn is_valid(text: &str) -> bool {
    codetable::validate(&sources(text, "codes.toml")).is_ok()
}

fn sources(text: &str, file: &str) -> [Source; 2] {
    [Source::new(file, text), Source::new("outcome.toml", OTHER)]
}

/// The section of what is generated, and its name.
fn section_and_name(table: &Table) -> (&'static str, &str) {
    let section = if table.contains_key("package") {
        "package"
    } else {
        "module"
    };
    (section, table[section]["name"].as_str().unwrap())
}

/// Returns the crate of a table among what was generated. Crates have one name, since the tool compares no others,
/// and modules a crate around them.
fn crate_of(table: &Table, out: &Path) -> PathBuf {
    let (section, name) = section_and_name(table);
    let folder = out.join(name);
    if section == "package" {
        let manifest = folder.join("Cargo.toml");
        let text = fs::read_to_string(&manifest).unwrap();
        let text = text.replace(&format!("name = \"{name}\""), "name = \"codes\"");
        fs::write(manifest, text).unwrap();
        return folder;
    }
    fs::create_dir_all(folder.join("src")).unwrap();
    fs::write(folder.join("Cargo.toml"), MODULE_MANIFEST).unwrap();
    fs::write(
        folder.join("src/lib.rs"),
        format!("pub mod {name};\npub mod outcome_codes;\n"),
    )
    .unwrap();
    for module in [name, "outcome_codes"] {
        let file = format!("{module}.rs");
        fs::copy(out.join(&file), folder.join("src").join(&file)).unwrap();
    }
    folder
}
