//! What labels say of values that are not assigned, such as `Reserved` and `Unused (see below)`.

/// What the label of a value says that is not assigned.
const UNASSIGNED: [&str; 14] = [
    "unassigned",
    "not assigned",
    "unused",
    "not used",
    "currently not used",
    "currently unused",
    "no longer used",
    "reserved",
    "available",
    "undefined",
    "not defined",
    "free",
    "vacant",
    "obsolete",
];

/// The words that go on to say why or for what a value is not assigned.
const OF_VALUES: [&str; 16] = [
    "and", "anymore", "as", "at", "because", "by", "for", "from", "if", "in", "on", "only", "or",
    "since", "to", "until",
];
/// What values are called.
const VALUES: [&str; 12] = [
    "code", "codes", "entry", "error", "errors", "id", "number", "numbers", "range", "slot",
    "value", "values",
];

/// Whether a label says that its value is not assigned.
pub(super) fn is_unassigned(label: &str) -> bool {
    let label = label.to_lowercase();
    let is_dash = |c: char| "-–—.…·".contains(c);
    if label == "n/a" || label.chars().all(is_dash) {
        return true;
    }
    let label = label.trim_start_matches(['(', '[', '<', '*']);
    UNASSIGNED.iter().any(|word| {
        let rest = label.strip_prefix(word);
        rest.is_some_and(|rest| {
            !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_') && !names_thing(rest)
        })
    })
}

/// Whether the text after `undefined` or the like says which thing is so: `Undefined symbol` is what a code is about, and
/// `Undefined value` and `Reserved for doors` are not.
fn names_thing(rest: &str) -> bool {
    let mut words = rest.trim_start().split(' ');
    let word = words
        .find(|word| !VALUES.contains(word))
        .unwrap_or_default();
    let word = word
        .split(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    !word.is_empty() && !OF_VALUES.contains(&word) && !VALUES.contains(&word)
}
