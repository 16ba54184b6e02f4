//! `cargo xtask breaking` compared with `cargo semver-checks`, on the tables of `tests/breaking`: the tool
//! sees the API of the two crates, and nothing that it finds may need more than `breaking` says, except
//! for what casts return where discriminants are positions.
//!
//! Needs the tool (0.51 or later: `cargo install cargo-semver-checks --locked`) and some minutes:
//! `cargo test --package cargo-codetable --test semver -- --ignored`. `.ci/long` installs the tool and runs it.

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use support::{ran, root};

/// Where the tool asks for less than `breaking`, because it has no lint for what changed.
const UNSEEN: &[&str] = &[
    // A new variant of an enum that is `#[non_exhaustive]`.
    "code-added",
    "code-added-enough",
    "code-added-repeat",
    "group-added",
    "range-code-added",
    "range-code-added-unstated",
    "version-0-0",
    "version-1-minor",
    // An enum that is no longer `#[non_exhaustive]`.
    "exhaustive-added",
    // What a method of a column returns.
    "column-optional",
    "column-required",
    "column-retyped",
    // What a function gives, or a message is called, when the program runs.
    "alias-changed-hands",
    "base-mask-added",
    "base-mask-base-added",
    "base-mask-base-set",
    "base-mask-changed",
    "base-mask-code-added-other-outcome",
    "base-mask-signed-base-added",
    "column-value-changed",
    "first-of-label-changed",
    "group-changed",
    "hostile-texts",
    "label-changed-variant-kept",
    "message-changed",
    "outcome-changed",
    "outcome-set",
    "radix-changed",
    "range-added",
    "range-around-a-code",
    "range-code-added-other-group",
    "range-code-added-other-outcome",
    "range-fallback-changed",
    "range-fallback-set",
    "range-group-changed",
    "range-label-changed",
    "range-label-set",
    "range-nested-added",
    "range-of-known-values",
    "range-of-strings",
    "range-outcome-changed",
    "range-removed",
    "range-shortened",
    "range-tags",
    "tag-moved",
    // What was retired.
    "retired-code-back",
    "retired-code-back-allowed",
    "retired-label-reused",
    "retired-value-reused",
    "tombstones",
];

/// Where the tool asks for more than `breaking`: it regards the discriminants of an enum without `#[repr]` as
/// part of the API (`enum_no_repr_variant_discriminant_changed`), which positions are not.
const POSITIONS: &[&str] = &[
    "discriminant-position-code-added",
    "discriminant-to-value",
    "text-row-at-the-end",
    "text-rows-reordered",
];

/// Lints for what is new. The tool has them, but they are off unless asked for.
const LINTS: &str = r#"
[package.metadata.cargo-semver-checks.lints]
inherent_associated_pub_const_added = "deny"
inherent_method_added = "deny"
non_exhaustive_enum_added = "deny"
non_exhaustive_struct_added = "deny"
"#;

/// What a change means for users: nothing, something new, something broken.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Needs {
    Nothing,
    Minor,
    Major,
}

#[test]
#[ignore = "needs cargo-semver-checks to be installed"]
fn needs_tool_cargo_semver_checks_asks_for_no_more_than_breaking() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(root().join("xtask/tests/breaking")).unwrap() {
        let folder = entry.unwrap().path();
        let case = folder.file_name().unwrap().to_str().unwrap();
        for (package, ours) in breaking(&folder) {
            let Some(theirs) = semver_checks(&folder, &package) else {
                continue;
            };
            count += 1;
            let is_right = if UNSEEN.contains(&case) {
                theirs < ours
            } else if POSITIONS.contains(&case) {
                theirs > ours
            } else {
                theirs == ours
            };
            if !is_right {
                wrong.push(format!(
                    "{case}: `breaking` says {ours:?}, the tool {theirs:?}"
                ));
            }
        }
    }
    assert!(count > UNSEEN.len(), "{count} crates compared");
    let help = "where the tool says less because it has no lint, and only there, a case is UNSEEN";
    assert!(wrong.is_empty(), "{}\n{help}", wrong.join("\n"));
}

/// What `breaking` says of each package that is in both folders; nothing where a table is wrong.
fn breaking(folder: &Path) -> Vec<(String, Needs)> {
    let mut xtask = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
    xtask.args(["breaking", "--message-format", "json"]);
    xtask.arg("--against").arg(folder.join("before"));
    xtask.arg("--spec").arg(folder.join("after"));
    let ran = ran(xtask.env_remove("GITHUB_ACTIONS").output().unwrap());
    if ran.status == 2 {
        return Vec::new();
    }
    let found: Value = serde_json::from_str(&ran.out).unwrap();
    let tables = found["tables"].as_array().unwrap().iter();
    let kept = tables.filter(|table| table["status"] == "kept");
    kept.map(|table| {
        let needs = match table["needs"].as_str() {
            None | Some("patch") => Needs::Nothing,
            Some("minor") => Needs::Minor,
            _ => Needs::Major,
        };
        (table["package"].as_str().unwrap().to_owned(), needs)
    })
    .collect()
}

/// What the tool says; `None` for a package that had another name, or that can no longer be generated from the old
/// table, which it cannot compare.
fn semver_checks(folder: &Path, package: &str) -> Option<Needs> {
    let scratch = tempfile::tempdir().unwrap();
    let [before, after] = ["before", "after"].map(|state| {
        let out = scratch.path().join(state);
        let mut xtask = Command::new(env!("CARGO_BIN_EXE_cargo-codetable"));
        xtask.arg("codegen").arg("--spec").arg(folder.join(state));
        let ran = ran(xtask.arg("--out").arg(&out).output().unwrap());
        let is_earlier = state == "before" && ran.status == 2;
        assert!(is_earlier || ran.status == 0, "{}", ran.err);
        out.join(package)
    });
    if !before.exists() {
        return None;
    }
    let manifest = after.join("Cargo.toml");
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, text + LINTS).unwrap();

    let mut tool = Command::new(env!("CARGO"));
    // As if for a patch, so that the verdict is about the crates and not about their versions.
    tool.args(["semver-checks", "--color=never", "--release-type=patch"]);
    tool.arg("--manifest-path").arg(manifest);
    tool.arg("--baseline-root").arg(before);
    // One for all, so that what the crates depend on is built once.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("semver");
    let ran = ran(tool.env("CARGO_TARGET_DIR", target).output().unwrap());
    let says = |text| ran.err.contains(text);
    Some(if says("semver requires new major version") {
        Needs::Major
    } else if says("semver requires new minor version") {
        Needs::Minor
    } else {
        assert!(says("no semver update required"), "{}{}", ran.out, ran.err);
        Needs::Nothing
    })
}
