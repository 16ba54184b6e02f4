//! What is generated from the tables of `tests/shapes` changes together with the generator's version,
//! so that stamps differ. `ACCEPT=1 cargo test --package xtask --test digests` writes
//! `tests/shapes/digests.txt`: the version, and a digest of each artifact.

mod support;

use std::fmt::Write as _;
use std::fs;

use codetable::Source;
use support::root;

#[test]
fn what_is_generated_changes_with_the_version_only() {
    let mut sources = Vec::new();
    for entry in fs::read_dir(root().join("xtask/tests/shapes")).unwrap() {
        let path = entry.unwrap().path();
        if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            let file = path.file_name().unwrap().to_str().unwrap();
            sources.push(Source::new(file, &fs::read_to_string(&path).unwrap()));
        }
    }
    sources.sort_by(|a, b| a.file().cmp(b.file()));
    sources.extend([64, 65, 80, 256, 257, 2049].map(many));

    let mut now = format!("generator {}\n", env!("CARGO_PKG_VERSION"));
    for artifact in codetable::generate(&sources).unwrap() {
        _ = writeln!(now, "{:016x} {}", digest(&artifact.text()), artifact.path);
    }

    let file = root().join("xtask/tests/shapes/digests.txt");
    if std::env::var_os("ACCEPT").is_some() {
        fs::write(&file, &now).unwrap();
    }
    let held = fs::read_to_string(&file).unwrap();
    let held: Vec<&str> = held.lines().collect();
    let now: Vec<&str> = now.lines().collect();
    let renew = "`ACCEPT=1 cargo test --package xtask --test digests`";
    assert_eq!(now[0], held[0], "another version: {renew}");
    let changed: Vec<&str> = now
        .iter()
        .filter(|line| !held.contains(line))
        .copied()
        .collect();
    assert!(
        now == held,
        "what is generated changed. Unless it is a table in tests/shapes that did, raise the version in \
         the root Cargo.toml and run `cargo xtask codegen`; then {renew}:\n{}",
        changed.join("\n")
    );
}

/// So many codes, each with an alias: where there are more of them, generated code takes other forms.
fn many(codes: usize) -> Source {
    let mut text = format!(
        "format = 1\n[table]\ntitle = \"t\"\ntype = \"T\"\nrepr = \"u32\"\n\
         [table.source]\ndocument = \"d\"\npublisher = \"p\"\n[package]\nname = \"many-{codes}\"\n\
         version = \"0.1.0\"\ndescription = \"d\"\nlicense = \"MIT\"\n"
    );
    for i in 0..codes {
        let value = i * 0x1F_FFF7;
        _ = write!(
            text,
            "[[code]]\nvalue = {value}\nlabel = \"L {i}\"\nalias = [{{ label = \"A {i}\" }}]\n"
        );
    }
    Source::new("many.toml", &text)
}

/// FNV-1a, the same on every machine and in every version of Rust. The second line is left out: it has
/// the stamp, of which the version is a part.
fn digest(text: &str) -> u64 {
    let (first, rest) = text.split_once('\n').unwrap();
    let (_, rest) = rest.split_once('\n').unwrap();
    let bytes = first.bytes().chain(rest.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |digest, byte| {
        (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
