//! What `codegen` did, and what `codegen --check` found, as JSON.

use codetable::Cause;
use codetable::json::Json;

use super::cargo_lock::CargoLock;
use super::check;
use super::diff::Diff;
use super::inventory::Finding;
use super::meaning::Meaning;
use super::write::{self, Left};

/// Renders what `codegen` did.
pub(super) fn written(report: &write::Report) -> String {
    let strings = |strings: &[String]| Json::Array(strings.iter().map(Json::string).collect());
    let left = report.left.iter().map(|left| {
        let Left {
            path,
            finding,
            reason,
        } = left;
        Json::object(finding_members(path, *finding, reason))
    });
    let cargo_lock = match report.cargo_lock {
        CargoLock::Unchanged => "unchanged",
        CargoLock::Updated => "updated",
        CargoLock::Unknown => "unknown",
    };
    Json::object([
        ("written", strings(&report.written)),
        ("removed", strings(&report.removed)),
        ("unchanged", Json::number(report.unchanged)),
        ("left", Json::Array(left.collect())),
        ("cargo_lock", Json::string(cargo_lock)),
        (
            "help",
            Json::Array(report.help().map(Json::string).collect()),
        ),
    ])
    .render()
}

/// Renders what `codegen --check` found.
pub(super) fn checked(report: &check::Report<'_>) -> String {
    let stale = report.stale.iter().map(|(file, Diff { first, text })| {
        let members = finding_members(&file.path, file.finding, &file.reason);
        Json::object(members.into_iter().chain([
            ("line", Json::number(first.line)),
            ("column", Json::number(first.column)),
            ("diff", Json::string(text)),
        ]))
    });
    Json::object([
        ("artifacts", Json::number(report.artifacts)),
        ("stale", Json::Array(stale.collect())),
        (
            "changes",
            Json::Array(
                report
                    .meanings
                    .iter()
                    .map(|meaning| self::meaning(meaning, report))
                    .collect(),
            ),
        ),
        ("command", Json::string(report.command())),
        ("help", Json::or_null(report.help().map(Json::string))),
    ])
    .render()
}

/// Renders what changed in a table.
fn meaning(meaning: &Meaning, report: &check::Report<'_>) -> Json {
    let file = report.paths.display_table(&meaning.file);
    let changes = meaning.changes.iter().map(Json::string);
    Json::object([
        ("file", Json::string(file)),
        ("changes", Json::Array(changes.collect())),
    ])
}

/// The members that say how a file differs from what the tables say.
fn finding_members(path: &str, finding: Finding, reason: &str) -> [(&'static str, Json); 4] {
    let (status, cause) = status_and_cause(finding);
    [
        ("path", Json::string(path)),
        ("status", Json::string(status)),
        ("cause", Json::or_null(cause.map(Json::string))),
        ("reason", Json::string(reason)),
    ]
}

/// The words for a finding, and for the cause of it where there are several.
fn status_and_cause(finding: Finding) -> (&'static str, Option<&'static str>) {
    match finding {
        Finding::Missing => ("missing", None),
        Finding::Stale(cause) => ("changed", Some(self::cause(cause))),
        Finding::FolderInItsPlace => ("blocked", Some("folder")),
        Finding::LinkInItsPlace => ("blocked", Some("link")),
        Finding::NoFolder => ("blocked", Some("no_folder")),
        Finding::Orphan => ("orphaned", None),
        Finding::KeptOrphan => ("kept", None),
        Finding::Foreign => ("foreign", None),
    }
}

fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::Table => "table",
        Cause::Generator => "generator",
        Cause::TableAndGenerator => "table_and_generator",
        Cause::Edited => "edited",
        Cause::Unknown => "unknown",
        Cause::Merged => "merged",
    }
}
