// @generated from spec/uptivity.toml: do not edit. Change that, then run `cargo xtask codegen`.
// stamp: table ce6b1157e0f2d41e, body 0845477f5fc0d235, generator 0.7.3

use core::fmt;

/// What a code tells of the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// It was done.
    Success,
    /// It was done, but there is something to know about it.
    Warning,
    /// It was not done.
    Error,
}

impl fmt::Display for Outcome {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = match self {
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Error => "error",
        };
        f.pad(word)
    }
}
