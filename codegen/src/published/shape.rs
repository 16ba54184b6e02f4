//! What blocks have in common, whatever codes are known.

use std::collections::HashMap;

use super::block::{Block, BlockKind, Page, RowKind};

/// Every block, with the position of its file.
pub(super) fn blocks(pages: &[Page]) -> impl Iterator<Item = (usize, &Block)> {
    let pages = pages.iter().enumerate();
    pages.flat_map(|(file, page)| page.blocks.iter().map(move |block| (file, block)))
}

/// Whether the rows of a block may be prose.
pub(super) fn is_loose(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Items | BlockKind::Text)
}

/// The number of rows that are neither header nor heading.
pub(super) fn count_data(block: &Block) -> usize {
    let data = block.rows.iter().filter(|row| row.kind == RowKind::Data);
    data.count()
}

/// The line of the first row, counted from 1; 0 if there is none.
pub(super) fn first_line(block: &Block) -> usize {
    block.rows.first().map_or(0, |row| row.line)
}

/// Whether the names of two blocks are those of different things, such as `HttpStatus` and `CloseReason`. A heading in
/// words may be that of a class of codes.
pub(super) fn are_named_apart(one: &Block, other: &Block) -> bool {
    let is_word = |block: &Block| {
        block.name.as_ref().is_some_and(|name| {
            let is_start = |c: char| c.is_uppercase() || c.is_ascii_digit();
            name.starts_with(is_start) && !name.contains(char::is_whitespace)
        })
    };
    one.name != other.name
        && ((is_named_as_type(one) && is_word(other))
            || (is_named_as_type(other) && is_word(one))
            || (is_named_as_type(one) && is_named_as_type(other)))
}

/// Whether the name of a block is an identifier, as that of an enum, and not a heading.
pub(super) fn is_named_as_type(block: &Block) -> bool {
    block.name.as_ref().is_some_and(|name| {
        let mut pairs = name.chars().zip(name.chars().skip(1));
        let has_hump = pairs.any(|(one, next)| one.is_lowercase() && next.is_uppercase());
        // `Result-Code` is one, and `client-error` may be the name of a class.
        let is_title = |word: &str| word.starts_with(char::is_uppercase);
        let has_hyphen = name.contains('-') && name.split('-').all(is_title);
        let is_identifier = !name.contains(char::is_whitespace)
            && (has_hump || has_hyphen || name.contains(['.', '_', ':']));
        // A section may be named after its only code.
        is_identifier && block.rows.iter().all(|row| row.cells.first() != Some(name))
    })
}

/// Whether two tables have the same columns: the same header, or the same number if one has none.
pub(super) fn have_same_columns(one: &Block, other: &Block) -> bool {
    let header = |block: &Block| {
        let header = block.rows.iter().find(|row| row.kind == RowKind::Header);
        header.map(|row| {
            row.cells
                .iter()
                .map(|cell| cell.to_lowercase())
                .collect::<Vec<_>>()
        })
    };
    let count = |block: &Block| block.rows.iter().map(|row| row.cells.len()).max();
    match (header(one), header(other)) {
        (Some(one), Some(other)) => one == other,
        _ => count(one) == count(other),
    }
}

/// The start that all strings have; empty if there is none.
pub(super) fn common_prefix<'s>(mut strings: impl Iterator<Item = &'s str>) -> &'s str {
    let Some(mut prefix) = strings.next() else {
        return "";
    };
    for string in strings {
        let same = prefix
            .char_indices()
            .zip(string.chars())
            .find(|((_, one), other)| one != other);
        let end = same.map_or(prefix.len().min(string.len()), |((at, _), _)| at);
        prefix = &prefix[..end];
    }
    prefix
}

/// The prefix that most of the constants of a block have, up to an underscore, or of all if they have none.
pub(super) fn main_prefix(block: &Block) -> Option<&str> {
    let names = || {
        block
            .rows
            .iter()
            .filter(|row| row.kind == RowKind::Data)
            .filter_map(|row| row.cells.first().map(String::as_str))
    };
    let least = 4 * names().count();
    let mut prefix = "";
    loop {
        // Each way to go on by a word, and how many names do.
        let mut longer: HashMap<&str, usize> = HashMap::new();
        for name in names().filter(|name| name.starts_with(prefix)) {
            if let Some(end) = name[prefix.len()..].find('_') {
                *longer.entry(&name[..=prefix.len() + end]).or_default() += 1;
            }
        }
        let most = longer.into_iter().max_by_key(|(_, count)| *count);
        match most {
            Some((most, count)) if 5 * count >= least => prefix = most,
            _ => break,
        }
    }
    let prefix = match prefix.strip_suffix('_') {
        Some(prefix) => prefix,
        None => common_prefix(names()),
    };
    (!prefix.is_empty()).then_some(prefix)
}
