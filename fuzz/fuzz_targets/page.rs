//! Any bytes as a vendor's page in each of its forms: the list of codes is found or not, and what is new
//! in it can be added to the table.

#![no_main]

use std::sync::LazyLock;

use cargo_codetable::published::{Form, read};
use codetable::Source;
use codetable::model::Table;
use codetable::published::{self, Difference, NewCode, PageTable};
use libfuzzer_sys::fuzz_target;

const TABLES: [&str; 3] = [
    include_str!("../../spec/uptivity.toml"),
    include_str!("../../codegen/tests/shapes/sqlstate.toml"),
    include_str!("../../codegen/tests/shapes/ntstatus.toml"),
];

static MODELS: LazyLock<Vec<(&str, Table)>> =
    LazyLock::new(|| TABLES.map(|text| (text, model(text))).into());

fuzz_target!(|bytes: &[u8]| {
    for form in [Form::Html, Form::Csv, Form::Text] {
        let page = read(form, bytes);
        let cells = page.iter().flatten().flat_map(|row| &row.cells);
        let size: usize = cells.map(String::len).sum();
        assert!(size <= 256 * (bytes.len() + 1), "{size} bytes of cells");
        for (text, table) in &*MODELS {
            compare(text, table, &page);
        }
    }
});

fn model(text: &str) -> Table {
    let tables = codetable::validate(&[Source::new("any.toml", text)]);
    tables.unwrap().remove(0)
}

/// Adds what is new to the text. It is then in the table, unless that is refused.
fn compare(text: &str, table: &Table, page: &[PageTable]) {
    let listed = match published::find(table, page) {
        Ok(listed) => listed,
        Err(error) => {
            assert!(
                !error.message.contains('\n') && !error.help.contains('\n'),
                "{error:?}"
            );
            return;
        }
    };
    let differences = published::compare(table, &listed);
    let new: Vec<NewCode> = differences
        .iter()
        .filter_map(|difference| match difference {
            Difference::New {
                listed,
                repeats,
                obstacle: None,
            } => Some(NewCode {
                listed,
                repeats: repeats.as_ref(),
            }),
            _ => None,
        })
        .collect();
    let whole = published::insert(text, table, &new).unwrap();
    let Ok(tables) = codetable::validate(&[Source::new("any.toml", &whole)]) else {
        return;
    };
    assert_eq!(tables[0].codes.len(), table.codes.len() + new.len());
    for NewCode { listed, .. } in new {
        let mut codes = tables[0].codes.iter();
        assert!(codes.any(|code| code.value == listed.value && code.label == listed.label));
    }
}
