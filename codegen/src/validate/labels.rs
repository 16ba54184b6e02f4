//! Labels: unique among codes and aliases, or declared to be a repeat of another code's label.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::Context;
use crate::model::value::Value;
use crate::read::raw::Spanned;

/// A code that repeats the label of another.
pub(super) struct Repeat {
    /// The position of the first code of the label: the one that declares no repeat.
    pub(super) first: usize,
}

/// Says for each code, in table order, whose label it repeats.
pub(super) fn repeats(
    context: &mut Context<'_, '_>,
    values: &[Option<Value>],
) -> Vec<Option<Repeat>> {
    let raw = context.raw;
    let mut first: HashMap<&str, usize> = HashMap::with_capacity(raw.codes.len());
    for (position, code) in raw.codes.iter().enumerate() {
        let Some(label) = &code.label else { continue };
        if code.same_label_as.is_some() {
            continue;
        }
        match first.entry(&label.value) {
            Entry::Vacant(entry) => {
                entry.insert(position);
            }
            Entry::Occupied(entry) => undeclared(context, label, *entry.get(), values),
        }
    }

    // Hardly a table repeats a label.
    let any = raw.codes.iter().any(|code| code.same_label_as.is_some());
    let values = values.iter().enumerate().filter(|_| any);
    let at: HashMap<&Value, usize> = values
        .filter_map(|(position, value)| Some((value.as_ref()?, position)))
        .collect();
    let repeats = (0..raw.codes.len())
        .map(|position| repeat(context, position, &first, &at))
        .collect();
    aliases(context, &first);
    repeats
}

fn undeclared(
    context: &mut Context<'_, '_>,
    label: &Spanned<String>,
    first: usize,
    values: &[Option<Value>],
) {
    let value = values[first]
        .as_ref()
        .map_or("…".to_owned(), |value| match value {
            Value::Integer(_) => context.show(value),
            Value::Text(text) => format!("{text:?}"),
        });
    let diagnostic = context.diagnostics.error(
        &label.span,
        format!("the label `{}` stands twice", label.value),
        "here again",
        format!("if the vendor repeats it, declare that: `same-label-as = {value}`"),
    );
    if let Some(earlier) = &context.raw.codes[first].label {
        diagnostic.and(&earlier.span, "first here");
    }
}

/// Holds one `same-label-as` against the code that it points at.
fn repeat(
    context: &mut Context<'_, '_>,
    position: usize,
    first: &HashMap<&str, usize>,
    at: &HashMap<&Value, usize>,
) -> Option<Repeat> {
    let codes = &context.raw.codes;
    let (declared, label) = (
        codes[position].same_label_as.as_ref()?,
        codes[position].label.as_ref()?,
    );
    let value = context.any_value(declared)?;
    let shown = context.show(&value);
    let Some(&target) = at.get(&value) else {
        context.diagnostics.error(
            &declared.span,
            format!("`same-label-as` points at {shown}, which is no code of this table"),
            "",
            "write the value of the code that has this label first",
        );
        return None;
    };
    if target == position {
        context.diagnostics.error(
            &declared.span,
            "`same-label-as` points at its own row",
            "",
            "write the value of the code that has this label first, or take the line out",
        );
        return None;
    }
    let other = codes[target].label.as_ref()?;
    if other.value != label.value {
        context
            .diagnostics
            .error(
                &declared.span,
                format!("`same-label-as` points at {shown}, which has another label"),
                format!("this code is `{}`", label.value),
                "write the value of a code with this label, or take the line out",
            )
            .and(&other.span, "the label it points at");
        return None;
    }
    let Some(&first) = first.get(label.value.as_str()) else {
        context.diagnostics.error(
            &declared.span,
            format!(
                "every code with the label `{}` says it is a repeat",
                label.value
            ),
            "",
            "take `same-label-as` out of the one that `from_label` is to give",
        );
        return None;
    };
    Some(Repeat { first })
}

/// An alias has a label of its own.
fn aliases(context: &mut Context<'_, '_>, first: &HashMap<&str, usize>) {
    let raw = context.raw;
    let mut seen: HashMap<&str, &Spanned<String>> = HashMap::new();
    for alias in raw.codes.iter().flat_map(|code| &code.aliases) {
        let Some(label) = &alias.label else { continue };
        let of_code = first
            .get(label.value.as_str())
            .and_then(|&first| raw.codes[first].label.as_ref());
        if let Some(earlier) = of_code.or(seen.get(label.value.as_str()).copied()) {
            context
                .diagnostics
                .error(
                    &label.span,
                    format!("the label `{}` stands twice", label.value),
                    "as an alias here",
                    "a label leads to one code: take the alias out, or correct its label",
                )
                .and(&earlier.span, "already here");
        } else {
            seen.insert(&label.value, label);
        }
    }
}
