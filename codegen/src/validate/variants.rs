//! Variants: the Rust names of codes and aliases, valid and unique.

use std::collections::{BTreeMap, HashSet};
use std::iter::once;

use super::{Context, naming, reserved};
use crate::diagnostic::Span;
use crate::model::value::Value;
use crate::read::spanned::Spanned;

/// The Rust names of one code; `None` for those that cannot be derived or are wrong.
pub(super) struct CodeNames {
    pub(super) code: Option<String>,
    pub(super) aliases: Vec<Option<String>>,
}

/// Names all codes and their aliases, in table order.
pub(super) fn validate(
    context: &mut Context<'_, '_>,
    values: &[Option<Value>],
    repeats: &[Option<usize>],
) -> Vec<CodeNames> {
    let raw = context.raw;
    let prefixes: Vec<&str> = raw
        .metadata
        .strip_prefix
        .iter()
        .map(|prefix| prefix.value.as_str())
        .collect();
    // Empty for a code without a value.
    let suffixes: Vec<String> = values
        .iter()
        .map(|value| match value {
            Some(value) => naming::value_suffix(value, context.repr, context.radix),
            None => String::new(),
        })
        .collect();
    let mut names = Vec::with_capacity(raw.codes.len());
    for (code, suffix) in raw.codes.iter().zip(&suffixes) {
        let mut name = |variant: &Option<Spanned<String>>, label: &Option<Spanned<String>>| {
            let (name, span) = match (variant, label) {
                (Some(variant), _) => (check_variant(context, variant)?, &variant.span),
                (None, Some(label)) => {
                    let name = naming::code_name(&label.value, &prefixes, suffix);
                    (name, &label.span)
                }
                (None, None) => return None,
            };
            let fix = |composed: &str| format!("write `variant = \"{composed}\"`");
            Some(context.composed(name, span, fix))
        };
        names.push(CodeNames {
            code: name(&code.variant, &code.label),
            aliases: code
                .aliases
                .iter()
                .map(|alias| name(&alias.variant, &alias.label))
                .collect(),
        });
    }
    // A code that repeats a label is named after the first code with the label, which may be below it.
    for (position, first) in repeats.iter().enumerate() {
        if let Some(first) = *first
            && raw.codes[position].variant.is_none()
            && values[position].is_some()
        {
            let first_name = names[first].code.as_deref();
            names[position].code = first_name.map(|name| naming::join(name, &suffixes[position]));
        }
    }
    check_unique(context, &names, &suffixes);
    names
}

/// Checks a name that the table chose.
fn check_variant(context: &mut Context<'_, '_>, variant: &Spanned<String>) -> Option<String> {
    let Spanned { value, span } = variant;
    if !naming::is_identifier(value) {
        let title = format!("`{value}` cannot be the name of a variant");
        let help = "write letters and digits, starting with a letter, such as `NotFound`; keywords are reserved";
        context.error(span, title, help);
        return None;
    }
    // Methods start with a lowercase letter, and a variant would shadow them.
    if reserved::VARIANTS.contains(&value.as_str()) || value.starts_with(char::is_lowercase) {
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
fn check_unique(context: &mut Context<'_, '_>, names: &[CodeNames], suffixes: &[String]) {
    let mut claims_by_name: BTreeMap<&str, Vec<Claim<'_>>> = BTreeMap::new();
    for (position, (code, names)) in context.raw.codes.iter().zip(names).enumerate() {
        let own = (&code.variant, &code.label, &names.code);
        let aliases = code
            .aliases
            .iter()
            .zip(&names.aliases)
            .map(|(alias, name)| (&alias.variant, &alias.label, name));
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
    let mut taken: HashSet<String> = claims_by_name.keys().map(|&name| name.to_owned()).collect();
    for (name, claims) in claims_by_name {
        let clashing = clashing(&claims);
        if clashing.len() > 1 {
            report(context, name, &clashing, suffixes, &mut taken);
        }
    }
}

/// The claims to a name, without those that need no other name: a duplicate label is reported as such, and
/// several labels of one code may lead to the same name.
fn clashing<'r>(claims: &[Claim<'r>]) -> Vec<Claim<'r>> {
    let mut clashing: Vec<Claim<'r>> = Vec::new();
    let mut labels: HashSet<&str> = HashSet::new();
    for claim in claims {
        let is_new_label = claim.label.is_none_or(|label| labels.insert(label));
        let is_of_first_code = claim.label.is_some()
            && clashing
                .first()
                .is_some_and(|first| first.code == claim.code);
        if is_new_label && !is_of_first_code {
            clashing.push(*claim);
        }
    }
    clashing
}

/// The maximum number of places that a clash shows.
const SHOWN: usize = 52;

/// Reports several claims to a name, and proposes another name for each.
fn report(
    context: &mut Context<'_, '_>,
    name: &str,
    claims: &[Claim<'_>],
    suffixes: &[String],
    taken: &mut HashSet<String>,
) {
    let mut proposal = |claim: &Claim<'_>| {
        let with_value = naming::join(name, &suffixes[claim.code]);
        let numbered = (2..).map(|number: u32| naming::join(&with_value, &number.to_string()));
        let proposal = once(with_value.clone())
            .chain(numbered)
            .find(|name| taken.insert(name.clone()))
            .expect("there is always another number");
        format!("`variant = \"{proposal}\"`")
    };
    let shown = &claims[..claims.len().min(SHOWN)];
    let help = match claims.len() - shown.len() {
        0 => "give each a distinct `variant`: those shown, or better ones".to_owned(),
        more => format!("give each a distinct `variant`; {more} more are not shown"),
    };
    let title = format!("{} labels would be named `{name}`", claims.len());
    // The second claim is where the mistake is.
    let diagnostic = context.error(claims[1].span, title, help);
    for (index, claim) in shown.iter().enumerate() {
        let proposal = proposal(claim);
        match index {
            1 => diagnostic.note(proposal),
            _ => diagnostic.related(claim.span, proposal),
        };
    }
}
