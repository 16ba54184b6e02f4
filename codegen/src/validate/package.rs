//! The `[package]` section: a name and a version that Cargo accepts.

use semver::Version;

use super::{naming, reserved, string};
use crate::diagnostic::Diagnostics;
use crate::model::Package;
use crate::read::raw::RawPackage;
use crate::read::spanned::Spanned;

pub(super) fn validate(raw: &RawPackage, diagnostics: &mut Diagnostics) -> Option<Package> {
    let name = name(raw.name.as_ref(), diagnostics);
    let version = version(raw.version.as_ref(), diagnostics);
    Some(Package {
        at: raw.version.as_ref()?.span.clone(),
        name: name?,
        version: version?,
        description: string(raw.description.as_ref())?,
        license: string(raw.license.as_ref())?,
    })
}

fn name(raw: Option<&Spanned<String>>, diagnostics: &mut Diagnostics) -> Option<String> {
    let Spanned { value, span } = raw?;
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !value.starts_with(|c: char| c.is_ascii_alphabetic())
        || !value.chars().all(is_allowed)
        || value.len() > 64
    {
        let title = format!("`{value}` cannot be the name of a package");
        let help = "write at most 64 ASCII letters, digits, `-` and `_`, starting with a letter";
        diagnostics.error(span, title, help);
        return None;
    }
    let is_keyword = !naming::is_identifier(&value.replace('-', "_"));
    if is_keyword || reserved::PACKAGES.contains(&value.to_ascii_lowercase().as_str()) {
        let title = format!("the package name `{value}` is reserved");
        let help = "choose another name, such as one that starts with the vendor's name";
        diagnostics
            .error(span, title, help)
            .note("by Rust, Cargo or an operating system");
        return None;
    }
    Some(value.clone())
}

fn version(raw: Option<&Spanned<String>>, diagnostics: &mut Diagnostics) -> Option<Version> {
    let Spanned { value, span } = raw?;
    let version = Version::parse(value);
    if let Err(error) = &version {
        let title = format!("`{value}` is not a version: {error}");
        diagnostics.error(span, title, "write three numbers, such as \"0.1.0\"");
    }
    version.ok()
}
