//! What the tests of the formats share.

#![allow(dead_code, reason = "each test uses a part")]

use std::fs;
use std::time::{Duration, Instant};

use codetable::published::{BlockKind, Page, RowKind};

/// A page in short: a line for each block with its name, and one for each row with its line and cells.
pub fn dump(page: &Page) -> String {
    let mut dump = String::new();
    if let Some(title) = &page.title {
        dump += &format!("title {title}\n");
    }
    if let Some(address) = &page.address {
        dump += &format!("address {address}\n");
    }
    for block in &page.blocks {
        let kind = match block.kind {
            BlockKind::Table => "table",
            BlockKind::Definitions => "definitions",
            BlockKind::Items => "items",
            BlockKind::Text => "text",
            BlockKind::Constants => "constants",
        };
        let name = block.name.as_ref().map(|name| format!(" {name}"));
        dump += &format!("{kind}{}\n", name.unwrap_or_default());
        assert!(!block.rows.is_empty(), "a block without rows");
        for row in &block.rows {
            let kind = match row.kind {
                RowKind::Header => "#",
                RowKind::Heading => "=",
                RowKind::Data => ":",
            };
            let cells: Vec<String> = row
                .cells
                .iter()
                .map(|cell| cell.replace('\n', "/"))
                .collect();
            dump += &format!("{}{kind} {}\n", row.line, cells.join(" | "));
        }
    }
    dump
}

/// The comments of all rows.
pub fn comments(page: &Page) -> Vec<&str> {
    let rows = page.blocks.iter().flat_map(|block| &block.rows);
    rows.map(|row| row.comment.as_deref().unwrap_or_default())
        .collect()
}

/// Asserts that a reader finds these blocks.
#[track_caller]
pub fn assert_dump(page: &Page, expected: &str) {
    let found = dump(page);
    let trim = |text: &str| {
        text.lines()
            .map(|line| line.trim().to_owned())
            .collect::<Vec<_>>()
    };
    let expected: Vec<String> = trim(expected.trim());
    assert_eq!(trim(found.trim()), expected, "\n{found}");
}

/// The number of bytes in all cells, and of the cells themselves.
pub fn size(page: &Page) -> usize {
    let rows = page.blocks.iter().flat_map(|block| &block.rows);
    let cells = rows.flat_map(|row| &row.cells);
    cells.map(|cell| cell.len() + 24).sum()
}

/// Asserts that time and memory grow with the file and no faster.
#[track_caller]
pub fn assert_linear(name: &str, read: fn(&str) -> Page, file: impl Fn(usize) -> String) {
    let (few, many) = (file(400), file(4_000));
    let cost = |text: &str| {
        let since = Instant::now();
        let before = time_of_thread(since);
        let page = read(text);
        (time_of_thread(since).abs_diff(before), size(&page))
    };
    let mut seen = Vec::new();
    for _ in 0..5 {
        let (time, bytes) = cost(&many);
        let (least, _) = cost(&few);
        assert!(
            bytes <= 64 * (many.len() + 1),
            "{name}: {bytes} of {}",
            many.len()
        );
        if time <= least.max(Duration::from_millis(2)) * 25 {
            return;
        }
        seen.push((least, time));
    }
    panic!("{name}: {seen:?}");
}

/// How long this thread has run. Where the system does not say, the time of others counts as well.
fn time_of_thread(since: Instant) -> Duration {
    let stated = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = stated.and_then(|stated| stated.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| since.elapsed(), Duration::from_nanos)
}
