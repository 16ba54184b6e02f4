//! The settings of a table, which its values and labels decide.

use super::{codes, key, made, new, parsed, written};
use crate::support::Scratch;

#[test]
fn the_values_decide_the_type_and_how_they_are_shown() {
    for (values, repr, radix, literals) in [
        (["1", "255"], "u8", None, ["1", "255"]),
        (["1", "256"], "u16", None, ["1", "256"]),
        (["0", "65536"], "u32", None, ["0", "65536"]),
        (["0", "4294967296"], "u64", None, ["0", "4294967296"]),
        (["-1", "127"], "i8", None, ["-1", "127"]),
        (["-1", "128"], "i16", None, ["-1", "128"]),
        (["-40000", "1"], "i32", None, ["-40000", "1"]),
        (["-1", "0x80000000"], "i64", None, ["-1", "2147483648"]),
        (["-1", "4294967295"], "i64", None, ["-1", "4294967295"]),
        (
            ["0x1", "0xFF"],
            "u8",
            Some("\"hex\""),
            ["\"0x01\"", "\"0xFF\""],
        ),
        (
            ["0x80004005", "0x80004001"],
            "u32",
            Some("\"hex\""),
            ["\"0x80004005\"", "\"0x80004001\""],
        ),
        (
            ["01h", "0Ah"],
            "u8",
            Some("\"hex\""),
            ["\"0x01\"", "\"0x0A\""],
        ),
        (["00000", "01000"], "str", None, ["\"00000\"", "\"01000\""]),
        (["0A000", "HV000"], "str", None, ["\"0A000\"", "\"HV000\""]),
        (["4.1.1", "4.2.0"], "str", None, ["\"4.1.1\"", "\"4.2.0\""]),
    ] {
        let text = format!(
            "Code,Name\n{},Door open\n{},Door shut\n",
            values[0], values[1]
        );
        let table = made("a.csv", text, &[]);
        assert_eq!(
            key(&table, "repr"),
            Some(format!("\"{repr}\"")),
            "{values:?}"
        );
        assert_eq!(key(&table, "radix").as_deref(), radix, "{values:?}");
        let expected = format!("{} Door open\n{} Door shut\n", literals[0], literals[1]);
        assert_eq!(codes(&table), expected);
    }
}

#[test]
fn values_of_64_bits_without_a_sign_are_unsigned() {
    let text = "Code,Name\n1,Door open\n18446744073709551615,Door shut\n";
    let table = made("a.csv", text, &[]);
    assert_eq!(key(&table, "repr").as_deref(), Some("\"u64\""));
}

#[test]
fn hexadecimal_values_of_64_bits_are_unsigned() {
    let text = "#define S_OK 0x0\n#define S_TOP 0x8000000000000000ULL\n";
    let table = made("a.h", text, &[]);
    assert_eq!(key(&table, "repr").as_deref(), Some("\"u64\""));
}

#[test]
fn codes_that_are_their_own_names_are_strings() {
    let text = "| Code | Meaning |\n| --- | --- |\n| call_issuer | Call the bank. |\n| card_expired | It is too old. |\n";
    let table = made("a.md", text, &[]);
    assert_eq!(key(&table, "repr").as_deref(), Some("\"str\""));
    assert_eq!(
        codes(&table),
        "\"call_issuer\" call_issuer: Call the bank.\n\"card_expired\" card_expired: It is too old.\n"
    );
}

#[test]
fn labels_that_would_be_named_alike_get_a_variant() {
    let table = made(
        "a.csv",
        "Code,Name\n1,door open\n2,Door-Open\n3,DOOR OPEN\n4,Door shut\n",
        &[],
    );
    let codes = &parsed(&table)["code"];
    let variants: Vec<_> = codes
        .as_array()
        .unwrap()
        .iter()
        .map(|code| code.get("variant"))
        .collect();
    let variants: Vec<_> = variants
        .into_iter()
        .map(|variant| variant.and_then(|name| name.as_str()))
        .collect();
    assert_eq!(variants, [None, Some("DoorOpen2"), Some("DoorOpen3"), None]);
    // The same label again is declared.
    let table = made(
        "a.csv",
        "Code,Name\n1,Door open\n2,Door open\n3,Door shut\n",
        &[],
    );
    assert!(
        table.contains("value = 2\nlabel = \"Door open\"\nsame-label-as = 1\n"),
        "{table}"
    );
}

#[test]
fn many_codes_are_numbered_by_position() {
    let list = |count: usize| {
        let rows = (1..=count).map(|code| format!("#define DOOR_{code}_OPEN {code}\n"));
        rows.collect::<String>()
    };
    let scratch = Scratch::new();
    assert_eq!(new(&scratch, "a.h", list(1024), &[]).status, 0);
    assert_eq!(key(&written(&scratch), "discriminant"), None);
    let table = made("a.h", list(1025), &[]);
    assert_eq!(key(&table, "discriminant").as_deref(), Some("\"position\""));
}
