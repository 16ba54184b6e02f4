//! Every kind of mistake in a table, with the exact message that it gives.
//!
//! `tests/mistakes/NAME.toml` is a wrong table, `NAME.txt` what is said about it. To accept what
//! is said now: `ACCEPT=1 cargo test --package xtask --test mistakes`, then read the diff.

use std::fs;
use std::path::Path;

use codegen::Source;
use xtask::Places;

#[test]
fn every_mistake_has_its_message() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes");
    let accept = std::env::var_os("ACCEPT").is_some();
    let mut different = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        count += 1;
        let file = path.file_name().unwrap().to_str().unwrap();
        let sources = [Source::new(file, &fs::read_to_string(&path).unwrap())];
        let mistakes = codegen::generate(&sources).expect_err(file);
        let said =
            xtask::render(&sources, &mistakes, &Places::default(), false).join("\n\n") + "\n";
        let expected = path.with_extension("txt");
        if accept {
            fs::write(&expected, &said).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != said {
            different.push(format!("{file} says now:\n\n{said}"));
        }
    }
    assert!(count > 0, "no wrong table in {}", folder.display());
    assert!(different.is_empty(), "{}", different.join("\n"));
}
