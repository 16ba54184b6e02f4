//! The order in which a page shows rows: codes in table order, by group, with gaps, retired codes and ranges at the
//! places of their values.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

use crate::model::value::Value;
use crate::model::{Row, Table};

/// The rows of a group, or those without a group.
pub(super) struct Section {
    /// The position of the group; `None` if the rows have none.
    pub(super) group: Option<usize>,
    /// Positions in [`rows`].
    pub(super) rows: Vec<usize>,
}

/// All rows of a table: codes, retired codes, gaps and ranges, in table order.
pub(super) fn rows(table: &Table) -> Vec<Row<'_>> {
    let codes = table.codes.iter().map(Row::Code);
    let retired = table.retired.iter().map(Row::Retired);
    let gaps = table.gaps.iter().map(Row::Gap);
    let ranges = table.ranges.iter().map(Row::Range);
    codes.chain(retired).chain(gaps).chain(ranges).collect()
}

/// The sections that have rows, in table order.
pub(super) fn sections(table: &Table, rows: &[Row<'_>]) -> Vec<Section> {
    let groups = (0..table.groups.len()).map(Some).chain([None]);
    let section = |group| Section {
        group,
        rows: Vec::new(),
    };
    let mut sections: Vec<Section> = groups.map(section).collect();
    let mut others = gaps_and_retired(table, rows);
    for (position, row) in table.codes.iter().enumerate() {
        let rows = &mut sections[row.facts.group().unwrap_or(table.groups.len())].rows;
        if position == 0 {
            rows.extend(others.remove(&None).into_iter().flatten());
        }
        rows.push(position);
        rows.extend(others.remove(&Some(position)).into_iter().flatten());
    }
    insert_ranges(table, rows, &mut sections);
    sections.retain(|section| !section.rows.is_empty());
    sections
}

/// Inserts each range into the section of its group: before the first code in it, or else where its first value
/// belongs. `sections` has those without rows, too.
fn insert_ranges(table: &Table, rows: &[Row<'_>], sections: &mut [Section]) {
    let first_range = rows.len() - table.ranges.len();
    let section_of = |range: usize| {
        let group = table.ranges[range].facts.group();
        group.unwrap_or(table.groups.len())
    };
    let mut without_code: Vec<Vec<usize>> = vec![Vec::new(); sections.len()];
    let mut is_placed = vec![false; table.ranges.len()];
    for (number, section) in sections.iter_mut().enumerate() {
        let mut seen = HashSet::new();
        let mut members = Vec::new();
        for row in &section.rows {
            let mut around = Vec::new();
            if let Row::Code(code) = rows[*row] {
                let parent = |range: &usize| table.ranges[*range].parent;
                let ranges = std::iter::successors(code.range, parent);
                around.extend(ranges.take_while(|range| seen.insert(*range)));
            }
            around.retain(|range| section_of(*range) == number);
            // The wider one comes first.
            for range in around.into_iter().rev() {
                is_placed[range] = true;
                members.push(first_range + range);
            }
            members.push(*row);
        }
        section.rows = members;
    }
    for range in (0..table.ranges.len()).filter(|range| !is_placed[*range]) {
        without_code[section_of(range)].push(range);
    }
    for (section, ranges) in sections.iter_mut().zip(without_code) {
        insert_by_value(table, rows, section, ranges);
    }
}

/// Inserts ranges after the row with the highest value that is not above their first one.
fn insert_by_value(table: &Table, rows: &[Row<'_>], section: &mut Section, mut ranges: Vec<usize>) {
    if ranges.is_empty() {
        return;
    }
    let first_range = rows.len() - table.ranges.len();
    // The wider of two ranges with the same start comes first.
    ranges.sort_by_cached_key(|range| {
        let bounds = &table.ranges[*range].bounds;
        (bounds.start(), Reverse(bounds.end()))
    });
    let values = section.rows.iter().map(|row| rows[*row].value());
    let mut by_value: Vec<(Value, usize)> = values.zip(0..).collect();
    by_value.sort();
    let mut after: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for range in ranges {
        let first = table.ranges[range].bounds.first();
        let lower = by_value.partition_point(|(value, _)| *value <= first);
        let place = lower.checked_sub(1).map(|index| by_value[index].1);
        after.entry(place).or_default().push(first_range + range);
    }
    let mut members = after.remove(&None).unwrap_or_default();
    for (position, row) in section.rows.iter().enumerate() {
        members.push(*row);
        members.extend(after.remove(&Some(position)).into_iter().flatten());
    }
    section.rows = members;
}

/// Gaps and retired codes by the position of the code that they follow: the one with the next lower value, or
/// `None` if they precede all codes.
fn gaps_and_retired(table: &Table, rows: &[Row<'_>]) -> BTreeMap<Option<usize>, Vec<usize>> {
    let positions: BTreeMap<&Value, usize> =
        table.codes.iter().map(|row| &row.value).zip(0..).collect();
    let first_range = rows.len() - table.ranges.len();
    let mut others: Vec<usize> = (table.codes.len()..first_range).collect();
    others.sort_by_cached_key(|row| rows[*row].value());
    let mut by_position: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for row in others {
        let lower = positions
            .range::<Value, _>(..&rows[row].value())
            .next_back();
        let position = lower.map(|(_, position)| *position);
        by_position.entry(position).or_default().push(row);
    }
    by_position
}
