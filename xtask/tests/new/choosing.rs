//! Which list of a file is meant, and which of its rows.

use std::fmt::Write as _;
use std::fs;

use super::{codes, made, new, written};
use crate::support::Scratch;

const TWO: &str = "# Doors\n\n| Code | Name |\n| --- | --- |\n| 1 | DOOR_OPEN |\n| 2 | DOOR_SHUT |\n\n\
    # Windows\n\n| Value | Word | Text |\n| --- | --- | --- |\n| 1 | WINDOW_OPEN | It is open. |\n| 2 | WINDOW_SHUT | It is shut. |\n";

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
        (
            "a.h",
            "#define DOOR_OPEN 0\n#define DOOR_SHUT 1\n#define DOOR_AJAR 2\n#define DOOR_NUM_ERRORS 28\n\n\
             #define OTHER 1\n",
        ),
    ] {
        let table = made(file, text, &[]);
        let labels = codes(&table).replace("DOOR_", "");
        assert_eq!(labels, "0 OPEN\n1 SHUT\n2 AJAR\n", "{text}");
    }
    // In the middle, the value of a code tells it.
    let text = "#define DOOR_OPEN 0\n#define DOOR_SHUT 1\n#define DOOR_AJAR 2\n#define DOOR_LOCK_LAST 2\n\
                #define DOOR_WIDE 3\n#define DOOR_GONE 4\n#define DOOR_LOST 5\n";
    assert!(!made("a.h", text, &[]).contains("DOOR_LOCK_LAST"));
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
    let ran = new(&scratch, "a.txt", list(10), &[]);
    assert_eq!(ran.status, 0, "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("4 rows in lines 4 to 34"), "{}", ran.out);
    fs::remove_file(scratch.spec("doors.toml")).unwrap();
    let ran = new(&scratch, "a.txt", list(300), &[]);
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
