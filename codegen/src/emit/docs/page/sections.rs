//! The order in which a page shows rows: codes in table order, by group, with gaps, retired codes and ranges at the
//! places of their values.

use std::cmp::Reverse;
use std::collections::BTreeMap;

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
    let mut ranges: Vec<_> = table.ranges.iter().zip(first_range..).collect();
    // The wider of two ranges with the same start comes first.
    ranges.sort_by_cached_key(|(range, _)| (range.bounds.start(), Reverse(range.bounds.end())));
    for (range, position) in ranges {
        let group = range.facts.group().unwrap_or(table.groups.len());
        let members = &mut sections[group].rows;
        let is_inside = |row: &usize| match rows[*row] {
            Row::Code(code) => range.bounds.contains(&code.value),
            _ => false,
        };
        let place = members.iter().position(is_inside).unwrap_or_else(|| {
            let first = range.bounds.first();
            let values = members.iter().map(|row| rows[*row].value()).enumerate();
            let lower = values.filter(|(_, value)| *value <= first);
            let last = lower.max_by(|(_, one), (_, other)| one.cmp(other));
            last.map_or(0, |(place, _)| place + 1)
        });
        members.insert(place, position);
    }
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
