//! How far a version has to be raised, by Cargo's rules: its first number that is not zero is the major
//! one.

use semver::Version;

use super::change::Needs;

/// Whether a change may be released with the new version.
pub(super) fn is_sufficient(old: &Version, new: &Version, needs: Needs) -> bool {
    match needs {
        // It may wait for the version that another change needs.
        Needs::Patch => true,
        // A pre-release of the needed version is sufficient.
        Needs::Minor | Needs::Major => {
            new.cmp_precedence(old).is_gt() && numbers(new) >= numbers(&least(old, needs))
        }
        Needs::Refused => false,
    }
}

/// Returns the lowest sufficient version that is not a pre-release.
pub(super) fn least(old: &Version, needs: Needs) -> Version {
    let (major, minor, patch) = numbers(old);
    match (needs, major, minor) {
        (Needs::Patch, ..) => old.clone(),
        _ if !old.pre.is_empty() => Version::new(major, minor, patch),
        (_, 0, 0) | (Needs::Minor, 0, _) => Version::new(major, minor, patch.saturating_add(1)),
        (_, 0, _) | (Needs::Minor, ..) => Version::new(major, minor.saturating_add(1), 0),
        _ => Version::new(major.saturating_add(1), 0, 0),
    }
}

fn numbers(version: &Version) -> (u64, u64, u64) {
    (version.major, version.minor, version.patch)
}
