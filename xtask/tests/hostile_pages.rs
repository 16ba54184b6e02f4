//! Hostile pages: whatever a page says, what is read from it is not much larger than the page.

mod support;

use std::fs;

use cargo_codetable::published::{Form, read};
use support::root;

const FORMS: [Form; 3] = [Form::Html, Form::Csv, Form::Text];

/// The number of bytes in all cells.
fn size(form: Form, page: &[u8]) -> usize {
    let grids = read(form, page);
    let cells = grids.iter().flatten().flat_map(|row| &row.cells);
    cells.map(String::len).sum()
}

#[test]
fn a_cell_that_spans_everything_does_not_fill_the_memory() {
    let rows = "<tr>".repeat(100);
    for text in ["a".repeat(100_000), "a ".repeat(100)] {
        let cell = format!("<td colspan=1000 rowspan=1000>{text}</td>{rows}");
        let page = format!("<table>{cell}<td>{cell}");
        assert!(size(Form::Html, page.as_bytes()) <= 17 * page.len());
    }
}

#[test]
fn a_cell_that_spans_some_rows_and_columns_is_in_all_of_them() {
    let rows = "<tr><td>1</td><td>A</td>".repeat(5);
    let page = format!("<table><tr><td>0</td><td>B</td><td colspan=2 rowspan=6>group</td>{rows}");
    let grids = read(Form::Html, page.as_bytes());
    assert_eq!(grids[0].len(), 6);
    for row in &grids[0] {
        assert_eq!(row.cells[2..], ["group", "group"]);
    }
}

#[test]
fn what_the_fuzzer_starts_from_is_read_in_every_form() {
    let mut count = 0;
    for entry in fs::read_dir(root().join("fuzz/corpus/page")).unwrap() {
        let page = fs::read(entry.unwrap().path()).unwrap();
        for form in FORMS {
            assert!(size(form, &page) <= 64 * (page.len() + 1));
        }
        count += 1;
    }
    assert!(count > 5);
}
