//! Small lists of every kind that vendors publish, compared with a table.
//!
//! Each case is a table, a file, and what `compare` says about it.

#![allow(clippy::too_many_lines, reason = "they are lists")]

#[path = "lists/kinds.rs"]
mod kinds;
#[path = "lists/next_to_codes.rs"]
mod next_to_codes;
#[path = "lists/refused.rs"]
mod refused;
#[path = "lists/silent.rs"]
mod silent;
mod support;
#[path = "lists/values.rs"]
mod values;

use std::fs;

use support::Scratch;

/// Values and labels.
type Codes = &'static [(&'static str, &'static str)];

/// The tables, by their names: the keys of `[table]`, the codes, and other sections.
const TABLES: &[(&str, &str, Codes, &str)] = &[
    ("two", "repr = \"u8\"", &[("1", "Open"), ("2", "Shut")], ""),
    (
        "door",
        "repr = \"i64\"",
        &[("1", "DOOR_OPEN"), ("2", "DOOR_SHUT"), ("3", "DOOR_STUCK")],
        "",
    ),
    (
        "u16",
        "repr = \"u16\"",
        &[("1", "DOOR_OPEN"), ("2", "DOOR_SHUT"), ("3", "DOOR_STUCK")],
        "",
    ),
    (
        "named",
        "repr = \"i64\"",
        &[("1", "Open"), ("2", "Shut"), ("3", "Stuck")],
        "",
    ),
    (
        "thousand",
        "repr = \"u32\"",
        &[
            ("999", "DOOR_OPEN"),
            ("1001", "DOOR_SHUT"),
            ("1002", "DOOR_STUCK"),
        ],
        "",
    ),
    (
        "errno",
        "repr = \"u8\"",
        &[("1", "EPERM"), ("2", "ENOENT")],
        "",
    ),
    (
        "state",
        "repr = \"str\"",
        &[("00000", "Success"), ("01000", "Warning")],
        "",
    ),
    (
        "hex",
        "repr = \"u32\"\nradix = \"hex\"",
        &[("0xFF00", "Open"), ("0xA700", "Shut"), ("0x3", "Stuck")],
        "",
    ),
    (
        "modbus",
        "repr = \"u8\"\nradix = \"hex\"",
        &[("0x1", "ILLEGAL FUNCTION"), ("0x2", "ILLEGAL DATA ADDRESS")],
        "",
    ),
    (
        "own",
        "repr = \"str\"",
        &[
            ("call_issuer", "call_issuer"),
            ("card_expired", "card_expired"),
        ],
        "",
    ),
    (
        "grid",
        "repr = \"u8\"",
        &[("1", "Door open"), ("2", "General Error")],
        "",
    ),
    (
        "gap",
        "repr = \"u8\"",
        &[("1", "Open"), ("2", "Shut")],
        "\n[[gap]]\nfirst = 3\nlast = 9\nreason = \"unassigned\"\n\
         \n[[retired]]\nvalue = 10\nlabel = \"Gone\"\nreason = \"gone\"\n",
    ),
    (
        "low",
        "repr = \"i32\"",
        &[
            ("-1", "DOOR_OPEN"),
            ("18", "DOOR_SHUT"),
            ("16", "DOOR_STUCK"),
        ],
        "",
    ),
    (
        "io",
        "repr = \"u16\"",
        &[
            ("5", "DOOR_IO"),
            ("0x305", "DOOR_READ"),
            ("0x405", "DOOR_WRITE"),
        ],
        "",
    ),
    (
        "io2",
        "repr = \"u16\"",
        &[("301", "Door open"), ("302", "Door, shut")],
        "",
    ),
    (
        "ora",
        "repr = \"str\"",
        &[("ORA-00001", "Open"), ("ORA-00002", "Shut")],
        "",
    ),
    (
        "err",
        "repr = \"i32\"",
        &[
            ("-1", "DOOR_ERR_OPEN"),
            ("-2", "DOOR_ERR_SHUT"),
            ("-3", "DOOR_ERR_STUCK"),
            ("-4", "DOOR_ERR_AJAR"),
        ],
        "",
    ),
    (
        "minus",
        "repr = \"i32\"",
        &[
            ("-1", "DOOR_EOPEN"),
            ("-2", "DOOR_ESHUT"),
            ("-3", "DOOR_ESTUCK"),
            ("-4", "DOOR_EAJAR"),
        ],
        "",
    ),
    (
        "five",
        "repr = \"i32\"",
        &[
            ("1", "DOOR_OPEN"),
            ("2", "DOOR_SHUT"),
            ("3", "DOOR_STUCK"),
            ("4", "DOOR_AJAR"),
            ("5", "DOOR_GONE"),
        ],
        "",
    ),
    (
        "class",
        "repr = \"str\"",
        &[
            ("00000", "DOOR_OPEN"),
            ("0P000", "DOOR_SHUT"),
            ("08001", "DOOR_STUCK"),
        ],
        "",
    ),
    (
        "doors",
        "repr = \"u16\"",
        &[("300", "Open"), ("305", "Shut")],
        "\n[[code]]\nvalue = 400\nlabel = \"Open\"\nsame-label-as = 300\n",
    ),
    (
        "free",
        "repr = \"str\"",
        &[("A1", "DOOR_OPEN"), ("door-shut", "DOOR_SHUT")],
        "",
    ),
    (
        "win",
        "repr = \"u32\"\nradix = \"hex\"",
        &[("0x80004005", "E_FAIL"), ("0x80004001", "E_NOTIMPL")],
        "",
    ),
];

/// What is compared, and what `compare` has to say.
struct Case {
    name: &'static str,
    table: &'static str,
    /// The name of the file: it tells the format.
    file: &'static str,
    text: &'static str,
    /// The lines about differences, without their places; parts of them are enough.
    differences: &'static [&'static str],
    /// Parts of the lines about what was left out.
    left_out: &'static [&'static str],
}

fn table(name: &str) -> String {
    let (_, keys, codes, more) = TABLES.iter().find(|table| table.0 == name).unwrap();
    let mut text = format!(
        "format = 1\n\n[table]\ntitle = \"Code\"\ntype = \"Code\"\n{keys}\n\n\
         [table.source]\ndocument = \"Doors\"\n\n\
         [package]\nname = \"codes\"\nversion = \"0.1.0\"\ndescription = \"Codes\"\npublish = false\n"
    );
    for (value, label) in *codes {
        text += &format!("\n[[code]]\nvalue = \"{value}\"\nlabel = \"{label}\"\n");
    }
    text + more
}

/// Returns what is wrong about the answer.
fn check(scratch: &Scratch, case: &Case) -> Option<String> {
    fs::write(scratch.spec("codes.toml"), table(case.table)).unwrap();
    let file = scratch.spec("..").join(case.file);
    fs::write(&file, case.text).unwrap();
    let ran = scratch.xtask(&["compare", file.to_str().unwrap()]);
    let lines = |text: &str| -> Vec<String> {
        let lines = text.lines().filter_map(|line| line.strip_prefix("  "));
        let lines = lines.filter(|line| !line.starts_with("= help"));
        lines.map(str::to_owned).collect()
    };
    let (differences, left_out) = ran.out.split_once("left out:\n").unwrap_or((&ran.out, ""));
    let fits = |lines: Vec<String>, parts: &[&str]| {
        lines.len() == parts.len()
            && lines.iter().zip(parts).all(|(line, part)| {
                // `new 3 Open` is a part of ``new  line 4: 3 `Open` ``.
                let mut rest = line.as_str();
                part.split(' ').all(|word| match rest.find(word) {
                    Some(at) => {
                        rest = &rest[at + word.len()..];
                        true
                    }
                    None => false,
                })
            })
    };
    let is_refused = case.differences == ["refused"];
    let status = match case.differences {
        [] => 0,
        ["refused"] => 2,
        _ => 1,
    };
    let is_right = ran.status == status
        && (is_refused || fits(lines(differences), case.differences))
        && fits(lines(left_out), case.left_out);
    (!is_right).then(|| format!("{}{}", ran.out, ran.err))
}

fn case(
    name: &'static str,
    table: &'static str,
    file: &'static str,
    text: &'static str,
    differences: &'static [&'static str],
) -> Case {
    Case {
        name,
        table,
        file,
        text,
        differences,
        left_out: &[],
    }
}

impl Case {
    fn leaves_out(mut self, left_out: &'static [&'static str]) -> Self {
        self.left_out = left_out;
        self
    }
}

#[test]
fn each_list_is_read_as_a_person_reads_it() {
    let scratch = Scratch::new();
    let cases = [
        silent::cases(),
        values::cases(),
        refused::cases(),
        kinds::cases(),
        next_to_codes::cases(),
    ];
    let mut wrong = Vec::new();
    for case in cases.iter().flatten() {
        let Some(said) = check(&scratch, case) else {
            continue;
        };
        let Case {
            name,
            text,
            differences,
            left_out,
            ..
        } = case;
        println!(
            "--- {name}\n{text}\nexpected {differences:?}, left out {left_out:?}, not\n{said}"
        );
        wrong.push(name);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
