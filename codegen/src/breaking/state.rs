//! One of the two states of a table, and what the rules look up in it.

use std::collections::{HashMap, HashSet};

use super::effect::no_longer_compiles;
use crate::escape::markdown;
use crate::model::range::{Bounds, Facts, Range};
use crate::model::value::{Repr, Value};
use crate::model::{Alias, Code, Group, Retired, Table, Tag};

/// A value as it is on the wire. The keys of two values, one of each state, are equal if the same bytes
/// carry them, even if the type of the values changed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Key(Value);

/// One state of a table, indexed by what the rules look up.
pub(super) struct State<'t> {
    pub(super) table: &'t Table,
    /// The type of the values in the other state.
    other_repr: Repr,
    codes: HashMap<Key, &'t Code>,
    /// The codes that have each label, as their own or as that of an alias.
    labels: HashMap<&'t str, Vec<&'t Code>>,
    /// Each code, by the place of its value in the text, with each of its labels.
    labels_of: HashSet<(usize, &'t str)>,
    /// The positions of the tags, by their methods.
    tags: HashMap<&'t str, usize>,
    /// The code of each variant and of each alias.
    names: HashMap<&'t str, &'t Code>,
    retired: HashMap<Key, Vec<&'t Retired>>,
    retired_labels: HashSet<&'t str>,
    /// The labels of each code that allows a change, with the reason.
    reasons: HashSet<(&'t str, &'t str)>,
}

impl<'t> State<'t> {
    pub(super) fn new(table: &'t Table, other_repr: Repr) -> Self {
        let mut state = Self {
            table,
            other_repr,
            codes: HashMap::new(),
            labels: HashMap::new(),
            labels_of: HashSet::new(),
            tags: HashMap::new(),
            names: HashMap::new(),
            retired: HashMap::new(),
            retired_labels: HashSet::new(),
            reasons: HashSet::new(),
        };
        for code in &table.codes {
            state.codes.insert(state.key(&code.value), code);
            for label in code.labels() {
                state.labels.entry(label).or_default().push(code);
                state.labels_of.insert((code.at.start, label));
                let reason = code.allow.as_ref();
                state
                    .reasons
                    .extend(reason.map(|reason| (label, reason.as_str())));
            }
            let aliases = code.aliases.iter().map(|alias| &alias.variant);
            let names = aliases.chain([&code.variant]);
            state.names.extend(names.map(|name| (name.as_str(), code)));
        }
        let tags = table.tags.iter().map(|tag| tag.predicate.as_str());
        state.tags.extend(tags.zip(0..));
        for entry in &table.retired {
            let key = state.key(&entry.value);
            state.retired.entry(key).or_default().push(entry);
            state.retired_labels.insert(&entry.label);
        }
        state
    }

    /// Returns the key of a value of this state.
    pub(super) fn key(&self, value: &Value) -> Key {
        Key(match (value, self.table.repr, self.other_repr) {
            // The bits are the same, whatever the sign.
            (Value::Integer(number), Repr::Integer(own), Repr::Integer(other))
                if own.bits() == other.bits() =>
            {
                Value::Integer(number & ((1 << own.bits()) - 1))
            }
            (Value::Integer(_), _, Repr::Str) => Value::Str(self.table.show(value)),
            _ => value.clone(),
        })
    }

    /// Returns the code whose value has this key.
    pub(super) fn code(&self, key: &Key) -> Option<&'t Code> {
        self.codes.get(key).copied()
    }

    pub(super) fn codes_with_label(&self, label: &str) -> &[&'t Code] {
        self.labels.get(label).map_or(&[], Vec::as_slice)
    }

    /// Whether a code of this state has a label.
    pub(super) fn has(&self, code: &Code, label: &str) -> bool {
        self.labels_of.contains(&(code.at.start, label))
    }

    pub(super) fn has_label(&self, label: &str) -> bool {
        self.labels.contains_key(label)
    }

    /// Returns the retired entries whose values have this key.
    pub(super) fn retired(&self, key: &Key) -> &[&'t Retired] {
        self.retired.get(key).map_or(&[], Vec::as_slice)
    }

    /// Whether a code with this label allows a change for this reason.
    pub(super) fn has_reason(&self, label: &str, reason: &str) -> bool {
        self.reasons.contains(&(label, reason))
    }

    pub(super) fn is_retired_label(&self, label: &str) -> bool {
        self.retired_labels.contains(label)
    }

    /// Returns the code of the base of a value, if the table has a mask.
    pub(super) fn base_code(&self, value: &Value) -> Option<&'t Code> {
        self.code(&self.key(&self.table.base_of(value)?))
    }

    pub(super) fn group_of(&self, facts: &Facts) -> Option<&'t Group> {
        facts.group().map(|group| &self.table.groups[group])
    }

    pub(super) fn tags_of(&self, facts: &Facts) -> Vec<&'t Tag> {
        let tags = facts.tags();
        tags.map(|tag| &self.table.tags[tag]).collect()
    }

    pub(super) fn has_tag(&self, facts: &Facts, tag: &Tag) -> bool {
        let position = self.tags.get(tag.predicate.as_str());
        position.is_some_and(|position| facts.has_tag(*position))
    }

    /// Returns a value as messages show it.
    pub(super) fn show(&self, value: &Value) -> String {
        match value {
            Value::Integer(_) => self.table.show(value),
            Value::Str(text) => markdown::code(text),
        }
    }

    /// Returns a code or a retired entry as messages name it.
    pub(super) fn show_row(&self, value: &Value, label: &str) -> String {
        format!("{} {}", self.show(value), markdown::code(label))
    }

    pub(super) fn show_code(&self, code: &Code) -> String {
        self.show_row(&code.value, &code.label)
    }

    pub(super) fn show_alias(&self, code: &Code, alias: &Alias) -> String {
        let label = markdown::code(&alias.label);
        format!("the alias {label} of {}", self.show(&code.value))
    }

    pub(super) fn show_range(&self, range: &Range) -> String {
        match &range.bounds {
            Bounds::Integers { first, last } => {
                let [first, last] =
                    [first, last].map(|number| self.table.show(&Value::Integer(*number)));
                format!("the range {first} to {last}")
            }
            Bounds::Prefix(prefix) => format!("the range {}", markdown::code(prefix)),
        }
    }

    /// Returns the path of an item of the enum.
    pub(super) fn path(&self, name: &str) -> String {
        format!("`{}::{name}`", self.table.type_name)
    }

    /// Returns the effect on code that uses a name that was a variant or an alias in the other state.
    pub(super) fn effect_on_uses(&self, name: &str) -> String {
        match self.names.get(name) {
            Some(code) if code.variant == name => {
                format!("code that uses `{name}` now means {}", self.show_code(code))
            }
            Some(_) => format!("`{name}` is now a constant, which cannot be imported"),
            None => no_longer_compiles(&format!("`{name}`")),
        }
    }
}
