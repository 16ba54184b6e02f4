//! Standard output for results, standard error for diagnostics, and annotations of GitHub Actions.

use std::io::{self, IsTerminal, Write};

/// What the readers of both streams understand.
pub(crate) struct Terminal {
    /// Whether standard output shows color.
    pub(crate) color: bool,
    /// Whether standard error does.
    pub(crate) color_of_diagnostics: bool,
    github: bool,
}

/// A finding as GitHub Actions shows it next to a line of a file.
pub(crate) struct Annotation<'a> {
    pub(crate) file: &'a str,
    /// Counted from 1, like the column.
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) title: &'a str,
    pub(crate) text: &'a str,
}

impl Terminal {
    pub(crate) fn new() -> Self {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let color = !set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb");
        Self {
            color: color && io::stdout().is_terminal(),
            color_of_diagnostics: color && io::stderr().is_terminal(),
            github: std::env::var_os("GITHUB_ACTIONS").is_some_and(|value| value == "true"),
        }
    }

    /// The line that makes a finding an annotation; empty outside of GitHub Actions.
    pub(crate) fn annotation(&self, finding: &Annotation<'_>) -> String {
        if !self.github {
            return String::new();
        }
        let Annotation { line, column, .. } = finding;
        format!(
            "::error file={},line={line},col={column},title={}::{}\n",
            property(finding.file),
            property(finding.title),
            data(finding.text),
        )
    }
}

/// Prints a result.
pub(crate) fn result(text: &str) {
    print(io::stdout().lock(), text);
}

/// Prints a diagnostic.
pub(crate) fn diagnostic(text: &str) {
    print(io::stderr().lock(), text);
}

/// A reader may stop early, as `head` does, which is not a failure.
fn print(mut stream: impl Write, text: &str) {
    _ = stream
        .write_all(text.as_bytes())
        .and_then(|()| stream.flush());
}

fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
