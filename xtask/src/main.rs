//! `cargo xtask`: see the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    xtask::run(
        concat!(env!("CARGO_MANIFEST_DIR"), "/.."),
        std::env::args_os().skip(1),
    )
}
