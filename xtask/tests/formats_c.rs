//! What the reader of C and C++ finds in headers.

#![allow(clippy::format_collect, reason = "the inputs are short")]

#[path = "support/page.rs"]
mod page;

use std::time::{Duration, Instant};

use cargo_codetable::published::formats::c::{definitions, read};
use codetable::published::Page;
use page::dump;

fn c(text: &str) -> Page {
    read(text, &[])
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(dump(&c(text)), expected.trim_start());
}

/// The values of all rows.
fn values(text: &str) -> Vec<String> {
    let rows = c(text).blocks.into_iter().flat_map(|block| block.rows);
    rows.filter_map(|row| row.cells.into_iter().nth(1))
        .collect()
}

#[test]
fn macros_are_a_block() {
    check(
        "#ifndef DOOR_H\n#define DOOR_H\n#define  DOOR_OPEN\t1\n  #  define DOOR_SHUT 0x2U\n#define DOOR_STUCK (-1)\n#endif\n",
        "
Constants
3 DOOR_OPEN | 1
4 DOOR_SHUT | 0x2
5 DOOR_STUCK | -1
",
    );
}

#[test]
fn a_literal_stays_as_it_is_written() {
    for (written, value) in [
        ("18L", "18"),
        ("0x10U", "0x10"),
        ("0x0000000AUL", "0x0000000A"),
        ("((DOORSTATUS)0x10L)", "0x10"),
        ("((const struct door *)7)", "7"),
        ("(((5)))", "5"),
        ("1'000", "1000"),
        ("12ui64", "12"),
        ("INT64_C(5)", "5"),
        ("UINT32_C(0x05)", "0x05"),
        ("static_cast<int>(3)", "3"),
    ] {
        assert_eq!(
            values(&format!("#define A {written}\n")),
            [value],
            "{written}"
        );
    }
}

#[test]
fn everything_else_is_computed() {
    for (written, value) in [
        ("(-1)", "-1"),
        ("'a'", "97"),
        ("'\\n'", "10"),
        ("'\\x41'", "65"),
        ("010", "8"),
        ("0b101", "5"),
        ("~0", "-1"),
        ("~0U", "4294967295"),
        ("~0ULL", "18446744073709551615"),
        ("(1 + 2 * 3)", "7"),
        ("(1 | (3<<8))", "769"),
        ("-7 / 2 * 0 + 4 % 3", "-7 / 2 * 0 + 4 % 3"),
        ("7 / 2", "3"),
        ("1 ? 2 : 3", "2"),
        ("(unsigned char)-2 + 0", "254"),
        ("(uint16_t)(0x10000 + 5)", "5"),
        ("(int)(0x80000000 | 1)", "-2147483647"),
        ("(door_t)(1 + 1)", "2"),
        ("!0 + (2 > 1 && 3 != 4)", "2"),
        ("0xFFFFFFFF + 1", "0"),
    ] {
        assert_eq!(
            values(&format!("#define A {written}\n")),
            [value],
            "{written}"
        );
    }
}

#[test]
fn what_cannot_be_computed_stays_as_it_is_written() {
    for written in [
        "W_ERROR(OTHER)",
        "(OTHER + 1)",
        "sizeof(int)",
        "1 << 200",
        "1 / 0",
        "1 % 0",
        "99999999999999999999999999999999999999999",
        "170141183460469231731687303715884105727 + 1",
        "1.5",
        "~0UL",
        "'ab'",
        "(1",
    ] {
        assert_eq!(
            values(&format!("#define A {written}\n")),
            [written],
            "{written}"
        );
    }
}

#[test]
fn an_expression_uses_the_constants_of_the_file() {
    check(
        "#define DOOR_LAST (DOOR_BASE + 1)
#define DOOR_BASE 0x100
#define DOOR_IO 5
#define DOOR_IO_READ (DOOR_IO | (3<<8))
#define OLD DOOR_BASE
#define DOOR_E ENUM_B
enum door { ENUM_A = DOOR_BASE, ENUM_B };
",
        "
Constants
1 DOOR_LAST | 257
2 DOOR_BASE | 0x100
3 DOOR_IO | 5
4 DOOR_IO_READ | 773
5 OLD | 0x100
6 DOOR_E | 257
Constants door
7 ENUM_A | 0x100
7 ENUM_B | 257
",
    );
}

#[test]
fn a_macro_with_parameters_is_expanded() {
    for (definition, used, value) in [
        ("W_ERROR(x) (x)", "W_ERROR(0x5)", "0x5"),
        ("W_ERROR(x) ((WERROR) { x })", "W_ERROR(0x5)", "0x5"),
        (
            "_HRESULT_TYPEDEF_(_sc) ((HRESULT)_sc)",
            "_HRESULT_TYPEDEF_(0x8000FFFFL)",
            "0x8000FFFF",
        ),
        (
            "MAKE_CODE(a, b) (((a) << 8) | (b))",
            "MAKE_CODE(3, 5)",
            "773",
        ),
        ("LONG(x) x ## L", "LONG(0x5)", "0x5"),
        (
            "NT_STATUS(x) ((NTSTATUS) { x })",
            "NT_STATUS(0xC0000000 | 0x010f)",
            "3221225743",
        ),
        ("TWICE(x) ((x) * 2)", "TWICE(1 + 2)", "6"),
    ] {
        let text = format!("#define {definition}\n#define A {used}\n");
        assert_eq!(values(&text), [value], "{used}");
    }
}

#[test]
fn a_macro_without_parentheses_is_not_computed_wrongly() {
    // In C these are 5 and 5, and not 6.
    assert_eq!(values("#define A 1 + 2\n#define B A * 2\n")[1], "A * 2");
    assert_eq!(
        values("#define TWICE(x) x * 2\n#define B TWICE(1 + 2)\n"),
        ["= TWICE(1 + 2)"]
    );
    assert_eq!(values("#define A 1 + 2\n#define B (A) * 2\n"), ["3", "6"]);
}

#[test]
fn a_conversion_that_the_file_does_not_define_is_its_argument() {
    assert_eq!(values("#define A W_ERROR(0x5)\n"), ["0x5"]);
    assert_eq!(
        values("#define A _HRESULT_TYPEDEF_ (LONG_(0x80270001))\n"),
        ["0x80270001"]
    );
    // A string of characters.
    assert_eq!(
        values("#define A MAKE_SQLSTATE('0','1','0','0','C')\n"),
        ["0100C"]
    );
    // What headers of Windows do not define themselves.
    assert_eq!(
        values(
            "#define AGENTERROR(x) MAKE_SCODE(SEVERITY_ERROR,FACILITY_ITF,(x)+0x2000)\n#define A AGENTERROR(1)\n"
        ),
        ["2147753985"]
    );
}

#[test]
fn of_the_branches_of_a_condition_the_one_with_a_value_counts() {
    check(
        "#ifdef EACCES
#define DOOR_EACCES EACCES
#else
#define DOOR_EACCES 13
#endif
#define DOOR_EPERM 1
",
        "
Constants
4 DOOR_EACCES | 13
6 DOOR_EPERM | 1
",
    );
}

#[test]
fn an_include_guard_is_not_a_constant() {
    check(
        "#ifndef DOOR_H
#define DOOR_H 1
#define DOOR_OPEN 1
#endif
",
        "
Constants
3 DOOR_OPEN | 1
",
    );
}

#[test]
fn calls_of_a_macro_and_values_in_braces_are_rows() {
    check(
        "FT_ERRORDEF_( Ok, 0x00, \"no error\" )
FT_NOERRORDEF_( Cannot_Open, 0x01,
  \"cannot open \" \"it\" )
FT_ERRORDEF_( Unknown, BASE + 1, \"unknown\" )
",
        "
Table FT_ERRORDEF_
1 Ok | 0x00 | no error
2 Cannot_Open | 0x01 | cannot open it
4 Unknown | BASE + 1 | unknown
",
    );
    check(
        "#define DOORS(X) \\
  X(DOOR_OPEN, 0, \"open\") \\
  X(DOOR_SHUT, 1, \"shut\") \\
  X(DOOR_STUCK, 2, \"stuck\")
",
        "
Table X
2 DOOR_OPEN | 0 | open
3 DOOR_SHUT | 1 | shut
4 DOOR_STUCK | 2 | stuck
",
    );
    check(
        "static struct door doors[] = {
  { 0, \"OPEN\", \"It is open.\" },
  { 1, \"SHUT\", \"It is shut.\" },
  { 2, \"STUCK\", \"It is stuck.\" },
};
",
        "
Table
2 0 | OPEN | It is open.
3 1 | SHUT | It is shut.
4 2 | STUCK | It is stuck.
",
    );
    // Two are a coincidence.
    check("f(a, 1);\nf(b, 2);\n", "");
}

#[test]
fn a_comment_above_an_enum_describes_its_members() {
    check(
        "/**
 * DoorError:
 * @DOOR_OPEN: The door is open,
 *     or ajar.
 * @DOOR_SHUT: The door is shut.
 */
typedef enum { DOOR_OPEN, DOOR_SHUT } DoorError;
",
        "
Constants DoorError
7 DOOR_OPEN | 0 ; The door is open, or ajar.
7 DOOR_SHUT | 1 ; The door is shut.
",
    );
}

#[test]
fn a_comment_far_to_the_right_below_a_row_is_about_it() {
    check(
        "enum door {
  DOOR_OPEN,
\t\t\t/* open */
  DOOR_SHUT
\t\t\t/* shut */
};
",
        "
Constants door
2 DOOR_OPEN | 0 ; open
4 DOOR_SHUT | 1 ; shut
",
    );
}

#[test]
fn values_that_start_again_are_another_list() {
    check(
        "#define DOOR_OPEN 0
#define DOOR_SHUT 1
#define DOOR_STUCK 2

#define DOOR_RED 0
#define DOOR_BLUE 1

#define DOOR_LOST 3
#define DOOR_FOUND 4
",
        "
Constants
1 DOOR_OPEN | 0
2 DOOR_SHUT | 1
3 DOOR_STUCK | 2
Constants
5 DOOR_RED | 0
6 DOOR_BLUE | 1
8 DOOR_LOST | 3
9 DOOR_FOUND | 4
",
    );
}

#[test]
fn what_is_not_a_constant_is_skipped() {
    check(
        "#define NAME \"door\"
#define WIDE L\"door\" \"s\"
#define EMPTY
#define EMPTY_TOO /* nothing */
#define DOOR_API extern \"C\"
#define DOOR_LOOP do { } while (0)
#define ALIAS NAME
#define SELF SELF
#define DOOR_CALL(x) door(x)
#error don't
struct door { int a; };
",
        "",
    );
}

#[test]
fn comments_belong_to_rows() {
    check(
        "#define A_1 1 /* one */
#define A_2 2 // two
              // and more
#define A_3 3 /**< three
                *   and more */
#define A_4 4 ///< four
#define A_5 5
///< five
/* six */ #define A_X 6
#define A_7 \\
   7 /* 7 seven */
#define A_8 /* eight */ 8
#define A_9 9 /* nine */ /* again */
",
        "
Constants
1 A_1 | 1 ; one
2 A_2 | 2 ; two and more
4 A_3 | 3 ; three and more
6 A_4 | 4 ; four
7 A_5 | 5 ; five
9 A_X | 6 ; six
10 A_7 | 7 ; 7 seven
12 A_8 | 8 ; eight
13 A_9 | 9 ; nine again
",
    );
}

#[test]
fn comments_above_rows_belong_to_them() {
    check(
        "/** @brief The door is open.
 *
 * Second paragraph,
 * continued.
 */
#define DOOR_OPEN 1

/*! The door is shut. */
#define DOOR_SHUT 2

//
// MessageId: DOOR_STUCK
//
// MessageText:
//
//  The door is stuck.
//
#define DOOR_STUCK 3

/* With a guard. */
#ifndef DOOR_GUARD
#define DOOR_GUARD 4
#endif
",
        "
Constants
6 DOOR_OPEN | 1 ; The door is open.¶Second paragraph, continued.
9 DOOR_SHUT | 2 ; The door is shut.
18 DOOR_STUCK | 3 ; The door is stuck.
22 DOOR_GUARD | 4 ; With a guard.
",
    );
}

#[test]
fn a_comment_above_several_rows_is_a_heading() {
    check(
        "/* Doors */
#define DOOR_OPEN 1
#define DOOR_SHUT 2

#define DOOR_STUCK 3

/*
 * Windows
 */
#define DOOR_WINDOW_OPEN 4
#define DOOR_WINDOW_SHUT 5
/* without an empty line */
#define DOOR_X 6
#define DOOR_Y 7

/* Apart */

#define DOOR_Z 8
",
        "
Constants Doors
2 DOOR_OPEN | 1
3 DOOR_SHUT | 2
5 DOOR_STUCK | 3
Constants Windows
10 DOOR_WINDOW_OPEN | 4
11 DOOR_WINDOW_SHUT | 5
12 # without an empty line
13 DOOR_X | 6
14 DOOR_Y | 7
Constants Apart
18 DOOR_Z | 8
",
    );
}

#[test]
fn a_comment_heads_rows_between_which_are_empty_lines() {
    check(
        "/*
 * Doors
 */
#define DOOR_OPEN 1

#define DOOR_IS_OPEN(x) ((x) == 1)

#define DOOR_SHUT 2
#define DOOR_STUCK 3

/* Special */
#define DOOR_LOST 4
#define DOOR_GONE 5

/* Single */
#define DOOR_X 6
",
        "
Constants Doors
4 DOOR_OPEN | 1
8 DOOR_SHUT | 2
9 DOOR_STUCK | 3
Constants Special
12 DOOR_LOST | 4
13 DOOR_GONE | 5
Constants Single
16 DOOR_X | 6
",
    );
}

#[test]
fn a_comment_above_a_row_that_has_its_own_is_left_out() {
    check(
        "#define ENOLCK 37 /* No locks */

/*
 * This one is special.
 */
#define ENOSYS 38 /* No call */

#define ENOTEMPTY 39 /* Not empty */
",
        "
Constants
1 ENOLCK | 37 ; No locks
6 ENOSYS | 38 ; No call
8 ENOTEMPTY | 39 ; Not empty
",
    );
}

#[test]
fn another_prefix_and_other_code_end_a_block() {
    check(
        "#define DOOR_OPEN 1
#define DOOR_SHUT 2
#define LAMP_ON 1
#define LAMP_OFF 2

#define LAMP_BROKEN 3
int f(void);
#define LAMP_MISSING 4
#define NO_LAMP LAMP_MISSING
#define LAMP_LOST 5
",
        "
Constants
1 DOOR_OPEN | 1
2 DOOR_SHUT | 2
Constants
3 LAMP_ON | 1
4 LAMP_OFF | 2
6 LAMP_BROKEN | 3
Constants
8 LAMP_MISSING | 4
9 NO_LAMP | 4
10 LAMP_LOST | 5
",
    );
}

#[test]
fn an_enum_is_a_block() {
    check(
        "enum door_status {
  DOOR_OPEN = 1, // open
  DOOR_SHUT, /* shut */
#ifdef X
  /* It is stuck. */
  DOOR_STUCK = DOOR_OPEN + (1 << 4),
#endif
  DOOR_NEXT, DOOR_LAST
};
typedef enum { A, B = -5, C } letters;
typedef enum _tag { D } tagged;
enum class Colour : std::uint8_t { Red = 'r', Blue };
enum [[nodiscard]] E2 { G [[deprecated]] = 3, H CURL_DEPRECATED(7.1, \"x\") = 4, I };
/* no name */
enum { J = OTHER, K, L };
enum forward;
enum door_status status = DOOR_OPEN;
",
        "
Constants door_status
2 DOOR_OPEN | 1 ; open
3 DOOR_SHUT | 2 ; shut
6 DOOR_STUCK | 17 ; It is stuck.
8 DOOR_NEXT | 18
8 DOOR_LAST | 19
Constants letters
10 A | 0
10 B | -5
10 C | -4
Constants tagged
11 D | 0
Constants Colour
12 Red | 114
12 Blue | 115
Constants E2
13 G | 3
13 H | 4
13 I | 5
Constants no name
15 J | OTHER
15 K | J + 1
15 L | J + 2
",
    );
}

#[test]
fn members_that_a_macro_makes_are_not_counted() {
    check(
        "enum e { X(A) B, C, D = 3, E };",
        "Constants e\n1 B | \n1 C | \n1 D | 3\n1 E | 4\n",
    );
}

#[test]
fn a_comment_in_an_enum_that_heads_several_members_is_a_heading() {
    check(
        "enum e {
  /* good */
  A = 1,
  B,
  /* bad */
  C,
  D,
};",
        "
Constants e
2 # good
3 A | 1
4 B | 2
5 # bad
6 C | 3
7 D | 4
",
    );
}

#[test]
fn constants_are_a_block() {
    check(
        "static const int X = 1; // one
constexpr int Y = X + 1;
const T Z = T(3);
inline constexpr T W{0x4};
const int P = 5, Q = 6;
static const char *S = \"x\";
const int array[] = { 1, 2 };
void f(const int a, const int *b);
const int LAST = 7;
",
        "
Constants
1 X | 1 ; one
2 Y | 2
3 Z | 3
4 W | 0x4
5 P | 5
5 Q | 6
Constants
9 LAST | 7
",
    );
}

#[test]
fn conditions_are_not_evaluated_except_zero() {
    check(
        "#if 0
#define OFF_A 1
#if X
#define OFF_B 1
#else
#define OFF_C 1
#endif
#else
#define ON_A 1
#endif
#ifdef X
#define ON_B 2
#define ON_C 3
#else
#define ON_B 2
#define ON_C 4
#endif
#define ON_D (ON_C + 1)
#define ON_E (ON_B + 1)
",
        "
Constants
9 ON_A | 1
12 ON_B | 2
13 ON_C | 3 or 4
18 ON_D | (ON_C + 1)
19 ON_E | 3
",
    );
}

#[test]
fn definitions_can_be_given() {
    let given = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let text = "#define A W_ERROR(BASE + 1)\n";
    let page = read(text, &[given("BASE", "0x10"), given("W_ERROR(x)", "(x)")]);
    assert_eq!(dump(&page), "Constants\n1 A | 17\n");
    let other =
        "#define BASE (ZERO + 16)\n#define W_ERROR(x) (x)\nenum { ZERO };\n#define S \"s\"\n";
    let page = read(text, &definitions(other));
    assert_eq!(dump(&page), "Constants\n1 A | 17\n");
}

#[test]
fn cycles_and_recursion_have_no_value() {
    assert_eq!(
        values("#define A B\n#define B A\n#define C (A + 1)\n"),
        ["B", "A", "(A + 1)"]
    );
    assert_eq!(values("#define F(x) F(x)\n#define A F(1)\n"), ["= F(1)"]);
    let mut text = String::from("#define F0(x) (x)\n");
    for index in 1..200 {
        text += &format!("#define F{index}(x) (F{0}(x) + F{0}(x))\n", index - 1);
    }
    text += "#define A F199(1)\n";
    assert_eq!(values(&text), ["= F199(1)"]);
}

#[test]
fn what_is_not_closed_ends_with_the_file() {
    for text in [
        "#define A 1 /* open",
        "#define A 1\n\"open",
        "#define A 1\n'",
        "#define A 1\nR\"x(",
        "#define A 1\n#define",
        "#define A 1\n#",
        "#define A 1\nenum",
        "#define A 1\nconst",
        "#define A 1\n#define B(",
        "#define A 1\n#if 0\n#define B 1",
    ] {
        assert_eq!(values(text), ["1"], "{text}");
    }
    assert_eq!(values("#define A 1\nenum e { B = 2"), ["1", "2"]);
    assert_eq!(values("#define A 1\nconst int B = 2"), ["1", "2"]);
    for text in [
        "enum",
        "enum {",
        "enum x { A =",
        "const int",
        "const int x =",
        "#",
        "\\",
        "\u{FEFF}#define A é\n",
    ] {
        c(text);
    }
}

/// Reads a text and a text that is ten times as long, which takes ten times as long and not a hundred times.
#[track_caller]
fn is_linear(count: usize, make: impl Fn(usize) -> String) {
    let time = |count| {
        let text = make(count);
        let start = Instant::now();
        c(&text);
        start.elapsed()
    };
    // Other work on the machine can disturb one measurement, but not all.
    let is_quick = |_| time(count) < time(count / 10) * 40 + Duration::from_millis(500);
    assert!((0..5).any(is_quick), "{:?}", time(count));
}

#[test]
fn hostile_headers_are_read() {
    hostile(10_000);
}

#[test]
#[ignore = "takes more than ten seconds without optimization"]
fn hostile_headers_are_read_in_linear_time() {
    hostile(100_000);
}

fn hostile(count: usize) {
    is_linear(count, |count| {
        format!("#define A {}1{}\n", "(".repeat(count), ")".repeat(count))
    });
    is_linear(count, |count| format!("#define A {}1\n", "-".repeat(count)));
    is_linear(count, |count| {
        format!("#define A {}1\n", "1 + ".repeat(count))
    });
    is_linear(count, |count| {
        format!("#define A {}1\n", "1 ? 1 : ".repeat(count))
    });
    is_linear(count, |count| {
        (0..count)
            .map(|at| format!("#define A{at} (A{} + 1)\n", at + 1))
            .collect()
    });
    is_linear(count, |count| {
        (0..count).map(|at| format!("#define A {at}\n")).collect()
    });
    is_linear(count, |count| {
        format!(
            "enum {{ A = {}, {} }};",
            "x".repeat(count),
            "b, ".repeat(count)
        )
    });
    is_linear(count, |count| "enum {".repeat(count));
    is_linear(count, |count| "enum x (".repeat(count));
    is_linear(count, |count| "const int x = (".repeat(count));
    is_linear(count, |count| "const ".repeat(count));
    is_linear(count, |count| "/* x */ ".repeat(count));
    is_linear(count, |count| "// x\n".repeat(count) + "#define A 1\n");
    is_linear(count, |count| "#define A 1 // x\n     // x\n".repeat(count));
    is_linear(count, |count| "R\"x".repeat(count));
    is_linear(count, |count| "#if 0\n".repeat(count));
    is_linear(count, |count| "#ifndef A\n".repeat(count) + "#define A 1");
    is_linear(count, |count| "\\\n".repeat(count));
    is_linear(count, |count| {
        format!("#define F({0}) 1\n#define A F({0})\n", "a,".repeat(count))
    });
    is_linear(count, |count| {
        format!(
            "#define F(x) x\n{}",
            "#define A F(F(F(F(1))))\n".repeat(count)
        )
    });
    is_linear(count, |count| {
        "#define F(x) x\n".repeat(count) + &"#define A F(1)\n".repeat(count)
    });
}

#[test]
#[ignore = "takes more than ten seconds without optimization"]
fn a_million_lines_are_read() {
    let lines =
        (0..1_000_000).map(|at| format!("#define DOOR_{at} (DOOR_{} + 1) /* {at} */\n", at + 1));
    let page = c(&(lines.collect::<String>() + "#define DOOR_1000000 0\n"));
    assert_eq!(page.blocks.len(), 1);
    assert_eq!(page.blocks[0].rows[0].cells[1], "1000000");
}

#[test]
fn documentation_has_neither_its_name_nor_commands() {
    check(
        "/* Codes of doors */\n/** @ingroup doors\n * @hideinitializer\n * It is open.\n */\n#define DOOR_OPEN 1\n\n/**\n * DOOR_SHUT:\n *\n * It is shut.\n */\n#define DOOR_SHUT 2\n",
        "
Constants Codes of doors
6 DOOR_OPEN | 1 ; It is open.
13 DOOR_SHUT | 2 ; It is shut.
",
    );
}

#[test]
fn a_row_of_a_macro_may_name_another_row() {
    check(
        "#define DOOR_BASE 100\nDOORDEF(DOOR_OPEN, DOOR_BASE + 1, \"open\")\nDOORDEF(DOOR_SHUT, DOOR_BASE + 2, \"shut\")\nDOORDEF(DOOR_AJAR, DOOR_OPEN, \"open\")\n",
        "
Constants
1 DOOR_BASE | 100
Table DOORDEF
2 DOOR_OPEN | 101 | open
3 DOOR_SHUT | 102 | shut
4 DOOR_AJAR | 101 | open
",
    );
}

#[test]
fn a_macro_that_two_lists_define_is_in_both() {
    check(
        "/* The door */\n\n#define Eopen 1\n#define Egeneral 9\n#define Eshut 2\n\n/* The lock */\n\n#define Ejam 5\n#define Egeneral 9\n#define Ekey 6\n",
        "
Constants The door
3 Eopen | 1
4 Egeneral | 9
5 Eshut | 2
Constants The lock
9 Ejam | 5
10 Egeneral | 9
11 Ekey | 6
",
    );
    // A branch that defines the same is not another list.
    check(
        "#ifdef A\n#define DOOR_OPEN 1\n#define DOOR_SHUT 2\n#else\n#define DOOR_OPEN 1\n#define DOOR_SHUT 2\n#endif\n",
        "
Constants
2 DOOR_OPEN | 1
3 DOOR_SHUT | 2
",
    );
}

#[test]
fn flags_and_what_is_said_otherwise_are_other_lists() {
    let codes: String = (0..10)
        .map(|at| format!("#define DOOR_E{at} {at}\n"))
        .collect();
    let blocks = c(&format!(
        "{codes}\n#define DOOR_A 0x1\n#define DOOR_B 0x2\n#define DOOR_C 0x10\n#define DOOR_D 0x20\n#define DOOR_E 0x40\n#define DOOR_F 0x80\n#define DOOR_G 0x100\n"
    ))
    .blocks;
    let rows: Vec<usize> = blocks.iter().map(|block| block.rows.len()).collect();
    assert_eq!(rows, [10, 7]);
    let codes: String = (0..4)
        .map(|at| format!("#define DOOR_E{at} {at} /* {at} */\n"))
        .collect();
    let blocks = c(&format!(
        "{codes}\n/* What to pass\n * as a mask. */\n#define DOOR_ANY 0xffffffff\n"
    ))
    .blocks;
    let rows: Vec<usize> = blocks.iter().map(|block| block.rows.len()).collect();
    assert_eq!(rows, [4, 1]);
}

#[test]
fn members_that_a_macro_makes_are_numbered_up_to_a_condition() {
    let rows = "X(DOOR_OPEN, \"open\")\nX(DOOR_SHUT, \"shut\")\n";
    check(
        &format!(
            "enum door {{\n#define X(code, text) code,\n{rows}X(DOOR_AJAR, \"ajar\")\n#undef X\n}};\n"
        ),
        "
Constants X
3 DOOR_OPEN | 0 ; open
4 DOOR_SHUT | 1 ; shut
5 DOOR_AJAR | 2 ; ajar
",
    );
    check(
        &format!(
            "enum door {{\n#define X(code, text) code,\n{rows}#if OLD\nX(DOOR_OLD, \"old\")\n#endif\nX(DOOR_AJAR, \"ajar\")\n#undef X\n}};\n"
        ),
        "
Constants X
3 DOOR_OPEN | 0 ; open
4 DOOR_SHUT | 1 ; shut
6 DOOR_OLD | what #if decides ; old
8 DOOR_AJAR | what #if decides ; ajar
",
    );
    // Another macro says nothing about values.
    check(
        &format!("#define X(code, text) text,\n{rows}X(DOOR_AJAR, \"ajar\")\n"),
        "
Table X
2 DOOR_OPEN | open
3 DOOR_SHUT | shut
4 DOOR_AJAR | ajar
",
    );
}

#[test]
fn a_list_of_calls_becomes_the_members_that_an_enum_makes_of_it() {
    check(
        "#define DOORS(X) \\\n  X(OPEN) X(SHUT) \\\n  X(AJAR)\n#define MEMBER(NAME) DOOR_##NAME,\nenum door { DOORS(MEMBER) DOOR_UNUSED = 9 };\n",
        "
Constants
2 DOOR_OPEN | 0
2 DOOR_SHUT | 1
3 DOOR_AJAR | 2
Constants door
5 DOOR_UNUSED | 9
",
    );
    // The macro that is defined where the enum is makes them.
    check(
        "#define DOOR__SHUT (-2)\n#define DOORS(X) X(OPEN, \"open\") X(SHUT, \"shut\") X(AJAR, \"ajar\")\nenum door {\n\
         #define X(code, _) DOOR_ ## code = DOOR__ ## code,\n  DOORS(X)\n#undef X\n};\n#define X(code, text) case DOOR_##code: return text;\n",
        "
Constants
1 DOOR__SHUT | -2
Constants
2 DOOR_OPEN | DOOR__OPEN ; open
2 DOOR_SHUT | -2 ; shut
2 DOOR_AJAR | DOOR__AJAR ; ajar
",
    );
    check(
        "#define DOORS(X) X(1, OPEN) X(2, SHUT) X(4, AJAR)\n#define X(number, name) DOOR_##name = number,\nenum door { DOORS(X) };\n",
        "
Constants
1 DOOR_OPEN | 1
1 DOOR_SHUT | 2
1 DOOR_AJAR | 4
",
    );
    // The number is known up to what is not: another member, and what is not a name.
    check(
        "enum door {\n#define X(code, text) code,\nX(A, \"a\") X(B, \"b\") X(C, \"c\")\nD = 7,\nX(E, \"e\") X(F, \"f\") X(G, \"g\")\n};\n",
        "
Constants X
3 A | 0 ; a
3 B | 1 ; b
3 C | 2 ; c
Constants door
4 D | 7
Constants X
5 E | what #if decides ; e
5 F | what #if decides ; f
5 G | what #if decides ; g
",
    );
    check(
        "enum door {\n#define X(code, text) code,\nX(A, \"a\") X(B, \"b\") X(C + 1, \"c\") X(D, \"d\") X(E, \"e\")\n};\n",
        "
Constants X
3 A | 0 ; a
3 B | 1 ; b
3 X(C + 1, \"c\") | what #if decides ; c
3 D | what #if decides ; d
3 E | what #if decides ; e
",
    );
    // What precedes them is unknown.
    check(
        "#define DOORS(X) X(OPEN) X(SHUT) X(AJAR)\n#define X(name) name,\nenum door { NONE, DOORS(X) };\n",
        "
Constants
1 OPEN | what #if decides
1 SHUT | what #if decides
1 AJAR | what #if decides
Constants door
3 NONE | 0
",
    );
}

#[test]
fn a_condition_on_what_the_caller_defines_is_decided() {
    let text = "#ifndef DOOR_H\nenum door {\n#define X(code, text) code,\nX(DOOR_OPEN, \"open\")\n#if DOORS < 7\nX(DOOR_OLD, \"old\")\n#elif DOORS < 9\nX(DOOR_NEW, \"new\")\n#else\n\
                X(DOOR_LAST, \"last\")\n#endif\nX(DOOR_SHUT, \"shut\")\nX(DOOR_AJAR, \"ajar\")\n};\n#if 1\n#define LOCK_OPEN 1\n#else\n#define LOCK_OPEN 2\n#endif\n";
    let rows = |number: &str| {
        let defines = [("DOORS".to_owned(), number.to_owned())];
        dump(&read(text, &defines))
    };
    let middle = |row: &str| {
        format!(
            "Constants X\n4 DOOR_OPEN | 0 ; open\n{row}\n12 DOOR_SHUT | 2 ; shut\n13 DOOR_AJAR | 3 ; ajar\nConstants\n16 LOCK_OPEN | 1\n"
        )
    };
    assert_eq!(rows("6"), middle("6 DOOR_OLD | 1 ; old"));
    assert_eq!(rows("8"), middle("8 DOOR_NEW | 1 ; new"));
    assert_eq!(rows("9"), middle("10 DOOR_LAST | 1 ; last"));
}

#[test]
fn texts_of_cases_are_a_block_of_names_and_texts() {
    check(
        "switch (door) {\ncase DOOR_OPEN: return \"open\";\ncase DOOR_SHUT:\ncase DOOR_GONE:\n  text = \"sh\" \"ut\"; break;\ncase DOOR_AJAR: ring(\"bell\");\n}\n",
        "
Constants
2 DOOR_OPEN | open
3 DOOR_SHUT | shut
4 DOOR_GONE | shut
",
    );
}

#[test]
fn what_is_called_before_a_number_is_not_part_of_it() {
    check(
        "#define DOOR_OPEN 1\n#define DOOR_WIDE \\\n  DOOR_OLD ( \\\n    \"use DOOR_OPEN\") \\\n  1\n#define DOOR_AJAR DOOR_OLD(\"use DOOR_OPEN\") + 1\n#define DOOR_SHUT DOOR_OLD(\"\") 2\n",
        "
Constants
1 DOOR_OPEN | 1
2 DOOR_WIDE | 1
7 DOOR_SHUT | 2
",
    );
}

#[cfg(unix)]
#[test]
fn the_name_of_a_header_need_not_be_unicode() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::path::Path;

    let name = Path::new(OsStr::from_bytes(b"\xFF.h"));
    let page = cargo_codetable::published::formats::read(Some(name), "enum { OPEN, SHUT };\n", &[]);
    let rows = &page.unwrap().blocks[0].rows;
    assert_eq!(rows[1].cells, ["SHUT", "1"]);
}
