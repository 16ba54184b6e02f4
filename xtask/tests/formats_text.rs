//! Plain text, read as blocks.

mod support {
    pub mod blocks;
}

use cargo_codetable::published::formats::decode;
use support::blocks::{check, is_linear, read};

#[test]
fn lines_keep_their_spaces() {
    check(
        "a.txt",
        "1   E   DOOR_OPEN\r\n\r\n2   E   DOOR_SHUT\r\n",
        "Text -\n1 1   E   DOOR_OPEN\n3 2   E   DOOR_SHUT",
    );
    check(
        "a.txt",
        "EPERM\t\t1\nENOENT\t\t2\nENAMETOOLONG\t36\n",
        "Text -\n1 EPERM\t\t1\n2 ENOENT\t\t2\n3 ENAMETOOLONG\t36",
    );
    let text = "1 - Open\n2: Shut\n* 3 Stuck\nORA-00001: text\n301 - \"text\"\n00000    S    ERRCODE_X    name\n";
    check(
        "",
        text,
        "Text -\n1 1 - Open\n2 2: Shut\n3 * 3 Stuck\n4 ORA-00001: text\n5 301 - \"text\"\n6 00000    S    ERRCODE_X    name",
    );
}

#[test]
fn numbers_with_quoted_strings_are_a_table() {
    let text = "let x = function\n  | 100 -> \"Go on\"\n  | 101 -> \"Switch it\",\n  | n -> x\n";
    let expected = "Text -\n1 let x = function\nTable -\n2 100 | Go on\n3 101 | Switch it\nText -\n4   | n -> x";
    check("a.xyz", text, expected);
}

#[test]
fn headings_end_a_block() {
    let text = "1 Open\n\nWindows\n\n11 Wide\n\n12 Shut\n\nAll other doors:\n21 A\nGates 5\n-------\n31 B\n";
    check(
        "a.txt",
        text,
        "Text -\n1 1 Open\nText Windows\n3# Windows\n5 11 Wide\n7 12 Shut\nText All other doors\n9# All other doors:\n10 21 A\nText Gates 5\n11# Gates 5\n13 31 B",
    );
}

#[test]
fn values_and_labels_by_turns_stay_together() {
    check(
        "a.txt",
        "1\nOpen\n2\nShut\n",
        "Text -\n1 1\n2 Open\n3 2\n4 Shut",
    );
    check(
        "a.txt",
        "1\n\nOpen\n\n2\n\nShut\n",
        "Text -\n1 1\n3 Open\n5 2\n7 Shut",
    );
}

#[test]
fn grids_are_tables() {
    check(
        "a.txt",
        "┌───┬───────────┐\n│ 1 │ DOOR_OPEN │\n│ 2 │ DOOR_SHUT │\n└───┴───────────┘\n",
        "Table -\n2 1 | DOOR_OPEN\n3 2 | DOOR_SHUT",
    );
    check(
        "a.txt",
        "Codes:\n+---+-------+\n| c | name  |\n+---+-------+\n| 1 | Open  |\n| 2 |       |\n+---+-------+\nEnd 1\n",
        "Text Codes\n1# Codes:\nTable Codes\n3h c | name\n5 1 | Open\n6 2 | \nText Codes\n8 End 1",
    );
    // A cell of several lines.
    check(
        "a.txt",
        "+---+---------+\n| 1 | General |\n|   | Error   |\n+---+---------+\n| 2 | Open    |\n+---+---------+\n| 3 | Shut    |\n+---+---------+\n",
        "Table -\n2 1 | General Error\n5 2 | Open\n7 3 | Shut",
    );
    check(
        "a.txt",
        "| Doors     |\n| 1 | Open  |\n| 2 | Shut  |\n",
        "Table -\n1# Doors\n2 1 | Open\n3 2 | Shut",
    );
    check(
        "a.txt",
        " code | name\n------+------\n    1 | Open\n    2 | Shut\n(2 rows)\n",
        "Table -\n1h code | name\n3 1 | Open\n4 2 | Shut\nText -\n5 (2 rows)",
    );
}

#[test]
fn indented_prose_defines_terms() {
    let text = "DOOR_OPEN (1)\n    The door is\n    open.\n\n    It is wide.\nDOOR_SHUT\n\tThe door is shut.\n\nThe end of 2.\n";
    check(
        "a.txt",
        text,
        "Definitions -\n1 DOOR_OPEN (1) | The door is open.\\nIt is wide.\n6 DOOR_SHUT | The door is shut.\nText -\n9 The end of 2.",
    );
    // Rows that are indented are no prose.
    let text = "Doors:\n  1  Open\n  2  Shut\nWindows:\n  1  Wide\n";
    check(
        "a.txt",
        text,
        "Text Doors\n1# Doors:\n2   1  Open\n3   2  Shut\n4 Windows:\n5   1  Wide",
    );
}

#[test]
fn nodes_of_info_are_not_text() {
    check(
        "a.info",
        "Doors.\n\n\u{1F}\nFile: a.info,  Node: Top,  Next: Codes\n\nDoors\n*****\n\n* Menu:\n\n* Codes::  The codes of 2 doors.\n\n\
         \u{1F}\nFile: a.info,  Node: Codes,  Prev: Top\n\n1 Open\n2 Shut\n\n\u{1F}\nTag Table:\nNode: Top\u{7F}30\nNode: Codes\u{7F}99\n\u{1F}\nEnd Tag Table\n",
        "Text -\n1 Doors.\nText Doors\n6# Doors\n16 1 Open\n17 2 Shut",
    );
    // The entries of a menu go on in lines of their own, and text may follow them.
    check(
        "a.info",
        "\u{1F}\nFile: a.info,  Node: Codes\n\n* Menu:\n\n* More::  Of 3\n    4 doors.\n\n1 Open\n   * 2 Shut\n* 3: Index.   (line 7)\n",
        "Text -\n9 1 Open\n10    * 2 Shut",
    );
    // Only a file with nodes has menus.
    check(
        "a.txt",
        "* Menu:\n\n* 1 Soup\n* 2 Bread\n",
        "Text Menu\n1# * Menu:\n3 * 1 Soup\n4 * 2 Bread",
    );
}

#[test]
fn files_of_other_formats_have_a_reader_or_are_text() {
    check(
        "a.txt",
        "#define DOOR_OPEN 1\n",
        "Constants -\n1 DOOR_OPEN | 1",
    );
    check("", "", "");
    check(
        "a.txt",
        "x\0\n\u{FFFD}1 Open\n",
        "Text -\n1 x\n2 \u{FFFD}1 Open",
    );
}

#[test]
fn hostile_text_takes_linear_time() {
    let units = [
        "\n",
        "a\n",
        "a\n  b c\n",
        "| a\n",
        "| a |\n",
        "+-+\n",
        "a|b\n-+-\n",
        "x",
        "\t",
        "a:\n\n",
        "---\n",
        "a\n---\n",
        "\0",
        " ",
        "A\n\n",
        "| |||",
    ];
    for unit in units {
        is_linear("a.txt", "", unit, "");
    }
    let stairs: Vec<String> = (0..60).map(|n| " ".repeat(n) + "x y\n").collect();
    is_linear("a.txt", "", &stairs.concat(), "");
}

#[test]
fn wrapped_lines_are_one_row() {
    check(
        "a.txt",
        "1=Door is open and nobody is going to shut it\n    before noon\n2=Shut\n",
        "Text -\n1 1=Door is open and nobody is going to shut it before noon\n3 2=Shut",
    );
    let text = "  1  when the door is open, as doors should be,\n       or was opened\n\n  2  Help message (Information on how to use the\n    door, or the meaning of a window)\n  3  Shut.\n     It is shut.\n";
    check(
        "a.txt",
        text,
        "Text -\n1   1  when the door is open, as doors should be, or was opened\n4   2  Help message (Information on how to use the door, or the meaning of a window)\n6   3  Shut.\\nIt is shut.",
    );
    // What begins with a number, or is not deeper, is another row.
    let text = "  1  This list of all doors and of windows has\n       2 more\n  A few words that are not deeper than the row\n";
    check(
        "a.txt",
        text,
        "Text -\n1   1  This list of all doors and of windows has\n2        2 more\n3   A few words that are not deeper than the row",
    );
}

#[test]
fn a_name_that_fills_its_column_ends_before_a_word_that_others_begin_with() {
    let text = "1   DOOR_OPEN      DR: The door is\n                   open.\n2   DOOR_SHUT      DR: The door is\n                   shut.\n\
                3   DOOR_IS_STUCKED_DR: The door is\n                   stuck.\n4   DOOR_GONE      It is\n                   gone.\n";
    check(
        "a.txt",
        text,
        "Text -\n1 1   DOOR_OPEN      DR: The door is\n2                    open.\n3 2   DOOR_SHUT      DR: The door is\n4                    shut.\n\
         5 3   DOOR_IS_STUCKED_  DR: The door is\n6                    stuck.\n7 4   DOOR_GONE      It is\n8                    gone.",
    );
}

#[test]
fn sources_of_sphinx_are_restructured_text() {
    check("a.rst.txt", "1\n  Open\n", "Definitions -\n1 1 | Open");
    check("a.h.txt", "1 Open\n", "Text -\n1 1 Open");
}

#[test]
fn carriage_returns_end_lines_where_nothing_else_does() {
    let files = [
        ("a.csv", "code,name\n1,Open\n2,Shut\n"),
        ("a.txt", "1  Open  It is open\n2  Shut  It is shut\n"),
        (
            "a.h",
            "#define DOOR_OPEN 1 /* open */\n#define DOOR_SHUT 2\n",
        ),
        ("a.py", "OPEN = 1\nSHUT = 2  # shut\n"),
        ("a.md", "| Code | Name |\n|---|---|\n| 1 | Open |\n"),
        ("a.rst", "Doors\n=====\n\n- 1: Open\n- 2: Shut\n"),
        (
            "a.html",
            "<table>\n<tr><td>1<td>Open\n<tr><td>2<td>Shut\n</table>\n",
        ),
        (
            "a.xml",
            "<a>\n<b id=\"1\">Open</b>\n<b id=\"2\">Shut</b>\n</a>\n",
        ),
        ("a.json", "{\"1\": \"Open\",\n\"2\": \"Shut\"}\n"),
        ("a.yaml", "1: Open\n2: Shut\n"),
        ("a.toml", "Open = 1\nShut = 2\n"),
        (
            "a.1",
            ".TH DOOR 1\n.SH STATUS\n.TP\n1\nOpen\n.TP\n2\nShut\n",
        ),
    ];
    for (name, text) in files {
        let old = decode(text.replace('\n', "\r").as_bytes());
        assert_eq!(read(name, &old), read(name, text), "{name}");
    }
    // In other files it is only a space.
    assert_eq!(decode(b"1 a\rb\n2 c\n"), "1 a\rb\n2 c\n");
    assert_eq!(decode(b"1 a\r\n\r2 c\r\n"), "1 a\r\n\r2 c\r\n");
}

#[test]
fn a_word_may_be_between_a_number_and_its_string() {
    let text = "x = 1\nwhen 100 then \"Go on\"\nwhen 101 then \"Switch it\"\n";
    let expected = "Text -\n1 x = 1\nTable -\n2 100 | Go on\n3 101 | Switch it";
    check("a.xyz", text, expected);
}

#[test]
fn a_quoted_word_of_a_sentence_is_no_table() {
    let text = "3: no modem\n4: dial failed, \"BUSY\"\n5: dial failed, \"NO TONE\"\n";
    let expected =
        "Text -\n1 3: no modem\n2 4: dial failed, \"BUSY\"\n3 5: dial failed, \"NO TONE\"";
    check("a.txt", text, expected);
}

#[test]
fn crystal_is_read_as_ruby() {
    let text = "enum Door\n  OPEN = 100\n  SHUT = 200\n\n  def code\n    to_i\n  end\nend\n";
    check("a.cr", text, "Constants -\n2 OPEN | 100\n3 SHUT | 200");
}

#[test]
fn a_line_that_has_room_for_the_next_word_is_a_term() {
    let text = "1 : The door was opened before the lock was shut\n     This door is not for you, although it is now the only one\n     that there is.\n\n\
        2 : Shut\n     It is shut.  You cannot open it.\n\n\
        3 : The door opens only after the fitting of another\n     Lock with a key.\n";
    let expected = "Definitions -\n1 1 : The door was opened before the lock was shut | \
        This door is not for you, although it is now the only one that there is.\n5 2 : Shut | It is shut. You cannot open it.\n\
        Text -\n8 3 : The door opens only after the fitting of another Lock with a key.";
    check("a.txt", text, expected);
}

#[test]
fn a_readme_has_no_extension() {
    let text = "0 - open\n1 - shut\n";
    check("README.lock.d", text, "Text -\n1 0 - open\n2 1 - shut");
    check(
        "README.rst",
        "- 1: Open\n- 2: Shut\n",
        "Items -\n1 1: Open\n2 2: Shut",
    );
}
