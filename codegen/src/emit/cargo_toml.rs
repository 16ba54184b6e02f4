//! `Cargo.toml`: stands alone, so that the crate works wherever its folder lies.

use toml_writer::ToTomlValue;

use super::plan::{Plan, RUST_VERSION};
use crate::artifact::{Content, Draft};

pub(super) fn emit(plan: &Plan<'_>) -> Draft {
    let package = &plan.table.package;
    let name = package.name.to_toml_value();
    let version = package.version.to_string().to_toml_value();
    let description = package.description.to_toml_value();
    let license = package.license.to_toml_value();
    let text = format!(
        r#"[package]
name = {name}
version = {version}
edition = "2021"
rust-version = "{RUST_VERSION}"
description = {description}
license = {license}
readme = "README.md"
# For people and for programs in other languages: the compiler needs neither.
exclude = ["/codes.json", "/docs"]
categories = ["no-std::no-alloc"]

[features]
# The value on the wire, for `serde`.
serde = ["dep:serde"]

[dependencies]
serde = {{ version = "1", default-features = false, optional = true }}

[package.metadata.docs.rs]
all-features = true
"#
    );
    Draft {
        path: "Cargo.toml",
        content: Content::Toml(text),
    }
}
