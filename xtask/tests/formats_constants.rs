//! What the readers of languages other than C find.

#![allow(clippy::format_collect, reason = "the inputs are short")]

#[path = "support/page.rs"]
mod page;

use std::time::{Duration, Instant};

use cargo_codetable::published::formats::constants::{Language, read};
use page::dump;

const LANGUAGES: [Language; 26] = [
    Language::Ada,
    Language::Basic,
    Language::Braces,
    Language::ComErr,
    Language::CSharp,
    Language::Erlang,
    Language::Fortran,
    Language::Go,
    Language::Haskell,
    Language::Java,
    Language::JavaScript,
    Language::Kotlin,
    Language::Lisp,
    Language::Lua,
    Language::Ocaml,
    Language::Pascal,
    Language::Perl,
    Language::Php,
    Language::Protobuf,
    Language::Python,
    Language::Ruby,
    Language::Rust,
    Language::Shell,
    Language::Sql,
    Language::Tcl,
    Language::Thrift,
];

#[track_caller]
fn check(language: Language, text: &str, expected: &str) {
    assert_eq!(dump(&read(language, text)), expected.trim_start());
}

#[test]
fn go() {
    check(
        Language::Go,
        r#"package x

// Codes of doors.
const (
	DoorOpen Code = iota + 1 // it is open
	DoorShut
	_
	// DoorStuck says it is stuck.
	DoorStuck
	DoorHex = 0x10
	DoorShift = 1 << iota
	A, B = 1, 2
)

const Single = 3
const Typed Code = 0x7
const Conv = Code(4)
var names = map[Code]string{
	DoorOpen: "open", // x
	2: "shut",
}
var list = []struct{a int; b string}{
	{1, "open"},
	{2, "shut"},
}
func f() {
	x := 1
	if x == 2 { y = 3 }
}
"#,
        r"
Constants
5 DoorOpen | 1 ; it is open
6 DoorShut | 2
9 DoorStuck | 4 ; DoorStuck says it is stuck.
10 DoorHex | 0x10
11 DoorShift | 32
Constants
15 Single | 3
16 Typed | 0x7
17 Conv | 4
Table names
19 DoorOpen | open ; x
20 2 | shut
Table list
23 1 | open
24 2 | shut
",
    );
}

#[test]
fn python() {
    check(
        Language::Python,
        r#""""Doc."""
import x
# Heading
A = 1
B = 0x10  # bee
C = A + 1
"""It is C."""
class Door(Enum):
    """Doors."""
    OPEN = 1
    #: It is shut.
    SHUT = 2
    AUTO = auto()
    NEG = -1
    TUP = 200, 'OK', 'Request fulfilled'
    def f(self):
        local = 1
        return local
    LAST = 9
Z = "23505"
codes = {
    1: "Open",
    2: ("DOOR_SHUT", "it is shut"),  # two
    0x3: ("DOOR_STUCK",
          "it is "
          "stuck"),
}
simple = { 1: "Open", 2: 'Shut' }
names = {"A": 1, "B": 2}
TABLE = [
    (1, "Open"),
    (2, "Shut"),
]
def f():
    LOCAL = 3
"#,
        r"
Constants
4 A | 1 ; Heading
5 B | 0x10 ; bee
6 C | 2 ; It is C.
Table Door
10 OPEN | 1
12 SHUT | 2 ; It is shut.
13 AUTO | 3
14 NEG | -1
15 TUP | 200 | OK | Request fulfilled
19 LAST | 9
Constants
20 Z | 23505
Table codes
22 1 | Open
23 2 | DOOR_SHUT | it is shut ; two
24 0x3 | DOOR_STUCK | it is stuck
Table simple
28 1 | Open
28 2 | Shut
Constants names
29 A | 1
29 B | 2
Table TABLE
31 1 | Open
32 2 | Shut
",
    );
}

#[test]
fn javascript_and_typescript() {
    check(
        Language::JavaScript,
        r#"/* Copyright x */
'use strict';
exports.A = 1; // one
exports.B = 0x02;
/** It is C. */
export const C = 3
export const D: number = 4
enum Door { X = 1, Y, Z = "zed", W = 1 << 3 }
export const enum Other {
  // One
  ONE = 1,
  // Two
  TWO,
}
const codes = Object.freeze({
  A: 0x01, // first
  "B-B": 2,
  'C': 3,
});
module.exports = [
  { name: "A", value: 1, description: "It's a" },
  {
    name: "B",
    // inner
    value: 2,
    description: "x" +
      "y",
    retry: true,
  },
];
const errors = {
  DOOR_OPEN: { code: 1, message: "open" },
  DOOR_SHUT: { code: 2, message: "shut" },
};
const sets = { one: { A: 1, B: 2 }, two: { C: 3 } };
const status = { 200: "OK", "404": "Not Found" };
function f(a) { let i = 0; const LIMIT = 5; return /["']/.test(a) ? 1 : 2; }
var P = 1,
    Q = 2;
"#,
        r"
Constants
3 A | 1 ; one
4 B | 0x02
6 C | 3 ; It is C.
7 D | 4
Constants Door
8 X | 1
8 Y | 2
8 Z | zed
8 W | 8
Constants Other
11 ONE | 1 ; One
13 TWO | 2 ; Two
Constants codes
16 A | 0x01 ; first
17 B-B | 2
18 C | 3
Table exports
21 = name | value | description | retry
21 A | 1 | It's a | 
22 B | 2 | xy | true ; inner
Table errors
32 =  | code | message
32 DOOR_OPEN | 1 | open
33 DOOR_SHUT | 2 | shut
Constants one
35 A | 1
35 B | 2
Constants two
35 C | 3
Table status
36 200 | OK
36 404 | Not Found
Constants
37 LIMIT | 5
Constants
38 P | 1
39 Q | 2
",
    );
}

#[test]
fn rust() {
    check(
        Language::Rust,
        r#"//! Doc
/// It is open.
pub const OPEN: Status = Status(1);
/// It is shut.
pub const SHUT: Status = Status(0x2);
pub const NTH: u32 = 1 << 4;
pub const S: &str = "23505";
/// Door.
#[derive(Debug)]
#[repr(u8)]
pub enum Door {
    /// Open.
    #[doc(alias = "x")]
    Open = 1,
    /// Shut.
    Shut,
    Stuck = 0x10_u8 as isize,
}
impl Status {
    pub const A: Self = Self(7);
    pub const B: Status = Status::new(8);
    fn f(&self) -> &'static str { match self { 1 => "Open", 2 => "Shut", _ => "x" } }
}
"#,
        r"
Constants
3 OPEN | 1 ; It is open.
5 SHUT | 0x2 ; It is shut.
6 NTH | 16
7 S | 23505
Constants Door
14 Open | 1 ; Open.
16 Shut | 2 ; Shut.
17 Stuck | 0x10
Constants Status
20 A | 7
21 B | 8
Table
22 1 | Open
22 2 | Shut
22 _ | x
",
    );
}

#[test]
fn java() {
    check(
        Language::Java,
        r#"package x;
/** Codes. */
public final class Codes {
    /** It is open. */
    public static final int OPEN = 1;
    /** It is shut. */
    public static final int SHUT = 0x2;
    private static final long L = 3L;
    public static final Code CODE = new Code(5, "five");
    void f() { int i = 0; }
    enum Door {
        /** Opened. */
        OPEN(1, "Open"), // open
        SHUT(2, "Shut") { int x() { return 1; } },
        @Deprecated STUCK(3, "Stuck");
        private final int code;
        Door(int code, String s) { this.code = code; }
    }
    enum One { A(1), B(2); }
    enum None { A, B }
}
"#,
        r"
Constants Codes
5 OPEN | 1 ; It is open.
7 SHUT | 0x2 ; It is shut.
8 L | 3
Table Codes
9 CODE | 5 | five
Table Door
13 OPEN | 1 | Open ; open
14 SHUT | 2 | Shut
15 STUCK | 3 | Stuck
Constants One
19 A | 1
19 B | 2
Constants None
20 A | 
20 B | 
",
    );
}

#[test]
fn c_sharp() {
    check(
        Language::CSharp,
        r#"namespace X {
  public static class Codes { public const int Open = 1; public const int Shut = 2; }
  /// <summary>Doors.</summary>
  public enum Door : uint {
    /// <summary>It is open.</summary>
    [Description("x")]
    Open = 1,
    /// <summary>
    /// It is shut.
    /// </summary>
    Shut,
    Stuck = 0x80004005U,
  }
}
"#,
        r"
Constants Codes
2 Open | 1
2 Shut | 2
Constants Door
7 Open | 1 ; It is open.
11 Shut | 2 ; It is shut.
12 Stuck | 0x80004005
",
    );
}

#[test]
fn protocol_buffers() {
    check(
        Language::Protobuf,
        r#"syntax = "proto3";
message M { int32 a = 1; enum In { Z = 0; } }
// Codes.
enum Code {
  option allow_alias = true;
  // Not an error.
  //
  // HTTP: 200
  OK = 0;
  CANCELLED = 1 [deprecated = true]; // gone
  reserved 4;
  NEG = -1;
}
"#,
        r"
Constants In
2 Z | 0
Constants Code
9 OK | 0 ; Not an error.¶HTTP: 200
10 CANCELLED | 1 ; gone
12 NEG | -1
",
    );
}

#[test]
fn com_err() {
    check(
        Language::ComErr,
        r#"# comment
error_table krb5
error_code KRB5KDC_ERR_NONE, "No error"
ec KRB5KDC_ERR_NAME_EXP,
   "Client's entry has expired"
index 64
prefix KRB5
ec X, "x"
end
"#,
        r"
Constants krb5
3 KRB5KDC_ERR_NONE | -1765328384 ; No error
4 KRB5KDC_ERR_NAME_EXP | -1765328383 ; Client's entry has expired
8 KRB5_X | -1765328320 ; x
",
    );
}

#[test]
fn php() {
    check(
        Language::Php,
        r#"<?php
const A = 1;
define('B', 2); // bee
class X { public const C = 0x3; const int D = 4; }
enum Suit: int { case Hearts = 1; case Spades = 2; }
$codes = [ 1 => 'Open', 2 => "Shut" ];
"#,
        r"
Constants
2 A | 1
3 B | 2 ; bee
Constants X
4 C | 0x3
4 D | 4
Constants Suit
5 Hearts | 1
5 Spades | 2
Table $codes
6 1 | Open
6 2 | Shut
",
    );
}

#[test]
fn perl() {
    check(
        Language::Perl,
        r"package X;
use constant A => 1;
use constant { B => 2, C => 0x3 };
our $D = 4;
my %codes = (
  OPEN => 1,  # open
  SHUT => 2,
);
1;
",
        r"
Constants
2 A | 1
Constants
3 B | 2
3 C | 0x3
Constants
4 D | 4
Constants codes
6 OPEN | 1 ; open
7 SHUT | 2
",
    );
}

#[test]
fn ruby() {
    check(
        Language::Ruby,
        r#"module X
  A = 1 # one
  B = 0x2
  CODES = { open: 1, :shut => 2 }.freeze
  NAMES = { 1 => "Open", 2 => "Shut" }
end
"#,
        r"
Constants
2 A | 1 ; one
3 B | 0x2
Constants CODES
4 open | 1
4 shut | 2
Table NAMES
5 1 | Open
5 2 | Shut
",
    );
}

#[test]
fn comments_after_two_dashes() {
    check(
        Language::Lua,
        r#"-- doors
OPEN = 1 -- open
SHUT = 2
local t = { A = 1, B = 2, [3] = "x" }
"#,
        r"
Constants doors
2 OPEN | 1 ; open
3 SHUT | 2
Table t
4 A | 1
4 B | 2
4 3 | x
",
    );
}

#[test]
fn the_assignments_of_the_findings() {
    let cases = [
        (Language::Python, "DOOR_OPEN = 1\n", "1"),
        (Language::Perl, "my %x = (DOOR_OPEN => 0x01,);", "0x01"),
        (Language::JavaScript, "x = { DOOR_OPEN: 0x01, }", "0x01"),
        (Language::Go, "const DOOR_OPEN Code = 1\n", "1"),
        (Language::JavaScript, "exports.DOOR_OPEN = 1;", "1"),
        (Language::Rust, "pub const DOOR_OPEN: T = T(1);", "1"),
        (Language::Protobuf, "enum E { DOOR_OPEN = 1; }", "1"),
        (Language::JavaScript, "x = { DOOR_OPEN: '23505' }", "23505"),
        (
            Language::Java,
            "static final int DOOR_OPEN = (1 << 4) | 0x2;",
            "18",
        ),
    ];
    for (language, text, value) in cases {
        let page = read(language, text);
        assert_eq!(page.blocks[0].rows[0].cells, ["DOOR_OPEN", value], "{text}");
    }
}

#[test]
fn an_expression_of_32_bits_is_not_computed_beyond_them() {
    for language in [Language::JavaScript, Language::Java] {
        let page = read(language, "const A = 1 << 31;");
        assert_eq!(page.blocks[0].rows[0].cells, ["A", "1 << 31"]);
    }
}

#[test]
fn operators_of_go_bind_as_in_go() {
    let page = read(Language::Go, "const A = 1 << 2 + 1\n");
    assert_eq!(page.blocks[0].rows[0].cells, ["A", "5"]);
}

#[test]
fn calls_are_not_taken_for_conversions() {
    let page = read(Language::Python, "A = chr(65)\nB = Code(1, 'text')\n");
    assert_eq!(
        dump(&page),
        "Constants\n1 A | chr(65)\nTable\n2 B | 1 | text\n"
    );
    let page = read(Language::Rust, "const A: T = f(1);");
    assert_eq!(page.blocks[0].rows[0].cells, ["A", "f(1)"]);
}

#[test]
fn another_prefix_ends_a_block_only_where_prefixes_say_something() {
    let text = "impl T { const NO_A: T = T(1); const BAD_B: T = T(2); const BAD_C: T = T(3); }";
    assert_eq!(read(Language::Rust, text).blocks.len(), 1);
    let rows = |prefix: &str| {
        (0..3)
            .map(|at| format!("{prefix}_{at} = {at}\n"))
            .collect::<String>()
    };
    assert_eq!(
        read(Language::Python, &(rows("A") + &rows("B")))
            .blocks
            .len(),
        2
    );
    assert_eq!(
        read(Language::Python, "A_B = 1\nC_D = 2\nE_F = 3\n")
            .blocks
            .len(),
        1
    );
}

#[test]
fn com_err_computes_the_base_from_the_name() {
    check(
        Language::ComErr,
        "error_table ext2\nec A, \"a\"\nec B, \"b\"\nend\n\net k5 other\nec C, \"c\"\nindex 9223372036854775807\nec D, \"d\"\nec E, \"e\"\n",
        "
Constants ext2
2 A | 2133571328 ; a
3 B | 2133571329 ; b
Constants other
7 C | 621056 ; c
9 D | 9223372036854775807 ; d
10 E | 9223372036854775807 ; e
",
    );
}

#[test]
fn objects_with_different_keys_have_one_header() {
    check(
        Language::JavaScript,
        "x = [{ a: 1, b: 'x' }, { b: 'y', c: 2 }]",
        "
Table x
1 = a | b | c
1 1 | x | 
1  | y | 2
",
    );
}

/// Reads a text and a text that is ten times as long, which takes ten times as long and not a hundred times.
#[track_caller]
fn is_linear(count: usize, make: impl Fn(usize) -> String) {
    for language in LANGUAGES {
        let time = |count| {
            let text = make(count);
            let start = Instant::now();
            let page = read(language, &text);
            let cells = page
                .blocks
                .iter()
                .flat_map(|block| &block.rows)
                .flat_map(|row| &row.cells);
            let size: usize = cells.map(|cell| cell.len() + 1).sum();
            let start_of_text: String = text.chars().take(20).collect();
            assert!(
                size <= 16 * text.len() + 8192,
                "{language:?}: {start_of_text}"
            );
            start.elapsed()
        };
        let (short, long) = (time(count / 10), time(count));
        assert!(
            long < short * 40 + Duration::from_millis(300),
            "{language:?}: {short:?}, then {long:?}"
        );
    }
}

#[test]
fn hostile_files_are_read() {
    hostile(300);
}

#[test]
#[ignore = "takes more than ten seconds without optimization"]
fn hostile_files_are_read_in_linear_time() {
    hostile(5000);
}

fn hostile(count: usize) {
    for repeated in [
        "{",
        "(",
        "[",
        "}",
        "a{}",
        "a = {",
        "enum {",
        "enum a { b = ",
        "const (\n",
        "x: {",
        "[1,",
        "[{a:",
        "{a:1},",
        "a = 1;\n",
        "a = 1\n",
        "class a:\n",
        "#[a]",
        "@a(",
        "/* x",
        "// x\n",
        "'",
        "\"",
        "\"\"\"",
        "`",
        "\\\n",
        "a, ",
        "a = b = ",
        "=",
        ":",
        "=>",
        "x ? y : ",
        "ec a,\n",
        "error_table a\n",
        "=/[",
        "a.b.",
        "'''",
        "r#",
        "1:2,",
        "é",
        "#",
        "--",
        "/*",
        "def a:\n ",
        "A = (1, 2)\n",
        "enum A { B, C };\n",
    ] {
        is_linear(count, |count| repeated.repeat(count));
        is_linear(count, |count| format!("x = {{ {}", repeated.repeat(count)));
        is_linear(count, |count| {
            format!("const (\nA = 1 + {}", repeated.repeat(count))
        });
    }
    is_linear(count, |count| {
        (0..count)
            .map(|at| format!("class C{at}:\n{}", " ".repeat(at % 50)))
            .collect()
    });
    is_linear(count, |count| {
        format!(
            "x = [{}]",
            (0..count)
                .map(|at| format!("{{ k{at}: 1 }},"))
                .collect::<String>()
        )
    });
    is_linear(count, |count| {
        format!(
            "x = [{}]",
            (0..count)
                .map(|at| format!("{{ k{}: 1 }},", at % 60))
                .collect::<String>()
        )
    });
    is_linear(count, |count| {
        format!(
            "const (\nA = 1 + {}1\n{})",
            "1 + ".repeat(count),
            "B\n".repeat(count)
        )
    });
    is_linear(count, |count| {
        format!(
            "const (\nA = {}\n{})",
            "x".repeat(count),
            "B\n".repeat(count)
        )
    });
    is_linear(count, |count| {
        (0..count)
            .map(|at| format!("A{at} = A{} + 1\n", at + 1))
            .collect()
    });
    is_linear(count, |count| {
        format!("A = {}1{}\n", "(".repeat(count), ")".repeat(count))
    });
    is_linear(count, |count| {
        "A = 1 << 200\nB = 1 / 0\nC = A\nA = C\n".repeat(count)
    });
}
