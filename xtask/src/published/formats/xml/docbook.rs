//! The tables and lists of `DocBook` and XHTML.

use std::collections::HashMap;

use codetable::published::{BlockKind, Row, RowKind};
use roxmltree::Node;

use super::Reader;
use super::node::{is_documented, own_title, tag, text_of};
use crate::published::formats::fields::{cell, mark_header, row};

/// The columns of a table.
#[derive(Default)]
struct Columns<'a> {
    /// The numbers of those that have a name.
    names: HashMap<&'a str, usize>,
    /// For each column, what is left of the cell above that spans rows.
    spans: Vec<Span>,
}

#[derive(Clone, Default)]
struct Span {
    text: String,
    /// The number of rows that it still spans.
    rows: usize,
}

impl Reader<'_> {
    /// Reads a table or list of `DocBook`.
    pub(super) fn documented(&mut self, node: Node<'_, '_>) {
        match tag(node) {
            "table" | "informaltable" => self.table(node),
            "variablelist" | "dl" => self.definitions(node),
            "itemizedlist" | "orderedlist" => self.items(node),
            _ => {}
        }
    }

    fn table(&mut self, table: Node<'_, '_>) {
        let mut rows: Vec<Row> = Vec::new();
        let mut columns = Columns::default();
        let mut open: Vec<Node<'_, '_>> = vec![table];
        while let Some(node) = open.pop() {
            match tag(node) {
                "colspec" => {
                    let count = columns.names.len();
                    if let Some(name) = node.attribute("colname") {
                        columns.names.entry(name).or_insert(count);
                    }
                }
                "row" | "tr" => {
                    let row = self.row(node, &mut columns);
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
            mark_header(&mut rows);
        }
        let name = own_title(table);
        self.push(BlockKind::Table, name, rows);
    }

    fn row(&mut self, node: Node<'_, '_>, columns: &mut Columns<'_>) -> Row {
        let mut cells: Vec<String> = Vec::new();
        let number = |entry: Node<'_, '_>, name: &str| {
            let text = entry.attribute(name)?;
            text.trim().parse::<usize>().ok()
        };
        for entry in node.children().filter(|node| is_cell(*node)) {
            self.spanned(&mut cells, &mut columns.spans);
            let text = cell(&text_of(entry));
            let column = |name: &str| {
                entry
                    .attribute(name)
                    .and_then(|name| columns.names.get(name))
            };
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
                    let spans = &mut columns.spans;
                    spans.resize(spans.len().max(at + 1), Span::default());
                    spans[at] = Span {
                        text: text.clone(),
                        rows: below,
                    };
                }
            }
        }
        self.spanned(&mut cells, &mut columns.spans);
        let mut complete = row(self.line(node), cells);
        set_kind(&mut complete, node);
        complete
    }

    /// Adds the cells of rows above that span this one, up to the next free column.
    fn spanned(&mut self, cells: &mut Vec<String>, spans: &mut [Span]) {
        while let Some(span) = spans.get_mut(cells.len()).filter(|span| span.rows > 0) {
            span.rows -= 1;
            let may_repeat = self.may_repeat(&span.text);
            cells.push(if may_repeat {
                span.text.clone()
            } else {
                String::new()
            });
        }
    }

    /// Whether a text may be repeated once more.
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

/// Makes a row a heading if its only cell spans columns, and a header if it is in the head of the table.
fn set_kind(row: &mut Row, node: Node<'_, '_>) {
    let is_alone = node.children().filter(|node| is_cell(*node)).count() == 1;
    let mut others = row.cells.iter().skip(1);
    let is_repeated = row.cells.len() > 1 && others.all(|text| *text == row.cells[0]);
    if is_alone && is_repeated {
        row.cells.truncate(1);
        row.kind = RowKind::Heading;
    } else if node.ancestors().take(3).any(|node| tag(node) == "thead") {
        row.kind = RowKind::Header;
    }
}

fn is_cell(node: Node<'_, '_>) -> bool {
    matches!(tag(node), "entry" | "td" | "th")
}
