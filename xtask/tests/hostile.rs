//! Hostile tables: each mistake in them is rendered, in time and memory that grow with the table.

use std::fs;

use cargo_codetable::{Paths, render};
use codetable::Source;
use codetable_testing::{checkout, growth};

/// Renders all mistakes in a table.
fn rendered(source: Source) -> Vec<String> {
    let sources = [source];
    let mistakes = codetable::validate(&sources).err().unwrap_or_default();
    let rendered = render(&sources, &mistakes, &Paths::default(), false);
    assert_eq!(rendered.len(), mistakes.len());
    rendered
}

#[test]
fn what_the_fuzzer_starts_from_is_rendered() {
    let mut count = 0;
    for file in checkout::files("fuzz/corpus/table", None) {
        let bytes = fs::read(file).unwrap();
        count += rendered(Source::from_bytes("any.toml", &bytes)).len();
    }
    assert!(count > 10, "{count} mistakes");
}

/// A busy machine may be slow at any time, but not whenever it is asked.
#[test]
fn time_and_memory_are_linear_in_the_table() {
    growth::assert_linear(|text| {
        let render = || _ = rendered(Source::new("any.toml", text));
        allocation_counter::measure(render).bytes_max
    });
}
