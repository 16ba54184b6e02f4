//! One change, as a rule found it.

use crate::diagnostic::Span;
use crate::escape::markdown;

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

/// The changes found so far.
#[derive(Default)]
pub(super) struct Changes(Vec<Change>);

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

impl Changes {
    /// What needs most comes first, then what comes first in the table.
    pub(super) fn into_sorted(mut self) -> Vec<Change> {
        let place = |change: &Change| change.at.as_ref().map(|at| at.start);
        let key = |change: &Change| (std::cmp::Reverse(change.needs), place(change));
        self.0.sort_by_key(key);
        self.0
    }

    pub(super) fn patch(
        &mut self,
        rule: &'static str,
        what: impl Into<String>,
        effect: impl Into<String>,
    ) -> &mut Change {
        self.push(rule, Needs::Patch, what.into(), effect.into())
    }

    /// A patch that changes only the documentation.
    pub(super) fn documentation(
        &mut self,
        rule: &'static str,
        what: impl Into<String>,
    ) -> &mut Change {
        self.patch(rule, what, "another text in the documentation")
    }

    pub(super) fn minor(
        &mut self,
        rule: &'static str,
        what: impl Into<String>,
        effect: impl Into<String>,
    ) -> &mut Change {
        self.push(rule, Needs::Minor, what.into(), effect.into())
    }

    pub(super) fn major(
        &mut self,
        rule: &'static str,
        what: impl Into<String>,
        effect: impl Into<String>,
    ) -> &mut Change {
        self.push(rule, Needs::Major, what.into(), effect.into())
    }

    pub(super) fn refused(
        &mut self,
        rule: &'static str,
        what: impl Into<String>,
        effect: impl Into<String>,
        help: impl Into<String>,
    ) -> &mut Change {
        let change = self.push(rule, Needs::Refused, what.into(), effect.into());
        change.help = help.into();
        change
    }

    fn push(
        &mut self,
        rule: &'static str,
        needs: Needs,
        what: String,
        effect: String,
    ) -> &mut Change {
        let index = self.0.len();
        self.0.push(Change {
            rule,
            needs,
            allowed: None,
            changelog: capitalized(&what),
            what,
            effect,
            help: String::new(),
            at: None,
        });
        &mut self.0[index]
    }
}

impl Change {
    pub(super) fn at(&mut self, at: &Span) -> &mut Self {
        self.at = Some(at.clone());
        self
    }

    /// Sets the line for the changelog, where that is not what changed in the table.
    pub(super) fn changelog(&mut self, changelog: String) -> &mut Self {
        self.changelog = changelog;
        self
    }

    /// Makes a refused change a major one if the table says why.
    pub(super) fn unless_allowed(&mut self, reason: Option<&String>) {
        if let Some(reason) = reason {
            self.needs = Needs::Major;
            self.allowed = Some(reason.clone());
            self.help.clear();
        }
    }
}

/// What changed as a line of the changelog.
fn capitalized(what: &str) -> String {
    let mut chars = what.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    format!("{}{}.", first.collect::<String>(), chars.as_str())
}

/// A string of the table as a sentence of the changelog.
pub(super) fn sentence(text: &str) -> String {
    let paragraphs = markdown::paragraphs(text);
    let escaped: Vec<_> = paragraphs
        .iter()
        .map(|text| markdown::escape(text))
        .collect();
    let text = escaped.join(" ");
    let end = if text.ends_with(['.', '!', '?']) {
        ""
    } else {
        "."
    };
    text + end
}
