//! Judges which blocks of files look like lists of codes, without a table to compare them with.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use super::block::{Block, BlockKind, Page, Row, RowKind};
use super::choose::{are_named_apart, blocks, common_prefix, have_same_columns, is_loose};
use super::delimiter::Delimiters;
use super::extended::are_extended;
use super::headers::column_named;
use super::likeness::{Naming, ValueKind, judge_view, names_success};
use super::value_text::{Base, ValueText};
use super::view::{Parts, View};

/// How many times as good as the next one a list has to be to be taken without asking.
const STANDS_OUT: f64 = 2.0;

/// The maximum number of lists between two parts of one, plus one.
const MAX_BETWEEN: usize = 8;

/// The sections of manuals that have no codes.
const ELSE: [&str; 8] = [
    "author", "authors", "bugs", "example", "examples", "name", "see also", "synopsis",
];

/// What headings call constants that are not codes.
const FLAGS: [&str; 6] = ["flag", "flags", "mask", "masks", "option", "options"];

/// How far the next value of a list is at most from the last.
const NEAR: i64 = 4;

/// The number of names whose prefix may be longer than that of the list by chance.
const FEW: usize = 2;

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
    prefix: Option<&'p str>,
    /// How much it looks like a list of codes.
    score: f64,
    naming: Naming,
    /// The distinct values, as written.
    written: HashSet<String>,
    /// How long each value of constants is, if all are equally long.
    width: Option<usize>,
    /// Whether zero has a name that says success.
    has_success: bool,
    /// Whether it has codes and others that extend them, which are lists of their own too.
    has_extended: bool,
}

impl<'p> Judged<'p> {
    /// Whether the values are words, which only headers tell from prose.
    fn has_words(&self) -> bool {
        let has_digit = |value: &String| value.contains(|c: char| c.is_ascii_digit());
        matches!(self.view, View::Cells { value, label } if value != label)
            && !self.written.iter().any(has_digit)
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
        let same = lists.iter_mut().rev().take(MAX_BETWEEN).find(|list| {
            list.view == judged.view
                && is_alike(list, &judged)
                && (block.kind != BlockKind::Constants || !have_other_signs(list, &judged))
                && kinds_agree(list, &judged)
                && overlap(list, &judged) <= tolerated(block, list, &judged)
        });
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
    // A synopsis and an example may declare constants.
    block.kind != BlockKind::Constants
        && ELSE
            .iter()
            .any(|other| name.trim().eq_ignore_ascii_case(other))
}

/// Whether the values of one list are negative and those of the other are not, although names do not say that both are
/// of results.
fn have_other_signs(one: &Judged<'_>, other: &Judged<'_>) -> bool {
    let is_zero = |value: &&String| value.as_str() == "0";
    let is_negative = |value: &String| value.starts_with('-');
    let all = |list: &Judged<'_>, is: &dyn Fn(&String) -> bool| {
        let mut values = list
            .written
            .iter()
            .filter(|value| !is_zero(value))
            .peekable();
        values.peek().is_some() && values.all(is)
    };
    let are_apart = |one, other| all(one, &is_negative) && all(other, &|value| !is_negative(value));
    (are_apart(one, other) || are_apart(other, one)) && !one.prefix.is_some_and(names_errors)
}

/// Whether a prefix says that the names are those of errors.
fn names_errors(prefix: &str) -> bool {
    prefix.split('_').any(|word| word.starts_with("ERR"))
}

/// Whether the prefix of one list is within that of another, and something says that these are more of the same codes.
fn continues_within(list: &Judged<'_>, judged: &Judged<'_>) -> bool {
    let (Some(one), Some(other)) = (list.prefix, judged.prefix) else {
        return false;
    };
    let (short, long) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let are_negative = |list: &Judged<'_>| {
        let mut values = list.written.iter();
        values.all(|value| value == "0" || value.starts_with('-'))
    };
    long.starts_with(short)
        && (names_errors(short)
            || (are_negative(list) && are_negative(judged))
            || counts_on(list, judged))
}

/// Whether the first value of a list is near the last one of another, as those of a list in parts are.
fn counts_on(list: &Judged<'_>, judged: &Judged<'_>) -> bool {
    let (Some((_, before)), Some((_, after))) = (list.blocks.last(), judged.blocks.first()) else {
        return false;
    };
    let number = |block: &Block, row: &Row| {
        let parts = list.view.parts(block, row)?;
        normal(&parts.value).parse::<i64>().ok()
    };
    let end = before.rows.iter().rev().find_map(|row| number(before, row));
    let mut numbers = after.rows.iter().filter_map(|row| number(after, row));
    let (Some(end), Some(first), Some(second)) = (end, numbers.next(), numbers.next()) else {
        return false;
    };
    let step = |from: i64, to: i64| to.checked_sub(from).filter(|step| step.abs() <= NEAR);
    let steps = (step(end, first), step(first, second));
    // What starts with zero or one is a list of its own.
    first.abs() > 1
        && matches!(steps, (Some(one), Some(other)) if one != 0 && one.signum() == other.signum())
}

/// Whether two headings are the same but for numbers: `Codes (1 to 99)` and `Codes (100 to 199)`.
fn have_same_heading(one: Option<&str>, other: Option<&str>) -> bool {
    let has_digit = |name: &str| name.contains(|c: char| c.is_ascii_digit());
    let without_digits = |name: &str| {
        name.chars()
            .filter(|c| !c.is_ascii_digit())
            .collect::<String>()
    };
    matches!((one, other), (Some(one), Some(other))
        if one.contains(' ') && has_digit(one) && without_digits(one) == without_digits(other))
}

/// Whether headings are those of classes of strings of one width: `Class 00 - Fine` and `Class 0A - Shut`.
fn are_classes(list: &Judged<'_>, judged: &Judged<'_>) -> bool {
    let word = |list: &Judged<'_>| {
        let name = list.blocks.first()?.1.name.as_ref();
        let (word, rest) = name?.split_once(' ').filter(|_| list.width.is_some())?;
        let number = rest.split(' ').next()?;
        let is_part = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
        let is_number = (1..=3).contains(&number.len()) && number.chars().all(is_part);
        is_number.then(|| word.to_lowercase())
    };
    let is_class = word(list).is_some() && word(list) == word(judged);
    is_class && list.width == judged.width
}

/// The number of values that both have, but for zero where both call it a success.
fn overlap(one: &Judged<'_>, other: &Judged<'_>) -> usize {
    let (small, large) = if one.written.len() < other.written.len() {
        (one, other)
    } else {
        (other, one)
    };
    let values = small.written.iter();
    let count = values
        .filter(|value| large.written.contains(*value))
        .count();
    count - usize::from(one.has_success && other.has_success)
}

/// The number of values that a block may have in common with the list that it continues: constants have aliases.
fn tolerated(block: &Block, list: &Judged<'_>, judged: &Judged<'_>) -> usize {
    match block.kind {
        BlockKind::Constants if are_classes(list, judged) => judged.written.len() / 5,
        BlockKind::Constants => list.written.len().min(judged.written.len()) / 20,
        _ => 0,
    }
}

/// Returns the list that stands out; `None` if none does.
pub(super) fn standing_out<'l, 'p>(lists: &'l [Judged<'p>]) -> Option<&'l Judged<'p>> {
    let mut sorted: Vec<&Judged<'_>> = lists.iter().collect();
    sorted.sort_by(|one, other| other.score.total_cmp(&one.score));
    let best = sorted.first().filter(|best| best.written.len() > 1)?;
    if best.has_extended {
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
            Ordering::Equal => is_similar && !is_short,
            Ordering::Less => false,
        }
    });
    if is_rivalled {
        return None;
    }
    let index = lists.iter().position(|list| std::ptr::eq(list, *best))?;
    (best.score >= STANDS_OUT * next).then(|| &lists[index])
}

/// Whether the values of both are numbers, or strings. Of strings of one width, some may have only digits.
fn kinds_agree(one: &Judged<'_>, other: &Judged<'_>) -> bool {
    match (one.values, other.values) {
        (ValueKind::Integers(_), ValueKind::Integers(_))
        | (ValueKind::Strings, ValueKind::Strings) => true,
        _ => one.width.is_some() && one.width == other.width,
    }
}

/// Whether a block may be a part of a list.
fn is_alike(list: &Judged<'_>, judged: &Judged<'_>) -> bool {
    let (one, other) = (list.blocks[0].1, judged.blocks[0].1);
    if one.kind != other.kind || are_named_apart(one, other) {
        return false;
    }
    match one.kind {
        BlockKind::Table => have_same_columns(one, other),
        BlockKind::Constants => {
            // Enums are lists of their own; macros of one prefix belong together.
            let is_same = match (list.prefix, judged.prefix) {
                (Some(prefix), Some(own)) => {
                    // The prefix of few names may be longer by chance, such as that of success.
                    let has_success = list.written.contains("0") && one.rows.len() <= FEW;
                    let are_strings = list.values == ValueKind::Strings;
                    prefix == own
                        || (has_success && prefix.starts_with(own) && own.contains('_'))
                        || (are_strings && first_word(prefix) == first_word(own))
                }
                _ => false,
            };
            let is_more = is_same
                || continues_within(list, judged)
                || have_same_heading(one.name.as_deref(), other.name.as_deref());
            let is_else = names_flags(one.name.as_deref()) != names_flags(other.name.as_deref())
                || !may_share_name(one.name.as_deref(), other.name.as_deref());
            are_classes(list, judged) || (is_more && !is_else)
        }
        BlockKind::Definitions | BlockKind::Items | BlockKind::Text => true,
    }
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

/// A value as it is compared with others, in whichever base it is written.
fn normal(value: &str) -> String {
    let number = match ValueText::parse(value) {
        Some(ValueText::Number(number)) if number.is_marked() => number.value(Base::Ten),
        _ => None,
    };
    number.map_or_else(|| value.to_owned(), |(number, _)| number.to_string())
}

/// Whether a heading is above something else than codes.
fn names_flags(name: Option<&str>) -> bool {
    let name = name.unwrap_or_default().to_lowercase();
    let mut words = name.split(|c: char| !c.is_alphanumeric());
    words.any(|word| FLAGS.contains(&word))
}

fn first_word(prefix: &str) -> &str {
    prefix.split('_').next().unwrap_or(prefix)
}

/// Whether blocks of constants with these names may be parts of one list: an enum has a name of its own, and a run of
/// macros a heading or none.
fn may_share_name(one: Option<&str>, other: Option<&str>) -> bool {
    let is_enum = |name: Option<&str>| name.is_some_and(|name| !name.contains(char::is_whitespace));
    one == other || (!is_enum(one) && !is_enum(other))
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
    let delimiters = Delimiters::new(block, view, Base::Ten);
    let rows = block.rows.iter().enumerate();
    let parts: Vec<Parts> = rows
        .filter_map(|(position, row)| Some((position, view.parts(block, row)?)))
        .filter(|(position, parts)| !delimiters.contain(block, *position, &parts.label))
        .map(|(_, parts)| parts)
        .collect();
    let widths: HashSet<usize> = parts.iter().map(|parts| parts.value.len()).collect();
    let is_one = widths.len() == 1 && block.kind == BlockKind::Constants;
    let width = widths.iter().next().copied().filter(|_| is_one);
    let written = parts.iter().map(|parts| normal(&parts.value)).collect();
    let is_success = |parts: &Parts| normal(&parts.value) == "0" && names_success(&parts.label);
    let naming = Naming::new(block, parts.iter());
    Some(Judged {
        naming,
        prefix: (block.kind == BlockKind::Constants)
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
