//! A working tree that survives: whatever stops `codegen`, each artifact is whole, old or new, Cargo
//! can start, and the next run mends the rest.

mod support;

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use support::{Ran, Scratch, ran, root};

/// Where a crate stands that is not whole.
const ASIDE: &str = ".xtask-unfinished";

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
        let table = |path: &str| fs::read_to_string(root().join(path)).unwrap();
        let kept = table("xtask/tests/shapes/grpc.toml");
        let (before, after) = kept.split_once("publisher = \"").unwrap();
        let changed = format!("{before}publisher = \"{changed}{after}");
        let tables = [
            vec![
                ("gone.toml", table("xtask/tests/shapes/lone.toml")),
                ("kept.toml", kept),
            ],
            vec![
                ("kept.toml", changed),
                ("new.toml", table("xtask/tests/shapes/one.toml")),
            ],
        ];
        let mut states = Self {
            scratch: Scratch::new(),
            tables,
            artifacts: [HashMap::new(), HashMap::new()],
        };
        for state in [1, 0] {
            states.set(state);
            states.scratch.generate();
            states.artifacts[state] = states.standing();
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

    /// The files that stand there, by their paths within the folder.
    fn standing(&self) -> HashMap<PathBuf, String> {
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
        for (path, text) in self.standing() {
            if path.to_str().unwrap().ends_with(ASIDE) {
                continue;
            }
            let place = path.strip_prefix(ASIDE).unwrap_or(&path);
            let whole = |files: &HashMap<_, _>| files.get(place) == Some(&text);
            assert!(self.artifacts.iter().any(whole), "{}", path.display());
        }
        for entry in fs::read_dir(self.scratch.out("")).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && path.file_name().unwrap() != ASIDE {
                for file in ["Cargo.toml", "src/lib.rs"] {
                    assert!(path.join(file).is_file(), "{} in {}", file, path.display());
                }
            }
        }
    }

    fn mended(&self, state: usize) {
        self.scratch.generate();
        assert_eq!(self.standing(), self.artifacts[state]);
        assert!(!self.scratch.out(ASIDE).exists());
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
fn killed_at_any_moment_it_leaves_whole_files_and_the_next_run_mends_the_rest() {
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
        if states.standing() == states.artifacts[state] {
            step = 0;
        } else {
            step += 1;
            cut_short += 1;
        }
        // What comes next may also be cut short, before it has mended this.
        if kill % 4 == 0 {
            states.mended(state);
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
        assert_eq!(states.standing(), states.artifacts[state]);
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
    let half = |path: &PathBuf| path.to_str().unwrap().ends_with(ASIDE);
    assert!(!states.standing().keys().any(half));
    states.mended(1);

    states.set(0);
    assert_eq!(shell(&states, "ulimit -f 8").status.code(), None);
    states.are_whole();
    states.mended(0);
}

fn cannot_write(ran: &Ran) {
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.starts_with("error: cannot "), "{}", ran.err);
    assert!(ran.err.contains("whole, old or new"), "{}", ran.err);
}

/// Runs the command while its folder is on a disk of its own, after a script has done something to
/// what is mounted at `$disk`. What the disk holds at the end stands in the folder then. `None`
/// where the system lets nobody mount anything.
#[cfg(target_os = "linux")]
fn on_a_disk(states: &States, script: &str) -> Option<Ran> {
    let script = format!(
        "set -e; out=$1; disk=$2; copy=$3; shift 3
        mount -t tmpfs -o size=16m tmpfs \"$disk\"
        cp -R \"$out\" \"$disk/out\"
        {script}
        mount --bind \"$disk/out\" \"$out\"
        status=0; \"$@\" || status=$?
        cp -R \"$disk/out/.\" \"$copy\"
        exit $status"
    );
    let [disk, copy] = ["../disk", "../copy"].map(|folder| states.scratch.spec(folder));
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
        unshare.args([&states.scratch.out(""), &disk, &copy]);
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
    fs::rename(copy, states.scratch.out("")).unwrap();
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
        states.mended(1);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn on_a_disk_that_is_read_only_nothing_changes() {
    let states = States::new();
    let before = states.standing();
    states.set(1);
    let Some(ran) = on_a_disk(&states, "mount -o remount,ro \"$disk\"") else {
        return;
    };
    cannot_write(&ran);
    assert_eq!(states.standing(), before);
    states.mended(1);
}

#[test]
fn a_file_in_the_way_of_a_folder_is_named_and_stays() {
    let states = States::new();
    states.set(1);
    let before = states.standing();
    let new = states.artifacts[1].keys();
    let new = new.filter_map(|path| path.iter().next());
    let old: HashSet<_> = before
        .keys()
        .filter_map(|path| path.iter().next())
        .collect();
    let package = new.into_iter().find(|name| !old.contains(name)).unwrap();
    let in_the_way = states.scratch.out(package);
    fs::write(&in_the_way, "mine\n").unwrap();
    let ran = states.scratch.xtask(&["codegen"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(
        ran.err.contains(in_the_way.to_str().unwrap()),
        "{}",
        ran.err
    );
    assert_eq!(fs::read_to_string(&in_the_way).unwrap(), "mine\n");
    fs::remove_file(&in_the_way).unwrap();
    assert_eq!(states.standing(), before);

    // One that the generator wrote is only an orphan.
    let stamped = before.values().next().unwrap();
    fs::write(&in_the_way, stamped).unwrap();
    states.mended(1);

    let src = in_the_way.join("src");
    fs::remove_dir_all(&src).unwrap();
    fs::write(&src, "mine\n").unwrap();
    let ran = states.scratch.xtask(&["codegen"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains(src.to_str().unwrap()), "{}", ran.err);
    fs::remove_file(&src).unwrap();
    states.mended(1);
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

/// Cargo takes it for a member of the workspace, and git does not know it.
#[test]
fn an_empty_folder_is_seen_and_goes() {
    let states = States::new();
    for folder in ["empty", "empty/deep/er", "one/more/"] {
        fs::create_dir_all(states.scratch.out(folder)).unwrap();
        let check = states.scratch.xtask(&["codegen", "--check"]);
        assert_eq!(check.status, 1);
        let folder = states.scratch.out(folder.trim_end_matches('/'));
        let line = format!("stale: {}: orphaned: an empty folder", folder.display());
        assert!(check.out.contains(&line), "{}", check.out);
        states.mended(0);
        assert!(!states.scratch.out("empty").exists() && !states.scratch.out("one").exists());
    }
}

#[test]
fn what_is_left_beside_the_tables_is_cleared_away() {
    let states = States::new();
    let left = states.scratch.spec("kept.toml.1.xtask-unfinished");
    fs::write(&left, "half a t").unwrap();
    let check = states.scratch.xtask(&["codegen", "--check"]);
    assert_eq!(check.status, 1);
    assert!(check.out.contains("kept.toml.1.xtask-unfinished"));
    states.mended(0);
    assert!(!left.exists());
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_utf_8_is_nothing_of_ours() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let states = States::new();
    let path = states.scratch.out(OsStr::from_bytes(b"README\xFF.md"));
    let stamped = states.standing().into_values().next().unwrap();
    fs::write(&path, &stamped).unwrap();
    assert_eq!(states.scratch.xtask(&["codegen", "--check"]).status, 1);
    let ran = states.scratch.xtask(&["codegen"]);
    assert_eq!(ran.status, 2);
    assert!(
        ran.err.contains("not written by the generator"),
        "{}",
        ran.err
    );
    assert!(path.exists());
}

#[test]
fn a_package_whose_name_changes_in_case_only_stands_there_whole() {
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
