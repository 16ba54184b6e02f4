//! The tables in a vendor's page, as the package `pages` reads them. It is built when it is first
//! needed, so that its parsers cost nobody else anything.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use codegen::listing::{Grid, Row};

use crate::Failure;
use crate::folder::other;

const MANIFEST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/pages/Cargo.toml");

/// Reads every table; which parser does it is told by the name of the file.
pub(crate) fn read(file: &Path) -> Result<Vec<Grid>, Failure> {
    let shown = file.display();
    let page = std::fs::read(file).map_err(|error| {
        let to_do = "name a file that holds the vendor's list; it is looked for where you are";
        other(format!("cannot read {shown}: {error}"), to_do)
    })?;
    let extension = file.extension().unwrap_or_default().to_ascii_lowercase();
    let kind = match extension.to_str() {
        Some("html" | "htm" | "xhtml") => "html",
        Some("csv" | "tsv") => "csv",
        _ => "text",
    };
    Ok(grids(&parsed(kind, &page)?))
}

/// Runs the parser. It reads all of the page before it writes.
fn parsed(kind: &str, page: &[u8]) -> Result<String, Failure> {
    let failed = |why: String| {
        let to_do = "run `cargo build --package pages` to see why";
        other(format!("cannot run the parser of pages: {why}"), to_do)
    };
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args([
        "run",
        "--quiet",
        "--package",
        "pages",
        "--manifest-path",
        MANIFEST,
        "--",
        kind,
    ]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().map_err(|error| failed(error.to_string()))?;
    let sent = child.stdin.take().map(|mut stdin| stdin.write_all(page));
    let output = child
        .wait_with_output()
        .map_err(|error| failed(error.to_string()))?;
    match sent {
        _ if !output.status.success() => Err(failed(output.status.to_string())),
        Some(Err(error)) => Err(failed(error.to_string())),
        _ => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
    }
}

/// The form is described where it is written.
fn grids(text: &str) -> Vec<Grid> {
    let mut grids: Vec<Grid> = Vec::new();
    for line in text.lines() {
        let mut parts = line.split('\t');
        let kind = parts.next();
        let Some((line, grid)) = parts.next().zip(grids.last_mut()) else {
            grids.push(Vec::new());
            continue;
        };
        grid.push(Row {
            line: line.parse().unwrap_or(1),
            cells: parts.map(str::to_owned).collect(),
            is_loose: kind == Some("words"),
        });
    }
    grids
}
