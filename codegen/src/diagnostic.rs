//! Mistakes in a table: what is wrong, where, and how to fix it.

use std::ops::Range;

use crate::invisible::is_invisible;

/// A range of bytes in the text of a table.
pub type Span = Range<usize>;

/// The start of a file, for a mistake without a place.
pub(crate) const START: Span = 0..0;

/// A mistake in a table.
///
/// Its places are byte ranges: whether they are shown as lines and columns or in color is up to the caller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What is wrong, in one line.
    pub title: String,
    /// The place of the mistake.
    pub primary: Label,
    /// Other places that are involved, such as the first of two equal values.
    pub related: Vec<Label>,
    /// How to fix it, in one line.
    pub help: String,
}

/// A place in a table, with a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The position of the table among the [`Source`](crate::Source)s.
    pub source: usize,
    /// The bytes to underline.
    pub span: Span,
    /// The note; may be empty.
    pub text: String,
}

/// The mistakes of one table, collected so that all are reported together.
#[derive(Debug)]
pub(crate) struct Diagnostics {
    source: usize,
    mistakes: Vec<Diagnostic>,
}

impl Diagnostics {
    pub(crate) fn new(source: usize) -> Self {
        Self {
            source,
            mistakes: Vec::new(),
        }
    }

    /// Adds a mistake, and returns it for notes and related places.
    pub(crate) fn error(
        &mut self,
        span: &Span,
        title: impl Into<String>,
        help: impl Into<String>,
    ) -> &mut Diagnostic {
        self.mistakes.push(Diagnostic {
            title: one_line(title.into()),
            primary: Label {
                source: self.source,
                span: span.clone(),
                text: String::new(),
            },
            related: Vec::new(),
            help: one_line(help.into()),
        });
        self.mistakes.last_mut().expect("one was just added")
    }

    pub(crate) fn len(&self) -> usize {
        self.mistakes.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.mistakes.is_empty()
    }

    /// Returns the mistakes in the order of their places.
    pub(crate) fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.mistakes
            .sort_by_key(|mistake| (mistake.primary.span.start, mistake.primary.span.end));
        self.mistakes
    }
}

impl Diagnostic {
    /// Sets the note of the primary place.
    pub(crate) fn note(&mut self, text: impl Into<String>) -> &mut Self {
        self.primary.text = one_line(text.into());
        self
    }

    /// Adds a place in the same table.
    pub(crate) fn related(&mut self, span: &Span, text: impl Into<String>) -> &mut Self {
        self.related.push(Label {
            source: self.primary.source,
            span: span.clone(),
            text: one_line(text.into()),
        });
        self
    }
}

/// A text that may quote the table, as one line that shows each character: a key or a string may have any.
fn one_line(text: String) -> String {
    let is_hidden = |c: char| c == '\n' || c == '\t' || is_invisible(c);
    if !text.contains(is_hidden) {
        return text;
    }
    let mut line = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '\n' | '\t' => line.extend(c.escape_default()),
            c if is_hidden(c) => line.extend(c.escape_unicode()),
            c => line.push(c),
        }
    }
    line
}
