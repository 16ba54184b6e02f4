//! Which comment is about which row, and which one heads the rows below it.

use std::ops::Range;

use codetable::published::{Row, RowKind};

use super::comment;
use super::draft::{Draft, SEVERAL};
use super::lexer::Source;

/// The comments of a row, as ranges of those of the file.
#[derive(Debug, Default, Clone)]
pub(super) struct Said {
    /// On the same line and its continuation.
    pub(super) alongside: Range<usize>,
    /// Directly above.
    pub(super) above: Range<usize>,
    /// Above, with an empty line between.
    pub(super) heading: Range<usize>,
    /// Whether an empty line, or the start of a block of code, is before `above`.
    pub(super) gap: bool,
    /// Whether an empty line is somewhere between the row and that before.
    pub(super) apart: bool,
    /// Directly below the row before, with an empty line below: it is about the rows before.
    pub(super) trailing: Range<usize>,
}

/// How far to the right of a row a comment below it starts that is about it.
const FAR: usize = 7;

/// Whether a comment is marked as one of documentation.
fn is_documentation(comment: &str) -> bool {
    let marks = ["/**", "/*!", "///", "//!", "#:"];
    marks.iter().any(|mark| comment.starts_with(mark)) && !comment.starts_with("/***")
}

/// Whether a comment of documentation is about a group, which starts with it.
fn opens_group(comment: &str) -> bool {
    let text = comment.trim_end_matches(|c: char| c == '*' || c == '/' || c.is_whitespace());
    text.ends_with("@{") || text.ends_with("\\{")
}

pub(super) fn heading_row(source: &Source, heading: &Range<usize>) -> Option<Row> {
    let comments = &source.comments[heading.clone()];
    Some(Row {
        kind: RowKind::Heading,
        line: comments.first()?.line as usize,
        cells: vec![heading_text(source, heading)?],
        comment: None,
    })
}

/// The first paragraph of a heading. The terms of a license are not a heading.
pub(super) fn heading_text(source: &Source, heading: &Range<usize>) -> Option<String> {
    let text = comment::text(source, &source.comments[heading.clone()])?;
    let is_license = text.contains("Copyright") || text.contains("SPDX-License-Identifier");
    let first = text.lines().next().unwrap_or_default();
    (!is_license).then(|| first.to_owned())
}

/// Decides for each row of a run whether the comment above it heads the rows below too.
///
/// It does if the row has a comment of its own, or if the next row has none; but where most comments are above a single
/// row, each is about its row.
///
/// A comment of documentation is about its row, except for the first of a C header, and so is one that starts with the
/// name of the row, and a sentence without an empty line before it.
pub(super) fn headings(source: &Source, drafts: &[Draft], said: &[Said]) -> Vec<bool> {
    let is_about_row = |index: usize| {
        let comments = &source.comments[said[index].above.clone()];
        let (Some(first), Some(last)) = (comments.first(), comments.last()) else {
            return false;
        };
        let text = source.comment(last);
        let words = source
            .comment(first)
            .trim_start_matches(|c: char| !c.is_alphanumeric() && c != '_');
        let name = drafts[index].cells.first().map_or("", String::as_str);
        let follows = words.strip_prefix(name).filter(|_| !name.is_empty());
        let is_named = follows
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_'));
        let is_sentence = text
            .trim_end_matches(|c: char| c == '*' || c == '/' || c.is_whitespace())
            .ends_with('.');
        is_named
            || (is_sentence && !said[index].gap)
            || (is_documentation(text) && (index > 0 || source.syntax.documents))
    };
    let has_own = |index: usize| !said[index].alongside.is_empty() || drafts[index].said.is_some();
    // The number of rows from each to the next that has a comment above.
    let mut lengths = vec![1_usize; said.len()];
    for index in (0..said.len().saturating_sub(1)).rev() {
        let next = &said[index + 1];
        let is_plain = next.above.is_empty() && next.heading.is_empty() && !has_own(index + 1);
        if is_plain {
            lengths[index] = lengths[index + 1] + 1;
        }
    }
    let heads_several = |index: usize| {
        let is_joined = said.get(index + 1).is_some_and(|next| !next.apart);
        (is_joined && lengths[index] > 1) || (said[index].gap && lengths[index] >= SEVERAL)
    };
    let candidates = || {
        let has_above = |index: &usize| !said[*index].above.is_empty();
        (0..said.len())
            .filter(has_above)
            .filter(|index| !has_own(*index) && !is_about_row(*index))
    };
    let several = candidates().filter(|index| heads_several(*index));
    let (several, rows) = several.fold((0, 0), |(count, rows), index| {
        (count + 1, rows + lengths[index])
    });
    let single = candidates().count() - several;
    (0..said.len())
        .map(|index| {
            let is_plain = rows > single && several > 0;
            let heads = heads_several(index) || (said[index].gap && several > 1);
            // A row that an empty line separates from the next is the only one that the comment can be about.
            let is_joined = said.get(index + 1).is_some_and(|next| !next.apart);
            !said[index].above.is_empty()
                && !is_about_row(index)
                && ((has_own(index) && is_joined) || (is_plain && heads))
        })
        .collect()
}

/// Finds the comments of each row.
pub(super) fn comments(source: &Source, drafts: &[Draft]) -> Vec<Said> {
    let mut claimed = 0;
    let mut all = Vec::with_capacity(drafts.len());
    let mut last = 0;
    for draft in drafts {
        let mut said = above(source, draft, claimed);
        // A directive or other code is between the row and that before.
        said.apart |= last < draft.lead;
        last = draft.tokens.end;
        let (alongside, end) = alongside(source, draft, claimed);
        claimed = end.max(claimed);
        all.push(Said { alongside, ..said });
    }
    all
}

/// The comments between a row and the code before it that no other row has claimed.
fn above(source: &Source, draft: &Draft, claimed: usize) -> Said {
    let all = &source.comments;
    let start = source.comment_at(draft.lead).max(claimed);
    let mut end = start;
    while all
        .get(end)
        .is_some_and(|comment| (comment.at as usize) <= draft.lead)
    {
        end += 1;
    }
    let line = source.line(draft.lead);
    // A comment before the row in its own line is alongside.
    while end > start && all[end - 1].end_line as usize == line {
        end -= 1;
    }
    let mut ranges = [0..0, 0..0];
    let mut below = line;
    let mut apart = false;
    let mut index = end;
    let mut gap = false;
    // Whether the chain of comments that is being read is directly above the row.
    let mut adjacent = true;
    while index > start && all[index - 1].own {
        let comment = &all[index - 1];
        if (comment.end_line as usize) + 1 < below {
            apart = true;
            if !adjacent && !ranges[1].is_empty() {
                break;
            }
            gap |= !ranges[0].is_empty();
            adjacent = false;
        }
        // Documentation is about the row, and a plain comment or the start of a group above it heads the list.
        let is_plain = |comment| !is_documentation(source.comment(comment));
        if adjacent
            && !ranges[0].is_empty()
            && ((is_plain(comment) && !is_plain(&all[index]))
                || opens_group(source.comment(comment)))
        {
            gap = true;
            adjacent = false;
        }
        // `//!` of Rust is about what it is in.
        let is_inner =
            |index: usize| source.comment(&all[index]).starts_with("//!") && source.syntax.rust;
        if is_inner(index - 1) {
            break;
        }
        let range = &mut ranges[usize::from(!adjacent)];
        if range.start == range.end {
            range.end = index;
        }
        range.start = index - 1;
        below = comment.line as usize;
        index -= 1;
    }
    let before = draft
        .lead
        .checked_sub(1)
        .map_or(0, |last| source.end_line(last));
    let is_first = draft
        .lead
        .checked_sub(1)
        .is_none_or(|last| source.is(last, "{"));
    let end_before = all[..index]
        .last()
        .map_or(0, |comment| comment.end_line as usize)
        .max(before);
    let blank = end_before + 1 < below;
    let [above, mut heading] = ranges;
    let mut trailing = 0..0;
    let is_below = |comment: &super::lexer::Comment| comment.line as usize == before + 1;
    if draft.lead > 0
        && !source.syntax.documents
        && all.get(heading.start).is_some_and(is_below)
        && !heading.is_empty()
        && !is_first
    {
        trailing = std::mem::replace(&mut heading, 0..0);
    }
    Said {
        trailing,
        gap: (gap || blank || is_first) && !above.is_empty(),
        apart: apart || blank,
        above,
        heading,
        alongside: 0..0,
    }
}

/// The comments in and after a row, and the index after those that it claims.
fn alongside(source: &Source, draft: &Draft, claimed: usize) -> (Range<usize>, usize) {
    let all = &source.comments;
    let tokens = &draft.tokens;
    let start = source.comment_at(tokens.start + 1).max(claimed);
    let mut end = start;
    let line = source.end_line(tokens.end - 1);
    let is_in = |index: usize| {
        all.get(index).is_some_and(|comment| {
            let at = comment.at as usize;
            at < tokens.end || (at == tokens.end && !comment.own && comment.line as usize == line)
        })
    };
    while is_in(end) {
        end += 1;
    }
    // The column between that of the row and that of its comment, beyond which a comment continues it.
    let column = match all[..end].last() {
        Some(last) if end > start => {
            usize::midpoint(source.comment_column(last), source.column(tokens.start))
        }
        // Far to the right of the row below it, a comment is about the row as well.
        _ => source.column(tokens.start) + FAR,
    };
    let mut below = match all[..end].last() {
        Some(last) if end > start => last.end_line as usize,
        _ => line,
    };
    while let Some(comment) = all.get(end) {
        let is_next =
            comment.at as usize == tokens.end && comment.own && comment.line as usize == below + 1;
        let marked = source
            .comment(comment)
            .trim_start_matches(['/', '*', '!'])
            .starts_with('<');
        if !is_next || !(marked || source.comment_column(comment) > column) {
            break;
        }
        below = comment.end_line as usize;
        end += 1;
    }
    if start == end {
        // A comment before the row in its line.
        let first = source.comment_at(tokens.start).max(claimed);
        let before = first..source.comment_at(tokens.start + 1).max(first);
        let in_line = |comment: &super::lexer::Comment| {
            comment.end_line as usize == source.line(tokens.start)
        };
        let lead = before.clone().find(|index| in_line(&all[*index]));
        return (
            lead.map_or(0..0, |lead| lead..before.end),
            before.end.max(end),
        );
    }
    (start..end, end)
}
