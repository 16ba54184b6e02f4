//! The same check as `cargo xtask codegen --check`, as a test.

mod support;

use cargo_codetable::Paths;

#[test]
fn generated_crates_say_what_the_tables_say() {
    let stale = cargo_codetable::stale(&Paths::in_workspace(support::root()).unwrap()).unwrap();
    let stale: Vec<_> = stale
        .iter()
        .map(|file| format!("{}: {}", file.path, file.reason))
        .collect();
    assert!(
        stale.is_empty(),
        "run `cargo xtask codegen`:\n{}",
        stale.join("\n")
    );
}
