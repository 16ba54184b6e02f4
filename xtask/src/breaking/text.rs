//! The report for people: each table with its changes, then the lines for its changelog.

use codetable::breaking::{Bump, Change, Comparison, TableStatus};
use codetable::model::{Table, Target};
use semver::Version;

use super::Report;
use crate::config::RetiredPackage;
use crate::output::{Style, count, paint, terminal, wrapped};

/// The start of a line that says more about the line above.
const INDENT: &str = "           ";

pub(super) fn render(report: &Report<'_>) -> String {
    let mut text = String::new();
    for status in report.statuses {
        text += &match status {
            TableStatus::New(table) => new_table(report, table),
            TableStatus::Gone(table) => gone_table(report, table),
            TableStatus::Kept(comparison) => kept_table(report, comparison),
        };
        text.push('\n');
    }
    text + &summary_line(report)
}

fn new_table(report: &Report<'_>, table: &Table) -> String {
    let file = report.paths.display_table(&table.file);
    let (noun, name) = (noun(table), table.name());
    let changelog = changelog(
        name,
        table.version(),
        [format!("Added the {noun} `{name}`.")],
    );
    let shown = name_and_version(name, table.version());
    format!("{file}: new, with the {noun} {shown}\n{changelog}")
}

fn gone_table(report: &Report<'_>, table: &Table) -> String {
    let about = gone_line(report, table);
    let more = if let Some(RetiredPackage { since, reason, .. }) = report.retired(table) {
        format!("{INDENT}retired since {since}: {reason}\n")
    } else {
        let bump = bump_column(Bump::Refused, report.color);
        let help = how_to_keep(report, table);
        format!("  {bump}there is no next version\n{INDENT}help: {help}\n")
    };
    let removed = format!("Removed the {} `{}`.", noun(table), table.name());
    let changelog = changelog(table.name(), table.version(), [removed]);
    format!("{about}\n{more}{changelog}")
}

/// Says in one line which table is gone.
pub(super) fn gone_line(report: &Report<'_>, table: &Table) -> String {
    let file = report.paths.display_table(&table.file);
    format!("{file}: gone, and with it {}", table.name())
}

/// Says in one line what to do about a table that is gone although its package is not retired.
pub(super) fn how_to_keep(report: &Report<'_>, table: &Table) -> String {
    let noun = match table.target {
        Target::Package(_) => "package",
        Target::Module(_) => "module",
    };
    let name = table.name();
    let version = table.version().map_or("…".to_owned(), Version::to_string);
    let row = format!("{{ package = \"{name}\", since = \"{version}\", reason = \"…\" }}");
    let add = if report.paths.config().retired.is_empty() {
        format!("add to `[workspace.metadata.codetable]` in Cargo.toml: retired = [{row}]")
    } else {
        format!("add to `retired` of `[workspace.metadata.codetable]` in Cargo.toml: {row}")
    };
    format!("bring the table back, or if the {noun} is gone for good, {add}")
}

fn kept_table(report: &Report<'_>, comparison: &Comparison<'_>) -> String {
    let file = report.paths.display_table(&comparison.new.file);
    let (old, new) = (comparison.old.version(), comparison.new.version());
    let was = match old {
        Some(old) if Some(old) != new => format!(", was {old}"),
        _ => String::new(),
    };
    let name = comparison.new.name();
    let shown = name_and_version(name, new);
    let mut text = format!("{file}: {shown}{was}\n");
    for change in &comparison.changes {
        text += &change_lines(report, comparison, change);
    }
    text += &verdict_line(comparison);
    text.push('\n');
    if !comparison.changes.is_empty() {
        let least = comparison.least_version();
        let too_low = least
            .as_ref()
            .filter(|least| new.is_some_and(|new| least.cmp_precedence(new).is_gt()));
        let version = too_low.or(new);
        text += &changelog(
            name,
            version,
            comparison.changes.iter().map(changelog_entry),
        );
    }
    text
}

fn change_lines(report: &Report<'_>, comparison: &Comparison<'_>, change: &Change) -> String {
    let bump = bump_column(change.needs, report.color);
    let place = change.at.as_ref().map_or(String::new(), |at| {
        let line = report.position(comparison.new, at).line;
        format!("line {line}: ")
    });
    let width = terminal::width().map(|width| width - INDENT.len());
    let what = wrapped(&format!("{place}{}", change.what), width);
    let mut text = format!("  {bump}{}\n", what.join(&format!("\n{INDENT}")));
    let allowed = change.allowed.as_ref();
    let more = [
        Some(change.effect.clone()),
        allowed.map(|reason| format!("allowed: {reason}")),
        change.help.as_ref().map(|help| format!("help: {help}")),
    ];
    for more in more.into_iter().flatten() {
        for line in wrapped(&more, width) {
            text += &format!("{INDENT}{line}\n");
        }
    }
    text
}

/// Returns the name of a bump, as wide as its column.
fn bump_column(bump: Bump, color: bool) -> String {
    let name = format!("{:9}", bump.name());
    match bump {
        Bump::Refused => paint(name, Style::Red, color),
        Bump::Major => paint(name, Style::Yellow, color),
        Bump::Minor => paint(name, Style::Green, color),
        Bump::Patch => name,
    }
}

/// Says in one line whether the version is sufficient.
fn verdict_line(comparison: &Comparison<'_>) -> String {
    let version = comparison.new.version();
    match (comparison.needs(), version) {
        _ if comparison.is_lower() => version_is_lower(comparison),
        (None, _) => "nothing changed".to_owned(),
        (Some(Bump::Refused), _) => {
            "refused with any version: follow the `help` of each refused change".to_owned()
        }
        _ if !comparison.is_sufficient() => how_to_raise(comparison),
        (Some(Bump::Patch), Some(version)) => {
            format!("needs at most a patch version: {version} may stay")
        }
        (Some(bump), Some(version)) if comparison.least_version().is_some() => {
            let name = bump.name();
            format!("needs at least a {name} version: {version} is sufficient")
        }
        (Some(bump), _) => format!(
            "needs at least a {} version: there are not two versions to compare",
            bump.name()
        ),
    }
}

/// Says in one line what to do about a version that is not sufficient.
pub(super) fn how_to_raise(comparison: &Comparison<'_>) -> String {
    let Some((new, least)) = new_and_least(comparison) else {
        return "follow the `help` of each refused change".to_owned();
    };
    // The other changes need at most a major version. A refused one needs a fix.
    let needs = comparison.needs().unwrap_or(Bump::Patch).min(Bump::Major);
    let name = needs.name();
    let before_1 = if new.major == 0 {
        format!(", which is {name} before 1.0")
    } else {
        String::new()
    };
    format!("needs a {name} version: raise `version` from {new} to {least}{before_1}")
}

/// Returns the new version and the lowest one that is sufficient, if both states have a version.
fn new_and_least<'c>(comparison: &Comparison<'c>) -> Option<(&'c Version, Version)> {
    comparison.new.version().zip(comparison.least_version())
}

/// Says in one line what to do about a version that is lower than the old one.
pub(super) fn version_is_lower(comparison: &Comparison<'_>) -> String {
    let old = comparison.old.version();
    let (old, (new, least)) = old
        .zip(new_and_least(comparison))
        .expect("a version that is lower than another is stated, and so is the other");
    format!("the version went down from {old} to {new}: write {least} or higher")
}

fn changelog_entry(change: &Change) -> String {
    if change.needs >= Bump::Major {
        format!("**Breaking:** {}", change.changelog)
    } else {
        change.changelog.clone()
    }
}

/// Returns what is generated from a table, as a noun.
fn noun(table: &Table) -> &'static str {
    match table.target {
        Target::Package(_) => "crate",
        Target::Module(_) => "module",
    }
}

fn name_and_version(name: &str, version: Option<&Version>) -> String {
    match version {
        Some(version) => format!("{name} {version}"),
        None => name.to_owned(),
    }
}

/// Returns the lines for the changelog of a crate.
fn changelog(
    name: &str,
    version: Option<&Version>,
    entries: impl IntoIterator<Item = String>,
) -> String {
    let lines = entries.into_iter().map(|entry| format!("- {entry}\n"));
    let lines: String = lines.collect();
    let shown = name_and_version(name, version);
    format!("\nFor the changelog of {shown}:\n\n{lines}")
}

fn summary_line(report: &Report<'_>) -> String {
    let tables = count(report.statuses.len(), "table");
    let insufficient = report
        .kept()
        .filter(|comparison| !comparison.is_sufficient());
    let not_ready = insufficient.count() + report.gone_without_notice().count();
    let verdict = match not_ready {
        0 => "every version is sufficient".to_owned(),
        1 => "1 is not ready for release".to_owned(),
        not_ready => format!("{not_ready} are not ready for release"),
    };
    format!("{tables} compared with {}: {verdict}\n", report.against)
}
