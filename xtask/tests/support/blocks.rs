//! Pages as text, for tests of the readers of formats.

#![allow(dead_code, reason = "each test uses a part")]

use std::path::Path;
use std::time::Instant;

use cargo_codetable::published::formats;
use codetable::published::{Page, RowKind};

/// Returns the blocks of a page: `Table "name"`, and for each row its line, `h` for a header or `#` for a heading,
/// and its cells.
pub fn dump(page: &Page) -> String {
    let mut text = String::new();
    for block in &page.blocks {
        assert!(!block.rows.is_empty());
        let name = block.name.as_deref().unwrap_or("-");
        text.push_str(&format!("{:?} {name}\n", block.kind));
        for row in &block.rows {
            let kind = match row.kind {
                RowKind::Header => "h",
                RowKind::Heading => "#",
                RowKind::Data => "",
            };
            let cells = row.cells.join(" | ").replace('\n', "\\n");
            let comment = row.comment.as_ref().map(|comment| format!(" // {comment}"));
            let comment = comment.unwrap_or_default();
            text.push_str(&format!("{}{kind} {cells}{comment}\n", row.line));
        }
    }
    text
}

/// Reads a file with a name, or without.
pub fn read(name: &str, text: &str) -> String {
    let name = Some(Path::new(name)).filter(|name| !name.as_os_str().is_empty());
    match formats::read(name, text, &[]) {
        Ok(page) => dump(&page),
        Err(error) => format!("error: {error}\n"),
    }
}

/// Compares a dump with lines that are indented for the eye.
pub fn check(name: &str, text: &str, expected: &str) {
    let expected = expected.lines().map(str::trim);
    let expected: Vec<&str> = expected.filter(|line| !line.is_empty()).collect();
    let found = read(name, text);
    let lines = found
        .lines()
        .map(str::trim_end)
        .collect::<Vec<_>>()
        .join("\n");
    let expected = expected.join("\n");
    assert!(
        lines == expected,
        "\n{name}:\n{lines}\nexpected:\n{expected}"
    );
}

/// Reads a part of a megabyte of `unit`, and eight times as much: the time must not grow as its square.
pub fn is_linear(name: &str, start: &str, unit: &str, end: &str) {
    let time = |size: usize| {
        let text = format!("{start}{}{end}", unit.repeat(size / unit.len()));
        let since = Instant::now();
        let _ = formats::read(Some(Path::new(name)), &text, &[]);
        since.elapsed().as_secs_f64()
    };
    // Other work on the machine can disturb one measurement, but not all.
    let is_quick = |_| time(240_000) < time(30_000) * 24.0 + 0.3;
    assert!(
        (0..5).any(is_quick),
        "{name} {unit:.20?}: {:.3} s",
        time(240_000)
    );
}
