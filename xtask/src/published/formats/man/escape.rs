//! The escapes of roff.

use std::collections::HashMap;

/// The longest text that a string of a page may stand for.
const LONGEST_STRING: usize = 200;

/// Strings that a page defines, by their names.
#[derive(Default)]
pub(super) struct Strings(HashMap<String, String>);

impl Strings {
    /// Defines a string. Strings in it are replaced now, so that none can grow without end.
    pub(super) fn define(&mut self, name: &str, text: &str) {
        let text = self.decode(text);
        if text.len() <= LONGEST_STRING {
            self.0.insert(name.to_owned(), text);
        }
    }

    /// Returns a text without its escapes: characters in the place of their names, and nothing in that of fonts,
    /// sizes and motions.
    pub(super) fn decode(&self, text: &str) -> String {
        let mut result = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find('\\') {
            result.push_str(&rest[..at]);
            rest = &rest[at + 1..];
            let Some(c) = rest.chars().next() else {
                break;
            };
            rest = &rest[c.len_utf8()..];
            match c {
                '"' | '#' => return result,
                'e' | '\\' | 'E' => result.push('\\'),
                ' ' | '~' | '0' => result.push(' '),
                't' => result.push('\t'),
                '\'' => result.push('\''),
                '(' | '[' => {
                    let name = name(c, &mut rest);
                    result.push_str(&glyph(name));
                }
                'C' => {
                    let name = quoted(&mut rest);
                    result.push_str(&glyph(name));
                }
                'N' => {
                    let code = quoted(&mut rest).parse().ok();
                    result.extend(code.and_then(char::from_u32));
                }
                '*' => {
                    let name = next_name(&mut rest);
                    match self.0.get(name) {
                        Some(text) => result.push_str(text),
                        None => result.push_str(predefined(name)),
                    }
                }
                'f' | 'F' | 'm' | 'M' | 'g' | 'k' | 'n' | 'V' | 'Y' | 'O' => {
                    rest = rest.strip_prefix(['+', '-']).unwrap_or(rest);
                    next_name(&mut rest);
                }
                's' => size(&mut rest),
                'h' | 'v' | 'w' | 'l' | 'L' | 'D' | 'X' | 'x' | 'b' | 'o' | 'Z' | 'A' | 'B'
                | 'H' | 'R' | 'S' => {
                    quoted(&mut rest);
                }
                '&' | '|' | '^' | '%' | ':' | ')' | '/' | ',' | 'c' | 'd' | 'u' | 'p' | 'r'
                | 'z' | 'a' | '{' | '}' | '!' | '?' => {}
                _ => result.push(c),
            }
        }
        result.push_str(rest);
        result
    }
}

/// Takes a name: `x`, `(xx` or `[name]`.
fn next_name<'t>(rest: &mut &'t str) -> &'t str {
    let text = *rest;
    match text.chars().next() {
        Some(c @ ('(' | '[')) => {
            *rest = &text[1..];
            name(c, rest)
        }
        Some(c) => {
            *rest = &text[c.len_utf8()..];
            &text[..c.len_utf8()]
        }
        None => "",
    }
}

/// Takes what is behind `(` or `[`.
fn name<'t>(open: char, rest: &mut &'t str) -> &'t str {
    let text = *rest;
    if open == '[' {
        let (name, after) = text.split_once(']').unwrap_or((text, ""));
        *rest = after;
        return name;
    }
    let end = text.char_indices().nth(2).map_or(text.len(), |(at, _)| at);
    *rest = &text[end..];
    &text[..end]
}

/// Takes an argument in quotes, which may be any character.
fn quoted<'t>(rest: &mut &'t str) -> &'t str {
    let text = *rest;
    let Some(quote) = text.chars().next() else {
        return "";
    };
    let text = &text[quote.len_utf8()..];
    let (argument, after) = text.split_once(quote).unwrap_or((text, ""));
    *rest = after;
    argument
}

/// Takes the size after `\s`: `+1`, `(12`, `[12]`, `'12'`, or up to two digits.
fn size(rest: &mut &str) {
    let text = rest.strip_prefix(['+', '-']).unwrap_or(rest);
    *rest = text;
    if text.starts_with(['(', '[']) {
        next_name(rest);
    } else if text.starts_with('\'') {
        quoted(rest);
    } else {
        let digits = text.bytes().take(2).take_while(u8::is_ascii_digit).count();
        let digits = if text.starts_with(['1', '2', '3']) {
            digits
        } else {
            digits.min(1)
        };
        *rest = &text[digits..];
    }
}

/// The strings that macro packages define.
fn predefined(name: &str) -> &'static str {
    match name {
        "lq" | "Lq" => "\u{201C}",
        "rq" | "Rq" => "\u{201D}",
        "R" => "\u{AE}",
        "Tm" => "\u{2122}",
        "Aq" | "aq" => "'",
        // The last four are those of `Pod::Man`.
        "q" | "L\"" | "R\"" | "C`" | "C'" => "\"",
        "Gt" => ">",
        "Lt" => "<",
        "Ge" => "\u{2265}",
        "Le" => "\u{2264}",
        "Ne" => "\u{2260}",
        "Pm" => "\u{B1}",
        "Ba" => "|",
        _ => "",
    }
}

/// The character that a name stands for; a name that is not known stays.
fn glyph(name: &str) -> String {
    let known = match name {
        "aq" | "cq" | "oq" => "'",
        "dq" => "\"",
        "lq" => "\u{201C}",
        "rq" => "\u{201D}",
        "rs" => "\\",
        "bu" => "\u{2022}",
        "em" => "\u{2014}",
        "en" => "\u{2013}",
        "hy" => "-",
        "mi" => "\u{2212}",
        "pl" => "+",
        "eq" => "=",
        "mu" => "\u{D7}",
        "+-" => "\u{B1}",
        "co" => "\u{A9}",
        "rg" => "\u{AE}",
        "tm" => "\u{2122}",
        "de" => "\u{B0}",
        "ha" => "^",
        "ti" => "~",
        "ga" => "`",
        "aa" => "\u{B4}",
        "sh" => "#",
        "Do" => "$",
        "at" => "@",
        "lB" => "[",
        "rB" => "]",
        "lC" => "{",
        "rC" => "}",
        "la" => "\u{27E8}",
        "ra" => "\u{27E9}",
        "<=" => "\u{2264}",
        ">=" => "\u{2265}",
        "!=" => "\u{2260}",
        "->" => "\u{2192}",
        "<-" => "\u{2190}",
        "ba" | "or" => "|",
        "ul" | "ru" => "_",
        "sl" => "/",
        "dg" => "\u{2020}",
        "dd" => "\u{2021}",
        "sc" => "\u{A7}",
        "ss" => "\u{DF}",
        "*m" => "\u{3BC}",
        "Fo" => "\u{AB}",
        "Fc" => "\u{BB}",
        _ => return composed(name).unwrap_or_else(|| name.to_owned()),
    };
    known.to_owned()
}

/// `u20AC`, or an accent and a letter such as `:o`.
fn composed(name: &str) -> Option<String> {
    if let Some(code) = name.strip_prefix('u') {
        let code = u32::from_str_radix(code, 16).ok()?;
        return char::from_u32(code).map(String::from);
    }
    let (accents, accented) = match name.chars().next()? {
        ':' => ("aouAOUei", "äöüÄÖÜëï"),
        '\'' => ("aeiouAEIOU", "áéíóúÁÉÍÓÚ"),
        '`' => ("aeiou", "àèìòù"),
        '^' => ("aeiou", "âêîôû"),
        '~' => ("anoN", "ãñõÑ"),
        ',' => ("cC", "çÇ"),
        _ => return None,
    };
    let letter = name.chars().nth(1)?;
    let at = accents.chars().position(|c| c == letter)?;
    accented.chars().nth(at).map(String::from)
}
