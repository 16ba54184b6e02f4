//! The places of ranges among the rows of a section: before the first code in the range, or else after the row with
//! the highest value that is not above the first of the range.

use std::cmp::Reverse;

use crate::model::range::{Bounds, Point, Range};
use crate::model::{Row, Table};

/// Inserts the ranges of each section into its rows. `sections` has the rows of each group, then those without one.
pub(super) fn insert_ranges<'t>(table: &'t Table, sections: &mut [Vec<Row<'t>>]) {
    let mut ranges: Vec<Vec<&Range>> = vec![Vec::new(); sections.len()];
    for range in &table.ranges {
        ranges[range.facts.group().unwrap_or(table.groups.len())].push(range);
    }
    for (rows, mut ranges) in sections.iter_mut().zip(ranges) {
        if ranges.is_empty() {
            continue;
        }
        // The wider of two ranges with the same start comes first.
        ranges.sort_by_cached_key(|range| (range.bounds.start(), Reverse(range.bounds.end())));
        *rows = merged(rows, &ranges);
    }
}

/// What is before the first row, and then the ranges before and after each row. Where a range is placed after another
/// one, it is the last in the same list.
fn merged<'t>(rows: &[Row<'t>], ranges: &[&'t Range]) -> Vec<Row<'t>> {
    let codes = Lowest::new(rows);
    let mut by_value: Vec<(Point, usize)> = rows.iter().map(point).zip(0..).collect();
    by_value.sort();
    let mut at_start: Vec<&Range> = Vec::new();
    let mut before: Vec<Vec<&Range>> = vec![Vec::new(); rows.len()];
    let mut after: Vec<Vec<&Range>> = vec![Vec::new(); rows.len()];
    // The list that the last range is in, and the start of that range.
    let mut last: Option<(Point, Place)> = None;
    for range in ranges {
        let start = range.bounds.start();
        let lower = by_value.partition_point(|(value, _)| *value <= start);
        let lower = lower.checked_sub(1).map(|index| &by_value[index]);
        let place = match (codes.first_in(&range.bounds), lower, &last) {
            (Some(code), ..) => Place::Before(code),
            (None, Some((value, _)), Some((other, place))) if other >= value => *place,
            (None, None, Some((_, place))) => *place,
            (None, Some((_, row)), _) => Place::After(*row),
            (None, None, None) => Place::Start,
        };
        match place {
            Place::Start => at_start.push(range),
            Place::Before(row) => before[row].push(range),
            Place::After(row) => after[row].push(range),
        }
        last = Some((start, place));
    }
    let mut merged: Vec<Row<'t>> = at_start.into_iter().map(Row::Range).collect();
    for ((row, before), after) in rows.iter().zip(before).zip(after) {
        merged.extend(before.into_iter().map(Row::Range));
        merged.push(*row);
        merged.extend(after.into_iter().map(Row::Range));
    }
    merged
}

/// Where a range is placed.
#[derive(Clone, Copy)]
enum Place {
    Start,
    Before(usize),
    After(usize),
}

fn point(row: &Row<'_>) -> Point {
    Point::of_value(&row.value())
}

/// The codes by value, each with its position among the rows, and the lowest position in every part of them.
struct Lowest {
    values: Vec<Point>,
    /// A tree: the leaves are the second half, and each node has the lowest position below it.
    tree: Vec<usize>,
}

impl Lowest {
    fn new(rows: &[Row<'_>]) -> Self {
        let codes = rows.iter().zip(0..);
        let codes = codes.filter(|(row, _)| matches!(row, Row::Code(_)));
        let mut codes: Vec<(Point, usize)> = codes.map(|(row, at)| (point(row), at)).collect();
        codes.sort();
        let (values, positions): (Vec<Point>, Vec<usize>) = codes.into_iter().unzip();
        let count = values.len();
        let mut tree = vec![usize::MAX; count];
        tree.extend(positions);
        for node in (1..count).rev() {
            tree[node] = tree[2 * node].min(tree[2 * node + 1]);
        }
        Self { values, tree }
    }

    /// The first of the rows with a code in a range.
    fn first_in(&self, bounds: &Bounds) -> Option<usize> {
        let (start, end) = (bounds.start(), bounds.end());
        let count = self.values.len();
        let mut low = count + self.values.partition_point(|value| *value < start);
        let mut high = count + self.values.partition_point(|value| *value < end);
        let mut lowest = usize::MAX;
        while low < high {
            if low % 2 == 1 {
                lowest = lowest.min(self.tree[low]);
                low += 1;
            }
            if high % 2 == 1 {
                high -= 1;
                lowest = lowest.min(self.tree[high]);
            }
            low /= 2;
            high /= 2;
        }
        (lowest < usize::MAX).then_some(lowest)
    }
}
