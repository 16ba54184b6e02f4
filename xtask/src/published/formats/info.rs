//! Files of Info: their menus and indexes lead to the text, and are not part of it.

use std::borrow::Cow;

use super::lines::numbered;

/// The line before each node.
const SEPARATOR: &str = "\u{1F}";

/// Empties the lines of a file of Info that are about its nodes: headers, menus, indexes and the table of tags. Other
/// texts are returned as they are.
pub(super) fn without_nodes(text: &str) -> Cow<'_, str> {
    if !text.contains("\u{1F}\nFile: ") {
        return Cow::Borrowed(text);
    }
    let mut without = String::with_capacity(text.len());
    let mut part = Part::Text;
    for (number, line) in numbered(text) {
        if number > 1 {
            without.push('\n');
        }
        part = part.next(line);
        if matches!(part, Part::Text | Part::BelowMenu) {
            without.push_str(line);
        }
    }
    Cow::Owned(without)
}

/// What a line belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Text,
    /// The line before a node.
    Separator,
    /// The first line of a node.
    Header,
    /// `* Menu:`, and the entries of a menu or an index.
    Menu,
    /// Other lines below `* Menu:`.
    BelowMenu,
    /// Where the nodes are.
    Tags,
}

impl Part {
    fn next(self, line: &str) -> Self {
        match self {
            _ if line.trim_end_matches('\u{C}') == SEPARATOR => Self::Separator,
            Self::Separator if line.starts_with("File: ") => Self::Header,
            Self::Separator if line.ends_with("Tag Table:") || line == "End Tag Table" => {
                Self::Tags
            }
            Self::Tags => self,
            _ if line == "* Menu:" => Self::Menu,
            Self::Menu | Self::BelowMenu if line.starts_with("* ") => Self::Menu,
            // An entry goes on.
            Self::Menu if line.starts_with(' ') => Self::Menu,
            Self::Menu | Self::BelowMenu => Self::BelowMenu,
            _ => Self::Text,
        }
    }
}
