//! A page of blocks as text.

use std::fmt::Write as _;

use codetable::published::{Page, RowKind};

/// A line for each block: its kind and name; and one for each row: its line, its cells, and its comment after `;`.
pub fn dump(page: &Page) -> String {
    let mut text = String::new();
    for block in &page.blocks {
        let name = block.name.iter().map(|name| format!(" {name}"));
        let _ = writeln!(text, "{:?}{}", block.kind, name.collect::<String>());
        for row in &block.rows {
            let mark = match row.kind {
                RowKind::Header => "= ",
                RowKind::Heading => "# ",
                RowKind::Data => "",
            };
            let comment = row
                .comment
                .iter()
                .map(|comment| format!(" ; {}", comment.replace('\n', "¶")));
            let _ = writeln!(
                text,
                "{} {mark}{}{}",
                row.line,
                row.cells.join(" | "),
                comment.collect::<String>()
            );
        }
    }
    text
}
