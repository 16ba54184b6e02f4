//! The lints that what a table says would violate.

use unicode_normalization::is_nfc;

use crate::model::column::ColumnValue;
use crate::model::range::Bounds;
use crate::model::{Table, Target};

/// The lints that can be allowed only for a whole crate, each as an attribute without its brackets.
pub(in crate::emit) fn of_crate(table: &Table) -> Vec<String> {
    const LINTS: [&str; 4] = [
        "confusable_idents",
        "mixed_script_confusables",
        "non_ascii_idents",
        "uncommon_codepoints",
    ];
    if names(table).all(str::is_ascii) {
        return Vec::new();
    }
    LINTS.map(|lint| allow(lint, NAMES)).into()
}

/// The lints that can be allowed for items, too, each as an attribute without its brackets.
pub(in crate::emit) fn of_items(table: &Table) -> Vec<String> {
    let mut lints = Vec::new();
    let library = table.name().replace('-', "_");
    let tags = table.tags.iter().map(|tag| &tag.predicate);
    let columns = table.columns.iter().map(|column| &column.method);
    let methods: Vec<&String> = tags.chain(columns).collect();
    let mut names = methods.iter().copied().chain([&library]);
    if names.any(|name| !is_snake_case(name)) {
        lints.push(allow("non_snake_case", NAMES));
    }
    // A few letters that are lowercase have no uppercase one.
    let has_lowercase = |name: &&String| name.to_uppercase().contains(char::is_lowercase);
    if methods.iter().any(has_lowercase) {
        lints.push(allow("non_upper_case_globals", NAMES));
    }
    if !strings(table).all(is_nfc) {
        let reason = "strings of the table are kept byte for byte";
        lints.push(allow("clippy::unicode_not_nfc", reason));
    }
    if looks_like_code(table) {
        let reason = "strings of the table are shown as written";
        lints.push(allow("clippy::doc_markdown", reason));
    }
    lints
}

const NAMES: &str = "names follow the table";

fn allow(lint: &str, reason: &str) -> String {
    format!("allow({lint}, reason = \"{reason}\")")
}

/// The names that are made from the table.
fn names(table: &Table) -> impl Iterator<Item = &str> {
    let aliases = table.codes.iter().flat_map(|row| &row.aliases);
    let groups = table.groups.iter().map(|group| &group.variant);
    let tags = table.tags.iter().map(|tag| &tag.predicate);
    let columns = table.columns.iter().map(|column| &column.method);
    let rows = table.codes.iter().map(|row| &row.variant);
    let names = rows.chain(aliases.map(|alias| &alias.variant));
    let names = names.chain(groups).chain(tags).chain(columns);
    names.chain([&table.type_name]).map(String::as_str)
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

/// Whether clippy may ask for backticks around a word in a text of the table.
fn looks_like_code(table: &Table) -> bool {
    let Table {
        target,
        publication,
        ..
    } = table;
    let mut texts = vec![&table.title, &publication.document];
    texts.extend(publication.publisher.iter().chain(&publication.version));
    if let Target::Package(package) = target {
        texts.extend([&package.name, &package.description]);
    }
    texts.extend(
        table
            .groups
            .iter()
            .flat_map(|group| [&group.title, &group.description]),
    );
    texts.extend(
        table
            .tags
            .iter()
            .flat_map(|tag| [&tag.id, &tag.description]),
    );
    texts.extend(table.columns.iter().map(|column| &column.description));
    for range in &table.ranges {
        let facts = [&range.label, &range.description].into_iter().flatten();
        texts.extend(facts.map(|fact| &fact.value));
    }
    texts.extend(table.gaps.iter().map(|gap| &gap.reason));
    texts.extend(table.retired.iter().map(|retired| &retired.reason));
    for row in &table.codes {
        texts.push(&row.description);
        texts.extend(row.since.iter().chain(&row.deprecated));
        for alias in &row.aliases {
            texts.push(&alias.description);
            texts.extend(&alias.deprecated);
        }
    }
    texts
        .iter()
        .any(|text| text.split_whitespace().any(may_want_backticks))
}

/// Whether a word has several uppercase letters among lowercase ones, such as `SQLite` or `TLSv1`, or an
/// underscore or a colon. This allows more than clippy reports.
fn may_want_backticks(word: &str) -> bool {
    let uppercase = word.chars().filter(|c| c.is_uppercase()).count();
    let is_mixed = uppercase > 1 && word.contains(char::is_lowercase);
    let mut pairs = word.chars().zip(word.chars().skip(1));
    let is_camel = pairs.any(|(before, c)| before.is_lowercase() && c.is_uppercase());
    word.contains(['_', ':']) || is_mixed || is_camel
}
