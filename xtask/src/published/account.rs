//! The account of a list, as text: what was read, what was left out, and which other lists the files have.

use codetable::model::value::Notation;
use codetable::published::{Candidate, LeftOut, List};

use crate::output::count;

/// What to do about constants whose values need others.
pub(crate) const NEEDS_DEFINITION: &str = "  = help: give what the file does not define: `--define NAME=VALUE`, or the header that defines it as another file\n";

/// The maximum number of lines about what was left out.
const MAX_LEFT_OUT: usize = 20;

/// The maximum number of other lists that are named.
const MAX_OTHERS: usize = 10;

/// Says how many rows were read of each file, and where they are.
pub(crate) fn read(files: &[String], list: &List) -> String {
    let of_file = |(file, name): (usize, &String)| {
        let codes = list.codes.iter().filter(|code| code.file == file);
        let lines = codes.clone().map(|code| code.line);
        let rows = count(codes.count(), "row");
        match lines.clone().min().zip(lines.max()) {
            Some((start, end)) => format!("{name}: {rows} in lines {start} to {end}\n"),
            None => format!("{name}: no row\n"),
        }
    };
    files.iter().enumerate().map(of_file).collect()
}

/// Says what was left out.
pub(crate) fn left_out(files: &[String], list: &List, notation: Notation) -> String {
    if list.left_out.is_empty() {
        return String::new();
    }
    let line = |left_out: &LeftOut| {
        let place = place(files, left_out.file, left_out.line);
        format!("  {place}{}\n", left_out.describe(notation))
    };
    let lines: String = list.left_out.iter().take(MAX_LEFT_OUT).map(line).collect();
    format!(
        "left out:\n{lines}{}",
        and_more(list.left_out.len(), MAX_LEFT_OUT)
    )
}

/// Names the other lists of the files. `what` says what was not done with them, and `option` what does it.
pub(crate) fn others(files: &[String], others: &[Candidate], what: &str, option: &str) -> String {
    if others.is_empty() {
        return String::new();
    }
    let line = |other: &Candidate| {
        let place = match files {
            [_] => String::new(),
            files => format!("{}: ", files[other.file]),
        };
        format!("  {}: {place}{}\n", other.number, other.describe())
    };
    let lines: String = others.iter().take(MAX_OTHERS).map(line).collect();
    format!(
        "{what}: {}; {option}\n{lines}{}",
        count(others.len(), "other list"),
        and_more(others.len(), MAX_OTHERS)
    )
}

/// The place of a row as a line of an account begins with it.
pub(crate) fn place(files: &[String], file: usize, line: usize) -> String {
    match files {
        [_] => format!("line {line}: "),
        files => format!("{}, line {line}: ", files[file]),
    }
}

fn and_more(all: usize, shown: usize) -> String {
    match all.saturating_sub(shown) {
        0 => String::new(),
        more => format!("  and {more} more\n"),
    }
}
