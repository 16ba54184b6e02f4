//! Merge conflicts that version control left in a table: lines that begin with `<<<<<<<`, `|||||||`,
//! `=======` and `>>>>>>>`.
//!
//! They are searched for before the table is parsed: a parser would report each marker as a mistake of its
//! own, or, within a multi-line string, not at all.

use crate::diagnostic::{Diagnostics, Span};

/// A marker's line, and what the marker means.
type Marker = (Span, &'static str);

/// The lines of one conflict.
#[derive(Debug)]
struct Conflict {
    /// The number of the first line, counted from 1.
    first_line: usize,
    /// The number of the last line.
    last_line: usize,
    /// The first marker.
    start: Marker,
    /// The markers after it.
    others: Vec<Marker>,
}

/// Reports each conflict once. Returns whether there was none.
pub(crate) fn check(text: &str, diagnostics: &mut Diagnostics) -> bool {
    let conflicts = conflicts(text);
    for conflict in &conflicts {
        let Conflict {
            first_line,
            last_line,
            start: (span, meaning),
            others,
        } = conflict;
        let title = if first_line == last_line {
            format!("merge conflict in line {first_line}")
        } else {
            format!("merge conflict in lines {first_line} to {last_line}")
        };
        let help = "keep the correct rows and delete the lines with the markers; \
                    the rest of the table is checked after that";
        let diagnostic = diagnostics.error(span, title, help).note(*meaning);
        for (span, meaning) in others {
            diagnostic.related(span, *meaning);
        }
    }
    conflicts.is_empty()
}

fn conflicts(text: &str) -> Vec<Conflict> {
    let mut conflicts: Vec<Conflict> = Vec::new();
    // Whether the last conflict has not ended yet.
    let mut is_open = false;
    let mut line_start = 0;
    for (number, line) in (1..).zip(text.split('\n')) {
        let span = line_start..line_start + line.len();
        line_start = span.end + 1;
        let Some((marker, meaning)) = marker(line) else {
            continue;
        };
        match conflicts.last_mut() {
            Some(conflict) if is_open && marker != '<' => {
                conflict.last_line = number;
                conflict.others.push((span, meaning));
            }
            // Without the start of a conflict, these may be a heading in a description.
            _ if matches!(marker, '=' | '|') => continue,
            _ => conflicts.push(Conflict {
                first_line: number,
                last_line: number,
                start: (span, meaning),
                others: Vec::new(),
            }),
        }
        is_open = marker != '>';
    }
    conflicts
}

/// The character that the marker in a line is made of, and what the marker means; `None` for other lines.
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
