//! Rows become blocks: which comment belongs to which row, and which is a heading.

use std::collections::HashSet;
use std::ops::Range;

use codetable::published::{Block, BlockKind, Row, RowKind};

use super::comment;
use super::lexer::Source;
use codetable::published::are_another_list;

/// A row of a block whose comments are not known yet.
#[derive(Debug)]
pub(crate) struct Draft {
    /// The first token of what belongs to the row, such as an attribute or `#ifndef` above it.
    pub(crate) lead: usize,
    /// The tokens of the row.
    pub(crate) tokens: Range<usize>,
    /// The cells.
    pub(crate) cells: Vec<String>,
    /// What is said about the row in the code itself, such as a string alongside.
    pub(crate) said: Option<String>,
    /// Differs from that of the row before if other code is between them.
    pub(crate) epoch: usize,
}

impl Draft {
    fn value(&self) -> &str {
        self.cells.last().map_or("", String::as_str)
    }
}

/// The comments of a row, as ranges of those of the file.
#[derive(Debug, Default, Clone)]
struct Said {
    /// On the same line and its continuation.
    alongside: Range<usize>,
    /// Directly above.
    above: Range<usize>,
    /// Above, with an empty line between.
    heading: Range<usize>,
    /// Whether an empty line, or the start of a block of code, is before `above`.
    gap: bool,
    /// Whether an empty line is somewhere between the row and that before.
    apart: bool,
    /// Directly below the row before, with an empty line below: it is about the rows before.
    trailing: Range<usize>,
}

/// From how many rows on a comment above them heads them although empty lines are between them.
const SEVERAL: usize = 3;
/// How far the next value of a run is at most from the last.
const NEAR: i64 = 4;
/// How far it is at most where those before and after it count.
const JUMP: i64 = 64;
/// How many rows with another prefix may be within a run.
const OUTLIERS: usize = 3;
/// How far to the right of a row a comment below it starts that is about it.
const FAR: usize = 7;

/// Makes one block of all rows. Comments that head several rows become rows of their own.
pub(crate) fn whole(
    source: &Source,
    kind: BlockKind,
    name: Option<String>,
    header: Option<Vec<String>>,
    drafts: Vec<Draft>,
) -> Option<Block> {
    let said = comments(source, &drafts);
    let headings = headings(source, &drafts, &said);
    let mut rows = Vec::with_capacity(drafts.len());
    let first = drafts.first()?;
    if let Some(cells) = header {
        rows.push(Row {
            kind: RowKind::Header,
            line: source.line(first.tokens.start),
            cells,
            comment: None,
        });
    }
    for ((draft, said), is_heading) in drafts.into_iter().zip(&said).zip(headings) {
        for heading in [&said.heading, &said.above] {
            if heading.is_empty() || (heading == &said.above && !is_heading) {
                continue;
            }
            if let Some(row) = heading_row(source, heading) {
                rows.push(row);
            }
        }
        rows.push(row(source, draft, said, is_heading));
    }
    Some(Block { kind, name, rows })
}

/// Whether another prefix ends a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Prefix {
    /// Names need a prefix, so it says what they are.
    Ends,
    /// Names may have a prefix: it says what they are if several in sequence have the same.
    MayEnd,
    /// A class or the like says what the names are.
    Ignored,
}

/// Makes one block of all rows, or several if the values start again after an empty line.
pub(crate) fn parts(
    source: &Source,
    kind: BlockKind,
    name: Option<String>,
    drafts: Vec<Draft>,
    blocks: &mut Vec<Block>,
) {
    let said = comments(source, &drafts);
    let mut values = Values::new(source, &drafts, &said);
    let starts_again = (0..drafts.len()).any(|index| {
        let is_other = values.start_again(index);
        values.of_run.insert(normal(drafts[index].value()));
        is_other
    });
    if !starts_again {
        blocks.extend(whole(source, kind, name, None, drafts));
        return;
    }
    let start = blocks.len();
    runs(source, drafts, Prefix::Ends, blocks);
    for block in &mut blocks[start..] {
        block.kind = kind;
        block.name = block.name.take().or_else(|| name.clone());
    }
}

/// Makes blocks of the constants of a file: a comment that heads several of them, other code, and another prefix end a
/// block.
pub(crate) fn runs(source: &Source, drafts: Vec<Draft>, ends_at: Prefix, blocks: &mut Vec<Block>) {
    let said = comments(source, &drafts);
    let changes = drafts
        .windows(2)
        .filter(|pair| prefix(&pair[0]) != prefix(&pair[1]));
    let is_split = match ends_at {
        Prefix::Ends => true,
        Prefix::MayEnd => drafts.len() >= SEVERAL * (changes.count() + 1),
        Prefix::Ignored => false,
    };
    let mut ends = Vec::new();
    let mut prefixes_of_run = HashSet::new();
    let mut values = Values::new(source, &drafts, &said);
    let is_mixed = mixed(&drafts, &said);
    for index in 0..drafts.len() {
        let starts = index == 0
            || drafts[index].epoch != drafts[index - 1].epoch
            || values.start_again(index)
            || is_said_otherwise(&said, index)
            || (is_split
                && !is_mixed[index]
                && !prefixes_of_run.contains(prefix(&drafts[index]))
                && !values.continue_at(index)
                && !is_outlier(&drafts, &said, index, &prefixes_of_run));
        if starts {
            ends.push(index);
            prefixes_of_run.clear();
            values.of_run.clear();
        }
        if starts || values.continue_at(index) {
            prefixes_of_run.insert(prefix(&drafts[index]));
        }
        values.of_run.insert(normal(drafts[index].value()));
    }
    ends.push(drafts.len());
    let mut is_heading = Vec::with_capacity(drafts.len());
    for run in ends.windows(2) {
        is_heading.extend(headings(
            source,
            &drafts[run[0]..run[1]],
            &said[run[0]..run[1]],
        ));
    }
    let mut ends = ends.into_iter().peekable();
    let mut open: Option<Block> = None;
    for (index, (draft, said)) in drafts.into_iter().zip(&said).enumerate() {
        let starts = ends.next_if(|end| *end == index).is_some();
        let headed = is_heading[index];
        let splits = !said.heading.is_empty() || (headed && said.gap);
        if let Some(block) = open.as_mut().filter(|block| block.name.is_none())
            && !said.trailing.is_empty()
        {
            block.name = heading_text(source, &said.trailing);
        }
        if starts || splits || !said.trailing.is_empty() {
            blocks.extend(open.take());
        }
        let heading = match (said.heading.is_empty(), headed) {
            (_, true) => Some(&said.above),
            (false, false) => Some(&said.heading),
            (true, false) => None,
        };
        let block = open.get_or_insert_with(|| Block {
            kind: BlockKind::Constants,
            name: None,
            rows: Vec::new(),
        });
        if let Some(heading) = heading {
            if block.rows.is_empty() {
                block.name = heading_text(source, heading);
            } else {
                block.rows.extend(heading_row(source, heading));
            }
        }
        block.rows.push(row(source, draft, said, headed));
    }
    blocks.extend(open);
}

/// Whether a row below an empty line has a comment above, and the rows before it have theirs alongside: it is something
/// else.
fn is_said_otherwise(said: &[Said], index: usize) -> bool {
    let has_alongside = |said: &Said| !said.alongside.is_empty() && said.above.is_empty();
    let here = &said[index];
    let next = said.get(index + 1);
    here.gap
        && here.alongside.is_empty()
        && next.is_none_or(|next| next.apart)
        && index >= SEVERAL
        && said[index - SEVERAL + 1..index].iter().all(has_alongside)
}

/// Which rows are, without an empty line, below others of which most have a first word of their own: it does not say
/// what they are.
fn mixed(drafts: &[Draft], said: &[Said]) -> Vec<bool> {
    let mut is_mixed = Vec::with_capacity(drafts.len());
    while is_mixed.len() < drafts.len() {
        let start = is_mixed.len();
        let is_below =
            |index: &usize| drafts[*index].epoch == drafts[*index - 1].epoch && !said[*index].apart;
        let below = (start + 1..drafts.len()).take_while(is_below).count();
        let rows = &drafts[start..=start + below];
        let changes = rows
            .windows(2)
            .filter(|pair| prefix(&pair[0]) != prefix(&pair[1]));
        let is_diverse = 2 * changes.count() >= rows.len();
        is_mixed.push(false);
        is_mixed.extend(std::iter::repeat_n(is_diverse, below));
    }
    is_mixed
}

/// The values of a run, to see where another list starts.
struct Values<'d> {
    source: &'d Source<'d>,
    drafts: &'d [Draft],
    said: &'d [Said],
    names: HashSet<&'d str>,
    /// As they are compared: `0x1` is that of `1`.
    of_run: HashSet<String>,
}

impl<'d> Values<'d> {
    fn new(source: &'d Source<'d>, drafts: &'d [Draft], said: &'d [Said]) -> Self {
        Self {
            source,
            drafts,
            said,
            names: drafts
                .iter()
                .filter_map(|draft| draft.cells.first())
                .map(String::as_str)
                .collect(),
            of_run: HashSet::new(),
        }
    }

    /// Whether rows after an empty line have values that the run has already, as another list has. Other names for the
    /// same codes are defined by them.
    fn start_again(&self, index: usize) -> bool {
        if !self.said[index].apart {
            return false;
        }
        // Success may be apart from the errors.
        let is_zero = normal(self.drafts[index].value()) == "0";
        let is_joined = |(below, said): &(usize, &Said)| !said.apart || (is_zero && *below == 0);
        let below = self.said[index + 1..].iter().enumerate();
        let rows = &self.drafts[index..=index + below.take_while(is_joined).count()];
        if self.has_other_sign(rows) {
            return true;
        }
        let is_other_name = |draft: &Draft| {
            let last = draft.tokens.end.saturating_sub(1);
            self.names.contains(self.source.token(last))
        };
        let taken = rows
            .iter()
            .filter(|draft| self.of_run.contains(&normal(draft.value())) && !is_other_name(draft))
            .count();
        rows.len() > 1
            && (are_another_list(taken, rows.len(), self.of_run.len())
                || (taken > 1 && are_flags(rows)))
    }
}

impl Values<'_> {
    /// Whether the values go on counting from the row above, whatever the name of the row is.
    fn continue_at(&self, index: usize) -> bool {
        // `ALL_DOORS + 1` counts from another constant.
        let mut tokens = self.drafts[index].tokens.clone();
        let name = tokens.find(|token| self.names.contains(self.source.token(*token)));
        let is_plain =
            name.is_none() || !tokens.any(|at| self.names.contains(self.source.token(at)));
        let Some(here) = self.step(index).filter(|_| is_plain) else {
            return false;
        };
        let is_near = |step: i64| step.abs() <= NEAR && step.signum() == here.signum();
        let counts = [self.step(index - 1), self.step(index + 1)];
        let [before, after] = counts.map(|step| step.is_some_and(is_near));
        let distance = here.abs();
        distance > 0
            && ((distance <= NEAR && (before || after)) || (distance <= JUMP && before && after))
    }

    /// How far the value of a row is from that of the row directly above.
    fn step(&self, index: usize) -> Option<i64> {
        let said = self.said.get(index)?;
        let is_below = !said.apart && said.above.is_empty() && said.heading.is_empty();
        let value = |index: usize| number(self.drafts[index].value());
        let above = index.checked_sub(1).filter(|_| is_below)?;
        value(index)?.checked_sub(value(above)?)
    }

    /// Whether the values of the run are negative, but for zero, and those of other rows are not; or whether other rows
    /// count down from zero, and the run has no negative values.
    fn has_other_sign(&self, rows: &[Draft]) -> bool {
        let is_negative = |value: &str| value.starts_with('-');
        let is_positive =
            |value: &str| value.starts_with(|c: char| c.is_ascii_digit()) && value != "0";
        let of_run = || self.of_run.iter().filter(|value| **value != "0");
        let counts_down = || {
            rows.len() > 1
                && rows[0].value() == "0"
                && rows[1..].iter().all(|draft| is_negative(draft.value()))
        };
        (of_run().count() >= SEVERAL
            && of_run().all(|value| is_negative(value))
            && rows.iter().all(|draft| is_positive(draft.value())))
            || (!self.of_run.iter().any(|value| is_negative(value)) && counts_down())
    }
}

/// Whether each row has one bit, and each another: 1, 2, 4, 8.
fn are_flags(rows: &[Draft]) -> bool {
    let bit = |draft: &Draft| number(draft.value()).filter(|number| number.count_ones() == 1);
    let bits: Option<HashSet<i64>> = rows.iter().map(bit).collect();
    bits.is_some_and(|bits| bits.len() == rows.len() && bits.len() > SEVERAL)
}

/// A value as it is compared with others.
fn normal(value: &str) -> String {
    number(value).map_or_else(|| value.to_owned(), |number| number.to_string())
}

/// The number that a cell shows.
fn number(value: &str) -> Option<i64> {
    let hexadecimal = value.strip_prefix("0x").or(value.strip_prefix("0X"));
    match hexadecimal {
        Some(digits) => i64::from_str_radix(digits, 16).ok(),
        None => value.parse().ok(),
    }
}

/// The name up to the first underscore, if it has one.
fn prefix(draft: &Draft) -> &str {
    let name = draft.cells.first().map_or("", String::as_str);
    let start = name.len() - name.trim_start_matches(['_', '$', '@', '%']).len();
    name[start..]
        .find('_')
        .map_or("", |end| &name[..start + end])
}

/// Whether a row with another prefix is within a run all the same: the prefix of the run returns a few lines below.
fn is_outlier(drafts: &[Draft], said: &[Said], index: usize, of_run: &HashSet<&str>) -> bool {
    let followers = drafts[index..]
        .iter()
        .zip(&said[index..])
        .take(OUTLIERS + 1);
    for (offset, (draft, said)) in followers.enumerate() {
        let other_code = draft.epoch != drafts[index - 1].epoch;
        if other_code || said.apart || !said.above.is_empty() || !said.heading.is_empty() {
            return false;
        }
        if offset > 0 && of_run.contains(prefix(draft)) {
            return true;
        }
    }
    false
}

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

fn heading_row(source: &Source, heading: &Range<usize>) -> Option<Row> {
    let comments = &source.comments[heading.clone()];
    Some(Row {
        kind: RowKind::Heading,
        line: comments.first()?.line as usize,
        cells: vec![heading_text(source, heading)?],
        comment: None,
    })
}

/// The first paragraph of a heading. The terms of a license are not a heading.
fn heading_text(source: &Source, heading: &Range<usize>) -> Option<String> {
    let text = comment::text(source, &source.comments[heading.clone()])?;
    let is_license = text.contains("Copyright") || text.contains("SPDX-License-Identifier");
    let first = text.lines().next().unwrap_or_default();
    (!is_license).then(|| first.to_owned())
}

fn row(source: &Source, draft: Draft, said: &Said, is_heading: bool) -> Row {
    let text = |comments: &Range<usize>| comment::text(source, &source.comments[comments.clone()]);
    let above = || if is_heading { None } else { text(&said.above) };
    Row {
        kind: RowKind::Data,
        line: source.line(draft.tokens.start),
        cells: draft.cells,
        comment: draft.said.or_else(|| text(&said.alongside)).or_else(above),
    }
}

/// Decides for each row of a run whether the comment above it heads the rows below too.
///
/// It does if the row has a comment of its own, or if the next row has none; but where most comments are above a single
/// row, each is about its row.
///
/// A comment of documentation is about its row, except for the first of a C header, and so is one that starts with the
/// name of the row, and a sentence without an empty line before it.
fn headings(source: &Source, drafts: &[Draft], said: &[Said]) -> Vec<bool> {
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
fn comments(source: &Source, drafts: &[Draft]) -> Vec<Said> {
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
