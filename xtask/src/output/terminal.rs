//! Standard output for results, standard error for diagnostics, and annotations of GitHub Actions.

use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::process::Command;

use super::harmless::{for_github, for_terminal, json_for_github};
use crate::failure::Failure;

/// What may be written to both streams.
pub(crate) struct Terminal {
    /// Whether standard output shows color.
    pub(crate) color: bool,
    /// Whether standard error does.
    pub(crate) color_of_diagnostics: bool,
    /// Whether GitHub Actions reads standard output and standard error.
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
            github: is_github(),
        }
    }

    /// Whether findings become annotations.
    pub(crate) fn has_annotations(&self) -> bool {
        self.github
    }

    /// Returns the line that makes a finding an annotation; empty outside of GitHub Actions.
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

/// Returns the width of standard output in columns: that in `COLUMNS`, or else that of the terminal, or else 80; `None`
/// if it is not a terminal.
pub(crate) fn width() -> Option<usize> {
    const MIN: usize = 40;
    let of_variable = || std::env::var("COLUMNS").ok()?.parse().ok();
    let width = || {
        of_variable()
            .or_else(ask_terminal)
            .filter(|width| *width >= MIN)
    };
    io::stdout().is_terminal().then(|| width().unwrap_or(80))
}

/// Asks `stty` for the width of the terminal: the standard library does not know it, and a dependency that does would
/// lengthen every cold build.
fn ask_terminal() -> Option<usize> {
    let terminal = File::open("/dev/tty").ok()?;
    let mut stty = Command::new("stty");
    let output = stty.arg("size").stdin(terminal).output().ok()?;
    let size = String::from_utf8(output.stdout).ok()?;
    size.split_whitespace().nth(1)?.parse().ok()
}

/// Prints a result, after its annotations.
///
/// # Errors
///
/// When standard output cannot be written, unless its reader stopped early, as `head` does.
pub(crate) fn result(annotations: &str, text: &str) -> Result<(), Failure> {
    print(&(annotations.to_owned() + &harmless(text)))
}

/// Prints a result as JSON.
///
/// # Errors
///
/// Like [`result`].
pub(crate) fn json(text: &str) -> Result<(), Failure> {
    if is_github() {
        print(&json_for_github(text))
    } else {
        print(text)
    }
}

fn print(text: &str) -> Result<(), Failure> {
    match write(io::stdout().lock(), text) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::new(
            format!("cannot write to standard output: {error}"),
            "fix the cause and run the command again",
        )),
        _ => Ok(()),
    }
}

/// Prints a diagnostic. If standard error cannot be written, there is nowhere to say so.
pub(crate) fn diagnostic(text: &str) {
    _ = write(io::stderr().lock(), &harmless(text));
}

/// Prints annotations that are not of a result. If standard error cannot be written, there is nowhere to say so.
pub(crate) fn annotations(annotations: &str) {
    _ = write(io::stderr().lock(), annotations);
}

/// Whether GitHub Actions reads standard output and standard error.
fn is_github() -> bool {
    std::env::var_os("GITHUB_ACTIONS").is_some_and(|value| value == "true")
}

/// Returns text that has no power over what reads it.
fn harmless(text: &str) -> String {
    let text = for_terminal(text);
    if is_github() {
        for_github(&text)
    } else {
        text.into_owned()
    }
}

fn write(mut stream: impl Write, text: &str) -> io::Result<()> {
    stream.write_all(text.as_bytes())?;
    stream.flush()
}

/// Escapes the text of an annotation.
fn data(text: &str) -> String {
    let text = for_github(&for_terminal(text)).replace('%', "%25");
    text.replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property of an annotation.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
