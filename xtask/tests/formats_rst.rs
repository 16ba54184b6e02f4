//! reStructuredText: what becomes a block, and what a row.

mod formats;

use cargo_codetable::published::formats::rst::read;
use formats::{assert_dump, assert_linear, dump, size};

#[track_caller]
fn check(rst: &str, expected: &str) {
    assert_dump(&read(rst), expected);
}

#[test]
fn grid_tables() {
    check(
        "+-----+----------------+\n| No  | Name           |\n+=====+================+\n| 1   | ``Open``       |\n|     | it is          |\n\
         |     |                |\n|     | wide           |\n+-----+----------------+\n| Group of two         |\n+-----+----------------+\n\
         | 2   | Shared         |\n+-----+                |\n| 3   | cell           |\n+-----+----------------+\n\nafter\n",
        "table\n2# No | Name\n4: 1 | Open it is/wide\n9= Group of two\n11: 2 | Shared/cell\n13: 3 | Shared/cell\ntext\n16: after",
    );
    check("+---+----+\n| 1 | 門 |\n+---+----+\n", "table\n2: 1 | 門");
    // What is no grid is text.
    check(
        "+---+---+\n| 1 | 2 \n+---+---+\n",
        "text\n1: +---+---+\n2: | 1 | 2\n3: +---+---+",
    );
}

#[test]
fn simple_tables() {
    check(
        "=====  ========  =====\n  Inputs         Out\n---------------  -----\nCode   Name      Long\n=====  ========  =====\n\
         1      Open      long text here\n2      **Shut**  goes\n                 on\n\n                 more\n\\      Blank     x\n\n\
         3      Stuck\n=====  ========  =====\n\nafter\n",
        "table\n2# Inputs | Inputs | Out\n4# Code | Name | Long\n6: 1 | Open | long text here\n7: 2 | Shut | goes on/more\n\
         11:  | Blank | x\n13: 3 | Stuck |\ntext\n16: after",
    );
    check("== ==\n1  a\n2  b\n== ==", "table\n2: 1 | a\n3: 2 | b");
    check(
        "=== ===\n1   a\n2   b\n",
        "text\n1: === ===\n2: 1   a\n3: 2   b",
    );
}

#[test]
fn tables_by_directives() {
    check(
        ".. list-table:: All *doors*\n   :header-rows: 1\n   :widths: 10 20\n\n   * - Code\n     - Name\n   * - 1\n     - ``DOOR_OPEN``\n\n       More.\n   * - 2\n     -\n\n\
         .. csv-table:: CSV\n   :header: \"a\", b\n\n   1, \"x, y\"\n   2, \"two\n   lines\"\n\n.. csv-table::\n   :header-rows: 1\n   :delim: ;\n\n   c; d\n   3; ``e``\n\n\
         .. table:: Named\n\n   == ==\n   1  a\n   == ==\n",
        "table All doors\n5# Code | Name\n7: 1 | DOOR_OPEN/More.\n11: 2 |\n\
         table CSV\n15# a | b\n17: 1 | x, y\n18: 2 | two/lines\ntable\n25# c | d\n26: 3 | e\ntable Named\n31: 1 | a",
    );
}

#[test]
fn definitions_fields_and_descriptions() {
    check(
        "EPERM\n   Not **permitted**.\n\n   Second.\n\nENOENT : int\n   Not\n   found.\n\ntext\n\n:1: Open\n:2: Shut\n   tight\n\ntext\n\n\
         .. data:: E2BIG\n\n   Too long.\n\n.. data:: EACCES\n          EBCCES\n   :value: 3\n\n   Access.\n",
        "definitions\n1: EPERM | Not permitted./Second.\n6: ENOENT : int | Not found.\ntext\n10: text\n\
         definitions\n12: 1 | Open\n13: 2 | Shut tight\ntext\n16: text\n\
         constants\n22: EACCES | 3\n23: EBCCES | 3\ndefinitions\n18: E2BIG | Too long.",
    );
}

#[test]
fn terms_with_numbers() {
    check(
        ":Exit code 0: Open\n:Exit code 1: Shut\n",
        "definitions\n1: 0 | Open\n2: 1 | Shut",
    );
    // Other words are a part of the name.
    check(
        ":Door 1: Open\n:Lock 2: Shut\n",
        "definitions\n1: Door 1 | Open\n2: Lock 2 | Shut",
    );
}

#[test]
fn bullets_and_numbers() {
    check(
        "- 1 Open\n- 2 Shut,\n  really\n\n  second\n\n  * nested\n\n- 3\n\n1. one\n2. two\n\n#. auto\n\n(a) letter\n\n301. Moved\n404. Lost\n",
        "items\n1: 1 Open\n2: 2 Shut, really/second\n9: 3\nitems\n7: nested\nitems\n11: one\n12: two\n14: auto\nitems\n16: letter\nitems\n18: 301. Moved\n19: 404. Lost",
    );
    check(
        "301. Moved\n\n404. Lost\n",
        "items\n1: 301. Moved\n3: 404. Lost",
    );
    check(
        "A. Smith wrote\nthis.\n",
        "text\n1: A. Smith wrote\n2: this.",
    );
}

#[test]
fn titles_are_names() {
    check(
        "=====\nCodes\n=====\n\nAll.\n\n1 Open\n------\nIt is\nopen.\n\n2 Shut\n------\n\nMore\n====\n\n* a\n\n----\n\nx\n",
        "title Codes\ntext Codes\n5: All.\ndefinitions Codes\n7: 1 Open | It is open.\n12: 2 Shut |\nitems More\n18: a\ntext More\n22: x",
    );
}

#[test]
fn verbatim_text_is_lines() {
    check(
        "Here::\n\n   1   Open\n     2 Shut\n\n::\n\n  x\n\n.. code-block:: c\n   :caption: door.h\n\n   int a  1\n\n   int b\t2\n\n| line *one*\n| two\n\n>>> 1\n1\n",
        "text\n1: Here:\ntext\n3: 1   Open\n4:   2 Shut\ntext\n8: x\ntext door.h\n13: int a  1\n15: int b        2\ntext\n17: line one\n18: two\n\
         text\n20: >>> 1\n21: 1",
    );
}

#[test]
fn marks_within_text_are_removed() {
    check(
        "``lit`` *emph* **strong** `title` :ref:`text <a>` :exc:`~a.B` :c:macro:`D_E` `link <http://x>`_ see codes_ keep_ [1]_ |sub| \
         2*3 a\\*b ``a*b`` *unclosed\n\n.. _codes:\n.. comment\n   more\n.. |sub| replace:: x\n.. [1] A note.\n.. image:: x.png\n\n.. note:: Take care.\n",
        "text\n1: lit emph strong title text B D_E link see codes keep_  sub 2*3 a*b a*b *unclosed\n7: A note.\n10: Take care.",
    );
}

#[test]
fn line_ends_and_tabs() {
    check(
        "A\r\n\tdef\r\n\r\n==  ==\r\n1   a\r\n==  ==\r\n",
        "definitions\n1: A | def\ntable\n5: 1 | a",
    );
}

#[test]
fn hostile_files_are_read_in_linear_time_and_memory() {
    for text in [
        "- ",
        "- a\n",
        "- a\n\n",
        "1. ",
        "a\n b\n",
        "a\n b\n\n",
        "== ==\n",
        "== ==\na\n\n",
        "= ",
        "== ==\n1 2\n== ==\n\n",
        "+-+\n",
        "+-+-+\n| | |\n",
        "+--",
        "|",
        "| a\n",
        "a\n=\n",
        "a\n====\n",
        "====\na\n====\n",
        "::\n\n  a\n\n",
        ".. a:: b\n\n",
        ".. note::\n\n",
        ".. list-table::\n\n",
        ":a: b\n",
        "*",
        "**a ",
        "`",
        "`a` ",
        "`a <",
        "``",
        "[",
        "[a",
        ":a",
        ":a:`",
        "|a",
        "a_ ",
        "_",
        "-_",
        "\\",
        "\t",
        "\n",
        " ",
        "a",
        "(",
        "\"",
        "a\n\n",
    ] {
        assert_linear(text, read, |n| text.repeat(n));
    }
    let indents = |n: usize| {
        (0..n / 50)
            .map(|i| " ".repeat(i % 100) + "- a\n")
            .collect::<String>()
    };
    assert_linear("indents", read, indents);
    assert_linear("reference", read, |n| {
        ".. _abc:\n\n".to_owned() + &"-_".repeat(n)
    });
    assert_linear("csv", read, |n| {
        ".. csv-table::\n\n".to_owned() + &"   a,\"b\n".repeat(n)
    });
    let border = "+-".repeat(2000) + "+\n";
    let grid = border.clone() + &("| ".repeat(2000) + "|\n").repeat(50) + &border;
    assert!(size(&read(&grid)) <= 64 * grid.len());
    let wide = "= ".repeat(5000) + "\n" + &"a\n".repeat(5000) + &"= ".repeat(5000) + "\n";
    assert!(size(&read(&wide)) <= 200 * wide.len());
}

#[test]
fn lists_in_each_other_do_not_overflow_the_stack() {
    let deep = (0..300)
        .map(|i| " ".repeat(i) + "- a\n\n")
        .collect::<String>();
    for file in ["- ".repeat(100_000) + "deep", deep + "deep"] {
        assert!(dump(&read(&file)).contains("deep"));
    }
}

#[test]
fn code_is_read_as_such() {
    check(
        "All::\n\n  enum door {\n    OPEN, /* wide */\n\n    SHUT = 4,\n  };\n\n.. code-block:: go\n   :caption: codes.go\n\n   const Stuck = 5\n",
        "text\n1: All:\nconstants door\n4: OPEN | 0\n6: SHUT | 4\nconstants codes.go\n12: Stuck | 5",
    );
}

#[test]
fn constants_that_are_described() {
    check(
        ".. py:data:: OPEN\n\n    Value: 0; see :ref:`x`.\n\n.. py:data:: SHUT\n\n    Value: 1; shut.\n",
        "constants\n1: OPEN | 0\n5: SHUT | 1",
    );
    check(
        ".. py:data:: OPEN\n\n    Value: 0; alone.\n",
        "definitions\n1: OPEN | Value: 0; alone.",
    );
}

#[test]
fn what_is_said_of_a_class_is_text() {
    check(
        ".. autoclass:: Door\n\n   .. automethod:: state\n\n      +---+------+\n      | 0 | Open |\n      +---+------+\n      | 1 | Shut |\n      +---+------+\n",
        "definitions\n1: Door |\ndefinitions Door\n3: state |\ntable state\n6: 0 | Open\n8: 1 | Shut",
    );
}
