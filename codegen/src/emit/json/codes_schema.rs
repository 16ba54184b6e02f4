//! `codes.schema.json`: the JSON Schema of the `codes.json` of each crate. It is the same for all tables,
//! and written by hand; the tests compare it with what `codes.rs` emits.

use crate::emit::draft::{Content, Draft, Origin, Place};
use crate::model::Table;

const SCHEMA: &str = include_str!("codes.schema.json");

pub(in crate::emit) fn emit(_tables: &[Table]) -> Vec<Draft> {
    let schema = crate::source::unix_lines(SCHEMA);
    let members = schema.strip_prefix("{\n").expect("it is a JSON object");
    vec![Draft {
        place: Place::Spec,
        path: "codes.schema.json".to_owned(),
        origin: Origin::Generator,
        content: Content::Json(members.to_owned()),
    }]
}
