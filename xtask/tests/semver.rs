//! `cargo xtask breaking` compared with `cargo semver-checks`, on the tables of `tests/breaking` and on random ones:
//! the tool sees the API of the two crates, and nothing that it finds may need more than `breaking` says, except
//! for what casts return where discriminants are positions.
//!
//! Needs the tool (0.51 or later: `cargo install cargo-semver-checks --locked`) and some minutes:
//! `cargo test --package cargo-codetable --test semver -- --ignored`. `.ci/long` installs the tool and runs it.

#[path = "semver/corpus.rs"]
mod corpus;
#[path = "semver/edits.rs"]
mod edits;
#[path = "semver/fit.rs"]
mod fit;
#[path = "semver/generator.rs"]
mod generator;
#[path = "semver/kinds.rs"]
mod kinds;
#[path = "semver/rows.rs"]
mod rows;
mod support;
#[path = "semver/tool.rs"]
mod tool;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use corpus::{Agreement, Pair};
use support::root;
use tool::{Needs, breaking};

/// The number of pairs of random tables, and where the random numbers start.
const PAIRS: usize = 150;
const SEED: usize = 24;

const UNINTENDED: &str = "unintended difference";

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
    "version-1-minor-enough",
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
    "base-mask-range-changed",
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
    "radix-changed-from-width",
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

#[test]
#[ignore = "needs cargo-semver-checks to be installed"]
fn needs_tool_cargo_semver_checks_asks_for_no_more_than_breaking() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(root().join("xtask/tests/breaking")).unwrap() {
        let folder = entry.unwrap().path();
        let case = folder.file_name().unwrap().to_str().unwrap();
        let (_, verdicts) = breaking(&folder.join("before"), &folder.join("after"));
        for verdict in verdicts {
            let Some(theirs) = semver_checks(&folder, &verdict.name) else {
                continue;
            };
            let ours = verdict.needs;
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
    println!(
        "{count} pairs of crates of xtask/tests/breaking, {} differ",
        wrong.len()
    );
    assert!(count > UNSEEN.len(), "{count} crates compared");
    let help = "where the tool says less because it has no lint, and only there, a case is UNSEEN";
    assert!(wrong.is_empty(), "{}\n{help}", wrong.join("\n"));
}

/// `breaking` and the tool say the same of every pair, apart from what `kinds.rs` lists. The environment variables
/// `PAIRS` and `SEED` choose other pairs.
#[test]
#[ignore = "needs cargo-semver-checks to be installed"]
fn needs_tool_random_edits_are_judged_alike() {
    let pairs = corpus::draw(number("SEED", SEED), number("PAIRS", PAIRS));
    let compared = corpus::compare(&pairs);
    // The number of pairs with each result.
    let mut figures = BTreeMap::from([(UNINTENDED.to_owned(), 0_usize)]);
    let mut wrong = Vec::new();
    for (pair, compared) in pairs.iter().zip(compared) {
        let results = match compared {
            Agreement::Same(needs) => vec![format!("both say {needs:?}")],
            Agreement::Intended(reasons) => {
                let reasons = reasons.into_iter();
                reasons
                    .map(|reason| format!("intended difference: {reason}"))
                    .collect()
            }
            Agreement::Wrong(why) => {
                wrong.push((pair, why));
                vec![UNINTENDED.to_owned()]
            }
        };
        for result in results {
            *figures.entry(result).or_default() += 1;
        }
    }
    println!("{} pairs of random tables:", pairs.len());
    for (result, count) in &figures {
        println!("{count:4} {result}");
    }
    for (pair, why) in &wrong {
        println!("\n{}\n{why}", pair.edits.join(", "));
    }
    if let Some((pair, _)) = wrong.first() {
        let smallest = pair.smallest();
        panic!(
            "{} differ; the first one, made small:\n{smallest}",
            wrong.len()
        );
    }
}

#[test]
fn the_random_pairs_have_every_edit_and_every_kind_of_change() {
    let pairs = corpus::draw(SEED, PAIRS);
    let edits = pairs.iter().flat_map(|pair| pair.edits.clone()).collect();
    let all: BTreeSet<String> = edits::all().iter().map(ToString::to_string).collect();
    let missing: Vec<_> = all.difference(&edits).collect();
    assert!(missing.is_empty(), "no pair has the edits {missing:?}");

    let kinds = pairs.iter().flat_map(Pair::kinds).map(str::to_owned);
    let (kinds, all): (BTreeSet<String>, _) = (kinds.collect(), kinds::all());
    let missing: Vec<_> = all.difference(&kinds).collect();
    assert!(missing.is_empty(), "no pair has the kinds {missing:?}");
    for (kind, _) in kinds::UNSEEN.iter().chain(kinds::PARTLY_SEEN) {
        assert!(all.contains(*kind), "{kind} is not a kind of change");
    }
}

fn number(name: &str, default: usize) -> usize {
    let text = std::env::var(name);
    text.map_or(default, |text| text.parse().expect("a number"))
}

/// What the tool says; `None` for a module, for a package that had another name, or that can no longer be generated
/// from the old table, which it cannot compare.
fn semver_checks(folder: &Path, package: &str) -> Option<Needs> {
    let scratch = tempfile::tempdir().unwrap();
    let [before, after] = ["before", "after"].map(|state| {
        let out = scratch.path().join(state);
        let is_valid = tool::generate(&folder.join(state), &out);
        assert!(is_valid || state == "before", "{}", folder.display());
        out.join(package)
    });
    if !before.exists() {
        return None;
    }
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("semver");
    Some(tool::semver_checks(&before, &after, &target).needs)
}
