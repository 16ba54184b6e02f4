//! Codes: each with a value of its own, in a known group.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::variants::Names;
use super::{Context, keyword, span, string};
use crate::model::value::Value;
use crate::model::{Alias, Code, Group, Tag};
use crate::read::raw::RawAlias;
use crate::read::spanned::Spanned;
use crate::read::suggest::{listed, nearest};

/// The values of all codes, in table order; `None` for those that are missing or wrong.
pub(super) fn values(context: &mut Context<'_, '_>) -> Vec<Option<Value>> {
    let raw = context.raw;
    let mut first: HashMap<Value, &Spanned<_>> = HashMap::new();
    let mut values = Vec::with_capacity(raw.codes.len());
    for code in &raw.codes {
        let value = code.value.as_ref().and_then(|raw| {
            let value = context.value(raw)?;
            match first.entry(value.clone()) {
                Entry::Vacant(entry) => _ = entry.insert(raw),
                Entry::Occupied(entry) => {
                    let title = format!("duplicate value {}", context.show(&value));
                    let help = "give each code its own value; write another label of the same \
                                value as `[[code.alias]]`";
                    context
                        .error(&raw.span, title, help)
                        .note("again here")
                        .related(&entry.get().span, "first here");
                }
            }
            Some(value)
        });
        values.push(value);
    }
    values
}

/// Builds the codes from the results of the other checks.
pub(super) fn validate(
    context: &mut Context<'_, '_>,
    values: &[Option<Value>],
    repeats: &[Option<usize>],
    names: Vec<Names>,
    groups: &[Group],
    tags: &[Tag],
) -> Vec<Code> {
    let ids: Vec<&str> = groups.iter().map(|group| group.id.as_str()).collect();
    let tag_names: Vec<&str> = tags.iter().map(|tag| tag.name.as_str()).collect();
    let (group_positions, tag_positions) = (positions(&ids), positions(&tag_names));

    let raw = context.raw;
    let mut codes: Vec<Code> = Vec::with_capacity(raw.codes.len());
    for (position, (code, names)) in raw.codes.iter().zip(names).enumerate() {
        let group = code.group.as_ref().and_then(|group| {
            let position = group_positions.get(group.value.as_str()).copied();
            if position.is_none() {
                unknown_group(context, group, &ids);
            }
            position
        });
        let tags = code.tags.iter().map(|tag| tag.value.as_str());
        let mut tags: Vec<usize> = tags
            .filter_map(|tag| tag_positions.get(tag).copied())
            .collect();
        tags.sort_unstable();
        tags.dedup();
        let (Some(value), Some(label), Some(variant)) = (
            values[position].clone(),
            string(code.label.as_ref()),
            names.code,
        ) else {
            continue;
        };
        codes.push(Code {
            at: span(code.value.as_ref()),
            value,
            label,
            variant,
            outcome: keyword(code.outcome.as_ref()),
            group,
            tags,
            description: string(code.description.as_ref()).unwrap_or_default(),
            since: string(code.since.as_ref()),
            deprecated: string(code.deprecated.as_ref()),
            allow: string(code.allow.as_ref()),
            repeats: repeats[position],
            repeated_by: Vec::new(),
            aliases: aliases(&code.aliases, names.aliases),
        });
    }
    // If a code was left out, positions are wrong, but no model is built either.
    for (position, repeat) in repeats.iter().enumerate() {
        if let Some(first) = repeat.and_then(|first| codes.get_mut(first)) {
            first.repeated_by.push(position);
        }
    }
    codes
}

fn aliases(aliases: &[RawAlias], names: Vec<Option<String>>) -> Vec<Alias> {
    let alias = |(alias, name): (&RawAlias, Option<String>)| {
        Some(Alias {
            at: span(alias.label.as_ref()),
            label: string(alias.label.as_ref())?,
            variant: name?,
            description: string(alias.description.as_ref()).unwrap_or_default(),
            deprecated: string(alias.deprecated.as_ref()),
        })
    };
    aliases.iter().zip(names).filter_map(alias).collect()
}

fn positions<'n>(names: &[&'n str]) -> HashMap<&'n str, usize> {
    names.iter().copied().zip(0..).collect()
}

fn unknown_group(context: &mut Context<'_, '_>, group: &Spanned<String>, ids: &[&str]) {
    let help = match nearest(&group.value, ids) {
        Some(near) => format!("did you mean \"{near}\"?"),
        None if ids.is_empty() => "declare it with `[[group]]`".to_owned(),
        None => format!("declare it with `[[group]]`, or use one of {}", listed(ids)),
    };
    let title = format!("unknown group \"{}\"", group.value);
    context.error(&group.span, title, help);
}
