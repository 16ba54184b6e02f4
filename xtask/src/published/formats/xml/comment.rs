//! Comments about an element.

use roxmltree::Node;

use crate::published::formats::fields::{cell, some};

/// The longest white space between an element and a comment about it.
const LONGEST_SPACE: usize = 200;

/// Returns the comment after an element on its line, or on the line above.
pub(super) fn comment(node: Node<'_, '_>) -> Option<String> {
    after(node).or_else(|| above(node))
}

fn after(node: Node<'_, '_>) -> Option<String> {
    let next = node.next_sibling()?;
    if !next.is_text() {
        return said(next);
    }
    said(next.next_sibling().filter(|_| breaks(next) == Some(0))?)
}

fn above(node: Node<'_, '_>) -> Option<String> {
    let space = node.prev_sibling().filter(Node::is_text)?;
    let comment = space.prev_sibling().filter(|_| breaks(space) == Some(1))?;
    // Not the one alongside the element above.
    let before = comment.prev_sibling().and_then(|node| node.text());
    said(comment).filter(|_| before.is_none_or(|text| text.contains('\n')))
}

/// The number of line ends in a text, if it is white space.
fn breaks(space: Node<'_, '_>) -> Option<usize> {
    let text = space.text().unwrap_or("");
    let is_space = text.len() <= LONGEST_SPACE && text.trim().is_empty();
    is_space.then(|| text.matches('\n').count())
}

/// The text of a comment. An element that is commented out says nothing about its neighbors.
fn said(node: Node<'_, '_>) -> Option<String> {
    let text = node.text().filter(|_| node.is_comment())?;
    some(cell(text)).filter(|text| !text.starts_with('<'))
}
