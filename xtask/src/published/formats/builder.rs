//! Builds the tree of a document from tags and text, as browsers do, whichever tags were omitted.

use std::mem::take;

use super::dom::{
    Cell, Definition, Entry, Flow, Heading, Item, MOST_NESTED, Table, TableCell, TableRow,
    TextLine, Verbatim, is_invisible, is_mark, text,
};

/// A tree that is not complete yet.
pub(super) struct Builder {
    /// The open containers and cells, the page first.
    frames: Vec<Frame>,
    /// Whether runs of spaces are kept outside of verbatim text.
    keeps_spaces: bool,
    title: Option<String>,
    /// The element whose text is not shown, which the tokenizer ends.
    hidden: Option<Vec<u8>>,
    hidden_text: String,
    /// The number of open templates.
    templates: usize,
    /// The text of a `<sup>` or a permalink that is open, and its line.
    sup: Option<(String, usize)>,
    /// The language that an element around states for verbatim text.
    language: Option<String>,
}

/// The attributes of a tag that matter.
#[derive(Default)]
pub(super) struct Attributes {
    pub(super) columns: Option<usize>,
    pub(super) rows: Option<usize>,
    /// The number of an item.
    pub(super) value: Option<u64>,
    /// Whether it is a link to where it is.
    pub(super) is_permalink: bool,
    /// The language of the code in it.
    pub(super) language: Option<String>,
}

/// Something that is open.
struct Frame {
    kind: Kind,
    line: usize,
    flow: Flow,
    /// The paragraph that is open, and how its last line continues.
    lines: Vec<TextLine>,
    next: Next,
}

/// Where the next text of a paragraph goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    SameLine,
    SoftLine,
    Line,
}

enum Kind {
    Page,
    Table {
        table: Table,
        row: Option<TableRow>,
        is_head: bool,
    },
    Caption,
    Cell {
        is_head: bool,
        columns: usize,
        rows: usize,
    },
    List(Vec<Entry>),
    Item(Option<u64>),
    Definitions(Vec<Definition>),
    Term,
    Definition,
    Heading(usize),
    Verbatim {
        name: Option<String>,
        language: Option<String>,
        is_first: bool,
    },
}

/// The elements whose text the tokenizer returns as it is, and nobody sees.
const HIDDEN: [&[u8]; 7] = [
    b"script",
    b"style",
    b"title",
    b"noframes",
    b"noembed",
    b"iframe",
    b"textarea",
];

/// The elements that end a paragraph, and contain nothing but what is in them.
const BOUNDARIES: [&[u8]; 32] = [
    b"address",
    b"article",
    b"aside",
    b"blockquote",
    b"body",
    b"center",
    b"col",
    b"colgroup",
    b"details",
    b"dialog",
    b"dir",
    b"div",
    b"fieldset",
    b"figcaption",
    b"figure",
    b"footer",
    b"form",
    b"head",
    b"header",
    b"hgroup",
    b"hr",
    b"html",
    b"legend",
    b"main",
    b"menu",
    b"nav",
    b"optgroup",
    b"option",
    b"p",
    b"section",
    b"select",
    b"summary",
];

impl Builder {
    pub(super) fn new(keeps_spaces: bool) -> Self {
        Self {
            frames: vec![Frame::new(Kind::Page, 1)],
            keeps_spaces,
            title: None,
            hidden: None,
            hidden_text: String::new(),
            templates: 0,
            sup: None,
            language: None,
        }
    }

    /// Opens an element that begins in a line.
    pub(super) fn start(&mut self, name: &[u8], line: usize, attributes: &Attributes) {
        if name == b"template" {
            self.templates += 1;
        }
        if self.templates > 0 || self.hidden.is_some() {
            return;
        }
        if HIDDEN.contains(&name) {
            self.hidden = Some(name.to_owned());
            self.hidden_text.clear();
            return;
        }
        self.state_language(attributes.language.clone());
        match name {
            b"a" if !attributes.is_permalink => {}
            b"sup" | b"a" => {
                self.sup.get_or_insert_with(|| (String::new(), line));
            }
            b"br" => self.break_line(false),
            b"table" => self.start_table(line, false),
            b"caption" => {
                let is_in_table = self.close_to(Kind::is_table, |_| false);
                if is_in_table {
                    self.push(Kind::Caption, line);
                }
            }
            b"thead" | b"tbody" | b"tfoot" => {
                self.end_row();
                if let Kind::Table { is_head, .. } = &mut self.top().kind {
                    *is_head = name == b"thead";
                }
            }
            b"tr" => {
                self.end_row();
                self.start_row(line);
            }
            b"td" | b"th" => self.start_cell(name == b"th", line, attributes),
            b"ul" | b"ol" => self.open_container(Kind::List(Vec::new()), line),
            b"li" => self.start_item(line, attributes.value),
            b"dl" => self.open_container(Kind::Definitions(Vec::new()), line),
            b"dt" => self.start_definition(Kind::Term, line),
            b"dd" => self.start_definition(Kind::Definition, line),
            b"pre" | b"listing" | b"xmp" | b"plaintext" => {
                let language = self.language.take();
                self.start_verbatim(None, language, line);
            }
            [b'h', level @ b'1'..=b'6'] if !self.top().is_verbatim() => {
                self.end_leaf();
                self.make_room(line);
                self.push(Kind::Heading(usize::from(level - b'0')), line);
            }
            [b'h', b'1'..=b'6'] => self.end_paragraph(),
            _ if BOUNDARIES.contains(&name) => self.end_paragraph(),
            _ => {}
        }
    }

    /// Opens a table, whose caption may be the paragraph above it.
    pub(super) fn start_table(&mut self, line: usize, has_caption: bool) {
        if let Kind::Table { .. } = self.top().kind {
            self.close();
        }
        self.end_paragraph();
        let caption = self.top().flow.pop_if(|item| {
            let is_paragraph = matches!(item, Item::Paragraph(_));
            is_paragraph && has_caption
        });
        self.open_container(Kind::table(), line);
        if let (Kind::Table { table, .. }, Some(caption)) = (&mut self.top().kind, caption) {
            table.caption = Some(text(&[caption], Cell::OfTable).replace('\n', " "));
        }
    }

    /// States the language of the verbatim text that is open, or else of the next.
    pub(super) fn state_language(&mut self, stated: Option<String>) {
        if stated.is_some() {
            match &mut self.top().kind {
                Kind::Verbatim { language, .. } => *language = stated,
                _ => self.language = stated,
            }
        }
    }

    /// Closes an element, and those in it.
    pub(super) fn end(&mut self, name: &[u8]) {
        if name == b"template" {
            self.templates = self.templates.saturating_sub(1);
        }
        if self.hidden.as_deref() == Some(name) {
            self.hidden = None;
            let title = self.hidden_text.split_whitespace().collect::<Vec<_>>();
            if name == b"title" && self.title.is_none() && !title.is_empty() {
                self.title = Some(title.join(" "));
            }
        }
        if self.templates > 0 || self.hidden.is_some() {
            return;
        }
        match name {
            b"sup" | b"a" => self.end_sup(),
            b"table" => self.close_with(Kind::is_table, |_| false),
            b"thead" | b"tbody" | b"tfoot" | b"tr" => {
                self.end_row();
                if let (Kind::Table { is_head, .. }, true) = (&mut self.top().kind, name != b"tr") {
                    *is_head = false;
                }
            }
            b"td" | b"th" | b"caption" => self.close_with(Kind::is_cell, Kind::is_table),
            b"ul" | b"ol" => self.close_with(|kind| matches!(kind, Kind::List(_)), Kind::is_cell),
            b"dl" => self.close_with(|kind| matches!(kind, Kind::Definitions(_)), Kind::is_cell),
            b"li" => self.close_with(
                |kind| matches!(kind, Kind::Item(_)),
                |kind| kind.is_cell() || matches!(kind, Kind::List(_)),
            ),
            b"dt" | b"dd" => self.close_with(
                |kind| matches!(kind, Kind::Term | Kind::Definition),
                |kind| kind.is_cell() || matches!(kind, Kind::Definitions(_)),
            ),
            b"pre" | b"listing" | b"xmp" if self.top().is_verbatim() => self.close(),
            [b'h', b'1'..=b'6'] if matches!(self.top().kind, Kind::Heading(_)) => self.close(),
            b"br" => self.break_line(false),
            _ if BOUNDARIES.contains(&name) => self.end_paragraph(),
            _ => {}
        }
    }

    /// Adds text that begins in a line.
    pub(super) fn text(&mut self, text: &str, line: usize) {
        if self.hidden.is_some() {
            self.hidden_text.push_str(text);
        } else if self.templates > 0 {
        } else if let Some((sup, _)) = &mut self.sup {
            sup.push_str(text);
        } else {
            self.show(text, line);
        }
    }

    /// Starts another line of the paragraph. In a cell, a soft line is separated by a space.
    pub(super) fn break_line(&mut self, is_soft: bool) {
        self.end_sup();
        self.top().next = if is_soft { Next::SoftLine } else { Next::Line };
    }

    /// Opens verbatim text.
    pub(super) fn start_verbatim(
        &mut self,
        name: Option<String>,
        language: Option<String>,
        line: usize,
    ) {
        self.end_leaf();
        self.make_room(line);
        let kind = Kind::Verbatim {
            name,
            language,
            is_first: true,
        };
        self.push(kind, line);
    }

    /// Closes everything. Returns the title and the tree.
    pub(super) fn finish(mut self) -> (Option<String>, Flow) {
        self.end_sup();
        while self.frames.len() > 1 {
            self.close();
        }
        self.top().end_paragraph();
        (self.title.take(), take(&mut self.top().flow))
    }

    fn top(&mut self) -> &mut Frame {
        self.frames.last_mut().expect("the page is never closed")
    }

    fn push(&mut self, kind: Kind, line: usize) {
        self.end_paragraph();
        self.frames.push(Frame::new(kind, line));
    }

    fn end_paragraph(&mut self) {
        self.end_sup();
        self.top().end_paragraph();
    }

    /// Ends a `<sup>`. A footnote mark is not part of the text.
    fn end_sup(&mut self) {
        if let Some((text, line)) = self.sup.take()
            && !is_mark(text.trim())
        {
            self.show(&text, line);
        }
    }

    fn show(&mut self, text: &str, line: usize) {
        let keeps_spaces = self.keeps_spaces;
        if !self.top().is_verbatim() && text.trim_start().is_empty() {
            // White space between the tags of a list opens nothing.
            if !self.top().kind.is_container() {
                self.top().text(text, line, keeps_spaces);
            }
            return;
        }
        let first = text.len() - text.trim_start().len();
        let at = line + text[..first].matches('\n').count();
        match self.top().kind {
            // Browsers move such text out of the table.
            Kind::Table { .. } => {
                let below = self.frames.len() - 2;
                return self.frames[below].text(text, line, keeps_spaces);
            }
            Kind::List(_) => self.continue_item(at),
            Kind::Definitions(_) => self.push(Kind::Definition, at),
            _ => {}
        }
        self.top().text(text, line, keeps_spaces);
    }

    /// Closes a heading or verbatim text: nothing else is in it.
    fn end_leaf(&mut self) {
        if matches!(self.top().kind, Kind::Heading(_) | Kind::Verbatim { .. }) {
            self.close();
        }
    }

    /// Opens the last item of a list again: what is between two items is seen as more of the first.
    fn continue_item(&mut self, line: usize) {
        let Kind::List(entries) = &mut self.top().kind else {
            return;
        };
        let last = entries.pop();
        self.push(
            Kind::Item(last.as_ref().and_then(|entry| entry.ordinal)),
            line,
        );
        if let Some(last) = last {
            self.top().line = last.line;
            self.top().flow = last.flow;
        }
    }

    /// Opens what is missing around content that a container does not contain itself.
    fn make_room(&mut self, line: usize) {
        match self.top().kind {
            Kind::Table { .. } => self.start_cell(false, line, &Attributes::default()),
            Kind::List(_) => self.continue_item(line),
            Kind::Definitions(_) => self.push(Kind::Definition, line),
            _ => {}
        }
    }

    fn open_container(&mut self, kind: Kind, line: usize) {
        self.end_leaf();
        // Each container is in a cell of another.
        if self.frames.len() < 2 * MOST_NESTED {
            self.make_room(line);
            self.push(kind, line);
        } else {
            self.end_paragraph();
        }
    }

    fn start_row(&mut self, line: usize) {
        if let Kind::Table { row, is_head, .. } = &mut self.top().kind {
            row.get_or_insert(TableRow {
                line,
                is_head: *is_head,
                cells: Vec::new(),
            });
        }
    }

    fn end_row(&mut self) {
        if self.close_to(Kind::is_table, |_| false)
            && let Kind::Table { table, row, .. } = &mut self.top().kind
            && let Some(row) = row.take()
        {
            table.push(row);
        }
    }

    fn start_cell(&mut self, is_head: bool, line: usize, attributes: &Attributes) {
        if !self.close_to(Kind::is_table, |_| false) {
            return self.end_paragraph();
        }
        self.start_row(line);
        let kind = Kind::Cell {
            is_head,
            columns: attributes.columns.unwrap_or(1).max(1),
            // No rows are all that follow.
            rows: match attributes.rows.unwrap_or(1) {
                0 => usize::MAX,
                rows => rows,
            },
        };
        self.push(kind, line);
    }

    fn start_item(&mut self, line: usize, ordinal: Option<u64>) {
        self.end_leaf();
        let is_list = |kind: &Kind| matches!(kind, Kind::List(_));
        let is_cell = |kind: &Kind| {
            let other = matches!(kind, Kind::Term | Kind::Definition | Kind::Definitions(_));
            other || kind.is_table() || kind.is_cell()
        };
        if !self.close_to(is_list, is_cell) {
            self.open_container(Kind::List(Vec::new()), line);
        }
        if is_list(&self.top().kind) {
            self.push(Kind::Item(ordinal), line);
        }
    }

    fn start_definition(&mut self, kind: Kind, line: usize) {
        self.end_leaf();
        let are_definitions = |kind: &Kind| matches!(kind, Kind::Definitions(_));
        let is_cell = |kind: &Kind| {
            let other = matches!(kind, Kind::Item(_) | Kind::List(_));
            other || kind.is_table() || kind.is_cell()
        };
        if !self.close_to(are_definitions, is_cell) {
            self.open_container(Kind::Definitions(Vec::new()), line);
        }
        if are_definitions(&self.top().kind) {
            self.push(kind, line);
        }
    }

    /// Closes all in the innermost frame of a kind, unless a frame in it is a limit. Returns whether there is
    /// such a frame.
    fn close_to(&mut self, is_target: fn(&Kind) -> bool, is_limit: fn(&Kind) -> bool) -> bool {
        self.end_paragraph();
        let frames = self.frames.iter().rev();
        let mut above = frames.take_while(|frame| is_target(&frame.kind) || !is_limit(&frame.kind));
        let Some(count) = above.position(|frame| is_target(&frame.kind)) else {
            return false;
        };
        for _ in 0..count {
            self.close();
        }
        true
    }

    /// Closes the innermost frame of a kind, and all in it.
    fn close_with(&mut self, is_target: fn(&Kind) -> bool, is_limit: fn(&Kind) -> bool) {
        if self.close_to(is_target, is_limit) {
            self.close();
        }
    }

    /// Closes the innermost frame.
    fn close(&mut self) {
        self.end_paragraph();
        if self.frames.len() < 2 {
            return;
        }
        let Some(frame) = self.frames.pop() else {
            return;
        };
        let Frame {
            kind, line, flow, ..
        } = frame;
        let parent = self.top();
        let item = match (kind, &mut parent.kind) {
            (
                Kind::Cell {
                    is_head,
                    columns,
                    rows,
                },
                Kind::Table { row: Some(row), .. },
            ) => {
                row.cells.push(TableCell {
                    is_head,
                    columns,
                    rows,
                    ..TableCell::new(flow)
                });
                return;
            }
            (Kind::Caption, Kind::Table { table, .. }) => {
                let caption = text(&flow, Cell::OfTable).replace('\n', " ");
                table.caption = Some(caption).filter(|caption| !caption.is_empty());
                return;
            }
            (Kind::Item(ordinal), Kind::List(entries)) => {
                entries.push(Entry {
                    line,
                    ordinal,
                    flow,
                });
                return;
            }
            (Kind::Term, Kind::Definitions(definitions)) => {
                return push_term(definitions, line, flow);
            }
            (Kind::Definition, Kind::Definitions(definitions)) => {
                if definitions.is_empty() {
                    definitions.push(Definition {
                        line,
                        ..Definition::default()
                    });
                }
                if let Some(last) = definitions.last_mut() {
                    last.is_defined = true;
                    last.flow.extend(flow);
                }
                return;
            }
            (Kind::Table { mut table, row, .. }, _) => {
                if let Some(row) = row {
                    table.push(row);
                }
                Item::Table(table)
            }
            (Kind::List(entries), _) => Item::List(entries),
            (Kind::Definitions(definitions), _) => {
                parent.end_paragraph();
                // Sphinx writes a list for each term.
                if let Some(Item::Definitions(before)) = parent.flow.last_mut() {
                    before.extend(definitions);
                    return;
                }
                Item::Definitions(definitions)
            }
            (Kind::Heading(level), _) => {
                let text = text(&flow, Cell::OfTable).replace('\n', " ");
                if text.is_empty() {
                    return;
                }
                Item::Heading(Heading { level, line, text })
            }
            (Kind::Verbatim { name, language, .. }, _) => {
                let paragraphs = flow.into_iter().filter_map(|item| match item {
                    Item::Paragraph(lines) => Some(lines),
                    _ => None,
                });
                Item::Verbatim(Verbatim {
                    name,
                    language,
                    lines: paragraphs.flatten().collect(),
                })
            }
            _ => return,
        };
        parent.end_paragraph();
        parent.flow.push(item);
    }
}

fn push_term(definitions: &mut Vec<Definition>, line: usize, flow: Flow) {
    if definitions.last().is_none_or(|last| last.is_defined) {
        definitions.push(Definition {
            line,
            ..Definition::default()
        });
    }
    let text = text(&flow, Cell::OfList);
    if let Some(last) = definitions.last_mut() {
        last.terms.push(TextLine {
            line,
            text,
            is_soft: false,
        });
        let is_container = |item: &Item| !matches!(item, Item::Paragraph(_) | Item::Heading(_));
        last.flow.extend(flow.into_iter().filter(is_container));
    }
}

impl Kind {
    fn table() -> Self {
        Self::Table {
            table: Table::default(),
            row: None,
            is_head: false,
        }
    }

    fn is_table(&self) -> bool {
        matches!(self, Self::Table { .. })
    }

    /// Whether it is a part of a table.
    fn is_cell(&self) -> bool {
        matches!(self, Self::Cell { .. } | Self::Caption)
    }

    /// Whether only cells, items or terms are in it.
    fn is_container(&self) -> bool {
        self.is_table() || matches!(self, Self::List(_) | Self::Definitions(_))
    }
}

impl Frame {
    fn new(kind: Kind, line: usize) -> Self {
        Self {
            kind,
            line,
            flow: Flow::new(),
            lines: Vec::new(),
            next: Next::Line,
        }
    }

    fn is_verbatim(&self) -> bool {
        matches!(self.kind, Kind::Verbatim { .. })
    }

    fn text(&mut self, text: &str, mut line: usize, keeps_spaces: bool) {
        let is_verbatim = self.is_verbatim();
        let mut text = text;
        // A line end directly after the tag is not text.
        if let Kind::Verbatim { is_first, .. } = &mut self.kind
            && take(is_first)
            && let Some(rest) = text.strip_prefix('\n')
        {
            (text, line) = (rest, line + 1);
        }
        for c in text.chars().filter(|c| !is_invisible(*c)) {
            if c == '\n' && is_verbatim {
                self.next = Next::Line;
            } else if !c.is_whitespace() || is_verbatim {
                self.line(line).text.push(c);
            } else if let (Next::SameLine, Some(last)) = (self.next, self.lines.last_mut()) {
                if keeps_spaces && c != '\n' {
                    last.text.push(c);
                } else if !last.text.ends_with(' ') {
                    last.text.push(' ');
                }
            }
            line += usize::from(c == '\n');
        }
    }

    /// The line that text goes to.
    fn line(&mut self, line: usize) -> &mut TextLine {
        if self.next != Next::SameLine || self.lines.is_empty() {
            self.lines.push(TextLine {
                line,
                text: String::new(),
                is_soft: self.next == Next::SoftLine && !self.lines.is_empty(),
            });
            self.next = Next::SameLine;
        }
        self.lines.last_mut().expect("a line was added")
    }

    fn end_paragraph(&mut self) {
        self.next = Next::Line;
        let mut lines = take(&mut self.lines);
        for line in &mut lines {
            line.text.truncate(line.text.trim_end().len());
        }
        lines.retain(|line| !line.text.is_empty());
        if !lines.is_empty() {
            self.flow.push(Item::Paragraph(lines));
        }
    }
}
