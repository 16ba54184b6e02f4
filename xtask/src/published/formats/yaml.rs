//! YAML: the same shapes as in JSON.

use std::collections::HashMap;

use codetable::published::Page;
use saphyr_parser::{Event, Parser, ScanError, Span};

use super::FormatError;
use super::fields::{Lines, cell, some};
use super::tree::{self, Entry, Tree, Value};

/// The longest text that an alias repeats.
const LONGEST_ALIAS: usize = 200;

/// Reads each place that has the shape of a table, see [`super::json::read`]. An alias is replaced if it stands for
/// a short text, and is otherwise empty.
///
/// # Errors
///
/// If it is not YAML, or nested too deeply.
pub fn read(text: &str) -> Result<Page, FormatError> {
    let lines = Lines::new(text);
    let mut reader = Reader {
        text,
        reached: (0, 0),
        lines: &lines,
        open: Vec::new(),
        anchors: HashMap::new(),
        page: Page::default(),
    };
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| failed(&error))?;
        reader.event(event, span)?;
    }
    Ok(reader.page)
}

fn failed(error: &ScanError) -> FormatError {
    FormatError {
        line: error.marker().line().max(1),
        reason: error.info().to_owned(),
    }
}

struct Reader<'t> {
    text: &'t str,
    /// The last character asked for, and the byte that it is at.
    reached: (usize, usize),
    lines: &'t Lines<'t>,
    open: Vec<Open>,
    anchors: HashMap<usize, String>,
    page: Page,
}

/// A list or map that is not closed yet: its line, the comment above, and what it has so far.
enum Open {
    List(usize, Option<String>, Vec<Tree>),
    Map(usize, Option<String>, Vec<Entry>, Option<Tree>),
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, span: Span) -> Result<(), FormatError> {
        let line = span.start.line();
        match event {
            Event::Scalar(text, _, anchor, _) => {
                if anchor > 0 && text.len() <= LONGEST_ALIAS {
                    self.anchors.insert(anchor, text.to_string());
                }
                let is_null = matches!(&*text, "~" | "null");
                let text = if is_null {
                    String::new()
                } else {
                    text.into_owned()
                };
                let tree = Tree {
                    line,
                    comment: self.comment(span),
                    value: Value::Scalar(text),
                };
                self.add(tree);
            }
            Event::Alias(anchor) => {
                let text = self.anchors.get(&anchor).cloned();
                let tree = Tree {
                    line,
                    comment: self.comment(span),
                    value: Value::Scalar(text.unwrap_or_default()),
                };
                self.add(tree);
            }
            Event::SequenceStart(..) => {
                let comment = self.comment_above(span);
                self.open.push(Open::List(line, comment, Vec::new()));
            }
            Event::MappingStart(..) => {
                let comment = self.comment_above(span);
                self.open.push(Open::Map(line, comment, Vec::new(), None));
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let Some(open) = self.open.pop() else {
                    return Ok(());
                };
                let (line, comment, value) = match open {
                    Open::List(line, comment, list) => (line, comment, Value::List(list)),
                    Open::Map(line, comment, entries, _) => (line, comment, Value::Map(entries)),
                };
                self.add(Tree {
                    line,
                    comment,
                    value,
                });
            }
            _ => {}
        }
        if self.open.len() > tree::DEEPEST {
            return Err(FormatError {
                line,
                reason: "nested too deeply".to_owned(),
            });
        }
        Ok(())
    }

    /// Adds a value, or a key, to what it is in.
    fn add(&mut self, tree: Tree) {
        match self.open.last_mut() {
            None => self.page.blocks.extend(tree::blocks(tree)),
            Some(Open::List(.., list)) => list.push(tree),
            Some(Open::Map(_, _, entries, key)) => match key.take() {
                None => *key = Some(tree),
                Some(Tree {
                    line,
                    value,
                    comment,
                }) => {
                    let name = match value {
                        Value::Scalar(text) => text,
                        _ => String::new(),
                    };
                    let alongside = match tree.value {
                        Value::Scalar(_) => tree.comment.clone(),
                        _ => comment.clone(),
                    };
                    entries.push(Entry {
                        line,
                        comment: alongside.or(comment),
                        key: name,
                        value: tree,
                    });
                }
            },
        }
    }

    /// The comment alongside a scalar, or above the line that it is the first in.
    fn comment(&mut self, span: Span) -> Option<String> {
        let start = self.byte(span.start.index())?;
        let above = self.above(start, span.start.line());
        let end = self.byte(span.end.index())?;
        let rest = self.lines.rest(end);
        let rest = rest.trim_start_matches([' ', '\t', ',', '}', ']', ':']);
        let alongside = rest
            .strip_prefix('#')
            .and_then(|comment| some(cell(comment)));
        alongside.or(above)
    }

    /// The comment above a list or map.
    fn comment_above(&mut self, span: Span) -> Option<String> {
        let start = self.byte(span.start.index())?;
        self.above(start, span.start.line())
    }

    fn above(&self, start: usize, line: usize) -> Option<String> {
        let is_first = self.lines.is_first(start, &['-', '?']);
        is_first
            .then(|| self.lines.comment_above(line, &["#"]))
            .flatten()
    }

    /// The byte at which a character is. They are asked for in the order of the file, so that each is counted once.
    fn byte(&mut self, index: usize) -> Option<usize> {
        let (at, byte) = self.reached;
        let mut rest = self.text[byte..].char_indices();
        let ahead = index.checked_sub(at)?;
        let ahead = rest
            .nth(ahead)
            .map_or(self.text.len(), |(ahead, _)| byte + ahead);
        self.reached = (index, ahead);
        Some(ahead)
    }
}
