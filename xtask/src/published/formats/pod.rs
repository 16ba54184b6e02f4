//! POD, the documentation of Perl.

use codetable::published::Page;

use super::builder::{Attributes, Builder};
use super::lines::numbered;
use super::outline::blocks;

/// How deep the codes of a text may be nested.
const DEEPEST: usize = 10;

/// Reads a document: its lists, definitions and text, without the codes of POD. What is between `=cut` and the next
/// command is not part of it.
#[must_use]
pub fn read(text: &str) -> Page {
    let mut reader = Reader {
        builder: Builder::new(false),
        lists: Vec::new(),
        is_verbatim: false,
        is_pod: false,
        foreign: false,
    };
    let lines: Vec<(usize, &str)> = numbered(text).collect();
    for paragraph in lines.chunk_by(|above, below| is_empty(above.1) == is_empty(below.1)) {
        reader.paragraph(paragraph);
    }
    reader.end_verbatim();
    let (title, flow) = reader.builder.finish();
    Page {
        title,
        blocks: blocks(flow, text.len()),
        ..Page::default()
    }
}

/// Whether a text starts with a command of POD.
pub(super) fn is_pod(text: &str) -> bool {
    let starts = ["=head1 ", "=head2 ", "=pod\n", "=encoding ", "=over"];
    starts.iter().any(|start| text.starts_with(start))
}

fn is_empty(line: &str) -> bool {
    line.trim().is_empty()
}

struct Reader {
    builder: Builder,
    /// The lists that are open.
    lists: Vec<List>,
    is_verbatim: bool,
    is_pod: bool,
    /// Whether this is in another language, between `=begin` and `=end`.
    foreign: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum List {
    /// Without an item so far.
    Unknown,
    Items,
    /// A term was read, and its definition has not started.
    Terms,
    Definitions,
}

impl Reader {
    fn paragraph(&mut self, lines: &[(usize, &str)]) {
        let (number, first) = lines[0];
        if let Some(command) = first.strip_prefix('=') {
            let (name, text) = command
                .split_once(char::is_whitespace)
                .unwrap_or((command, ""));
            let rest = lines[1..].iter().map(|(_, line)| *line);
            let text = [text].into_iter().chain(rest).collect::<Vec<_>>().join(" ");
            self.end_verbatim();
            return self.command(number, name, plain(&text).trim());
        }
        if !self.is_pod || self.foreign {
            return;
        }
        if is_empty(first) {
            if self.is_verbatim {
                self.builder.text("\n", number);
            }
            return;
        }
        self.start_definition(number);
        if first.starts_with([' ', '\t']) {
            if !self.is_verbatim {
                self.builder.start_verbatim(None, None, number);
                self.is_verbatim = true;
            }
            for (number, line) in lines {
                self.builder.text(&format!("{line}\n"), *number);
            }
            return;
        }
        self.end_verbatim();
        self.tag("p", number);
        let text = lines
            .iter()
            .map(|(_, line)| *line)
            .collect::<Vec<_>>()
            .join("\n");
        self.builder.text(&plain(&text), number);
    }

    fn command(&mut self, number: usize, name: &str, text: &str) {
        self.is_pod = name != "cut";
        match name {
            "begin" => self.foreign = true,
            "end" => self.foreign = false,
            _ if self.foreign => {}
            "head1" | "head2" | "head3" | "head4" | "head5" | "head6" => {
                let tag = &name.replace("ead", "");
                self.tag(tag, number);
                self.builder.text(text, number);
                self.builder.end(tag.as_bytes());
            }
            "over" => {
                self.start_definition(number);
                self.lists.push(List::Unknown);
            }
            "item" => self.item(number, text),
            "back" => match self.lists.pop() {
                Some(List::Items) => self.builder.end(b"ul"),
                Some(List::Terms | List::Definitions) => self.builder.end(b"dl"),
                Some(List::Unknown) | None => {}
            },
            _ => {}
        }
    }

    fn item(&mut self, number: usize, text: &str) {
        if self.lists.is_empty() {
            self.lists.push(List::Unknown);
        }
        let mark = text.split_whitespace().next().unwrap_or("*");
        let ordinal = mark
            .trim_end_matches('.')
            .parse()
            .ok()
            .filter(|_| mark == text || mark.ends_with('.'));
        let Some(list) = self.lists.last_mut() else {
            return;
        };
        if *list == List::Unknown {
            let is_item = mark == "*" || (ordinal.is_some() && mark.ends_with('.'));
            *list = if is_item {
                List::Items
            } else {
                List::Definitions
            };
            let tag = if is_item { "ul" } else { "dl" };
            self.builder
                .start(tag.as_bytes(), number, &Attributes::default());
        }
        if self.lists.last() == Some(&List::Items) {
            let attributes = Attributes {
                value: ordinal,
                ..Attributes::default()
            };
            self.builder.start(b"li", number, &attributes);
            let is_mark = mark == "*" || ordinal.is_some();
            let text = text.strip_prefix(mark).filter(|_| is_mark).unwrap_or(text);
            self.builder.text(text.trim_start(), number);
            return;
        }
        self.tag("dt", number);
        self.builder.text(text, number);
        self.builder.end(b"dt");
        if let Some(list) = self.lists.last_mut() {
            *list = List::Terms;
        }
    }

    /// Starts the definition of a term, if one was read.
    fn start_definition(&mut self, number: usize) {
        if let Some(list @ List::Terms) = self.lists.last_mut() {
            *list = List::Definitions;
            self.tag("dd", number);
        }
    }

    fn end_verbatim(&mut self) {
        if std::mem::take(&mut self.is_verbatim) {
            self.builder.end(b"pre");
        }
    }

    fn tag(&mut self, name: &str, number: usize) {
        self.builder
            .start(name.as_bytes(), number, &Attributes::default());
    }
}

/// A code that is open: its letter, how many brackets close it, and where its text starts.
struct Code {
    letter: char,
    brackets: usize,
    start: usize,
}

/// Returns a text without codes such as `C<text>` and `L<< text|target >>`.
fn plain(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut open: Vec<Code> = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let brackets =
            |text: &str, bracket: char| text.len() - text.trim_start_matches(bracket).len();
        let after = &rest[c.len_utf8()..];
        let opening = brackets(after, '<');
        let is_open = c.is_ascii_uppercase() && opening > 0 && open.len() < DEEPEST;
        // Codes with several brackets have spaces within them.
        let opening = if after[opening..].starts_with(char::is_whitespace) {
            opening
        } else {
            1
        };
        if is_open {
            open.push(Code {
                letter: c,
                brackets: opening,
                start: result.len(),
            });
            rest = &after[opening..];
            continue;
        }
        if c == '>'
            && let Some(code) = open.pop_if(|code| brackets(rest, '>') >= code.brackets)
        {
            let content = result.split_off(code.start);
            result.push_str(&shown(code.letter, content.trim()));
            rest = &rest[code.brackets..];
            continue;
        }
        result.push(c);
        rest = after;
    }
    result
}

/// What is shown of a code.
fn shown(letter: char, content: &str) -> String {
    let shown = match letter {
        'X' | 'Z' => "",
        'L' => content.split_once('|').map_or(content, |(text, _)| text),
        'E' => match content {
            "lt" => "<",
            "gt" => ">",
            "sol" => "/",
            "verbar" => "|",
            "amp" => "&",
            "quot" => "\"",
            "nbsp" => " ",
            _ => {
                let hex = content
                    .strip_prefix("0x")
                    .and_then(|hex| u32::from_str_radix(hex, 16).ok());
                let code = hex
                    .or_else(|| content.parse().ok())
                    .and_then(char::from_u32);
                return code.map_or_else(|| content.to_owned(), String::from);
            }
        },
        _ => content,
    };
    shown.to_owned()
}
