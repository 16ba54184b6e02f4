//! Elements: their tags, names and texts.

use roxmltree::Node;

use crate::published::formats::fields::{flowing, join, some};

pub(super) fn tag<'d>(node: Node<'_, 'd>) -> &'d str {
    node.tag_name().name()
}

/// Whether an element is a table or list, which is a block of its own wherever it is.
pub(super) fn is_documented(node: Node<'_, '_>) -> bool {
    matches!(
        tag(node),
        "table" | "informaltable" | "variablelist" | "dl" | "itemizedlist" | "orderedlist"
    )
}

/// Whether an element has text of its own.
pub(super) fn has_text(node: Node<'_, '_>) -> bool {
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
pub(super) fn text_of(node: Node<'_, '_>) -> String {
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
pub(super) fn own_name(node: Node<'_, '_>) -> Option<String> {
    let name = ["name", "id", "title"]
        .into_iter()
        .find_map(|key| node.attribute(key));
    let name = name
        .filter(|name| !name.trim().is_empty())
        .unwrap_or_else(|| tag(node));
    some(join("", &flowing(name)))
}

/// The title of a table or list, or of the nearest element around it.
pub(super) fn own_title(node: Node<'_, '_>) -> Option<String> {
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
