//! Groups and tags, by the ids with which codes and ranges refer to them.

use std::collections::{HashMap, HashSet};

use super::Context;
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

struct Ids<'r> {
    ids: Vec<&'r str>,
    positions: HashMap<&'r str, usize>,
}

impl<'r> References<'r> {
    pub(super) fn new(raw: &'r RawTable, tags: &'r [Tag]) -> Self {
        // As written, so that a mistake in a group is not also a mistake in each of its codes. Without
        // mistakes these are the positions in the model.
        let groups = raw.groups.iter().filter_map(|group| group.id.as_ref());
        Self {
            groups: Ids::new(groups.map(|id| id.value.as_str()).collect()),
            tags: Ids::new(tags.iter().map(|tag| tag.id.as_str()).collect()),
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
        let position = self.groups.positions.get(id.as_str()).copied();
        if position.is_none() {
            let ids = &self.groups.ids;
            let help = did_you_mean(id, ids).unwrap_or_else(|| {
                if ids.is_empty() {
                    "declare it with `[[group]]`".to_owned()
                } else {
                    format!("declare it with `[[group]]`, or use one of {}", listed(ids))
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
            match self.tags.positions.get(id.as_str()) {
                Some(position) => positions.push(*position),
                // One mistake for each tag is enough, however many rows have it.
                None if self.unknown_tags.insert(id) => {
                    let help = did_you_mean(id, &self.tags.ids).unwrap_or_else(|| {
                        format!("declare it: write `[[tag]]` and, on the next line, `id = {id:?}`")
                    });
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

impl<'r> Ids<'r> {
    fn new(ids: Vec<&'r str>) -> Self {
        let positions = ids.iter().copied().zip(0..).collect();
        Self { ids, positions }
    }
}
