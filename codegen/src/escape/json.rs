//! JSON values, and how they are written. It takes fewer lines than a library would take seconds to build.

/// A JSON value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    /// A value that is JSON already, such as a number.
    Raw(String),
    /// A string.
    Text(String),
    /// An array.
    Array(Vec<Json>),
    /// An object, with its members in this order.
    Object(Vec<(&'static str, Json)>),
}

impl Json {
    /// Creates a string.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Creates an array of strings.
    pub(crate) fn texts<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::Array(texts.into_iter().map(Self::text).collect())
    }

    /// Creates an object.
    pub fn object(members: impl IntoIterator<Item = (&'static str, Self)>) -> Self {
        Self::Object(members.into_iter().collect())
    }

    /// Writes the value, with a line for each member and a line break at the end.
    #[must_use]
    pub fn render(&self) -> String {
        self.render_at(0) + "\n"
    }

    fn render_at(&self, indent: usize) -> String {
        match self {
            Self::Raw(raw) => raw.clone(),
            Self::Text(text) => quoted(text),
            Self::Array(items) => {
                let is_plain = |item: &Self| matches!(item, Self::Raw(_) | Self::Text(_));
                if items.iter().all(is_plain) {
                    let items = items.iter().map(|item| item.render_at(indent));
                    return format!("[{}]", items.collect::<Vec<_>>().join(", "));
                }
                format!(
                    "[{}]",
                    lines(indent, items.iter().map(|item| item.render_at(indent + 1)))
                )
            }
            Self::Object(members) => {
                let members = members
                    .iter()
                    .map(|(name, value)| format!("\"{name}\": {}", value.render_at(indent + 1)));
                format!("{{{}}}", lines(indent, members))
            }
        }
    }
}

/// Items on lines of their own, between brackets that are indented this far.
fn lines(indent: usize, items: impl Iterator<Item = String>) -> String {
    let margin = "  ".repeat(indent);
    let lines: Vec<String> = items.map(|item| format!("\n{margin}  {item}")).collect();
    format!("{}\n{margin}", lines.join(","))
}

fn quoted(text: &str) -> String {
    let mut quoted = "\"".to_owned();
    for c in text.chars() {
        match c {
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            _ if c.is_control() => quoted += &format!("\\u{:04x}", u32::from(c)),
            _ => quoted.push(c),
        }
    }
    quoted + "\""
}
