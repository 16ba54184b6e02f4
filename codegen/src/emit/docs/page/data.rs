//! The rows of a table as data for the script of a page. `table.js` reads them; the order of the members of a row is
//! known to both.

use super::sections::Section;
use crate::escape::html::fragment;
use crate::escape::json::Json;
use crate::escape::markdown::paragraphs;
use crate::model::range::{Bounds, FactName, Facts, Range};
use crate::model::value::{Repr, Value};
use crate::model::{Alias, Code, Outcome, Row, Table};
use crate::search;

/// The kinds of rows, which their first members number.
const CODE: usize = 0;
const RETIRED: usize = 1;
const GAP: usize = 2;
const RANGE: usize = 3;

/// A table as JSON that can be within an element of HTML, with a line for each row. `page` is the address of its page,
/// if that is another one.
pub(super) fn json(
    table: &Table,
    rows: &[Row<'_>],
    sections: &[Section],
    page: Option<&str>,
) -> String {
    let (bits, is_signed) = match table.repr {
        Repr::Integer(repr) => (repr.bits() as usize, repr.is_signed()),
        Repr::Str => (0, false),
    };
    let links = common_start(table);
    let mask = table.base_mask.map(|mask| Json::string(mask.to_string()));
    let groups = table.groups.iter();
    let groups = groups.map(|group| {
        strings([
            group.id.clone(),
            group.title.clone(),
            text(&group.description),
        ])
    });
    let tags = table
        .tags
        .iter()
        .map(|tag| strings([tag.id.clone(), text(&tag.description)]));
    let columns = table.columns.iter();
    let columns = columns.map(|column| strings([column.id.clone(), text(&column.description)]));
    let members = [
        ("title", Json::string(super::title(table))),
        ("type", Json::string(&table.type_name)),
        ("page", Json::or_null(page.map(Json::string))),
        ("bits", Json::number(bits)),
        ("signed", Json::boolean(is_signed)),
        ("radix", Json::string(table.radix.name())),
        ("width", Json::number(table.width)),
        ("mask", Json::or_null(mask)),
        ("values", Json::string(search::values(table))),
        ("links", Json::string(links)),
        ("groups", Json::Array(groups.collect())),
        ("tags", Json::Array(tags.collect())),
        ("columns", Json::Array(columns.collect())),
        (
            "sections",
            Json::Array(sections.iter().map(section).collect()),
        ),
    ];
    let head = Json::object(members).for_html();
    let rows = rows
        .iter()
        .map(|row| self::row(table, *row, links).for_html());
    let rows: Vec<String> = rows.collect();
    let head = head.strip_suffix('}').expect("an object ends with a brace");
    format!("{head},\"rows\":[\n{}\n]}}\n", rows.join(",\n"))
}

/// The position of the group, or −1, and the rows as runs: the first of each and how many follow one another.
fn section(section: &Section) -> Json {
    let group = section
        .group
        .map_or(Json::Raw("-1".to_owned()), Json::number);
    let runs = section.rows.chunk_by(|one, other| one + 1 == *other);
    let runs = runs.flat_map(|run| [run[0], run.len()]).map(Json::number);
    Json::Array(vec![group, Json::Array(runs.collect())])
}

fn row(table: &Table, row: Row<'_>, links: &str) -> Json {
    let members = match row {
        Row::Code(row) => vec![
            Json::number(CODE),
            value(&row.value),
            Json::string(&row.label),
            Json::string(&row.variant),
            Json::string(text(&row.description)),
            outcome(&row.facts),
            group(&row.facts),
            code(table, row, links),
        ],
        Row::Retired(row) => vec![
            Json::number(RETIRED),
            value(&row.value),
            Json::string(&row.label),
            Json::string(text(&row.reason)),
            Json::string(row.since.as_deref().unwrap_or_default()),
        ],
        Row::Gap(row) => vec![
            Json::number(GAP),
            value(&row.first),
            value(&row.last),
            Json::string(text(&row.reason)),
        ],
        Row::Range(row) => range(table, row),
    };
    without_end(members)
}

/// What few codes have; empty members are left out.
fn code(table: &Table, row: &Code, links: &str) -> Json {
    let same = row.repeats.iter().chain(&row.repeated_by);
    let same = same.map(|&code| Json::number(code));
    let columns = row.columns.iter().map(|(column, fact)| {
        Json::Array(vec![Json::number(*column), Json::string(fact.to_string())])
    });
    let link = row
        .link
        .iter()
        .map(|link| Json::string(&link[links.len()..]));
    object([
        ("tags", tags(&row.facts)),
        ("columns", columns.collect()),
        ("same", same.collect()),
        ("aliases", row.aliases.iter().map(alias).collect()),
        ("from", inherited(table, &row.facts, None)),
        ("since", row.since.iter().map(Json::string).collect()),
        (
            "deprecated",
            row.deprecated.iter().map(Json::string).collect(),
        ),
        ("link", link.collect()),
    ])
}

fn range(table: &Table, row: &Range) -> Vec<Json> {
    let [first, last] = match &row.bounds {
        Bounds::Integers { first, last } => [Json::integer(*first), Json::integer(*last)],
        Bounds::Prefix(prefix) => [Json::string(prefix), Json::Raw("0".to_owned())],
    };
    let own = table
        .ranges
        .iter()
        .position(|other| std::ptr::eq(other, row));
    let fallback = row.fallback.iter().map(|fact| Json::number(fact.value));
    let label = row.label.as_ref().map_or("", |fact| &fact.value);
    let description = row
        .description
        .as_ref()
        .map_or(String::new(), |fact| text(&fact.value));
    vec![
        Json::number(RANGE),
        first,
        last,
        Json::string(label),
        Json::string(description),
        outcome(&row.facts),
        group(&row.facts),
        object([
            ("tags", tags(&row.facts)),
            ("from", inherited(table, &row.facts, own)),
            ("fallback", fallback.collect()),
        ]),
    ]
}

fn alias(row: &Alias) -> Json {
    let (label, variant) = (row.label.clone(), row.variant.clone());
    let deprecated = row.deprecated.clone().unwrap_or_default();
    strings([label, variant, text(&row.description), deprecated])
}

/// Which facts come from ranges other than the row itself: the position of each range and the names of the facts.
fn inherited(table: &Table, of_row: &Facts, own: Option<usize>) -> Vec<Json> {
    let first_range = table.codes.len() + table.retired.len() + table.gaps.len();
    let of_ranges = of_row.of_ranges().filter(|(_, range)| Some(*range) != own);
    let facts = of_ranges.map(|(name, range)| {
        let name = match name {
            FactName::Outcome => "outcome",
            FactName::Group => "group",
            FactName::Tag(tag) => &table.tags[tag].id,
        };
        Json::Array(vec![Json::number(first_range + range), Json::string(name)])
    });
    facts.collect()
}

fn tags(facts: &Facts) -> Vec<Json> {
    facts.tags().map(Json::number).collect()
}

/// 0 if it is not stated.
fn outcome(facts: &Facts) -> Json {
    Json::number(match facts.outcome() {
        None => 0,
        Some(Outcome::Success) => 1,
        Some(Outcome::Warning) => 2,
        Some(Outcome::Error) => 3,
    })
}

/// The position of the group, counted from 1; 0 if there is none.
fn group(facts: &Facts) -> Json {
    Json::number(facts.group().map_or(0, |group| group + 1))
}

/// A number that every browser keeps, or else a string.
fn value(value: &Value) -> Json {
    match value {
        Value::Integer(number) => Json::integer(*number),
        Value::Str(string) => Json::string(string),
    }
}

/// The paragraphs of a text, one a line.
fn text(text: &str) -> String {
    paragraphs(text).join("\n")
}

fn strings<const N: usize>(strings: [String; N]) -> Json {
    without_end(strings.into_iter().map(Json::Str).collect())
}

/// An array without the empty members at its end.
fn without_end(mut members: Vec<Json>) -> Json {
    let is_empty = |member: &Json| match member {
        Json::Raw(raw) => raw == "0",
        Json::Str(string) => string.is_empty(),
        Json::Array(items) => items.is_empty(),
        Json::Object(members) => members.is_empty(),
    };
    while members.len() > 2 && members.last().is_some_and(is_empty) {
        members.pop();
    }
    Json::Array(members)
}

fn object<const N: usize>(members: [(&'static str, Vec<Json>); N]) -> Json {
    let members = members.into_iter().filter(|(_, items)| !items.is_empty());
    Json::object(members.map(|(name, items)| (name, Json::Array(items))))
}

/// What the addresses of all codes start with.
fn common_start(table: &Table) -> &str {
    let mut links = table.codes.iter().filter_map(|code| code.link.as_deref());
    let first = links.next().unwrap_or_default();
    let length = links.fold(first.len(), |length, link| {
        let pairs = first.bytes().zip(link.bytes());
        length.min(pairs.take_while(|(one, other)| one == other).count())
    });
    // Addresses are ASCII, but the reader of a table need not know that.
    first.get(..length).unwrap_or_default()
}

/// The fragment that is the address of a row on its page. No value has one with a colon in it.
pub(super) fn address(table: &Table, row: Row<'_>) -> String {
    let show = |value: &Value| fragment(&table.show(value));
    match row {
        Row::Range(range) => match &range.bounds {
            Bounds::Integers { first, last } => {
                let [first, last] = [first, last].map(|end| show(&Value::Integer(*end)));
                format!("range:{first}-{last}")
            }
            Bounds::Prefix(prefix) => format!("range:{}", fragment(prefix)),
        },
        row => show(&row.value()),
    }
}
