//! A program outside of this workspace that depends on a generated crate by path.

mod support;

use std::fs;

use support::{outside, root};

#[test]
fn a_program_of_another_workspace_prints_the_table() {
    let ran = outside("consumer", &["run", "--quiet"]);
    assert_eq!(ran.status, 0, "{}", ran.err);

    let table: toml::Table = fs::read_to_string(root().join("spec/uptivity.toml"))
        .unwrap()
        .parse()
        .unwrap();
    let rows = table["code"].as_array().unwrap().iter();
    let rows: Vec<String> = rows
        .map(|row| {
            format!(
                "{:6} | {}",
                row["value"].as_integer().unwrap(),
                row["label"].as_str().unwrap()
            )
        })
        .collect();
    assert_eq!(ran.out.lines().collect::<Vec<_>>(), rows);
    assert_eq!(rows.len(), 59);
}
