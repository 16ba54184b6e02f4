//! Mistakes in tables, in the form that rustc shows them.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use codetable::{Diagnostic, Label, Source};

use super::lines::Lines;
use super::terminal::{self, Annotation, Terminal};
use crate::exit::ExitStatus;
use crate::failure::{Failure, Mistakes};
use crate::paths::Paths;

/// Prints why a command could not do its work.
pub(crate) fn failure(failure: &Failure, terminal: &Terminal) -> ExitStatus {
    let text = match failure {
        Failure::Other { .. } => format!("error: {failure}\n"),
        Failure::Mistakes(mistakes) => {
            mistakes_in_full(mistakes, terminal) + &format!("{failure}\n")
        }
    };
    terminal::diagnostic(&text);
    ExitStatus::Failed
}

fn mistakes_in_full(mistakes: &Mistakes, terminal: &Terminal) -> String {
    let Mistakes {
        paths,
        sources,
        diagnostics,
        ..
    } = mistakes;
    let shown = render(sources, diagnostics, paths, terminal.color_of_diagnostics);
    let lines = Lines::new(sources);
    let mut text = String::new();
    for (mistake, shown) in diagnostics.iter().zip(&shown) {
        let source = &sources[mistake.primary.source];
        let place = lines.place(mistake.primary.source, mistake.primary.span.start, source);
        text += &terminal.annotation(&Annotation {
            file: &paths.display_table(source.file()),
            line: place.line,
            column: place.column,
            title: &mistake.title,
            text: &format!("{}: {}", mistake.title, mistake.help),
        });
        text += shown;
        text += "\n\n";
    }
    text
}

/// Renders each mistake as several lines, without a line break at the end.
#[must_use]
pub fn render(
    sources: &[Source],
    mistakes: &[Diagnostic],
    paths: &Paths,
    color: bool,
) -> Vec<String> {
    let renderer = if color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let lines = Lines::new(sources);
    let one = |mistake: &Diagnostic| {
        let windows = windows(mistake, &lines);
        let group = Group::with_title(Level::ERROR.primary_title(&mistake.title));
        let longest = windows.iter().map(|window| {
            lines
                .range(window.source, &window.lines, &sources[window.source])
                .len()
        });
        if longest.max() > Some(LONG) {
            let source = &sources[mistake.primary.source];
            let place = lines.place(mistake.primary.source, mistake.primary.span.start, source);
            let origin = Origin::path(paths.display_table(source.file()))
                .line(place.line)
                .char_column(place.column);
            let group = group
                .element(origin)
                .element(Level::HELP.message(&mistake.help));
            return renderer.render(&[group]);
        }
        let snippets = windows.into_iter().map(|window| {
            let source = &sources[window.source];
            let range = lines.range(window.source, &window.lines, source);
            let start = range.start;
            let annotations = window.marks.into_iter().map(|(kind, mark)| {
                let span = mark.span.start - start
                    ..mark.span.end.min(range.end).max(mark.span.start) - start;
                let label = (!mark.text.is_empty()).then_some(mark.text.as_str());
                kind.span(span).label(label)
            });
            Snippet::source(&source.text()[range.clone()])
                .path(paths.display_table(source.file()))
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

/// Some lines of one table, and what to mark in them. A snippet of only these lines keeps the cost of a
/// message independent of the size of the table.
struct Window<'m> {
    source: usize,
    /// Counted from 0.
    lines: Range<usize>,
    marks: Vec<(AnnotationKind, &'m Label)>,
}

/// Lines of more bytes than this are named and not shown: a table may be a single line, and each of its
/// mistakes would show all of it.
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
        // Only the first line of a longer span, where the mistake begins.
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
