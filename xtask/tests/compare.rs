//! `cargo xtask compare`: lists as people get them from the vendor, compared with the table.
//!
//! `tests/compare/` has the list of the Uptivity API Server in each form that it is published in,
//! with what is around it.

mod support;

use std::fs;
use std::process::Command;

use support::{CommandOutput, Scratch, ran, root, shape};

const FORMS: [&str; 6] = [
    "page.html",
    "page.md",
    "bars.txt",
    "words.txt",
    "tabs.txt",
    "list.csv",
];

fn page(name: &str) -> String {
    let text = fs::read_to_string(root().join("xtask/tests/compare").join(name)).unwrap();
    // Whether footnotes and the numbers of pages are rows is a question of `lists.rs`.
    let text = text.replace("\n1) 19 is not in use.\n", "");
    text.replace("2 Page 2 of 2\n", "")
}

/// Compares a page of this text with the tables of a scratch folder.
fn compare(scratch: &Scratch, name: &str, text: impl AsRef<[u8]>, args: &[&str]) -> CommandOutput {
    let file = scratch.spec("../").join(name);
    fs::write(&file, text).unwrap();
    let mut all = vec!["compare", file.to_str().unwrap()];
    all.extend(args);
    scratch.xtask(&all)
}

fn table(scratch: &Scratch) -> String {
    fs::read_to_string(scratch.spec("uptivity.toml")).unwrap()
}

/// The lines that name a difference.
fn differences(ran: &CommandOutput) -> Vec<&str> {
    let lines = ran.out.lines().take_while(|line| *line != "left out:");
    let lines = lines.filter_map(|line| line.strip_prefix("  "));
    lines.filter(|line| !line.starts_with("= help: ")).collect()
}

#[test]
fn every_form_of_the_list_has_59_rows_and_no_difference() {
    let scratch = Scratch::with_our_table();
    for form in FORMS {
        let ran = compare(&scratch, form, page(form), &[]);
        assert_eq!(ran.status, 0, "{form}: {}{}", ran.out, ran.err);
        assert!(
            ran.out.contains(": 59 rows in lines "),
            "{form}: {}",
            ran.out
        );
        assert!(
            ran.out.contains("uptivity.toml: no difference"),
            "{form}: {}",
            ran.out
        );
    }
    // However lines end, and in the encoding that Windows calls Unicode.
    let text = page("bars.txt").replace('\n', "\r\n");
    assert_eq!(compare(&scratch, "a.txt", &text, &[]).status, 0);
    let wide = std::iter::once(0xFEFF).chain(text.encode_utf16());
    let wide: Vec<u8> = wide.flat_map(u16::to_le_bytes).collect();
    assert_eq!(compare(&scratch, "a.txt", wide, &[]).status, 0);
}

#[test]
fn a_row_more_is_read_or_named_unread_and_is_a_difference() {
    let scratch = Scratch::with_our_table();
    let says = |form: &str, more: &str| {
        let text = format!("{}\n{more}\n", page(form));
        let ran = compare(&scratch, form, text, &[]);
        let lines = differences(&ran);
        assert_eq!(ran.status, i32::from(!lines.is_empty()), "{}", ran.out);
        let is_equal = ran.out.contains(": no difference\n");
        assert_eq!(is_equal, lines.is_empty(), "{}", ran.out);
        let what = lines.into_iter().map(|line| {
            let (kind, what) = line.split_once("line ").unwrap();
            let (_, what) = what.split_once(": ").unwrap();
            format!("{} {what}", kind.trim_end())
        });
        what.collect::<Vec<_>>()
    };
    for (form, more, what) in [
        ("bars.txt", "99 | API_NEW | see note |", "new 99 `API_NEW`"),
        ("list.csv", "API_MANY;;99-101", "range 99 to 101 `API_MANY`"),
        (
            "bars.txt",
            "70000 | API_BIG |",
            "unread 70000 | API_BIG |: it is not written as the other rows are",
        ),
        (
            "bars.txt",
            "-1 | API_LOW |",
            "unread -1 | API_LOW |: it is not written as the other rows are",
        ),
        (
            "bars.txt",
            "70000 | API_OK |",
            "unread 70000 | API_OK |: its value does not fit the type of the table",
        ),
        (
            "list.csv",
            ";;98",
            "unread 98: it has no value, or no label",
        ),
        (
            "list.csv",
            "API_NEW;;n/a",
            "unread API_NEW | n/a: its value cannot be read",
        ),
    ] {
        assert_eq!(says(form, more), [what], "{form}");
    }
    // Neither prose nor a heading.
    for (form, more) in [
        ("bars.txt", "Each server has | API_OK | and others"),
        (
            "page.html",
            "<p>99 API_NEW</p><table><tr><th>Code<th>API_LABEL</table>",
        ),
    ] {
        let none: [&str; 0] = [];
        assert_eq!(says(form, more), none, "{form}");
    }
}

#[test]
fn what_is_new_missing_renamed_and_moved_is_told_apart_in_every_form() {
    let scratch = Scratch::with_our_table();
    for form in FORMS {
        let escaped = |label: &str| match form {
            "page.html" => label.replacen('_', "_<wbr>", 1),
            _ => label.to_owned(),
        };
        let edit = |text: String, from: &str, to: &str| {
            let (from, to) = (escaped(from), escaped(to));
            let escaped = from.replace('_', "\\_");
            assert!(
                text.contains(&from) || text.contains(&escaped),
                "{form} {from}"
            );
            text.replace(&from, &to).replace(&escaped, &to)
        };
        let mut text = edit(page(form), "API_USER_NOT_FOUND", "API_USER_UNKNOWN");
        text = edit(text, "API_CONFIG_ERROR", "API_TEMPORARY");
        text = edit(text, "API_MASKID_NOT_VALID", "API_CONFIG_ERROR");
        text = edit(text, "API_TEMPORARY", "API_MASKID_NOT_VALID");
        text = text.replacen("59", "61", 1);
        let ran = compare(&scratch, form, text, &[]);
        assert_eq!(ran.status, 1, "{form}: {}{}", ran.out, ran.err);
        let found: Vec<String> = differences(&ran)
            .iter()
            .map(|line| {
                let (kind, rest) = line.split_once("line ").unwrap_or((line, ""));
                let (_, what) = rest.split_once(": ").unwrap_or_default();
                format!("{kind}{what}")
            })
            .collect();
        assert_eq!(
            found,
            [
                "renamed  28 `API_USER_UNKNOWN`, is `API_USER_NOT_FOUND` in the table",
                "moved    55 `API_MASKID_NOT_VALID`, is 56 in the table",
                "moved    56 `API_CONFIG_ERROR`, is 55 in the table",
                "moved    61 `API_PARAMETERS_INVALID`, is 59 in the table",
            ],
            "{form}: {}",
            ran.out
        );
    }
}

#[test]
fn what_is_new_is_added_at_its_place_and_nothing_else_is_touched() {
    let scratch = Scratch::with_our_table();
    let before = table(&scratch);
    let mut list = page("tabs.txt").replace("3\tAPI_ERROR_NO_FREE_CHANNELS\n", "");
    list += "300\tAPI_LATE\n60\tAPI_NEW \"quoted\n61\tAPI_NEW \"quoted\n62\tAPI_OK\n";
    let shown = compare(&scratch, "a.tsv", &list, &[]);
    assert_eq!((shown.status, table(&scratch)), (1, before.clone()));
    assert_eq!(
        differences(&shown),
        [
            "new      line 60: 300 `API_LATE`",
            "new      line 61: 60 `API_NEW \"quoted`",
            "new      line 62: 61 `API_NEW \"quoted`",
            "new      line 63: 62 `API_OK`",
            "missing  3 `API_ERROR_NO_FREE_CHANNELS`",
        ],
        "{}",
        shown.out
    );
    let applied = compare(&scratch, "a.tsv", &list, &["--apply"]);
    assert_eq!(applied.status, 1, "{}{}", applied.out, applied.err);
    assert!(applied.out.contains("added 4 rows to "), "{}", applied.out);
    let added = String::from(
        "\n[[code]]\nvalue = 60\nlabel = 'API_NEW \"quoted'\n\
         \n[[code]]\nvalue = 61\nlabel = 'API_NEW \"quoted'\nsame-label-as = 60\n\
         \n[[code]]\nvalue = 62\nlabel = \"API_OK\"\nsame-label-as = 20\n\
         \n[[code]]\nvalue = 300\nlabel = \"API_LATE\"\n",
    );
    let after = table(&scratch);
    assert!(after.contains(&added), "{after}");
    assert_eq!(after.replacen(&added, "", 1), before);
    scratch.generate();

    let again = compare(&scratch, "a.tsv", &list, &["--apply"]);
    assert_eq!(
        differences(&again),
        ["missing  3 `API_ERROR_NO_FREE_CHANNELS`"]
    );
    assert!(again.out.contains("nothing to add"), "{}", again.out);
    assert_eq!(table(&scratch), after);
}

/// A table with comments and other sections between the rows.
const CROWDED: &str = "\
# At the top.
format = 1

[table]
title = \"Door code\"
type = \"DoorCode\"
repr = \"u8\"

[table.source]
document = \"Doors\"
publisher = \"Example\"

[package]
name = \"door-codes\"
version = \"0.1.0\"
description = \"The codes of a door\"
license = \"MIT\"

# Before the first.
[[code]]
value = 10
label = \"DOOR_OPEN\" # behind it
description = \"\"\"
[[code]]
is no header here.
\"\"\"
[[code.alias]]
label = \"DOOR_UNLOCKED\" # of the alias
# At the end of the row.

# Of the next one.
[[code]]
value = 20
label = \"DOOR_CLOSED\"
# Of the gap.
[[gap]]
value = 30
reason = \"none\"

[[retired]]
value = 40
label = \"DOOR_GONE\"
reason = \"gone\"
";

#[test]
fn comments_order_and_line_endings_stay() {
    let list = "5 DOOR_FIRST\n10 DOOR_OPEN\n15 DOOR_AJAR\n20 DOOR_CLOSED\n25 DOOR_SHUT\n\
                30 DOOR_IN_GAP\n40 DOOR_BACK\n41 DOOR_GONE\n";
    for line_break in ["\n", "\r\n"] {
        let scratch = Scratch::new();
        let path = scratch.spec("doors.toml");
        let before = format!("\u{FEFF}{}", CROWDED.replace('\n', line_break));
        fs::write(&path, &before).unwrap();
        let ran = compare(&scratch, "list.txt", list, &["--apply"]);
        assert_eq!(ran.status, 1, "{}{}", ran.out, ran.err);
        let refused: Vec<_> = differences(&ran)
            .into_iter()
            .filter(|line| line.contains("but"))
            .collect();
        assert_eq!(
            refused,
            [
                "new      line 6: 30 `DOOR_IN_GAP`, but the table has the value in a gap",
                "new      line 7: 40 `DOOR_BACK`, but the table has it retired",
                "new      line 8: 41 `DOOR_GONE`, but the table has it retired",
            ]
        );
        let after = fs::read_to_string(&path).unwrap().replace(line_break, "\n");
        let row =
            |value: u8, label: &str| format!("[[code]]\nvalue = {value}\nlabel = \"{label}\"\n");
        let expected = CROWDED
            .replace(
                "# Before the first.",
                &format!("{}\n# Before the first.", row(5, "DOOR_FIRST")),
            )
            .replace(
                "end of the row.\n",
                &format!("end of the row.\n\n{}", row(15, "DOOR_AJAR")),
            )
            .replace(
                "_CLOSED\"\n",
                &format!("_CLOSED\"\n\n{}", row(25, "DOOR_SHUT")),
            );
        assert_eq!(after, format!("\u{FEFF}{expected}"));
        let written = fs::read_to_string(&path).unwrap();
        assert_eq!(
            written.matches('\n').count(),
            written.matches(line_break).count()
        );
        scratch.generate();
    }
}

#[test]
fn what_would_be_a_mistake_is_not_written() {
    let scratch = Scratch::with_our_table();
    let before = table(&scratch);
    // A character that changes the order of the others.
    let list = page("tabs.txt") + "70\tAPI_\u{202E}FINE\n";
    let ran = compare(&scratch, "a.txt", list, &["--apply"]);
    assert_eq!(ran.status, 2, "{}", ran.out);
    assert!(ran.err.contains("nothing was written"), "{}", ran.err);
    assert_eq!(table(&scratch), before);
}

#[test]
fn a_label_whose_name_is_taken_is_no_longer_refused_and_gets_a_variant() {
    let scratch = Scratch::with_our_table();
    // Both would be named `Ok`.
    let list = page("tabs.txt") + "70\tAPI_ERROR_OK\n71\tAPI_ok\n";
    let ran = compare(&scratch, "a.txt", list, &["--apply"]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    let row = |value: u8, label: &str| {
        format!("[[code]]\nvalue = {value}\nlabel = \"{label}\"\nvariant = \"Ok{value}\"\n")
    };
    let rows = format!("\n{}\n{}", row(70, "API_ERROR_OK"), row(71, "API_ok"));
    let text = table(&scratch);
    assert!(text.contains(&rows), "{text}");
    scratch.generate();
}

#[test]
fn another_label_of_a_code_is_an_alias_and_is_added() {
    let scratch = Scratch::with_our_table();
    let list = page("tabs.txt") + "20\tAPI_FINE\n";
    let ran = compare(&scratch, "a.txt", &list, &[]);
    assert_eq!(ran.status, 1);
    assert_eq!(
        differences(&ran),
        ["alias    line 61: 20 `API_FINE`, another label of `API_OK`"]
    );
    let ran = compare(&scratch, "a.txt", &list, &["--apply"]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("added 1 row to "), "{}", ran.out);
    let text = table(&scratch);
    assert!(
        text.contains("\n[[code.alias]]\nlabel = \"API_FINE\"\n"),
        "{text}"
    );
    scratch.generate();
    assert_eq!(compare(&scratch, "a.txt", &list, &[]).status, 0);
}

#[test]
fn what_assigns_no_code_is_left_out_and_added_as_a_gap() {
    let scratch = Scratch::with_our_table();
    let list = page("tabs.txt") + "60\tUnassigned\n61-99\tReserved for later\n";
    let ran = compare(&scratch, "a.tsv", &list, &[]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    let left_out = "no difference\nleft out:\n  line 61: 60, “Unassigned”\n  \
                    line 62: 61 to 99, “Reserved for later”\n";
    assert!(ran.out.ends_with(left_out), "{}", ran.out);
    let ran = compare(&scratch, "a.tsv", &list, &["--apply"]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    let gaps = "\n[[gap]]\nvalue = 60\nreason = \"Unassigned\"\n\
                \n[[gap]]\nfirst = 61\nlast = 99\nreason = \"Reserved for later\"\n";
    assert!(table(&scratch).contains(gaps));
    scratch.generate();
    let again = compare(&scratch, "a.tsv", &list, &["--apply"]);
    assert!(again.out.contains("nothing to add"), "{}", again.out);
}

#[test]
fn a_repeated_label_refers_to_a_code_that_is_added() {
    let scratch = Scratch::new();
    fs::write(scratch.spec("doors.toml"), CROWDED).unwrap();
    // The first code with the label is in a gap, or retired, so that the next one is the first.
    let list = "10 DOOR_OPEN\n20 DOOR_CLOSED\n30 DOOR_WIDE\n31 DOOR_WIDE\n32 DOOR_WIDE\n\
                40 DOOR_THIN\n41 DOOR_THIN\n";
    let ran = compare(&scratch, "a.txt", list, &["--apply"]);
    assert_eq!(ran.status, 1, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("added 3 rows to "), "{}", ran.out);
    let text = fs::read_to_string(scratch.spec("doors.toml")).unwrap();
    for row in [
        "value = 31\nlabel = \"DOOR_WIDE\"\n\n",
        "value = 32\nlabel = \"DOOR_WIDE\"\nsame-label-as = 31\n",
        "value = 41\nlabel = \"DOOR_THIN\"\n",
    ] {
        assert!(text.contains(row), "{text}");
    }
    scratch.generate();
}

#[test]
fn a_second_label_of_a_new_code_is_its_alias() {
    let scratch = Scratch::new();
    fs::write(scratch.spec("doors.toml"), CROWDED).unwrap();
    let list = "enum door { DOOR_OPEN = 10, DOOR_CLOSED = 20, DOOR_WIDE = 1, DOOR_BROAD = DOOR_WIDE, DOOR_AJAR };\n";
    let ran = compare(&scratch, "a.h", list, &["--apply"]);
    let text = fs::read_to_string(scratch.spec("doors.toml")).unwrap();
    let rows = "value = 1\nlabel = \"DOOR_WIDE\"\n\n[[code.alias]]\nlabel = \"DOOR_BROAD\"\n\n";
    assert!(text.contains(rows), "{}{}{text}", ran.out, ran.err);
    assert!(
        text.contains("value = 2\nlabel = \"DOOR_AJAR\"\n"),
        "{text}"
    );
    scratch.generate();
    let again = compare(&scratch, "a.h", list, &["--apply"]);
    assert!(again.out.contains("nothing to add"), "{}", again.out);
}

#[test]
fn a_code_that_repeats_a_label_is_missing_if_its_value_is() {
    let scratch = Scratch::with_our_table();
    for value in ["16", "17"] {
        let row = format!("{value}\tAPI_INVALID_MESSAGE_FORMAT\n");
        let list = page("tabs.txt").replace(&row, "");
        let ran = compare(&scratch, "a.tsv", list, &[]);
        let missing = format!("missing  {value} `API_INVALID_MESSAGE_FORMAT`");
        assert_eq!(differences(&ran), [missing.as_str()], "{}", ran.out);
    }
}

#[test]
fn without_a_known_label_nothing_is_added() {
    let scratch = Scratch::new();
    fs::write(scratch.spec("doors.toml"), CROWDED).unwrap();
    let list = "Age\tName\n10\tAlice\n20\tBob\n30\tCindy\n";
    let ran = compare(&scratch, "a.tsv", list, &["--apply"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    let says = "no list has a label of the table";
    assert!(ran.err.contains(says), "{}", ran.err);
    let text = fs::read_to_string(scratch.spec("doors.toml")).unwrap();
    assert_eq!(text, CROWDED);
}

#[test]
fn several_files_are_one_list_and_each_row_names_its_file() {
    let scratch = Scratch::with_our_table();
    let whole = page("tabs.txt");
    let (first, second) = whole.split_at(whole.find("30\t").unwrap());
    let paths = ["one.tsv", "two.tsv"].map(|name| scratch.spec("../").join(name));
    fs::write(&paths[0], first).unwrap();
    fs::write(&paths[1], second.to_owned() + "60\tAPI_NEW\n").unwrap();
    let [one, two] = paths.each_ref().map(|path| path.to_str().unwrap());
    let ran = scratch.xtask(&["compare", one, two]);
    assert_eq!(ran.status, 1, "{}{}", ran.out, ran.err);
    let new = format!("new      {two}, line 31: 60 `API_NEW`");
    assert_eq!(differences(&ran), [new.as_str()], "{}", ran.out);
    assert!(
        ran.out.starts_with(&format!(
            "{one}: 29 rows in lines 2 to 30\n{two}: 31 rows in lines "
        )),
        "{}",
        ran.out
    );
    // One is not the whole list.
    let ran = scratch.xtask(&["compare", one]);
    assert!(ran.out.contains("30 differences"), "{}", ran.out);
}

#[test]
fn standard_input_is_a_file() {
    let scratch = Scratch::with_our_table();
    let list = page("tabs.txt") + "60\tAPI_NEW\n";
    let ran = scratch.pipe(&["compare", "-"], list.as_bytes());
    assert_eq!(ran.status, 1, "{}{}", ran.out, ran.err);
    assert!(
        ran.out.starts_with("-: 60 rows in lines 2 to 61\n"),
        "{}",
        ran.out
    );
    let ran = scratch.pipe(&["compare", "-"], page("page.html").as_bytes());
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
}

#[test]
fn a_list_can_be_named_by_its_number() {
    let scratch = Scratch::new();
    fs::write(scratch.spec("doors.toml"), CROWDED).unwrap();
    let list = "# Lamps\n\n| Code | Name |\n| --- | --- |\n| 10 | LAMP_ON |\n| 20 | LAMP_OFF |\n\n\
                # Locks\n\n| Code | Name | Note |\n| --- | --- | --- |\n| 10 | LOCK_OPEN | a |\n\
                | 20 | LOCK_SHUT | b |\n";
    let ran = compare(&scratch, "a.md", list, &[]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    let named = "1: “Lamps”, 2 rows in lines 3 to 6, from `LAMP_ON` to `LAMP_OFF`\n    \
                 2: “Locks”, 2 rows in lines 10 to 13, from `LOCK_OPEN` to `LOCK_SHUT`\n";
    assert!(ran.err.contains(named), "{}", ran.err);
    let ran = compare(&scratch, "a.md", list, &["--list", "2"]);
    assert_eq!(
        differences(&ran),
        [
            "renamed  line 12: 10 `LOCK_OPEN`, is `DOOR_OPEN` in the table",
            "renamed  line 13: 20 `LOCK_SHUT`, is `DOOR_CLOSED` in the table",
        ],
        "{}{}",
        ran.out,
        ran.err
    );
    for number in ["0", "3"] {
        let ran = compare(&scratch, "a.md", list, &["--list", number]);
        assert_eq!(ran.status, 2);
        let says = format!("there is no list {number}: the file has 2");
        assert!(ran.err.contains(&says), "{}", ran.err);
    }
}

#[test]
fn json_has_every_difference_and_what_was_left_out() {
    let scratch = Scratch::new();
    fs::write(scratch.spec("doors.toml"), CROWDED).unwrap();
    let list = "Code,Name\n10,DOOR_OPEN\n10,DOOR_WIDE\n11,DOOR_NEW\n20,DOOR_SHUT\n50-59,Doors of others\n\
                60,Unassigned\nsixty,DOOR_ODD\n";
    let args = ["--message-format", "json"];
    let ran = compare(&scratch, "a.csv", list, &args);
    assert_eq!(ran.status, 1, "{}{}", ran.out, ran.err);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(json["read"], 4, "{json:#}");
    let rows: Vec<String> = json["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            format!(
                "{} {} {} {}",
                row["kind"], row["value"], row["label"], row["line"]
            )
        })
        .collect();
    assert_eq!(
        rows,
        [
            r#""alias" "10" "DOOR_WIDE" 3"#,
            r#""new" "11" "DOOR_NEW" 4"#,
            r#""renamed" "20" "DOOR_SHUT" 5"#,
            r#""range" "50" "Doors of others" 6"#,
            r#""unread" null "DOOR_ODD" 8"#,
        ]
    );
    assert_eq!(json["left_out"][0]["line"], 7);
    assert_eq!(json["left_out"][0]["first"], "60");

    // What is missing has the label of the table, and what is not understood has candidates.
    let ran = compare(&scratch, "a.csv", "Code,Name\n10,DOOR_OPEN\n", &args);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let missing =
        serde_json::json!({"kind": "missing", "value": "20", "label": "DOOR_CLOSED", "line": null});
    assert_eq!(json["rows"], serde_json::json!([missing]));
    let ran = compare(
        &scratch,
        "a.csv",
        "Code,Name\n1,LAMP_ON\n2,LAMP_OFF\n",
        &args,
    );
    assert_eq!(ran.status, 2);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let candidate = serde_json::json!({
        "name": null, "rows": 2, "first_line": 1, "last_line": 3,
        "first_label": "LAMP_ON", "last_label": "LAMP_OFF",
    });
    assert_eq!(json["candidates"], serde_json::json!([candidate]));
    let message = json["diagnostics"][0]["message"].as_str().unwrap();
    assert!(
        message.ends_with("a.csv: no list has a label of the table"),
        "{message}"
    );
}

#[test]
fn a_page_without_a_list_or_with_two_says_what_was_seen() {
    let scratch = Scratch::with_our_table();
    let says = |name: &str, text: &str, what: &[&str]| {
        let ran = compare(&scratch, name, text, &["--apply"]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{text}");
        for what in what {
            assert!(ran.err.contains(what), "no {what:?} in {}", ran.err);
        }
    };
    let nothing = "no list of codes: nothing has a value and a label";
    says("a.txt", "", &["a.txt is empty"]);
    says("a.txt", "Nothing.\n", &[nothing]);
    says("a.html", "<p>Nothing.</p>", &[nothing]);
    let prices = "<table><tr><td>Bread<td>seven</table>";
    says("a.html", prices, &[nothing]);
    let prices = "<table><tr><td>7<td>Bread<tr><td>8<td>Milk</table>";
    says(
        "a.html",
        prices,
        &[
            "no list has a label of the table",
            "1: 2 rows in lines 1 to 1, from `Bread` to `Milk`",
        ],
    );
}

#[test]
fn the_same_list_twice_is_no_longer_refused_and_read_once() {
    let scratch = Scratch::with_our_table();
    for name in ["page.html", "words.txt"] {
        let twice = page(name) + "\n" + &page(name);
        let ran = compare(&scratch, name, &twice, &[]);
        assert_eq!(ran.status, 0, "{name}: {}{}", ran.out, ran.err);
        assert!(ran.out.contains(": 59 rows in lines "), "{}", ran.out);
    }
    // Another label of a known value is one, wherever it is.
    let other = page("bars.txt") + "17 | API_OTHER\n";
    let ran = compare(&scratch, "a.txt", &other, &[]);
    let [alias] = differences(&ran)[..] else {
        panic!("{}{}", ran.out, ran.err);
    };
    assert!(
        alias.ends_with(": 17 `API_OTHER`, another label of `API_INVALID_MESSAGE_FORMAT`"),
        "{alias}"
    );
}

#[test]
fn a_single_row_again_and_prose_do_no_harm() {
    let scratch = Scratch::with_our_table();
    let text = page("bars.txt") + "\nAs said, `20 | API_OK` is no error:\n\n20 | API_OK\n";
    let ran = compare(&scratch, "a.txt", text, &[]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    // A page without tables is taken as text.
    let text = page("bars.txt").replace('\n', "<br>\n");
    let ran = compare(&scratch, "a.html", format!("<html><p>{text}</html>"), &[]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    // A cell that reaches over several rows.
    let rows = "<tr><td rowspan=2>A<td>0<td>API_RECORDING_STARTED<tr><td>20<td>API_OK";
    let ran = compare(&scratch, "a.html", format!("<table>{rows}</table>"), &[]);
    assert!(
        ran.out.contains("2 rows") && ran.out.contains("57 differences"),
        "{}",
        ran.out
    );
}

#[test]
fn words_behind_a_label_aliases_and_hidden_characters_do_no_harm() {
    let scratch = Scratch::with_our_table();
    let described = page("tabs.txt")
        .replace('\t', " ")
        .replace('\n', "  what it means\n");
    let ran = compare(&scratch, "a.txt", described, &[]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    let colored = page("tabs.txt").replace("API_OK", "\x1b[31mAPI_\u{AD}OK\x07");
    let ran = compare(&scratch, "a.txt", colored, &[]);
    assert_eq!(
        differences(&ran),
        ["renamed  line 21: 20 `[31mAPI_OK`, is `API_OK` in the table"]
    );
    let mut latin = page("tabs.txt").into_bytes();
    latin.extend(b"Copyright \xA9\n");
    assert_eq!(compare(&scratch, "a.txt", &latin, &[]).status, 0);
    latin.extend(b"60\tAPI_\xA9\n");
    let ran = compare(&scratch, "a.txt", &latin, &[]);
    let [unread] = differences(&ran)[..] else {
        panic!("{}{}", ran.out, ran.err);
    };
    assert_eq!(
        unread,
        "unread   line 62: 60 API_\u{FFFD}: its label is not UTF-8"
    );

    let scratch = Scratch::new();
    fs::write(scratch.spec("doors.toml"), CROWDED).unwrap();
    let list = "10 DOOR_OPEN\n10 DOOR_UNLOCKED\n20 DOOR_CLOSED\n";
    let ran = compare(&scratch, "a.txt", list, &[]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
}

#[test]
fn where_values_are_texts_a_header_is_none() {
    let scratch = Scratch::new();
    fs::copy(shape("sqlstate"), scratch.spec("sqlstate.toml")).unwrap();
    let list = "Code | Name\n--- | ---\n00000 | successful_completion\n\
                0A000 | feature_not_supported\n23505 | unique_violation\n\
                23P01 | exclusion_violation\nXX000 | internal_error\n22012 | division_by_zero\n";
    let ran = compare(&scratch, "a.md", list, &["--apply"]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    assert_eq!(
        differences(&ran),
        ["new      line 8: 22012 `division_by_zero`"]
    );
    // At the end: users see the order of the rows.
    let text = fs::read_to_string(scratch.spec("sqlstate.toml")).unwrap();
    let place = |what: &str| text.find(what).unwrap();
    assert!(place("XX000") < place("value = \"22012\"") && place("22012") < place("[[gap]]"));
}

#[test]
fn of_several_tables_one_is_named() {
    let scratch = Scratch::with_our_table();
    fs::write(scratch.spec("doors.toml"), CROWDED).unwrap();
    let list = page("tabs.txt");
    let ran = compare(&scratch, "a.txt", &list, &[]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("doors, uptivity"), "{}", ran.err);
    for name in ["uptivity", "uptivity.toml", "uptivity-result-codes"] {
        assert_eq!(
            compare(&scratch, "a.txt", &list, &["--table", name]).status,
            0
        );
    }
    let ran = compare(&scratch, "a.txt", &list, &["--table", "windows"]);
    assert!(ran.err.contains("no table `windows`"), "{}", ran.err);

    // The name of a file goes before that of a package.
    fs::write(scratch.spec("uptivity-result-codes.toml"), CROWDED).unwrap();
    let ran = compare(
        &scratch,
        "a.txt",
        &list,
        &["--table", "uptivity-result-codes"],
    );
    assert!(
        ran.err.contains("no list has a label of the table"),
        "{}",
        ran.err
    );
    // Mistakes in other tables do not matter.
    fs::write(scratch.spec("doors.toml"), "format = 1\n").unwrap();
    let ran = compare(&scratch, "a.txt", &list, &["--table", "uptivity"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
}

#[test]
fn on_github_every_difference_is_an_annotation() {
    let scratch = Scratch::with_our_table();
    let file = scratch.spec("../a.txt");
    let list = page("tabs.txt").replace("20\tAPI_OK\n", "20\tAPI_FINE\n") + "60\tAPI_NEW\n";
    let list = list + "70000\tAPI_BIG\n";
    fs::write(&file, &list).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
    command
        .arg("compare")
        .arg(&file)
        .env("GITHUB_ACTIONS", "true");
    command.arg("--spec").arg(scratch.spec(""));
    let ran = ran(command.output().unwrap());
    let table = table(&scratch);
    let line = |what: &str| 1 + table[..table.find(what).unwrap()].matches('\n').count();
    let place = scratch.spec("uptivity.toml");
    let start = |line: usize| format!("::error file={},line={line},col=", place.display());
    let annotations: Vec<_> = ran
        .out
        .lines()
        .filter(|line| line.starts_with("::"))
        .collect();
    assert_eq!(annotations.len(), 3, "{}{}", ran.out, ran.err);
    let bottom = list.lines().count();
    let unread = format!(
        "line={bottom},col=1,title=unread::line {bottom}: 70000 API_BIG: it is not written as the other rows are"
    );
    assert!(annotations[2].ends_with(&unread), "{}", annotations[2]);
    for (line, says) in [
        (
            line("value = 20\n"),
            ",title=renamed::line 21: 20 `API_FINE`, is ",
        ),
        (line("type = "), ",title=new::line 61: 60 `API_NEW`"),
    ] {
        let is_it = |text: &&str| text.starts_with(&start(line)) && text.contains(says);
        assert!(annotations.iter().any(is_it), "{says}: {annotations:?}");
    }
}

#[cfg(unix)]
#[test]
fn what_writes_waits_for_others() {
    use std::io::{BufRead, BufReader};
    use std::process::Stdio;

    let scratch = Scratch::with_our_table();
    let file = scratch.spec("../a.txt");
    fs::write(&file, page("tabs.txt")).unwrap();
    let lock = fs::File::open(scratch.spec("")).unwrap();
    lock.lock().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
    command.arg("compare").arg(&file).arg("--apply");
    command.arg("--spec").arg(scratch.spec(""));
    command.stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut said = String::new();
    let stderr = child.stderr.take().unwrap();
    BufReader::new(stderr).read_line(&mut said).unwrap();
    assert!(said.starts_with("waiting for another"), "{said}");
    lock.unlock().unwrap();
    assert!(child.wait().unwrap().success());
}

/// The list is a pipe, which is opened after the table was read.
#[cfg(unix)]
#[test]
fn a_table_that_changes_meanwhile_is_not_overwritten() {
    let scratch = Scratch::with_our_table();
    let file = scratch.spec("../a.txt");
    let made = Command::new("mkfifo").arg(&file).status().unwrap();
    assert!(made.success());
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
    command.arg("compare").arg(&file).arg("--apply");
    command.arg("--spec").arg(scratch.spec(""));
    command.stdout(std::process::Stdio::piped());
    command.stderr(std::process::Stdio::piped());
    let child = command.spawn().unwrap();
    let mut pipe = fs::File::options().write(true).open(&file).unwrap();
    let changed = table(&scratch) + "\n# A new line.\n";
    fs::write(scratch.spec("uptivity.toml"), &changed).unwrap();
    let list = page("tabs.txt") + "60\tAPI_NEW\n";
    std::io::Write::write_all(&mut pipe, list.as_bytes()).unwrap();
    drop(pipe);
    let ran = ran(child.wait_with_output().unwrap());
    assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{}", ran.err);
    let says = "uptivity.toml changed during the comparison\n  help: run the command again\n";
    assert!(ran.err.ends_with(says), "{}", ran.err);
    assert_eq!(table(&scratch), changed);
}

#[test]
fn a_wrong_call_of_compare_says_what_is_missing() {
    let call = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
        ran(command.arg("compare").args(args).output().unwrap())
    };
    assert!(call(&[]).err.contains("needs a FILE"));
    let define = call(&["a", "--define", "X"]);
    assert!(
        define.err.contains("`--define` needs NAME=VALUE, not `X`"),
        "{}",
        define.err
    );
    let missing = Scratch::with_our_table().xtask(&["compare", "no-such-file"]);
    assert_eq!(missing.status, 2);
    assert!(
        missing.err.contains("cannot read no-such-file"),
        "{}",
        missing.err
    );
    assert!(
        call(&["--help"])
            .out
            .contains("Usage: cargo xtask compare FILE")
    );
}

#[test]
fn what_is_not_applied_is_named_with_what_to_do() {
    let scratch = Scratch::with_our_table();
    let list = "Value,Label\n0,API_RECORDING_STARTED\n1,API_RENAMED_BY_THE_VENDOR\n3-9,Doors\n";
    let ran = compare(&scratch, "a.csv", list, &["--apply"]);
    assert_eq!(ran.status, 1, "{}{}", ran.out, ran.err);
    for says in [
        "uptivity.toml, move the code to `[[retired]]` if the vendor dropped it\n",
        "uptivity.toml, add it as `[[range]]` or `[[gap]]`\n",
    ] {
        assert!(ran.out.contains(says), "{says}: {}", ran.out);
    }
}

#[test]
fn a_label_that_is_not_utf_8_is_unread_and_not_missing_too() {
    let scratch = Scratch::new();
    let table = CROWDED.replace("DOOR_CLOSED", "DOOR CLOSÉD");
    fs::write(scratch.spec("doors.toml"), table).unwrap();
    let list = b"Code,Name\n10,DOOR_OPEN\n20,DOOR CLOS\xC9D\n";
    let ran = compare(&scratch, "a.csv", list, &[]);
    let found = differences(&ran);
    assert_eq!(found.len(), 1, "{}{}", ran.out, ran.err);
    assert!(found[0].contains("its label is not UTF-8"), "{found:?}");
}

#[test]
fn an_earlier_edition_is_no_table() {
    let scratch = Scratch::new();
    let old = scratch.spec("../old.csv");
    fs::write(&old, "Code,Name\n1,DOOR_OPEN\n2,DOOR_SHUT\n3,DOOR_STUCK\n").unwrap();
    let list = "Code,Name\n11,LAMP_ON\n12,LAMP_OFF\n";
    let ran = compare(
        &scratch,
        "new.csv",
        list,
        &["--against", old.to_str().unwrap()],
    );
    assert_eq!(ran.status, 2, "{}{}", ran.out, ran.err);
    assert!(
        ran.err
            .contains("no list has a label of the earlier edition"),
        "{}",
        ran.err
    );
    assert!(!ran.err.contains("--table"), "{}", ran.err);
}
