//! The languages, as far as they write constants differently.

/// A programming language, or several that write constants alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Ada.
    Ada,
    /// Visual Basic.
    Basic,
    /// D, Dart, `FlatBuffers`, Vala and Zig.
    Braces,
    /// Tables of errors for `compile_et`, as Kerberos has.
    ComErr,
    /// Erlang.
    Erlang,
    /// Fortran.
    Fortran,
    /// Go.
    Go,
    /// Haskell.
    Haskell,
    /// C#.
    CSharp,
    /// Java.
    Java,
    /// JavaScript and TypeScript.
    JavaScript,
    /// Kotlin, Scala and Swift.
    Kotlin,
    /// Lisp, Scheme and Clojure.
    Lisp,
    /// Lua.
    Lua,
    /// `OCaml` and F#.
    Ocaml,
    /// Pascal.
    Pascal,
    /// Perl.
    Perl,
    /// PHP.
    Php,
    /// Protocol buffers.
    Protobuf,
    /// Python.
    Python,
    /// Ruby and Elixir.
    Ruby,
    /// Rust.
    Rust,
    /// The shell.
    Shell,
    /// SQL.
    Sql,
    /// Tcl.
    Tcl,
    /// Thrift.
    Thrift,
}

impl Language {
    /// Returns the language of files with this extension, in lowercase.
    #[must_use]
    pub fn from_extension(extension: &str) -> Option<Self> {
        Some(match extension {
            "ada" | "ads" | "adb" => Self::Ada,
            "vb" | "bas" | "cls" => Self::Basic,
            "d" | "di" | "dart" | "fbs" | "vala" | "vapi" | "zig" => Self::Braces,
            "et" => Self::ComErr,
            "erl" | "hrl" => Self::Erlang,
            "f" | "f77" | "f90" | "f95" | "f03" | "f08" | "for" => Self::Fortran,
            "go" => Self::Go,
            "hs" | "hsc" => Self::Haskell,
            "cs" => Self::CSharp,
            "java" => Self::Java,
            "js" | "mjs" | "cjs" | "ts" | "jsx" | "tsx" => Self::JavaScript,
            "kt" | "kts" | "scala" | "swift" => Self::Kotlin,
            "el" | "lisp" | "lsp" | "cl" | "scm" | "rkt" | "clj" | "cljs" | "edn" => Self::Lisp,
            "lua" => Self::Lua,
            "ml" | "mli" | "fs" | "fsi" => Self::Ocaml,
            "pas" | "pp" | "dpr" | "lpr" => Self::Pascal,
            "pl" | "pm" | "pod" => Self::Perl,
            "php" => Self::Php,
            "proto" => Self::Protobuf,
            "py" | "pyi" => Self::Python,
            "cr" | "rb" | "ex" | "exs" => Self::Ruby,
            "rs" => Self::Rust,
            "sh" | "bash" | "ksh" | "zsh" => Self::Shell,
            "sql" => Self::Sql,
            "tcl" => Self::Tcl,
            "thrift" => Self::Thrift,
            _ => return None,
        })
    }

    /// Whether the end of a line ends a statement.
    pub(super) fn lines_end(self) -> bool {
        matches!(
            self,
            Self::Basic
                | Self::Erlang
                | Self::Fortran
                | Self::Go
                | Self::Haskell
                | Self::JavaScript
                | Self::Kotlin
                | Self::Lua
                | Self::Ocaml
                | Self::Python
                | Self::Ruby
                | Self::Shell
                | Self::Thrift
        )
    }

    /// Whether `|` starts a case of a function.
    pub(super) fn bars_start(self) -> bool {
        matches!(self, Self::Ocaml | Self::Haskell)
    }

    /// Whether `->` separates a key from a value.
    pub(super) fn arrows_separate(self) -> bool {
        matches!(
            self,
            Self::Ocaml | Self::Haskell | Self::Erlang | Self::Kotlin | Self::Java
        )
    }

    /// Whether `=` and `;` in braces separate as `:` and `,` do elsewhere.
    pub(super) fn has_tables(self) -> bool {
        self == Self::Lua
    }

    /// Whether `,` may separate several constants of one statement.
    pub(super) fn has_lists_of_constants(self) -> bool {
        matches!(
            self,
            Self::JavaScript | Self::Java | Self::Kotlin | Self::CSharp | Self::Php | Self::Braces
        )
    }

    /// Whether a colon between a name and `=` starts a type.
    pub(super) fn has_types_after_names(self) -> bool {
        !matches!(
            self,
            Self::Go | Self::Perl | Self::Php | Self::Ruby | Self::CSharp | Self::Protobuf
        )
    }

    /// Whether members of an enum have arguments.
    pub(super) fn members_have_arguments(self) -> bool {
        matches!(self, Self::Java | Self::Kotlin | Self::Braces)
    }

    /// Whether `[…]` before a member or constant is about it.
    pub(super) fn has_bracket_attributes(self) -> bool {
        matches!(self, Self::CSharp | Self::Braces)
    }
}
