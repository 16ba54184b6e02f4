//! One change, as a rule found it.

use crate::diagnostic::Span;

/// What a change needs before it may go out, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Needs {
    /// Nobody has to do anything: the version may even stay.
    Patch,
    /// There is something new to use.
    Minor,
    /// Some users have to change their code.
    Major,
    /// No version makes it right, because what is stored or sent changes its meaning.
    Refused,
}

/// One change of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// The rule that found it, such as `code-added`.
    pub rule: &'static str,
    /// What it needs.
    pub needs: Needs,
    /// Why the table lets it pass, where it would have been refused.
    pub allowed: Option<String>,
    /// What changed, in one line.
    pub what: String,
    /// What it does to those who use the crate, in one line.
    pub effect: String,
    /// What to do about a change that is refused, in one line; empty otherwise.
    pub help: String,
    /// The line for the changelog, in Markdown.
    pub changelog: String,
    /// Where it is to be seen in the new table, if it is.
    pub at: Option<Span>,
}

impl Needs {
    /// The word for it.
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

impl Change {
    pub(super) fn patch(rule: &'static str, what: String, effect: impl Into<String>) -> Self {
        Self::new(rule, Needs::Patch, what, effect.into())
    }

    pub(super) fn minor(rule: &'static str, what: String, effect: impl Into<String>) -> Self {
        Self::new(rule, Needs::Minor, what, effect.into())
    }

    pub(super) fn major(rule: &'static str, what: String, effect: impl Into<String>) -> Self {
        Self::new(rule, Needs::Major, what, effect.into())
    }

    pub(super) fn refused(
        rule: &'static str,
        what: String,
        effect: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            help: help.into(),
            ..Self::new(rule, Needs::Refused, what, effect.into())
        }
    }

    fn new(rule: &'static str, needs: Needs, what: String, effect: String) -> Self {
        Self {
            rule,
            needs,
            allowed: None,
            changelog: sentence_of(&what),
            what,
            effect,
            help: String::new(),
            at: None,
        }
    }

    pub(super) fn at(self, at: &Span) -> Self {
        Self {
            at: Some(at.clone()),
            ..self
        }
    }

    /// Lets a refused change pass as one that breaks users, if the table says why.
    pub(super) fn unless_allowed(self, reason: Option<&String>) -> Self {
        match reason {
            Some(reason) => Self {
                needs: Needs::Major,
                allowed: Some(reason.clone()),
                help: String::new(),
                ..self
            },
            None => self,
        }
    }

    /// What the changelog says, where that is not what changed in the table.
    pub(super) fn changelog(self, changelog: String) -> Self {
        Self { changelog, ..self }
    }
}

/// What changed as a line of the changelog.
fn sentence_of(what: &str) -> String {
    let mut chars = what.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    format!("{}{}.", first.collect::<String>(), chars.as_str())
}
