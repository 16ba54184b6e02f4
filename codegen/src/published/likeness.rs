//! How much a block looks like a list of codes in a view.

use std::collections::HashSet;

use super::block::{Block, BlockKind, Row, RowKind};
use super::headers::{ColumnRole, header_is, header_text};
use super::shape::is_loose;
use super::value_text::{Base, NumberText, ValueText};
use super::view::{Form, Parts, View, is_constant};

/// The maximum number of rows by which a view is judged.
const SAMPLE: usize = 300;

/// What names of lists of result codes contain, and what those of other codes do.
const RESULTS: [&str; 6] = ["error", "result", "status", "errno", "fail", "err_"];
const CODES: [&str; 2] = ["code", "reason"];
/// The two words of a heading that says that the list below it is the one of results.
const TITLES: [[&str; 2]; 2] = [
    [
        "completion error exit reply response result return status",
        "code codes status statuses",
    ],
    ["exit", "value values"],
];
/// The number of rows from which on most values have to differ.
const MIN_DISTINCT: usize = 4;
/// The number of words of a label up to which it is a name, and not a sentence about something.
const MAX_NAME: usize = 3;
/// How much more likely a list with such a name is meant.
const NAMED: f64 = 3.0;

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

/// What the values of a list are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ValueKind {
    /// Integers; digits without a mark are read in this base.
    Integers(Base),
    Strings,
}

/// How much a block looks like a list of codes in a view, and what the values are then.
#[allow(
    clippy::cast_precision_loss,
    reason = "only the order of scores matters"
)]
pub(super) fn judge_view(block: &Block, view: View) -> Option<(f64, ValueKind)> {
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
    if view.is_own_name() && has_values_elsewhere(block, view) {
        return None;
    }
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
    // What most rows have in common with others is not the value of a code.
    if values < 0.5 && read.len() > MIN_DISTINCT {
        return None;
    }
    let labels: HashSet<&str> = read.iter().map(|parts| parts.label.as_str()).collect();
    // One name for several values, such as that of an option in examples, is not the name of a code.
    if labels.len() < 2 && read.len() > 1 {
        return None;
    }
    let labels = distinct(labels);
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
            let says = |column: usize, role: ColumnRole| header_is(block, column, role);
            let of_value = match () {
                () if says(value, ColumnRole::Value) => 1.5,
                () if says(value, ColumnRole::Number) => 1.2,
                () => 1.0,
            };
            let of_label = match () {
                () if says(label, ColumnRole::Other) => 0.1,
                () if says(label, ColumnRole::Label) => 1.3,
                () if says(label, ColumnRole::Description) => 0.6,
                () => 1.0,
            };
            of_value * of_label
        }
        _ => 1.0,
    };
    let has_digit = |parts: &&Parts| parts.value.contains(|c: char| c.is_ascii_digit());
    let own_name = match view {
        View::Cells { value, label } if value == label => {
            // The header of a column of words may say that they are the codes.
            let are_codes = header_text(block, value).contains("code")
                && !read.iter().any(has_digit)
                && !are_keys_numbers(block);
            if are_codes { 1.0 } else { 0.5 }
        }
        View::Mention { .. } => 1.2,
        _ => 1.0,
    };
    let strings = match kind {
        ValueKind::Strings if are_headed(block, view) && !read.iter().any(has_digit) => 0.2,
        ValueKind::Strings => 0.7,
        ValueKind::Integers(_) => 1.0,
    };
    let fits = count / rows.len() as f64;
    let score = step as f64
        * count
        * fits
        * fits
        * values
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
pub(super) enum Naming {
    /// Nothing says so.
    Silent,
    /// It may be one of other codes.
    Codes,
    /// It is about results, or starts with success.
    Results,
    /// A heading says that it is the list of results.
    Titled,
}

impl Naming {
    /// How much more likely the list is meant than another one.
    pub(super) fn factor(self) -> f64 {
        match self {
            Self::Silent => 1.0,
            Self::Codes | Self::Results | Self::Titled => NAMED,
        }
    }

    /// How a block is named, of which `names` is the column if its codes have no other values than their names.
    pub(super) fn new<'p>(
        block: &Block,
        read: impl Iterator<Item = &'p Parts>,
        names: Option<usize>,
    ) -> Self {
        let naming = |text: &str| {
            let text = text.to_lowercase();
            let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
            match (has(&RESULTS), has(&CODES)) {
                (true, _) => Self::Results,
                (false, true) => Self::Codes,
                (false, false) => Self::Silent,
            }
        };
        let labels: Vec<&str> = read.take(2).map(|parts| parts.label.as_str()).collect();
        let is_name = |label: &&str| label.split_whitespace().count() <= MAX_NAME;
        let of_labels = if labels.iter().any(|label| names_success(label)) {
            Some(Self::Results)
        } else if let Some(column) = names {
            Some(naming(&header_text(block, column)))
        } else if !labels.iter().all(is_name) {
            None
        } else {
            labels.iter().map(|label| naming(label)).min()
        };
        let of_heading = |name: &str| {
            if is_title(name) {
                Self::Titled
            } else {
                naming(name)
            }
        };
        let name = block.name.as_deref().map(of_heading);
        name.max(of_labels).unwrap_or(Self::Silent)
    }
}

/// Whether the name of a code says that nothing is wrong.
pub(super) fn names_success(label: &str) -> bool {
    let label = label.to_lowercase();
    let mut words = label.split(|c: char| !c.is_alphanumeric());
    words.any(|word| SUCCESS.contains(&word)) || label.ends_with("no_error")
}

/// Whether a heading says that the list below it is the one of results: `EXIT STATUS`, `Return codes`.
fn is_title(name: &str) -> bool {
    let name = name.to_lowercase();
    let words: Vec<&str> = super::known::words(&name).collect();
    words.windows(2).any(|two| {
        let mut titles = TITLES.iter();
        titles.any(|title| {
            title
                .iter()
                .zip(two)
                .all(|(some, word)| some.split(' ').any(|other| other == *word))
        })
    })
}

/// Whether another column than that of a view is headed `value`.
fn has_values_elsewhere(block: &Block, view: View) -> bool {
    let header = block.rows.iter().find(|row| row.kind == RowKind::Header);
    let headers = header
        .into_iter()
        .flat_map(|row| row.cells.iter().enumerate());
    let mut others = headers.filter(|(column, _)| Some(*column) != view.value_cell());
    others.any(|(_, header)| header.trim().eq_ignore_ascii_case("value"))
}

/// Whether the first column is that of the keys of objects, which has no header, and they are numbers.
fn are_keys_numbers(block: &Block) -> bool {
    let mut headers = block.rows.iter().filter(|row| row.kind == RowKind::Header);
    let has_keys = headers.any(|row| row.cells.first().is_some_and(String::is_empty));
    let mut rows = block.rows.iter().filter(|row| row.kind == RowKind::Data);
    has_keys
        && rows.all(|row| {
            let key = row.cells.first();
            key.is_some_and(|key| ValueText::is_numeric(key))
        })
}

/// What the values are, and the parts whose values are so.
fn value_kind<'r>(
    block: &Block,
    view: View,
    parts: &'r [Parts],
) -> Option<(ValueKind, Vec<&'r Parts>)> {
    let is_own_name = view.is_own_name();
    let read: Vec<(&Parts, ValueText)> = parts
        .iter()
        .filter(|parts| is_own_name || !ValueText::is_numeric(&parts.label))
        .filter_map(|parts| Some((parts, ValueText::parse(&parts.value)?)))
        .collect();
    // What is said of `>1` is said of no value.
    let classes = parts.iter().filter(|parts| is_open_ended(&parts.value));
    let count = parts.len() - classes.count();
    if !is_own_name && 10 * read.len() >= 7 * count && !read.is_empty() {
        let numbers: Vec<&NumberText> = read
            .iter()
            .filter_map(|(_, value)| match value {
                ValueText::Number(number) => Some(number),
                ValueText::Range(..) => None,
            })
            .collect();
        // Classes of codes are not codes, and neither are the numbers of sections and steps.
        if numbers.is_empty() || are_ordinals(&read) {
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
        let numbers: Vec<&Parts> = read.into_iter().map(|(parts, _)| parts).collect();
        // Of strings, some have other letters than hexadecimal numbers.
        let words = parts
            .iter()
            .filter(|parts| is_word_value(&parts.value, false));
        let words: Vec<&Parts> = words.collect();
        return Some(match kind {
            ValueKind::Strings if !is_loose(block) && words.len() > numbers.len() => (kind, words),
            _ => (kind, numbers),
        });
    }
    // Words as values are told from prose by their digits, by headers, or by being the labels themselves.
    let is_loose = matches!(
        block.kind,
        BlockKind::Items | BlockKind::Text | BlockKind::Constants
    );
    let is_headed = are_headed(block, view);
    let words: Vec<&Parts> = parts
        .iter()
        .filter(|parts| is_own_name || !ValueText::is_numeric(&parts.label))
        .filter(|parts| {
            is_word_value(&parts.value, is_own_name)
                || (is_headed && is_word(&parts.value) && is_constant(&parts.label))
        })
        .collect();
    let has_more = !is_own_name || block.rows.iter().any(|row| row.cells.len() > 1);
    let is_list = has_more && 10 * words.len() >= 9 * parts.len() && !words.is_empty();
    (is_list && !(is_loose && is_own_name)).then_some((ValueKind::Strings, words))
}

/// Whether a value is all from a number on, or up to one: `>1`, `≥ 2`.
fn is_open_ended(value: &str) -> bool {
    let number = value
        .trim()
        .strip_prefix(['>', '<', '\u{2265}', '\u{2264}']);
    number.is_some_and(|number| ValueText::is_numeric(number.trim_start_matches('=')))
}

/// Whether the values count: `1.`, `2.`, `3.`. They may start again, and a few may not be seen.
fn are_ordinals(read: &[(&Parts, ValueText)]) -> bool {
    let (mut before, mut counted) = (0_usize, 0_usize);
    let is_next = read.iter().all(|(parts, _)| {
        let number = parts.value.strip_suffix('.');
        let number: usize = number.and_then(|number| number.parse().ok()).unwrap_or(0);
        let step = number.checked_sub(before).unwrap_or(number);
        counted = counted.saturating_add(step);
        let is_next = number == 1 || number > before;
        before = number;
        is_next
    });
    is_next && counted.saturating_mul(7) <= 10 * read.len()
}

/// Whether headers say which column has the values and which the labels.
fn are_headed(block: &Block, view: View) -> bool {
    let View::Cells { value, label } = view else {
        return false;
    };
    value != label
        && block.kind == BlockKind::Table
        && header_is(block, value, ColumnRole::Value)
        && header_is(block, label, ColumnRole::Label)
}

fn is_word(value: &str) -> bool {
    !value.is_empty()
        && value.len() <= 64
        && !value.contains(char::is_whitespace)
        && value.starts_with(|c: char| c.is_alphanumeric())
}

fn is_word_value(value: &str, is_own_name: bool) -> bool {
    let has_digit = value.contains(|c: char| c.is_ascii_digit());
    let is_name = value
        .chars()
        .all(|c| c.is_alphanumeric() || "_-.".contains(c))
        && value.contains(['_', '-']);
    // The number of a document says where something is specified.
    let is_reference = value
        .strip_prefix("RFC")
        .is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()));
    is_word(value)
        && !is_reference
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
