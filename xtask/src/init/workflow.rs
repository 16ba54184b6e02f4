//! The CI job: a workflow of GitHub Actions that runs `codegen --check`.

use codetable::Settings;
use codetable::json::Json;

/// The folder of workflows, relative to the root of the git repository.
pub(super) const FOLDER: &str = ".github/workflows";

/// The name of the file.
pub(super) const FILE: &str = "codetable.yml";

/// Returns the workflow. `folder` is that of the workspace, relative to the root of the git repository.
pub(super) fn workflow(command: &str, version: &str, folder: &str) -> String {
    let mut text =
        "name: codetable\n\non: [push, pull_request]\n\npermissions:\n  contents: read\n\n\
                    jobs:\n  check:\n    runs-on: ubuntu-latest\n"
            .to_owned();
    if !folder.is_empty() {
        let folder = Json::string(folder).render();
        text += &format!(
            "    defaults:\n      run:\n        working-directory: {}\n",
            folder.trim_end()
        );
    }
    text += "    steps:\n      - uses: actions/checkout@v4\n";
    let mut run = |line: &str| text += &format!("      - run: |\n          {line}\n");
    if command == Settings::default().command {
        run(&format!(
            "cargo install cargo-codetable --version {version} --locked"
        ));
    }
    run(&format!("{command} codegen --check"));
    text
}

/// Whether a workflow has the check of the workspace in this folder.
pub(super) fn has_check(text: &str, folder: &str) -> bool {
    text.contains("codegen --check") && text.contains(folder)
}
