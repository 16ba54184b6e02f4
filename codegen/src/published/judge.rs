//! Judges which blocks of files look like lists of codes, without a table to compare them with.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use super::block::{Block, BlockKind, Page, Row, RowKind};
use super::choose::{are_named_apart, blocks, common_prefix, have_same_columns, is_loose};
use super::delimiter::Delimiters;
use super::value_text::{Base, NumberText, ValueText};
use super::view::{Form, Parts, View, is_constant};

/// The maximum number of rows by which a view is judged.
const SAMPLE: usize = 300;
/// How many times as good as the next one a list has to be to be taken without asking.
const STANDS_OUT: f64 = 2.0;

/// The maximum number of lists between two parts of one, plus one.
const MAX_BETWEEN: usize = 8;

/// The number of rows from which on a list that is named after codes is a rival of a longer one that is not.
const MIN_RIVAL: usize = 4;

/// How many times as many rows a list may have as a rival.
const RIVAL: usize = 3;

/// What names of lists of result codes contain, and what those of other codes do.
const RESULTS: [&str; 6] = ["error", "result", "status", "errno", "fail", "err_"];
const CODES: [&str; 2] = ["code", "reason"];
/// How much more likely a list with such a name is meant.
const NAMED: f64 = 3.0;

/// What headers call the column of values.
const VALUE_HEADERS: [&str; 14] = [
    "code", "value", "number", "no.", "status", "errno", "dec", "hex", "id", "sqlstate", "num",
    "int", "reply", "#",
];
/// What headers call the column of labels.
const LABEL_HEADERS: [&str; 13] = [
    "name",
    "constant",
    "symbol",
    "label",
    "identifier",
    "mnemonic",
    "condition",
    "macro",
    "error",
    "keyword",
    "enum",
    "define",
    "phrase",
];
/// What headers call the column of descriptions.
const DESCRIPTION_HEADERS: [&str; 10] = [
    "description",
    "meaning",
    "details",
    "explanation",
    "comment",
    "text",
    "message",
    "notes",
    "remark",
    "cause",
];

/// What headers call a column that never has labels.
const OTHER_HEADERS: [&str; 10] = [
    "reference",
    "rfc",
    "specification",
    "source",
    "see",
    "since",
    "registrant",
    "contact",
    "date",
    "version",
];

/// Words in the name of a code that says that nothing is wrong, with which lists of codes begin.
const SUCCESS: [&str; 7] = [
    "ok",
    "success",
    "succeeded",
    "successful",
    "noerror",
    "noerr",
    "no_error",
];

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
}

impl Judged<'_> {
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

/// What the values of a list are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ValueKind {
    /// Integers; digits without a mark are read in this base.
    Integers(Base),
    Strings,
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
        let Some(judged) = judge_block(file, block, named) else {
            continue;
        };
        let same = lists.iter_mut().rev().take(MAX_BETWEEN).find(|list| {
            list.view == judged.view
                && is_alike(list, &judged)
                && kinds_agree(list.values, judged.values)
                && overlap(&list.written, &judged.written) <= tolerated(block, &judged.written)
        });
        match same {
            Some(list) => {
                list.blocks.extend(judged.blocks);
                list.score += judged.score;
                list.written.extend(judged.written);
                if judged.values == ValueKind::Integers(Base::Sixteen) {
                    list.values = judged.values;
                }
            }
            None => lists.push(judged),
        }
    }
    lists
}

/// The number of values that both have.
fn overlap(one: &HashSet<String>, other: &HashSet<String>) -> usize {
    let (small, large) = if one.len() < other.len() {
        (one, other)
    } else {
        (other, one)
    };
    small.iter().filter(|value| large.contains(*value)).count()
}

/// The number of values that a block may have in common with the list that it continues: constants have aliases.
fn tolerated(block: &Block, written: &HashSet<String>) -> usize {
    match block.kind {
        BlockKind::Constants => written.len() / 20,
        _ => 0,
    }
}

/// Returns the list that stands out; `None` if none does.
pub(super) fn standing_out<'l, 'p>(lists: &'l [Judged<'p>]) -> Option<&'l Judged<'p>> {
    let mut sorted: Vec<&Judged<'_>> = lists.iter().collect();
    sorted.sort_by(|one, other| other.score.total_cmp(&one.score));
    let best = sorted.first().filter(|best| best.written.len() > 1)?;
    let next = sorted.get(1).map_or(0.0, |next| next.score);
    // Another list may be meant even if this one is longer: one that is named after codes, or any if this one is not.
    let others = || lists.iter().filter(|list| !std::ptr::eq(*list, *best));
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

/// The column that describes the codes.
pub(super) fn description_column(block: &Block, view: View, named: Option<&str>) -> Option<usize> {
    if let Some(named) = named {
        return column_named(block, named);
    }
    let View::Cells { value, label } = view else {
        return None;
    };
    if block.kind != BlockKind::Table {
        return None;
    }
    let count = block.rows.iter().map(|row| row.cells.len()).max()?;
    let others = (0..count).filter(|column| *column != value && *column != label);
    let headed = others
        .clone()
        .find(|column| header_is(block, *column, &DESCRIPTION_HEADERS));
    headed.or_else(|| {
        // Without a header, the next column with texts that are longer than labels.
        let letters = |column: usize| {
            let cells = block.rows.iter().filter(|row| row.kind == RowKind::Data);
            let cells = cells.filter_map(|row| row.cells.get(column));
            cells
                .map(|cell| cell.chars().filter(|c| c.is_alphabetic()).count())
                .sum::<usize>()
        };
        let longest = others.filter(|column| !has_header(block) || *column > label.min(value));
        longest
            .map(|column| (letters(column), column))
            .filter(|(letters_of, _)| *letters_of > letters(label))
            .max()
            .map(|(_, column)| column)
    })
}

fn has_header(block: &Block) -> bool {
    block.rows.iter().any(|row| row.kind == RowKind::Header)
}

fn kinds_agree(one: ValueKind, other: ValueKind) -> bool {
    matches!(
        (one, other),
        (ValueKind::Integers(_), ValueKind::Integers(_)) | (ValueKind::Strings, ValueKind::Strings)
    )
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
            list.prefix.is_some()
                && list.prefix == judged.prefix
                && may_share_name(one.name.as_deref(), other.name.as_deref())
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
            .filter_map(|row| row.cells.first())
    };
    let word = |name: &str| name.find('_').map(|end| end + 1);
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for name in names() {
        if let Some(end) = word(name) {
            *counts.entry(&name[..end]).or_default() += 1;
        }
    }
    let most = counts
        .into_iter()
        .max_by_key(|(word, count)| (*count, *word));
    let prefix = match most {
        Some((word, count)) if 5 * count >= 4 * names().count() => {
            let most = names()
                .map(String::as_str)
                .filter(|name| name.starts_with(word));
            let prefix = common_prefix(most);
            prefix.rfind('_').map_or(prefix, |end| &prefix[..end])
        }
        _ => common_prefix(names().map(String::as_str)),
    };
    (!prefix.is_empty()).then_some(prefix)
}

/// Whether blocks of constants with these names may be parts of one list: an enum has a name of its own, and a run of
/// macros a heading or none.
fn may_share_name(one: Option<&str>, other: Option<&str>) -> bool {
    let is_enum = |name: Option<&str>| name.is_some_and(|name| !name.contains(char::is_whitespace));
    one == other || (!is_enum(one) && !is_enum(other))
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
    let written = parts.iter().map(|parts| parts.value.clone()).collect();
    Some(Judged {
        naming: Naming::new(block, parts.iter()),
        prefix: (block.kind == BlockKind::Constants)
            .then(|| main_prefix(block))
            .flatten(),
        blocks: vec![(file, block)],
        view,
        values,
        score,
        written,
    })
}

/// How much a block looks like a list of codes in a view, and what the values are then.
#[allow(
    clippy::cast_precision_loss,
    reason = "only the order of scores matters"
)]
fn judge_view(block: &Block, view: View) -> Option<(f64, ValueKind)> {
    let step = block.rows.len().div_ceil(SAMPLE).max(1);
    let rows: Vec<&Row> = block
        .rows
        .iter()
        .step_by(step)
        .filter(|row| {
            row.kind == RowKind::Data && row.cells.iter().any(|cell| !cell.trim().is_empty())
        })
        .collect();
    let parts: Vec<Parts> = rows
        .iter()
        .filter_map(|row| view.parts(block, row))
        .collect();
    let (kind, read) = value_kind(block, view, &parts)?;
    // Where most rows are something else, the others are so by chance.
    let least = match (kind, is_loose(block)) {
        (ValueKind::Strings, _) => 8 * rows.len() / 10,
        (ValueKind::Integers(_), true) => rows.len() / 4,
        (ValueKind::Integers(_), false) => rows.len() / 2,
    };
    if read.len() < least || (read.len() < 2 && rows.len() > 1) {
        return None;
    }
    let count = read.len() as f64;
    let distinct = |strings: HashSet<&str>| strings.len() as f64 / count;
    let values = distinct(read.iter().map(|parts| parts.value.as_str()).collect());
    let labels = distinct(read.iter().map(|parts| parts.label.as_str()).collect());
    // The first word of a phrase is not a name: one that is followed by others has to be a constant.
    let is_word = matches!(
        view,
        View::Words { .. }
            | View::Within {
                form: Form::ValueWord | Form::WordValue,
                ..
            }
    );
    let likeness = |parts: &&Parts| {
        if is_word && !parts.description.is_empty() && !is_constant(&parts.label) {
            0.2
        } else {
            name_likeness(&parts.label)
        }
    };
    let names: f64 = read.iter().map(likeness).sum::<f64>() / count;
    let headers = match view {
        View::Cells { value, label } if block.kind == BlockKind::Table => {
            let mut factor = 1.0;
            factor *= if header_is(block, value, &VALUE_HEADERS) {
                1.3
            } else {
                1.0
            };
            factor *= if header_is(block, label, &LABEL_HEADERS) {
                1.3
            } else {
                1.0
            };
            factor *= if header_is(block, label, &OTHER_HEADERS) {
                0.1
            } else {
                1.0
            };
            factor
                * if header_is(block, label, &DESCRIPTION_HEADERS) {
                    0.6
                } else {
                    1.0
                }
        }
        _ => 1.0,
    };
    let own_name = match view {
        View::Cells { value, label } if value == label => 0.5,
        View::Mention { .. } => 0.8,
        _ => 1.0,
    };
    let strings = if kind == ValueKind::Strings { 0.7 } else { 1.0 };
    let fits = count / rows.len() as f64;
    // A block that is named after codes is more likely meant than a longer one that is not.
    let hint = match Naming::new(block, read.iter().copied()) {
        Naming::Silent => 1.0,
        Naming::Codes | Naming::Results => NAMED,
    };
    let score = hint
        * step as f64
        * count
        * fits
        * fits
        * values
        * labels
        * labels
        * names
        * headers
        * own_name
        * strings;
    (score > 0.0).then_some((score, kind))
}

/// Whether a block is a list of result codes by its name and its first labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Naming {
    /// Nothing says so.
    Silent,
    /// It may be one of other codes.
    Codes,
    /// It is about results, or starts with success.
    Results,
}

impl Naming {
    fn new<'p>(block: &Block, read: impl Iterator<Item = &'p Parts>) -> Self {
        let naming = |text: &str| {
            let text = text.to_lowercase();
            let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
            match (has(&RESULTS), has(&CODES)) {
                (true, _) => Self::Results,
                (false, true) => Self::Codes,
                (false, false) => Self::Silent,
            }
        };
        let success = |label: &str| {
            let label = label.to_lowercase();
            let mut words = label.split(|c: char| !c.is_alphanumeric());
            let is_success =
                words.any(|word| SUCCESS.contains(&word)) || label.ends_with("no_error");
            if is_success {
                Self::Results
            } else {
                naming(&label)
            }
        };
        let labels = read.take(2).map(|parts| success(&parts.label));
        let name = block.name.as_deref().map(naming);
        name.into_iter().chain(labels).max().unwrap_or(Self::Silent)
    }
}

/// What the values are, and the parts whose values are so.
fn value_kind<'r>(
    block: &Block,
    view: View,
    parts: &'r [Parts],
) -> Option<(ValueKind, Vec<&'r Parts>)> {
    let is_own_name = matches!(view, View::Cells { value, label } if value == label);
    let read: Vec<(&Parts, ValueText)> = parts
        .iter()
        .filter(|parts| is_own_name || !ValueText::is_numeric(&parts.label))
        .filter_map(|parts| Some((parts, ValueText::parse(&parts.value)?)))
        .collect();
    if !is_own_name && 10 * read.len() >= 7 * parts.len() && !read.is_empty() {
        let numbers: Vec<&NumberText> = read
            .iter()
            .filter_map(|(_, value)| match value {
                ValueText::Number(number) => Some(number),
                ValueText::Range(..) => None,
            })
            .collect();
        // Classes of codes are not codes.
        if numbers.is_empty() {
            return None;
        }
        let plain: Vec<&&NumberText> = numbers
            .iter()
            .filter(|number| !number.is_marked())
            .collect();
        let header = view
            .value_cell()
            .map(|column| header_text(block, column))
            .unwrap_or_default();
        let width: HashSet<usize> = plain.iter().map(|number| number.len()).collect();
        let is_padded = plain.iter().any(|number| number.has_leading_zero()) && width.len() == 1;
        let needs_sixteen = plain.iter().any(|number| number.needs_sixteen());
        let kind = match (header.contains("hex"), is_padded || needs_sixteen) {
            (true, _) => ValueKind::Integers(Base::Sixteen),
            (false, true) => ValueKind::Strings,
            (false, false) => ValueKind::Integers(Base::Ten),
        };
        return Some((kind, read.into_iter().map(|(parts, _)| parts).collect()));
    }
    // Words as values are told from prose by their digits, or by being the labels themselves.
    let is_loose = matches!(
        block.kind,
        BlockKind::Items | BlockKind::Text | BlockKind::Constants
    );
    let words: Vec<&Parts> = parts
        .iter()
        .filter(|parts| is_word_value(&parts.value, is_own_name))
        .collect();
    let has_more = !is_own_name || block.rows.iter().any(|row| row.cells.len() > 1);
    let is_list = has_more && 10 * words.len() >= 9 * parts.len() && !words.is_empty();
    (is_list && !(is_loose && is_own_name)).then_some((ValueKind::Strings, words))
}

fn is_word_value(value: &str, is_own_name: bool) -> bool {
    let is_word = !value.is_empty()
        && value.len() <= 64
        && !value.contains(char::is_whitespace)
        && value.starts_with(|c: char| c.is_alphanumeric());
    let has_digit = value.contains(|c: char| c.is_ascii_digit());
    let is_name = value
        .chars()
        .all(|c| c.is_alphanumeric() || "_-.".contains(c))
        && value.contains(['_', '-']);
    is_word
        && if is_own_name {
            is_name
        } else {
            has_digit && value.len() <= 12
        }
}

/// How much a text looks like the name of a code.
fn name_likeness(label: &str) -> f64 {
    let words = label.split_whitespace().count();
    if is_constant(label) {
        return 1.5;
    }
    match words {
        0 => 0.0,
        1..=5 => 1.0,
        6..=8 => 0.6,
        _ => 0.2,
    }
}

/// The header of a column, in lowercase.
fn header_text(block: &Block, column: usize) -> String {
    let mut headers = block.rows.iter().filter(|row| row.kind == RowKind::Header);
    let header = headers.find_map(|row| row.cells.get(column));
    header
        .map(|header| header.to_lowercase())
        .unwrap_or_default()
}

/// Whether a cell is what headers of lists of codes say.
pub(super) fn is_header(cell: &str) -> bool {
    let cell = cell.to_lowercase();
    let words = || {
        VALUE_HEADERS
            .iter()
            .chain(&LABEL_HEADERS)
            .chain(&DESCRIPTION_HEADERS)
    };
    words().any(|word| *word == cell)
}

fn header_is(block: &Block, column: usize, names: &[&str]) -> bool {
    let header = header_text(block, column);
    let mut words = header.split(|c: char| !c.is_alphanumeric() && c != '#' && c != '.');
    words.any(|word| names.contains(&word) || names.contains(&word.trim_end_matches('s')))
}

/// The column with this header, or with this number, counted from 1.
fn column_named(block: &Block, name: &str) -> Option<usize> {
    let count = block.rows.iter().map(|row| row.cells.len()).max()?;
    let name = name.to_lowercase();
    let headed = (0..count).find(|column| header_text(block, *column) == name);
    headed.or_else(|| {
        name.parse::<usize>()
            .ok()?
            .checked_sub(1)
            .filter(|column| *column < count)
    })
}
