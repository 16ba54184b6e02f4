//! `schema.json`: the grammar of a table as a JSON Schema, with which an editor completes keys, explains them
//! and underlines mistakes. It uses draft 7, which TOML language servers support.

use crate::emit::draft::{Content, Draft, Origin, Place};
use crate::escape::json::Json;
use crate::model::Table;
use crate::read::grammar::{Key, Kind, Section};
use crate::read::raw::{FORMAT, RawTable};
use crate::read::section::{MAX_DIGITS, RawSection};

/// The members of an object.
type Members = Vec<(&'static str, Json)>;

pub(in crate::emit) fn emit(_tables: &[Table]) -> Vec<Draft> {
    let mut members = vec![
        (
            "$schema",
            Json::string("http://json-schema.org/draft-07/schema#"),
        ),
        (
            "title",
            Json::string(format!("Result codes, format {FORMAT}")),
        ),
    ];
    members.extend(section(RawTable::SECTION));
    vec![Draft {
        place: Place::Spec,
        path: "schema.json".to_owned(),
        origin: Origin::Generator,
        content: Content::Json(Json::object(members).render()),
    }]
}

fn section(section: &Section) -> Members {
    let required = section.keys.iter().filter(|key| key.required);
    let properties = section.keys.iter().map(|each| (each.name, key(each)));
    let mut members = vec![
        ("description", Json::string(section.about)),
        ("type", Json::string("object")),
        ("additionalProperties", Json::Raw("false".to_owned())),
        ("required", Json::strings(required.map(|key| key.name))),
        ("properties", Json::object(properties)),
    ];
    if !section.either.is_empty() {
        let sets = section.either.iter().map(|set| only(set, section));
        members.push(("oneOf", Json::Array(sets.collect())));
    }
    members
}

/// A schema that requires the keys of a set, and forbids those of the other sets.
fn only(set: &[&'static str], section: &Section) -> Json {
    let others = section.either.iter().filter(|other| **other != set);
    let has_key = |key: &&str| Json::object([("required", Json::strings([*key]))]);
    let others = others.copied().flatten().map(has_key);
    let any_other = Json::object([("anyOf", Json::Array(others.collect()))]);
    Json::object([
        ("required", Json::strings(set.iter().copied())),
        ("not", any_other),
    ])
}

fn key(key: &Key) -> Json {
    let string = || ("type", Json::string("string"));
    let kind: Members = match key.kind {
        Kind::Section(inner) => return Json::object(section(inner)),
        Kind::Sections(inner) => {
            let mut array = vec![("type", Json::string("array"))];
            if key.required {
                array.push(("minItems", Json::Raw("1".to_owned())));
            }
            array.push(("items", Json::object(section(inner))));
            array
        }
        Kind::Format => vec![("const", Json::Raw(FORMAT.to_owned()))],
        Kind::Keyword(words) => vec![("enum", Json::strings(words.iter().copied()))],
        Kind::Str => vec![string()],
        Kind::NonBlankStr => vec![string(), ("pattern", Json::string(r"\S"))],
        Kind::NonEmptyStr => vec![string(), ("minLength", Json::Raw("1".to_owned()))],
        Kind::StrArray => vec![
            ("type", Json::string("array")),
            ("items", Json::object([string()])),
        ],
        Kind::KeywordArray(words) => {
            let word = Json::object([("enum", Json::strings(words.iter().copied()))]);
            vec![("type", Json::string("array")), ("items", word)]
        }
        Kind::Bool => vec![("type", Json::string("boolean"))],
        Kind::Digits => vec![
            ("type", Json::string("integer")),
            ("minimum", Json::Raw("1".to_owned())),
            ("maximum", Json::Raw(MAX_DIGITS.to_string())),
        ],
        // Editors take a date of TOML for a string.
        Kind::Date => vec![string(), ("format", Json::string("date"))],
        Kind::Facts => {
            let types = Json::strings(["boolean", "integer", "string"]);
            vec![
                ("type", Json::string("object")),
                ("additionalProperties", Json::object([("type", types)])),
            ]
        }
        Kind::Value => vec![("type", Json::strings(["integer", "string"]))],
    };
    let mut members = vec![("description", Json::string(key.about))];
    members.extend(kind);
    if !key.example.is_empty() {
        let example = match key.kind {
            Kind::Facts => facts(key.example),
            // An integer, a string or an array of strings is the same in JSON as in TOML.
            _ => Json::Raw(key.example.to_owned()),
        };
        members.push(("examples", Json::Array(vec![example])));
    }
    Json::object(members)
}

/// An inline table of TOML with one key, as JSON.
fn facts(example: &'static str) -> Json {
    let inner = example.trim_matches(['{', '}', ' ']);
    let (key, fact) = inner.split_once(" = ").expect("the example has one key");
    Json::object([(key, Json::Raw(fact.to_owned()))])
}
