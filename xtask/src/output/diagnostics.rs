//! Mistakes in tables, in the form that rustc shows them.

use std::collections::HashMap;
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
    match failure {
        Failure::Other { .. } | Failure::NoList { .. } => {
            terminal::diagnostic(&format!("error: {failure}\n"));
        }
        Failure::Mistakes(mistakes) => {
            print_mistakes(mistakes, terminal);
            terminal::diagnostic(&format!("{failure}\n"));
        }
    }
    ExitStatus::Failed
}

fn print_mistakes(mistakes: &Mistakes, terminal: &Terminal) {
    let Mistakes {
        paths,
        sources,
        diagnostics,
        ..
    } = mistakes;
    let lines = Lines::new(sources);
    let annotation = |mistake: &Diagnostic| {
        let Label { source, span, .. } = &mistake.primary;
        let position = lines.position(*source, span.start);
        terminal.annotation(&Annotation {
            file: &paths.display_table(sources[*source].file()),
            line: position.line,
            column: position.column,
            title: &mistake.title,
            text: &format!("{}: {}", mistake.title, mistake.help),
        })
    };
    terminal::annotations(&diagnostics.iter().map(annotation).collect::<String>());
    let rendered = render(sources, diagnostics, paths, terminal.color_of_diagnostics);
    terminal::diagnostic(&(rendered.join("\n\n") + "\n\n"));
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
    let mut shown: HashMap<(usize, usize), usize> = HashMap::new();
    let each = mistakes.iter().map(|mistake| {
        let Label { source, span, .. } = &mistake.primary;
        let line = (*source, lines.line(*source, span.start));
        let shown = shown.entry(line).or_default();
        *shown += 1;
        render_one(mistake, *shown <= MANY, &lines, paths, &renderer)
    });
    each.collect()
}

fn render_one(
    mistake: &Diagnostic,
    with_lines: bool,
    lines: &Lines<'_>,
    paths: &Paths,
    renderer: &Renderer,
) -> String {
    let windows = windows(mistake, lines);
    let is_long = |window: &Window<'_>| lines.range(window.source, &window.lines).len() > LONG;
    let group = Group::with_title(Level::ERROR.primary_title(&mistake.title));
    let group = if !with_lines || windows.iter().any(is_long) {
        group.element(origin(mistake, lines, paths))
    } else {
        let snippets = windows.into_iter();
        group.elements(snippets.map(|window| snippet(window, lines, paths)))
    };
    renderer.render(&[group.element(Level::HELP.message(&mistake.help))])
}

/// Returns where a mistake is, without the lines.
fn origin(mistake: &Diagnostic, lines: &Lines<'_>, paths: &Paths) -> Origin<'static> {
    let Label { source, span, .. } = &mistake.primary;
    let position = lines.position(*source, span.start);
    Origin::path(paths.display_table(lines.source(*source).file()))
        .line(position.line)
        .char_column(position.column)
}

/// Returns the lines of a window with its marks.
fn snippet<'a>(
    window: Window<'a>,
    lines: &Lines<'a>,
    paths: &Paths,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let source = lines.source(window.source);
    let range = lines.range(window.source, &window.lines);
    let start = range.start;
    let annotations = window.marks.into_iter().map(|(kind, mark)| {
        // A mark of several lines ends with those of the window.
        let end = mark.span.end.min(range.end).max(mark.span.start);
        let label = (!mark.text.is_empty()).then_some(mark.text.as_str());
        kind.span(mark.span.start - start..end - start).label(label)
    });
    Snippet::source(&source.text()[range.clone()])
        .path(paths.display_table(source.file()))
        .line_start(window.lines.start + 1)
        .annotations(annotations)
}

/// Some lines of one table, and what to mark in them. A snippet of only these lines keeps the cost of a
/// message independent of the size of the table.
struct Window<'m> {
    source: usize,
    /// Counted from 0.
    lines: Range<usize>,
    marks: Vec<(AnnotationKind, &'m Label)>,
}

/// The most bytes of lines that are shown; longer ones are only named. A table may be a single line, and
/// each of its mistakes would show all of it.
const LONG: usize = 4000;

/// The most mistakes of one line that are shown with the line. A line may have a mistake in each character.
const MANY: usize = 20;

/// Marks that are this many lines apart are shown in one window.
const NEAR: usize = 5;

/// Returns the lines to show for a mistake, and what to mark in them.
fn windows<'m>(mistake: &'m Diagnostic, lines: &Lines<'_>) -> Vec<Window<'m>> {
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
