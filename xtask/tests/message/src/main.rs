//! Sends what stands on standard input to a server and prints the replies, each in a line:
//! `client 127.0.0.1:5000 < request.xml`. Exits with 1 if a reply is an error.

use std::error::Error;
use std::io::{self, BufReader};
use std::net::{Shutdown, TcpStream};
use std::process::ExitCode;

use serde::Deserialize;
use uptivity_result_codes::message::{ErrorReply, Message, MessageReader};
use uptivity_result_codes::ResultCode;

/// The data of a reply, as far as this client knows it.
#[derive(Deserialize)]
struct Recording {
    #[serde(rename = "RECORDID")]
    id: u32,
}

fn main() -> ExitCode {
    let Some(address) = std::env::args().nth(1) else {
        eprintln!("usage: client ADDRESS < REQUEST");
        return ExitCode::from(2);
    };
    match talk(&address) {
        Ok(failed) => ExitCode::from(u8::from(failed > 0)),
        Err(error) => {
            eprintln!("{address}: {error}");
            ExitCode::from(2)
        }
    }
}

/// Prints every reply, and gives the number of those that are errors.
fn talk(address: &str) -> Result<usize, Box<dyn Error>> {
    let mut server = TcpStream::connect(address)?;
    io::copy(&mut io::stdin(), &mut server)?;
    server.shutdown(Shutdown::Write)?;
    let mut failed = 0;
    let mut replies = MessageReader::new(BufReader::new(server));
    while let Some(message) = replies.read()? {
        match told(message) {
            Ok(line) => println!("{line}"),
            Err(error) => {
                println!("{error}");
                failed += 1;
            }
        }
    }
    Ok(failed)
}

fn told(message: Message) -> Result<String, ErrorReply> {
    let reply = message.into_result()?;
    let recording = reply.node().and_then(|node| node.deserialize().ok());
    Ok(match (reply.code().known(), recording) {
        (Some(ResultCode::RecordingStarted), Some(Recording { id })) => format!("recording {id}"),
        (Some(code), _) => code.to_string(),
        (None, _) => format!("{}, which is newer than this client", reply.code()),
    })
}
