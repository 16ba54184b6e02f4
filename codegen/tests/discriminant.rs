//! `discriminant`: whether the variants of an enum have their values as discriminants, and for how many
//! codes they may.

use codetable::model::{Discriminant, Table};
use codetable::{Diagnostic, Source};
use codetable_testing::{read_back, table, text_of};

/// Codes with the values from 0.
fn rows(count: usize) -> String {
    let row = |i| format!("[[code]]\nvalue = \"{i}\"\nlabel = \"L{i}\"\n");
    (0..count).map(row).collect()
}

fn validate(text: &str) -> Result<Table, Vec<Diagnostic>> {
    let tables = codetable::validate(&[Source::new("any.toml", text)])?;
    Ok(tables.into_iter().next().unwrap())
}

/// The discriminants of a table with this key and this number of codes.
fn discriminant(key: &str, count: usize) -> Discriminant {
    let text = table(&format!("repr = \"u16\"\n{key}"), &rows(count));
    validate(&text).unwrap().discriminant
}

/// The only mistake of a table with this key and this number of codes, and what it underlines.
fn mistake(repr: &str, key: &str, count: usize) -> (Diagnostic, String) {
    let text = table(&format!("repr = \"{repr}\"\n{key}"), &rows(count));
    let mut mistakes = validate(&text).unwrap_err();
    assert_eq!(mistakes.len(), 1, "{mistakes:#?}");
    let mistake = mistakes.remove(0);
    let underlined = text[mistake.primary.span.clone()].to_owned();
    (mistake, underlined)
}

#[test]
fn a_table_that_does_not_say_has_at_most_2048_values_as_discriminants() {
    assert_eq!(discriminant("", 1), Discriminant::Value);
    assert_eq!(discriminant("", 2048), Discriminant::Value);
    let (mistake, underlined) = mistake("u16", "", 2049);
    assert_eq!(underlined, "\"Code\"");
    assert!(mistake.title.contains("2049") && mistake.title.contains("2048"));
    assert!(mistake.help.contains("`discriminant = \"position\"`"));
}

#[test]
fn a_table_that_asks_for_it_has_at_most_4096_values_as_discriminants() {
    let key = "discriminant = \"value\"";
    assert_eq!(discriminant(key, 1), Discriminant::Value);
    assert_eq!(discriminant(key, 4096), Discriminant::Value);
    let (mistake, underlined) = mistake("u16", key, 4097);
    assert_eq!(underlined, "\"value\"");
    assert!(mistake.title.contains("4097") && mistake.title.contains("4096"));
    assert!(mistake.help.contains("`discriminant = \"position\"`"));
}

#[test]
fn a_table_by_position_has_no_limit() {
    let key = "discriminant = \"position\"";
    assert_eq!(discriminant(key, 1), Discriminant::Position);
    assert_eq!(discriminant(key, 4097), Discriminant::Position);
}

#[test]
fn a_table_of_strings_is_always_by_position() {
    for key in ["", "discriminant = \"position\""] {
        for count in [1, 4097] {
            let text = table(&format!("repr = \"str\"\n{key}"), &rows(count));
            let table = validate(&text).unwrap();
            assert_eq!(table.discriminant, Discriminant::Position);
        }
    }
    let (mistake, underlined) = mistake("str", "discriminant = \"value\"", 1);
    assert_eq!(underlined, "\"value\"");
    assert!(mistake.help.contains("remove this line"), "{mistake:?}");
}

/// Integers are ordered by size, strings by bytes. `ALL` keeps the order of the rows.
#[test]
fn by_position_variants_are_declared_in_the_order_of_their_values() {
    for (keys, values, expected) in [
        (
            "repr = \"i8\"\ndiscriminant = \"position\"",
            ["10", "9", "-1", "-128"],
            ["C3", "C2", "C1", "C0"],
        ),
        (
            "repr = \"i8\"\nradix = \"hex\"\ndiscriminant = \"position\"",
            ["0x10", "0x9", "0xFF", "0x80"],
            ["C3", "C2", "C1", "C0"],
        ),
        (
            "repr = \"str\"",
            ["10", "9", "é", "Z"],
            ["C0", "C1", "C3", "C2"],
        ),
    ] {
        let row = |(i, value)| {
            format!("[[code]]\nvalue = \"{value}\"\nlabel = \"L{i}\"\nvariant = \"C{i}\"\n")
        };
        let few: String = values.into_iter().enumerate().map(row).collect();
        // More than 256 labels make a large crate.
        let alias = |i| format!("[[code.alias]]\nlabel = \"other {i}\"\nvariant = \"A{i}\"\n");
        let many = few.clone() + &(0..300).map(alias).collect::<String>();
        for rows in [few, many] {
            let artifacts = read_back::generate(&table(keys, &rows));
            let file = syn::parse_file(text_of(&artifacts, "/src/code.rs")).unwrap();
            let variants = file.items.into_iter().find_map(|item| match item {
                syn::Item::Enum(item) => Some(item.variants),
                _ => None,
            });
            let variants = variants.unwrap().into_iter();
            let names = variants.map(|variant| variant.ident.to_string());
            assert_eq!(names.collect::<Vec<_>>(), expected);
        }
    }
}
