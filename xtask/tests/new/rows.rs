//! What the rows say: values, labels, descriptions, groups and gaps.

use super::{HEAD, PAGE, codes, key, made, new, written};
use crate::support::Scratch;

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
