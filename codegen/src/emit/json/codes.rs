//! `codes.json`: the whole table, for programs that do not read TOML. `codes.schema.json` describes it.

use crate::emit::draft::{Content, Draft};
use crate::emit::paths;
use crate::emit::plan::Plan;
use crate::escape::json::Json;
use crate::model::column::{Column, ColumnValue};
use crate::model::range::{Bounds, FactName, Range};
use crate::model::value::Value;
use crate::model::{
    Alias, Code, Gap, Group, Message, Module, Outcome, Package, Retired, Table, Tag, Target,
};

/// The number of the format of `codes.json`. It changes only if programs that read the file have to change. A
/// new member does not change it.
const FORMAT: u32 = 1;

/// A member of an object, left out if it is `None`.
type Member = (&'static str, Option<Json>);

pub(in crate::emit) fn emit(plan: &Plan<'_>) -> Option<Draft> {
    let table = plan.table;
    let path = paths::codes_json(table)?;
    let ranges = table.ranges.iter().enumerate();
    let ranges = ranges.map(|(position, row)| range(table, position, row));
    let codes = table.codes.iter().map(|row| code(table, row));
    let gaps = table.gaps.iter().map(|row| gap(table, row));
    let retired = table.retired.iter().map(|row| retired(table, row));
    let whole = object([
        ("format", Some(Json::Raw(FORMAT.to_string()))),
        ("table", Some(metadata(table))),
        target(table),
        array("groups", table.groups.iter().map(group)),
        array("tags", table.tags.iter().map(tag)),
        array("columns", table.columns.iter().map(column)),
        array("ranges", ranges),
        array("codes", codes),
        array("gaps", gaps),
        array("retired", retired),
        ("message", table.message.as_ref().map(message)),
    ]);
    Some(plan.draft(path, Content::Json(whole.render())))
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

fn boolean(name: &'static str, value: bool) -> Member {
    (name, Some(Json::Raw(value.to_string())))
}

fn optional(name: &'static str, text: Option<&String>) -> Member {
    (name, text.map(Json::string))
}

/// The description of a row, which is empty in the model if the table has none.
fn description(text: &String) -> Member {
    optional("description", Some(text).filter(|text| !text.is_empty()))
}

fn metadata(table: &Table) -> Json {
    let publication = &table.publication;
    let source = object([
        text("document", &publication.document),
        optional("publisher", publication.publisher.as_ref()),
        optional("url", publication.url.as_ref()),
        optional("version", publication.version.as_ref()),
        optional("retrieved", publication.retrieved.as_ref()),
        optional("link", publication.link.as_ref()),
    ]);
    let width = (table.width > 0).then(|| Json::Raw(table.width.to_string()));
    let base_mask = table.base_mask.map(|mask| Json::string(mask.to_string()));
    object([
        text("file", &table.file),
        text("title", &table.title),
        text("type", &table.type_name),
        text("repr", table.repr.name()),
        text("radix", table.radix.name()),
        ("width", width),
        text("discriminant", table.discriminant.name()),
        boolean("exhaustive", table.is_exhaustive),
        ("base-mask", base_mask),
        ("source", Some(source)),
    ])
}

/// What is generated from the table.
fn target(table: &Table) -> Member {
    match &table.target {
        Target::Package(row) => ("package", Some(package(row))),
        Target::Module(row) => ("module", Some(module(row))),
    }
}

fn module(module: &Module) -> Json {
    let features = module.features.iter().map(|feature| feature.name());
    let version = module.version.as_ref().map(ToString::to_string);
    let outcome_from = module.outcome_from.as_ref().map(|other| &other.module);
    object([
        text("name", &module.name),
        optional("version", version.as_ref()),
        ("features", Some(Json::strings(features))),
        optional("outcome-from", outcome_from),
    ])
}

fn package(package: &Package) -> Json {
    let categories = package.categories.as_ref();
    object([
        text("name", &package.name),
        text("version", &package.version.to_string()),
        text("description", &package.description),
        optional("license", package.license.as_ref()),
        optional("license-file", package.license_file.as_ref()),
        optional("repository", package.repository.as_ref()),
        optional("homepage", package.homepage.as_ref()),
        optional("documentation", package.documentation.as_ref()),
        ("keywords", Some(Json::strings(&package.keywords))),
        ("categories", categories.map(Json::strings)),
        boolean("publish", package.may_publish),
    ])
}

fn group(row: &Group) -> Json {
    object([
        text("id", &row.id),
        text("title", &row.title),
        text("variant", &row.variant),
        description(&row.description),
    ])
}

fn tag(row: &Tag) -> Json {
    object([
        text("name", &row.id),
        text("predicate", &row.predicate),
        description(&row.description),
    ])
}

fn column(row: &Column) -> Json {
    object([
        text("id", &row.id),
        text("type", row.column_type.name()),
        text("description", &row.description),
        boolean("required", row.is_required),
        text("method", &row.method),
    ])
}

/// A range with what it states itself; what it takes from ranges around it is with them.
fn range(table: &Table, position: usize, row: &Range) -> Json {
    let is_own = |range: Option<usize>| range == Some(position);
    let facts = &row.facts;
    let outcome = facts.outcome.filter(|fact| is_own(fact.range));
    let group = facts.group.filter(|fact| is_own(fact.range));
    let tags = facts.tags.iter().filter(|fact| is_own(fact.range));
    let label = row.label.as_ref().filter(|fact| is_own(fact.range));
    let description = row.description.as_ref().filter(|fact| is_own(fact.range));
    let fallback = row.fallback.filter(|fact| is_own(fact.range));
    let number = |number: &i128| Some(object(value(table, &Value::Integer(*number))));
    let bounds = match &row.bounds {
        Bounds::Integers { first, last } => {
            vec![("first", number(first)), ("last", number(last))]
        }
        Bounds::Prefix(prefix) => vec![text("prefix", prefix)],
    };
    object(bounds.into_iter().chain([
        (
            "within",
            row.parent.map(|parent| Json::Raw(parent.to_string())),
        ),
        (
            "outcome",
            outcome.map(|fact| Json::string(fact.value.name())),
        ),
        optional("group", group.map(|fact| &table.groups[fact.value].id)),
        (
            "tags",
            Some(Json::strings(tags.map(|fact| &table.tags[fact.value].id))),
        ),
        optional("label", label.map(|fact| &fact.value)),
        optional("description", description.map(|fact| &fact.value)),
        ("fallback", fallback.map(|fact| wire(table, fact.value))),
    ]))
}

fn code(table: &Table, row: &Code) -> Json {
    let tags = row.facts.tags().map(|tag| &table.tags[tag].id);
    let repeated_by = row.repeated_by.iter().map(|&code| wire(table, code));
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
        array("inherited", inherited(table, row)),
        ("columns", columns(table, row)),
        description(&row.description),
        optional("link", row.link.as_ref()),
        optional("since", row.since.as_ref()),
        optional("deprecated", row.deprecated.as_ref()),
        optional("allow", row.allow.as_ref()),
        ("same-label-as", row.repeats.map(|code| wire(table, code))),
        array("repeated-by", repeated_by),
        array("aliases", row.aliases.iter().map(alias)),
    ]))
}

/// The facts of a code that ranges state.
fn inherited<'t>(table: &'t Table, row: &'t Code) -> impl Iterator<Item = Json> {
    row.facts.of_ranges().map(|(name, range)| {
        let (key, tag) = match name {
            FactName::Outcome => ("outcome", None),
            FactName::Group => ("group", None),
            FactName::Tag(tag) => ("tags", Some(&table.tags[tag].id)),
        };
        object([
            text("key", key),
            optional("tag", tag),
            ("range", Some(Json::Raw(range.to_string()))),
        ])
    })
}

/// What a code states in the columns; `None` if it states nothing.
fn columns(table: &Table, row: &Code) -> Option<Json> {
    let facts = row.columns.iter().map(|(column, fact)| {
        let fact = match fact {
            ColumnValue::Bool(value) => Json::Raw(value.to_string()),
            ColumnValue::Integer(number) => Json::integer(*number),
            ColumnValue::Str(string) => Json::string(string),
        };
        (table.columns[*column].id.clone(), fact)
    });
    (!row.columns.is_empty()).then(|| Json::object(facts))
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
    let json = match value {
        Value::Integer(number) => Json::exact(*number),
        Value::Str(text) => Some(Json::string(text)),
    };
    [
        ("value", json),
        text("wire", &value.to_string()),
        text("shown", &table.show(value)),
    ]
}

/// The value of the code at a position, as a string.
fn wire(table: &Table, code: usize) -> Json {
    Json::string(table.codes[code].value.to_string())
}
