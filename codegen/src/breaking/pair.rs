//! Both tables side by side: which code is which, and who bears a label.

use std::collections::{HashMap, HashSet};

use super::identity::Identity;
use crate::escape::markdown;
use crate::model::value::Value;
use crate::model::{Code, Retired, Table};

/// A table before and after.
pub(super) struct TablePair<'t> {
    pub(super) old: &'t Table,
    pub(super) new: &'t Table,
    identity: Identity,
    /// The position of each value's code.
    values: HashMap<Value, usize>,
    values_now: HashMap<Value, usize>,
    /// For each code of the new table the old one of the same value, as a position.
    before: Vec<Option<usize>>,
    /// For each code of the old table the new one of the same value.
    after: Vec<Option<usize>>,
    /// Who bears each label, be it as an alias.
    bearers: Bearers<'t>,
    bearers_now: Bearers<'t>,
    names_now: HashMap<&'t str, Name<'t>>,
    retired: Tombstones<'t>,
    retired_now: Tombstones<'t>,
}

type Bearers<'t> = HashMap<&'t str, Vec<usize>>;

/// What a Rust name of the new enum is.
enum Name<'t> {
    Variant(&'t Code),
    Constant,
}

/// The tombstones of one table.
#[derive(Default)]
struct Tombstones<'t> {
    by_value: HashMap<Value, Vec<&'t Retired>>,
    labels: HashSet<&'t str>,
}

/// A code that is in both tables.
#[derive(Clone, Copy)]
pub(super) struct Row<'t> {
    pub(super) old: &'t Code,
    pub(super) new: &'t Code,
}

impl<'t> TablePair<'t> {
    pub(super) fn new(old: &'t Table, new: &'t Table) -> Self {
        let identity = Identity::of(old, new);
        let positions = |table: &Table| -> HashMap<Value, usize> {
            let values = table.codes.iter().map(|code| &code.value);
            let keys = values.map(|value| identity.key(table, value));
            keys.zip(0..).collect()
        };
        let found = |of: &Table, at: &HashMap<Value, usize>| {
            let values = of.codes.iter().map(|code| &code.value);
            values
                .map(|value| at.get(&identity.key(of, value)).copied())
                .collect()
        };
        let (values, values_now) = (positions(old), positions(new));
        Self {
            old,
            new,
            identity,
            before: found(new, &values),
            after: found(old, &values_now),
            values,
            values_now,
            bearers: bearers(old),
            bearers_now: bearers(new),
            names_now: names(new),
            retired: Tombstones::of(old, identity),
            retired_now: Tombstones::of(new, identity),
        }
    }

    /// Every code that is in both tables, in the order of the new one.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'t>> {
        self.new_codes()
            .filter_map(|(new, old)| Some(Row { old: old?, new }))
    }

    /// Every code of the new table, with what it was.
    pub(super) fn new_codes(&self) -> impl Iterator<Item = (&'t Code, Option<&'t Code>)> {
        let before = |old: Option<usize>| old.map(|old| &self.old.codes[old]);
        let codes = self.new.codes.iter().zip(&self.before);
        codes.map(move |(code, old)| (code, before(*old)))
    }

    /// Every code of the old table, with what it is now.
    pub(super) fn old_codes(&self) -> impl Iterator<Item = (&'t Code, Option<&'t Code>)> {
        let now = |new: Option<usize>| new.map(|new| &self.new.codes[new]);
        let codes = self.old.codes.iter().zip(&self.after);
        codes.map(move |(code, new)| (code, now(*new)))
    }

    /// The positions of each code that is in both tables, in the order of the new one.
    pub(super) fn positions(&self) -> impl Iterator<Item = (usize, usize)> {
        let pairs = self.before.iter().zip(0..);
        pairs.filter_map(|(old, new)| Some(((*old)?, new)))
    }

    /// Whose a label was that a code of the new table did not have before; `None` if it was
    /// nobody's, or if the code is new and all who had the label still have it: then it repeats it.
    pub(super) fn taken_from(&self, label: &str, old: Option<&Code>) -> Option<&'t Code> {
        let bearers = self.bearers.get(label)?;
        if old.is_some_and(|old| old.has_label(label)) {
            return None;
        }
        let has_lost = |position: &&usize| {
            let now = self.bearers_now.get(label);
            let still = |new: usize| now.is_some_and(|now| now.contains(&new));
            !self.after[**position].is_some_and(still)
        };
        let loser = bearers.iter().find(has_lost);
        let first = || bearers.first().filter(|_| old.is_some());
        loser.or_else(first).map(|&old| &self.old.codes[old])
    }

    /// Whether a label that an old code bore went to a code that did not have it.
    pub(super) fn went_elsewhere(&self, label: &str, from: &Code) -> bool {
        let now = self.bearers_now.get(label).into_iter().flatten();
        let mut taken = now.filter_map(|&new| {
            let old = self.before[new].map(|old| &self.old.codes[old]);
            self.taken_from(label, old)
        });
        taken.any(|old| std::ptr::eq(old, from))
    }

    /// Whether a label leads to a code of the new table.
    pub(super) fn is_in_use(&self, label: &str) -> bool {
        self.bearers_now.contains_key(label)
    }

    /// The code that `from_label` gives for a label now.
    pub(super) fn first_now(&self, label: &str) -> Option<&'t Code> {
        let bearers = self.bearers_now.get(label)?.iter();
        let mut codes = bearers.map(|&position| &self.new.codes[position]);
        codes.find(|code| code.repeats.is_none() || code.label != label)
    }

    /// What is equal for values of either table that are the same.
    pub(super) fn key(&self, table: &Table, value: &Value) -> Value {
        self.identity.key(table, value)
    }

    /// Whether a value of the old table is that of a code of the new one.
    pub(super) fn has_value_now(&self, value: &Value) -> bool {
        let key = self.key(self.old, value);
        self.values_now.contains_key(&key)
    }

    /// Whether a value of the new table was that of a code of the old one.
    pub(super) fn had_value(&self, value: &Value) -> bool {
        let key = self.key(self.new, value);
        self.values.contains_key(&key)
    }

    /// The old tombstones of a value of the new table.
    pub(super) fn tombstones_before(&self, value: &Value) -> &[&'t Retired] {
        let key = self.key(self.new, value);
        self.retired.by_value.get(&key).map_or(&[], Vec::as_slice)
    }

    /// The new tombstones of a value of the old table.
    pub(super) fn tombstones_now(&self, value: &Value) -> &[&'t Retired] {
        let key = self.key(self.old, value);
        let rows = self.retired_now.by_value.get(&key);
        rows.map_or(&[], Vec::as_slice)
    }

    /// Whether the old table has a tombstone of a label.
    pub(super) fn was_retired_label(&self, label: &str) -> bool {
        self.retired.labels.contains(label)
    }

    /// What a name of the old enum is in the new one, as users of the name meet it.
    pub(super) fn name_now(&self, name: &str) -> String {
        match self.names_now.get(name) {
            Some(Name::Variant(code)) => {
                let now = self.named_now(code);
                format!("code that says `{name}` now means {now}")
            }
            Some(Name::Constant) => {
                format!("`{name}` remains as a constant, which cannot be imported")
            }
            None => format!("code that says `{name}` does not compile any more"),
        }
    }

    /// A code of the old table, as messages name it.
    pub(super) fn named_before(&self, code: &Code) -> String {
        named(self.old, &code.value, &code.label)
    }

    /// A code of the new table, as messages name it.
    pub(super) fn named_now(&self, code: &Code) -> String {
        named(self.new, &code.value, &code.label)
    }

    /// The path of a variant of the new enum.
    pub(super) fn path(&self, name: &str) -> String {
        format!("`{}::{name}`", self.new.type_name)
    }

    /// The path of a variant of the old enum.
    pub(super) fn old_path(&self, name: &str) -> String {
        format!("`{}::{name}`", self.old.type_name)
    }
}

fn bearers(table: &Table) -> Bearers<'_> {
    let mut bearers = Bearers::new();
    for (code, position) in table.codes.iter().zip(0..) {
        for label in code.labels() {
            bearers.entry(label).or_default().push(position);
        }
    }
    bearers
}

fn names(table: &Table) -> HashMap<&str, Name<'_>> {
    let mut names = HashMap::new();
    for code in &table.codes {
        names.insert(code.variant.as_str(), Name::Variant(code));
        let aliases = code.aliases.iter();
        names.extend(aliases.map(|alias| (alias.variant.as_str(), Name::Constant)));
    }
    names
}

impl<'t> Tombstones<'t> {
    fn of(table: &'t Table, identity: Identity) -> Self {
        let mut of = Self::default();
        for row in &table.retired {
            let rows = of.by_value.entry(identity.key(table, &row.value));
            rows.or_default().push(row);
            of.labels.insert(&row.label);
        }
        of
    }
}

/// A value and a label, as messages name them.
pub(super) fn named(table: &Table, value: &Value, label: &str) -> String {
    format!("{} {}", shown(table, value), markdown::code(label))
}

/// A value as messages show it.
pub(super) fn shown(table: &Table, value: &Value) -> String {
    match value {
        Value::Integer(_) => table.show(value),
        Value::Text(text) => markdown::code(text),
    }
}

/// A text of the table within a line of Markdown, as a sentence.
pub(super) fn sentence(text: &str) -> String {
    let paragraphs = markdown::paragraphs(text);
    let escaped: Vec<_> = paragraphs
        .iter()
        .map(|text| markdown::escape(text))
        .collect();
    let text = escaped.join(" ");
    let ends = text.ends_with(['.', '!', '?']);
    format!("{text}{}", if ends { "" } else { "." })
}
