//! What the readers of languages other than C find.

#![allow(clippy::format_collect, reason = "the inputs are short")]

#[path = "formats_constants/hostile.rs"]
mod hostile;
#[path = "formats_constants/languages.rs"]
mod languages;
#[path = "support/page.rs"]
mod page;

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
fn objects_with_lists_and_calls_are_rows() {
    check(
        Language::JavaScript,
        r"const errors = [
  { type: 'OPEN', code: 1, help: url('a', 'b'), message: 'Open' },
  { type: 'SHUT', code: 2, tags: ['x', 'y'], message: 'Shut' },
  { type: 'STUCK', code: 3, causes: [], after: f(), message: 'Stuck' },
]
",
        r"
Table errors
2 = type | code | help | message | tags | after
2 OPEN | 1 | url('a', 'b') | Open |  | 
3 SHUT | 2 |  | Shut | ['x', 'y'] | 
4 STUCK | 3 |  | Stuck |  | f()
",
    );
}

#[test]
fn compiled_typescript() {
    check(
        Language::JavaScript,
        r#"(function (Status) {
    Status[Status["OK"] = 0] = "OK";
    Status[Status["BAD"] = 1] = "BAD";
})(Status = exports.Status || (exports.Status = {}));
exports.toString = function (code) {
  switch (code) {
    case 0: return 'OPEN'
    case 1: return 'SHUT'
  }
  return '?'
}
"#,
        r"
Constants Status
2 OK | 0
3 BAD | 1
Table
7 0 | OPEN
8 1 | SHUT
",
    );
}

#[test]
fn names_without_their_path() {
    check(
        Language::Rust,
        r"pub enum Code { Open, Shut, Stuck, Other }
impl From<Code> for u16 {
    fn from(code: Code) -> u16 {
        match code {
            Code::Open => 0,
            Code::Shut => 5,
            Code::Stuck | Code::Other => 6,
        }
    }
}
enum_builder! {
    @U8
    EnumName: Level;
    EnumVal{
        Warning => 0x01,
        Fatal => 0x02,
        Other => 0x03,
        Last => 0x04
    }
}
",
        r"
Constants
5 Open | 0
6 Shut | 5
7 Stuck | 6
7 Other | 6
Constants
15 Warning | 0x01
16 Fatal | 0x02
17 Other | 0x03
18 Last | 0x04
",
    );
}

#[test]
fn variables_of_go_and_an_index_of_its_constants() {
    check(
        Language::Go,
        r#"var (
	ErrOpen = ErrNo(1) /* open */
	ErrShut = ErrNo(2)
	mu sync.Mutex
)
const (
	OK Code = 0
	Bad Code = 1
)
var codes = map[string]Code{
	"OK": OK,
	"BAD": Bad,
}
"#,
        r"
Constants
2 ErrOpen | 1 ; open
3 ErrShut | 2
Constants
7 OK | 0
8 Bad | 1
",
    );
}

#[test]
fn tuples_and_names_of_a_number() {
    check(
        Language::Python,
        r#"codes = {
    100: ("continue",),
    101: ("switching", "other"),
}
names = {
    0: {"Success": [P.A, P.B],
        "Granted": [P.C]},
    4: {"Disconnect": [P.D]},
}
f(default=1, code=2)
"#,
        r"
Table codes
2 100 | continue
3 101 | switching | other
Table names
6 0 | Success
7 0 | Granted
8 4 | Disconnect
",
    );
}

#[test]
fn a_class_for_each_code() {
    check(
        Language::Python,
        r"class NoError(Base):
    errno = 0
    message = 'NO_ERROR'
    description = 'No error'

class Shut(Base):
    errno = 1
    message = 'SHUT'
    description = 'It is shut'

class Stuck(Base):
    errno = 2
    message = 'STUCK'
    retriable = True
",
        r"
Table
1 = errno | message | description | retriable
1 0 | NO_ERROR | No error | 
6 1 | SHUT | It is shut | 
11 2 | STUCK |  | True
",
    );
}

#[test]
fn names_of_numbers() {
    check(
        Language::Php,
        r"<?php
$this->codes = array(0 => 'NET_OK', 1 => 'NET_EOF');
$this->sizes = array(1 => 'NET_SIZE', 2 => 'NET_OWNER');
$this->texts = array(1 => 'Fine', 2 => NET_BAD);
",
        r"
Constants codes
2 NET_OK | 0
2 NET_EOF | 1
Constants sizes
3 NET_SIZE | 1
3 NET_OWNER | 2
Table texts
4 1 | Fine
4 2 | NET_BAD
",
    );
}

#[test]
fn documentation_of_perl() {
    check(
        Language::Perl,
        r"=head2 Codes

=over 4

=item OPEN (0)

It's C<open> for
all.

=item SHUT (1)

Shut:

=over 2

=item *

More

=back

=cut

use constant STUCK => 3;
",
        r"
Definitions Codes
5 OPEN (0) | It's open for all.
10 SHUT (1) | Shut:
More
Constants
24 STUCK | 3
",
    );
}

#[test]
fn classes_of_ruby() {
    check(
        Language::Ruby,
        r"CODES = {
  '100' => Net::HTTPContinue,
  '101' => Net::HTTPSwitch,
}
",
        r"
Constants CODES
2 HTTPContinue | 100
3 HTTPSwitch | 101
",
    );
}

#[test]
fn the_version_of_a_class_is_left_out() {
    check(
        Language::Java,
        r"class X {
  private static final long serialVersionUID = -8326896911735835286L;
  public static final int A = 1;
}
",
        r"
Constants X
3 A | 1
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

#[test]
fn a_constant_of_several_classes_is_named_after_each() {
    check(
        Language::Ruby,
        "class Open < Error\n  VALUE = 1\nend\n\n# It is shut.\nclass Shut < Error\n  VALUE = 2\nend\n\nclass Stuck < Error\n  VALUE = 3\nend\n\nVERSION = 4\n",
        "
Constants
1 Open | 1
6 Shut | 2 ; It is shut.
10 Stuck | 3
Constants
14 VERSION | 4
",
    );
}

#[test]
fn words_are_values_and_sentences_are_not() {
    for text in [
        "enum Door {\n  OPEN = 'open',\n  SHUT = 'shut',\n}\n",
        "const Door = {\n  OPEN: 'open',\n  SHUT: 'shut',\n};\n",
    ] {
        check(
            Language::JavaScript,
            text,
            "
Table Door
2 = name | value
2 OPEN | open
3 SHUT | shut
",
        );
        check(
            Language::JavaScript,
            &text.replace("'open'", "'It is open.'"),
            "
Constants Door
2 OPEN | It is open.
3 SHUT | shut
",
        );
    }
}

#[test]
fn a_macro_of_rust_takes_names_values_and_descriptions() {
    check(
        Language::Rust,
        "errors! {\n    DOOR_OPEN(0x1) \"It is open.\";\n    DOOR_SHUT(0x2) \"It is shut.\";\n}\n",
        "
Constants
2 DOOR_OPEN | 0x1 ; It is open.
3 DOOR_SHUT | 0x2 ; It is shut.
",
    );
}

#[test]
fn constants_of_rust_of_another_type_are_another_list() {
    check(
        Language::Rust,
        "pub const ERROR_SUCCESS: DWORD = 0;\npub const SEC_OK: HRESULT = 0;\npub const ERROR_OPEN: DWORD = 1;\npub const ERROR_SHUT: u32 = 2;\npub const ERROR_AJAR: i32 = -1;\n",
        "
Constants
1 ERROR_SUCCESS | 0
3 ERROR_OPEN | 1
Constants
2 SEC_OK | 0
Constants
4 ERROR_SHUT | 2
5 ERROR_AJAR | -1
",
    );
}

#[test]
fn what_is_said_about_a_declaration_of_fortran_is_about_its_value() {
    check(
        Language::Fortran,
        "      integer door_quiet\n      parameter (door_quiet = 1)\n\n      integer door_open    ! It is open.\n      parameter (door_open = 0)\n\
         \x20     integer door_shut    ! It is shut.\n      parameter (door_shut = -1)\n",
        "
Constants
2 door_quiet | 1
Constants
5 door_open | 0 ; It is open.
7 door_shut | -1 ; It is shut.
",
    );
}

#[test]
fn constants_that_are_made_of_objects_are_one_table() {
    check(
        Language::JavaScript,
        "class Doors {\n  static Open: Door = new Door({ value: 0, text: \"It is open.\" });\n  static Shut: Door = new Door({\n    value: 1,\n    text: \"It is shut.\"\n  });\n\
         \x20 static Ajar: Door = new Door({ value: 2, text: \"It is ajar.\" });\n}\nconst Key = Object.freeze({ LEFT: 1, RIGHT: 2 });\n",
        "
Table
2 =  | value | text
2 Open | 0 | It is open.
3 Shut | 1 | It is shut.
7 Ajar | 2 | It is ajar.
Constants Key
9 LEFT | 1
9 RIGHT | 2
",
    );
}

#[test]
fn an_enum_of_rust_with_data_has_no_numbers() {
    check(
        Language::Rust,
        "impl Door {\n    pub const OPEN: Door = Door(Inner::E0);\n    pub const SHUT: Door = Door(Inner::E1);\n}\nenum Inner {\n    E0,\n    E1,\n    Other(Box<str>),\n}\n\
         const DOORS: &[(&str, Door)] = &[\n    (\"0A\", Door::OPEN),\n    (\"0B\", Door::SHUT),\n];\n",
        "
Constants Door
2 OPEN | Door(Inner::E0)
3 SHUT | Door(Inner::E1)
Table DOORS
11 0A | OPEN
12 0B | SHUT
",
    );
}

#[test]
fn a_map_that_leads_both_ways_has_two_names_for_a_number() {
    check(
        Language::JavaScript,
        "module.exports = {\n  100: 'Open',\n  OPEN: 100,\n  200: 'Shut fast',\n  SHUT_FAST: 200,\n  DOORS: 300,\n};\n",
        "
Table exports
2 100 | Open
3 100 | OPEN
4 200 | Shut fast
5 200 | SHUT_FAST
6 DOORS | 300
",
    );
}
