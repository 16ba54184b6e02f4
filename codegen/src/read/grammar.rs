//! Sections and keys: what a section of a table may contain, for the reader, for messages and for the JSON
//! Schema.

/// One section of a table.
#[derive(Debug)]
pub(crate) struct Section {
    /// How messages name it, such as `[[code]]`.
    pub(crate) name: &'static str,
    /// What it describes, for the JSON Schema.
    pub(crate) about: &'static str,
    pub(crate) keys: &'static [Key],
    /// Sets of keys, exactly one of which has to be present and complete.
    pub(crate) either: &'static [&'static [&'static str]],
}

/// One key of a section.
#[derive(Debug)]
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) required: bool,
    /// What it means, for the JSON Schema.
    pub(crate) about: &'static str,
    /// An example, as it is written in TOML; empty for sections.
    pub(crate) example: &'static str,
}

impl Key {
    /// How the key is written in a table.
    pub(crate) fn written(&self) -> String {
        match self.kind {
            Kind::Section(section) | Kind::Sections(section) => section.name.to_owned(),
            Kind::Format => format!("{} = {}", self.name, self.example),
            _ => format!("{} = …", self.name),
        }
    }
}

/// What the value of a key can be.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// The number of the format.
    Format,
    /// Any string.
    Str,
    /// A string that is not empty.
    NonEmptyStr,
    /// A string that is not only white space.
    NonBlankStr,
    /// One of these words.
    Keyword(&'static [&'static str]),
    /// An array of strings.
    StrArray,
    /// An array of these words.
    KeywordArray(&'static [&'static str]),
    /// An integer or a string.
    Value,
    /// `true` or `false`.
    Bool,
    /// A whole number of digits that an integer can have.
    Digits,
    /// A date without a time.
    Date,
    /// A table of facts: names of columns, each with a boolean, an integer or a string.
    Facts,
    /// A section within this one.
    Section(&'static Section),
    /// Any number of sections.
    Sections(&'static Section),
}
