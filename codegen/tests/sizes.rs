//! Tables of every size and type for which generated code has another form: each crate compiles without a
//! warning, finds each of its codes, and finds nothing that differs a little from one.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use codetable::{Settings, Source};
use codetable_testing::compile::{self, Library, cargo, succeeded};
use codetable_testing::{checkout, read_back, text_of};

/// A table whose rows are made from their positions.
struct Sample {
    name: &'static str,
    repr: &'static str,
    /// More keys of `[table]`.
    keys: &'static str,
    codes: u64,
    /// The value at a position, as TOML.
    value: fn(u64) -> String,
    /// How many aliases there are. The first code has those for which there is no code of their own.
    aliases: u64,
    groups: u64,
    tags: u64,
    /// What each label starts and ends with.
    around: [&'static str; 2],
}

const POSITION: &str = "discriminant = \"position\"";
const POSITION_HEX: &str = "discriminant = \"position\"\nradix = \"hex\"";

/// A string so long that a key of two words does not reach what is between two of them.
const LONG: &str = "A_STRING_OF_MORE_THAN_FIFTY_BYTES_THAT_ALL_OF_THEM_HAVE_";

const SAMPLES: [Sample; 20] = [
    Sample::new("one", "u16", 1, |_| "7".to_owned()),
    Sample::new("every-value", "u8", 256, |position| position.to_string()),
    Sample::new("small", "u32", 60, |position| {
        scattered(position).to_string()
    }),
    Sample {
        keys: "radix = \"hex\"",
        ..Sample::new("small-u64-hex", "u64", 200, |position| {
            format!("\"0x{:X}\"", position << 40 | 1 << 63)
        })
    },
    Sample {
        keys: POSITION,
        tags: 60,
        ..Sample::new("small-position", "i8", 60, |position| {
            (30 - position.cast_signed()).to_string()
        })
    },
    Sample {
        aliases: 40,
        ..Sample::new("small-str", "str", 60, |position| format!("\"{position}\""))
    },
    Sample {
        around: [LONG, LONG],
        ..Sample::new("small-same-ends", "str", 60, |position| {
            format!("\"{LONG}{position}{LONG}\"")
        })
    },
    // Labels, and not codes, decide on the form.
    Sample {
        aliases: 246,
        ..Sample::new("small-aliases", "i16", 10, |position| {
            (position.cast_signed() - 5).to_string()
        })
    },
    Sample {
        aliases: 247,
        ..Sample::new("large-aliases", "i16", 10, |position| {
            (position.cast_signed() - 5).to_string()
        })
    },
    Sample {
        groups: 299,
        ..Sample::new("large-groups", "i32", 300, |position| {
            (scattered(position).cast_signed() - (1 << 31)).to_string()
        })
    },
    Sample {
        tags: 60,
        ..Sample::new("large-u64", "u64", 300, |position| {
            format!("\"0x{:X}\"", position << 40 | 1 << 63)
        })
    },
    Sample::new("large-i16", "i16", 300, |position| {
        (position.cast_signed() * 2 - 300).to_string()
    }),
    Sample {
        aliases: 300,
        ..Sample::new("large", "u32", 2000, |position| {
            scattered(position).to_string()
        })
    },
    Sample {
        keys: "discriminant = \"value\"",
        ..Sample::new("large-stated", "u16", 4096, |position| {
            (position * 3 / 2 + 20).to_string()
        })
    },
    Sample {
        keys: POSITION,
        ..Sample::new("large-position", "u32", 2500, |position| {
            scattered(position).to_string()
        })
    },
    Sample {
        keys: POSITION_HEX,
        aliases: 300,
        ..Sample::new("large-i64-hex", "i64", 400, |position| {
            (position.cast_signed() * -0x0123_4567_89AB).to_string()
        })
    },
    Sample {
        aliases: 400,
        ..Sample::new("large-str", "str", 300, |position| {
            format!("\"{position:05}\"")
        })
    },
    Sample {
        around: [LONG, LONG],
        ..Sample::new("large-same-ends", "str", 300, |position| {
            format!("\"{LONG}{position}{LONG}\"")
        })
    },
    Sample {
        around: ["", LONG],
        ..Sample::new("large-same-end", "u16", 300, |position| {
            (position * 100).to_string()
        })
    },
    // The numbers in its tables need more than two bytes.
    Sample {
        keys: POSITION,
        aliases: 400,
        ..Sample::new("huge", "u32", 66_000, |position| {
            scattered(position).to_string()
        })
    },
];

/// Pieces of `src/code.rs` and `src/lookup.rs`, at least one for each form that these have.
const FORMS: [&str; 23] = [
    "match value {",
    "self as u16",
    "&tables::CODES",
    "&tables::IN_TABLE_ORDER",
    "tables::VALUES.get(",
    "u32::from_le_bytes(super::packed::bytes_at(&tables::VALUES",
    "i64::from_le_bytes(super::packed::bytes_at(&tables::VALUES",
    "tables::GROUPS[",
    "number_at::<2>(&tables::GROUPS",
    "matches!(",
    "key_of_words(label",
    "key_of_words(value",
    "key_of_all(label",
    "key_of_all(value",
    "hash(value as u64",
    "hash(folded(value as u64)",
    "hash(folded(value)",
    "static LABELS_BY_HASH: [u8;",
    "number_at::<2>(&LABELS_BY_HASH",
    "number_at::<4>(&LABELS_BY_HASH",
    "tables::INDEX_OF_ALIAS[",
    "number_at::<2>(&tables::INDEX_OF_ALIAS",
    "number_at::<4>(&tables::INDEX_OF_ALIAS",
];

/// Rust, however its lines are broken.
fn without_space(rust: &str) -> String {
    let rust: String = rust.split_whitespace().collect();
    rust.replace(",>", ">")
}

/// Distinct numbers all over a type of 32 bits, in no order. An odd factor loses no bit.
fn scattered(position: u64) -> u64 {
    position * 0x9E37_79B1 % (1 << 32)
}

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
            keys: "",
            codes,
            value,
            aliases: 0,
            groups: 3,
            tags: 0,
            around: ["", ""],
        }
    }

    fn label(&self, position: u64) -> String {
        let [start, end] = self.around;
        // Some have characters that mean something in Rust, Markdown and HTML.
        let odd = if position % 11 == 5 {
            "`\"é\\*/<b>"
        } else {
            ""
        };
        format!("{start}S_{position}{odd}{end}")
    }

    fn table(&self) -> String {
        let keys = format!("repr = \"{}\"\n{}", self.repr, self.keys);
        let mut rows = String::new();
        for group in 1..=self.groups {
            _ = writeln!(rows, "[[group]]\nid = \"g{group}\"\ntitle = \"G{group}\"");
        }
        let tags = (0..self.tags).map(|tag| format!("t{tag}"));
        for tag in ["any", "third"].map(str::to_owned).into_iter().chain(tags) {
            _ = writeln!(rows, "[[tag]]\nid = \"{tag}\"");
        }
        for position in 0..self.codes {
            rows += &self.row(position);
        }
        let table = codetable_testing::table(&keys, &rows);
        table.replace("\"any-codes\"", &format!("\"size-{}\"", self.name))
    }

    fn row(&self, position: u64) -> String {
        // Some repeat the label before them.
        let repeats = position % 50 == 49;
        let label = toml::Value::from(self.label(position - u64::from(repeats)));
        let mut row = format!(
            "[[code]]\nvalue = {}\nlabel = {label}\ndescription = \" about \\\\ \\\" {position}: é\\n\\n  x\"\n",
            (self.value)(position)
        );
        if repeats {
            _ = writeln!(row, "same-label-as = {}", (self.value)(position - 1));
        }
        let outcomes = ["success", "warning", "error"];
        if let Some(outcome) = outcomes.get(usize::try_from(position % 4).unwrap()) {
            _ = writeln!(row, "outcome = \"{outcome}\"");
        }
        if !position.is_multiple_of(self.groups + 1) {
            _ = writeln!(row, "group = \"g{}\"", position % (self.groups + 1));
        }
        if position % 7 == 3 {
            row += "deprecated = \"use another\"\n";
        }
        let third = if position.is_multiple_of(3) {
            ", \"third\""
        } else {
            ""
        };
        let of_many = match self.tags {
            0 => String::new(),
            tags => format!(", \"t{}\"", position % tags),
        };
        _ = writeln!(row, "tags = [\"any\"{third}{of_many}]");
        if position < self.aliases {
            _ = writeln!(row, "[[code.alias]]\nlabel = \"ALSO_{position}\"");
        }
        if position == 0 {
            for more in self.codes..self.aliases {
                _ = writeln!(row, "[[code.alias]]\nlabel = \"ALSO_{more}\"");
            }
        }
        row
    }

    /// The standard input of the program.
    fn input(&self) -> String {
        let table: toml::Table = self.table().parse().unwrap();
        let mut lines = String::new();
        for code in table["code"].as_array().unwrap() {
            let value = match &code["value"] {
                toml::Value::String(hex) if hex.starts_with("0x") => {
                    u64::from_str_radix(&hex[2..], 16).unwrap().to_string()
                }
                toml::Value::String(text) => text.clone(),
                number => number.to_string(),
            };
            let text = |key: &str| code.get(key).map_or("", |text| text.as_str().unwrap());
            let (outcome, group) = (text("outcome"), text("group").replace('g', "G"));
            let tags = code["tags"].as_array().unwrap();
            let is_third = tags.contains(&"third".into());
            let label = text("label");
            _ = writeln!(
                lines,
                "{value}\t{label}\tcode\t{outcome}\t{group}\t{is_third}"
            );
            let aliases = code.get("alias").and_then(toml::Value::as_array);
            for alias in aliases.into_iter().flatten() {
                let label = alias["label"].as_str().unwrap();
                _ = writeln!(
                    lines,
                    "{value}\t{label}\talias\t{outcome}\t{group}\t{is_third}"
                );
            }
        }
        lines
    }

    /// Compiles the crate and a program that asks it for all of its codes, and runs the program. Returns
    /// the parts of the crate that have forms.
    fn check(&self) -> String {
        let artifacts = read_back::generate(&self.table());
        let folder = tempfile::tempdir().unwrap();
        compile::write(&artifacts, folder.path());
        let folder = folder.path().join(format!("size-{}", self.name));
        let library = Library::compile(&folder, "table");
        let code = text_of(&artifacts, "/src/code.rs");
        let repr = format!("repr_{}", self.repr);
        let mut options = vec!["-Aunexpected_cfgs", "--cfg", &repr];
        if code.contains("#[repr(") {
            options.extend(["--cfg", "by_value"]);
        }
        let source = checkout::root().join("codegen/tests/programs/sizes.rs");
        let program = library.link(&source, &options);
        let mut child = Command::new(program)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        // If the program fails before it has read everything, its output says why.
        _ = stdin.write_all(self.input().as_bytes());
        drop(stdin);
        succeeded(child.wait_with_output().unwrap());
        format!("{code}{}", text_of(&artifacts, "/src/lookup.rs"))
    }
}

#[test]
fn one_table_of_each_kind_finds_its_codes_and_no_others() {
    let names = ["small", "large", "small-str", "large-position"];
    for sample in SAMPLES.iter().filter(|sample| names.contains(&sample.name)) {
        println!("{}", sample.name);
        sample.check();
    }
}

#[test]
#[ignore = "compiles a crate and a program for each form: a minute and more"]
fn every_form_of_generated_code_finds_its_codes_and_no_others() {
    let mut missing = FORMS.to_vec();
    for sample in &SAMPLES {
        println!("{}", sample.name);
        let source = sample.check();
        let source = without_space(&source);
        missing.retain(|form| !source.contains(&without_space(form)));
    }
    assert!(missing.is_empty(), "no sample has {missing:?}");
}

#[test]
#[ignore = "lints a crate for each form: a minute and more"]
fn every_form_is_formatted_and_passes_clippy() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sizes");
    _ = fs::remove_dir_all(folder.join("generated"));
    // The largest takes Clippy minutes, and its items have the forms of others.
    let samples = SAMPLES.iter().filter(|sample| sample.name != "huge");
    let source = |sample: &Sample| Source::new(format!("{}.toml", sample.name), &sample.table());
    let sources: Vec<Source> = samples.map(source).collect();
    let artifacts = codetable::generate(&sources, &Settings::default()).unwrap();
    compile::write(&artifacts, &folder.join("generated"));
    let members = "[workspace]\nresolver = \"2\"\nmembers = [\"generated/*\"]\n";
    fs::write(folder.join("Cargo.toml"), members).unwrap();
    cargo(&folder, &["fmt", "--all", "--check"]);
    let clippy = [
        "clippy",
        "--workspace",
        "--all-features",
        "--quiet",
        "--",
        "-Wclippy::pedantic",
        "-Wclippy::nursery",
        "-Dwarnings",
    ];
    cargo(&folder, &clippy);
}
