//! `src/message.rs` and the files below it: the XML message that carries a code, read and written,
//! where the table says what its elements are called.
//!
//! Nearly all of it is the same for every table. That part stands in `template/`, as Rust for a
//! table whose type is `TheCode`; what depends on the table is made here.

mod front;
mod value;

use super::draft::{Content, Draft, Item};
use super::plan::Plan;
use crate::escape::markdown;
use crate::model::Message;
use crate::source::unix_lines;

pub(super) fn emit(plan: &Plan<'_>) -> Vec<Draft> {
    let Some(message) = &plan.table.message else {
        return Vec::new();
    };
    let filled =
        |path, template| draft(plan, path, vec![Item::Text(fill(template, plan, message))]);
    vec![
        draft(plan, "src/message.rs", front::emit(message)),
        filled(
            "src/message/content.rs",
            include_str!("template/content.rs"),
        ),
        filled("src/message/error.rs", include_str!("template/error.rs")),
        filled("src/message/limits.rs", include_str!("template/limits.rs")),
        filled("src/message/node.rs", include_str!("template/node.rs")),
        filled("src/message/parser.rs", include_str!("template/parser.rs")),
        filled("src/message/reader.rs", include_str!("template/reader.rs")),
        filled("src/message/reply.rs", include_str!("template/reply.rs")),
        draft(plan, "src/message/value.rs", value::emit(plan)),
    ]
}

fn draft(plan: &Plan<'_>, path: &str, items: Vec<Item>) -> Draft {
    plan.draft(path, Content::Rust(items))
}

/// A template with the names of a table. Those of elements stand in comments only.
fn fill(template: &str, plan: &Plan<'_>, message: &Message) -> String {
    let file = unix_lines(template);
    let (_, text) = file.split_once("\n\n").expect("a blank line ends the head");
    let mut text = text.to_owned();
    if plan.integer().is_some() {
        // An integer is not borrowed.
        text = text
            .replace("RawTheCode<'_>", "RawTheCode")
            .replace("<'v>", "");
    }
    text = text.replace("TheCode", &plan.code.to_string());
    if !text.contains('«') {
        return text;
    }
    text.replace("«root»", &markdown::code(&message.root))
        .replace("«id»", &markdown::code(&message.request_id))
        .replace("«type»", &markdown::code(&message.kind))
        .replace("«code»", &markdown::code(&message.code))
        .replace("«text»", &markdown::code(&message.text))
}
