//! The order of the rows, and of the aliases of a code.

use super::change::Changes;
use super::pair::TablePair;
use crate::diagnostic::Span;
use crate::model::Code;
use crate::model::value::Repr;

/// Codes of integers compare by value, wherever they stand, although cargo-semver-checks warns of
/// that. Texts are no discriminants, so that there the place of a row is what `Ord` and casts go by.
pub(super) fn codes(pair: &TablePair<'_>, changes: &mut Changes) {
    let (old, new) = (pair.old.table, pair.new.table);
    let by_place = new.repr == Repr::Str && old.repr == Repr::Str;
    let moved = if by_place {
        let index = |table: &crate::model::Table, code: &Code| {
            table.codes.iter().position(|other| other == code)
        };
        let moved = pair
            .codes
            .kept
            .iter()
            .find(|row| index(old, row.0) != index(new, row.1));
        moved.map(|row| row.1)
    } else {
        first_moved(pair.codes.kept.iter().map(|(old, new)| (&old.at, *new)))
    };
    let Some(code) = moved else { return };
    let what = format!("{} stands at another place", pair.new.show_code(code));
    if by_place {
        let effect = "codes compare otherwise, and casts give other numbers; a new row at the end \
                      takes nobody's place";
        changes.major("rows-reordered", what, effect).at(&code.at);
    } else {
        let effect = "`ALL` and the documentation have another order";
        changes.patch("rows-reordered", what, effect).at(&code.at);
    }
}

/// Aliases that make one name are one constant, and the first of them says whether it is deprecated.
pub(super) fn aliases(pair: &TablePair<'_>, changes: &mut Changes) {
    for ((old, new), (_, aliases)) in pair.codes.kept.iter().zip(&pair.aliases) {
        let kept = aliases
            .kept
            .iter()
            .filter(|(old, new)| old.label == new.label);
        let Some(moved) = first_moved(kept.map(|(old, new)| (&old.at, *new))) else {
            continue;
        };
        let what = format!(
            "{} stands at another place",
            pair.new.show_alias(new, moved)
        );
        let mut names = new.aliases.iter().map(|alias| &alias.variant);
        let is_newly_deprecated = |name: &&String| {
            is_deprecated(old, name) == Some(false) && is_deprecated(new, name) == Some(true)
        };
        let change = if let Some(name) = names.find(is_newly_deprecated) {
            let effect = format!("code that says `{name}` gets a warning");
            changes.minor("aliases-reordered", what, effect)
        } else {
            let effect = "the documentation has another order";
            changes.patch("aliases-reordered", what, effect)
        };
        change.at(&moved.at);
    }
}

/// Whether the constant of this name is deprecated; `None` if no alias of the code makes it.
fn is_deprecated(code: &Code, name: &str) -> Option<bool> {
    let first = code.aliases.iter().find(|alias| alias.variant == name)?;
    Some(first.deprecated.is_some() || code.deprecated.is_some())
}

/// Returns the first item that was before the previous one in the old file.
fn first_moved<'t, T>(items: impl Iterator<Item = (&'t Span, T)>) -> Option<T> {
    let mut last = 0;
    let mut items = items.map(|(old, item)| (old.start, item));
    let moved = items.find(|(old, _)| *old < std::mem::replace(&mut last, *old));
    moved.map(|(_, item)| item)
}
