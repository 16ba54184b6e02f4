//! `Cargo.toml`. It inherits nothing from a workspace, so the folder of the crate can be anywhere.

use toml_writer::ToTomlValue;

use super::draft::{Content, Draft};
use super::paths;
use super::plan::Plan;
use crate::model::{Feature, Package};

/// What the message adds to a manifest.
#[derive(Default)]
struct MessageLines {
    feature: &'static str,
    dependency: &'static str,
    dev_dependencies: &'static str,
}

const MESSAGE: MessageLines = MessageLines {
    feature: r#"# The XML message that carries a code. It needs `std`.
message = ["dep:quick-xml", "dep:serde"]
"#,
    // quick-xml 0.42 needs a newer Rust than `Plan::rust_version`.
    dependency: r#"quick-xml = { version = "0.41", features = ["serialize"], optional = true }
"#,
    dev_dependencies: r#"[dev-dependencies]
serde = { version = "1", features = ["derive"] }

"#,
};

/// The feature that a crate has if values are strings.
const ALLOC: &str = r#"# The types that own their values. They need an allocator.
alloc = ["serde?/alloc"]
"#;

pub(super) fn emit(plan: &Plan<'_>, package: &Package) -> Draft {
    let metadata = metadata(package);
    let rust = plan.rust_version();
    let MessageLines {
        feature,
        dependency,
        dev_dependencies,
    } = match plan.table.message {
        None => MessageLines::default(),
        Some(_) => MESSAGE,
    };
    let alloc = plan.gate(Feature::Alloc).map_or("", |_| ALLOC);
    let text = format!(
        r#"[package]
{metadata}edition = "2021"
rust-version = "{rust}"
readme = "README.md"
# Not needed to build the crate.
exclude = ["/codes.json", "/docs", "/rustfmt.toml"]

[features]
{alloc}# Serializes codes as their values or as their labels.
serde = ["dep:serde"]
{feature}
[dependencies]
{dependency}serde = {{ version = "1", default-features = false, optional = true }}

{dev_dependencies}[package.metadata.docs.rs]
all-features = true
rustdoc-args = ["--cfg", "docsrs"]
"#
    );
    plan.draft(
        paths::in_package(package, "Cargo.toml"),
        Content::Config(text),
    )
}

/// What the table says of the package.
fn metadata(package: &Package) -> String {
    let mut text = String::new();
    let mut line = |key: &str, value: String| text += &format!("{key} = {value}\n");
    line("name", package.name.to_toml_value());
    line("version", package.version.to_string().to_toml_value());
    line("description", package.description.to_toml_value());
    let optional = [
        ("license", &package.license),
        ("license-file", &package.license_file),
        ("repository", &package.repository),
        ("homepage", &package.homepage),
        ("documentation", &package.documentation),
    ];
    for (key, value) in optional {
        if let Some(value) = value {
            line(key, value.to_toml_value());
        }
    }
    if !package.keywords.is_empty() {
        line("keywords", list(&package.keywords));
    }
    match &package.categories {
        Some(categories) => line("categories", list(categories)),
        None => line("categories", list(&["no-std::no-alloc".to_owned()])),
    }
    if !package.may_publish {
        line("publish", "false".to_owned());
    }
    text
}

fn list(strings: &[String]) -> String {
    let strings: Vec<String> = strings.iter().map(ToTomlValue::to_toml_value).collect();
    format!("[{}]", strings.join(", "))
}
