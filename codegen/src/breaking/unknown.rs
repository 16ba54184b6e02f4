//! Values without a code, about which ranges say something. With a base mask, these are the values whose base does not
//! answer.

use std::cell::LazyCell;
use std::collections::{BTreeSet, HashMap, HashSet};

use super::attributes::{Attribute, GROUP, OUTCOME};
use super::base_set::Unanswered;
use super::change::Bump::Patch;
use super::change::Changes;
use super::line::Part;
use super::pair::TablePair;
use super::state::{Key, State};
use super::tags;
use crate::diagnostic::Span;
use crate::model::range::{Bounds, Fact, Facts, Range};
use crate::model::{Code, Outcome, Tag};

const LABEL: Attribute = Attribute {
    name: "label",
    set: "label-set",
    unset: "label-unset",
    changed: "label-changed",
};

pub(super) const FALLBACK: Attribute = Attribute {
    name: "fallback",
    set: "fallback-set",
    unset: "fallback-unset",
    changed: "fallback-changed",
};

/// Reports `range-added` and `range-removed`. Other rules report what changed for the values.
pub(super) fn ranges(pair: &TablePair<'_>, changes: &mut Changes) {
    for range in &pair.ranges.added {
        let what = format!("{} is new", pair.new.show_range(range));
        let effect = "the documentation shows it";
        changes.add(Patch, "range-added", what, effect, &range.at);
    }
    for range in &pair.ranges.removed {
        let what = format!("{} is gone", pair.old.show_range(range));
        let effect = "the documentation no longer shows it";
        changes.add(Patch, "range-removed", what, effect, None);
    }
}

/// Reports `outcome-set`, `outcome-unset` and `outcome-changed`.
pub(super) fn outcome(pair: &TablePair<'_>, changes: &mut Changes) {
    let has = |code: &Code| code.facts.outcome.is_some();
    let unanswered = Unanswered::new(pair.tables(), has, has);
    let regions = pair.line.regions(|part| {
        let answers = different(part.answers(|range| range.facts.outcome()));
        answers.filter(|_| unanswered.is_in(part))
    });
    for region in regions {
        let (was, now) = region.change;
        let at = stated_at(pair, region.part, |range| range.facts.outcome?.range);
        let (was, now) = (was.map(Outcome::name), now.map(Outcome::name));
        OUTCOME.report(changes, &region.named, was, now, at);
    }
}

/// Reports `group-set`, `group-unset` and `group-changed`. A group that was renamed is the same.
pub(super) fn group(pair: &TablePair<'_>, changes: &mut Changes) {
    let has = |code: &Code| code.facts.group.is_some();
    let unanswered = Unanswered::new(pair.tables(), has, has);
    let regions = pair.line.regions(|part| {
        let (was, now) = part.answers(|range| range.facts.group());
        let was = was.map(|group| &pair.old.table.groups[group]);
        let now = now.map(|group| &pair.new.table.groups[group]);
        let is_changed = !pair.is_same_group(was, now) && unanswered.is_in(part);
        is_changed.then_some((was, now))
    });
    for region in regions {
        let (was, now) = region.change;
        let at = stated_at(pair, region.part, |range| range.facts.group?.range);
        let (was, now) = (was.map(|group| &*group.id), now.map(|group| &*group.id));
        GROUP.report(changes, &region.named, was, now, at);
    }
}

/// Reports `tag-set` and `tag-unset`. A tag that is new or gone altogether is one change.
pub(super) fn tags(pair: &TablePair<'_>, changes: &mut Changes) {
    // Few tags change.
    let mut differing: HashSet<&str> = HashSet::new();
    for part in pair.line.parts() {
        let had = part
            .old
            .into_iter()
            .flat_map(|range| pair.old.tags_of(&range.facts));
        let had: HashSet<&str> = had
            .filter_map(|tag| Some(&*pair.tags.new_of(tag)?.predicate))
            .collect();
        let has = part
            .new
            .into_iter()
            .flat_map(|range| pair.new.tags_of(&range.facts));
        let has: HashSet<&str> = has.map(|tag| &*tag.predicate).collect();
        differing.extend(had.symmetric_difference(&has));
    }
    let is_changed = |(_, new): &(&Tag, &Tag)| differing.contains(new.predicate.as_str());
    for (old, new) in pair.tags.pairs().filter(is_changed) {
        let unanswered = LazyCell::new(|| {
            let had = |code: &Code| pair.old.has_tag(&code.facts, old);
            let has = |code: &Code| pair.new.has_tag(&code.facts, new);
            Unanswered::new(pair.tables(), had, has)
        });
        let regions = pair.line.regions(|part| {
            let had = part
                .old
                .is_some_and(|range| pair.old.has_tag(&range.facts, old));
            let has = part
                .new
                .is_some_and(|range| pair.new.has_tag(&range.facts, new));
            (had != has && unanswered.is_in(part)).then_some(has)
        });
        for region in regions {
            let at = stated_at(pair, region.part, |range| {
                let mut facts = range.facts.tags.iter();
                facts
                    .find(|fact| pair.new.table.tags[fact.value] == *new)?
                    .range
            });
            tags::report_values(changes, &region.named, new, region.change, at);
        }
    }
}

/// Reports `fallback-set`, `fallback-unset` and `fallback-changed`.
pub(super) fn fallback(pair: &TablePair<'_>, changes: &mut Changes) {
    let unanswered = Unanswered::new(pair.tables(), |_| true, |_| true);
    let regions = pair.line.regions(|part| {
        let (was, now) = part.answers(|range| range.fallback);
        let was = was.map(|fact| &pair.old.table.codes[fact.value].value);
        let now = now.map(|fact| &pair.new.table.codes[fact.value].value);
        different((was, now)).filter(|_| unanswered.is_in(part))
    });
    for region in regions {
        let (was, now) = region.change;
        let at = stated_at(pair, region.part, |range| range.fallback?.range);
        let (was, now) = (
            was.map(|value| pair.old.table.show(value)),
            now.map(|value| pair.new.table.show(value)),
        );
        FALLBACK.report(changes, &region.named, was.as_deref(), now.as_deref(), at);
    }
}

/// Reports `label-set`, `label-unset` and `label-changed`.
pub(super) fn label(pair: &TablePair<'_>, changes: &mut Changes) {
    let regions = pair.line.regions(|part| {
        let label = |range: &'_ Range| range.label.as_ref().map(|fact| fact.value.clone());
        different(part.answers(label))
    });
    for region in regions {
        let (was, now) = &region.change;
        let at = stated_at(pair, region.part, |range| range.label.as_ref()?.range);
        LABEL.report(changes, &region.named, was.as_deref(), now.as_deref(), at);
    }
}

/// Reports `description-changed`.
pub(super) fn description(pair: &TablePair<'_>, changes: &mut Changes) {
    let regions = pair.line.regions(|part| {
        let description =
            |range: &'_ Range| range.description.as_ref().map(|fact| fact.value.clone());
        different(part.answers(description))
    });
    for region in regions {
        let at = stated_at(pair, region.part, |range| range.description.as_ref()?.range);
        let what = format!("the description of {} changed", region.named);
        changes.add_documentation("description-changed", what, at);
    }
}

/// Reports `outcome-unset`, `outcome-changed`, `group-unset`, `group-changed` and `tag-unset` of new codes: the
/// base or a range answered otherwise for their values before. What it did not say is part of `code-added`.
pub(super) fn became_codes(pair: &TablePair<'_>, changes: &mut Changes) {
    if pair.old.table.repr != pair.new.table.repr {
        return;
    }
    for code in &pair.codes.added {
        let range = pair.old.table.range_of(&code.value);
        let base = pair.old.base_code(&code.value);
        let base = base.map(|base| {
            (
                format!("with the base {}", pair.old.show_code(base)),
                &base.facts,
            )
        });
        let range = range.map(|range| (format!("in {}", pair.old.show_range(range)), &range.facts));
        // What answered for the value, the first one first.
        let sources: Vec<(String, &Facts)> = base.into_iter().chain(range).collect();
        let named = |source: &str| {
            let code = pair.new.show_code(code);
            format!("{code}, previously an unknown value {source},")
        };

        let mut outcomes = sources.iter();
        let was = outcomes.find_map(|(source, facts)| Some((source, facts.outcome()?)));
        let now = code.facts.outcome();
        if let Some((source, was)) = was
            && now != Some(was)
        {
            let now = now.map(Outcome::name);
            OUTCOME.report(changes, &named(source), Some(was.name()), now, &code.at);
        }
        let mut groups = sources.iter();
        let was = groups.find_map(|(source, facts)| Some((source, pair.old.group_of(facts)?)));
        let now = pair.new.group_of(&code.facts);
        if let Some((source, was)) = was
            && !pair.is_same_group(Some(was), now)
        {
            let now = now.map(|group| &*group.id);
            GROUP.report(changes, &named(source), Some(&was.id), now, &code.at);
        }
        let mut seen: HashSet<&str> = HashSet::new();
        for (source, facts) in &sources {
            let tags = pair.old.tags_of(facts).into_iter();
            for new in tags.filter_map(|tag| pair.tags.new_of(tag)) {
                if seen.insert(&new.predicate) && !pair.new.has_tag(&code.facts, new) {
                    tags::report_code(changes, &named(source), new, false, &code.at);
                }
            }
        }
    }
}

/// Reports `range-changed`: a range states something else, and no other change is at its row, since all its values
/// are answered as before or are codes. This is the last rule about ranges.
pub(super) fn restated(pair: &TablePair<'_>, changes: &mut Changes) {
    let groups = pair
        .groups
        .pairs()
        .map(|(old, new)| (&*old.variant, &*new.variant));
    let tags = pair
        .tags
        .pairs()
        .map(|(old, new)| (&*old.predicate, &*new.predicate));
    let (groups, tags): (Names<'_>, Names<'_>) = (groups.collect(), tags.collect());
    let old_stated = stated(&pair.old, &groups, &tags);
    let new_stated = stated(&pair.new, &to_themselves(&groups), &to_themselves(&tags));
    let places = changes.places();
    for (_, range) in &pair.ranges.kept {
        let bounds = &range.bounds;
        if old_stated[bounds] != new_stated[bounds] && !places.contains(&range.at.start) {
            let what = format!("{} states something else", pair.new.show_range(range));
            let effect = "the documentation shows it";
            changes.add(Patch, "range-changed", what, effect, &range.at);
        }
    }
}

/// The name in the new state of each item that both states have.
type Names<'t> = HashMap<&'t str, &'t str>;

fn to_themselves<'t>(names: &Names<'t>) -> Names<'t> {
    names.values().map(|name| (*name, *name)).collect()
}

/// What the row of a range states, without what it takes from the ranges around it. A group and a tag have their
/// names in the new state; those that only one state has are left out, since their own rules report them.
#[derive(PartialEq)]
struct Stated<'t> {
    outcome: Option<Outcome>,
    group: Option<&'t str>,
    tags: BTreeSet<&'t str>,
    label: Option<&'t str>,
    description: Option<&'t str>,
    fallback: Option<Key>,
}

/// Returns what each range of a state states.
fn stated<'t>(
    state: &State<'t>,
    groups: &Names<'t>,
    tags: &Names<'t>,
) -> HashMap<&'t Bounds, Stated<'t>> {
    let table = state.table;
    let ranges = table.ranges.iter().enumerate().map(|(position, range)| {
        let is_own = |source: Option<usize>| source == Some(position);
        let text = |fact: &'t Option<Fact<String>>| {
            let fact = fact.as_ref().filter(|fact| is_own(fact.range));
            fact.map(|fact| fact.value.as_str())
        };
        let facts = &range.facts;
        let outcome = facts.outcome.filter(|fact| is_own(fact.range));
        let group = facts.group.filter(|fact| is_own(fact.range));
        let own_tags = facts.tags.iter().filter(|fact| is_own(fact.range));
        let own_tags = own_tags.map(|fact| table.tags[fact.value].predicate.as_str());
        let fallback = range.fallback.filter(|fact| is_own(fact.range));
        let stated = Stated {
            outcome: outcome.map(|fact| fact.value),
            group: group.and_then(|fact| groups.get(&*table.groups[fact.value].variant).copied()),
            tags: own_tags.filter_map(|tag| tags.get(tag).copied()).collect(),
            label: text(&range.label),
            description: text(&range.description),
            fallback: fallback.map(|fact| state.key(&table.codes[fact.value].value)),
        };
        (&range.bounds, stated)
    });
    ranges.collect()
}

/// Returns both answers if they differ.
fn different<A: PartialEq>(answers: (A, A)) -> Option<(A, A)> {
    (answers.0 != answers.1).then_some(answers)
}

/// Returns the place of the range that states a fact about a part in the new table, or else of the narrowest.
fn stated_at<'t>(
    pair: &TablePair<'t>,
    part: &Part<'t>,
    range_of_fact: impl Fn(&'t Range) -> Option<usize>,
) -> Option<&'t Span> {
    let narrowest = part.new?;
    let range = range_of_fact(narrowest).map_or(narrowest, |range| &pair.new.table.ranges[range]);
    Some(&range.at)
}
