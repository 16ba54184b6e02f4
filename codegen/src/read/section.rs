//! One section of a TOML document: held against the grammar, then read key by key.
//!
//! What is missing, of the wrong type, empty or unknown becomes a diagnostic when the section is
//! entered. Reading then gives what is sound, and nothing for the rest.

use toml::de::{DeString, DeTable, DeValue};

use super::invisible;
use super::key::{Key, Kind, RawSection, Section};
use super::raw::{RawValue, Spanned};
use super::suggest::{listed, nearest};
use crate::diagnostic::{Diagnostics, Span};

/// The keys of one section of a table's text, such as `[package]` or a single `[[code]]`.
pub(crate) struct SectionReader<'t, 'd> {
    table: &'t DeTable<'t>,
    diagnostics: &'d mut Diagnostics,
}

impl<'t, 'd> SectionReader<'t, 'd> {
    /// Enters a section and reports what does not fit it.
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
        let array = self
            .table
            .get(key)
            .and_then(|item| item.get_ref().as_array());
        array.into_iter().flatten().filter_map(text).collect()
    }

    /// An integer or a string.
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

    /// A key whose value is checked and not needed.
    #[allow(
        clippy::unused_self,
        reason = "it is called as the other readers of keys are"
    )]
    pub(crate) fn skip(&self, _key: &str) {}

    /// The section of a key within this one.
    pub(crate) fn section<S: RawSection>(&mut self, key: &str) -> Option<S> {
        let item = self.table.get(key)?;
        let table = item.get_ref().as_table()?;
        Some(self.enter(item.span(), table))
    }

    /// The section of a key within this one; one without keys if it is missing.
    pub(crate) fn section_or_default<S: RawSection>(&mut self, key: &str) -> S {
        self.section(key).unwrap_or_default()
    }

    /// Every section of a key within this one.
    pub(crate) fn sections<S: RawSection>(&mut self, key: &str) -> Vec<S> {
        let array = self
            .table
            .get(key)
            .and_then(|item| item.get_ref().as_array());
        let tables = array
            .into_iter()
            .flatten()
            .filter_map(|item| Some((item.span(), item.get_ref().as_table()?)));
        tables
            .map(|(span, table)| self.enter(span, table))
            .collect()
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

fn text(item: &toml::Spanned<DeValue<'_>>) -> Option<Spanned<String>> {
    let text = item.get_ref().as_str()?;
    Some(Spanned {
        value: text.to_owned(),
        span: item.span(),
    })
}

/// Holds what stands behind a key against what may stand there.
fn check(
    key: &Key,
    section: &Section,
    item: &toml::Spanned<DeValue<'_>>,
    diagnostics: &mut Diagnostics,
) {
    let wrong =
        |item: &toml::Spanned<DeValue<'_>>, expected: &str, diagnostics: &mut Diagnostics| {
            diagnostics.error(
                &item.span(),
                format!("`{}` of {} is of the wrong type", key.name, section.name),
                kind_of(item.get_ref()),
                format!("write {expected}"),
            );
        };
    match (key.kind, item.get_ref()) {
        (Kind::Format | Kind::Value, DeValue::Integer(_))
        | (Kind::Section(_), DeValue::Table(_)) => {}
        (Kind::Filled, DeValue::String(text)) if text.is_empty() => {
            diagnostics.error(
                &item.span(),
                format!("`{}` of {} is empty", key.name, section.name),
                "",
                format!("write what it is, such as `{} = {}`", key.name, key.example),
            );
        }
        (Kind::Word(words), DeValue::String(text)) => {
            if !words.contains(&text.as_ref()) {
                let help = match nearest(text, words) {
                    Some(near) => format!("did you mean \"{near}\"?"),
                    None => format!("write one of {}", listed(words)),
                };
                let title = format!("unknown {} \"{text}\"", key.name);
                diagnostics.error(&item.span(), title, "", help);
            }
        }
        (Kind::Text | Kind::Filled | Kind::Value, DeValue::String(_)) => {
            check_text(item, diagnostics);
        }
        (Kind::Texts, DeValue::Array(array)) => {
            for item in array {
                match item.get_ref() {
                    DeValue::String(_) => check_text(item, diagnostics),
                    _ => wrong(item, "a string", diagnostics),
                }
            }
        }
        (Kind::Sections(_), DeValue::Array(array)) if key.required && array.is_empty() => {
            missing(key, section, &item.span(), diagnostics);
        }
        (Kind::Sections(inner), DeValue::Array(array)) => {
            for item in array.iter().filter(|item| !item.get_ref().is_table()) {
                wrong(
                    item,
                    &format!("a table headed `{}`", inner.name),
                    diagnostics,
                );
            }
        }
        (Kind::Format, _) => wrong(item, "an integer", diagnostics),
        (Kind::Text | Kind::Filled | Kind::Word(_), _) => wrong(item, "a string", diagnostics),
        (Kind::Texts, _) => wrong(item, "an array of strings", diagnostics),
        (Kind::Value, _) => wrong(item, "an integer or a string", diagnostics),
        (Kind::Section(inner), _) => wrong(
            item,
            &format!("a table headed `{}`", inner.name),
            diagnostics,
        ),
        (Kind::Sections(inner), _) => wrong(
            item,
            &format!("tables, each headed `{}`", inner.name),
            diagnostics,
        ),
    }
}

/// A text without escapes is a part of the source, which has been looked through.
fn check_text(item: &toml::Spanned<DeValue<'_>>, diagnostics: &mut Diagnostics) {
    if let DeValue::String(DeString::Owned(text)) = item.get_ref() {
        invisible::check_string(text, &item.span(), diagnostics);
    }
}

fn kind_of(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "an integer",
        DeValue::Float(_) => "a float",
        DeValue::Boolean(_) => "a boolean",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "an array",
        DeValue::Table(_) => "a table",
    }
}

/// Holds the keys against the sets of which one has to stand here.
fn one_of(section: &Section, table: &DeTable<'_>, span: &Span, diagnostics: &mut Diagnostics) {
    let whole = |set: &&&[&str]| set.iter().all(|key| table.contains_key(*key));
    let any = |set: &&&[&str]| set.iter().any(|key| table.contains_key(*key));
    let (sets, started) = (
        section.either.iter(),
        section.either.iter().filter(any).count(),
    );
    if section.either.is_empty() || (started == 1 && sets.filter(whole).count() == 1) {
        return;
    }
    let sets: Vec<String> = section
        .either
        .iter()
        .map(|set| {
            set.iter()
                .map(|key| format!("`{key}`"))
                .collect::<Vec<_>>()
                .join(" and ")
        })
        .collect();
    diagnostics.error(
        span,
        format!("{} needs {}", section.name, sets.join(", or else ")),
        "",
        "write just one of these",
    );
}

fn missing(key: &Key, section: &Section, span: &Span, diagnostics: &mut Diagnostics) {
    diagnostics.error(
        span,
        format!("{} has no `{}`", section.name, key.name),
        "",
        format!("add `{}`; spec/README.md says what it means", key.written()),
    );
}

fn unknown(name: &str, span: &Span, section: &Section, diagnostics: &mut Diagnostics) {
    let known: Vec<&str> = section.keys.iter().map(|key| key.name).collect();
    let help = match nearest(name, &known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("{} may have: {}", section.name, listed(&known)),
    };
    diagnostics.error(
        span,
        format!("unknown key `{name}` in {}", section.name),
        "not a key of this section",
        help,
    );
}
