//! A mistake in a table: what is wrong, where, and what to do about it.

use std::ops::Range;

/// Bytes of a table's text.
pub type Span = Range<usize>;

/// One mistake in one table.
///
/// It names places as byte ranges, so that whoever shows it decides on lines, columns and colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What is wrong, in one line.
    pub title: String,
    /// The place to look at first.
    pub primary: Label,
    /// Other places that have to do with it, such as the first of two equal values.
    pub related: Vec<Label>,
    /// What to do, in one line.
    pub help: String,
}

/// A place in a table, and what is to be seen there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Which table, as its position among the [`Source`](crate::Source)s given.
    pub source: usize,
    /// The bytes to underline.
    pub span: Span,
    /// What stands there; may be empty.
    pub text: String,
}

/// Collects the mistakes of one table, so that all of them are reported together.
#[derive(Debug)]
pub(crate) struct Diagnostics {
    source: usize,
    found: Vec<Diagnostic>,
}

impl Diagnostics {
    pub(crate) fn new(source: usize) -> Self {
        Self {
            source,
            found: Vec::new(),
        }
    }

    /// Adds a mistake at `span`. `text` says what is to be seen there, `help` what to do.
    pub(crate) fn error(
        &mut self,
        span: &Span,
        title: impl Into<String>,
        text: impl Into<String>,
        help: impl Into<String>,
    ) -> &mut Diagnostic {
        self.found.push(Diagnostic {
            title: title.into(),
            primary: Label {
                source: self.source,
                span: span.clone(),
                text: text.into(),
            },
            related: Vec::new(),
            help: help.into(),
        });
        let last = self.found.len() - 1;
        &mut self.found[last]
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The mistakes in the order in which a reader of the table meets them.
    pub(crate) fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.found
            .sort_by_key(|found| (found.primary.span.start, found.primary.span.end));
        self.found
    }
}

impl Diagnostic {
    /// Points at a second place in the same table.
    pub(crate) fn and(&mut self, span: &Span, text: impl Into<String>) -> &mut Self {
        self.related.push(Label {
            source: self.primary.source,
            span: span.clone(),
            text: text.into(),
        });
        self
    }
}
