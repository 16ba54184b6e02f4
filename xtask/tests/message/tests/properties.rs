//! What is written reads back the same, whatever it holds; what is read is never more than it was,
//! whatever it is.

use allocation_counter::measure;
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use uptivity_result_codes::message::{Limits, Message, MessageReader};
use uptivity_result_codes::RawResultCode;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Data {
    #[serde(rename = "@id")]
    id: u64,
    #[serde(default)]
    note: Vec<String>,
}

/// Text with what XML treats in its own way.
fn text() -> impl Strategy<Value = String> {
    let special = prop::sample::select(vec![
        "<",
        ">",
        "&",
        "]]>",
        "&amp;",
        "<!--",
        "-->",
        "\r",
        "\n",
        "\t",
        " ",
        "'",
        "\"",
        "<?",
        "é",
        "\u{FEFF}",
        "</RESULT>",
        "API_OK",
        "ERROR",
    ]);
    let piece = prop_oneof![special.prop_map(str::to_owned), any::<String>()];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn message() -> impl Strategy<Value = Message> {
    let data = (any::<u64>(), prop::collection::vec("[ -~]*[!-~]", 0..3))
        .prop_map(|(id, note)| Data { id, note });
    let nodes = prop::collection::vec(("[A-Z]{1,9}", data), 0..3);
    (
        text(),
        any::<u16>(),
        prop::option::of(text()),
        text(),
        nodes,
    )
        .prop_map(|(kind, value, id, text, nodes)| {
            let mut message = Message::reply(&kind, RawResultCode::new(value)).with_text(text);
            if let Some(id) = id {
                message = message.with_request_id(&id);
            }
            for (name, data) in nodes {
                message = message.with_node(&name, &data).unwrap();
            }
            message
        })
}

proptest! {
    #[test]
    fn what_is_written_reads_back_the_same(messages in prop::collection::vec(message(), 1..4)) {
        let mut stream = String::new();
        for message in &messages {
            let xml = message.to_xml();
            prop_assert_eq!(&Message::from_xml(&xml).unwrap(), message);
            stream += &xml;
        }
        let mut reader = MessageReader::new(stream.as_bytes());
        for message in &messages {
            let read = reader.read().unwrap().unwrap();
            prop_assert_eq!(&read, message);
        }
        prop_assert_eq!(reader.read().unwrap(), None);
    }

    #[test]
    fn a_node_gives_back_its_value(id: u64, note in prop::collection::vec("[ -~]*[!-~]", 0..4)) {
        let data = Data { id, note: note.iter().map(|note| note.trim().to_owned()).collect() };
        let message = Message::reply("T", RawResultCode::new(1)).with_node("DATA", &data).unwrap();
        let read = Message::from_xml(message.to_xml()).unwrap();
        prop_assert_eq!(read.node().unwrap().deserialize::<Data>().unwrap(), data);
    }

    #[test]
    fn both_ways_of_reading_agree_on_damaged_messages(
        message in message(),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<Option<u8>>()), 1..4),
    ) {
        let mut xml = message.to_xml().into_bytes();
        for (at, byte) in cuts {
            let at = at.index(xml.len());
            match byte {
                Some(byte) => xml[at] = byte,
                None => xml.truncate(at.max(1)),
            }
        }
        let whole = Message::from_xml(&xml);
        let streamed = MessageReader::new(&xml[..]).read();
        match (&whole, &streamed) {
            (Ok(whole), Ok(Some(streamed))) => prop_assert_eq!(whole, streamed),
            // What follows a message is found by reading the whole only.
            (Err(_), Err(streamed)) if streamed.is_whole() => {}
            (Err(whole), Err(streamed)) => prop_assert_eq!(whole.to_string(), streamed.to_string()),
            // Only the whole may have nothing before it or behind it.
            (Err(_), Ok(_)) => {}
            (Ok(_), _) => prop_assert!(false, "{:?}", streamed),
        }
    }

    #[test]
    fn no_bytes_are_too_much(bytes: Vec<u8>) {
        _ = Message::from_xml(&bytes);
        let mut reader = MessageReader::new(&bytes[..]);
        for _ in 0..=bytes.len() {
            if !matches!(reader.read(), Ok(Some(_))) {
                break;
            }
        }
        prop_assert!(reader.position() <= u64::try_from(bytes.len()).unwrap());
    }
}

#[test]
fn names_of_the_message_are_no_names_of_nodes() {
    let message = Message::reply("T", RawResultCode::new(1));
    let data = Data {
        id: 1,
        note: vec![],
    };
    for name in [
        "RESULTCODE",
        "RESULTMSG",
        "RESULTTYPE",
        "REQUESTID",
        "",
        "a b",
        "<",
        "1",
    ] {
        assert!(message.clone().with_node(name, &data).is_err(), "{name}");
    }
    for xml in [
        "<A>",
        "</RESULT><RESULT>",
        "x",
        "<A/>x",
        "<RESULTCODE/>",
        "<!DOCTYPE a>",
        "<A>&x;</A>",
    ] {
        assert!(message.clone().with_node_xml(xml).is_err(), "{xml}");
    }
    assert_eq!(
        message.clone().with_node_xml(" <!-- a --> ").unwrap(),
        message
    );
}

/// At most so many bytes for each byte of the input may be in use at once, and so many may be asked
/// for in all; a small message needs some for itself.
const IN_USE: u64 = 8;
const IN_ALL: u64 = 24;
const FIRST: u64 = 1024;

#[test]
fn memory_is_a_small_multiple_of_the_input() {
    // The depth is what bounds the stack of open elements.
    let limits = Limits::default().with_elements(usize::MAX);
    // Miri takes long for much of it.
    let times = if cfg!(miri) { 100 } else { 10_000 };
    let repeated =
        |start: &str, piece: &str, end: &str| [start, &piece.repeat(times), end].concat();
    let root = |inner: String| format!("<RESULT>{inner}</RESULT>");
    let inputs = [
        root(repeated("", "<A/>", "")),
        root(repeated("", "<A>", "")),
        root(repeated("<A>", "<B/>", "</A>")),
        root(repeated("<RESULTMSG>", "x", "</RESULTMSG>")),
        root(repeated("<RESULTMSG>", "&lt;", "</RESULTMSG>")),
        root(repeated("<RESULTMSG>", "<!---->", "</RESULTMSG>")),
        root(repeated("<RESULTMSG>", "&", "</RESULTMSG>")),
        root(repeated("<RESULTMSG>", "&b;", "</RESULTMSG>")),
        root(repeated("", "<RESULTCODE/>", "")),
        root(repeated("<A ", "b='c' ", "/>")),
        root(repeated("<A b='", "&amp;", "'/>")),
        root(repeated("<RESULTCODE>", "9", "</RESULTCODE><RESULTTYPE/>")),
        repeated("", " ", ""),
        repeated("<", "A", "/>"),
        repeated("<!--", "x", ""),
        repeated("<!DOCTYPE a [", "<!ENTITY b 'c'>", "]>"),
        repeated("", "\u{FEFF}", ""),
    ];
    for xml in &inputs {
        let size = u64::try_from(xml.len()).unwrap();
        let whole = measure(|| drop(Message::from_xml_within(xml, limits)));
        let streamed = measure(|| {
            drop(
                MessageReader::new(xml.as_bytes())
                    .with_limits(limits)
                    .read(),
            )
        });
        for used in [whole, streamed] {
            let start: String = xml.chars().take(40).collect();
            assert!(
                used.bytes_max <= FIRST + IN_USE * size,
                "{start}: {used:?} for {size}"
            );
            assert!(
                used.bytes_total <= FIRST + IN_ALL * size,
                "{start}: {used:?} for {size}"
            );
        }
    }
}
