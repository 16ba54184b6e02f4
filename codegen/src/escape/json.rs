//! JSON values and their formatting. Written by hand, since a library would lengthen every cold build.

use std::borrow::Cow;

use crate::invisible::is_invisible;

/// The largest integer that every JSON parser keeps: 2⁵³ − 1, according to RFC 8259.
const MAX_EXACT: i128 = (1 << 53) - 1;

/// A JSON value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    /// A value that is JSON already, such as a number.
    Raw(String),
    /// A string.
    Str(String),
    /// An array.
    Array(Vec<Json>),
    /// An object, with its members in this order.
    Object(Vec<(Cow<'static, str>, Json)>),
}

impl Json {
    /// Creates a string.
    #[must_use]
    pub fn string(text: impl Into<String>) -> Self {
        Self::Str(text.into())
    }

    /// Creates a number.
    #[must_use]
    pub fn number(number: usize) -> Self {
        Self::Raw(number.to_string())
    }

    /// Creates a number if every JSON parser keeps it, or else a string.
    #[must_use]
    pub fn integer(number: i128) -> Self {
        Self::exact(number).unwrap_or_else(|| Self::string(number.to_string()))
    }

    /// Creates a number, if every JSON parser keeps it.
    pub(crate) fn exact(number: i128) -> Option<Self> {
        (number.abs() <= MAX_EXACT).then(|| Self::Raw(number.to_string()))
    }

    /// Creates a boolean.
    #[must_use]
    pub fn boolean(value: bool) -> Self {
        Self::Raw(value.to_string())
    }

    /// Returns a value, or `null` if there is none.
    #[must_use]
    pub fn or_null(value: Option<Self>) -> Self {
        value.unwrap_or_else(|| Self::Raw("null".to_owned()))
    }

    /// Creates an array of strings.
    pub(crate) fn strings<T: Into<String>>(strings: impl IntoIterator<Item = T>) -> Self {
        Self::Array(strings.into_iter().map(Self::string).collect())
    }

    /// Creates an object.
    pub fn object(members: impl IntoIterator<Item = (impl Into<Cow<'static, str>>, Self)>) -> Self {
        let members = members.into_iter();
        Self::Object(members.map(|(name, value)| (name.into(), value)).collect())
    }

    /// Writes the value, with a line for each member and a line break at the end.
    #[must_use]
    pub fn render(&self) -> String {
        let mut text = String::new();
        self.write(0, &mut text);
        text + "\n"
    }

    /// Writes the value in one line, without spaces and without `<`, so that it can be within an element of HTML.
    pub(crate) fn for_html(&self) -> String {
        let mut text = String::new();
        self.write_compact(&mut text);
        // Only strings have it.
        text.replace('<', "\\u003c")
    }

    fn write_compact(&self, text: &mut String) {
        match self {
            Self::Raw(raw) => text.push_str(raw),
            Self::Str(string) => write_string(string, text),
            Self::Array(items) => {
                text.push('[');
                for (position, item) in items.iter().enumerate() {
                    text.push_str(if position == 0 { "" } else { "," });
                    item.write_compact(text);
                }
                text.push(']');
            }
            Self::Object(members) => {
                text.push('{');
                for (position, (name, value)) in members.iter().enumerate() {
                    text.push_str(if position == 0 { "" } else { "," });
                    write_string(name, text);
                    text.push(':');
                    value.write_compact(text);
                }
                text.push('}');
            }
        }
    }

    fn write(&self, indent: usize, text: &mut String) {
        match self {
            Self::Raw(raw) => text.push_str(raw),
            Self::Str(string) => write_string(string, text),
            Self::Array(items) => {
                let is_plain = |item: &Self| matches!(item, Self::Raw(_) | Self::Str(_));
                let is_one_line = items.iter().all(is_plain);
                text.push('[');
                for (position, item) in items.iter().enumerate() {
                    match (position, is_one_line) {
                        (0, true) => {}
                        (_, true) => text.push_str(", "),
                        (_, false) => start_line(position, indent + 1, text),
                    }
                    item.write(indent + 1, text);
                }
                if !is_one_line {
                    start_line(0, indent, text);
                }
                text.push(']');
            }
            Self::Object(members) => {
                text.push('{');
                for (position, (name, value)) in members.iter().enumerate() {
                    start_line(position, indent + 1, text);
                    write_string(name, text);
                    text.push_str(": ");
                    value.write(indent + 1, text);
                }
                start_line(0, indent, text);
                text.push('}');
            }
        }
    }
}

/// Starts a line, after a comma if it is not the first one.
fn start_line(position: usize, indent: usize, text: &mut String) {
    text.push_str(if position == 0 { "\n" } else { ",\n" });
    text.extend(std::iter::repeat_n("  ", indent));
}

fn write_string(string: &str, text: &mut String) {
    text.push('"');
    for c in string.chars() {
        match c {
            '\n' => text.push_str("\\n"),
            '\t' => text.push_str("\\t"),
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            // In UTF-16, as JSON has it.
            _ if is_invisible(c) => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    *text += &format!("\\u{unit:04x}");
                }
            }
            _ => text.push(c),
        }
    }
    text.push('"');
}
