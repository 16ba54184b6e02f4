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

fn artifact(draft: Draft, settings: &Settings) -> Artifact {
    let Draft {
        place,
        path,
        origin,
        content,
    } = draft;
    let (comment, body) = match content {
        Content::Rust(items) => (Comment::Slashes, rust::format(items)),
        Content::Config(text) => (Comment::NumberSign, text),
        Content::Markup(text) => (Comment::Markup, text),
        Content::Json(text) => {
            let members = text.strip_prefix("{\n").expect("a JSON file is an object");
            (Comment::Member, members.to_owned())
        }
    };
    let text = header::header(comment, &origin, settings) + &body;
    Artifact {
        place,
        path,
        origin,
        text,
    }
}
