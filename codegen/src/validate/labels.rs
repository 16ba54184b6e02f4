//! Labels: unique among codes and aliases, unless `same-label-as` declares a repetition.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::{Context, Positions, Strictness};
use crate::model::value::{Repr, Value};
use crate::read::spanned::Spanned;

/// The position of the first code with each label: the one without `same-label-as`.
type FirstCodes<'r> = HashMap<&'r str, usize>;

/// Checks all labels. Returns for each code, in table order, the position of the code whose label it repeats.
pub(super) fn validate(
    context: &mut Context<'_, '_>,
    values: &[Option<Value>],
    positions: &Positions<'_>,
) -> Vec<Option<usize>> {
    check_spaces(context);
    check_numbers(context, values);
    let mut first = FirstCodes::new();
    for (position, code) in context.raw.codes.iter().enumerate() {
        let Some(label) = &code.label else { continue };
        if code.same_label_as.is_some() {
            continue;
        }
        match first.entry(&label.value) {
            Entry::Vacant(entry) => _ = entry.insert(position),
            Entry::Occupied(entry) => report_duplicate(context, label, *entry.get(), values),
        }
    }
    let repeats = (0..context.raw.codes.len())
        .map(|position| check_same_label_as(context, position, &first, positions))
        .collect();
    check_aliases(context, &first);
    repeats
}

/// Checks that white space at an end of a label is there because the table says so. It is easily pasted with a
/// label, and hard to see.
fn check_spaces(context: &mut Context<'_, '_>) {
    if context.strictness == Strictness::Earlier {
        return;
    }
    for code in &context.raw.codes {
        let aliases = code
            .aliases
            .iter()
            .map(|alias| (&alias.label, &alias.padded_label));
        let labels = std::iter::once((&code.label, &code.padded_label)).chain(aliases);
        for (label, is_padded) in labels {
            let is_intended = is_padded.as_ref().is_some_and(|is_padded| is_padded.value);
            if let Some(label) = label
                && label.value.trim() != label.value
                && !is_intended
            {
                let title = "the label starts or ends with white space";
                let help =
                    "remove it, or add the line `padded-label = true` if the vendor's label has it";
                context.error(&label.span, title, help);
            }
        }
    }
}

/// Checks that no label reads as the number of another value: the raw type of the generated crate reads labels and
/// numbers, and one string cannot mean both.
fn check_numbers(context: &mut Context<'_, '_>, values: &[Option<Value>]) {
    let Repr::Integer(repr) = context.repr else {
        return;
    };
    if context.strictness == Strictness::Earlier {
        return;
    }
    for (code, value) in context.raw.codes.iter().zip(values) {
        let Some(value) = value else { continue };
        let aliases = code.aliases.iter().map(|alias| &alias.label);
        for label in std::iter::once(&code.label).chain(aliases).flatten() {
            let number = repr.parse(&label.value).map(Value::Integer);
            let Some(number) = number.filter(|number| number != value) else {
                continue;
            };
            let (shown, own) = (context.show(&number), context.show(value));
            let title = format!(
                "the label `{}` reads as the value {shown}, but its code has the value {own}",
                label.value
            );
            let help = "correct the label or the value, or write a label that is not a number: programs read \
                        labels and numbers in the same place";
            context.error(&label.span, title, help);
        }
    }
}

/// Reports a label that an earlier code, at the position `first`, has too.
fn report_duplicate(
    context: &mut Context<'_, '_>,
    label: &Spanned<String>,
    first: usize,
    values: &[Option<Value>],
) {
    let value = match &values[first] {
        Some(Value::Str(text)) => format!("{text:?}"),
        Some(value) => context.show(value),
        None => "…".to_owned(),
    };
    let title = format!("duplicate label `{}`", label.value);
    let help = format!("if the vendor repeats the label, declare it: `same-label-as = {value}`");
    let earlier = context.raw.codes[first].label.as_ref();
    let earlier = &earlier.expect("the code has the label").span;
    context
        .error(&label.span, title, help)
        .note("again here")
        .related(earlier, "first here");
}

/// Checks the `same-label-as` of a code against the code that it refers to. Returns the position of the first
/// code with the label, which may be another one.
fn check_same_label_as(
    context: &mut Context<'_, '_>,
    position: usize,
    first: &FirstCodes<'_>,
    positions: &Positions<'_>,
) -> Option<usize> {
    let codes = &context.raw.codes;
    let declared = codes[position].same_label_as.as_ref()?;
    let label = codes[position].label.as_ref()?;
    let value = context.parse_value(declared)?;
    let shown = context.show(&value);
    let Some(&target) = positions.get(&value) else {
        let title = format!("`same-label-as` refers to {shown}, which is not a code of this table");
        let help = "write the value of the first code with this label";
        context.error(&declared.span, title, help);
        return None;
    };
    if target == position {
        let title = "`same-label-as` refers to its own code";
        let help = "write the value of the first code with this label, or remove this line";
        context.error(&declared.span, title, help);
        return None;
    }
    let other = codes[target].label.as_ref()?;
    if other.value != label.value {
        let title = format!("`same-label-as` refers to {shown}, which has another label");
        let help = "write the value of a code with this label, or remove this line";
        context
            .error(&declared.span, title, help)
            .note(format!("this code is `{}`", label.value))
            .related(&other.span, "the other label");
        return None;
    }
    let first = first.get(label.value.as_str()).copied();
    if first.is_none() {
        let label = &label.value;
        let title = format!("every code with the label `{label}` has `same-label-as`");
        let help = "remove the line from the code that `from_label` should return";
        context.error(&declared.span, title, help);
    }
    first
}

/// Checks that each alias has a label of its own.
fn check_aliases(context: &mut Context<'_, '_>, first: &FirstCodes<'_>) {
    let raw = context.raw;
    let mut seen: HashMap<&str, &Spanned<String>> = HashMap::new();
    for alias in raw.codes.iter().flat_map(|code| &code.aliases) {
        let Some(label) = &alias.label else { continue };
        let name = label.value.as_str();
        let code = first
            .get(name)
            .and_then(|&code| raw.codes[code].label.as_ref());
        if let Some(earlier) = code.or(seen.get(name).copied()) {
            let help = "a label belongs to one code: remove the alias, or correct its label";
            context
                .error(&label.span, format!("duplicate label `{name}`"), help)
                .note("this alias")
                .related(&earlier.span, "first here");
        } else {
            seen.insert(name, label);
        }
    }
}
