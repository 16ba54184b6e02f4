//! Groups, tags and columns, by the ids with which rows refer to them.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use toml_writer::{ToTomlValue, TomlStringBuilder};

use super::{Context, naming};
use crate::model::Tag;
use crate::read::raw::RawTable;
use crate::read::spanned::Spanned;
use crate::read::suggest::{did_you_mean, listed};

/// The groups and the tags that a table declares.
pub(super) struct References<'r> {
    groups: Ids<'r>,
    tags: Ids<'r>,
    /// The undeclared tags that were reported.
    unknown_tags: HashSet<&'r str>,
}

impl<'r> References<'r> {
    pub(super) fn new(raw: &'r RawTable, tags: &'r [Tag]) -> Self {
        // As written, so that a mistake in a group is not also a mistake in each of its codes. Without
        // mistakes these are the positions in the model.
        let groups = raw.groups.iter().map(|group| group.id.as_ref());
        Self {
            groups: Ids::new(groups),
            tags: Ids::from_ids(tags.iter().map(|tag| Some(tag.id.as_str()))),
            unknown_tags: HashSet::new(),
        }
    }

    /// Returns the position of a group, or reports that it is not declared.
    pub(super) fn group(
        &self,
        context: &mut Context<'_, '_>,
        raw: Option<&Spanned<String>>,
    ) -> Option<usize> {
        let Spanned { value: id, span } = raw?;
        let position = self.groups.position(id);
        if position.is_none() {
            let help = did_you_mean(id, &self.groups.ids).unwrap_or_else(|| {
                if self.groups.ids.is_empty() {
                    "declare it with `[[group]]`".to_owned()
                } else {
                    let ids = listed(&self.groups.ids);
                    format!("declare it with `[[group]]`, or use one of {ids}")
                }
            });
            context.error(span, format!("unknown group \"{id}\""), help);
        }
        position
    }

    /// Returns the positions of tags, ascending and each once, and reports those that are not declared.
    pub(super) fn tags(
        &mut self,
        context: &mut Context<'_, '_>,
        raw: &'r [Spanned<String>],
    ) -> Vec<usize> {
        let mut positions = Vec::with_capacity(raw.len());
        for Spanned { value: id, span } in raw {
            match self.tags.position(id) {
                Some(position) => positions.push(position),
                // One mistake for each tag is enough, however many rows have it.
                None if self.unknown_tags.insert(id) => {
                    let declare = format!(
                        "write `[[tag]]` and, on the next line, `id = {}`",
                        quoted(id)
                    );
                    let help = self.tags.suggest(id, &declare);
                    context.error(span, format!("undeclared tag \"{id}\""), help);
                }
                None => {}
            }
        }
        positions.sort_unstable();
        positions.dedup();
        positions
    }
}

/// The ids of the sections of one kind, and their positions in the table.
pub(super) struct Ids<'r> {
    ids: Vec<&'r str>,
    positions: HashMap<&'r str, usize>,
}

impl<'r> Ids<'r> {
    /// Collects the ids; `None` stands for a section without one.
    pub(super) fn new(ids: impl Iterator<Item = Option<&'r Spanned<String>>>) -> Self {
        Self::from_ids(ids.map(|id| Some(id?.value.as_str())))
    }

    fn from_ids(ids: impl Iterator<Item = Option<&'r str>>) -> Self {
        let ids = (0..).zip(ids);
        let ids: Vec<(&str, usize)> = ids.filter_map(|(at, id)| Some((id?, at))).collect();
        Self {
            ids: ids.iter().map(|(id, _)| *id).collect(),
            positions: ids.into_iter().collect(),
        }
    }

    pub(super) fn position(&self, id: &str) -> Option<usize> {
        self.positions.get(id).copied()
    }

    /// Returns how to fix an id that is not declared. `declare` says how to declare it.
    pub(super) fn suggest(&self, id: &str, declare: &str) -> String {
        match did_you_mean(id, &self.ids) {
            Some(question) => format!("{question} If not, declare it: {declare}"),
            None => format!("declare it: {declare}"),
        }
    }
}

/// The methods that the ids of tags or of columns make, each with its id.
#[derive(Default)]
pub(super) struct Methods<'r> {
    first: HashMap<String, &'r Spanned<String>>,
}

impl<'r> Methods<'r> {
    /// Claims a method, or reports the id that has it. `section` is the kind of both.
    pub(super) fn claim(
        &mut self,
        context: &mut Context<'_, '_>,
        section: &str,
        id: &'r Spanned<String>,
        method: &str,
    ) -> bool {
        // A large crate has a `static` in uppercase for each, and `ß` and `ss` are the same there.
        let earlier = match self.first.entry(naming::nfc(&method.to_uppercase())) {
            Entry::Vacant(entry) => {
                entry.insert(id);
                return true;
            }
            Entry::Occupied(entry) => *entry.get(),
        };
        let (title, help) = if earlier.value == id.value {
            let title = format!("the {section} `{}` is declared twice", id.value);
            (title, "remove one of the declarations")
        } else {
            let title = format!("two {section}s would have the method `{method}`");
            (title, "choose an id that makes another name")
        };
        context
            .error(&id.span, title, help)
            .note("again here")
            .related(&earlier.span, "first here");
        false
    }
}

/// An id as a string of TOML, on one line.
pub(super) fn quoted(id: &str) -> String {
    TomlStringBuilder::new(id).as_basic().to_toml_value()
}
