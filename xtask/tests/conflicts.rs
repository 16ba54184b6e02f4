//! What a published list has and a table cannot contain is named and not written.

mod support;

use std::fs;

use support::{CommandOutput, Scratch};

/// The table that `new` makes from the first two rows of each list.
const DOORS: &str = "Code,Name\n1,DOOR_OPEN\n2,DOOR_SHUT\n";

fn run(scratch: &Scratch, list: &str, args: &[&str]) -> CommandOutput {
    let path = scratch.spec("..").join("doors.csv");
    fs::write(&path, list).unwrap();
    let mut all = args.to_vec();
    all.insert(1, path.to_str().unwrap());
    scratch.xtask(&all)
}

fn new(scratch: &Scratch, list: &str) -> CommandOutput {
    let path = scratch.spec("..").join("doors.csv");
    fs::write(&path, list).unwrap();
    scratch.xtask(&["new", "doors", "--from", path.to_str().unwrap()])
}

fn assert_says(ran: &CommandOutput, lines: &[&str]) {
    for line in lines {
        assert!(ran.out.contains(line), "{line}: {}{}", ran.out, ran.err);
    }
}

#[test]
fn a_new_table_leaves_out_a_label_that_another_code_has() {
    let scratch = Scratch::new();
    let ran = new(
        &scratch,
        &format!(
            "{DOORS}1,DOOR_SHUT\n1,DOOR_WIDE\n2,DOOR_WIDE\n3,DOOR_LOST\n4,DOOR_GONE\n5,DOOR_FOUND\n"
        ),
    );
    let why = "which is the label of another code as well";
    assert_says(
        &ran,
        &[
            &format!("line 4: `DOOR_SHUT`, another label of `DOOR_OPEN`, {why}"),
            &format!("line 6: `DOOR_WIDE`, another label of `DOOR_SHUT`, {why}"),
        ],
    );
    scratch.generate();
}

#[test]
fn a_new_table_leaves_out_a_range_that_overlaps_another_one() {
    let scratch = Scratch::new();
    let ranges =
        "10-19,Doors of others\n15-24,Lamps of others\n12-13,Doors of some\n10-19,Doors of all\n";
    let ran = new(&scratch, &format!("{DOORS}{ranges}"));
    assert_says(
        &ran,
        &[
            "line 5: the range `Lamps of others`, which overlaps `Doors of others`",
            "line 7: the range `Doors of all`, which overlaps `Doors of others`",
        ],
    );
    let table = fs::read_to_string(scratch.spec("doors.toml")).unwrap();
    assert_eq!(table.matches("[[range]]").count(), 2, "{table}");
    scratch.generate();
}

#[test]
fn a_label_that_another_code_has_is_reported_and_not_added() {
    let scratch = Scratch::new();
    assert_eq!(new(&scratch, DOORS).status, 0);
    let list = format!("{DOORS}1,DOOR_SHUT\n1,DOOR_WIDE\n2,DOOR_WIDE\n1,DOOR_AJAR\n");
    let ran = run(&scratch, &list, &["compare", "--table", "doors", "--apply"]);
    assert_eq!(ran.status, 1, "{}{}", ran.out, ran.err);
    assert_says(
        &ran,
        &[
            "line 4: 1 `DOOR_SHUT`, another label of `DOOR_OPEN`, but it is a label of 2 as well",
            "line 5: 1 `DOOR_WIDE`, another label of `DOOR_OPEN`, but it is a label of 2 as well",
            "line 6: 2 `DOOR_WIDE`, another label of `DOOR_SHUT`, but it is a label of 1 as well",
            "added 1 row to ",
            "not applied: 3 alias; in ",
        ],
    );
    let table = fs::read_to_string(scratch.spec("doors.toml")).unwrap();
    assert!(table.contains("label = \"DOOR_AJAR\""), "{table}");
    scratch.generate();
}

#[test]
fn a_label_may_begin_with_a_word_for_values_that_are_not_assigned() {
    let scratch = Scratch::new();
    assert_eq!(new(&scratch, DOORS).status, 0);
    let list = format!(
        "{DOORS}3,Reserved bit set\n4,Undefined Error Message\n5,Reserved for later\n\
         6,Obsolete error code\n7,Undefined error: 7\n8,UNUSED\n9,Unused_lamp\n"
    );
    let ran = run(&scratch, &list, &["compare", "--table", "doors"]);
    let new = ran.out.lines().filter(|line| line.starts_with("  new"));
    let labels: Vec<&str> = new.filter_map(|line| line.split(['`']).nth(1)).collect();
    let expected = ["Reserved bit set", "Undefined Error Message", "Unused_lamp"];
    assert_eq!(labels, expected, "{}", ran.out);
}
