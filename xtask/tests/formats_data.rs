//! CSV, JSON, YAML and XML, read as blocks.

mod support {
    pub mod blocks;
}

use cargo_codetable::published::formats;
use support::blocks::{check, dump, is_linear, read};

#[test]
fn csv_has_the_separator_that_makes_rows_alike() {
    let text = "value;name;text\n1;Open, or ajar;a, b, c\n2;Shut;d\n";
    check(
        "a.csv",
        text,
        "Table -\n1h value | name | text\n2 1 | Open, or ajar | a, b, c\n3 2 | Shut | d",
    );
    check(
        "a.tsv",
        "1\tOpen, it is\n2\tShut, too\n",
        "Table -\n1 1 | Open, it is\n2 2 | Shut, too",
    );
    check(
        "a.csv",
        "1|Open\n2|Shut\n",
        "Table -\n1 1 | Open\n2 2 | Shut",
    );
    check(
        "a.csv",
        "1,Open\n2,Shut\n",
        "Table -\n1 1 | Open\n2 2 | Shut",
    );
    check("a.csv", "Open\nShut\n", "Table -\n1 Open\n2 Shut");
}

#[test]
fn csv_counts_lines_whatever_ends_them() {
    let text = "code,name\r\n1,Open\r\n\r\n2,\"Shut\r\nfast\"\r\n3,Stuck\r\n";
    let expected = "Table -\n1h code | name\n2 1 | Open\n4 2 | Shut\\nfast\n6 3 | Stuck";
    check("a.csv", text, expected);
    check("a.csv", &text.replace('\r', ""), expected);
}

#[test]
fn csv_quotes() {
    check(
        "a.csv",
        "1,\"Say \"\"open\"\"\"\n2,  \"a, b\" \n",
        "Table -\n1 1 | Say \"open\"\n2 2 | a, b",
    );
    // A quote that is not closed ends with its line.
    check(
        "a.csv",
        "1,\"Open\n2,Shut\n3,\"Stuck\"\n",
        "Table -\n1 1 | \"Open\n2 2 | Shut\n3 3 | Stuck",
    );
    check(
        "a.csv",
        "1,5\" pipe\n2,6\" pipe\n",
        "Table -\n1 1 | 5\" pipe\n2 2 | 6\" pipe",
    );
    check(
        "a.csv",
        "1,\"Open\" wide\n2,Shut\n",
        "Table -\n1 1 | \"Open\" wide\n2 2 | Shut",
    );
}

#[test]
fn csv_header() {
    // Nothing is a number, so that nothing says that the first row is a header.
    check(
        "a.csv",
        "HV,Open\nHW,Shut\n",
        "Table -\n1 HV | Open\n2 HW | Shut",
    );
    // A word that another row repeats is none.
    check(
        "a.csv",
        "Door,1\nDoor,2\n",
        "Table -\n1 Door | 1\n2 Door | 2",
    );
    check(
        "a.csv",
        "code,name\n1,Open\ncode,name\n2,Shut\n",
        "Table -\n1h code | name\n2 1 | Open\n3h code | name\n4 2 | Shut",
    );
    check(
        "a.csv",
        "range,name\n3-9,Unassigned\nFF00H,Open\n",
        "Table -\n1h range | name\n2 3-9 | Unassigned\n3 FF00H | Open",
    );
    check(
        "a.csv",
        "#,name\n1,Open\n",
        "Table -\n1h # | name\n2 1 | Open",
    );
}

#[test]
fn csv_comments() {
    let text = "# All of it\n#code,name\n1,Open\n# It is shut.\n2,Shut\n";
    check(
        "a.csv",
        text,
        "Table -\n2h code | name\n3 1 | Open\n5 2 | Shut // It is shut.",
    );
}

#[test]
fn csv_keeps_what_looks_like_a_mark() {
    check(
        "a.csv",
        "(1),Open (1)\n**2**,Shut*\n",
        "Table -\n1 (1) | Open (1)\n2 **2** | Shut*",
    );
}

#[test]
fn json_objects_of_scalars() {
    check(
        "a.json",
        "{\"1\": \"Open\",\n\"2\": \"Shut\"}",
        "Table -\n1 1 | Open\n2 2 | Shut",
    );
    check(
        "",
        "{\"DOOR_OPEN\": 1,\n\"DOOR_SHUT\": -2, \"X\": null}",
        "Table -\n1 DOOR_OPEN | 1\n2 DOOR_SHUT | -2\n2 X | ",
    );
    check(
        "a.json",
        "{\"doors\": {\n\"1\": \"Open\"}, \"windows\": {\n\"1\": \"Wide\"}}",
        "Table doors\n2 1 | Open\nTable windows\n3 1 | Wide",
    );
}

#[test]
fn json_lists_of_objects() {
    let text = "[{\"value\": 1, \"name\": \"Open\"},\n {\"name\": \"Shut\", \"value\": 2.50, \"info\": {\"en\": \"It is shut\"}}]";
    check(
        "a.json",
        text,
        "Table -\n1h value | name | info.en\n1 1 | Open | \n2 2.50 | Shut | It is shut",
    );
    let nested =
        "{\"enums\": [{\"name\": \"Door\", \"bits\": 8, \"values\": [\n{\"v\": 1},\n{\"v\": 2}]}]}";
    check(
        "a.json",
        nested,
        "Table enums\n1h name | bits\n1 Door | 8\nTable enums.Door.values\n2h v\n2 1\n3 2",
    );
    check(
        "a.json",
        "[{\"v\": 1, \"names\": [\"A\", \"B\"]}]",
        "Table -\n1h v | names\n1 1 | A\\nB",
    );
}

#[test]
fn json_objects_of_objects() {
    let text = "{\"DOOR_OPEN\": {\"value\": 1, \"description\": \"It is\\nopen\"},\n\"DOOR_SHUT\": {\"value\": 2}}";
    check(
        "a.json",
        text,
        "Table -\n1h key | value | description\n1 DOOR_OPEN | 1 | It is\\nopen\n2 DOOR_SHUT | 2 | ",
    );
    let text = "{\"codes\": {\"1\": {\"name\": \"Open\"},\n\"2\": {\"name\": \"Shut\"}}}";
    check(
        "a.json",
        text,
        "Table codes\n1h key | name\n1 1 | Open\n2 2 | Shut",
    );
    // Two languages are two tables.
    let text = "{\"en\": {\"1\": \"Open\"},\n\"de\": {\"1\": \"Offen\"}}";
    check(
        "a.json",
        text,
        "Table en\n1 1 | Open\nTable de\n2 1 | Offen",
    );
}

#[test]
fn json_lists_of_lists() {
    let text = "[[\"code\", \"name\"],\n[1, \"Open\"],\n[2, \"Shut\"]]";
    check(
        "a.json",
        text,
        "Table -\n1h code | name\n2 1 | Open\n3 2 | Shut",
    );
    check(
        "a.json",
        "{\"words\": [\"Open\", \"Shut\"]}",
        "Table -\n1 words | Open\\nShut",
    );
    check("a.json", "[\"Open\",\n\"Shut\"]", "Items -\n1 Open\n2 Shut");
}

#[test]
fn json_with_the_liberties_of_json5() {
    let text =
        "{\n  // It is open.\n  DOOR_OPEN: 0x10, // wide\n  // It is shut.\n  'DOOR_SHUT': 2,\n}";
    check(
        "a.json5",
        text,
        "Table -\n3 DOOR_OPEN | 0x10 // wide\n5 DOOR_SHUT | 2 // It is shut.",
    );
    check(
        "a.jsonl",
        "{\"v\": 1}\n{\"v\": 2}\n",
        "Table -\n1h v\n1 1\n2 2",
    );
}

#[test]
fn json_mistakes_have_lines() {
    let error = formats::json::read("{\"a\": 1,\n\"b\": ]}").unwrap_err();
    assert_eq!(error.line, 2);
    assert!(read("a.json", "{\"a\": \"x").starts_with("error: line 1"));
    assert!(read("a.json", &"[".repeat(1_000_000)).contains("nesting"));
    assert!(read("a.json", &"[".repeat(200)).starts_with("error"));
    assert!(read("a.json", &format!("{}{}", "[".repeat(200), "]".repeat(200))).contains("deeply"));
}

#[test]
fn records_with_little_in_common_are_several_tables() {
    let records = |from: usize| {
        (from..from + 100)
            .map(|n| format!("{{\"k{n}\": 1}}\n"))
            .collect::<Vec<_>>()
    };
    let text = format!("[{}]", records(0).join(","));
    let page = formats::json::read(&text).unwrap();
    assert_eq!(page.blocks.len(), 100);
    assert_eq!(page.blocks[1].rows[1].line, 2);
}

#[test]
fn yaml_has_the_shapes_of_json() {
    check(
        "a.yaml",
        "1: Open\n2: Shut\n",
        "Table -\n1 1 | Open\n2 2 | Shut",
    );
    let text = "doors:\n  # All of them\n  - value: 0x01\n    name: Open\n  - value: 2 # no\n    name: Shut\n    text: |\n      It is shut.\n      Fast.\n";
    check(
        "a.yml",
        text,
        "Table doors\n3h value | name | text\n3 0x01 | Open |  // All of them\n5 2 | Shut | It is shut.\\nFast. // no",
    );
    let text =
        "DOOR_OPEN:\n  value: 1\n  description: >\n    It is\n    open.\nDOOR_SHUT: {value: 2}\n";
    check(
        "a.yaml",
        text,
        "Table -\n1h key | value | description\n1 DOOR_OPEN | 1 | It is open.\n6 DOOR_SHUT | 2 | ",
    );
    check(
        "a.yaml",
        "- [1, Open]\n- [2, Shut]\n",
        "Table -\n1 1 | Open\n2 2 | Shut",
    );
    check(
        "",
        "---\n1: &a Open # wide\n2: *a\n",
        "Table -\n2 1 | Open // wide\n3 2 | Open",
    );
    check(
        "a.yaml",
        "00: Open\n1: 012\n2: ~\n",
        "Table -\n1 00 | Open\n2 1 | 012\n3 2 | ",
    );
}

#[test]
fn yaml_mistakes_have_lines() {
    let error = formats::yaml::read("a: 1\nb: [1, 2\nc: }\n").unwrap_err();
    assert!(error.line >= 2, "{error}");
    assert!(read("a.yaml", &"[".repeat(100_000)).starts_with("error"));
    assert!(read("a.yaml", &format!("{}a: 1", "- ".repeat(5_000))).starts_with("error"));
    let bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n";
    check("a.yaml", bomb, "Table -\n1 a | x\\nx\n2 b | \\n\n3 c | \\n");
}

#[test]
fn xml_elements_are_records() {
    let text = "<enums name=\"Door\">\n<enum name=\"DOOR_OPEN\" code=\"1\"/>\n<enum name=\"DOOR_SHUT\" code=\"2\" comment=\"It is.\"/>\n</enums>";
    check(
        "a.xml",
        text,
        "Table Door\n2h name | code | comment\n2 DOOR_OPEN | 1 | \n3 DOOR_SHUT | 2 | It is.",
    );
    let text = "<registry>\n<record>\n<value>1</value><name>Open</name>\n</record>\n<record><value>2</value><name>Shut</name>\n</record></registry>";
    check(
        "a.xml",
        text,
        "Table registry\n2h value | name\n2 1 | Open\n5 2 | Shut",
    );
    let text = "<doors>\n<door id=\"1\">Open</door> <!-- wide -->\n<!-- It is. -->\n<door id=\"2\">Shut</door><window id=\"1\" name=\"W\"/></doors>";
    check(
        "",
        text,
        "Table doors\n2h id | text\n2 1 | Open // wide\n4 2 | Shut // It is.\nTable doors\n4h id | name\n4 1 | W",
    );
}

#[test]
fn xml_of_introspection_has_a_list_for_each_enum() {
    let text = "<r xmlns:c='http://www.gtk.org/introspection/c/1.0'>
<enumeration name='Door' c:type='XDoor'>
<member name='open' value='0' c:identifier='X_DOOR_OPEN'><doc line='5'>It is
open.</doc></member>
<member name='shut' value='1' c:identifier='X_DOOR_SHUT'/>
</enumeration></r>";
    check(
        "a.gir",
        text,
        "Table r\n2h name | type\n2 Door | XDoor\nConstants Door\n3 X_DOOR_OPEN | 0 // It is open.\n5 X_DOOR_SHUT | 1",
    );
}

#[test]
fn content_decides_between_languages_with_one_extension() {
    let pascal = "{$mode x}\nconst\n  A = 1; { one }\n  B = $2;\n";
    check("a.inc", pascal, "Constants -\n3 A | 1 // one\n4 B | 0x2");
    let fortran = "       INTEGER A\n       PARAMETER (A=1)\n";
    check("a.h", fortran, "Constants -\n2 A | 1");
    let fortran = "      integer a\n      parameter(a = 1)\n";
    check("a.inc", fortran, "Constants -\n2 a | 1");
    let shell = "# Codes\n\nA=1\nB=2\n";
    check("codes", shell, "Constants Codes\n3 A | 1\n4 B | 2");
}

#[test]
fn xml_tables_and_lists_of_docbook() {
    let text = "<!DOCTYPE article [<!ENTITY x \"<y>\">]>\n<article><title>Doors</title><para>See <table><title>Codes</title><tgroup>\n<thead><row><entry>Code</entry><entry>Name</entry></row></thead>\n<tbody>\n<row><entry morerows=\"1\">1</entry><entry><para>Open</para><para>&x; it</para></entry></row>\n<row><entry>Wide</entry></row>\n</tbody></tgroup></table></para></article>";
    check(
        "a.xml",
        text,
        "Table Codes\n3h Code | Name\n5 1 | Open\\n&x; it\n6 1 | Wide",
    );
    let text = "<section><title>Exit</title><variablelist>\n<varlistentry><term><literal>1</literal></term>\n<listitem><para>It is\nopen.</para></listitem></varlistentry></variablelist></section>";
    check("a.docbook", text, "Definitions Exit\n2 1 | It is open.");
    let text = "<t><table><tr><td colspan=\"2\">Doors</td></tr>\n<tr><td>1</td><td>Open</td></tr></table></t>";
    check("a.xml", text, "Table -\n1# Doors\n2 1 | Open");
}

#[test]
fn xml_entities_are_not_expanded() {
    let text = "<!DOCTYPE a [\n<!ENTITY a \"ha\">\n<!ENTITY b \"&a;&a;\">\n]>\n<a><b c=\"&b;\" d=\"&amp;&#65;\"/></a>";
    check("a.xml", text, "Table a\n5h c | d\n5 &b; | &A");
    assert!(read("a.xml", "<a>\n<b></a>").starts_with("error: line 2"));
}

#[test]
fn the_format_is_that_of_the_content_if_no_extension_says_it() {
    check(
        "",
        "<?xml version='1.0'?><a><b c='1' d='2'/></a>",
        "Table a\n1h c | d\n1 1 | 2",
    );
    check("a.txt", "{ 1: json ]", "Text -\n1 { 1: json ]");
    check(
        "a.txt",
        "[1] Open\n[2] Shut\n",
        "Text -\n1 [1] Open\n2 [2] Shut",
    );
    check(
        "a.XML",
        "<a><b c='1' d='2'/></a>",
        "Table a\n1h c | d\n1 1 | 2",
    );
}

#[test]
fn bytes_are_decoded() {
    let wide: Vec<u8> = "\u{FEFF}1,Öffnen\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let name = Some(std::path::Path::new("a.csv"));
    let page = formats::read(name, &formats::decode(&wide), &[]).unwrap();
    assert_eq!(dump(&page), "Table -\n1 1 | Öffnen\n");
    let page = formats::read(name, &formats::decode(b"\xEF\xBB\xBF1,\xFF\n"), &[]).unwrap();
    assert_eq!(dump(&page), "Table -\n1 1 | \u{FFFD}\n");
}

#[test]
fn hostile_data_takes_linear_time() {
    for unit in [
        "1,Open\n", "\"", "1,\"a\n", "\"a,", "#\n", "\"\",", ";,|\t\n", "a\0",
    ] {
        is_linear("a.csv", "", unit, "");
    }
    for unit in [
        "{\"a\":1},",
        "[1,2],",
        "1,",
        "\n//c\n1,",
        "{\"a\":{\"b\":[{\"c\":1}]}},",
        " ",
        "\"\\u0000\",",
    ] {
        is_linear("a.json", "[", unit, "1]");
    }
    for unit in [
        "- a: 1\n",
        "- [1, 2]\n",
        "# c\n",
        "- 'x\n",
        "- \"\0\"\n",
        "a: b\n",
    ] {
        is_linear("a.yaml", "", unit, "");
    }
    is_linear("a.yaml", "[", "1, ", "1]");
    is_linear("a.yaml", "{", "a: {b: 1}, ", "a: 1}");
    for unit in [
        "<b c='1'/>",
        "<b>x",
        "<b><c>1</c></b>",
        "&x;",
        "<b/>\n<!-- x -->",
        "\0",
        "<b c='&a;'/>",
    ] {
        is_linear("a.xml", "<a>", unit, "</a>");
        is_linear("a.xml", "<!DOCTYPE a [", unit, "");
    }
    is_linear(
        "a.xml",
        "<table><row><entry morerows='99999999'>x</entry></row>",
        "<row><entry>y</entry></row>",
        "</table>",
    );
    let deep = format!("{}{}", "<a>x".repeat(20_000), "</a>".repeat(20_000));
    read("a.xml", &deep);
}

#[test]
fn rows_that_differ_take_linear_memory() {
    use std::fmt::Write as _;
    let mut text = String::from("[");
    for n in 0..20_000 {
        write!(text, "{{\"k{n}\":1}},").unwrap();
    }
    text.push_str("{}]");
    let info = allocation_counter::measure(|| {
        formats::json::read(&text).unwrap();
    });
    let limit = 200 * u64::try_from(text.len()).unwrap();
    assert!(
        info.bytes_max < limit,
        "{} for {}",
        info.bytes_max,
        text.len()
    );
}

#[test]
fn asn1_enumerations_are_blocks() {
    let module = "DOOR-MIB DEFINITIONS ::= BEGIN\nDoorState ::= TEXTUAL-CONVENTION\n  STATUS current\n  SYNTAX  INTEGER {\n    other(1),          -- none of the following\n    open1822(2),\n    shut-fast(6), -- for all doors,\n                  -- regardless of size\n    stuck (-39)\n  }\ndoorKind OBJECT-TYPE\n  SYNTAX INTEGER { wide(1), narrow(2) }\nPDU ::= SEQUENCE {\n  id INTEGER (0..9),\n  error-status -- sometimes ignored\n    [2] IMPLICIT ENUMERATED {\n    noError,\n    tooBig(5),\n    genErr, ... } }\nEND\n";
    let expected = "Constants DoorState\n5 other | 1 // none of the following\n6 open1822 | 2\n7 shut-fast | 6 // for all doors, regardless of size\n9 stuck | -39\nConstants doorKind\n12 wide | 1\n12 narrow | 2\nConstants error-status\n17 noError | 0\n18 tooBig | 5\n19 genErr | 6";
    check("door.mib", module, expected);
    check("", module, expected);
}

#[test]
fn asn1_in_text_takes_the_place_of_its_lines() {
    let text = "RFC 1\n\nThe PDU:\n\n   It has a kind, and it has a state, and both of them are open, 1, or shut.\n\n   PDU ::= SEQUENCE {\n       status\n           INTEGER {\n               noError(0),\n\nDoe              [Page 1]\n\u{C}\nRFC 1          Doors\n\n               tooBig(1)\n           },\n\nMore follows here.\n";
    check(
        "",
        text,
        "Text -\n1 RFC 1\nText The PDU\n3# The PDU:\n5    It has a kind, and it has a state, and both of them are open, 1, or shut.\n7    PDU ::= SEQUENCE {\n8        status\n9            INTEGER {\n19 More follows here.\nConstants status\n10 noError | 0\n16 tooBig | 1",
    );
}

#[test]
fn toml_has_the_shapes_of_json() {
    check(
        "a.toml",
        "# All\n\n[\"PD:ErrB\"]\nerror = '''\nIt is shut\n'''\n\n# First of all\n[\"PD:ErrA\"]\nerror = \"It is open\"\n",
        "Table -\n3h key | error\n3 PD:ErrB | It is shut\n9 PD:ErrA | It is open // First of all",
    );
    check(
        "a.toml",
        "[[error]]\ncode = 0x01 # wide\nname = \"Open\"\n[[error]]\ncode = -2\nname = \"Shut\"\n[names]\n1 = \"Open\"\n",
        "Table error\n1h code | name\n1 0x01 | Open // wide\n4 -2 | Shut\nTable names\n8 1 | Open",
    );
    assert!(read("a.toml", "a = \n").starts_with("error: line 1: "));
    let deep = format!("{}b = 1\n", "a.".repeat(100_000));
    assert_eq!(read("a.toml", &deep), "error: line 1: nested too deeply\n");
}

#[test]
fn pod_has_lists_and_text() {
    let text = "use Door;\n\n=head1 RETURN VALUES\n\nOne of B<these>:\n\n=over 4\n\n=item LDAP_SUCCESS (0)\n\nThe door is C<< -> >> open.\n\n  1  Wide\n  2  Narrow\n\n=item C<LDAP_ERROR> (1)X<error>\n\nE<lt>ShutE<gt>, see L<door|Door::Open>.\n\n=back\n\n=over\n\n=item * 5 words\n\n=item *\n\n6 words\n\n=back\n\n=cut\n\nsub x { }\n";
    check(
        "a.pod",
        text,
        "Text RETURN VALUES\n5 One of these:\nDefinitions RETURN VALUES\n9 LDAP_SUCCESS (0) | The door is -> open.\n16 LDAP_ERROR (1) | <Shut>, see door.\nText LDAP_SUCCESS (0)\n13   1  Wide\n14   2  Narrow\nItems RETURN VALUES\n24 5 words\n26 6 words",
    );
}

#[test]
fn properties_have_keys_and_sections() {
    let text = "! All\n\nerror.1001=Door is \\\n   stuck\\u0021\n# The second\nerror.1002 : Shut\nerror.title = Doors\nwarn.7.text=Ajar\nwarn.7.level=2\nwarn.8.text=Wide\nwhat is this\n";
    check(
        "a.properties",
        text,
        "Table error\n3 1001 | Door is stuck!\n6 1002 | Shut // The second\nTable -\n7 error.title | Doors\n11 what | is this\nTable warn\n8h key | text | level\n8 7 | Ajar | 2\n10 8 | Wide | ",
    );
    check(
        "a.ini",
        "[errors]\n; first\n1001 = \"Door = stuck\"\n1002 = C:\\door\n[names]\n1 = Open\n",
        "Table errors\n3 1001 | Door = stuck // first\n4 1002 | C:\\door\nTable names\n6 1 | Open",
    );
}

#[test]
fn messages_of_mysql_count_from_their_start() {
    let text = "languages english=eng latin1\n\ndefault-language eng\n\nstart-error-number 1000\n\nER_HASHCHK\n        eng \"hashchk\"\nER_NO 23000\n        ger \"NEIN\"\n        eng \"NO\"\nstart-error-number 1900\nER_LAST\n";
    check(
        "errmsg.txt",
        text,
        "Constants -\n7 ER_HASHCHK | 1000 // hashchk\n9 ER_NO | 1001 // NO\n13 ER_LAST | 1900",
    );
}

#[test]
fn dictionaries_have_a_list_for_each_attribute() {
    let text = "# -*- text -*-\nATTRIBUTE\tError-Cause\t101\tinteger\n\n# Causes\n\nVALUE\tError-Cause\tContext-Removed\t201\nVALUE\tService-Type\tFramed\t2 # old\n# It is bad\nVALUE\tError-Cause\tInvalid 202\n";
    check(
        "dictionary.rfc3576",
        text,
        "Table ATTRIBUTE\n2 Error-Cause | 101 | integer\nConstants Error-Cause\n6 Context-Removed | 201\n9 Invalid | 202 // It is bad\nConstants Service-Type\n7 Framed | 2 // old",
    );
}

#[test]
fn one_macro_does_not_make_a_text_a_header() {
    let text = "Doors\n\nUse it so:\n\n#include <door.h>\n\n1 Open\n2 Shut\n3 Stuck\n";
    assert!(
        read("", text).contains("Text Use it so\n"),
        "{}",
        read("", text)
    );
    let info = "This is door.info, produced by makeinfo.\n\n#define A 1\n#define B 2\n";
    assert!(read("door.info-3", info).starts_with("Text"));
    let header = "// Doors\n#ifndef DOOR_H\n#define DOOR_OPEN 1\n#define DOOR_SHUT 2\n";
    assert!(read("", header).starts_with("Constants"));
}

#[test]
fn more_hostile_data_takes_linear_time() {
    for (name, unit) in [
        ("a.mib", "x INTEGER {"),
        ("a.mib", "x INTEGER { a(1) }\n"),
        ("a.mib", "ENUMERATED { a,,(((--\n"),
        ("a.mib", "[x "),
        ("", "INTEGER {\n"),
        ("a.toml", "[[a]]\nb=1\n"),
        ("a.pod", "=over\n\n=item a\n\n"),
        ("a.pod", "=item 1\n\nB<C<"),
        ("a.pod", "=head1 L<<<<"),
        ("a.pod", "=head1 x\n\n  a\n\n>"),
        ("a.properties", "a.1.b=c\n"),
        ("a.properties", "a\\\n"),
        ("a.properties", "#x\n"),
        ("a.ini", "[a]\nx\n"),
    ] {
        is_linear(name, "", unit, "");
    }
    is_linear(
        "a.xml",
        "<a>",
        "<err a='1' b='2'/><errorcopy a='1' b='2'/>",
        "</a>",
    );
    is_linear("a.yaml", "", "- enum: [1]\n  x-enums: [a]\n#- {\n", "");
    is_linear("", "start-error-number 1\n", "A\n eng \"\n", "");
    is_linear("dictionary.x", "VALUE a b 1\n", "#\nVALUE a b 2\n", "");
}

#[test]
fn what_is_commented_out_is_no_description() {
    check(
        "a.yaml",
        "errors:\n# It is open\n- {code: 1, name: Open}\n#- {code: 2, name: Ajar} # Removed in 4.2\n- {code: 3, name: Shut}\n# - code: 4\n#   name: Wide\n- {code: 5, name: Stuck}\n",
        "Table errors\n3h code | name\n3 1 | Open // It is open\n5 3 | Shut\n8 5 | Stuck",
    );
    check(
        "a.yaml",
        "1: Open\n#2: Ajar\n3: Shut\n",
        "Table -\n1 1 | Open\n3 3 | Shut",
    );
    check(
        "a.json5",
        "{\"1\": \"Open\",\n// \"2\": \"Ajar\",\n\"3\": \"Shut\"}",
        "Table -\n1 1 | Open\n3 3 | Shut",
    );
    check(
        "a.xml",
        "<errors>\n<error code=\"1\" name=\"Open\"/>\n<!-- <error code=\"2\" name=\"Ajar\"/> -->\n<error code=\"3\" name=\"Shut\"/>\n</errors>",
        "Table errors\n2h code | name\n2 1 | Open\n4 3 | Shut",
    );
}

#[test]
fn names_alongside_an_enum_are_columns() {
    let yaml = "components:\n  schemas:\n    Status:\n      type: integer\n      enum:\n      - 1\n      - 2\n      x-enum-varnames: [OPEN, SHUT]\n      x-enum-descriptions:\n      - It is open\n      - It is shut\n    Other:\n      type: string\n      enum: [a, b]\n";
    let block = "Table components.schemas.Status\n6h enum | x-enum-varnames | x-enum-descriptions\n6 1 | OPEN | It is open\n7 2 | SHUT | It is shut\n";
    let found = read("a.yaml", yaml);
    assert!(found.contains(block), "{found}");
    let json = "{\"type\": \"integer\", \"enum\": [1,\n2], \"x-enumNames\": [\"OPEN\", \"SHUT\"]}";
    let found = read("a.json", json);
    assert!(
        found.contains("Table -\n1h enum | x-enumNames\n1 1 | OPEN\n2 2 | SHUT\n"),
        "{found}"
    );
}

#[test]
fn xml_elements_that_differ_by_a_suffix_are_one_table() {
    check(
        "a.xml",
        "<xcb>\n<error name=\"Request\" number=\"1\"><field type=\"a\" name=\"b\"/></error>\n<event name=\"Key\" number=\"2\"/>\n<errorcopy name=\"Window\" number=\"3\" ref=\"Value\"/>\n</xcb>",
        "Table xcb\n2h name | number | field.type | field.name | ref\n2 Request | 1 | a | b |\n4 Window | 3 |  |  | Value\nTable Request\n2h type | name\n2 a | b\nTable xcb\n3h name | number\n3 Key | 2",
    );
}
