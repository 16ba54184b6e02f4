//! The text of the kernel's functions, for generated crates.

use super::key::StrKey;
use crate::source::unix_lines;

/// Ends the part of a kernel file that only the generator needs.
const MARKER: &str = "// --- copied into generated crates ---";

/// Returns the text of the functions for these keys. `folds` says whether integers are folded.
pub(crate) fn functions(keys: &[&StrKey], folds: bool) -> impl Iterator<Item = String> {
    let has_words = keys.iter().any(|key| matches!(key, StrKey::Words(_)));
    let has_all = keys.iter().any(|key| matches!(key, StrKey::All(_)));
    let files = [
        (has_words || has_all, include_str!("kernel/short.rs")),
        (has_words, include_str!("kernel/two_words.rs")),
        (has_all, include_str!("kernel/whole.rs")),
        (has_words || folds, include_str!("kernel/fold.rs")),
        (true, include_str!("kernel/slot.rs")),
    ];
    files
        .into_iter()
        .filter(|(is_needed, _)| *is_needed)
        .map(|(_, file)| copied_part(file).replace("pub(crate) ", ""))
}

/// The text of a kernel file below its marker.
fn copied_part(file: &str) -> String {
    let file = unix_lines(file);
    let (_, copied) = file
        .split_once(MARKER)
        .expect("every kernel file has the marker");
    copied.trim_start().to_owned()
}
