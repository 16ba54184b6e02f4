//! `Cargo.toml`. It inherits nothing from a workspace, so the folder of the crate can be anywhere.

use toml_writer::ToTomlValue;

use super::draft::{Content, Draft};
use super::plan::Plan;

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

pub(super) fn emit(plan: &Plan<'_>) -> Vec<Draft> {
    let package = &plan.table.package;
    let name = package.name.to_toml_value();
    let version = package.version.to_string().to_toml_value();
    let description = package.description.to_toml_value();
    let license = package.license.to_toml_value();
    let rust = plan.rust_version();
    let MessageLines {
        feature,
        dependency,
        dev_dependencies,
    } = match plan.table.message {
        None => MessageLines::default(),
        Some(_) => MESSAGE,
    };
    let text = format!(
        r#"[package]
name = {name}
version = {version}
edition = "2021"
rust-version = "{rust}"
description = {description}
license = {license}
readme = "README.md"
# Not needed to build the crate.
exclude = ["/codes.json", "/docs", "/rustfmt.toml"]
categories = ["no-std::no-alloc"]

[features]
# Serializes codes as their values.
serde = ["dep:serde"]
{feature}
[dependencies]
{dependency}serde = {{ version = "1", default-features = false, optional = true }}

{dev_dependencies}[package.metadata.docs.rs]
all-features = true
"#
    );
    vec![plan.draft("Cargo.toml", Content::Config(text))]
}
