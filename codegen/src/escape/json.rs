//! JSON as text: enough to write it, in the order given. A library would bring serde to every cold
//! build for these few lines.

use std::borrow::Cow;
use std::fmt::Write as _;

/// A JSON value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json<'t> {
    /// Written already, such as a number.
    Raw(String),
    /// Any text.
    Text(Cow<'t, str>),
    /// Values, in this order.
    Array(Vec<Json<'t>>),
    /// Names and values, in this order.
    Object(Vec<(&'static str, Json<'t>)>),
}

impl<'t> Json<'t> {
    /// Takes a text.
    #[must_use]
    pub fn text(text: impl Into<Cow<'t, str>>) -> Self {
        Self::Text(text.into())
    }

    pub(crate) fn texts(texts: impl IntoIterator<Item = &'t str>) -> Self {
        Self::Array(texts.into_iter().map(Self::text).collect())
    }

    /// Takes names and values.
    pub fn object(members: impl IntoIterator<Item = (&'static str, Self)>) -> Self {
        Self::Object(members.into_iter().collect())
    }

    /// The members of an object and the brace that closes it: all that follows `{` and a line break.
    pub(crate) fn members(members: Vec<(&'static str, Self)>) -> String {
        let text = Self::Object(members).render();
        text.strip_prefix("{\n").unwrap_or(&text).to_owned()
    }

    /// The value as a text of several lines, with a line break at the end.
    #[must_use]
    pub fn render(&self) -> String {
        let mut text = String::new();
        self.write(0, &mut text);
        text + "\n"
    }

    /// One value a line, but short arrays of plain values in one.
    fn write(&self, indent: usize, text: &mut String) {
        match self {
            Self::Raw(raw) => text.push_str(raw),
            Self::Text(plain) => quote(plain, text),
            Self::Array(items) if items.iter().all(Self::is_plain) => {
                text.push('[');
                for (i, item) in items.iter().enumerate() {
                    text.push_str(if i == 0 { "" } else { ", " });
                    item.write(indent, text);
                }
                text.push(']');
            }
            Self::Array(items) => {
                text.push('[');
                for (i, item) in items.iter().enumerate() {
                    new_line(i, indent + 1, text);
                    item.write(indent + 1, text);
                }
                end_line(indent, text);
                text.push(']');
            }
            Self::Object(members) => {
                text.push('{');
                for (i, (name, value)) in members.iter().enumerate() {
                    new_line(i, indent + 1, text);
                    name_of(name, text);
                    value.write(indent + 1, text);
                }
                end_line(indent, text);
                text.push('}');
            }
        }
    }

    fn is_plain(&self) -> bool {
        matches!(self, Self::Raw(_) | Self::Text(_))
    }
}

fn new_line(before: usize, indent: usize, text: &mut String) {
    text.push_str(if before == 0 { "" } else { "," });
    end_line(indent, text);
}

fn end_line(indent: usize, text: &mut String) {
    text.push('\n');
    for _ in 0..indent {
        text.push_str("  ");
    }
}

/// No name has anything that would have to be escaped.
fn name_of(name: &'static str, text: &mut String) {
    text.extend(["\"", name, "\": "]);
}

fn quote(plain: &str, text: &mut String) {
    // Nearly every text stands for itself.
    let itself = |byte: u8| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\');
    if plain.bytes().all(itself) {
        text.extend(["\"", plain, "\""]);
        return;
    }
    text.push('"');
    let mut done = 0;
    let special = |c: char| matches!(c, '"' | '\\') || c.is_control();
    for (at, c) in plain.char_indices().filter(|(_, c)| special(*c)) {
        // What stands for itself is taken over at once.
        text.push_str(&plain[done..at]);
        done = at + c.len_utf8();
        match c {
            '\n' => text.push_str("\\n"),
            '\t' => text.push_str("\\t"),
            '"' | '\\' => text.extend(['\\', c]),
            // Writing to a string cannot fail.
            _ => _ = write!(text, "\\u{:04x}", u32::from(c)),
        }
    }
    text.push_str(&plain[done..]);
    text.push('"');
}
