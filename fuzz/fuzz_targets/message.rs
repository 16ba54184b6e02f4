//! Any bytes as a message: both ways of reading end and agree, and what they return can be written again.

#![no_main]

use std::io::BufReader;

use libfuzzer_sys::fuzz_target;
use uptivity_result_codes::message::{Message, MessageReader};

fuzz_target!(|bytes: &[u8]| {
    let whole = Message::from_xml(bytes);
    let size = 1 + bytes.len() % 7;
    let mut reader = MessageReader::new(BufReader::with_capacity(size, bytes));
    let first = reader.read();
    match (&whole, &first) {
        (Ok(whole), Ok(Some(first))) => assert_eq!(whole, first),
        // Only reading the whole finds what follows a message.
        (Err(_), Err(first)) if first.is_whole() => {}
        // In a stream, white space may precede a declaration.
        (Err(_), Err(_)) if begins_with_space(bytes) => {}
        (Err(whole), Err(first)) => assert_eq!(whole.to_string(), first.to_string()),
        // Only the whole may have nothing before or after it.
        (Err(_), Ok(_)) => {}
        (Ok(_), _) => panic!("{first:?}"),
    }
    if let Ok(Some(message)) = first {
        let xml = message.to_xml();
        assert_eq!(Message::from_xml(&xml).unwrap(), message);
        for node in message.nodes() {
            assert!(node.xml().starts_with('<') && node.xml().ends_with('>'));
            assert!(node.xml()[1..].starts_with(node.name()));
            _ = node.deserialize::<Vec<String>>();
        }
        if let Err(error) = message.into_result() {
            assert!(!error.to_string().contains('\n'));
        }
    }
    // Each message advances in the stream, or is the last.
    let mut position = reader.position();
    while matches!(reader.read(), Ok(Some(_))) {
        assert!(reader.position() > position);
        position = reader.position();
    }
    assert!(reader.position() <= u64::try_from(bytes.len()).unwrap());
});

/// Returns whether white space comes first, or follows a byte order mark.
fn begins_with_space(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    bytes.first().is_some_and(u8::is_ascii_whitespace)
}
