//! Lists with bullets, and those whose items are enumerated.

use super::source::{after_mark, blank};
use super::{Reader, Source, indented};
use crate::published::formats::dom::{Entry, Flow, Item};

impl Reader {
    /// Reads a list, if one begins. Returns the number of lines that it has.
    pub(super) fn any_list(
        &mut self,
        lines: &[Source],
        depth: usize,
        flow: &mut Flow,
    ) -> Option<usize> {
        let first = lines[0].text;
        if bullet(first).is_some() {
            let is_same = |text: &str| text.as_bytes()[0] == first.as_bytes()[0];
            let width_of = |text: &str| bullet(text).filter(|_| is_same(text));
            return Some(self.list(lines, depth, flow, width_of));
        }
        let Enumerator { width, style, .. } = enumerator(first)?;
        if !is_enumerated(lines, width) {
            return None;
        }
        let width_of = |text: &str| {
            let next = enumerator(text)?;
            let is_same = next.style == style || text.starts_with("#.");
            is_same.then_some(next.width)
        };
        Some(self.list(lines, depth, flow, width_of))
    }

    /// Reads the items of a list whose marks `width_of` measures.
    fn list(
        &mut self,
        lines: &[Source],
        depth: usize,
        flow: &mut Flow,
        width_of: impl Fn(&str) -> Option<usize>,
    ) -> usize {
        let mut entries = Vec::new();
        let mut end = 0;
        let mut next = 0;
        while let Some(first) = lines.get(next)
            && let Some(width) = width_of(first.text)
        {
            end = next + indented(&lines[next..], 1);
            let text = first.text.get(width..).unwrap_or_default().trim_start();
            entries.push(Entry {
                line: first.line,
                ordinal: enumerator(first.text).and_then(|mark| mark.ordinal),
                flow: self.body(&after_mark(&lines[next..end], text), depth + 1),
            });
            next = end + blank(&lines[end..]);
        }
        flow.push(Item::List(entries));
        end
    }
}

/// The width of the mark of an item.
fn bullet(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    let mark = chars.next().filter(|c| "*+-•‣⁃".contains(*c))?;
    let rest = chars.as_str();
    (rest.is_empty() || rest.starts_with(' ')).then(|| mark.len_utf8())
}

/// The mark of an enumerated item.
struct Enumerator {
    width: usize,
    /// Its number, if it is one.
    ordinal: Option<u64>,
    style: Style,
}

/// What the marks of one list have in common.
#[derive(PartialEq, Eq)]
struct Style {
    has_bracket: bool,
    is_number: bool,
    /// What follows the number or letter.
    end: Option<char>,
}

fn enumerator(text: &str) -> Option<Enumerator> {
    let bare = text.strip_prefix('(').unwrap_or(text);
    let end = bare.find(['.', ')'])?;
    let (mark, rest) = (&bare[..end], &bare[end + 1..]);
    let is_number = !mark.is_empty() && mark.len() < 10 && mark.bytes().all(|b| b.is_ascii_digit());
    let is_letter =
        mark.len() == 1 && mark.starts_with(|c: char| c.is_ascii_alphabetic() || c == '#');
    let is_roman = !mark.is_empty()
        && mark.len() < 8
        && (mark.chars().all(|c| "ivxlcdm".contains(c))
            || mark.chars().all(|c| "IVXLCDM".contains(c)));
    let has_bracket = bare.len() < text.len();
    let is_closed = !has_bracket || bare[end..].starts_with(')');
    let is_spaced = rest.is_empty() || rest.starts_with(' ');
    let is_mark = (is_number || is_letter || is_roman) && is_closed && is_spaced;
    is_mark.then(|| Enumerator {
        width: text.len() - rest.len(),
        ordinal: mark.parse().ok(),
        style: Style {
            has_bracket,
            is_number,
            end: bare[end..].chars().next(),
        },
    })
}

/// Whether what looks like an enumerated item is one: a line that continues it is indented.
fn is_enumerated(lines: &[Source], width: usize) -> bool {
    lines[0].text.len() > width
        && lines.get(1).is_none_or(|next| {
            next.is_blank() || next.indent() > 0 || enumerator(next.text).is_some()
        })
}
