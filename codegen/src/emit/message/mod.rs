//! `src/message.rs` and the files below it: the XML message that carries a code, read and written.
//!
//! All files but `names.rs` and `examples.rs` are the same for every table. They are copied from `runtime/`,
//! ordinary Rust that `tests/message_runtime.rs` compiles where it is written. `runtime/names.rs` and
//! `runtime/examples.rs` are what [`names`] and [`examples`] emit for `spec/uptivity.toml`.

mod examples;
mod names;

use super::draft::{Item, SourceFile};
use super::plan::Plan;
use crate::model::Feature;
use crate::source::unix_lines;

/// The files that are the same for every table.
const RUNTIME: [(&str, &str); 11] = [
    ("message.rs", include_str!("runtime/mod.rs")),
    ("message/content.rs", include_str!("runtime/content.rs")),
    ("message/error.rs", include_str!("runtime/error.rs")),
    ("message/limits.rs", include_str!("runtime/limits.rs")),
    ("message/name.rs", include_str!("runtime/name.rs")),
    ("message/node.rs", include_str!("runtime/node.rs")),
    ("message/parser.rs", include_str!("runtime/parser.rs")),
    ("message/reader.rs", include_str!("runtime/reader.rs")),
    ("message/reply.rs", include_str!("runtime/reply.rs")),
    ("message/syntax.rs", include_str!("runtime/syntax.rs")),
    ("message/value.rs", include_str!("runtime/value.rs")),
];

pub(super) fn emit(plan: &Plan<'_>) -> Vec<SourceFile> {
    let (Some(_), Some(message)) = (plan.gate(Feature::Message), &plan.table.message) else {
        return Vec::new();
    };
    let file = |(path, text)| {
        let text = unix_lines(text);
        let text = if plan.has_doctests() {
            text.into_owned()
        } else {
            without_examples(&text)
        };
        SourceFile::new(path, vec![Item::Text(text)])
    };
    let mut files = vec![names::emit(plan, message)];
    files.extend(plan.has_doctests().then(|| examples::emit(plan, message)));
    files.extend(RUNTIME.map(file));
    files
}

/// A file without the examples that `examples.rs` has.
fn without_examples(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines() {
        let before = lines.last().map(|line| line.trim());
        if line.trim_start().starts_with("#[doc = example!(") {
            // The line that separates the example from what is above it.
            if before == Some("///") {
                lines.pop();
            }
        } else if !["use super::examples::example;", "mod examples;"].contains(&line)
            && (before != Some("") || !line.is_empty())
        {
            lines.push(line);
        }
    }
    lines.join("\n") + "\n"
}
