//! A sign of life of a command that takes long.

use std::io::{self, IsTerminal};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use super::terminal;

/// The time after which a person wants to know that something is going on.
const AFTER: Duration = Duration::from_secs(1);

/// Says on standard error, if that is a terminal, that a command is at work, unless this value is dropped within a
/// second.
pub(crate) struct Progress {
    /// The thread waits for its end.
    _done: Option<Sender<()>>,
}

impl Progress {
    /// Starts to wait. `command` is the command, as its user called it.
    pub(crate) fn new(command: &str) -> Self {
        if !io::stderr().is_terminal() {
            return Self { _done: None };
        }
        let (done, end) = mpsc::channel();
        let line = format!("{command} is at work; large inputs take a few seconds\n");
        thread::spawn(move || {
            if end.recv_timeout(AFTER) == Err(RecvTimeoutError::Timeout) {
                terminal::diagnostic(&line);
            }
        });
        Self { _done: Some(done) }
    }
}
