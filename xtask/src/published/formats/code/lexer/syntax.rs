//! What distinguishes the languages for the lexer and for expressions.

/// What distinguishes the languages, as far as constants are concerned.
#[derive(Debug, Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent facts of a language"
)]
pub(crate) struct Syntax {
    /// What starts a comment that ends with the line.
    pub(crate) line_comments: &'static [&'static str],
    /// What starts and ends a comment that may span lines.
    pub(crate) block_comments: &'static [(&'static str, &'static str)],
    /// Whether such comments nest.
    pub(crate) nested: bool,
    /// Whether it is Rust: `!` is the complement.
    pub(crate) rust: bool,
    /// The quotation marks of strings.
    pub(crate) quotes: &'static [u8],
    /// Whether `\` in a string escapes what follows it.
    pub(crate) escapes: bool,
    /// Whether a string in three quotation marks spans lines.
    pub(crate) triple: bool,
    /// Whether every string may span lines.
    pub(crate) long_strings: bool,
    /// Whether `'a'` is a character.
    pub(crate) characters: bool,
    /// Whether `/a/` is a regular expression.
    pub(crate) regex: bool,
    /// Whether `\` at the end of a line continues it.
    pub(crate) continued: bool,
    /// Whether `$` and `@` belong to names.
    pub(crate) sigils: bool,
    /// Whether names have all characters but brackets and quotation marks, as in Lisp.
    pub(crate) words: bool,
    /// What starts a hexadecimal number, other than `0x`.
    pub(crate) hex: &'static [&'static str],
    /// Whether operators are written as words, such as `or` and `shl`.
    pub(crate) word_operators: bool,
    /// Whether `010` is eight.
    pub(crate) octal: bool,
    /// Whether `7 / 2` is three.
    pub(crate) integer_division: bool,
    /// Whether a result outside of 32 bits is not what arithmetic says.
    pub(crate) bits32: bool,
    /// Whether a comment of documentation is always about what follows it.
    pub(crate) documents: bool,
    /// Whether `&` and `<<` bind like `*`, and `|` like `+`, as in Go.
    pub(crate) go_precedence: bool,
}

impl Syntax {
    /// C and C++.
    pub(crate) const C: Self = Self {
        line_comments: &["//"],
        block_comments: &[("/*", "*/")],
        nested: false,
        rust: false,
        quotes: b"\"",
        escapes: true,
        triple: false,
        long_strings: false,
        characters: true,
        regex: false,
        continued: true,
        sigils: false,
        words: false,
        hex: &[],
        word_operators: false,
        octal: true,
        integer_division: true,
        bits32: false,
        documents: false,
        go_precedence: false,
    };
}
