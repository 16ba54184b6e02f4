//! Markdown: what becomes a block, and what a row.

mod formats;

use cargo_codetable::published::formats::markdown::read;
use formats::{assert_dump, assert_linear, dump, size};

#[track_caller]
fn check(markdown: &str, expected: &str) {
    assert_dump(&read(markdown), expected);
}

#[test]
fn tables_without_their_marks() {
    check(
        "# Codes {#codes}\n\n| Code | Name |\n|:-----|------|\n| **3** | `DOOR_OPEN` |\n| [2](#2) | _Shut_<br>tight \\| `a \\| b` |\n\
         | ~~`1`~~ |\n| 4[^a] | x \\* &lt;y&gt; &#65; |\n\n[^a]: A note.\n",
        "table Codes\n3# Code | Name\n5: 3 | DOOR_OPEN\n6: 2 | Shut/tight | a | b\n7: 1 |\n8: 4 | x * <y> A\ntext Codes\n10: A note.",
    );
    check(
        "a | b\n--|--\n`−1` | (3)\nFF00H | 0 ",
        "table\n1# a | b\n3: −1 | (3)\n4: FF00H | 0",
    );
}

#[test]
fn lists_and_lists_in_them() {
    check(
        "* `1` **Open**: prose\n  goes on\n\n  second\n* 2 Shut\n    1. in\n    2. out\n* [x] 3 <span>Stuck</span>\n",
        "items\n1: 1 Open: prose goes on/second\n5: 2 Shut\n8: 3 Stuck\nitems\n6: in\n7: out",
    );
    check(
        "301. \"text\"\n404. other\n",
        "items\n1: 301. \"text\"\n2: 404. other",
    );
    check(
        "1. a\n1. b\n\ntext\n\n7) c\n8) d\n",
        "items\n1: a\n2: b\ntext\n4: text\nitems\n6: c\n7: d",
    );
}

#[test]
fn headings_with_prose_are_definitions() {
    check(
        "# Codes\nAll.\n\n## 1 Open\nIt is\nopen.\n\nWide.\n\n## `DOOR_SHUT` (2)\n\n2 Stuck\n-------\n> Call.\n",
        "text Codes\n2: All.\ndefinitions Codes\n4: 1 Open | It is open./Wide.\n10: DOOR_SHUT (2) |\n12: 2 Stuck | Call.",
    );
    check(
        "## A\na\n\n## B\n1 Open\n2 Shut\n3 Half open, or worse\n\n## C\nb\n",
        "text A\n2: a\ntext B\n5: 1 Open\n6: 2 Shut\n7: 3 Half open, or worse\ntext C\n10: b",
    );
}

#[test]
fn code_and_paragraphs_are_lines() {
    check(
        "# H\n\n```c title=\"door.h\"\nint a  1\n\n\t/* x */\n```\n\n    1   Open\n      2 Shut\n\nEPERM\t\t1\n  2   E   **OPEN**  \nlast\n\n```text\na\n```\n",
        "text door.h\n4: int a  1\n6: \t/* x */\ntext H\n9: 1   Open\n10:   2 Shut\n\
         text H\n12: EPERM\t\t1\n13: 2   E   OPEN\n14: last\ntext H\n17: a",
    );
    check("~~~ c\na\n~~~\n", "text c\n2: a");
}

#[test]
fn definition_lists() {
    check(
        "DOOR_OPEN\n: 1\n\nDOOR_SHUT\n\n: two\n\n    more\n: and\n",
        "definitions\n1: DOOR_OPEN | 1\n4: DOOR_SHUT | two/more/and",
    );
}

#[test]
fn html_is_read_as_html_where_it_is() {
    check(
        "# A\n\n<table>\n<tr><th>Code</th><th>Name</th></tr>\n<tr><td>1</td>\n<td>Open</td></tr>\n</table>\n\ntext <b>x</b><br>y<sup>1</sup>\n\n\
         <details>\n<summary>More</summary>\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n</details>\n\n<!-- note\n\n| c | -->\n\n- a <title> b\n- c\n",
        "table A\n4# Code | Name\n5: 1 | Open\ntext A\n9: text x\n9: y\n12: More\ntable A\n14# a | b\n16: 1 | 2\nitems A\n24: a b\n25: c",
    );
    // Markdown in the cells of an HTML table.
    check(
        "<table>\n<tr><td>\n\n**1**\n\n</td><td>\n\n`Open`\n\n</td></tr>\n</table>\n",
        "table\n2: 1 | Open",
    );
}

#[test]
fn front_matter_is_skipped() {
    check(
        "---\nlayout: x\ntitle: \"The: codes\"\n---\n# A\n\n- 1\n",
        "title The: codes\nitems A\n7: 1",
    );
    check("+++\ntitle = 'B'\n+++\ntext\n", "title B\ntext\n4: text");
}

#[test]
fn line_ends_of_other_systems() {
    check(
        "# A\r\n\r\n| a | b |\r\n|---|---|\r\n| 1 | x |\r\n\r\n- 2\r\n",
        "table A\n3# a | b\n5: 1 | x\nitems A\n7: 2",
    );
}

#[test]
fn hostile_files_are_read_in_linear_time_and_memory() {
    for text in [
        "- ",
        "> ",
        "# a\n",
        "# a\nb\n\n",
        "- a\n",
        "1. ",
        "* a\n\n",
        "|a|b|\n",
        "`",
        "``",
        "**",
        "[",
        "[a](",
        "<table>\n\n",
        "<td>\n\n",
        "<div>\n\n",
        "<br>",
        "<x",
        "\\",
        "&",
        "a\n: b\n\n",
        "a\n",
        "\n",
        "```\n",
        "    a\n\n",
        "---\n",
        "[^a]: b\n\n",
        "<!--",
        "![",
        "~~",
        "\t",
    ] {
        assert_linear(text, read, |n| text.repeat(n));
    }
    assert_linear("rows", read, |n| {
        "|a|b|\n|-|-|\n".to_owned() + &"|1|\n".repeat(n)
    });
    let wide = "|a".repeat(1000) + "|\n" + &"|-".repeat(1000) + "|\n" + &"|1|\n".repeat(1000);
    assert!(size(&read(&wide)) <= 64 * wide.len() * 100);
}

#[test]
fn lists_in_each_other_do_not_overflow_the_stack() {
    for file in [
        "- ".repeat(100_000) + "deep",
        "<ul><li>".repeat(100_000) + "deep",
        "> ".repeat(100_000) + "deep",
    ] {
        assert!(dump(&read(&file)).contains("deep"));
    }
}

#[test]
fn code_is_read_as_such() {
    check(
        "# H\n\n```c title=\"door.h\"\n#define A  1\n\n#define B A\n```\n\n```Rust\npub enum Door {\n    Open = 3,\n}\n```\n\n    enum door {\n      SHUT, STUCK\n    };\n",
        "constants door.h\n4: A | 1\n6: B | 1\nconstants Door\n11: Open | 3\nconstants door\n16: SHUT | 0\n16: STUCK | 1",
    );
    // Entries may be shown without the map that has them.
    check(
        "```js\n'1': 'Open',\n'2': 'Shut',\n```\n",
        "table js\n2: 1 | Open\n3: 2 | Shut",
    );
    check("```a/../c\\x.c\nx\n```\n", "text a/../c\\x.c\n2: x");
}
