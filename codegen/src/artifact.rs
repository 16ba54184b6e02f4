//! One generated file: rendered from a draft, compared with what stands on disk.

use crate::format;
use crate::model::Table;
use crate::stamp::{self, Comment, GENERATOR, Stamp};

/// One generated file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// Where it belongs below the folder for generated crates, with `/` between the parts.
    pub path: String,
    /// The name of the table's file that it is made from.
    pub table: String,
    /// The whole text, header included. Lines end in `\n`.
    pub text: String,
    stamp: Stamp,
}

/// What an emitter makes: a file that has no header yet.
pub(crate) struct Draft {
    /// Where it belongs within its crate.
    pub(crate) path: &'static str,
    pub(crate) content: Content,
}

pub(crate) enum Content {
    Rust(Vec<format::Item>),
    Toml(String),
    Markdown(String),
}

/// Why an artifact on disk is not what the tables say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// The table is another than the one it was made from.
    Table,
    /// The generator is another than the one that made it.
    Generator,
    /// Both are.
    TableAndGenerator,
    /// What stands there is not what the generator wrote.
    Edited,
}

impl Draft {
    /// Formats the draft and puts the header on it. The error is what the parser of Rust says,
    /// which no table can bring about unless the generator is wrong.
    pub(crate) fn render(self, table: &Table) -> Result<Artifact, String> {
        let (comment, body) = match self.content {
            Content::Rust(items) => (
                Comment::Slashes,
                format::rust(items).map_err(|error| format!("{}: {error}", self.path))?,
            ),
            Content::Toml(text) => (Comment::Hash, text),
            Content::Markdown(text) => (Comment::Markup, text),
        };
        let header = stamp::header(comment, &table.file, table.digest, &body);
        Ok(Artifact {
            path: format!("{}/{}", table.package.name, self.path),
            table: table.file.clone(),
            text: header + &body,
            stamp: Stamp {
                table: table.digest,
                body: stamp::digest(&body),
                generator: GENERATOR.to_owned(),
            },
        })
    }
}

impl Artifact {
    /// Why `found`, which stands in the artifact's place, is stale; `None` if it is not.
    /// Line endings do not count.
    #[must_use]
    pub fn stale(&self, found: &str) -> Option<Cause> {
        let found = unix_lines(found);
        if found == self.text {
            return None;
        }
        let Some((stamp, body)) = Stamp::read(&found) else {
            return Some(Cause::Edited);
        };
        // The first line bears no digest: it says the same in every version of an artifact.
        let header = |text: &str| text.lines().next().map(str::to_owned);
        if stamp.body != stamp::digest(body) || header(&found) != header(&self.text) {
            return Some(Cause::Edited);
        }
        let table = stamp.table != self.stamp.table;
        let generator = stamp.generator != self.stamp.generator;
        Some(match (table, generator) {
            (true, true) => Cause::TableAndGenerator,
            (true, false) => Cause::Table,
            // Both are the same and so is the body, so it is the stamp that was tampered with.
            (false, false) if stamp.body == self.stamp.body => Cause::Edited,
            // The generator may have changed without a new version.
            (false, _) => Cause::Generator,
        })
    }

    /// Whether a text was written by this generator, whatever became of it since.
    #[must_use]
    pub fn is_stamped(text: &str) -> bool {
        Stamp::read(&unix_lines(text)).is_some()
    }
}

/// The text with `\n` at the end of each line.
pub(crate) fn unix_lines(text: &str) -> String {
    text.replace("\r\n", "\n")
}
