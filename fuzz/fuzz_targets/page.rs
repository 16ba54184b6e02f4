//! Any bytes as a vendor's page in each of its forms: the list of codes in it is found or not, and
//! what is new in it can be added to the table.

#![no_main]

use std::sync::LazyLock;

use codetable::Source;
use codetable::published::{self, Difference, Grid};
use codetable::model::Table;
use libfuzzer_sys::fuzz_target;
use cargo_codetable::published::{self, Form};

const TABLES: [&str; 3] = [
    include_str!("../../spec/uptivity.toml"),
    include_str!("../../xtask/tests/shapes/sqlstate.toml"),
    include_str!("../../xtask/tests/shapes/ntstatus.toml"),
];

static PROVEN: LazyLock<Vec<(&str, Table)>> =
    LazyLock::new(|| TABLES.map(|text| (text, proven(text))).into());

fuzz_target!(|bytes: &[u8]| {
    for form in [Form::Html, Form::Csv, Form::Text] {
        let grids = published::read(form, bytes);
        let cells = grids.iter().flatten().flat_map(|row| &row.cells);
        let held: usize = cells.map(String::len).sum();
        assert!(held <= 256 * (bytes.len() + 1), "{held} bytes of cells");
        for (text, table) in &*PROVEN {
            held_against(text, table, &grids);
        }
    }
});

fn proven(text: &str) -> Table {
    let tables = codetable::validate(&[Source::new("any.toml", text)]);
    tables.unwrap().remove(0)
}

/// What is added to the text is in the table that is read from it, unless the table is refused then.
fn held_against(text: &str, table: &Table, grids: &[Grid]) {
    let listed = match listing::find(table, grids) {
        Ok(listed) => listed,
        Err((what, to_do)) => {
            assert!(!what.contains('\n') && !to_do.contains('\n'), "{what}");
            return;
        }
    };
    let differences = listing::compare(table, &listed);
    let new: Vec<listing::New> = differences
        .iter()
        .filter_map(|difference| match difference {
            Difference::New {
                listed,
                repeats,
                obstacle: None,
            } => Some((listed, repeats.as_ref())),
            _ => None,
        })
        .collect();
    let whole = listing::insert(text, table, &new).unwrap();
    let Ok(tables) = codetable::validate(&[Source::new("any.toml", &whole)]) else {
        return;
    };
    assert_eq!(tables[0].codes.len(), table.codes.len() + new.len());
    for (listed, _) in new {
        let mut codes = tables[0].codes.iter();
        assert!(codes.any(|code| code.value == listed.value && code.label == listed.label));
    }
}
