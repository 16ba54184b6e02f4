//! Chooses the blocks of a file that make up the list of a table, and how to see each.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::block::{Block, BlockKind, Page, Row, RowKind};
use super::headers::description_column;
use super::judge::best_view;
use super::judge::{Judged, main_prefix};
use super::known::{CellValue, Known};
use super::likeness::ValueKind;
use super::value_text::{Base, ValueText};
use super::view::{Form, MAX_COLUMNS, Parts, View, wide_columns};
use crate::model::value::{Radix, Repr, Value};

/// The maximum number of rows by which a view is judged.
const SAMPLE: usize = 300;

/// The maximum number of rows with known labels by which a view is judged in addition.
const MAX_LABELLED: usize = 2000;

/// The maximum number of parts of the list that another block is compared with.
const MAX_MODELS: usize = 8;

/// The maximum number of other blocks that are looked at.
const MAX_OTHERS: usize = 1000;

/// A block that is part of the list.
#[derive(Clone)]
pub(super) struct Part<'p> {
    /// The position of the file.
    pub(super) file: usize,
    pub(super) block: &'p Block,
    /// How to see its rows; several if a row has several codes next to each other.
    pub(super) views: Vec<View>,
    /// The column that describes the codes.
    pub(super) description: Option<usize>,
    /// How digits without a mark are read; `None` if nothing tells.
    pub(super) base: Option<Base>,
}

/// The parts of the list, in the order of the file, and the blocks that may be more of it.
pub(super) struct Choice<'p> {
    pub(super) parts: Vec<Part<'p>>,
    pub(super) others: Vec<(usize, &'p Block)>,
}

/// How well a view fits a block: the higher, the better.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Score {
    /// Rows with a known value and its label.
    pairs: usize,
    /// Rows with a known label.
    labels: usize,
    /// Rows with a value and something that may be a label.
    rows: usize,
}

/// A block with a known label, and the best way to see it.
struct Candidate<'p> {
    file: usize,
    block: &'p Block,
    view: View,
    score: Score,
    labels: HashSet<String>,
}

/// The parts of a list that was judged by itself.
pub(super) fn parts_of<'p>(
    known: &Known<'_>,
    judged: &Judged<'p>,
    description: Option<&str>,
) -> Vec<Part<'p>> {
    let part = |(file, block): &(usize, &'p Block)| {
        let mut views = vec![judged.view];
        views.extend(repeated_columns(known, block, judged.view));
        Part {
            file: *file,
            block,
            description: description_column(block, judged.view, description),
            base: match judged.values {
                ValueKind::Integers(ten) => Some(base(known, block, &views).unwrap_or(ten)),
                ValueKind::Strings => Some(Base::Ten),
            },
            views,
        }
    };
    judged.blocks.iter().map(part).collect()
}

/// Chooses the parts of the list. Returns `None` if no block has a known label.
pub(super) fn choose<'p>(known: &Known<'_>, pages: &'p [Page]) -> Option<Choice<'p>> {
    let mut candidates: Vec<Candidate<'p>> = blocks(pages)
        .filter_map(|(file, block)| candidate(known, file, block))
        .collect();
    candidates.sort_by_key(|candidate| Reverse(candidate.score));
    let best = candidates.first()?;
    // Next to a table, a line or an item about a code is prose.
    let has_rows = best.score.rows > 1 || !is_loose(best.block);
    let mut covered: HashSet<&str> = HashSet::new();
    let mut taken: Vec<&Candidate<'_>> = Vec::new();
    let mut others: Vec<(usize, &Block)> = Vec::new();
    for candidate in &candidates {
        let is_prose = is_loose(candidate.block)
            && has_rows
            && candidate.score.rows < 2
            && candidate.score.pairs == 0;
        let adds = candidate
            .labels
            .iter()
            .any(|label| !covered.contains(label.as_str()));
        // In prose, a label may be a common word.
        let least = usize::from(is_loose(candidate.block));
        let is_right = 2 * candidate.score.pairs >= candidate.score.labels.max(least);
        if taken.is_empty() || (adds && is_right && !is_prose) {
            covered.extend(candidate.labels.iter().map(String::as_str));
            taken.push(candidate);
        } else if !is_prose && (adds || !is_loose(candidate.block)) {
            others.push((candidate.file, candidate.block));
        }
    }
    let mut parts: Vec<Part<'p>> = taken
        .iter()
        .map(|candidate| part(known, candidate.file, candidate.block, candidate.view))
        .collect();
    let mut values = values(known, &parts);
    let single = parts.iter().filter(|part| count_data(part.block) == 1);
    let single = single.count();
    let are_sections = single > 1 && 2 * single > parts.len();
    let seen: HashSet<*const Block> = candidates
        .iter()
        .map(|candidate| std::ptr::from_ref(candidate.block))
        .collect();
    let models: Vec<Part<'_>> = parts.iter().take(MAX_MODELS).cloned().collect();
    let mut alike: Vec<(Part<'p>, Vec<(Value, String)>)> = Vec::new();
    for (file, block) in blocks(pages) {
        if seen.contains(&std::ptr::from_ref(block)) {
            continue;
        }
        let is_like = |part: &&Part<'_>| is_alike(known, part, block, are_sections);
        let Some(model) = models.iter().find(is_like) else {
            continue;
        };
        let more = part_like(known, model, file, block);
        let own = pairs(known, &more);
        if own.is_empty() {
            continue;
        }
        let is_apart = own
            .iter()
            .all(|(value, _)| !values.contains(value) && known.code_of_value(value).is_none());
        // A header has many constants with the same first word, of which only some are codes.
        let is_vague = block.kind == BlockKind::Constants
            && !are_sections
            && (is_named_as_type(model.block)
                || is_named_as_type(block)
                || has_other_sign(known, &own)
                || known.prefix().matches('_').count() < 2
                || !have_prefix(known, block));
        if is_apart && !is_vague {
            alike.push((more, own));
        } else {
            others.push((file, block));
        }
    }
    // Where two of them have other labels for a value, each is a list of its own.
    let mut labels: HashMap<&Value, &str> = HashMap::new();
    let mut contested: HashSet<&Value> = HashSet::new();
    for (value, label) in alike.iter().flat_map(|(_, own)| own) {
        if *labels.entry(value).or_insert(label) != label {
            contested.insert(value);
        }
    }
    for (part, own) in &alike {
        if own.iter().any(|(value, _)| contested.contains(value)) {
            others.push((part.file, part.block));
        } else {
            values.extend(own.iter().map(|(value, _)| value.clone()));
            parts.push(part.clone());
        }
    }
    others.extend(neighbors(known, pages, &parts, &others, &values));
    others.extend(other_lists(known, pages, &parts, &others, &values));
    parts.sort_by_key(|part| (part.file, first_line(part.block)));
    others.sort_by_key(|(file, block)| (*file, first_line(block)));
    Some(Choice { parts, others })
}

/// Every block, with the position of its file.
pub(super) fn blocks(pages: &[Page]) -> impl Iterator<Item = (usize, &Block)> {
    let pages = pages.iter().enumerate();
    pages.flat_map(|(file, page)| page.blocks.iter().map(move |block| (file, block)))
}

/// The constants of other values directly before and after a part that is not an enum: a name without the prefix of the others may be
/// a code as well.
fn neighbors<'p>(
    known: &Known<'_>,
    pages: &'p [Page],
    parts: &[Part<'p>],
    others: &[(usize, &'p Block)],
    values: &HashSet<Value>,
) -> Vec<(usize, &'p Block)> {
    let is_constants =
        |block: &Block| block.kind == BlockKind::Constants && !is_named_as_type(block);
    let own: HashSet<*const Block> = parts
        .iter()
        .filter(|part| is_constants(part.block))
        .map(|part| std::ptr::from_ref(part.block))
        .collect();
    let seen: HashSet<*const Block> = others
        .iter()
        .map(|(_, block)| std::ptr::from_ref(*block))
        .chain(parts.iter().map(|part| std::ptr::from_ref(part.block)))
        .collect();
    let has_value = |row: &Row| match row.cells.last().map(|cell| known.value(cell, Base::Ten)) {
        Some(CellValue::One(value)) => !values.contains(&value),
        Some(CellValue::OutOfRange) => true,
        _ => false,
    };
    let all: Vec<(usize, &Block)> = blocks(pages).collect();
    let is_next = |index: usize| {
        let near = [index.checked_sub(1), Some(index + 1)];
        let mut near = near.into_iter().flatten().filter_map(|at| all.get(at));
        near.any(|(file, block)| *file == all[index].0 && own.contains(&std::ptr::from_ref(*block)))
    };
    (0..all.len())
        .filter(|index| {
            let (_, block) = all[*index];
            let is_new = !seen.contains(&std::ptr::from_ref(block));
            is_new && is_constants(block) && block.rows.iter().any(has_value) && is_next(*index)
        })
        .map(|index| all[index])
        .collect()
}

/// Blocks of documents that look like lists of codes by themselves, and have a value that the list does not have: they
/// may be more of it. Constants are told from others by their names.
fn other_lists<'p>(
    known: &Known<'_>,
    pages: &'p [Page],
    parts: &[Part<'p>],
    others: &[(usize, &'p Block)],
    values: &HashSet<Value>,
) -> Vec<(usize, &'p Block)> {
    let of_others = others.iter().map(|(_, block)| std::ptr::from_ref(*block));
    let of_parts = parts.iter().map(|part| std::ptr::from_ref(part.block));
    let seen: HashSet<*const Block> = of_others.chain(of_parts).collect();
    let is_new = |block: &Block| {
        let Some((view, base)) = best_view(block) else {
            return false;
        };
        let rows = block.rows.iter().filter_map(|row| view.parts(block, row));
        let mut own = rows.map(|parts| known.value(&parts.value, base));
        own.any(|value| match value {
            CellValue::One(value) => {
                !values.contains(&value) && known.code_of_value(&value).is_none()
            }
            _ => false,
        })
    };
    blocks(pages)
        .filter(|(_, block)| block.kind != BlockKind::Constants)
        .filter(|(_, block)| !seen.contains(&std::ptr::from_ref(*block)))
        .take(MAX_OTHERS)
        .filter(|(_, block)| is_new(block))
        .collect()
}

fn first_line(block: &Block) -> usize {
    block.rows.first().map_or(0, |row| row.line)
}

/// Whether the rows of a block may be prose.
pub(super) fn is_loose(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Items | BlockKind::Text)
}

fn candidate<'p>(known: &Known<'_>, file: usize, block: &'p Block) -> Option<Candidate<'p>> {
    let sample = sample(known, block)?;
    let mut best: Option<(Score, View)> = None;
    for view in View::all(block) {
        let score = score(known, block, &sample, view);
        if best.is_none_or(|(best, _)| score > best) {
            best = Some((score, view));
        }
    }
    let (score, view) = best.filter(|(score, _)| score.labels > 0)?;
    let parts = block.rows.iter().filter_map(|row| view.parts(block, row));
    let labels = parts
        .map(|parts| parts.label)
        .filter(|label| known.code_of_label(label).is_some());
    Some(Candidate {
        file,
        block,
        view,
        score,
        labels: labels.collect(),
    })
}

/// The rows by which views of a block are judged: some of all of it, and those that may have a known label, wherever
/// they are. Returns `None` if none may have one.
fn sample<'b>(known: &Known<'_>, block: &'b Block) -> Option<Vec<&'b Row>> {
    let step = block.rows.len().div_ceil(SAMPLE).max(1);
    let has_label = |row: &Row| row.cells.iter().any(|cell| known.may_have_label(cell));
    let mut left = MAX_LABELLED;
    let mut rows = Vec::new();
    for (index, row) in block.rows.iter().enumerate() {
        if left > 0 && has_label(row) {
            left -= 1;
            rows.push(row);
        } else if index % step == 0 {
            rows.push(row);
        }
    }
    (left < MAX_LABELLED).then_some(rows)
}

fn score(known: &Known<'_>, block: &Block, sample: &[&Row], view: View) -> Score {
    let mut score = Score::default();
    let mut pairs = [0; 2];
    for row in sample {
        let Some(parts) = view.parts(block, row) else {
            continue;
        };
        let is_known = known.code_of_label(&parts.label).is_some();
        let values = [Base::Ten, Base::Sixteen].map(|base| known.value(&parts.value, base));
        let is_value = values.iter().any(|value| !matches!(value, CellValue::None));
        if !is_value {
            continue;
        }
        score.rows += 1;
        score.labels += usize::from(is_known);
        for (pairs, value) in pairs.iter_mut().zip(&values) {
            if let CellValue::One(value) = value {
                *pairs += usize::from(known.has(value, &parts.label));
            }
        }
    }
    score.pairs = pairs[0].max(pairs[1]);
    // A code is its own name only if the known ones are.
    if view.is_own_name() && score.pairs == 0 {
        return Score::default();
    }
    score
}

fn part<'p>(known: &Known<'_>, file: usize, block: &'p Block, view: View) -> Part<'p> {
    let mut views = vec![view];
    views.extend(repeated_columns(known, block, view));
    views.extend(other_values(known, block, view));
    let base = base(known, block, &views);
    Part {
        file,
        block,
        description: description_column(block, view, None),
        views,
        base,
    }
}

/// Sees a block as another one is seen.
fn part_like<'p>(known: &Known<'_>, model: &Part<'_>, file: usize, block: &'p Block) -> Part<'p> {
    let own = base(known, block, &model.views);
    Part {
        file,
        block,
        description: model.description,
        views: model.views.clone(),
        base: own.or(model.base),
    }
}

/// The other columns of values, if a row has several codes with one label: those that have the values of most known
/// codes with their labels.
fn other_values(known: &Known<'_>, block: &Block, view: View) -> Vec<View> {
    let View::Cells { value, label } = view else {
        return Vec::new();
    };
    let number = |view: View, row: &Row| {
        let parts = view.parts(block, row)?;
        match known.value(&parts.value, Base::Ten) {
            CellValue::One(value) => Some((value, parts.label)),
            _ => None,
        }
    };
    let has_codes = |other: &View| {
        let rows = block.rows.iter().filter(|row| row.kind == RowKind::Data);
        let (mut all, mut pairs) = (0, 0);
        for row in rows {
            let own = number(view, row);
            let Some((value, label)) =
                number(*other, row).filter(|other| Some(other) != own.as_ref())
            else {
                continue;
            };
            all += 1;
            pairs += usize::from(known.has(&value, &label));
        }
        pairs > 0 && 2 * pairs >= all
    };
    let columns = block.rows.iter().map(|row| row.cells.len()).max();
    (0..columns.unwrap_or(0).min(MAX_COLUMNS))
        .filter(|column| block.kind == BlockKind::Table && *column != value && *column != label)
        .map(|value| View::Cells { value, label })
        .filter(has_codes)
        .collect()
}

/// The same columns further to the right, if each row has several codes next to each other.
fn repeated_columns(known: &Known<'_>, block: &Block, view: View) -> Vec<View> {
    let (value, label, view_of): (_, _, fn(usize, usize) -> View) = match view {
        View::Cells { value, label } if block.kind == BlockKind::Table => {
            (value, label, |value, label| View::Cells { value, label })
        }
        View::Columns { value, label } => {
            (value, label, |value, label| View::Columns { value, label })
        }
        View::Within {
            form: Form::ValueText,
            ..
        } if block.kind == BlockKind::Text => (0, 1, |value, label| View::Columns { value, label }),
        _ => return Vec::new(),
    };
    let count = |row: &Row| match view {
        View::Cells { .. } => row.cells.len(),
        _ => row
            .cells
            .first()
            .map_or(0, |line| wide_columns(line).len().min(MAX_COLUMNS)),
    };
    let columns = block.rows.iter().map(count).max().unwrap_or(0);
    let width = value.abs_diff(label) + 1;
    if width < 2 {
        return Vec::new();
    }
    let first = value.min(label);
    let others = (first + width..columns)
        .step_by(width)
        .take_while(|start| start + width <= columns);
    others
        .map(|start| {
            (
                start - first,
                view_of(value - first + start, label - first + start),
            )
        })
        .filter(|(distance, _)| repeats_header(block, first..first + width, *distance))
        .map(|(_, view)| view)
        .filter(|view| {
            let rows = block.rows.iter().filter(|row| row.kind == RowKind::Data);
            let filled = rows.filter_map(|row| view.parts(block, row));
            let (mut all, mut read) = (0, 0);
            let own = block
                .rows
                .iter()
                .find_map(|row| view_of(value, label).parts(block, row));
            let own = own.map_or([false; 2], |parts| style(&parts.label));
            for parts in filled {
                all += 1;
                if style(&parts.label) != own {
                    continue;
                }
                let is_value = known.value(&parts.value, Base::Sixteen) != CellValue::None;
                let is_text = !ValueText::is_numeric(&parts.label);
                read += usize::from(is_value && is_text);
            }
            read > 0 && 10 * read >= 9 * all
        })
        .collect()
}

/// Whether the headers of columns are those of other columns further to the right, if there is a header.
fn repeats_header(block: &Block, columns: Range<usize>, distance: usize) -> bool {
    let mut headers = block.rows.iter().filter(|row| row.kind == RowKind::Header);
    headers.all(|header| {
        columns.clone().all(|column| {
            let cell = header.cells.get(column).map(|cell| cell.to_lowercase());
            let other = header
                .cells
                .get(column + distance)
                .map(|cell| cell.to_lowercase());
            cell == other
        })
    })
}

/// How digits without a mark are read in a block: as the known codes say, or else as the other rows, the header
/// and the table do.
fn base(known: &Known<'_>, block: &Block, views: &[View]) -> Option<Base> {
    let Repr::Integer(_) = known.notation.repr else {
        return Some(Base::Ten);
    };
    let (mut ten, mut sixteen) = (0, 0);
    let (mut needs_sixteen, mut differs) = (false, false);
    let (mut widths, mut leading) = (HashSet::new(), false);
    for parts in all_parts(block, views) {
        let Some(ValueText::Number(number)) = ValueText::parse(&parts.value) else {
            continue;
        };
        if number.is_marked() {
            continue;
        }
        // In lines, `abc` is a word.
        needs_sixteen |= number.needs_sixteen() && (number.has_digit() || !is_loose(block));
        widths.insert(number.len());
        leading |= number.has_leading_zero();
        let values = [Base::Ten, Base::Sixteen].map(|base| known.value(&parts.value, base));
        differs |= values[0] != values[1];
        for (count, value) in [&mut ten, &mut sixteen].into_iter().zip(&values) {
            if let CellValue::One(value) = value {
                *count += usize::from(known.has(value, &parts.label));
            }
        }
    }
    let header = header(block, views);
    if ten != sixteen {
        return Some(if ten > sixteen {
            Base::Ten
        } else {
            Base::Sixteen
        });
    }
    if needs_sixteen || header.contains("hex") {
        return Some(Base::Sixteen);
    }
    // In code, a hexadecimal number has a mark.
    if block.kind == BlockKind::Constants
        || !differs
        || known.notation.radix == Radix::Decimal
        || header.contains("dec")
    {
        return Some(Base::Ten);
    }
    // Values of one width with zeros before them are bit patterns in a table that shows such.
    (leading && widths.len() == 1).then_some(Base::Sixteen)
}

/// The header of the column of values, in lowercase.
fn header(block: &Block, views: &[View]) -> String {
    let column = views.first().and_then(|view| view.value_cell());
    let mut headers = block.rows.iter().filter(|row| row.kind == RowKind::Header);
    let header = headers.find_map(|row| row.cells.get(column?));
    header
        .map(|header| header.to_lowercase())
        .unwrap_or_default()
}

pub(super) fn all_parts<'b>(
    block: &'b Block,
    views: &'b [View],
) -> impl Iterator<Item = Parts> + 'b {
    let rows = block.rows.iter();
    rows.flat_map(move |row| views.iter().filter_map(move |view| view.parts(block, row)))
}

/// The values of parts of the list.
fn values(known: &Known<'_>, parts: &[Part<'_>]) -> HashSet<Value> {
    let pairs = parts.iter().flat_map(|part| pairs(known, part));
    pairs.map(|(value, _)| value).collect()
}

/// The values of a part of the list, each with its label.
fn pairs(known: &Known<'_>, part: &Part<'_>) -> Vec<(Value, String)> {
    let base = part.base.unwrap_or(Base::Ten);
    let pairs = all_parts(part.block, &part.views);
    let pairs = pairs.filter_map(|parts| match known.value(&parts.value, base) {
        CellValue::One(value) => Some((value, parts.label)),
        _ => None,
    });
    pairs.collect()
}

/// Whether a block without a known label has the shape of one that is part of the list.
///
/// `are_sections` is whether the list has a block for each code, as manuals have.
fn is_alike(known: &Known<'_>, part: &Part<'_>, block: &Block, are_sections: bool) -> bool {
    if block.kind != part.block.kind || are_named_apart(part.block, block) {
        return false;
    }
    let data = count_data(block);
    let base = part.base.unwrap_or(Base::Ten);
    let rows: Vec<Parts> = all_parts(block, &part.views)
        .filter(|parts| known.value(&parts.value, base) != CellValue::None)
        .collect();
    let is_read = !rows.is_empty() && 10 * rows.len() >= 8 * data;
    is_read
        && match block.kind {
            BlockKind::Table => have_same_columns(block, part.block),
            BlockKind::Constants => {
                main_prefix(part.block) == main_prefix(block) || have_prefix(known, block)
            }
            BlockKind::Definitions | BlockKind::Items | BlockKind::Text => {
                let labels = || rows.iter().map(|parts| parts.label.as_str());
                let is_list =
                    data > 1 || are_sections || labels().all(|label| known.resembles_label(label));
                let marks = |parts: &Parts| marks(&parts.value);
                let own = all_parts(part.block, &part.views).next();
                let own = own.as_ref().map(marks);
                is_list
                    && labels().all(|label| style(label) == style_of(part))
                    && rows.iter().all(|parts| Some(marks(parts)) == own)
                    && separator(part.block, &part.views) == separator(block, &part.views)
            }
        }
}

/// Whether values have another sign than those of all known codes but zero.
fn has_other_sign(known: &Known<'_>, own: &[(Value, String)]) -> bool {
    let signs: HashSet<i128> = known.integers().map(i128::signum).collect();
    let other = match [-1, 1].map(|sign| signs.contains(&sign)) {
        [true, false] => 1,
        [false, true] => -1,
        _ => return false,
    };
    let mut values = own.iter().filter_map(|(value, _)| value.as_integer());
    values.all(|value| value.signum() == other)
}

/// The number of rows that are neither header nor heading.
fn count_data(block: &Block) -> usize {
    let data = block.rows.iter().filter(|row| row.kind == RowKind::Data);
    data.count()
}

/// Whether all names of a block of constants have the prefix that the known labels have.
fn have_prefix(known: &Known<'_>, block: &Block) -> bool {
    let mut names = block
        .rows
        .iter()
        .filter(|row| row.kind == RowKind::Data)
        .filter_map(|row| row.cells.first());
    !known.prefix().is_empty() && names.all(|name| name.starts_with(known.prefix()))
}

/// Whether the names of two blocks are those of different things, such as `HttpStatus` and `CloseReason`. A heading in
/// words may be that of a class of codes.
pub(super) fn are_named_apart(one: &Block, other: &Block) -> bool {
    let is_word = |block: &Block| {
        block.name.as_ref().is_some_and(|name| {
            name.starts_with(char::is_uppercase) && !name.contains(char::is_whitespace)
        })
    };
    one.name != other.name
        && ((is_named_as_type(one) && is_word(other))
            || (is_named_as_type(other) && is_word(one))
            || (is_named_as_type(one) && is_named_as_type(other)))
}

/// Whether the name of a block is an identifier, as that of an enum, and not a heading.
fn is_named_as_type(block: &Block) -> bool {
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

/// How a label is written: whether it has lowercase letters and underscores.
fn style(label: &str) -> [bool; 2] {
    [label.contains(char::is_lowercase), label.contains('_')]
}

/// The marks around a value: `[1]` is that of a footnote where others are written `1`.
fn marks(value: &str) -> [bool; 2] {
    let is_digit = |c: char| c.is_ascii_alphanumeric();
    [value.starts_with(is_digit), value.ends_with(is_digit)]
}

/// What is between the value and the label of the first row of a loose block, without spaces.
fn separator<'b>(block: &'b Block, views: &[View]) -> Option<&'b str> {
    if !is_loose(block) {
        return None;
    }
    block.rows.iter().find_map(|row| {
        let text = row.cells.first()?;
        let parts = views.iter().find_map(|view| view.parts(block, row))?;
        let (value, label) = (text.find(&parts.value)?, text.find(&parts.label)?);
        let between = if value < label {
            value + parts.value.len()..label
        } else {
            label + parts.label.len()..value
        };
        text.get(between).map(str::trim)
    })
}

fn style_of(part: &Part<'_>) -> [bool; 2] {
    let first = all_parts(part.block, &part.views).next();
    first.map_or([false; 2], |parts| style(&parts.label))
}

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
