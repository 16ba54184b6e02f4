//! The order of the rows.

use super::both::Both;
use super::change::Change;
use crate::value::Repr;

/// Codes of integers compare by value, wherever they stand. Texts are no discriminants, so that
/// there the place of a row is what `Ord` and casts go by.
pub(super) fn codes(both: &Both<'_>) -> Vec<Change> {
    let mut last = None;
    let mut is_below = |(old, _): &(usize, usize)| last.replace(*old) > Some(*old);
    let by_place = both.new.repr == Repr::Str && both.old.repr == Repr::Str;
    let moved = if by_place {
        both.positions().find(|(old, new)| old != new)
    } else {
        both.positions().find(&mut is_below)
    };
    let Some((_, new)) = moved else {
        return Vec::new();
    };
    let code = &both.new.codes[new];
    let named = both.named_now(code);
    let what = format!("{named} stands at another place");
    let change = if by_place {
        let effect = "codes compare otherwise, and casts give other numbers; a new row at the end \
                      takes nobody's place";
        Change::major("rows-reordered", what, effect)
    } else {
        let effect = "`ALL` and the documentation have another order";
        Change::patch("rows-reordered", what, effect)
    };
    vec![change.at(&code.at)]
}
