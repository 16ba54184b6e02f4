//! What is named and not read.

use std::collections::HashSet;

use super::Reader;
use super::quote::quoted;
use crate::model::value::Value;
use crate::published::block::Row;
use crate::published::list::{LeftOut, List, ListedRange, Unread};

impl Reader<'_, '_> {
    /// Leaves out constants that are not codes.
    pub(super) fn foreign(&mut self, rows: &[Row]) {
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
    pub(super) fn leave_out_remarks(&mut self) {
        let List {
            codes, left_out, ..
        } = &mut self.list;
        let confirmed: HashSet<Value> = codes
            .iter()
            .filter(|code| self.known.has(&code.value, &code.label))
            .map(|code| code.value.clone())
            .collect();
        let mut remarks = self.remarks.drain(..).peekable();
        let mut positions = 0..;
        codes.retain(|code| {
            let position = positions.next();
            match remarks.next_if(|(remark, _)| Some(*remark) == position) {
                Some((_, text)) if confirmed.contains(&code.value) => {
                    left_out.push(LeftOut {
                        file: code.file,
                        line: code.line,
                        what: format!("“{text}”"),
                        gap: None,
                    });
                    false
                }
                _ => true,
            }
        });
    }

    pub(super) fn gap(&mut self, line: usize, label: &str, first: Value, last: Value) {
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

    /// Leaves out a row that is not about one value.
    pub(super) fn leave_out(&mut self, row: &Row) {
        self.list.left_out.push(LeftOut {
            file: self.file,
            line: row.line,
            what: format!("“{}”", quoted(row)),
            gap: None,
        });
    }

    pub(super) fn unread(&mut self, row: &Row, label: Option<&str>, reason: &'static str) {
        self.list.unread.push(Unread {
            file: self.file,
            line: row.line,
            text: quoted(row),
            label: label.map(str::to_owned),
            reason,
        });
    }
}
