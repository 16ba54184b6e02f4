//! Functions that the generator and the generated crates share, so that both compute the same: the
//! generator compiles these files, and their text is part of each crate that needs it.

pub(crate) mod fold;
pub(super) mod place;
pub(super) mod two_words;
pub(super) mod whole;
pub(super) mod words;

use super::StrKey;
use crate::source::unix_lines;

/// Returns the text of the functions that find keys of these kinds. `folds` says that integers are folded.
pub(crate) fn source(keys: &[&StrKey], folds: bool) -> impl Iterator<Item = String> {
    let two = keys.iter().any(|key| matches!(key, StrKey::Words(_)));
    let all = keys.iter().any(|key| matches!(key, StrKey::All(_)));
    let parts = [
        (two || all, include_str!("words.rs")),
        (two, include_str!("two_words.rs")),
        (all, include_str!("whole.rs")),
        (two || folds, include_str!("fold.rs")),
        (true, include_str!("place.rs")),
    ];
    let needed = parts.into_iter().filter(|(needed, _)| *needed);
    needed.map(|(_, file)| without_head(file).replace("pub(crate) ", ""))
}

/// The text of a file below its first blank line: what is above is for readers of the generator.
fn without_head(file: &str) -> String {
    let file = unix_lines(file);
    let (_, body) = file.split_once("\n\n").expect("a blank line ends the head");
    body.to_owned()
}
