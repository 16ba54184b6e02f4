//! Reads the chosen blocks row by row: each row is a code, a range, a heading, or named as unread.

use std::collections::HashSet;

use super::block::{Block, BlockKind, Row, RowKind};
use super::choose::{Choice, Part, is_loose};
use super::delimiter::Delimiters;
use super::known::{CellValue, Known};
use super::list::{LeftOut, List, Listed, ListedRange, Unread};
use super::unassigned::is_unassigned;
use super::value_text::{Base, ValueText};
use super::view::{Parts, View, append, clean, is_constant, unmarked, value_and_rest};
use super::{sections, several};
use crate::model::value::{Repr, Value};

/// The maximum number of characters of a row that are quoted.
const MAX_QUOTED: usize = 80;

/// What separates the values of a constant that has several.
const BRANCH: &str = " or ";

/// Why a constant is unread whose value the files do not tell.
pub(super) const NOT_COMPUTED: &str = "its value cannot be computed";

/// The number of words that no label has, outside of the list itself.
const MAX_LABEL_WORDS: usize = 8;

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

    /// Leaves out constants that are not codes.
    fn foreign(&mut self, rows: &[Row]) {
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else {
            return;
        };
        let what = match rows.len() {
            1 => format!("“{}”, which is not like the known codes", quoted(first)),
            _ => format!(
                "lines {} to {}, from “{}” to “{}”, which are not like the known codes",
                first.line,
                last.line,
                quoted(first),
                quoted(last)
            ),
        };
        self.list.left_out.push(LeftOut {
            file: self.file,
            line: first.line,
            what,
            gap: None,
        });
    }

    /// Leaves out the remarks about values whose own label is on the list.
    fn leave_out_remarks(&mut self) {
        let codes = std::mem::take(&mut self.list.codes);
        let confirmed: HashSet<Value> = codes
            .iter()
            .filter(|code| self.known.has(&code.value, &code.label))
            .map(|code| code.value.clone())
            .collect();
        let mut remarks = std::mem::take(&mut self.remarks).into_iter().peekable();
        for (position, code) in codes.into_iter().enumerate() {
            match remarks.next_if(|(remark, _)| *remark == position) {
                Some((_, text)) if confirmed.contains(&code.value) => {
                    self.list.left_out.push(LeftOut {
                        file: code.file,
                        line: code.line,
                        what: format!("“{text}”"),
                        gap: None,
                    });
                }
                _ => self.list.codes.push(code),
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

    /// The rows of a block that are the list. Around it, loose rows may be prose: it goes from the first row with a
    /// known label to the last, and on as long as the next row is like those.
    fn extent(&self, part: &Part<'_>) -> std::ops::Range<usize> {
        let rows = &part.block.rows;
        if !is_loose(part.block) {
            return 0..rows.len();
        }
        let parts = |row: &Row| {
            part.views
                .iter()
                .find_map(|view| view.parts(part.block, row))
        };
        let is_known = |row: &Row| {
            parts(row).is_some_and(|parts| self.known.code_of_label(&parts.label).is_some())
                || self.otherwise(part, row).is_some()
        };
        let fits = |row: &Row| {
            let base = part.base.unwrap_or(Base::Ten);
            parts(row).is_some_and(|parts| self.known.value(&parts.value, base) != CellValue::None)
                && !self.is_numbered_heading(part, row)
        };
        let (Some(first), Some(last)) = (
            rows.iter().position(is_known),
            rows.iter().rposition(is_known),
        ) else {
            return 0..rows.len();
        };
        let before = rows[..first]
            .iter()
            .rev()
            .take_while(|row| fits(row))
            .count();
        let goes_on = |row: &&Row| {
            fits(row) || (self.begins_with_value(row) && !self.is_numbered_heading(part, row))
        };
        let after = rows[last + 1..].iter().take_while(goes_on).count();
        first - before..last + 1 + after
    }

    /// A loose row before or after the list: read if it is written as the known codes are, which prose is not.
    fn outside(&mut self, part: &Part<'_>, row: &Row, group: Option<&str>) {
        let parts = part
            .views
            .iter()
            .find_map(|view| view.parts(part.block, row));
        let is_read = parts.is_some_and(|parts| self.outer(part, row, &parts, group));
        let text = row.cells.first().map_or("", String::as_str);
        if !is_read && self.known.has_name_like(text) && self.has_value(text) {
            self.leave_out(row);
        }
    }

    /// Reads the parts of a loose row before or after the list. Returns whether they were read or left out.
    fn outer(&mut self, part: &Part<'_>, row: &Row, parts: &Parts, group: Option<&str>) -> bool {
        let base = part.base.unwrap_or(Base::Ten);
        if self.known.value(&parts.value, base) == CellValue::None
            || self.is_numbered_heading(part, row)
        {
            return false;
        }
        if self.known.resembles_label(&parts.label) {
            return self.parts(part, row, parts, group, true);
        }
        let is_short = parts.label.split(' ').count() < MAX_LABEL_WORDS;
        if is_short {
            self.leave_out(row);
        }
        is_short
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

    /// Reads the parts of a row. Returns whether they were a code or something else that is named.
    fn parts(
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
    fn otherwise(&self, part: &Part<'_>, row: &Row) -> Option<Parts> {
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
    fn is_known(&self, part: &Part<'_>, row: &Row) -> bool {
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

    /// Whether a loose row begins with the number of a section, such as `5.` or `4.2.2`, and known codes do not.
    fn is_numbered_heading(&self, part: &Part<'_>, row: &Row) -> bool {
        let text = |row: &Row| {
            row.cells
                .first()
                .map(|cell| cell.trim().to_owned())
                .unwrap_or_default()
        };
        is_section_number(&text(row))
            && !self.known.has_name_like(&text(row))
            && !part.block.rows.iter().any(|other| {
                let mut views = part
                    .views
                    .iter()
                    .filter_map(|view| view.parts(part.block, other));
                views.any(|parts| self.known.code_of_label(&parts.label).is_some())
                    && is_section_number(&text(other))
            })
    }

    /// A row within a list of loose rows that was not read: it is named if it begins with a value, or has a word
    /// of a known label and a number.
    fn line(&mut self, row: &Row) {
        let text = row.cells.first().map_or("", String::as_str);
        let has_label = self.known.may_have_label(text) || self.known.has_name_like(text);
        if self.begins_with_value(row) || (has_label && self.has_value(text)) {
            let labels = text.split_whitespace().map(clean);
            let label = labels
                .into_iter()
                .find(|word| self.known.code_of_label(word).is_some());
            self.unread(
                row,
                label.as_deref(),
                "it is not written as the other rows are",
            );
        }
    }

    /// Whether the first word of a row looks like a value, be it right or not.
    fn begins_with_value(&self, row: &Row) -> bool {
        let text = unmarked(row.cells.first().map_or("", String::as_str));
        let word = text.split_whitespace().next();
        word.is_some_and(|word| {
            self.is_like_value(word.trim_start_matches(['<', '>', '≥', '≤', '=']))
        })
    }

    /// Whether a word of a text looks like a value, without the marks around it.
    fn has_value(&self, text: &str) -> bool {
        let is_mark = |c: char| !c.is_alphanumeric();
        text.split_whitespace().any(|word| {
            self.is_like_value(word) || self.is_like_value(word.trim_start_matches(is_mark))
        })
    }

    fn is_like_value(&self, word: &str) -> bool {
        match self.known.notation.repr {
            Repr::Integer(_) => {
                ValueText::parse(word).is_some() || word.starts_with(|c: char| c.is_ascii_digit())
            }
            Repr::Str => self.known.value(word, Base::Ten) != CellValue::None,
        }
    }

    fn gap(&mut self, line: usize, label: &str, first: Value, last: Value) {
        self.list.left_out.push(LeftOut {
            file: self.file,
            line,
            what: format!("“{label}”"),
            gap: Some(ListedRange {
                file: self.file,
                line,
                first,
                last,
                label: label.to_owned(),
            }),
        });
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

    /// Leaves out a row that is not about one value.
    fn leave_out(&mut self, row: &Row) {
        self.list.left_out.push(LeftOut {
            file: self.file,
            line: row.line,
            what: format!("“{}”", quoted(row)),
            gap: None,
        });
    }

    fn unread(&mut self, row: &Row, label: Option<&str>, reason: &'static str) {
        self.list.unread.push(Unread {
            file: self.file,
            line: row.line,
            text: quoted(row),
            label: label.map(str::to_owned),
            reason,
        });
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

/// The text of a row whose only cell that is not empty may be a heading.
fn heading(row: &Row) -> Option<String> {
    let mut cells = row
        .cells
        .iter()
        .map(|cell| cell.trim())
        .filter(|cell| !cell.is_empty());
    let first = cells.next()?;
    let is_alone = row.cells.len() > 1 && cells.all(|cell| cell == first);
    let is_text =
        ValueText::parse(first).is_none() && !first.starts_with(|c: char| c.is_ascii_digit());
    (is_alone && is_text).then(|| clean(first))
}

/// Whether a row only has the cell of the label: its value is missing.
fn is_label_alone(part: &Part<'_>, row: &Row) -> bool {
    let Some(View::Cells { value, label }) = part.views.first() else {
        return false;
    };
    let filled = row
        .cells
        .iter()
        .enumerate()
        .filter(|(_, cell)| !cell.trim().is_empty());
    value < label && filled.map(|(index, _)| index).eq([*label])
}

/// Whether a row only has what is said about the row above: neither a value nor a label.
fn continues(part: &Part<'_>, row: &Row) -> bool {
    let Some(View::Cells { value, label }) = part.views.first() else {
        return false;
    };
    let is_empty = |column: &usize| {
        let cell = row.cells.get(*column);
        cell.is_some_and(|cell| cell.trim().is_empty())
    };
    part.block.kind == BlockKind::Table
        && value != label
        && [value, label].into_iter().all(is_empty)
}

/// Whether a row is about something else than a code, where what is said about a code mentions its value: the known
/// labels are names of constants, and its label is not.
fn is_other_member(known: &Known<'_>, part: &Part<'_>, row: &Row) -> bool {
    let Some(View::Mention { label, .. }) = part.views.first() else {
        return false;
    };
    row.cells
        .get(*label)
        .is_some_and(|cell| known.excludes(&clean(cell)))
}

/// Whether a row repeats the header of its table.
fn is_header_again(block: &Block, row: &Row) -> bool {
    let mut headers = block
        .rows
        .iter()
        .filter(|other| other.kind == RowKind::Header);
    headers.any(|header| header.cells == row.cells)
}

/// Whether a term is not about one value, such as `other`, `128 + n` and `132 and above`.
fn is_class(block: &Block, term: &str) -> bool {
    let starts_with_digit = term
        .trim_start_matches(['-', '+'])
        .starts_with(|c: char| c.is_ascii_digit());
    let is_sum = term.split_once('+').is_some_and(|(number, other)| {
        ValueText::is_numeric(number) && other.trim().starts_with(char::is_alphabetic)
    });
    is_sum || (block.kind == BlockKind::Definitions && (!starts_with_digit || term.contains(' ')))
}

/// Whether a loose row begins with all values from one on: `11 or greater - words`.
fn is_open_ended(text: &str) -> bool {
    let mut words = unmarked(text).split_whitespace();
    let ends = [
        "above", "greater", "higher", "larger", "less", "lower", "below", "more", "over", "up",
    ];
    words.next().is_some_and(ValueText::is_numeric)
        && matches!(words.next(), Some("or" | "and"))
        && words
            .next()
            .is_some_and(|word| ends.contains(&word.trim_end_matches([':', ',', '-'])))
}

/// Whether a term is for several names, such as `DOOR_OLD*`.
fn is_wildcard(term: &str) -> bool {
    let name = term.trim().strip_suffix('*');
    name.is_some_and(|name| {
        !name.is_empty() && !name.contains(char::is_whitespace) && name.contains('_')
    })
}

/// Whether a line begins with the number of a section: digits and dots, one of which follows the first number.
fn is_section_number(line: &str) -> bool {
    let number = line.split_whitespace().next().unwrap_or_default();
    number.starts_with(|c: char| c.is_ascii_digit())
        && number.contains('.')
        && number.chars().all(|c| c.is_ascii_digit() || c == '.')
        && !number.contains("..")
}

/// A block as messages name it.
fn other(block: &Block) -> String {
    let (first, last) = (block.rows.first(), block.rows.last());
    let name = block
        .name
        .as_deref()
        .map_or(String::new(), |name| format!("“{}”, ", shortened(name)));
    match (first, last) {
        (Some(first), Some(_)) if block.rows.len() == 1 => format!("{name}“{}”", quoted(first)),
        (Some(first), Some(last)) => format!(
            "{name}lines {} to {}, from “{}” to “{}”",
            first.line,
            last.line,
            quoted(first),
            quoted(last)
        ),
        _ => name,
    }
}

/// A row as messages quote it.
pub(super) fn quoted(row: &Row) -> String {
    let cells = row
        .cells
        .iter()
        .map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" "));
    let mut cells: Vec<String> = cells.filter(|cell| !cell.is_empty()).collect();
    cells.dedup();
    shortened(&cells.join(" | "))
}

/// The start of a text.
pub(super) fn shortened(text: &str) -> String {
    if text.chars().count() <= MAX_QUOTED {
        return text.to_owned();
    }
    let start: String = text.chars().take(MAX_QUOTED - 1).collect();
    format!("{}…", start.trim_end())
}
