//! Codes: each with a value of its own, in a known group.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::variants::CodeNames;
use super::{Context, keyword, string};
use crate::model::value::Value;
use crate::model::{Alias, Code, Tag};
use crate::read::raw::RawAlias;
use crate::read::spanned::Spanned;
use crate::read::suggest::{did_you_mean, listed};

/// The values of all codes, in table order; `None` for those that are missing or wrong.
pub(super) fn values(context: &mut Context<'_, '_>) -> Vec<Option<Value>> {
    let raw = context.raw;
    let mut first: HashMap<Value, &Spanned<_>> = HashMap::new();
    let mut values = Vec::with_capacity(raw.codes.len());
    for code in &raw.codes {
        let value = code.value.as_ref().and_then(|raw| {
            let value = context.value_in_range(raw)?;
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
///
/// A code with a mistake is left out. The positions of others are then wrong, but no model is built either.
pub(super) fn validate(
    context: &mut Context<'_, '_>,
    values: &[Option<Value>],
    repeats: &[Option<usize>],
    names: Vec<CodeNames>,
    tags: &[Tag],
) -> Vec<Code> {
    let raw = context.raw;
    // As written, so that a mistake in a group is not also a mistake in each of its codes.
    let group_ids: Vec<&str> = raw
        .groups
        .iter()
        .filter_map(|group| Some(group.id.as_ref()?.value.as_str()))
        .collect();
    let tag_names: Vec<&str> = tags.iter().map(|tag| tag.name.as_str()).collect();
    let (group_positions, tag_positions) = (positions(&group_ids), positions(&tag_names));
    let mut repeated_by: Vec<Vec<usize>> = vec![Vec::new(); raw.codes.len()];
    for (position, first) in repeats.iter().enumerate() {
        if let Some(first) = *first {
            repeated_by[first].push(position);
        }
    }

    let mut codes: Vec<Code> = Vec::with_capacity(raw.codes.len());
    for (position, (code, names)) in raw.codes.iter().zip(names).enumerate() {
        let group = code.group.as_ref().and_then(|group| {
            let position = group_positions.get(group.value.as_str()).copied();
            if position.is_none() {
                report_unknown_group(context, group, &group_ids);
            }
            position
        });
        let mut tags: Vec<usize> = code
            .tags
            .iter()
            .filter_map(|tag| tag_positions.get(tag.value.as_str()).copied())
            .collect();
        tags.sort_unstable();
        tags.dedup();
        let (Some(raw_value), Some(value), Some(label), Some(variant)) = (
            &code.value,
            values[position].clone(),
            string(code.label.as_ref()),
            names.code,
        ) else {
            continue;
        };
        codes.push(Code {
            at: raw_value.span.clone(),
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
            repeated_by: std::mem::take(&mut repeated_by[position]),
            aliases: aliases(&code.aliases, names.aliases),
        });
    }
    codes
}

fn aliases(aliases: &[RawAlias], names: Vec<Option<String>>) -> Vec<Alias> {
    let alias = |(alias, name): (&RawAlias, Option<String>)| {
        let label = alias.label.as_ref()?;
        Some(Alias {
            at: label.span.clone(),
            label: label.value.clone(),
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

fn report_unknown_group(context: &mut Context<'_, '_>, group: &Spanned<String>, ids: &[&str]) {
    let help = did_you_mean(&group.value, ids).unwrap_or_else(|| {
        if ids.is_empty() {
            "declare it with `[[group]]`".to_owned()
        } else {
            format!("declare it with `[[group]]`, or use one of {}", listed(ids))
        }
    });
    let title = format!("unknown group \"{}\"", group.value);
    context.error(&group.span, title, help);
}
