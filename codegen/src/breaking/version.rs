//! How far a version has to be raised, by Cargo's rules: its first number that is not zero is the major
//! one.

use semver::Version;

use super::change::Bump;

/// Whether a change may be released with the new version.
pub(super) fn is_sufficient(old: &Version, new: &Version, needs: Bump) -> bool {
    match needs {
        // The change can wait for the version that another change needs.
        Bump::Patch => true,
        // A pre-release of the needed version is sufficient.
        Bump::Minor | Bump::Major => {
            new.cmp_precedence(old).is_gt() && numbers(new) >= numbers(&least(old, needs))
        }
        Bump::Refused => false,
    }
}

/// Returns the old version if a patch is enough, else the lowest sufficient version that is not a
/// pre-release. A refused change counts as a major one.
pub(super) fn least(old: &Version, needs: Bump) -> Version {
    let &Version {
        major,
        minor,
        patch,
        ref pre,
        ..
    } = old;
    let next_patch = Version::new(major, minor, patch.saturating_add(1));
    let next_minor = Version::new(major, minor.saturating_add(1), 0);
    let next_major = Version::new(major.saturating_add(1), 0, 0);
    match needs {
        Bump::Patch => old.clone(),
        // The release itself may differ from its pre-release.
        _ if !pre.is_empty() => Version::new(major, minor, patch),
        _ if major == 0 && minor == 0 => next_patch,
        Bump::Minor if major == 0 => next_patch,
        Bump::Minor => next_minor,
        Bump::Major | Bump::Refused if major == 0 => next_minor,
        Bump::Major | Bump::Refused => next_major,
    }
}

fn numbers(version: &Version) -> (u64, u64, u64) {
    (version.major, version.minor, version.patch)
}
