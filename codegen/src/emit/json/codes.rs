//! `codes.json`: the whole table, for programs that do not read TOML. `codes.schema.json` describes it.

use crate::emit::draft::{Content, Draft};
use crate::emit::plan::Plan;
use crate::escape::json::Json;
use crate::model::value::Value;
use crate::model::{Alias, Code, Gap, Message, Outcome, Retired, Table};

/// The number of the format of `codes.json`. It changes only if programs that read the file have to change. A
/// new member does not change it.
const FORMAT: u32 = 1;

/// The largest integer that every JSON parser keeps: 2⁵³ − 1, according to RFC 8259.
const MAX_EXACT: i128 = (1 << 53) - 1;

/// A member of an object, left out if it is `None`.
type Member = (&'static str, Option<Json>);

pub(in crate::emit) fn emit(plan: &Plan<'_>) -> Vec<Draft> {
    let table = plan.table;
    let groups = table.groups.iter().map(|group| {
        Json::object([
            ("id", Json::string(&group.id)),
            ("title", Json::string(&group.title)),
            ("variant", Json::string(&group.variant)),
        ])
    });
    let tags = table.tags.iter().map(|tag| {
        Json::object([
            ("name", Json::string(&tag.id)),
            ("predicate", Json::string(&tag.predicate)),
        ])
    });
    let codes = table.codes.iter().map(|row| code(table, row));
    let gaps = table.gaps.iter().map(|row| gap(table, row));
    let retired = table.retired.iter().map(|row| retired(table, row));
    let whole = object([
        ("format", Some(Json::Raw(FORMAT.to_string()))),
        ("table", Some(metadata(table))),
        ("package", Some(package(table))),
        array("groups", groups),
        array("tags", tags),
        array("codes", codes),
        array("gaps", gaps),
        array("retired", retired),
        ("message", table.message.as_ref().map(message)),
    ]);
    vec![plan.draft("codes.json", Content::Json(whole.render()))]
}

fn object(members: impl IntoIterator<Item = Member>) -> Json {
    let members = members.into_iter();
    Json::object(members.filter_map(|(name, value)| Some((name, value?))))
}

fn array(name: &'static str, items: impl Iterator<Item = Json>) -> Member {
    (name, Some(Json::Array(items.collect())))
}

fn text(name: &'static str, text: &str) -> Member {
    (name, Some(Json::string(text)))
}

fn optional(name: &'static str, text: Option<&String>) -> Member {
    (name, text.map(Json::string))
}

/// The description of a row, which is empty in the model if the table has none.
fn description(text: &String) -> Member {
    optional("description", Some(text).filter(|text| !text.is_empty()))
}

fn metadata(table: &Table) -> Json {
    let source = Json::object([
        ("document", Json::string(&table.publication.document)),
        (
            "publisher",
            Json::string(table.publication.publisher.as_deref().unwrap_or_default()),
        ),
    ]);
    Json::object([
        ("file", Json::string(&table.file)),
        ("title", Json::string(&table.title)),
        ("type", Json::string(&table.type_name)),
        ("repr", Json::string(table.repr.name())),
        ("radix", Json::string(table.radix.name())),
        ("source", source),
    ])
}

fn package(table: &Table) -> Json {
    let package = &table.package;
    Json::object([
        ("name", Json::string(&package.name)),
        ("version", Json::string(package.version.to_string())),
        ("description", Json::string(&package.description)),
        (
            "license",
            Json::string(package.license.as_deref().unwrap_or_default()),
        ),
    ])
}

fn code(table: &Table, row: &Code) -> Json {
    let wire = |code: usize| Json::string(table.codes[code].value.to_string());
    let tags = row.facts.tags().map(|tag| &table.tags[tag].id);
    let repeated_by = row.repeated_by.iter().copied().map(wire);
    let group = row.facts.group().map(|group| &table.groups[group].id);
    object(value(table, &row.value).into_iter().chain([
        text("label", &row.label),
        text("variant", &row.variant),
        (
            "outcome",
            row.facts.outcome().map(Outcome::name).map(Json::string),
        ),
        optional("group", group),
        ("tags", Some(Json::strings(tags))),
        description(&row.description),
        optional("since", row.since.as_ref()),
        optional("deprecated", row.deprecated.as_ref()),
        optional("allow", row.allow.as_ref()),
        ("same-label-as", row.repeats.map(wire)),
        array("repeated-by", repeated_by),
        array("aliases", row.aliases.iter().map(alias)),
    ]))
}

fn alias(row: &Alias) -> Json {
    object([
        text("label", &row.label),
        text("variant", &row.variant),
        description(&row.description),
        optional("deprecated", row.deprecated.as_ref()),
    ])
}

fn gap(table: &Table, row: &Gap) -> Json {
    Json::object([
        ("first", object(value(table, &row.first))),
        ("last", object(value(table, &row.last))),
        ("reason", Json::string(&row.reason)),
    ])
}

fn retired(table: &Table, row: &Retired) -> Json {
    object(value(table, &row.value).into_iter().chain([
        text("label", &row.label),
        optional("since", row.since.as_ref()),
        text("reason", &row.reason),
    ]))
}

fn message(message: &Message) -> Json {
    Json::object([
        ("root", Json::string(&message.root)),
        ("request-id", Json::string(&message.request_id)),
        ("type", Json::string(&message.kind)),
        ("code", Json::string(&message.code)),
        ("text", Json::string(&message.text)),
        ("error-type", Json::string(&message.error_type)),
    ])
}

/// The three forms of a value: as a JSON value, if every parser keeps it; as a string; and as people write it.
fn value(table: &Table, value: &Value) -> [Member; 3] {
    let exact = match value {
        Value::Integer(number) if number.abs() > MAX_EXACT => None,
        Value::Integer(number) => Some(Json::Raw(number.to_string())),
        Value::Str(text) => Some(Json::string(text)),
    };
    [
        ("value", exact),
        text("wire", &value.to_string()),
        text("shown", &table.show(value)),
    ]
}
