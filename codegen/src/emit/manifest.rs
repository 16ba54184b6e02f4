//! `Cargo.toml`. It inherits nothing from a workspace, so that the folder of the crate can be anywhere.

use toml_writer::ToTomlValue;

use super::draft::{Content, Draft};
use super::plan::Plan;

pub(super) fn emit(plan: &Plan<'_>) -> Vec<Draft> {
    let package = &plan.table.package;
    let name = package.name.to_toml_value();
    let version = package.version.to_string().to_toml_value();
    let description = package.description.to_toml_value();
    let license = package.license.to_toml_value();
    let rust = plan.rust_version();
    // quick-xml 0.42 needs a newer Rust than `Plan::rust_version`.
    let [feature, dependency, dev_dependencies] = match plan.table.message {
        None => [""; 3],
        Some(_) => [
            r#"# The XML message that carries a code. It needs `std`.
message = ["dep:quick-xml", "dep:serde"]
"#,
            r#"quick-xml = { version = "0.41", features = ["serialize"], optional = true }
"#,
            r#"[dev-dependencies]
serde = { version = "1", features = ["derive"] }

"#,
        ],
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
# Files for people and for programs in other languages.
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
    vec![plan.draft("Cargo.toml", Content::Hash(text))]
}
