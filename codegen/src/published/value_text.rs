//! A value as a published list writes it: `17`, `-3`, `0xC0000005`, `01h`, `0 (0x0)`, `3-9`, `A7xx`.

/// How digits without a mark are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Base {
    /// Decimal.
    Ten,
    /// Hexadecimal.
    Sixteen,
}

/// A value as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ValueText {
    /// One number.
    Number(NumberText),
    /// All numbers from the first to the last.
    Range(NumberText, NumberText),
}

/// A number as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NumberText {
    is_negative: bool,
    digits: String,
    /// The base, if the text shows it: by `0x`, or by the same number in the other base.
    base: Option<Base>,
}

impl ValueText {
    /// Whether a text is a number or a range of numbers, and not a word such as `DEAD`.
    pub(super) fn is_numeric(text: &str) -> bool {
        let first = text.chars().find(|c| c.is_alphanumeric());
        let is_digit = first.is_some_and(|c| c.is_ascii_digit());
        (is_digit || text.ends_with(['h', 'H'])) && Self::parse(text).is_some()
    }

    /// Reads what a cell contains. Returns `None` if that is anything but a number or a range of numbers.
    pub(super) fn parse(cell: &str) -> Option<Self> {
        let text = bare(cell);
        if let Some(number) = NumberText::parse(text) {
            return Some(Self::Number(number));
        }
        both_bases(text)
            .map(Self::Number)
            .or_else(|| range(text))
            .or_else(|| wildcard(text))
            .or_else(|| annotated(text).map(Self::Number))
    }
}

/// Reads a number after the name of its family, such as `ORA-00001`. A label may be written so too.
pub(super) fn with_family(text: &str) -> Option<NumberText> {
    let (family, digits) = text.split_once('-')?;
    let is_family = family.len() > 1 && family.chars().all(|c| c.is_ascii_uppercase());
    let is_number = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
    (is_family && is_number)
        .then(|| NumberText::parse(digits))
        .flatten()
}

impl NumberText {
    fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        // The minus signs of typesetters.
        let rest = text.strip_prefix(['-', '\u{2212}', '\u{2013}', '\u{2011}']);
        let (is_negative, rest) = (rest.is_some(), rest.unwrap_or(text));
        let prefixed = ["0x", "0X", "&H", "$", "16#"]
            .iter()
            .find_map(|mark| rest.strip_prefix(mark));
        let suffixed = rest
            .strip_suffix(['h', 'H'])
            // `FFh` and `0ah` are numbers, and `Each` is a word.
            .filter(|digits| {
                digits.contains(|c: char| c.is_ascii_digit())
                    || (digits.len() > 1
                        && rest.ends_with('h')
                        && !digits.contains(char::is_lowercase))
            });
        let (digits, base) = match (prefixed, suffixed) {
            (Some(digits), _) => (
                digits.trim_end_matches(['U', 'u', 'L', 'l', '#']),
                Some(Base::Sixteen),
            ),
            (None, Some(digits)) => (digits, Some(Base::Sixteen)),
            (None, None) => (rest, None),
        };
        // Only a number has its digits in groups: `BAD_F00D` is a name.
        let is_grouped = base.is_some() || digits.starts_with(|c: char| c.is_ascii_digit());
        let is_separator = |c: char| is_grouped && matches!(c, '_' | '\'');
        if !digits
            .chars()
            .all(|c| c.is_ascii_hexdigit() || is_separator(c))
        {
            return None;
        }
        let digits = digits.replace(is_separator, "");
        // `AD` and `ad` may be numbers, and `Add` is a word.
        let is_word =
            digits.starts_with(char::is_uppercase) && digits.ends_with(char::is_lowercase);
        let is_number = base.is_some()
            || digits.starts_with(|c: char| c.is_ascii_digit())
            || (digits.len() > 1 && !is_word);
        (is_number && !digits.is_empty() && digits.len() <= 32).then_some(Self {
            is_negative,
            digits,
            base,
        })
    }

    /// Whether the number is written with a mark of its base.
    pub(super) fn is_marked(&self) -> bool {
        self.base.is_some()
    }

    /// Whether the number is marked as hexadecimal.
    pub(super) fn is_hex(&self) -> bool {
        self.base == Some(Base::Sixteen)
    }

    /// Whether the text can only be hexadecimal.
    pub(super) fn needs_sixteen(&self) -> bool {
        self.base == Some(Base::Sixteen)
            || (self.binary().is_none() && self.digits.chars().any(|c| !c.is_ascii_digit()))
    }

    /// The digits of a binary number, such as `0b101`, which may be a hexadecimal one as well.
    fn binary(&self) -> Option<&str> {
        let digits = self
            .digits
            .strip_prefix("0b")
            .filter(|_| self.base.is_none())?;
        let is_binary = !digits.is_empty() && digits.chars().all(|c| matches!(c, '0' | '1'));
        is_binary.then_some(digits)
    }

    /// Whether there is a decimal digit; `abc` has none.
    pub(super) fn has_digit(&self) -> bool {
        self.digits.contains(|c: char| c.is_ascii_digit())
    }

    /// Whether there is a zero before other digits.
    pub(super) fn has_leading_zero(&self) -> bool {
        self.base.is_none() && self.digits.len() > 1 && self.digits.starts_with('0')
    }

    /// The number of digits.
    pub(super) fn len(&self) -> usize {
        self.digits.len()
    }

    /// Returns the number, if digits without a mark are read in this base. The second is whether it was read
    /// in hexadecimal.
    pub(super) fn value(&self, base: Base) -> Option<(i128, bool)> {
        let base = self.base.unwrap_or(base);
        let (digits, radix) = match (base, self.binary()) {
            (Base::Sixteen, _) => (self.digits.as_str(), 16),
            (Base::Ten, Some(digits)) => (digits, 2),
            (Base::Ten, None) => (self.digits.as_str(), 10),
        };
        let number = i128::from_str_radix(digits, radix).ok()?;
        Some((
            if self.is_negative { -number } else { number },
            base == Base::Sixteen,
        ))
    }
}

/// Removes what may surround a value: parentheses, quotes, marks of Markdown, and punctuation after it.
fn bare(cell: &str) -> &str {
    let mut text = cell.trim();
    loop {
        let before = text;
        text = text
            .trim_end_matches(|c| ".,:;†‡".contains(c) || (c == '*' && !text.starts_with('*')))
            .trim();
        for (open, close) in [
            ("(", ")"),
            ("[", "]"),
            ("\"", "\""),
            ("'", "'"),
            ("`", "`"),
            ("**", "**"),
            ("<", ">"),
            ("‘", "’"),
            ("“", "”"),
        ] {
            let inner = text
                .strip_prefix(open)
                .and_then(|text| text.strip_suffix(close));
            text = inner.map_or(text, str::trim);
        }
        // The number of an item, `1)`.
        let number = text.strip_suffix(')').filter(|text| !text.contains('('));
        text = number.unwrap_or(text);
        // A link of Markdown.
        if let Some((inner, _)) = text
            .strip_prefix('[')
            .and_then(|text| text.split_once("]("))
        {
            text = inner.trim();
        }
        // A conversion that the file does not define, such as `W_ERROR(0x5)`.
        if let Some((name, inner)) = text.strip_suffix(')').and_then(|text| text.split_once('(')) {
            let is_name = |c: char| c.is_alphanumeric() || c == '_';
            if name.starts_with(|c: char| c.is_alphabetic() || c == '_')
                && name.chars().all(is_name)
            {
                text = inner.trim();
            }
        }
        if text == before {
            return text;
        }
    }
}

/// Reads a number that is written in both bases, such as `10 (0xA)`. The two have to agree.
fn both_bases(text: &str) -> Option<NumberText> {
    let (first, second) = text
        .split_once(['(', '/', '=', ','])
        .or_else(|| text.split_once(char::is_whitespace))?;
    let first = NumberText::parse(first)?;
    let second = NumberText::parse(bare(second.trim_end_matches(')')))?;
    let (mut plain, marked) = match (first.base, second.base) {
        (None, Some(Base::Sixteen)) => (first, second),
        (Some(Base::Sixteen), None) => (second, first),
        _ => return None,
    };
    let (value, _) = plain.value(Base::Ten)?;
    let (other, _) = marked.value(Base::Sixteen)?;
    // A negative number may be shown as its bits.
    let is_same = value == other
        || [8, 16, 32, 64]
            .iter()
            .any(|bits| value < 0 && value + (1_i128 << bits) == other);
    plain.base = Some(Base::Ten);
    is_same.then_some(plain)
}

/// Reads a number with a remark, such as `40 (new)`.
fn annotated(text: &str) -> Option<NumberText> {
    let (number, remark) = text.strip_suffix(')')?.split_once(" (")?;
    // A name in parentheses is a label.
    let is_remark = remark.starts_with(char::is_alphabetic)
        && !remark.contains('_')
        && ValueText::parse(remark).is_none();
    let number = NumberText::parse(number).filter(|_| is_remark)?;
    (number.is_marked() || number.digits.chars().all(|c| c.is_ascii_digit())).then_some(number)
}

/// Reads a range, such as `3-9`, `0x80..0xFF` or `3 to 9`.
fn range(text: &str) -> Option<ValueText> {
    // Not prose: two numbers and a word between them.
    if text.split_whitespace().nth(3).is_some() {
        return None;
    }
    let separators = [
        "..=",
        "...",
        "..",
        " to ",
        " through ",
        "–",
        "—",
        "…",
        "-",
        "~",
    ];
    separators.iter().find_map(|separator| {
        // A minus sign at the start separates nothing.
        let skip = usize::from(text.starts_with('-'));
        let at = skip + text.get(skip..)?.find(separator)?;
        let first = NumberText::parse(&text[..at])?;
        let last = NumberText::parse(&text[at + separator.len()..])?;
        Some(ValueText::Range(first, last))
    })
}

/// Reads a range of the values that share their first digits, such as `5xx` or `0xA7XX`.
fn wildcard(text: &str) -> Option<ValueText> {
    let digits = text.trim_end_matches(['x', 'X']);
    let open = text.len() - digits.len();
    let is_mark = digits.is_empty() || digits == "0";
    if open == 0 || is_mark || open > 8 {
        return None;
    }
    let first = NumberText::parse(&format!("{digits}{}", "0".repeat(open)))?;
    let end = if first.needs_sixteen() { "F" } else { "9" };
    let last = NumberText::parse(&format!("{digits}{}", end.repeat(open)))?;
    Some(ValueText::Range(first, last))
}
