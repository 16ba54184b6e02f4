//! Codes that extend others in their higher bits, such as `DOOR_STUCK_ICE (DOOR_STUCK | (1 << 8))`.

use std::collections::HashMap;

use super::block::{Block, BlockKind};
use super::value_text::{Base, ValueText};
use super::view::View;

/// The bits that the base code may have.
const MASKS: [i128; 2] = [0xFF, 0xFFFF];

/// Which blocks of constants have codes that extend those of the others; `None` if none has, or all have.
pub(super) fn are_extended(blocks: &[(usize, &Block)], view: View) -> Option<Vec<bool>> {
    if blocks.len() < 2 || blocks[0].1.kind != BlockKind::Constants {
        return None;
    }
    let codes: Vec<Vec<(i128, &str)>> =
        blocks.iter().map(|(_, block)| codes(block, view)).collect();
    let mut names: HashMap<i128, &str> = HashMap::new();
    for (value, name) in codes.iter().flatten() {
        names.entry(*value).or_insert(name);
    }
    let extends = |(value, name): &&(i128, &str)| {
        MASKS.iter().any(|mask| {
            let base = names.get(&(value & mask)).filter(|_| value > mask);
            let rest = base.and_then(|base| name.strip_prefix(base));
            rest.is_some_and(|rest| rest.starts_with('_'))
        })
    };
    let are_extended: Vec<bool> = codes
        .iter()
        .map(|codes| {
            let count = codes.iter().filter(extends).count();
            count > 0 && 5 * count >= 4 * codes.len()
        })
        .collect();
    let is_mixed = are_extended.contains(&true) && are_extended.contains(&false);
    is_mixed.then_some(are_extended)
}

/// The values and names of a block of constants.
fn codes(block: &Block, view: View) -> Vec<(i128, &str)> {
    let rows = block.rows.iter().filter_map(|row| {
        let parts = view.parts(block, row)?;
        let ValueText::Number(number) = ValueText::parse(&parts.value)? else {
            return None;
        };
        let (value, _) = number.value(Base::Ten)?;
        Some((value, row.cells.first()?.as_str()))
    });
    rows.collect()
}
