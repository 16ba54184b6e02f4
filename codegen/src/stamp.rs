//! The header of every artifact: what it was made from, what to do instead of editing it, and a
//! stamp from which a check can tell why it is stale.

use std::hash::Hasher;

use siphasher::sip::SipHasher13;

/// The generator's version, as it stands in every stamp.
pub const GENERATOR: &str = env!("CARGO_PKG_VERSION");

/// What stands in a header for a machine to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The digest of the table's text; `None` for what is the same for all tables.
    pub table: Option<u64>,
    /// The digest of what follows the header.
    pub body: u64,
    /// The version of the generator.
    pub generator: String,
}

/// How a kind of file writes a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Comment {
    /// `// …`
    Slashes,
    /// `# …`
    Hash,
    /// `<!-- … -->`
    Markup,
    /// A member of the outermost object: JSON has no comments.
    Member,
}

const MARK: &str = "stamp: ";

/// The digest of a text. The same on every machine; no defence against an attacker.
pub(crate) fn digest(text: &str) -> u64 {
    digest_of_pieces(&[text])
}

/// The digest of the text that these pieces make together.
pub(crate) fn digest_of_pieces(pieces: &[impl AsRef<str>]) -> u64 {
    let mut hasher = SipHasher13::new();
    for piece in pieces {
        hasher.write(piece.as_ref().as_bytes());
    }
    hasher.finish()
}

/// A header for `body`: what it was made from, what to do instead of editing it, and the stamp.
/// `from` names the sources, such as `spec/uptivity.toml`.
pub(crate) fn header(comment: Comment, from: &str, stamp: &Stamp) -> String {
    let Stamp {
        table,
        body,
        generator,
    } = stamp;
    let table = table.map_or(String::new(), |table| format!("table {table:016x}, "));
    let stamp = format!("{MARK}{table}body {body:016x}, generator {generator}");
    let what = format!("@generated from {from}: do not edit.");
    let to_do = "run `cargo xtask codegen`.";
    match comment {
        Comment::Slashes => format!("// {what} Change that, then {to_do}\n// {stamp}\n\n"),
        Comment::Hash => format!("# {what} Change that, then {to_do}\n# {stamp}\n\n"),
        Comment::Markup => {
            format!("<!-- {what} Change that, then {to_do} -->\n<!-- {stamp} -->\n\n")
        }
        Comment::Member => format!("{{\n  \"$comment\": \"{what} {stamp}\",\n"),
    }
}

impl Stamp {
    /// Finds the stamp in the second line of an artifact: gives the header, the stamp, and what
    /// follows the header. The text's lines end in `\n`.
    pub(crate) fn read(text: &str) -> Option<(&str, Self, &str)> {
        let first = text.find('\n')? + 1;
        let second = first + text[first..].find('\n')? + 1;
        let (header, body) = text.split_at(second);
        let body = body.strip_prefix('\n').unwrap_or(body);
        let (_, line) = header[first..].split_once(MARK)?;
        let (table, line) = match line.strip_prefix("table ") {
            Some(line) => {
                let (table, line) = line.split_once(", ")?;
                (Some(u64::from_str_radix(table, 16).ok()?), line)
            }
            None => (None, line),
        };
        let (digest, line) = line.strip_prefix("body ")?.split_once(", generator ")?;
        let generator = line.split([' ', '"', '\n']).next()?;
        let stamp = Self {
            table,
            body: u64::from_str_radix(digest, 16).ok()?,
            generator: generator.to_owned(),
        };
        Some((header, stamp, body))
    }
}
