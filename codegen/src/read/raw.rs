//! A table as written, not yet validated, and its grammar: each key is declared once, with its type, its
//! meaning and an example.

use super::grammar::{Key, Section};
use super::key::{
    Bool, Date, Digits, Facts, Format, KeyType, Many, ManyOf, Maybe, NonBlankStr, NonEmptyStr, One,
    OneOf, Str, StrArray, Value,
};
use super::section::{RawSection, SectionReader};
use crate::model::column::ColumnType;
use crate::model::value::{Radix, Repr};
use crate::model::{Discriminant, Feature, Outcome};

/// The number of the table format that this generator reads.
pub(crate) const FORMAT: &str = "1";

/// Declares a section: its raw struct, how that is read, and its grammar.
///
/// Each key has a field, `required` or `optional`, its type, its name, its meaning and an example.
macro_rules! section {
    (
        $(#[doc = $about:literal])*
        $raw:ident $name:literal $(either $([$($set:literal)*])*)? {
            $($field:ident: $need:ident $type:ty, $key:literal, $meaning:expr, $example:expr;)*
        }
    ) => {
        #[doc = concat!("`", $name, "`:", $($about,)* )]
        #[derive(Debug, Default)]
        pub(crate) struct $raw {
            $(pub(crate) $field: <$type as KeyType>::Raw,)*
            /// Whether a key is missing, unknown or of a wrong type.
            #[allow(dead_code, reason = "a check needs it only where an absent key is a mistake")]
            pub(crate) has_mistake: bool,
        }

        impl RawSection for $raw {
            const SECTION: &'static Section = &Section {
                name: $name,
                about: concat!($($about,)*).trim_ascii_start(),
                keys: &[$(Key {
                    name: $key,
                    kind: <$type as KeyType>::KIND,
                    required: section!(@ $need),
                    about: $meaning,
                    example: $example,
                }),*],
                either: &[$($(&[$($set),*]),*)?],
            };

            fn read(mut reader: SectionReader<'_, '_>) -> Self {
                Self {
                    $($field: <$type as KeyType>::read(&mut reader, $key),)*
                    has_mistake: reader.has_mistake(),
                }
            }
        }
    };
    (@ required) => { true };
    (@ optional) => { false };
}

section! {
    /// One family of result codes, from which a Rust crate is generated.
    RawTable "the table" either ["package"] ["module"] {
        _format: required Format, "format", "The number of the table format.", FORMAT;
        metadata: required One<RawMetadata>, "table", RawMetadata::SECTION.about, "";
        package: optional Maybe<RawPackage>, "package", RawPackage::SECTION.about, "";
        module: optional Maybe<RawModule>, "module", RawModule::SECTION.about, "";
        groups: optional Many<RawGroup>, "group", RawGroup::SECTION.about, "";
        tags: optional Many<RawTag>, "tag", RawTag::SECTION.about, "";
        columns: optional Many<RawColumn>, "column", RawColumn::SECTION.about, "";
        ranges: optional Many<RawRange>, "range", RawRange::SECTION.about, "";
        codes: required Many<RawCode>, "code", RawCode::SECTION.about, "";
        gaps: optional Many<RawGap>, "gap", RawGap::SECTION.about, "";
        retired: optional Many<RawRetired>, "retired", RawRetired::SECTION.about, "";
        message: optional Maybe<RawMessage>, "message", RawMessage::SECTION.about, "";
    }
}

section! {
    /// What the codes are, and what they are in Rust.
    RawMetadata "[table]" {
        title: required Str, "title", "What one of the codes is, for headings.", "\"Door code\"";
        type_name: required Str, "type",
            "The Rust enum. `Raw` and this name is the struct that holds any value.", "\"DoorCode\"";
        repr: required OneOf<Repr>, "repr", "The type of the values.", "\"u16\"";
        radix: optional OneOf<Radix>, "radix",
            "How values are shown: decimal, or hexadecimal at the width of the type.", "\"hex\"";
        width: optional Digits, "width",
            "The digits that a decimal value is shown with at least: `0017` for 17 and a width of 4.", "4";
        strip_prefix: optional StrArray, "strip-prefix",
            "Prefixes to remove from labels to make Rust names. The longest that leaves a usable name is removed.",
            "[\"DOOR_ERROR_\", \"DOOR_\"]";
        discriminant: optional OneOf<Discriminant>, "discriminant",
            "What the discriminant of a variant is. `value`: the value of the code. `position`: the index of the code when all codes are sorted by value; the result of `as` is then not part of the API. A table of more than 2,048 codes has to set this key, and one of more than 4,096 has to set it to `position`. Tables of strings always have positions.",
            "\"position\"";
        exhaustive: optional Bool, "exhaustive",
            "Whether the enum can be matched without a `_` arm. A new code is then a major change.", "true";
        base_mask: optional Value, "base-mask",
            "The bits of a value that make its base code, for integers. A value without a code is answered like the code of its base.",
            "\"0xFF\"";
        publication: required One<RawPublication>, "source", RawPublication::SECTION.about, "";
    }
}

section! {
    /// Where the facts come from.
    RawPublication "[table.source]" {
        document: required Str, "document",
            "The document that the facts come from.", "\"Doors: operating manual\"";
        publisher: optional NonBlankStr, "publisher", "Who published it.", "\"Example Doors\"";
        url: optional Str, "url", "Its address.", "\"https://doors.example/manual\"";
        version: optional NonBlankStr, "version", "The edition that was read.", "\"22.1\"";
        retrieved: optional Date, "retrieved", "The day on which it was read.", "\"2026-11-25\"";
        link: optional Str, "link",
            "The address of the page of one code. `{value}`, `{label}` and `{variant}` are replaced by those of the code, percent-encoded.",
            "\"https://doors.example/manual#{label}\"";
    }
}

section! {
    /// What Cargo needs to know about the generated crate.
    RawPackage "[package]" {
        name: required Str, "name",
            "The package, and its folder among the generated crates.", "\"door-codes\"";
        version: required Str, "version",
            "Its version. The command `breaking` says how far to raise it.", "\"0.1.0\"";
        description: required Str, "description", "One line about it.", "\"The codes of a door\"";
        license: optional Str, "license",
            "An SPDX expression. Optional with `license-file` or `publish = false`.", "\"MIT OR Apache-2.0\"";
        license_file: optional NonEmptyStr, "license-file",
            "A file with the license, in place of `license`. The path is relative to the folder of the crate.",
            "\"../../LICENSE\"";
        repository: optional Str, "repository", "The address of the source code.", "\"https://code.example/doors\"";
        homepage: optional Str, "homepage", "The address of the home page.", "\"https://doors.example\"";
        documentation: optional Str, "documentation",
            "The address of the documentation.", "\"https://docs.rs/door-codes\"";
        keywords: optional StrArray, "keywords", "Up to five words for the search of the registry.", "[\"door\"]";
        categories: optional StrArray, "categories",
            "Up to five categories of the registry. Without this key, `no-std::no-alloc`.", "[\"hardware-support\"]";
        publish: optional Bool, "publish",
            "`false` keeps Cargo from publishing the crate.", "false";
    }
}

section! {
    /// The file that is generated in place of a crate: a module for a crate of one's own.
    RawModule "[module]" {
        name: required Str, "name", "The module, and its file among what is generated.", "\"door_codes\"";
        version: optional Str, "version",
            "The version of the crate that has the module. Without it, the command `breaking` only refuses what no version allows.",
            "\"1.0.0\"";
        features: optional ManyOf<Feature>, "features",
            "What the module has: `serde`, `alloc` for a table of strings, `message` for a table with a message. The crate that has the module needs their dependencies.",
            "[\"serde\"]";
        docs: optional Bool, "docs",
            "Whether a page and the codes as JSON are generated alongside the module.", "true";
        outcome_from: optional Str, "outcome-from",
            "Another module with the same parent, whose `Outcome` this one uses.", "\"gate_codes\"";
    }
}

section! {
    /// A group that codes may belong to. Tables for people have a section for each group.
    RawGroup "[[group]]" {
        id: required Str, "id", "How codes name the group. Its Rust name is made from it.", "\"motor\"";
        title: required NonBlankStr, "title", "Its heading.", "\"The motor\"";
        description: optional NonBlankStr, "description",
            "What its codes have in common, in plain text.", "\"Codes of the motor.\"";
    }
}

section! {
    /// A property that codes and ranges may have. Each becomes a method, such as `is_retriable()`.
    RawTag "[[tag]]" {
        id: required Str, "id", "The id by which codes and ranges refer to the tag.", "\"retriable\"";
        description: optional NonBlankStr, "description",
            "What the method returns, for its documentation.", "\"The request may be sent again.\"";
    }
}

section! {
    /// A fact that codes may state, of a declared type. Each becomes a method, such as `http_status()`.
    RawColumn "[[column]]" {
        id: required Str, "id",
            "The id by which codes refer to the column. The name of the method is derived from it.",
            "\"http-status\"";
        column_type: required OneOf<ColumnType>, "type", "The type of the fact.", "\"u16\"";
        description: required NonBlankStr, "description",
            "What the fact is, for the documentation of the method.", "\"The HTTP status of the gateway.\"";
        required: optional Bool, "required",
            "Whether every code states the fact. The method then returns it, and otherwise an `Option`.", "true";
    }
}

section! {
    /// What holds for every value from the first to the last, or with a prefix, whether or not it has a code.
    /// Ranges nest or are apart.
    RawRange "[[range]]" either ["first" "last"] ["prefix"] {
        first: optional Value, "first", "The lowest value.", "400";
        last: optional Value, "last", "The highest value.", "499";
        prefix: optional NonEmptyStr, "prefix",
            "What the values start with, byte for byte, in a table of strings.", "\"23\"";
        group: optional Str, "group", "The `id` of the group, unless a code or a narrower range states another.",
            "\"motor\"";
        outcome: optional OneOf<Outcome>, "outcome",
            "The outcome of the request, unless a code or a narrower range states another.", "\"error\"";
        tags: optional StrArray, "tags", "Tags of all values.", "[\"retriable\"]";
        label: optional NonBlankStr, "label", "What values without a code are called.", "\"Motor fault\"";
        description: optional NonBlankStr, "description",
            "What values without a code mean, in plain text.", "\"A fault of the motor.\"";
        fallback: optional Value, "fallback", "The code that values without one are to be treated as.", "400";
    }
}

section! {
    /// One code.
    RawCode "[[code]]" {
        value: required Value, "value",
            "What travels on the wire: an integer, or a string. For an integer `repr` a string has decimal digits, or hexadecimal ones after `0x`. For `str`, any string that is not empty. Values are unique.",
            "17";
        label: required NonEmptyStr, "label",
            "The string that the vendor publishes, byte for byte.", "\"DOOR_OPEN\"";
        variant: optional Str, "variant",
            "The Rust name, if the one derived from the label does not read well.", "\"Open\"";
        outcome: optional OneOf<Outcome>, "outcome",
            "The outcome of the request. Left out if the source does not state it.", "\"error\"";
        group: optional Str, "group", "The `id` of a group.", "\"motor\"";
        tags: optional StrArray, "tags",
            "Properties that the code shares with others. Each becomes a method, such as `is_retriable()`.",
            "[\"retriable\"]";
        columns: optional Facts, "columns",
            "What the code states in the declared columns.", "{ http-status = 409 }";
        description: optional Str, "description",
            "What the code means, in plain text. A blank line separates paragraphs.", "\"The door is open.\"";
        link: optional Str, "link",
            "The address of the page of the code, in place of that from `[table.source]`.",
            "\"https://doors.example/manual#open\"";
        since: optional Str, "since", "The version of the package that added the code.", "\"0.2.0\"";
        deprecated: optional NonBlankStr, "deprecated", "What to use instead.", "\"use 12 instead\"";
        allow: optional NonBlankStr, "allow",
            "Why a change of this row that would break users is intended.", "\"the vendor reused the number\"";
        same_label_as: optional Value, "same-label-as",
            "The value of another code with this label. A repeated label without it is a mistake.", "16";
        padded_label: optional Bool, "padded-label",
            "Whether white space at the start or the end of the label is intended.", "true";
        aliases: optional Many<RawAlias>, "alias", RawAlias::SECTION.about, "";
    }
}

section! {
    /// Another label of the code above it.
    RawAlias "[[code.alias]]" {
        label: required NonEmptyStr, "label",
            "The other label, byte for byte. It leads to this code and no other.", "\"DOOR_AJAR\"";
        padded_label: optional Bool, "padded-label",
            "Whether white space at the start or the end of the label is intended.", "true";
        variant: optional Str, "variant",
            "Its Rust name, if the one derived from the label does not read well.", "\"Ajar\"";
        description: optional Str, "description",
            "What this label means, in plain text.", "\"The name in older manuals.\"";
        deprecated: optional NonBlankStr, "deprecated", "What to use instead.", "\"use DOOR_OPEN\"";
    }
}

section! {
    /// Values known to be unassigned: one value or a range. They may lie outside `repr`, and gaps may overlap.
    RawGap "[[gap]]" either ["value"] ["first" "last"] {
        value: optional Value, "value", "The value.", "19";
        first: optional Value, "first", "The first value of a range.", "100";
        last: optional Value, "last", "The last value of a range.", "199";
        reason: required Str, "reason", "How that is known.", "\"absent from the published table\"";
    }
}

section! {
    /// A code that was withdrawn. Neither its value nor its label may be used again.
    RawRetired "[[retired]]" {
        value: required Value, "value", "Its value.", "23";
        label: required Str, "label", "Its label.", "\"DOOR_STUCK\"";
        since: optional Str, "since", "The version of the package that removed it.", "\"0.3.0\"";
        reason: required Str, "reason", "Why it was withdrawn.", "\"withdrawn by the vendor\"";
    }
}

section! {
    /// The XML message that carries a code.
    RawMessage "[message]" {
        root: required Str, "root", "The root element.", "\"RESULT\"";
        request_id: required Str, "request-id",
            "The element with the id of the request.", "\"REQUESTID\"";
        kind: required Str, "type", "The element that distinguishes replies from errors.", "\"RESULTTYPE\"";
        code: required Str, "code", "The element with the value.", "\"RESULTCODE\"";
        text: required Str, "text", "The element with the server's text.", "\"RESULTMSG\"";
        error_type: required NonEmptyStr, "error-type",
            "What the element `type` contains on an error.", "\"ERROR\"";
    }
}
