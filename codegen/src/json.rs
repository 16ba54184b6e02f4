//! JSON as text: enough to write it, in the order given. A library would bring serde to every cold
//! build for these few lines.

use std::fmt::Write as _;

/// A JSON value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    /// Written already, such as a number.
    Raw(String),
    /// Any text.
    Text(String),
    /// Values, in this order.
    Array(Vec<Json>),
    /// Names and values, in this order.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Takes a text.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    pub(crate) fn texts<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        Self::Array(texts.into_iter().map(Self::text).collect())
    }

    /// Takes names and values.
    pub fn object<'n>(members: impl IntoIterator<Item = (&'n str, Self)>) -> Self {
        let members = members
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value));
        Self::Object(members.collect())
    }

    /// The members of an object and the brace that ends it: what follows `{` and a line break.
    pub(crate) fn members(members: Vec<(String, Self)>) -> String {
        let whole = Self::Object(members).lines(0);
        whole.strip_prefix("{\n").unwrap_or(&whole).to_owned() + "\n"
    }

    /// The value as a text of several lines, with a line break at the end.
    #[must_use]
    pub fn render(&self) -> String {
        self.lines(0) + "\n"
    }

    /// One value a line, but short arrays of plain values in one.
    fn lines(&self, indent: usize) -> String {
        let (inner, outer) = ("  ".repeat(indent + 1), "  ".repeat(indent));
        match self {
            Self::Raw(raw) => raw.clone(),
            Self::Text(text) => quoted(text),
            Self::Array(items) if items.iter().all(Self::is_plain) => {
                let items: Vec<String> = items.iter().map(|item| item.lines(indent)).collect();
                format!("[{}]", items.join(", "))
            }
            Self::Array(items) => {
                let items = items
                    .iter()
                    .map(|item| format!("{inner}{}", item.lines(indent + 1)));
                format!("[\n{}\n{outer}]", items.collect::<Vec<_>>().join(",\n"))
            }
            Self::Object(members) => {
                let member = |(name, value): &(String, Self)| {
                    format!("{inner}{}: {}", quoted(name), value.lines(indent + 1))
                };
                let members: Vec<String> = members.iter().map(member).collect();
                format!("{{\n{}\n{outer}}}", members.join(",\n"))
            }
        }
    }

    fn is_plain(&self) -> bool {
        matches!(self, Self::Raw(_) | Self::Text(_))
    }
}

fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            // Writing to a string cannot fail.
            c if c.is_control() => _ = write!(quoted, "\\u{:04x}", u32::from(c)),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
