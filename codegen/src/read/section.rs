//! A section of a TOML document: checked against the grammar, then read key by key.
//!
//! Entering a section reports keys that are missing, unknown, empty or of the wrong type. Reading skips them.

use toml::de::{DeString, DeTable, DeValue};

use super::grammar::{Key, Kind, Section};
use super::invisible;
use super::spanned::{RawValue, Spanned};
use super::suggest::{listed, nearest};
use crate::diagnostic::{Diagnostics, Span};

/// A value with its span.
type Item<'t> = toml::Spanned<DeValue<'t>>;

/// A section as written.
pub(crate) trait RawSection: Default {
    const SECTION: &'static Section;

    /// Reads the keys. Those that are missing or wrong were reported, and are `None` or empty.
    fn read(reader: SectionReader<'_, '_>) -> Self;
}

/// Reads the keys of a section, such as `[package]` or a single `[[code]]`.
pub(crate) struct SectionReader<'t, 'd> {
    table: &'t DeTable<'t>,
    diagnostics: &'d mut Diagnostics,
}

impl<'t, 'd> SectionReader<'t, 'd> {
    /// Enters a section and reports its mistakes.
    pub(crate) fn new(
        section: &'static Section,
        span: Span,
        table: &'t DeTable<'t>,
        diagnostics: &'d mut Diagnostics,
    ) -> Self {
        let known = |name: &str| section.keys.iter().find(|key| key.name == name);
        for (name, item) in table {
            match known(name.get_ref()) {
                Some(key) => check(key, section, item, diagnostics),
                None => unknown(name.get_ref(), &name.span(), section, diagnostics),
            }
        }
        let required = section.keys.iter().filter(|key| key.required);
        for key in required.filter(|key| !table.contains_key(key.name)) {
            missing(key, section, &span, diagnostics);
        }
        one_of(section, table, &span, diagnostics);
        Self { table, diagnostics }
    }

    pub(crate) fn text(&self, key: &str) -> Option<Spanned<String>> {
        self.table.get(key).and_then(text)
    }

    pub(crate) fn texts(&self, key: &str) -> Vec<Spanned<String>> {
        self.array(key).filter_map(text).collect()
    }

    /// Reads an integer or a string.
    pub(crate) fn value(&self, key: &str) -> Option<Spanned<RawValue>> {
        let item = self.table.get(key)?;
        let value = match item.get_ref() {
            DeValue::Integer(integer) => RawValue::Integer {
                digits: integer.as_str().to_owned(),
                radix: integer.radix(),
            },
            DeValue::String(text) => RawValue::Str(text.clone().into_owned()),
            _ => return None,
        };
        Some(Spanned {
            value,
            span: item.span(),
        })
    }

    /// Skips a key whose value is checked but not needed.
    #[allow(
        clippy::unused_self,
        reason = "it has the signature of the other readers of keys"
    )]
    pub(crate) fn skip(&self, _key: &str) {}

    /// Reads the section of a key.
    pub(crate) fn section<S: RawSection>(&mut self, key: &str) -> Option<S> {
        let item = self.table.get(key)?;
        let table = item.get_ref().as_table()?;
        Some(self.enter(item.span(), table))
    }

    /// Reads the section of a key, as one without keys if it is missing.
    pub(crate) fn section_or_default<S: RawSection>(&mut self, key: &str) -> S {
        self.section(key).unwrap_or_default()
    }

    /// Reads every section of a key.
    pub(crate) fn sections<S: RawSection>(&mut self, key: &str) -> Vec<S> {
        let tables = self.array(key);
        let tables = tables.filter_map(|item| Some((item.span(), item.get_ref().as_table()?)));
        tables
            .map(|(span, table)| self.enter(span, table))
            .collect()
    }

    /// The elements of a key; none if it is missing or not an array.
    fn array(&self, key: &str) -> impl Iterator<Item = &'t Item<'t>> + use<'t> {
        let item: Option<&'t Item<'t>> = self.table.get(key);
        item.and_then(|item| item.get_ref().as_array())
            .into_iter()
            .flatten()
    }

    fn enter<S: RawSection>(&mut self, span: Span, table: &DeTable<'_>) -> S {
        S::read(SectionReader::new(
            S::SECTION,
            span,
            table,
            self.diagnostics,
        ))
    }
}

fn text(item: &Item<'_>) -> Option<Spanned<String>> {
    let text = item.get_ref().as_str()?;
    Some(Spanned {
        value: text.to_owned(),
        span: item.span(),
    })
}

/// Checks the value of a key.
fn check(key: &Key, section: &Section, item: &Item<'_>, diagnostics: &mut Diagnostics) {
    let expected = match (key.kind, item.get_ref()) {
        (Kind::Format | Kind::Value, DeValue::Integer(_))
        | (Kind::Section(_), DeValue::Table(_)) => return,
        (Kind::NonEmptyStr, DeValue::String(text)) if text.is_empty() => {
            let title = format!("`{}` of {} is empty", key.name, section.name);
            let help = format!("write a string, such as `{} = {}`", key.name, key.example);
            diagnostics.error(&item.span(), title, help);
            return;
        }
        (Kind::Keyword(words), DeValue::String(text)) => {
            if !words.contains(&text.as_ref()) {
                let help = match nearest(text, words) {
                    Some(near) => format!("did you mean \"{near}\"?"),
                    None => format!("write one of {}", listed(words)),
                };
                let title = format!("unknown {} \"{text}\"", key.name);
                diagnostics.error(&item.span(), title, help);
            }
            return;
        }
        (Kind::Str | Kind::NonEmptyStr | Kind::Value, DeValue::String(_)) => {
            return check_text(item, diagnostics);
        }
        (Kind::StrArray, DeValue::Array(array)) => {
            for item in array {
                match item.get_ref() {
                    DeValue::String(_) => check_text(item, diagnostics),
                    _ => wrong_type(key, section, item, "a string", diagnostics),
                }
            }
            return;
        }
        (Kind::Sections(_), DeValue::Array(array)) if key.required && array.is_empty() => {
            return missing(key, section, &item.span(), diagnostics);
        }
        (Kind::Sections(inner), DeValue::Array(array)) => {
            let expected = format!("a table headed `{}`", inner.name);
            for item in array.iter().filter(|item| !item.get_ref().is_table()) {
                wrong_type(key, section, item, &expected, diagnostics);
            }
            return;
        }
        (Kind::Format, _) => "an integer",
        (Kind::Str | Kind::NonEmptyStr | Kind::Keyword(_), _) => "a string",
        (Kind::StrArray, _) => "an array of strings",
        (Kind::Value, _) => "an integer or a string",
        (Kind::Section(inner), _) => &format!("a table headed `{}`", inner.name),
        (Kind::Sections(inner), _) => &format!("tables, each headed `{}`", inner.name),
    };
    wrong_type(key, section, item, expected, diagnostics);
}

fn wrong_type(
    key: &Key,
    section: &Section,
    item: &Item<'_>,
    expected: &str,
    diagnostics: &mut Diagnostics,
) {
    let title = format!("`{}` of {} has the wrong type", key.name, section.name);
    let actual = match item.get_ref() {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "an integer",
        DeValue::Float(_) => "a float",
        DeValue::Boolean(_) => "a boolean",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "an array",
        DeValue::Table(_) => "a table",
    };
    diagnostics
        .error(&item.span(), title, format!("write {expected}"))
        .note(actual);
}

/// Checks a string with escapes. One without is part of the source, which was checked as a whole.
fn check_text(item: &Item<'_>, diagnostics: &mut Diagnostics) {
    if let DeValue::String(DeString::Owned(text)) = item.get_ref() {
        invisible::check_string(text, &item.span(), diagnostics);
    }
}

/// Checks that exactly one of several sets of keys is present, and complete.
fn one_of(section: &Section, table: &DeTable<'_>, span: &Span, diagnostics: &mut Diagnostics) {
    let has = |key: &&str| table.contains_key(*key);
    let present = section.either.iter().filter(|set| set.iter().any(has));
    let is_complete = present.clone().all(|set| set.iter().all(has));
    if section.either.is_empty() || (present.count() == 1 && is_complete) {
        return;
    }
    let keys = |set: &&[&str]| {
        let keys: Vec<String> = set.iter().map(|key| format!("`{key}`")).collect();
        keys.join(" and ")
    };
    let sets: Vec<String> = section.either.iter().map(keys).collect();
    let title = format!("{} needs {}", section.name, sets.join(", or "));
    diagnostics.error(span, title, "write exactly one of these");
}

fn missing(key: &Key, section: &Section, span: &Span, diagnostics: &mut Diagnostics) {
    let title = format!("{} has no `{}`", section.name, key.name);
    let help = format!("add `{}`; spec/README.md explains it", key.written());
    diagnostics.error(span, title, help);
}

fn unknown(name: &str, span: &Span, section: &Section, diagnostics: &mut Diagnostics) {
    let known: Vec<&str> = section.keys.iter().map(|key| key.name).collect();
    let help = match nearest(name, &known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the keys of {} are: {}", section.name, listed(&known)),
    };
    diagnostics
        .error(
            span,
            format!("unknown key `{name}` in {}", section.name),
            help,
        )
        .note("not a key of this section");
}
