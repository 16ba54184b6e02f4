//! `pages html|csv|text`: takes a vendor's page from standard input and prints every table in it,
//! one row a line, for `cargo xtask compare`. It stands apart from xtask so that only those who
//! compare have to build the parsers.
//!
//! A table begins with a line `table`. A row is its kind, its line in the page, and its cells, with
//! tabs between: `row` where the page parts the cells, `words` where only a blank does.

use std::io::{self, Read, Write};
use std::process::ExitCode;

use pages::Form;

fn main() -> ExitCode {
    let form = match std::env::args().nth(1).as_deref() {
        Some("html") => Form::Html,
        Some("csv") => Form::Csv,
        _ => Form::Text,
    };
    let mut bytes = Vec::new();
    let read = io::stdin().lock().read_to_end(&mut bytes);
    let grids = pages::read(form, &bytes);
    let written = io::stdout()
        .lock()
        .write_all(pages::print(&grids).as_bytes());
    match read.and(written) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: cannot pass the page on: {error}");
            ExitCode::FAILURE
        }
    }
}
