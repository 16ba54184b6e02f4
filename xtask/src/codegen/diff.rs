//! A unified diff of what was found and what is expected.

use std::fmt::Write as _;
use std::time::Duration;

use similar::{ChangeTag, TextDiff};

use crate::output::lines::Position;
use crate::output::{Style, count, paint};

/// How two texts differ.
pub(crate) struct Diff {
    /// The first difference, in the text that was found.
    pub(crate) first: Position,
    /// The diff, with its header.
    pub(crate) text: String,
}

/// The time after which the search for the smallest diff of two files ends with the best one so far.
const TIMEOUT: Duration = Duration::from_millis(500);

/// Compares two texts by lines, and shows at most `max_lines` of the diff. Line endings do not matter.
pub(crate) fn diff(path: &str, found: &str, expected: &str, max_lines: usize, color: bool) -> Diff {
    let found = found.replace("\r\n", "\n");
    let lines = TextDiff::configure()
        .timeout(TIMEOUT)
        .diff_lines(&found, expected);
    let old = if found.is_empty() { "/dev/null" } else { path };
    let new = if expected.is_empty() {
        "/dev/null"
    } else {
        path
    };
    let mut text = format!("--- {old}\n+++ {new}\n");
    let mut shown = 0;
    let mut left_out = 0;
    for hunk in lines.unified_diff().context_radius(3).iter_hunks() {
        if shown < max_lines {
            _ = writeln!(text, "{}", paint(hunk.header(), Style::Cyan, color));
        }
        for change in hunk.iter_changes() {
            shown += 1;
            if shown > max_lines {
                left_out += 1;
                continue;
            }
            let line = change.value().trim_end_matches('\n');
            let line = match change.tag() {
                ChangeTag::Delete => paint(format!("-{line}"), Style::Red, color),
                ChangeTag::Insert => paint(format!("+{line}"), Style::Green, color),
                ChangeTag::Equal => format!(" {line}"),
            };
            _ = writeln!(text, "{line}");
            if change.missing_newline() {
                text.push_str("\\ No newline at end of file\n");
            }
        }
    }
    if left_out > 0 {
        _ = writeln!(text, "… and {}", count(left_out, "more line"));
    }
    Diff {
        first: first_difference(&found, expected),
        text,
    }
}

/// Returns the position in `found` at which the texts begin to differ.
fn first_difference(found: &str, expected: &str) -> Position {
    let same = found
        .chars()
        .zip(expected.chars())
        .take_while(|(a, b)| a == b);
    let (mut line, mut column) = (1, 1);
    for (c, _) in same {
        (line, column) = if c == '\n' {
            (line + 1, 1)
        } else {
            (line, column + 1)
        };
    }
    Position { line, column }
}
