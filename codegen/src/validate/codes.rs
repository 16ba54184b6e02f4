//! Values, outcomes, groups and tags of the codes, and the codes themselves.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::labels::Repeat;
use super::variants::Names;
use super::{Context, at, taken};
use crate::diagnostic::Diagnostics;
use crate::model::value::Value;
use crate::model::{self, Outcome};
use crate::read::raw;
use crate::read::raw::Spanned;
use crate::read::suggest::{listed, nearest};

/// The values of all codes, in table order; `None` where there is none to go by.
pub(super) fn values(context: &mut Context<'_, '_>) -> Vec<Option<Value>> {
    let raw = context.raw;
    let mut first: HashMap<Value, &Spanned<_>> = HashMap::with_capacity(raw.codes.len());
    let mut values = Vec::with_capacity(raw.codes.len());
    for code in &raw.codes {
        let value = code.value.as_ref().and_then(|written| {
            let value = context.value(written)?;
            match first.entry(value.clone()) {
                Entry::Vacant(entry) => {
                    entry.insert(written);
                }
                Entry::Occupied(entry) => {
                    let shown = context.show(&value);
                    context
                        .diagnostics
                        .error(
                            &written.span,
                            format!("value {shown} stands twice"),
                            "here again",
                            "each code has a value of its own; for another label of the same \
                             value use `[[code.alias]]`",
                        )
                        .and(&entry.get().span, "first here");
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
    rows: Vec<raw::RawCode>,
    values: Vec<Option<Value>>,
    repeats: &[Option<Repeat>],
    names: Vec<Names>,
    groups: &[model::Group],
    tags: &[model::Tag],
    diagnostics: &mut Diagnostics,
) -> Vec<model::Code> {
    let group_at: HashMap<&str, usize> = positions(groups.iter().map(|group| group.id.as_str()));
    let tag_at: HashMap<&str, usize> = positions(tags.iter().map(|tag| tag.name.as_str()));
    let ids: Vec<&str> = groups.iter().map(|group| group.id.as_str()).collect();

    let mut codes = Vec::with_capacity(values.len());
    let rows = rows.into_iter().zip(values);
    for ((code, value), (repeat, names)) in rows.zip(repeats.iter().zip(names)) {
        let outcome = code
            .outcome
            .as_ref()
            .and_then(|word| Outcome::from_name(&word.value));
        let group = code.group.as_ref().and_then(|written| {
            let found = group_at.get(written.value.as_str()).copied();
            if found.is_none() {
                unknown_group(written, &ids, diagnostics);
            }
            found
        });
        let mut tags: Vec<usize> = code
            .tags
            .iter()
            .filter_map(|tag| tag_at.get(tag.value.as_str()).copied())
            .collect();
        tags.sort_unstable();
        tags.dedup();
        let at = at(code.value.as_ref());
        let (Some(value), Some(label), Some(variant)) = (value, taken(code.label), names.code)
        else {
            continue;
        };
        codes.push(model::Code {
            at,
            value,
            label,
            variant,
            outcome,
            group,
            tags,
            description: taken(code.description).unwrap_or_default(),
            since: taken(code.since),
            deprecated: taken(code.deprecated),
            allow: taken(code.allow),
            repeats: repeat.as_ref().map(|repeat| repeat.first),
            repeated_by: Vec::new(),
            aliases: aliases(code.aliases, names.aliases),
        });
    }
    // Positions hold only while no code was left out, and no model is made if one was.
    if codes.len() == repeats.len() {
        for (position, repeat) in repeats.iter().enumerate() {
            if let Some(repeat) = repeat {
                codes[repeat.first].repeated_by.push(position);
            }
        }
    }
    codes
}

fn aliases(rows: Vec<raw::RawAlias>, names: Vec<Option<String>>) -> Vec<model::Alias> {
    let whole = |(alias, name): (raw::RawAlias, Option<String>)| {
        Some(model::Alias {
            at: at(alias.label.as_ref()),
            label: taken(alias.label)?,
            variant: name?,
            description: taken(alias.description).unwrap_or_default(),
            deprecated: taken(alias.deprecated),
        })
    };
    rows.into_iter().zip(names).filter_map(whole).collect()
}

fn positions<'n>(names: impl Iterator<Item = &'n str>) -> HashMap<&'n str, usize> {
    names
        .enumerate()
        .map(|(position, name)| (name, position))
        .collect()
}

fn unknown_group(written: &Spanned<String>, ids: &[&str], diagnostics: &mut Diagnostics) {
    let help = match nearest(&written.value, ids) {
        Some(near) => format!("did you mean \"{near}\"?"),
        None if ids.is_empty() => "declare it with `[[group]]`".to_owned(),
        None => format!("declare it with `[[group]]`, or use one of {}", listed(ids)),
    };
    let title = format!("unknown group \"{}\"", written.value);
    diagnostics.error(&written.span, title, "", help);
}
