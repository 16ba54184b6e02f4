//! `schema.json`: the grammar of a table as a JSON Schema, by which an editor completes keys,
//! explains them and underlines mistakes. Draft 7, which the TOML language servers know.

use crate::emit::draft::{Content, Draft, Origin, Place};
use crate::escape::json::Json;
use crate::model::Table;
use crate::read::key::{Key, Kind, RawSection, Section};
use crate::read::raw::{FORMAT, RawTable};

pub(in crate::emit) fn emit(_tables: &[Table]) -> Vec<Draft> {
    let mut members = vec![
        (
            "$schema",
            Json::text("http://json-schema.org/draft-07/schema#"),
        ),
        (
            "title",
            Json::text(format!("Result codes, format {FORMAT}")),
        ),
    ];
    members.extend(section(RawTable::SECTION));
    vec![Draft {
        place: Place::Spec,
        path: "schema.json".to_owned(),
        origin: Origin::Generator,
        content: Content::Json(Json::members(members)),
    }]
}

fn section(section: &Section) -> Vec<(&'static str, Json<'static>)> {
    let required = section
        .keys
        .iter()
        .filter(|key| key.required)
        .map(|key| key.name);
    let properties = section.keys.iter().map(|each| (each.name, key(each)));
    let mut members = vec![
        ("description", Json::text(section.about)),
        ("type", Json::text("object")),
        ("additionalProperties", Json::Raw("false".to_owned())),
        ("required", Json::texts(required)),
        ("properties", Json::Object(properties.collect())),
    ];
    if !section.either.is_empty() {
        members.push((
            "oneOf",
            Json::Array(
                section
                    .either
                    .iter()
                    .map(|set| only(set, section))
                    .collect(),
            ),
        ));
    }
    members.into_iter().collect()
}

/// The whole of one set of keys and nothing of the others.
fn only(set: &[&'static str], section: &Section) -> Json<'static> {
    let others = section
        .either
        .iter()
        .filter(|other| **other != set)
        .flat_map(|other| other.iter());
    let without = others.map(|key| Json::object([("required", Json::texts([*key]))]));
    Json::object([
        ("required", Json::texts(set.iter().copied())),
        (
            "not",
            Json::object([("anyOf", Json::Array(without.collect()))]),
        ),
    ])
}

fn key(key: &Key) -> Json<'static> {
    let mut members: Vec<(&'static str, Json)> = match key.kind {
        Kind::Section(inner) => section(inner),
        Kind::Sections(inner) => {
            let mut members = vec![
                ("description", Json::text(key.about)),
                ("type", Json::text("array")),
            ];
            if key.required {
                members.push(("minItems", Json::Raw("1".to_owned())));
            }
            members.push(("items", Json::Object(section(inner))));
            members
        }
        kind => {
            let about = ("description", Json::text(key.about));
            std::iter::once(about).chain(plain(kind)).collect()
        }
    };
    if !key.example.is_empty() {
        // A TOML integer, string or array of strings is written alike in JSON.
        members.push((
            "examples",
            Json::Array(vec![Json::Raw(key.example.to_owned())]),
        ));
    }
    Json::Object(members)
}

fn plain(kind: Kind) -> Vec<(&'static str, Json<'static>)> {
    let members = match kind {
        Kind::Format => vec![("const", Json::Raw(FORMAT.to_owned()))],
        Kind::Word(words) => vec![("enum", Json::texts(words.iter().copied()))],
        Kind::Filled => {
            vec![
                ("type", Json::text("string")),
                ("minLength", Json::Raw("1".to_owned())),
            ]
        }
        Kind::Texts => vec![
            ("type", Json::text("array")),
            ("items", Json::object([("type", Json::text("string"))])),
        ],
        Kind::Value => vec![("type", Json::texts(["integer", "string"]))],
        Kind::Text | Kind::Section(_) | Kind::Sections(_) => vec![("type", Json::text("string"))],
    };
    members.into_iter().collect()
}
