//! Tables of every size at which generated code takes another form: each crate compiles without a
//! warning from anybody, finds each of its codes, and finds nothing that is only close to one.

mod support;

use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

use support::{Library, Scratch, cargo, ran, scratch};

/// A table of so many codes, with values of a type made from their positions.
struct Sample {
    name: &'static str,
    repr: &'static str,
    codes: u64,
    value: fn(u64) -> String,
    aliases: u64,
    groups: u64,
    /// How each label ends, so that the first and the last bytes of all may be the same.
    end: &'static str,
}

/// Numbers all over a type, each once: an odd factor loses nothing.
fn scattered(position: u64) -> u64 {
    position * 0x9E37_79B1 % (1 << 32)
}

const SAMPLES: [Sample; 14] = [
    Sample::new("one", "u16", 1, |_| "7".to_owned()),
    Sample::new("every-byte", "u8", 256, |position| position.to_string()),
    Sample::new("apart-60", "u32", 60, |position| {
        scattered(position).to_string()
    }),
    Sample {
        groups: 299,
        ..Sample::new("apart-300", "i32", 300, |position| {
            (scattered(position).cast_signed() - (1 << 31)).to_string()
        })
    },
    Sample::new("wide-300", "u64", 300, |position| {
        format!("\"0x{:X}\"", position << 40 | 1 << 63)
    }),
    Sample::new("apart-2000", "u32", 2000, |position| {
        scattered(position).to_string()
    }),
    Sample::new("apart-2100", "u32", 2100, |position| {
        scattered(position).to_string()
    }),
    Sample::new("apart-10000", "u32", 10_000, |position| {
        scattered(position).to_string()
    }),
    Sample::new("close-200", "u64", 200, |position| {
        (position * 2 + 5).to_string()
    }),
    Sample::new("close-2100", "u16", 2100, |position| {
        (position * 3 / 2 + 20).to_string()
    }),
    Sample::new("signed-300", "i16", 300, |position| {
        (position.cast_signed() * 2 - 300).to_string()
    }),
    Sample::new("texts-60", "str", 60, |position| format!("\"{position}\"")),
    Sample {
        aliases: 400,
        ..Sample::new("texts-300", "str", 300, |position| {
            format!("\"{position:05}\"")
        })
    },
    Sample {
        end: "_AND_THE_SAME_END_OF_MORE_THAN_FIFTY_BYTES_FOR_EACH_OF_THEM",
        ..Sample::new("same-end-300", "u16", 300, |position| {
            (position * 100).to_string()
        })
    },
];

impl Sample {
    const fn new(
        name: &'static str,
        repr: &'static str,
        codes: u64,
        value: fn(u64) -> String,
    ) -> Self {
        Self {
            name,
            repr,
            codes,
            value,
            aliases: 0,
            groups: 3,
            end: "",
        }
    }

    fn label(&self, position: u64) -> String {
        let start = "S".repeat(if self.end.is_empty() { 1 } else { 60 });
        format!("{start}_{position}{}", self.end)
    }

    fn table(&self) -> String {
        let mut text = format!(
            "format = 1\n[table]\ntitle = \"Code\"\ntype = \"Code\"\nrepr = \"{}\"\n\
             [table.source]\ndocument = \"a test\"\npublisher = \"nobody\"\n\
             [package]\nname = \"size-{}\"\nversion = \"0.1.0\"\ndescription = \"sizes\"\nlicense = \"MIT\"\n",
            self.repr, self.name
        );
        for group in 1..=self.groups {
            _ = writeln!(text, "[[group]]\nid = \"g{group}\"\ntitle = \"G{group}\"");
        }
        for position in 0..self.codes {
            let (value, label) = ((self.value)(position), self.label(position));
            // Some repeat the label before them, and some texts look as if they ended their line.
            let repeats = position % 50 == 49;
            let label = if repeats {
                self.label(position - 1)
            } else {
                label
            };
            _ = write!(
                text,
                "[[code]]\nvalue = {value}\nlabel = \"{label}\"\ndescription = \" about \\\\ \\\" {position}: é\\n\\n  x\"\n"
            );
            if repeats {
                _ = writeln!(text, "same-label-as = {}", (self.value)(position - 1));
            }
            let outcomes = ["success", "warning", "error"];
            if let Some(outcome) = outcomes.get(usize::try_from(position % 4).unwrap()) {
                _ = writeln!(text, "outcome = \"{outcome}\"");
            }
            if position % (self.groups + 1) > 0 {
                _ = writeln!(text, "group = \"g{}\"", position % (self.groups + 1));
            }
            if position % 3 == 0 {
                _ = writeln!(text, "tags = [\"third\"]");
            }
            if position < self.aliases {
                _ = writeln!(text, "[[code.alias]]\nlabel = \"ALSO_{position}\"");
            }
            if position == 0 {
                for more in self.codes..self.aliases {
                    _ = writeln!(text, "[[code.alias]]\nlabel = \"ALSO_{more}\"");
                }
            }
        }
        text
    }

    /// What the program is to find: a value, a label, whether it is an alias, and what there is to say of
    /// the code.
    fn rows(&self) -> String {
        let table: toml::Table = self.table().parse().unwrap();
        let mut rows = String::new();
        for code in table["code"].as_array().unwrap() {
            let value = match &code["value"] {
                toml::Value::String(hex) if hex.starts_with("0x") => {
                    u64::from_str_radix(&hex[2..], 16).unwrap().to_string()
                }
                toml::Value::String(text) => text.clone(),
                number => number.to_string(),
            };
            let said = |key: &str| code.get(key).map_or("", |said| said.as_str().unwrap());
            let (outcome, group) = (said("outcome"), said("group").replace('g', "G"));
            let tag = code.get("tags").is_some();
            let label = said("label");
            _ = writeln!(rows, "{value}\t{label}\tcode\t{outcome}\t{group}\t{tag}");
            let aliases = code.get("alias").and_then(toml::Value::as_array);
            for alias in aliases.into_iter().flatten() {
                let label = alias["label"].as_str().unwrap();
                _ = writeln!(rows, "{value}\t{label}\talias\t{outcome}\t{group}\t{tag}");
            }
        }
        rows
    }
}

/// Of more codes rustc takes seconds to make the list.
const LISTABLE: u64 = 3000;

#[test]
fn one_table_of_each_kind_finds_its_codes_and_no_others() {
    let kinds = ["apart-60", "apart-2000", "texts-60"];
    find_their_codes(|sample| kinds.contains(&sample.name));
}

#[test]
#[ignore = "builds a dozen crates and programs: half a minute and more"]
fn every_form_of_generated_code_finds_its_codes_and_no_others() {
    let forms = find_their_codes(|_| true);
    assert_eq!(forms.len(), 12, "a form that no sample has: {forms:?}");
}

/// Compiles the crates of these samples and asks each for all of its codes. Returns the forms that
/// the lookups have.
fn find_their_codes(is_meant: impl Fn(&Sample) -> bool) -> HashSet<&'static str> {
    let samples: Vec<&Sample> = SAMPLES.iter().filter(|sample| is_meant(sample)).collect();
    let tables = Scratch::new();
    for sample in &samples {
        fs::write(tables.spec(format!("{}.toml", sample.name)), sample.table()).unwrap();
    }
    tables.generate();
    let mut forms = HashSet::new();
    for sample in samples {
        let folder = tables.out(format!("size-{}", sample.name));
        let lookup = fs::read_to_string(folder.join("src/lookup.rs")).unwrap();
        for form in [
            "static CODES",
            "fn code_at",
            "key_of_words(",
            "key_of_text(",
            "-> Option<u64>",
            "DISPLACEMENTS_OF_LABELS",
            "DISPLACEMENTS_OF_VALUES",
            "VALUES_BY_HASH",
            "ALIASES.is(",
            "abs_diff",
            "folded(",
            "number_at::<2>(",
        ] {
            if lookup.contains(form) {
                forms.insert(form);
            }
        }
        let library = Library::compile(&folder, "table");
        let repr = format!("repr_{}", sample.repr);
        let part = if sample.codes > LISTABLE {
            "part"
        } else {
            "whole"
        };
        let options = ["--cfg", &repr, "--cfg", part, "-Aunexpected_cfgs"];
        let program = library.link("sizes.rs", &options);
        let mut child = Command::new(program)
            .stdin(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        _ = stdin.write_all(sample.rows().as_bytes());
        drop(stdin);
        let ran = ran(child.wait_with_output().unwrap());
        assert_eq!(ran.status, 0, "{}: {}", sample.name, ran.err);
    }
    forms
}

#[test]
#[ignore = "lints a dozen crates"]
fn every_form_is_formatted_and_passes_clippy() {
    let folder = scratch("sizes");
    _ = fs::remove_dir_all(folder.join("generated"));
    _ = fs::remove_dir_all(folder.join("spec"));
    fs::create_dir_all(folder.join("spec")).unwrap();
    let listable = SAMPLES.iter().filter(|sample| sample.codes <= LISTABLE);
    for sample in listable {
        let file = folder.join("spec").join(format!("{}.toml", sample.name));
        fs::write(file, sample.table()).unwrap();
    }
    let members = "[workspace]\nresolver = \"2\"\nmembers = [\"generated/*\"]\n";
    fs::write(folder.join("Cargo.toml"), members).unwrap();
    let xtask = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"))
        .args(["codegen", "--spec"])
        .arg(folder.join("spec"))
        .arg("--out")
        .arg(folder.join("generated"))
        .output();
    assert_eq!(ran(xtask.unwrap()).status, 0);
    let fmt = cargo(&folder, &["fmt", "--all", "--check"]);
    assert_eq!(fmt.status, 0, "{}{}", fmt.out, fmt.err);
    let clippy = [
        "clippy",
        "--workspace",
        "--quiet",
        "--",
        "-Wclippy::pedantic",
        "-Dwarnings",
    ];
    let clippy = cargo(&folder, &clippy);
    assert_eq!(clippy.status, 0, "{}", clippy.err);
}
