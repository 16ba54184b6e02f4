//! The crate of the Uptivity table, compared with the table by means that share nothing with the
//! generator: a plain TOML reader on this side, a program that uses the crate on the other.

mod support;

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::Command;

use codetable_testing::compile::{Library, succeeded};
use toml::{Table, Value};

struct Row {
    value: i64,
    label: String,
    outcome: String,
    description: String,
    same_label_as: Option<i64>,
}

fn table() -> (Vec<Row>, Vec<i64>) {
    let text = std::fs::read_to_string(support::root().join("spec/uptivity.toml")).unwrap();
    let table: Table = text.parse().unwrap();
    let text = |row: &Value, key: &str| {
        row.get(key)
            .map_or("", |text| text.as_str().unwrap())
            .to_owned()
    };
    let codes = table["code"].as_array().unwrap().iter().map(|row| Row {
        value: row["value"].as_integer().unwrap(),
        label: text(row, "label"),
        outcome: text(row, "outcome"),
        description: text(row, "description"),
        same_label_as: row
            .get("same-label-as")
            .map(|value| value.as_integer().unwrap()),
    });
    let gaps = table["gap"]
        .as_array()
        .unwrap()
        .iter()
        .map(|gap| gap["value"].as_integer().unwrap());
    (codes.collect(), gaps.collect())
}

#[test]
fn the_table_is_that_of_the_vendor() {
    let (codes, gaps) = table();
    let values: Vec<i64> = codes.iter().map(|row| row.value).collect();
    let published: Vec<i64> = (0..=59).filter(|value| *value != 19).collect();
    assert_eq!(values, published);
    assert_eq!(gaps, [19]);
    let repeats: Vec<_> = codes
        .iter()
        .filter_map(|row| Some((row.value, row.same_label_as?)))
        .collect();
    assert_eq!(repeats, [(17, 16)]);
    for row in &codes {
        assert!(
            !row.description.is_empty(),
            "{} has no description",
            row.value
        );
        let outcome = match row.label.as_str() {
            "API_OK" => "success",
            label if label.split('_').any(|word| word == "ERROR") => "error",
            label
                if ["STARTED", "STOPPED", "UPDATED"]
                    .iter()
                    .any(|end| label.ends_with(end)) =>
            {
                "success"
            }
            _ => "",
        };
        assert_eq!(row.outcome, outcome, "{}", row.label);
    }
}

/// What `programs/uptivity.rs` has to print.
fn expected(codes: &[Row]) -> String {
    let by_value: HashMap<i64, &Row> = codes.iter().map(|row| (row.value, row)).collect();
    let mut text = String::new();
    for row in codes {
        _ = writeln!(
            text,
            "{} | {} | {} | {} | error {} success {}",
            row.value,
            row.label,
            row.outcome,
            row.description,
            row.outcome == "error",
            row.outcome == "success",
        );
    }
    for value in 0..=65535 {
        match by_value.get(&value) {
            Some(row) => _ = writeln!(text, "{value} known {} {}", row.label, row.label),
            None => _ = writeln!(text, "{value} unknown {value}"),
        }
    }
    for row in codes {
        let same: Vec<_> = codes
            .iter()
            .filter(|other| other.label == row.label)
            .collect();
        let same: Vec<_> = same.iter().map(|row| row.value.to_string()).collect();
        _ = writeln!(
            text,
            "{} leads to {} of {}",
            row.label,
            same[0],
            same.join(" ")
        );
    }
    text
}

#[test]
fn the_whole_value_space_and_every_label() {
    let (codes, _) = table();
    let library = library();
    let program = library.link(&program("uptivity.rs"), &[]);
    let printed = succeeded(Command::new(program).output().unwrap());
    let expected = expected(&codes);
    for (number, (printed, expected)) in printed.lines().zip(expected.lines()).enumerate() {
        assert_eq!(printed, expected, "line {number}");
    }
    assert_eq!(printed.lines().count(), expected.lines().count());
}

#[test]
fn the_crate_needs_no_std() {
    library().link(
        &program("no_std.rs"),
        &["--crate-type=staticlib", "-Cpanic=abort"],
    );
}

fn library() -> Library {
    let folder = support::root().join("generated/uptivity-result-codes");
    Library::compile(&folder, "uptivity_result_codes")
}

fn program(name: &str) -> PathBuf {
    support::root().join("xtask/tests/programs").join(name)
}
