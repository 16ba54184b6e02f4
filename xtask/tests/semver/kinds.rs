//! The kinds of change, and what cargo-semver-checks cannot see of them.

use std::collections::BTreeSet;
use std::fs;

use crate::support::root;

/// Why the tool says less.
pub const RUN_TIME: &str = "what a function returns, or a message is called, when the program runs";
pub const NEW_VARIANT: &str = "a new variant of an enum that is `#[non_exhaustive]`";
pub const EXHAUSTIVE: &str =
    "that an enum which is no longer `#[non_exhaustive]` will be changed by each new code";
pub const TYPES: &str = "the types that functions take and return";
pub const RETIRED: &str = "what was retired";
pub const NEW_IMPL: &str = "an implementation of a trait that is new";
pub const OTHER_NAME: &str = "the name of the crate, since only crates of one name can be compared";
pub const OUTCOME: &str = "that a type is now the one of another module";
/// Why the tool says more.
pub const POSITIONS: &str = "positions, which are discriminants without being part of the API";

/// The kinds that the tool never sees.
pub const UNSEEN: &[(&str, &str)] = &[
    ("column-required-changed", TYPES),
    ("column-retyped", TYPES),
    ("column-value-changed", RUN_TIME),
    ("fallback-changed", RUN_TIME),
    ("fallback-set", RUN_TIME),
    ("fallback-unset", RUN_TIME),
    ("first-of-label-changed", RUN_TIME),
    ("group-added", NEW_VARIANT),
    ("message-changed", RUN_TIME),
    ("package-renamed", OTHER_NAME),
    ("radix-changed", RUN_TIME),
    ("retired-removed", RETIRED),
    ("version-removed", RETIRED),
];

/// The kinds that the tool sees only if a change is also one of a name or a type.
pub const PARTLY_SEEN: &[(&str, &str)] = &[
    ("alias-label-changed", RUN_TIME),
    ("base-mask-changed", RUN_TIME),
    ("code-added", NEW_VARIANT),
    ("exhaustive-changed", EXHAUSTIVE),
    ("feature-added", NEW_IMPL),
    ("group-changed", RUN_TIME),
    ("group-set", RUN_TIME),
    ("group-unset", RUN_TIME),
    ("label-changed", RUN_TIME),
    ("label-reassigned", RUN_TIME),
    ("label-set", RUN_TIME),
    ("label-unset", RUN_TIME),
    ("outcome-changed", RUN_TIME),
    ("outcome-from-changed", OUTCOME),
    ("outcome-set", RUN_TIME),
    ("outcome-unset", RUN_TIME),
    ("repr-changed", TYPES),
    ("retired-reused", RETIRED),
    ("tag-set", RUN_TIME),
    ("tag-unset", RUN_TIME),
    ("value-moved", RUN_TIME),
    ("value-reassigned", RUN_TIME),
];

/// Every kind of change: the strings in the rules that have the form of one.
pub fn all() -> BTreeSet<String> {
    let mut kinds = BTreeSet::new();
    for entry in fs::read_dir(root().join("codegen/src/breaking")).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        let strings = text.split('"').skip(1).step_by(2);
        let is_kind = |text: &&str| {
            let mut words = text.split('-');
            let is_word =
                |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
            text.contains('-') && words.all(is_word)
        };
        kinds.extend(strings.filter(is_kind).map(str::to_owned));
    }
    kinds
}
