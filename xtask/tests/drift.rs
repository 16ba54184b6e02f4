//! Drift that is always seen: whatever is done to one byte or one file, `--check` sees it if it
//! matters, and only then.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use cargo_codetable::{Failure, Paths};
use codetable::{Artifact, Place, Settings, Source};
use support::{Scratch, root, shape};

/// Tables of several shapes, what is generated from them, and the artifacts alongside the tables.
fn scratch(tables: &[PathBuf]) -> Scratch {
    let scratch = Scratch::new();
    for file in ["schema.json", "codes.schema.json"] {
        fs::copy(root().join("spec").join(file), scratch.spec(file)).unwrap();
    }
    for table in tables {
        fs::copy(table, scratch.spec(table.file_name().unwrap())).unwrap();
    }
    scratch.generate();
    scratch
}

fn tables() -> [PathBuf; 3] {
    let ours = root().join("spec/uptivity.toml");
    [ours, shape("grpc"), shape("sqlstate")]
}

fn small() -> [PathBuf; 2] {
    [shape("grpc"), shape("lone")]
}

/// The paths of all stale files.
fn stale(scratch: &Scratch) -> Result<BTreeSet<PathBuf>, Failure> {
    let paths = Paths::in_workspace(root())
        .unwrap()
        .with_spec(scratch.spec(""))
        .with_out(scratch.out(""));
    let stale = cargo_codetable::stale(&paths)?;
    Ok(stale.iter().map(|file| PathBuf::from(&file.path)).collect())
}

/// Every artifact.
fn artifacts(scratch: &Scratch) -> Vec<(PathBuf, String)> {
    let mut files = scratch.files();
    for file in ["schema.json", "codes.schema.json"] {
        let path = scratch.spec(file);
        let text = fs::read_to_string(&path).unwrap();
        files.push((path, text));
    }
    files
}

/// The same numbers in each run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(end).unwrap()).unwrap()
    }

    /// The text with one byte changed, deleted or inserted.
    fn edit(&mut self, text: &str) -> Vec<u8> {
        let mut bytes = text.as_bytes().to_owned();
        let at = self.below(bytes.len());
        // As often a character with a meaning in some format as any byte.
        let common = b"\n\r\t \"\\/0aZ<-#";
        let byte = match self.below(2) {
            0 => common[self.below(common.len())],
            _ => u8::try_from(self.below(256)).unwrap(),
        };
        match self.below(3) {
            0 => bytes[at] = byte,
            1 => drop(bytes.remove(at)),
            _ => bytes.insert(at, byte),
        }
        bytes
    }
}

/// Line endings are all that does not matter.
fn matters(edit: &[u8], text: &str) -> bool {
    let mut unix = edit.to_owned();
    let is_return = |at: usize| edit[at] == b'\r' && edit.get(at + 1) == Some(&b'\n');
    let mut at = 0..edit.len();
    unix.retain(|_| !is_return(at.next().unwrap()));
    unix != text.as_bytes()
}

#[test]
fn any_byte_of_any_artifact_is_seen() {
    const ROUNDS: usize = 60;
    let scratch = scratch(&tables());
    let artifacts = artifacts(&scratch);
    let mut numbers = Numbers(1);
    let (mut seen, mut ignored) = (0, 0);
    for round in 0..ROUNDS {
        let mut expected = BTreeSet::new();
        for (index, (path, text)) in artifacts.iter().enumerate() {
            // Some stay as they are, or only look as on another system.
            let edit = match (index + round) % 8 {
                0 => text.clone().into_bytes(),
                1 => text.replace('\n', "\r\n").into_bytes(),
                _ => numbers.edit(text),
            };
            if matters(&edit, text) {
                expected.insert(path.clone());
                seen += 1;
            } else {
                ignored += 1;
            }
            fs::write(path, edit).unwrap();
        }
        assert_eq!(stale(&scratch).unwrap(), expected);
    }
    assert!(seen > 2000 && ignored > 500, "{seen}, {ignored}");
    for (path, text) in &artifacts {
        fs::write(path, text).unwrap();
    }
    assert_eq!(stale(&scratch).unwrap(), BTreeSet::new());
}

/// The files that are not what is generated from the tables, by other means than `--check`. `None` if a
/// table has a mistake.
fn different(scratch: &Scratch) -> Option<BTreeSet<PathBuf>> {
    let source = |entry: fs::DirEntry| {
        let name = entry.file_name().into_string().unwrap();
        Source::from_bytes(name, &fs::read(entry.path()).unwrap())
    };
    let entries = fs::read_dir(scratch.spec("")).unwrap();
    let entries = entries.map(|entry| entry.unwrap());
    let mut sources: Vec<Source> = entries
        .filter(|entry| entry.path().extension().is_some_and(|end| end == "toml"))
        .map(source)
        .collect();
    sources.sort_by(|one, other| one.file().cmp(other.file()));
    let settings = Settings {
        command: "cargo xtask".to_owned(),
        ..Settings::default()
    };
    let path = |artifact: &Artifact| match artifact.place {
        Place::Generated => scratch.out(&artifact.path),
        Place::Spec => scratch.spec(&artifact.path),
    };
    let artifacts = codetable::generate(&sources, &settings).ok()?;
    let expected: BTreeSet<(PathBuf, String)> = artifacts
        .into_iter()
        .map(|artifact| (path(&artifact), artifact.text))
        .collect();
    let found: BTreeSet<(PathBuf, String)> = self::artifacts(scratch).into_iter().collect();
    let different = expected.symmetric_difference(&found);
    Some(different.map(|(path, _)| path.clone()).collect())
}

#[test]
fn any_byte_of_any_table_is_seen() {
    const EDITS: usize = 240;
    let scratch = scratch(&small());
    let lock = scratch.out("codetable.lock");
    let mut numbers = Numbers(2);
    let (mut refused, mut comments, mut crates) = (0, 0, 0);
    for edit in 0..EDITS {
        let file = ["grpc.toml", "lone.toml"][edit % 2];
        let path = scratch.spec(file);
        let text = fs::read_to_string(&path).unwrap();
        let edit = numbers.edit(&text);
        fs::write(&path, &edit).unwrap();
        if let Some(expected) = different(&scratch) {
            let stale = stale(&scratch).unwrap();
            assert_eq!(stale, expected);
            // What changes no artifact changes the digest of the table.
            assert_eq!(stale.contains(&lock), matters(&edit, &text));
            comments += usize::from(stale.len() == 1);
            crates += usize::from(stale.len() > 5);
        } else {
            assert!(stale(&scratch).is_err());
            refused += 1;
        }
        fs::write(&path, text).unwrap();
    }
    let each = [refused, comments, crates];
    assert!(each.iter().all(|count| *count > 10), "{each:?}");
    assert_eq!(stale(&scratch).unwrap(), BTreeSet::new());
}

#[test]
fn how_a_line_ends_does_not_matter_and_what_else_is_invisible_does() {
    let scratch = scratch(&small());
    let tables = ["grpc.toml", "lone.toml"].map(|table| scratch.spec(table));
    let tables = tables.map(|path| (path.clone(), fs::read_to_string(path).unwrap()));
    let artifacts = artifacts(&scratch);
    for (path, text) in artifacts.iter().chain(&tables) {
        fs::write(path, text.replace('\n', "\r\n")).unwrap();
    }
    assert_eq!(stale(&scratch).unwrap(), BTreeSet::new());
    for (path, text) in &tables {
        fs::write(path, format!("\u{FEFF}{text}")).unwrap();
        // It changes nothing but the digest of the table.
        assert_eq!(
            stale(&scratch).unwrap(),
            [scratch.out("codetable.lock")].into()
        );
        fs::write(path, text).unwrap();
    }
    let all: BTreeSet<PathBuf> = artifacts.iter().map(|(path, _)| path.clone()).collect();
    for end in ["\r", "\r\r\n", "\n\r", " \n", "\t\n", "\n\n", ""] {
        for (path, text) in &artifacts {
            fs::write(path, text.replace('\n', end)).unwrap();
        }
        assert_eq!(stale(&scratch).unwrap(), all, "{end:?}");
    }
}

#[test]
fn a_file_that_comes_goes_or_moves_is_seen() {
    let scratch = scratch(&small());
    let none = BTreeSet::new();
    let generated = fs::read_to_string(scratch.out("grpc-codes/src/lib.rs")).unwrap();
    for (place, named) in [
        ("more", "more"),
        (".hidden", ".hidden"),
        ("grpc-codes/more.rs", "grpc-codes/more.rs"),
        ("grpc-codes/src/.hidden", "grpc-codes/src/.hidden"),
        ("grpc-codes/target/debug/deep/er", "grpc-codes/target"),
        ("other-codes/src/lib.rs", "other-codes"),
    ] {
        let path = scratch.out(place);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        for text in ["", "mine\n", &generated] {
            fs::write(&path, text).unwrap();
            assert_eq!(stale(&scratch).unwrap(), [scratch.out(named)].into());
        }
        fs::remove_file(&path).unwrap();
        for folder in path.ancestors().skip(1) {
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
        assert_eq!(stale(&scratch).unwrap(), none);
    }
    for (path, text) in scratch.files() {
        fs::remove_file(&path).unwrap();
        assert_eq!(stale(&scratch).unwrap(), [path.clone()].into());
        let moved = path.with_extension("moved");
        fs::write(&moved, &text).unwrap();
        assert_eq!(
            stale(&scratch).unwrap(),
            [path.clone(), moved.clone()].into()
        );
        fs::rename(moved, path).unwrap();
    }
    assert_eq!(stale(&scratch).unwrap(), none);
    // Two files of one kind change paths.
    let [one, other] = ["grpc-codes", "lone-codes"].map(|name| scratch.out(name).join("README.md"));
    let between = scratch.out("between");
    for (from, to) in [(&one, &between), (&other, &one), (&between, &other)] {
        fs::rename(from, to).unwrap();
    }
    assert_eq!(stale(&scratch).unwrap(), [one, other].into());
}

#[test]
fn a_table_that_comes_goes_or_moves_is_seen_and_other_files_are_not() {
    let scratch = scratch(&small());
    for file in ["README.md", "notes.txt", "lone.toml.orig", "lone.toml~"] {
        fs::write(scratch.spec(file), "mine\n").unwrap();
    }
    assert_eq!(stale(&scratch).unwrap(), BTreeSet::new());
    let (table, away) = (scratch.spec("lone.toml"), scratch.spec("away"));
    fs::rename(&table, &away).unwrap();
    let gone = stale(&scratch).unwrap();
    let all: Vec<PathBuf> = scratch.files().into_iter().map(|(path, _)| path).collect();
    let of_it = all
        .iter()
        .filter(|path| path.starts_with(scratch.out("lone-codes")));
    assert!(of_it.clone().count() > 10 && of_it.into_iter().all(|path| gone.contains(path)));
    fs::rename(&away, scratch.spec("solo.toml")).unwrap();
    let moved = stale(&scratch).unwrap();
    assert!(moved.contains(&scratch.out("lone-codes/src/lib.rs")));
    fs::rename(scratch.spec("solo.toml"), &table).unwrap();
    fs::copy(shape("one"), scratch.spec("one.toml")).unwrap();
    let come = stale(&scratch).unwrap();
    assert!(
        come.contains(&scratch.out("one-code/src/lib.rs")),
        "{come:?}"
    );
    assert!(come.contains(&scratch.out("README.md")), "{come:?}");
}

#[cfg(unix)]
#[test]
fn a_link_or_a_pipe_in_place_of_a_file_is_seen_and_its_mode_is_not() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::Command;

    let scratch = scratch(&small());
    let away = scratch.spec("away");
    for (path, _) in artifacts(&scratch) {
        fs::rename(&path, &away).unwrap();
        symlink(&away, &path).unwrap();
        assert_eq!(stale(&scratch).unwrap(), [path.clone()].into());
        fs::remove_file(&path).unwrap();
        fs::rename(&away, &path).unwrap();
    }
    let all_modes = |mode| {
        for (path, _) in artifacts(&scratch) {
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        }
        assert_eq!(stale(&scratch).unwrap(), BTreeSet::new(), "{mode:o}");
    };
    for mode in [0o444, 0o600, 0o755, 0o644] {
        all_modes(mode);
    }

    let path = scratch.out("lone-codes/Cargo.toml");
    fs::rename(&path, &away).unwrap();
    assert!(
        Command::new("mkfifo")
            .arg(&path)
            .status()
            .unwrap()
            .success()
    );
    assert_eq!(stale(&scratch).unwrap(), [path.clone()].into());
    fs::remove_file(&path).unwrap();
    symlink("/nowhere", &path).unwrap();
    assert_eq!(stale(&scratch).unwrap(), [path.clone()].into());
    fs::remove_file(&path).unwrap();
    fs::rename(&away, &path).unwrap();

    // A folder that is a link hides everything in it.
    let crates = |path: &Path| path.starts_with(scratch.out("lone-codes"));
    let inside = scratch.files().into_iter().map(|(path, _)| path);
    let mut expected: BTreeSet<PathBuf> = inside.filter(|path| crates(path)).collect();
    fs::rename(scratch.out("lone-codes"), &away).unwrap();
    symlink(&away, scratch.out("lone-codes")).unwrap();
    expected.insert(scratch.out("lone-codes"));
    assert_eq!(stale(&scratch).unwrap(), expected);
}
