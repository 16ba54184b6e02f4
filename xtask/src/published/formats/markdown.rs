//! Markdown, with the tables of GitHub and definition lists. HTML in it is read as HTML.

use std::ops::Range;

use codetable::published::Page;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::builder::{Attributes, Builder};
use super::html;
use super::outline::blocks;

/// Reads a document: its tables, lists, definitions and text, without the marks of Markdown.
///
/// A line of a paragraph is a row, since people write lists so. In a cell it is separated by a space.
#[must_use]
pub fn read(text: &str) -> Page {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options::ENABLE_DEFINITION_LIST;
    let mut reader = Reader {
        text,
        lines: text.match_indices('\n').map(|(at, _)| at + 1).collect(),
        builder: Builder::new(true),
        title: None,
        html: None,
        is_head: false,
        is_metadata: false,
        address: None,
    };
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        reader.event(event, range);
    }
    let (title, flow) = reader.builder.finish();
    Page {
        title: reader.title.or(title),
        address: reader.address,
        blocks: blocks(flow, text.len()),
    }
}

struct Reader<'t> {
    text: &'t str,
    /// Where each line but the first begins.
    lines: Vec<usize>,
    builder: Builder,
    title: Option<String>,
    address: Option<String>,
    /// A block of HTML that is not complete yet, and its line.
    html: Option<(String, usize)>,
    /// Whether the row is the head of a table.
    is_head: bool,
    is_metadata: bool,
}

impl Reader<'_> {
    fn event(&mut self, event: Event, range: Range<usize>) {
        let line = self.lines.partition_point(|start| *start <= range.start) + 1;
        match event {
            Event::Start(tag) => self.start(tag, range.start, line),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) if self.is_metadata => self.metadata(&text),
            Event::Text(text)
            | Event::Code(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => self.builder.text(&text, line),
            Event::Html(part) => match &mut self.html {
                Some((html, _)) => html.push_str(&part),
                None => self.feed(&part, line, |_| true),
            },
            Event::InlineHtml(tag) => self.feed(&tag, line, |name| {
                // What else is in a paragraph is no more than a name in angle brackets.
                let breaks = matches!(name, b"br" | b"p" | b"sup");
                breaks || matches!(name, b"table" | b"tr" | b"td" | b"th")
            }),
            Event::SoftBreak => self.builder.break_line(true),
            Event::HardBreak => self.builder.break_line(false),
            Event::Rule => self.tag(b"hr", line),
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag, at: usize, line: usize) {
        match tag {
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::FootnoteDefinition(_) => {
                self.tag(b"p", line);
            }
            Tag::Heading { level, .. } => self.tag(&[b'h', b'0' + level as u8], line),
            Tag::CodeBlock(kind) => {
                let (name, language) = match &kind {
                    CodeBlockKind::Fenced(info) => info_string(info),
                    CodeBlockKind::Indented => (None, None),
                };
                self.builder.start_verbatim(name, language, line);
            }
            Tag::HtmlBlock => self.html = Some((String::new(), line)),
            Tag::List(_) => self.tag(b"ul", line),
            Tag::Item => {
                let attributes = Attributes {
                    value: ordinal(&self.text[at..]),
                    ..Attributes::default()
                };
                self.builder.start(b"li", line, &attributes);
            }
            Tag::DefinitionList => self.tag(b"dl", line),
            Tag::DefinitionListTitle => self.tag(b"dt", line),
            Tag::DefinitionListDefinition => self.tag(b"dd", line),
            Tag::Table(_) => self.tag(b"table", line),
            Tag::TableHead => {
                self.is_head = true;
                self.tag(b"tr", line);
            }
            Tag::TableRow => self.tag(b"tr", line),
            Tag::TableCell => self.tag(if self.is_head { b"th" } else { b"td" }, line),
            Tag::MetadataBlock(_) => self.is_metadata = true,
            Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. } => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        let name: &[u8] = match tag {
            TagEnd::Paragraph | TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition => b"p",
            TagEnd::Heading(_) => b"h1",
            TagEnd::CodeBlock => b"pre",
            TagEnd::HtmlBlock => {
                if let Some((html, line)) = self.html.take() {
                    self.feed(&html, line, |_| true);
                }
                return;
            }
            TagEnd::List(_) => b"ul",
            TagEnd::Item => b"li",
            TagEnd::DefinitionList => b"dl",
            TagEnd::DefinitionListTitle => b"dt",
            TagEnd::DefinitionListDefinition => b"dd",
            TagEnd::Table => b"table",
            TagEnd::TableHead => {
                self.is_head = false;
                b"tr"
            }
            TagEnd::TableRow => b"tr",
            TagEnd::TableCell => b"td",
            TagEnd::MetadataBlock(_) => {
                self.is_metadata = false;
                return;
            }
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image => return,
        };
        self.builder.end(name);
    }

    fn tag(&mut self, name: &[u8], line: usize) {
        self.builder.start(name, line, &Attributes::default());
    }

    fn feed(&mut self, text: &str, line: usize, is_wanted: fn(&[u8]) -> bool) {
        let address = html::feed(&mut self.builder, text, line, is_wanted);
        self.address = self.address.take().or(address);
    }

    /// Takes the title out of the front matter.
    fn metadata(&mut self, text: &str) {
        for line in text.lines() {
            let Some((key, value)) = line.split_once([':', '=']) else {
                continue;
            };
            let value = value.trim().trim_matches(['"', '\'']).trim();
            if key.trim_end() == "title" && self.title.is_none() && !value.is_empty() {
                self.title = Some(value.to_owned());
            }
        }
    }
}

/// Returns the name that an info string states after the language, and the language.
fn info_string(info: &str) -> (Option<String>, Option<String>) {
    let (language, rest) = info
        .trim()
        .split_once(char::is_whitespace)
        .unwrap_or((info, ""));
    let rest = rest.trim();
    let title = rest.strip_prefix("title=").unwrap_or(rest);
    let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    (some(title.trim_matches(['"', '\''])), some(language))
}

/// The number that an item begins with.
fn ordinal(item: &str) -> Option<u64> {
    let item = item.trim_start();
    let end = item.find(|c: char| !c.is_ascii_digit())?;
    item[end..].starts_with(['.', ')']).then_some(())?;
    item[..end].parse().ok()
}
