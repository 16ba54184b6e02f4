//! Takes descriptions that a list does not have from elsewhere in the files.

use std::collections::HashMap;

use super::block::{Page, Row};
use super::choose::{Choice, parts_of};
use super::insert::description;
use super::judge::Judged;
use super::known::Known;
use super::list::{List, Listed};
use super::read::read;
use super::shape::blocks;
use super::value_text::ValueText;
use crate::model::value::Value;

/// The maximum number of other lists that descriptions are looked for in.
const MAX_DESCRIBED: usize = 50;

/// Takes the descriptions that the list does not have from other lists of the same codes: a page may have a summary,
/// and a section for each code.
pub(super) fn describe(
    list: &mut List,
    known: &Known<'_>,
    lists: &[Judged<'_>],
    chosen: &Judged<'_>,
) {
    if list.codes.iter().any(|code| !code.description.is_empty()) {
        return;
    }
    let mut said: HashMap<(Value, String), String> = HashMap::new();
    let others = lists.iter().filter(|other| !std::ptr::eq(*other, chosen));
    for other in others.take(MAX_DESCRIBED) {
        let choice = Choice {
            parts: parts_of(known, other, None),
            others: Vec::new(),
        };
        let codes = read(known, &choice).codes.into_iter();
        for code in codes.filter(|code| !code.description.is_empty()) {
            said.entry((code.value, code.label))
                .or_insert(code.description);
        }
    }
    let key = |code: &Listed| (code.value.clone(), code.label.clone());
    let described = list
        .codes
        .iter()
        .filter(|code| said.contains_key(&key(code)));
    if 2 * described.count() < list.codes.len() {
        return;
    }
    for code in &mut list.codes {
        if let Some(text) = said.remove(&key(code)) {
            code.description = text;
        }
    }
}

/// Takes the descriptions that the list does not have from a block of labels and texts: code may have a function that
/// returns a text for each constant, or a map of them.
pub(super) fn describe_by_label(list: &mut List, pages: &[Page]) {
    for (_, block) in blocks(pages) {
        let pair = |row: &Row| match &row.cells[..] {
            [label, text] if text.contains(' ') && ValueText::parse(text).is_none() => {
                Some((label.clone(), text.clone()))
            }
            _ => None,
        };
        let said: HashMap<String, String> = block.rows.iter().filter_map(pair).collect();
        let has = |code: &&Listed| said.contains_key(&code.label);
        if 2 * list.codes.iter().filter(has).count() < list.codes.len() {
            continue;
        }
        // A comment may only repeat the number.
        let codes = list.codes.iter_mut();
        for code in codes.filter(|code| description(code).is_empty()) {
            if let Some(text) = said.get(&code.label) {
                code.description.clone_from(text);
            }
        }
    }
}
