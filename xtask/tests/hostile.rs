//! Hostile tables and pages: everything that the fuzz targets start from, and what they have found.

#[path = "support/back.rs"]
mod back;
mod support;

use std::fs;
use std::time::{Duration, Instant};

use cargo_codetable::Paths;
use codetable::Source;

/// The files of a corpus, or of a folder of tables.
fn files(folder: &str) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(support::root().join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_none_or(|extension| extension != "txt"))
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read(path).unwrap())
        })
        .collect();
    files.sort();
    assert!(files.len() > 10);
    files
}

#[test]
fn a_table_is_refused_with_a_place_or_held_exactly() {
    for folder in [
        "xtask/tests/mistakes",
        "xtask/tests/shapes",
        "fuzz/corpus/table",
    ] {
        for (name, bytes) in files(folder) {
            println!("{folder}/{name}");
            let text = String::from_utf8_lossy(&bytes);
            back::refused_or_held(&[Source::new("any.toml", &text)]);
            back::refused_or_held(&[Source::from_bytes("any.toml", &bytes)]);
        }
    }
}

/// A sound table but for what is put at its end, and of this package.
fn table(package: &str, rest: &str) -> String {
    let package = toml::Value::from(package);
    format!(
        "format = 1\n[table]\ntitle = \"t\"\ntype = \"T\"\nrepr = \"u32\"\n\
         [table.source]\ndocument = \"d\"\npublisher = \"p\"\n\
         [package]\nname = {package}\nversion = \"0.1.0\"\ndescription = \"d\"\nlicense = \"MIT\"\n{rest}"
    )
}

const CODE: &str = "[[code]]\nvalue = 4294967295\nlabel = \"LAST\"\n";

#[test]
fn no_package_leads_out_of_the_folder() {
    let long = "a".repeat(65);
    for name in [
        "", ".", "..", "../x", "x/..", "/x", "/", "a/b", "a\\b", "..\\x", "C:", "C:\\x",
        "\\\\x\\y", "a\0", "a\n", "a b", " a", "a ", "a.", ".git", "a.b", "~", "$HOME", "%TEMP%",
        "-a", "_a", "1a", "ü", "ａ", "a\u{301}", "con", "NUL", "Aux", "com1", "LPT9", "prn",
        "target", "std", "fn", "self", "crate", "xtask", "codegen", "pages", "nul.txt", "a:stream",
        "a*", &long,
    ] {
        let text = table(name, CODE);
        let sources = [Source::new("any.toml", &text)];
        let mistakes = codetable::generate(&sources).expect_err(name);
        let span = mistakes[0].primary.span.clone();
        assert_eq!(sources[0].text()[span], toml::Value::from(name).to_string());
    }
    for version in [
        "../1.0.0",
        "1.0.0/..",
        "1.0.0-../x",
        "1.0.0+/x",
        "1.0",
        "1.0.0\n",
    ] {
        let wrong = toml::Value::from(version).to_string();
        let text = table("any-codes", CODE).replace("\"0.1.0\"", &wrong);
        assert!(
            codetable::generate(&[Source::new("any.toml", &text)]).is_err(),
            "{version:?}"
        );
    }
    for file in [
        "../any.toml",
        "/any.toml",
        "a\\b.toml",
        "a\n.toml",
        "-->.toml",
        "*/.toml",
        "ü.toml",
    ] {
        let text = table("any-codes", CODE);
        assert!(
            codetable::generate(&[Source::new(file, &text)]).is_err(),
            "{file:?}"
        );
    }
    back::refused_or_held(&[Source::new("any.toml", &table("any-codes", CODE))]);
}

#[test]
fn no_two_tables_own_one_folder() {
    for (one, other) in [
        ("any-codes", "any-codes"),
        ("any-codes", "Any-Codes"),
        // One library, and one folder of documentation.
        ("any-codes", "any_codes"),
    ] {
        let sources = [one, other].map(|name| Source::new("any.toml", &table(name, CODE)));
        let mistakes = codetable::generate(&sources).expect_err(other);
        assert_eq!(mistakes.len(), 1);
        assert_eq!(mistakes[0].related[0].source, 0);
    }
}

/// A table that grows, by the number of its rows.
type Family = fn(usize) -> String;

const FAMILIES: [(&str, Family); 16] = [
    ("codes", |n| codes(n, |i| format!("{i}\nlabel = \"L{i}\""))),
    ("codes far apart", |n| {
        codes(n, |i| format!("{}\nlabel = \"L{i}\"", i * 2_097_143))
    }),
    ("one label", |n| {
        let first = "[[code]]\nvalue = 9999\nlabel = \"L\"\n";
        let others = codes(n, |i| format!("{i}\nlabel = \"L\"\nsame-label-as = 9999"));
        first.to_owned() + &others
    }),
    ("one label, not declared", |n| {
        codes(n, |i| format!("{i}\nlabel = \"L\""))
    }),
    ("one name", |n| {
        codes(n, |i| format!("{i}\nlabel = \"L{i}\"\nvariant = \"L\""))
    }),
    ("names that proposals take", |n| {
        codes(n, |i| format!("{i}\nlabel = \"L 0 {}\"", i / 2))
    }),
    ("one value", |n| {
        codes(n, |i| format!("7\nlabel = \"L{i}\""))
    }),
    ("unknown groups", |n| {
        codes(n, |i| format!("{i}\nlabel = \"L{i}\"\ngroup = \"g{i}\""))
    }),
    ("unknown keys", |n| rows(n, |i| format!("k{i} = 1"))),
    ("aliases", |n| {
        rows(n, |i| format!("[[code.alias]]\nlabel = \"A{i}\""))
    }),
    ("gaps", |n| {
        rows(n, |i| {
            format!("[[gap]]\nfirst = 0\nlast = {i}\nreason = \"r\"")
        })
    }),
    ("groups", |n| {
        rows(n, |i| format!("[[group]]\nid = \"g{i}\"\ntitle = \"t\""))
    }),
    ("invisible characters", |n| {
        rows(n, |_| "# \u{200B}\u{200B}".to_owned())
    }),
    ("no TOML", |n| rows(n, |_| "[[[".to_owned())),
    ("a long label", |n| {
        let label = "La*b_`".repeat(n * 8);
        format!("[[code]]\nvalue = 1\nlabel = \"{label}\"\n")
    }),
    ("a long description", |n| {
        let description = "a *b* [c](d) <e> `f` \\n\\n".repeat(n * 4);
        format!("{CODE}description = \"{description}\"\n")
    }),
];

/// A code, and rows that follow it.
fn rows(n: usize, row: impl Fn(usize) -> String) -> String {
    let rows: Vec<String> = (0..n).map(row).collect();
    format!("{CODE}{}\n", rows.join("\n"))
}

fn codes(n: usize, code: impl Fn(usize) -> String) -> String {
    let codes: Vec<String> = (0..n).map(code).collect();
    format!("[[code]]\nvalue = {}\n", codes.join("\n[[code]]\nvalue = "))
}

/// How long this thread has been at work. Where the system does not tell, others count, too.
fn worked(since: Instant) -> Duration {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| since.elapsed(), Duration::from_nanos)
}

/// A time and a number of bytes.
type Cost = (Duration, u64);

/// The time that it takes to generate from a table, or to say what is wrong, and the most memory.
fn cost(text: &str) -> Cost {
    let since = Instant::now();
    let before = worked(since);
    let memory = allocation_counter::measure(|| {
        let sources = [Source::new("any.toml", text)];
        if let Err(mistakes) = codetable::generate(&sources) {
            _ = cargo_codetable::render(&sources, &mistakes, &Paths::default(), false);
        }
    });
    (worked(since).abs_diff(before), memory.bytes_max)
}

/// Whatever grows, time and memory grow with it and no faster: the square of the factor would be 64.
/// A busy machine may be slow at any time, but not whenever it is asked.
#[test]
fn time_and_memory_are_linear_in_the_table() {
    const FACTOR: usize = 8;
    const MOST: u32 = 12;
    const TRIES: usize = 5;
    let mut steep = Vec::new();
    for (name, family) in FAMILIES {
        let [few, many] = [150, 150 * FACTOR].map(|n| table("any-codes", &family(n)));
        let tries = (0..TRIES).map(|_| (cost(&few), cost(&many)));
        // What takes no time at all cannot be compared.
        let is_linear = |(few, many): &(Cost, Cost)| {
            many.0 <= few.0.max(Duration::from_millis(1)) * MOST
                && many.1 <= few.1 * u64::from(MOST)
        };
        let seen: Vec<_> = tries.take_while(|costs| !is_linear(costs)).collect();
        if seen.len() == TRIES {
            steep.push(format!("{name}: {seen:?}"));
        }
    }
    assert!(steep.is_empty(), "{}", steep.join("\n"));
}
