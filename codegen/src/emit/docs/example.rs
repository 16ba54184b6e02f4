//! The example of a crate, for its README and for the front page of its rustdoc.

use crate::emit::plan::Plan;
use crate::emit::rust::doc::line;
use crate::escape::markdown;
use crate::model::{Code, Message};

/// What the crate contains, as a paragraph.
pub(in crate::emit) fn summary(plan: &Plan<'_>) -> String {
    let table = plan.table;
    let count = match table.codes.len() {
        1 => "1 code".to_owned(),
        count => format!("{count} codes"),
    };
    format!(
        "{count}, from \"{}\" by {}. No `std`, no dependencies, no `unsafe`; Rust {} or later. \
         The feature `serde` serializes codes as their values.\n\n",
        line(&table.source.document),
        line(&table.source.publisher),
        plan.rust_version(),
    )
}

/// The use of the crate, as Rust.
pub(in crate::emit) fn usage(plan: &Plan<'_>) -> String {
    let (code, raw) = (&plan.code, &plan.raw);
    let library = library(plan);
    let row = plan.example();
    let (variant, label, value) = (&row.variant, &row.label, plan.literal(&row.value));
    let mut text = format!(
        "use {library}::{{{raw}, {code}}};\n\
         \n\
         // Any value is kept, known or not.\n\
         let raw = {raw}::new({value});\n\
         match raw.known() {{\n\
         \x20   Some(code) => println!(\"{{}} is {{code}}\", code.value()),\n\
         \x20   None => println!(\"{{raw}} is not in the table\"),\n\
         }}\n\
         assert_eq!({code}::from_value({value}), Some({code}::{variant}));\n\
         assert_eq!({code}::from_label({label:?}), Some({code}::{variant}));\n\
         assert_eq!({code}::{variant}.to_string(), {label:?});\n"
    );
    if let Some(unknown) = plan.unknown() {
        let value = plan.literal(&unknown);
        text += &format!("assert_eq!({raw}::new({value}).known(), None);\n");
    }
    text
}

/// What the feature `message` does, as a paragraph.
pub(in crate::emit) fn about_message(names: &Message) -> String {
    format!(
        "With the feature `message`, which needs `std`, `quick-xml` and `serde`, the crate reads and \
         writes the message {} that carries a code.",
        markdown::code(&names.root),
    )
}

/// The use of the message, as the body of a function that returns a `Result`.
pub(in crate::emit) fn message(plan: &Plan<'_>, names: &Message) -> String {
    let code = &plan.code;
    let library = library(plan);
    let Code { label, variant, .. } = plan.example();
    let mut node = "DATA".to_owned();
    while names.elements().contains(&node.as_str()) {
        node.push('_');
    }
    format!(
        "use {library}::{{message::Message, {code}}};\n\
         \n\
         #[derive(serde::Deserialize)]\n\
         struct Data {{\n\
         \x20   id: u32,\n\
         }}\n\
         \n\
         // What a server sends. A test can be the server.\n\
         let xml = Message::reply({label:?}, {code}::{variant})\n\
         \x20   .with_request_id(\"1\")\n\
         \x20   .with_node_xml(\"<{node}><id>7</id></{node}>\")?\n\
         \x20   .to_xml();\n\
         \n\
         let reply = Message::from_xml(xml)?.into_result()?;\n\
         match reply.code().known() {{\n\
         \x20   Some(code) => println!(\"{{code}}: {{}}\", code.description()),\n\
         \x20   None => println!(\"{{}} is not in the table\", reply.code()),\n\
         }}\n\
         let data: Data = reply.node().ok_or(\"no data\")?.deserialize()?;\n\
         assert_eq!(data.id, 7);\n"
    )
}

/// The name of the crate in Rust.
fn library(plan: &Plan<'_>) -> String {
    plan.table.package.name.replace('-', "_")
}
