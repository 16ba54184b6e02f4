//! HTML, as browsers read it.

use std::borrow::Cow;

use codetable::published::Page;
use html5gum::emitters::default::{DefaultEmitter, StartTag};
use html5gum::{Token, Tokenizer};

use super::builder::{Attributes, Builder};
use super::divs::Divs;
use super::outline::blocks;

/// Reads a page: its tables, lists, definitions and text.
///
/// A table or list within another is a block of its own, except for lists in the cells of a table, which are
/// lines of the cell. A table that only arranges the page is not a block, but what is in its cells.
#[must_use]
pub fn read(text: &str) -> Page {
    let text = &*with_closed_frames(text);
    let mut builder = Builder::new(false);
    let address = feed(&mut builder, text, 1, |_| true);
    let (title, flow) = builder.finish();
    Page {
        title,
        address,
        blocks: blocks(flow, text.len()),
    }
}

/// Gives the tags and the text of HTML to a builder, those of which `is_wanted` accepts the name. Returns the
/// address that it states.
pub(super) fn feed(
    builder: &mut Builder,
    text: &str,
    first_line: usize,
    is_wanted: fn(&[u8]) -> bool,
) -> Option<String> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut canonical = None;
    let mut og_url = None;
    let mut divs = Divs::default();
    let mut lines = Lines {
        bytes: text.as_bytes(),
        at: 0,
        line: first_line,
    };
    for token in Tokenizer::new_with_emitter(text, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                match tag.name.as_slice() {
                    b"link" if is(&tag, b"rel", "canonical") => {
                        canonical = canonical.or_else(|| address(&tag, b"href"));
                    }
                    b"meta" if is(&tag, b"property", "og:url") => {
                        og_url = og_url.or_else(|| address(&tag, b"content"));
                    }
                    _ => {}
                }
                if is_wanted(&tag.name) {
                    let attributes = Attributes {
                        columns: number(&tag, b"colspan"),
                        rows: number(&tag, b"rowspan"),
                        value: number(&tag, b"value"),
                        is_permalink: is_permalink(&tag),
                        language: language(&tag),
                    };
                    let line = lines.line(tag.span.start);
                    if *tag.name == b"div" {
                        let class = attribute(&tag, b"class").unwrap_or_default();
                        builder.state_language(attributes.language);
                        divs.start(&class, builder, line);
                    } else {
                        divs.other();
                        builder.start(&tag.name, line, &attributes);
                    }
                }
            }
            Token::EndTag(tag) if is_wanted(&tag.name) => {
                if *tag.name == b"div" {
                    divs.end(builder);
                } else {
                    builder.end(&tag.name);
                }
            }
            Token::String(text) => {
                let value = String::from_utf8_lossy(&text.value);
                if !value.trim().is_empty() {
                    divs.other();
                }
                builder.text(&value, lines.line(text.span.start));
            }
            Token::EndTag(_) | Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    canonical.or(og_url)
}

/// Renames a frame that is never closed: a browser shows nothing below it, which nobody means.
fn with_closed_frames(text: &str) -> Cow<'_, str> {
    let last = text.rfind("<iframe");
    match last.filter(|last| !text[*last..].contains("</iframe")) {
        Some(last) => {
            let (before, after) = text.split_at(last);
            Cow::Owned(format!("{before}<xframe{}", &after["<iframe".len()..]))
        }
        None => Cow::Borrowed(text),
    }
}

fn attribute(tag: &StartTag<usize>, name: &[u8]) -> Option<String> {
    let value = &tag.attributes.get(name)?.value;
    Some(String::from_utf8_lossy(value).trim().to_owned())
}

fn number<T: std::str::FromStr>(tag: &StartTag<usize>, name: &[u8]) -> Option<T> {
    attribute(tag, name)?.parse().ok()
}

fn is(tag: &StartTag<usize>, name: &[u8], value: &str) -> bool {
    attribute(tag, name).is_some_and(|stated| stated.eq_ignore_ascii_case(value))
}

/// Whether a link is to where it is, as its class or title says.
fn is_permalink(tag: &StartTag<usize>) -> bool {
    let class = attribute(tag, b"class").unwrap_or_default();
    let title = attribute(tag, b"title").unwrap_or_default();
    let classes = ["headerlink", "anchor", "permalink", "hash-link"];
    let titles = ["Permalink", "Link to this", "Direct link"];
    classes.iter().any(|name| class.contains(name))
        || titles.iter().any(|start| title.starts_with(start))
}

/// The language of the code in an element, as its class says: `language-c`, `highlight-c`, `brush: c`, `sourceCode c`.
fn language(tag: &StartTag<usize>) -> Option<String> {
    if !matches!(tag.name.as_slice(), b"pre" | b"code" | b"div") {
        return None;
    }
    let class = attribute(tag, b"class")?;
    let starts = ["language-", "lang-", "highlight-source-", "highlight-"];
    let mut words = class.split_whitespace();
    while let Some(word) = words.next() {
        if matches!(word, "brush:" | "sourceCode") {
            return words
                .next()
                .map(|word| word.trim_end_matches(';').to_owned());
        }
        if let Some(name) = starts.iter().find_map(|start| word.strip_prefix(start)) {
            return Some(name.to_owned());
        }
    }
    None
}

/// The address in an attribute, if it is a complete one.
fn address(tag: &StartTag<usize>, name: &[u8]) -> Option<String> {
    let is_complete =
        |value: &String| value.starts_with("https://") || value.starts_with("http://");
    attribute(tag, name).filter(is_complete)
}

/// Counts lines up to offsets that only grow.
struct Lines<'t> {
    bytes: &'t [u8],
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn line(&mut self, to: usize) -> usize {
        let to = to.min(self.bytes.len());
        if let Some(between) = self.bytes.get(self.at..to) {
            // A carriage return without a line feed ends a line as well.
            let ends = between.iter().enumerate().filter(|(index, byte)| {
                let next = self.bytes.get(self.at + index + 1);
                **byte == b'\n' || (**byte == b'\r' && next != Some(&b'\n'))
            });
            self.line += ends.count();
            self.at = to;
        }
        self.line
    }
}
