//! Mistakes in tables as people read them: the form that rustc has taught.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use codegen::{Diagnostic, Mark, Source};

use crate::paths::Paths;
use crate::terminal::{self, Annotation, Terminal};
use crate::{Failure, Verdict};

/// Prints why a command could not do its work.
pub(crate) fn failure(failure: &Failure, paths: &Paths, terminal: &Terminal) -> Verdict {
    match failure {
        Failure::Other(message) => terminal::diagnostic(&format!("error: {message}\n")),
        Failure::Tables { sources, mistakes } => {
            tables(sources, mistakes, paths, "nothing was written", terminal);
        }
        Failure::OldTables {
            paths,
            sources,
            mistakes,
        } => tables(sources, mistakes, paths, "nothing was compared", terminal),
    }
    Verdict::Failed
}

fn tables(
    sources: &[Source],
    mistakes: &[Diagnostic],
    paths: &Paths,
    done: &str,
    terminal: &Terminal,
) {
    let shown = render(sources, mistakes, paths, terminal.colour_of_diagnostics);
    let lines = Lines::of(sources);
    let mut text = String::new();
    for (mistake, shown) in mistakes.iter().zip(&shown) {
        let source = &sources[mistake.primary.source];
        let (line, column) =
            lines.place(mistake.primary.source, mistake.primary.span.start, source);
        text += &terminal.annotation(&Annotation {
            file: &paths.shown_table(source.file()),
            line,
            column,
            title: &mistake.title,
            text: &format!("{}: {}", mistake.title, mistake.help),
        });
        text += shown;
        text += "\n\n";
    }
    text += &match mistakes.len() {
        1 => format!("1 mistake; {done}\n"),
        count => format!("{count} mistakes; {done}\n"),
    };
    terminal::diagnostic(&text);
}

/// Each mistake as a text of several lines, without a line break at its end.
#[must_use]
pub fn render(
    sources: &[Source],
    mistakes: &[Diagnostic],
    paths: &Paths,
    colour: bool,
) -> Vec<String> {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let lines = Lines::of(sources);
    let one = |mistake: &Diagnostic| {
        let windows = windows(mistake, &lines);
        let group = Group::with_title(Level::ERROR.primary_title(&mistake.title));
        let longest = windows
            .iter()
            .map(|window| lines.range(window, &sources[window.source]).len());
        if longest.max() > Some(LONG) {
            let source = &sources[mistake.primary.source];
            let (line, column) =
                lines.place(mistake.primary.source, mistake.primary.span.start, source);
            let origin = Origin::path(paths.shown_table(source.file()))
                .line(line)
                .char_column(column);
            let group = group
                .element(origin)
                .element(Level::HELP.message(&mistake.help));
            return renderer.render(&[group]);
        }
        let snippets = windows.into_iter().map(|window| {
            let source = &sources[window.source];
            let range = lines.range(&window, source);
            let start = range.start;
            let annotations = window.marks.into_iter().map(|(kind, mark)| {
                let span = mark.span.start - start
                    ..mark.span.end.min(range.end).max(mark.span.start) - start;
                let label = (!mark.text.is_empty()).then_some(mark.text.as_str());
                kind.span(span).label(label)
            });
            Snippet::source(&source.text()[range.clone()])
                .path(paths.shown_table(source.file()))
                .line_start(window.lines.start + 1)
                .annotations(annotations)
        });
        let group = group
            .elements(snippets)
            .element(Level::HELP.message(&mistake.help));
        renderer.render(&[group])
    };
    mistakes.iter().map(one).collect()
}

/// Where the lines of each table begin, and how many characters stand before each block of its
/// bytes, so that no mistake has to count them again.
pub(crate) struct Lines(Vec<(Vec<usize>, Vec<usize>)>);

/// Bytes in a block.
const BLOCK: usize = 4096;

/// Some lines of one table, and what to show in them. A snippet of just these keeps the cost of a
/// message independent of the size of the table.
struct Window<'m> {
    source: usize,
    /// Counted from 0.
    lines: Range<usize>,
    marks: Vec<(AnnotationKind, &'m Mark)>,
}

/// Lines of more bytes than this are not shown, only named: a table may stand in a single one, and
/// each of its mistakes would show all of it.
const LONG: usize = 4000;

/// Marks that are this many lines apart are shown in one window.
const NEAR: usize = 5;

fn windows<'m>(mistake: &'m Diagnostic, lines: &Lines) -> Vec<Window<'m>> {
    let primary = (AnnotationKind::Primary, &mistake.primary);
    let related = mistake
        .related
        .iter()
        .map(|mark| (AnnotationKind::Context, mark));
    let mut windows: Vec<Window<'_>> = Vec::new();
    for (kind, mark) in std::iter::once(primary).chain(related) {
        // Only the first line of a longer place: what is wrong begins there.
        let line = lines.line(mark.source, mark.span.start);
        let near = windows.iter_mut().find(|window| {
            window.source == mark.source
                && line + NEAR >= window.lines.start
                && line <= window.lines.end + NEAR
        });
        if let Some(window) = near {
            window.lines = window.lines.start.min(line)..window.lines.end.max(line + 1);
            window.marks.push((kind, mark));
        } else {
            windows.push(Window {
                source: mark.source,
                lines: line..line + 1,
                marks: vec![(kind, mark)],
            });
        }
    }
    windows
}

impl Lines {
    pub(crate) fn of(sources: &[Source]) -> Self {
        let of = |source: &Source| {
            let breaks = source.text().match_indices('\n').map(|(at, _)| at + 1);
            let starts = std::iter::once(0).chain(breaks).collect();
            let mut before = vec![0];
            for block in source.text().as_bytes().chunks(BLOCK) {
                before.push(before[before.len() - 1] + chars(block));
            }
            (starts, before)
        };
        Self(sources.iter().map(of).collect())
    }

    /// The line of a byte, counted from 0.
    fn line(&self, source: usize, at: usize) -> usize {
        self.0[source].0.partition_point(|&start| start <= at) - 1
    }

    /// The bytes of the lines of a window, the last line break aside.
    fn range(&self, window: &Window<'_>, source: &Source) -> Range<usize> {
        let (starts, _) = &self.0[window.source];
        let end = starts
            .get(window.lines.end)
            .map_or(source.text().len(), |next| next - 1);
        starts[window.lines.start]..end
    }

    /// Line and column of a byte, counted from 1, the column in characters.
    pub(crate) fn place(&self, index: usize, at: usize, source: &Source) -> (usize, usize) {
        let (starts, blocks) = &self.0[index];
        let line = self.line(index, at);
        let bytes = source.text().as_bytes();
        let before = |at: usize| blocks[at / BLOCK] + chars(&bytes[at - at % BLOCK..at]);
        (line + 1, before(at) - before(starts[line]) + 1)
    }
}

/// How many characters begin in these bytes of a text.
fn chars(bytes: &[u8]) -> usize {
    let begins = |byte: &&u8| **byte & 0b1100_0000 != 0b1000_0000;
    bytes.iter().filter(begins).count()
}
