//! The Rust names of codes and aliases: identifiers, and each of them once.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use super::labels::Repeat;
use super::{Context, naming, reserved};
use crate::diagnostic::Span;
use crate::model::value::Value;
use crate::read::raw::RawCode;
use crate::read::raw::Spanned;

/// The names of one code; `None` where there is none to go by.
#[derive(Default)]
pub(super) struct Names {
    pub(super) code: Option<String>,
    pub(super) aliases: Vec<Option<String>>,
}

/// Names all codes and their aliases, in table order.
pub(super) fn validate(
    context: &mut Context<'_, '_>,
    values: &[Option<Value>],
    repeats: &[Option<Repeat>],
) -> Vec<Names> {
    let raw = context.raw;
    let prefixes: Vec<&str> = raw
        .head
        .strip_prefix
        .iter()
        .map(|prefix| prefix.value.as_str())
        .collect();
    let rows: Vec<(&RawCode, Option<&Value>)> = raw
        .codes
        .iter()
        .zip(values.iter().map(Option::as_ref))
        .collect();
    let mut all: Vec<Names> = rows
        .iter()
        .map(|row| derived(context, *row, &prefixes))
        .collect();
    for (code, names) in raw.codes.iter().zip(&mut all) {
        let aliases = code.aliases.iter().zip(&mut names.aliases);
        let aliases = aliases.map(|(alias, name)| (&alias.variant, name));
        for (chosen, name) in std::iter::once((&code.variant, &mut names.code)).chain(aliases) {
            if let Some(chosen) = chosen {
                *name = valid(context, chosen);
            }
        }
    }
    // A repeat takes the name of the first code of its label, which may stand below it.
    for (position, repeat) in repeats.iter().enumerate() {
        let (Some(repeat), Some(value)) = (repeat, &values[position]) else {
            continue;
        };
        if raw.codes[position].variant.is_none() {
            let first = all[repeat.first].code.as_deref();
            let name = first.map(|first| naming::joined(first, &context.name(value)));
            all[position].code = name;
        }
    }
    unique(context, values, &all);
    all
}

/// The names that come from the labels of a code, where the table chose none.
fn derived(
    context: &Context<'_, '_>,
    (code, value): (&RawCode, Option<&Value>),
    prefixes: &[&str],
) -> Names {
    let name =
        |label: &Option<Spanned<String>>, chosen: &Option<Spanned<String>>| match (chosen, label) {
            (None, Some(label)) => {
                let value = || end_of_name(context, value);
                Some(naming::of_label(&label.value, prefixes, value))
            }
            _ => None,
        };
    let aliases = code.aliases.iter();
    Names {
        code: name(&code.label, &code.variant),
        aliases: aliases
            .map(|alias| name(&alias.label, &alias.variant))
            .collect(),
    }
}

/// A value as the end of a name; empty where there is no value to go by.
fn end_of_name(context: &Context<'_, '_>, value: Option<&Value>) -> String {
    value.map_or_else(String::new, |value| context.name(value))
}

/// A name that the table chose.
fn valid(context: &mut Context<'_, '_>, chosen: &Spanned<String>) -> Option<String> {
    let Spanned { value, span } = chosen;
    if !naming::is_identifier(value) {
        context.diagnostics.error(
            span,
            format!("`{value}` cannot be the name of a variant"),
            "",
            "write letters and digits with a letter first, and no keyword, such as `NotFound`",
        );
        return None;
    }
    // A small letter first is how methods are called, and a variant would hide them.
    if reserved::VARIANTS.contain(value) || value.starts_with(char::is_lowercase) {
        context.diagnostics.error(
            span,
            format!("the variant `{value}` could hide another item of the enum"),
            "",
            format!(
                "write it in UpperCamelCase: `{}`",
                naming::upper_camel(value)
            ),
        );
        return None;
    }
    Some(value.clone())
}

/// One of those that came out with a name.
struct Claim<'s> {
    span: &'s Span,
    /// What it was made from; `None` if the table chose it.
    label: Option<&'s str>,
    /// Of the code that it is a name of.
    position: usize,
}

fn unique(context: &mut Context<'_, '_>, values: &[Option<Value>], all: &[Names]) {
    let raw = context.raw;
    let mut claims: HashMap<&str, Vec<Claim<'_>>> = HashMap::with_capacity(all.len());
    let mut clashing: Vec<&str> = Vec::new();
    // What later claims were made from.
    let mut derived: HashSet<(&str, &str)> = HashSet::new();
    for (position, (code, names)) in raw.codes.iter().zip(all).enumerate() {
        let own = (&code.variant, &code.label, &names.code);
        let aliases = code.aliases.iter().zip(&names.aliases);
        let aliases = aliases.map(|(alias, name)| (&alias.variant, &alias.label, name));
        for (chosen, label, name) in std::iter::once(own).chain(aliases) {
            let (Some(place), Some(name)) = (chosen.as_ref().or(label.as_ref()), name) else {
                continue;
            };
            let derived_from = if chosen.is_some() {
                None
            } else {
                label.as_ref()
            };
            let label = derived_from.map(|label| label.value.as_str());
            let claim = Claim {
                span: &place.span,
                label,
                position,
            };
            match claims.entry(name) {
                Entry::Vacant(entry) => {
                    entry.insert(vec![claim]);
                }
                // One label twice is another mistake, and reported as that.
                Entry::Occupied(entry)
                    if label.is_some_and(|own| {
                        entry.get()[0].label == label || !derived.insert((name, own))
                    }) => {}
                // Another label of one code may well make the same name for it.
                Entry::Occupied(entry)
                    if label.is_some()
                        && entry.get().iter().all(|claim| claim.position == position) => {}
                Entry::Occupied(mut entry) => {
                    if entry.get().len() == 1 {
                        clashing.push(name);
                    }
                    entry.get_mut().push(claim);
                }
            }
        }
    }
    if clashing.is_empty() {
        return;
    }
    let mut taken: HashSet<String> = claims.keys().map(|name| (*name).to_owned()).collect();
    for name in clashing {
        report(context, name, &claims[name], values, &mut taken);
    }
}

/// How many of those that share a name are shown beside the first two.
const SHOWN: usize = 50;

/// One message for all who claim the name, with a proposal for each.
fn report(
    context: &mut Context<'_, '_>,
    name: &str,
    claims: &[Claim<'_>],
    values: &[Option<Value>],
    taken: &mut HashSet<String>,
) {
    let ends = |claim: &Claim<'_>| end_of_name(context, values[claim.position].as_ref());
    let mut proposal = |claim: &Claim<'_>| {
        let with_value = naming::joined(name, &ends(claim));
        let mut proposal = with_value.clone();
        let mut count = 1;
        while !taken.insert(proposal.clone()) {
            count += 1;
            proposal = naming::joined(&with_value, &count.to_string());
        }
        format!("`variant = \"{proposal}\"`")
    };
    let [first, second, others @ ..] = claims else {
        return;
    };
    let shown = &others[..others.len().min(SHOWN)];
    let help = match others.len() - shown.len() {
        0 => "give each a name of its own in Rust, the ones shown or better ones".to_owned(),
        more => format!("give each a name of its own in Rust; {more} more are not shown"),
    };
    let (of_first, of_second) = (proposal(first), proposal(second));
    let of_shown: Vec<String> = shown.iter().map(proposal).collect();
    let title = format!("{} labels would be called `{name}`", claims.len());
    let diagnostic = context
        .diagnostics
        .error(second.span, title, of_second, help);
    diagnostic.and(first.span, of_first);
    for (claim, proposal) in shown.iter().zip(of_shown) {
        diagnostic.and(claim.span, proposal);
    }
}
