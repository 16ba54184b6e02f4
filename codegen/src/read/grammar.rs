//! What a table may hold, declared once: the reader checks tables against it, and the JSON Schema
//! for editors is made from it.

use crate::model::value::{Radix, Repr};
use crate::model::{Discriminant, Outcome};

/// The number of the table format that this generator reads.
pub(crate) const FORMAT: &str = "1";

/// One section of a table.
#[derive(Debug)]
pub(crate) struct Section {
    /// How messages call it.
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    pub(crate) keys: &'static [Key],
    /// Sets of keys of which one stands in the section, whole, and none of the others.
    pub(crate) either: &'static [&'static [&'static str]],
}

/// One key of a section.
#[derive(Debug)]
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) kind: Kind,
    pub(crate) required: bool,
    pub(crate) about: &'static str,
    /// As it is written in TOML; empty for sections.
    pub(crate) example: &'static str,
}

/// What may stand behind a key.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// The number of the format.
    Format,
    /// Any text.
    Text,
    /// Text with something in it.
    Filled,
    /// One of a few words.
    Word(fn() -> Vec<&'static str>),
    /// Several texts.
    Texts,
    /// An integer or a string.
    Value,
    /// A section within this one.
    Section(&'static Section),
    /// Any number of sections.
    Sections(&'static Section),
}

const fn required(
    name: &'static str,
    kind: Kind,
    about: &'static str,
    example: &'static str,
) -> Key {
    Key {
        name,
        kind,
        required: true,
        about,
        example,
    }
}

const fn optional(
    name: &'static str,
    kind: Kind,
    about: &'static str,
    example: &'static str,
) -> Key {
    Key {
        name,
        kind,
        required: false,
        about,
        example,
    }
}

pub(crate) static TABLE: Section = Section {
    name: "the table",
    about: "One family of result codes, from which a Rust crate is generated.",
    keys: &[
        required(
            "format",
            Kind::Format,
            "The number of the table format.",
            FORMAT,
        ),
        required("table", Kind::Section(&HEAD), HEAD.about, ""),
        required("package", Kind::Section(&PACKAGE), PACKAGE.about, ""),
        optional("group", Kind::Sections(&GROUP), GROUP.about, ""),
        required("code", Kind::Sections(&CODE), CODE.about, ""),
        optional("gap", Kind::Sections(&GAP), GAP.about, ""),
        optional("retired", Kind::Sections(&RETIRED), RETIRED.about, ""),
        optional("message", Kind::Section(&MESSAGE), MESSAGE.about, ""),
    ],
    either: &[],
};

static HEAD: Section = Section {
    name: "[table]",
    about: "What the codes are, and what they are in Rust.",
    keys: &[
        required(
            "title",
            Kind::Text,
            "What one of the codes is, for headings.",
            "\"Door code\"",
        ),
        required(
            "type",
            Kind::Text,
            "The Rust enum. `Raw` and this name is the struct that holds any value.",
            "\"DoorCode\"",
        ),
        required(
            "repr",
            Kind::Word(Repr::names),
            "The type of the values.",
            "\"u16\"",
        ),
        optional(
            "radix",
            Kind::Word(|| Radix::NAMES.to_vec()),
            "How values are shown: decimal, or hex at the width of the type.",
            "\"hex\"",
        ),
        optional(
            "strip-prefix",
            Kind::Texts,
            "What to take off labels to make Rust names. The longest that leaves a usable name is taken.",
            "[\"DOOR_ERROR_\", \"DOOR_\"]",
        ),
        optional(
            "discriminant",
            Kind::Word(|| Discriminant::NAMES.to_vec()),
            "What the discriminant of a variant is: its value, or its position among all values. Above 2,048 codes it has to be \"position\". Strings always have positions.",
            "\"position\"",
        ),
        required("source", Kind::Section(&SOURCE), SOURCE.about, ""),
    ],
    either: &[],
};

static SOURCE: Section = Section {
    name: "[table.source]",
    about: "Where the facts come from.",
    keys: &[
        required(
            "document",
            Kind::Text,
            "The document that the facts come from.",
            "\"Doors: operating manual\"",
        ),
        required(
            "publisher",
            Kind::Text,
            "Who published it.",
            "\"Example Doors\"",
        ),
    ],
    either: &[],
};

static PACKAGE: Section = Section {
    name: "[package]",
    about: "What Cargo needs to know of the generated crate.",
    keys: &[
        required(
            "name",
            Kind::Text,
            "The package, and its folder among the generated crates.",
            "\"door-codes\"",
        ),
        required(
            "version",
            Kind::Text,
            "Its version. `cargo xtask breaking` says how far to raise it.",
            "\"0.1.0\"",
        ),
        required(
            "description",
            Kind::Text,
            "One line about it.",
            "\"The codes of a door\"",
        ),
        required(
            "license",
            Kind::Text,
            "An SPDX expression.",
            "\"MIT OR Apache-2.0\"",
        ),
    ],
    either: &[],
};

static GROUP: Section = Section {
    name: "[[group]]",
    about: "Codes may belong to one group; tables for people have a section for each.",
    keys: &[
        required(
            "id",
            Kind::Text,
            "How codes name the group. It also makes its Rust name.",
            "\"motor\"",
        ),
        required("title", Kind::Filled, "Its heading.", "\"The motor\""),
    ],
    either: &[],
};

static CODE: Section = Section {
    name: "[[code]]",
    about: "One code.",
    keys: &[
        required(
            "value",
            Kind::Value,
            "What travels on the wire: an integer, or a string. For an integer `repr` a string holds decimal digits, or hexadecimal ones after `0x`; for `str` it is any text. Each value has one code.",
            "17",
        ),
        required(
            "label",
            Kind::Filled,
            "The text that the vendor publishes, byte for byte.",
            "\"DOOR_OPEN\"",
        ),
        optional(
            "variant",
            Kind::Text,
            "The Rust name, where the one made from the label does not read well.",
            "\"Open\"",
        ),
        optional(
            "outcome",
            Kind::Word(|| Outcome::NAMES.to_vec()),
            "What the code tells of the request. Left out where the source does not say.",
            "\"error\"",
        ),
        optional("group", Kind::Text, "The `id` of a group.", "\"motor\""),
        optional(
            "tags",
            Kind::Texts,
            "Words for what the code has in common with others. Each becomes a question, such as `is_retriable()`.",
            "[\"retriable\"]",
        ),
        optional(
            "description",
            Kind::Text,
            "What the code means, in plain text. A blank line parts paragraphs.",
            "\"The door is open.\"",
        ),
        optional(
            "since",
            Kind::Text,
            "The version of the package that brought the code.",
            "\"0.2.0\"",
        ),
        optional(
            "deprecated",
            Kind::Filled,
            "What to use in its place.",
            "\"use 12 instead\"",
        ),
        optional(
            "allow",
            Kind::Text,
            "Why a change of this row that would break users is meant.",
            "\"the vendor reused the number\"",
        ),
        optional(
            "same-label-as",
            Kind::Value,
            "The value of another code with this label. A label that stands twice without it is a mistake.",
            "16",
        ),
        optional("alias", Kind::Sections(&ALIAS), ALIAS.about, ""),
    ],
    either: &[],
};

static ALIAS: Section = Section {
    name: "[[code.alias]]",
    about: "Another label of the code above it.",
    keys: &[
        required(
            "label",
            Kind::Filled,
            "The other label, byte for byte. It leads to this code and no other.",
            "\"DOOR_AJAR\"",
        ),
        optional(
            "variant",
            Kind::Text,
            "Its Rust name, where the one made from the label does not read well.",
            "\"Ajar\"",
        ),
        optional(
            "description",
            Kind::Text,
            "What this label means, in plain text.",
            "\"The name in older manuals.\"",
        ),
        optional(
            "deprecated",
            Kind::Filled,
            "What to use in its place.",
            "\"use DOOR_OPEN\"",
        ),
    ],
    either: &[],
};

static GAP: Section = Section {
    name: "[[gap]]",
    about: "Values known not to be assigned: one, or a range. They need not fit `repr`, and gaps may overlap.",
    keys: &[
        optional("value", Kind::Value, "The value.", "19"),
        optional("first", Kind::Value, "The first value of a range.", "100"),
        optional("last", Kind::Value, "The last value of a range.", "199"),
        required(
            "reason",
            Kind::Text,
            "How that is known.",
            "\"absent from the published table\"",
        ),
    ],
    either: &[&["value"], &["first", "last"]],
};

static RETIRED: Section = Section {
    name: "[[retired]]",
    about: "A code that was withdrawn. Neither its value nor its label may be used again.",
    keys: &[
        required("value", Kind::Value, "Its value.", "23"),
        required("label", Kind::Text, "Its label.", "\"DOOR_STUCK\""),
        optional(
            "since",
            Kind::Text,
            "The version of the package that withdrew it.",
            "\"0.3.0\"",
        ),
        required(
            "reason",
            Kind::Text,
            "Why it was withdrawn.",
            "\"withdrawn by the vendor\"",
        ),
    ],
    either: &[],
};

static MESSAGE: Section = Section {
    name: "[message]",
    about: "The XML message that carries a code.",
    keys: &[
        required("root", Kind::Text, "The root element.", "\"RESULT\""),
        required(
            "request-id",
            Kind::Text,
            "The element that repeats the id of the request.",
            "\"REQUESTID\"",
        ),
        required(
            "type",
            Kind::Text,
            "The element that tells replies from errors.",
            "\"RESULTTYPE\"",
        ),
        required(
            "code",
            Kind::Text,
            "The element that holds the value.",
            "\"RESULTCODE\"",
        ),
        required(
            "text",
            Kind::Text,
            "The element that holds the server's text.",
            "\"RESULTMSG\"",
        ),
        required(
            "error-type",
            Kind::Filled,
            "What the element `type` says on an error.",
            "\"ERROR\"",
        ),
    ],
    either: &[],
};

impl Section {
    /// What stands behind the last of these keys, each within the section of the one before.
    pub(crate) fn about(&self, path: &[&str]) -> &'static str {
        let Some((name, inner)) = path.split_first() else {
            return "";
        };
        let key = self.keys.iter().find(|key| key.name == *name);
        match key.map(|key| (key.about, key.kind)) {
            Some((about, _)) if inner.is_empty() => about,
            Some((_, Kind::Section(section) | Kind::Sections(section))) => section.about(inner),
            _ => "",
        }
    }
}

impl Key {
    /// How the key is written, for whoever has to add it.
    pub(crate) fn written(&self) -> String {
        match self.kind {
            Kind::Section(section) | Kind::Sections(section) => section.name.to_owned(),
            Kind::Format => format!("{} = {FORMAT}", self.name),
            _ => format!("{} = …", self.name),
        }
    }
}
