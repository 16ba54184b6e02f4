//! How the time and the memory of each command grow with each dimension of its input: the exponent is 1 where both
//! double with the input, and 2 where they grow fourfold.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::memory;

/// The greatest exponent that is in order. Measured ones vary.
const MOST: f64 = 1.2;
/// A command takes at least so long on the small input, so that its start does not count.
const LEAST: Duration = Duration::from_millis(80);
/// How often the input is doubled from the small to the large one.
const DOUBLINGS: u32 = 2;
/// The largest small input.
const LARGEST: usize = 1 << 18;
/// The tries of which the median counts, if the first is not in order.
const RUNS: usize = 3;

/// A dimension of a table: its rows, by their number and by whether they are of the state before.
struct Dimension {
    name: &'static str,
    rows: fn(usize, bool) -> String,
    /// More keys of `[table]`.
    keys: &'static str,
    /// Whether the table has mistakes.
    is_wrong: bool,
}

const CODE: &str = "[[code]]\nvalue = 4294967295\nlabel = \"LAST\"\n";

const fn dimension(name: &'static str, rows: fn(usize, bool) -> String) -> Dimension {
    Dimension {
        name,
        rows,
        keys: "",
        is_wrong: false,
    }
}

const fn wrong(name: &'static str, rows: fn(usize, bool) -> String) -> Dimension {
    Dimension {
        is_wrong: true,
        ..dimension(name, rows)
    }
}

const TABLES: &[Dimension] = &[
    dimension("codes", |n, old| repeat(n, |i| code(i, old, ""))),
    dimension("codes of one label", |n, old| {
        let first = "[[code]]\nvalue = 4294967295\nlabel = \"L\"\n".to_owned();
        let same = |i| {
            format!(
                "[[code]]\nvalue = {}\nlabel = \"L\"\nsame-label-as = 4294967295\n",
                i * 2 + usize::from(old)
            )
        };
        first + &repeat(n, same)
    }),
    dimension("aliases of one code", |n, old| {
        CODE.to_owned()
            + &repeat(n, |i| {
                format!("[[code.alias]]\nlabel = \"A{}\"\n", i + usize::from(old))
            })
    }),
    dimension("tags", |n, old| {
        CODE.to_owned() + &repeat(n, |i| format!("[[tag]]\nid = \"t{}\"\n", renamed(i, old)))
    }),
    dimension("codes with a tag each", |n, old| {
        repeat(n, |i| code(i, old, &format!("tags = [\"t{i}\"]\n")))
            + &repeat(n, |i| format!("[[tag]]\nid = \"t{i}\"\n"))
    }),
    dimension("tags of one code", |n, _| {
        let tags: Vec<String> = (0..n).map(|i| format!("\"t{i}\"")).collect();
        format!("{CODE}tags = [{}]\n", tags.join(", "))
            + &repeat(n, |i| format!("[[tag]]\nid = \"t{i}\"\n"))
    }),
    dimension("groups", |n, old| {
        repeat(n, |i| {
            code(i, false, &format!("group = \"g{}\"\n", renamed(i, old)))
        }) + &repeat(n, |i| {
            format!(
                "[[group]]\nid = \"g{0}\"\ntitle = \"Title {0}\"\n",
                renamed(i, old)
            )
        })
    }),
    dimension("columns", |n, old| {
        let column = |i| {
            format!(
                "[[column]]\nid = \"c{}\"\ntype = \"u8\"\ndescription = \"d\"\n",
                renamed(i, old)
            )
        };
        CODE.to_owned() + &repeat(n, column)
    }),
    dimension("ranges", |n, old| {
        let shift = usize::from(old);
        CODE.to_owned()
            + &repeat(n, |i| {
                range(i * 8 + shift, i * 8 + 4, "outcome = \"error\"\n")
            })
    }),
    dimension("nested ranges", |n, _| {
        CODE.to_owned() + &repeat(n, |i| range(i, 4 * n - i, &format!("label = \"r{i}\"\n")))
    }),
    // More than 256 of them are refused.
    wrong("nested ranges with a tag each", |n, _| {
        let ranges = repeat(n, |i| range(i, 4 * n - i, &format!("tags = [\"t{i}\"]\n")));
        CODE.to_owned() + &ranges + &repeat(n, |i| format!("[[tag]]\nid = \"t{i}\"\n"))
    }),
    dimension("gaps", |n, old| {
        let gap = |i| {
            format!(
                "[[gap]]\nvalue = {}\nreason = \"r\"\n",
                i * 2 + usize::from(old)
            )
        };
        CODE.to_owned() + &repeat(n, gap)
    }),
    dimension("retired codes", |n, _| {
        let retired = |i| format!("[[retired]]\nvalue = {i}\nlabel = \"R{i}\"\nreason = \"r\"\n");
        CODE.to_owned() + &repeat(n, retired)
    }),
    dimension("a long description", |n, _| {
        format!(
            "{CODE}description = \"{}\"\n",
            "a *b* `c` <d> & e. ".repeat(n)
        )
    }),
    wrong("mistakes", |n, _| {
        repeat(n, |i| code(i, false, "outcome = \"nope\"\n"))
    }),
    wrong("mistakes of one line", |n, _| {
        format!("{CODE}tags = [{}]\n", "1, ".repeat(n))
    }),
    wrong("one name", |n, _| {
        repeat(n, |i| code(i, false, "variant = \"Same\"\n"))
    }),
    wrong("NULs of one line", |n, _| {
        format!("{CODE}description = \"{}\"\n", "\0".repeat(n))
    }),
    wrong("lines with a NUL", |n, _| {
        CODE.to_owned() + &"# \0\n".repeat(n)
    }),
    wrong("unknown keys", |n, _| {
        repeat(n, |i| format!("key{i} = 1\n")) + CODE
    }),
];

/// A dimension of a published list.
struct List {
    name: &'static str,
    file: &'static str,
    text: fn(usize) -> String,
}

const LISTS: &[List] = &[
    List {
        name: "rows of CSV",
        file: "list.csv",
        text: |n| "value,label\n".to_owned() + &repeat(n, |i| format!("{i},LABEL_{i}\n")),
    },
    List {
        name: "cells of one row of CSV",
        file: "list.csv",
        text: |n| format!("value,label\n1,OK\n2,{}\n", "x,".repeat(n)),
    },
    List {
        name: "empty cells of CSV",
        file: "list.csv",
        text: |n| "value,label\n1,OK\n".to_owned() + &",\n".repeat(n),
    },
    List {
        name: "rows of HTML",
        file: "page.html",
        text: |n| {
            let row = |i| format!("<tr><td>{i}<td>LABEL_{i}<td>It is so.</tr>\n");
            format!(
                "<table><tr><th>Value<th>Name<th>Meaning</tr>{}</table>",
                repeat(n, row)
            )
        },
    },
    List {
        name: "empty cells of HTML",
        file: "page.html",
        text: |n| {
            let rows = "<tr><td colspan=16 rowspan=100></td></tr>".repeat(n);
            format!("<table><tr><th>Value<th>Name<tr><td>1<td>OK<tr><td>2<td>NO{rows}</table>")
        },
    },
    List {
        name: "tables of HTML",
        file: "page.html",
        text: |n| {
            repeat(n, |i| {
                format!("<table><tr><th>Value<th>Name<tr><td>{i}<td>LABEL_{i}</table>")
            })
        },
    },
    List {
        name: "lines of text",
        file: "list.txt",
        text: |n| repeat(n, |i| format!("{i} LABEL_{i}\n")),
    },
    List {
        name: "bars of Markdown",
        file: "list.md",
        text: |n| {
            format!(
                "| Value | Name |\n| --- | --- |\n| 1 | OK |\n| 2 {} |\n",
                "|".repeat(n)
            )
        },
    },
    List {
        name: "NULs",
        file: "list.txt",
        text: |n| "1 OK\n2 NO\n".to_owned() + &"\0\n".repeat(n),
    },
    List {
        name: "NULs of one line",
        file: "list.txt",
        text: |n| "1 OK\n2 NO\n".to_owned() + &"\0".repeat(n),
    },
    List {
        name: "macros of C",
        file: "list.h",
        text: |n| repeat(n, |i| format!("#define LABEL_{i} {i}\n")),
    },
];

fn repeat(n: usize, row: impl Fn(usize) -> String) -> String {
    (0..n).map(row).collect()
}

fn code(i: usize, old: bool, more: &str) -> String {
    let label = if old { "OLD" } else { "LABEL" };
    format!("[[code]]\nvalue = {i}\nlabel = \"{label}_{i}\"\n{more}")
}

fn range(first: usize, last: usize, more: &str) -> String {
    format!("[[range]]\nfirst = {first}\nlast = {last}\n{more}")
}

/// Half of the ids have other names in the state before.
fn renamed(i: usize, old: bool) -> String {
    if old && i.is_multiple_of(2) {
        format!("{i} old")
    } else {
        i.to_string()
    }
}

fn table(keys: &str, rows: &str) -> String {
    format!(
        "format = 1\n[table]\ntitle = \"Code\"\ntype = \"Code\"\nrepr = \"u32\"\ndiscriminant = \"position\"\n{keys}\
         [table.source]\ndocument = \"d\"\n[package]\nname = \"any-codes\"\nversion = \"0.1.0\"\n\
         description = \"d\"\nlicense = \"MIT\"\n{rows}"
    )
}

/// What a command costs.
#[derive(Clone, Copy)]
struct Cost {
    seconds: f64,
    bytes: f64,
}

/// The command line, and a workspace to run it in.
struct Bench {
    program: PathBuf,
    folder: PathBuf,
}

/// Prints a row for each command and dimension. With `only`, those whose names contain it.
pub fn run(only: &[&str]) {
    let bench = Bench::new();
    println!(
        "## Growth\n\n\
         | dimension | command | input | time | exponent | memory | exponent |\n\
         | --- | --- | ---: | ---: | ---: | ---: | ---: |"
    );
    let is_asked = |name: &str| only.is_empty() || only.iter().any(|only| name.contains(only));
    let mut steep = 0;
    for dimension in TABLES.iter().filter(|dimension| is_asked(dimension.name)) {
        let commands: &[&[&str]] = if dimension.is_wrong {
            &[
                &["codegen"],
                &["codegen", "--check", "--message-format", "json"],
            ]
        } else {
            &[
                &["codegen"],
                &["codegen", "--check"],
                &["breaking", "--against", "before"],
                &["explain", "no", "such", "words"],
            ]
        };
        for command in commands {
            let prepare = |n: usize| {
                _ = fs::remove_dir_all(bench.folder.join("generated"));
                for (folder, old) in [("spec", false), ("before", true)] {
                    let text = table(dimension.keys, &(dimension.rows)(n, old));
                    bench.write(&format!("{folder}/any.toml"), &text);
                }
                if command.contains(&"--check") && !dimension.is_wrong {
                    bench.run(&["codegen"]);
                }
                bench.size("spec/any.toml")
            };
            steep += usize::from(bench.row(dimension.name, command, prepare));
        }
    }
    for list in LISTS.iter().filter(|list| is_asked(list.name)) {
        for command in ["compare", "new"] {
            let prepare = |n: usize| {
                _ = fs::remove_file(bench.folder.join("spec/more.toml"));
                let known = "[[code]]\nvalue = 1\nlabel = \"OK\"\n[[code]]\nvalue = 2\nlabel = \"NO\"\n\
                             [[code]]\nvalue = 3\nlabel = \"LABEL_3\"\n";
                bench.write("spec/any.toml", &table("", known));
                bench.write(list.file, &(list.text)(n));
                bench.size(list.file)
            };
            let args: &[&str] = match command {
                "new" => &["new", "more", "--from", list.file],
                _ => &["compare", list.file],
            };
            steep += usize::from(bench.row(list.name, args, prepare));
        }
    }
    println!("\n{steep} above {MOST}\n");
}

impl Bench {
    fn new() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let target = std::env::temp_dir().join("codetable-bench-growth");
        let mut cargo = Command::new("cargo");
        cargo.args([
            "build",
            "--quiet",
            "--release",
            "--package",
            "cargo-codetable",
        ]);
        cargo
            .current_dir(root)
            .arg("--target-dir")
            .arg(target.join("target"));
        assert!(cargo.status().expect("Cargo").success());
        let folder = target.join("workspace");
        _ = fs::remove_dir_all(&folder);
        let bench = Self {
            program: target.join("target/release/cargo-codetable"),
            folder,
        };
        bench.write("Cargo.toml", "[workspace]\nmembers = [\"generated/*\"]\n");
        // The first run reads the program from the disk.
        bench.run(&["--version"]);
        bench
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        let folder = path.parent().expect("a folder");
        fs::create_dir_all(folder).expect("a folder that can be written");
        fs::write(path, text).expect("a file that can be written");
    }

    fn size(&self, path: &str) -> u64 {
        fs::metadata(self.folder.join(path)).map_or(0, |metadata| metadata.len())
    }

    /// Runs a command, and returns its time on a processor and its memory at its peak.
    fn run(&self, args: &[&str]) -> Cost {
        let before = time_of_children();
        let start = Instant::now();
        let mut child = Command::new(&self.program)
            .args(args)
            .current_dir(&self.folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the command line");
        let process = child.id().to_string();
        let mut bytes = 0;
        while let Ok(None) = child.try_wait() {
            bytes = bytes.max(memory::of(&process).unwrap_or(0));
            thread::sleep(Duration::from_millis(1));
        }
        let wall = start.elapsed();
        let time = time_of_children()
            .zip(before)
            .map_or(wall, |(after, before)| after.saturating_sub(before));
        Cost {
            seconds: time.as_secs_f64(),
            bytes: bytes as f64,
        }
    }

    /// Prints a row. Returns whether an exponent is too high.
    fn row(&self, name: &str, args: &[&str], prepare: impl Fn(usize) -> u64) -> bool {
        let cost = |n: usize| {
            prepare(n);
            self.run(args)
        };
        let mut n = 64;
        while n < LARGEST && cost(n).seconds < LEAST.as_secs_f64() {
            n *= 4;
        }
        let exponent = |small: f64, large: f64| (large / small).log2() / f64::from(DOUBLINGS);
        let mut tries = Vec::new();
        // A busy machine may be slow at any time, but not at most times.
        while tries.len() < RUNS {
            let (small, large) = (cost(n), cost(n << DOUBLINGS));
            let time = exponent(small.seconds.max(0.01), large.seconds);
            tries.push((time, exponent(small.bytes, large.bytes), large));
            if tries.len() == 1 && tries[0].0 <= MOST && tries[0].1 <= MOST {
                break;
            }
        }
        tries.sort_by(|one, other| one.0.total_cmp(&other.0));
        let (time, memory, large) = tries[tries.len() / 2];
        let size = prepare(n << DOUBLINGS);
        println!(
            "| {name} | `{}` | {:.1} MB | {:.2} s | {time:.2} | {:.0} MB | {memory:.2} |",
            args.join(" "),
            size as f64 / 1e6,
            large.seconds,
            large.bytes / 1e6,
        );
        time > MOST || memory > MOST
    }
}

/// How long the children of this process that have ended had a processor, where the system tells.
fn time_of_children() -> Option<Duration> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let (_, fields) = stat.rsplit_once(") ")?;
    let mut fields = fields.split(' ').skip(13);
    let user: u64 = fields.next()?.parse().ok()?;
    let system: u64 = fields.next()?.parse().ok()?;
    // In hundredths of a second on every Linux.
    Some(Duration::from_millis((user + system) * 10))
}
