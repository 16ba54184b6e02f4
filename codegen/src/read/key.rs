//! The types of keys: the kind of each, and how it is read.

use super::grammar::Kind;
use super::section::{RawSection, SectionReader};
use super::spanned::{RawFact, RawValue, Spanned};
use crate::model::keyword::Keyword;

/// The type of a key: its kind, and what it is read as.
pub(crate) trait KeyType {
    const KIND: Kind;
    type Raw;

    fn read(reader: &mut SectionReader<'_, '_>, key: &str) -> Self::Raw;
}

/// The number of the format.
pub(crate) struct Format;
/// Any string.
pub(crate) struct Str;
/// A string that is not empty.
pub(crate) struct NonEmptyStr;
/// A string that is not only white space.
pub(crate) struct NonBlankStr;
/// An array of strings.
pub(crate) struct StrArray;
/// An integer or a string.
pub(crate) struct Value;
/// `true` or `false`.
pub(crate) struct Bool;
/// A whole number of digits that an integer can have.
pub(crate) struct Digits;
/// A date without a time.
pub(crate) struct Date;
/// Names of columns, each with what a code states in it.
pub(crate) struct Facts;
/// One of the keywords of a type.
pub(crate) struct OneOf<K>(K);
/// An array of keywords of a type.
pub(crate) struct ManyOf<K>(K);
/// A section.
pub(crate) struct One<S>(S);
/// A section that may be absent.
pub(crate) struct Maybe<S>(S);
/// Any number of sections.
pub(crate) struct Many<S>(S);

impl KeyType for Format {
    const KIND: Kind = Kind::Format;
    type Raw = ();

    /// Reads nothing: the number has been checked.
    fn read(_: &mut SectionReader<'_, '_>, _: &str) -> Self::Raw {}
}

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

key_type!([] Str, Kind::Str, Option<Spanned<String>>, string);
key_type!([] NonEmptyStr, Kind::NonEmptyStr, Option<Spanned<String>>, string);
key_type!([] NonBlankStr, Kind::NonBlankStr, Option<Spanned<String>>, string);
key_type!([] StrArray, Kind::StrArray, Vec<Spanned<String>>, strings);
key_type!([] Value, Kind::Value, Option<Spanned<RawValue>>, value);
key_type!([] Bool, Kind::Bool, Option<Spanned<bool>>, boolean);
key_type!([] Digits, Kind::Digits, Option<Spanned<usize>>, digits);
key_type!([] Date, Kind::Date, Option<String>, date);
key_type!([] Facts, Kind::Facts, Vec<(Spanned<String>, Spanned<RawFact>)>, facts);
key_type!([K: Keyword] OneOf<K>, Kind::Keyword(K::KEYWORDS), Option<Spanned<String>>, string);
key_type!([K: Keyword] ManyOf<K>, Kind::KeywordArray(K::KEYWORDS), Vec<Spanned<String>>, strings);
key_type!([S: RawSection] One<S>, Kind::Section(S::SECTION), S, section_or_default);
key_type!([S: RawSection] Maybe<S>, Kind::Section(S::SECTION), Option<S>, section);
key_type!([S: RawSection] Many<S>, Kind::Sections(S::SECTION), Vec<S>, sections);
