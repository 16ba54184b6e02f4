//! One table file as text: its name, its encoding, its line endings.

use std::borrow::Cow;

use crate::diagnostic::Diagnostics;

/// The text of one table file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    file: String,
    text: String,
    /// The offset in the text of the first bytes that were not UTF-8.
    not_utf8: Option<usize>,
}

impl Source {
    /// Creates a source from the name of a file in the folder of tables, such as `uptivity.toml`, and its
    /// text. Line endings and a byte order mark make no difference to what is generated.
    #[must_use]
    pub fn new(file: impl Into<String>, text: &str) -> Self {
        Self {
            file: file.into(),
            text: normalize(text).into_owned(),
            not_utf8: None,
        }
    }

    /// Creates a source from the bytes of a file. Bytes that are not UTF-8 are a mistake of the table
    /// like any other; U+FFFD is in their place.
    #[must_use]
    pub fn from_bytes(file: impl Into<String>, bytes: &[u8]) -> Self {
        let mut source = Self::new(file, &String::from_utf8_lossy(bytes));
        if let Err(error) = std::str::from_utf8(bytes) {
            let (before, _) = bytes.split_at(error.valid_up_to());
            source.not_utf8 = Some(normalize(&String::from_utf8_lossy(before)).len());
        }
        source
    }

    /// The name of the file.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The text that the [`Span`](crate::Span)s of a [`Diagnostic`](crate::Diagnostic) refer to.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Reports a file name or an encoding that no table may have. Returns whether the text can be read.
    pub(crate) fn check(&self, diagnostics: &mut Diagnostics) -> bool {
        // The name appears in comments of several languages and must not end any of them.
        let plain = |c: char| c.is_ascii_alphanumeric() || "-_. ".contains(c);
        if !self.file.chars().all(plain) {
            diagnostics.error(
                &(0..0),
                format!("a file of the name {:?} cannot be a table", self.file),
                "",
                "give the file a name of ASCII letters, digits, `-`, `_`, `.` and spaces",
            );
        }
        if let Some(at) = self.not_utf8 {
            diagnostics.error(
                &(at..at + char::REPLACEMENT_CHARACTER.len_utf8()),
                "the table is not UTF-8",
                "",
                "save the file as UTF-8; the rest of the table is checked after that",
            );
        }
        self.not_utf8.is_none()
    }
}

/// The text without a byte order mark, with `\n` at the end of each line.
fn normalize(text: &str) -> Cow<'_, str> {
    unix_lines(text.strip_prefix('\u{FEFF}').unwrap_or(text))
}

/// The text with `\n` at the end of each line.
pub(crate) fn unix_lines(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n"))
    } else {
        Cow::Borrowed(text)
    }
}
