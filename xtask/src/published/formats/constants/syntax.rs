//! How the languages are split into tokens.

use super::Language;
use crate::published::formats::code::lexer::Syntax;

/// Languages with braces.
const BASE: Syntax = Syntax {
    continued: false,
    documents: true,
    ..Syntax::C
};

/// Languages of scripts.
const SCRIPT: Syntax = Syntax {
    line_comments: &["#"],
    block_comments: &[],
    quotes: b"\"'",
    characters: false,
    sigils: true,
    ..BASE
};

/// Languages with keywords in place of marks.
const WORDY: Syntax = Syntax {
    line_comments: &["--"],
    quotes: b"\"",
    escapes: false,
    octal: false,
    word_operators: true,
    sigils: false,
    ..SCRIPT
};

/// Returns how a language is split into tokens.
pub(super) fn of(language: Language) -> Syntax {
    match language {
        Language::Ada | Language::Basic | Language::Fortran | Language::Pascal | Language::Sql => {
            with_words(language)
        }
        Language::ComErr
        | Language::Erlang
        | Language::Lua
        | Language::Perl
        | Language::Php
        | Language::Python
        | Language::Ruby
        | Language::Shell
        | Language::Tcl => of_scripts(language),
        _ => with_braces(language),
    }
}

fn with_braces(language: Language) -> Syntax {
    match language {
        Language::Braces => Syntax {
            block_comments: &[("/*", "*/"), ("/+", "+/")],
            quotes: b"\"`",
            triple: true,
            ..BASE
        },
        Language::Haskell => Syntax {
            line_comments: &["--"],
            block_comments: &[("{-", "-}")],
            nested: true,
            octal: false,
            ..BASE
        },
        Language::Ocaml => Syntax {
            line_comments: &["//"],
            block_comments: &[("(*", "*)")],
            nested: true,
            octal: false,
            ..BASE
        },
        Language::Go => Syntax {
            quotes: b"\"`",
            go_precedence: true,
            ..BASE
        },
        Language::Java | Language::CSharp | Language::Kotlin => Syntax {
            triple: true,
            bits32: true,
            nested: language == Language::Kotlin,
            ..BASE
        },
        Language::JavaScript => Syntax {
            quotes: b"\"'`",
            characters: false,
            regex: true,
            integer_division: false,
            bits32: true,
            sigils: true,
            ..BASE
        },
        Language::Lisp => Syntax {
            line_comments: &[";"],
            block_comments: &[("#|", "|#")],
            quotes: b"\"",
            hex: &["#x"],
            long_strings: true,
            words: true,
            octal: false,
            ..BASE
        },
        Language::Protobuf => Syntax {
            quotes: b"\"'",
            characters: false,
            ..BASE
        },
        Language::Thrift => Syntax {
            line_comments: &["//", "#"],
            quotes: b"\"'",
            characters: false,
            octal: false,
            ..BASE
        },
        Language::Rust => Syntax {
            rust: true,
            nested: true,
            octal: false,
            ..BASE
        },
        _ => BASE,
    }
}

fn of_scripts(language: Language) -> Syntax {
    match language {
        Language::ComErr => Syntax {
            continued: true,
            quotes: b"\"",
            sigils: false,
            ..SCRIPT
        },
        Language::Erlang => Syntax {
            line_comments: &["%"],
            hex: &["16#"],
            octal: false,
            sigils: false,
            ..SCRIPT
        },
        Language::Tcl => Syntax {
            quotes: b"\"",
            long_strings: true,
            words: true,
            octal: false,
            ..SCRIPT
        },
        Language::Php => Syntax {
            line_comments: &["//", "#"],
            block_comments: &[("/*", "*/")],
            integer_division: false,
            ..SCRIPT
        },
        Language::Python => Syntax {
            triple: true,
            integer_division: false,
            sigils: false,
            continued: true,
            ..SCRIPT
        },
        Language::Lua => Syntax {
            block_comments: &[("--[[", "]]")],
            line_comments: &["--"],
            octal: false,
            integer_division: false,
            ..SCRIPT
        },
        _ => SCRIPT,
    }
}

fn with_words(language: Language) -> Syntax {
    match language {
        Language::Ada => Syntax {
            hex: &["16#"],
            ..WORDY
        },
        Language::Basic => Syntax {
            line_comments: &["'"],
            hex: &["&H", "&h"],
            ..WORDY
        },
        Language::Pascal => Syntax {
            line_comments: &["//"],
            block_comments: &[("{", "}"), ("(*", "*)")],
            quotes: b"'",
            hex: &["$"],
            ..WORDY
        },
        Language::Fortran => Syntax {
            line_comments: &["!"],
            quotes: b"\"'",
            ..WORDY
        },
        Language::Sql => Syntax {
            block_comments: &[("/*", "*/")],
            quotes: b"\"'",
            ..WORDY
        },
        _ => WORDY,
    }
}
