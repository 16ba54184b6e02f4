//! The `[package]` section: what Cargo will take, and what stays inside its own folder.

use semver::Version;

use super::{at, reserved, text};
use crate::diagnostic::Diagnostics;
use crate::model;
use crate::read::raw;
use crate::read::raw::Spanned;

pub(super) fn validate(
    written: &raw::RawPackage,
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

fn name(written: &Spanned<String>, diagnostics: &mut Diagnostics) -> Option<String> {
    let Spanned { value, span } = written;
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
    if keyword || reserved::PACKAGES.contain(&value.to_ascii_lowercase()) {
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

fn version(written: &Spanned<String>, diagnostics: &mut Diagnostics) -> Option<Version> {
    let Spanned { value, span } = written;
    match Version::parse(value) {
        Ok(version) => Some(version),
        Err(error) => {
            diagnostics.error(
                span,
                format!("`{value}` is not a version: {error}"),
                "",
                "write three numbers as Cargo has them, such as \"0.1.0\"",
            );
            None
        }
    }
}
