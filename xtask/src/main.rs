//! `cargo codetable`, or `cargo xtask` in the workspace of its source: see the library.

use std::ffi::OsStr;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut args = std::env::args_os().skip(1).peekable();
    // Cargo passes the name of the subcommand on.
    _ = args.next_if(|arg| arg == OsStr::new("codetable"));
    cargo_codetable::run(args)
}
