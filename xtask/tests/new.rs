//! `cargo xtask new`: a table from a small list in each format. `codegen` accepts every table that is written.

#[path = "new/call.rs"]
mod call;
#[path = "new/choosing.rs"]
mod choosing;
#[path = "new/rows.rs"]
mod rows;
#[path = "new/settings.rs"]
mod settings;
mod support;

use std::fmt::Write as _;
use std::fs;

use support::{CommandOutput, Scratch};

/// Makes a table `doors` from a file with this text.
fn new(scratch: &Scratch, file: &str, text: impl AsRef<[u8]>, args: &[&str]) -> CommandOutput {
    let path = scratch.spec("..").join(file);
    fs::write(&path, text).unwrap();
    let mut all = vec!["new", "doors", "--from", path.to_str().unwrap()];
    all.extend(args);
    scratch.xtask(&all)
}

/// The text of the table, without the date of today.
fn written(scratch: &Scratch) -> String {
    let text = fs::read_to_string(scratch.spec("doors.toml")).unwrap();
    let lines = text.split_inclusive('\n');
    lines
        .filter(|line| !line.starts_with("retrieved = "))
        .collect()
}

/// Makes a table, which `codegen` has to accept.
fn made(file: &str, text: impl AsRef<[u8]>, args: &[&str]) -> String {
    let scratch = Scratch::new();
    let ran = new(&scratch, file, text, args);
    assert_eq!(ran.status, 0, "{file}: {}{}", ran.out, ran.err);
    scratch.generate();
    written(&scratch)
}

fn parsed(table: &str) -> toml::Table {
    table.parse().unwrap()
}

/// The codes of a table as lines: value, label, other labels, description.
fn codes(table: &str) -> String {
    let mut text = String::new();
    for code in parsed(table)["code"].as_array().unwrap() {
        let label = code["label"].as_str().unwrap();
        let _ = write!(text, "{} {label}", code["value"]);
        for alias in code
            .get("alias")
            .and_then(|alias| alias.as_array())
            .into_iter()
            .flatten()
        {
            let _ = write!(text, " / {}", alias["label"].as_str().unwrap());
        }
        if let Some(description) = code.get("description") {
            let _ = write!(
                text,
                ": {}",
                description.as_str().unwrap().replace("\n\n", "¶")
            );
        }
        text.push('\n');
    }
    text
}

/// A key of `[table]` as it is written.
fn key(table: &str, name: &str) -> Option<String> {
    let parsed = parsed(table);
    parsed["table"].get(name).map(ToString::to_string)
}

const HEAD: &str = "#:schema ./schema.json\n\
    # Made from FILE. What a person still has to look at: `title`, `type`, the names of variants that do not read\n\
    # well, `outcome` and `tags` where the source states them, and the `license` of the package.\n\n\
    format = 1\n\n[table]\ntitle = \"doors\"\ntype = \"Doors\"\n";

const PAGE: &str = "<!DOCTYPE html>\n<title>Codes of doors</title>\n\
    <link rel=\"canonical\" href=\"https://doors.example/codes\">\n<table>\n\
    <tr><th>Code<th>Name<th>Meaning\n<tr><td colspan=3>Doors\n\
    <tr><td>0x01<td>Open<td>The door is open.<br>Shut it.\n<tr><td>0x02<td>Shut<td>The door is shut.\n\
    <tr><td colspan=3>Windows\n<tr><td>0x1F<td>Window open<td>The window is “open”.\n\
    <tr><td>0x20-0x2F<td>Doors of others<td>\n<tr><td>0x30<td>Unassigned<td>\n</table>\n";
