//! What a generated crate says, read back by parsers that have nothing in common with the generator, and
//! compared with the model of its table.

mod json;
mod rust;
mod syntax;

use std::collections::HashSet;

use codetable::model::{Package, Table};
use codetable::{Artifact, Diagnostic, Settings, Source};
use serde_json::Value as Json;

/// Generates, and checks that tables are refused with places in them, or that their crates say exactly what
/// they say.
///
/// # Errors
///
/// The mistakes in the tables.
pub fn check(sources: &[Source]) -> Result<Vec<Artifact>, Vec<Diagnostic>> {
    let artifacts = codetable::generate(sources, &Settings::default())
        .inspect_err(|mistakes| check_mistakes(sources, mistakes))?;
    let tables = codetable::validate(sources).expect("they were valid a moment ago");
    check_paths(&artifacts, &tables);
    for table in &tables {
        check_crate(table, &artifacts);
    }
    Ok(artifacts)
}

/// Generates from one valid table, and checks that its crate says exactly what it says.
pub fn generate(text: &str) -> Vec<Artifact> {
    check(&[Source::new("any.toml", text)])
        .unwrap_or_else(|mistakes| panic!("{mistakes:#?}\n{text}"))
}

fn check_mistakes(sources: &[Source], mistakes: &[Diagnostic]) {
    assert!(!mistakes.is_empty(), "refused without a mistake");
    for mistake in mistakes {
        assert!(!mistake.title.is_empty() && !mistake.help.is_empty());
        for label in std::iter::once(&mistake.primary).chain(&mistake.related) {
            let text = sources[label.source].text();
            assert!(text.get(label.span.clone()).is_some(), "{mistake:?}");
        }
    }
}

/// Each artifact has a path of its own in the folder of its package, on any file system.
fn check_paths(artifacts: &[Artifact], tables: &[Table]) {
    let packages: HashSet<&str> = tables
        .iter()
        .filter_map(|table| Some(table.package()?.name.as_str()))
        .collect();
    let mut seen = HashSet::new();
    for artifact in artifacts {
        let parts: Vec<&str> = artifact.path.split('/').collect();
        for part in &parts {
            let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
            assert!(part.chars().all(plain), "{}", artifact.path);
            let is_hidden = part.starts_with('.') && artifact.path != ".gitattributes";
            assert!(!part.is_empty() && !is_hidden && !part.ends_with('.'));
        }
        if parts.len() > 1 {
            assert!(packages.contains(parts[0]), "{}", artifact.path);
        }
        let path = (artifact.place, artifact.path.to_ascii_lowercase());
        assert!(seen.insert(path), "{} twice", artifact.path);
    }
}

/// Checks that the crate of a table says exactly what the table says.
fn check_crate(table: &Table, artifacts: &[Artifact]) {
    let package = table.package().expect("the table generates a crate");
    let path = |name: &str| format!("{}/{name}", package.name);
    let find = |name: &str| {
        let mut artifacts = artifacts.iter();
        artifacts.find(|artifact| artifact.path == path(name))
    };
    let text = |name: &str| &find(name).unwrap_or_else(|| panic!("no {name}")).text;
    for artifact in artifacts {
        if artifact.path.contains("/src/")
            && let Err(error) = syn::parse_file(&artifact.text)
        {
            panic!("{}: {error}\n{}", artifact.path, artifact.text);
        }
    }
    check_manifest(package, text("Cargo.toml"));
    let mut codes: Json = serde_json::from_str(text("codes.json")).unwrap();
    let members = codes.as_object_mut().unwrap();
    assert!(members.remove("$comment").is_some() && members.remove("format").is_some());
    assert_eq!(codes, json::from_model(table, package));
    let tables = find("src/tables.rs").map(|artifact| artifact.text.as_str());
    rust::check(table, text("src/code.rs"), text("src/lookup.rs"), tables);
}

fn check_manifest(package: &Package, text: &str) {
    let manifest: toml::Table = text.parse().unwrap();
    let version = package.version.to_string();
    for (key, expected) in [
        ("name", Some(&package.name)),
        ("version", Some(&version)),
        ("description", Some(&package.description)),
        ("license", package.license.as_ref()),
        ("license-file", package.license_file.as_ref()),
        ("repository", package.repository.as_ref()),
        ("homepage", package.homepage.as_ref()),
        ("documentation", package.documentation.as_ref()),
    ] {
        let found = manifest["package"]
            .get(key)
            .map(|value| value.as_str().unwrap());
        assert_eq!(found, expected.map(String::as_str), "{key}");
    }
}
