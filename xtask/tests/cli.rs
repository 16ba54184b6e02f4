//! `cargo xtask` as its users meet it: what it writes, what it prints, and its exit status.

mod support;

use std::fs;
use std::process::Command;

use support::{CommandOutput, Scratch, ran};

#[test]
fn what_is_up_to_date_stays_untouched() {
    let scratch = Scratch::with_our_table();
    scratch.generate();
    let files = scratch.files();
    assert!(files.len() > 5);
    let times = || -> Vec<_> {
        files
            .iter()
            .map(|(path, _)| fs::metadata(path).unwrap().modified().unwrap())
            .collect()
    };
    let before = times();
    let again = scratch.xtask(&["codegen"]);
    assert_eq!(again.status, 0);
    assert!(
        again.out.contains(" 0 written") && again.out.contains(" 0 removed"),
        "{}",
        again.out
    );
    assert_eq!(times(), before);
    assert_eq!(scratch.files(), files);
    let check = scratch.xtask(&["codegen", "--check"]);
    assert_eq!((check.status, check.err.as_str()), (0, ""));
}

#[test]
fn every_edit_of_an_artifact_is_seen_and_fixed() {
    let scratch = Scratch::with_our_table();
    scratch.generate();
    for (path, text) in scratch.files() {
        let middle = text.len() / 2;
        let middle = (middle..text.len())
            .find(|at| text.is_char_boundary(*at))
            .unwrap();
        let (start, end) = text.split_at(middle);
        let edits = [
            format!("{start}~{end}"),
            format!("{text}// more\n"),
            format!("\n{text}"),
            format!("\u{FEFF}{text}"),
            text.replacen("generated", "generateD", 1),
            text.replacen("do not edit", "do edit", 1),
            text.trim_end().to_owned(),
            text.lines().next().unwrap().to_owned(),
            String::new(),
        ];
        for edit in edits {
            assert_ne!(edit, text);
            fs::write(&path, &edit).unwrap();
            assert_stale(
                &scratch.xtask(&["codegen", "--check"]),
                path.to_str().unwrap(),
            );
            assert_eq!(fs::read_to_string(&path).unwrap(), edit, "--check wrote");
        }
        fs::remove_file(&path).unwrap();
        assert_stale(
            &scratch.xtask(&["codegen", "--check"]),
            path.to_str().unwrap(),
        );
        scratch.generate();
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
}

fn assert_stale(ran: &CommandOutput, named: &str) {
    assert_eq!(ran.status, 1, "{named}\n{}{}", ran.out, ran.err);
    assert!(
        ran.out.contains(&format!("stale: {named}: ")),
        "{named}\n{}",
        ran.out
    );
    assert!(
        ran.out.contains("cargo xtask codegen --spec "),
        "{}",
        ran.out
    );
}

#[test]
fn the_diff_goes_from_what_is_there_to_what_should_be() {
    let scratch = Scratch::with_our_table();
    scratch.generate();
    let path = scratch.out("uptivity-result-codes/README.md");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(
        &path,
        text.replace("The result is OK.", "The result is lost."),
    )
    .unwrap();
    let out = scratch.xtask(&["codegen", "--check"]).out;
    let shown = path.to_str().unwrap();
    assert!(
        out.contains(&format!("--- {shown}\n+++ {shown}\n@@ ")),
        "{out}"
    );
    let line = |start: &str| {
        out.lines()
            .find(|line| line.starts_with(start))
            .unwrap()
            .to_owned()
    };
    assert!(line("-|").ends_with("The result is lost. |"), "{out}");
    assert!(line("+|").ends_with("The result is OK. |"), "{out}");
    assert!(!out.contains('\x1b'), "color in a pipe");
}

#[test]
fn a_long_diff_is_cut_and_says_so() {
    let scratch = Scratch::with_our_table();
    scratch.generate();
    let path = scratch.out("uptivity-result-codes/README.md");
    let text = fs::read_to_string(&path).unwrap();
    let diff = |found: String| {
        fs::write(&path, found).unwrap();
        let out = scratch.xtask(&["codegen", "--check"]).out;
        let shown = |start: &str| out.lines().filter(|line| line.starts_with(start)).count();
        let left_out = out.lines().find(|line| line.contains(" more line"));
        let left_out = left_out.unwrap_or_default().to_owned();
        (shown("-more"), shown("@@ "), left_out)
    };
    let more = |count: usize| "more\n".repeat(count);
    let end = "… and 703 more lines".to_owned();
    // There are three lines around what differs.
    assert_eq!(diff(more(1000) + &text), (300, 1, end.clone()));
    assert_eq!(diff(text.clone() + &more(1000)), (297, 1, end));
    assert_eq!(diff(more(296) + &text), (296, 1, String::new()));
    assert_eq!(diff(more(297) + &text), (297, 1, String::new()));
    let end = |lines: &str| format!("… and {lines}");
    assert_eq!(diff(more(298) + &text), (298, 1, end("1 more line")));
    // A hunk of which nothing is left has no header.
    assert_eq!(
        diff(more(297) + &text + "end\n"),
        (297, 1, end("4 more lines"))
    );
    assert_eq!(
        diff(more(296) + &text + "end\n"),
        (296, 2, end("3 more lines"))
    );
}

#[test]
fn how_many_files_are_stale_is_said_and_what_to_do() {
    let scratch = Scratch::with_our_table();
    scratch.generate();
    let last = |scratch: &Scratch| {
        let check = scratch.xtask(&["codegen", "--check"]);
        check.out.lines().last().unwrap().to_owned()
    };
    let count = scratch.files().len();
    assert_eq!(last(&scratch), format!("{count} artifacts, none stale"));
    for (file, says) in [
        ("src/lib.rs", "1 file is stale"),
        ("README.md", "2 files are stale"),
    ] {
        let path = scratch.out("uptivity-result-codes").join(file);
        fs::remove_file(path).unwrap();
        let says = format!("{says}. To fix this, run: cargo xtask codegen --spec ");
        assert!(last(&scratch).starts_with(&says), "{}", last(&scratch));
    }
    let mine = scratch.out("mine.txt");
    fs::write(mine, "mine\n").unwrap();
    let says = "3 files are stale. To fix this, move what the generator did not write, what is kept and \
                what is in the way somewhere else, then run: ";
    assert!(last(&scratch).starts_with(says), "{}", last(&scratch));
}

/// The command that `--check` names can be pasted into a shell.
#[test]
fn folders_are_quoted_where_a_shell_would_take_them_apart() {
    let scratch = Scratch::with_our_table();
    let (spec, parent) = (scratch.spec(""), scratch.spec("../"));
    for (folder, ends) in [
        ("plain-1.0_a", "/plain-1.0_a"),
        ("two words", "/two words'"),
        ("it's", r"/it'\''s'"),
        ("$HOME", "/$HOME'"),
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
        command.args(["codegen", "--check", "--spec"]).arg(&spec);
        command.arg("--out").arg(parent.join(folder));
        let out = ran(command.output().unwrap()).out;
        let quote = if ends.ends_with('\'') { "'" } else { "" };
        let start = format!(" --out {quote}{}", spec.parent().unwrap().display());
        let last = out.lines().last().unwrap();
        assert!(last.contains(&start), "no {start} in {last}");
        assert!(last.ends_with(ends), "no {ends} in {last}");
    }
}

#[test]
fn line_endings_are_no_drift() {
    let scratch = Scratch::with_our_table();
    scratch.generate();
    for (path, text) in scratch.files() {
        fs::write(path, text.replace('\n', "\r\n")).unwrap();
    }
    let table = scratch.spec("uptivity.toml");
    let text = fs::read_to_string(&table).unwrap();
    fs::write(&table, text.replace('\n', "\r\n")).unwrap();
    let check = scratch.xtask(&["codegen", "--check"]);
    assert_eq!(check.status, 0, "{}{}", check.out, check.err);
    let write = scratch.xtask(&["codegen"]);
    assert!(write.out.contains(" 0 written"), "{}", write.out);
}

#[test]
fn a_table_with_a_mistake_leaves_everything_as_it_is() {
    let scratch = Scratch::with_our_table();
    scratch.generate();
    let before = scratch.files();
    fs::write(scratch.spec("wrong.toml"), "format = 1\n").unwrap();
    for args in [&["codegen"][..], &["codegen", "--check"]] {
        let ran = scratch.xtask(args);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains("wrong.toml:1:1"), "{}", ran.err);
        assert_eq!(scratch.files(), before);
    }
}

#[test]
fn a_package_that_is_renamed_moves_to_another_folder() {
    let scratch = Scratch::with_our_table();
    scratch.generate();
    let table = scratch.spec("uptivity.toml");
    let text = fs::read_to_string(&table).unwrap();
    let renamed = text.replace("\"uptivity-result-codes\"", "\"other-codes\"");
    fs::write(&table, renamed).unwrap();
    let check = scratch.xtask(&["codegen", "--check"]);
    for package in ["uptivity-result-codes", "other-codes"] {
        let path = scratch.out(package).join("src/lib.rs");
        assert_stale(&check, path.to_str().unwrap());
    }
    scratch.generate();
    assert!(!scratch.out("uptivity-result-codes").exists());
    assert_eq!(scratch.xtask(&["codegen", "--check"]).status, 0);
}

#[test]
fn what_was_left_in_staging_is_removed_by_the_next_run() {
    let scratch = Scratch::with_our_table();
    scratch.generate();
    let folder = scratch.spec("../.codetable-staging");
    let [old, new] = ["uptivity-result-codes", "other-codes"];
    let mark = "WRITTEN_BY_CODETABLE";
    for file in [mark, "1.file", &format!("{old}/a"), &format!("{new}/a")] {
        let file = folder.join(file);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, "half a fi").unwrap();
    }
    // It is not among the artifacts.
    assert_eq!(scratch.xtask(&["codegen", "--check"]).status, 0);
    assert!(folder.exists());
    // A crate of that name is moved there on its way out, and one is written there first.
    let table = scratch.spec("uptivity.toml");
    let text = fs::read_to_string(&table).unwrap();
    fs::write(&table, text.replace(old, new)).unwrap();
    scratch.generate();
    assert!(!folder.exists());
    assert!(!scratch.out(old).exists() && !scratch.out(new).join("a").exists());
}

/// What looks like the staging folder may be somebody's.
#[cfg(unix)]
#[test]
fn a_staging_folder_of_somebody_else_stays() {
    let scratch = Scratch::with_our_table();
    let folder = scratch.spec("../.codetable-staging");
    let elsewhere = scratch.spec("../elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    fs::write(elsewhere.join("1.file"), "mine").unwrap();
    let refused = || {
        let ran = scratch.xtask(&["codegen"]);
        assert_eq!(ran.status, 2, "{}", ran.err);
        assert!(
            ran.err
                .contains("/.codetable-staging: this program did not make it"),
            "{}",
            ran.err
        );
        assert!(!scratch.out("").exists());
    };
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("1.file"), "mine").unwrap();
    refused();
    assert_eq!(fs::read_to_string(folder.join("1.file")).unwrap(), "mine");
    fs::remove_dir_all(&folder).unwrap();
    std::os::unix::fs::symlink(&elsewhere, &folder).unwrap();
    refused();
    assert!(folder.symlink_metadata().unwrap().is_symlink());
    assert_eq!(
        fs::read_to_string(elsewhere.join("1.file")).unwrap(),
        "mine"
    );
    fs::remove_file(&folder).unwrap();
    scratch.generate();
    assert!(!folder.exists());
}

#[test]
fn two_tables_of_one_package_are_a_mistake() {
    let scratch = Scratch::with_our_table();
    let text = fs::read_to_string(scratch.spec("uptivity.toml")).unwrap();
    fs::write(
        scratch.spec("twin.toml"),
        text.replace("uptivity-result-codes", "Uptivity-Result-Codes"),
    )
    .unwrap();
    let ran = scratch.xtask(&["codegen"]);
    assert_eq!(ran.status, 2);
    assert!(
        ran.err.contains("two tables generate the package"),
        "{}",
        ran.err
    );
    assert!(
        ran.err.contains("twin.toml") && ran.err.contains("uptivity.toml"),
        "{}",
        ran.err
    );
}

#[test]
fn a_wrong_call_says_where_help_is() {
    for args in [
        &[][..],
        &["codgen"],
        &["codegen", "--chek"],
        &["codegen", "--spec"],
        &["codegen", "more"],
        &["help", "codegen", "more"],
        &["breaking", "--against", "spec", "--out", "generated"],
        &["explain", "0", "--out", "generated"],
    ] {
        let ran = ran(Command::new(env!("CARGO_BIN_EXE_cargo-codetable"))
            .args(args)
            .output()
            .unwrap());
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{args:?}");
        assert!(
            ran.err.starts_with("error: ") && ran.err.contains("--help"),
            "{}",
            ran.err
        );
    }
    for args in [&["--help"][..], &["codegen", "-h"], &["help"]] {
        let ran = ran(Command::new(env!("CARGO_BIN_EXE_cargo-codetable"))
            .args(args)
            .output()
            .unwrap());
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{args:?}");
        assert!(ran.out.contains("Usage: cargo xtask"), "{}", ran.out);
    }
}

#[test]
fn a_folder_that_cannot_be_read_is_named() {
    let scratch = Scratch::new();
    let ran = scratch.xtask(&["codegen"]);
    assert_eq!(ran.status, 2);
    assert!(
        ran.err.contains("no table in ") && ran.err.contains("help: "),
        "{}",
        ran.err
    );
    fs::remove_dir(scratch.spec("")).unwrap();
    let ran = scratch.xtask(&["codegen"]);
    assert_eq!(ran.status, 2);
    assert!(
        ran.err.contains("cannot read ") && ran.err.contains("help: "),
        "{}",
        ran.err
    );

    let scratch = Scratch::with_our_table();
    let file = scratch.spec("file");
    fs::write(&file, "mine\n").unwrap();
    for out in [file.clone(), file.join("below")] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
        command
            .args(["codegen", "--check", "--spec"])
            .arg(scratch.spec(""));
        let ran = support::ran(command.arg("--out").arg(&out).output().unwrap());
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{}", ran.err);
        let says = format!("cannot read {}", out.display());
        assert!(ran.err.contains(&says), "no {says} in {}", ran.err);
    }
}

#[test]
fn on_github_every_finding_is_an_annotation() {
    let scratch = Scratch::with_our_table();
    scratch.generate();
    let path = scratch.out("uptivity-result-codes/Cargo.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(
        &path,
        text.replace("edition = \"2021\"", "edition = \"2024\""),
    )
    .unwrap();
    let on_github = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
        command
            .args(args)
            .arg("--spec")
            .arg(scratch.spec(""))
            .arg("--out")
            .arg(scratch.out(""));
        ran(command.env("GITHUB_ACTIONS", "true").output().unwrap())
    };
    let check = on_github(&["codegen", "--check"]);
    let line = text.lines().position(|line| line.starts_with("edition"));
    let expected = format!(
        "::error file={},line={},col=15,title=stale artifact::edited",
        path.display(),
        line.unwrap() + 1
    );
    assert!(
        check.out.lines().any(|line| line.starts_with(&expected)),
        "{}",
        check.out
    );

    fs::write(scratch.spec("uptivity.toml"), "format = 1\n\nfour = 4\n").unwrap();
    let check = on_github(&["codegen", "--check"]);
    let lines: Vec<_> = check
        .err
        .lines()
        .filter(|line| line.starts_with("::error "))
        .collect();
    assert_eq!(lines.len(), 4, "{}", check.err);
    assert!(lines[3].contains(",line=3,col=1,"), "{}", lines[3]);

    // Bytes that are not UTF-8 have a place, too, and hide nothing of the other tables.
    fs::write(
        scratch.spec("latin.toml"),
        b"format = 1\r\n# \xC3\xA4 \xE4\n",
    )
    .unwrap();
    let check = on_github(&["codegen"]);
    assert_eq!(check.status, 2);
    let expected = format!(
        "::error file={},line=2,col=5,title=the table is not UTF-8::",
        scratch.spec("latin.toml").display()
    );
    assert!(check.err.starts_with(&expected), "{}", check.err);
    assert_eq!(check.err.matches("::error ").count(), 5, "{}", check.err);
}

#[test]
fn a_table_that_cannot_be_read_is_not_skipped() {
    let scratch = Scratch::with_our_table();
    scratch.generate();
    let before = scratch.files();
    fs::create_dir(scratch.spec("folder.toml")).unwrap();
    let ran = scratch.xtask(&["codegen"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("cannot read "), "{}", ran.err);
    assert!(ran.err.contains("folder.toml"), "{}", ran.err);
    assert_eq!(scratch.files(), before);
}

#[test]
fn many_mistakes_in_one_long_line_are_named_and_not_all_shown() {
    let scratch = Scratch::with_our_table();
    let path = scratch.spec("uptivity.toml");
    let table = fs::read_to_string(&path).unwrap();
    let (head, _) = table.split_once("[[code]]").unwrap();
    let rows = "{value=7,label=\"é\"}, ".repeat(2000);
    fs::write(&path, format!("code = [{rows}]\n{head}")).unwrap();
    let ran = scratch.xtask(&["codegen"]);
    assert_eq!(ran.status, 2);
    // A row has 21 characters, and the value of the first one is at the 16th.
    let last = format!("--> {}:1:{}\n", path.to_str().unwrap(), 16 + 21 * 1999);
    assert!(ran.err.contains(&last), "no {last}");
    assert!(ran.err.len() < 2_000_000, "{} bytes", ran.err.len());
}

/// A full disk must not look like a success.
#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_a_failure() {
    let scratch = Scratch::with_our_table();
    scratch.generate();
    let full = || fs::File::options().write(true).open("/dev/full").unwrap();
    for args in [
        &["--help"][..],
        &["--version"],
        &["codegen"],
        &["codegen", "--check"],
        &["explain", "0"],
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
        command.args(["--spec"]).arg(scratch.spec("")).arg("--out");
        command.arg(scratch.out("")).args(args).stdout(full());
        let ran = ran(command.output().unwrap());
        assert_eq!(ran.status, 2, "{args:?}: {}", ran.err);
        let says = "error: cannot write to standard output: ";
        assert!(ran.err.starts_with(says), "{args:?}: {}", ran.err);
    }
}

/// A reader such as `head` may stop early.
#[test]
fn a_reader_that_stops_is_no_failure() {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
    let ran = ran(command.arg("--help").stdout(writer).output().unwrap());
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
}
