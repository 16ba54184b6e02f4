//! The call, and what is said about it.

use std::fs;

use super::{PAGE, codes, key, made, new, parsed, written};
use crate::support::Scratch;

#[test]
fn a_column_that_no_table_has_is_named() {
    let text = "Code,Name\n1,OPEN\n2,SHUT\n";
    for option in ["--value", "--label", "--description"] {
        let ran = new(&Scratch::new(), "a.csv", text, &[option, "nosuch"]);
        assert_eq!(ran.status, 2, "{}", ran.out);
        assert!(
            ran.err.contains("no table has a column `nosuch`"),
            "{}",
            ran.err
        );
        assert!(ran.err.contains("`Code`, `Name`"), "{}", ran.err);
    }
}

#[test]
fn a_file_that_is_no_text_is_refused() {
    for (text, message) in [
        (&b""[..], "a.txt is empty"),
        (b"\x7fELF\0\0\x01", "a.txt is binary"),
    ] {
        let ran = new(&Scratch::new(), "a.txt", text, &[]);
        assert_eq!(ran.status, 2);
        assert!(ran.err.contains(message), "{}", ran.err);
    }
}

#[test]
fn a_caller_may_decide_everything() {
    let text = "Number,Text,Word,Other\n1,It is open.,open,9\n2,It is shut.,shut,8\n";
    let args = [
        "--type",
        "DoorCode",
        "--package",
        "door-codes",
        "--repr",
        "i32",
        "--value",
        "Other",
        "--label",
        "Word",
        "--description",
        "2",
    ];
    let table = made("a.csv", text, &args);
    assert_eq!(codes(&table), "9 open: It is open.\n8 shut: It is shut.\n");
    assert_eq!(key(&table, "type").as_deref(), Some("\"DoorCode\""));
    assert_eq!(key(&table, "repr").as_deref(), Some("\"i32\""));
    assert_eq!(
        parsed(&table)["package"]["name"].as_str(),
        Some("door-codes")
    );
    // Strings, if the caller says so.
    let table = made(
        "a.csv",
        "Code,Name\n1,Door open\n2,Door shut\n",
        &["--repr", "str"],
    );
    assert_eq!(codes(&table), "\"1\" Door open\n\"2\" Door shut\n");

    for (args, says) in [
        (["--repr", "f32"], "`f32` is not a type of values"),
        (["--value", "Nothing"], "no table has a column `Nothing`"),
        (["--list", "2"], "there is no list 2: the file has 1"),
        (["--type", "9"], "nothing was written"),
        (["--repr", "wide"], "write u8, u16"),
    ] {
        let scratch = Scratch::new();
        let ran = new(&scratch, "a.csv", text, &args);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{args:?}");
        assert!(ran.err.contains(says), "{args:?}: {}", ran.err);
        assert!(!scratch.spec("doors.toml").exists());
    }
}

#[test]
fn what_one_header_uses_may_be_defined_by_the_call_or_another_header() {
    let text = "#define DOOR_OPEN (DOOR_FIRST + 1)\n#define DOOR_SHUT (DOOR_FIRST + 2)\n";
    let expected = "11 DOOR_OPEN\n12 DOOR_SHUT\n";
    assert_eq!(
        codes(&made("a.h", text, &["--define", "DOOR_FIRST=10"])),
        expected
    );
    let scratch = Scratch::new();
    let path = scratch.spec("../base.h");
    fs::write(&path, "#define DOOR_FIRST 0xA\n").unwrap();
    let ran = new(&scratch, "a.h", text, &[path.to_str().unwrap()]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    let table = written(&scratch);
    assert!(codes(&table).ends_with(expected), "{table}");
    // Otherwise the rows are named.
    let scratch = Scratch::new();
    let text = text.to_owned()
        + "#define DOOR_STUCK 3\n#define DOOR_AJAR 4\n#define DOOR_WIDE 5\n\
        #define DOOR_LOW 6\n#define DOOR_HIGH 7\n";
    let ran = new(&scratch, "a.h", text, &[]);
    assert_eq!(ran.status, 1, "{}{}", ran.out, ran.err);
    let unread = "  unread   line 1: DOOR_OPEN | (DOOR_FIRST + 1): its value cannot be computed\n";
    assert!(ran.out.contains(unread), "{}", ran.out);
    assert!(ran.out.contains("`--define NAME=VALUE`"), "{}", ran.out);
    scratch.generate();
}

#[test]
fn a_table_that_exists_is_not_touched() {
    let scratch = Scratch::new();
    fs::write(scratch.spec("doors.toml"), "mine").unwrap();
    let ran = new(&scratch, "a.html", PAGE, &[]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("doors.toml exists"), "{}", ran.err);
    assert_eq!(
        fs::read_to_string(scratch.spec("doors.toml")).unwrap(),
        "mine"
    );
}

#[test]
fn json_says_what_was_written_and_left_out() {
    let scratch = Scratch::new();
    let text = "Code,Name\n1,Door open\n2,Door shut\n3,Unassigned\n4-9,Reserved\nfour,Door stuck\n5,Door ajar\n6,Door wide\n";
    let ran = new(&scratch, "a.csv", text, &["--message-format", "json"]);
    assert_eq!(ran.status, 1, "{}{}", ran.out, ran.err);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let path = scratch.spec("doors.toml");
    let path = path.to_str().unwrap().replace('\\', "/");
    assert_eq!(json["written"].as_str().unwrap().replace('\\', "/"), path);
    assert_eq!(json["read"], 4);
    let unread = serde_json::json!([{
        "kind": "unread", "value": null, "label": "Door stuck", "line": 6,
        "text": "four | Door stuck", "reason": "its value cannot be read",
    }]);
    assert_eq!(json["rows"], unread);
    let left_out = serde_json::json!([
        {"line": 4, "what": "3, “Unassigned”", "first": "3", "last": "3"},
        {"line": 5, "what": "4 to 9, “Reserved”", "first": "4", "last": "9"},
    ]);
    assert_eq!(json["left_out"], left_out);
    assert!(json["files"][0].as_str().unwrap().ends_with("a.csv"));
    scratch.generate();
}

#[test]
fn quotes_line_ends_and_encodings_do_no_harm() {
    let text = "Code,Name,Text\n1,\"Door \"\"open\"\" \\ wide\",\"It is 'open',\nand \"\"wide\"\".\"\n2,Door’s shut,\"\"\"\"\"\"\n";
    let expected = "1 Door \"open\" \\ wide: It is 'open',¶and \"wide\".\n2 Door’s shut: \"\"\n";
    for line_end in ["\n", "\r\n"] {
        let text = text.replace('\n', line_end);
        assert_eq!(codes(&made("a.csv", &text, &[])), expected);
        let units: Vec<u16> = std::iter::once(0xFEFF).chain(text.encode_utf16()).collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        let marked = format!("\u{FEFF}{text}");
        for bytes in [little, big, marked.into_bytes()] {
            assert_eq!(codes(&made("a.csv", bytes, &[])), expected);
        }
    }
}

#[test]
fn standard_input_is_a_file() {
    let scratch = Scratch::new();
    let ran = scratch.pipe(&["new", "doors", "--from", "-"], PAGE.as_bytes());
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    assert!(
        ran.out.starts_with("-: 3 rows in lines 7 to 10\n"),
        "{}",
        ran.out
    );
    assert!(written(&scratch).contains("document = \"Codes of doors\"\n"));
    scratch.generate();
}

#[test]
fn the_folder_of_tables_is_created_and_nothing_else_is_left() {
    let scratch = Scratch::new();
    fs::write(scratch.spec("../a.html"), PAGE).unwrap();
    let file = fs::canonicalize(scratch.spec("../a.html")).unwrap();
    fs::remove_dir(scratch.spec("")).unwrap();
    let ran = scratch.xtask(&["new", "doors", "--from", file.to_str().unwrap()]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    let mut names: Vec<_> = fs::read_dir(scratch.spec(".."))
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    names.sort();
    assert_eq!(names, ["a.html", "spec"]);
    assert_eq!(fs::read_dir(scratch.spec("")).unwrap().count(), 1);
}

#[test]
fn a_wrong_call_of_new_says_what_is_missing() {
    let scratch = Scratch::new();
    for (args, says) in [
        (&["new"][..], "`new` needs a NAME for the table"),
        (
            &["new", "doors"],
            "`new` needs `--from FILE` with the vendor's list",
        ),
        (
            &["new", "../doors", "--from", "a"],
            "`../doors` cannot be the name of a table",
        ),
        (
            &["new", "9", "--from", "a"],
            "`9` cannot be the name of a table",
        ),
        (
            &["new", "doors", "--from", "no-such-file"],
            "cannot read no-such-file",
        ),
        (
            &["new", "doors", "--from", "a", "--define", "=1"],
            "`--define` needs NAME=VALUE",
        ),
        (
            &["new", "doors", "--from", "a", "--define", "DOOR="],
            "`--define` needs NAME=VALUE, not `DOOR=`",
        ),
        (
            &["new", "doors", "--from", "a", "--list", "two"],
            "`--list` needs the number of a list, not `two`",
        ),
    ] {
        let ran = scratch.xtask(args);
        assert_eq!(ran.status, 2, "{args:?}");
        assert!(ran.err.contains(says), "{args:?}: {}", ran.err);
    }
    let help = scratch.xtask(&["new", "--help"]);
    assert_eq!(help.status, 0);
    assert!(
        help.out.contains("Usage: cargo xtask new NAME --from FILE"),
        "{}",
        help.out
    );
}

#[test]
fn a_package_of_another_table_is_refused() {
    let scratch = Scratch::new();
    let text = "1: Door open\n2: Door shut\n3: Door stuck\n";
    let ran = new(&scratch, "a.txt", text, &["--package", "gates"]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    let path = scratch.spec("..").join("a.txt");
    let ran = scratch.xtask(&["new", "gates", "--from", path.to_str().unwrap()]);
    assert_eq!(ran.status, 2, "{}{}", ran.out, ran.err);
    let says = "doors.toml has the package `gates` already\n  help: name another one with `--package NAME`";
    assert!(ran.err.contains(says), "{}", ran.err);
    assert!(!scratch.spec("gates.toml").exists());
}

#[test]
fn what_was_left_out_is_shown_as_the_table_shows_values() {
    let scratch = Scratch::new();
    let text = "Code,Name\n0x01,Door open\n0x02,Door shut\n0x03,Unassigned\n0x10-0x1F,Reserved\n";
    let ran = new(&scratch, "a.csv", text, &[]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    let left_out = "left out:\n  line 4: 0x03, “Unassigned”\n  line 5: 0x10 to 0x1F, “Reserved”\n";
    assert!(ran.out.contains(left_out), "{}", ran.out);
}
