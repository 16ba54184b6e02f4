//! Reading a reply, against what quick-xml needs to walk through it.

use quick_xml::Reader;
use quick_xml::events::Event;
use uptivity_result_codes::message::{Message, MessageReader};

use crate::contest::{contender, contest};

const SHORT: &str = "<RESULT>
<REQUESTID>1</REQUESTID>
<RESULTTYPE>ERROR</RESULTTYPE>
<RESULTCODE>17</RESULTCODE>
<RESULTMSG> API_ERROR_NO_DEFAULT_RECORDING_PATH</RESULTMSG>
</RESULT>";

/// Prints each table as soon as it is measured.
pub fn run() {
    println!("## Messages\n");
    let node = "<RECORDING id=\"7\"><NAME>A &amp; B</NAME><STARTED/></RECORDING>\n".repeat(10);
    let long = SHORT.replace("</RESULT>", &format!("{node}</RESULT>"));
    for (title, xml) in [
        ("a reply of the vendor's", SHORT),
        ("a reply with ten nodes", &long),
    ] {
        print!(
            "{}",
            contest(
                &format!("Reading {title} ({} bytes)", xml.len()),
                (1000, 1),
                &[
                    contender("quick-xml, a walk", || walk(xml)),
                    contender("Message::from_xml", || message(xml)),
                    contender("quick-xml, a walk of a stream", || walk_stream(xml)),
                    contender("MessageReader", || stream(xml)),
                ],
            )
        );
    }
}

/// Every event; gives the length of the text, so that there is something to compare.
fn walk(xml: &str) -> u64 {
    let mut reader = Reader::from_str(xml);
    let mut longest = 0_usize;
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return longest as u64,
            Event::Text(text) => longest = longest.max(text.len()),
            _ => {}
        }
    }
}

fn walk_stream(xml: &str) -> u64 {
    let mut reader = Reader::from_reader(xml.as_bytes());
    let mut buffer = Vec::new();
    let mut longest = 0_usize;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).unwrap() {
            Event::Eof => return longest as u64,
            Event::Text(text) => longest = longest.max(text.len()),
            _ => {}
        }
    }
}

fn message(xml: &str) -> u64 {
    Message::from_xml(xml).unwrap().text().len() as u64
}

fn stream(xml: &str) -> u64 {
    let mut reader = MessageReader::new(xml.as_bytes());
    reader.read().unwrap().unwrap().text().len() as u64
}
