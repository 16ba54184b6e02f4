//! The `[package]` section: what Cargo will take, and what stays inside its own folder.

use semver::Version;

use super::{at, text};
use crate::diagnostic::Diagnostics;
use crate::keys::Written;
use crate::model;
use crate::spec;

/// Names that Cargo refuses, beside the packages of this workspace too, or that Windows keeps for
/// devices, all small.
const RESERVED: [&str; 39] = [
    "alloc",
    "aux",
    "build",
    "codegen",
    "com1",
    "com2",
    "com3",
    "com4",
    "com5",
    "com6",
    "com7",
    "com8",
    "com9",
    "con",
    "core",
    "deps",
    "examples",
    "incremental",
    "lpt1",
    "lpt2",
    "lpt3",
    "lpt4",
    "lpt5",
    "lpt6",
    "lpt7",
    "lpt8",
    "lpt9",
    "nul",
    "pages",
    "prn",
    "proc-macro",
    "proc_macro",
    "quick-xml",
    "quick_xml",
    "serde",
    "std",
    "target",
    "test",
    "xtask",
];

pub(super) fn prove(
    written: &spec::Package,
    diagnostics: &mut Diagnostics,
) -> Option<model::Package> {
    let name = written
        .name
        .as_ref()
        .and_then(|written| name(written, diagnostics));
    let version = written
        .version
        .as_ref()
        .and_then(|written| version(written, diagnostics));
    Some(model::Package {
        at: at(written.version.as_ref()),
        name: name?,
        version: version?,
        description: text(written.description.as_ref())?,
        license: text(written.license.as_ref())?,
    })
}

fn name(written: &Written<String>, diagnostics: &mut Diagnostics) -> Option<String> {
    let Written { value, span } = written;
    let letters = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let shape = value.starts_with(|c: char| c.is_ascii_alphabetic())
        && value.chars().all(letters)
        && value.len() <= 64;
    if !shape {
        diagnostics.error(
            span,
            format!("`{value}` cannot be the name of a package"),
            "",
            "write at most 64 ASCII letters, digits, `-` and `_`, with a letter first",
        );
        return None;
    }
    let keyword = syn::parse_str::<syn::Ident>(&value.replace('-', "_")).is_err();
    if keyword || RESERVED.contains(&value.to_ascii_lowercase().as_str()) {
        diagnostics.error(
            span,
            format!("the package name `{value}` is reserved"),
            "by Rust, Cargo or an operating system",
            "choose another, such as the vendor's name before it",
        );
        return None;
    }
    Some(value.clone())
}

fn version(written: &Written<String>, diagnostics: &mut Diagnostics) -> Option<Version> {
    let Written { value, span } = written;
    match Version::parse(value) {
        Ok(version) => Some(version),
        Err(error) => {
            diagnostics.error(
                span,
                format!("`{value}` is no version: {error}"),
                "",
                "write three numbers as Cargo has them, such as \"0.1.0\"",
            );
            None
        }
    }
}
