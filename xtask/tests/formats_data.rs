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
