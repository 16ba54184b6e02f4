//! XML: elements that are records, and the tables and lists of `DocBook`.
//!
//! A document type is skipped, and a reference to an entity that it declares stays as it is written: nothing is
//! expanded.

use std::collections::HashMap;

use codetable::published::{Block, BlockKind, Page, Row, RowKind};
use roxmltree::{Document, Node};

use super::FormatError;
use super::fields::{self, Lines, Record, cell, flowing, join, row, some};

/// How many cells a table may have more than its file has bytes, because of cells that span others.
const REPEATED: usize = 10_000;

/// The longest tag, and the most attributes, that are compared with those of other elements.
const LONGEST_TAG: usize = 40;

/// The namespace of names of C.
const C_NAMESPACE: &str = "http://www.gtk.org/introspection/c/1.0";

/// Reads each element that contains records, which are elements with attributes or simple children: a table for each
/// name of its children. The name of the block is the `name` of the containing element, or its tag.
///
/// # Errors
///
/// If the document is not well-formed.
pub fn read(text: &str) -> Result<Page, FormatError> {
    let text = &without_entities(text);
    let lines = &Lines::new(text);
    let document = Document::parse(text).map_err(|error| FormatError {
        line: usize::try_from(error.pos().row).unwrap_or(1).max(1),
        reason: error.to_string(),
    })?;
    let mut reader = Reader {
        lines,
        page: Page::default(),
        repeated: text.len() + REPEATED,
    };
    let mut open = vec![(document.root_element(), false)];
    while let Some((parent, is_prose)) = open.pop() {
        let is_prose = is_prose || is_documented(parent) || has_text(parent);
        if is_documented(parent) {
            reader.documented(parent);
        } else if !is_prose {
            reader.records(parent);
        }
        let children = parent.children().filter(Node::is_element);
        open.extend(children.map(|child| (child, is_prose)));
    }
    reader.page.title = title(&document);
    reader
        .page
        .blocks
        .sort_by_key(|block| block.rows.first().map(|row| row.line));
    Ok(reader.page)
}

fn title(document: &Document<'_>) -> Option<String> {
    let root = document.root_element();
    let is_title = |node: &Node<'_, '_>| node.is_element() && tag(*node) == "title";
    let title = root.children().find(is_title)?;
    some(flowing(&text_of(title)))
}

/// Blanks out a document type, and escapes each reference to an entity that XML does not define. No line moves.
fn without_entities(text: &str) -> String {
    let (start, end) = document_type(text).unwrap_or((0, 0));
    let mut result = String::with_capacity(text.len());
    result.push_str(&text[..start]);
    result.extend(text[start..end].chars().filter(|c| *c == '\n'));
    let mut rest = &text[end..];
    while let Some(at) = rest.find('&') {
        result.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let name: &str = rest
            .split(|c: char| !c.is_ascii_alphanumeric())
            .next()
            .unwrap_or("");
        let is_known =
            matches!(name, "amp" | "lt" | "gt" | "quot" | "apos") || rest.starts_with('#');
        match name {
            "nbsp" if rest.starts_with("nbsp;") => {
                result.push(' ');
                rest = &rest["nbsp;".len()..];
            }
            _ if is_known => result.push('&'),
            _ => result.push_str("&amp;"),
        }
    }
    result.push_str(rest);
    // XML has no NUL and few other control characters.
    result.retain(|c| c >= ' ' || matches!(c, '\n' | '\r' | '\t'));
    result
}

/// Returns where a document type starts and ends.
fn document_type(text: &str) -> Option<(usize, usize)> {
    let start = text.find("<!DOCTYPE")?;
    let mut is_inside = false;
    let mut at = start;
    loop {
        let rest = &text[at..];
        let found = at + rest.find(['"', '\'', '[', ']', '<', '>'])?;
        at = found + 1;
        match text.as_bytes()[found] {
            quote @ (b'"' | b'\'') => at += text[at..].find(char::from(quote))? + 1,
            b'[' => is_inside = true,
            b']' => is_inside = false,
            b'<' if text[found..].starts_with("<!--") => at += text[at..].find("-->")? + 3,
            b'>' if !is_inside => return Some((start, at)),
            _ => {}
        }
    }
}

struct Reader<'t> {
    lines: &'t Lines<'t>,
    page: Page,
    /// How many bytes may still be repeated by cells that span others.
    repeated: usize,
}

impl Reader<'_> {
    fn line(&self, node: Node<'_, '_>) -> usize {
        self.lines.at(node.range().start)
    }

    fn push(&mut self, kind: BlockKind, name: Option<String>, rows: Vec<Row>) {
        if !rows.is_empty() {
            self.page.blocks.push(Block { kind, name, rows });
        }
    }

    /// Reads the children of an element that are records.
    fn records(&mut self, parent: Node<'_, '_>) {
        if parent.has_attribute((C_NAMESPACE, "identifier")) && tag(parent) == "member" {
            return;
        }
        let mut tags: HashMap<&str, usize> = HashMap::new();
        let mut groups: Vec<Vec<Node<'_, '_>>> = Vec::new();
        for child in parent.children().filter(Node::is_element) {
            let known = tags.get(tag(child)).copied();
            let like = || {
                let at = tags.get(stem(child, &tags)?).copied();
                at.filter(|at| is_alike(child, groups[*at][0]))
            };
            let at = known.or_else(like).unwrap_or(groups.len());
            tags.insert(tag(child), at);
            if at == groups.len() {
                groups.push(Vec::new());
            }
            groups[at].push(child);
        }
        let name = own_name(parent);
        for nodes in groups {
            let is_repeated = nodes.len() > 1;
            if nodes.iter().all(|node| is_documented(*node)) {
                continue;
            }
            if let Some(rows) = self.members(&nodes) {
                self.push(BlockKind::Constants, name.clone(), rows);
                continue;
            }
            let records = nodes.into_iter().map(|node| self.record(node));
            let records = records.filter(|record| !record.fields.is_empty());
            let records: Vec<Record> = records.collect();
            let has_fields = records.iter().any(|record| record.fields.len() > 1);
            if has_fields || (is_repeated && !records.is_empty()) {
                self.page
                    .blocks
                    .extend(fields::table(name.as_deref(), records));
            }
        }
    }

    /// The members of an enum of C, as introspection of `GObject` describes it.
    fn members(&self, nodes: &[Node<'_, '_>]) -> Option<Vec<Row>> {
        let member = |node: &Node<'_, '_>| {
            let name = node.attribute((C_NAMESPACE, "identifier"))?;
            let value = node.attribute("value")?;
            let doc = node.children().find(|child| tag(*child) == "doc");
            Some(Row {
                comment: doc.and_then(|doc| some(cell(&flowing(&text_of(doc))))),
                ..row(self.line(*node), vec![cell(name), cell(value)])
            })
        };
        let rows: Option<Vec<Row>> = nodes.iter().map(member).collect();
        rows.filter(|_| tag(nodes[0]) == "member")
    }

    /// Attributes, children without children of their own, and text.
    fn record(&self, node: Node<'_, '_>) -> Record {
        let mut fields: Vec<(String, String)> = Vec::new();
        for attribute in node.attributes() {
            fields.push((attribute.name().to_owned(), cell(attribute.value())));
        }
        let mut children: HashMap<&str, usize> = HashMap::new();
        for child in node.children().filter(Node::is_element) {
            *children.entry(tag(child)).or_default() += 1;
        }
        let is_leaf = |child: &Node<'_, '_>| {
            let has_attributes = child.attributes().len() > 0;
            child.is_element()
                && !is_documented(*child)
                && (has_text(*child) || !child.children().any(|node| node.is_element()))
                && (!has_attributes || children[tag(*child)] == 1)
        };
        for child in node.children().filter(is_leaf) {
            let text = cell(&text_of(child));
            if !text.is_empty() || child.attributes().len() == 0 {
                fields.push((tag(child).to_owned(), text));
            }
            for attribute in child.attributes() {
                let name = join(tag(child), attribute.name());
                fields.push((name, cell(attribute.value())));
            }
        }
        if has_text(node) {
            fields.push(("text".to_owned(), cell(&text_of(node))));
        }
        Record {
            line: self.line(node),
            comment: Self::comment(node),
            fields,
        }
    }

    /// The comment behind an element on its line, or on the line above.
    fn comment(node: Node<'_, '_>) -> Option<String> {
        let comment = |node: Option<Node<'_, '_>>, breaks: usize, is_above: bool| {
            let space = node.filter(Node::is_text);
            let text = space.and_then(|space| space.text()).unwrap_or("");
            // Text is long, and only white space matters.
            let start: &str = text.get(..text.len().min(200)).unwrap_or("x");
            if start.len() < text.len() || !start.trim().is_empty() {
                return None;
            }
            if text.matches('\n').count() != breaks {
                return None;
            }
            let next = match (space, is_above) {
                (Some(space), true) => space.prev_sibling(),
                (Some(space), false) => space.next_sibling(),
                (None, _) => node,
            };
            let comment = next.filter(Node::is_comment)?;
            if is_above {
                // Not the one alongside the element above.
                let before = comment.prev_sibling().and_then(|node| node.text());
                let is_alone = before.is_none_or(|text| text.contains('\n'));
                if !is_alone {
                    return None;
                }
            }
            let text = comment.text().unwrap_or("");
            // An element that is commented out says nothing about its neighbors.
            some(cell(text)).filter(|text| !text.starts_with('<'))
        };
        comment(node.next_sibling(), 0, false).or_else(|| comment(node.prev_sibling(), 1, true))
    }

    /// Reads a table or list of `DocBook`.
    fn documented(&mut self, node: Node<'_, '_>) {
        match tag(node) {
            "table" | "informaltable" => self.table(node),
            "variablelist" | "dl" => self.definitions(node),
            "itemizedlist" | "orderedlist" => self.items(node),
            _ => {}
        }
    }

    fn table(&mut self, table: Node<'_, '_>) {
        let mut rows: Vec<Row> = Vec::new();
        let mut columns: HashMap<&str, usize> = HashMap::new();
        // What is left of cells that span rows: how many rows, and the text.
        let mut spans: Vec<(usize, String)> = Vec::new();
        let mut open: Vec<Node<'_, '_>> = vec![table];
        while let Some(node) = open.pop() {
            match tag(node) {
                "colspec" => {
                    let count = columns.len();
                    if let Some(name) = node.attribute("colname") {
                        columns.entry(name).or_insert(count);
                    }
                }
                "row" | "tr" => {
                    let is_header = node.ancestors().take(3).any(|node| tag(node) == "thead");
                    let mut row = self.row(node, &columns, &mut spans);
                    let is_heading = row.cells.len() > 1
                        && row.cells.iter().all(|text| *text == row.cells[0])
                        && node.children().filter(|node| is_cell(*node)).count() == 1;
                    if is_heading {
                        row.cells.truncate(1);
                        row.kind = RowKind::Heading;
                    } else if is_header {
                        row.kind = RowKind::Header;
                    }
                    if !row.cells.is_empty() {
                        rows.push(row);
                    }
                }
                _ => {
                    let is_other =
                        |child: &Node<'_, '_>| child.is_element() && !is_documented(*child);
                    let children: Vec<_> = node.children().filter(is_other).collect();
                    open.extend(children.into_iter().rev());
                }
            }
        }
        if rows.iter().all(|row| row.kind == RowKind::Data) {
            fields::mark_header(&mut rows);
        }
        let name = own_title(table);
        self.push(BlockKind::Table, name, rows);
    }

    fn row(
        &mut self,
        node: Node<'_, '_>,
        columns: &HashMap<&str, usize>,
        spans: &mut Vec<(usize, String)>,
    ) -> Row {
        let mut cells: Vec<String> = Vec::new();
        let number = |entry: Node<'_, '_>, name: &str| {
            let text = entry.attribute(name)?;
            text.trim().parse::<usize>().ok()
        };
        for entry in node.children().filter(|node| is_cell(*node)) {
            self.spanned(&mut cells, spans);
            let text = cell(&text_of(entry));
            let column = |name: &str| entry.attribute(name).and_then(|name| columns.get(name));
            let width = match (column("namest"), column("nameend")) {
                (Some(first), Some(last)) => last.saturating_sub(*first) + 1,
                _ => number(entry, "colspan").unwrap_or(1).clamp(1, 1_000),
            };
            let rowspan = number(entry, "rowspan").map(|rows| rows.saturating_sub(1));
            let below = number(entry, "morerows").or(rowspan).unwrap_or(0);
            for copy in 0..width {
                if copy > 0 && !self.may_repeat(&text) {
                    break;
                }
                let at = cells.len();
                cells.push(text.clone());
                if below > 0 {
                    spans.resize(spans.len().max(at + 1), (0, String::new()));
                    spans[at] = (below, text.clone());
                }
            }
        }
        self.spanned(&mut cells, spans);
        row(self.line(node), cells)
    }

    /// Adds the cells of rows above that span this one, up to the next free column.
    fn spanned(&mut self, cells: &mut Vec<String>, spans: &mut [(usize, String)]) {
        while let Some((rows, text)) = spans.get_mut(cells.len()).filter(|(rows, _)| *rows > 0) {
            *rows -= 1;
            let text = text.clone();
            let text = if self.may_repeat(&text) {
                text
            } else {
                String::new()
            };
            cells.push(text);
        }
    }

    fn may_repeat(&mut self, text: &str) -> bool {
        let cost = text.len() + 24;
        let is_affordable = self.repeated >= cost;
        self.repeated = self.repeated.saturating_sub(cost);
        is_affordable
    }

    fn definitions(&mut self, list: Node<'_, '_>) {
        let mut rows = Vec::new();
        for entry in list.children().filter(|node| tag(*node) == "varlistentry") {
            let texts = |name: &str| {
                let nodes = entry.children().filter(|node| tag(*node) == name);
                nodes
                    .map(|node| cell(&text_of(node)))
                    .collect::<Vec<_>>()
                    .join("\n")
            };
            rows.push(row(
                self.line(entry),
                vec![texts("term"), texts("listitem")],
            ));
        }
        for node in list.children().filter(Node::is_element) {
            match tag(node) {
                "dt" => rows.push(row(
                    self.line(node),
                    vec![cell(&text_of(node)), String::new()],
                )),
                "dd" => {
                    if let Some(row) = rows.last_mut() {
                        row.cells[1].push_str(&cell(&text_of(node)));
                    }
                }
                _ => {}
            }
        }
        let name = own_title(list);
        self.push(BlockKind::Definitions, name, rows);
    }

    fn items(&mut self, list: Node<'_, '_>) {
        let items = list.children().filter(|node| tag(*node) == "listitem");
        let rows = items.map(|item| row(self.line(item), vec![cell(&text_of(item))]));
        let rows = rows.filter(|row| !row.cells[0].is_empty()).collect();
        let name = own_title(list);
        self.push(BlockKind::Items, name, rows);
    }
}

fn tag<'d>(node: Node<'_, 'd>) -> &'d str {
    node.tag_name().name()
}

/// Returns a known tag that the tag of an element starts with, as `errorcopy` starts with `error`.
fn stem<'d>(node: Node<'_, 'd>, tags: &HashMap<&str, usize>) -> Option<&'d str> {
    let tag = tag(node);
    let mut starts = (3..tag.len().min(LONGEST_TAG))
        .rev()
        .filter_map(|end| tag.get(..end));
    starts.find(|start| tags.contains_key(start))
}

/// Whether two elements have two attributes in common, such as a name and a number.
fn is_alike(one: Node<'_, '_>, other: Node<'_, '_>) -> bool {
    let attributes = one.attributes().take(LONGEST_TAG);
    let common = attributes.filter(|attribute| other.has_attribute(attribute.name()));
    common.count() > 1
}

fn is_cell(node: Node<'_, '_>) -> bool {
    matches!(tag(node), "entry" | "td" | "th")
}

/// Whether an element is a table or list, which is a block of its own wherever it is.
fn is_documented(node: Node<'_, '_>) -> bool {
    matches!(
        tag(node),
        "table" | "informaltable" | "variablelist" | "dl" | "itemizedlist" | "orderedlist"
    )
}

/// Whether an element has text of its own.
fn has_text(node: Node<'_, '_>) -> bool {
    // A reference to a file that is not here is not text.
    let is_word = |word: &str| !(word.starts_with('&') && word.ends_with(';'));
    let is_text = |child: Node<'_, '_>| {
        let text = child.text().unwrap_or("");
        text.split_whitespace().any(is_word)
    };
    node.is_element()
        && node
            .children()
            .any(|child| child.is_text() && is_text(child))
}

/// All text in an element. A paragraph starts a line; what is in a table or list is not part of it.
fn text_of(node: Node<'_, '_>) -> String {
    let mut text = String::new();
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        if node.is_text() {
            let words = node.text().unwrap_or("");
            let is_literal = node.parent().is_some_and(|parent| {
                matches!(tag(parent), "literallayout" | "programlisting" | "screen")
            });
            if is_literal {
                text.push_str(words);
            } else {
                text.push_str(&words.replace(['\n', '\r'], " "));
            }
            continue;
        }
        if matches!(
            tag(node),
            "para" | "simpara" | "p" | "br" | "literallayout" | "sbr"
        ) {
            text.push('\n');
        }
        let is_part = |child: &Node<'_, '_>| {
            child.is_text() || (child.is_element() && !is_documented(*child))
        };
        open.extend(node.children().rev().filter(is_part));
    }
    text
}

/// What an element calls itself, or its tag.
fn own_name(node: Node<'_, '_>) -> Option<String> {
    let name = ["name", "id", "title"]
        .into_iter()
        .find_map(|key| node.attribute(key));
    let name = name
        .filter(|name| !name.trim().is_empty())
        .unwrap_or_else(|| tag(node));
    some(join("", &flowing(name)))
}

/// The title of a table or list, or of the nearest element around it.
fn own_title(node: Node<'_, '_>) -> Option<String> {
    let title = |node: Node<'_, '_>| {
        let is_title = |child: &Node<'_, '_>| matches!(tag(*child), "title" | "caption");
        // A title comes first.
        let title = node
            .children()
            .filter(Node::is_element)
            .take(3)
            .find(is_title)?;
        some(join("", &flowing(&text_of(title))))
    };
    node.ancestors().take(10).find_map(title)
}
