//! The formats of published lists: each reader turns a file into blocks of rows, and knows nothing of codes.

mod aligned;
pub mod asn1;
mod builder;
pub mod c;
mod code;
pub mod constants;
pub mod csv;
mod declarations;
mod dictionary;
mod divs;
mod dom;
mod errmsg;
mod fields;
mod grid;
pub mod html;
mod info;
pub mod json;
mod lines;
pub mod man;
pub mod markdown;
mod objects;
mod outline;
pub mod pod;
pub mod properties;
mod quoted;
pub mod rst;
mod terms;
pub mod text;
pub mod toml;
mod tree;
mod verbatim;
mod wrapped;
pub mod xml;
pub mod yaml;

use std::fmt;
use std::path::Path;

use codetable::published::{Block, Page};
use constants::Language;

/// Why a file cannot be read in its format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormatError {
    /// The line with the mistake, counted from 1.
    pub line: usize,
    /// What is wrong, as the parser of the format says it.
    pub reason: String,
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.reason)
    }
}

impl std::error::Error for FormatError {}

/// A format that has a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Asn1,
    C,
    Constants(Language),
    Csv,
    Dictionary,
    Errmsg,
    Html,
    Json,
    JsonLines,
    Man,
    Markdown,
    Pod,
    Properties,
    Rst,
    Text,
    Toml,
    Xml,
    Yaml,
}

/// Reads a file. Its format is that of its extension; if that says nothing, what the content looks like; and
/// otherwise plain text.
///
/// `defines` are names and values that a C file expects its compiler to define.
///
/// # Errors
///
/// If the format has a grammar and the file does not follow it.
pub fn read(
    name: Option<&Path>,
    text: &str,
    defines: &[(String, String)],
) -> Result<Page, FormatError> {
    let format = name
        .and_then(|path| Format::from_path(path, text))
        .or_else(|| Format::from_content(text));
    match format.unwrap_or(Format::Text) {
        Format::Csv => Ok(csv::read(text)),
        Format::Json => json::read(text),
        Format::JsonLines => json::read_lines(text),
        Format::Man => Ok(man::read(text)),
        Format::Xml => xml::read(text),
        Format::Yaml => yaml::read(text),
        Format::Html => Ok(html::read(text)),
        Format::Markdown => Ok(markdown::read(text)),
        Format::Rst => Ok(rst::read(text)),
        Format::C => Ok(c::read(text, defines)),
        Format::Constants(language) => Ok(constants::read(language, text)),
        Format::Toml => toml::read(text),
        Format::Pod => Ok(pod::read(text)),
        Format::Properties => Ok(properties::read(text)),
        Format::Asn1 => Ok(asn1::read(text)),
        Format::Dictionary => Ok(dictionary::read(text)),
        Format::Errmsg => Ok(errmsg::read(text)),
        Format::Text => {
            let (rest, blocks) = asn1::extract(text);
            let mut page = text::read(&rest);
            page.blocks.extend(blocks);
            let line = |block: &Block| block.rows.first().map(|row| row.line);
            page.blocks.sort_by_key(line);
            Ok(page)
        }
    }
}

impl Format {
    /// Returns the format that an extension names. `.txt` names none: much is published under it, and Sphinx adds it
    /// to the name of each source.
    fn from_path(path: &Path, text: &str) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        let name = path.file_name().unwrap_or_default();
        let is_readme = name.as_encoded_bytes().starts_with(b"README.");
        if extension == "txt" {
            let stem = Path::new(path.file_stem()?);
            return Self::from_path(stem, text)
                .filter(|format| matches!(format, Self::Rst | Self::Markdown));
        }
        Some(match extension.as_str() {
            "csv" | "tsv" | "tab" => Self::Csv,
            "json" | "json5" | "jsonc" => Self::Json,
            "jsonl" | "ndjson" => Self::JsonLines,
            "yaml" | "yml" => Self::Yaml,
            "xml" | "docbook" | "dbk" => Self::Xml,
            "man" | "roff" | "mdoc" => Self::Man,
            "html" | "htm" | "xhtml" => Self::Html,
            "md" | "markdown" => Self::Markdown,
            "rst" | "rest" => Self::Rst,
            "toml" => Self::Toml,
            "pod" => Self::Pod,
            "properties" | "ini" => Self::Properties,
            "mib" | "my" | "asn" | "asn1" => Self::Asn1,
            info if info == "info" || info.starts_with("info-") => Self::Text,
            "inc" if text.contains("<?php") => Self::Constants(Language::Php),
            "h" | "inc" if is_fortran(text) => Self::Constants(Language::Fortran),
            "h" | "hpp" | "hh" | "c" | "cc" | "cpp" => Self::C,
            // A README may have the name of what it is about.
            _ if is_readme => return None,
            extension => Self::Constants(Language::from_extension(extension)?),
        })
    }

    /// Returns the format of code in a language, as documents name it.
    fn of_language(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let extension = match name.as_str() {
            "c++" | "cxx" | "objc" | "objective-c" => "c",
            "c#" | "csharp" => "cs",
            "golang" => "go",
            "kotlin" => "kt",
            "javascript" => "js",
            "typescript" => "ts",
            "perl" => "pl",
            "protobuf" => "proto",
            "python" | "python3" | "py3" => "py",
            "ruby" => "rb",
            "rust" => "rs",
            name => name,
        };
        let format = Self::from_path(Path::new(&format!("code.{extension}")), "")?;
        matches!(format, Self::C | Self::Constants(_)).then_some(format)
    }

    /// Returns the format that the first lines are written in. Most files without a known extension are text, so
    /// that only what is unlikely in text decides.
    fn from_content(text: &str) -> Option<Self> {
        let start = text.trim_start_matches(['\u{FEFF}', ' ', '\t', '\r', '\n']);
        let head: String = start.chars().take(2_000).collect();
        if head.starts_with('<') {
            return Self::of_markup(&head);
        }
        if head.starts_with(['{', '[']) && json::read(text).is_ok() {
            return Some(Self::Json);
        }
        if man::is_man(text) {
            return Some(Self::Man);
        }
        if pod::is_pod(start) {
            return Some(Self::Pod);
        }
        if asn1::is_module(text) {
            return Some(Self::Asn1);
        }
        if dictionary::is_dictionary(text) {
            return Some(Self::Dictionary);
        }
        if errmsg::is_errmsg(text) {
            return Some(Self::Errmsg);
        }
        if head.starts_with("%YAML") || (head.starts_with("---\n") && yaml::read(text).is_ok()) {
            return Some(Self::Yaml);
        }
        if head.starts_with("/*") || is_c(&head) {
            return Some(Self::C);
        }
        if head.lines().any(|line| line.starts_with("{$")) || head.starts_with("(*") {
            return Some(Self::Constants(Language::Pascal));
        }
        is_shell(start).then_some(Self::Constants(Language::Shell))
    }

    /// Returns whether text that starts with `<` is HTML or XML, if either.
    fn of_markup(head: &str) -> Option<Self> {
        let head = head.to_ascii_lowercase();
        if head.starts_with("<!doctype html") || head.contains("<html") {
            return Some(Self::Html);
        }
        if head.starts_with("<?xml") || head.starts_with("<!doctype") {
            return Some(Self::Xml);
        }
        let head = head.trim_start_matches("<!--");
        let name: String = head
            .split('<')
            .find(|tag| tag.starts_with(|c: char| c.is_ascii_lowercase()))?
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        let is_html = matches!(
            name.as_str(),
            "a" | "body"
                | "dl"
                | "div"
                | "h1"
                | "h2"
                | "h3"
                | "head"
                | "li"
                | "meta"
                | "p"
                | "pre"
                | "section"
                | "span"
                | "table"
                | "tbody"
                | "td"
                | "title"
                | "tr"
                | "ul"
        );
        Some(if is_html { Self::Html } else { Self::Xml })
    }
}

/// Whether a file that others include is one of Fortran: it declares parameters.
fn is_fortran(text: &str) -> bool {
    text.lines().any(|line| {
        let words = line.trim_start();
        let start = words.get(.."PARAMETER".len());
        start.is_some_and(|word| word.eq_ignore_ascii_case("PARAMETER"))
            && words["PARAMETER".len()..].trim_start().starts_with('(')
    })
}

/// Whether a file is a shell script: it has such a first line, or nothing but comments and assignments.
fn is_shell(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default();
    if first.starts_with("#!") {
        return first.ends_with("sh");
    }
    let is_code = |line: &&str| !line.is_empty() && !line.starts_with('#');
    let mut assignments = 0;
    for line in text.lines().map(str::trim).filter(is_code) {
        let is_assignment = line.split_once('=').is_some_and(|(name, value)| {
            let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
            !name.is_empty() && name.chars().all(is_name) && value.starts_with(is_name)
        });
        if !is_assignment {
            return false;
        }
        assignments += 1;
    }
    assignments > 1
}

/// Whether the first line of code, or a quarter of the lines, is an instruction to a C preprocessor. A text may show one.
fn is_c(head: &str) -> bool {
    let words = ["#define ", "#include ", "#ifndef ", "#ifdef ", "#pragma "];
    let is_preprocessor = |line: &&str| words.iter().any(|word| line.starts_with(word));
    let is_code = |line: &&str| !line.trim().is_empty() && !line.starts_with("//");
    let lines = || head.lines().filter(is_code);
    let count = lines().filter(is_preprocessor).count();
    lines().next().is_some_and(|line| is_preprocessor(&line)) || count * 4 > lines().count()
}

/// Decodes a file: UTF-16 if there is a byte order mark for it, and UTF-8 otherwise. Bytes that are not text become
/// U+FFFD, which no label contains.
///
/// Where lines end with a carriage return alone, as on old systems, each becomes a line feed.
#[must_use]
pub fn decode(bytes: &[u8]) -> String {
    let text = decode_text(bytes);
    let count = |end: char| text.matches(end).count();
    if count('\r') > count('\n') && !text.contains("\r\n") {
        return text.replace('\r', "\n");
    }
    text
}

fn decode_text(bytes: &[u8]) -> String {
    let wide = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = rest.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        String::from_utf16_lossy(&units.collect::<Vec<u16>>())
    };
    match bytes {
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}
