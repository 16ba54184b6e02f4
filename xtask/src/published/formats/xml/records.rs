//! Elements that are records, and the members of enums.

use std::collections::HashMap;

use codetable::published::{BlockKind, Row};
use roxmltree::Node;

use super::Reader;
use super::comment::comment;
use super::node::{has_text, is_documented, own_name, tag, text_of};
use crate::published::formats::fields::{self, Record, cell, flowing, join, row, some};

/// The longest tag, and the most attributes, that are compared with those of other elements.
const LONGEST_TAG: usize = 40;

/// The namespace of names of C.
const C_NAMESPACE: &str = "http://www.gtk.org/introspection/c/1.0";

impl Reader<'_> {
    /// Reads the children of an element that are records.
    pub(super) fn records(&mut self, parent: Node<'_, '_>) {
        if parent.has_attribute((C_NAMESPACE, "identifier")) && tag(parent) == "member" {
            return;
        }
        let name = own_name(parent);
        for nodes in groups(parent) {
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
            comment: comment(node),
            fields,
        }
    }
}

/// The children of an element, by their tags. A tag that starts with another may be of the same group.
fn groups<'a, 'd>(parent: Node<'a, 'd>) -> Vec<Vec<Node<'a, 'd>>> {
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
    groups
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
