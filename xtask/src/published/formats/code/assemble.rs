//! Rows become blocks: where a block starts, and what its name is.

use std::collections::HashSet;
use std::ops::Range;

use codetable::published::{Block, BlockKind, Row, RowKind};

use super::comment;
use super::draft::{Draft, SEVERAL};
use super::lexer::Source;
use super::said::{Said, comments, heading_row, heading_text, headings};
use super::values::{Values, normal};

/// How many rows with another prefix may be within a run.
const OUTLIERS: usize = 3;

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

/// The name up to the first underscore, if it has one.
pub(super) fn prefix(draft: &Draft) -> &str {
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
