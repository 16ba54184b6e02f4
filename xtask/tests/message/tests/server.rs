//! The client of `src/main.rs` against a server that is played with the writer of the crate.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::process::{Command, Stdio};
use std::thread;

use uptivity_result_codes::message::Message;
use uptivity_result_codes::{RawResultCode, ResultCode};

/// What the client prints, and its exit status, when the server sends this.
fn client(replies: Vec<u8>) -> (String, i32) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let server = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut request = String::new();
        stream.read_to_string(&mut request).unwrap();
        // Piece by piece, as a network may deliver it.
        for piece in replies.chunks(7) {
            stream.write_all(piece).unwrap();
            stream.flush().unwrap();
        }
        request
    });
    let mut client = Command::new(env!("CARGO_BIN_EXE_client"))
        .arg(address)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    client
        .stdin
        .take()
        .unwrap()
        .write_all(b"<REQUEST/>")
        .unwrap();
    let output = client.wait_with_output().unwrap();
    assert_eq!(server.join().unwrap(), "<REQUEST/>");
    let printed = [output.stdout, output.stderr].concat();
    (
        String::from_utf8(printed).unwrap(),
        output.status.code().unwrap(),
    )
}

#[test]
fn every_reply_is_told() {
    let label = ResultCode::RecordingStarted.label();
    let replies = [
        Message::reply(label, ResultCode::RecordingStarted)
            .with_request_id("1")
            .with_node_xml("<RECORDING><RECORDID>4711</RECORDID></RECORDING>")
            .unwrap(),
        Message::reply("API_OK", ResultCode::Ok).with_text("API_OK"),
        Message::reply("API_NEW", RawResultCode::new(60)),
    ];
    let xml: String = replies.iter().map(|reply| format!("{reply}\r\n")).collect();
    let expected = "recording 4711\nAPI_OK\n60, which is newer than this client\n";
    assert_eq!(client(xml.into_bytes()), (expected.to_owned(), 0));
}

#[test]
fn an_error_is_told_in_one_line() {
    let error = Message::error(ResultCode::InvalidMessageFormat17)
        .with_request_id("1")
        .with_text(" API_ERROR_NO_DEFAULT_RECORDING_PATH");
    let ok = Message::reply("API_OK", ResultCode::Ok);
    let expected =
        "error 17 (API_INVALID_MESSAGE_FORMAT): \"API_ERROR_NO_DEFAULT_RECORDING_PATH\", \
                    request \"1\"; but RESULTMSG names 18 (API_ERROR_NO_DEFAULT_RECORDING_PATH)\n\
                    API_OK\n";
    assert_eq!(
        client(format!("{error}{ok}").into_bytes()),
        (expected.to_owned(), 1)
    );
}

#[test]
fn a_reply_that_breaks_off_is_an_error() {
    let (printed, status) = client(b"<RESULT><RESULTCODE>20</RESULTCODE>".to_vec());
    assert_eq!(status, 2);
    assert!(
        printed.ends_with(": the message ends too early at byte 35\n"),
        "{printed}"
    );
}
