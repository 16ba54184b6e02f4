//! Variants: the Rust names of codes and aliases, valid and unique.

use std::collections::{HashMap, HashSet};
use std::iter::once;

use super::{Context, naming, reserved};
use crate::diagnostic::Span;
use crate::model::value::Value;
use crate::read::spanned::Spanned;

/// The Rust names of one code; `None` for those that cannot be derived or are wrong.
pub(super) struct Names {
    pub(super) code: Option<String>,
    pub(super) aliases: Vec<Option<String>>,
}

/// Names all codes and their aliases, in table order.
pub(super) fn validate(
    context: &mut Context<'_, '_>,
    values: &[Option<Value>],
    repeats: &[Option<usize>],
) -> Vec<Names> {
    let raw = context.raw;
    let prefixes = raw.metadata.strip_prefix.iter();
    let prefixes: Vec<&str> = prefixes.map(|prefix| prefix.value.as_str()).collect();
    // The value of each code as the end of a name; empty if there is no value.
    let suffix = |value: &Value| naming::of_value(value, context.repr, context.radix);
    let suffixes = values.iter().map(|value| value.as_ref().map(suffix));
    let suffixes: Vec<String> = suffixes.map(Option::unwrap_or_default).collect();
    let mut names = Vec::with_capacity(raw.codes.len());
    for (code, suffix) in raw.codes.iter().zip(&suffixes) {
        let mut name = |variant: &Option<Spanned<String>>, label: &Option<Spanned<String>>| {
            if let Some(variant) = variant {
                return chosen(context, variant);
            }
            let label = &label.as_ref()?.value;
            Some(naming::of_label(label, &prefixes, suffix))
        };
        let own = name(&code.variant, &code.label);
        let aliases = code.aliases.iter();
        let aliases = aliases.map(|alias| name(&alias.variant, &alias.label));
        names.push(Names {
            aliases: aliases.collect(),
            code: own,
        });
    }
    // A code that repeats a label is named after the first code with the label, which may be below it.
    for (position, first) in repeats.iter().enumerate() {
        if let Some(first) = *first
            && raw.codes[position].variant.is_none()
            && values[position].is_some()
        {
            let first = names[first].code.as_deref();
            names[position].code = first.map(|first| naming::join(first, &suffixes[position]));
        }
    }
    check_unique(context, &names, &suffixes);
    names
}

/// A name that the table chose.
fn chosen(context: &mut Context<'_, '_>, variant: &Spanned<String>) -> Option<String> {
    let Spanned { value, span } = variant;
    if !naming::is_identifier(value) {
        let title = format!("`{value}` cannot be the name of a variant");
        let help = "write letters and digits, starting with a letter, such as `NotFound`; keywords are reserved";
        context.error(span, title, help);
        return None;
    }
    // Methods start with a lowercase letter, and a variant would shadow them.
    if reserved::VARIANTS.contain(value) || value.starts_with(char::is_lowercase) {
        let title = format!("the variant `{value}` could shadow another item of the enum");
        let camel = naming::upper_camel(value);
        let help = format!("write it in UpperCamelCase: `{camel}`");
        context.error(span, title, help);
        return None;
    }
    Some(value.clone())
}

/// A use of a name.
#[derive(Clone, Copy)]
struct Claim<'r> {
    span: &'r Span,
    /// The label that the name is derived from; `None` if the table chose it.
    label: Option<&'r str>,
    /// The position of the code.
    code: usize,
}

/// Checks that each name is used once.
fn check_unique(context: &mut Context<'_, '_>, names: &[Names], suffixes: &[String]) {
    let mut claims_by_name: HashMap<&str, Vec<Claim<'_>>> = HashMap::new();
    for (position, (code, names)) in context.raw.codes.iter().zip(names).enumerate() {
        let aliases = code.aliases.iter().zip(&names.aliases);
        let aliases = aliases.map(|(alias, name)| (&alias.variant, &alias.label, name));
        let own = (&code.variant, &code.label, &names.code);
        for (variant, label, name) in once(own).chain(aliases) {
            if let (Some(name), Some(from)) = (name, variant.as_ref().or(label.as_ref())) {
                claims_by_name.entry(name).or_default().push(Claim {
                    span: &from.span,
                    label: variant.is_none().then_some(&from.value),
                    code: position,
                });
            }
        }
    }
    let mut clashes: Vec<(&str, Vec<Claim<'_>>)> = Vec::new();
    for (&name, claims) in claims_by_name.iter().filter(|(_, claims)| claims.len() > 1) {
        // A duplicate label is reported as such, and labels of one code may derive the same name.
        let (first, others) = (claims[0], &claims[1..]);
        let mut labels: HashSet<&str> = first.label.into_iter().collect();
        let mut clashing = vec![first];
        clashing.extend(others.iter().filter(|claim| {
            let label = claim.label;
            label.is_none_or(|label| labels.insert(label) && claim.code != first.code)
        }));
        clashes.push((name, clashing));
    }
    if clashes.is_empty() {
        return;
    }
    clashes.sort_by_key(|(name, _)| *name);
    let taken = claims_by_name.keys().map(|name| (*name).to_owned());
    let mut taken: HashSet<String> = taken.collect();
    for (name, claims) in clashes {
        report(context, name, &claims, suffixes, &mut taken);
    }
}

/// The maximum number of places that a clash shows in addition to the first two.
const SHOWN: usize = 50;

/// Reports the claims to a name, if there are several, and proposes another name for each.
fn report(
    context: &mut Context<'_, '_>,
    name: &str,
    claims: &[Claim<'_>],
    suffixes: &[String],
    taken: &mut HashSet<String>,
) {
    let [first, second, others @ ..] = claims else {
        return;
    };
    let mut proposal = |claim: &Claim<'_>| {
        let with_value = naming::join(name, &suffixes[claim.code]);
        let numbered = (2..).map(|number: u32| naming::join(&with_value, &number.to_string()));
        let mut candidates = once(with_value.clone()).chain(numbered);
        let proposal = candidates.find(|name| taken.insert(name.clone()));
        let proposal = proposal.expect("there is always another number");
        format!("`variant = \"{proposal}\"`")
    };
    let shown = &others[..others.len().min(SHOWN)];
    let help = match others.len() - shown.len() {
        0 => "give each a distinct `variant`: those shown, or better ones".to_owned(),
        more => format!("give each a distinct `variant`; {more} more are not shown"),
    };
    let title = format!("{} labels would be named `{name}`", claims.len());
    let diagnostic = context.error(second.span, title, help);
    diagnostic.related(first.span, proposal(first));
    diagnostic.note(proposal(second));
    for claim in shown {
        diagnostic.related(claim.span, proposal(claim));
    }
}
