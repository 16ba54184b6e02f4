//! The text of the kernel's functions, for generated crates.

use super::key::StrKey;
use crate::source::unix_lines;

/// Ends the part of a kernel file that only the generator needs.
const MARKER: &str = "// --- copied into generated crates ---";

/// Returns the text of the functions for these keys. `folds` says whether integers are folded.
pub(crate) fn functions(keys: &[&StrKey], folds: bool) -> impl Iterator<Item = String> {
    let two = keys.iter().any(|key| matches!(key, StrKey::Words(_)));
    let all = keys.iter().any(|key| matches!(key, StrKey::All(_)));
    let parts = [
        (two || all, include_str!("kernel/words.rs")),
        (two, include_str!("kernel/two_words.rs")),
        (all, include_str!("kernel/whole.rs")),
        (two || folds, include_str!("kernel/fold.rs")),
        (true, include_str!("kernel/slot.rs")),
    ];
    let needed = parts.into_iter().filter(|(needed, _)| *needed);
    needed.map(|(_, file)| copied_part(file).replace("pub(crate) ", ""))
}

/// The text of a kernel file below its marker.
fn copied_part(file: &str) -> String {
    let file = unix_lines(file);
    let (_, copied) = file
        .split_once(MARKER)
        .expect("every kernel file has the marker");
    copied.trim_start().to_owned()
}
