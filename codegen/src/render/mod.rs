//! From a draft to an artifact: the header, and the formatting of Rust.

mod artifact;
mod header;
mod lock;
mod rust;

pub use artifact::Artifact;
pub use header::Settings;
pub use lock::{Cause, Lock};

use crate::emit::draft::{Content, Draft};
use crate::source::Source;
use header::Comment;

/// Renders every draft, and the lock file, with which later edits are detected.
pub(crate) fn render(drafts: Vec<Draft>, sources: &[Source], settings: &Settings) -> Vec<Artifact> {
    let mut artifacts: Vec<Artifact> = drafts
        .into_iter()
        .map(|draft| artifact(draft, settings))
        .collect();
    artifacts.push(lock::artifact(&artifacts, sources, settings));
    artifacts
}

/// Renders a file of Rust that a program writes itself. `file` is how the header names the table.
pub(crate) fn module(draft: Draft, file: &str) -> String {
    let (comment, body) = body(draft.content);
    header::header_of_module(comment, file) + &body
}

fn artifact(draft: Draft, settings: &Settings) -> Artifact {
    let Draft {
        place,
        path,
        origin,
        content,
    } = draft;
    let (comment, body) = body(content);
    let text = header::header(comment, &origin, settings) + &body;
    Artifact {
        place,
        path,
        origin,
        text,
    }
}

/// The text of a file without its header, and how it writes a comment.
fn body(content: Content) -> (Comment, String) {
    match content {
        Content::Rust(items) => (Comment::Slashes, rust::format(items)),
        Content::Config(text) => (Comment::NumberSign, text),
        Content::Markup(text) => (Comment::Markup, text),
        Content::Json(text) => {
            let members = text.strip_prefix("{\n").expect("a JSON file is an object");
            (Comment::Member, members.to_owned())
        }
    }
}
