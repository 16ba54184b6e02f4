//! `cargo xtask breaking`: every kind of change, with the exact output that it gives.
//!
//! `tests/breaking/NAME/before` and `after` are folders of tables, `out.txt` what is said about
//! them, and the exit status. To accept what is said now: `ACCEPT=1 cargo test --package xtask
//! --test breaking`, then read the diff.

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use support::{ran, root};

#[test]
fn every_change_has_its_output() {
    let folder = Path::new("xtask/tests/breaking");
    let accept = std::env::var_os("ACCEPT").is_some();
    let mut different = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(root().join(folder)).unwrap() {
        count += 1;
        let name = entry.unwrap().file_name();
        let case = folder.join(&name);
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.arg("breaking");
        command.arg("--against").arg(case.join("before"));
        command.arg("--spec").arg(case.join("after"));
        let ran = ran(command.env_remove("GITHUB_ACTIONS").output().unwrap());
        let said = format!("{}{}exit status {}\n", ran.out, ran.err, ran.status);
        let expected = root().join(case).join("out.txt");
        if accept {
            fs::write(&expected, &said).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != said {
            different.push(format!("{} says now:\n\n{said}", name.display()));
        }
    }
    assert!(count > 0, "nothing in {}", folder.display());
    assert!(different.is_empty(), "{}", different.join("\n"));
}
