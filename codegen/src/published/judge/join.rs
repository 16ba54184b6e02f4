//! Whether a block is more of a list that other blocks began.

use super::block::{Judged, normal};
use super::values::ValueKind;
use crate::published::block::{Block, BlockKind, Row};
use crate::published::shape::{are_named_apart, common_prefix, first_line, have_same_columns};

/// What headings call constants that are not codes.
const FLAGS: [&str; 6] = ["flag", "flags", "mask", "masks", "option", "options"];

/// How far the next value of a list is at most from the last.
const NEAR: i64 = 4;

/// How many lines are at most between the parts of a list in a document.
const FAR: usize = 500;

/// The number of names whose prefix may be longer than that of the list by chance.
const FEW: usize = 2;

/// Whether a block that was judged is more of a list.
pub(super) fn is_more(list: &Judged<'_>, judged: &Judged<'_>) -> bool {
    let block = judged.blocks[0].1;
    list.view == judged.view
        && is_alike(list, judged)
        && (block.kind != BlockKind::Constants || !have_other_signs(list, judged))
        && kinds_agree(list, judged)
        && overlap(list, judged) <= tolerated(block, list, judged)
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
    // What some codes of a section are followed by makes them definitions, and the others are text.
    let kinds = [one.kind, other.kind];
    let is_section = kinds.contains(&BlockKind::Text)
        && kinds.contains(&BlockKind::Definitions)
        && one.name.is_some()
        && one.name == other.name;
    if (one.kind != other.kind && !is_section) || are_named_apart(one, other) {
        return false;
    }
    // Names of different families are lists of their own, as enums are.
    if list.has_own_names() && list.prefix != judged.prefix {
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
        BlockKind::Definitions | BlockKind::Items | BlockKind::Text => are_near(list, judged),
    }
}

/// Whether a block follows a list at a distance of few lines, as the sections of a list do.
fn are_near(list: &Judged<'_>, judged: &Judged<'_>) -> bool {
    let (file, block) = judged.blocks[0];
    let end = |(last_file, last): &(usize, &Block)| {
        let line = last.rows.last().map(|row| row.line);
        line.filter(|_| *last_file == file)
    };
    let end = list.blocks.last().and_then(end);
    end.is_none_or(|end| first_line(block).saturating_sub(end) <= FAR)
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

/// Whether the prefix of one list is within that of another, and something says that these are more of the same codes; or
/// whether what both have in common says that they are errors. Where neither has one, only that they count on says it.
fn continues_within(list: &Judged<'_>, judged: &Judged<'_>) -> bool {
    let (one, other) = match (list.prefix, judged.prefix) {
        (Some(one), Some(other)) => (one, other),
        (None, None) => return counts_on(list, judged),
        _ => return false,
    };
    let common = common_prefix([one, other].into_iter());
    let is_within = [one, other].contains(&common);
    // The prefix of few names may be longer by chance.
    let words = common.rfind('_').map_or("", |end| &common[..end]);
    if !is_within {
        return words
            .split_once('_')
            .is_some_and(|(_, rest)| names_errors(rest));
    }
    let are_negative = |list: &Judged<'_>| {
        let mut values = list.written.iter();
        values.all(|value| value == "0" || value.starts_with('-'))
    };
    names_errors(common) || (are_negative(list) && are_negative(judged)) || counts_on(list, judged)
}

/// Whether the first value of a list is near the last one of another, as those of a list in parts are.
fn counts_on(list: &Judged<'_>, judged: &Judged<'_>) -> bool {
    let (Some((_, before)), Some((_, after))) = (list.blocks.last(), judged.blocks.first()) else {
        return false;
    };
    let number = |block: &Block, row: &Row| {
        let parts = list.view.parts(block, row)?;
        normal(&parts.value, list.values).parse::<i64>().ok()
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
