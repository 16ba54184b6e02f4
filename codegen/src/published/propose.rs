//! Makes a table from a published list.

use super::block::{Page, RowKind};
use super::choose::{Choice, parts_of};
use super::describe::{describe, describe_by_label};
use super::find::{Candidate, FindError, candidates};
use super::fit::leave_out_conflicts;
use super::headers::column_named;
use super::judge::{Columns, Judged, ValueKind, judge, standing_out};
use super::known::Known;
use super::list::List;
use super::options::Options;
use super::read::read;
use super::shape::blocks;
use super::value_text::{Base, ValueText};
use super::view::all_parts;
use super::write::Writer;
use crate::model::keyword::Keyword;
use crate::model::value::{IntRepr, Notation, Radix, Repr, Value};

/// The maximum number of headers that a message names.
const MAX_HEADERS: usize = 12;

/// A table that was made from a list.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Proposal {
    /// The text of the table.
    pub text: String,
    /// The list that it was made from.
    pub list: List,
    /// How its values are shown.
    pub notation: Notation,
    /// The other lists of the files.
    pub others: Vec<Candidate>,
}

/// Makes a table from the list that stands out in files.
///
/// # Errors
///
/// Returns an error that names the lists if none stands out, or if there is none.
pub fn propose(pages: &[Page], options: &Options) -> Result<Proposal, FindError> {
    if let Some(error) = missing_column(pages, &options.columns) {
        return Err(error);
    }
    let lists = judge(pages, &options.columns);
    let all = candidates(&lists);
    let chosen = match options.list {
        Some(number) => number.checked_sub(1).and_then(|index| lists.get(index)),
        None => standing_out(&lists),
    };
    let Some(chosen) = chosen else {
        return Err(unclear(all, options.list));
    };
    let mut others = all;
    let mut numbered = lists.iter().zip(1..);
    let own = numbered.find(|(list, _)| std::ptr::eq(*list, chosen));
    others.retain(|other| own.is_none_or(|(_, number)| other.number != number));
    let widest = match chosen.values {
        ValueKind::Strings => Repr::Str,
        ValueKind::Integers(base) if has_negative(chosen, base) => Repr::Integer(IntRepr::I64),
        ValueKind::Integers(_) => Repr::Integer(IntRepr::U64),
    };
    let repr = options.repr.unwrap_or(widest);
    let known = Known::nothing(repr);
    let description = options.columns.description.as_deref();
    let choice = Choice {
        parts: parts_of(&known, chosen, description),
        others: Vec::new(),
    };
    let mut list = read(&known, &choice);
    describe(&mut list, &known, &lists, chosen);
    describe_by_label(&mut list, pages);
    leave_out_conflicts(&mut list);
    let repr = options.repr.unwrap_or_else(|| smallest(repr, &list));
    let notation = Notation {
        repr,
        radix: radix(chosen, &choice),
        width: 0,
    };
    Ok(Proposal {
        text: Writer::new(pages, options, &list, notation).text(),
        notation,
        list,
        others,
    })
}

/// The error of a call that names a column that no block has.
fn missing_column(pages: &[Page], columns: &Columns) -> Option<FindError> {
    let Columns {
        value,
        label,
        description,
    } = columns;
    let mut named = [value, label, description].into_iter().flatten();
    let missing =
        named.find(|name| blocks(pages).all(|(_, block)| column_named(block, name).is_none()))?;
    let headers = blocks(pages).flat_map(|(_, block)| {
        let headers = block.rows.iter().filter(|row| row.kind == RowKind::Header);
        headers.flat_map(|row| &row.cells)
    });
    let mut known: Vec<String> = Vec::new();
    for header in headers.map(|header| format!("`{header}`")) {
        if !known.contains(&header) && known.len() < MAX_HEADERS {
            known.push(header);
        }
    }
    Some(FindError {
        message: format!("no table has a column `{missing}`"),
        help: match known.len() {
            0 => "name a column by its number, counted from 1".to_owned(),
            _ => format!("name one by its header or number: {}", known.join(", ")),
        },
        candidates: Vec::new(),
    })
}

fn unclear(candidates: Vec<Candidate>, list: Option<usize>) -> FindError {
    let message = match (list, candidates.len()) {
        (Some(number), count) => format!("there is no list {number}: the file has {count}"),
        (None, 0) => "no list of codes: nothing has a value and a label".to_owned(),
        (None, 1) if candidates[0].rows < 2 => "only one row looks like a code".to_owned(),
        (None, 1) => "nothing says that the only list is one of codes".to_owned(),
        (None, count) => format!("{count} lists could be meant"),
    };
    let help = if candidates.is_empty() {
        "name the file in which the vendor lists values and labels, or its columns with `--value` and `--label`"
            .to_owned()
    } else {
        "choose one with `--list N`".to_owned()
    };
    FindError {
        message,
        help,
        candidates,
    }
}

/// Whether a list writes some value with a sign.
fn has_negative(chosen: &Judged<'_>, base: Base) -> bool {
    let rows = chosen
        .blocks
        .iter()
        .flat_map(|(_, block)| all_parts(block, std::slice::from_ref(&chosen.view)));
    rows.into_iter().any(|parts| {
        let number = match ValueText::parse(&parts.value) {
            Some(ValueText::Number(number) | ValueText::Range(number, _)) => number.value(base),
            None => None,
        };
        number.is_some_and(|(number, _)| number.is_negative())
    })
}

/// The smallest type that holds all values, a signed one only if some value is negative.
fn smallest(repr: Repr, list: &List) -> Repr {
    let codes = list.codes.iter().map(|code| &code.value);
    let ranges = list
        .ranges
        .iter()
        .flat_map(|range| [&range.first, &range.last]);
    let numbers: Vec<i128> = codes.chain(ranges).filter_map(Value::as_integer).collect();
    let (Repr::Integer(_), Some(low), Some(high)) =
        (repr, numbers.iter().min(), numbers.iter().max())
    else {
        return repr;
    };
    let types = IntRepr::KEYWORDS
        .iter()
        .filter_map(|keyword| IntRepr::from_keyword(keyword));
    let fitting = types
        .filter(|repr| repr.is_signed() == (*low < 0) && repr.holds(*low) && repr.holds(*high));
    let smallest = fitting.min_by_key(|repr| repr.bits());
    Repr::Integer(smallest.unwrap_or(IntRepr::I64))
}

/// Hexadecimal if the list writes most of its numbers so.
fn radix(chosen: &Judged<'_>, choice: &Choice<'_>) -> Radix {
    if let ValueKind::Integers(Base::Sixteen) = chosen.values {
        return Radix::Hex;
    }
    let (mut marked, mut all) = (0, 0);
    for part in &choice.parts {
        for parts in all_parts(part.block, &part.views) {
            if let Some(ValueText::Number(number)) = ValueText::parse(&parts.value) {
                all += 1;
                marked += usize::from(number.is_hex());
            }
        }
    }
    if 2 * marked > all {
        Radix::Hex
    } else {
        Radix::Decimal
    }
}
