//! Codes that are the bases of values without a code, in a table with a base mask.
//!
//! Most changes of a base are those of its code, and the answers of ranges are compared where no base answers. What
//! remains is a base that answers now where a range did before.

use std::collections::BTreeMap;

use super::attributes::{Attribute, GROUP, OUTCOME};
use super::base_set::BaseSet;
use super::change::Changes;
use super::line::Part;
use super::pair::TablePair;
use super::unknown::FALLBACK;
use crate::model::{Code, Outcome};

/// Reports `outcome-changed`, `group-changed` and `fallback-changed` of values without a code.
pub(super) fn answers(pair: &TablePair<'_>, changes: &mut Changes) {
    let (old, new) = pair.tables();
    if (old.repr, old.base_mask) != (new.repr, new.base_mask) {
        return;
    }
    let outcome = |outcome: Outcome| (outcome, outcome.name().to_owned());
    report(
        pair,
        changes,
        &OUTCOME,
        |part| part.old?.facts.outcome().map(outcome),
        |code, before| {
            let is_new = before.is_none_or(|before| before.facts.outcome().is_none());
            code.facts.outcome().filter(|_| is_new).map(outcome)
        },
    );
    report(
        pair,
        changes,
        &GROUP,
        |part| {
            let group = pair.old.group_of(&part.old?.facts)?;
            Some((pair.groups.new_of(group), group.id.clone()))
        },
        |code, before| {
            let is_new = before.is_none_or(|before| before.facts.group().is_none());
            let group = pair.new.group_of(&code.facts).filter(|_| is_new)?;
            Some((Some(group), group.id.clone()))
        },
    );
    report(
        pair,
        changes,
        &FALLBACK,
        |part| {
            let value = &old.codes[part.old?.fallback?.value].value;
            Some((value, old.show(value)))
        },
        |code, before| {
            let is_new = before.is_none();
            is_new.then(|| (&code.value, new.show(&code.value)))
        },
    );
}

/// Reports where a code answers as a base now, and a range answered otherwise before. Each answer is in a form that
/// is the same in both states, and as messages show it.
fn report<'t, A: PartialEq>(
    pair: &TablePair<'t>,
    changes: &mut Changes,
    attribute: &Attribute,
    was: impl Fn(&Part<'t>) -> Option<(A, String)>,
    now: impl Fn(&'t Code, Option<&'t Code>) -> Option<(A, String)>,
) {
    let (old, new) = pair.tables();
    let answers = new
        .codes
        .iter()
        .filter_map(|code| Some((code, now(code, pair.old_of(code))?)));
    let Some(bases) = BaseSet::new(new, answers) else {
        return;
    };
    // The codes of both states with the keys of their bases.
    let codes = old.codes.iter().chain(&new.codes);
    let numbers = codes.filter_map(|code| code.value.as_integer());
    let mut known: Vec<(i128, i128)> = numbers.map(|number| (bases.key(number), number)).collect();
    known.sort_unstable();
    known.dedup();
    let known_below = |limit: (i128, i128)| known.partition_point(|code| *code < limit);

    // The parts with values that each base answers for, with what a range answered.
    let mut parts_of: BTreeMap<i128, Vec<(usize, String)>> = BTreeMap::new();
    for (position, part) in pair.line.parts().iter().enumerate() {
        let (Some((first, last)), Some((was, shown))) = (part.integers(), was(part)) else {
            continue;
        };
        let mut counts: BTreeMap<i128, i128> = BTreeMap::new();
        for ((key, _, (now, _)), share) in bases.shares(first, last) {
            if *now != was {
                *counts.entry(*key).or_default() += share;
            }
        }
        for (key, count) in counts {
            let known = known_below((key, last + 1)) - known_below((key, first));
            if count > known as i128 {
                parts_of
                    .entry(key)
                    .or_default()
                    .push((position, shown.clone()));
            }
        }
    }
    for (key, code, (_, now)) in bases.iter() {
        for region in pair
            .line
            .regions_of(parts_of.remove(key).unwrap_or_default())
        {
            let code_shown = pair.new.show_code(code);
            let named = format!("{} and with the base {code_shown}", region.named);
            attribute.report(changes, &named, Some(&region.change), Some(now), &code.at);
        }
    }
}
