//! What each language has.

use super::check;
use cargo_codetable::published::formats::constants::Language;

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
Constants
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
fn pascal() {
    check(
        Language::Pascal,
        r"{ Numbers of errors }
const
{$ifndef X}
  A_OK = 0;    { Success }
  A_BAD = $10; { Failure }
  A_WORSE = (A_BAD or (1 shl 8)); // Worse
  A_SAME = A_BAD;
type
  T = ( X := 0, Y, // 1
    Z );
begin
  i := 5;
end.
",
        r"
Constants Numbers of errors
4 A_OK | 0 ; Success
5 A_BAD | 0x10 ; Failure
6 A_WORSE | 272 ; Worse
7 A_SAME | 0x10
Constants T
9 X | 0
9 Y | 1 ; 1
10 Z | 2
",
    );
}

#[test]
fn ada() {
    check(
        Language::Ada,
        r"   OPEN : constant := 11;   --  It is open
   SHUT : constant Integer := 16#1F#;
begin
   X := 3;
",
        r"
Constants
1 OPEN | 11 ; It is open
2 SHUT | 0x1f
",
    );
}

#[test]
fn erlang() {
    check(
        Language::Erlang,
        r#"-define(OPEN, 200).
-define(SHUT,	16#1F). % It is shut
text(404) -> <<"Not found">>;
text(200) -> <<"Open">>.
"#,
        r"
Constants
1 OPEN | 200
2 SHUT | 0x1f ; It is shut
Table
3 404 | Not found
4 200 | Open
",
    );
}

#[test]
fn ocaml() {
    check(
        Language::Ocaml,
        r#"let of_code = function
  | 100 -> `Open
  | 101 -> `Shut (* it is shut *)
  | n -> `Code n
let text = function
  | 100 -> "It is open"
  | 101 -> "It is shut"
  | _ -> "?"
"#,
        r"
Constants
2 Open | 100
3 Shut | 101 ; it is shut
Table
6 100 | It is open
7 101 | It is shut
",
    );
}

#[test]
fn zig() {
    check(
        Language::Braces,
        r#"pub const Status = enum(u10) {
    @"continue" = 100, // RFC 1
    open = 200,
    _,

    pub fn phrase(self: Status) ?[]const u8 {
        return switch (self) {
            .open => "Open",
        };
    }
};
"#,
        r"
Constants Status
2 continue | 100 ; RFC 1
3 open | 200
",
    );
}

#[test]
fn d_dart_vala_and_flatbuffers() {
    check(
        Language::Braces,
        r#"enum
{
    A_OK = 0, /** It is fine */
    A_BAD = (A_OK | (1 << 8)),
}
enum quote = `\`;
class C {
  static const int ok = 0;
  static const int bad = 1;
}
[CCode (cprefix = "B_")]
public enum B {
  [CCode (cname = "B_OK")]
  OK = 0,
  BAD
}
enum E : byte { Success = 0, Failure }
"#,
        r"
Constants
3 A_OK | 0 ; It is fine
4 A_BAD | 256
Constants
6 quote | \
Constants C
8 ok | 0
9 bad | 1
Constants B
14 OK | 0
15 BAD | 1
Constants E
17 Success | 0
17 Failure | 1
",
    );
}

#[test]
fn kotlin_scala_and_swift() {
    check(
        Language::Kotlin,
        r#"const val SUCCESS = 0
const val FAILURE = 1
enum class E(val c: Int) {
  OK(0, "Fine"),
  BAD(1, "Bad");
  fun x() = 1
}
fun f(c: Int) = when (c) {
  0 -> "Open"
  1 -> "Shut"
  else -> "?"
}
object S {
  val Success = 0
  val Failure = 1
}
enum R: Int {
  case success = 0
  case failure = 1 // bad
  case other
}
"#,
        r"
Constants
1 SUCCESS | 0
2 FAILURE | 1
Table E
4 OK | 0 | Fine
5 BAD | 1 | Bad
Table
9 0 | Open
10 1 | Shut
Constants S
14 Success | 0
15 Failure | 1
Constants R
18 success | 0
19 failure | 1 ; bad
20 other | 2
",
    );
}

#[test]
fn thrift() {
    check(
        Language::Thrift,
        r"enum TStatus {
  OPEN, // fine
  SHUT
}
enum TCode {
  OK = 0
  BAD = 5
}
",
        r"
Constants TStatus
2 OPEN | 0 ; fine
3 SHUT | 1
Constants TCode
6 OK | 0
7 BAD | 5
",
    );
}

#[test]
fn haskell() {
    check(
        Language::Haskell,
        r#"pattern OPEN :: Code
pattern OPEN = Code 0
pattern SHUT = Code 1
f x = case x of
  404 -> "Not found"
  200 -> "Open"
"#,
        r"
Constants
2 OPEN | 0
3 SHUT | 1
Table
5 404 | Not found
6 200 | Open
",
    );
}

#[test]
fn basic() {
    check(
        Language::Basic,
        r"Public Const X_OK As Integer = 0 ' fine
Public Const X_BAD As Integer = &H1F
Public Enum E
  A = 4
  B
End Enum
",
        r"
Constants
1 X_OK | 0 ; fine
2 X_BAD | 0x1f
Constants E
4 A | 4
5 B | 5
",
    );
}

#[test]
fn fortran() {
    check(
        Language::Fortran,
        r"       INTEGER M_OK
       PARAMETER (M_OK=0)
       INTEGER M_BAD
       PARAMETER (M_BAD=43)
       integer, parameter :: M_WORSE = 44 ! worse
",
        r"
Constants
2 M_OK | 0
4 M_BAD | 43
5 M_WORSE | 44 ; worse
",
    );
}

#[test]
fn lisp() {
    check(
        Language::Lisp,
        r#"(defconst codes
  '((100 continue "Go on")
    (101 switch   "Switch \"it\""))
  "The codes.")
(def-code +ok+ 200 "OK") ; fine
(def-code +bad+ 400 "Bad")
(def texts {100 "Open"
            101 "Shut"})
"#,
        r#"
Constants codes
2 continue | 100 ; Go on
3 switch | 101 ; Switch "it"
Constants
5 +ok+ | 200 ; OK
6 +bad+ | 400 ; Bad
Table texts
7 100 | Open
8 101 | Shut
"#,
    );
}

#[test]
fn tcl() {
    check(
        Language::Tcl,
        r#"array set names {
    0 success
    1 failed
}
proc x {a b} {
    if {$a == 0} { return $b }
}
set codes(404) "Not found"
set codes(200) "Open"
"#,
        r"
Table names
2 0 | success
3 1 | failed
Table
8 404 | Not found
9 200 | Open
",
    );
}

#[test]
fn the_shell() {
    check(
        Language::Shell,
        r#"# Codes
OPEN=0
SHUT=1 # it is shut
x=${#y}
if [ "$x" = 3 ]; then exit; fi
"#,
        r"
Constants
2 OPEN | 0 ; Codes
3 SHUT | 1 ; it is shut
",
    );
}

#[test]
fn sql() {
    check(
        Language::Sql,
        r"INSERT INTO Status (Code,Text,Severity) VALUES
   ('C', 'Created, not yet running',15);
INSERT INTO Status (Code,Text,Severity) VALUES ('R', 'Running',15), ('B', 'Blocked',5);
",
        r"
Table Status
2 = Code | Text | Severity
2 C | Created, not yet running | 15
3 R | Running | 15
3 B | Blocked | 5
",
    );
}

#[test]
fn lua() {
    check(
        Language::Lua,
        r#"local codes = {
  [100] = "Continue"; -- one
  [101] = "Switch";
}
add("OPEN", 0x0, "It is open")
add("SHUT", 0x1, "It is shut")
add("STUCK", 0x2, "It is stuck")
"#,
        r"
Table codes
2 100 | Continue ; one
3 101 | Switch
Table
5 OPEN | 0x0 | It is open
6 SHUT | 0x1 | It is shut
7 STUCK | 0x2 | It is stuck
",
    );
}
