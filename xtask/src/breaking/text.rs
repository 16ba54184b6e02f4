//! What was found, for people: each table with its changes, then the lines for its changelog.

use codetable::breaking::{Change, Comparison, Needs, TableStatus};
use codetable::model::Table;

use super::Found;
use crate::config::RetiredPackage;

const RED: &str = "\x1b[31m";
const YELLOW: &str = "\x1b[33m";
const GREEN: &str = "\x1b[32m";
const PLAIN: &str = "\x1b[0m";

pub(super) fn render(found: &Found<'_>, color: bool) -> String {
    let mut text = String::new();
    for status in found.statuses {
        text += &match status {
            TableStatus::New(table) => new(found, table),
            TableStatus::Gone(table) => removed(found, table, color),
            TableStatus::Kept(comparison) => kept(found, comparison, color),
        };
        text.push('\n');
    }
    text + &summary(found)
}

fn new(found: &Found<'_>, table: &Table) -> String {
    let package = &table.package;
    let file = found.paths.display_table(&table.file);
    let about = format!(
        "{file}: new, with the crate {} {}",
        package.name, package.version
    );
    let line = format!("Added the crate `{}`.", package.name);
    about + "\n" + &changelog(&package.name, &package.version.to_string(), [line])
}

fn removed(found: &Found<'_>, table: &Table, color: bool) -> String {
    let package = &table.package;
    let about = gone(found, table);
    let more = if let Some(RetiredPackage { since, reason, .. }) = found.retired(table) {
        format!("           retired since {since}: {reason}\n")
    } else {
        let need = need(Needs::Refused, color);
        let help = keep(found, table);
        format!("  {need}there is no next version\n           help: {help}\n")
    };
    let line = format!("Removed the crate `{}`.", package.name);
    about + "\n" + &more + &changelog(&package.name, &package.version.to_string(), [line])
}

/// Which table is gone, in one line.
pub(super) fn gone(found: &Found<'_>, table: &Table) -> String {
    let file = found.paths.display_table(&table.file);
    let package = &table.package;
    format!("{file}: gone, and with it {}", package.name)
}

/// What to do about a table that is gone although its package is not retired, in one line.
pub(super) fn keep(found: &Found<'_>, table: &Table) -> String {
    let package = &table.package;
    let row = format!(
        "{{ package = \"{}\", since = \"{}\", reason = \"…\" }}",
        package.name, package.version
    );
    let add = if found.paths.config().retired.is_empty() {
        format!("add to `[workspace.metadata.codetable]` in Cargo.toml: retired = [{row}]")
    } else {
        format!("add to `retired` of `[workspace.metadata.codetable]` in Cargo.toml: {row}")
    };
    format!("bring the table back, or if the package is gone for good, {add}")
}

fn kept(found: &Found<'_>, comparison: &Comparison<'_>, color: bool) -> String {
    let file = found.paths.display_table(&comparison.new.file);
    let package = &comparison.new.package;
    let (old, new) = (&comparison.old.package.version, &package.version);
    let versions = if old == new {
        format!("{new}")
    } else {
        format!("{new}, was {old}")
    };
    let mut text = format!("{file}: {} {versions}\n", package.name);
    for change in &comparison.changes {
        text += &one(found, comparison, change, color);
    }
    text += &format!("{}\n", verdict(comparison));
    if !comparison.changes.is_empty() {
        let least = comparison.least();
        let version = if least.cmp_precedence(new).is_gt() {
            least
        } else {
            new.clone()
        };
        let lines = comparison.changes.iter().map(line);
        text += &changelog(&package.name, &version.to_string(), lines);
    }
    text
}

fn one(found: &Found<'_>, comparison: &Comparison<'_>, change: &Change, color: bool) -> String {
    let need = need(change.needs, color);
    let place = change.at.as_ref().map_or(String::new(), |at| {
        let line = found.place(comparison.new, at).line;
        format!("line {line}: ")
    });
    let mut text = format!("  {need}{place}{}\n", change.what);
    let more = [
        (!change.effect.is_empty()).then(|| change.effect.clone()),
        change.allowed.as_ref().map(|why| format!("allowed: {why}")),
        (!change.help.is_empty()).then(|| format!("help: {}", change.help)),
    ];
    for more in more.into_iter().flatten() {
        text += &format!("           {}\n", more.replace('\n', " "));
    }
    text
}

/// The word for what a change needs, in its column.
fn need(needs: Needs, color: bool) -> String {
    let name = needs.name();
    let color_of_need = match needs {
        Needs::Refused => RED,
        Needs::Major => YELLOW,
        Needs::Minor => GREEN,
        Needs::Patch => "",
    };
    if color {
        format!("{color_of_need}{name:9}{PLAIN}")
    } else {
        format!("{name:9}")
    }
}

/// Says in one line whether the version is sufficient.
fn verdict(comparison: &Comparison<'_>) -> String {
    let version = &comparison.new.package.version;
    match comparison.needs() {
        _ if comparison.is_lower() => lower(comparison),
        None => "nothing changed".to_owned(),
        Some(Needs::Refused) => {
            "refused with any version: follow the `help` of each refused change".to_owned()
        }
        Some(_) if !comparison.is_enough() => raise(comparison),
        Some(Needs::Patch) => format!("needs at most a patch version: {version} may stay"),
        Some(needs) => format!("needs a {} version: {version} is one", needs.name()),
    }
}

/// Says what to do about a version that is not sufficient.
pub(super) fn raise(comparison: &Comparison<'_>) -> String {
    // A refused change needs no version but a fix, so that this is about the other changes.
    let needs = comparison.needs().unwrap_or(Needs::Patch);
    let needs = needs.min(Needs::Major).name();
    format!(
        "needs a {needs} version: raise `version` from {} to {}",
        comparison.new.package.version,
        comparison.least()
    )
}

/// Says what to do about a version that is lower than the old one.
pub(super) fn lower(comparison: &Comparison<'_>) -> String {
    format!(
        "the version went down from {} to {}: write {} or higher",
        comparison.old.package.version,
        comparison.new.package.version,
        comparison.least()
    )
}

fn line(change: &Change) -> String {
    if change.needs >= Needs::Major {
        format!("**Breaking:** {}", change.changelog)
    } else {
        change.changelog.clone()
    }
}

fn changelog(package: &str, version: &str, lines: impl IntoIterator<Item = String>) -> String {
    let lines = lines.into_iter().map(|line| format!("- {line}\n"));
    let lines: String = lines.collect();
    format!("\nFor the changelog of {package} {version}:\n\n{lines}")
}

fn summary(found: &Found<'_>) -> String {
    let count = match found.statuses.len() {
        1 => "1 table".to_owned(),
        count => format!("{count} tables"),
    };
    let bad = found
        .kept()
        .filter(|comparison| !comparison.is_enough())
        .count()
        + found.lost().count();
    let verdict = match bad {
        0 => "every version is sufficient".to_owned(),
        1 => "1 is not ready for release".to_owned(),
        bad => format!("{bad} are not ready for release"),
    };
    format!("{count} compared with {}: {verdict}\n", found.against)
}
