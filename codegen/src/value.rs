//! Values: what a code is on the wire, and the Rust type that holds it.

use std::fmt;

use crate::keys::WrittenValue;

/// The Rust type of a table's values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repr {
    /// One of Rust's integers.
    Integer(IntegerRepr),
    /// Text, compared byte by byte.
    Str,
}

/// A Rust integer type of 8 to 64 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IntegerRepr {
    signed: bool,
    bits: u32,
}

/// How integer values are shown to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Radix {
    /// As `17`.
    #[default]
    Decimal,
    /// As `0xC0000005`, at the width of the type.
    Hex,
}

/// The value of one code.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// Of a table whose [`Repr`] is an integer.
    Integer(i128),
    /// Of a table whose [`Repr`] is `str`.
    Text(String),
}

/// Why something written is no value of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotAValue {
    /// An integer where `repr` is `str`.
    NotText,
    /// Text that is no number where `repr` is an integer.
    NotANumber,
    /// A number that `repr` cannot hold.
    OutOfRange,
    /// A TOML integer beyond 64 bits with sign, which other readers of TOML refuse.
    BeyondToml,
    /// No text at all.
    Empty,
}

impl Repr {
    const INTEGERS: [(&str, IntegerRepr); 8] = [
        ("u8", IntegerRepr::new(false, 8)),
        ("u16", IntegerRepr::new(false, 16)),
        ("u32", IntegerRepr::new(false, 32)),
        ("u64", IntegerRepr::new(false, 64)),
        ("i8", IntegerRepr::new(true, 8)),
        ("i16", IntegerRepr::new(true, 16)),
        ("i32", IntegerRepr::new(true, 32)),
        ("i64", IntegerRepr::new(true, 64)),
    ];

    /// Every name that `repr` may have in a table.
    pub(crate) fn names() -> Vec<&'static str> {
        let integers = Self::INTEGERS.iter().map(|(name, _)| *name);
        integers.chain(["str"]).collect()
    }

    /// Its name in a table, such as `u16`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Integer(repr) => repr.name(),
            Self::Str => "str",
        }
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        if name == "str" {
            return Some(Self::Str);
        }
        Self::INTEGERS
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, integer)| Self::Integer(*integer))
    }

    /// Reads a value as people write it, if it is one that a code may have.
    #[must_use]
    pub fn parse(self, text: &str) -> Option<Value> {
        self.read(&WrittenValue::Text(text.to_owned())).ok()
    }

    /// The values that a text may mean to somebody who met it in a log, the likeliest first: the
    /// number as it stands, the one that has the same bits in this type, and, where values are
    /// shown in hexadecimal, digits without `0x`.
    pub(crate) fn meanings(self, radix: Radix, text: &str) -> Vec<Value> {
        let Self::Integer(repr) = self else {
            return vec![Value::Text(text.to_owned())];
        };
        let bare = (radix == Radix::Hex).then(|| format!("0x{text}"));
        let spellings = std::iter::once(text).chain(bare.as_deref());
        let numbers = spellings.filter_map(|text| Some(number(text).ok()?.0));
        let meanings = numbers.flat_map(|number| [Some(number), repr.same_bits(number)]);
        meanings.flatten().map(Value::Integer).collect()
    }

    /// Reads what a table has as the value of a code.
    pub(crate) fn read(self, written: &WrittenValue) -> Result<Value, NotAValue> {
        let value = self.read_anywhere(written)?;
        match (self, &value) {
            (Self::Integer(repr), Value::Integer(number)) if !repr.holds(*number) => {
                Err(NotAValue::OutOfRange)
            }
            _ => Ok(value),
        }
    }

    /// Reads a value that need not fit, as those of gaps and tombstones.
    pub(crate) fn read_anywhere(self, written: &WrittenValue) -> Result<Value, NotAValue> {
        match (self, written) {
            (Self::Str, WrittenValue::Integer { .. }) => Err(NotAValue::NotText),
            (Self::Str, WrittenValue::Text(text)) if text.is_empty() => Err(NotAValue::Empty),
            (Self::Str, WrittenValue::Text(text)) => Ok(Value::Text(text.clone())),
            (Self::Integer(repr), WrittenValue::Integer { digits, radix }) => {
                match i128::from_str_radix(digits, *radix) {
                    Ok(number) if i64::try_from(number).is_ok() => {
                        Ok(Value::Integer(repr.unwrapped(number, *radix == 16)))
                    }
                    _ => Err(NotAValue::BeyondToml),
                }
            }
            (Self::Integer(repr), WrittenValue::Text(text)) => {
                let (number, hex) = number(text)?;
                Ok(Value::Integer(repr.unwrapped(number, hex)))
            }
        }
    }
}

/// Reads a decimal or hexadecimal number with an optional minus; says whether it was hexadecimal.
fn number(text: &str) -> Result<(i128, bool), NotAValue> {
    let (negative, magnitude) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let hex = magnitude
        .strip_prefix("0x")
        .or(magnitude.strip_prefix("0X"));
    let (digits, radix) = match hex {
        Some(digits) => (digits, 16),
        None => (magnitude, 10),
    };
    // from_str_radix takes a sign, which must not stand behind another one or behind 0x.
    if digits.is_empty() || !digits.chars().all(|digit| digit.is_digit(radix)) {
        return Err(NotAValue::NotANumber);
    }
    let number = i128::from_str_radix(digits, radix).map_err(|_| NotAValue::OutOfRange)?;
    Ok((if negative { -number } else { number }, hex.is_some()))
}

impl IntegerRepr {
    const fn new(signed: bool, bits: u32) -> Self {
        Self { signed, bits }
    }

    /// The Rust name, such as `u16`.
    #[must_use]
    pub fn name(self) -> &'static str {
        Repr::INTEGERS
            .iter()
            .find(|(_, repr)| *repr == self)
            .map_or("", |(name, _)| name)
    }

    /// Whether values may be below zero.
    #[must_use]
    pub fn is_signed(self) -> bool {
        self.signed
    }

    /// 8, 16, 32 or 64.
    #[must_use]
    pub fn bits(self) -> u32 {
        self.bits
    }

    /// The smallest value.
    #[must_use]
    pub fn min(self) -> i128 {
        if self.signed {
            -(1 << (self.bits - 1))
        } else {
            0
        }
    }

    /// The largest value.
    #[must_use]
    pub fn max(self) -> i128 {
        let bits = if self.signed {
            self.bits - 1
        } else {
            self.bits
        };
        (1 << bits) - 1
    }

    fn holds(self, number: i128) -> bool {
        (self.min()..=self.max()).contains(&number)
    }

    /// The number of this type that has the same bits, where the sign makes it another.
    fn same_bits(self, number: i128) -> Option<i128> {
        let range = 1 << self.bits;
        let other = match number {
            _ if number >= range || number < -range / 2 => return None,
            _ if number.is_negative() => number + range,
            _ => number - range,
        };
        self.holds(other).then_some(other)
    }

    /// A number written in hexadecimal is the bit pattern of a signed type, as the tables that
    /// write it so have it: 0xC0000005 in an `i32` is below zero.
    fn unwrapped(self, number: i128, hex: bool) -> i128 {
        let wraps = hex && self.signed && number > self.max() && number < 1 << self.bits;
        if wraps {
            number - (1 << self.bits)
        } else {
            number
        }
    }
}

impl Radix {
    /// Every name that `radix` may have in a table.
    pub(crate) const NAMES: [&str; 2] = ["decimal", "hex"];

    /// Its name in a table.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Decimal => "decimal",
            Self::Hex => "hex",
        }
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        let mut all = [Self::Decimal, Self::Hex].into_iter();
        all.find(|radix| radix.name() == name)
    }
}

impl Value {
    /// The value as people of the table write it. A value outside `repr` keeps its sign.
    #[must_use]
    pub fn show(&self, repr: Repr, radix: Radix) -> String {
        match (self, repr, radix) {
            (Self::Integer(number), Repr::Integer(repr), Radix::Hex) => {
                let width = usize::try_from(repr.bits / 4).unwrap_or(0);
                if repr.holds(*number) {
                    // At most 64 bits, which are written faster.
                    let pattern = u64::try_from(number & ((1 << repr.bits) - 1)).unwrap_or(0);
                    let digits = format!("{pattern:X}");
                    let zeros = "0".repeat(width.saturating_sub(digits.len()));
                    ["0x", &zeros, &digits].concat()
                } else {
                    let sign = if number.is_negative() { "-" } else { "" };
                    format!("{sign}0x{:0width$X}", number.unsigned_abs())
                }
            }
            _ => self.to_string(),
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(number) => number.fmt(f),
            Self::Text(text) => text.fmt(f),
        }
    }
}
