//! The languages, as far as they write constants differently.

use crate::published::formats::code::lexer::Syntax;

/// A programming language, or several that write constants alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Tables of errors for `compile_et`, as Kerberos has.
    ComErr,
    /// Go.
    Go,
    /// C#.
    CSharp,
    /// Java and Kotlin.
    Java,
    /// JavaScript and TypeScript.
    JavaScript,
    /// Perl.
    Perl,
    /// PHP.
    Php,
    /// Protocol buffers.
    Protobuf,
    /// Python.
    Python,
    /// Ruby.
    Ruby,
    /// Rust.
    Rust,
    /// Lua, Ada and SQL: comments after `--`.
    Dashes,
}

impl Language {
    /// Returns the language of files with this extension, in lowercase.
    #[must_use]
    pub fn from_extension(extension: &str) -> Option<Self> {
        Some(match extension {
            "et" => Self::ComErr,
            "go" => Self::Go,
            "cs" => Self::CSharp,
            "java" | "kt" | "scala" => Self::Java,
            "js" | "mjs" | "cjs" | "ts" | "jsx" | "tsx" => Self::JavaScript,
            "pl" | "pm" => Self::Perl,
            "php" | "inc" => Self::Php,
            "proto" => Self::Protobuf,
            "py" | "pyi" => Self::Python,
            "rb" => Self::Ruby,
            "rs" => Self::Rust,
            "lua" | "ada" | "ads" | "adb" | "sql" => Self::Dashes,
            _ => return None,
        })
    }

    /// How the language is split into tokens.
    pub(super) fn syntax(self) -> Syntax {
        let base = Syntax {
            continued: false,
            documents: true,
            ..Syntax::C
        };
        let script = Syntax {
            line_comments: &["#"],
            block_comments: false,
            quotes: b"\"'",
            characters: false,
            sigils: true,
            ..base
        };
        match self {
            Self::ComErr => Syntax {
                continued: true,
                quotes: b"\"",
                sigils: false,
                ..script
            },
            Self::Go => Syntax {
                quotes: b"\"`",
                go_precedence: true,
                ..base
            },
            Self::Java | Self::CSharp => Syntax {
                triple: true,
                bits32: true,
                ..base
            },
            Self::JavaScript => Syntax {
                quotes: b"\"'`",
                characters: false,
                regex: true,
                integer_division: false,
                bits32: true,
                sigils: true,
                ..base
            },
            Self::Perl | Self::Ruby => script,
            Self::Php => Syntax {
                line_comments: &["//", "#"],
                block_comments: true,
                integer_division: false,
                ..script
            },
            Self::Protobuf => Syntax {
                quotes: b"\"'",
                characters: false,
                ..base
            },
            Self::Python => Syntax {
                triple: true,
                integer_division: false,
                sigils: false,
                continued: true,
                ..script
            },
            Self::Rust => Syntax {
                rust: true,
                octal: false,
                ..base
            },
            Self::Dashes => Syntax {
                line_comments: &["--"],
                octal: false,
                integer_division: false,
                ..script
            },
        }
    }

    /// Whether the end of a line ends a statement.
    pub(super) fn lines_end(self) -> bool {
        matches!(
            self,
            Self::Go | Self::JavaScript | Self::Python | Self::Ruby | Self::Dashes
        )
    }
}
