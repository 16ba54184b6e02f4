//! Merge conflicts that version control left in a table: lines that begin with `<<<<<<<`, `|||||||`,
//! `=======` and `>>>>>>>`.
//!
//! They are searched for before the table is parsed: a parser would report each marker as a mistake of its
//! own, or, within a multi-line string, not at all.

use crate::diagnostic::{Diagnostics, Span};

/// The lines of one conflict.
#[derive(Debug)]
struct Conflict {
    /// The number of the first line, counted from 1.
    first: usize,
    /// The number of the last line.
    last: usize,
    /// Where each marker is, and what it means. Never empty.
    markers: Vec<(Span, &'static str)>,
}

/// Reports each conflict once. Returns whether there was none.
pub(crate) fn check(text: &str, diagnostics: &mut Diagnostics) -> bool {
    let conflicts = conflicts(text);
    for conflict in &conflicts {
        let Conflict { first, last, .. } = conflict;
        let mut markers = conflict.markers.iter();
        let Some((span, meaning)) = markers.next() else {
            continue;
        };
        let title = if first == last {
            format!("merge conflict in line {first}")
        } else {
            format!("merge conflict in lines {first} to {last}")
        };
        let help = "keep the correct rows and delete the lines with the markers; \
                    the rest of the table is checked after that";
        let diagnostic = diagnostics.error(span, title, help).note(*meaning);
        for (span, meaning) in markers {
            diagnostic.related(span, *meaning);
        }
    }
    conflicts.is_empty()
}

fn conflicts(text: &str) -> Vec<Conflict> {
    let mut conflicts: Vec<Conflict> = Vec::new();
    let mut is_open = false;
    let mut start = 0;
    for (number, line) in (1..).zip(text.split('\n')) {
        let span = start..start + line.len();
        start = span.end + 1;
        let Some((marker, meaning)) = marker(line) else {
            continue;
        };
        match conflicts.last_mut() {
            Some(conflict) if is_open && marker != '<' => {
                conflict.last = number;
                conflict.markers.push((span, meaning));
            }
            // Without the start of a conflict, these may be a heading in a description.
            _ if matches!(marker, '=' | '|') => continue,
            _ => conflicts.push(Conflict {
                first: number,
                last: number,
                markers: vec![(span, meaning)],
            }),
        }
        is_open = marker != '>';
    }
    conflicts
}

/// The character that a marker is made of, and what the marker means.
fn marker(line: &str) -> Option<(char, &'static str)> {
    let markers = [
        ('<', "one side begins"),
        ('|', "the common ancestor begins"),
        ('=', "the other side begins"),
        ('>', "the conflict ends"),
    ];
    markers.into_iter().find(|(marker, _)| {
        let rest = line.trim_start_matches(*marker);
        line.len() - rest.len() == 7 && (rest.is_empty() || rest.starts_with(' '))
    })
}
