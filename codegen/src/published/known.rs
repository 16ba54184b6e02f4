//! What a table says about the codes that a published list may have.

use std::collections::{HashMap, HashSet};

use super::shape::common_prefix;
use super::value_text::{Base, NumberText, ValueText, with_family};
use super::view::clean;
use crate::model::value::{Notation, Number, Radix, Repr, Value};
use crate::model::{Code, Table};

/// The codes of a table, to recognize them and others like them.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a fact about all of them"
)]
pub(super) struct Known<'t> {
    /// How its values are shown.
    pub(super) notation: Notation,
    /// The code of each label, cleaned as those of a list are.
    labels: HashMap<String, &'t Code>,
    /// The first word of each label.
    first_words: HashSet<String>,
    codes: HashMap<&'t Value, &'t Code>,
    /// How values that are strings are written; `None` if nothing is known, so that any word may be a value.
    strings: Option<StringStyle>,
    /// Whether the labels are names such as `DOOR_OPEN`, which are not prose.
    has_names: bool,
    /// The start of all labels, up to an underscore.
    prefix: String,
}

impl<'t> Known<'t> {
    /// What is known without a table: the type of the values.
    pub(super) fn nothing(repr: Repr) -> Self {
        Self {
            notation: Notation {
                repr,
                radix: Radix::Decimal,
                width: 0,
            },
            labels: HashMap::new(),
            first_words: HashSet::new(),
            codes: HashMap::new(),
            strings: None,
            has_names: false,
            prefix: String::new(),
        }
    }

    /// What a table says.
    pub(super) fn new(table: &'t Table) -> Self {
        let mut labels = HashMap::new();
        for code in &table.codes {
            for label in code.labels() {
                // The first code of a repeated label is the one that the label leads to.
                labels.entry(clean(label)).or_insert(code);
            }
        }
        let strings = table.codes.iter().filter_map(|code| code.value.as_str());
        let is_name = |label: &String| !label.contains(' ') && !label.contains(char::is_lowercase);
        Self {
            notation: table.notation(),
            first_words: labels
                .keys()
                .map(|label| first_word(label).to_owned())
                .collect(),
            has_names: labels.keys().all(is_name),
            prefix: prefix(&labels),
            labels,
            codes: table.codes.iter().map(|code| (&code.value, code)).collect(),
            strings: Some(StringStyle {
                lengths: strings
                    .clone()
                    .map(|string| string.chars().count())
                    .collect(),
                have_digits: strings
                    .clone()
                    .all(|string| string.contains(|c: char| c.is_ascii_digit())),
                have_lowercase: strings
                    .clone()
                    .any(|string| string.contains(char::is_lowercase)),
            }),
        }
    }

    /// The start of all known labels, up to an underscore; may be empty.
    pub(super) fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The code with this label, cleaned.
    pub(super) fn code_of_label(&self, label: &str) -> Option<&'t Code> {
        self.labels.get(label).copied()
    }

    pub(super) fn code_of_value(&self, value: &Value) -> Option<&'t Code> {
        self.codes.get(value).copied()
    }

    /// The values, if they are integers.
    pub(super) fn integers(&self) -> impl Iterator<Item = i128> {
        self.codes.keys().filter_map(|value| value.as_integer())
    }

    /// Whether a text has a word with which a known label starts. Without one, no part of it is a known label.
    pub(super) fn may_have_label(&self, text: &str) -> bool {
        words(text).any(|word| self.first_words.contains(word))
    }

    /// Whether no code is known: a table is made.
    pub(super) fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// Whether a code with this value and this label, or one that repeats the label, is in the table.
    pub(super) fn has(&self, value: &Value, label: &str) -> bool {
        self.codes
            .get(value)
            .is_some_and(|code| code.labels().any(|own| clean(own) == label))
    }

    /// Whether the known labels are names such as `DOOR_OPEN`, which are not prose, and a text is one too.
    pub(super) fn resembles_label(&self, text: &str) -> bool {
        let is_name =
            !text.contains(' ') && (text.contains('_') || !text.contains(char::is_lowercase));
        self.has_names && is_name
    }

    /// Whether a text has a word that starts as all known labels do, and is not one of them.
    pub(super) fn has_name_like(&self, text: &str) -> bool {
        let is_like = |word: &str| {
            word.len() > self.prefix.len()
                && word.starts_with(&self.prefix)
                && self.code_of_label(word).is_none()
        };
        !self.prefix.is_empty() && words(text).any(is_like)
    }

    /// Whether the known labels are names, and a text is not.
    pub(super) fn excludes(&self, text: &str) -> bool {
        self.has_names && !self.resembles_label(text)
    }

    /// Whether a word may be a value of a table of strings: it looks like those that are known.
    fn may_be_string(&self, text: &str) -> bool {
        let is_word = !text.is_empty() && !text.contains(char::is_whitespace);
        let is_alike = |style: &StringStyle| {
            let has_known_length =
                style.lengths.contains(&text.chars().count()) || style.lengths.len() > 1;
            has_known_length
                && (!style.have_digits || text.contains(|c: char| c.is_ascii_digit()))
                && (style.have_lowercase || !text.contains(char::is_lowercase))
        };
        is_word && self.strings.as_ref().is_none_or(is_alike)
    }

    /// Returns what a cell means as a value of the table, if digits without a mark are read in this base.
    pub(super) fn value(&self, cell: &str, base: Base) -> CellValue {
        match self.notation.repr {
            Repr::Str => {
                let value = Value::Str(cell.trim().to_owned());
                if self.codes.contains_key(&value) || self.may_be_string(cell.trim()) {
                    return CellValue::One(value);
                }
                let text = clean(cell);
                let value = Value::Str(text.clone());
                if self.codes.contains_key(&value) || self.may_be_string(&text) {
                    CellValue::One(value)
                } else {
                    CellValue::None
                }
            }
            Repr::Integer(_) => match ValueText::parse(cell)
                .or_else(|| with_family(cell.trim()).map(ValueText::Number))
            {
                Some(ValueText::Number(number)) => match self.number(&number, base) {
                    Some(value) => CellValue::One(value),
                    None => CellValue::OutOfRange,
                },
                Some(ValueText::Range(first, last)) => {
                    match (self.number(&first, base), self.number(&last, base)) {
                        (Some(first), Some(last)) if first <= last => CellValue::Range(first, last),
                        _ => CellValue::OutOfRange,
                    }
                }
                None => CellValue::None,
            },
        }
    }

    fn number(&self, number: &NumberText, base: Base) -> Option<Value> {
        let Repr::Integer(repr) = self.notation.repr else {
            return None;
        };
        let (value, is_hex) = number.value(base)?;
        let value = repr.interpret(Number { value, is_hex });
        repr.holds(value).then_some(Value::Integer(value))
    }
}

/// How values that are strings are written.
struct StringStyle {
    /// The numbers of their characters.
    lengths: HashSet<usize>,
    /// Whether each has a digit.
    have_digits: bool,
    /// Whether some have a lowercase letter.
    have_lowercase: bool,
}

/// What a cell means as a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum CellValue {
    One(Value),
    /// All values from the first to the last.
    Range(Value, Value),
    /// A number that the type of the table does not hold.
    OutOfRange,
    /// Not a value.
    None,
}

/// The words of a text: runs of letters, digits and underscores.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
}

fn prefix(labels: &HashMap<String, &Code>) -> String {
    let prefix = common_prefix(labels.keys().map(String::as_str));
    prefix[..prefix.rfind('_').map_or(0, |end| end + 1)].to_owned()
}

fn first_word(label: &str) -> &str {
    words(label).next().unwrap_or(label)
}
