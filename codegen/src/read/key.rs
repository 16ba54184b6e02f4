//! Sections, keys and their types: what a section of a table may contain, for the reader, for messages
//! and for the JSON Schema.

use super::raw::{RawValue, Spanned};
use super::section::SectionReader;
use crate::model::words::Words;

/// One section of a table.
#[derive(Debug)]
pub(crate) struct Section {
    /// How messages name it, such as `[[code]]`.
    pub(crate) name: &'static str,
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
    pub(crate) about: &'static str,
    /// An example, as it is written in TOML; empty for sections.
    pub(crate) example: &'static str,
}

/// What the value of a key can be.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// The number of the format.
    Format,
    /// Any string.
    Text,
    /// A string that is not empty.
    Filled,
    /// One of these words.
    Word(&'static [&'static str]),
    /// An array of strings.
    Texts,
    /// An integer or a string.
    Value,
    /// A section within this one.
    Section(&'static Section),
    /// Any number of sections.
    Sections(&'static Section),
}

/// A section as written.
pub(crate) trait RawSection: Default {
    const SECTION: &'static Section;

    /// Reads the keys. Those that are missing or wrong were reported, and are `None` or empty.
    fn read(reader: SectionReader<'_, '_>) -> Self;
}

/// The type of a key: its kind, and what it is read as.
pub(crate) trait KeyType {
    const KIND: Kind;
    type Raw;

    fn read(reader: &mut SectionReader<'_, '_>, key: &str) -> Self::Raw;
}

/// The number of the format.
pub(crate) struct Format;
/// Any string.
pub(crate) struct Text;
/// A string that is not empty.
pub(crate) struct Filled;
/// An array of strings.
pub(crate) struct Texts;
/// An integer or a string.
pub(crate) struct Value;
/// One of the words of a type.
pub(crate) struct Word<W>(W);
/// A section.
pub(crate) struct One<S>(S);
/// A section that may be absent.
pub(crate) struct Maybe<S>(S);
/// Any number of sections.
pub(crate) struct Many<S>(S);

/// Declares that keys of a type are read by a method of [`SectionReader`].
macro_rules! key_type {
    ([$($generic:ident: $bound:ident)?] $type:ty, $kind:expr, $raw:ty, $method:ident) => {
        impl $(<$generic: $bound>)? KeyType for $type {
            const KIND: Kind = $kind;
            type Raw = $raw;

            fn read(reader: &mut SectionReader<'_, '_>, key: &str) -> Self::Raw {
                reader.$method(key)
            }
        }
    };
}

key_type!([] Format, Kind::Format, (), skip);
key_type!([] Text, Kind::Text, Option<Spanned<String>>, text);
key_type!([] Filled, Kind::Filled, Option<Spanned<String>>, text);
key_type!([] Texts, Kind::Texts, Vec<Spanned<String>>, texts);
key_type!([] Value, Kind::Value, Option<Spanned<RawValue>>, value);
key_type!([W: Words] Word<W>, Kind::Word(W::WORDS), Option<Spanned<String>>, text);
key_type!([S: RawSection] One<S>, Kind::Section(S::SECTION), S, section_or_default);
key_type!([S: RawSection] Maybe<S>, Kind::Section(S::SECTION), Option<S>, section);
key_type!([S: RawSection] Many<S>, Kind::Sections(S::SECTION), Vec<S>, sections);

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
