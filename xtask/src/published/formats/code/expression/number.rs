//! Literals of numbers and characters.

use super::value::Int;

/// Reads an integer literal.
pub(super) fn integer(text: &str, octal: bool) -> Option<Int<'_>> {
    let lower = |prefix: &str, upper: &str| {
        text.strip_prefix(prefix)
            .or_else(|| text.strip_prefix(upper))
    };
    let (digits, radix, prefix) = if let Some(rest) = lower("0x", "0X") {
        (rest, 16, 2)
    } else if let Some(rest) = lower("0b", "0B") {
        (rest, 2, 2)
    } else if let Some(rest) = lower("0o", "0O") {
        (rest, 8, 2)
    } else if octal
        && text.len() > 1
        && text.starts_with('0')
        && text[1..].starts_with(|c: char| c.is_ascii_digit())
    {
        (&text[1..], 8, 1)
    } else {
        (text, 10, 0)
    };
    let end = digits
        .find(|c: char| !c.is_digit(radix) && c != '_' && c != '\'')
        .unwrap_or(digits.len());
    let suffix = &digits[end..];
    let bits = suffix_bits(suffix)?;
    let mut number = 0_i128;
    for digit in digits[..end].chars().filter_map(|c| c.to_digit(radix)) {
        number = number
            .checked_mul(i128::from(radix))?
            .checked_add(i128::from(digit))?;
    }
    if end == 0 {
        return None;
    }
    let unsigned = match bits {
        Some(0 | 32) if number > i128::from(u32::MAX) => Some(64),
        // What does not fit the signed type is unsigned if it is not decimal.
        None if octal && radix != 10 && suffix.is_empty() => {
            let is_u32 = number > i128::from(i32::MAX) && number <= i128::from(u32::MAX);
            let is_u64 = number > i128::from(i64::MAX);
            if is_u64 {
                Some(64)
            } else {
                is_u32.then_some(32)
            }
        }
        bits => bits,
    };
    Some(Int {
        unsigned,
        literal: Some(&text[..prefix + end]),
        ..Int::new(number)
    })
}

/// Reads the digits of a hexadecimal number that has a mark of its own.
pub(super) fn marked(digits: &str) -> Option<Int<'_>> {
    let digits = digits.trim_end_matches(['#', '&']);
    let number = i64::from_str_radix(&digits.replace('_', ""), 16).ok()?;
    Some(Int {
        hex: true,
        ..Int::new(i128::from(number))
    })
}

/// The bits that the suffix of a literal says, if it is unsigned. None if it is not a suffix of an integer.
#[expect(
    clippy::option_option,
    reason = "whether it is a suffix, and whether it is unsigned"
)]
fn suffix_bits(suffix: &str) -> Option<Option<u32>> {
    let lower = suffix.to_ascii_lowercase();
    Some(match lower.as_str() {
        "" | "l" | "ll" | "n" | "z" | "i8" | "i16" | "i32" | "i64" | "i128" | "isize" => None,
        "u" | "u32" | "ui32" => Some(32),
        "u8" | "ui8" => Some(8),
        "u16" | "ui16" => Some(16),
        "ull" | "llu" | "u64" | "ui64" => Some(64),
        "ul" | "lu" | "uz" | "zu" | "u128" | "usize" => Some(0),
        _ => return None,
    })
}

/// The number of a character.
pub(super) fn character(text: &str) -> Option<i128> {
    let mut chars = text.chars();
    let first = chars.next()?;
    let rest = chars.as_str();
    if first != '\\' {
        return rest.is_empty().then_some(i128::from(u32::from(first)));
    }
    let escape = rest.chars().next()?;
    let digits = &rest[escape.len_utf8()..];
    if escape == 'x' || escape == 'u' {
        return u32::from_str_radix(digits, 16).ok().map(i128::from);
    }
    if escape.is_digit(8) {
        return u32::from_str_radix(rest, 8).ok().map(i128::from);
    }
    let number = match escape {
        'n' => 10,
        't' => 9,
        'r' => 13,
        'a' => 7,
        'b' => 8,
        'f' => 12,
        'v' => 11,
        other => u32::from(other),
    };
    digits.is_empty().then_some(i128::from(number))
}
