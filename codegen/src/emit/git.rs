//! `.gitattributes` of the folder of generated crates: what git does with its files in a merge and in a
//! review.

use super::draft::{Content, Draft, Origin, Place};
use crate::model::Table;

/// Without a merge driver git keeps the file of one side and writes no conflict markers, so that Cargo
/// starts and the generator can write what is right. Of the lock file the lines of both sides are kept:
/// a file that either side generated is known not to be edited.
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
