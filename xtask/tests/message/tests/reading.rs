//! What is read: the vendor's two examples, every liberty that XML gives, and what is no message.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read};

use serde::Deserialize;
use uptivity_result_codes::message::{Kind, Limits, Message, MessageReader, Problem, ReadError};
use uptivity_result_codes::{RawResultCode, ResultCode};

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
    assert_eq!(reply.conflict(), None);
    assert_eq!(reply.node(), None);
    assert_eq!(reply.message().to_xml(), OK);
}

#[test]
fn the_vendors_error_names_another_code() {
    let error = Message::from_xml(ERROR).unwrap().into_result().unwrap_err();
    assert_eq!(
        error.code().known(),
        Some(ResultCode::InvalidMessageFormat17)
    );
    assert_eq!(error.request_id(), Some("1"));
    assert_eq!(error.text(), " API_ERROR_NO_DEFAULT_RECORDING_PATH");
    assert_eq!(error.message().kind(), Kind::Error);
    let conflict = error.conflict().unwrap();
    assert_eq!(conflict.code(), ResultCode::NoDefaultRecordingPath);
    assert_eq!(conflict.element(), "RESULTMSG");
    assert_eq!(error.message().to_xml(), ERROR);
    // It travels like any error.
    let error: Box<dyn std::error::Error> = error.into();
    assert_eq!(
        error.to_string(),
        "error 17 (API_INVALID_MESSAGE_FORMAT): \"API_ERROR_NO_DEFAULT_RECORDING_PATH\", request \"1\"; \
         but RESULTMSG names 18 (API_ERROR_NO_DEFAULT_RECORDING_PATH)"
    );
}

/// A message with these elements.
fn with(elements: &str) -> String {
    format!("<RESULT>{elements}</RESULT>")
}

#[test]
fn a_label_of_the_same_code_is_no_conflict() {
    let conflict = |kind: &str, value: u16, text: &str| {
        let message = Message::reply(kind, RawResultCode::new(value)).with_text(text);
        message
            .conflict()
            .map(|conflict| (conflict.element(), conflict.code().value()))
    };
    // 16 and 17 have one label.
    for value in [16, 17] {
        assert_eq!(
            conflict(
                "API_INVALID_MESSAGE_FORMAT",
                value,
                "API_INVALID_MESSAGE_FORMAT"
            ),
            None
        );
    }
    assert_eq!(conflict("API_OK", 20, "All is well: API_UNLICENSED"), None);
    assert_eq!(conflict("API_OK", 21, ""), Some(("RESULTTYPE", 20)));
    assert_eq!(
        conflict("ANYTHING", 21, "\n API_OK "),
        Some(("RESULTMSG", 20))
    );
    assert_eq!(conflict("API_OK", 60, "API_OK"), Some(("RESULTMSG", 20)));
    assert_eq!(conflict("ERROR", 21, "ERROR"), None);
}

#[test]
fn the_type_decides_and_not_the_table() {
    let error = Message::from_xml(with(
        "<RESULTTYPE>ERROR</RESULTTYPE><RESULTCODE>20</RESULTCODE>",
    ));
    assert!(error.unwrap().into_result().is_err());
    let reply = with("<RESULTTYPE>\n API_STATUS\t</RESULTTYPE><RESULTCODE>3</RESULTCODE>");
    let reply = Message::from_xml(reply).unwrap().into_result().unwrap();
    assert_eq!(reply.kind(), Kind::Other("API_STATUS"));
    assert!(reply.code().known().unwrap().is_error());
    assert_eq!((reply.request_id(), reply.text()), (None, ""));
    let unknown = with("<RESULTTYPE>ERROR</RESULTTYPE><RESULTCODE>999</RESULTCODE>");
    let error = Message::from_xml(unknown)
        .unwrap()
        .into_result()
        .unwrap_err();
    assert_eq!(error.to_string(), "error 999 (unknown)");
    assert_eq!(error.code(), RawResultCode::new(999));
}

#[test]
fn xml_may_be_written_in_many_ways() {
    let written = [
        "\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<!-- a --><?b c?><RESULT x='1' xmlns=\"urn:y\">\r\n\
         <RESULTMSG kind=\"text\"><![CDATA[<&]]>&lt;&#65;&#x42;<!-- c --> \r\n</RESULTMSG>\r\n\
         <RESULTCODE>\t 1<!-- d -->7\r\n</RESULTCODE >\r\n<RESULTTYPE>&#65;PI</RESULTTYPE>\r\n\
         <REQUESTID>  a b  </REQUESTID>\r\n</RESULT\t>\r\n<!-- e -->\r\n",
        "<RESULT><REQUESTID>a b</REQUESTID><RESULTTYPE>API</RESULTTYPE><RESULTCODE>+0017</RESULTCODE>\
         <RESULTMSG>&lt;&amp;&lt;AB \r\n</RESULTMSG></RESULT>",
    ];
    for xml in written {
        let message = Message::from_xml(xml).unwrap();
        assert_eq!(message.request_id(), Some("a b"));
        assert_eq!(message.kind(), Kind::Other("API"));
        assert_eq!(message.code(), RawResultCode::new(17));
        assert_eq!(message.text(), "<&<AB \r\n");
        assert_eq!(xml.parse::<Message>().unwrap(), message);
        assert_eq!(Message::from_xml(xml.as_bytes()).unwrap(), message);
        for size in [1, 2, 3, 1000] {
            let mut reader = MessageReader::new(BufReader::with_capacity(size, xml.as_bytes()));
            assert_eq!(
                reader.read().unwrap().unwrap(),
                message,
                "in pieces of {size}"
            );
            assert_eq!(reader.read().unwrap(), None);
        }
    }
}

#[test]
fn what_is_not_known_is_kept_in_order() {
    #[derive(Debug, Deserialize, PartialEq)]
    struct Device {
        #[serde(rename = "@id")]
        id: u32,
        #[serde(rename = "NAME")]
        names: Vec<String>,
    }
    let nodes = [
        "<DEVICE  id='7' >\r\n<NAME>A &amp; B</NAME><NAME><![CDATA[<C>]]></NAME><!-- d --><?e f?></DEVICE>",
        "<EMPTY/>",
        "<EMPTY></EMPTY>",
        "<RESULT><RESULTCODE>1</RESULTCODE></RESULT>",
        "<ünïcode>&#x1F600;</ünïcode>",
    ];
    let xml = with(&format!(
        "{}{}<RESULTTYPE>T</RESULTTYPE>{}<!-- between --><RESULTCODE>20</RESULTCODE>{}\n{}",
        nodes[0], nodes[1], nodes[2], nodes[3], nodes[4]
    ));
    for size in [1, 2, 5, 1000] {
        let mut reader = MessageReader::new(BufReader::with_capacity(size, xml.as_bytes()));
        let reply = reader.read().unwrap().unwrap().into_result().unwrap();
        let kept: Vec<&str> = reply.nodes().map(|node| node.xml()).collect();
        assert_eq!(kept, nodes);
        let names: Vec<&str> = reply.nodes().map(|node| node.name()).collect();
        assert_eq!(names, ["DEVICE", "EMPTY", "EMPTY", "RESULT", "ünïcode"]);
        let device: Device = reply.node().unwrap().deserialize().unwrap();
        let names = ["A & B", "<C>"].map(str::to_owned).to_vec();
        assert_eq!(device, Device { id: 7, names });
        let wrong = reply.node().unwrap().deserialize::<Vec<Device>>();
        assert!(wrong.is_err() || wrong.unwrap().len() == 1);
        let error = reply
            .nodes()
            .nth(1)
            .unwrap()
            .deserialize::<Device>()
            .unwrap_err();
        assert_eq!(error.to_string(), "cannot deserialize EMPTY");
        let source = std::error::Error::source(&error).unwrap();
        assert_eq!(source.to_string(), "missing field `@id`");
        assert_eq!(
            reply.message(),
            &Message::from_xml(reply.message().to_xml()).unwrap()
        );
    }
}

/// What is wrong with a message, by both ways of reading, which have to agree.
fn wrong(xml: &[u8]) -> ReadError {
    let error = Message::from_xml(xml).unwrap_err();
    for size in [1, 3, 1000] {
        let mut reader = MessageReader::new(BufReader::with_capacity(size, xml));
        // A stream may go on behind a message, and may end before one.
        let Err(streamed) = reader.read() else {
            continue;
        };
        assert_eq!(
            streamed.to_string(),
            error.to_string(),
            "in pieces of {size}"
        );
        assert_eq!(streamed.text(), error.text());
    }
    error
}

#[test]
fn what_is_no_message_says_where() {
    let cases: &[(&str, &str)] = &[
        ("", "the message ends too early at byte 0"),
        ("\u{FEFF} x", "text where only elements are allowed at byte 4"),
        (
            "\u{FEFF}\u{FEFF}",
            "text where only elements are allowed at byte 3",
        ),
        (
            "\u{FEFF}\u{FEFF}<RESULT/>",
            "text where only elements are allowed at byte 3",
        ),
        (" \n", "the message ends too early at byte 2"),
        ("hello", "text where only elements are allowed at byte 0"),
        ("{\"a\": 1}", "text where only elements are allowed at byte 0"),
        (
            "<?xml version=\"1.0\"?>",
            "the message ends too early at byte 21",
        ),
        ("<RESULT>", "the message ends too early at byte 8"),
        ("<RESULT", "the message ends too early at byte 0"),
        ("<RESULT><A>", "the message ends too early at byte 11"),
        ("<RESULT><A b='", "the message ends too early at byte 8"),
        ("<RESULT><!-- ", "the message ends too early at byte 8"),
        ("<RESULT><![CDATA[ ", "the message ends too early at byte 8"),
        (
            "<RESULTS></RESULTS>",
            "\"RESULTS\" in place of RESULT at byte 0",
        ),
        (
            "<a:RESULT></a:RESULT>",
            "\"a:RESULT\" in place of RESULT at byte 0",
        ),
        (
            "<RESULT>x</RESULT>",
            "text where only elements are allowed at byte 8",
        ),
        (
            "<RESULT>&amp;</RESULT>",
            "text where only elements are allowed at byte 8",
        ),
        (
            "<RESULT><RESULTMSG><b>x</b></RESULTMSG></RESULT>",
            "RESULTMSG contains an element at byte 19",
        ),
        (
            "<!DOCTYPE RESULT><RESULT/>",
            "document type declarations are not supported at byte 0",
        ),
        (
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><RESULT/>",
            "document type declarations are not supported at byte 21",
        ),
        (
            "<RESULT> <!DOCTYPE   a></RESULT>",
            "document type declarations are not supported at byte 9",
        ),
        (
            "\u{FEFF}<!DOCTYPE  a><RESULT/>",
            "document type declarations are not supported at byte 3",
        ),
        ("<!DOCTYPE a [", "document type declarations are not supported at byte 0"),
        ("<!DOCTYPE>", "document type declarations are not supported at byte 9"),
        (
            "<RESULT><!DOCTYPE a></RESULT>",
            "document type declarations are not supported at byte 8",
        ),
        (
            "<RESULT><?xml version=\"1.0\"?></RESULT>",
            "malformed XML: \"the XML declaration is not at the start\" at byte 8",
        ),
        (
            "<RESULT><A>&b;</A></RESULT>",
            "malformed XML: \"unknown entity b\" at byte 11",
        ),
    ];
    for (xml, expected) in cases {
        let error = wrong(xml.as_bytes());
        assert_eq!(error.to_string(), *expected, "{xml}");
        assert!(!error.is_whole());
    }
    // How the reader of XML puts these is its own affair.
    let malformed = [
        ("<RESULT></RESUL>", 8),
        ("<RESULT><A></B></RESULT>", 11),
        ("</RESULT>", 0),
        ("<RESULT><A b=c/></RESULT>", 8),
        ("<RESULT><A>&</A></RESULT>", 11),
        ("<RESULT><A>&#0;</A></RESULT>", 11),
        ("<RESULT><A>&#xD800;</A></RESULT>", 11),
        ("<RESULT><!x></RESULT>", 8),
        ("<RESULT><A b='1' b='2'/></RESULT>", 8),
        ("<RESULT><A b='<'/></RESULT>", 8),
        ("<RESULT><A b='&'/></RESULT>", 8),
        ("<RESULT><A b='&c;'/></RESULT>", 8),
        ("<RESULT a='&b;'></RESULT>", 0),
        ("<RESULT><A>]]></A></RESULT>", 11),
        ("<RESULT><A>b]]></A></RESULT>", 12),
        ("\u{FEFF}]]><RESULT/>", 3),
        ("<RESULT><? ?></RESULT>", 8),
        ("<RESULT><A><!-- b -- c --></A></RESULT>", 18),
    ];
    for (xml, position) in malformed {
        let error = wrong(xml.as_bytes());
        assert!(matches!(error.problem(), Problem::Xml(_)), "{xml}: {error}");
        assert_eq!(error.position(), position, "{xml}: {error}");
    }
    let trailing = format!("{OK} x");
    let error = Message::from_xml(trailing).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("unexpected content after RESULT at byte {}", OK.len() + 1)
    );
    let twice = format!("{OK}{OK}");
    let error = Message::from_xml(twice).unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("unexpected content after RESULT at byte {}", OK.len())
    );
}

#[test]
fn what_is_no_code_leaves_the_text() {
    let id = "<REQUESTID>1</REQUESTID><RESULTTYPE>API_OK</RESULTTYPE>";
    let text = "<RESULTMSG>it went so</RESULTMSG>";
    let code = |text: &str| format!("<RESULTCODE>{text}</RESULTCODE>");
    let at = 8 + id.len();
    let cases = [
        (
            String::new(),
            format!("RESULTCODE is missing at byte {}", at + text.len() + 9),
        ),
        (
            code(""),
            format!("RESULTCODE is \"\", which is not a number at byte {at}"),
        ),
        (
            code("x"),
            format!("RESULTCODE is \"x\", which is not a number at byte {at}"),
        ),
        (
            code("1.5"),
            format!("RESULTCODE is \"1.5\", which is not a number at byte {at}"),
        ),
        (
            code("0x11"),
            format!("RESULTCODE is \"0x11\", which is not a number at byte {at}"),
        ),
        (
            code("-1"),
            format!("RESULTCODE is \"-1\", which is out of range at byte {at}"),
        ),
        (
            code("65536"),
            format!("RESULTCODE is \"65536\", which is out of range at byte {at}"),
        ),
        (
            code(&"9".repeat(100)),
            format!(
                "RESULTCODE is \"{}\", which is out of range at byte {at}",
                "9".repeat(100)
            ),
        ),
        (
            code("1") + &code("1"),
            format!("duplicate element RESULTCODE at byte {}", at + 26),
        ),
    ];
    for (code, expected) in cases {
        for elements in [format!("{id}{code}{text}"), format!("{text}{code}{id}")] {
            let error = wrong(with(&elements).as_bytes());
            if elements.starts_with(id) {
                assert_eq!(error.to_string(), expected);
            }
            assert!(error.is_whole());
            assert_eq!(error.text(), Some("it went so"));
            assert_eq!(
                (error.request_id(), error.kind()),
                (Some("1"), Some("API_OK"))
            );
        }
    }
    let without_type = wrong(with(&(code("1") + text)).as_bytes());
    assert!(matches!(
        without_type.problem(),
        Problem::Missing("RESULTTYPE")
    ));
    let twice = wrong(with(&format!("{id}{text}{}{text}", code("1"))).as_bytes());
    assert!(matches!(twice.problem(), Problem::Duplicate("RESULTMSG")));
    assert_eq!(twice.text(), Some("it went so"));
}

#[test]
fn what_is_not_utf8_says_where() {
    let xml = with("<RESULTMSG>ab\u{1}c</RESULTMSG><A b='\u{1}'/><!--\u{1}--><B><![CDATA[\u{1}]]></B><?\u{1}?>");
    for (position, _) in xml.match_indices('\u{1}') {
        let mut bytes = xml.replace('\u{1}', "a").into_bytes();
        bytes[position] = 0xFF;
        let error = wrong(&bytes);
        assert!(matches!(error.problem(), Problem::NotUtf8), "{error}");
        assert_eq!(error.position(), u64::try_from(position).unwrap());
    }
    // A byte order mark counts, and so does what was read before.
    let bytes = [b"\xEF\xBB\xBF", OK.as_bytes(), b"\n<\xFF"].concat();
    let mut reader = MessageReader::new(&bytes[..]);
    reader.read().unwrap().unwrap();
    let error = reader.read().unwrap_err();
    assert_eq!(error.position(), u64::try_from(bytes.len() - 2).unwrap());
    let bytes = [b"\xEF\xBB\xBF".as_slice(), b"<RESULT><A>\xFF</A>"].concat();
    assert_eq!(wrong(&bytes).position(), 14);
}

#[test]
fn messages_come_one_after_the_other() {
    let stream = format!(
        "\n{OK}\r\n\r\n<?xml version='1.0'?>{ERROR}{}{OK} and more",
        with("<A/>")
    );
    for size in [1, 2, 7, 4096] {
        let mut reader = MessageReader::new(BufReader::with_capacity(size, stream.as_bytes()));
        assert_eq!(reader.read().unwrap().unwrap().to_xml(), OK);
        assert_eq!(reader.position(), u64::try_from(1 + OK.len()).unwrap());
        assert_eq!(reader.read().unwrap().unwrap().to_xml(), ERROR);
        // What is a message in form only does not stop the next.
        let error = reader.read().unwrap_err();
        assert!(error.is_whole() && matches!(error.problem(), Problem::Missing("RESULTCODE")));
        assert_eq!(reader.read().unwrap().unwrap().to_xml(), OK);
        let mut rest = String::new();
        reader.into_inner().read_to_string(&mut rest).unwrap();
        assert_eq!(rest, " and more");
    }
}

#[test]
fn a_position_counts_from_the_start_of_the_stream() {
    for wrong in [
        with("<RESULTTYPE>T</RESULTTYPE><RESULTCODE>x</RESULTCODE>"),
        with("<RESULTTYPE/><RESULTTYPE/>"),
        with("<RESULTTYPE/>"),
        with("<RESULTCODE>1</RESULTCODE>"),
        with("x"),
        "<RESULT><A>".to_owned(),
        "<!DOCTYPE a>".to_owned(),
        "<RESULT></A>".to_owned(),
    ] {
        let alone = Message::from_xml(&wrong).unwrap_err();
        let stream = format!("{OK}{wrong}");
        let mut reader = MessageReader::new(stream.as_bytes());
        reader.read().unwrap().unwrap();
        let behind = reader.read().unwrap_err();
        let before = u64::try_from(OK.len()).unwrap();
        assert_eq!(
            behind.position(),
            before + alone.position(),
            "{wrong}: {behind}"
        );
    }
}

#[test]
fn limits_hold() {
    let limits = Limits::default();
    let deep = |depth: usize| with(&("<A>".repeat(depth - 1) + &"</A>".repeat(depth - 1)));
    let problem = |xml: &str, limits: Limits| {
        let error = Message::from_xml_within(xml, limits).unwrap_err();
        let mut reader = MessageReader::new(xml.as_bytes()).with_limits(limits);
        let streamed = reader.read().unwrap_err();
        assert_eq!(streamed.to_string(), error.to_string());
        error.to_string()
    };
    let missing = "RESULTCODE is missing at byte ";
    assert!(problem(&deep(64), limits).starts_with(missing));
    assert_eq!(
        problem(&deep(65), limits),
        "elements are nested too deeply at byte 197"
    );
    assert!(problem(&deep(3), limits.with_depth(3)).starts_with(missing));
    assert_eq!(
        problem(&deep(3), limits.with_depth(2)),
        "elements are nested too deeply at byte 11"
    );
    assert!(problem(&with("<A/><A/>"), limits.with_elements(3)).starts_with(missing));
    assert_eq!(
        problem(&with("<A/><A/>"), limits.with_elements(2)),
        "too many elements at byte 12"
    );
    let size = u64::try_from(OK.len()).unwrap();
    assert!(Message::from_xml_within(OK, limits.with_bytes(size)).is_ok());
    let small = limits.with_bytes(size - 1);
    assert_eq!(
        problem(OK, small),
        format!("the message is too large at byte {}", size - 1)
    );

    // An endless stream ends all the same, whatever it repeats. Miri takes long for much of it.
    let most = if cfg!(miri) { 1 << 9 } else { 1 << 16 };
    for piece in [
        "<A>",
        " ",
        "x",
        "<!-- ",
        "<RESULT ",
        "&",
        "<?a ?>",
        "<!DOCTYPE ",
        "\u{FEFF}",
    ] {
        let mut stream = Endless { piece, at: 0 };
        let mut reader = MessageReader::new(&mut stream).with_limits(limits.with_bytes(most));
        assert!(reader.read().is_err(), "{piece}");
        assert!(reader.position() <= most, "{piece}");
    }
}

/// A stream that repeats a piece for ever.
struct Endless {
    piece: &'static str,
    at: usize,
}

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let available = self.fill_buf()?;
        let count = available.len().min(buffer.len());
        buffer[..count].copy_from_slice(&available[..count]);
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Endless {
    fn fill_buf(&mut self) -> std::io::Result<&[u8]> {
        Ok(&self.piece.as_bytes()[self.at..])
    }

    fn consume(&mut self, count: usize) {
        self.at = (self.at + count) % self.piece.len();
    }
}

#[test]
fn a_stream_that_fails_says_so() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("unplugged"))
        }
    }
    let stream = BufReader::new(b"<RESULT><RESULTMSG>so far</RESULTMSG>".chain(Broken));
    let error = MessageReader::new(stream).read().unwrap_err();
    assert!(matches!(error.problem(), Problem::Io(_)));
    assert_eq!(error.text(), Some("so far"));
    let mut told = String::new();
    write!(told, "{error}").unwrap();
    assert_eq!(told, "the stream cannot be read at byte 37");
    let source = std::error::Error::source(&error).unwrap();
    assert_eq!(source.to_string(), "unplugged");
}
