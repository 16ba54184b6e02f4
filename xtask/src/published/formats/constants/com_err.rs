//! Tables of errors for `compile_et`.

use codetable::published::{BlockKind, Page};

use super::{Language, syntax};
use crate::published::formats::code::assemble::whole;
use crate::published::formats::code::draft::Draft;
use crate::published::formats::code::lexer::{Kind, Source, unquoted};

/// The characters of a table's name, from which the first code is computed: six bits each.
const CHARACTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";

/// Reads the tables of a file: `error_table NAME`, `ec NAME, "text"`, `index 64` and `prefix NAME`.
pub(super) fn read(text: &str) -> Page {
    let sources = [Source::new(text, syntax::of(Language::ComErr))];
    let source = &sources[0];
    let mut page = Page::default();
    let mut table = Table::default();
    let mut at = 0;
    while at < source.tokens.len() {
        let start = at;
        at += 1;
        // A comma joins lines, as in `ec NAME,` and the text below.
        while at < source.tokens.len() && (!source.tokens[at].first || source.is(at - 1, ",")) {
            at += 1;
        }
        let argument = (at > start + 1).then(|| source.token(start + 1));
        match (source.token(start), argument) {
            ("error_table" | "et", Some(base)) => {
                table.end(source, &mut page);
                let name = source.token(at - 1);
                table = Table {
                    base: base_of(base),
                    name: Some(name.to_owned()),
                    ..Table::default()
                };
            }
            ("index", Some(index)) => table.next = index.parse().unwrap_or(table.next),
            ("prefix", prefix) => {
                table.prefix = prefix
                    .map(|prefix| format!("{prefix}_"))
                    .unwrap_or_default();
            }
            ("error_code" | "ec", Some(name)) => {
                let value = table.base.saturating_add(table.next).to_string();
                table.next = table.next.saturating_add(1);
                let text = (start + 2..at).find(|token| source.kind(*token) == Some(Kind::Str));
                table.drafts.push(Draft {
                    lead: start,
                    tokens: start..at,
                    cells: vec![format!("{}{name}", table.prefix), value],
                    said: text.map(|text| unquoted(source.token(text)).to_owned()),
                    epoch: 0,
                });
            }
            _ => {}
        }
    }
    table.end(source, &mut page);
    page
}

#[derive(Default)]
struct Table {
    name: Option<String>,
    base: i64,
    next: i64,
    prefix: String,
    drafts: Vec<Draft>,
}

impl Table {
    fn end(&mut self, source: &Source, page: &mut Page) {
        let drafts = std::mem::take(&mut self.drafts);
        page.blocks.extend(whole(
            source,
            BlockKind::Constants,
            self.name.take(),
            None,
            drafts,
        ));
    }
}

/// The code before the first of a table: the characters of its name, and eight bits for the index.
fn base_of(name: &str) -> i64 {
    let mut number = 0_u32;
    for c in name.chars().take(4) {
        let digit = CHARACTERS.find(c).map_or(0, |index| index + 1);
        number = (number << 6) | u32::try_from(digit).unwrap_or_default();
    }
    i64::from((number << 8).cast_signed())
}
