//! `pages html|csv|text`: takes a vendor's page from standard input and prints every table in it,
//! one row a line, for `cargo xtask compare`. It stands apart from xtask so that only those who
//! compare have to build the parsers.
//!
//! A table begins with a line `table`. A row is its kind, its line in the page, and its cells, with
//! tabs between: `row` where the page parts the cells, `words` where only a blank does.

mod csv;
mod grid;
mod html;
mod text;

use std::io::{self, Read, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let kind = std::env::args().nth(1);
    let mut bytes = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut bytes);
    let page = decoded(&bytes);
    let grids = match kind.as_deref() {
        Some("html") => html::read(&page),
        Some("csv") => csv::read(&page),
        _ => text::read(&page),
    };
    let written = io::stdout()
        .lock()
        .write_all(grid::print(&grids).as_bytes());
    match read.and(written) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: cannot pass the page on: {error}");
            ExitCode::FAILURE
        }
    }
}

/// UTF-16 where a mark says so, else UTF-8. What is neither becomes a character that no label has.
fn decoded(bytes: &[u8]) -> String {
    let wide = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = rest.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        String::from_utf16_lossy(&units.collect::<Vec<u16>>())
    };
    match bytes {
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}
