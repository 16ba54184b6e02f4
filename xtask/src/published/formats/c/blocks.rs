//! The constants of a file become blocks: each enum, and each run of macros or constants.

use std::collections::{HashMap, HashSet};

use codetable::published::{Block, BlockKind};

use super::{Constant, Header, Origin};
use crate::published::formats::code::assemble::{Prefix, runs, whole};
use crate::published::formats::code::comment;
use crate::published::formats::code::draft::Draft;
use crate::published::formats::code::expression::Value;
use crate::published::formats::code::lexer::Source;

impl Header<'_, '_> {
    /// The blocks, in the order of the file.
    pub(super) fn blocks(mut self) -> Vec<Block> {
        let source = &self.sources[0];
        let mut blocks: Vec<Block> = self.cases.take().into_iter().collect();
        let mut groups: [Vec<Draft>; 2] = [Vec::new(), Vec::new()];
        let mut members: Vec<Vec<Draft>> = self.enums.iter().map(|_| Vec::new()).collect();
        for (constant, value) in self.rows() {
            let draft = Draft {
                lead: constant.lead,
                tokens: constant.tokens,
                cells: vec![source.token(constant.name).to_owned(), value],
                said: None,
                epoch: constant.epoch,
            };
            match constant.origin {
                Origin::Macro => groups[0].push(draft),
                Origin::Constant => groups[1].push(draft),
                Origin::Enum(index) => members[index].push(draft),
            }
        }
        for group in groups {
            runs(source, group, Prefix::Ends, &mut blocks);
        }
        self.call_blocks(&mut blocks);
        let enums = self.enums.into_iter().zip(members);
        blocks.extend(enums.filter_map(|(name, members)| enum_block(source, name, members)));
        blocks.sort_by_key(|block| block.rows.first().map(|row| row.line));
        blocks
    }

    /// The constants and their values, in the order of the file.
    fn rows(&mut self) -> Vec<(Constant, String)> {
        let source = &self.sources[0];
        let mut constants = std::mem::take(&mut self.constants);
        constants.retain(|constant| !constant.is_undefined);
        constants.sort_by_key(|constant| constant.tokens.start);
        let computed: HashSet<&str> = constants
            .iter()
            .filter(|constant| self.evaluator.value(constant.definition).is_some())
            .map(|constant| source.token(constant.name))
            .collect();
        let mut branches = self.branches(&constants);
        let mut rows: Vec<(Constant, String)> = Vec::new();
        for constant in constants {
            let name = source.token(constant.name);
            let value = match self.evaluator.value(constant.definition) {
                Some(Value::Str(_)) => continue,
                Some(_) if constant.origin == Origin::Macro && branches.contains_key(name) => {
                    match branches.get_mut(name).map(std::mem::take) {
                        Some(values) if !values.is_empty() => values.join(" or "),
                        _ => continue,
                    }
                }
                Some(value) => value.display(),
                // What another branch of a condition defines.
                None if computed.contains(name) => continue,
                None => match constant.base {
                    Some((base, ago)) => format!("{} + {ago}", source.token(base)),
                    None => self.unknown(constant.expression.clone()),
                },
            };
            rows.push((constant, value));
        }
        let mut is_repeated = self.repeated(&rows).into_iter();
        rows.retain(|_| is_repeated.next() == Some(false));
        rows
    }

    /// Which constants a file only repeats, as another branch of a condition does. One among others that are not repeated
    /// belongs to another list.
    fn repeated(&self, constants: &[(Constant, String)]) -> Vec<bool> {
        let source = &self.sources[0];
        let mut seen: HashSet<(&str, &str)> = HashSet::new();
        let mut is_second = Vec::with_capacity(constants.len());
        for (constant, value) in constants {
            let is_enum = matches!(constant.origin, Origin::Enum(_));
            is_second.push(!is_enum && !seen.insert((source.token(constant.name), value)));
        }
        let is_alone = |index: usize| {
            let before = index.checked_sub(1).filter(|before| !is_second[*before]);
            let is_next = before
                .is_some_and(|before| constants[before].0.tokens.end == constants[index].0.lead);
            is_next && is_second.get(index + 1) != Some(&true)
        };
        (0..is_second.len())
            .map(|index| is_second[index] && !is_alone(index))
            .collect()
    }
}

/// The block of an enum. What the comment above it says about a member is said about its row.
fn enum_block(source: &Source, name: Option<String>, members: Vec<Draft>) -> Option<Block> {
    let heading = heading_of(source, &members);
    let documented = heading.as_deref().map(described).unwrap_or_default();
    let name = name.or(heading);
    let mut block = whole(source, BlockKind::Constants, name, None, members)?;
    for row in block.rows.iter_mut().filter(|row| row.comment.is_none()) {
        let name = row.cells.first();
        row.comment = name.and_then(|name| documented.get(name).cloned());
    }
    Some(block)
}

/// What a comment above an enum says about its members, as gtk-doc and the kernel write it: `@DOOR_OPEN: It is open.`
fn described(comment: &str) -> HashMap<String, String> {
    let mut members = HashMap::new();
    for part in comment.split('@').skip(1) {
        if let Some((name, text)) = part.split_once(':') {
            let text = text.split('\n').next().unwrap_or_default().trim();
            if !text.is_empty() && !name.contains(char::is_whitespace) {
                members.insert(name.to_owned(), text.to_owned());
            }
        }
    }
    members
}

/// The comment above the enum of these members.
fn heading_of(source: &Source, members: &[Draft]) -> Option<String> {
    let mut at = members.first()?.lead;
    for _ in 0..16 {
        if source.is(at, "enum") {
            break;
        }
        at = at.checked_sub(1)?;
    }
    if source.is(at.checked_sub(1).unwrap_or(at), "typedef") {
        at -= 1;
    }
    let start = source.comment_at(at);
    let comment = source
        .comments
        .get(start)
        .filter(|comment| comment.at as usize == at)?;
    let end = source.comment_at(at + 1);
    let last = source.comments[..end].last()?;
    (comment.own && last.end_line as usize + 1 == source.line(at))
        .then(|| comment::text(source, &source.comments[start..end]))?
}
