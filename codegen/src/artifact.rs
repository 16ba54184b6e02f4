//! One generated file: rendered from a draft, compared with what stands on disk.

use std::borrow::Cow;

use crate::format;
use crate::model::Table;
use crate::stamp::{self, Comment, GENERATOR, Stamp};

/// One generated file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// In which folder it belongs.
    pub place: Place,
    /// Where it belongs there, with `/` between the parts.
    pub path: String,
    /// The name of the file that it is made from, `*.toml` if that is all of them; `None` if it is
    /// the same for all tables.
    pub table: Option<String>,
    header: String,
    /// What follows the header, in pieces: a large one is never copied.
    body: Vec<String>,
    stamp: Stamp,
}

/// A folder that artifacts go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The folder of generated crates.
    Generated,
    /// The folder of tables.
    Spec,
}

/// What an emitter makes: a file that has no header yet.
pub(crate) struct Draft {
    /// Where it belongs within its crate, or within the folder that it stands in.
    pub(crate) path: &'static str,
    pub(crate) content: Content,
}

pub(crate) enum Content {
    Rust(Vec<format::Item>),
    Toml(String),
    Markdown(String),
    Html(String),
    /// The members of the outermost object, and the brace that ends it, in pieces.
    Json(Vec<String>),
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
    /// Formats the draft of a file of a table's crate and puts the header on it. The error is what
    /// the parser of Rust says, which no table can bring about unless the generator is wrong.
    pub(crate) fn render(self, table: &Table) -> Result<Artifact, String> {
        let path = format!("{}/{}", table.package.name, self.path);
        let file = table.file.clone();
        self.rendered(Place::Generated, path, Some((file, table.digest)))
    }

    /// The same for a file that stands beside the tables.
    pub(crate) fn render_beside(self) -> Result<Artifact, String> {
        let path = self.path.to_owned();
        self.rendered(Place::Spec, path, None)
    }

    /// The same for a file that stands beside the crates and is made from all tables.
    pub(crate) fn render_index(self, tables: &[Table]) -> Result<Artifact, String> {
        let path = self.path.to_owned();
        let digests = tables.iter().fold(String::new(), |all, table| {
            all + &format!("{} {:016x}\n", table.file, table.digest)
        });
        let tables = ("*.toml".to_owned(), stamp::digest(&digests));
        self.rendered(Place::Generated, path, Some(tables))
    }

    fn rendered(
        self,
        place: Place,
        path: String,
        table: Option<(String, u64)>,
    ) -> Result<Artifact, String> {
        let (comment, body) = match self.content {
            Content::Rust(items) => (
                Comment::Slashes,
                format::rust(items).map_err(|error| format!("{path}: {error}"))?,
            ),
            Content::Toml(text) => (Comment::Hash, vec![text]),
            Content::Markdown(text) | Content::Html(text) => (Comment::Markup, vec![text]),
            Content::Json(pieces) => (Comment::Member, pieces),
        };
        let (table, digest) = table.unzip();
        let from = match &table {
            Some(file) => format!("spec/{file}"),
            None => "the format that the generator reads".to_owned(),
        };
        let stamp = Stamp {
            table: digest,
            body: stamp::digest_of_pieces(&body),
            generator: GENERATOR.to_owned(),
        };
        let header = stamp::header(comment, &from, &stamp);
        Ok(Artifact {
            place,
            path,
            table,
            header,
            body,
            stamp,
        })
    }
}

impl Artifact {
    /// The whole text, header included, in pieces to be set one behind the other. Lines end in `\n`.
    pub fn pieces(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.header)
            .chain(&self.body)
            .map(String::as_str)
    }

    /// The whole text, header included. Lines end in `\n`.
    #[must_use]
    pub fn text(&self) -> String {
        self.pieces().collect()
    }

    /// Why `found`, which stands in the artifact's place, is stale; `None` if it is not.
    /// Line endings do not count.
    #[must_use]
    pub fn stale(&self, found: &str) -> Option<Cause> {
        let found = unix_lines(found);
        let mut rest = found.as_ref();
        let is_next = |piece| {
            rest = rest.strip_prefix(piece)?;
            Some(())
        };
        if self.pieces().map(is_next).all(|next| next.is_some()) && rest.is_empty() {
            return None;
        }
        let Some((header, stamp, body)) = Stamp::read(&found) else {
            return Some(Cause::Edited);
        };
        // The first line bears no digest: it says the same in every version of an artifact.
        let first_line = |header: &str| header.lines().next().map(str::to_owned);
        if stamp.body != stamp::digest(body) || first_line(header) != first_line(&self.header) {
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
pub(crate) fn unix_lines(text: &str) -> Cow<'_, str> {
    // Looking for one character is much faster than for two.
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n"))
    } else {
        Cow::Borrowed(text)
    }
}
