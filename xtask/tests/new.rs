//! `cargo xtask new`: a table from a small list in each format. `codegen` accepts every table that is written.

mod support;

use std::fmt::Write as _;
use std::fs;

use support::{CommandOutput, Scratch};

/// Makes a table `doors` from a file with this text.
fn new(scratch: &Scratch, file: &str, text: impl AsRef<[u8]>, args: &[&str]) -> CommandOutput {
    let path = scratch.spec("..").join(file);
    fs::write(&path, text).unwrap();
    let mut all = vec!["new", "doors", "--from", path.to_str().unwrap()];
    all.extend(args);
    scratch.xtask(&all)
}

/// The text of the table, without the date of today.
fn written(scratch: &Scratch) -> String {
    let text = fs::read_to_string(scratch.spec("doors.toml")).unwrap();
    let lines = text.split_inclusive('\n');
    lines
        .filter(|line| !line.starts_with("retrieved = "))
        .collect()
}

/// Makes a table, which `codegen` has to accept.
fn made(file: &str, text: impl AsRef<[u8]>, args: &[&str]) -> String {
    let scratch = Scratch::new();
    let ran = new(&scratch, file, text, args);
    assert_eq!(ran.status, 0, "{file}: {}{}", ran.out, ran.err);
    scratch.generate();
    written(&scratch)
}

fn parsed(table: &str) -> toml::Table {
    table.parse().unwrap()
}

/// The codes of a table as lines: value, label, other labels, description.
fn codes(table: &str) -> String {
    let mut text = String::new();
    for code in parsed(table)["code"].as_array().unwrap() {
        let label = code["label"].as_str().unwrap();
        let _ = write!(text, "{} {label}", code["value"]);
        for alias in code
            .get("alias")
            .and_then(|alias| alias.as_array())
            .into_iter()
            .flatten()
        {
            let _ = write!(text, " / {}", alias["label"].as_str().unwrap());
        }
        if let Some(description) = code.get("description") {
            let _ = write!(
                text,
                ": {}",
                description.as_str().unwrap().replace("\n\n", "¶")
            );
        }
        text.push('\n');
    }
    text
}

/// A key of `[table]` as it is written.
fn key(table: &str, name: &str) -> Option<String> {
    let parsed = parsed(table);
    parsed["table"].get(name).map(ToString::to_string)
}

const HEAD: &str = "#:schema ./schema.json\n\
    # Made from FILE. What a person still has to look at: `title`, `type`, the names of variants that do not read\n\
    # well, `outcome` and `tags` where the source states them, and the `license` of the package.\n\n\
    format = 1\n\n[table]\ntitle = \"doors\"\ntype = \"Doors\"\n";

#[test]
fn names_that_delimit_codes_are_left_out() {
    for (file, text) in [
        (
            "a.h",
            "enum door { DOOR_OPEN, DOOR_SHUT, DOOR_AJAR, DOOR_E_SIZE };",
        ),
        (
            "a.py",
            "class Door(IntEnum):\n    OPEN = 0\n    SHUT = 1\n    AJAR = 2\n    SPEC_LAST = 223\n    OTHER_FIRST = 224\n    OTHER_LAST = 239\n",
        ),
        (
            "a.h",
            "#define DOOR_OPEN 0\n#define DOOR_SHUT 1\n#define DOOR_AJAR 2\n#define DOOR_MINIMUM -9999\n",
        ),
    ] {
        let table = made(file, text, &[]);
        let labels = codes(&table).replace("DOOR_", "");
        assert_eq!(labels, "0 OPEN\n1 SHUT\n2 AJAR\n", "{text}");
    }
}

#[test]
fn the_end_of_something_next_to_a_start_is_a_code() {
    let list = "enum door { DOOR_OPEN = 1, DOOR_SHUT, DOOR_DOT_END, DOOR_DASH_START, DOOR_AJAR, DOOR_GONE };";
    assert_eq!(codes(&made("a.h", list, &[])).lines().count(), 6);
}

#[test]
fn a_noun_after_undefined_or_free_is_what_a_code_is_about() {
    let list = "Code,Name\n1,Open\n2,Undefined symbol\n3,Free space is low\n4,Undefined\n5,Free for later\n";
    let table = made("a.csv", list, &[]);
    assert_eq!(
        codes(&table),
        "1 Open\n2 Undefined symbol\n3 Free space is low\n"
    );
}

#[test]
fn a_header_becomes_a_table_with_comments_and_aliases() {
    let text = "/* Codes of doors. */\n#ifndef DOORS_H\n#define DOORS_H\n\n/* The door is open. */\n\
        #define DOOR_OPEN 1\n#define DOOR_SHUT 2 /* The door is shut. */\n\
        #define DOOR_STUCK (-3) /* Stuck: call \"us\". */\n#define DOOR_AJAR DOOR_OPEN\n\
        #define DOOR_MAX 4\n\n#endif\n";
    let expected = HEAD.replace("FILE", "doors.h")
        + "repr = \"i8\"\nstrip-prefix = [\"DOOR_\"]\n\n\
           [table.source]\ndocument = \"doors.h\"\n\n\
           [package]\nname = \"doors\"\nversion = \"0.1.0\"\ndescription = \"The codes of doors.h\"\npublish = false\n\n\
           [[code]]\nvalue = 1\nlabel = \"DOOR_OPEN\"\ndescription = \"The door is open.\"\n\n\
           [[code.alias]]\nlabel = \"DOOR_AJAR\"\n\n\
           [[code]]\nvalue = 2\nlabel = \"DOOR_SHUT\"\ndescription = \"The door is shut.\"\n\n\
           [[code]]\nvalue = -3\nlabel = \"DOOR_STUCK\"\ndescription = 'Stuck: call \"us\".'\n";
    assert_eq!(made("doors.h", text, &[]), expected);
}

const PAGE: &str = "<!DOCTYPE html>\n<title>Codes of doors</title>\n\
    <link rel=\"canonical\" href=\"https://doors.example/codes\">\n<table>\n\
    <tr><th>Code<th>Name<th>Meaning\n<tr><td colspan=3>Doors\n\
    <tr><td>0x01<td>Open<td>The door is open.<br>Shut it.\n<tr><td>0x02<td>Shut<td>The door is shut.\n\
    <tr><td colspan=3>Windows\n<tr><td>0x1F<td>Window open<td>The window is “open”.\n\
    <tr><td>0x20-0x2F<td>Doors of others<td>\n<tr><td>0x30<td>Unassigned<td>\n</table>\n";

#[test]
fn a_page_becomes_a_table_with_groups_descriptions_ranges_and_gaps() {
    let expected = HEAD.replace("FILE", "doors.html")
        + "repr = \"u8\"\nradix = \"hex\"\n\n\
           [table.source]\ndocument = \"Codes of doors\"\nurl = \"https://doors.example/codes\"\n\n\
           [package]\nname = \"doors\"\nversion = \"0.1.0\"\ndescription = \"Codes of doors\"\npublish = false\n\n\
           [[group]]\nid = \"doors\"\ntitle = \"Doors\"\n\n[[group]]\nid = \"windows\"\ntitle = \"Windows\"\n\n\
           [[range]]\nfirst = \"0x20\"\nlast = \"0x2F\"\nlabel = \"Doors of others\"\n\n\
           [[code]]\nvalue = \"0x01\"\nlabel = \"Open\"\ngroup = \"doors\"\ndescription = \"\"\"\nThe door is open.\n\nShut it.\"\"\"\n\n\
           [[code]]\nvalue = \"0x02\"\nlabel = \"Shut\"\ngroup = \"doors\"\ndescription = \"The door is shut.\"\n\n\
           [[code]]\nvalue = \"0x1F\"\nlabel = \"Window open\"\ngroup = \"windows\"\ndescription = \"The window is “open”.\"\n\n\
           [[gap]]\nvalue = \"0x30\"\nreason = \"Unassigned\"\n";
    assert_eq!(made("doors.html", PAGE, &[]), expected);
}

#[test]
fn a_list_in_each_format_becomes_a_table_that_agrees_with_it() {
    let described = "1 Open: It is open.\n2 Shut: It is shut.\n";
    let named = "1 DOOR_OPEN: It is open.\n2 DOOR_SHUT: It is shut.\n";
    let plain = "1 DOOR_OPEN\n2 DOOR_SHUT\n";
    for (file, text, expected) in [
        (
            "a.md",
            "| Code | Name | Meaning |\n| --- | --- | --- |\n| 1 | Open | It is open. |\n| 2 | Shut | It is shut. |\n",
            described,
        ),
        (
            "a.csv",
            "Code,Name,Description\n1,Open,It is open.\n2,Shut,It is shut.\n",
            described,
        ),
        (
            "a.csv",
            "Code;Name;Description\r\n1;Open;It is open.\r\n2;Shut;It is shut.\r\n",
            described,
        ),
        (
            "a.tsv",
            "Name\tCode\tDescription\nOpen\t1\tIt is open.\nShut\t2\tIt is shut.\n",
            described,
        ),
        (
            "a.json",
            "[{\"code\": 1, \"name\": \"Open\", \"description\": \"It is open.\"},\n{\"code\": 2, \"name\": \"Shut\", \"description\": \"It is shut.\"}]",
            described,
        ),
        ("a.json", "{\"DOOR_OPEN\": 1, \"DOOR_SHUT\": 2}", plain),
        (
            "a.yaml",
            "- code: 1\n  name: Open\n  description: It is open.\n- code: 2\n  name: Shut\n  description: It is shut.\n",
            described,
        ),
        (
            "a.xml",
            "<doors><door code=\"1\" name=\"Open\" description=\"It is open.\"/><door code=\"2\" name=\"Shut\" description=\"It is shut.\"/></doors>",
            described,
        ),
        (
            "a.man",
            ".TH DOORS 1\n.SH ERRORS\n.TP\n.B DOOR_OPEN (1)\nIt is open.\n.TP\n.B DOOR_SHUT (2)\nIt is shut.\n",
            named,
        ),
        (
            "a.rst",
            "==== ==== ===========\nCode Name Description\n==== ==== ===========\n1    Open It is open.\n2    Shut It is shut.\n==== ==== ===========\n",
            described,
        ),
        ("a.txt", "1 DOOR_OPEN\n2 DOOR_SHUT\n", plain),
        ("a.txt", "DOOR_OPEN = 1\nDOOR_SHUT = 2\n", plain),
        (
            "a.html",
            "<dl><dt>DOOR_OPEN (1)<dd>It is open.<dt>DOOR_SHUT (2)<dd>It is shut.</dl>",
            named,
        ),
        (
            "a.h",
            "enum doors {\n  DOOR_OPEN = 1, /**< It is open. */\n  DOOR_SHUT /**< It is shut. */\n};\n",
            named,
        ),
        (
            "a.go",
            "const (\n\tDOOR_OPEN = 1 // It is open.\n\tDOOR_SHUT = 2 // It is shut.\n)\n",
            named,
        ),
        (
            "a.py",
            "DOOR_OPEN = 1  # It is open.\nDOOR_SHUT = 2  # It is shut.\n",
            named,
        ),
        (
            "a.rs",
            "/// It is open.\npub const DOOR_OPEN: u8 = 1;\n/// It is shut.\npub const DOOR_SHUT: u8 = 2;\n",
            named,
        ),
        (
            "a.proto",
            "enum Door {\n  DOOR_OPEN = 1; // It is open.\n  DOOR_SHUT = 2; // It is shut.\n}\n",
            named,
        ),
    ] {
        let scratch = Scratch::new();
        let ran = new(&scratch, file, text, &[]);
        assert_eq!(ran.status, 0, "{file}: {text}\n{}{}", ran.out, ran.err);
        let table = written(&scratch);
        assert_eq!(codes(&table), expected, "{file}: {text}\n{}", ran.out);
        assert_eq!(key(&table, "repr").as_deref(), Some("\"u8\""), "{file}");
        scratch.generate();
        let path = scratch.spec("..").join(file);
        let ran = scratch.xtask(&["compare", path.to_str().unwrap()]);
        assert_eq!(ran.status, 0, "{file}: {text}\n{}{}", ran.out, ran.err);
    }
}

#[test]
fn the_values_decide_the_type_and_how_they_are_shown() {
    for (values, repr, radix, literals) in [
        (["1", "255"], "u8", None, ["1", "255"]),
        (["1", "256"], "u16", None, ["1", "256"]),
        (["0", "65536"], "u32", None, ["0", "65536"]),
        (["0", "4294967296"], "u64", None, ["0", "4294967296"]),
        (["-1", "127"], "i8", None, ["-1", "127"]),
        (["-1", "128"], "i16", None, ["-1", "128"]),
        (["-40000", "1"], "i32", None, ["-40000", "1"]),
        (["-1", "0x80000000"], "i64", None, ["-1", "2147483648"]),
        (["-1", "4294967295"], "i64", None, ["-1", "4294967295"]),
        (
            ["0x1", "0xFF"],
            "u8",
            Some("\"hex\""),
            ["\"0x01\"", "\"0xFF\""],
        ),
        (
            ["0x80004005", "0x80004001"],
            "u32",
            Some("\"hex\""),
            ["\"0x80004005\"", "\"0x80004001\""],
        ),
        (
            ["01h", "0Ah"],
            "u8",
            Some("\"hex\""),
            ["\"0x01\"", "\"0x0A\""],
        ),
        (["00000", "01000"], "str", None, ["\"00000\"", "\"01000\""]),
        (["0A000", "HV000"], "str", None, ["\"0A000\"", "\"HV000\""]),
        (["4.1.1", "4.2.0"], "str", None, ["\"4.1.1\"", "\"4.2.0\""]),
    ] {
        let text = format!(
            "Code,Name\n{},Door open\n{},Door shut\n",
            values[0], values[1]
        );
        let table = made("a.csv", text, &[]);
        assert_eq!(
            key(&table, "repr"),
            Some(format!("\"{repr}\"")),
            "{values:?}"
        );
        assert_eq!(key(&table, "radix").as_deref(), radix, "{values:?}");
        let expected = format!("{} Door open\n{} Door shut\n", literals[0], literals[1]);
        assert_eq!(codes(&table), expected);
    }
}

#[test]
fn values_of_64_bits_without_a_sign_are_unsigned() {
    let text = "Code,Name\n1,Door open\n18446744073709551615,Door shut\n";
    let table = made("a.csv", text, &[]);
    assert_eq!(key(&table, "repr").as_deref(), Some("\"u64\""));
}

#[test]
fn hexadecimal_values_of_64_bits_are_unsigned() {
    let text = "#define S_OK 0x0\n#define S_TOP 0x8000000000000000ULL\n";
    let table = made("a.h", text, &[]);
    assert_eq!(key(&table, "repr").as_deref(), Some("\"u64\""));
}

#[test]
fn codes_that_are_their_own_names_are_strings() {
    let text = "| Code | Meaning |\n| --- | --- |\n| call_issuer | Call the bank. |\n| card_expired | It is too old. |\n";
    let table = made("a.md", text, &[]);
    assert_eq!(key(&table, "repr").as_deref(), Some("\"str\""));
    assert_eq!(
        codes(&table),
        "\"call_issuer\" call_issuer: Call the bank.\n\"card_expired\" card_expired: It is too old.\n"
    );
}

#[test]
fn a_macro_that_is_taken_back_has_its_last_value() {
    let text = "#define DOOR_OPEN 1\n#define DOOR_SHUT 2\n#define DOOR_GONE 9\n#undef DOOR_SHUT\n#define DOOR_SHUT 7\n#undef DOOR_GONE\n";
    let table = made("a.h", text, &[]);
    assert_eq!(codes(&table), "1 DOOR_OPEN\n7 DOOR_SHUT\n");
    // What is left out does not matter, and a condition that asks for the macro is none.
    let text = "#define DOOR_OPEN 1\n#define DOOR_SHUT 2\n#if 0\n#if A\n#endif\n#endif\n#ifdef DOOR_SHUT\n#undef DOOR_SHUT\n#endif\n#define DOOR_SHUT 7\n";
    for text in [
        text.to_owned(),
        format!("#ifndef DOOR_H\n#define DOOR_H\n{text}#endif\n"),
    ] {
        assert_eq!(codes(&made("a.h", text, &[])), "1 DOOR_OPEN\n7 DOOR_SHUT\n");
    }
    // Whichever branch was taken, it is taken back.
    let text = "#define DOOR_OPEN 1\n#if SMALL\n#define DOOR_SHUT 7\n#else\n#define DOOR_SHUT 8\n#endif\n#undef DOOR_SHUT\n#define DOOR_SHUT 2\n";
    let table = made("a.h", text, &[]);
    assert_eq!(codes(&table), "1 DOOR_OPEN\n2 DOOR_SHUT\n");
}

#[test]
fn all_values_above_one_are_no_code() {
    for above in [
        ">1",
        "> 1",
        "Li >1",
        "Li \\*(Gt1",
        "Pf > 1",
        "\\*[Gt]1",
        "\\(>=2",
    ] {
        let text = format!(
            ".Dd January 1, 2020\n.Dt DOOR 1\n.Os\n.Sh EXIT STATUS\n.Bl -tag -width Ds\n.It 0\nDoor open\n.It 1\nDoor shut\n\
             .It {above}\nAn error occurred\n.El\n"
        );
        let scratch = Scratch::new();
        let ran = new(&scratch, "a.1", text, &[]);
        assert_eq!(ran.status, 0, "{above}: {}{}", ran.out, ran.err);
        assert_eq!(
            codes(&written(&scratch)),
            "0 Door open\n1 Door shut\n",
            "{above}"
        );
        assert!(ran.out.contains("left out:\n  line 10: "), "{}", ran.out);
    }
}

#[test]
fn a_letter_between_value_and_label_is_no_part_of_it() {
    let expected = "1 Not open\n2 Shut\n3 Narrow\n4 Stuck\n5 Never\n";
    for text in [
        "1 N Not open\n2 S Shut\n3   Narrow\n4   Stuck\n5 N Never\n",
        "Code  Flag  Text\n1     N     Not open\n2     S     Shut\n3           Narrow\n4           Stuck\n5     N     Never\n",
    ] {
        assert_eq!(codes(&made("a.txt", text, &[])), expected, "{text}");
    }
    let text = "10 N NORTH_OPEN  It is open\n20 S SOUTH_OPEN  It is too\n30   WEST_OPEN  It was\n40 N EAST_OPEN  It will be\n";
    assert_eq!(
        codes(&made("a.txt", text, &[])),
        "10 NORTH_OPEN: It is open\n20 SOUTH_OPEN: It is too\n30 WEST_OPEN: It was\n40 EAST_OPEN: It will be\n"
    );
    // An article is a word of the label.
    let text = "1 A door\n2 A wall\n3 A roof\n4 I see\n";
    assert_eq!(
        codes(&made("a.txt", text, &[])),
        "1 A door\n2 A wall\n3 A roof\n4 I see\n"
    );
}

#[test]
fn codes_and_those_that_extend_them_may_be_meant_alone() {
    let text = "/* Result codes */\n#define DOOR_OK 0\n#define DOOR_STUCK 1\n#define DOOR_SHUT 2\n\nint door(void);\n\n/* Extended result codes */\n\
        #define DOOR_STUCK_ICE (DOOR_STUCK | (1<<8))\n#define DOOR_STUCK_RUST (DOOR_STUCK | (2<<8))\n#define DOOR_SHUT_FAST (DOOR_SHUT | (1<<8))\n";
    let scratch = Scratch::new();
    let ran = new(&scratch, "a.h", text, &[]);
    assert_eq!(ran.status, 2, "{}{}", ran.out, ran.err);
    assert!(ran.err.contains("3 lists could be meant"), "{}", ran.err);
    let primary = "0 DOOR_OK\n1 DOOR_STUCK\n2 DOOR_SHUT\n";
    let extended = "257 DOOR_STUCK_ICE\n513 DOOR_STUCK_RUST\n258 DOOR_SHUT_FAST\n";
    for (list, expected) in [
        ("1", format!("{primary}{extended}")),
        ("2", primary.to_owned()),
        ("3", extended.to_owned()),
    ] {
        assert_eq!(codes(&made("a.h", text, &["--list", list])), expected);
    }
    // Names that only have values like those of others are one list.
    let text = text
        .replace("DOOR_STUCK_", "DOOR_JAMMED_")
        .replace("DOOR_SHUT_", "DOOR_CLOSED_");
    made("a.h", text, &[]);
}

#[test]
fn words_next_to_numbers_are_not_asked_for() {
    let text = "export enum Door {\n  OPEN = 1,\n  SHUT = 2,\n}\n\
        export enum Setting {\n  WIDTH = \"width\",\n  HEIGHT = \"height\",\n  DEPTH = \"depth\",\n}\n";
    assert_eq!(codes(&made("a.ts", text, &[])), "1 OPEN\n2 SHUT\n");
    // What constants are called is no list of its own.
    let text = "DOOR_OPEN = 0\nDOOR_SHUT = 1\n\nDOORS = {\n    DOOR_OPEN: 'open',\n    DOOR_SHUT: 'shut',\n}\n";
    assert_eq!(
        codes(&made("a.py", text, &[])),
        "0 DOOR_OPEN\n1 DOOR_SHUT\n"
    );
}

#[test]
fn constants_of_a_synopsis_are_a_list() {
    let text = ".TH DOOR 3\n.SH NAME\ndoor \\- doors\n.SH SYNOPSIS\n.nf\n#include <door.h>\n\n#define DOOR_OPEN 1\n#define DOOR_SHUT 2\n.fi\n\
        .SH DESCRIPTION\nDoors.\n";
    assert_eq!(codes(&made("a.3", text, &[])), "1 DOOR_OPEN\n2 DOOR_SHUT\n");
}

#[test]
fn strings_in_code_are_values() {
    let expected = "\"open\" OPEN: It is open.\n\"shut-fast\" SHUT\n\"stuck\" STUCK\n";
    for (file, text) in [
        (
            "a.ts",
            "export enum Door {\n  /** It is open. */\n  OPEN = \"open\",\n  SHUT = 'shut-fast',\n  STUCK = \"stuck\",\n}\n",
        ),
        (
            "a.ts",
            "export const Door = {\n  /** It is open. */\n  OPEN: \"open\",\n  SHUT: \"shut-fast\",\n  STUCK: \"stuck\",\n} as const;\n\
             export type Door = (typeof Door)[keyof typeof Door];\n",
        ),
        (
            "a.py",
            "class Door(str, Enum):\n    # It is open.\n    OPEN = \"open\"\n    SHUT = \"shut-fast\"\n    STUCK = \"stuck\"\n",
        ),
    ] {
        assert_eq!(codes(&made(file, text, &[])), expected, "{text}");
    }
}

#[test]
fn what_a_person_takes_for_values_and_labels_is_taken() {
    for (file, text, expected) in [
        // The definitions of macros are code, whose base is not a code.
        (
            "a.html",
            "<dl><dt>DOOR_OPEN (0)<dd>It is open.<dt>DOOR_SHUT (-1)<dd>It is shut.<dt>DOOR_LOCK_BASE (-50)<dd>Base of more.\
             <dt>DOOR_MORE(x) (DOOR_LOCK_BASE - (x))<dd>More.<dt>DOOR_STUCK DOOR_MORE(1)<dd>It is stuck.<dt>DOOR_GONE DOOR_MORE(2)<dd>It is gone.</dl>",
            "0 DOOR_OPEN: It is open.\n-1 DOOR_SHUT: It is shut.\n-51 DOOR_STUCK: It is stuck.\n-52 DOOR_GONE: It is gone.\n",
        ),
        // Each table is a code.
        (
            "a.html",
            "<table><tr><td>Name<td>DOOR_OPEN<tr><td>Value<td>7<tr><td>Description<td>It is open.</table><p>Next:\
             <table><tr><td>Name<td>DOOR_SHUT<tr><td>Value<td>9<tr><td>Description<td>It is shut.</table>",
            "7 DOOR_OPEN: It is open.\n9 DOOR_SHUT: It is shut.\n",
        ),
        // The strings of a page are those of a terminal.
        (
            "a.1",
            ".ie n \\{\\\n.    ds L\" \"\"\n.    ds R\" \"\"\n'br\\}\n.el\\{\\\n.    ds L\" ``\n.    ds R\" ''\n'br\\}\n\
             .TH DOOR 1\n.SH \"EXIT CODES\"\n.IP \"1\" 4\nthe door \\*(L\"front\\*(R\" is open\n.IP \"2\" 4\nthe door is shut\n",
            "1 the door \"front\" is open\n2 the door is shut\n",
        ),
        // The first word of a phrase is not its label.
        (
            "a.txt",
            "1001: Door is stuck\n1002: No paper\n1003: Cover open\n",
            "1001 Door is stuck\n1002 No paper\n1003 Cover open\n",
        ),
        // A word of the letters from A to F is not a number.
        (
            "a.txt",
            "125 The door is open\n126 The door is shut\nAdd another door\n",
            "125 The door is open\n126 The door is shut\n",
        ),
        // A dash is not part of what it is before.
        (
            "a.txt",
            "1  DOOR_OPEN  - it is open\n2  DOOR_SHUT  - it is shut\n3  DOOR_STUCK - it is stuck\n",
            "1 DOOR_OPEN: it is open\n2 DOOR_SHUT: it is shut\n3 DOOR_STUCK: it is stuck\n",
        ),
        // A reference is not a label, and what is not assigned is a gap.
        (
            "a.csv",
            "Value,Description,Reference\n100,Continue,[RFC1]\n101,Switching,[RFC2]\n102,Processing,[RFC3]\n103,(Unused),[RFC4]\n",
            "100 Continue\n101 Switching\n102 Processing\n",
        ),
        // Words and a number are before what the code means.
        (
            "a.md",
            "# Results\n\n- Exit code 0: The door is open\n- Exit code 1: The door is shut\n- Exit code 2: The door is stuck\n",
            "0 The door is open\n1 The door is shut\n2 The door is stuck\n",
        ),
        (
            "a.rst",
            ":Exit code 0: The door is open\n:Exit code 1: The door is shut\n",
            "0 The door is open\n1 The door is shut\n",
        ),
        // The value is in what is said about the name.
        (
            "a.html",
            "<table><tr><th>Field<th>Description<tr><td>SC_OK<td>Status code (200) for success.<tr><td>SC_GONE<td>Status code (410) for a thing that is gone.</table>",
            "200 SC_OK: Status code (200) for success.\n410 SC_GONE: Status code (410) for a thing that is gone.\n",
        ),
        // Words of the letters from A to F are names.
        (
            "a.h",
            "enum state { DEAD, A_BAD, ADDED };\n",
            "0 DEAD\n1 A_BAD\n2 ADDED\n",
        ),
        // A bound is not the name of a code.
        (
            "a.h",
            "#define CR_MIN_ERROR 2000\n#define CR_MAX_ERROR 2999\n#define CR_UNKNOWN_ERROR 2000\n#define CR_SOCKET_ERROR 2001\n#define CR_LAST_ERROR CR_SOCKET_ERROR\n",
            "2000 CR_UNKNOWN_ERROR\n2001 CR_SOCKET_ERROR\n",
        ),
        (
            "a.h",
            "enum vk { VK_SUCCESS = 0, VK_NOT_READY = 1, VK_TIMEOUT = 2, VK_EVENT = 3, VK_RESULT_MAX_ENUM = 0x7FFFFFFF };\n",
            "0 VK_SUCCESS\n1 VK_NOT_READY\n2 VK_TIMEOUT\n3 VK_EVENT\n",
        ),
        // A number that counts the rows is not the value, and a column with a code and a status is not two lists.
        (
            "a.csv",
            "id,code,name\n1,100,OPEN\n2,200,SHUT\n",
            "100 OPEN\n200 SHUT\n",
        ),
        (
            "a.json",
            "[{\"code\":1,\"name\":\"OPEN\",\"http_status\":400,\"message\":\"It is open\"},{\"code\":2,\"name\":\"SHUT\",\"http_status\":404,\"message\":\"It is shut\"}]",
            "1 OPEN: It is open\n2 SHUT: It is shut\n",
        ),
        (
            "a.csv",
            "Code,Name,HTTP,HTTP name\n1,OPEN,400,BAD\n2,SHUT,404,LOST\n",
            "1 OPEN\n2 SHUT\n",
        ),
        (
            "a.csv",
            "Code,Name,Severity,Description\n1,OPEN,Error,It is open\n2,SHUT,Info,It is shut\n",
            "1 OPEN: It is open\n2 SHUT: It is shut\n",
        ),
    ] {
        assert_eq!(codes(&made(file, text, &[])), expected, "{file}");
    }
}

#[test]
fn what_delimits_the_codes_is_told_from_codes() {
    for (file, text, expected) in [
        // The minimum and the maximum of something may be what codes are about.
        (
            "a.h",
            "#define DOOR_OPEN 1\n#define DOOR_SHUT 2\n#define DOOR_WIDTH_MIN 3\n#define DOOR_WIDTH_MAX 4\n#define DOOR_STUCK 5\n#define DOOR_GONE 6\n",
            "1 DOOR_OPEN\n2 DOOR_SHUT\n3 DOOR_WIDTH_MIN\n4 DOOR_WIDTH_MAX\n5 DOOR_STUCK\n6 DOOR_GONE\n",
        ),
        // So may a number that is greater than that of the codes.
        (
            "a.h",
            "#define DOOR_OPEN 1\n#define DOOR_SHUT 2\n#define DOOR_LOCK 50\n#define DOOR_KEY 51\n#define DOOR_WRONG_NUM 52\n#define DOOR_STUCK 90\n#define DOOR_GONE 91\n#define DOOR_LOST 92\n",
            "1 DOOR_OPEN\n2 DOOR_SHUT\n50 DOOR_LOCK\n51 DOOR_KEY\n52 DOOR_WRONG_NUM\n90 DOOR_STUCK\n91 DOOR_GONE\n92 DOOR_LOST\n",
        ),
        // The last code is one wherever it is, and nothing is above the others.
        (
            "a.h",
            "#define DOOR_OPEN 1\n#define DOOR_SHUT 2\n#define DOOR_LASTCODE 1000\n#define DOOR_STUCK 3\n#define DOOR_GONE 2000\n#define DOOR_LOST 2001\n#define DOOR_UNUSED_ABOVE 2100\n",
            "1 DOOR_OPEN\n2 DOOR_SHUT\n3 DOOR_STUCK\n2000 DOOR_GONE\n2001 DOOR_LOST\n",
        ),
        // In the middle, a base is of some codes, whose name it has.
        (
            "a.h",
            "#define DOOR_OPEN 10\n#define DOOR_SHUT 11\n#define DOOR_BASE 200\n#define DOOR_STUCK 201\n#define DOOR_LOCK_BASE 300\n#define DOOR_LOCK_GONE 301\n",
            "10 DOOR_OPEN\n11 DOOR_SHUT\n200 DOOR_BASE\n201 DOOR_STUCK\n301 DOOR_LOCK_GONE\n",
        ),
        // A limit may be exceeded, and two names of one code do not delimit anything.
        (
            "a.h",
            "#define DOOR_OPEN 1\n#define DOOR_EXCEEDS_LIMIT 2\n#define DOOR_STUCK 50\n#define DOOR_RATE_LIMIT 51\n#define DOOR_SEND_LIMIT 51\n#define DOOR_SHUT 60\n#define DOOR_ERROR_LIMIT 61\n",
            "1 DOOR_OPEN\n2 DOOR_EXCEEDS_LIMIT\n50 DOOR_STUCK\n51 DOOR_RATE_LIMIT / DOOR_SEND_LIMIT\n60 DOOR_SHUT\n",
        ),
        // What delimits a list in one file is a code in another.
        (
            "a.h",
            "#define BZ_OK 0\n#define BZ_STREAM_END 4\n#define BZ_ERR (-1)\n",
            "0 BZ_OK\n4 BZ_STREAM_END\n-1 BZ_ERR\n",
        ),
    ] {
        assert_eq!(codes(&made(file, text, &[])), expected, "{text}");
    }
}

#[test]
fn what_is_around_constants_is_not_said_about_them() {
    for (file, text, expected) in [
        // A row that was commented out does not describe the next.
        (
            "a.h",
            "#define D_OPEN 1\n#define D_SHUT 2\n/* #define D_STUCK 3 */\n#define D_AJAR 4\n",
            "1 D_OPEN\n2 D_SHUT\n4 D_AJAR\n",
        ),
        // The values are the keys of records, whatever the records call their names.
        (
            "a.pm",
            "use constant doors => {\n    0x0 => { code => 'DOOR_OPEN', msg => 'It is open', },\n    0x1 => { code => 'DOOR_SHUT', msg => 'It is shut', },\n};\n",
            "\"0x00\" DOOR_OPEN: It is open\n\"0x01\" DOOR_SHUT: It is shut\n",
        ),
        // Neither a row of a map that was commented out nor an instruction to a tool is said about a row.
        (
            "a.pm",
            "our %doors = (\n  1 => { name => 'DOOR_OPEN' },\n  2 => { name => 'DOOR_SHUT' },\n  # 3 => { name => 'DOOR_LOST' },\n  4 => { name => 'DOOR_AJAR' },\n);\n",
            "1 DOOR_OPEN\n2 DOOR_SHUT\n4 DOOR_AJAR\n",
        ),
        (
            "a.py",
            "class Door(IntEnum):\n    OPEN = 1  # noqa: E501\n    SHUT = 2  # It is shut.  # pylint: disable=invalid-name\n    STUCK = 3\n",
            "1 OPEN\n2 SHUT: It is shut.\n3 STUCK\n",
        ),
        // What has to be last is no code.
        (
            "a.h",
            "enum door { DOOR_OPEN, /* It is open. */\n  DOOR_SHUT, /* It is shut. */\n  DOOR_EEND /* Must be last */\n};\n",
            "0 DOOR_OPEN: It is open.\n1 DOOR_SHUT: It is shut.\n",
        ),
        // What a group of documentation begins with is not said about its first row.
        (
            "a.h",
            "/*! @defgroup errors Error codes\n *  @brief Codes of doors.\n *  @{ */\n/*! @brief It is open. */\n#define DOOR_OPEN 1\n/*! @brief It is shut. */\n#define DOOR_SHUT 2\n/*! @} */\n",
            "1 DOOR_OPEN: It is open.\n2 DOOR_SHUT: It is shut.\n",
        ),
        // A word before the value.
        (
            "a.md",
            "## Error 1: Door open\n\nIt is open.\n\n## Error 2: Door shut\n\nIt is shut.\n\n## Error 5: Door stuck\n\nIt is stuck.\n",
            "1 Door open: It is open.\n2 Door shut: It is shut.\n5 Door stuck: It is stuck.\n",
        ),
        // A header in cells of data.
        (
            "a.html",
            "<table><tr><td>Code<td>Message<td>Description<tr><td>9<td>leap_armed<td>leap armed<tr><td>10<td>sys_peer<td>become system peer</table>",
            "9 leap_armed: leap armed\n10 sys_peer: become system peer\n",
        ),
    ] {
        assert_eq!(codes(&made(file, text, &[])), expected, "{text}");
    }
}

#[test]
fn tables_with_the_same_header_have_the_labels_in_the_same_column() {
    let header = "code | reason | spec\n--- | --- | ---\n";
    let text = format!(
        "{header}100 | Open | Doors#1\n101 | Ajar | Doors#2\n\n\
         {header}200 | Shut | Doors#3\n201 | Stuck | Doors#4\n202 | Gone | Doors#5\n203 | | Doors#6\n204 | | Doors#7\n"
    );
    let scratch = Scratch::new();
    let ran = new(&scratch, "a.md", &text, &[]);
    assert_eq!(ran.status, 1, "{}", ran.out);
    assert_eq!(
        codes(&written(&scratch)),
        "100 Open: Doors#1\n101 Ajar: Doors#2\n200 Shut: Doors#3\n201 Stuck: Doors#4\n202 Gone: Doors#5\n"
    );
}

#[test]
fn what_is_next_to_codes_is_not_taken() {
    for (file, text, expected) in [
        // A number of things may be what a code is about.
        (
            "a.h",
            "#define DOOR_OPEN 1\n#define DOOR_SHUT 2\n#define DOOR_LEAF_COUNT 3\n#define DOOR_STUCK 5\n#define DOOR_GONE 6\n",
            "1 DOOR_OPEN\n2 DOOR_SHUT\n3 DOOR_LEAF_COUNT\n5 DOOR_STUCK\n6 DOOR_GONE\n",
        ),
        // The base of the codes is as large as they are, and other numbers around it are not.
        (
            "a.h",
            "const int door_facility = 20;\nconst int door_base = 335544320;\nconst int door_factor = 1;\n\nconst int door_open_error = 335544321;\n\
             const int door_shut_error = 335544322;\nconst int door_ajar_error = 335544323;\nconst int door_gone_error = 335544324;\n",
            "335544321 door_open_error\n335544322 door_shut_error\n335544323 door_ajar_error\n335544324 door_gone_error\n",
        ),
        // What has other names and another sign than the errors is not an error.
        (
            "a.h",
            "#define DOOR_ERR_OPEN -1\n#define DOOR_ERR_SHUT -2\n#define DOOR_ERR_STUCK -3\n#define DOOR_ERR_AJAR -4\n\n\
             /* Versions */\n#define DOOR_MAJOR_1 1\n#define DOOR_MAJOR_2 2\n",
            "-1 DOOR_ERR_OPEN\n-2 DOOR_ERR_SHUT\n-3 DOOR_ERR_STUCK\n-4 DOOR_ERR_AJAR\n",
        ),
        // Flags are not more codes, whichever values they have.
        (
            "a.h",
            "/* Return values */\n#define DOOR_SUCCESS 0\n#define DOOR_SHUT 1\n#define DOOR_STUCK 2\n#define DOOR_AJAR 3\n\nint door(void);\n\n\
             /* Flags of door() */\n#define DOOR_QUIET 0x8000\n#define DOOR_LOUD 0x4000\n",
            "0 DOOR_SUCCESS\n1 DOOR_SHUT\n2 DOOR_STUCK\n3 DOOR_AJAR\n",
        ),
        // Names are longer than what is said about them.
        (
            "a.html",
            "<table><tr><td>DOOR_ERR_IS_OPEN<td>=<td>1 (0x1)<td>is open<tr><td>DOOR_ERR_IS_SHUT<td>=<td>2 (0x2)<td>is shut<tr><td>DOOR_ERR_IS_STUCK<td>=<td>3 (0x3)<td>is stuck</table>",
            "1 DOOR_ERR_IS_OPEN: is open\n2 DOOR_ERR_IS_SHUT: is shut\n3 DOOR_ERR_IS_STUCK: is stuck\n",
        ),
        // Sections are groups, and comments are nothing.
        (
            "a.txt",
            "# Doors have codes.\n# A section has a class,\n# and codes.\n\nSection: Class 00 - Fine\n\n00000  S  DOOR_OPEN   is_open\n\n\
             Section: Class 0P - Shut\n\n0P000  E  DOOR_SHUT   is_shut\n0P001  E  DOOR_STUCK  is_stuck\n",
            "\"00000\" DOOR_OPEN: is_open\n\"0P000\" DOOR_SHUT: is_shut\n\"0P001\" DOOR_STUCK: is_stuck\n",
        ),
    ] {
        assert_eq!(codes(&made(file, text, &[])), expected, "{text}");
    }
}

#[test]
fn parts_of_a_list_are_joined_whatever_their_prefixes() {
    for (file, text, expected) in [
        // A single row is seen as the others are.
        (
            "a.md",
            "# Doors\n\n* 101: The door is open\n* 102: The door is shut\n* 103: The door is stuck\n\n# Sides\n\n* 201: Wrong DoorSide\n",
            "101 The door is open\n102 The door is shut\n103 The door is stuck\n201 Wrong DoorSide\n",
        ),
        // Some codes of a section are paragraphs, and the others are terms.
        (
            "a.1",
            ".TH DOOR 1\n.SH \"RETURN CODES\"\n.LP\n0 : It is open.\n.TP\n1 : It is shut.\n.TP\n2 : It is stuck.\n",
            "0 It is open.\n1 It is shut.\n2 It is stuck.\n",
        ),
        // The numbers of messages have one width.
        (
            "a.html",
            "<table><tr><th>Message number<th>Text<tr><td>1001<td>It is open<tr><td>1002<td>It is shut</table>\
             <table><tr><th>Message number<th>Text<tr><td>0001<td>It is stuck<tr><td>0002<td>It is gone</table>",
            "\"1001\" It is open\n\"1002\" It is shut\n\"0001\" It is stuck\n\"0002\" It is gone\n",
        ),
        // The values go on counting.
        (
            "a.h",
            "#define DOORA_ERR_OPEN -20\n#define DOORA_ERR_SHUT -19\n#define DOORB_ERR_AJAR -17\n#define DOORB_ERR_GONE -16\n#define DOOR_LOST -15\n",
            "-20 DOORA_ERR_OPEN\n-19 DOORA_ERR_SHUT\n-17 DOORB_ERR_AJAR\n-16 DOORB_ERR_GONE\n-15 DOOR_LOST\n",
        ),
        (
            "a.py",
            "doorOK = 0\ndoorERR_OPEN = -1\ndoorERR_SHUT = -2\ndoorERR_AJAR = -3\ndoorERR_GONE = -4\n",
            "0 doorOK\n-1 doorERR_OPEN\n-2 doorERR_SHUT\n-3 doorERR_AJAR\n-4 doorERR_GONE\n",
        ),
        (
            "a.rs",
            "pub const DOOR_ERR_OPEN: u32 = 1;\npub const DOOR_ERR_SHUT: u32 = 2;\npub const LOCK_S_JAM: u32 = 40;\npub const LOCK_S_KEY: u32 = 41;\npub const LOCK_S_BAR: u32 = 42;\n\
             pub const DOOR_ERR_AJAR: u32 = 43;\n",
            "1 DOOR_ERR_OPEN\n2 DOOR_ERR_SHUT\n40 LOCK_S_JAM\n41 LOCK_S_KEY\n42 LOCK_S_BAR\n43 DOOR_ERR_AJAR\n",
        ),
        // They do so below another heading, where no name has a prefix.
        (
            "a.js",
            "// From the first edition\nDoor.OPEN = 1;\nDoor.SHUT = 2;\nDoor.STUCK = 3;\n\n// Added later\nDoor.AJAR = 4;\nDoor.GONE = 5;\n",
            "1 OPEN\n2 SHUT\n3 STUCK\n4 AJAR\n5 GONE\n",
        ),
        // They do so below another heading, with a longer prefix.
        (
            "a.h",
            "/* normal return */\n#define DOOR_FINE 0\n#define DOOR_AJAR -1\n#define DOOR_SHUT -2\n\n\
             /* internal error */\n#define DOORERR_LOCK -4\n#define DOORERR_KEY -5\n#define DOORERR_BUG -6\n",
            "0 DOOR_FINE\n-1 DOOR_AJAR\n-2 DOOR_SHUT\n-4 DOORERR_LOCK\n-5 DOORERR_KEY\n-6 DOORERR_BUG\n",
        ),
        // Success has the prefix of the library, and each error one of its own.
        (
            "a.h",
            "/** It is open. */\n#define DOOR_SUCCESS 0\n/** It is shut. */\n#define DOOR_ERR_SHUT 1\n/** It is stuck. */\n#define DOOR_ERR_STUCK 2\n\
             /** It is ajar. */\n#define DOOR_ERR_AJAR 3\n/** It is gone. */\n#define DOOR_ERR_GONE 4\n\n/* 5 is free. */\n\n\
             /** It is lost. */\n#define DOOR_ERR_LOST 6\n/** It is new. */\n#define DOOR_ERR_NEW 7\n",
            "0 DOOR_SUCCESS: It is open.\n1 DOOR_ERR_SHUT: It is shut.\n2 DOOR_ERR_STUCK: It is stuck.\n3 DOOR_ERR_AJAR: It is ajar.\n\
             4 DOOR_ERR_GONE: It is gone.\n6 DOOR_ERR_LOST: It is lost.\n7 DOOR_ERR_NEW: It is new.\n",
        ),
        // Some of the errors.
        (
            "a.h",
            "/* The lock */\n#define DOOR_ERROR_OPEN -1\n#define DOOR_ERROR_SHUT -2\n\n/* The key */\n#define DOOR_ERROR_KEY_LOST -30\n#define DOOR_ERROR_KEY_BENT -31\n\n\
             /* The rest */\n#define DOOR_ERROR_AJAR -40\n#define DOOR_ERROR_GONE -41\n",
            "-1 DOOR_ERROR_OPEN\n-2 DOOR_ERROR_SHUT\n-30 DOOR_ERROR_KEY_LOST\n-31 DOOR_ERROR_KEY_BENT\n-40 DOOR_ERROR_AJAR\n-41 DOOR_ERROR_GONE\n",
        ),
        // What the prefixes have in common says that they are errors.
        (
            "a.h",
            "/* The key */\n#define DOOR_ERR_KEY_LOST -32\n#define DOOR_ERR_KEY_BENT -34\n\n/* DOOR_ERR_LOCK_JAM is old. */\n/** It is stuck. */\n#define DOOR_ERR_LOCK_JAM -35\n",
            "-32 DOOR_ERR_KEY_LOST\n-34 DOOR_ERR_KEY_BENT\n-35 DOOR_ERR_LOCK_JAM: It is stuck.\n",
        ),
        // Success has a name in both parts.
        (
            "a.h",
            "#define DOOR_ERR_SUCCESS 0x00\n#define DOOR_ERR_OPEN 0x01\n#define DOOR_ERR_SHUT 0x02\n\n/* Our own. */\n#define DOOR_OK DOOR_ERR_SUCCESS\n\
             #define DOOR_ERR_AJAR -1\n#define DOOR_ERR_GONE -2\n#define DOOR_ERR_LOST -3\n#define DOOR_ERR_NEW -4\n",
            "0 DOOR_ERR_SUCCESS / DOOR_OK\n1 DOOR_ERR_OPEN\n2 DOOR_ERR_SHUT\n-1 DOOR_ERR_AJAR\n-2 DOOR_ERR_GONE\n-3 DOOR_ERR_LOST\n-4 DOOR_ERR_NEW\n",
        ),
        // Classes of strings, of which some have only digits.
        (
            "a.py",
            "# Class 00 - Fine\nDOOR_OPEN = '00000'\n\n# Class 22 - Shut\nSHUT = '22000'\nSHUT_FAST = '22001'\nSHUT_TIGHT = '22002'\nSHUT_EVER = '220P1'\n\n\
             # Class HV - Option\nOPTION_LOST = 'HV001'\nOPTION_BENT = 'HV002'\n",
            "\"00000\" DOOR_OPEN\n\"22000\" SHUT\n\"22001\" SHUT_FAST\n\"22002\" SHUT_TIGHT\n\"220P1\" SHUT_EVER\n\"HV001\" OPTION_LOST\n\"HV002\" OPTION_BENT\n",
        ),
        // The headings differ by numbers only.
        (
            "a.h",
            "/* Codes of doors (1-99) */\n\n#define DOOR_ERROR_OPEN 1\n#define DOOR_ERROR_SHUT 2\n\n/* Codes of doors (100-199) */\n\n#define LOCK_S_JAM 100\n#define LOCK_S_KEY 101\n",
            "1 DOOR_ERROR_OPEN\n2 DOOR_ERROR_SHUT\n100 LOCK_S_JAM\n101 LOCK_S_KEY\n",
        ),
    ] {
        assert_eq!(codes(&made(file, text, &[])), expected, "{text}");
    }
}

#[test]
fn another_list_next_to_the_codes_is_not_joined() {
    for (file, text, expected) in [
        // It counts up from zero, and the codes count down.
        (
            "a.h",
            "#define DOOR_SIZE_SMALL 7\n#define DOOR_SIZE_LARGE 15\n\n#define DOOR_NOERR 0\n#define DOOR_EOPEN -1\n#define DOOR_ESHUT -2\n",
            "0 DOOR_NOERR\n-1 DOOR_EOPEN\n-2 DOOR_ESHUT\n",
        ),
        // A version has two of the values.
        (
            "a.h",
            "#define DOOR_VERSION 3\n#define DOOR_SUBVERSION 1\n\nint door(void);\n\n#define DOOR_SUCCESS 0\n#define DOOR_ERR_OPEN 1\n#define DOOR_ERR_SHUT 2\n\
             #define DOOR_ERR_AJAR 3\n#define DOOR_ERR_GONE 4\n#define DOOR_T_ERR_LOCK 5\n#define DOOR_T_ERR_KEY 6\n",
            "0 DOOR_SUCCESS\n1 DOOR_ERR_OPEN\n2 DOOR_ERR_SHUT\n3 DOOR_ERR_AJAR\n4 DOOR_ERR_GONE\n5 DOOR_T_ERR_LOCK\n6 DOOR_T_ERR_KEY\n",
        ),
        // A size is greater than the codes.
        (
            "a.h",
            "#define DOOR_ERR_OPEN 1\n#define DOOR_ERR_SHUT 2\n#define DOOR_ERR_AJAR 3\n#define WALL_HEIGHT 40\n#define WALL_WIDTH 70\n",
            "1 DOOR_ERR_OPEN\n2 DOOR_ERR_SHUT\n3 DOOR_ERR_AJAR\n",
        ),
        // One map has several lists.
        (
            "a.pm",
            "use constant {\n  DOOR_OPEN_READ => 0x01,\n  DOOR_OPEN_WRITE => 0x02,\n\n  DOOR_ERR_OK => 0,\n  DOOR_ERR_SHUT => 1,\n  DOOR_ERR_AJAR => 2,\n  DOOR_ERR_GONE => 3,\n};\n",
            "0 DOOR_ERR_OK\n1 DOOR_ERR_SHUT\n2 DOOR_ERR_AJAR\n3 DOOR_ERR_GONE\n",
        ),
        // A count is not negative.
        (
            "a.h",
            "#define DOOR_ERR_OPEN -30\n#define DOOR_ERR_SHUT -29\n#define DOOR_ERR_KEY_COUNT -28\n#define DOOR_ERR_AJAR -20\n#define DOOR_ERR_GONE -19\n#define DOOR_ERR_LOST -18\n",
            "-30 DOOR_ERR_OPEN\n-29 DOOR_ERR_SHUT\n-28 DOOR_ERR_KEY_COUNT\n-20 DOOR_ERR_AJAR\n-19 DOOR_ERR_GONE\n-18 DOOR_ERR_LOST\n",
        ),
    ] {
        assert_eq!(codes(&made(file, text, &[])), expected, "{text}");
    }
}

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
fn where_another_list_may_be_meant_the_call_has_to_say_which() {
    // The longer one is not named after results, and the shorter one starts with success.
    let mechanism = |number| format!("#define CKM_MECHANISM_{number} {number}\n");
    let mechanisms: String = (1..30).map(mechanism).collect();
    let results = "#define CKR_OK 0\n#define CKR_CANCEL 1\n#define CKR_HOST_MEMORY 2\n";
    let scratch = Scratch::new();
    let ran = new(&scratch, "a.h", format!("{mechanisms}\n{results}"), &[]);
    assert_eq!(ran.status, 2, "{}", ran.out);
    assert!(ran.err.contains("2 lists could be meant"), "{}", ran.err);
    assert!(
        ran.err.contains("from `CKR_OK` to `CKR_HOST_MEMORY`"),
        "{}",
        ran.err
    );
}

#[test]
fn a_list_with_success_may_be_meant_although_another_one_is_longer() {
    let error = |number| format!("#define DOOR_ERR_E{number} {number}\n");
    let errors: String = (1..30).map(error).collect();
    let results = "#define LOCK_RC_OK 0\n#define LOCK_RC_SHUT 1\n#define LOCK_RC_JAM 2\n#define LOCK_RC_KEY 3\n";
    let scratch = Scratch::new();
    let ran = new(&scratch, "a.h", format!("{errors}\n{results}"), &[]);
    assert_eq!(ran.status, 2, "{}", ran.out);
    assert!(ran.err.contains("2 lists could be meant"), "{}", ran.err);
}

#[test]
fn what_most_rows_have_in_common_is_not_their_value() {
    let text = "C,Created,15\nR,Running,15\nB,Blocked,15\nT,Done,15\nE,Failed,25\nf,Fatal,15\n";
    let ran = new(&Scratch::new(), "a.csv", text, &[]);
    assert_eq!(ran.status, 2, "{}", ran.out);
    assert!(ran.err.contains("no list of codes"), "{}", ran.err);
}

#[test]
fn functions_and_comments_describe_constants() {
    let table = made(
        "a.c",
        "enum door { DOOR_OPEN, DOOR_SHUT /* 1 */, DOOR_OLD = 2, DOOR_STUCK /* Call. */ };\n\
         const char *said(enum door door)\n{\n\tswitch (door) {\n\tcase DOOR_OPEN:\n\t\treturn \"It is open.\";\n\
         \tcase DOOR_OLD:\n\tcase DOOR_SHUT:\n\t\treturn _(\"It is \" \"shut.\");\n\tcase DOOR_STUCK:\n\t\treturn \"It is stuck.\";\n\t}\n}\n",
        &[],
    );
    assert_eq!(
        codes(&table),
        "0 DOOR_OPEN: It is open.\n1 DOOR_SHUT: It is shut.\n2 DOOR_OLD: It is shut.\n3 DOOR_STUCK: Call.\n"
    );
    // What a column says is before what a comment says.
    let table = made(
        "a.rs",
        "codes! {\n    /// See the manual.\n    (1, DOOR_OPEN, \"The door of the house is open\");\n    /// Call.\n    (2, DOOR_SHUT, \"The door of the house is shut\");\n\
         \x20   /// Push.\n    (3, DOOR_STUCK, \"The door of the house is stuck\");\n}\n",
        &[],
    );
    assert_eq!(
        codes(&table),
        "1 DOOR_OPEN: The door of the house is open¶See the manual.\n2 DOOR_SHUT: The door of the house is shut¶Call.\n\
         3 DOOR_STUCK: The door of the house is stuck¶Push.\n"
    );
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

const TWO: &str = "# Doors\n\n| Code | Name |\n| --- | --- |\n| 1 | DOOR_OPEN |\n| 2 | DOOR_SHUT |\n\n\
    # Windows\n\n| Value | Word | Text |\n| --- | --- | --- |\n| 1 | WINDOW_OPEN | It is open. |\n| 2 | WINDOW_SHUT | It is shut. |\n";

#[test]
fn of_several_lists_one_is_named() {
    let scratch = Scratch::new();
    let ran = new(&scratch, "a.md", TWO, &[]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    let named = "2 lists could be meant\n  help: choose one with `--list N`:\n    \
        1: “Doors”, 2 rows in lines 3 to 6, from `DOOR_OPEN` to `DOOR_SHUT`\n    \
        2: “Windows”, 2 rows in lines 10 to 13, from `WINDOW_OPEN` to `WINDOW_SHUT`\n";
    assert!(ran.err.contains(named), "{}", ran.err);
    assert!(!scratch.spec("doors.toml").exists());
    let ran = new(&scratch, "a.md", TWO, &["--message-format", "json"]);
    assert_eq!(ran.status, 2);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let candidate = |name: &str, first: u8, labels: [&str; 2]| {
        serde_json::json!({
            "name": name, "rows": 2, "first_line": first, "last_line": first + 3,
            "first_label": labels[0], "last_label": labels[1],
        })
    };
    let candidates = serde_json::json!([
        candidate("Doors", 3, ["DOOR_OPEN", "DOOR_SHUT"]),
        candidate("Windows", 10, ["WINDOW_OPEN", "WINDOW_SHUT"]),
    ]);
    assert_eq!(json["candidates"], candidates);
    assert_eq!(json["written"], serde_json::Value::Null);
    assert_eq!(json["read"], 0);
    let message = json["diagnostics"][0]["message"].as_str().unwrap();
    assert!(
        message.ends_with("a.md: 2 lists could be meant"),
        "{message}"
    );

    let ran = new(&scratch, "a.md", TWO, &["--list", "2"]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    assert!(
        ran.out
            .contains("not taken: 1 other list; `--list N` takes one\n  1: “Doors”, 2 rows in lines 3 to 6, from `DOOR_OPEN` to `DOOR_SHUT`\n"),
        "{}",
        ran.out
    );
    assert_eq!(
        codes(&written(&scratch)),
        "1 WINDOW_OPEN: It is open.\n2 WINDOW_SHUT: It is shut.\n"
    );
    scratch.generate();
    // A list that stands out is taken.
    let mut many = String::new();
    for code in 3..9 {
        let _ = writeln!(many, "| {code} | DOOR_{code} |");
    }
    let text = TWO.replace("DOOR_SHUT |\n", &format!("DOOR_SHUT |\n{many}"));
    let table = made("a.md", text, &[]);
    assert_eq!(codes(&table).lines().count(), 8, "{table}");
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
fn labels_that_would_be_named_alike_get_a_variant() {
    let table = made(
        "a.csv",
        "Code,Name\n1,door open\n2,Door-Open\n3,DOOR OPEN\n4,Door shut\n",
        &[],
    );
    let codes = &parsed(&table)["code"];
    let variants: Vec<_> = codes
        .as_array()
        .unwrap()
        .iter()
        .map(|code| code.get("variant"))
        .collect();
    let variants: Vec<_> = variants
        .into_iter()
        .map(|variant| variant.and_then(|name| name.as_str()))
        .collect();
    assert_eq!(variants, [None, Some("DoorOpen2"), Some("DoorOpen3"), None]);
    // The same label again is declared.
    let table = made(
        "a.csv",
        "Code,Name\n1,Door open\n2,Door open\n3,Door shut\n",
        &[],
    );
    assert!(
        table.contains("value = 2\nlabel = \"Door open\"\nsame-label-as = 1\n"),
        "{table}"
    );
}

#[test]
fn many_codes_are_numbered_by_position() {
    let list = |count: usize| {
        let rows = (1..=count).map(|code| format!("#define DOOR_{code}_OPEN {code}\n"));
        rows.collect::<String>()
    };
    let scratch = Scratch::new();
    assert_eq!(new(&scratch, "a.h", list(1024), &[]).status, 0);
    assert_eq!(key(&written(&scratch), "discriminant"), None);
    let table = made("a.h", list(1025), &[]);
    assert_eq!(key(&table, "discriminant").as_deref(), Some("\"position\""));
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
fn a_comment_may_say_which_values_are_reserved() {
    let text = "our %doors = (\n  1 => { name => 'DOOR_OPEN', text => 'It is open' },\n  2 => { name => 'DOOR_SHUT', text => 'It is shut' },\n\n  # 3 - 7 reserved\n\n  8 => { name => 'DOOR_AJAR', text => 'It is ajar' },\n  9 => { name => 'DOOR_GONE', text => 'It is gone' },\n);\n";
    let table = made("a.pm", text, &[]);
    assert!(!table.contains("[[group]]"), "{table}");
    assert!(
        table.contains("[[gap]]\nfirst = 3\nlast = 7\nreason = \"reserved\""),
        "{table}"
    );
    let table = made(
        "a.h",
        "enum door {\n  DOOR_OPEN = 1, /* It is open. */\n  DOOR_SHUT = 2, /* It is shut. */\n  /* 3 - 7 reserved */\n  DOOR_AJAR = 8\n};\n",
        &[],
    );
    assert_eq!(
        codes(&table),
        "1 DOOR_OPEN: It is open.\n2 DOOR_SHUT: It is shut.\n8 DOOR_AJAR\n"
    );
    assert!(table.contains("[[gap]]\nfirst = 3\nlast = 7"), "{table}");
}

#[test]
fn descriptions_may_be_in_another_list_of_the_page() {
    let table = made(
        "a.html",
        "<h2>Codes</h2><ul><li>DOOR_OPEN (1)<li>DOOR_SHUT (2)<li>DOOR_STUCK (3)</ul>\
         <h2>Details</h2><h3>(1) DOOR_OPEN</h3><p>It is open.<h3>(2) DOOR_SHUT</h3><p>It is shut.<h3>(3) DOOR_STUCK</h3><p>Call.",
        &["--list", "1"],
    );
    assert_eq!(
        codes(&table),
        "1 DOOR_OPEN: It is open.\n2 DOOR_SHUT: It is shut.\n3 DOOR_STUCK: Call.\n"
    );
    // Each may have a part of them.
    let table = |header: &str, rows: &str| {
        format!("<table><tr><th>{header}<th>Name<th>Meaning{rows}</table>")
    };
    let text = format!(
        "<ul><li>1: Open<li>2: Shut<li>3: Stuck<li>4: Gone<li>5: Ajar</ul>{}{}",
        table(
            "Code",
            "<tr><td>1<td>Open<td>It is open.<tr><td>2<td>Shut<td>It is shut."
        ),
        table(
            "Value",
            "<tr><td>3<td>Stuck<td>It is stuck.<tr><td>4<td>Lost<td>It is lost."
        ),
    );
    assert_eq!(
        codes(&made("a.html", &text, &["--list", "1"])),
        "1 Open: It is open.\n2 Shut: It is shut.\n3 Stuck: It is stuck.\n4 Gone\n5 Ajar\n"
    );
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

#[test]
fn names_without_values_are_described_by_their_definitions() {
    let text =
        "<h2>Return codes</h2><dl><dt>DOOR_OPEN<dd>It is open.<dt>DOOR_SHUT<dd>It is shut.</dl>";
    assert_eq!(
        codes(&made("a.html", text, &[])),
        "\"DOOR_OPEN\" DOOR_OPEN: It is open.\n\"DOOR_SHUT\" DOOR_SHUT: It is shut.\n"
    );
}

#[test]
fn a_constant_before_what_is_said_about_it_is_the_label() {
    let text = "<dl><dt>1<dd>DOOR_OPEN - It is open.<dt>2<dd>DOOR_SHUT - It is shut.</dl>";
    assert_eq!(
        codes(&made("a.html", text, &[])),
        "1 DOOR_OPEN: It is open.\n2 DOOR_SHUT: It is shut.\n"
    );
}

#[test]
fn a_row_without_value_and_label_continues_the_description_above() {
    let text = "| Code | Name | Meaning | More |\n| --- | --- | --- | --- |\n| 1 | DOOR_OPEN | It is open. | |\n\
                | | | Wide open. | Wait. |\n| 2 | DOOR_SHUT | It is shut. | |\n";
    assert_eq!(
        codes(&made("a.md", text, &[])),
        "1 DOOR_OPEN: It is open.¶Wide open.\n2 DOOR_SHUT: It is shut.\n"
    );
    // Several rows may continue one, and those below a row that is not a code continue none.
    let text = text.replace("Wait. |\n", "Wait. |\n| | | So wide. | |\n")
        + "| 3 | DOOR_LOCKED | | |\n| 4 | DOOR_GONE | | |\n| | DOOR_AJAR | It is ajar. | |\n| | | A little. | |\n";
    let scratch = Scratch::new();
    let ran = new(&scratch, "a.md", &text, &[]);
    assert_eq!(
        codes(&written(&scratch)),
        "1 DOOR_OPEN: It is open.¶Wide open.¶So wide.\n2 DOOR_SHUT: It is shut.\n3 DOOR_LOCKED\n4 DOOR_GONE\n"
    );
    for line in ["line 9: ", "line 10: "] {
        assert!(ran.out.contains(line), "{}", ran.out);
    }
}

#[test]
fn the_list_below_a_heading_of_results_is_meant() {
    let levels =
        "<dl><dt>1<dd>Progress<dt>2<dd>Scripts<dt>4<dd>Files<dt>8<dd>Triggers<dt>16<dd>Sizes</dl>";
    let variables = "<dl><dt>DOOR_HOME<dd>Where it is.<dt>DOOR_LOG<dd>What it writes.</dl>";
    let text = format!(
        "<h2>Levels</h2>{levels}<h2>Exit status</h2><dl><dt>0<dd>It is open.<dt>1<dd>It is shut.</dl>\
         <h2>Environment</h2>{variables}"
    );
    assert_eq!(
        codes(&made("a.html", &text, &[])),
        "0 It is open.\n1 It is shut.\n"
    );
    // Another list may be of results as well.
    let text = text.replace("Levels", "Door status");
    let ran = new(&Scratch::new(), "a.html", &text, &[]);
    assert_eq!(ran.status, 2, "{}", ran.out);
}

#[test]
fn words_that_nothing_calls_codes_are_not_taken() {
    for (file, text, message) in [
        (
            "a.html",
            "<h2>Environment</h2><dl><dt>DOOR_HOME<dd>Where it is.<dt>DOOR_LOG<dd>What it writes.</dl>",
            "nothing says that the only list is one of codes",
        ),
        (
            "a.html",
            "<h3>Errors of doors</h3><dl><dt>DOOR_EOPEN<dt>DOOR_ESHUT</dl><h3>Errors of locks</h3><dl><dt>LOCK_EOPEN<dt>LOCK_ESHUT</dl>",
            "2 lists could be meant",
        ),
        (
            "a.txt",
            "Documents:\n\nRFC1001 - Doors and their protocol\nRFC1002 - Latches of doors\nRFC1003 - Locks of doors\n",
            "no list of codes",
        ),
        (
            "a.txt",
            "Example:\n\n  -p 783\n  -s 350000\n",
            "no list of codes",
        ),
        (
            "a.rst",
            "See also:\n---------\n\n* :ref:`door(1)`\n* :ref:`latch(1)`\n* :ref:`lock(7)`\n",
            "no list of codes",
        ),
        (
            "a.txt",
            "port 3000\nport 3001\nport 3002\n",
            "no list of codes",
        ),
        (
            "a.txt",
            "Rules:\n\n1. Open the door.\n2. Shut: the door.\n3. Lock: the door.\n4. Open: the windows.\n\nMore rules:\n\n1. Shut: the windows.\n2. Lock: the windows.\n",
            "no list of codes",
        ),
        (
            "a.txt",
            "4. How do I open a door?\n\nTurn the handle.\n\n5. How do I shut it?\n\nPush it.\n\n7. Why is it stuck?\n\nIt is locked.\n",
            "no list of codes",
        ),
    ] {
        let ran = new(&Scratch::new(), file, text, &[]);
        assert_eq!(ran.status, 2, "{text}: {}", ran.out);
        assert!(ran.err.contains(message), "{text}: {}", ran.err);
    }
}

#[test]
fn items_of_prose_are_not_more_codes() {
    let text = "# Envelopes\n\nOne of\n\n(1) is in the domain and\n(2) has a header.\n\n\
                # Exit codes\n\n* 1 - Open\n* 2 - Shut\n* 3 - Stuck\n\n# Footnotes\n\n* 7 - See the manual.\n";
    assert_eq!(codes(&made("a.md", text, &[])), "1 Open\n2 Shut\n3 Stuck\n");
}

#[test]
fn lines_of_text_far_apart_are_lists_of_their_own() {
    let list = |between: usize| {
        let prose = "Prose about something else.\n\n".repeat(between);
        format!(
            "Codes\n=====\n\n1  DOOR_OPEN\n2  DOOR_SHUT\n\nOther\n=====\n\n{prose}\
             More\n====\n\n7  DOOR_RED\n8  DOOR_BLUE\n"
        )
    };
    let scratch = Scratch::new();
    let ran = new(&scratch, "a.txt", &list(10), &[]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("4 rows in lines 4 to 34"), "{}", ran.out);
    fs::remove_file(scratch.spec("doors.toml")).unwrap();
    let ran = new(&scratch, "a.txt", &list(300), &[]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("2 rows in lines 4 to 5"), "{}", ran.out);
    assert!(ran.out.contains("2: “More”, 2 rows"), "{}", ran.out);
}

#[test]
fn what_a_number_contains_is_no_part_of_a_list() {
    let text = "DOOR_STATUS = {\n  1: 'Open',\n  2: 'Shut',\n}\nDOOR_DETAILS = {\n  1: {\n    256: 'Wide open',\n    257: 'Ajar',\n  },\n  2: {\n    512: 'Locked',\n    513: 'Bolted',\n  },\n}\n";
    let table = made("a.py", text, &["--list", "1"]);
    assert_eq!(codes(&table), "1 Open\n2 Shut\n");
}
