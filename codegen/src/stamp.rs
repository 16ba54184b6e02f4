//! The header of every artifact: what it was made from, what to do instead of editing it, and a
//! stamp from which a check can tell why it is stale.

use std::hash::Hasher;

use siphasher::sip::SipHasher13;

/// The generator's version, as it stands in every stamp.
pub const GENERATOR: &str = env!("CARGO_PKG_VERSION");

/// What stands in a header for a machine to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The digest of the table's text.
    pub table: u64,
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
}

const MARK: &str = "stamp: table ";

/// The digest of a text. The same on every machine; no defence against an attacker.
pub(crate) fn digest(text: &str) -> u64 {
    let mut hasher = SipHasher13::new();
    hasher.write(text.as_bytes());
    hasher.finish()
}

impl Comment {
    fn line(self, text: &str) -> String {
        match self {
            Self::Slashes => format!("// {text}\n"),
            Self::Hash => format!("# {text}\n"),
            Self::Markup => format!("<!-- {text} -->\n"),
        }
    }
}

/// A header, two lines and a blank one, for `body` made from the table in `file`.
pub(crate) fn header(comment: Comment, file: &str, table: u64, body: &str) -> String {
    let what = comment.line(&format!(
        "@generated from spec/{file}: do not edit. Change the table, then run `cargo xtask codegen`."
    ));
    let body = digest(body);
    let stamp = comment.line(&format!(
        "{MARK}{table:016x}, body {body:016x}, generator {GENERATOR}"
    ));
    format!("{what}{stamp}\n")
}

impl Stamp {
    /// Finds the stamp in the second line of an artifact, and what follows the header.
    /// The text's lines end in `\n`.
    pub(crate) fn read(text: &str) -> Option<(Self, &str)> {
        let (_, rest) = text.split_once('\n')?;
        let (line, rest) = rest.split_once('\n')?;
        let body = rest.strip_prefix('\n')?;
        let (_, line) = line.split_once(MARK)?;
        let (table, line) = line.split_once(", body ")?;
        let (digest, line) = line.split_once(", generator ")?;
        let generator = line.split_whitespace().next()?;
        let stamp = Self {
            table: u64::from_str_radix(table, 16).ok()?,
            body: u64::from_str_radix(digest, 16).ok()?,
            generator: generator.to_owned(),
        };
        Some((stamp, body))
    }
}
