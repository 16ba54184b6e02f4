//! A working tree that survives: whatever stops `codegen`, each artifact is complete, old or new, Cargo
//! can start, and the next run does the rest.

mod support;

use std::collections::HashMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use support::{CommandOutput, Scratch, ran, shape};

/// The folder of files and crates that are not whole, next to that of the generated crates.
const STAGING: &str = ".codetable-staging";

/// Two states of the tables: from one to the other a crate comes, another goes, and the third
/// changes.
struct States {
    scratch: Scratch,
    tables: [Vec<(&'static str, String)>; 2],
    artifacts: [HashMap<PathBuf, String>; 2],
}

impl States {
    fn new() -> Self {
        Self::with("The good ")
    }

    /// With what is put before the name of the publisher.
    fn with(changed: &str) -> Self {
        let table = |name: &str| fs::read_to_string(shape(name)).unwrap();
        let kept = table("grpc");
        let (before, after) = kept.split_once("publisher = \"").unwrap();
        let changed = format!("{before}publisher = \"{changed}{after}");
        let tables = [
            vec![("gone.toml", table("lone")), ("kept.toml", kept)],
            vec![("kept.toml", changed), ("new.toml", table("one"))],
        ];
        let mut states = Self {
            scratch: Scratch::new(),
            tables,
            artifacts: [HashMap::new(), HashMap::new()],
        };
        for state in [1, 0] {
            states.set(state);
            states.scratch.generate();
            states.artifacts[state] = states.files();
        }
        states
    }

    /// Brings the tables into a state; what is generated stays.
    fn set(&self, state: usize) {
        for file in ["gone.toml", "kept.toml", "new.toml"] {
            _ = fs::remove_file(self.scratch.spec(file));
        }
        for (file, text) in &self.tables[state] {
            fs::write(self.scratch.spec(file), text).unwrap();
        }
    }

    /// The files that are there, by their paths within the folder.
    fn files(&self) -> HashMap<PathBuf, String> {
        let out = self.scratch.out("");
        let files = self.scratch.files().into_iter();
        files
            .map(|(path, text)| (path.strip_prefix(&out).unwrap().to_owned(), text))
            .collect()
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
        command.args(self.args()).env_remove("GITHUB_ACTIONS");
        command
    }

    fn args(&self) -> Vec<String> {
        let path = |path: PathBuf| path.to_str().unwrap().to_owned();
        let (spec, out) = (path(self.scratch.spec("")), path(self.scratch.out("")));
        ["codegen", "--spec", &spec, "--out", &out]
            .map(str::to_owned)
            .into()
    }

    /// Each file is whole, and Cargo finds a manifest and a library in each folder that it looks at.
    fn are_whole(&self) {
        for (path, text) in self.files() {
            let whole = |files: &HashMap<_, _>| files.get(&path) == Some(&text);
            assert!(self.artifacts.iter().any(whole), "{}", path.display());
        }
        for entry in fs::read_dir(self.scratch.out("")).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                for file in ["Cargo.toml", "src/lib.rs"] {
                    assert!(path.join(file).is_file(), "{} in {}", file, path.display());
                }
            }
        }
    }

    fn staging(&self) -> PathBuf {
        self.scratch.spec("..").join(STAGING)
    }

    /// The next run does the rest.
    fn are_fixed(&self, state: usize) {
        self.scratch.generate();
        assert_eq!(self.files(), self.artifacts[state]);
        assert!(!self.staging().exists());
    }
}

/// When the process wrote for the first time, or ended.
fn first_write(child: &mut Child, out: &Path) -> Instant {
    let folders = ["", "lone-codes", "one-code"].map(|folder| out.join(folder));
    let changed = |folder: &PathBuf| fs::metadata(folder).and_then(|folder| folder.modified());
    let seen = || folders.each_ref().map(|folder| changed(folder).ok());
    let before = seen();
    while seen() == before && child.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_micros(20));
    }
    Instant::now()
}

#[test]
fn killed_at_any_moment_it_leaves_whole_files_and_the_next_run_does_the_rest() {
    const KILLS: u32 = 120;
    let states = States::new();
    let out = states.scratch.out("");
    let start = |state| {
        states.set(state);
        let mut command = states.command();
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().unwrap()
    };
    let mut child = start(1);
    let writing = first_write(&mut child, &out);
    assert!(child.wait().unwrap().success());
    let takes = writing.elapsed().max(Duration::from_millis(1));

    let (mut cut_short, mut step) = (0, 0);
    for kill in 0..KILLS {
        let state = usize::try_from(kill % 2).unwrap();
        let mut child = start(state);
        let writing = first_write(&mut child, &out);
        while writing.elapsed() < takes * step * step / 900 {
            std::hint::spin_loop();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        states.are_whole();
        // A little later each time, until it is too late.
        if states.files() == states.artifacts[state] {
            step = 0;
        } else {
            step += 1;
            cut_short += 1;
        }
        // What comes next may also be cut short, before it has fixed this.
        if kill % 4 == 0 {
            states.are_fixed(state);
        }
    }
    assert!(
        cut_short > KILLS / 10,
        "only {cut_short} kills came in time"
    );
}

/// Where a system cannot lock a folder, one may fail, and says so.
#[cfg(unix)]
#[test]
fn several_at_once_do_not_get_in_one_anothers_way() {
    let states = States::new();
    for round in 0..8 {
        let state = (round + 1) % 2;
        states.set(state);
        let spawn = |_| {
            let mut command = states.command();
            command.stdout(Stdio::piped()).stderr(Stdio::piped());
            command.spawn().unwrap()
        };
        let children: Vec<Child> = (0..4).map(spawn).collect();
        let check = states.scratch.xtask(&["codegen", "--check"]);
        assert!([0, 1].contains(&check.status), "{}", check.err);
        for child in children {
            let ran = ran(child.wait_with_output().unwrap());
            assert_eq!(ran.status, 0, "{}", ran.err);
        }
        assert_eq!(states.files(), states.artifacts[state]);
    }
}

#[cfg(unix)]
#[test]
fn one_that_has_to_wait_says_so() {
    let states = States::new();
    let lock = fs::File::open(states.scratch.spec("")).unwrap();
    lock.lock().unwrap();
    for args in [&[][..], &["--check"]] {
        let mut command = states.command();
        command
            .args(args)
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut said = String::new();
        let stderr = child.stderr.take().unwrap();
        BufReader::new(stderr).read_line(&mut said).unwrap();
        assert!(said.starts_with("waiting for another"), "{said}");
        assert!(child.try_wait().unwrap().is_none());
        lock.unlock().unwrap();
        assert!(child.wait().unwrap().success());
        lock.lock().unwrap();
    }
}

/// A shell runs the command, after what is said first.
#[cfg(unix)]
fn shell(states: &States, first: &str) -> std::process::Output {
    let mut command = Command::new("sh");
    let script = format!("{first}; exec \"$0\" \"$@\"");
    command.args(["-c", &script, env!("CARGO_BIN_EXE_cargo-codetable")]);
    command.args(states.args()).output().unwrap()
}

/// Two ways in which no file can be longer than some of ours: a write fails, as it does on a full
/// disk, or the process is killed by it.
#[cfg(unix)]
#[test]
fn where_no_long_file_can_be_written_the_files_stay_whole() {
    let states = States::new();
    states.set(1);
    let ran = ran(shell(&states, "trap '' XFSZ; ulimit -f 8"));
    cannot_write(&ran);
    states.are_whole();
    let left = fs::read_dir(states.staging()).unwrap();
    let left: Vec<_> = left.map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["WRITTEN_BY_CODETABLE"]);
    states.are_fixed(1);

    states.set(0);
    assert_eq!(shell(&states, "ulimit -f 8").status.code(), None);
    states.are_whole();
    states.are_fixed(0);
}

fn cannot_write(ran: &CommandOutput) {
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.starts_with("error: cannot "), "{}", ran.err);
    assert!(ran.err.contains("no file is half written"), "{}", ran.err);
}

/// Runs the command while its folders are on a disk of their own, after a script has done something to
/// what is mounted at `$disk`. What the disk has at the end is in the folder of generated crates then.
/// `None` where nothing can be mounted.
#[cfg(target_os = "linux")]
fn on_a_disk(states: &States, script: &str) -> Option<CommandOutput> {
    let script = format!(
        "set -e; root=$1; disk=$2; copy=$3; shift 3
        mount -t tmpfs -o size=16m tmpfs \"$disk\"
        cp -R \"$root/spec\" \"$root/out\" \"$disk\"
        {script}
        mount --bind \"$disk\" \"$root\"
        status=0; \"$@\" || status=$?
        cp -R \"$disk/out\" \"$copy\"
        exit $status"
    );
    let root = states.scratch.spec("..");
    let elsewhere = tempfile::tempdir().unwrap();
    let [disk, copy] = ["disk", "copy"].map(|folder| elsewhere.path().join(folder));
    for folder in [&disk, &copy] {
        fs::create_dir_all(folder).unwrap();
    }
    let unshare = |script: &str| {
        let mut unshare = Command::new("unshare");
        unshare.args([
            "--user",
            "--map-root-user",
            "--mount",
            "sh",
            "-c",
            script,
            "sh",
        ]);
        unshare.args([&root, &disk, &copy]);
        unshare
    };
    let can = unshare("mount -t tmpfs tmpfs \"$2\"").output();
    if !can.is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: nothing can be mounted here");
        return None;
    }
    let mut unshare = unshare(&script);
    unshare
        .arg(env!("CARGO_BIN_EXE_cargo-codetable"))
        .args(states.args());
    let done = ran(unshare.output().unwrap());
    fs::remove_dir_all(states.scratch.out("")).unwrap();
    fs::rename(copy.join("out"), states.scratch.out("")).unwrap();
    Some(done)
}

#[cfg(target_os = "linux")]
#[test]
fn on_a_full_disk_the_files_stay_whole() {
    // Too long for the place that the crate leaves which goes.
    let states = States::with(&"good ".repeat(60_000));
    for kilobytes in [0, 4, 16] {
        states.set(0);
        states.scratch.generate();
        states.set(1);
        // All is full but for a hole.
        let script = format!(
            "head -c {kilobytes}k /dev/zero > \"$disk/hole\"
            head -c 20m /dev/zero > \"$disk/fill\" 2> /dev/null || true
            rm \"$disk/hole\""
        );
        let Some(ran) = on_a_disk(&states, &script) else {
            return;
        };
        cannot_write(&ran);
        states.are_whole();
        states.are_fixed(1);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn on_a_disk_that_is_read_only_nothing_changes() {
    let states = States::new();
    let before = states.files();
    states.set(1);
    let Some(ran) = on_a_disk(&states, "mount -o remount,ro \"$disk\"") else {
        return;
    };
    cannot_write(&ran);
    assert_eq!(states.files(), before);
    states.are_fixed(1);
}

#[test]
fn a_file_in_the_place_of_the_whole_folder_is_named_and_stays() {
    let scratch = Scratch::with_our_table();
    let out = scratch.out("");
    let out = out.to_str().unwrap().trim_end_matches('/');
    fs::write(out, "mine\n").unwrap();
    for args in [&["codegen"][..], &["codegen", "--check"]] {
        let ran = scratch.xtask(args);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains("/out"), "{}", ran.err);
    }
    assert_eq!(fs::read_to_string(out).unwrap(), "mine\n");
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_whose_name_is_not_utf_8_is_foreign() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let states = States::new();
    let path = states.scratch.out(OsStr::from_bytes(b"README\xFF.md"));
    let generated = states.files().into_values().next().unwrap();
    fs::write(&path, &generated).unwrap();
    states.set(1);
    assert_eq!(states.scratch.xtask(&["codegen", "--check"]).status, 1);
    let ran = states.scratch.xtask(&["codegen"]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    let line = format!("left     {}: not written", path.to_string_lossy());
    assert!(ran.out.contains(&line), "{}", ran.out);
    assert_eq!(fs::read_to_string(&path).unwrap(), generated);
    fs::remove_file(&path).unwrap();
    assert_eq!(states.files(), states.artifacts[1]);
}

#[test]
fn a_package_whose_name_changes_in_case_only_is_whole() {
    let scratch = Scratch::with_our_table();
    scratch.generate();
    let count = scratch.files().len();
    let table = scratch.spec("uptivity.toml");
    let text = fs::read_to_string(&table).unwrap();
    let renamed = text.replace("\"uptivity-result-codes\"", "\"Uptivity-Result-Codes\"");
    fs::write(&table, renamed).unwrap();
    scratch.generate();
    assert_eq!(scratch.files().len(), count);
    assert_eq!(scratch.xtask(&["codegen", "--check"]).status, 0);
}
