//! One block, judged.

use std::collections::HashSet;

use super::Columns;
use super::likeness::judge_view;
use super::naming::{Naming, names_success};
use super::values::ValueKind;
use crate::published::block::{Block, BlockKind};
use crate::published::delimiter::Delimiters;
use crate::published::headers::column_named;
use crate::published::shape::{is_loose, main_prefix};
use crate::published::value_text::{Base, ValueText};
use crate::published::view::{Parts, View};

/// One or several blocks that look like a list of codes.
pub(in crate::published) struct Judged<'p> {
    /// The blocks, each with the position of its file.
    pub(in crate::published) blocks: Vec<(usize, &'p Block)>,
    pub(in crate::published) view: View,
    pub(in crate::published) values: ValueKind,
    /// The prefix of the names of the first block, if they are constants.
    pub(in crate::published) prefix: Option<&'p str>,
    /// How much it looks like a list of codes.
    pub(super) score: f64,
    pub(super) naming: Naming,
    /// The distinct values, as written.
    pub(in crate::published) written: HashSet<String>,
    /// How long each value of constants or of a table is, if all are equally long.
    pub(in crate::published) width: Option<usize>,
    /// Whether zero has a name that says success.
    pub(in crate::published) has_success: bool,
    /// Whether it has codes and others that extend them, which are lists of their own too.
    pub(super) has_extended: bool,
}

impl<'p> Judged<'p> {
    /// Whether the values are words, which only headers tell from prose.
    pub(super) fn has_words(&self) -> bool {
        let has_digit = |value: &String| value.contains(|c: char| c.is_ascii_digit());
        matches!(self.view, View::Cells { .. }) && !self.written.iter().any(has_digit)
    }

    /// Whether each code is its own name, as the words of any list are.
    pub(in crate::published) fn has_own_names(&self) -> bool {
        self.view.is_own_name()
    }

    /// Adds the next part of the list.
    pub(super) fn append(&mut self, part: Judged<'p>) {
        self.blocks.extend(part.blocks);
        self.score += part.score;
        if self.prefix.is_some() {
            // The errors may come after a few other constants.
            self.naming = self.naming.max(part.naming);
        }
        self.written.extend(part.written);
        self.has_success |= part.has_success;
        self.width = self.width.filter(|width| part.width == Some(*width));
        if part.values != ValueKind::Integers(Base::Ten) {
            self.values = part.values;
        }
    }

    /// How much it looks like a list of codes, as a whole number.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a score is positive, and only the order matters"
    )]
    pub(in crate::published) fn weight(&self) -> u64 {
        (1000.0 * self.score) as u64
    }
}

/// A value as it is compared with others, however it is written.
pub(super) fn normal(value: &str, kind: ValueKind) -> String {
    let number = match (ValueText::parse(value), kind) {
        (Some(ValueText::Number(number)), ValueKind::Integers(base)) => number.value(base),
        _ => None,
    };
    number.map_or_else(|| value.to_owned(), |(number, _)| number.to_string())
}

/// Whether a label is an option of a command, such as `-p` and `--port`.
fn is_option(label: &str) -> bool {
    let name = label.trim_start_matches('-');
    name.len() < label.len() && name.starts_with(char::is_alphabetic)
}

/// Whether a label asks something, as the titles of a list of frequent questions do.
fn is_question(label: &str) -> bool {
    label.ends_with('?')
}

/// How the values and the labels of a block are best seen, and how digits are read; `None` if it does not look like a
/// list of codes.
pub(in crate::published) fn best_view(block: &Block) -> Option<(View, Base)> {
    let judged = judge_block(0, block, &Columns::default())?;
    Some(match judged.values {
        ValueKind::Integers(base) => (judged.view, base),
        ValueKind::Strings => (judged.view, Base::Ten),
    })
}

pub(super) fn judge_block<'p>(
    file: usize,
    block: &'p Block,
    named: &Columns,
) -> Option<Judged<'p>> {
    let value = named
        .value
        .as_deref()
        .map(|named| column_named(block, named));
    let label = named
        .label
        .as_deref()
        .map(|named| column_named(block, named));
    // A block without the named columns is not meant.
    if value == Some(None) || label == Some(None) {
        return None;
    }
    let mut best: Option<(f64, View, ValueKind)> = None;
    for view in View::all(block) {
        let is_named = match view {
            View::Cells {
                value: own_value,
                label: own_label,
            }
            | View::Words {
                value: own_value,
                label: own_label,
            }
            | View::Columns {
                value: own_value,
                label: own_label,
            }
            | View::Mention {
                value: own_value,
                label: own_label,
            }
            | View::Named {
                value: own_value,
                label: own_label,
            } => {
                value.flatten().is_none_or(|value| value == own_value)
                    && label.flatten().is_none_or(|label| label == own_label)
            }
            View::Within { .. } => value.is_none() && label.is_none(),
        };
        if !is_named {
            continue;
        }
        if let Some((score, kind)) = judge_view(block, view)
            && best.is_none_or(|(best, ..)| score > best)
        {
            best = Some((score, view, kind));
        }
    }
    let (score, view, values) = best?;
    judge_as(file, block, view, values, score)
}

/// Judges a block as it is seen in a view.
pub(super) fn judge_as(
    file: usize,
    block: &Block,
    view: View,
    values: ValueKind,
    score: f64,
) -> Option<Judged<'_>> {
    let all = || block.rows.iter().filter_map(|row| view.parts(block, row));
    if all().all(|parts| is_option(&parts.label)) || all().all(|parts| is_question(&parts.label)) {
        return None;
    }
    let delimiters = Delimiters::new(block, view, Base::Ten);
    let rows = block.rows.iter().enumerate();
    let parts: Vec<Parts> = rows
        .filter_map(|(position, row)| Some((position, view.parts(block, row)?)))
        .filter(|(position, parts)| !delimiters.contain(block, *position, &parts.label))
        .map(|(_, parts)| parts)
        .collect();
    let widths: HashSet<usize> = parts.iter().map(|parts| parts.value.len()).collect();
    let is_one = widths.len() == 1 && !is_loose(block);
    let width = widths.iter().next().copied().filter(|_| is_one);
    let written = parts
        .iter()
        .map(|parts| normal(&parts.value, values))
        .collect();
    let is_success =
        |parts: &Parts| normal(&parts.value, values) == "0" && names_success(&parts.label);
    let naming = Naming::new(
        block,
        parts.iter(),
        view.value_cell().filter(|_| view.is_own_name()),
    );
    Some(Judged {
        naming,
        prefix: (block.kind == BlockKind::Constants || view.is_own_name())
            .then(|| main_prefix(block))
            .flatten(),
        blocks: vec![(file, block)],
        view,
        values,
        score: naming.factor() * score,
        written,
        width,
        has_success: parts.iter().any(is_success),
        has_extended: false,
    })
}
