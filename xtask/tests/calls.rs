//! Calls that are wrong, and what helps to write right ones: help, suggestions and completions.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use support::{CommandOutput, ran, root};

/// Runs the command line outside of a workspace.
fn codetable(args: &[&str]) -> CommandOutput {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
    command.args(args).current_dir(folder.path());
    ran(command.env_remove("GITHUB_ACTIONS").output().unwrap())
}

#[test]
fn a_wrong_call_says_what_was_meant_and_where_the_help_is() {
    for (call, message, help) in [
        (
            "explian 17",
            "unknown command `explian`; did you mean `explain`?",
            "",
        ),
        ("frobnicate", "unknown command `frobnicate`", ""),
        (
            "check",
            "unknown command `check`; did you mean `codegen --check`?",
            "",
        ),
        (
            "--verzion",
            "`--verzion` is not an option; did you mean `--version`?",
            "",
        ),
        ("-x", "`-x` is not an option", ""),
        ("", "no command given", ""),
        ("help nwe", "unknown command `nwe`; did you mean `new`?", ""),
        (
            "codegen --chekc",
            "`--chekc` is not an option of `codegen`; did you mean `--check`?",
            "codegen ",
        ),
        (
            "codegen check",
            "unexpected argument `check`; did you mean `--check`?",
            "codegen ",
        ),
        (
            "codegen --check=yes",
            "`--check` takes no value, but has `yes`",
            "codegen ",
        ),
        ("explain --table", "`--table` needs a value", "explain "),
        (
            "explain",
            "`explain` needs a value, a label or a word",
            "explain ",
        ),
        (
            "completions tcsh",
            "`completions` is for bash, fish or zsh, not `tcsh`",
            "completions ",
        ),
        (
            "--check codegen",
            "unexpected option `--check` before the command; options of a command follow its name",
            "",
        ),
    ] {
        let args: Vec<&str> = call.split_whitespace().collect();
        let ran = codetable(&args);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{call}");
        let expected = format!("error: {message}\n\nFor help: cargo codetable {help}--help\n");
        assert_eq!(ran.err, expected, "{call}");
    }
}

const COMMANDS: [&str; 7] = [
    "codegen",
    "new",
    "compare",
    "breaking",
    "explain",
    "init",
    "completions",
];

/// The long options that a help text lists.
fn options_in_help(help: &str) -> BTreeSet<String> {
    let lines = help.lines().map(str::trim_start);
    let lines = lines.filter(|line| line.starts_with('-'));
    let words = lines.flat_map(|line| line.split([' ', ',', '[']));
    words
        .filter_map(|word| Some(word.strip_prefix("--")?.to_owned()))
        .collect()
}

#[test]
fn every_command_has_help_that_lists_its_options() {
    let all = codetable(&["--help"]);
    assert_eq!(all.status, 0);
    let fits = |help: &str| help.lines().all(|line| line.chars().count() <= 80);
    assert!(fits(&all.out), "{}", all.out);
    for command in COMMANDS {
        assert!(all.out.contains(&format!("\n  {command} ")), "{command}");
        let help = codetable(&[command, "--help"]);
        assert_eq!((help.status, help.err.as_str()), (0, ""));
        for other in [&["help", command][..], &[command, "-h"]] {
            assert_eq!(codetable(other).out, help.out, "{other:?}");
        }
        assert!(
            help.out
                .contains(&format!("Usage: cargo codetable {command}"))
        );
        assert!(fits(&help.out), "{}", help.out);
        // The parser of the command, as it is written.
        let parser = root().join(format!("xtask/src/cli/{command}.rs"));
        let parser = fs::read_to_string(parser).unwrap();
        let accepted = parser.split("Arg::Long(\"").skip(1);
        let accepted: BTreeSet<String> = accepted
            .map(|rest| rest.split('"').next().unwrap().to_owned())
            .collect();
        assert_eq!(options_in_help(&help.out), accepted, "{command}");
    }
}

#[test]
fn the_version_is_shown() {
    let expected = format!("cargo-codetable {}\n", env!("CARGO_PKG_VERSION"));
    for args in [["--version"], ["-V"]] {
        let ran = codetable(&args);
        assert_eq!((ran.status, ran.out.as_str()), (0, expected.as_str()));
    }
}

#[test]
fn bash_completes_commands_options_and_files() {
    let script = codetable(&["completions", "bash"]);
    assert_eq!((script.status, script.err.as_str()), (0, ""));
    let calls = [
        ("cargo-codetable ex", "explain"),
        ("cargo-codetable comp", "compare completions"),
        ("cargo-codetable codegen --ch", "--check"),
        ("cargo codetable explain --t", "--table"),
        ("cargo codetable compare Car", "Cargo.toml"),
        ("cargo bu", "of cargo"),
    ];
    let mut program = format!(
        "_of_cargo() {{ COMPREPLY=(\"of cargo\"); }}\ncomplete -F _of_cargo cargo\n{}",
        script.out
    );
    program += "try() { COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); COMPREPLY=()\n\
                \"$(complete -p \"$1\" | sed 's/.*-F \\([^ ]*\\) .*/\\1/')\"\n\
                echo \"${COMPREPLY[*]}\"; }\n";
    for (call, _) in calls {
        program += &format!("try {call}\n");
    }
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("Cargo.toml"), "").unwrap();
    let mut bash = Command::new("bash");
    let ran = ran(bash
        .args(["-c", &program])
        .current_dir(folder.path())
        .output()
        .unwrap());
    let found: Vec<&str> = ran.out.lines().collect();
    let expected = calls.map(|(_, expected)| expected);
    assert_eq!(found, expected, "{}", ran.err);
}

#[test]
fn every_shell_completes_every_command_and_option() {
    for shell in ["bash", "fish", "zsh"] {
        let script = codetable(&["completions", shell]).out;
        for command in COMMANDS {
            assert!(script.contains(command), "{shell}: {command}");
            for option in options_in_help(&codetable(&[command, "--help"]).out) {
                let long = if shell == "fish" {
                    format!("-l {option}")
                } else {
                    format!("--{option}")
                };
                assert!(script.contains(&long), "{shell}: {option}");
            }
        }
    }
}

#[test]
#[ignore = "needs fish and zsh"]
fn needs_tool_fish_and_zsh_accept_their_scripts() {
    for shell in ["fish", "zsh"] {
        let folder = tempfile::tempdir().unwrap();
        let script = folder.path().join("script");
        fs::write(&script, codetable(&["completions", shell]).out).unwrap();
        let mut command = Command::new(shell);
        let ran = ran(command.arg("-n").arg(script).output().unwrap());
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{shell}");
    }
}

/// A list that takes two seconds to arrive stands for every input that takes long.
#[cfg(target_os = "linux")]
#[test]
fn a_command_that_takes_long_shows_that_it_is_at_work_on_a_terminal() {
    let workspace = support::Workspace::new();
    workspace.write(
        "spec/door.toml",
        &support::table("door-codes", &["DOOR_OPEN"]),
    );
    let program = env!("CARGO_BIN_EXE_cargo-codetable");
    let call = |seconds: u8| {
        format!("(sleep {seconds}; printf 'code,label\\n1,DOOR_OPEN\\n') | {program} compare -")
    };
    let run = |program: &str, args: &[&str]| {
        let mut command = Command::new(program);
        let command = command.args(args).current_dir(workspace.root());
        ran(command.env_remove("GITHUB_ACTIONS").output().unwrap())
    };
    let line = "compare is at work; large inputs take a few seconds";
    for (seconds, expected) in [(0, false), (2, true)] {
        let ran = run("script", &["-qec", &call(seconds), "/dev/null"]);
        assert_eq!(ran.status, 0, "{}", ran.out);
        assert_eq!(ran.out.contains(line), expected, "{}", ran.out);
    }
    let without_terminal = run("sh", &["-c", &call(2)]);
    assert_eq!(
        (without_terminal.status, without_terminal.err.as_str()),
        (0, "")
    );
}
