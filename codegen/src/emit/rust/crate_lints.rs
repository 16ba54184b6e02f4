//! The lints of the whole crate that what the table says would violate.

use unicode_normalization::is_nfc;

use crate::model::Table;
use crate::model::column::ColumnValue;
use crate::model::range::Bounds;

/// Returns a line for each lint that the crate allows.
pub(super) fn allows(table: &Table) -> String {
    let mut text = String::new();
    let mut allow = |lint: &str, reason: &str| {
        text += &format!("#![allow({lint}, reason = \"{reason}\")]\n");
    };
    let library = table.name().replace('-', "_");
    let tags = table.tags.iter().map(|tag| &tag.predicate);
    let columns = table.columns.iter().map(|column| &column.method);
    let methods: Vec<&String> = tags.chain(columns).collect();
    let mut names = methods.iter().copied().chain([&library]);
    if names.any(|name| !is_snake_case(name)) {
        allow("non_snake_case", "names follow the table");
    }
    // A few letters that are lowercase have no uppercase one.
    let has_lowercase = |name: &&String| name.to_uppercase().contains(char::is_lowercase);
    if methods.iter().any(has_lowercase) {
        allow("non_upper_case_globals", "names follow the table");
    }
    if !strings(table).all(is_nfc) {
        let reason = "strings of the table are kept byte for byte";
        allow("clippy::unicode_not_nfc", reason);
    }
    text
}

/// Whether rustc accepts a name as `snake_case`.
fn is_snake_case(name: &str) -> bool {
    let name = name.trim_matches('_');
    !name.contains("__") && !name.contains(char::is_uppercase)
}

/// The strings of the table that the crate may have, in the order of its sections.
fn strings(table: &Table) -> impl Iterator<Item = &str> {
    let publication = &table.publication;
    let metadata = [
        Some(&table.title),
        Some(&publication.document),
        publication.publisher.as_ref(),
        publication.version.as_ref(),
        table.package().map(|package| &package.description),
    ];
    let groups = table.groups.iter();
    let groups = groups.flat_map(|group| [&group.title, &group.description]);
    let tags = table.tags.iter();
    let tags = tags.flat_map(|tag| [&tag.id, &tag.description]);
    let columns = table.columns.iter();
    let columns = columns.flat_map(|column| [&column.id, &column.description]);
    let ranges = table.ranges.iter().flat_map(|range| {
        let prefix = match &range.bounds {
            Bounds::Prefix(prefix) => Some(prefix.as_str()),
            Bounds::Integers { .. } => None,
        };
        let facts = [&range.label, &range.description].into_iter().flatten();
        prefix
            .into_iter()
            .chain(facts.map(|fact| fact.value.as_str()))
    });
    let codes = table.codes.iter().flat_map(|code| {
        let facts = code.columns.iter().filter_map(|(_, fact)| match fact {
            ColumnValue::Str(text) => Some(text),
            ColumnValue::Bool(_) | ColumnValue::Integer(_) => None,
        });
        let own = [&code.label, &code.description].into_iter();
        let own = own.chain(&code.since).chain(&code.deprecated).chain(facts);
        let aliases = code.aliases.iter().flat_map(|alias| {
            let own = [&alias.label, &alias.description].into_iter();
            own.chain(&alias.deprecated)
        });
        let own = own.chain(aliases).map(String::as_str);
        own.chain(code.value.as_str())
    });
    let plain = metadata.into_iter().flatten();
    let plain = plain.chain(groups).chain(tags).chain(columns);
    plain.map(String::as_str).chain(ranges).chain(codes)
}
