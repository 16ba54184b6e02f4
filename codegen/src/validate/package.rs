//! The `[package]` section: what Cargo and its registry accept.

use semver::Version;

use super::{Strictness, address, naming, reserved, string};
use crate::diagnostic::Diagnostics;
use crate::model::Package;
use crate::read::raw::RawPackage;
use crate::read::spanned::Spanned;

/// The maximum number of keywords and of categories, and the maximum length of a keyword, as the registry has
/// them: <https://doc.rust-lang.org/cargo/reference/manifest.html#the-keywords-field>.
const MAX_WORDS: usize = 5;
const MAX_KEYWORD_LEN: usize = 20;

pub(super) fn validate(
    raw: &RawPackage,
    strictness: Strictness,
    diagnostics: &mut Diagnostics,
) -> Option<Package> {
    let name = name(raw.name.as_ref(), diagnostics);
    let version = version(raw.version.as_ref(), diagnostics);
    if strictness == Strictness::Current {
        check_license(raw, diagnostics);
        check_license_file(raw, diagnostics);
    }
    let [repository, homepage, documentation] =
        [&raw.repository, &raw.homepage, &raw.documentation]
            .map(|raw| address::validate(raw.as_ref(), diagnostics));
    check_words("keywords", &raw.keywords, is_keyword, diagnostics);
    check_words("categories", &raw.categories, is_category, diagnostics);
    let strings = |raw: &[Spanned<String>]| raw.iter().map(|raw| raw.value.clone()).collect();
    Some(Package {
        at: raw.version.as_ref()?.span.clone(),
        name: name?,
        version: version?,
        description: string(raw.description.as_ref())?,
        license: string(raw.license.as_ref()),
        license_file: string(raw.license_file.as_ref()),
        repository,
        homepage,
        documentation,
        keywords: strings(&raw.keywords),
        categories: (!raw.categories.is_empty()).then(|| strings(&raw.categories)),
        may_publish: raw.publish.as_ref().is_none_or(|publish| publish.value),
    })
}

/// Checks that there is a license, and that it is a valid expression.
fn check_license(raw: &RawPackage, diagnostics: &mut Diagnostics) {
    let may_publish = raw.publish.as_ref().is_none_or(|publish| publish.value);
    match (&raw.license, &raw.license_file) {
        (Some(license), Some(file)) => {
            let help = "remove one of them: a file is for a license without an SPDX expression";
            diagnostics
                .error(&file.span, "both `license` and `license-file`", help)
                .related(&license.span, "the expression");
        }
        (Some(license), None) => {
            if let Err(error) = spdx::Expression::parse(&license.value) {
                let title = format!(
                    "`{}` is not an SPDX expression: {}",
                    license.value, error.reason
                );
                let canonical = spdx::Expression::canonicalize(&license.value);
                let help = match canonical {
                    Ok(Some(canonical)) if canonical != license.value => {
                        format!("did you mean `{canonical}`?")
                    }
                    _ if !may_publish => {
                        "write an SPDX expression, or remove this line: the crate is not published"
                            .to_owned()
                    }
                    _ => "write one of <https://spdx.org/licenses/>, such as \"MIT OR Apache-2.0\", or \
                          name a file with `license-file`"
                        .to_owned(),
                };
                diagnostics.error(&license.span, title, help);
            }
        }
        // If a key is misspelled or missing, that is the mistake.
        (None, None) if may_publish && !raw.has_mistake => {
            let Some(Spanned { span, .. }) = &raw.name else {
                return;
            };
            let help = "add `license = …` or `license-file = …`, or `publish = false` if the crate stays with you";
            diagnostics.error(span, "the package has no license", help);
        }
        (None, _) => {}
    }
}

/// Checks that the path of the license is one on every system, and not only on the computer of its author.
fn check_license_file(raw: &RawPackage, diagnostics: &mut Diagnostics) {
    let Some(Spanned { value, span }) = &raw.license_file else {
        return;
    };
    let has_drive = value.as_bytes().get(1) == Some(&b':');
    let title = if value.contains('\\') {
        format!("`{value}` has a backslash")
    } else if value.starts_with('/') || has_drive {
        format!("`{value}` is an absolute path")
    } else {
        return;
    };
    let help = "write a path that is relative to the folder of the crate, with `/` between folders, such as \
                \"../../LICENSE\"";
    diagnostics.error(span, title, help);
}

/// Checks the keywords or the categories of a package.
fn check_words(
    key: &str,
    words: &[Spanned<String>],
    is_valid: fn(&str) -> bool,
    diagnostics: &mut Diagnostics,
) {
    if let Some(sixth) = words.get(MAX_WORDS) {
        let title = format!(
            "{} {key}, but the registry accepts {MAX_WORDS}",
            words.len()
        );
        diagnostics.error(&sixth.span, title, "keep the most important ones");
    }
    for word in words.iter().filter(|word| !is_valid(&word.value)) {
        let title = format!("`{}` cannot be one of the {key}", word.value);
        let help = match key {
            "keywords" => format!(
                "write at most {MAX_KEYWORD_LEN} ASCII letters, digits, `-`, `_` and `+`, starting with a letter or a digit"
            ),
            _ => "write one of <https://crates.io/category_slugs>, such as \"network-programming\""
                .to_owned(),
        };
        diagnostics.error(&word.span, title, help);
    }
}

fn is_keyword(word: &str) -> bool {
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || "-_+".contains(c);
    word.len() <= MAX_KEYWORD_LEN
        && word.starts_with(|c: char| c.is_ascii_alphanumeric())
        && word.chars().all(is_allowed)
}

fn is_category(word: &str) -> bool {
    let is_allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-:".contains(c);
    word.starts_with(|c: char| c.is_ascii_lowercase()) && word.chars().all(is_allowed)
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
    let is_keyword = naming::is_keyword(&value.replace('-', "_"));
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

pub(super) fn version(
    raw: Option<&Spanned<String>>,
    diagnostics: &mut Diagnostics,
) -> Option<Version> {
    let Spanned { value, span } = raw?;
    let version = Version::parse(value);
    if let Err(error) = &version {
        let title = format!("`{value}` is not a version: {error}");
        diagnostics.error(span, title, "write three numbers, such as \"0.1.0\"");
    }
    version.ok()
}
