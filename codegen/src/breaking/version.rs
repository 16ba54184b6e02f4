//! What a version tells users, as Cargo has it: the first number that is not zero is the major one.

use semver::Version;

use super::Needs;

/// The most that a change may need to go out with the new version.
pub(super) fn announced(old: &Version, new: &Version) -> Needs {
    let is_higher = new.cmp_precedence(old).is_gt();
    let (major, minor) = (new.major != old.major, new.minor != old.minor);
    match (old.major, old.minor) {
        // What needs only a patch may wait for a version.
        _ if !is_higher => Needs::Patch,
        // Whoever takes a pre-release is prepared for anything.
        _ if !old.pre.is_empty() || major => Needs::Major,
        (0, 0) => Needs::Major,
        (0, _) if minor => Needs::Major,
        (0, _) => Needs::Minor,
        _ if minor => Needs::Minor,
        _ => Needs::Patch,
    }
}

/// The lowest version without a pre-release part that announces as much.
pub(super) fn least(old: &Version, needs: Needs) -> Version {
    let Version {
        major,
        minor,
        patch,
        ..
    } = *old;
    match (needs, major, minor) {
        (Needs::Patch, ..) => old.clone(),
        _ if !old.pre.is_empty() => Version::new(major, minor, patch),
        (_, 0, 0) | (Needs::Minor, 0, _) => Version::new(major, minor, patch.saturating_add(1)),
        (_, 0, _) | (Needs::Minor, ..) => Version::new(major, minor.saturating_add(1), 0),
        _ => Version::new(major.saturating_add(1), 0, 0),
    }
}
