//! `.gitattributes` in the folder of generated crates: how git merges the files and shows them in a review.

use super::draft::{Content, Draft, Origin, Place};
use crate::model::Table;

/// With `-merge` git keeps the file of one side, without conflict markers. Cargo can then still run the
/// generator, which writes the correct file. The lock file keeps the lines of both sides, so a file of either
/// side does not count as edited.
const ATTRIBUTES: &str = "\
* text eol=lf linguist-generated -merge
codetable.lock merge=union
";

pub(super) fn emit(_tables: &[Table]) -> Vec<Draft> {
    vec![Draft {
        place: Place::Generated,
        path: ".gitattributes".to_owned(),
        origin: Origin::Generator,
        content: Content::Config(ATTRIBUTES.to_owned()),
    }]
}
