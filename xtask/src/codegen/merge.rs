//! A merge that is not complete: git kept one side of generated files and lists them as unmerged.

use std::process::Command;

use crate::paths::{Paths, quoted};

const LOCK: &str = "Cargo.lock";

/// Returns how to mark generated files as resolved, if git lists some as unmerged.
pub(super) fn hint(paths: &Paths) -> String {
    let out = paths.display_out();
    let listed = Command::new("git")
        .arg("-C")
        .arg(paths.root())
        .args(["ls-files", "--unmerged", "--", &out, LOCK])
        .output();
    // Without git there is no merge.
    let Some(listed) = listed.ok().filter(|output| output.status.success()) else {
        return String::new();
    };
    let listed = String::from_utf8_lossy(&listed.stdout);
    if listed.is_empty() {
        return String::new();
    }
    let mut command = format!("git add {}", quoted(&out));
    // Each line is mode, object and stage, then a tab and the path.
    let mut paths = listed.lines().filter_map(|line| line.split_once('\t'));
    if paths.any(|(_, path)| path == LOCK) {
        command += &format!(" {LOCK}");
    }
    format!(
        "git still lists generated files as unmerged. To mark them as resolved, run: {command}\n"
    )
}
