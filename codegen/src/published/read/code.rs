//! Reads the parts of a row: they are a code, several codes, a range, or named.

use super::Reader;
use super::quote::quoted;
use super::rows::{heading, is_class, is_header_again};
use crate::model::value::Value;
use crate::published::block::{BlockKind, Row};
use crate::published::choose::Part;
use crate::published::known::CellValue;
use crate::published::list::{LeftOut, Listed, ListedRange, NOT_COMPUTED};
use crate::published::several;
use crate::published::shape::is_loose;
use crate::published::unassigned::is_unassigned;
use crate::published::value_text::{Base, ValueText};
use crate::published::view::{Parts, View, append, is_constant};

/// What separates the values of a constant that has several.
const BRANCH: &str = " or ";

impl Reader<'_, '_> {
    /// Reads the parts of a row. Returns whether they were a code or something else that is named.
    pub(super) fn parts(
        &mut self,
        part: &Part<'_>,
        row: &Row,
        parts: &Parts,
        group: Option<&str>,
        is_first: bool,
    ) -> bool {
        let (label, line) = (&parts.label, row.line);
        let mut description = parts.description.clone();
        if part.views.len() > 1 && is_loose(part.block) {
            // What follows in the line is another code.
            description.clear();
        }
        let cell = part.description.and_then(|column| row.cells.get(column));
        let cell = cell.filter(|cell| ValueText::parse(cell).is_none());
        for said in cell.into_iter().chain(&row.comment) {
            append(&mut description, said);
        }
        let is_known = self.known.code_of_label(label).is_some();
        let value = if let Some(value) = self.of_branches(part, parts) {
            value
        } else if let Some(base) = part.base {
            self.known.value(&parts.value, base)
        } else {
            let [ten, sixteen] =
                [Base::Ten, Base::Sixteen].map(|base| self.known.value(&parts.value, base));
            if ten != sixteen {
                let reason = "its value can be read as decimal and as hexadecimal";
                self.unread(row, Some(label), reason);
                return true;
            }
            ten
        };
        if !is_known && self.delimiters.contain(part.block, self.row, label) {
            self.list.left_out.push(LeftOut {
                file: self.file,
                line,
                what: format!("`{label}`, which delimits the codes"),
                gap: None,
            });
            return true;
        }
        if self.is_foreign(part, label, &value) {
            self.foreign(std::slice::from_ref(row));
            return true;
        }
        if !label.contains(char::is_alphanumeric) && !is_unassigned(label) {
            return false;
        }
        let says_unassigned = !is_known && is_unassigned(label);
        match value {
            CellValue::One(value) if says_unassigned => self.gap(line, label, value.clone(), value),
            CellValue::Range(first, last) if says_unassigned => self.gap(line, label, first, last),
            CellValue::One(value) => {
                if label.contains('\u{FFFD}') {
                    self.unread(row, Some(label), "its label is not UTF-8");
                } else {
                    let is_phrase = label.contains(' ') && several::names(label).len() == 1;
                    if is_loose(part.block) && is_phrase && self.known.excludes(label) {
                        self.remarks.push((self.list.codes.len(), quoted(row)));
                    }
                    self.code(line, &value, label, &description, group);
                }
            }
            CellValue::Range(first, last) => self.list.ranges.push(ListedRange {
                file: self.file,
                line,
                first,
                last,
                label: label.clone(),
            }),
            // In a line of prose, the number may be anything.
            CellValue::OutOfRange if is_loose(part.block) && !is_known => return false,
            CellValue::OutOfRange => self.unread(
                row,
                Some(label),
                "its value does not fit the type of the table",
            ),
            CellValue::None if is_loose(part.block) || !is_first => return false,
            CellValue::None if heading(row).is_some() || is_header_again(part.block, row) => {
                return false;
            }
            CellValue::None if !several::values(&parts.value).is_empty() => {
                self.values(part, row, parts, &description, group);
            }
            CellValue::None
                if part.block.kind == BlockKind::Constants && parts.value.contains(BRANCH) =>
            {
                self.unread(row, Some(label), "a condition decides its value");
            }
            CellValue::None if !is_known && is_class(part.block, &parts.value) => {
                self.leave_out(row);
            }
            CellValue::None if part.block.kind == BlockKind::Constants => {
                self.unread(row, Some(label), NOT_COMPUTED);
            }
            CellValue::None => self.unread(row, Some(label), "its value cannot be read"),
        }
        true
    }

    /// Reads a row whose cell of the value has several, each of which has the label.
    fn values(
        &mut self,
        part: &Part<'_>,
        row: &Row,
        parts: &Parts,
        description: &str,
        group: Option<&str>,
    ) {
        for text in several::values(&parts.value) {
            match self.known.value(text, part.base.unwrap_or(Base::Ten)) {
                CellValue::One(value) => {
                    self.code(row.line, &value, &parts.label, description, group);
                }
                _ => self.unread(row, Some(&parts.label), "its value cannot be read"),
            }
        }
    }

    /// Adds a code: under each of its names, if the label is several.
    fn code(
        &mut self,
        line: usize,
        value: &Value,
        label: &str,
        description: &str,
        group: Option<&str>,
    ) {
        let names = match self.known.code_of_label(label) {
            Some(_) => vec![label],
            None => several::names(label),
        };
        for name in names {
            self.list.codes.push(Listed {
                file: self.file,
                line,
                value: value.clone(),
                label: name.to_owned(),
                description: description.to_owned(),
                group: group.map(str::to_owned),
            });
        }
    }

    /// The parts of a row that is written otherwise than the others, if they are those of a known code.
    pub(super) fn otherwise(&self, part: &Part<'_>, row: &Row) -> Option<Parts> {
        if !row.cells.iter().any(|cell| self.known.may_have_label(cell)) {
            return None;
        }
        let base = part.base.unwrap_or(Base::Ten);
        let is_known = |parts: &Parts| match self.known.value(&parts.value, base) {
            CellValue::One(value) => several::names(&parts.label)
                .iter()
                .any(|name| self.known.has(&value, name)),
            _ => false,
        };
        let views = View::all(part.block).into_iter();
        // Between words, other names could be left out in silence.
        views
            .filter(|view| !matches!(view, View::Words { .. }))
            .filter_map(|view| view.parts(part.block, row))
            .filter(is_known)
            .max_by_key(|parts| several::names(&parts.label).len())
    }

    /// Whether a row has a known label.
    pub(super) fn is_known(&self, part: &Part<'_>, row: &Row) -> bool {
        let mut parts = part
            .views
            .iter()
            .filter_map(|view| view.parts(part.block, row));
        parts.any(|parts| self.known.code_of_label(&parts.label).is_some())
    }

    /// Whether a constant in a table has the value of a known code and not the prefix that all known labels have.
    fn is_foreign(&self, part: &Part<'_>, label: &str, value: &CellValue) -> bool {
        let prefix = self.known.prefix();
        let is_taken =
            matches!(value, CellValue::One(value) if self.known.code_of_value(value).is_some());
        self.has_known
            && part.block.kind == BlockKind::Table
            && !prefix.is_empty()
            && is_taken
            && is_constant(label)
            && !label.starts_with(prefix)
    }

    /// The value of a constant that has several, of which a known code has one.
    fn of_branches(&self, part: &Part<'_>, parts: &Parts) -> Option<CellValue> {
        if part.block.kind != BlockKind::Constants || !parts.value.contains(BRANCH) {
            return None;
        }
        let values = parts.value.split(BRANCH);
        values.map(|value| self.known.value(value, Base::Ten)).find(
            |value| matches!(value, CellValue::One(value) if self.known.has(value, &parts.label)),
        )
    }
}
