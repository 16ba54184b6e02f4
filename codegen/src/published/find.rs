//! Finds the list of codes of a table in a file.

use std::cmp::Reverse;
use std::error::Error;
use std::fmt;

use super::block::Page;
use super::choose::{Choice, choose, parts_of};
use super::judge::{Columns, Judged, judge};
use super::known::Known;
use super::list::List;
use super::read::{read, shortened};
use crate::model::Table;

/// The maximum number of lists that a message names.
const MAX_NAMED: usize = 10;

/// A block of a file that may be a list of codes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Candidate {
    /// The number by which `find` and `propose` are told to take it, counted from 1.
    pub number: usize,
    /// The position of the file, counted from 0.
    pub file: usize,
    /// The name of the block, or the heading above it.
    pub name: Option<String>,
    /// The number of rows with a value and a label.
    pub rows: usize,
    /// The first of its lines, counted from 1.
    pub first_line: usize,
    /// The last of its lines.
    pub last_line: usize,
    /// The label in the first row.
    pub first_label: String,
    /// The label in the last row.
    pub last_label: String,
    /// How much the block looks like a list of codes, in comparison with others.
    pub weight: u64,
}

/// Why a file has no list of codes that could be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindError {
    /// What is wrong, in one line.
    pub message: String,
    /// How to fix it, in one line.
    pub help: String,
    /// What the file has instead, in the order of the file.
    pub candidates: Vec<Candidate>,
}

impl FindError {
    /// Changes what the error says where a list is compared with an earlier edition, and not with a table.
    pub fn of_edition(&mut self) {
        self.message = self
            .message
            .replace("of the table", "of the earlier edition");
        if !self.candidates.is_empty() {
            "choose a list with `--list N`, or name another file".clone_into(&mut self.help);
        }
    }
}

impl fmt::Display for FindError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  help: {}", self.message, self.help)?;
        if !self.candidates.is_empty() {
            write!(f, ":{}", named(&self.candidates))?;
        }
        Ok(())
    }
}

impl Error for FindError {}

/// Reads the list of the codes of a table in files: the blocks that have labels of the table, and others like
/// them. With `list`, that candidate and no other block, counted from 1, whatever labels it has.
///
/// # Errors
///
/// Returns an error if no block has a label of the table, or if there is no such candidate.
pub fn find(table: &Table, pages: &[Page], list: Option<usize>) -> Result<List, FindError> {
    let known = Known::new(table);
    let choice = match list {
        None => choose(&known, pages),
        Some(number) => {
            let lists = judge(pages, &Columns::default());
            let list = number.checked_sub(1).and_then(|index| lists.get(index));
            list.map(|list| Choice {
                parts: parts_of(&known, list, None),
                others: Vec::new(),
            })
        }
    };
    match choice {
        Some(choice) => Ok(read(&known, &choice)),
        None => Err(no_list(
            candidates(&judge(pages, &Columns::default())),
            list,
        )),
    }
}

fn no_list(candidates: Vec<Candidate>, list: Option<usize>) -> FindError {
    let message = match (list, candidates.len()) {
        (Some(number), count) => format!("there is no list {number}: the file has {count}"),
        (None, 0) => "no list of codes: nothing has a value and a label".to_owned(),
        (None, _) => "no list has a label of the table".to_owned(),
    };
    let help = if candidates.is_empty() {
        "name the file in which the vendor lists values and labels".to_owned()
    } else {
        "name another table with `--table`, or choose a list with `--list N`".to_owned()
    };
    FindError {
        message,
        help,
        candidates,
    }
}

impl Candidate {
    /// Returns its name, the number of its rows, its lines, and the labels of its first and its last row.
    #[must_use]
    pub fn describe(&self) -> String {
        let Self {
            rows,
            first_line,
            last_line,
            first_label,
            last_label,
            ..
        } = self;
        let name = self.name.as_deref();
        let name = name.map_or(String::new(), |name| format!("“{}”, ", shortened(name)));
        match rows {
            1 => format!("{name}1 row in line {first_line}, `{first_label}`"),
            _ => format!(
                "{name}{rows} rows in lines {first_line} to {last_line}, from `{first_label}` to `{last_label}`"
            ),
        }
    }
}

/// The lists that are most likely meant, a line each, in the order of the files.
fn named(candidates: &[Candidate]) -> String {
    let mut likely: Vec<&Candidate> = candidates.iter().collect();
    likely.sort_by_key(|candidate| Reverse(candidate.weight));
    likely.truncate(MAX_NAMED);
    likely.sort_by_key(|candidate| candidate.number);
    let lines = likely.into_iter();
    let lines =
        lines.map(|candidate| format!("\n    {}: {}", candidate.number, candidate.describe()));
    let more = match candidates.len().saturating_sub(MAX_NAMED) {
        0 => String::new(),
        more => format!("\n    and {more} more"),
    };
    lines.collect::<String>() + &more
}

/// What messages say about lists.
pub(super) fn candidates(lists: &[Judged<'_>]) -> Vec<Candidate> {
    let numbered = lists.iter().zip(1..);
    numbered
        .filter_map(|(list, number)| candidate(list, number))
        .collect()
}

fn candidate(list: &Judged<'_>, number: usize) -> Option<Candidate> {
    let (file, first) = list.blocks.first()?;
    let (_, final_block) = list.blocks.last()?;
    let rows = list.blocks.iter().flat_map(|(_, block)| {
        block
            .rows
            .iter()
            .filter_map(|row| list.view.parts(block, row))
    });
    let labels: Vec<String> = rows.map(|parts| parts.label).collect();
    Some(Candidate {
        number,
        file: *file,
        name: first.name.clone(),
        rows: labels.len(),
        first_line: first.rows.first()?.line,
        last_line: final_block.rows.last()?.line,
        first_label: labels.first()?.clone(),
        last_label: labels.last()?.clone(),
        weight: list.weight(),
    })
}
