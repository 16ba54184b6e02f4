//! The rules of XML 1.0 that the XML reader does not check: characters, references, attributes, and the declaration.

use std::fmt::Write as _;
use std::format;
use std::string::String;
use std::vec::Vec;

use super::name::is_name;

/// What is wrong, in a few words.
pub(super) type Reason = String;

/// White space is these characters and no others.
const SPACE: [char; 4] = [' ', '\t', '\r', '\n'];

/// The processing instruction that is written for a character that XML cannot represent.
const CHARACTER: &str = "character";

/// Whether XML can represent a character.
pub(super) const fn is_char(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

/// Returns the first character that XML cannot represent, and its offset.
pub(super) fn unrepresentable(text: &str) -> Option<(usize, char)> {
    // Most text has no byte that such a character can start with.
    let is_suspect =
        |byte: u8| (byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r')) || byte == 0xEF;
    if !text.bytes().any(is_suspect) {
        return None;
    }
    text.char_indices().find(|(_, c)| !is_char(*c))
}

/// Removes white space around a string.
pub(super) fn trim(text: &str) -> &str {
    text.trim_matches(SPACE)
}

/// Removes white space from the start.
pub(super) fn trim_start(bytes: &[u8]) -> &[u8] {
    let is_space = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
    let start = bytes.iter().position(|byte| !is_space(byte));
    bytes
        .get(start.unwrap_or(bytes.len())..)
        .unwrap_or_default()
}

/// Returns the content of an element: a string with escapes. A character that XML cannot represent becomes a
/// processing instruction, which other readers ignore and [`character`] reads.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            // XML readers replace an unescaped carriage return by a line feed.
            '\r' => escaped.push_str("&#13;"),
            c if is_char(c) => escaped.push(c),
            c => _ = write!(escaped, "<?{CHARACTER} U+{:04X}?>", u32::from(c)),
        }
    }
    escaped
}

/// Returns the character that a processing instruction stands for, if XML cannot represent it.
pub(super) fn character(instruction: &str) -> Option<char> {
    let digits = instruction.strip_prefix(CHARACTER)?.strip_prefix(" U+")?;
    let number = u32::from_str_radix(digits, 16).ok()?;
    char::from_u32(number).filter(|c| !is_char(*c))
}

/// Checks the name of a processing instruction.
pub(super) fn check_target(target: &str) -> Result<(), Reason> {
    if target.eq_ignore_ascii_case("xml") {
        return Err(format!("`{target}` is reserved"));
    }
    check_name(target)
}

/// Checks the name of an element, an attribute or a processing instruction.
pub(super) fn check_name(name: &str) -> Result<(), Reason> {
    if is_name(name) {
        Ok(())
    } else {
        Err(String::from("invalid or missing name"))
    }
}

/// Returns the character that a reference stands for: `lt` in `&lt;`, or `#65` in `&#65;`.
pub(super) fn resolve(name: &str) -> Result<char, Reason> {
    let Some(number) = name.strip_prefix('#') else {
        return match name {
            "lt" => Ok('<'),
            "gt" => Ok('>'),
            "amp" => Ok('&'),
            "apos" => Ok('\''),
            "quot" => Ok('"'),
            _ => Err(format!("unknown entity {name}")),
        };
    };
    let hex = number.strip_prefix('x');
    let (digits, radix) = hex.map_or((number, 10), |digits| (digits, 16));
    // `from_str_radix` accepts a sign.
    let is_number = digits.chars().all(|c| c.is_digit(radix));
    let code = u32::from_str_radix(digits, radix).ok();
    let c = code.filter(|_| is_number).and_then(char::from_u32);
    c.filter(|c| is_char(*c))
        .ok_or_else(|| format!("`&{name};` is not a character of XML"))
}

/// Checks what follows the name of an element in its tag.
pub(super) fn check_attributes(tag: &str) -> Result<(), Reason> {
    // The shortest attribute is ` a=""`. A vector that grows would need three times as much.
    let signs = tag.bytes().filter(|byte| *byte == b'=').count();
    let mut names = Vec::with_capacity(signs.min(tag.len() / 5));
    for attribute in Attributes(tag) {
        let (name, value) = attribute?;
        if value.contains('<') {
            return Err(String::from("`<` in an attribute"));
        }
        let mut references = value.split('&');
        // What precedes the first `&`.
        references.next();
        for reference in references {
            let name = reference.split_once(';').map(|(name, _)| name);
            resolve(name.ok_or_else(|| String::from("`&` in an attribute"))?)?;
        }
        names.push(name);
    }
    names.sort_unstable();
    let mut pairs = names.iter().zip(names.iter().skip(1));
    match pairs.find(|(name, next)| name == next) {
        Some((name, _)) => Err(format!("duplicate attribute {name}")),
        None => Ok(()),
    }
}

/// Reads an XML declaration, without `<?xml` and `?>`. Returns the encoding that it declares.
pub(super) fn declaration(content: &str) -> Result<Option<&str>, Reason> {
    let wrong = |what: &str| Err(format!("{what} in the XML declaration"));
    let mut attributes = Attributes(content);
    match attributes.next().transpose()? {
        Some(("version", "1.0")) => {}
        Some(("version", version)) => {
            return wrong(&format!("the version {version:?}, which is not 1.0,"));
        }
        _ => return wrong("no version"),
    }
    let mut next = attributes.next().transpose()?;
    let mut encoding = None;
    if let Some(("encoding", name)) = next {
        let is_rest = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || !name.chars().all(is_rest) {
            return wrong("an invalid encoding");
        }
        encoding = Some(name);
        next = attributes.next().transpose()?;
    }
    if let Some(("standalone", value)) = next {
        if !matches!(value, "yes" | "no") {
            return wrong("an invalid `standalone`");
        }
        next = attributes.next().transpose()?;
    }
    match next {
        Some((name, _)) => wrong(&format!("unexpected `{name}`")),
        None => Ok(encoding),
    }
}

/// The attributes in a tag: the name and the value of each, as it is written.
struct Attributes<'t>(&'t str);

impl<'t> Iterator for Attributes<'t> {
    type Item = Result<(&'t str, &'t str), Reason>;

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.0.trim_start_matches(SPACE);
        if rest.is_empty() {
            return None;
        }
        if rest.len() == self.0.len() {
            return Some(Err(String::from("no white space before an attribute")));
        }
        match attribute(rest) {
            Ok((attribute, rest)) => {
                self.0 = rest;
                Some(Ok(attribute))
            }
            Err(reason) => Some(Err(reason)),
        }
    }
}

/// Reads an attribute: its name and its value, and what follows it.
#[allow(clippy::type_complexity, reason = "a pair and a rest")]
fn attribute(text: &str) -> Result<((&str, &str), &str), Reason> {
    let no_value = || String::from("an attribute without a value in quotes");
    let (name, rest) = text.split_once('=').ok_or_else(no_value)?;
    let name = name.trim_end_matches(SPACE);
    check_name(name)?;
    let rest = rest.trim_start_matches(SPACE);
    let in_quotes = |quote| rest.strip_prefix(quote)?.split_once(quote);
    let (value, rest) = in_quotes('"')
        .or_else(|| in_quotes('\''))
        .ok_or_else(no_value)?;
    Ok(((name, value), rest))
}
