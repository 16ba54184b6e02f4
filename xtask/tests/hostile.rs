//! Hostile tables and pages: everything that the fuzz targets start from, and what they have found.

#[path = "support/back.rs"]
mod back;

use std::fs;
use std::path::Path;

use codegen::Source;

/// The files of a corpus, or of a folder of tables.
fn files(folder: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<_> = fs::read_dir(folder)
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
    for folder in ["tests/mistakes", "tests/shapes", "../fuzz/corpus/table"] {
        for (name, bytes) in files(folder) {
            println!("{folder}/{name}");
            let text = String::from_utf8_lossy(&bytes);
            back::refused_or_held(&[Source::new("any.toml", &text)]);
        }
    }
}
