//! Manual pages: their source, in the macros of `man` or `mdoc`, and as `man` prints them.

mod arguments;
mod escape;
mod macros;
mod mdoc;
mod rendered;
mod source;
mod tbl;

use codetable::published::Page;

/// Reads a manual page. Tagged paragraphs are definitions, bullets items, tables tables, and the rest is text. The
/// name of a block is the heading above it, or the term that it is nested in.
#[must_use]
pub fn read(text: &str) -> Page {
    let mut page = if is_source(text) {
        source::read(text)
    } else {
        rendered::read(text)
    };
    macros::extract(&mut page);
    page
}

/// Whether a text looks like a manual page.
pub(super) fn is_man(text: &str) -> bool {
    is_source(text) || rendered::is_rendered(text)
}

fn is_source(text: &str) -> bool {
    let starts = [
        ".\\\"", "'\\\"", ".TH ", ".SH ", ".Dd ", ".Dt ", ".Sh ", ".TP", ".TS", ".\" ", ".so ",
    ];
    let head = text.lines().take(500);
    let mut head = head.map(|line| line.get(..8).unwrap_or(line));
    head.any(|line| starts.iter().any(|start| line.starts_with(start)))
}
