//! Removes the marks within text.

use std::collections::HashSet;

use super::Source;
use crate::published::formats::dom::is_invisible;

/// The names that references can be to.
pub(super) struct Inline {
    targets: HashSet<String>,
    /// The number of characters of the longest.
    longest: usize,
}

impl Inline {
    pub(super) fn new(lines: &[Source]) -> Self {
        let targets = lines.iter().filter_map(|line| {
            let (name, _) = line
                .text
                .trim_start()
                .strip_prefix(".. _")?
                .split_once(':')?;
            Some(name.trim_matches('`').to_lowercase())
        });
        let targets: HashSet<String> = targets.collect();
        let longest = targets.iter().map(|name| name.chars().count()).max();
        Self {
            targets,
            longest: longest.unwrap_or(0),
        }
    }

    /// Returns text without marks. It has as many lines as before.
    pub(super) fn plain(&self, text: &str) -> String {
        let mut plain = String::with_capacity(text.len());
        let mut rest = text;
        let mut before = None;
        // Where no end of a mark was found, there is none further on.
        let mut without_end: HashSet<&str> = HashSet::new();
        while let Some(c) = rest.chars().next() {
            let marked = match c {
                '`' | '*' | '|' | ':' | '[' if may_start(before, c) => {
                    marked(rest, &mut without_end)
                }
                _ => None,
            };
            if let Some((inner, length)) = marked {
                let breaks = rest[..length].matches('\n').count();
                let kept = inner.matches('\n').count();
                plain.push_str(&inner);
                plain.extend(std::iter::repeat_n('\n', breaks.saturating_sub(kept)));
                before = rest[..length].chars().next_back();
                rest = &rest[length..];
                continue;
            }
            let mut next = &rest[c.len_utf8()..];
            if c == '\\' {
                if let Some(escaped) = next.chars().next() {
                    if escaped != ' ' {
                        plain.push(escaped);
                    }
                    next = &next[escaped.len_utf8()..];
                }
            } else if c == '_' && self.is_reference(&plain, next) {
                next = next.strip_prefix('_').unwrap_or(next);
            } else if !is_invisible(c) {
                plain.push(c);
            }
            before = Some(c);
            rest = next;
        }
        plain
    }

    /// Whether an underscore makes the word before it a reference.
    fn is_reference(&self, before: &str, after: &str) -> bool {
        let after = after.strip_prefix('_').unwrap_or(after);
        if after.starts_with(|c: char| c.is_alphanumeric() || c == '_') {
            return false;
        }
        let is_name = |c: char| c.is_alphanumeric() || "-._+".contains(c);
        // A longer word is none of the names.
        let chars = before.char_indices().rev().take(self.longest + 1);
        let start = chars.take_while(|(_, c)| is_name(*c)).last();
        start.is_some_and(|(at, _)| self.targets.contains(&before[at..].to_lowercase()))
    }
}

/// How many characters the name of a role or a footnote has at most, with its marks.
const LONGEST_NAME: usize = 60;

fn may_start(before: Option<char>, mark: char) -> bool {
    before.is_none_or(|c| {
        c.is_whitespace() || "'\"([{<-/:\u{2014}\u{2013}".contains(c) && (mark != ':' || c != ':')
    })
}

/// The text of what begins with a mark, and its length with the marks.
fn marked<'m>(text: &str, without_end: &mut HashSet<&'m str>) -> Option<(String, usize)> {
    if text.starts_with(':') {
        // A role: `:name:` before backquotes.
        let mut name = text.char_indices().take(LONGEST_NAME);
        let (name, _) = name.find(|(_, c)| !c.is_alphanumeric() && !"-._+:".contains(*c))?;
        let is_role = name > 2 && text[..name].ends_with(':') && text[name..].starts_with('`');
        if is_role && matches!(&text[..name], ":cspan:" | ":rspan:") {
            let (_, length) = marked(&text[name..], without_end)?;
            return Some((String::new(), name + length));
        }
        let (inner, length) = is_role.then(|| marked(&text[name..], without_end))??;
        let inner = inner
            .strip_prefix(['~', '!'])
            .map_or(inner.clone(), |rest| {
                let last = rest.rsplit('.').next().unwrap_or(rest);
                if inner.starts_with('~') { last } else { rest }.to_owned()
            });
        return Some((inner, name + length));
    }
    if text.starts_with('[') {
        let mut chars = text.char_indices().take(LONGEST_NAME);
        let (end, _) = chars.find(|(_, c)| *c == ']')?;
        let label = &text[1..end];
        let is_note =
            text[end..].starts_with("]_") && !label.is_empty() && !label.contains(['[', ' ', '\n']);
        return is_note.then(|| (String::new(), end + 2));
    }
    let mark: &'m str = ["``", "`", "**", "*", "|"]
        .into_iter()
        .find(|mark| text.starts_with(mark))?;
    if without_end.contains(mark) {
        return None;
    }
    let inner = &text[mark.len()..];
    if inner.starts_with(char::is_whitespace) {
        return None;
    }
    let Some(end) = end_of(inner, mark) else {
        without_end.insert(mark);
        return None;
    };
    let mut length = 2 * mark.len() + end;
    let mut inner = inner[..end].to_owned();
    if mark == "``" {
        return Some((inner, length));
    }
    if mark != "*" && mark != "**" {
        let after = &text[length..];
        length += after.len() - after.trim_start_matches('_').len();
    }
    if mark == "`"
        && let Some(target) = inner.find('<')
        && inner.ends_with('>')
        && target > 0
    {
        inner.truncate(target);
        inner.truncate(inner.trim_end().len());
    }
    Some((inner.replace('\\', ""), length))
}

/// Where the text before an end mark ends.
fn end_of(text: &str, mark: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(found) = text.get(from..)?.find(mark) {
        let mut at = from + found;
        if mark == "``" {
            // The last two of several backquotes.
            let more = text[at..].bytes().take_while(|byte| *byte == b'`').count();
            at += more - 2;
        }
        let after = text[at + mark.len()..].chars().next();
        let is_end = at > 0
            && !text[..at].ends_with(|c: char| c.is_whitespace())
            && (mark == "``" || !text[..at].ends_with('\\'))
            && after.is_none_or(|c| !c.is_alphanumeric() && c != '*' && (c != '`' || mark != "`"));
        if is_end {
            return Some(at);
        }
        from = at + mark.len();
    }
    None
}
