//! `rustfmt.toml`: prevents `cargo fmt` from formatting the crate. Another version of rustfmt, or the
//! configuration of the workspace, would change its files.

use crate::emit::draft::{Content, Draft};
use crate::emit::plan::Plan;

pub(in crate::emit) fn emit(plan: &Plan<'_>) -> Vec<Draft> {
    let text = "disable_all_formatting = true\n".to_owned();
    vec![plan.draft("rustfmt.toml", Content::Config(text))]
}
