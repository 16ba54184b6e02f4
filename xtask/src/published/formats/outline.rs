//! Which parts of a document are blocks, and under which headings they are.

use std::collections::HashSet;
use std::mem::take;

use codetable::published::{Block, BlockKind, Row, RowKind};

use super::dom::{
    Cell, Definition, Entry, Flow, Heading, Item, Table, TableRow, TextLine, push_line, text,
};
use super::{declarations, objects, terms, verbatim};

/// The limits of what a cell may span, whatever the file says.
const MOST_COLUMNS: usize = 100;
const MOST_ROWS: usize = 1000;
/// How much may be repeated for each byte of the file, and what a repeated cell counts in addition to its text.
const MOST_REPEATED: usize = 8;
const REPEATED_CELL: usize = 24;

/// Returns the blocks of a document of this many bytes.
pub(super) fn blocks(flow: Flow, bytes: usize) -> Vec<Block> {
    let mut outline = Outline {
        parts: Vec::new(),
        has_heading: false,
        has_declarations: false,
        left: bytes.saturating_mul(MOST_REPEATED),
    };
    outline.flow(flow);
    outline.finish()
}

struct Outline {
    parts: Vec<Part>,
    has_heading: bool,
    /// Whether a table has declarations of constants.
    has_declarations: bool,
    /// How much may still be repeated.
    left: usize,
}

/// A part of a document, none within another.
enum Part {
    Heading(Heading),
    Prose(Vec<TextLine>),
    Block(Block),
}

impl Outline {
    fn flow(&mut self, flow: Flow) {
        for item in flow {
            match item {
                Item::Paragraph(lines) if lines.is_empty() => {}
                Item::Paragraph(lines) => self.parts.push(Part::Prose(lines)),
                Item::Heading(heading) => {
                    self.has_heading = true;
                    self.parts.push(Part::Heading(heading));
                }
                other => self.container(other),
            }
        }
    }

    fn container(&mut self, item: Item) {
        match item {
            Item::Paragraph(_) | Item::Heading(_) => {}
            Item::Verbatim(mut verbatim) => {
                let language = verbatim.language.clone();
                let language = language.filter(|_| !self.has_heading);
                verbatim.name = verbatim.name.or(language);
                let blocks = verbatim::blocks(verbatim);
                self.parts.extend(blocks.into_iter().map(Part::Block));
            }
            Item::Table(table) => self.table(table),
            Item::List(entries) => self.list(entries),
            Item::Definitions(definitions) => self.definitions(definitions),
        }
    }

    /// Adds the blocks within a cell.
    fn nested(&mut self, flow: Flow, cell: Cell) {
        for item in flow {
            match item {
                Item::List(entries) if cell == Cell::OfTable => {
                    for entry in entries {
                        self.nested(entry.flow, cell);
                    }
                }
                Item::Verbatim(_) if cell == Cell::OfTable => {}
                other => self.container(other),
            }
        }
    }

    fn block(&mut self, kind: BlockKind, name: Option<String>, rows: Vec<Row>) {
        if !rows.is_empty() {
            self.parts.push(Part::Block(Block { kind, name, rows }));
        }
    }

    fn list(&mut self, entries: Vec<Entry>) {
        // Numbers that only count are not text.
        let ordinals: Vec<_> = entries.iter().filter_map(|entry| entry.ordinal).collect();
        let counts = ordinals.windows(2).all(|two| two[1] == two[0] + 1);
        let is_same = ordinals.windows(2).all(|two| two[1] == two[0]);
        let are_all = ordinals.len() == entries.len() && ordinals.len() > 1;
        let mut texts = Vec::with_capacity(entries.len());
        texts.extend(entries.iter().map(|entry| text(&entry.flow, Cell::OfList)));
        let number_names = are_all && counts && texts.iter().all(|text| is_named(text));
        let mut rows = Vec::new();
        let mut flows = Vec::new();
        for (entry, mut text) in entries.into_iter().zip(texts) {
            if let Some(ordinal) = entry.ordinal.filter(|_| !counts && !is_same) {
                text.insert_str(0, &format!("{ordinal}. "));
            } else if let Some(ordinal) = entry.ordinal.filter(|_| number_names) {
                text.insert_str(0, &format!("{ordinal} "));
            }
            if !text.is_empty() {
                rows.push(row(RowKind::Data, entry.line, vec![text]));
            }
            flows.push(entry.flow);
        }
        self.block(BlockKind::Items, None, rows);
        for flow in flows {
            self.nested(flow, Cell::OfList);
        }
    }

    fn definitions(&mut self, definitions: Vec<Definition>) {
        let mut rows = Vec::new();
        let mut flows = Vec::new();
        for definition in definitions {
            let text = text(&definition.flow, Cell::OfList);
            let name = definition.terms.last().map(|term| term.text.clone());
            if definition.terms.is_empty() && !text.is_empty() {
                let cells = vec![String::new(), text];
                rows.push(row(RowKind::Data, definition.line, cells));
            } else {
                for (index, term) in definition.terms.into_iter().enumerate() {
                    let text = match index {
                        0 => Some(text.clone()),
                        _ => self.copy(&text),
                    };
                    let cells = vec![term.text, text.unwrap_or_default()];
                    rows.push(row(RowKind::Data, term.line, cells));
                }
            }
            flows.push((name, definition.flow));
        }
        terms::leave_numbers(&mut rows);
        let constants = objects::take_constants(&mut rows);
        self.block(BlockKind::Constants, None, constants);
        self.block(BlockKind::Definitions, None, rows);
        for (name, flow) in flows {
            let first = self.parts.len();
            self.nested(flow, Cell::OfList);
            for part in &mut self.parts[first..] {
                if let Part::Block(block) = part
                    && block.name.is_none()
                {
                    block.name.clone_from(&name);
                }
            }
        }
    }

    fn table(&mut self, table: Table) {
        if is_layout(&table) {
            let cells = table.rows.into_iter().flat_map(|row| row.cells);
            cells.for_each(|cell| self.flow(cell.flow));
            return;
        }
        let columns = |row: &TableRow| {
            let columns = row.cells.iter().map(|cell| cell.columns.min(MOST_COLUMNS));
            columns.sum::<usize>()
        };
        let rows = table.rows.iter().filter(|row| row.cells.len() > 1);
        let width = rows.map(columns).max().unwrap_or(1);
        let mut spans = Vec::new();
        let mut rows: Vec<Row> = Vec::new();
        let mut nested: Vec<Flow> = Vec::new();
        for mut source in table.rows {
            let flows = source.cells.iter_mut().map(|cell| take(&mut cell.flow));
            nested.extend(flows.filter(|flow| !flow.is_empty()));
            let row = self.row(source, width, &mut spans);
            if row.cells.iter().any(|cell| !cell.is_empty()) {
                rows.push(row);
            }
        }
        if !rows.iter().any(|row| row.kind == RowKind::Data) {
            let headers = rows.iter_mut().filter(|row| row.kind == RowKind::Header);
            headers.skip(1).for_each(|row| row.kind = RowKind::Data);
        }
        let constants = declarations::take_constants(&mut rows);
        self.has_declarations |= !constants.is_empty();
        self.parts.extend(constants.into_iter().map(Part::Block));
        self.block(BlockKind::Table, table.caption, rows);
        for flow in nested {
            self.nested(flow, Cell::OfTable);
        }
    }

    /// Returns a row of a table with `width` columns. `spans` has for each column the text from above and the
    /// number of rows that it still spans.
    fn row(&mut self, mut source: TableRow, width: usize, spans: &mut Vec<(String, usize)>) -> Row {
        while spans.last().is_some_and(|(_, rows)| *rows == 0) {
            spans.pop();
        }
        let is_head = source.cells.iter().all(|cell| cell.is_head);
        if let ([cell], true, true) = (source.cells.as_mut_slice(), spans.is_empty(), width > 1)
            && (cell.columns >= width || is_head)
        {
            let cells = vec![take(&mut cell.text)];
            return row(RowKind::Heading, source.line, cells);
        }
        let kind = if source.is_head || (is_head && !source.cells.is_empty()) {
            RowKind::Header
        } else {
            RowKind::Data
        };
        let mut cells: Vec<String> = Vec::new();
        for mut cell in source.cells {
            self.fill(&mut cells, spans, false);
            let first = cells.len();
            for index in 0..cell.columns.clamp(1, MOST_COLUMNS) {
                let copy = match index {
                    0 => Some(take(&mut cell.text)),
                    _ => self.copy(&cells[first]),
                };
                let Some(copy) = copy else { break };
                if cell.rows > 1 {
                    let least = cells.len() + 1;
                    spans.resize(spans.len().max(least), Default::default());
                    let rows = cell.rows.min(MOST_ROWS) - 1;
                    spans[cells.len()] = (copy.clone(), rows + 1);
                }
                cells.push(copy);
            }
        }
        self.fill(&mut cells, spans, true);
        for (_, rows) in spans {
            *rows = rows.saturating_sub(1);
        }
        row(kind, source.line, cells)
    }

    /// Adds the cells that span this row from above: those that follow, or all.
    fn fill(&mut self, cells: &mut Vec<String>, spans: &mut Vec<(String, usize)>, all: bool) {
        while let Some((text, rows)) = spans.get(cells.len()) {
            let text = match rows {
                0 if !all => return,
                0 => "",
                _ => text.as_str(),
            };
            match self.copy(text) {
                Some(copy) => cells.push(copy),
                None => spans.clear(),
            }
        }
    }

    /// Repeats a text, unless the file has repeated too much: a few bytes could otherwise fill any memory.
    fn copy(&mut self, text: &str) -> Option<String> {
        self.left = self.left.checked_sub(text.len() + REPEATED_CELL)?;
        Some(text.to_owned())
    }

    fn finish(self) -> Vec<Block> {
        let has_declarations = self.has_declarations;
        let sections = Sections::new(&self.parts);
        let levels = sections.levels_of_runs();
        let mut parts: Vec<Option<Part>> = self.parts.into_iter().map(Some).collect();
        let mut is_in_run = vec![false; parts.len()];
        let mut blocks: Vec<Block> = Vec::new();
        // The headings above, each of a lower level than the one before.
        let mut above: Vec<Heading> = Vec::new();
        let mut is_prose = false;
        for at in 0..parts.len() {
            let Some(part) = parts[at].take() else {
                continue;
            };
            let was_prose = take(&mut is_prose);
            match part {
                Part::Heading(heading) => {
                    while above.last().is_some_and(|last| last.level >= heading.level) {
                        above.pop();
                    }
                    let run = if is_in_run[at] {
                        Vec::new()
                    } else {
                        sections.run(at)
                    };
                    if run.len() > 1 || (run.len() == 1 && levels.contains(&heading.level)) {
                        let mut rows = Vec::new();
                        for index in run {
                            is_in_run[index] = true;
                            let title = match &parts[index] {
                                Some(Part::Heading(heading)) => heading,
                                _ => &heading,
                            };
                            let (line, title) = (title.line, title.text.clone());
                            let mut prose = String::new();
                            for part in &mut parts[index + 1..sections.next(index)] {
                                let Some(Part::Prose(lines)) = part else {
                                    continue;
                                };
                                for line in &*lines {
                                    push_line(line, &mut prose);
                                }
                                if !are_listed(lines) && !starts_with_number(lines) {
                                    *part = None;
                                }
                            }
                            rows.push(row(RowKind::Data, line, vec![title, prose]));
                        }
                        let kind = BlockKind::Definitions;
                        let name = above.last().map(|heading| heading.text.clone());
                        blocks.push(Block { kind, name, rows });
                    }
                    above.push(heading);
                }
                Part::Prose(lines) => {
                    let rows = text_rows(lines);
                    match blocks.last_mut() {
                        Some(block) if was_prose => block.rows.extend(rows),
                        _ => blocks.push(Block {
                            kind: BlockKind::Text,
                            name: above.last().map(|heading| heading.text.clone()),
                            rows,
                        }),
                    }
                    is_prose = true;
                }
                Part::Block(mut block) => {
                    let name = above.last().map(|heading| heading.text.clone());
                    block.name = block.name.or(name);
                    blocks.push(block);
                }
            }
        }
        if has_declarations {
            declarations::describe(&mut blocks);
        }
        blocks
    }
}

/// Where the section of each heading ends, and which sections are prose.
struct Sections {
    /// For each part that is a heading: its level, the next heading, the next one of the same or a higher level,
    /// and whether nothing in between is a list of its own.
    headings: Vec<Option<Section>>,
}

struct Section {
    level: usize,
    next: usize,
    end: usize,
    is_prose: bool,
    /// The number of sections of its level from here on, and how many of them are prose.
    count: usize,
    prose: usize,
}

impl Sections {
    fn new(parts: &[Part]) -> Self {
        let mut headings: Vec<Option<Section>> = Vec::new();
        headings.resize_with(parts.len(), || None);
        let mut next = parts.len();
        // The headings below, each of a higher level than the one before, and the first list below.
        let mut below: Vec<(usize, usize)> = Vec::new();
        let mut first_list = parts.len();
        let mut numbered = 0;
        for (at, part) in parts.iter().enumerate().rev() {
            numbered = match part {
                Part::Prose(lines) if starts_with_number(lines) => numbered + 1,
                _ => 0,
            };
            match part {
                Part::Heading(heading) => {
                    let level = heading.level;
                    while below.last().is_some_and(|(_, other)| *other > level) {
                        below.pop();
                    }
                    let end = below.last().map_or(parts.len(), |(at, _)| *at);
                    below.push((at, level));
                    let is_prose = first_list >= end;
                    let following = headings.get(end).and_then(Option::as_ref);
                    let following = following.filter(|section| section.level == level);
                    let (count, prose) = following.map_or((0, 0), |next| (next.count, next.prose));
                    headings[at] = Some(Section {
                        level,
                        next,
                        end,
                        is_prose,
                        count: count + 1,
                        prose: prose + usize::from(is_prose),
                    });
                    next = at;
                }
                Part::Prose(lines) if are_listed(lines) || numbered > 2 => first_list = at,
                Part::Block(block)
                    if matches!(block.kind, BlockKind::Table | BlockKind::Definitions) =>
                {
                    first_list = at;
                }
                Part::Prose(_) | Part::Block(_) => {}
            }
        }
        Self { headings }
    }

    /// The next heading after a heading.
    fn next(&self, at: usize) -> usize {
        let section = self.headings[at].as_ref();
        section.map_or(at + 1, |section| section.next)
    }

    /// The levels of headings of which several follow each other, with nothing but prose below them.
    fn levels_of_runs(&self) -> HashSet<usize> {
        let is_next = |section: &&Section| {
            let next = self.headings.get(section.end).and_then(Option::as_ref);
            next.is_some_and(|next| next.level == section.level && next.is_prose)
        };
        let prose = self
            .headings
            .iter()
            .flatten()
            .filter(|section| section.is_prose);
        prose.filter(is_next).map(|section| section.level).collect()
    }

    /// The heading and those of its level that follow, as long as their sections are prose. A few among many
    /// may have a list in addition.
    fn run(&self, mut at: usize) -> Vec<usize> {
        let mut run = Vec::new();
        let Some(first) = self.headings[at].as_ref().filter(|first| first.is_prose) else {
            return run;
        };
        let has_others = first.prose * 4 >= first.count * 3;
        while let Some(Some(section)) = self.headings.get(at) {
            if section.level != first.level || !(section.is_prose || has_others) {
                break;
            }
            run.push(at);
            at = section.end;
        }
        run
    }
}

/// Whether an item is the name of a constant, alone or with a mark after it: the number of such an item is its value.
fn is_named(text: &str) -> bool {
    let is_name = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    let (name, rest) = text.split_at(text.find(|c| !is_name(c)).unwrap_or(text.len()));
    let marks = [":", " :", " - ", " \u{2013} ", " \u{2014} ", " = ", "\n"];
    name.len() > 1
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && (rest.is_empty() || marks.iter().any(|mark| rest.starts_with(mark)))
}

/// Whether a paragraph begins with a number: several that follow each other are a list.
fn starts_with_number(lines: &[TextLine]) -> bool {
    let first = lines.first().map_or("", |line| line.text.trim_start());
    first.starts_with(|c: char| c.is_ascii_digit())
}

/// The narrowest text whose lines a person or an editor breaks.
const NARROW: usize = 50;

/// Whether a paragraph is lines rather than prose: at least three, and most would have had room for more.
fn are_listed(lines: &[TextLine]) -> bool {
    let width = |text: &str| text.trim().chars().count();
    let widest = lines.iter().map(|line| width(&line.text)).max();
    let widest = widest.unwrap_or(0).max(NARROW);
    let has_room = |two: &&[TextLine]| {
        let word = two[1].text.split_whitespace().next().unwrap_or_default();
        !two[1].is_soft || width(&two[0].text) + 1 + width(word) <= widest
    };
    let count = lines.windows(2).filter(has_room).count();
    lines.len() > 2 && count * 2 > lines.len() - 1
}

/// Whether a table only arranges a page: it has one row or column, no header, and in a cell what is a block
/// of its own, or lines and nothing else in all cells.
fn is_layout(table: &Table) -> bool {
    let mut cells = table.rows.iter().flat_map(|row| &row.cells);
    let is_narrow = table.rows.len() == 1 || table.rows.iter().all(|row| row.cells.len() < 2);
    let is_alone = cells.clone().filter(|cell| !cell.text.is_empty()).count() == 1;
    is_narrow
        && table.caption.is_none()
        && !table.rows.iter().any(|row| row.is_head)
        && !cells.clone().any(|cell| cell.is_head)
        && cells.any(|cell| {
            cell.flow.iter().any(|item| match item {
                Item::Paragraph(lines) => is_alone && are_listed(lines),
                _ => true,
            })
        })
}

/// The lines of a paragraph. One that begins with a number and ends with a comma goes on in the next.
fn text_rows(lines: Vec<TextLine>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::with_capacity(lines.len());
    for line in lines {
        let above = rows.last_mut().and_then(|row| row.cells.first_mut());
        match above.filter(|above| {
            above.starts_with(|c: char| c.is_ascii_digit())
                && above.ends_with(',')
                && line.text.starts_with(char::is_lowercase)
        }) {
            Some(above) => {
                above.push(' ');
                above.push_str(&line.text);
            }
            None => rows.push(row(RowKind::Data, line.line, vec![line.text])),
        }
    }
    rows
}

fn row(kind: RowKind, line: usize, cells: Vec<String>) -> Row {
    Row {
        kind,
        line,
        cells,
        comment: None,
    }
}
