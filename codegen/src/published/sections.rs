//! Sections of constants that are not codes, although they are next to codes: flags, limits and other lists of the
//! same prefix.

use std::collections::HashSet;
use std::ops::Range;

use super::block::{Block, BlockKind, RowKind};
use super::choose::Part;
use super::delimiter::Delimiters;
use super::known::{CellValue, Known};
use super::value_text::Base;
use super::view::Parts;
use crate::model::value::Value;

/// The minimum number of known codes from which it is told how names and values of codes look.
const MIN_KNOWN: usize = 4;
/// How many times as many known codes as families there have to be for a family to tell codes from others.
const PER_FAMILY: usize = 4;
/// Values from here on have bits for more than a number, and those below the other bound do not.
const LARGE: i128 = 0x1_0000;
const SMALL: i128 = 0x400;

/// The minimum number of values that are bits by which flags are recognized.
const MIN_FLAGS: usize = 4;
/// Words in names of result codes, to tell them from others where no code is known.
const RESULTS: [&str; 9] = [
    "E", "ERR", "ERROR", "ERRORS", "OK", "RC", "RESULT", "STATUS", "SUCCESS",
];

/// A row, as its section needs it.
struct Member {
    label: String,
    value: CellValue,
    is_known: bool,
}

/// Returns the rows of a part that are not codes, as ranges of positions.
///
/// What delimits codes says nothing about a section: a base has the size of the codes, wherever it is.
pub(super) fn foreign(
    known: &Known<'_>,
    part: &Part<'_>,
    delimiters: &Delimiters,
) -> Vec<Range<usize>> {
    if part.block.kind != BlockKind::Constants {
        return Vec::new();
    }
    let members: Vec<Option<Member>> = part
        .block
        .rows
        .iter()
        .enumerate()
        .map(|(index, row)| {
            let Parts { value, label, .. } = part
                .views
                .iter()
                .find_map(|view| view.parts(part.block, row))?;
            let is_known = if known.is_empty() {
                is_result(&label)
            } else {
                known.code_of_label(&label).is_some()
            };
            if !is_known && delimiters.contain(part.block, index, &label) {
                return None;
            }
            let value = known.value(&value, part.base.unwrap_or(Base::Ten));
            Some(Member {
                label,
                value,
                is_known,
            })
        })
        .collect();
    let style = Style::new(members.iter().flatten(), known.is_empty());
    if style.known < MIN_KNOWN {
        return Vec::new();
    }
    let sections: Vec<Range<usize>> = sections(part.block);
    let is_own = |section: &Range<usize>| {
        let mut own = members[section.clone()].iter().flatten();
        own.any(|member| member.is_known)
    };
    let first = sections.iter().position(is_own).unwrap_or(0);
    let last = sections.iter().rposition(is_own).unwrap_or(sections.len());
    let is_foreign = |section: &Range<usize>, is_edge: bool| {
        let members: Vec<&Member> = members[section.clone()].iter().flatten().collect();
        !members.is_empty() && style.excludes(&members, is_edge)
    };
    // What is before the first known code, or after the last one, may be one list in several sections.
    let edges = [
        &sections[..first],
        &sections[(last + 1).min(sections.len())..],
    ];
    let whole = edges.map(|edge| {
        let (first, last) = (edge.first()?, edge.last()?);
        let edge = first.start..last.end;
        is_foreign(&edge, true).then_some(edge)
    });
    let is_in_whole = |section: &Range<usize>| {
        whole
            .iter()
            .flatten()
            .any(|edge| edge.contains(&section.start))
    };
    let single = sections.iter().enumerate().filter(|(index, section)| {
        !is_in_whole(section) && is_foreign(section, *index < first || *index > last)
    });
    let single: Vec<Range<usize>> = single.map(|(_, section)| section.clone()).collect();
    whole.into_iter().flatten().chain(single).collect()
}

/// The rows between headings and empty lines.
fn sections(block: &Block) -> Vec<Range<usize>> {
    let mut sections: Vec<Range<usize>> = Vec::new();
    for (index, row) in block.rows.iter().enumerate() {
        let is_next = index > 0 && {
            let before = &block.rows[index - 1];
            row.kind == before.kind && row.line <= before.line + 1
        };
        match sections.last_mut() {
            Some(section) if is_next => section.end = index + 1,
            _ if row.kind == RowKind::Heading => {}
            _ => sections.push(index..index + 1),
        }
    }
    sections
}

/// How the known codes look.
struct Style {
    known: usize,
    /// The first word of their names, and the first two, if these tell codes from others.
    families: [Option<HashSet<String>>; 2],
    all_families: HashSet<String>,
    /// Whether no code is known, and names tell which may be codes.
    is_guess: bool,
    values: HashSet<Value>,
    /// Whether the known values are bits.
    are_flags: bool,
    least: Option<i128>,
    most: Option<i128>,
}

impl Style {
    fn new<'m>(members: impl Iterator<Item = &'m Member>, is_guess: bool) -> Self {
        let known: Vec<&Member> = members.filter(|member| member.is_known).collect();
        let families = [1, 2].map(|words| {
            let families: HashSet<String> = known
                .iter()
                .map(|member| family(&member.label, words).to_owned())
                .collect();
            (PER_FAMILY * families.len() <= known.len()).then_some(families)
        });
        let values: HashSet<Value> = known
            .iter()
            .filter_map(|member| match &member.value {
                CellValue::One(value) => Some(value.clone()),
                _ => None,
            })
            .collect();
        let integers = || {
            values
                .iter()
                .filter_map(Value::as_integer)
                .filter(|value| *value != 0)
        };
        let names = known
            .iter()
            .map(|member| family(&member.label, 2).to_owned());
        Self {
            all_families: names.collect(),
            is_guess,
            known: known.len(),
            families,
            least: integers().min(),
            most: integers().max(),
            are_flags: are_flags(&known),
            values,
        }
    }

    /// Whether the members of a section are not codes; `is_edge` if no known code is before it, or none after it.
    fn excludes(&self, members: &[&Member], is_edge: bool) -> bool {
        if members.iter().any(|member| member.is_known) {
            return false;
        }
        if members
            .iter()
            .all(|member| !matches!(member.value, CellValue::One(_)))
        {
            return true;
        }
        let is_taken = |member: &&&Member| matches!(&member.value, CellValue::One(value) if self.values.contains(value));
        let families = members.iter().map(|member| family(&member.label, 2));
        let is_other = families
            .clone()
            .all(|family| !self.all_families.contains(family));
        if is_other && members.len() >= MIN_FLAGS && !self.are_flags && are_flags(members) {
            return true;
        }
        let taken = members.iter().filter(is_taken).count();
        let is_another = members.len() > 2 && 3 * taken >= 2 * members.len();
        if self.is_guess {
            // Without a table, only what has other names and other values is not part of the list.
            return is_other && is_edge && (is_another || self.has_other_values(members));
        }
        is_another || (is_edge && (self.is_other_family(members) || self.has_other_values(members)))
    }

    fn is_other_family(&self, members: &[&Member]) -> bool {
        (1..).zip(&self.families).any(|(words, families)| {
            let is_other = |families: &HashSet<String>| {
                members
                    .iter()
                    .all(|member| !families.contains(family(&member.label, words)))
            };
            families.as_ref().is_some_and(is_other)
        })
    }

    /// Whether the values have another sign or another size than those of all known codes.
    fn has_other_values(&self, members: &[&Member]) -> bool {
        let (Some(least), Some(most)) = (self.least, self.most) else {
            return false;
        };
        let values = || {
            let values = members.iter().filter_map(|member| match &member.value {
                CellValue::One(value) => value.as_integer(),
                _ => None,
            });
            values.filter(|value| *value != 0)
        };
        let is_small = |value: i128| (-1..SMALL).contains(&value) || value == i128::from(u32::MAX);
        let has_other_sign = (most < 0 && values().all(|value| value > 0))
            || (least > 0 && values().all(|value| value < 0));
        let has_other_size = least >= LARGE && members.len() > 1 && values().all(is_small);
        values().next().is_some() && (has_other_sign || has_other_size)
    }
}

/// Whether the name of a constant says that it is a result code.
fn is_result(label: &str) -> bool {
    let mut words = label.split('_').skip(1);
    words.any(|word| {
        let mut results = RESULTS.iter();
        results.any(|result| word.eq_ignore_ascii_case(result))
    })
}

/// Whether each value is one bit.
fn are_flags(members: &[&Member]) -> bool {
    let bit = |member: &&Member| match &member.value {
        CellValue::One(value) => value
            .as_integer()
            .is_some_and(|value| value > 0 && value & (value - 1) == 0),
        _ => false,
    };
    members.iter().all(bit)
}

/// The first words of a name, as underscores separate them.
fn family(name: &str, words: usize) -> &str {
    let start = name.len() - name.trim_start_matches('_').len();
    let mut ends = name[start..].match_indices('_').map(|(at, _)| start + at);
    ends.nth(words - 1).map_or(name, |end| &name[..end])
}
