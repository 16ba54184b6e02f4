//! Generating again after a change: what does not depend on the change stays as it is, so that reviews are
//! short and branches merge.

use std::collections::BTreeMap;

use codetable::{Artifact, Lock};
use codetable_testing::{checkout, generate, table};

/// A table with this many codes. 50 are a small crate, 300 are a large one.
fn text(count: usize) -> String {
    let row = |i| {
        format!(
            "[[code]]\nvalue = {}\nlabel = \"L {i}\"\ndescription = \"About {i}.\"\n",
            i * 1_000_003
        )
    };
    table("repr = \"u32\"", &(0..count).map(row).collect::<String>())
}

/// The paths of the artifacts that differ.
fn changed(before: &[Artifact], after: &[Artifact]) -> Vec<String> {
    assert_eq!(before.len(), after.len());
    let pairs = before.iter().zip(after);
    let changed = pairs.filter(|(before, after)| before != after);
    changed.map(|(before, _)| before.path.clone()).collect()
}

#[test]
fn another_description_changes_only_what_shows_it() {
    for (count, has_tables) in [(50, false), (300, true)] {
        let before = text(count);
        let after = before.replace("\"About 7.\"", "\"More about 7.\"");
        assert_ne!(before, after);
        let mut expected = vec![
            "any-codes/README.md",
            "any-codes/codes.json",
            "any-codes/docs/index.html",
            "any-codes/src/code.rs",
            Lock::PATH,
        ];
        if has_tables {
            expected.push("any-codes/src/tables.rs");
        }
        expected.sort_unstable();
        let mut changed = changed(&generate(&before), &generate(&after));
        changed.sort();
        assert_eq!(changed, expected);
    }
}

/// Another version of the generator that generates the same changes only the lock.
#[test]
fn only_the_lock_names_the_version_of_the_generator() {
    let version = env!("CARGO_PKG_VERSION");
    for text in [text(50), text(300), checkout::read("spec/uptivity.toml")] {
        for artifact in generate(&text) {
            let names_it = artifact.text.contains(version);
            assert_eq!(names_it, artifact.path == Lock::PATH, "{}", artifact.path);
        }
    }
}

/// The entries of the tables of each perfect hash.
fn lookup_tables(artifacts: &[Artifact]) -> BTreeMap<String, Vec<u64>> {
    let lookup = artifacts
        .iter()
        .find(|artifact| artifact.path.ends_with("/lookup.rs"));
    let file = syn::parse_file(&lookup.unwrap().text).unwrap();
    let mut tables = BTreeMap::new();
    for item in file.items {
        if let syn::Item::Static(item) = item
            && let name = item.ident.to_string()
            && (name.starts_with("DISPLACEMENTS_OF_") || name.ends_with("_BY_HASH"))
        {
            tables.insert(name, entries(&item.expr));
        }
    }
    tables
}

/// The numbers of an array, or the bytes of a byte string.
fn entries(expr: &syn::Expr) -> Vec<u64> {
    match expr {
        syn::Expr::Array(array) => array.elems.iter().flat_map(entries).collect(),
        syn::Expr::Unary(pointer) => entries(&pointer.expr),
        syn::Expr::Lit(literal) => match &literal.lit {
            syn::Lit::Int(number) => vec![number.base10_parse().unwrap()],
            syn::Lit::ByteStr(bytes) => bytes.value().into_iter().map(u64::from).collect(),
            _ => panic!("an unexpected literal"),
        },
        _ => panic!("an unexpected table"),
    }
}

/// As long as the tables of the hash keep their sizes. One code may change more entries than another.
#[test]
fn another_code_changes_few_entries_of_the_lookup() {
    for (counts, tables) in [(52..62, 2), (300..306, 4)] {
        let mut entries: BTreeMap<String, (usize, usize)> = BTreeMap::new();
        for count in counts {
            let [before, after] =
                [count, count + 1].map(|count| lookup_tables(&generate(&text(count))));
            assert_eq!(before.len(), tables);
            for (name, before) in before {
                let after = &after[&name];
                assert_eq!(before.len(), after.len());
                let pairs = before.iter().zip(after);
                let (changed, all) = entries.entry(name).or_default();
                *changed += pairs.filter(|(before, after)| before != after).count();
                *all += after.len();
            }
        }
        for (name, (changed, all)) in entries {
            assert!(
                (1..=all / 8).contains(&changed),
                "{name}: {changed} of {all}"
            );
        }
    }
}
