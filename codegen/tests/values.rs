//! Values at the limits of each type: which are valid, how each is displayed, and what a query of one finds.

use codetable::Source;
use codetable::model::Row;
use codetable::model::Table;
use codetable::model::value::Value;
use codetable::search::{Answer, explain};
use codetable_testing::compile::{self, Library, succeeded};
use codetable_testing::{generate, text_of};

use std::fs;
use std::process::Command;

/// The text of a table with these rows.
fn text(repr: &str, radix: &str, rows: &str) -> String {
    let keys = format!("repr = \"{repr}\"\nradix = \"{radix}\"");
    codetable_testing::table(&keys, rows)
}

/// A table with one code, which has this value, and one gap.
fn table(repr: &str, radix: &str, value: &str, gap: &str) -> Result<Table, Vec<String>> {
    let rows = format!(
        "[[code]]\nvalue = \"{value}\"\nlabel = \"L\"\n\
         [[gap]]\nvalue = \"{gap}\"\nreason = \"r\"\n"
    );
    match codetable::validate(&[Source::new("any.toml", &text(repr, radix, &rows))]) {
        Ok(mut tables) => Ok(tables.remove(0)),
        Err(mistakes) => Err(mistakes.into_iter().map(|mistake| mistake.title).collect()),
    }
}

#[test]
fn errors_say_which_numbers_can_be_read() {
    for (keys, parse, label) in [
        (
            "repr = \"i8\"",
            "nor a number from -128 to 127\"",
            "or a number from -128 to 127 as a string\"",
        ),
        (
            "repr = \"i32\"\nradix = \"hex\"",
            "nor a number from 0x00000000 to 0xFFFFFFFF, in decimal or, after `0x`, in hexadecimal\"",
            "or a number from 0x00000000 to 0xFFFFFFFF as a string, in decimal or, after `0x`, in hexadecimal\"",
        ),
    ] {
        let rows = "[[code]]\nvalue = 7\nlabel = \"L\"\n";
        let artifacts = generate(&codetable_testing::table(keys, rows));
        for (end, text) in [("/src/errors.rs", parse), ("/src/serde_label.rs", label)] {
            let file = text_of(&artifacts, end);
            assert!(file.contains(text), "{file}");
        }
    }
}

/// Flags of a format are for the error, not for the number inside it.
#[test]
fn an_error_shows_its_number_in_one_way() {
    for (keys, known, unknown) in [
        ("repr = \"u8\"", "7", "8"),
        ("repr = \"i16\"", "7", "8"),
        ("repr = \"u32\"\nwidth = 3", "007", "008"),
        ("repr = \"i8\"\nwidth = 3", "007", "008"),
        (
            "repr = \"i32\"\nradix = \"hex\"",
            "0x00000007",
            "0x00000008",
        ),
    ] {
        let rows = "[[code]]\nvalue = 7\nlabel = \"L\"\n";
        let artifacts = generate(&codetable_testing::table(keys, rows));
        let folder = tempfile::tempdir().unwrap();
        compile::write(&artifacts, folder.path());
        let library = Library::compile(&folder.path().join("any-codes"), "any_codes");
        let negative = if keys.contains("repr = \"i8") {
            "assert_eq!(RawCode::new(-5).into_error().to_string(), \"unknown Code -005\");\n\
             assert_eq!(Code::try_from(-128).unwrap_err().to_string(), \"no Code has the value -128\");"
        } else {
            ""
        };
        let program = format!(
            "use any_codes::{{Code, RawCode}};\n\
             fn main() {{\n\
             let known = RawCode::new(7).into_error();\n\
             let unknown = RawCode::new(8).into_error();\n\
             let no_code = Code::try_from(8).unwrap_err();\n\
             assert_eq!(format!(\"{{known}} {{known:>30}} {{known:+06}} {{known:#}}\"), [\"L ({known})\"; 4].join(\" \"));\n\
             assert_eq!(format!(\"{{unknown:30}} {{unknown:+}}\"), [\"unknown Code {unknown}\"; 2].join(\" \"));\n\
             assert_eq!(format!(\"{{no_code:<30}} {{no_code:06}}\"), [\"no Code has the value {unknown}\"; 2].join(\" \"));\n\
             {negative}\n}}\n"
        );
        let source = folder.path().join("program.rs");
        fs::write(&source, program).unwrap();
        let program = library.link(&source, &[]);
        succeeded(Command::new(program).output().unwrap());
    }
}

#[test]
fn a_type_has_its_values_and_no_others() {
    for bits in [8_u32, 16, 32, 64] {
        for signed in [false, true] {
            let repr = format!("{}{bits}", if signed { "i" } else { "u" });
            let range = 1_i128 << bits;
            let (min, max) = if signed {
                (-(range / 2), range / 2 - 1)
            } else {
                (0, range - 1)
            };
            let value = |text: &str| match table(&repr, "decimal", text, "1") {
                Ok(table) => match table.codes[0].value {
                    Value::Integer(number) => Some(number),
                    Value::Str(_) => None,
                },
                Err(titles) => {
                    assert_eq!(
                        titles,
                        [format!("value out of range for `{repr}`")],
                        "{text}"
                    );
                    None
                }
            };
            for number in [min, min + 2, 0, max - 1, max] {
                assert_eq!(value(&number.to_string()), Some(number), "{repr}");
            }
            for number in [min - 1, max + 1, range, -range] {
                assert_eq!(value(&number.to_string()), None, "{repr} {number}");
            }
            // A hexadecimal number is the bits of a value.
            for number in [min, -1, 0, max - 1, max] {
                let pattern = format!("{:#x}", number.rem_euclid(range));
                let expected = if signed {
                    number
                } else {
                    number.rem_euclid(range)
                };
                assert_eq!(value(&pattern), Some(expected), "{repr} {pattern}");
            }
            assert_eq!(value(&format!("{range:#x}")), None, "{repr}");
            assert_eq!(value(&format!("{:#x}", range + 1)), None, "{repr}");
        }
    }
}

#[test]
fn hexadecimal_values_have_the_width_of_their_type() {
    for (repr, value, code, gap, outside) in [
        ("u8", "0", "0x00", "-1", "-0x01"),
        ("u16", "17", "0x0011", "-0x10000", "-0x10000"),
        ("i8", "-1", "0xFF", "0x100", "0x100"),
        (
            "i32",
            "0xC0000005",
            "0xC0000005",
            "0x7FFFFFFF",
            "0x7FFFFFFF",
        ),
        ("i32", "-2", "0xFFFFFFFE", "-2147483649", "-0x80000001"),
        (
            "u64",
            "0xFFFFFFFFFFFFFFFF",
            "0xFFFFFFFFFFFFFFFF",
            "1",
            "0x0000000000000001",
        ),
    ] {
        let table = table(repr, "hex", value, gap).unwrap();
        let show = |value: &Value| table.show(value);
        assert_eq!(show(&table.codes[0].value), code);
        assert_eq!(show(&table.gaps[0].first), outside);
        assert_eq!(table.repr.parse(code), Some(table.codes[0].value.clone()));
    }
}

#[test]
fn a_table_with_every_value_of_its_type_needs_no_other_arm() {
    let last_arm = |repr: &str, values: std::ops::RangeInclusive<i32>| {
        let code = |value| format!("[[code]]\nvalue = {value}\nlabel = \"L{}\"\n", value + 200);
        let more: String = values.map(code).collect();
        let artifacts = generate(&text(repr, "decimal", &more));
        let code = text_of(&artifacts, "/src/code.rs");
        let (_, body) = code.split_once("match value {\n").unwrap();
        let (arms, _) = body.split_once("        }\n").unwrap();
        arms.lines().last().unwrap().trim().to_owned()
    };
    assert_eq!(last_arm("i8", -128..=126), "_ => None,");
    assert_ne!(last_arm("i8", -128..=127), "_ => None,");
    assert_eq!(last_arm("u8", 1..=255), "_ => None,");
    assert_ne!(last_arm("u8", 0..=255), "_ => None,");
}

/// A gap may lie outside of the type.
#[test]
fn a_number_outside_of_the_type_finds_a_gap_only_if_it_lies_there() {
    for (repr, gap, query, is_there) in [
        ("i8", "251", "251", true),
        ("i8", "251", "-5", false),
        ("u8", "-5", "-5", true),
        ("u8", "-5", "251", false),
    ] {
        let tables = [table(repr, "decimal", "7", gap).unwrap()];
        let is_gap = match &explain(&tables, &[query])[0].answer {
            Answer::Found(hits) => matches!(hits[0].row, Row::Gap(_)),
            Answer::Nearest(_) => false,
        };
        assert_eq!(is_gap, is_there, "{query} in {repr}");
    }
}

#[test]
fn a_number_finds_the_value_with_the_same_bits_and_no_other() {
    for (repr, value, queries) in [
        ("u8", "255", ["255", "0xFF", "-1"]),
        ("u8", "128", ["128", "0x80", "-128"]),
        ("u8", "0", ["0", "0x0", "-0"]),
        ("i8", "-1", ["-1", "255", "0xFF"]),
        ("i8", "-128", ["-128", "128", "0x80"]),
        ("i8", "127", ["127", "0x7F", "0x07F"]),
        (
            "i64",
            "-1",
            ["-1", "18446744073709551615", "0xFFFFFFFFFFFFFFFF"],
        ),
    ] {
        let tables = [table(repr, "decimal", value, "1").unwrap()];
        let is_found = |query: &str| match &explain(&tables, &[query])[0].answer {
            Answer::Found(hits) => {
                assert!(matches!(hits[0].row, Row::Code(_)), "{query}");
                true
            }
            Answer::Nearest(_) => false,
        };
        for query in queries {
            assert!(is_found(query), "{query} is {value} in {repr}");
        }
        for query in ["-256", "-255", "-129", "256", "383", "384", "511", "512"] {
            assert!(!is_found(query), "{query} is not {value} in {repr}");
        }
    }
}
