//! What the tests and the fuzz targets share: the tables of the checkout, tables that grow, a reader of
//! generated crates that has nothing in common with the generator, the compiler, packages, and random numbers.

#![allow(
    clippy::missing_panics_doc,
    clippy::must_use_candidate,
    reason = "a function for tests panics if the test fails, and may be called for that alone"
)]

pub mod checkout;
pub mod compile;
pub mod growth;
pub mod packages;
pub mod random;
pub mod read_back;

use codetable::{Artifact, Source};

/// The text of a table with these keys in `[table]`, such as `repr = "u8"`, and these rows. Its enum is
/// `Code`, its package is `any-codes`.
pub fn table(keys: &str, rows: &str) -> String {
    format!(
        "format = 1\n[table]\ntitle = \"t\"\ntype = \"Code\"\n{keys}\n\
         [table.source]\ndocument = \"d\"\npublisher = \"p\"\n\
         [package]\nname = \"any-codes\"\nversion = \"0.1.0\"\ndescription = \"d\"\nlicense = \"MIT\"\n\
         {rows}"
    )
}

/// Everything that is generated from one valid table.
pub fn generate(text: &str) -> Vec<Artifact> {
    let sources = [Source::new("any.toml", text)];
    codetable::generate(&sources, &codetable::Settings::default())
        .unwrap_or_else(|mistakes| panic!("{mistakes:#?}\n{text}"))
}

/// The text of the only artifact whose path ends like this.
pub fn text_of<'a>(artifacts: &'a [Artifact], end: &str) -> &'a str {
    let mut found = artifacts
        .iter()
        .filter(|artifact| artifact.path.ends_with(end));
    let artifact = found.next().unwrap_or_else(|| panic!("no {end}"));
    assert!(found.next().is_none(), "several {end}");
    &artifact.text
}
