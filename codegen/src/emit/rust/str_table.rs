//! Tables of strings in a large generated crate: the joined strings and where each starts, which `src/packed.rs`
//! reads. An array of `&str` would have 16 bytes for each string, and take rustc more time.

use super::int_table::byte_string;
use crate::emit::draft::Item;
use crate::emit::tokens::string_literal;

/// A `static` with one string for each index, and the one with the starts of its strings.
pub(super) fn items<'s>(
    about: &str,
    name: &str,
    strings: impl Iterator<Item = &'s str>,
) -> [Item; 2] {
    let mut joined = String::new();
    let mut starts = vec![0];
    let mut end = 0_u32;
    for string in strings {
        joined += &line(string);
        joined += "\\\n";
        end += u32::try_from(string.len()).expect("a table is smaller than 4 GiB");
        starts.push(end);
    }
    let bytes = 4 * starts.len();
    let text = format!(
        "/// {about}\npub static {name}: Strings<{bytes}> = Strings::new(\n    \"\\\n{joined}\",\n    &{name}_STARTS,\n);\n"
    );
    let about = format!("Where each of `{name}` starts, and where the last one ends.");
    let starts = starts.into_iter().flat_map(u32::to_le_bytes);
    let starts = byte_string(&about, &format!("{name}_STARTS"), starts);
    [Item::Text(text), Item::Text(starts)]
}

/// A string as a line of a longer literal. A space at its start is escaped, since rustc skips leading spaces.
fn line(text: &str) -> String {
    let literal = string_literal(text);
    let line = &literal[1..literal.len() - 1];
    match line.strip_prefix(' ') {
        Some(rest) => format!("\\x20{rest}"),
        None => line.to_owned(),
    }
}
