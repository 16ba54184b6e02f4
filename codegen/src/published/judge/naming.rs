//! What the name and the first labels of a block say about it.

use crate::published::block::Block;
use crate::published::headers::header_text;
use crate::published::known::words;
use crate::published::view::Parts;

/// What names of lists of result codes contain, and what those of other codes do.
const RESULTS: [&str; 6] = ["error", "result", "status", "errno", "fail", "err_"];
const CODES: [&str; 2] = ["code", "reason"];
/// The two words of a heading that says that the list below it is the one of results.
const TITLES: [[&str; 2]; 2] = [
    [
        "completion error exit reply response result return status",
        "code codes status statuses",
    ],
    ["exit", "value values"],
];
/// The number of words of a label up to which it is a name, and not a sentence about something.
const MAX_NAME: usize = 3;
/// How much more likely a list with such a name is meant.
const NAMED: f64 = 3.0;

/// Words in the name of a code that says that nothing is wrong, with which lists of codes begin.
const SUCCESS: [&str; 7] = [
    "ok",
    "success",
    "succeeded",
    "successful",
    "noerror",
    "noerr",
    "no_error",
];

/// Whether a block is a list of result codes by its name and its first labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Naming {
    /// Nothing says so.
    Silent,
    /// It may be one of other codes.
    Codes,
    /// It is about results, or starts with success.
    Results,
    /// A heading says that it is the list of results.
    Titled,
}

impl Naming {
    /// How much more likely the list is meant than another one.
    pub(super) fn factor(self) -> f64 {
        match self {
            Self::Silent => 1.0,
            Self::Codes | Self::Results | Self::Titled => NAMED,
        }
    }

    /// How a block is named, of which `names` is the column if its codes have no other values than their names.
    pub(super) fn new<'p>(
        block: &Block,
        read: impl Iterator<Item = &'p Parts>,
        names: Option<usize>,
    ) -> Self {
        let naming = |text: &str| {
            let text = text.to_lowercase();
            let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
            match (has(&RESULTS), has(&CODES)) {
                (true, _) => Self::Results,
                (false, true) => Self::Codes,
                (false, false) => Self::Silent,
            }
        };
        let labels: Vec<&str> = read.take(2).map(|parts| parts.label.as_str()).collect();
        let is_name = |label: &&str| label.split_whitespace().count() <= MAX_NAME;
        let of_labels = if labels.iter().any(|label| names_success(label)) {
            Some(Self::Results)
        } else if let Some(column) = names {
            Some(naming(&header_text(block, column)))
        } else if !labels.iter().all(is_name) {
            None
        } else {
            labels.iter().map(|label| naming(label)).min()
        };
        let of_heading = |name: &str| {
            if is_title(name) {
                Self::Titled
            } else {
                naming(name)
            }
        };
        let name = block.name.as_deref().map(of_heading);
        name.max(of_labels).unwrap_or(Self::Silent)
    }
}

/// Whether the name of a code says that nothing is wrong.
pub(super) fn names_success(label: &str) -> bool {
    let label = label.to_lowercase();
    let mut words = label.split(|c: char| !c.is_alphanumeric());
    words.any(|word| SUCCESS.contains(&word)) || label.ends_with("no_error")
}

/// Whether a heading says that the list below it is the one of results: `EXIT STATUS`, `Return codes`.
fn is_title(name: &str) -> bool {
    let name = name.to_lowercase();
    let words: Vec<&str> = words(&name).collect();
    words.windows(2).any(|two| {
        let mut titles = TITLES.iter();
        titles.any(|title| {
            title
                .iter()
                .zip(two)
                .all(|(some, word)| some.split(' ').any(|other| other == *word))
        })
    })
}
