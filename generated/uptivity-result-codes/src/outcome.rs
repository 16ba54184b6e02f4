// @generated from spec/uptivity.toml: do not edit. Edit that file, then run `cargo xtask codegen`.

use core::fmt;

/// The outcome of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Succeeded.
    Success,
    /// Succeeded with a caveat.
    Warning,
    /// Failed.
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
