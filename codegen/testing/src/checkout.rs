//! The files of the checkout that a test runs in.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use codetable::Source;

/// The folders of all tables that are valid.
pub const VALID: [&str; 2] = ["spec", "codegen/tests/shapes"];

/// The root of the checkout. Cargo runs tests in the folder of their package, wherever the checkout was
/// when they were built.
pub fn root() -> &'static Path {
    static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
        let folder = std::env::current_dir().unwrap();
        let mut folders = folder.ancestors();
        let root = folders.find(|folder| folder.join("spec/schema.json").is_file());
        root.expect("the test runs in the checkout").to_owned()
    });
    &ROOT
}

/// The text of a file.
pub fn read(path: &str) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The files in a folder, sorted by name. With an extension, only those that have it.
pub fn files(folder: &str, extension: Option<&str>) -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join(folder)).unwrap();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| extension.is_none_or(|end| path.extension().is_some_and(|has| has == end)))
        .collect();
    assert!(!files.is_empty(), "no file in {folder}");
    files.sort();
    files
}

/// Every table in these folders.
pub fn tables(folders: &[&str]) -> Vec<Source> {
    let files = folders
        .iter()
        .flat_map(|folder| files(folder, Some("toml")));
    let source = |path: PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        Source::from_bytes(name, &fs::read(&path).unwrap())
    };
    files.map(source).collect()
}
