//! The order of the rows, and of the aliases of a code.

use super::aliases;
use super::change::Change;
use super::pair::{Row, TablePair};
use crate::model::Code;
use crate::model::value::Repr;

/// Codes of integers compare by value, wherever they stand, although cargo-semver-checks warns of
/// that. Texts are no discriminants, so that there the place of a row is what `Ord` and casts go by.
pub(super) fn codes(pair: &TablePair<'_>) -> Vec<Change> {
    let mut last = None;
    let mut is_below = |(old, _): &(usize, usize)| last.replace(*old) > Some(*old);
    let by_place = pair.new.repr == Repr::Str && pair.old.repr == Repr::Str;
    let moved = if by_place {
        pair.positions().find(|(old, new)| old != new)
    } else {
        pair.positions().find(&mut is_below)
    };
    let Some((_, new)) = moved else {
        return Vec::new();
    };
    let code = &pair.new.codes[new];
    let named = pair.named_now(code);
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

/// Aliases that make one name are one constant, and the first of them says whether it is
/// deprecated.
pub(super) fn aliases(pair: &TablePair<'_>) -> Vec<Change> {
    let change = |row: Row<'_>| {
        let mut last = None;
        let mut aliases = row.new.aliases.iter();
        let moved = aliases.find(|alias| {
            let mut before = row.old.aliases.iter();
            let place = before.position(|old| old.label == alias.label);
            place.is_some() && last.replace(place) > Some(place)
        })?;
        let what = format!(
            "{} stands at another place",
            aliases::named(pair, row.new, moved)
        );
        let change = if let Some(name) = newly_deprecated(row) {
            let effect = format!("code that says `{name}` gets a warning");
            Change::minor("aliases-reordered", what, effect)
        } else {
            let effect = "the documentation has another order";
            Change::patch("aliases-reordered", what, effect)
        };
        Some(change.at(&moved.at))
    };
    pair.rows().filter_map(change).collect()
}

fn newly_deprecated(row: Row<'_>) -> Option<&str> {
    let mut names = row.new.aliases.iter().map(|alias| alias.variant.as_str());
    names.find(|name| {
        is_deprecated(row.old, name) == Some(false) && is_deprecated(row.new, name) == Some(true)
    })
}

/// Whether the constant of this name is deprecated; `None` if no alias of the code makes it.
fn is_deprecated(code: &Code, name: &str) -> Option<bool> {
    let first = code.aliases.iter().find(|alias| alias.variant == name)?;
    Some(first.deprecated.is_some() || code.deprecated.is_some())
}
