//! The examples of a crate, for its README and for the front page of its rustdoc.

use super::docs::count_codes;
use super::plan::Plan;
use crate::escape::markdown::{self, line};
use crate::model::{Code, Message};

/// What the crate contains, as a paragraph.
pub(super) fn summary(plan: &Plan<'_>) -> String {
    let table = plan.table;
    format!(
        "{}, from \"{}\" by {}. No `std`, no dependencies, no `unsafe`; Rust {} or later. \
         The feature `serde` serializes codes as their values.\n\n",
        count_codes(table),
        line(&table.publication.document),
        line(&table.publication.publisher),
        plan.rust_version(),
    )
}

/// An example of the enum, as Rust.
pub(super) fn usage(plan: &Plan<'_>) -> String {
    let (code, raw, library) = (&plan.code, &plan.raw, library(plan));
    let row = plan.example();
    let (variant, label, value) = (&row.variant, &row.label, plan.literal(&row.value));
    let unknown = plan.unknown().map(|unknown| {
        let value = plan.literal(&unknown);
        format!("assert_eq!({raw}::new({value}).known(), None);\n")
    });
    format!(
        r#"use {library}::{{{raw}, {code}}};

// Any value is kept, known or not.
let raw = {raw}::new({value});
match raw.known() {{
    Some(code) => println!("{{}} is {{code}}", code.value()),
    None => println!("{{raw}} is not in the table"),
}}
assert_eq!({code}::from_value({value}), Some({code}::{variant}));
assert_eq!({code}::from_label({label:?}), Some({code}::{variant}));
assert_eq!({code}::{variant}.to_string(), {label:?});
{}"#,
        unknown.unwrap_or_default()
    )
}

/// What the feature `message` does, as a paragraph.
pub(super) fn about_message(names: &Message) -> String {
    format!(
        "With the feature `message`, the crate reads and writes {}, the XML message that carries a \
         code. The feature needs `std`, `quick-xml` and `serde`.",
        markdown::code(&names.root),
    )
}

/// An example of the message, as the body of a function that returns a `Result`.
pub(super) fn message(plan: &Plan<'_>, names: &Message) -> String {
    let (code, library) = (&plan.code, library(plan));
    let Code { label, variant, .. } = plan.example();
    let mut node = "DATA".to_owned();
    while names.elements().contains(&node.as_str()) {
        node.push('_');
    }
    format!(
        r#"use {library}::{{message::Message, {code}}};

#[derive(serde::Deserialize)]
struct Data {{
    id: u32,
}}

// What a server sends; a test can do the same.
let xml = Message::reply({label:?}, {code}::{variant})
    .with_request_id("1")
    .with_node_xml("<{node}><id>7</id></{node}>")?
    .to_xml();

let reply = Message::from_xml(xml)?.into_result()?;
match reply.code().known() {{
    Some(code) => println!("{{code}}: {{}}", code.description()),
    None => println!("{{}} is not in the table", reply.code()),
}}
let data: Data = reply.node().ok_or("no data")?.deserialize()?;
assert_eq!(data.id, 7);
"#
    )
}

/// The name of the crate in Rust.
fn library(plan: &Plan<'_>) -> String {
    plan.table.package.name.replace('-', "_")
}
