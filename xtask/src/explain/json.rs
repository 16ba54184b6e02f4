//! The answer as JSON.

use codetable::json::Json;
use codetable::model::column::ColumnValue;
use codetable::model::range::{Bounds, Range};
use codetable::model::value::Value;
use codetable::model::{Alias, Code, Outcome, Row, Table};
use codetable::search::{Answer, Hit, Lookup};

use super::Report;
use super::attributes::{Attribute, Attributes, StatedBy};
use super::text::value_and_label;

/// A member of an object.
type Member = (&'static str, Json);

pub(super) fn render(report: &Report<'_>) -> String {
    let queries = report.lookups.iter().map(|lookup| query(report, lookup));
    Json::object([("queries", Json::Array(queries.collect()))]).render()
}

fn query(report: &Report<'_>, lookup: &Lookup<'_>) -> Json {
    let (is_found, codes, suggestions) = match &lookup.answer {
        Answer::Found(hits) => (true, hits.as_slice(), [].as_slice()),
        Answer::Nearest(hits) => (false, [].as_slice(), hits.as_slice()),
    };
    let rows = |hits: &[Hit<'_>]| Json::Array(hits.iter().map(|hit| row(report, hit)).collect());
    Json::object([
        ("query", Json::string(&lookup.query)),
        ("found", Json::boolean(is_found)),
        ("codes", rows(codes)),
        ("suggestions", rows(suggestions)),
    ])
}

/// What every row has, whatever its kind.
#[derive(Default)]
struct Common<'t> {
    kind: &'static str,
    value: Option<&'t Value>,
    label: Option<&'t String>,
    description: Option<&'t String>,
    attributes: Attributes,
    /// The position of the range, if the row is one: it does not inherit what it states itself.
    own: Option<usize>,
}

fn row(report: &Report<'_>, hit: &Hit<'_>) -> Json {
    let table = hit.table;
    let (common, more) = match (&hit.unknown, hit.row) {
        (Some(value), row) => unknown(table, value, row),
        (None, Row::Code(row)) => code(table, row),
        (None, Row::Range(row)) => range(table, row),
        (None, Row::Gap(row)) => {
            let common = Common {
                kind: "gap",
                ..Common::default()
            };
            let values = first_and_last(&row.first, &row.last);
            (
                common,
                vec![("values", values), ("reason", Json::string(&row.reason))],
            )
        }
        (None, Row::Retired(row)) => {
            let common = Common {
                kind: "retired",
                value: Some(&row.value),
                label: Some(&row.label),
                ..Common::default()
            };
            let mut more = vec![("reason", Json::string(&row.reason))];
            more.extend(optional("since", row.since.as_ref()));
            (common, more)
        }
    };
    let or_null = |text: Option<&String>| Json::or_null(text.map(Json::string));
    let Attributes {
        outcome,
        group,
        tags,
    } = &common.attributes;
    let outcome = outcome.map(|fact| Json::string(fact.value.name()));
    let group = group.map(|fact| &table.groups[fact.value].id);
    let tags = tags
        .iter()
        .map(|fact| Json::string(&table.tags[fact.value].id));
    let (shown, _) = value_and_label(hit);
    let members = [
        ("kind", Json::string(common.kind)),
        (
            "table",
            Json::string(report.paths.display_table(&table.file)),
        ),
        ("title", Json::string(&table.title)),
        ("value", Json::or_null(common.value.map(wire))),
        ("shown", Json::string(shown)),
        ("label", or_null(common.label)),
        ("description", or_null(common.description)),
        ("outcome", Json::or_null(outcome)),
        ("group", or_null(group)),
        ("tags", Json::Array(tags.collect())),
        (
            "inherited",
            inherited(table, &common.attributes, common.own),
        ),
    ];
    Json::object(members.into_iter().chain(more))
}

fn code<'t>(table: &'t Table, row: &'t Code) -> (Common<'t>, Vec<Member>) {
    let common = Common {
        kind: "code",
        value: Some(&row.value),
        label: Some(&row.label),
        description: stated(&row.description),
        attributes: Attributes::of_code(row),
        own: None,
    };
    let same = row.repeats.iter().chain(&row.repeated_by);
    let same: Vec<Json> = same.map(|&other| wire(&table.codes[other].value)).collect();
    let aliases: Vec<Json> = row.aliases.iter().map(|row| alias(table, row)).collect();
    let base = table.base_of(&row.value).filter(|base| *base != row.value);
    let mut more = vec![("variant", variant(table, &row.variant))];
    more.extend((!same.is_empty()).then_some(("same_label_as", Json::Array(same))));
    more.extend((!row.columns.is_empty()).then(|| ("columns", columns(table, row))));
    more.extend((!aliases.is_empty()).then_some(("aliases", Json::Array(aliases))));
    more.extend(base.map(|base| ("base", wire(&base))));
    more.extend(optional("since", row.since.as_ref()));
    more.extend(optional("deprecated", row.deprecated.as_ref()));
    more.extend(optional("link", row.link.as_ref()));
    (common, more)
}

fn range<'t>(table: &'t Table, row: &'t Range) -> (Common<'t>, Vec<Member>) {
    let common = Common {
        kind: "range",
        value: None,
        label: row.label.as_ref().map(|fact| &fact.value),
        description: row.description.as_ref().map(|fact| &fact.value),
        attributes: Attributes::of_range(row),
        own: table.ranges.iter().position(|range| range == row),
    };
    let fallback = row
        .fallback
        .map(|fact| wire(&table.codes[fact.value].value));
    let mut more = vec![("values", bounds(&row.bounds))];
    more.extend(fallback.map(|value| ("treated_as", value)));
    (common, more)
}

/// What is known of a value that no code has.
fn unknown<'t>(table: &'t Table, value: &'t Value, row: Row<'t>) -> (Common<'t>, Vec<Member>) {
    let range = match row {
        Row::Range(range) => Some(range),
        _ => None,
    };
    let base_value = table.base_of(value);
    let base = base_value.as_ref().and_then(|base| table.code_of(base));
    let common = Common {
        kind: "unknown",
        value: Some(value),
        label: range.and_then(|range| Some(&range.label.as_ref()?.value)),
        description: range.and_then(|range| Some(&range.description.as_ref()?.value)),
        attributes: Attributes::of_unknown(range, base),
        own: None,
    };
    let fallback = range.and_then(|range| Some(&table.codes[range.fallback?.value]));
    let mut more = Vec::new();
    more.extend(range.map(|range| ("values", bounds(&range.bounds))));
    more.extend(
        base_value
            .filter(|base| base != value)
            .map(|base| ("base", wire(&base))),
    );
    more.extend(
        base.or(fallback)
            .map(|code| ("treated_as", wire(&code.value))),
    );
    (common, more)
}

/// What another row states: each with the outcome, the group or the tag, and that row.
fn inherited(table: &Table, attributes: &Attributes, own: Option<usize>) -> Json {
    fn key<T>(
        key: &'static str,
    ) -> impl Fn(&Attribute<T>) -> (&'static str, Option<&str>, StatedBy) {
        move |fact| (key, None, fact.stated_by)
    }
    let outcome = attributes.outcome.as_ref().map(key::<Outcome>("outcome"));
    let group = attributes.group.as_ref().map(key::<usize>("group"));
    let tags = attributes.tags.iter();
    let tags = tags.map(|fact| ("tags", Some(&*table.tags[fact.value].id), fact.stated_by));
    let all = outcome.into_iter().chain(group).chain(tags);
    let each = all.filter_map(|(key, tag, stated_by)| {
        let (from, range) = match stated_by {
            StatedBy::Code => return None,
            StatedBy::Range(range) if Some(range) == own => return None,
            StatedBy::Range(range) => ("range", Some(bounds(&table.ranges[range].bounds))),
            StatedBy::Base => ("base", None),
        };
        let mut members = vec![("key", Json::string(key)), ("from", Json::string(from))];
        members.extend(tag.map(|tag| ("tag", Json::string(tag))));
        members.extend(range.map(|range| ("range", range)));
        Some(Json::object(members))
    });
    Json::Array(each.collect())
}

/// The values of a range.
fn bounds(bounds: &Bounds) -> Json {
    match bounds {
        Bounds::Integers { first, last } => {
            first_and_last(&Value::Integer(*first), &Value::Integer(*last))
        }
        Bounds::Prefix(prefix) => Json::object([("prefix", Json::string(prefix))]),
    }
}

fn first_and_last(first: &Value, last: &Value) -> Json {
    Json::object([("first", wire(first)), ("last", wire(last))])
}

fn columns(table: &Table, row: &Code) -> Json {
    let facts = row.columns.iter().map(|(column, fact)| {
        let fact = match fact {
            ColumnValue::Bool(value) => Json::boolean(*value),
            ColumnValue::Integer(number) => Json::integer(*number),
            ColumnValue::Str(string) => Json::string(string),
        };
        (table.columns[*column].id.clone(), fact)
    });
    Json::object(facts)
}

fn alias(table: &Table, row: &Alias) -> Json {
    let mut members = vec![
        ("label", Json::string(&row.label)),
        ("variant", variant(table, &row.variant)),
    ];
    members.extend(optional("description", stated(&row.description)));
    members.extend(optional("deprecated", row.deprecated.as_ref()));
    Json::object(members)
}

/// A variant or a constant, with the enum.
fn variant(table: &Table, name: &str) -> Json {
    Json::string(format!("{}::{name}", table.type_name))
}

/// A value as it travels, in decimal.
fn wire(value: &Value) -> Json {
    Json::string(value.to_string())
}

/// A string that is empty in the model if the table does not state it.
fn stated(text: &String) -> Option<&String> {
    Some(text).filter(|text| !text.is_empty())
}

fn optional(name: &'static str, text: Option<&String>) -> Option<Member> {
    text.map(|text| (name, Json::string(text)))
}
