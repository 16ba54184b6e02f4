//! Lines and columns of places in tables.

use std::ops::Range;

use codetable::Source;

/// The lines of each table, counted once for all mistakes.
pub(crate) struct Lines(Vec<SourceLines>);

/// The lines of one table.
struct SourceLines {
    /// Where each line begins.
    starts: Vec<usize>,
    /// How many characters are before each block of bytes.
    chars: Vec<usize>,
}

/// Bytes in a block.
const BLOCK: usize = 4096;

/// A place in a file. Both numbers are counted from 1; the column is in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Position {
    pub(crate) line: usize,
    pub(crate) column: usize,
}

impl Lines {
    pub(crate) fn new(sources: &[Source]) -> Self {
        Self(sources.iter().map(SourceLines::new).collect())
    }

    /// The line of a byte, counted from 0.
    pub(crate) fn line(&self, source: usize, at: usize) -> usize {
        self.0[source].starts.partition_point(|&start| start <= at) - 1
    }

    /// The bytes of some lines, counted from 0, without the last line break.
    pub(crate) fn range(
        &self,
        index: usize,
        lines: &Range<usize>,
        source: &Source,
    ) -> Range<usize> {
        let starts = &self.0[index].starts;
        let end = starts
            .get(lines.end)
            .map_or(source.text().len(), |next| next - 1);
        starts[lines.start]..end
    }

    /// The place of a byte.
    pub(crate) fn place(&self, index: usize, at: usize, source: &Source) -> Position {
        let SourceLines { starts, chars } = &self.0[index];
        let line = self.line(index, at);
        let bytes = source.text().as_bytes();
        let before = |at: usize| chars[at / BLOCK] + count_chars(&bytes[at - at % BLOCK..at]);
        Position {
            line: line + 1,
            column: before(at) - before(starts[line]) + 1,
        }
    }
}

impl SourceLines {
    fn new(source: &Source) -> Self {
        let breaks = source.text().match_indices('\n').map(|(at, _)| at + 1);
        let mut chars = vec![0];
        for block in source.text().as_bytes().chunks(BLOCK) {
            chars.push(chars[chars.len() - 1] + count_chars(block));
        }
        Self {
            starts: std::iter::once(0).chain(breaks).collect(),
            chars,
        }
    }
}

/// How many characters begin in these bytes of a text.
fn count_chars(bytes: &[u8]) -> usize {
    let begins = |byte: &&u8| **byte & 0b1100_0000 != 0b1000_0000;
    bytes.iter().filter(begins).count()
}
