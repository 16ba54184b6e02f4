//! The report as JSON.

use codetable::breaking::{Change, Comparison, TableStatus};
use codetable::json::Json;
use codetable::model::{Table, Target};
use semver::Version;

use super::Report;
use super::text::how_to_keep;
use crate::config::RetiredPackage;

pub(super) fn render(report: &Report<'_>) -> String {
    let tables = report.statuses.iter().map(|status| match status {
        TableStatus::New(table) => Json::object(head(report, table, "new")),
        TableStatus::Gone(table) => gone_table(report, table),
        TableStatus::Kept(comparison) => kept_table(report, comparison),
    });
    let whole = Json::object([
        ("against", Json::string(report.against)),
        ("enough", Json::boolean(report.is_good())),
        ("tables", Json::Array(tables.collect())),
    ]);
    whole.render()
}

/// Returns the members that every table has.
fn head(report: &Report<'_>, table: &Table, status: &'static str) -> [(&'static str, Json); 4] {
    let file = report.paths.display_table(&table.file);
    let target = match &table.target {
        Target::Package(_) => "package",
        Target::Module(_) => "module",
    };
    [
        ("file", Json::string(file)),
        (target, Json::string(table.name())),
        ("status", Json::string(status)),
        ("version", version(table.version())),
    ]
}

fn version(version: Option<&Version>) -> Json {
    Json::or_null(version.map(|version| Json::string(version.to_string())))
}

fn gone_table(report: &Report<'_>, table: &Table) -> Json {
    let retired = report.retired(table);
    let help = retired.is_none().then(|| how_to_keep(report, table));
    let row = |RetiredPackage { since, reason, .. }: &RetiredPackage| {
        Json::object([
            ("since", Json::string(since)),
            ("reason", Json::string(reason)),
        ])
    };
    let more = [
        ("enough", Json::boolean(retired.is_some())),
        ("help", Json::or_null(help.map(Json::string))),
        ("retired", Json::or_null(retired.map(row))),
    ];
    Json::object(head(report, table, "gone").into_iter().chain(more))
}

fn kept_table(report: &Report<'_>, comparison: &Comparison<'_>) -> Json {
    let needs = comparison.needs().map(|needs| Json::string(needs.name()));
    let changes = comparison.changes.iter();
    let changes = changes.map(|change| change_of_table(report, comparison, change));
    let more = [
        ("old_version", version(comparison.old.version())),
        (
            "least_version",
            version(comparison.least_version().as_ref()),
        ),
        ("needs", Json::or_null(needs)),
        ("enough", Json::boolean(comparison.is_sufficient())),
        ("changes", Json::Array(changes.collect())),
    ];
    let head = head(report, comparison.new, "kept");
    Json::object(head.into_iter().chain(more))
}

fn change_of_table(report: &Report<'_>, comparison: &Comparison<'_>, change: &Change) -> Json {
    let at = change.at.as_ref();
    let position = at.map(|at| report.position(comparison.new, at));
    let (help, allowed) = (change.help.as_deref(), change.allowed.as_deref());
    Json::object([
        ("rule", Json::string(change.id)),
        ("needs", Json::string(change.needs.name())),
        (
            "enough",
            Json::boolean(comparison.is_sufficient_for(change)),
        ),
        ("what", Json::string(&change.what)),
        ("effect", Json::string(&change.effect)),
        ("help", Json::or_null(help.map(Json::string))),
        ("allowed", Json::or_null(allowed.map(Json::string))),
        ("changelog", Json::string(&change.changelog)),
        (
            "line",
            Json::or_null(position.map(|at| Json::number(at.line))),
        ),
        (
            "column",
            Json::or_null(position.map(|at| Json::number(at.column))),
        ),
    ])
}
