//! Cells that have several values, or several names of one code.

use super::value_text::ValueText;

/// The names of a label: several if each of its words is one and they begin with the same word, as `DOOR_OPEN` and
/// `DOOR_AJAR` do. Other labels are one name.
pub(super) fn names(label: &str) -> Vec<&str> {
    let is_separator = |c: char| c.is_whitespace() || matches!(c, ',' | '/');
    let words = label.split(is_separator);
    let names: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let family = |name: &str| {
        let (family, rest) = name.split_once('_')?;
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let is_whole = !family.is_empty() && !rest.is_empty() && name.chars().all(is_name);
        is_whole.then(|| family.to_owned())
    };
    let first = names.first().and_then(|name| family(name));
    if names.len() > 1 && first.is_some() && names.iter().all(|name| family(name) == first) {
        names
    } else {
        vec![label]
    }
}

/// The numbers of a cell that has several and nothing else, such as `507, 508`; none if it has something else.
pub(super) fn values(cell: &str) -> Vec<&str> {
    let values: Vec<&str> = cell.split(", ").map(str::trim).collect();
    let is_number = |text: &&str| {
        ValueText::is_numeric(text) && matches!(ValueText::parse(text), Some(ValueText::Number(_)))
    };
    if values.len() > 1 && values.iter().all(is_number) {
        values
    } else {
        Vec::new()
    }
}
