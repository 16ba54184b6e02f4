//! JSON files: `codes.json` of each crate, its schema, and the schema of tables.

pub(super) mod codes;
pub(super) mod codes_schema;
pub(super) mod schema;
