//! Any bytes as a table: it is refused with a place, or gives a crate that holds just what it says.

#![no_main]

#[path = "../../xtask/tests/support/back.rs"]
mod back;

use codetable::Source;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| back::refused_or_held(&[Source::from_bytes("any.toml", bytes)]));
