//! `src/code.rs`: the enum, with one variant per code, and its methods.

mod examples;
mod methods;
mod traits;

use std::collections::HashSet;

use quote::quote;

use self::methods::methods;
use self::traits::{conversions, formats};
use crate::emit::draft::{Item, SourceFile};
use crate::emit::example;
use crate::emit::plan::Plan;
use crate::emit::rust::doc;
use crate::escape::markdown;
use crate::model::{Alias, Code};
use crate::validate::naming::is_upper_camel;

pub(in crate::emit) fn emit(plan: &Plan<'_>) -> Vec<SourceFile> {
    let group = (!plan.table.groups.is_empty()).then(|| quote! { use super::group::Group; });
    let tables = (!plan.is_small).then(|| quote! { use super::tables; });
    let std = quote! {
        use core::fmt;
        use core::str::FromStr;
    };
    let own = quote! {
        use super::errors::{UnknownLabel, UnknownValue};
        #group
        use super::lookup;
        use super::outcome::Outcome;
        #tables
    };
    let mut items = vec![Item::Tokens(std), Item::Tokens(own), definition(plan)];
    items.extend([methods(plan), conversions(plan), formats(plan)].map(Item::Tokens));
    items.extend(aliases(plan));
    vec![SourceFile::new("code.rs", items)]
}

/// The enum. It is text, since it grows with the table.
fn definition(plan: &Plan<'_>) -> Item {
    let (name, raw) = (&plan.enum_name, &plan.raw_name);
    // A derived `Debug` with thousands of names takes rustc seconds.
    let debug = if plan.is_small { "Debug, " } else { "" };
    let exhaustive = doc::exhaustive(plan);
    let mut text = format!(
        "/// {}.\n///\n/// From {}.\n///\n\
         /// [`{raw}`](super::{raw}) holds a value that may be unknown.\n{exhaustive}\
         #[derive({debug}Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]\n",
        markdown::line(&plan.table.title),
        example::source(&plan.table.publication),
    );
    let repr = plan.integer().filter(|_| plan.is_by_value());
    if let Some(repr) = repr {
        text += &format!("#[repr({})]\n", repr.name());
    }
    if !plan.table.is_exhaustive {
        text += "#[non_exhaustive]\n";
    }
    text += &format!("pub enum {name} {{\n");
    let rows: Vec<&Code> = if repr.is_some() {
        plan.table.codes.iter().collect()
    } else {
        plan.codes_by_value.clone()
    };
    for row in rows {
        text += &doc::variant(plan, row);
        if !is_upper_camel(&row.variant) {
            text += "    #[allow(non_camel_case_types, reason = \"the table sets this name\")]\n";
        }
        text += &match repr {
            Some(_) => format!("    {} = {},\n", row.variant, plan.literal(&row.value)),
            None => format!("    {},\n", row.variant),
        };
    }
    Item::Text(text + "}\n")
}

/// The `impl` with a constant for each alias; `None` if there are no aliases.
fn aliases(plan: &Plan<'_>) -> Option<Item> {
    let mut constants = Vec::new();
    for row in &plan.table.codes {
        let mut names = HashSet::from([row.variant.as_str()]);
        for alias in &row.aliases {
            // Labels of a code whose names are the same share a constant.
            if names.insert(&alias.variant) {
                constants.push(constant(plan, row, alias));
            }
        }
    }
    if constants.is_empty() {
        return None;
    }
    let allow = plan.allow_deprecated();
    Some(Item::Text(format!(
        "#[allow(non_upper_case_globals, reason = \"an alias is named like a variant\")]\n\
         {allow}impl {} {{\n{}}}\n",
        plan.enum_name,
        constants.join("\n"),
    )))
}

fn constant(plan: &Plan<'_>, row: &Code, alias: &Alias) -> String {
    let doc = doc::alias(plan, row, alias);
    format!(
        "{doc}    pub const {}: Self = Self::{};\n",
        alias.variant, row.variant
    )
}
