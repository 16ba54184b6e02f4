//! Codes: each with a value of its own, in a known group.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::columns::Columns;
use super::references::References;
use super::variants::CodeNames;
use super::{Context, address, keyword, string};
use crate::model::column::Column;
use crate::model::range::{Fact, Facts, Range, Segments};
use crate::model::value::Value;
use crate::model::{Alias, Code};
use crate::read::raw::RawAlias;
use crate::read::spanned::Spanned;

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

/// What the other checks found for the codes, each in table order.
pub(super) struct Checked<'c> {
    pub(super) values: &'c [Option<Value>],
    pub(super) repeats: &'c [Option<usize>],
    pub(super) names: Vec<CodeNames>,
    /// `None` for those with a mistake.
    pub(super) columns: &'c [Option<Column>],
    pub(super) ranges: &'c [Range],
    pub(super) segments: &'c Segments,
    /// The template of links.
    pub(super) link: Option<&'c str>,
}

/// Builds the codes.
///
/// A code with a mistake is left out. The positions of others are then wrong, but no model is built either.
pub(super) fn validate<'r>(
    context: &mut Context<'r, '_>,
    references: &mut References<'r>,
    checked: Checked<'_>,
) -> Vec<Code> {
    let raw = context.raw;
    let mut repeated_by: Vec<Vec<usize>> = vec![Vec::new(); raw.codes.len()];
    for (position, first) in checked.repeats.iter().enumerate() {
        if let Some(first) = *first {
            repeated_by[first].push(position);
        }
    }
    let mut columns = Columns::new(raw, checked.columns);
    let mut codes: Vec<Code> = Vec::with_capacity(raw.codes.len());
    for (position, (code, names)) in raw.codes.iter().zip(checked.names).enumerate() {
        let group = references.group(context, code.group.as_ref());
        let tags = references.tags(context, &code.tags);
        let columns = columns.of_code(context, code);
        let own_link = address::validate(code.link.as_ref(), context.diagnostics);
        let (Some(raw_value), Some(value), Some(label), Some(variant)) = (
            &code.value,
            checked.values[position].clone(),
            string(code.label.as_ref()),
            names.code,
        ) else {
            continue;
        };
        let range = checked.segments.narrowest(&value);
        let mut facts = Facts {
            outcome: keyword(code.outcome.as_ref()).map(own),
            group: group.map(own),
            tags: tags.into_iter().map(own).collect(),
        };
        if let Some(range) = range {
            facts.inherit(&checked.ranges[range].facts);
        }
        let has_own_link = own_link.is_some();
        let link = own_link.or_else(|| {
            let shown = context.show(&value);
            Some(address::fill(checked.link?, &shown, &label, &variant))
        });
        codes.push(Code {
            at: raw_value.span.clone(),
            value,
            label,
            variant,
            range,
            facts,
            columns,
            description: string(code.description.as_ref()).unwrap_or_default(),
            link,
            has_own_link,
            since: string(code.since.as_ref()),
            deprecated: string(code.deprecated.as_ref()),
            allow: string(code.allow.as_ref()),
            repeats: checked.repeats[position],
            repeated_by: std::mem::take(&mut repeated_by[position]),
            aliases: aliases(&code.aliases, names.aliases),
        });
    }
    codes
}

/// A fact that the code itself states.
fn own<T>(value: T) -> Fact<T> {
    Fact { value, range: None }
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
