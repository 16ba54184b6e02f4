//! The types of keys: the kind of each, and how it is read.

use super::grammar::Kind;
use super::section::{RawSection, SectionReader};
use super::spanned::{RawValue, Spanned};
use crate::model::words::Words;

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
