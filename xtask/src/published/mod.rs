//! Reads the tables out of a page on which a vendor publishes a list: every table, of any meaning.
//!
//! The result is what [`codetable::published`] chooses from.

mod cell;
mod csv;
pub mod formats;
mod html;
mod text;

use std::path::Path;

use codetable::published::PageTable as Grid;

/// The format of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// HTML, as browsers read it.
    Html,
    /// Values separated by commas, semicolons or tabs.
    Csv,
    /// Plain text or Markdown.
    Text,
}

impl Form {
    /// The format that the extension of a file name names; text if it names none.
    #[must_use]
    pub fn from_path(file: &Path) -> Self {
        let extension = file.extension().unwrap_or_default().to_ascii_lowercase();
        match extension.to_str() {
            Some("html" | "htm" | "xhtml") => Self::Html,
            Some("csv" | "tsv") => Self::Csv,
            _ => Self::Text,
        }
    }
}

/// Returns every table of a page. Bytes that are not text become U+FFFD, which no label contains.
#[must_use]
pub fn read(form: Form, bytes: &[u8]) -> Vec<Grid> {
    let page = decode(bytes);
    match form {
        Form::Html => html::read(&page),
        Form::Csv => csv::read(&page),
        Form::Text => text::read(&page),
    }
}

/// Decodes UTF-16 if there is a byte order mark for it, and UTF-8 otherwise.
fn decode(bytes: &[u8]) -> String {
    let wide = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = rest.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        String::from_utf16_lossy(&units.collect::<Vec<u16>>())
    };
    match bytes {
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}
