//! A merge that has not ended: git keeps one side of generated files and leaves them unmerged.

use std::process::Command;

use crate::paths::{Paths, quoted};

const LOCK: &str = "Cargo.lock";

/// What ends the merge of generated files, if git says that some of them are unmerged.
pub(super) fn hint(paths: &Paths) -> String {
    let out = paths.display_out();
    let listed = Command::new("git")
        .arg("-C")
        .arg(paths.root())
        .args(["ls-files", "--stage", "--", &out, LOCK])
        .output();
    // Without git there is no merge.
    let Some(listed) = listed.ok().filter(|output| output.status.success()) else {
        return String::new();
    };
    let listed = String::from_utf8_lossy(&listed.stdout);
    // Mode, object and stage, then a tab and the path. A file that is merged has the stage 0.
    let files = || listed.lines().filter_map(|line| line.split_once('\t'));
    if files().all(|(about, _)| about.ends_with(" 0")) {
        return String::new();
    }
    let mut command = format!("git add {}", quoted(&out));
    if files().any(|(_, path)| path == LOCK) {
        command += &format!(" {LOCK}");
    }
    format!("git has not merged these files yet. To end the merge, run: {command}\n")
}
