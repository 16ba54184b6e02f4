//! Definitions of constants, as the documentation of code has them: the name is in the term, and the value is there too
//! or begins the text.

use std::collections::{HashMap, HashSet};

use codetable::published::{Row, RowKind};

use super::dom::TextLine;
use super::fields::{is_number, some};
use super::verbatim::code;

/// The fewest definitions of constants that are a list.
const FEWEST: usize = 2;

/// The words that a declaration has before a name.
const KEYWORDS: [&str; 23] = [
    "attribute",
    "class",
    "const",
    "constant",
    "constexpr",
    "data",
    "define",
    "#define",
    "enum",
    "enumerator",
    "final",
    "inline",
    "int",
    "long",
    "macro",
    "private",
    "property",
    "public",
    "static",
    "type",
    "unsigned",
    "val",
    "var",
];

/// Takes the definitions of constants out of the rows of definitions, and returns them as constants.
pub(super) fn take_constants(rows: &mut Vec<Row>) -> Vec<Row> {
    let macros = take_macros(rows);
    if !macros.is_empty() {
        return macros;
    }
    let constants: Vec<Option<Row>> = rows.iter().map(constant).collect();
    if constants.iter().flatten().count() < FEWEST {
        return Vec::new();
    }
    let mut is_constant = constants.iter().map(Option::is_some);
    rows.retain(|_| is_constant.next() == Some(false));
    constants.into_iter().flatten().collect()
}

/// Takes the definitions of macros: names with what they stand for, where one has a parameter and others use it.
fn take_macros(rows: &mut Vec<Row>) -> Vec<Row> {
    let define = |row: &Row| {
        let (name, value) = row.cells.first()?.split_once(' ')?;
        let is_value = is_name(name) && !value.contains(" = ");
        (is_value || parameter(name).is_some()).then(|| TextLine {
            line: row.line,
            text: format!("#define {name} {value}"),
            is_soft: false,
        })
    };
    let mut terms = rows.iter().filter_map(|row| row.cells.first());
    let has_parameter = |term: &String| {
        let name = term.split(' ').next().unwrap_or_default();
        parameter(name).is_some() && term.contains(' ')
    };
    if !terms.any(has_parameter) {
        return Vec::new();
    }
    let lines: Vec<TextLine> = rows.iter().filter_map(define).collect();
    let blocks = code(Some("c"), &lines);
    let mut constants: Vec<Row> = blocks.into_iter().flat_map(|block| block.rows).collect();
    let key = |row: &Row| {
        let name = row.cells.first()?.split(' ').next()?;
        Some((row.line, name.to_owned()))
    };
    let read: HashSet<(usize, String)> = constants.iter().filter_map(key).collect();
    let mut said = HashMap::new();
    rows.retain(|row| {
        let Some(key) = key(row).filter(|key| read.contains(key)) else {
            return true;
        };
        said.insert(key, row.cells.get(1).cloned().unwrap_or_default());
        false
    });
    for constant in &mut constants {
        let text = key(constant).and_then(|key| said.remove(&key));
        constant.comment = text.and_then(|text| some(text.trim().to_owned()));
    }
    constants
}

/// The parameter of a macro, `x` of `NAME(x)`.
fn parameter(name: &str) -> Option<&str> {
    let (name, parameter) = name.strip_suffix(')')?.split_once('(')?;
    (is_name(name) && is_name(parameter)).then_some(parameter)
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_alphanumeric() || c == '_')
}

fn constant(row: &Row) -> Option<Row> {
    let [term, text] = row.cells.as_slice() else {
        return None;
    };
    let (name, value, text) = if let Some((declaration, value)) = term.split_once('=') {
        (declared(declaration)?, number(value)?, text.as_str())
    } else {
        let (value, rest) = stated(text)?;
        (declared(term)?, value, rest)
    };
    Some(Row {
        kind: RowKind::Data,
        line: row.line,
        cells: vec![name.to_owned(), value.to_owned()],
        comment: some(text.trim().to_owned()),
    })
}

/// Returns the name that a declaration such as `enumerator NAME` or `module.NAME: int` declares, without its path.
fn declared(declaration: &str) -> Option<&str> {
    let declaration = declaration.split(": ").next().unwrap_or_default();
    let mut words = declaration.split_whitespace().rev();
    let path = words.next()?;
    let names = path.split("::").flat_map(|path| path.split('.'));
    let is_path = names.clone().all(is_name);
    let is_declaration = is_path && words.all(|word| KEYWORDS.contains(&word));
    is_declaration.then(|| names.last())?
}

/// Returns the value that a text begins with, as `(1)` or `Value: 1;`, and what follows.
fn stated(text: &str) -> Option<(&str, &str)> {
    if let Some((value, rest)) = text.strip_prefix('(').and_then(|text| text.split_once(')')) {
        return Some((number(value)?, rest));
    }
    let labels = ["Value:", "value:", "Value =", "="];
    let rest = labels.iter().find_map(|label| text.strip_prefix(label))?;
    let rest = rest.trim_start();
    let end = rest.find(|c: char| c.is_whitespace() || ";,".contains(c));
    let (value, rest) = rest.split_at(end.unwrap_or(rest.len()));
    let value = value.strip_suffix('.').unwrap_or(value);
    Some((number(value)?, rest.trim_start_matches([';', ','])))
}

fn number(text: &str) -> Option<&str> {
    let text = text.trim();
    let digits = text.trim_start_matches(['-', '+', '\u{2212}']);
    (is_number(text) && digits.starts_with(|c: char| c.is_ascii_digit())).then_some(text)
}
