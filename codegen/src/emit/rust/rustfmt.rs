//! `rustfmt.toml`: prevents `cargo fmt` from formatting the crate. Another version of rustfmt, or the
//! configuration of the workspace, would change its files.

use crate::emit::draft::{Content, Draft};
use crate::emit::paths;
use crate::emit::plan::Plan;
use crate::model::Package;

pub(in crate::emit) fn emit(plan: &Plan<'_>, package: &Package) -> Draft {
    let text = "disable_all_formatting = true\n".to_owned();
    plan.draft(
        paths::in_package(package, "rustfmt.toml"),
        Content::Config(text),
    )
}
