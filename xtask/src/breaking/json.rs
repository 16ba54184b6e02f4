//! What changed, as JSON.

use codetable::breaking::{Change, Comparison, TableStatus};
use codetable::json::Json;
use codetable::model::Table;

use super::Found;
use super::text::keep;
use crate::config::RetiredPackage;

pub(super) fn render(found: &Found<'_>) -> String {
    let tables = found.statuses.iter().map(|status| match status {
        TableStatus::New(table) => Json::object(head(found, table, "new")),
        TableStatus::Gone(table) => gone(found, table),
        TableStatus::Kept(comparison) => kept(found, comparison),
    });
    let whole = Json::object([
        ("against", Json::string(found.against)),
        ("enough", boolean(found.is_good())),
        ("tables", Json::Array(tables.collect())),
    ]);
    whole.render()
}

fn head(found: &Found<'_>, table: &Table, status: &'static str) -> [(&'static str, Json); 4] {
    [
        ("file", Json::string(found.paths.display_table(&table.file))),
        ("package", Json::string(&table.package.name)),
        ("status", Json::string(status)),
        ("version", Json::string(table.package.version.to_string())),
    ]
}

fn gone(found: &Found<'_>, table: &Table) -> Json {
    let retired = found.retired(table);
    let help = retired.is_none().then(|| Json::string(keep(found, table)));
    let row = |RetiredPackage { since, reason, .. }: &RetiredPackage| {
        Json::object([
            ("since", Json::string(since)),
            ("reason", Json::string(reason)),
        ])
    };
    let more = [
        ("enough", boolean(retired.is_some())),
        ("help", or_null(help)),
        ("retired", or_null(retired.map(row))),
    ];
    Json::object(head(found, table, "gone").into_iter().chain(more))
}

fn kept(found: &Found<'_>, comparison: &Comparison<'_>) -> Json {
    let (old, new) = (&comparison.old.package, &comparison.new.package);
    let file = found.paths.display_table(&comparison.new.file);
    let needs = comparison.needs().map(|needs| Json::string(needs.name()));
    let changes = comparison.changes.iter();
    let changes = changes.map(|each| change(found, comparison, each));
    Json::object([
        ("file", Json::string(file)),
        ("package", Json::string(&new.name)),
        ("status", Json::string("kept")),
        ("version", Json::string(new.version.to_string())),
        ("old-version", Json::string(old.version.to_string())),
        (
            "least-version",
            Json::string(comparison.least().to_string()),
        ),
        ("needs", or_null(needs)),
        ("enough", boolean(comparison.is_enough())),
        ("changes", Json::Array(changes.collect())),
    ])
}

fn change(found: &Found<'_>, comparison: &Comparison<'_>, change: &Change) -> Json {
    let place = change.at.as_ref().map(|at| found.place(comparison.new, at));
    let number = |number: usize| Json::Raw(number.to_string());
    Json::object([
        ("rule", Json::string(change.rule)),
        ("needs", Json::string(change.needs.name())),
        ("enough", boolean(!comparison.fails(change))),
        ("what", Json::string(&change.what)),
        ("effect", Json::string(&change.effect)),
        (
            "help",
            or_null((!change.help.is_empty()).then(|| Json::string(&change.help))),
        ),
        (
            "allowed",
            or_null(change.allowed.as_deref().map(Json::string)),
        ),
        ("changelog", Json::string(&change.changelog)),
        ("line", or_null(place.map(|place| number(place.line)))),
        ("column", or_null(place.map(|place| number(place.column)))),
    ])
}

fn boolean(value: bool) -> Json {
    Json::Raw(value.to_string())
}

fn or_null(value: Option<Json>) -> Json {
    value.unwrap_or(Json::Raw("null".to_owned()))
}
