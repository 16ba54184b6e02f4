//! What `breaking` and cargo-semver-checks say about two folders of tables.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::support::ran;

/// Lints for what is new, or no longer restricted. The tool has them, but they are off unless asked for.
const LINTS: &str = r#"
[package.metadata.cargo-semver-checks.lints]
enum_no_longer_non_exhaustive = "deny"
exhaustive_enum_added = "deny"
exhaustive_struct_added = "deny"
exhaustive_struct_with_private_fields_added = "deny"
inherent_associated_pub_const_added = "deny"
inherent_method_added = "deny"
non_exhaustive_enum_added = "deny"
non_exhaustive_struct_added = "deny"
pub_const_added = "deny"
"#;

/// The lint for discriminants of enums without `#[repr]`.
const POSITIONS: &str = "enum_no_repr_variant_discriminant_changed";

/// What a change means for users: nothing, something new, something broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Needs {
    Nothing,
    Minor,
    Major,
}

/// What `breaking` says of a table that both folders have.
pub struct Verdict {
    /// The name of the package or of the module.
    pub name: String,
    pub needs: Needs,
    /// The kind of each change, and what it needs.
    pub changes: Vec<(String, Needs)>,
}

/// What cargo-semver-checks says.
pub struct Findings {
    pub needs: Needs,
    /// What is needed apart from discriminants of enums without `#[repr]`.
    pub needs_without_positions: Needs,
    /// Everything that it prints.
    pub text: String,
}

/// Returns the exit status of `breaking`, and what it says of each table that is in both folders.
pub fn breaking(old: &Path, new: &Path) -> (i32, Vec<Verdict>) {
    let mut xtask = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
    xtask.args(["breaking", "--message-format", "json"]);
    xtask.arg("--against").arg(old).arg("--spec").arg(new);
    let ran = ran(xtask.env_remove("GITHUB_ACTIONS").output().unwrap());
    let found: Value = serde_json::from_str(&ran.out).unwrap();
    let needs = |of: &Value| match of["needs"].as_str() {
        None | Some("patch") => Needs::Nothing,
        Some("minor") => Needs::Minor,
        _ => Needs::Major,
    };
    let tables = found["tables"].as_array().into_iter().flatten();
    let kept = tables.filter(|table| table["status"] == "kept");
    let verdicts = kept.map(|table| {
        let changes = table["changes"].as_array().unwrap().iter();
        let changes =
            changes.map(|change| (change["rule"].as_str().unwrap().to_owned(), needs(change)));
        let name = table["package"].as_str().or(table["module"].as_str());
        Verdict {
            name: name.unwrap().to_owned(),
            needs: needs(table),
            changes: changes.collect(),
        }
    });
    (ran.status, verdicts.collect())
}

/// Generates a folder of tables, and returns whether they are valid.
pub fn generate(spec: &Path, out: &Path) -> bool {
    let mut xtask = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
    xtask
        .arg("codegen")
        .arg("--spec")
        .arg(spec)
        .arg("--out")
        .arg(out);
    let ran = ran(xtask.env_remove("GITHUB_ACTIONS").output().unwrap());
    assert!(matches!(ran.status, 0 | 2), "{}", ran.err);
    ran.status == 0
}

/// Returns what the tool says of two crates. What is built goes to the target folder, so that what the crates depend
/// on is built once.
pub fn semver_checks(before: &Path, after: &Path, target: &Path) -> Findings {
    let manifest = after.join("Cargo.toml");
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, text + LINTS).unwrap();
    let mut tool = Command::new(env!("CARGO"));
    // As if for a patch, so that the verdict is about the crates and not about their versions.
    tool.args(["semver-checks", "--color=never", "--release-type=patch"]);
    tool.arg("--manifest-path").arg(manifest);
    tool.arg("--baseline-root").arg(before);
    let ran = ran(tool.env("CARGO_TARGET_DIR", target).output().unwrap());
    let text = ran.out + &ran.err;
    let numbers = if text.contains("no semver update required") {
        vec![0, 0]
    } else {
        let summary = text
            .lines()
            .find(|line| line.contains("semver requires new "));
        let summary = summary.unwrap_or_else(|| panic!("{text}"));
        let words = summary.split(' ');
        words.filter_map(|word| word.parse().ok()).collect()
    };
    let [majors, minors]: [usize; 2] = numbers.try_into().unwrap();
    let needs = |majors: usize| match (majors, minors) {
        (0, 0) => Needs::Nothing,
        (0, _) => Needs::Minor,
        _ => Needs::Major,
    };
    let of_positions = usize::from(text.contains(&format!("--- failure {POSITIONS}:")));
    Findings {
        needs: needs(majors),
        needs_without_positions: needs(majors - of_positions),
        text,
    }
}
