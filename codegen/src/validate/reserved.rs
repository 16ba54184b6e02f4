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

/// Whether a module cannot have this name: it is reserved for packages, is the name of the inner module, or would name
/// a file that Cargo or the index of the tables uses.
pub(super) fn is_module(name: &str) -> bool {
    PACKAGES.contains(&name) || ["generated", "index", "lib", "main"].contains(&name)
}

/// Types, traits and variants that a generated crate defines or uses, of any size and with any features, and the
/// derive macros of the prelude, which rustdoc cannot tell from a type of the same name.
pub(super) const TYPES: &[&str] = &[
    "AnyValue",
    "AsRef",
    "ByValue",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Deserialize",
    "Deserializer",
    "Eq",
    "Err",
    "From",
    "FromLabel",
    "FromStr",
    "Group",
    "Hash",
    "Into",
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
    "Sized",
    "Some",
    "String",
    "Strings",
    "TruncatedInput",
    "TryFrom",
    "UnknownLabel",
    "UnknownValue",
    "Visitor",
];

/// Types, traits and variants that a crate with a message, and its examples, define or use in addition.
pub(super) const TYPES_OF_MESSAGE: &[&str] = &[
    "Box",
    "Conflict",
    "Data",
    "Error",
    "ErrorReply",
    "Iterator",
    "Kind",
    "Limits",
    "Message",
    "MessageReader",
    "Node",
    "NodeError",
    "Problem",
    "ReadError",
    "Reply",
    "ToString",
    "Vec",
];

/// Methods of every enum that the predicate of a tag could clash with.
pub(super) const PREDICATES: &[&str] = &["is_error", "is_success", "is_warning"];

/// Methods of the generated types, of those that later versions add, and of the traits of all types, which the
/// method of a column could clash with.
pub(super) const METHODS: &[&str] = &[
    "all_with_label",
    "base",
    "borrow",
    "borrow_mut",
    "cause",
    "clamp",
    "clone",
    "clone_from",
    "clone_into",
    "cmp",
    "default",
    "deref",
    "deserialize",
    "description",
    "eq",
    "fallback",
    "fmt",
    "from",
    "ge",
    "group",
    "gt",
    "hash",
    "hash_slice",
    "index",
    "into",
    "known",
    "label",
    "le",
    "link",
    "lt",
    "max",
    "min",
    "ne",
    "new",
    "outcome",
    "partial_cmp",
    "provide",
    "raw",
    "serialize",
    "source",
    "title",
    "type_id",
    "value",
];

/// How the methods of the generated types and of the traits of all types start. A column cannot be named so.
pub(super) const COLUMN_PREFIXES: &[&str] =
    &["as_", "from_", "into_", "is_", "to_", "try_", "with_"];

/// Associated constants of every enum.
pub(super) const VARIANTS: &[&str] = &["ALL"];
