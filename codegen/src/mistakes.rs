//! The mistakes of one table as an error.

use std::error::Error;
use std::fmt;

use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// The mistakes of one table, for a program that shows them as they are, such as a `build.rs`.
///
/// `Display` and `Debug` write one line for each mistake: where it is, what is wrong, and how to fix it.
#[derive(Clone, PartialEq, Eq)]
pub struct Mistakes {
    diagnostics: Vec<Diagnostic>,
    lines: Vec<String>,
}

impl Mistakes {
    pub(crate) fn new(source: &Source, diagnostics: Vec<Diagnostic>) -> Self {
        let line = |mistake: &Diagnostic| {
            let (before, _) = source.text().split_at(mistake.primary.span.start);
            let line = 1 + before.matches('\n').count();
            let column = 1 + before.chars().rev().take_while(|c| *c != '\n').count();
            let Diagnostic { title, help, .. } = mistake;
            format!("{}:{line}:{column}: {title}; {help}", source.file())
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

/// As `Display` does, since a `main` that returns an error shows it so.
impl fmt::Debug for Mistakes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Error for Mistakes {}
