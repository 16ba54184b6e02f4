//! `codes.schema.json`: what stands in the `codes.json` of each generated crate, as a JSON Schema.
//! What comes from the table as it is, is explained by the grammar's words.

use crate::emit::draft::{Content, Draft, Origin, Place};
use crate::escape::json::Json;
use crate::model::value::{Radix, Repr};
use crate::model::{Outcome, Table};
use crate::read::grammar::TABLE;

/// The number of the format of `codes.json`. It changes when a program that reads the file would
/// have to; a new member is no such change.
pub(crate) const CODES_FORMAT: &str = "1";

/// One member of an object.
struct Member {
    name: &'static str,
    required: bool,
    about: &'static str,
    kind: Kind,
}

/// What a member holds.
enum Kind {
    Text,
    /// One of a few words.
    Word(Vec<&'static str>),
    /// A number, or text for `repr = "str"`.
    Value,
    Const(&'static str),
    Texts,
    Object(Vec<Member>),
    Objects(Vec<Member>),
}

pub(in crate::emit) fn emit(_tables: &[Table]) -> Vec<Draft> {
    let text = |name: &'static str, text: &'static str| (name, Json::text(text));
    let mut members = vec![
        text("$schema", "http://json-schema.org/draft-07/schema#"),
        (
            "title",
            Json::text(format!("codes.json, format {CODES_FORMAT}")),
        ),
        text(
            "description",
            "Everything that a table of result codes says. A text that the table does not have is left out; a list stands there even if it is empty. Rows have the order of the table.",
        ),
    ];
    members.extend(object(file()));
    vec![Draft {
        place: Place::Spec,
        path: "codes.schema.json".to_owned(),
        origin: Origin::Generator,
        content: Content::Json(Json::members(members)),
    }]
}

fn file() -> Vec<Member> {
    let comment = "What the file was made from, and the command that makes it.";
    let mut members = vec![
        required("$comment", comment, Kind::Text),
        required(
            "format",
            "The number of the format of this file.",
            Kind::Const(CODES_FORMAT),
        ),
        required("table", TABLE.about(&["table"]), Kind::Object(head())),
        required(
            "package",
            TABLE.about(&["package"]),
            Kind::Object(package()),
        ),
        required("groups", TABLE.about(&["group"]), Kind::Objects(groups())),
        required("tags", "The tags that codes bear.", Kind::Objects(tags())),
        required("codes", "The codes.", Kind::Objects(code())),
        required(
            "gaps",
            "Values known not to be assigned, from the first to the last.",
            Kind::Objects(gap()),
        ),
        required(
            "retired",
            "Codes that were withdrawn.",
            Kind::Objects(retired()),
        ),
    ];
    let message = ["root", "request-id", "type", "code", "text", "error-type"];
    let message = message.map(|name| from_table(&["message", name]));
    members.push(optional(
        "message",
        TABLE.about(&["message"]),
        Kind::Object(message.into()),
    ));
    members
}

fn head() -> Vec<Member> {
    let source = ["document", "publisher"].map(|name| from_table(&["table", "source", name]));
    vec![
        required("file", "The name of the table's file.", Kind::Text),
        from_table(&["table", "title"]),
        from_table(&["table", "type"]),
        required(
            "repr",
            TABLE.about(&["table", "repr"]),
            Kind::Word(Repr::names()),
        ),
        required(
            "radix",
            TABLE.about(&["table", "radix"]),
            Kind::Word(Radix::NAMES.to_vec()),
        ),
        required(
            "source",
            TABLE.about(&["table", "source"]),
            Kind::Object(source.into()),
        ),
    ]
}

fn package() -> Vec<Member> {
    ["name", "version", "description", "license"]
        .map(|name| from_table(&["package", name]))
        .into()
}

fn groups() -> Vec<Member> {
    vec![
        from_table(&["group", "id"]),
        from_table(&["group", "title"]),
        required("variant", "Its Rust name.", Kind::Text),
    ]
}

fn tags() -> Vec<Member> {
    vec![
        required("name", "How codes name it.", Kind::Text),
        required(
            "predicate",
            "The method of the Rust enum that asks for it.",
            Kind::Text,
        ),
    ]
}

fn code() -> Vec<Member> {
    let outcomes = Kind::Word(Outcome::NAMES.to_vec());
    let mut members = value();
    members.extend([
        from_table(&["code", "label"]),
        required("variant", "The Rust name.", Kind::Text),
        optional("outcome", TABLE.about(&["code", "outcome"]), outcomes),
        optional("group", TABLE.about(&["code", "group"]), Kind::Text),
        required("tags", "The `name`s of its tags.", Kind::Texts),
        optional(
            "description",
            TABLE.about(&["code", "description"]),
            Kind::Text,
        ),
        optional("since", TABLE.about(&["code", "since"]), Kind::Text),
        optional(
            "deprecated",
            TABLE.about(&["code", "deprecated"]),
            Kind::Text,
        ),
        optional("allow", TABLE.about(&["code", "allow"]), Kind::Text),
        optional(
            "same-label-as",
            "The `wire` of the code that the label leads to, where that is another.",
            Kind::Text,
        ),
        required(
            "repeated-by",
            "The `wire`s of the other codes with this label, if it leads here.",
            Kind::Texts,
        ),
        required(
            "aliases",
            "Other labels of the code.",
            Kind::Objects(alias()),
        ),
    ]);
    members
}

fn alias() -> Vec<Member> {
    vec![
        from_table(&["code", "alias", "label"]),
        required("variant", "Its Rust name.", Kind::Text),
        optional(
            "description",
            TABLE.about(&["code", "alias", "description"]),
            Kind::Text,
        ),
        optional(
            "deprecated",
            TABLE.about(&["code", "alias", "deprecated"]),
            Kind::Text,
        ),
    ]
}

fn gap() -> Vec<Member> {
    vec![
        required("first", "The first such value.", Kind::Object(value())),
        required(
            "last",
            "The last such value; the same for a single one.",
            Kind::Object(value()),
        ),
        from_table(&["gap", "reason"]),
    ]
}

fn retired() -> Vec<Member> {
    let mut members = value();
    members.extend([
        from_table(&["retired", "label"]),
        optional("since", TABLE.about(&["retired", "since"]), Kind::Text),
        from_table(&["retired", "reason"]),
    ]);
    members
}

/// JSON has no integers of 64 bits that every reader keeps, so that a value stands there as text
/// too.
fn value() -> Vec<Member> {
    vec![
        optional(
            "value",
            "The value: a number, or text where `repr` is `str`. Left out beyond ±(2^53 − 1), where many readers of JSON would round it.",
            Kind::Value,
        ),
        required(
            "wire",
            "The value as text, exact and always there: decimal digits, or the text where `repr` is `str`.",
            Kind::Text,
        ),
        required(
            "shown",
            "The value as people write it: `radix` applied.",
            Kind::Text,
        ),
    ]
}

fn required(name: &'static str, about: &'static str, kind: Kind) -> Member {
    Member {
        name,
        required: true,
        about,
        kind,
    }
}

fn optional(name: &'static str, about: &'static str, kind: Kind) -> Member {
    Member {
        required: false,
        ..required(name, about, kind)
    }
}

/// A text that stands in every table, under its name there.
fn from_table(path: &[&'static str]) -> Member {
    let name = path.last().copied().unwrap_or_default();
    required(name, TABLE.about(path), Kind::Text)
}

/// Members that are not known yet are no mistake: what is read is what is described.
fn object(members: Vec<Member>) -> Vec<(&'static str, Json<'static>)> {
    let names = members.iter().filter(|member| member.required);
    let names = Json::texts(names.map(|member| member.name));
    let one = |member: Member| (member.name, Json::Object(schema(member)));
    let properties = Json::Object(members.into_iter().map(one).collect());
    let members = [
        ("type", Json::text("object")),
        ("required", names),
        ("properties", properties),
    ];
    members.into()
}

fn schema(member: Member) -> Vec<(&'static str, Json<'static>)> {
    let simple = |name: &'static str, value: Json<'static>| vec![(name, value)];
    let kind = match member.kind {
        Kind::Text => simple("type", Json::text("string")),
        Kind::Word(words) => simple("enum", Json::texts(words)),
        Kind::Value => simple("type", Json::texts(["integer", "string"])),
        Kind::Const(number) => simple("const", Json::Raw(number.to_owned())),
        Kind::Texts => array(Json::object([("type", Json::text("string"))])),
        Kind::Object(members) => object(members),
        Kind::Objects(members) => array(Json::Object(object(members))),
    };
    let about = ("description", Json::text(member.about));
    std::iter::once(about).chain(kind).collect()
}

fn array(items: Json<'static>) -> Vec<(&'static str, Json<'static>)> {
    vec![("type", Json::text("array")), ("items", items)]
}
