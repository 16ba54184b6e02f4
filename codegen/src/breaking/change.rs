//! One change, and the list that the rules add to.

use std::cmp::Reverse;
use std::collections::HashSet;

use super::effect::ONLY_DOCUMENTATION;
use super::pair::TablePair;
use crate::diagnostic::Span;
use crate::escape::markdown;
use crate::model::Code;

/// The smallest version bump that a change needs, in ascending order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bump {
    /// A patch version or none: users need not do anything.
    Patch,
    /// A minor version: users get something new.
    Minor,
    /// A major version: some users have to change their code.
    Major,
    /// No version is sufficient, because what is stored or sent changes its meaning.
    Refused,
}

/// One change of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// The kind of change, such as `code-added`.
    pub id: &'static str,
    /// The smallest version bump that the change needs.
    pub needs: Bump,
    /// The reason that the table states for a change that is otherwise refused.
    pub allowed: Option<String>,
    /// What changed, in one line.
    pub what: String,
    /// What users of the crate notice, in one line.
    pub effect: String,
    /// How to avoid the change, in one line. Every refused change has it.
    pub help: Option<String>,
    /// The line for the changelog, in Markdown.
    pub changelog: String,
    /// Where the change is in the new table, if the new table has anything of it.
    pub at: Option<Span>,
}

/// The changes found so far.
#[derive(Default)]
pub(super) struct Changes(Vec<Change>);

impl Bump {
    /// Returns the name, such as `major`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
            Self::Refused => "refused",
        }
    }
}

impl Changes {
    /// Adds a change. Its line in the changelog says what changed, unless the rule sets another one.
    pub(super) fn add<'a>(
        &mut self,
        needs: Bump,
        id: &'static str,
        what: impl Into<String>,
        effect: impl Into<String>,
        at: impl Into<Option<&'a Span>>,
    ) -> &mut Change {
        let what = what.into();
        let mut chars = what.chars();
        let first = chars.next().into_iter().flat_map(char::to_uppercase);
        let index = self.0.len();
        self.0.push(Change {
            id,
            needs,
            allowed: None,
            effect: effect.into(),
            help: None,
            changelog: format!("{}{}.", first.collect::<String>(), chars.as_str()),
            at: at.into().cloned(),
            what,
        });
        &mut self.0[index]
    }

    /// Adds a change for a new item of the crate.
    pub(super) fn add_item(
        &mut self,
        id: &'static str,
        named: &str,
        path: &str,
        at: &Span,
    ) -> &mut Change {
        let (what, effect) = (format!("{named} is new"), format!("adds {path}"));
        let change = self.add(Bump::Minor, id, what, effect, at);
        change.changelog = format!("Added {path}: {named}.");
        change
    }

    /// Adds a change that only the documentation shows.
    pub(super) fn add_documentation<'a>(
        &mut self,
        id: &'static str,
        what: String,
        at: impl Into<Option<&'a Span>>,
    ) {
        self.add(Bump::Patch, id, what, ONLY_DOCUMENTATION, at);
    }

    /// Returns where the changes are.
    pub(super) fn places(&self) -> HashSet<usize> {
        let places = self.0.iter().filter_map(|change| change.at.as_ref());
        places.map(|at| at.start).collect()
    }

    /// Returns the changes: those with the greatest bump first, then in table order.
    pub(super) fn into_sorted(mut self) -> Vec<Change> {
        self.0.sort_by_key(|change| {
            let start = change.at.as_ref().map(|at| at.start);
            (Reverse(change.needs), start)
        });
        self.0
    }
}

impl Change {
    /// Makes a refused change major if the row of the code allows it; otherwise sets the help.
    pub(super) fn unless_allowed(&mut self, pair: &TablePair<'_>, code: &Code, help: &str) {
        match &code.allow {
            Some(reason) if pair.is_new_reason(code, reason) => {
                self.needs = Bump::Major;
                self.allowed = Some(reason.clone());
            }
            Some(_) => {
                self.help = Some(format!(
                    "{help}, or state the reason of this change in `allow`: what is there is of an earlier one"
                ));
            }
            None => {
                self.help = Some(format!(
                    "{help}, or state the reason in `allow` on the row of the code"
                ));
            }
        }
    }
}

/// Returns a string of the table as a sentence of the changelog.
pub(super) fn sentence(text: &str) -> String {
    let text = markdown::paragraphs(text).join(" ");
    let is_sentence = text.ends_with(['.', '!', '?']);
    let end = if is_sentence { "" } else { "." };
    format!("{}{end}", markdown::escape(&text))
}
