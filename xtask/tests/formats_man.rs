//! Manual pages, in source and as printed, read as blocks.

mod support {
    pub mod blocks;
}

use support::blocks::{check, is_linear};

#[test]
fn tagged_paragraphs_are_definitions() {
    let text = ".TH DOOR 1\n.SH \"EXIT STATUS\"\n.TP\n.B DOOR_OPEN (1)\nThe door is\n.I open.\n.TP\n\\fB\\-2\\fP\nShut\\(aqs\\& \\e.\n.PP\nAnd so on.\n.TP 4\n.BR door (3)\n.TQ\nwindow\nBoth.\n.sp\nMore.\n";
    check(
        "door.1",
        text,
        "Definitions EXIT STATUS\n4 DOOR_OPEN (1) | The door is open.\n8 -2 | Shut's \\.\n13 door(3)\\nwindow | Both.\\nMore.\nText EXIT STATUS\n11 And so on.",
    );
}

#[test]
fn terms_of_autogen_and_quotation_marks_of_pod_are_text() {
    let text = ".SH EXIT\n.TP\n.NOP 0 \" (EXIT_OPEN)\"\nWords.\n.TP\n1\nA \\*(L\"door\\*(R\" with \\*(C`--lock\\*(C'.\n";
    check(
        "",
        text,
        "Definitions EXIT\n3 0 (EXIT_OPEN) | Words.\n6 1 | A \"door\" with \"--lock\".",
    );
}

#[test]
fn indented_paragraphs_are_definitions_or_items() {
    let text = ".SH EXIT\n.IP 5 4\nWords.\n.IP \"\" 4\nMore.\n.IP \\(bu 2\n5 \\- words\n.IP o\n\\fB6\\fP \\- more\n";
    check(
        "",
        text,
        "Definitions EXIT\n2 5 | Words.\\nMore.\nItems EXIT\n6 5 - words\n8 6 - more",
    );
}

#[test]
fn short_paragraphs_above_indented_ones_are_terms() {
    let text = ".SH EXIT\n.PP\nThe codes:\n.sp\n\\fB0\\fP\n.RS 4\nGood.\n.RE\n.sp\n\\fB1\\fP\n.RS 4\nBad:\n.PP\n\\fB1a\\fR\n.RS 4\nWorse.\n.RE\n.RE\n";
    check(
        "",
        text,
        "Text EXIT\n3 The codes:\nDefinitions EXIT\n5 0 | Good.\n10 1 | Bad:\nDefinitions 1\n14 1a | Worse.",
    );
}

#[test]
fn tables_have_cells() {
    let text = ".SH CODES\n.TS\nallbox tab(:);\nlB lB\nl l.\nCode:Name\n1:T{\nThe \\fIdoor\\fP\n.B is\nopen\nT}\n_\n2:Shut\n.TE\n";
    check(
        "",
        text,
        "Table CODES\n6h Code | Name\n7 1 | The door is open\n13 2 | Shut",
    );
    let text = ".TS\nc s\nl l.\nDoors\n1\tOpen\n\\^\tWide\n.TE\n";
    check("", text, "Table -\n4# Doors\n5 1 | Open\n6 1 | Wide");
}

#[test]
fn literal_lines_are_text() {
    let text = ".SH \"A B\"\n.nf\n1   Open\n2\tShut\n.fi\nProse\nof two lines.\n.br\nThird.\n";
    check(
        "",
        text,
        "Text A B\n3 1   Open\n4 2\tShut\n6 Prose of two lines.\n9 Third.",
    );
}

#[test]
fn what_is_for_typesetters_is_skipped() {
    let text = ".de XX \\\" a macro\n.TP\nx\n..\n.ds C+ C\\v'-.1v'\\s-2+\n.if t .TP\n.ie n \\{\\\n.TP\n.\\}\n.\\\" comment\n.SH X\n.TP\n\\*(C+ \\[u20AC] \\s-1SMALL\\s0 \\(co\nIt is \\f(CWcode\\fP \\\" comment\n";
    check(
        "",
        text,
        "Definitions X\n13 C+ \u{20AC} SMALL \u{A9} | It is code",
    );
}

#[test]
fn mdoc() {
    let text = ".Dd May 1\n.Dt DOOR 2\n.Sh ERRORS\n.Bl -tag -width Er\n.It Bq Er EPERM\nNot\n.Em permitted .\n.It Er 0 Em None .\n.It Er 2 ENOENT Em \"No such file\" .\nSee\n.Xr door 2 .\n.It Xo\n.Dv X\n.Xc\nLast.\n.El\n.Bl -bullet\n.It\n5 words\n.El\n.Bl -column a b\n.It 1 Ta Open\n.It 2 Ta Shut\n.El\n";
    check(
        "",
        text,
        "Definitions ERRORS\n5 [EPERM] | Not permitted.\n8 0 None. | \n9 2 ENOENT | No such file.\\nSee door(2).\n12 X | Last.\nItems ERRORS\n18 5 words\nTable ERRORS\n22 1 | Open\n23 2 | Shut",
    );
}

#[test]
fn the_verbatim_text_of_perl_is_text() {
    let text = ".SH CODES\n.Vb 3\n\\&    DOOR_OPEN  1  It is open\n\\&    DOOR_SHUT  2  It isn\\*(Aqt\n\\&\n.Ve\nProse\n.Sp\ngoes on.\n";
    check(
        "",
        text,
        "Text CODES\n3     DOOR_OPEN  1  It is open\n4     DOOR_SHUT  2  It isn't\n7 Prose\n9 goes on.",
    );
}

#[test]
fn an_item_that_only_has_a_list_starts_with_its_first_item() {
    let text = ".SH EXIT\n.IP o\n3 \\- Errors\n.IP o\n.P\n.RS\n.IP o\n4 \\- Not supported. Either:\n\nthis\n.IP o\nor that\n.RE\n.IP o\n5 \\- Error\n.P\nText\n";
    check(
        "",
        text,
        "Items EXIT\n2 3 - Errors\n7 4 - Not supported. Either:\\nthis\n14 5 - Error\nItems EXIT\n11 or that\nText EXIT\n17 Text",
    );
}

#[test]
fn macros_of_c_are_constants() {
    let table = ".SH SYNOPSIS\n.TS\nlB2 lB2 l1 lX.\n#define DOOR_OPEN\t0\t/*\tT{\nopen */\nT}\n.PP\n#define DOOR_SHUT\t1\t/*\tT{\nshut */\nT}\n.TE\n.PP\nText\n";
    check(
        "",
        table,
        "Constants SYNOPSIS\n4 DOOR_OPEN | 0 // open\n8 DOOR_SHUT | 1 // shut\nText SYNOPSIS\n13 Text",
    );
    let literal = ".SH SYNOPSIS\n.nf\n#define _GNU_SOURCE\n#include <door.h>\n.fi\n.SH CODES\n.nf\n#define DOOR_OPEN 1\n#define DOOR_SHUT 2\n#define DOOR_MAX ... /* last */\n.fi\n";
    check(
        "",
        literal,
        "Text SYNOPSIS\n3 #define _GNU_SOURCE\n4 #include <door.h>\nConstants CODES\n8 DOOR_OPEN | 1\n9 DOOR_SHUT | 2",
    );
    let printed = "DOOR(3)  x  DOOR(3)\n\nSYNOPSIS\n       #include <door.h>\n\n       #define DOOR_OPEN   0  /* open */\n\n              #define DOOR_SHUT   1  /* shut; fast\n                                     */\n       #define DOOR_STUCK  2  /* stuck */\n\n              #define DOOR_MAX ...  /* last */\n";
    check(
        "",
        printed,
        "Text SYNOPSIS\n4        #include <door.h>\n12               #define DOOR_MAX ...  /* last */\nConstants SYNOPSIS\n6 DOOR_OPEN | 0 // open\n8 DOOR_SHUT | 1 // shut; fast\n10 DOOR_STUCK | 2 // stuck",
    );
}

#[test]
fn printed_pages() {
    let text = "DOOR(1)          User Commands          DOOR(1)\n\nE\u{8}EX\u{8}XI\u{8}IT\u{8}T S\u{8}ST\u{8}TATUS\n       The codes:\n\n       1      Open, for exam-\n              ple.\n\n       2      Shut.\n\n              It is fast.\n\n       DOOR_STUCK (3)\n              Stuck.\n\n       o  5 - words that go\n          on\n\n       o  6 - more\n\nDOOR 1.0          May 2024          DOOR(1)\n";
    check(
        "",
        text,
        "Definitions EXIT STATUS\n6 1 | Open, for example.\n9 2 | Shut.\\nIt is fast.\n13 DOOR_STUCK (3) | Stuck.\nItems EXIT STATUS\n16 5 - words that go on\n19 6 - more\nText EXIT STATUS\n4        The codes:",
    );
}

#[test]
fn printed_prose_is_no_definition() {
    let text = "DOOR(1)  x  DOOR(1)\n\nNOTES\n       The  door  is justified at both ends,\n       and  goes  on for some lines of text.\n\n       Call  me  when it is open, or when it\n       is  shut again, or  when it is stuck.\n";
    let lines: Vec<String> = (4..9)
        .filter(|n| *n != 6)
        .map(|n| format!("{n} {}\n", text.lines().nth(n - 1).unwrap()))
        .collect();
    check("", text, &format!("Text NOTES\n{}", lines.concat()));
}

#[test]
fn hostile_pages_take_linear_time() {
    let units = [
        ".TP\n",
        ".RS\n",
        ".RS\nx\n",
        ".RE\n",
        ".IP \\(bu\n",
        "\\",
        "\\f",
        "\\[",
        "\\*(",
        ".TS\n",
        ".TS\nl s.\na\n.TE\n",
        "T{\n",
        ".if n ",
        ".ie \\{\n",
        ".Bl\n.It Xo\n",
        ".nf\n",
        ".SH\n",
        "\"\"",
        ".B \"a\"\"b\n",
        "\0\n",
        "x ",
        ".de x\n",
        ".TP\na\n.RS\n",
    ];
    for unit in units {
        is_linear("", ".SH X\n", unit, "");
    }
    let long = "x".repeat(50_000);
    is_linear(
        "",
        &format!(".SH X\n.TS\nl s s s.\n{long}\tb\n"),
        "\\^\t\\^\n",
        ".TE\n",
    );
    for unit in [
        "       a\n",
        "       a  b\n\n",
        "o  x\n",
        "       o  x\n         y\n",
        "a\u{8}",
        "\u{1B}[",
        "x",
        "  a\n",
    ] {
        is_linear("", "D(1) D(1)\n", unit, "");
    }
    let stairs: Vec<String> = (0..60).map(|n| " ".repeat(n) + "x\n").collect();
    is_linear("", "D(1) D(1)\n", &stairs.concat(), "");
}

#[test]
fn code_is_read_as_such() {
    check(
        "door.3",
        ".TH DOOR 3\n.SH CODES\nAll:\n.PP\n.EX\n#define OPEN \\-1 /* wide */\n.B #define SHUT 2\n.EE\n.nf\nint x;\n.fi\n",
        "Text CODES\n3 All:\n10 int x;\nConstants CODES\n6 OPEN | -1 // wide\n7 SHUT | 2",
    );
}

#[test]
fn wrapped_lines_are_one_row() {
    check(
        "door.1",
        ".TH DOOR 1\n.SH EXIT\nOne of\n.br\n\t1\t\\- the door is open, and somebody should\n.br\n\t\t  shut it\n.br\n\t2\t\\- shut\n",
        "Text EXIT\n3 One of\n5 1 - the door is open, and somebody should shut it\n9 2 - shut",
    );
}

#[test]
fn a_dash_separates_a_term_and_its_definition() {
    check(
        "",
        "DOOR(1)      Doors      DOOR(1)\n\nEXIT\n            0    - Open\n            1    - Ajar\n            2    - Shut, and it should\n                   be open\n",
        "Definitions EXIT\n4 0 | Open\n5 1 | Ajar\n6 2 | Shut, and it should be open",
    );
}

#[test]
fn a_filled_line_with_a_number_goes_on_at_the_margin() {
    let words = |count: usize| "word ".repeat(count);
    let prose = format!("       {}\n", words(14).trim());
    let page = format!(
        "door(1)              User Commands              door(1)\n\nNAME\n{prose}{prose}{prose}\nEXIT STATUS\n\
         \x20      0  -  {}and is inter\u{2010}\n       rupted, or shut.\n\n       1 - Shut.\n       It is done.\n",
        words(10)
    );
    let prose = words(14);
    check(
        "",
        &page,
        &format!(
            "Text NAME\n4        {0}\n5        {0}\n6        {0}\nText EXIT STATUS\n\
             9        0 - {1}and is interrupted, or shut.\n12        1 - Shut.\n13        It is done.",
            prose.trim(),
            words(10)
        ),
    );
}

#[test]
fn a_short_line_after_a_term_is_a_line_of_its_own() {
    check(
        "",
        "door(1)              User Commands              door(1)\n\nEXIT\n       0 - OPEN\n           the door is\n           open\n\n\
         \x20      1 - SHUT\n           the door is shut\n",
        "Definitions EXIT\n4 0 | OPEN\\nthe door is open\n8 1 | SHUT\\nthe door is shut",
    );
}
