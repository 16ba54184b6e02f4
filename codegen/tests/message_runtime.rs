//! The message of generated crates, compiled where it is written: with `runtime/names.rs`, which is that
//! of `spec/uptivity.toml`, and with the names of a hexadecimal table.

#![allow(clippy::duplicate_mod, reason = "the same files with other names")]

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufReader, Read};

use codetable::{Settings, Source, generate};
use message::{Kind, Message, MessageReader, Problem};
use serde::{Deserialize, Serialize};

#[path = "message_runtime/codes.rs"]
mod codes;

pub use codes::{Outcome, RawResultCode, ResultCode};

#[path = "../src/emit/message/runtime/mod.rs"]
pub mod message;

/// The message of a table whose values are hexadecimal.
#[path = "../src/emit/message/runtime"]
pub mod hexadecimal {
    use std::fmt;

    mod content;
    mod error;
    mod limits;
    mod name;
    mod node;
    mod parser;
    mod reader;
    mod reply;
    mod syntax;
    mod value;

    pub use content::{Kind, Message};
    pub use error::{Problem, ReadError};
    pub use limits::Limits;
    pub use node::{Node, NodeError};
    pub use reader::MessageReader;
    pub use reply::{Conflict, ErrorReply, Reply};

    mod examples {
        macro_rules! example {
            ($method:ident) => {
                ""
            };
        }

        pub(super) use example;
    }

    mod names {
        pub(super) type Code = crate::ResultCode;
        pub(super) type Raw<'v> = crate::RawResultCode;
        pub(super) type Outcome = crate::Outcome;
        pub(super) type Held = u16;
        pub(super) const IS_HEX: bool = true;
        pub(super) const ROOT: &str = "reply";
        pub(super) const REQUEST_ID: &str = "id";
        pub(super) const TYPE: &str = "severity";
        pub(super) const CODE: &str = "status";
        pub(super) const TEXT: &str = "text";
        pub(super) const ERROR_TYPE: &str = "FATAL";
    }

    /// A value as it is shown.
    struct Shown<V>(V, bool);

    impl<V: value::Value> fmt::Display for Shown<V> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.show(self.1, f)
        }
    }

    /// Reads a value of any type. Returns how it is shown, or the problem.
    fn shown<V: value::Value>(text: &str, is_hex: bool) -> Result<String, String> {
        let value = V::read(text, is_hex).map_err(|problem| problem.to_string())?;
        let value = V::from_borrowed(value.borrowed());
        Ok(Shown(value, is_hex).to_string())
    }

    #[test]
    fn integers_are_read_in_decimal() {
        let out_of_range = |text: &str| Err(format!("status is {text:?}, which is out of range"));
        let not_a_number = |text: &str| Err(format!("status is {text:?}, which is not a number"));
        assert_eq!(shown::<i8>("-128", false), Ok("-128".to_owned()));
        assert_eq!(
            shown::<u64>("+018446744073709551615", false),
            Ok(u64::MAX.to_string())
        );
        assert_eq!(shown::<i8>("128", false), out_of_range("128"));
        assert_eq!(
            shown::<i64>("-9223372036854775809", false),
            out_of_range("-9223372036854775809")
        );
        // A number, although unsigned types do not parse its sign.
        assert_eq!(shown::<u32>("-1", false), out_of_range("-1"));
        for text in ["", "-", "x", "1.5", "0x11", "1 2"] {
            assert_eq!(shown::<u16>(text, false), not_a_number(text));
        }
    }

    #[test]
    fn hexadecimal_integers_are_bits() {
        let ok = |text: &str| Ok(text.to_owned());
        assert_eq!(shown::<u8>("0xa", true), ok("0x0A"));
        assert_eq!(shown::<u64>("0X1", true), ok("0x0000000000000001"));
        assert_eq!(shown::<i32>("0xC0000005", true), ok("0xC0000005"));
        assert_eq!(shown::<i32>("-1073741819", true), ok("0xC0000005"));
        assert_eq!(shown::<i16>("10", true), ok("0x000A"));
        let problem = |text: &str, why: &str| Err(format!("status is {text:?}, which is {why}"));
        assert_eq!(shown::<i8>("0x100", true), problem("0x100", "out of range"));
        assert_eq!(shown::<u16>("0x", true), problem("0x", "not a number"));
        assert_eq!(shown::<u16>("0xG", true), problem("0xG", "not a number"));
        assert_eq!(
            shown::<u16>("0x+1F", true),
            problem("0x+1F", "not a number")
        );
    }

    #[test]
    fn strings_are_kept() {
        for is_hex in [false, true] {
            assert_eq!(shown::<String>("0x1", is_hex), Ok("\"0x1\"".to_owned()));
            assert_eq!(shown::<String>("", is_hex), Ok("\"\"".to_owned()));
        }
    }

    #[test]
    fn a_message_with_other_names() {
        let xml =
            "<reply><status>0x0011</status><severity>FATAL</severity><text>API_OK</text></reply>";
        let error = Message::from_xml(xml).unwrap().into_result().unwrap_err();
        assert_eq!(error.code(), crate::ResultCode::InvalidMessageFormat17);
        assert_eq!(
            error.to_string(),
            "error 0x0011 (API_INVALID_MESSAGE_FORMAT): \"API_OK\"; but text names 0x0014 (API_OK)"
        );
        // Written in decimal, which every reader understands.
        let written =
            "<reply>\n<severity>FATAL</severity>\n<status>17</status>\n<text></text>\n</reply>";
        assert_eq!(Message::error(error.code()).to_xml(), written);
    }
}

const OK: &str = "<RESULT>
<REQUESTID>1</REQUESTID>
<RESULTTYPE>API_OK</RESULTTYPE>
<RESULTCODE>20</RESULTCODE>
<RESULTMSG>API_OK</RESULTMSG>
</RESULT>";

const ERROR: &str = "<RESULT>
<REQUESTID>1</REQUESTID>
<RESULTTYPE>ERROR</RESULTTYPE>
<RESULTCODE>17</RESULTCODE>
<RESULTMSG> API_ERROR_NO_DEFAULT_RECORDING_PATH</RESULTMSG>
</RESULT>";

#[test]
fn the_vendors_reply() {
    let reply = Message::from_xml(OK).unwrap().into_result().unwrap();
    assert_eq!(reply.request_id(), Some("1"));
    assert_eq!(reply.kind(), Kind::Label(ResultCode::Ok));
    assert_eq!(reply.code(), ResultCode::Ok);
    assert_eq!(reply.text(), "API_OK");
    assert_eq!(reply.node(), None);
    assert_eq!(reply.conflict(), None);
    assert_eq!(reply.message().to_xml(), OK);
}

#[test]
fn the_vendors_error_names_another_code() {
    let error = Message::from_xml(ERROR).unwrap().into_result().unwrap_err();
    assert_eq!(error.code(), RawResultCode::new(17));
    let conflict = error.conflict().unwrap();
    assert_eq!(conflict.code(), ResultCode::NoDefaultRecordingPath);
    assert_eq!(conflict.element(), "RESULTMSG");
    assert_eq!(
        error.to_string(),
        "error 17 (API_INVALID_MESSAGE_FORMAT): \"API_ERROR_NO_DEFAULT_RECORDING_PATH\", request \"1\"; \
         but RESULTMSG names 18 (API_ERROR_NO_DEFAULT_RECORDING_PATH)"
    );
    assert_eq!(error.message().to_xml(), ERROR);
}

#[test]
fn what_is_written_is_read_back_from_a_stream() {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Device {
        #[serde(rename = "@id")]
        id: u32,
        name: String,
    }
    let device = Device {
        id: 7,
        name: "A & <B>".to_owned(),
    };
    let reply = Message::reply(" API_NEW\n", RawResultCode::new(999))
        .with_request_id("<1>")
        .with_text(" ]]>\r\n")
        .with_node("DEVICE", &device)
        .unwrap()
        .with_node_xml("<A/><B>b</B>")
        .unwrap();
    // Other XML readers would replace an unescaped carriage return.
    assert!(
        reply
            .to_xml()
            .contains("<RESULTMSG> ]]&gt;&#13;\n</RESULTMSG>")
    );
    let stream = format!("{reply}\n{OK}{ERROR}");
    let mut reader = MessageReader::new(stream.as_bytes());
    let read = reader.read().unwrap().unwrap();
    assert_eq!(read, reply);
    assert_eq!(read.kind(), Kind::Other("API_NEW"));
    assert_eq!(
        read.node().unwrap().deserialize::<Device>().unwrap(),
        device
    );
    assert_eq!(
        read.nodes().map(message::Node::name).collect::<Vec<_>>(),
        ["DEVICE", "A", "B"]
    );
    assert_eq!(reader.read().unwrap().unwrap().to_xml(), OK);
    assert_eq!(reader.read().unwrap().unwrap().to_xml(), ERROR);
    assert_eq!(reader.read().unwrap(), None);
}

#[test]
fn what_is_not_a_message_says_where() {
    let error = Message::from_xml(format!("<!DOCTYPE a>{OK}")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "document type declarations are not supported at byte 0"
    );
    let error = Message::from_xml(OK.replace("20", "65536")).unwrap_err();
    assert!(matches!(error.problem(), Problem::OutOfRange(value) if value == "65536"));
    assert_eq!(
        error.to_string(),
        "RESULTCODE is \"65536\", which is out of range at byte 66"
    );
    assert_eq!(error.text(), Some("API_OK"));
    let error = Message::from_xml(OK.replace("REQUESTID", "RESULTMSG")).unwrap_err();
    assert!(error.is_whole());
    assert_eq!(error.to_string(), "duplicate element RESULTMSG at byte 94");
    let error = Message::error(ResultCode::Ok).with_node_xml("<A/><REQUESTID/>");
    assert_eq!(
        error.unwrap_err().to_string(),
        "REQUESTID cannot be the name of a node at byte 4"
    );
}

/// What no parser of XML reads is not a message. `message_conformance.rs` compares the reader with expat.
#[test]
fn what_is_not_xml_is_an_error() {
    for before in [
        " <?xml version='1.0'?>",
        "<!-- a --><?xml version='1.0'?>",
        "<?xml ?>",
        "<?xml version=1.0?>",
        "<?xml version='2.0'?>",
        "<?xml version='1.1'?>",
        "<?xml encoding='UTF-8' version='1.0'?>",
        "<?xml version='1.0' standalone='maybe'?>",
        "<?xml version='1.0'standalone='yes'?>",
        "<?xml version='1.0' encoding=''?>",
        "<?xml version='1.0' encoding='ISO-8859-1'?>",
        "<?xml version='1.0' encoding='nope'?>",
        "<?XML a?>",
        "<?\u{D7}?>",
        "&#32;",
        "<![CDATA[ ]]>",
        "\u{C}",
    ] {
        assert!(
            Message::from_xml(format!("{before}{OK}")).is_err(),
            "{before}"
        );
    }
    for after in ["&#32;", "<![CDATA[ ]]>", "\u{C}", "<?xml version='1.0'?>"] {
        assert!(
            Message::from_xml(format!("{OK}{after}")).is_err(),
            "{after}"
        );
    }
    for node in [
        "<a 1b='x'/>",
        "<a b='1'c='2'/>",
        "<a b='1' b='2'/>",
        "<a b=x/>",
        "<a b/>",
        "<\u{D7}/>",
        "<\u{AA}/>",
        "<a b='\u{1}'/>",
        "<a b='&#1;'/>",
        "<a b='&#+65;'/>",
        "<a>&#1;</a>",
        "<a>&#xFFFE;</a>",
        "<a>\u{FFFF}</a>",
        "<a>\u{1}</a>",
        "<a><![CDATA[\u{1}]]></a>",
        "<a><!--\u{1}--></a>",
        "<a><?b \u{1}?></a>",
        "<a><?XML x?></a>",
        "<a\u{C}/>",
    ] {
        let message = Message::reply("T", ResultCode::Ok);
        assert!(message.with_node_xml(node).is_err(), "{node}");
        let inside = OK.replace("</RESULT>", &format!("{node}</RESULT>"));
        assert!(Message::from_xml(&inside).is_err(), "{node}");
        let mut stream = MessageReader::new(inside.as_bytes());
        assert!(stream.read().is_err(), "{node}");
    }
    for allowed in [
        "<a\u{B7}\u{301}/>",
        "<a b = \"'\" c='\"'\t/>",
        "<a>&#9;&#x1F600;</a>",
        "<a><?xml-b ?></a>",
    ] {
        Message::reply("T", ResultCode::Ok)
            .with_node_xml(allowed)
            .unwrap();
    }
    Message::from_xml(format!(
        "<?xml version='1.0' encoding=\"us-ascii\" standalone='no' ?>{OK}"
    ))
    .unwrap();
}

#[test]
fn a_string_may_declare_any_encoding_and_bytes_utf_8_only() {
    let xml = format!("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>{OK}");
    assert!(xml.parse::<Message>().is_ok());
    let error = Message::from_xml(&xml).unwrap_err();
    assert!(matches!(error.problem(), Problem::Encoding(name) if name == "ISO-8859-1"));
    assert_eq!(
        error.to_string(),
        "the encoding \"ISO-8859-1\" is not UTF-8 at byte 0; decode the message to a string and read that with `parse`"
    );
}

#[test]
fn what_xml_cannot_represent_is_written_so_that_it_reads_back() {
    let text = "a\u{1}b\u{C}\u{FFFE}\r";
    let message = Message::reply("\u{C}T", ResultCode::Ok)
        .with_request_id("\u{0}")
        .with_text(text);
    let xml = message.to_xml();
    assert!(xml.contains(
        "<RESULTMSG>a<?character U+0001?>b<?character U+000C?><?character U+FFFE?>&#13;</"
    ));
    assert_eq!(Message::from_xml(&xml).unwrap(), message);
    // The instruction stands for no other character.
    let other = OK.replace(">API_OK</RESULTMSG>", "><?character U+0041?></RESULTMSG>");
    assert_eq!(Message::from_xml(other).unwrap().text(), "");
}

/// What was read of a code before the message broke, and not a part of it.
#[test]
fn a_code_outlives_what_is_broken_after_it() {
    let code = |xml: &[u8]| {
        let error = Message::from_xml(xml).unwrap_err();
        let streamed = MessageReader::new(xml).next().unwrap().unwrap_err();
        assert_eq!(streamed.code(), error.code());
        error.code().map(RawResultCode::value)
    };
    for rest in [
        "<RESULTMSG>\u{1}</RESULTMSG></RESULT>",
        "<RESULTMSG>AT&T</RESULTMSG></RESULT>",
        "<RESULTMSG>a&nbsp;b</RESULTMSG></RESULT>",
        "<RESULTMSG>",
        "<RESULTTYPE>ERROR</RESULTTYPE><RESULTCODE>3</RESULTCODE></RESULT>",
        "</RESULT>",
    ] {
        let xml = format!("<RESULT><RESULTCODE> 2\n</RESULTCODE>{rest}");
        let bytes: Vec<u8> = xml.bytes().map(|b| if b == 1 { 0xFF } else { b }).collect();
        assert_eq!(code(&bytes), Some(2), "{rest}");
    }
    for broken in [
        "2",
        "2&nbsp;",
        "x</RESULTCODE>",
        "</RESULTCODE>",
        "65536</RESULTCODE>",
    ] {
        assert_eq!(
            code(format!("<RESULT><RESULTCODE>{broken}").as_bytes()),
            None,
            "{broken}"
        );
    }
}

/// A bad byte or reference in a field does not keep the rest of the message from being read.
#[test]
fn a_code_outlives_what_is_broken_before_it() {
    let rest = "<RESULTTYPE>ERROR</RESULTTYPE><RESULTCODE>2</RESULTCODE></RESULT>";
    for (broken, position) in [
        ("<REQUESTID>A&B</REQUESTID>", 20),
        ("<REQUESTID>A&&B</REQUESTID>", 20),
        ("<REQUESTID>A&B&lt;&C</REQUESTID>", 20),
        ("<REQUESTID>A\u{1}</REQUESTID>", 20),
        ("<REQUESTID><!--\u{1}-->A</REQUESTID>", 23),
        ("<REQUESTID><![CDATA[\u{1}]]></REQUESTID>", 28),
        ("<REQUESTID>&\u{1};</REQUESTID>", 20),
        ("<REQUESTID>&#0;\u{1}</REQUESTID>", 19),
        ("<RESULTMSG>AT&T; &c;</RESULTMSG>", 21),
        ("<RESULTMSG>AT&T;</RESULTMSG><REQUESTID>A&B</REQUESTID>", 21),
    ] {
        let xml = format!("<RESULT>{broken}{rest}");
        let mut bytes: Vec<u8> = xml.bytes().map(|b| if b == 1 { 0xFC } else { b }).collect();
        let whole = Message::from_xml(&bytes).unwrap_err();
        bytes.extend(OK.bytes());
        for size in [1, 2, 1000] {
            let mut reader = MessageReader::new(BufReader::with_capacity(size, &bytes[..]));
            let streamed = reader.next().unwrap().unwrap_err();
            assert_eq!(streamed.to_string(), whole.to_string());
            for error in [&whole, &streamed] {
                assert_eq!(error.code().map(RawResultCode::value), Some(2), "{broken}");
                assert_eq!(error.kind(), Some("ERROR"), "{broken}");
                assert_eq!(error.position(), position, "{broken}: {error}");
                assert!(error.is_whole(), "{broken}");
            }
            assert_eq!(reader.next().unwrap().unwrap().code(), ResultCode::Ok);
            assert!(reader.next().is_none());
        }
    }
    // A field with a fault has no value, and a text up to the fault.
    let xml = "<RESULT><RESULTMSG>AT&T; &amp; co</RESULTMSG><RESULTCODE>2&x;</RESULTCODE></RESULT>";
    let error = Message::from_xml(xml).unwrap_err();
    assert_eq!((error.code(), error.text()), (None, Some("AT")));
    // No id, type or value is cut short.
    for name in ["REQUESTID", "RESULTTYPE", "RESULTCODE"] {
        for rest in ["", "&", "&x;", "&x", "&</A>", "<!--", "</"] {
            let error = Message::from_xml(format!("<RESULT><{name}>12{rest}")).unwrap_err();
            assert!(error.request_id().is_none(), "{rest}");
            assert!(error.kind().is_none() && error.code().is_none(), "{rest}");
        }
        for rest in ["&x;3", "&3", "<b/>3"] {
            let xml = format!("<RESULT><{name}>12{rest}</{name}></RESULT>");
            let error = Message::from_xml(xml).unwrap_err();
            assert!(error.request_id().is_none(), "{rest}");
            assert!(error.kind().is_none() && error.code().is_none(), "{rest}");
        }
    }
    // What makes the rest unreadable is the error then.
    let error = Message::from_xml("<RESULT><REQUESTID>A&B</REQUESTID>").unwrap_err();
    assert!(matches!(error.problem(), Problem::Truncated) && !error.is_whole());
    let error = Message::from_xml("<RESULT><REQUESTID>A&B<!DOCTYPE a></REQUESTID></RESULT>");
    let error = error.unwrap_err();
    assert_eq!(
        error.to_string(),
        "document type declarations are not supported at byte 22"
    );
}

#[test]
fn the_outcome_may_contradict_the_type() {
    let conflict = |kind: &str, value| {
        let message = Message::reply(kind, RawResultCode::new(value));
        message.conflict().map(|conflict| conflict.to_string())
    };
    for (kind, value, expected) in [
        ("API_OK", 20, None),
        ("ANYTHING", 20, None),
        ("ERROR", 18, None),
        ("ERROR", 17, None),
        ("ANYTHING", 17, None),
        ("ERROR", 999, None),
        ("ANYTHING", 999, None),
        (
            "ERROR",
            20,
            Some("RESULTTYPE is ERROR, but API_OK is a success"),
        ),
        (
            "API_ERROR_NO_DEFAULT_RECORDING_PATH",
            18,
            Some("RESULTTYPE is not ERROR, but API_ERROR_NO_DEFAULT_RECORDING_PATH is an error"),
        ),
        ("API_OK", 18, Some("RESULTTYPE names 20 (API_OK)")),
    ] {
        assert_eq!(conflict(kind, value).as_deref(), expected, "{kind} {value}");
    }
    let shown = |value: u16| {
        let error = Message::error(RawResultCode::new(value)).into_result();
        error.unwrap_err().to_string()
    };
    assert_eq!(shown(20), "error 20 (API_OK); but API_OK is a success");
    assert_eq!(shown(999), "error 999 (unknown)");
    let message = Message::error(ResultCode::Ok);
    let conflict = message.conflict().unwrap();
    assert_eq!(conflict.outcome(), Some(Outcome::Success));
    assert_eq!(
        (conflict.element(), conflict.code()),
        ("RESULTTYPE", message.code())
    );
}

/// After a message that is whole the next is read; after another error, nothing.
#[test]
fn a_reader_is_an_iterator() {
    let whole = OK.replace("<RESULTCODE>20</RESULTCODE>", "");
    let stream = format!("{OK}{whole}{OK}<RESULT><A>&b;</A></RESULT>{OK}");
    let read: Vec<Result<Message, message::ReadError>> =
        MessageReader::new(stream.as_bytes()).collect();
    let is_ok: Vec<bool> = read.iter().map(Result::is_ok).collect();
    assert_eq!(is_ok, [true, false, true, false]);
    let first = MessageReader::new(OK.as_bytes()).collect::<Result<Vec<_>, _>>();
    assert_eq!(first.unwrap().len(), 1);
}

/// A stream that has nothing to read, or that fails, at each zero byte.
struct Pausing<'s>(&'s [u8], io::ErrorKind);

impl Read for Pausing<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if let Some(rest) = self.0.strip_prefix(b"\0") {
            self.0 = rest;
            return Err(self.1.into());
        }
        let pause = self.0.iter().position(|byte| *byte == 0);
        let end = pause.unwrap_or(self.0.len()).min(buffer.len());
        self.0.read(&mut buffer[..end])
    }
}

#[test]
fn a_reader_goes_on_after_a_pause_between_messages() {
    let read = |stream: &str, kind: io::ErrorKind| {
        let stream = stream.replace("OK", OK);
        let reader = MessageReader::new(BufReader::new(Pausing(stream.as_bytes(), kind)));
        let read: Vec<bool> = reader.map(|message| message.is_ok()).collect();
        read
    };
    for kind in [io::ErrorKind::WouldBlock, io::ErrorKind::TimedOut] {
        assert_eq!(
            read("\0OK\0\0OK\0", kind),
            [false, true, false, false, true, false]
        );
        // White space and comments precede a message.
        assert_eq!(
            read("OK\r\n\0\n\0<!-- a -->\0OK", kind),
            [true, false, false, false, true]
        );
        for lost in [
            "OK<\0OK",
            "OK<!-- \0 -->OK",
            "OK<RESULT>\0OK",
            "OK<?xml?>\0OK",
        ] {
            assert_eq!(read(lost, kind), [true, false], "{lost}");
        }
    }
    // The stream may fail for ever.
    assert_eq!(
        read("OK\0OK", io::ErrorKind::ConnectionReset),
        [true, false]
    );
}

#[test]
fn the_iterator_ends_after_an_error_of_either_method() {
    let stream = format!("<A/>{OK}");
    let mut reader = MessageReader::new(stream.as_bytes());
    assert!(reader.read().is_err());
    assert!(reader.next().is_none());
}

#[test]
fn the_error_of_a_node_names_it_and_has_a_source() {
    use std::error::Error;

    #[derive(Debug, Deserialize)]
    struct Device {
        #[serde(rename = "id")]
        _id: u32,
    }
    let message = Message::reply("API_OK", ResultCode::Ok)
        .with_node_xml("<DEVICE><id>x</id></DEVICE>")
        .unwrap();
    let error = message.node().unwrap().deserialize::<Device>().unwrap_err();
    assert_eq!(error.element(), "DEVICE");
    assert_eq!(error.to_string(), "cannot deserialize DEVICE");
    let source = error.source().unwrap();
    assert_eq!(
        source.to_string(),
        "invalid type: string \"x\", expected u32"
    );
    let error = message.with_node("RESULTCODE", &7).unwrap_err();
    assert_eq!(error.to_string(), "cannot serialize RESULTCODE");
    let source = error.source().unwrap();
    assert_eq!(
        source.to_string(),
        "RESULTCODE cannot be the name of a node at byte 0"
    );
    assert!(source.is::<message::ReadError>());
    let stream = BufReader::new(Pausing(b"\0", io::ErrorKind::ConnectionReset));
    let error = MessageReader::new(stream).read().unwrap_err();
    assert_eq!(error.to_string(), "the stream cannot be read at byte 0");
    assert_eq!(error.source().unwrap().to_string(), "connection reset");
}

#[test]
fn an_excerpt_ends_with_a_word() {
    let long = "word ".repeat(40);
    let error = Message::from_xml(OK.replace("20", &long)).unwrap_err();
    let expected = format!(
        "RESULTCODE is \"{}\"…, which is not a number at byte 66",
        "word ".repeat(24).trim_end()
    );
    assert_eq!(error.to_string(), expected);
    let error = Message::from_xml([b"<RESULT>", &[0xE4][..]].concat()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "not UTF-8 at byte 8; a message in another charset has to be decoded to a string first"
    );
}

/// Every file of the runtime is copied, and its `names.rs` is what the emitter makes of the table.
#[test]
fn the_generated_message_is_the_runtime() {
    let package = env!("CARGO_MANIFEST_DIR");
    let table = fs::read_to_string(format!("{package}/../spec/uptivity.toml")).unwrap();
    let table = Source::new("uptivity.toml", &table);
    let mut generated: BTreeMap<String, String> = generate(&[table], &Settings::default())
        .unwrap()
        .into_iter()
        .filter_map(|artifact| {
            let path = artifact
                .path
                .strip_prefix("uptivity-result-codes/src/message")?;
            let (_, body) = artifact.text.split_once("\n\n").unwrap();
            let file = path.strip_prefix('/').unwrap_or("mod.rs");
            Some((file.to_owned(), body.to_owned()))
        })
        .collect();
    for entry in fs::read_dir(format!("{package}/src/emit/message/runtime")).unwrap() {
        let path = entry.unwrap().path();
        let file = path.file_name().unwrap().to_str().unwrap();
        let written = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
        assert!(generated.remove(file).as_ref() == Some(&written), "{file}");
    }
    assert!(generated.is_empty(), "{:?}", generated.keys());
}
