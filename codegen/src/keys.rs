//! Typed access to one table of a TOML document.
//!
//! Whoever reads a section asks for its keys by name and type. What is missing or of the wrong
//! type becomes a diagnostic there and then; what nobody asked for is an unknown key.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeArray, DeInteger, DeTable, DeValue};

use crate::diagnostic::{Diagnostics, Span};
use crate::invisible;

/// One section of a table's text, such as `[package]` or a single `[[code]]`.
pub(crate) struct Keys<'t, 'd> {
    name: &'static str,
    span: Span,
    table: &'t DeTable<'t>,
    asked: Vec<&'static str>,
    diagnostics: &'d mut Diagnostics,
}

/// Something that was written, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
}

/// A value as it stands in the table, before it is held against `repr`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum WrittenValue {
    /// A TOML integer: its digits, sign included, and their radix.
    Integer {
        digits: String,
        radix: u32,
    },
    Text(String),
}

impl<'t, 'd> Keys<'t, 'd> {
    /// `name` is how messages call the section; `span` is where a missing key is reported.
    pub(crate) fn new(
        name: &'static str,
        span: Span,
        table: &'t DeTable<'t>,
        diagnostics: &'d mut Diagnostics,
    ) -> Self {
        Self {
            name,
            span,
            table,
            asked: Vec::new(),
            diagnostics,
        }
    }

    pub(crate) fn span(&self) -> &Span {
        &self.span
    }

    pub(crate) fn diagnostics(&mut self) -> &mut Diagnostics {
        self.diagnostics
    }

    fn get(&mut self, key: &'static str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.asked.push(key);
        self.table.get(key)
    }

    /// A key that every such section has: `read` is asked for it, its absence is a mistake.
    /// `written` is how it is written.
    fn required<T>(
        &mut self,
        key: &'static str,
        written: &str,
        read: impl FnOnce(&mut Self, &'static str) -> Option<T>,
    ) -> Option<T> {
        let found = read(self, key);
        if found.is_none() && self.table.get(key).is_none() {
            self.diagnostics.error(
                &self.span,
                format!("{} has no `{key}`", self.name),
                "",
                format!("add `{written}`; spec/README.md says what it means"),
            );
        }
        found
    }

    pub(crate) fn required_text(&mut self, key: &'static str) -> Option<Written<String>> {
        self.required(key, &format!("{key} = …"), Self::text)
    }

    pub(crate) fn required_value(&mut self, key: &'static str) -> Option<Written<WrittenValue>> {
        self.required(key, &format!("{key} = …"), Self::value)
    }

    /// A section within this one that every table has.
    pub(crate) fn required_section(
        &mut self,
        key: &'static str,
        name: &'static str,
    ) -> Option<Keys<'t, '_>> {
        let (span, table) = self.required(key, name, Self::table)?;
        Some(Keys::new(name, span, table, self.diagnostics))
    }

    /// A section within this one that a table may leave out.
    pub(crate) fn section(
        &mut self,
        key: &'static str,
        name: &'static str,
    ) -> Option<Keys<'t, '_>> {
        let (span, table) = self.table(key)?;
        Some(Keys::new(name, span, table, self.diagnostics))
    }

    /// Every `[[key]]` within this section; `read` is called for each.
    pub(crate) fn sections<T>(
        &mut self,
        key: &'static str,
        name: &'static str,
        read: impl Fn(Keys<'t, '_>) -> T,
    ) -> Vec<T> {
        let Some(array) = self.array(key, &format!("tables, each headed `{name}`")) else {
            return Vec::new();
        };
        let mut all = Vec::with_capacity(array.len());
        for item in array {
            if let DeValue::Table(table) = item.get_ref() {
                all.push(read(Keys::new(name, item.span(), table, self.diagnostics)));
            } else {
                self.wrong_type(key, item, &format!("a table headed `{name}`"));
            }
        }
        all
    }

    pub(crate) fn text(&mut self, key: &'static str) -> Option<Written<String>> {
        let item = self.get(key)?;
        self.string(key, item)
    }

    fn string(&mut self, key: &str, item: &Spanned<DeValue<'_>>) -> Option<Written<String>> {
        if let DeValue::String(text) = item.get_ref() {
            invisible::check_string(text, &item.span(), self.diagnostics);
            Some(written(item, text.clone().into_owned()))
        } else {
            self.wrong_type(key, item, "a string");
            None
        }
    }

    pub(crate) fn texts(&mut self, key: &'static str) -> Vec<Written<String>> {
        let Some(array) = self.array(key, "an array of strings") else {
            return Vec::new();
        };
        array
            .iter()
            .filter_map(|item| self.string(key, item))
            .collect()
    }

    /// An integer or a string.
    pub(crate) fn value(&mut self, key: &'static str) -> Option<Written<WrittenValue>> {
        let item = self.get(key)?;
        match item.get_ref() {
            DeValue::Integer(integer) => Some(written(item, written_integer(integer))),
            DeValue::String(_) => {
                let Written { value, span } = self.string(key, item)?;
                Some(Written {
                    value: WrittenValue::Text(value),
                    span,
                })
            }
            _ => {
                self.wrong_type(key, item, "an integer or a string");
                None
            }
        }
    }

    /// The number of the table format, which is to be `known`.
    pub(crate) fn required_format(&mut self, known: &str) -> Option<Written<String>> {
        self.required("format", &format!("format = {known}"), |keys, key| {
            let item = keys.get(key)?;
            if let DeValue::Integer(integer) = item.get_ref() {
                Some(written(item, integer.to_string()))
            } else {
                keys.wrong_type(key, item, "an integer");
                None
            }
        })
    }

    fn table(&mut self, key: &'static str) -> Option<(Span, &'t DeTable<'t>)> {
        let item = self.get(key)?;
        if let DeValue::Table(table) = item.get_ref() {
            Some((item.span(), table))
        } else {
            self.wrong_type(key, item, "a table");
            None
        }
    }

    fn array(&mut self, key: &'static str, expected: &str) -> Option<&'t DeArray<'t>> {
        let item = self.get(key)?;
        if let DeValue::Array(array) = item.get_ref() {
            Some(array)
        } else {
            self.wrong_type(key, item, expected);
            None
        }
    }

    fn wrong_type(&mut self, key: &str, item: &Spanned<DeValue<'_>>, expected: &str) {
        let found = match item.get_ref() {
            DeValue::String(_) => "a string",
            DeValue::Integer(_) => "an integer",
            DeValue::Float(_) => "a float",
            DeValue::Boolean(_) => "a boolean",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "an array",
            DeValue::Table(_) => "a table",
        };
        self.diagnostics.error(
            &item.span(),
            format!("`{key}` of {} is of the wrong type", self.name),
            found,
            format!("write {expected}"),
        );
    }

    /// Reports every key that was not asked for. Call it last.
    pub(crate) fn finish(self) {
        for key in self.table.keys() {
            let name: &Cow<'_, str> = key.get_ref();
            if self.asked.iter().any(|asked| asked == name) {
                continue;
            }
            let help = match nearest(name, &self.asked) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("{} may have: {}", self.name, listed(&self.asked)),
            };
            self.diagnostics.error(
                &key.span(),
                format!("unknown key `{name}` in {}", self.name),
                "not a key of this section",
                help,
            );
        }
    }
}

fn written<T>(item: &Spanned<DeValue<'_>>, value: T) -> Written<T> {
    Written {
        value,
        span: item.span(),
    }
}

fn written_integer(integer: &DeInteger<'_>) -> WrittenValue {
    WrittenValue::Integer {
        digits: integer.as_str().to_owned(),
        radix: integer.radix(),
    }
}

/// The candidate that `name` is most likely a slip of the pen for.
pub(crate) fn nearest<'c>(name: &str, candidates: &[&'c str]) -> Option<&'c str> {
    candidates
        .iter()
        .map(|candidate| (strsim::damerau_levenshtein(name, candidate), *candidate))
        .filter(|(distance, candidate)| *distance <= 1 + candidate.len() / 4)
        .min()
        .map(|(_, candidate)| candidate)
}

/// `` `a`, `b`, `c` ``.
pub(crate) fn listed<T: std::fmt::Display>(names: &[T]) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}
