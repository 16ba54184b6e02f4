//! Names that a table may not choose, because something else has them.

/// Packages that Cargo refuses, that a generated crate depends on, or that Windows reserves for devices,
/// in lowercase.
pub(super) const PACKAGES: [&str; 36] = [
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

/// Types, traits and variants that a generated crate has or uses, whatever its size and its features.
pub(super) const TYPES: [&str; 28] = [
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
    "TryFrom",
    "UnknownLabel",
    "UnknownValue",
    "Visitor",
];

/// The same of a crate with a message.
pub(super) const TYPES_OF_MESSAGE: [&str; 14] = [
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

/// Methods of every enum that a tag could be called like.
pub(super) const PREDICATES: [&str; 2] = ["is_error", "is_success"];

/// Associated constants of every enum.
pub(super) const VARIANTS: [&str; 1] = ["ALL"];
