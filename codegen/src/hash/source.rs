//! The text of the kernel's functions, for generated crates.

use super::key::StrKey;
use crate::source::unix_lines;

/// Returns the text of the functions for these keys. `folds` says whether integers are folded.
pub(crate) fn source(keys: &[&StrKey], folds: bool) -> impl Iterator<Item = String> {
    let two = keys.iter().any(|key| matches!(key, StrKey::Words(_)));
    let all = keys.iter().any(|key| matches!(key, StrKey::All(_)));
    let parts = [
        (two || all, include_str!("kernel/words.rs")),
        (two, include_str!("kernel/two_words.rs")),
        (all, include_str!("kernel/whole.rs")),
        (two || folds, include_str!("kernel/fold.rs")),
        (true, include_str!("kernel/place.rs")),
    ];
    let needed = parts.into_iter().filter(|(needed, _)| *needed);
    needed.map(|(_, file)| without_head(file).replace("pub(crate) ", ""))
}

/// The text of a file below its first blank line. The text above it is not for readers of generated crates.
fn without_head(file: &str) -> String {
    let file = unix_lines(file);
    let (_, body) = file.split_once("\n\n").expect("a blank line ends the head");
    body.to_owned()
}
