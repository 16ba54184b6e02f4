//! The mistakes of one table as an error.

use std::error::Error;
use std::fmt;

use crate::diagnostic::{Diagnostic, Label};
use crate::source::Source;

/// The mistakes of one table, for a program that shows them as they are, such as a `build.rs`.
///
/// `Display` and `Debug` write one line for each mistake: where it is, what is wrong, other places that are involved,
/// and how to fix it.
#[derive(Clone, PartialEq, Eq)]
pub struct Mistakes {
    diagnostics: Vec<Diagnostic>,
    lines: Vec<String>,
}

impl Mistakes {
    pub(crate) fn new(path: &str, source: &Source, diagnostics: Vec<Diagnostic>) -> Self {
        let text = source.text();
        let breaks: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
        let position = |label: &Label| {
            let at = label.span.start;
            let line = breaks.partition_point(|end| *end < at);
            let start = line.checked_sub(1).map_or(0, |before| breaks[before] + 1);
            (line + 1, text[start..at].chars().count() + 1)
        };
        // A name with control characters would end the line.
        let path = path.replace(char::is_control, "\u{FFFD}");
        let line = |mistake: &Diagnostic| {
            let Diagnostic {
                title,
                primary,
                related,
                help,
            } = mistake;
            let (line, column) = position(primary);
            let others = related.iter().map(|label| {
                let (line, column) = position(label);
                format!(" (line {line}, column {column}: {})", label.text)
            });
            let others: String = others.collect();
            format!("{path}:{line}:{column}: {title}{others}; {help}")
        };
        let lines = diagnostics.iter().map(line).collect();
        Self { diagnostics, lines }
    }

    /// Returns the mistakes, in the order of their places.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }
}

impl fmt::Display for Mistakes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.lines.join("\n"))
    }
}

/// Writes what `Display` writes: a `main` that returns an error prints it with `Debug`.
impl fmt::Debug for Mistakes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Error for Mistakes {}
