//! The examples of a crate, for its README and for the front page of its rustdoc.

use super::plan::Plan;
use crate::escape::markdown::{self, line};
use crate::model::{Code, Message, Outcome, Publication, Table};

/// What the crate contains and requires, and what features add, as two paragraphs.
pub(super) fn summary(plan: &Plan<'_>) -> String {
    let origin = origin(plan.table);
    format!("{origin}.\n\n{} {}\n\n", requirements(plan), features(plan))
}

/// What the crate requires.
pub(super) fn requirements(plan: &Plan<'_>) -> String {
    format!(
        "By default the crate is `no_std` and has no dependencies. It has no `unsafe` code and requires Rust {} or \
         later.",
        plan.rust_version()
    )
}

/// The number of codes and where they come from, such as `59 codes, from “Manual”`.
pub(super) fn origin(table: &Table) -> String {
    let source = source(&table.publication);
    format!("{}, from {source}", count_codes(table))
}

/// What the features add, apart from that of the message.
fn features(plan: &Plan<'_>) -> String {
    let mut text = "The feature `serde` serializes codes as their values or, by the module `serde_label`, as their \
                    labels."
        .to_owned();
    if plan.integer().is_none() {
        text += &format!(
            " The feature `alloc` adds `{}`, which owns its value.",
            plan.buf_name
        );
    }
    text
}

/// Where the facts come from, such as “Manual”, version 2, by Vendor.
pub(super) fn source(publication: &Publication) -> String {
    let document = line(&publication.document);
    let mut text = match &publication.url {
        Some(url) => markdown::link(&format!("“{document}”"), url),
        None => format!("“{document}”"),
    };
    if let Some(version) = &publication.version {
        text += &format!(", version {}", line(version));
    }
    if let Some(publisher) = &publication.publisher {
        text += &format!(", by {}", line(publisher));
    }
    if let Some(retrieved) = &publication.retrieved {
        text += &format!(", retrieved {retrieved}");
    }
    text
}

/// The number of codes, such as `59 codes`.
pub(super) fn count_codes(table: &Table) -> String {
    match table.codes.len() {
        1 => "1 code".to_owned(),
        count => format!("{count} codes"),
    }
}

/// An example of the enum, as Rust.
pub(super) fn usage(plan: &Plan<'_>) -> String {
    let (code, raw, library) = (&plan.enum_name, &plan.raw_name, library(plan));
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
    None => println!("{{raw}} is unknown"),
}}
assert_eq!({code}::from_value({value}), Some({code}::{variant}));
assert_eq!({code}::from_label({label:?}), Some({code}::{variant}));
assert_eq!({code}::{variant}.to_string(), {label:?});
{}"#,
        unknown.unwrap_or_default()
    )
}

/// What a code without an outcome answers, as a paragraph.
pub(super) fn about_outcomes(plan: &Plan<'_>) -> String {
    let mut text = "A code without a stated outcome is neither an error nor a success: `is_error()` and `is_success()` \
                    are both `false`."
        .to_owned();
    if plan.table.message.is_some() {
        text += " The message says whether it is an error: ask `Message::is_error()`.";
    }
    text
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
    let (code, library, kind) = (&plan.enum_name, library(plan), &names.kind);
    let lead = "// A message as a server sends it. Tests can create one in the same way.";
    let check = format!(
        r"// {kind} decides whether it is an error. What the table says of the code may contradict that.
let message = Message::from_xml(xml)?;
if let Some(conflict) = message.conflict() {{
    return Err(conflict.to_string().into());
}}
"
    );
    let Some(row) = reply(plan) else {
        let variant = &plan.example().variant;
        return format!(
            r#"use {library}::{{message::Message, {code}}};

{lead}
let xml = Message::error({code}::{variant}).with_request_id("1").to_xml();

{check}match message.into_result() {{
    Ok(reply) => println!("{{}}", reply.code()),
    Err(error) => println!("{{error}}"),
}}
"#
        );
    };
    let Code { label, variant, .. } = row;
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

{lead}
let xml = Message::reply({label:?}, {code}::{variant})
    .with_request_id("1")
    .with_node_xml("<{node}><id>7</id></{node}>")?
    .to_xml();

{check}let reply = message.into_result()?;
println!("{{}}", reply.code());
let data: Data = reply.node().ok_or("no data")?.deserialize()?;
assert_eq!(data.id, 7);
"#
    )
}

/// The code for examples of replies: a success, or else one that is not an error. Its value is read back from a
/// message as it was written.
pub(super) fn reply<'t>(plan: &Plan<'t>) -> Option<&'t Code> {
    let of = |is_wanted: fn(Option<Outcome>) -> bool| {
        plain(plan).find(|row| is_wanted(row.facts.outcome()))
    };
    of(|outcome| outcome == Some(Outcome::Success))
        .or_else(|| of(|outcome| outcome != Some(Outcome::Error)))
}

/// The codes for examples of messages: those that are not deprecated, and whose values are read back from a message as
/// they were written.
pub(super) fn plain<'t>(plan: &Plan<'t>) -> impl Iterator<Item = &'t Code> {
    let is_plain = |row: &&Code| {
        let value = row.value.as_str().unwrap_or("0");
        value.bytes().all(|byte| byte.is_ascii_graphic()) && row.deprecated.is_none()
    };
    plan.table.codes.iter().filter(is_plain)
}

/// The name of the crate or of the module in Rust.
pub(super) fn library(plan: &Plan<'_>) -> String {
    plan.table.name().replace('-', "_")
}
