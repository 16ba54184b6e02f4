//! `.gitattributes` of the root: how git merges `Cargo.lock`.

use super::document::{eol, insert_line};

/// The line. With it git keeps the file of one side, without conflict markers, so that Cargo starts.
pub(super) const LINE: &str = "/Cargo.lock -merge";

/// What becomes of the file.
pub(super) enum Edit {
    Unchanged,
    Changed(String),
    /// What a person has to do.
    Blocked(String),
}

/// Adds the line for `Cargo.lock` at the end, unless a line of the file is about how to merge it.
pub(super) fn edit(text: &str, command: &str) -> Edit {
    // The last line that matches a file decides.
    let lines = text.lines().enumerate();
    let decides = lines.filter_map(|(at, line)| Some((at + 1, line, merge(line)?)));
    match decides.last() {
        Some((_, _, Merge::Off)) => Edit::Unchanged,
        Some((number, line, Merge::Other)) => Edit::Blocked(format!(
            "line {number}: `{}` decides how git merges Cargo.lock: write `{LINE}` below it, or in its place",
            line.trim()
        )),
        None => {
            let eol = eol(text);
            let comment = format!("# Cargo and `{command} codegen` bring it up to date.");
            let lines = format!("{comment}{eol}{LINE}{eol}");
            Edit::Changed(insert_line(text, text.len(), &lines))
        }
    }
}

/// The attribute `merge`.
enum Merge {
    Off,
    Other,
}

/// Returns the attribute that a line sets for `Cargo.lock`, if it sets it.
fn merge(line: &str) -> Option<Merge> {
    let mut words = line.trim_start_matches('\u{feff}').split_whitespace();
    let pattern = words.next()?;
    let names = [
        "/Cargo.lock",
        "Cargo.lock",
        "**/Cargo.lock",
        "*.lock",
        "Cargo.*",
        "*",
    ];
    if !names.contains(&pattern.trim_matches('"')) {
        return None;
    }
    let mut merges = words.filter_map(|word| match word {
        "-merge" | "binary" => Some(Merge::Off),
        "merge" | "!merge" => Some(Merge::Other),
        word => word.starts_with("merge=").then_some(Merge::Other),
    });
    merges.next_back()
}
