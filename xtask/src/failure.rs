//! Why a command could not do its work.

use std::error::Error;
use std::fmt;
use std::io;

use codetable::published::FindError;
use codetable::{Diagnostic, Source};

use crate::output::count;
use crate::paths::Paths;

/// Why a command could not do its work. Every failure says what to do.
#[derive(Debug)]
#[non_exhaustive]
pub enum Failure {
    /// Tables with mistakes.
    Mistakes(Box<Mistakes>),
    /// Files in which the list of codes cannot be told.
    NoList {
        /// The files, as the call names them.
        files: Vec<String>,
        /// Why, and what they have instead.
        error: Box<FindError>,
    },
    /// Something else.
    Other {
        /// What is wrong.
        message: String,
        /// What to do.
        help: String,
    },
}

/// Tables with mistakes.
#[derive(Debug)]
#[non_exhaustive]
pub struct Mistakes {
    /// The folders that the tables are in, as messages name them.
    pub paths: Paths,
    /// The tables.
    pub sources: Vec<Source>,
    /// All mistakes.
    pub diagnostics: Vec<Diagnostic>,
    /// What was not done because of them, such as "nothing was written".
    pub consequence: &'static str,
}

impl Failure {
    /// A failure that is not about the contents of a table.
    pub(crate) fn new(message: impl fmt::Display, help: impl Into<String>) -> Self {
        Self::Other {
            message: message.to_string(),
            help: help.into(),
        }
    }

    /// Tables with mistakes, which keep a command from its work.
    pub(crate) fn mistakes(
        paths: &Paths,
        sources: &[Source],
        diagnostics: Vec<Diagnostic>,
        consequence: &'static str,
    ) -> Self {
        Self::Mistakes(Box::new(Mistakes {
            paths: paths.clone(),
            sources: sources.to_vec(),
            diagnostics,
            consequence,
        }))
    }

    /// Files in which the list of codes cannot be told.
    pub(crate) fn no_list(files: &[String], error: FindError) -> Self {
        Self::NoList {
            files: files.to_vec(),
            error: Box::new(error),
        }
    }

    /// A file or folder that cannot be read. `path` is how messages name it.
    pub(crate) fn unreadable(path: impl fmt::Display, error: &io::Error) -> Self {
        Self::new(format!("cannot read {path}: {error}"), "make it readable")
    }

    /// A file that cannot be written, removed or renamed.
    pub(crate) fn cannot(verb: &str, path: impl fmt::Display, error: &io::Error) -> Self {
        Self::new(
            format!("cannot {verb} {path}: {error}"),
            "fix the cause and run the command again; no file is half written",
        )
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Other { message, help } => write!(f, "{message}\n  help: {help}"),
            Self::NoList { files, error } => write!(f, "{}: {error}", files.join(", ")),
            Self::Mistakes(mistakes) => {
                let Mistakes {
                    diagnostics,
                    consequence,
                    ..
                } = &**mistakes;
                let mistakes = count(diagnostics.len(), "mistake");
                write!(f, "{mistakes}; {consequence}")
            }
        }
    }
}

impl Error for Failure {}
