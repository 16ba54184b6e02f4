//! Reads the chosen blocks row by row: each row is a code, a range, a heading, or named as unread.

mod code;
mod loose;
mod named;
mod quote;
mod rows;

use std::collections::HashSet;

use self::loose::is_open_ended;
use self::quote::other;
pub(super) use self::quote::shortened;
use self::rows::{
    continues, heading, is_header_again, is_label_alone, is_other_member, is_wildcard,
};
use super::block::{BlockKind, Row, RowKind};
use super::choose::{Choice, Part};
use super::delimiter::Delimiters;
use super::known::{CellValue, Known};
use super::list::{LeftOut, List, Listed};
use super::sections;
use super::shape::is_loose;
use super::unassigned::is_unassigned;
use super::value_text::{Base, ValueText};
use super::view::{append, clean, value_and_rest};
use crate::model::value::Value;

/// Reads the list.
pub(super) fn read(known: &Known<'_>, choice: &Choice<'_>) -> List {
    let mut reader = Reader {
        known,
        file: 0,
        row: 0,
        described: None,
        delimiters: Delimiters::default(),
        has_known: false,
        list: List::default(),
        remarks: Vec::new(),
    };
    let has_names = choice
        .parts
        .iter()
        .filter(|part| part.block.name.is_some())
        .count()
        > 1;
    for part in &choice.parts {
        let group = part.block.name.as_deref().filter(|_| has_names);
        reader.part(part, group);
    }
    for (file, block) in &choice.others {
        reader.list.left_out.push(LeftOut {
            file: *file,
            line: block.rows.first().map_or(0, |row| row.line),
            what: other(block),
            gap: None,
        });
    }
    reader.leave_out_remarks();
    dedupe(&mut reader.list.codes);
    let List {
        left_out, unread, ..
    } = &mut reader.list;
    left_out.sort_by_key(|left_out| (left_out.file, left_out.line));
    unread.sort_by_key(|unread| (unread.file, unread.line));
    reader.list
}

struct Reader<'k, 't> {
    known: &'k Known<'t>,
    /// The position of the file that is read.
    file: usize,
    /// The position of the row that is read.
    row: usize,
    /// The position of the row that the last code is described up to.
    described: Option<usize>,
    delimiters: Delimiters,
    /// Whether the block that is read has a known label.
    has_known: bool,
    list: List,
    /// The positions of the codes that may be remarks among lines of text, such as footnotes, and their lines.
    remarks: Vec<(usize, String)>,
}

impl Reader<'_, '_> {
    fn part(&mut self, part: &Part<'_>, name: Option<&str>) {
        self.file = part.file;
        self.described = None;
        let mut group = name.map(str::to_owned);
        let extent = self.extent(part);
        if let Some(view) = part.views.first() {
            self.delimiters = Delimiters::new(part.block, *view, part.base.unwrap_or(Base::Ten));
        }
        let foreign = sections::foreign(self.known, part, &self.delimiters);
        self.has_known = part.block.rows.iter().any(|row| self.is_known(part, row));
        for (index, row) in part.block.rows.iter().enumerate() {
            self.row = index;
            if let Some(section) = foreign.iter().find(|section| section.contains(&index)) {
                if section.start == index {
                    self.foreign(&part.block.rows[section.clone()]);
                }
                continue;
            }
            match row.kind {
                RowKind::Header if !self.is_code(part, row) => {}
                // A comment may say what is not assigned.
                RowKind::Heading if self.unassigned(row, row.cells.first()) => {}
                RowKind::Heading => group = row.cells.first().map(|cell| clean(cell)),
                _ if extent.contains(&index) => self.row(part, row, &mut group),
                _ => self.outside(part, row, group.as_deref()),
            }
        }
    }

    /// Whether a header is a code.
    fn is_code(&self, part: &Part<'_>, row: &Row) -> bool {
        let parts = part
            .views
            .iter()
            .find_map(|view| view.parts(part.block, row));
        let base = part.base.unwrap_or(Base::Ten);
        parts.is_some_and(|parts| self.known.value(&parts.value, base) != CellValue::None)
    }

    fn row(&mut self, part: &Part<'_>, row: &Row, group: &mut Option<String>) {
        // What is said above a code may be that the values before it are reserved.
        let says_range = |said: &&String| {
            let value = value_and_rest(said).and_then(|(value, _)| ValueText::parse(value));
            matches!(value, Some(ValueText::Range(..)))
        };
        let said = row.comment.as_ref().filter(says_range);
        let without;
        let row = if said.is_some() && self.unassigned(row, said) {
            without = Row {
                comment: None,
                ..row.clone()
            };
            &without
        } else {
            row
        };
        if is_loose(part.block) && row.cells.first().is_some_and(|text| is_open_ended(text)) {
            self.leave_out(row);
            return;
        }
        let mut is_read = false;
        for (index, view) in part.views.iter().enumerate() {
            let Some(parts) = view.parts(part.block, row) else {
                continue;
            };
            // The same columns further to the right may be empty, or be something else.
            is_read |= self.parts(part, row, &parts, group.as_deref(), index == 0);
        }
        if !is_read && let Some(parts) = self.otherwise(part, row) {
            is_read = self.parts(part, row, &parts, group.as_deref(), true);
        }
        if is_read {
            let code = self.list.codes.last();
            self.described = code.filter(|code| code.line == row.line).map(|_| self.row);
            return;
        }
        if is_loose(part.block) {
            if !self.unassigned(row, row.cells.first()) && !self.is_numbered_heading(part, row) {
                self.line(row);
            }
        } else if part.block.kind == BlockKind::Definitions
            && row.cells.first().is_some_and(|term| is_wildcard(term))
        {
            self.leave_out(row);
        } else if is_header_again(part.block, row) {
            // A long table repeats it.
        } else if continues(part, row) {
            self.describe_further(part, row);
        } else if is_other_member(self.known, part, row) {
            self.leave_out(row);
        } else if let Some(heading) = heading(row).filter(|_| !is_label_alone(part, row)) {
            *group = Some(heading);
        } else if row.cells.iter().any(|cell| !cell.trim().is_empty()) {
            self.unread(row, None, "it has no value, or no label");
        }
    }

    /// Reads a loose row or a comment that says that its value is not assigned: `2: Unused (…)`.
    fn unassigned(&mut self, row: &Row, text: Option<&String>) -> bool {
        let text = text.map_or("", String::as_str);
        let Some((value, label)) = value_and_rest(text).filter(|(_, rest)| is_unassigned(rest))
        else {
            return false;
        };
        let (first, last) = match self.known.value(value, Base::Ten) {
            CellValue::One(value) => (value.clone(), value),
            CellValue::Range(first, last) => (first, last),
            CellValue::OutOfRange | CellValue::None => return false,
        };
        self.gap(row.line, &shortened(label), first, last);
        true
    }

    /// Adds to the description of the code above, unless another row is between them.
    fn describe_further(&mut self, part: &Part<'_>, row: &Row) {
        let is_next = self.described.is_some_and(|above| above + 1 == self.row);
        let code = self.list.codes.last_mut().filter(|_| is_next);
        let cell = part.description.and_then(|column| row.cells.get(column));
        if let (Some(code), Some(cell)) = (code, cell) {
            append(&mut code.description, cell);
            self.described = Some(self.row);
        } else if row.cells.iter().any(|cell| !cell.trim().is_empty()) {
            self.unread(row, None, "it has no value, or no label");
        }
    }
}

/// Removes the rows that have the value and the label of an earlier one.
fn dedupe(codes: &mut Vec<Listed>) {
    let mut seen: HashSet<(&Value, &str)> = HashSet::with_capacity(codes.len());
    let is_first: Vec<bool> = codes
        .iter()
        .map(|code| seen.insert((&code.value, &code.label)))
        .collect();
    let mut is_first = is_first.into_iter();
    codes.retain(|_| is_first.next() == Some(true));
}
