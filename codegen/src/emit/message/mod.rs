//! `src/message.rs` and the files below it: the XML message that carries a code, read and written.
//!
//! All files but `names.rs` and `examples.rs` are the same for every table. They are copied from `runtime/`,
//! ordinary Rust that `tests/message_runtime.rs` compiles where it is written. `runtime/names.rs` and
//! `runtime/examples.rs` are what [`names`] and [`examples`] emit for `spec/uptivity.toml`.

mod examples;
mod names;

use super::draft::{Content, Draft, Item};
use super::plan::Plan;
use crate::source::unix_lines;

/// The files that are the same for every table.
const RUNTIME: [(&str, &str); 11] = [
    ("src/message.rs", include_str!("runtime/mod.rs")),
    ("src/message/content.rs", include_str!("runtime/content.rs")),
    ("src/message/error.rs", include_str!("runtime/error.rs")),
    ("src/message/limits.rs", include_str!("runtime/limits.rs")),
    ("src/message/name.rs", include_str!("runtime/name.rs")),
    ("src/message/node.rs", include_str!("runtime/node.rs")),
    ("src/message/parser.rs", include_str!("runtime/parser.rs")),
    ("src/message/reader.rs", include_str!("runtime/reader.rs")),
    ("src/message/reply.rs", include_str!("runtime/reply.rs")),
    ("src/message/syntax.rs", include_str!("runtime/syntax.rs")),
    ("src/message/value.rs", include_str!("runtime/value.rs")),
];

pub(super) fn emit(plan: &Plan<'_>) -> Vec<Draft> {
    let Some(message) = &plan.table.message else {
        return Vec::new();
    };
    let content = |file| Content::Rust(vec![Item::Text(unix_lines(file).into_owned())]);
    let mut drafts = vec![names::emit(plan, message), examples::emit(plan, message)];
    drafts.extend(RUNTIME.map(|(path, file)| plan.draft(path, content(file))));
    drafts
}
