//! Which blocks of a file are the list of a table, which of their cells are values and labels, and what is made of
//! that: differences, additions to a table, or a table.

use codetable::Source;
use codetable::model::Table;
use codetable::published::{
    Addition, Block, BlockKind, Difference, List, Options, Page, Row, RowKind, compare, find,
    insert, propose,
};
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

fn block(kind: BlockKind, rows: &[&[&str]]) -> Block {
    let row = |(line, cells): (usize, &&[&str])| Row {
        kind: RowKind::Data,
        line,
        cells: cells.iter().map(|&cell| cell.to_owned()).collect(),
        comment: None,
    };
    Block {
        kind,
        name: None,
        rows: (1..).zip(rows).map(row).collect(),
    }
}

fn grid(rows: &[&[&str]]) -> Block {
    block(BlockKind::Table, rows)
}

fn page(blocks: &[Block]) -> Page {
    Page {
        blocks: blocks.to_vec(),
        ..Page::default()
    }
}

fn list(table: &Table, blocks: &[Block]) -> List {
    find(table, &[page(blocks)], None).unwrap()
}

/// The labels of the list that is found, or what is wrong.
fn found(table: &Table, blocks: &[Block]) -> Result<Vec<String>, String> {
    match find(table, &[page(blocks)], None) {
        Ok(list) => Ok(list.codes.into_iter().map(|row| row.label).collect()),
        Err(error) => Err(error.message),
    }
}

#[test]
fn a_row_by_itself_is_part_of_the_list_only_if_it_adds_a_label() {
    let single = grid(&[&["1", "OPEN"]]);
    let list = grid(&[&["1", "OPEN"], &["2", "SHUT"]]);
    let labels = found(&doors(), std::slice::from_ref(&single));
    assert_eq!(labels.unwrap(), ["OPEN"]);
    for blocks in [
        [single.clone(), list.clone()],
        [list.clone(), single.clone()],
        [list.clone(), list],
    ] {
        assert_eq!(found(&doors(), &blocks).unwrap(), ["OPEN", "SHUT"]);
    }
    assert_eq!(
        found(&doors(), &[single.clone(), single]).unwrap(),
        ["OPEN"]
    );
}

#[test]
fn two_blocks_that_have_a_part_each_are_the_list() {
    let blocks = [grid(&[&["1", "OPEN"]]), grid(&[&["2", "CLOSED"]])];
    assert_eq!(found(&doors(), &blocks).unwrap(), ["OPEN", "CLOSED"]);
    let pages = blocks.map(|block| page(&[block]));
    let list = find(&doors(), &pages, None).unwrap();
    let files: Vec<usize> = list.codes.iter().map(|code| code.file).collect();
    assert_eq!(files, [0, 1]);
}

#[test]
fn what_may_be_more_of_the_list_and_was_not_read_is_left_out_by_name() {
    let ours = grid(&[&["1", "OPEN"], &["2", "CLOSED"]]);
    let other = grid(&[&["1", "RED"], &["2", "BLUE"]]);
    let list = list(&doors(), &[ours, other]);
    assert_eq!(list.codes.len(), 2);
    let what = &list.left_out[0].what;
    assert!(what.contains("“1 | RED” to “2 | BLUE”"), "{what}");
    assert_eq!(list.left_out[0].gap, None);
}

#[test]
fn of_equally_good_columns_the_first_is_the_labels() {
    let twice = grid(&[&["1", "OPEN", "OPEN"], &["3", "AJAR", "WIDE"]]);
    assert_eq!(found(&doors(), &[twice]).unwrap(), ["OPEN", "AJAR"]);
    let second = grid(&[&["1", "a", "OPEN"], &["3", "b", "AJAR"]]);
    assert_eq!(found(&doors(), &[second]).unwrap(), ["OPEN", "AJAR"]);
}

#[test]
fn known_values_are_no_longer_enough_if_no_label_is_known() {
    let renamed = grid(&[&["1", "UNLOCKED"], &["2", "SHUT"]]);
    let other = grid(&[&["7", "RED"], &["8", "BLUE"]]);
    let ours = grid(&[&["1", "OPEN"], &["2", "CLOSED"]]);
    assert_eq!(
        found(&doors(), &[renamed.clone(), ours]).unwrap(),
        ["OPEN", "CLOSED"]
    );
    let pages = [page(&[other, renamed])];
    let error = find(&doors(), &pages, None).unwrap_err();
    assert_eq!(error.message, "no list has a label of the table");
    // Unless a person says which list.
    let number = 1 + error
        .candidates
        .iter()
        .position(|candidate| candidate.last_label == "SHUT")
        .unwrap();
    let list = find(&doors(), &pages, Some(number)).unwrap();
    let labels: Vec<&str> = list.codes.iter().map(|code| code.label.as_str()).collect();
    assert!(labels.ends_with(&["UNLOCKED", "SHUT"]), "{labels:?}");
    let error = find(&doors(), &pages, Some(9)).unwrap_err();
    assert!(
        error.message.starts_with("there is no list 9"),
        "{}",
        error.message
    );
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
    let list_of = |table: &Table| list(table, &[grid(rows)]);
    let labels =
        |list: &List| -> Vec<String> { list.codes.iter().map(|code| code.label.clone()).collect() };
    let list = list_of(&same_length);
    assert_eq!(labels(&list), ["fine", "odd"]);
    // The others are not read, and say so.
    let unread: Vec<&str> = list.unread.iter().map(|row| row.text.as_str()).collect();
    assert_eq!(unread, ["YES | sure", "MAYBE | perhaps"]);
    let any_length = table_of("str", &[("OK", "fine"), ("NOT", "bad")]);
    assert_eq!(
        labels(&list_of(&any_length)),
        ["fine", "sure", "odd", "perhaps"]
    );
}

#[test]
fn a_string_needs_a_digit_and_uppercase_letters_if_all_known_ones_have_them() {
    for (known, other, new) in [
        (["1A", "2B"], "3c", "3C"),
        (["00000", "01000"], "HVxxx", "HV000"),
        (["10", "20"], "A-", "A7"),
    ] {
        let table = table_of("str", &[(known[0], "first"), (known[1], "second")]);
        let rows: &[&[&str]] = &[&[known[0], "first"], &[other, "other"], &[new, "new"]];
        let list = list(&table, &[grid(rows)]);
        let labels: Vec<&str> = list.codes.iter().map(|code| code.label.as_str()).collect();
        assert_eq!(labels, ["first", "new"], "{other}");
        assert_eq!(list.unread.len(), 1, "{other}");
    }
}

#[test]
fn a_row_of_a_grid_is_read_or_named_unread() {
    let table = doors();
    for (row, is_read) in [
        (["3", "AJAR"], true),
        (["**3**", "AJAR"], true),
        (["[3](#3)", "AJAR"], true),
        (["(3)", "AJAR"], true),
        (["3h", "AJAR"], true),
        (["0x3", "AJAR"], true),
        (["3", "Half open, or worse"], true),
        (["3", "404"], true),
        (["300", "AJAR"], false),
        (["-3", "AJAR"], false),
        (["\u{2212}3", "AJAR"], false),
        ([">3", "AJAR"], false),
        (["three", "AJAR"], false),
        (["3", ""], false),
    ] {
        let rows: &[&[&str]] = &[&["1", "OPEN"], &["2", "CLOSED"], &row];
        let list = list(&table, &[grid(rows)]);
        let codes = 2 + usize::from(is_read);
        assert_eq!(list.codes.len(), codes, "{row:?}");
        assert_eq!(list.unread.len(), usize::from(!is_read), "{row:?}");
    }
}

#[test]
fn no_difference_is_found_only_if_everything_was_read() {
    let table = doors();
    let rows: &[&[&str]] = &[&["1", "OPEN"], &["two", "CLOSED"]];
    let list = list(&table, &[grid(rows)]);
    let differences = compare(&table, &list, &["1 OPEN\ntwo CLOSED\n"]);
    let [Difference::Unread(unread)] = differences.as_slice() else {
        panic!("{differences:?}");
    };
    assert_eq!(unread.label.as_deref(), Some("CLOSED"));
    // A label that occurs elsewhere in the file is not missing either.
    let rows: &[&[&str]] = &[&["1", "OPEN"]];
    let list = find(&table, &[page(&[grid(rows)])], None).unwrap();
    let differences = compare(&table, &list, &["1 OPEN\n\nAlso CLOSED.\n"]);
    let [Difference::Mentioned(code, place)] = differences.as_slice() else {
        panic!("{differences:?}");
    };
    assert_eq!(
        (code.label.as_str(), place.file, place.line),
        ("CLOSED", 0, 3)
    );
    let differences = compare(&table, &list, &["1 OPEN\n"]);
    assert!(
        matches!(differences.as_slice(), [Difference::Missing(code)] if code.label == "CLOSED")
    );
}

fn added<'d>(differences: &[Difference<'d>]) -> Vec<Addition<'d>> {
    differences
        .iter()
        .filter_map(Difference::addition)
        .collect()
}

#[test]
fn a_new_row_is_written_as_the_table_displays_its_values() {
    for (radix, value) in [("hex", "\"0x00FF\""), ("decimal", "255")] {
        let keys = format!("repr = \"u16\"\nradix = \"{radix}\"");
        let text = table(&keys, "[[code]]\nvalue = 1\nlabel = \"OPEN\"\n");
        let table = &validated(&text);
        // No `10` tells the base of these.
        let list = list(table, &[grid(&[&["1", "OPEN"], &["0xFF", "SHUT"]])]);
        let differences = compare(table, &list, &[]);
        let new = insert(&text, table, &list, &added(&differences)).unwrap();
        assert!(new.starts_with(&text), "{new}");
        let row = format!("\nvalue = {value}\nlabel = \"SHUT\"\n");
        assert!(new.ends_with(&row), "{new}");
    }
}

#[test]
fn an_alias_is_added_below_its_code_and_a_name_that_is_taken_gets_a_variant() {
    let text = table(
        "repr = \"u8\"\nstrip-prefix = [\"E_\"]",
        "[[code]]\nvalue = 1\nlabel = \"E_OPEN\"\n\n[[code]]\nvalue = 2\nlabel = \"E_SHUT\"\n",
    );
    let table = &validated(&text);
    let rows: &[&[&str]] = &[
        &["1", "E_OPEN"],
        &["1", "E_AJAR"],
        &["2", "E_SHUT"],
        &["3", "SHUT"],
    ];
    let list = list(table, &[grid(rows)]);
    let differences = compare(table, &list, &[]);
    let new = insert(&text, table, &list, &added(&differences)).unwrap();
    let expected = text.replace(
        "\"E_OPEN\"\n",
        "\"E_OPEN\"\n\n[[code.alias]]\nlabel = \"E_AJAR\"\n",
    ) + "\n[[code]]\nvalue = 3\nlabel = \"SHUT\"\nvariant = \"Shut3\"\n";
    assert_eq!(new, expected);
    assert_eq!(validated(&new).codes[0].aliases[0].label, "E_AJAR");
}

#[test]
fn descriptions_and_groups_come_along() {
    let text = table(
        "repr = \"u8\"",
        "[[group]]\nid = \"doors\"\ntitle = \"Doors\"\n\n\
         [[code]]\nvalue = 1\nlabel = \"OPEN\"\ngroup = \"doors\"\n",
    );
    let table = &validated(&text);
    let mut block = grid(&[
        &["Doors"],
        &["1", "OPEN", "The door is open."],
        &["2", "SHUT", "The door is shut."],
    ]);
    block.rows[0].kind = RowKind::Heading;
    let list = list(table, &[block]);
    let differences = compare(table, &list, &[]);
    let new = insert(&text, table, &list, &added(&differences)).unwrap();
    let row = "\n[[code]]\nvalue = 2\nlabel = \"SHUT\"\ngroup = \"doors\"\n\
               description = \"The door is shut.\"\n";
    assert!(new.ends_with(row), "{new}");
}

#[test]
fn a_table_is_made_from_the_list_that_stands_out() {
    let options = Options {
        name: "door-codes".to_owned(),
        files: vec!["doors.h".to_owned()],
        today: "2026-11-25".to_owned(),
        ..Options::default()
    };
    let constants: &[&[&str]] = &[&["DOOR_OPEN", "1"], &["DOOR_SHUT", "0x1FF"]];
    let ours = block(BlockKind::Constants, constants);
    let proposal = propose(&[page(std::slice::from_ref(&ours))], &options).unwrap();
    let table = validated(&proposal.text);
    let codes: Vec<(String, &str)> = table
        .codes
        .iter()
        .map(|code| (code.value.to_string(), code.label.as_str()))
        .collect();
    assert_eq!(
        codes,
        [
            ("1".to_owned(), "DOOR_OPEN"),
            ("511".to_owned(), "DOOR_SHUT")
        ]
    );
    assert_eq!(
        (table.type_name.as_str(), table.repr.name()),
        ("DoorCodes", "u16")
    );
    assert_eq!(table.strip_prefix, ["DOOR_"]);
    // What it was made from has no difference from it.
    let list = list(&table, std::slice::from_ref(&ours));
    assert_eq!(compare(&table, &list, &[]), []);

    let others: &[&[&str]] = &[&["LAMP_ON", "1"], &["LAMP_OFF", "2"]];
    let mut other = block(BlockKind::Constants, others);
    other.name = Some("lamp".to_owned());
    let error = propose(&[page(&[ours, other])], &options).unwrap_err();
    assert_eq!(error.message, "2 lists could be meant");
    let names: Vec<&str> = error
        .candidates
        .iter()
        .map(|candidate| candidate.first_label.as_str())
        .collect();
    assert_eq!(names, ["DOOR_OPEN", "LAMP_ON"]);
}
