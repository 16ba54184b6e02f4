//! How digits without a mark are read in a block.

use std::collections::HashSet;

use crate::model::value::{Radix, Repr};
use crate::published::block::{Block, BlockKind, RowKind};
use crate::published::known::{CellValue, Known};
use crate::published::shape::is_loose;
use crate::published::value_text::{Base, ValueText};
use crate::published::view::{View, all_parts};

/// How digits without a mark are read in a block: as the known codes say, or else as the other rows, the header
/// and the table do.
pub(super) fn base(known: &Known<'_>, block: &Block, views: &[View]) -> Option<Base> {
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
