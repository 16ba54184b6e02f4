//! A unified diff of what was found and what is expected.

use std::fmt::Write as _;
use std::time::Duration;

use similar::{ChangeTag, TextDiff};

use crate::output::lines::Position;

/// How two texts differ.
pub(crate) struct Diff {
    /// The first difference, in the text that was found.
    pub(crate) first: Position,
    /// The diff, with its header.
    pub(crate) text: String,
}

/// The most lines of one diff that are shown.
const SHOWN: usize = 300;

/// The time after which the search for the smallest diff of two files ends with the best one so far.
const PATIENCE: Duration = Duration::from_millis(500);

const RED: &str = "\x1b[31m";
const GREEN: &str = "\x1b[32m";
const BLUE: &str = "\x1b[36m";
const PLAIN: &str = "\x1b[0m";

/// Compares by lines; how these end makes no difference.
pub(crate) fn diff(path: &str, found: &str, expected: &str, color: bool) -> Diff {
    let found = found.replace("\r\n", "\n");
    let lines = TextDiff::configure()
        .timeout(PATIENCE)
        .diff_lines(&found, expected);
    let paint = |code: &'static str| if color { (code, PLAIN) } else { ("", "") };
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
        if shown < SHOWN {
            let (on, off) = paint(BLUE);
            _ = writeln!(text, "{on}{}{off}", hunk.header());
        }
        for change in hunk.iter_changes() {
            shown += 1;
            if shown > SHOWN {
                left_out += 1;
                continue;
            }
            let (sign, (on, off)) = match change.tag() {
                ChangeTag::Delete => ('-', paint(RED)),
                ChangeTag::Insert => ('+', paint(GREEN)),
                ChangeTag::Equal => (' ', ("", "")),
            };
            let line = change.value().trim_end_matches('\n');
            _ = writeln!(text, "{on}{sign}{line}{off}");
            if change.missing_newline() {
                text.push_str("\\ No newline at end of file\n");
            }
        }
    }
    if left_out > 0 {
        _ = writeln!(text, "… and {left_out} more lines");
    }
    Diff {
        first: first_difference(&found, expected),
        text,
    }
}

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
