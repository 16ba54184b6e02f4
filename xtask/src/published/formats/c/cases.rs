//! What functions say about constants: `case DOOR_OPEN: return "It is open.";`.

use codetable::published::{Block, BlockKind, Row, RowKind};

use crate::published::formats::code::lexer::{Kind, Source, unquoted};

/// From how many texts on they are a block.
const LEAST: usize = 3;
/// The most tokens of a statement that is looked at.
const LONGEST: usize = 32;
/// The most bytes of a text. Many cases may have the same.
const MOST_BYTES: usize = 1000;

/// The constants in `case` and the texts that are returned or assigned for them, as rows of a name and a text.
pub(super) fn find(source: &Source, code: &[usize]) -> Option<Block> {
    let mut rows: Vec<Row> = Vec::new();
    let is = |at: usize, text: &str| code.get(at).is_some_and(|token| source.is(*token, text));
    let is_name = |at: usize| code.get(at).is_some_and(|token| source.is_name(*token));
    let mut names: Vec<usize> = Vec::new();
    let mut at = 0;
    while at < code.len() {
        if is(at, "case") && is_name(at + 1) && is(at + 2, ":") {
            names.push(code[at + 1]);
            at += 3;
            continue;
        }
        if !names.is_empty() && (is(at, "return") || (is_name(at) && is(at + 1, "="))) {
            let statement = code[at..].iter().take(LONGEST);
            let text: String = statement
                .take_while(|token| !source.is(**token, ";"))
                .filter(|token| source.kind(**token) == Some(Kind::Str))
                .map(|token| unquoted(source.token(*token)))
                .collect();
            let is_text = (1..=MOST_BYTES).contains(&text.len());
            rows.extend(names.iter().filter(|_| is_text).map(|name| Row {
                kind: RowKind::Data,
                line: source.line(*name),
                cells: vec![source.token(*name).to_owned(), text.clone()],
                comment: None,
            }));
        }
        names.clear();
        at += 1;
    }
    (rows.len() >= LEAST).then_some(Block {
        kind: BlockKind::Constants,
        name: None,
        rows,
    })
}
