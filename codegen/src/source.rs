//! One table file as text: its name, its encoding, its line endings.

use std::borrow::Cow;

use crate::diagnostic::{Diagnostics, START};

const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// The text of one table file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    file: String,
    text: String,
    /// Whether a byte order mark precedes the text.
    has_mark: bool,
    /// The offset in the text of the first bytes that were not UTF-8.
    not_utf8: Option<usize>,
}

impl Source {
    /// Creates a source from the name of a file in the folder of tables, such as `uptivity.toml`, and its
    /// text. Line endings do not matter. A byte order mark affects only the digest in `codetable.lock`.
    #[must_use]
    pub fn new(file: impl Into<String>, text: &str) -> Self {
        Self {
            file: file.into(),
            text: normalize(text).into_owned(),
            has_mark: text.starts_with(BYTE_ORDER_MARK),
            not_utf8: None,
        }
    }

    /// Creates a source from the bytes of a file. Bytes that are not UTF-8 are reported as a mistake of the
    /// table, and U+FFFD replaces them.
    #[must_use]
    pub fn from_bytes(file: impl Into<String>, bytes: &[u8]) -> Self {
        let mut source = Self::new(file, &String::from_utf8_lossy(bytes));
        if let Err(error) = std::str::from_utf8(bytes) {
            let (before, _) = bytes.split_at(error.valid_up_to());
            source.not_utf8 = Some(normalize(&String::from_utf8_lossy(before)).len());
        }
        source
    }

    /// Returns the name of the file.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Returns the text that the [`Span`](crate::Span)s of a [`Diagnostic`](crate::Diagnostic) refer to.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the text with all that distinguishes two versions of the file, apart from line endings.
    pub(crate) fn identity(&self) -> Cow<'_, str> {
        if self.has_mark {
            Cow::Owned(format!("{BYTE_ORDER_MARK}{}", self.text))
        } else {
            Cow::Borrowed(&self.text)
        }
    }

    /// Reports a file name or an encoding that a table cannot have.
    ///
    /// Returns whether the text can be read. It can if only the name is wrong, so that the mistakes in the
    /// text are reported too.
    pub(crate) fn check_readable(&self, diagnostics: &mut Diagnostics) -> bool {
        // The name appears in comments of several languages and must not end any of them.
        let is_allowed = |c: char| c.is_ascii_alphanumeric() || "-_. ".contains(c);
        if !self.file.chars().all(is_allowed) {
            let title = format!("a table cannot have the file name {:?}", self.file);
            let help = "rename the file to ASCII letters, digits, `-`, `_`, `.` and spaces";
            diagnostics.error(&START, title, help);
        }
        if let Some(start) = self.not_utf8 {
            let span = start..start + char::REPLACEMENT_CHARACTER.len_utf8();
            let help = "save the file as UTF-8; the rest of the table is checked after that";
            diagnostics.error(&span, "the table is not UTF-8", help);
        }
        self.not_utf8.is_none()
    }
}

/// The text without a byte order mark, with `\r\n` replaced by `\n`.
fn normalize(text: &str) -> Cow<'_, str> {
    unix_lines(text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text))
}

/// The text with `\r\n` replaced by `\n`.
pub(crate) fn unix_lines(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n"))
    } else {
        Cow::Borrowed(text)
    }
}
