//! `.gitattributes` of the folder of generated crates: how git merges its files and shows them in a review.

use super::draft::{Content, Draft, Origin, Place};
use crate::model::Table;

/// With `-merge` git keeps the file of one side without conflict markers, so that Cargo can run the generator,
/// which writes the correct file. The lock file keeps the lines of both sides, so that a file of either side is
/// not taken for an edited one.
const ATTRIBUTES: &str = "\
* text eol=lf linguist-generated -merge
codetable.lock merge=union
";

pub(super) fn emit(_tables: &[Table]) -> Vec<Draft> {
    vec![Draft {
        place: Place::Generated,
        path: ".gitattributes".to_owned(),
        origin: Origin::Generator,
        content: Content::Hash(ATTRIBUTES.to_owned()),
    }]
}
