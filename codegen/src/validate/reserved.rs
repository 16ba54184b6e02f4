//! Names that a table cannot choose, since they are used already.

/// Packages that Cargo rejects, that a generated crate depends on, or that Windows reserves for devices,
/// in lowercase.
pub(super) const PACKAGES: &[&str] = &[
    "alloc",
    "aux",
    "build",
    "com1",
    "com2",
    "com3",
    "com4",
    "com5",
    "com6",
    "com7",
    "com8",
    "com9",
    "con",
    "core",
    "deps",
    "examples",
    "incremental",
    "lpt1",
    "lpt2",
    "lpt3",
    "lpt4",
    "lpt5",
    "lpt6",
    "lpt7",
    "lpt8",
    "lpt9",
    "nul",
    "prn",
    "proc-macro",
    "proc_macro",
    "quick-xml",
    "quick_xml",
    "serde",
    "std",
    "target",
    "test",
];

/// Types, traits and variants that a generated crate defines or uses, of any size and with any features.
pub(super) const TYPES: &[&str] = &[
    "AnyValue",
    "ByValue",
    "Clone",
    "Copy",
    "Deserialize",
    "Deserializer",
    "Err",
    "From",
    "FromStr",
    "Group",
    "Hash",
    "None",
    "Ok",
    "Option",
    "Ord",
    "Outcome",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Serialize",
    "Serializer",
    "Some",
    "String",
    "Strings",
    "TruncatedInput",
    "TryFrom",
    "UnknownLabel",
    "UnknownValue",
    "Visitor",
];

/// Types, traits and variants that a crate with a message defines or uses in addition.
pub(super) const TYPES_OF_MESSAGE: &[&str] = &[
    "Box",
    "Conflict",
    "Error",
    "ErrorReply",
    "Into",
    "Iterator",
    "Kind",
    "Message",
    "Node",
    "NodeError",
    "ReadError",
    "Reply",
    "ToString",
    "Vec",
];

/// Methods of every enum that the predicate of a tag could clash with.
pub(super) const PREDICATES: &[&str] = &["is_error", "is_success"];

/// Associated constants of every enum.
pub(super) const VARIANTS: &[&str] = &["ALL"];
