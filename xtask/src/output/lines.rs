//! Lines and columns of positions in tables.

use std::ops::Range;

use codetable::Source;

/// The lines of each table, counted once for all mistakes.
pub(crate) struct Lines<'s>(Vec<SourceLines<'s>>);

/// The lines of one table.
struct SourceLines<'s> {
    source: &'s Source,
    /// The offset at which each line begins.
    starts: Vec<usize>,
    /// The number of characters before each block of bytes.
    chars: Vec<usize>,
}

/// The number of bytes in a block. A column is counted from the nearest block, since a table may be a
/// single line.
const BLOCK: usize = 4096;

/// A position in a file. Both numbers are counted from 1; the column is in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Position {
    pub(crate) line: usize,
    pub(crate) column: usize,
}

impl<'s> Lines<'s> {
    pub(crate) fn new(sources: &'s [Source]) -> Self {
        Self(sources.iter().map(SourceLines::new).collect())
    }

    /// Returns a table by its index.
    pub(crate) fn source(&self, index: usize) -> &'s Source {
        self.0[index].source
    }

    /// Returns the line of a byte, counted from 0.
    pub(crate) fn line(&self, index: usize, at: usize) -> usize {
        let starts = &self.0[index].starts;
        starts.partition_point(|&start| start <= at) - 1
    }

    /// Returns the bytes of some lines, counted from 0, without the last line break.
    pub(crate) fn range(&self, index: usize, lines: &Range<usize>) -> Range<usize> {
        let SourceLines { source, starts, .. } = &self.0[index];
        let next = starts.get(lines.end);
        starts[lines.start]..next.map_or(source.text().len(), |next| next - 1)
    }

    /// Returns the position of a byte.
    pub(crate) fn position(&self, index: usize, at: usize) -> Position {
        let lines = &self.0[index];
        let line = self.line(index, at);
        Position {
            line: line + 1,
            column: lines.chars_before(at) - lines.chars_before(lines.starts[line]) + 1,
        }
    }
}

impl<'s> SourceLines<'s> {
    fn new(source: &'s Source) -> Self {
        let breaks = source.text().match_indices('\n').map(|(at, _)| at + 1);
        let mut chars = vec![0];
        for block in source.text().as_bytes().chunks(BLOCK) {
            chars.push(chars[chars.len() - 1] + count_chars(block));
        }
        Self {
            source,
            starts: std::iter::once(0).chain(breaks).collect(),
            chars,
        }
    }

    /// Returns the number of characters before a byte.
    fn chars_before(&self, at: usize) -> usize {
        let bytes = self.source.text().as_bytes();
        self.chars[at / BLOCK] + count_chars(&bytes[at - at % BLOCK..at])
    }
}

/// Returns the number of characters that begin in these bytes of a string.
fn count_chars(bytes: &[u8]) -> usize {
    let begins = |byte: &&u8| **byte & 0b1100_0000 != 0b1000_0000;
    bytes.iter().filter(begins).count()
}
