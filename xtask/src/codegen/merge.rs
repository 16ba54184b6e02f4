//! A merge that has not ended: git keeps one side of generated files and leaves them unmerged.

use std::process::Command;

use crate::paths::{Paths, quoted};

/// What ends the merge of generated files, if git says that some of them are unmerged.
pub(super) fn hint(paths: &Paths) -> String {
    let out = paths.display_out();
    let files = [out.as_str(), "Cargo.lock"];
    let unmerged = Command::new("git")
        .arg("-C")
        .arg(paths.root())
        .args(["ls-files", "--unmerged", "--"])
        .args(files)
        .output();
    match unmerged {
        Ok(output) if output.status.success() && !output.stdout.is_empty() => format!(
            "git has not merged these files yet. To end the merge, run: git add {} Cargo.lock\n",
            quoted(&out)
        ),
        // Without git there is no merge.
        _ => String::new(),
    }
}
