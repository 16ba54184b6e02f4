//! Any bytes as a table: it is refused with a place, or its crate says exactly what it says.

#![no_main]

use cargo_codetable::Paths;
use codetable::Source;
use codetable_testing::read_back;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let sources = [Source::from_bytes("any.toml", bytes)];
    let mistakes = read_back::check(&sources).err().unwrap_or_default();
    let rendered = cargo_codetable::render(&sources, &mistakes, &Paths::default(), false);
    assert_eq!(rendered.len(), mistakes.len());
});
