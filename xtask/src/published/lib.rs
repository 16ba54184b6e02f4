//! Reads the tables out of a vendor's page: every one, of any meaning.

mod csv;
mod grid;
mod html;
mod text;

pub use grid::{Grid, Kind, Row, print};

/// How a page is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As browsers read it.
    Html,
    /// Values with separators between them.
    Csv,
    /// Text, or Markdown.
    Text,
}

/// Every table of a page, whatever bytes it is made of.
#[must_use]
pub fn read(form: Form, bytes: &[u8]) -> Vec<Grid> {
    let page = decoded(bytes);
    match form {
        Form::Html => html::read(&page),
        Form::Csv => csv::read(&page),
        Form::Text => text::read(&page),
    }
}

/// UTF-16 where a mark says so, else UTF-8. What is neither becomes a character that no label has.
fn decoded(bytes: &[u8]) -> String {
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
