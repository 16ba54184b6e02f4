//! A section of a TOML document: checked against the grammar, then read key by key.
//!
//! Entering a section reports every mistake in its keys. Reading then reports none: a key that is missing or of
//! the wrong type is `None` or empty; an empty string or an unknown keyword is returned as written.

use toml::de::{DeString, DeTable, DeValue};

use super::grammar::{Key, Kind, Section};
use super::invisible;
use super::spanned::{RawFact, RawValue, Spanned};
use super::suggest::{did_you_mean, listed};
use crate::diagnostic::{Diagnostics, Span};

/// A value with its span.
type Item<'t> = toml::Spanned<DeValue<'t>>;

/// The number of digits of the largest integer.
pub(crate) const MAX_DIGITS: usize = 20;

/// A section as written.
pub(crate) trait RawSection: Default {
    const SECTION: &'static Section;

    /// Reads the keys.
    fn read(reader: SectionReader<'_, '_>) -> Self;
}

/// Reads the keys of a section, such as `[package]` or a single `[[code]]`.
pub(crate) struct SectionReader<'t, 'd> {
    table: &'t DeTable<'t>,
    /// Whether the section itself has a mistake.
    has_mistake: bool,
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
        let before = diagnostics.len();
        let known = |name: &str| section.keys.iter().find(|key| key.name == name);
        for (name, item) in table {
            match known(name.get_ref()) {
                Some(key) => check_value(key, section, item, diagnostics),
                None => report_unknown(name.get_ref(), &name.span(), section, diagnostics),
            }
        }
        let required = section.keys.iter().filter(|key| key.required);
        for key in required.filter(|key| !table.contains_key(key.name)) {
            report_missing(key, section, &span, diagnostics);
        }
        check_either(section, table, &span, diagnostics);
        Self {
            table,
            has_mistake: diagnostics.len() > before,
            diagnostics,
        }
    }

    /// Whether a key is missing, unknown or of a wrong type. What the section states is then not all that was
    /// meant.
    pub(crate) fn has_mistake(&self) -> bool {
        self.has_mistake
    }

    pub(crate) fn string(&self, key: &str) -> Option<Spanned<String>> {
        self.table.get(key).and_then(string)
    }

    /// Reads an array of strings, without those elements that are not strings.
    pub(crate) fn strings(&self, key: &str) -> Vec<Spanned<String>> {
        self.array(key).filter_map(string).collect()
    }

    /// Reads an integer or a string.
    pub(crate) fn value(&self, key: &str) -> Option<Spanned<RawValue>> {
        let item = self.table.get(key)?;
        Some(Spanned {
            value: value(item.get_ref())?,
            span: item.span(),
        })
    }

    pub(crate) fn boolean(&self, key: &str) -> Option<Spanned<bool>> {
        let item = self.table.get(key)?;
        Some(Spanned {
            value: item.get_ref().as_bool()?,
            span: item.span(),
        })
    }

    pub(crate) fn digits(&self, key: &str) -> Option<Spanned<usize>> {
        let item = self.table.get(key)?;
        Some(Spanned {
            value: digits(item.get_ref())?,
            span: item.span(),
        })
    }

    pub(crate) fn date(&self, key: &str) -> Option<String> {
        date(self.table.get(key)?.get_ref())
    }

    /// Reads a table of facts, without those of a wrong type.
    pub(crate) fn facts(&self, key: &str) -> Vec<(Spanned<String>, Spanned<RawFact>)> {
        let item: Option<&'t Item<'t>> = self.table.get(key);
        let table = item.and_then(|item| item.get_ref().as_table());
        let fact = |(name, item): (&toml::Spanned<DeString<'_>>, &Item<'_>)| {
            let name = Spanned {
                value: name.get_ref().to_string(),
                span: name.span(),
            };
            let fact = Spanned {
                value: fact(item.get_ref())?,
                span: item.span(),
            };
            Some((name, fact))
        };
        table.into_iter().flatten().filter_map(fact).collect()
    }

    /// Reads the section of a key.
    pub(crate) fn section<S: RawSection>(&mut self, key: &str) -> Option<S> {
        let item = self.table.get(key)?;
        let table = item.get_ref().as_table()?;
        Some(self.enter(item.span(), table))
    }

    /// Reads the section of a key. A missing one is read as a section without keys.
    pub(crate) fn section_or_default<S: RawSection>(&mut self, key: &str) -> S {
        self.section(key).unwrap_or_default()
    }

    /// Reads every section of a key.
    pub(crate) fn sections<S: RawSection>(&mut self, key: &str) -> Vec<S> {
        self.array(key)
            .filter_map(|item| Some(self.enter(item.span(), item.get_ref().as_table()?)))
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

fn string(item: &Item<'_>) -> Option<Spanned<String>> {
    let string = item.get_ref().as_str()?;
    Some(Spanned {
        value: string.to_owned(),
        span: item.span(),
    })
}

fn value(value: &DeValue<'_>) -> Option<RawValue> {
    match value {
        DeValue::Integer(integer) => Some(RawValue::Integer {
            digits: integer.as_str().to_owned(),
            radix: integer.radix(),
        }),
        DeValue::String(string) => Some(RawValue::Str(string.clone().into_owned())),
        _ => None,
    }
}

fn fact(value: &DeValue<'_>) -> Option<RawFact> {
    match value {
        DeValue::Boolean(boolean) => Some(RawFact::Bool(*boolean)),
        _ => self::value(value).map(RawFact::Value),
    }
}

/// A number from 1 to [`MAX_DIGITS`].
fn digits(value: &DeValue<'_>) -> Option<usize> {
    let integer = value.as_integer()?;
    let number = usize::from_str_radix(integer.as_str(), integer.radix()).ok()?;
    (1..=MAX_DIGITS).contains(&number).then_some(number)
}

fn date(value: &DeValue<'_>) -> Option<String> {
    let datetime = value.as_datetime()?;
    let is_date = datetime.time.is_none() && datetime.offset.is_none();
    datetime
        .date
        .filter(|_| is_date)
        .map(|date| date.to_string())
}

/// Checks the value of a key.
fn check_value(key: &Key, section: &Section, item: &Item<'_>, diagnostics: &mut Diagnostics) {
    match (key.kind, item.get_ref()) {
        (Kind::Format | Kind::Value, DeValue::Integer(_))
        | (Kind::Bool, DeValue::Boolean(_))
        | (Kind::Section(_), DeValue::Table(_)) => {}
        (Kind::Digits, value) if digits(value).is_some() => {}
        (Kind::Digits, DeValue::Integer(_)) => {
            let title = format!("`{}` of {} is out of range", key.name, section.name);
            let help = format!("write {}", expected(key.kind));
            diagnostics.error(&item.span(), title, help);
        }
        (Kind::Date, value) if date(value).is_some() => {}
        (Kind::Facts, DeValue::Table(table)) => {
            for (name, item) in table {
                check_fact(name.get_ref(), item, diagnostics);
            }
        }
        (Kind::NonEmptyStr, DeValue::String(string)) if string.is_empty() => {
            report_empty(key, section, &item.span(), diagnostics);
        }
        (Kind::NonBlankStr, DeValue::String(string)) if string.trim().is_empty() => {
            report_empty(key, section, &item.span(), diagnostics);
        }
        (Kind::Keyword(keywords), DeValue::String(string)) => {
            let title = format!("unknown {} \"{string}\"", key.name);
            check_keyword(title, keywords, string, &item.span(), diagnostics);
        }
        (Kind::Str | Kind::NonEmptyStr | Kind::NonBlankStr | Kind::Value, DeValue::String(_)) => {
            check_string(item, diagnostics);
        }
        (Kind::StrArray, DeValue::Array(array)) => {
            for item in array {
                match item.get_ref() {
                    DeValue::String(_) => check_string(item, diagnostics),
                    _ => report_wrong_type(key, section, item, &expected(Kind::Str), diagnostics),
                }
            }
        }
        (Kind::KeywordArray(keywords), DeValue::Array(array)) => {
            for item in array {
                match item.get_ref() {
                    DeValue::String(string) => {
                        let title = format!("unknown word \"{string}\" in `{}`", key.name);
                        check_keyword(title, keywords, string, &item.span(), diagnostics);
                    }
                    _ => report_wrong_type(key, section, item, &expected(Kind::Str), diagnostics),
                }
            }
        }
        (Kind::Sections(_), DeValue::Array(array)) if key.required && array.is_empty() => {
            report_missing(key, section, &item.span(), diagnostics);
        }
        (Kind::Sections(inner), DeValue::Array(array)) => {
            let expected = expected(Kind::Section(inner));
            for item in array.iter().filter(|item| !item.get_ref().is_table()) {
                report_wrong_type(key, section, item, &expected, diagnostics);
            }
        }
        _ => report_wrong_type(key, section, item, &expected(key.kind), diagnostics),
    }
}

/// What to write for a key of this kind.
fn expected(kind: Kind) -> String {
    match kind {
        Kind::Format => "an integer".to_owned(),
        Kind::Str | Kind::NonEmptyStr | Kind::NonBlankStr | Kind::Keyword(_) => {
            "a string".to_owned()
        }
        Kind::StrArray | Kind::KeywordArray(_) => "an array of strings".to_owned(),
        Kind::Value => "an integer or a string".to_owned(),
        Kind::Bool => "`true` or `false`".to_owned(),
        Kind::Digits => format!("an integer from 1 to {MAX_DIGITS}"),
        Kind::Date => "a date, such as `2026-11-25`".to_owned(),
        Kind::Facts => "a table, such as `{ http-status = 409 }`".to_owned(),
        Kind::Section(section) => format!("a table headed `{}`", section.name),
        Kind::Sections(section) => format!("tables, each headed `{}`", section.name),
    }
}

fn report_empty(key: &Key, section: &Section, span: &Span, diagnostics: &mut Diagnostics) {
    let title = format!("`{}` of {} is empty", key.name, section.name);
    let help = format!("write a string, such as `{} = {}`", key.name, key.example);
    diagnostics.error(span, title, help);
}

fn check_keyword(
    title: String,
    keywords: &[&str],
    string: &str,
    span: &Span,
    diagnostics: &mut Diagnostics,
) {
    if keywords.contains(&string) {
        return;
    }
    let help = did_you_mean(string, keywords)
        .unwrap_or_else(|| format!("write one of {}", listed(keywords)));
    diagnostics.error(span, title, help);
}

fn report_wrong_type(
    key: &Key,
    section: &Section,
    item: &Item<'_>,
    expected: &str,
    diagnostics: &mut Diagnostics,
) {
    let title = format!("`{}` of {} has the wrong type", key.name, section.name);
    diagnostics
        .error(&item.span(), title, format!("write {expected}"))
        .note(type_name(item));
}

/// Checks what a code states in a column.
fn check_fact(name: &str, item: &Item<'_>, diagnostics: &mut Diagnostics) {
    if fact(item.get_ref()).is_some() {
        check_string(item, diagnostics);
    } else {
        let title = format!("the value of `{name}` has the wrong type");
        let help = "write `true`, `false`, an integer or a string";
        diagnostics
            .error(&item.span(), title, help)
            .note(type_name(item));
    }
}

fn type_name(item: &Item<'_>) -> &'static str {
    match item.get_ref() {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "an integer",
        DeValue::Float(_) => "a float",
        DeValue::Boolean(_) => "a boolean",
        DeValue::Datetime(datetime) => match (datetime.date, datetime.time) {
            (Some(_), None) => "a date",
            (None, _) => "a time",
            (Some(_), Some(_)) => "a date and a time",
        },
        DeValue::Array(_) => "an array",
        DeValue::Table(_) => "a table",
    }
}

/// Checks a string that has escapes. A string without any is part of the source, which was checked as a whole.
fn check_string(item: &Item<'_>, diagnostics: &mut Diagnostics) {
    if let DeValue::String(DeString::Owned(string)) = item.get_ref() {
        invisible::check_string(string, &item.span(), diagnostics);
    }
}

/// Checks that exactly one of the sets of keys in [`Section::either`] is present, and complete.
fn check_either(
    section: &Section,
    table: &DeTable<'_>,
    span: &Span,
    diagnostics: &mut Diagnostics,
) {
    let has = |key: &&str| table.contains_key(*key);
    let present = section.either.iter().filter(|set| set.iter().any(has));
    let is_complete = present.clone().all(|set| set.iter().all(has));
    if section.either.is_empty() || (present.clone().count() == 1 && is_complete) {
        return;
    }
    let shown = |name: &&str| {
        let mut keys = section.keys.iter();
        let key = keys.find(|key| key.name == *name);
        match key.map(|key| key.kind) {
            Some(Kind::Section(section) | Kind::Sections(section)) => format!("`{}`", section.name),
            _ => format!("`{name}`"),
        }
    };
    let keys = |set: &&[&str]| {
        let keys: Vec<String> = set.iter().map(shown).collect();
        keys.join(" and ")
    };
    let mut present = present.map(|set| set.iter().filter(|key| has(key)));
    if let (Some(mut first), Some(mut second)) = (present.next(), present.next())
        && let (Some(first), Some(second)) = (first.next(), second.next())
    {
        let title = format!(
            "{} has {} and {}",
            section.name,
            shown(first),
            shown(second)
        );
        let span = |key: &&str| {
            table
                .get(*key)
                .map_or_else(|| span.clone(), toml::Spanned::span)
        };
        diagnostics
            .error(&span(second), title, "remove one of them")
            .related(&span(first), "the other one");
        return;
    }
    let sets: Vec<String> = section.either.iter().map(keys).collect();
    let title = format!("{} needs {}", section.name, sets.join(", or "));
    diagnostics.error(span, title, "write exactly one of these");
}

fn report_missing(key: &Key, section: &Section, span: &Span, diagnostics: &mut Diagnostics) {
    let title = format!("{} has no `{}`", section.name, key.name);
    let help = format!("add `{}`; schema.json explains it", key.written());
    diagnostics.error(span, title, help);
}

fn report_unknown(name: &str, span: &Span, section: &Section, diagnostics: &mut Diagnostics) {
    let known: Vec<&str> = section.keys.iter().map(|key| key.name).collect();
    let help = did_you_mean(name, &known)
        .unwrap_or_else(|| format!("the keys of {} are: {}", section.name, listed(&known)));
    diagnostics
        .error(
            span,
            format!("unknown key `{name}` in {}", section.name),
            help,
        )
        .note("not a key of this section");
}
