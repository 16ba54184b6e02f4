//! A table as it was written: every key of the format with its place, nothing validated yet.

use crate::diagnostic::Span;

/// Something that was written, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spanned<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

/// A value as written, before it is checked against `repr`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RawValue {
    /// A TOML integer: its digits, sign included, and their radix.
    Integer {
        digits: String,
        radix: u32,
    },
    Str(String),
}

type Text = Option<Spanned<String>>;
type Value = Option<Spanned<RawValue>>;

/// One file, as written. What is `None` was left out, or has been reported.
#[derive(Debug, Default)]
pub(crate) struct RawTable {
    pub(crate) title: Text,
    pub(crate) type_name: Text,
    pub(crate) repr: Text,
    pub(crate) radix: Text,
    pub(crate) discriminant: Text,
    pub(crate) strip_prefix: Vec<Spanned<String>>,
    pub(crate) document: Text,
    pub(crate) publisher: Text,
    pub(crate) package: RawPackage,
    pub(crate) groups: Vec<RawGroup>,
    pub(crate) codes: Vec<RawCode>,
    pub(crate) gaps: Vec<RawGap>,
    pub(crate) retired: Vec<RawRetired>,
    pub(crate) message: Option<RawMessage>,
}

#[derive(Debug, Default)]
pub(crate) struct RawPackage {
    pub(crate) name: Text,
    pub(crate) version: Text,
    pub(crate) description: Text,
    pub(crate) license: Text,
}

#[derive(Debug)]
pub(crate) struct RawGroup {
    pub(crate) id: Text,
    pub(crate) title: Text,
}

#[derive(Debug)]
pub(crate) struct RawCode {
    pub(crate) value: Value,
    pub(crate) label: Text,
    pub(crate) variant: Text,
    pub(crate) outcome: Text,
    pub(crate) group: Text,
    pub(crate) tags: Vec<Spanned<String>>,
    pub(crate) description: Text,
    pub(crate) since: Text,
    pub(crate) deprecated: Text,
    pub(crate) allow: Text,
    pub(crate) same_label_as: Value,
    pub(crate) aliases: Vec<RawAlias>,
}

#[derive(Debug)]
pub(crate) struct RawAlias {
    pub(crate) label: Text,
    pub(crate) variant: Text,
    pub(crate) description: Text,
    pub(crate) deprecated: Text,
}

#[derive(Debug)]
pub(crate) struct RawGap {
    pub(crate) value: Value,
    pub(crate) first: Value,
    pub(crate) last: Value,
    pub(crate) reason: Text,
}

#[derive(Debug)]
pub(crate) struct RawRetired {
    pub(crate) value: Value,
    pub(crate) label: Text,
    pub(crate) since: Text,
    pub(crate) reason: Text,
}

#[derive(Debug)]
pub(crate) struct RawMessage {
    pub(crate) root: Text,
    pub(crate) request_id: Text,
    pub(crate) kind: Text,
    pub(crate) code: Text,
    pub(crate) text: Text,
    pub(crate) error_type: Text,
}
