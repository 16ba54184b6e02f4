//! Judges which blocks of files look like lists of codes, without a table to compare them with.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use super::block::{Block, BlockKind, Page, RowKind};
use super::delimiter::Delimiters;
use super::extended::are_extended;
use super::headers::column_named;
use super::join::is_more;
use super::likeness::{Naming, ValueKind, judge_view, names_success};
use super::shape::{blocks, common_prefix, have_same_columns, is_loose};
use super::value_text::{Base, ValueText};
use super::view::{Parts, View};

/// How many times as good as the next one a list has to be to be taken without asking.
const STANDS_OUT: f64 = 2.0;

/// The maximum number of lists between two parts of one, plus one.
const MAX_BETWEEN: usize = 8;

/// The sections of manuals that have no codes.
const ELSE: [&str; 10] = [
    "author",
    "authors",
    "bugs",
    "example",
    "examples",
    "footnotes",
    "history",
    "name",
    "see also",
    "synopsis",
];

/// The number of rows from which on a list that is named after codes is a rival of a longer one that is not.
const MIN_RIVAL: usize = 4;

/// How many times as many rows a list may have as a rival.
const RIVAL: usize = 4;

/// One or several blocks that look like a list of codes.
pub(super) struct Judged<'p> {
    /// The blocks, each with the position of its file.
    pub(super) blocks: Vec<(usize, &'p Block)>,
    pub(super) view: View,
    pub(super) values: ValueKind,
    /// The prefix of the names of the first block, if they are constants.
    pub(super) prefix: Option<&'p str>,
    /// How much it looks like a list of codes.
    score: f64,
    naming: Naming,
    /// The distinct values, as written.
    pub(super) written: HashSet<String>,
    /// How long each value of constants or of a table is, if all are equally long.
    pub(super) width: Option<usize>,
    /// Whether zero has a name that says success.
    pub(super) has_success: bool,
    /// Whether it has codes and others that extend them, which are lists of their own too.
    has_extended: bool,
}

impl<'p> Judged<'p> {
    /// Whether the values are words, which only headers tell from prose.
    fn has_words(&self) -> bool {
        let has_digit = |value: &String| value.contains(|c: char| c.is_ascii_digit());
        matches!(self.view, View::Cells { .. }) && !self.written.iter().any(has_digit)
    }

    /// Whether each code is its own name, as the words of any list are.
    pub(super) fn has_own_names(&self) -> bool {
        self.view.is_own_name()
    }

    /// Adds the next part of the list.
    fn append(&mut self, part: Judged<'p>) {
        self.blocks.extend(part.blocks);
        self.score += part.score;
        if self.prefix.is_some() {
            // The errors may come after a few other constants.
            self.naming = self.naming.max(part.naming);
        }
        self.written.extend(part.written);
        self.has_success |= part.has_success;
        self.width = self.width.filter(|width| part.width == Some(*width));
        if part.values != ValueKind::Integers(Base::Ten) {
            self.values = part.values;
        }
    }

    /// How much it looks like a list of codes, as a whole number.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a score is positive, and only the order matters"
    )]
    pub(super) fn weight(&self) -> u64 {
        (1000.0 * self.score) as u64
    }
}

/// The columns that the caller names, by header or by number counted from 1.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Columns {
    /// The column of values.
    pub value: Option<String>,
    /// The column of labels.
    pub label: Option<String>,
    /// The column of descriptions.
    pub description: Option<String>,
}

/// Returns everything that looks like a list of codes, in the order of the files.
pub(super) fn judge<'p>(pages: &'p [Page], named: &Columns) -> Vec<Judged<'p>> {
    let mut lists: Vec<Judged<'p>> = Vec::new();
    for (file, block) in blocks(pages) {
        if is_about_else(block) {
            continue;
        }
        let Some(judged) = judge_block(file, block, named) else {
            continue;
        };
        let judged = labelled_alike(&lists, &judged).unwrap_or(judged);
        let same = lists
            .iter_mut()
            .rev()
            .take(MAX_BETWEEN)
            .find(|list| is_more(list, &judged));
        match same {
            Some(list) => list.append(judged),
            None => lists.push(judged),
        }
    }
    // One row of text is a remark with a number.
    let is_remark = |list: &Judged<'_>| {
        list.written.len() < 2 && is_loose(list.blocks[0].1) && list.naming != Naming::Results
    };
    lists.retain(|list| !is_remark(list));
    let mut all = Vec::with_capacity(lists.len());
    for mut list in lists {
        let parts = extended(&list, named);
        list.has_extended = !parts.is_empty();
        all.push(list);
        all.extend(parts);
    }
    all
}

/// A table as the one of a list that has the same header is seen, if only the columns of labels differ: some cells of
/// the right one may be empty. A single row is seen as those of a list of its kind.
fn labelled_alike<'p>(lists: &[Judged<'p>], judged: &Judged<'p>) -> Option<Judged<'p>> {
    let (file, block) = judged.blocks[0];
    let has_header = |block: &Block| block.rows.iter().any(|row| row.kind == RowKind::Header);
    let near = || lists.iter().rev().take(MAX_BETWEEN);
    if let [_] = block.rows.as_slice() {
        let list = near().find(|list| list.blocks[0].1.kind == block.kind)?;
        let (score, values) = judge_view(block, list.view)?;
        return judge_as(file, block, list.view, values, score);
    }
    let list = near().find(|list| {
        let other = list.blocks[0].1;
        block.kind == BlockKind::Table
            && other.kind == BlockKind::Table
            && has_header(block)
            && has_header(other)
            && have_same_columns(other, block)
    })?;
    let is_labelled_apart = list.view != judged.view
        && list.view.value_cell().is_some()
        && list.view.value_cell() == judged.view.value_cell();
    if !is_labelled_apart || list.has_own_names() || judged.has_own_names() {
        return None;
    }
    let (score, values) = judge_view(block, list.view)?;
    judge_as(file, block, list.view, values, score)
}

/// The codes of a list and those that extend them, each as a list of its own; none if there are no such codes.
fn extended<'p>(list: &Judged<'p>, named: &Columns) -> Vec<Judged<'p>> {
    let Some(are_extended) = are_extended(&list.blocks, list.view) else {
        return Vec::new();
    };
    let mut parts: [Option<Judged<'p>>; 2] = [None, None];
    for ((file, block), is_extended) in list.blocks.iter().zip(are_extended) {
        let Some(judged) = judge_block(*file, block, named) else {
            continue;
        };
        match &mut parts[usize::from(is_extended)] {
            Some(part) => part.append(judged),
            part => *part = Some(judged),
        }
    }
    parts.into_iter().flatten().collect()
}

/// Whether a section of a manual is about something else than codes.
fn is_about_else(block: &Block) -> bool {
    let name = block.name.as_deref().unwrap_or_default();
    let name = name.trim_end_matches(':').trim();
    // A synopsis and an example may declare constants.
    block.kind != BlockKind::Constants && ELSE.iter().any(|other| name.eq_ignore_ascii_case(other))
}

/// Returns the list that stands out; `None` if none does.
pub(super) fn standing_out<'l, 'p>(lists: &'l [Judged<'p>]) -> Option<&'l Judged<'p>> {
    // A page may have the names of codes without their values in addition.
    let has_values = |names: &Judged<'_>| {
        lists.iter().any(|list| {
            !list.has_own_names()
                && list.naming >= names.naming
                && list.written.len() >= names.written.len()
        })
    };
    let mut sorted: Vec<&Judged<'_>> = lists
        .iter()
        .filter(|list| !list.has_own_names() || !has_values(list))
        .collect();
    sorted.sort_by(|one, other| other.score.total_cmp(&one.score));
    let best = sorted.first().filter(|best| best.written.len() > 1)?;
    if let Some(titled) = titled(&sorted) {
        return lists.iter().find(|list| std::ptr::eq(*list, titled));
    }
    if best.has_extended || (best.has_own_names() && best.naming == Naming::Silent) {
        return None;
    }
    // Strings such as the words of a protocol are next to most lists of numbers.
    let competes = |list: &&Judged<'_>| !list.has_words() || best.has_words();
    let rest = &sorted[1..];
    let next = rest.iter().find(|next| competes(next));
    let next = next.map_or(0.0, |next| next.score);
    // Another list may be meant even if this one is longer: one that is named after codes, or any if this one is not.
    let others = || rest.iter().filter(|list| competes(list));
    let is_rivalled = others().any(|list| {
        let is_similar = RIVAL * list.written.len() >= best.written.len();
        let is_short = list.written.len() < MIN_RIVAL;
        match list.naming.cmp(&best.naming) {
            Ordering::Greater => list.written.len() > 1,
            // A list that starts with success is one of results, however long another one without it is.
            Ordering::Equal => (is_similar || (list.has_success && !best.has_success)) && !is_short,
            Ordering::Less => false,
        }
    });
    if is_rivalled {
        return None;
    }
    let index = lists.iter().position(|list| std::ptr::eq(list, *best))?;
    (best.score >= STANDS_OUT * next).then(|| &lists[index])
}

/// The only list below a heading that says that it has the results, unless another one may be of results as well.
fn titled<'l, 'p>(lists: &[&'l Judged<'p>]) -> Option<&'l Judged<'p>> {
    let mut titled = lists
        .iter()
        .filter(|list| list.naming == Naming::Titled && list.written.len() > 1);
    let only = titled.next().filter(|list| !list.has_extended)?;
    // A comment above a few of many constants is not a heading of the file.
    if only.blocks[0].1.kind == BlockKind::Constants && !std::ptr::eq(lists[0], *only) {
        return None;
    }
    let is_rival = |list: &&Judged<'_>| {
        let (one, other) = (only.blocks[0].1, list.blocks[0].1);
        let has_same_columns = one.kind == BlockKind::Table
            && other.kind == BlockKind::Table
            && have_same_columns(one, other);
        let may_be_results = list.naming == Naming::Results && list.written.len() >= MIN_RIVAL;
        !std::ptr::eq(*list, *only) && (has_same_columns || may_be_results)
    };
    (titled.next().is_none() && !lists.iter().any(is_rival)).then_some(*only)
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

/// A value as it is compared with others, however it is written.
pub(super) fn normal(value: &str, kind: ValueKind) -> String {
    let number = match (ValueText::parse(value), kind) {
        (Some(ValueText::Number(number)), ValueKind::Integers(base)) => number.value(base),
        _ => None,
    };
    number.map_or_else(|| value.to_owned(), |(number, _)| number.to_string())
}

/// Whether a label is an option of a command, such as `-p` and `--port`.
fn is_option(label: &str) -> bool {
    let name = label.trim_start_matches('-');
    name.len() < label.len() && name.starts_with(char::is_alphabetic)
}

/// Whether a label asks something, as the titles of a list of frequent questions do.
fn is_question(label: &str) -> bool {
    label.ends_with('?')
}

/// How the values and the labels of a block are best seen, and how digits are read; `None` if it does not look like a
/// list of codes.
pub(super) fn best_view(block: &Block) -> Option<(View, Base)> {
    let judged = judge_block(0, block, &Columns::default())?;
    Some(match judged.values {
        ValueKind::Integers(base) => (judged.view, base),
        ValueKind::Strings => (judged.view, Base::Ten),
    })
}

fn judge_block<'p>(file: usize, block: &'p Block, named: &Columns) -> Option<Judged<'p>> {
    let value = named
        .value
        .as_deref()
        .map(|named| column_named(block, named));
    let label = named
        .label
        .as_deref()
        .map(|named| column_named(block, named));
    // A block without the named columns is not meant.
    if value == Some(None) || label == Some(None) {
        return None;
    }
    let mut best: Option<(f64, View, ValueKind)> = None;
    for view in View::all(block) {
        let is_named = match view {
            View::Cells {
                value: own_value,
                label: own_label,
            }
            | View::Words {
                value: own_value,
                label: own_label,
            }
            | View::Columns {
                value: own_value,
                label: own_label,
            }
            | View::Mention {
                value: own_value,
                label: own_label,
            }
            | View::Named {
                value: own_value,
                label: own_label,
            } => {
                value.flatten().is_none_or(|value| value == own_value)
                    && label.flatten().is_none_or(|label| label == own_label)
            }
            View::Within { .. } => value.is_none() && label.is_none(),
        };
        if !is_named {
            continue;
        }
        if let Some((score, kind)) = judge_view(block, view)
            && best.is_none_or(|(best, ..)| score > best)
        {
            best = Some((score, view, kind));
        }
    }
    let (score, view, values) = best?;
    judge_as(file, block, view, values, score)
}

/// Judges a block as it is seen in a view.
fn judge_as(
    file: usize,
    block: &Block,
    view: View,
    values: ValueKind,
    score: f64,
) -> Option<Judged<'_>> {
    let all = || block.rows.iter().filter_map(|row| view.parts(block, row));
    if all().all(|parts| is_option(&parts.label)) || all().all(|parts| is_question(&parts.label)) {
        return None;
    }
    let delimiters = Delimiters::new(block, view, Base::Ten);
    let rows = block.rows.iter().enumerate();
    let parts: Vec<Parts> = rows
        .filter_map(|(position, row)| Some((position, view.parts(block, row)?)))
        .filter(|(position, parts)| !delimiters.contain(block, *position, &parts.label))
        .map(|(_, parts)| parts)
        .collect();
    let widths: HashSet<usize> = parts.iter().map(|parts| parts.value.len()).collect();
    let is_one = widths.len() == 1 && !is_loose(block);
    let width = widths.iter().next().copied().filter(|_| is_one);
    let written = parts
        .iter()
        .map(|parts| normal(&parts.value, values))
        .collect();
    let is_success =
        |parts: &Parts| normal(&parts.value, values) == "0" && names_success(&parts.label);
    let naming = Naming::new(
        block,
        parts.iter(),
        view.value_cell().filter(|_| view.is_own_name()),
    );
    Some(Judged {
        naming,
        prefix: (block.kind == BlockKind::Constants || view.is_own_name())
            .then(|| main_prefix(block))
            .flatten(),
        blocks: vec![(file, block)],
        view,
        values,
        score: naming.factor() * score,
        written,
        width,
        has_success: parts.iter().any(is_success),
        has_extended: false,
    })
}
