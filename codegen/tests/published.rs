//! Which of the tables of a page lists the codes, and which of its columns are the values and the labels.

use codetable::Source;
use codetable::model::Table;
use codetable::published::{NewCode, PageRow, PageTable, find, insert};
use codetable_testing::table;

fn validated(text: &str) -> Table {
    let tables = codetable::validate(&[Source::new("any.toml", text)]);
    tables.unwrap().remove(0)
}

/// A table with these values and labels.
fn table_of(repr: &str, codes: &[(&str, &str)]) -> Table {
    let row = |(value, label): &(&str, &str)| {
        format!("[[code]]\nvalue = \"{value}\"\nlabel = \"{label}\"\n")
    };
    let rows: Vec<String> = codes.iter().map(row).collect();
    validated(&table(&format!("repr = \"{repr}\""), &rows.concat()))
}

fn doors() -> Table {
    table_of("u8", &[("1", "OPEN"), ("2", "CLOSED")])
}

fn page_table(rows: &[&[&str]]) -> PageTable {
    let row = |(line, cells): (usize, &&[&str])| PageRow {
        line,
        cells: cells.iter().map(|&cell| cell.to_owned()).collect(),
        is_loose: false,
    };
    (1..).zip(rows).map(row).collect()
}

/// The labels of the list that is found, or what is wrong.
fn found(table: &Table, page: &[PageTable]) -> Result<Vec<String>, String> {
    match find(table, page) {
        Ok(list) => Ok(list.into_iter().map(|row| row.label).collect()),
        Err(error) => Err(error.message),
    }
}

#[test]
fn a_single_row_is_a_list_only_if_there_is_no_other() {
    let single = page_table(&[&["1", "OPEN"]]);
    let list = page_table(&[&["1", "OPEN"], &["2", "SHUT"]]);
    let labels = found(&doors(), std::slice::from_ref(&single));
    assert_eq!(labels.unwrap(), ["OPEN"]);
    for page in [
        [single.clone(), list.clone()],
        [list.clone(), single.clone()],
    ] {
        assert_eq!(found(&doors(), &page).unwrap(), ["OPEN", "SHUT"]);
    }
    for page in [[single.clone(), single], [list.clone(), list]] {
        let title = found(&doors(), &page).unwrap_err();
        assert!(title.starts_with("2 tables could be meant"), "{title}");
    }
}

#[test]
fn of_equally_good_columns_the_first_is_the_labels() {
    let twice = page_table(&[&["1", "OPEN", "OPEN"], &["3", "AJAR", "WIDE"]]);
    assert_eq!(found(&doors(), &[twice]).unwrap(), ["OPEN", "AJAR"]);
    let second = page_table(&[&["1", "a", "OPEN"], &["3", "b", "AJAR"]]);
    assert_eq!(found(&doors(), &[second]).unwrap(), ["OPEN", "AJAR"]);
}

#[test]
fn known_values_are_enough_if_no_label_is_known() {
    let renamed = page_table(&[&["1", "UNLOCKED"], &["2", "SHUT"]]);
    let other = page_table(&[&["7", "RED"], &["8", "BLUE"]]);
    let labels = ["UNLOCKED", "SHUT"];
    assert_eq!(
        found(&doors(), &[other.clone(), renamed.clone()]).unwrap(),
        labels
    );
    let ours = page_table(&[&["1", "OPEN"], &["2", "CLOSED"]]);
    assert_eq!(
        found(&doors(), &[renamed, ours]).unwrap(),
        ["OPEN", "CLOSED"]
    );
    assert!(found(&doors(), &[other]).is_err());
}

#[test]
fn a_string_is_a_value_if_it_is_built_like_the_known_ones() {
    let rows: &[&[&str]] = &[
        &["OK", "fine"],
        &["YES", "sure"],
        &["N1", "odd"],
        &["MAYBE", "perhaps"],
    ];
    let same_length = table_of("str", &[("OK", "fine"), ("NO", "bad")]);
    assert_eq!(found(&same_length, &[page_table(rows)]).unwrap(), ["fine"]);
    let any_length = table_of("str", &[("OK", "fine"), ("NOT", "bad")]);
    assert_eq!(
        found(&any_length, &[page_table(rows)]).unwrap(),
        ["fine", "sure", "perhaps"]
    );
}

#[test]
fn strings_are_built_alike_if_letters_and_digits_are_of_one_kind_and_signs_are_equal() {
    for (known, others, new) in [
        (["ok", "no"], ["Up", "1p"], "up"),
        (["10", "20"], ["3-", "x4"], "37"),
        (["1-A", "2-B"], ["3+C", "3-c"], "3-C"),
    ] {
        let table = table_of("str", &[(known[0], "first"), (known[1], "second")]);
        let rows: &[&[&str]] = &[
            &[known[0], "first"],
            &[others[0], "other"],
            &[others[1], "other"],
            &[new, "new"],
        ];
        assert_eq!(
            found(&table, &[page_table(rows)]).unwrap(),
            ["first", "new"]
        );
    }
}

#[test]
fn a_number_is_a_label_only_if_it_is_known() {
    let numbered = table_of("u8", &[("1", "200"), ("2", "404")]);
    let rows = page_table(&[&["1", "200"], &["2", "404"], &["3", "500"], &["4", ""]]);
    assert_eq!(found(&numbered, &[rows]).unwrap(), ["200", "404"]);
}

#[test]
fn a_new_row_is_written_as_the_table_displays_its_values() {
    for (radix, value) in [("hex", "\"0x00FF\""), ("decimal", "255")] {
        let keys = format!("repr = \"u16\"\nradix = \"{radix}\"");
        let text = table(&keys, "[[code]]\nvalue = 1\nlabel = \"OPEN\"\n");
        let table = &validated(&text);
        let list = find(table, &[page_table(&[&["1", "OPEN"], &["255", "SHUT"]])]).unwrap();
        let new = NewCode {
            listed: &list[1],
            repeats: None,
        };
        let new = insert(&text, table, &[new]).unwrap();
        assert!(new.starts_with(&text), "{new}");
        let row = format!("\nvalue = {value}\nlabel = \"SHUT\"\n");
        assert!(new.ends_with(&row), "{new}");
    }
}
