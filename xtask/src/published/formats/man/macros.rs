//! Macros of C: a synopsis shows them as the header has them.

use std::collections::HashSet;

use codetable::published::{Block, Page, Row};

use super::super::c;

/// A macro in the text of a page: its line, what is written, and the name of the block that it is in.
type Macro = (usize, String, Option<String>);

/// Moves each run of macros to blocks of constants. A macro on its own, such as `#define _GNU_SOURCE`, stays text, and
/// so does one without a value.
pub(super) fn extract(page: &mut Page) {
    let mut found: Vec<Macro> = Vec::new();
    let mut others: Vec<usize> = Vec::new();
    for block in &page.blocks {
        for row in &block.rows {
            match written(row) {
                Some(text) => found.push((row.line, text, block.name.clone())),
                None => others.push(row.line),
            }
        }
    }
    found.sort_by_key(|(line, ..)| *line);
    others.sort_unstable();
    let others_above = |line: usize| others.partition_point(|other| *other < line);
    let mut moved = HashSet::new();
    let mut blocks = Vec::new();
    for run in found.chunk_by(|above, below| others_above(above.0) == others_above(below.0)) {
        if run.len() > 1 {
            let read = constants(run);
            let rows = read.iter().flat_map(|block| &block.rows);
            moved.extend(rows.map(|row| row.line));
            blocks.extend(read);
        }
    }
    if moved.is_empty() {
        return;
    }
    for block in &mut page.blocks {
        let rows = &mut block.rows;
        rows.retain(|row| !(moved.contains(&row.line) && written(row).is_some()));
    }
    page.blocks.retain(|block| !block.rows.is_empty());
    page.blocks.extend(blocks);
    let line = |block: &Block| block.rows.first().map(|row| row.line);
    page.blocks.sort_by_key(line);
}

/// Returns a macro as C has it, if a row is one. Its comment may be in other cells.
fn written(row: &Row) -> Option<String> {
    let text = row.cells.join(" ").replace('\n', " ");
    let body = text.trim_start().strip_prefix("#define ")?;
    let (name, _) = body.trim().split_once([' ', '\t'])?;
    (!name.contains('(')).then_some(text)
}

/// Reads a run of macros as a header.
fn constants(run: &[Macro]) -> Vec<Block> {
    let texts = run.iter().map(|(_, text, _)| text.as_str());
    let mut blocks = c::read(&texts.collect::<Vec<_>>().join("\n"), &[]).blocks;
    for block in &mut blocks {
        for row in &mut block.rows {
            let from = row.line.checked_sub(1).and_then(|at| run.get(at));
            row.line = from.map_or(row.line, |(line, ..)| *line);
        }
        block.name = block.name.take().or_else(|| run[0].2.clone());
    }
    blocks
}
