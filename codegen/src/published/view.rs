//! The ways to see a value, a label and a description in the rows of a block.

use super::block::{Block, BlockKind, Row, RowKind};
use super::value_text::{ValueText, with_family};

/// The maximum number of columns that are considered.
pub(super) const MAX_COLUMNS: usize = 12;
/// The maximum number of words of a line among which a value and a label are looked for.
const MAX_WORDS: usize = 4;

/// Where the parts of a row are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum View {
    /// In cells of their own; the same cell if each code is its own label.
    Cells { value: usize, label: usize },
    /// The value and the label in one cell.
    Within { cell: usize, form: Form },
    /// In words of a line.
    Words { value: usize, label: usize },
    /// In parts of a line that tabs or several spaces separate.
    Columns { value: usize, label: usize },
    /// In cells of their own, the value within or before what the cell says about it.
    Mention { value: usize, label: usize },
    /// In cells of their own, the label before what the cell says about it: `DOOR_OPEN - words`.
    Named { value: usize, label: usize },
}

/// Whether a text is written as the names of constants are: `DOOR_OPEN`, `EPERM`, `doorOpen`, `DoorOpen`.
pub(super) fn is_constant(label: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let starts = label.starts_with(|c: char| c.is_alphabetic() || c == '_');
    let rest = label.chars().skip(1);
    starts
        && label.chars().all(is_word)
        && (label.contains('_')
            || rest.clone().any(char::is_uppercase)
            || (label.len() > 1 && !label.contains(char::is_lowercase)))
}

/// How one cell has a value and a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Form {
    /// `1 Door open`: all that follows the value, up to another column.
    ValueText,
    /// `1 Door open: words`: what follows the value, up to a mark.
    ValuePhrase,
    /// `1 DOOR_OPEN words`: the word that follows the value.
    ValueWord,
    /// `DOOR_OPEN 1 words`, `DOOR_OPEN = 1`: the word before the value.
    WordValue,
    /// `Door open (1) words`: what precedes a value in parentheses.
    PhraseInParentheses,
    /// `Error 1: Door open`, `Exit code 1: Door open`: what follows a word or two and the value.
    WordValueText,
}

/// The first of several that fit equally well is taken.
const FORMS: [Form; 6] = [
    Form::ValueText,
    Form::ValuePhrase,
    Form::ValueWord,
    Form::WordValue,
    Form::PhraseInParentheses,
    Form::WordValueText,
];

/// The parts of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parts {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) description: String,
}

impl View {
    /// Every way to see the rows of a block.
    pub(super) fn all(block: &Block) -> Vec<Self> {
        let mut views = Vec::new();
        match block.kind {
            BlockKind::Constants => views.push(Self::Cells { value: 1, label: 0 }),
            BlockKind::Table | BlockKind::Definitions => {
                let cells = block.rows.iter().map(|row| row.cells.len()).max();
                let cells = cells.unwrap_or(0).min(MAX_COLUMNS);
                for value in 0..cells {
                    views.extend((0..cells).map(|label| Self::Cells { value, label }));
                }
                for cell in 0..cells {
                    views.extend(FORMS.map(|form| Self::Within { cell, form }));
                }
                for value in 0..cells {
                    let others = (0..cells).filter(|label| *label != value);
                    views.extend(others.clone().map(|label| Self::Mention { value, label }));
                    views.extend(others.map(|label| Self::Named { value, label }));
                }
            }
            BlockKind::Items | BlockKind::Text => {
                views.extend(FORMS.map(|form| Self::Within { cell: 0, form }));
                for value in 0..MAX_WORDS {
                    views.extend((0..MAX_WORDS).map(|label| Self::Columns { value, label }));
                    let others = (0..MAX_WORDS).filter(|label| *label != value);
                    views.extend(others.map(|label| Self::Words { value, label }));
                }
            }
        }
        views
    }

    /// Returns the parts of a row, or `None` if it does not have them all. A header may have them too: Markdown
    /// takes the first row of a table for one.
    pub(super) fn parts(self, block: &Block, row: &Row) -> Option<Parts> {
        if row.kind == RowKind::Heading {
            return None;
        }
        let parts = match self {
            Self::Cells { value, label } => cells(block, row, value, label)?,
            Self::Within { cell, form } => {
                let text = row.cells.get(cell)?;
                let (first, more) = text.split_once('\n').unwrap_or((text, ""));
                let mut parts = form.split(first)?;
                append(&mut parts.description, more);
                for (index, other) in row.cells.iter().enumerate() {
                    if index > cell && block.kind != BlockKind::Table {
                        append(&mut parts.description, other);
                    }
                }
                parts
            }
            Self::Mention { value, label } => {
                mention(row.cells.get(value)?, row.cells.get(label)?)?
            }
            Self::Named { value, label } => {
                let mut parts = cells(block, row, value, label)?;
                let (name, text) = named(&parts.label)?;
                let (name, mut text) = (name.to_owned(), text.to_owned());
                append(&mut text, &parts.description);
                (parts.label, parts.description) = (name, text);
                parts
            }
            Self::Words { value, label } => words(row.cells.first()?, value, label)?,
            Self::Columns { value, label } => columns(row.cells.first()?, value, label)?,
        };
        let is_whole = !parts.value.is_empty() && !parts.label.is_empty();
        let is_code = row.kind != RowKind::Header
            || (ValueText::parse(&parts.value).is_some()
                && parts.value.contains(|c: char| c.is_ascii_digit()));
        (is_whole && is_code).then_some(parts)
    }

    /// Whether the values are the labels themselves.
    pub(super) fn is_own_name(self) -> bool {
        matches!(self, Self::Cells { value, label } if value == label)
    }

    /// The cell or the column that has only the value, if there is one.
    pub(super) fn value_cell(self) -> Option<usize> {
        match self {
            Self::Cells { value, .. } => Some(value),
            _ => None,
        }
    }
}

/// Adds a paragraph.
pub(super) fn append(text: &mut String, more: &str) {
    let more = more.trim();
    if more.is_empty() || text == more {
        return;
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(more);
}

fn cells(block: &Block, row: &Row, value: usize, label: usize) -> Option<Parts> {
    let (value_cell, label_cell) = (row.cells.get(value)?, row.cells.get(label)?);
    let (label_text, more) = label_cell.split_once('\n').unwrap_or((label_cell, ""));
    let mut description = more.trim().to_owned();
    // A term is followed by what it means.
    if block.kind == BlockKind::Definitions && value == 1 && label == 0 {
        let (_, more) = value_cell.split_once('\n').unwrap_or((value_cell, ""));
        append(&mut description, more);
    }
    // So is one that is the code itself.
    if block.kind == BlockKind::Definitions && value == label {
        for (_, cell) in row.cells.iter().enumerate().filter(|(at, _)| *at != label) {
            append(&mut description, cell);
        }
    }
    let first = value_cell.split('\n').next().unwrap_or_default();
    Some(Parts {
        value: unquoted(first.trim()).to_owned(),
        label: clean(label_text),
        description,
    })
}

/// A string without the quotation marks in which code writes it.
fn unquoted(text: &str) -> &str {
    let inner = text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    inner.unwrap_or(text)
}

/// Splits off the constant that a text begins with, up to a mark: `DOOR_OPEN - words`.
fn named(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| c.is_whitespace() || c == ':')?;
    let (name, rest) = text.split_at(end);
    let rest = rest.trim_start();
    let text = without_dash(rest);
    (is_constant(name) && text.len() < rest.len()).then_some((name, text))
}

/// Finds a value in what is said about the constant in another cell: `404 Not Found`, `Status code (404) says …`.
fn mention(text: &str, label: &str) -> Option<Parts> {
    let label = clean(label);
    if !is_constant(&label) || ValueText::parse(text).is_some() {
        return None;
    }
    let leading = leading_value(text).filter(|(_, rest)| !rest.is_empty());
    let (value, description) = match leading {
        Some((value, rest)) if ValueText::is_numeric(value) => (value, rest),
        _ => {
            let in_parentheses = || Some((text.split_once('(')?.1.split_once(')')?.0, text));
            after_code(text).or_else(in_parentheses)?
        }
    };
    ValueText::is_numeric(value).then(|| Parts {
        value: value.trim().to_owned(),
        label,
        description: description.trim().to_owned(),
    })
}

/// The number that follows the word “code”, as in `HTTP Status-Code 404: Not Found`, and what follows it.
fn after_code(text: &str) -> Option<(&str, &str)> {
    let lowercase = text.to_ascii_lowercase();
    let mut places = lowercase
        .match_indices("code ")
        .map(|(at, word)| (at, at + word.len()));
    let (_, end) = places.find(|(at, _)| !lowercase[..*at].ends_with(char::is_alphanumeric))?;
    let rest = &text[end..];
    let digits = rest
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(rest.len());
    let (number, rest) = rest.split_at(digits);
    let is_whole = !number.is_empty() && !rest.starts_with(char::is_alphanumeric);
    is_whole.then(|| (number, separated(rest)))
}

fn words(line: &str, value: usize, label: usize) -> Option<Parts> {
    let mut rest = unmarked(line);
    let mut words = Vec::with_capacity(MAX_WORDS);
    let count = 1 + value.max(label);
    while words.len() < count {
        rest = rest.trim_start();
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        if end == 0 {
            return None;
        }
        words.push(&rest[..end]);
        rest = &rest[end..];
        if words.len() == value + 1 && is_part_of_more(rest) {
            return None;
        }
    }
    Some(Parts {
        value: words[value].to_owned(),
        label: clean(words[label]),
        description: without_dash(rest.trim()).to_owned(),
    })
}

/// A description without the dash that separates it.
fn without_dash(text: &str) -> &str {
    let dashes = ["- ", "-- ", "– ", "— ", ": "];
    dashes
        .iter()
        .find_map(|dash| text.strip_prefix(dash))
        .unwrap_or(text)
        .trim_start()
}

fn columns(line: &str, value: usize, label: usize) -> Option<Parts> {
    let columns = wide_columns(unmarked(line));
    let (value_text, label_text) = (columns.get(value)?, columns.get(label)?);
    if columns.len() < 2 && value != label {
        return None;
    }
    let rest = columns[1 + value.max(label)..].join(" ");
    Some(Parts {
        value: (*value_text).to_owned(),
        label: clean(label_text),
        description: without_dash(&rest).to_owned(),
    })
}

/// The parts of a line that a tab, several spaces or a bar separate.
pub(super) fn wide_columns(line: &str) -> Vec<&str> {
    let mut columns = Vec::new();
    let mut rest = line;
    while !rest.is_empty() {
        let separator = ["\t", "  ", " | ", "|"]
            .iter()
            .filter_map(|separator| rest.find(separator).map(|at| (at, separator.len())))
            .min();
        let (at, len) = separator.unwrap_or((rest.len(), 0));
        let column = rest[..at].trim();
        if !column.is_empty() {
            columns.push(column);
        }
        rest = rest[at + len..].trim_start_matches([' ', '\t']);
    }
    columns
}

/// A line without the mark of a list item.
pub(super) fn unmarked(line: &str) -> &str {
    let line = line.trim();
    let rest = line
        .strip_prefix(['*', '+', '•', '·', '‣', '-', '–'])
        .or_else(|| line.strip_prefix("o "));
    match rest {
        Some(rest) if rest.starts_with([' ', '\t']) || line.starts_with("o ") => rest.trim_start(),
        _ => line,
    }
}

/// A label without what may surround it: quotes, marks of Markdown and of footnotes, and a colon after it.
pub(super) fn clean(label: &str) -> String {
    let mut text = label.trim();
    loop {
        let before = text;
        text = text.trim_end_matches([':', ',', ';', '†', '‡']).trim_end();
        text = text
            .strip_suffix('*')
            .filter(|rest| !rest.contains('*'))
            .unwrap_or(text)
            .trim_end();
        for (open, close) in [
            ("\"", "\""),
            ("'", "'"),
            ("`", "`"),
            ("``", "``"),
            ("**", "**"),
            ("__", "__"),
            ("‘", "’"),
            ("“", "”"),
            ("<", ">"),
            ("(", ")"),
        ] {
            let inner = text
                .strip_prefix(open)
                .and_then(|text| text.strip_suffix(close));
            text = inner
                .filter(|inner| !inner.contains(close))
                .map_or(text, str::trim);
        }
        if text == before {
            return text.split_whitespace().collect::<Vec<_>>().join(" ");
        }
    }
}

impl Form {
    fn split(self, text: &str) -> Option<Parts> {
        let text = unmarked(text);
        match self {
            Self::ValueText | Self::ValuePhrase | Self::ValueWord => {
                let (value, rest) = leading_value(text)?;
                let (label, description) = match self {
                    Self::ValueText => column(rest),
                    Self::ValuePhrase => phrase(rest)?,
                    _ => word(rest),
                };
                Some(parts(value, label, description))
            }
            Self::WordValue => {
                let (label, rest) = word(text);
                let (value, rest) = leading_value(rest)?;
                // A word that is a number itself is a value.
                let is_label = !ValueText::is_numeric(label);
                is_label.then(|| parts(value, label, rest))
            }
            Self::WordValueText => {
                let (first, rest) = text.split_once(' ')?;
                let rest = without_noun(rest);
                let (value, rest) = leading_value(rest)?;
                let is_word = first.len() > 1 && first.chars().all(char::is_alphabetic);
                let (label, description) = column(rest);
                (is_word && !label.is_empty()).then(|| parts(value, label, description))
            }
            Self::PhraseInParentheses => {
                let (label, rest) = text.split_once(['(', '['])?;
                let (value, rest) = rest.split_once([')', ']'])?;
                ValueText::parse(value)?;
                // `flock(2)` is a page of a manual.
                let is_page = value.len() == 1 && label.ends_with(char::is_lowercase);
                if is_page {
                    return None;
                }
                Some(parts(value, label, separated(rest)))
            }
        }
    }
}

/// What follows the second word of `exit code 1` and the like.
fn without_noun(text: &str) -> &str {
    let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
    let nouns = ["code", "number", "status", "value"];
    let is_noun = nouns.iter().any(|noun| word.eq_ignore_ascii_case(noun));
    if is_noun { rest } else { text }
}

fn parts(value: &str, label: &str, description: &str) -> Parts {
    Parts {
        value: value.trim().to_owned(),
        label: clean(label),
        description: without_dash(description.trim()).to_owned(),
    }
}

/// The value that a line begins with, and what follows it.
pub(super) fn value_and_rest(line: &str) -> Option<(&str, &str)> {
    leading_value(unmarked(line)).filter(|(_, rest)| !rest.is_empty())
}

/// Splits off a value at the start of a text, with what separates it from the rest.
fn leading_value(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let after = text.trim_start_matches(|c: char| c.is_ascii_digit());
    if is_part_of_more(after) {
        return None;
    }
    let ends = text
        .char_indices()
        .filter(|(_, c)| c.is_whitespace() || matches!(c, ':' | '=' | ',' | ';' | ')' | ']'))
        .map(|(at, c)| if matches!(c, ')' | ']') { at + 1 } else { at })
        .chain([text.len()])
        .take(3);
    // The longest of the first words that is a value, such as `0 (0x0)`.
    let end = ends
        .filter(|end| {
            ValueText::parse(&text[..*end]).is_some() || with_family(&text[..*end]).is_some()
        })
        .last()?;
    let rest = &text[end..];
    let is_whole = !rest.is_empty() || end == text.len();
    (is_whole && !is_part_of_more(rest)).then(|| (&text[..end], separated(rest)))
}

/// Whether what follows a number says that it is a part of a larger one, `5,000`, one of several, `8 or 9`, or a factor,
/// `8 * (open?)`.
fn is_part_of_more(rest: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let in_thousands = rest.strip_prefix(',').is_some_and(|rest| {
        let digits = rest.find(|c| !is_digit(c)).unwrap_or(rest.len());
        digits == 3
    });
    let mut words = rest.split_whitespace();
    let is_several = matches!(words.next(), Some("or" | "and" | "&"))
        && words.next().is_some_and(|word| word.starts_with(is_digit));
    in_thousands || is_several || rest.trim_start().starts_with("* (")
}

/// A text without the punctuation that separates it from what precedes it.
fn separated(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_whitespace() || ":=-–—,;|→.)".contains(c))
}

/// Splits off the first word.
fn word(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    let end = text.find(|c: char| c.is_whitespace() || matches!(c, ':' | '=' | '(' | ','));
    let (word, rest) = text.split_at(end.unwrap_or(text.len()));
    (word, rest.trim_start_matches([':', ',']).trim_start())
}

/// Splits a text where a tab or several spaces end a column.
fn column(text: &str) -> (&str, &str) {
    let ends = ["\t", "  "].iter().filter_map(|end| text.find(end));
    let end = ends.min().unwrap_or(text.len());
    (&text[..end], &text[end..])
}

/// Splits a text at the first mark that ends a phrase.
fn phrase(text: &str) -> Option<(&str, &str)> {
    let marks = [": ", " - ", " – ", " — ", " -- ", ". ", "\t", "  "];
    let first = marks
        .iter()
        .filter_map(|mark| text.find(mark).map(|at| (at, mark.len())));
    let (at, len) = first.min()?;
    Some((&text[..at], &text[at + len..]))
}
