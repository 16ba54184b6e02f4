//! `codes.json`: everything that the table says, for programs that do not read TOML. What each member
//! means is in `codes.schema.json`.

use crate::emit::draft::{Content, Draft};
use crate::emit::plan::Plan;
use crate::escape::json::Json;
use crate::model::value::Value;
use crate::model::{Alias, Code, Gap, Message, Retired, Table};

/// The number of the format of `codes.json`. It changes when a program that reads the file would have to
/// change; a new member is no reason.
const FORMAT: u32 = 1;

type Member<'t> = (&'static str, Json<'t>);

/// The largest integer that every reader of JSON keeps: 2⁵³ − 1, as RFC 8259 has it.
const EXACT: i128 = (1 << 53) - 1;

pub(in crate::emit) fn emit(plan: &Plan<'_>) -> Vec<Draft> {
    let table = plan.table;
    let codes = table.codes.iter().map(|row| Json::Object(code(table, row)));
    let mut members = vec![
        of("format", Json::Raw(FORMAT.to_string())),
        of("table", head(table)),
        of("package", package(table)),
        of("groups", Json::Array(groups(table))),
        of("tags", Json::Array(tags(table))),
        of("codes", Json::Array(codes.collect())),
        of("gaps", array(&table.gaps, |row| gap(table, row))),
        of("retired", array(&table.retired, |row| retired(table, row))),
    ];
    members.extend(
        table
            .message
            .as_ref()
            .map(|row| of("message", message(row))),
    );
    vec![plan.draft("codes.json", Content::Json(Json::members(members)))]
}

fn of<'t>(name: &'static str, value: Json<'t>) -> Member<'t> {
    (name, value)
}

fn array<'t, T>(rows: &'t [T], one: impl Fn(&'t T) -> Vec<Member<'t>>) -> Json<'t> {
    Json::Array(rows.iter().map(|row| Json::Object(one(row))).collect())
}

fn head(table: &Table) -> Json<'_> {
    let source = Json::object([
        ("document", Json::text(&table.source.document)),
        ("publisher", Json::text(&table.source.publisher)),
    ]);
    Json::object([
        ("file", Json::text(&table.file)),
        ("title", Json::text(&table.title)),
        ("type", Json::text(&table.type_name)),
        ("repr", Json::text(table.repr.name())),
        ("radix", Json::text(table.radix.name())),
        ("source", source),
    ])
}

fn package(table: &Table) -> Json<'_> {
    let package = &table.package;
    Json::object([
        ("name", Json::text(&package.name)),
        ("version", Json::text(package.version.to_string())),
        ("description", Json::text(&package.description)),
        ("license", Json::text(&package.license)),
    ])
}

fn groups(table: &Table) -> Vec<Json<'_>> {
    let group = table.groups.iter().map(|group| {
        Json::object([
            ("id", Json::text(&group.id)),
            ("title", Json::text(&group.title)),
            ("variant", Json::text(&group.variant)),
        ])
    });
    group.collect()
}

fn tags(table: &Table) -> Vec<Json<'_>> {
    let tag = table.tags.iter().map(|tag| {
        Json::object([
            ("name", Json::text(&tag.name)),
            ("predicate", Json::text(&tag.predicate)),
        ])
    });
    tag.collect()
}

fn code<'t>(table: &'t Table, row: &'t Code) -> Vec<Member<'t>> {
    let wire = |position: &usize| Json::text(table.codes[*position].value.to_string());
    let tags = row.tags.iter().map(|&tag| table.tags[tag].name.as_str());
    let mut members = value(table, &row.value);
    members.push(of("label", Json::text(&row.label)));
    members.push(of("variant", Json::text(&row.variant)));
    members.extend(
        row.outcome
            .map(|outcome| of("outcome", Json::text(outcome.name()))),
    );
    members.extend(
        row.group
            .map(|group| of("group", Json::text(&table.groups[group].id))),
    );
    members.push(of("tags", Json::texts(tags)));
    members.extend(filled("description", &row.description));
    members.extend(text("since", row.since.as_ref()));
    members.extend(text("deprecated", row.deprecated.as_ref()));
    members.extend(text("allow", row.allow.as_ref()));
    members.extend(
        row.repeats
            .as_ref()
            .map(|first| of("same-label-as", wire(first))),
    );
    members.push(of(
        "repeated-by",
        Json::Array(row.repeated_by.iter().map(wire).collect()),
    ));
    members.push(of("aliases", array(&row.aliases, alias)));
    members
}

fn alias(row: &Alias) -> Vec<Member<'_>> {
    let mut members = vec![
        of("label", Json::text(&row.label)),
        of("variant", Json::text(&row.variant)),
    ];
    members.extend(filled("description", &row.description));
    members.extend(text("deprecated", row.deprecated.as_ref()));
    members
}

fn gap<'t>(table: &Table, row: &'t Gap) -> Vec<Member<'t>> {
    vec![
        of("first", Json::Object(value(table, &row.first))),
        of("last", Json::Object(value(table, &row.last))),
        of("reason", Json::text(&row.reason)),
    ]
}

fn retired<'t>(table: &Table, row: &'t Retired) -> Vec<Member<'t>> {
    let mut members = value(table, &row.value);
    members.push(of("label", Json::text(&row.label)));
    members.extend(text("since", row.since.as_ref()));
    members.push(of("reason", Json::text(&row.reason)));
    members
}

fn message(message: &Message) -> Json<'_> {
    Json::object([
        ("root", Json::text(&message.root)),
        ("request-id", Json::text(&message.request_id)),
        ("type", Json::text(&message.kind)),
        ("code", Json::text(&message.code)),
        ("text", Json::text(&message.text)),
        ("error-type", Json::text(&message.error_type)),
    ])
}

/// A value thrice: as JSON has it where that is exact, as text, and as people write it.
fn value<'t>(table: &Table, value: &'t Value) -> Vec<Member<'t>> {
    let json = match value {
        Value::Integer(number) if !(-EXACT..=EXACT).contains(number) => None,
        Value::Integer(number) => Some(Json::Raw(number.to_string())),
        Value::Text(text) => Some(Json::text(text)),
    };
    let mut members: Vec<Member<'t>> = json.map(|json| of("value", json)).into_iter().collect();
    members.push(of("wire", Json::text(value.to_string())));
    members.push(of("shown", Json::text(table.show(value))));
    members
}

fn text<'t>(name: &'static str, text: Option<&'t String>) -> Option<Member<'t>> {
    text.map(|text| of(name, Json::text(text)))
}

/// The model has an empty text where the table has nothing.
fn filled<'t>(name: &'static str, text: &'t str) -> Option<Member<'t>> {
    (!text.is_empty()).then(|| of(name, Json::text(text)))
}
