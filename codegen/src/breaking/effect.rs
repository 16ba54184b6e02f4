//! The effects that several kinds of changes have.

/// The effect of a change that programs do not notice.
pub(super) const ONLY_DOCUMENTATION: &str = "only the documentation changes";

/// Returns the effect on code that uses a name that is gone.
pub(super) fn no_longer_compiles(name: &str) -> String {
    format!("code that uses {name} no longer compiles")
}
