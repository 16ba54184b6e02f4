//! `Cargo.toml`: inherits nothing, so that the crate works wherever its folder is.

use toml_writer::ToTomlValue;

use super::draft::{Content, Draft};
use super::plan::Plan;

/// What the message asks for: a feature, what it depends on, and what its example does. quick-xml
/// 0.42 needs a newer Rust than [`Plan::rust_version`].
const MESSAGE: [&str; 3] = [
    r#"# The XML message that carries a code; it needs `std`.
message = ["dep:quick-xml", "dep:serde"]
"#,
    r#"quick-xml = { version = "0.41", features = ["serialize"], optional = true }
"#,
    r#"[dev-dependencies]
serde = { version = "1", features = ["derive"] }

"#,
];

pub(super) fn emit(plan: &Plan<'_>) -> Vec<Draft> {
    let package = &plan.table.package;
    let name = package.name.to_toml_value();
    let version = package.version.to_string().to_toml_value();
    let description = package.description.to_toml_value();
    let license = package.license.to_toml_value();
    let [feature, dependency, for_tests] = match plan.table.message {
        Some(_) => MESSAGE,
        None => [""; 3],
    };
    let rust = plan.rust_version();
    let text = format!(
        r#"[package]
name = {name}
version = {version}
edition = "2021"
rust-version = "{rust}"
description = {description}
license = {license}
readme = "README.md"
# For people and for programs in other languages: the compiler needs neither.
exclude = ["/codes.json", "/docs", "/rustfmt.toml"]
categories = ["no-std::no-alloc"]

[features]
# The value on the wire, for `serde`.
serde = ["dep:serde"]
{feature}
[dependencies]
{dependency}serde = {{ version = "1", default-features = false, optional = true }}

{for_tests}[package.metadata.docs.rs]
all-features = true
"#
    );
    vec![plan.draft("Cargo.toml", Content::Hash(text))]
}
