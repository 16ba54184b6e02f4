//! What the parts of a directive are, and what the directives of Docutils and Sphinx contain.

use super::Source;
use super::definitions::field;

/// A directive: `.. name:: argument`, its options and its content.
pub(super) struct Directive<'b, 't> {
    pub(super) line: usize,
    pub(super) name: &'t str,
    /// The argument, with a line end for each in the file.
    pub(super) argument: String,
    options: Vec<DirectiveOption<'t>>,
    pub(super) content: &'b [Source<'t>],
}

/// An option of a directive: `:name: value`.
pub(super) struct DirectiveOption<'t> {
    pub(super) line: usize,
    name: &'t str,
    pub(super) value: &'t str,
}

/// What a directive contains.
pub(super) enum Content {
    CsvTable,
    ListTable,
    Table,
    Verbatim,
    /// Text like any other.
    Text,
    /// Nothing that is text.
    Nothing,
    /// The description of what the argument names.
    Description,
}

impl<'b, 't> Directive<'b, 't> {
    /// Separates the parts of a directive. `body` is what is indented below its first line.
    pub(super) fn new(line: usize, name: &'t str, argument: &str, body: &'b [Source<'t>]) -> Self {
        let mut argument = argument.to_owned();
        let mut options = Vec::new();
        let mut at = 0;
        // Options and content follow the argument after an empty line, or at once.
        while let Some(line) = body.get(at).filter(|line| !line.is_blank()) {
            match field(line.text) {
                Some((name, value)) => options.push(DirectiveOption {
                    line: line.line,
                    name,
                    value: value.trim(),
                }),
                None if options.is_empty() && !argument.is_empty() => {
                    argument.push('\n');
                    argument.push_str(line.text.trim());
                }
                None => break,
            }
            at += 1;
        }
        Self {
            line,
            name,
            argument,
            options,
            content: &body[at..],
        }
    }

    /// Returns the first option that has one of the names.
    pub(super) fn option(&self, names: &[&str]) -> Option<&DirectiveOption<'t>> {
        let mut options = self.options.iter();
        options.find(|option| names.contains(&option.name))
    }

    /// The number of rows that are a header.
    pub(super) fn header_rows(&self) -> usize {
        let option = self.option(&["header-rows"]);
        option
            .and_then(|option| option.value.parse().ok())
            .unwrap_or(0)
    }

    /// Whether the argument is a version or a condition, which is not text.
    pub(super) fn has_condition(&self) -> bool {
        self.name.starts_with("version") || matches!(self.name, "deprecated" | "only")
    }

    pub(super) fn kind(&self) -> Content {
        match self.name {
            "csv-table" => Content::CsvTable,
            "list-table" | "flat-table" => Content::ListTable,
            "table" => Content::Table,
            name if VERBATIM.contains(&name) => Content::Verbatim,
            name if SILENT.contains(&name) => Content::Nothing,
            name if TRANSPARENT.contains(&name) => Content::Text,
            _ => Content::Description,
        }
    }
}

/// Directives that contain text like any other.
const TRANSPARENT: [&str; 23] = [
    "admonition",
    "attention",
    "caution",
    "centered",
    "container",
    "danger",
    "deprecated",
    "epigraph",
    "error",
    "hint",
    "important",
    "note",
    "only",
    "rst-class",
    "rubric",
    "seealso",
    "sidebar",
    "tip",
    "topic",
    "versionadded",
    "versionchanged",
    "versionremoved",
    "warning",
];
/// Directives whose content is verbatim.
const VERBATIM: [&str; 8] = [
    "code",
    "code-block",
    "highlight-block",
    "literal-block",
    "parsed-literal",
    "productionlist",
    "prompt",
    "sourcecode",
];
/// Directives without text.
const SILENT: [&str; 26] = [
    "contents",
    "currentmodule",
    "default-domain",
    "figure",
    "highlight",
    "highlightlang",
    "image",
    "include",
    "index",
    "kernel-doc",
    "literalinclude",
    "math",
    "meta",
    "module",
    "moduleauthor",
    "py:currentmodule",
    "py:module",
    "raw",
    "role",
    "sectionauthor",
    "sectnum",
    "tabularcolumns",
    "target-notes",
    "title",
    "toctree",
    "unicode",
];
