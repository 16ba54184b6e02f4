//! `codes.schema.json`: the JSON Schema of `codes.json`, the same for all tables. It is written by hand; tests
//! compare it with what `codes.rs` emits.

use crate::emit::draft::{Content, Draft, Origin, Place};
use crate::model::Table;
use crate::source::unix_lines;

const SCHEMA: &str = include_str!("codes.schema.json");

pub(in crate::emit) fn emit(_tables: &[Table]) -> Vec<Draft> {
    vec![Draft {
        place: Place::Spec,
        path: "codes.schema.json".to_owned(),
        origin: Origin::Generator,
        content: Content::Json(unix_lines(SCHEMA).into_owned()),
    }]
}
