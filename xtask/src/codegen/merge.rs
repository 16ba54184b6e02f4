//! A merge that is not complete: git kept one side of generated files and lists them as unmerged.

use std::process::Command;

use crate::paths::{Paths, quoted};

const LOCK: &str = "Cargo.lock";

/// Returns how to mark generated files as resolved, if git lists some as unmerged.
pub(super) fn hint(paths: &Paths) -> Option<String> {
    let out = paths.display_out();
    if !lists_any(paths, &["--unmerged", "--", &out, LOCK]) {
        return None;
    }
    let mut command = format!("git add {}", quoted(&out));
    // It may have been updated with the crates. A workspace need not track it.
    if lists_any(paths, &["--", LOCK]) {
        command += &format!(" {LOCK}");
    }
    Some(format!(
        "git still lists generated files as unmerged. To mark them as resolved, run: {command}"
    ))
}

/// Whether `git ls-files` lists any file. Without git there is no merge.
fn lists_any(paths: &Paths, args: &[&str]) -> bool {
    let mut git = Command::new("git");
    git.arg("-C").arg(paths.root()).arg("ls-files").args(args);
    git.output()
        .is_ok_and(|output| output.status.success() && !output.stdout.is_empty())
}
